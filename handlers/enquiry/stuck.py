"""Enquiries to which nobody says yes: the office has them, and rings the sellers where their buyers do not choose in time."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from decimal import Decimal

from sqlalchemy.engine import Connection

from handlers.enquiry import wording
from handlers.enquiry.buyer_words import as_written
from handlers.language import N_, say
from handlers.matching.numbers import decimal_text
from handlers.step import Step, begin_for
from handlers.world import World
from storage import conversations, matches, offices, people, phone_calls
from storage import enquiries as store
from storage.enquiries import Enquiry
from storage.matches import Match
from storage.parts import by_itself

OFFICE_CLOSES = time(18)
SUNDAY = 6
RUNG = 5
"""How many silent sellers the office is asked to ring for one enquiry."""


def end_of_next_working_day(world: World) -> datetime:
    """Until when a buyer may choose: six in the evening of the next day that is no Sunday, in the market's zone."""
    day = world.today + timedelta(days=1)
    day += timedelta(days=day.weekday() == SUNDAY)
    return datetime.combine(day, OFFICE_CLOSES, world.zone)


def give_to_office(db: Connection, world: World, posted: Enquiry) -> None:
    """Nobody said yes in time: the office has a row about it, and the buyer is asked what now; once an enquiry."""
    if posted.stuck_at is not None:
        return
    store.change(db, posted.id, stuck_at=world.now, choose_at=end_of_next_working_day(world))
    address = people.reached_at(db, posted.person_id)
    if address is not None:
        offices.ask_human(
            db, posted.person_id, address.id, "no_yes", as_written(posted), posted.district_lgd, world.now,
            about=f"enquiry:{posted.id}",
        )  # fmt: skip
    begin_for(db, world, posted.person_id, "nobody_left", str(posted.id), once=str(posted.wave))


def choose_for_buyers(db: Connection, world: World) -> int:
    """The tick: whoever has not chosen by the end of the next working day gets the office's calls; how many."""
    due = store.choices_due(db, world.now)
    for posted in due:
        with by_itself(db, f"choice:{posted.id}"):
            store.change(db, posted.id, choose_at=None)
            if not matches.matches_of(db, posted.id, matches.ANSWERED_YES):
                ring_the_silent(db, world, posted)
                begin_for(db, world, posted.person_id, "office_rings", str(posted.id))
    return len(due)


def ring_the_silent(db: Connection, world: World, posted: Enquiry) -> int:
    """Put sellers who were asked and have not answered on the office's call list; how many are new there."""
    silent = matches.matches_of(db, posted.id, ("asked",))[:RUNG]
    return sum(call_for(db, world, one, posted, "has not answered") for one in silent)


def call_for(db: Connection, world: World, one: Match, posted: Enquiry, why: str) -> bool:
    """The office shall ask one seller by telephone; False when that stands there already."""
    words = say("en", N_("{product}: can {name} give this?"), product=wording.brief(posted, world, "en"),
                name=one.seller_name or "")  # fmt: skip
    return phone_calls.add(db, one.seller_id, f"lead:{one.id}", words, why, world.now)


# ── a seller's answer by telephone ────────────────────────────────────────────────────────────────────────────────


def said_by_telephone(step: Step, match_id: int, result: str, *, much: Decimal | None = None) -> bool:
    """What a seller told the officer on the telephone counts as their answer; False where none is wanted any more.

    `much` is what they can give of it, where that is less than all.

    Their number is not shared by this: it takes their own tap, so the two meet through Haat.
    """
    one = matches.match(step.db, match_id)
    posted = store.get(step.db, one.enquiry_id)
    if result not in ("yes", "no") or posted.status != "open":
        return False
    status = "yes" if result == "yes" else "not_now"
    contact = "haat" if status == "yes" else None
    promised = posted.quantity if much is None else decimal_text(much)
    quantity = promised if status == "yes" else None
    if not matches.answer(step.db, match_id, status, step.world.now, quantity=quantity, contact=contact):
        return False
    conversations.withdraw(step.db, "lead", str(match_id), step.world.now)
    if status == "yes":
        step.begin(posted.person_id, "said_yes", str(match_id), once=str(step.inbox_id))
    return True


def unsaid(step: Step, match_id: int) -> None:
    """An officer takes a call's result back: the seller is asked again, the buyer's question about it goes."""
    if not matches.settle_match(step.db, match_id, "asked", was=("yes", "not_now")):
        return
    conversations.withdraw(step.db, "said_yes", str(match_id), step.world.now)
