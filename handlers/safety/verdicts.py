"""What an officer's verdict on a report does: whose talks are shut or go on, and who hears of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.engine import Connection

from handlers.step import begin_for
from handlers.world import World
from storage import conversations, introductions, safety
from storage import rooms as kept_rooms

VERDICTS: Mapping[str, str] = {"uphold": "upheld", "dismiss": "dismissed", "made_up": "made_up"}


def decide(db: Connection, world: World, report_id: int, verdict: str, officer_id: int | None) -> bool:
    """An officer's verdict (uphold, dismiss or made_up) and all who hear of it; False when it stood so before."""
    one = safety.get(db, report_id)
    if one is None:
        return False
    status = VERDICTS[verdict]
    was = [each for each in safety.STANDS if each != status]
    if not safety.settle(db, report_id, status, world.now, was=was, officer_id=officer_id):
        return False
    conversations.withdraw(db, "report_decide", str(report_id), world.now)
    shut_or_open(db, world, one, status)
    if status == "upheld":
        _note_others(db, world, one)
    begin_for(db, world, one.from_id, "report_told", str(report_id), once=_now(world))
    tell_all(db, world, report_id, but=0)
    return True


ASKED_OF_A_TRADE = ("introduced", "quote", "how_it_went", "arrived", "deal_word", "deal_made", "deal_too")
"""What is asked of two who deal with each other: nobody is asked it of somebody whom the office has stopped."""


def shut_or_open(db: Connection, world: World, one: Any, status: str) -> None:
    """Of whom a report is true, nobody hears any more, and nobody's words go to them; free again, their talks go on."""
    if status == "upheld":
        kept_rooms.bar(db, one.about_id)
        for met in safety.met(db, one.about_id, at_most=ALL_MET):
            for waiting in ASKED_OF_A_TRADE:
                conversations.withdraw(db, waiting, str(met.id), world.now)
            for given in introductions.quotes_given(db, met.id):
                conversations.withdraw(db, "quoted", str(given), world.now)
    elif all(each.status != "upheld" for each in safety.standing(db, one.about_id)):
        kept_rooms.unbar(db, one.about_id)


ALL_MET = 500


def _note_others(db: Connection, world: World, one: Any) -> None:
    """Whoever met them lately hears of a true report, also where it held nobody back before and so nobody was warned."""
    side, since = ("buyer" if one.side == "seller" else "seller"), world.now - safety.WARN_WITHIN
    for other in safety.met_with(db, one.about_id, side, one.from_id, since):
        safety.note_warned(db, one.id, other, world.now)


def _now(world: World) -> str:
    return str(round(world.now.timestamp()))


def tell_all(db: Connection, world: World, report_id: int, *, but: int) -> None:
    """The one reported and all who were warned hear how it stands now."""
    one = safety.get(db, report_id)
    assert one is not None
    conversations.withdraw(db, "held_back", str(report_id), world.now)
    if one.holds or one.status == "upheld":
        begin_for(db, world, one.about_id, "report_over", str(report_id), once=f"{one.status}:{_now(world)}")
    for other in safety.warned(db, report_id):
        if other.person_id != but:
            subject = f"{report_id}:{other.introduction_id}"
            begin_for(db, world, other.person_id, "warning_over", subject, once=f"{one.status}:{_now(world)}")
