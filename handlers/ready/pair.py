"""The two sides of one match who talk through Haat, and a ready question in its reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import Any

from handlers.enquiry import wording
from handlers.language import N_, say
from handlers.step import Step
from handlers.trade import quotes
from handlers.units import unit_name
from storage import asks, matches
from storage import enquiries as store
from storage.enquiries import Enquiry
from storage.matches import Match
from storage.reference.questions import ReadyQuestion, family_of, ready_questions

TALKS_FOR = timedelta(days=60)
"""How long after an enquiry those who met by it may ask each other through Haat."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The two sides of one match, seen by one of them."""

    match: Match
    posted: Enquiry
    side: str
    buyer_name: str

    @property
    def other_id(self) -> int:
        return self.match.seller_id if self.side == "buyer" else self.posted.person_id

    @property
    def other_name(self) -> str:
        return (self.match.seller_name if self.side == "buyer" else self.buyer_name) or "–"

    @property
    def own_name(self) -> str:
        return (self.buyer_name if self.side == "buyer" else self.match.seller_name) or "–"

    @property
    def unit(self) -> str:
        """The unit that prices and amounts are said in."""
        return quotes.price_unit(self.posted)

    def questions(self, side: str) -> tuple[ReadyQuestion, ...]:
        """What this side may ask about these goods."""
        return ready_questions(family_of(self.posted.concept), side)

    def question(self, row: Any) -> ReadyQuestion | None:
        """The ready question of a row; None for free words."""
        return next((one for one in self.questions(row.side) if one.key == row.key), None)


def pair_of(step: Step, match_id: int) -> Pair | None:
    """The match as the speaker sees it; None when they are no side of it, or it is over."""
    one = matches.match(step.db, match_id)
    posted = store.get(step.db, one.enquiry_id)
    if one.status not in asks.TALKED or step.person.id not in (one.seller_id, posted.person_id):
        return None
    side = "buyer" if posted.person_id == step.person.id else "seller"
    return Pair(one, posted, side, store.buyer_name(step.db, posted.id) or say(step.language, N_("A buyer")))


def partners(step: Step) -> list[Any]:
    """With whom the speaker may talk, those who said yes first."""
    return list(asks.partners(step.db, step.person.id, step.world.now - TALKS_FOR))


def sentence(pair: Pair, question: ReadyQuestion, about: str, reader: str) -> str:
    """The question in its reader's language, with the amount and unit that belong to it."""
    number, _, unit = about.partition(" ")
    if number:
        much = wording.amount(Decimal(number), unit or pair.unit, reader)
    elif pair.posted.amount is not None:
        much = wording.amount(pair.posted.amount, pair.posted.unit, reader)
    else:
        much = wording.amount(Decimal(1), pair.unit, reader)
    text = question.ask.name_in(reader)
    return text.replace("{amount}", much).replace("{unit}", unit_name(pair.unit, reader))
