"""An offer of one's own that hangs in a group: which one is meant, how it comes off, and how both are undone."""

from __future__ import annotations

from datetime import date
from typing import Any

from handlers.conversation import Conversation
from handlers.group import group_cards
from handlers.language import N_, render, rupees
from handlers.questions import Option, choice, yes_no
from handlers.step import Step
from storage import audit, groups
from storage import cards as store
from storage.cards import Card

GONE = N_("That card does not hang any more.")


def one_of(c: Conversation) -> Card | None:
    """The card that is meant, asked where several fit; None where it hangs no more."""
    mine = [card for card in (store.get(c.db, int(number)) for number in c.opening["cards"]) if card is not None]
    mine = [card for card in mine if card.status == "open"]
    if len(c.opening["cards"]) < 2 or not mine:  # not how many hang now: who chose one that is gone is asked again
        return mine[0] if mine else None
    options = [
        Option(str(card.id), "{goods} {price}", {
            "goods": render(c.world.catalogue.product(card.concept or ""), c.language),
            "price": rupees(card.price_paise or 0, c.language),
        })
        for card in mine
    ]  # fmt: skip
    chosen = c.ask(choice("which", N_("Which of your cards do you mean?"), options))
    return next(card for card in mine if str(card.id) == chosen)


def off(c: Conversation) -> None:
    """An own offer comes off its group; it can be undone."""
    card = one_of(c)
    group = groups.get(c.db, card.group_id) if card is not None else None
    if card is None or group is None:
        return c.say(GONE)
    asks = yes_no("sure", N_("{card}\nTake this off {group}?"), N_("Yes, take it off"), N_("Let it hang"))
    shown = group_cards.said_of_offer(c.db, c.world, card, c.language)
    if c.ask(asks, card=shown, group=group.name) == "no":
        return c.say(N_("All right, it stays as it is."))
    if store.settle(c.db, card.id, "closed", c.world.now):
        store.change(c.db, card.id, stale=True)
        audit.note(c.db, c.person.id, "card_off", f"card:{card.id}", c.world.now, reverse="card_hangs")
    return c.say(N_("It is off {group}. Your goods stay with Haat, and buyers find you as before."), group=group.name)


def _hangs_again(step: Step, deed: Any) -> bool:
    card = store.get(step.db, audit.number_of(deed))
    if card is None or card.status != "closed":
        return False
    store.change(step.db, card.id, status="open", closed_at=None, stale=True)
    return True


def _as_it_was(step: Step, deed: Any) -> bool:
    card, before = store.get(step.db, audit.number_of(deed)), dict(deed.before)
    until = before.pop("until")
    if card is None or card.status == "removed":  # whoever looks after the group has taken it off meanwhile
        return False
    store.change(step.db, card.id, **before, valid_until=date.fromisoformat(until) if until else None, stale=True)
    return True


CONVERSATIONS = {"card_off": off}
REVERSES = {"card_hangs": _hangs_again, "card_as_it_was": _as_it_was}
