"""What is heard before every order: somebody tells of a trap, or that they fell into it."""

from __future__ import annotations

from typing import Any

from handlers import menu
from handlers.hearing import Started
from handlers.own_questions import own_question
from handlers.reading.commands import is_exact_stop
from handlers.routing import which
from handlers.routing.said import TOLD_TO_THE_OFFICE, Said
from handlers.safety import cries, grievances, whom
from handlers.subjects import GIVE_WAY
from handlers.trade import between
from storage import profiles, rooms, safety

HEAR_IT_THEMSELVES = ("report", "report_whom", "trouble", "held_back", "complain", "ask_office", "listen")
"""Conversations in which it is told already what is wrong."""


def tells_of_a_trap(said: Said) -> bool:
    """ "OTP maang raha hai", "scan kar diya": no stop, no undo and no word to whoever did it, but reason to report them."""
    way, step = said.way, said.way.step
    if not said.at_large or step.is_officer or said.asked in TOLD_TO_THE_OFFICE or is_exact_stop(said.words):
        return False
    if said.floor is not None and said.floor.name in HEAR_IT_THEMSELVES and way.room is None:
        return False
    if safety.is_held(step.db, step.person.id):
        return False
    met, room_id = _of_whom(said)
    if _asks_or_reports(said, met, room_id):
        return True
    sells = (
        met.seller == step.person.id if met is not None else profiles.profile_of(step.db, step.person.id) is not None
    )
    named = way.room is None and met is not None and grievances.is_called_a_cheat(said.words)
    # What is said of somebody in their talk is heard there; elsewhere whoever was met lately may be meant.
    elsewhere = way.room is None and met is not None and grievances.cries_out(said.words)
    if not (cries.cries(said.words, sells=sells) or named or elsewhere) or _only_asks(said, sells=sells):
        return False
    if met is not None:
        way.start(between.complained_of(step, met, said.hearing, room_id=room_id))
        return True
    return _is_about_nobody_known(said, sells=sells)


def _only_asks(said: Said, *, sells: bool) -> bool:
    """Who asks Haat whether to pay ("he wants an advance, should I pay?") has lost nothing yet, and is answered."""
    asks = said.way.room is None and grievances.asks_whether_to_pay(said.words)
    return asks and not cries.fell_for_it(said.words, sells=sells)


def _asks_or_reports(said: Said, met: Any, room_id: int | None) -> bool:
    """Is somebody to be trusted, or to be reported? The words themselves tell nothing yet that they did."""
    step = said.way.step
    if met is not None and cries.doubts(said.words) and not _is_for_haat(said):
        whom.tell_what_is_known(step, met)
        return True
    if not grievances.reports_them(said.words) and not grievances.wants_to_report(said.words):
        return False
    if met is not None:
        return said.start(Started("report", str(met.id), {"room": room_id}))
    return bool(safety.met(step.db, step.person.id, at_most=1)) and said.start(Started("report_whom"))


def _is_about_nobody_known(said: Said, *, sells: bool) -> bool:
    """A cry of which it is not clear whom it is about: of those one has met it is asked, else the office has it."""
    way, step = said.way, said.way.step
    met_somebody = bool(safety.met(step.db, step.person.id, at_most=1))
    if not met_somebody and own_question(said.words) is not None:
        return False  # then Haat itself is asked about it, and answers
    if cries.fell_for_it(said.words, sells=sells):
        step.say(cries.MONEY_GONE)
    if met_somebody:
        return said.start(Started("report_whom", opening={"words": said.words}))
    menu.pass_to_office(step, "complaint", said.words)
    way.ask_floor_again()
    return True


def _is_for_haat(said: Said) -> bool:
    """Outside a talk "is this real?" asks of Haat itself, but where a person is named."""
    return said.way.room is None and said.floor is not None and said.floor.name not in GIVE_WAY


def _of_whom(said: Said) -> tuple[Any, int | None]:
    """The other side that is meant and their talk: whose talk has the floor, else the only one whom the speaker met."""
    way, step = said.way, said.way.step
    if way.room is not None and len(which.may_be_meant(way)) <= 1:
        met_id = rooms.introduction_in(rooms.room(step.db, way.room))
        return (safety.sides(step.db, met_id), way.room) if met_id is not None else (None, None)
    found = safety.met(step.db, step.person.id)
    named = [met for met in found if whom.is_named(step, met, said.words)]
    if len(named or found) != 1:
        return None, None
    met = (named or found)[0]
    room = rooms.called(step.db, "deal", str(met.id))
    return safety.sides(step.db, met.id), room.id if room is not None and room.status == "open" else None
