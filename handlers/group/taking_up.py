"""Somebody takes up a card by what they write in the chat: the rest is asked in private."""

from __future__ import annotations

from handlers.language import N_, say
from handlers.messages import InboundMessage
from handlers.step import Step
from storage import links
from storage.cards import Card
from storage.people import Address


def take_up(step: Step, card: Card, message: InboundMessage, author: Address, *, said: str = "") -> None:
    """Somebody takes up a card in the chat: they are asked in private, with what they `said`; whom Haat may not write to yet
    gets a start link below their words."""
    if author.last_inbound_at is not None:
        opening = {"sure": True, "said": said} if said else {"sure": True}
        step.begin(author.person_id, "card", str(card.id), opening, once=str(step.inbox_id))
        return
    step.post(say(step.language, N_("Tap once, and I tell the other side of your yes.")), reply_to=message.message_id,
              start=(say(step.language, N_("Start")), links.link_to_card(step.db, card.id) or ""))  # fmt: skip
