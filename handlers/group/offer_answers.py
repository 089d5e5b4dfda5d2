"""An offer's maker answers who wants it: from that word on the two have met, and what comes of it is a deal like any."""

from __future__ import annotations

from typing import Any

from handlers.conversation import Conversation
from handlers.language import N_, render
from handlers.outbound.letters import FALLBACK_LANGUAGE
from handlers.safety import reporting
from handlers.step import Step
from storage import audit, cards, groups, introductions, matches, people, profiles, rooms, safety

THROUGH_HAAT = "haat"
"""Both sides of a talk about a card are reached only through Haat."""


def subject(card_id: int, buyer_id: int) -> str:
    """Under which subject a talk about an offer's card stands until its maker has answered."""
    return f"card:{card_id}:{buyer_id}"


def heard(step: Step, room: Any) -> Any:
    """The room, after the speaker wrote in it. With the first word of an offer's maker it is an introduction's room: the
    buyer's wish is kept as an enquiry of that card, so that price, deal and reports are what they are elsewhere."""
    if not room.subject.startswith("card:"):
        return room
    _, card_id, buyer_id = room.subject.split(":")
    card, buyer = cards.get(step.db, int(card_id)), people.person(step.db, int(buyer_id))
    seller = profiles.profile_of(step.db, step.person.id)
    if card is None or card.person_id != step.person.id or seller is None or buyer.erased_at is not None:
        return room
    if safety.held_among(step.db, [buyer.id, step.person.id]):
        return room
    group = groups.get(step.db, card.group_id)
    language = buyer.language or FALLBACK_LANGUAGE
    goods = render(step.world.catalogue.product(card.concept), language) if card.concept else card.words[:160]
    district = group.district_lgd if group else None
    match_id = matches.take_up(
        step.db, card.id, seller.id, step.world.now, asked_at=room.created_at,
        reasons=[{"code": "sells", "concept": card.concept}] if card.concept else [], person_id=buyer.id, text=goods,
        language=language, concept=card.concept, product_words=goods, unit=card.unit, district_lgd=district,
    )  # fmt: skip
    met = introductions.introduce(
        step.db, match_id, buyer_contact=THROUGH_HAAT, seller_contact=THROUGH_HAAT, now=step.world.now
    )
    assert met is not None, "a match made just now was introduced by nobody"
    audit.note(step.db, step.person.id, "introduce", f"introduction:{met}", step.world.now, after={"card": card.id},
               why_not=N_("both sides have written to each other now"))  # fmt: skip
    rooms.rename(step.db, room.id, str(met))
    reporting.put_card(step, met, "receiving")
    step.begin(buyer.id, "offer_met", str(met))
    return rooms.room(step.db, room.id)


def offer_met(c: Conversation) -> None:
    """The buyer of a card is told once how to pay safely, with the button that reports the seller."""
    met = safety.sides(c.db, int(c.subject))
    if c.person.id == met.buyer:
        reporting.put_card(c.step, met.id, "paying")


CONVERSATIONS = {"offer_met": offer_met}
