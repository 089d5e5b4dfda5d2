"""Two digests a day: an officer who wants it so hears of what waits at fixed hours; only fraud and disputes come at once."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.language import N_, say
from handlers.office import staff_words
from handlers.office.rights import districts_of, for_officers, note
from handlers.questions import Misread, Option, Reply, choice
from handlers.step import Step, begin_for
from handlers.world import World
from storage import audit, listening, offices, phone_calls, profiles, rumours, safety, schemes, staff
from storage.parts import by_itself
from storage.staff import Officer

SUNDAY = 6
ALSO = ("digest", "digests", "din me do bar", "दिन में दो बार", "divsatun donda", "दिवसातून दोनदा")
AT_ONCE = Option("office_hears", N_("News comes: at once"), also=ALSO)
TWICE = Option("office_hears", N_("News comes: 2 a day"), also=ALSO)
CHOICES = (Option("at_once", N_("At once")), Option("digests", N_("Two digests a day")))


def desk_item(officer: Officer) -> Option:
    """How this officer hears of what is new, on the desk."""
    return TWICE if officer.digests else AT_ONCE


@for_officers
def how_to_hear(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """An officer chooses: each new line at once, or all in two digests a day."""
    hours = " · ".join(f"{one:%H:%M}" for one in c.world.digests)
    asks = choice(
        "how", N_("How do you want to hear of new office work?\nDigests come at {hours}, not on Sundays."), CHOICES
    )
    wants = (c.opening.get("how") or c.ask(replace(asks, read=_how_said), hours=hours)) == "digests"
    staff.set_digests(c.db, officer.id, wants, c.world.now)
    note(c, "hear_digests", f"officer:{officer.id}", before={"digests": officer.digests}, after={"digests": wants},
         reverse="hear_as_before")  # fmt: skip
    if wants:
        return c.say(
            N_("Noted: two digests a day. Fraud and disputes still come at once; the desk shows all at any time.")
        )
    return c.say(N_("Noted: you hear of each new line at once."))


def _how_said(reply: Reply, _language: str) -> str:
    """How news shall come, in own words. Raises Misread."""
    if not (said := staff_words.how_news_comes(reply.text)):
        raise Misread()
    return said


def _as_before(step: Step, deed: Any) -> bool:
    """Taken back by the officer whose choice it was."""
    officer = step.officer
    if officer is None or officer.id != audit.number_of(deed):
        return False
    staff.set_digests(step.db, officer.id, bool(deed.before["digests"]), step.world.now)
    return True


# ── the digest ────────────────────────────────────────────────────────────────────────────────────────────────────


def slot(world: World) -> datetime | None:
    """The last hour of today at which digests begin and which has come; None before the first one and on Sundays."""
    here = world.now.astimezone(world.zone)
    if here.weekday() == SUNDAY:
        return None
    come = [one for one in world.digests if one <= here.time()]
    return datetime.combine(here.date(), max(come), world.zone) if come else None


def send(db: Connection, world: World) -> int:
    """The tick: every officer who wants digests and has not had the one that is due has it begun; how many have."""
    due = slot(world)
    if due is None:
        return 0
    begun = 0
    for officer in staff.without_digest(db, due):
        with by_itself(db, f"officer:{officer.id}"):
            if staff.begin_digest(db, officer.id, due, world.now):
                begun += begin_for(db, world, officer.person_id, "office_digest", due.isoformat(), purpose="office")
    return begun


def digest(c: Conversation) -> None:
    """What waits for the office now, one line a kind, with a button to the desk; nothing waits: nothing is said."""
    officer = staff.officer_of(c.db, c.person.id)
    if officer is None or not officer.digests:
        return
    lines = waiting(c, districts_of(c.world, officer))
    if lines:
        c.step.offer(N_("The office's work now:\n{lines}"), [Option("office", N_("Open the desk"))], question="menu",
                     lines="\n".join(lines))  # fmt: skip


def waiting(c: Conversation, mine: list[int]) -> list[str]:
    """What waits in these districts, as lines in the reader's language; what is done is left out."""
    counted = (
        (N_("Reports: {count}"), len(safety.listed(c.db, mine, ("open",)))),
        (N_("Waiting people: {count}"), len(offices.waiting_for_human(c.db, mine, but=c.person.id))),
        (N_("Listen: {count}"), listening.waiting(c.db, mine, but=c.person.id)),
        (N_("Calls to make: {count}"), len(phone_calls.open_of(c.db, mine))),
        (N_("Numbers to check: {count}"), len(profiles.unconfirmed(c.db, mine))),
        (N_("Is it true?: {count}"), len(rumours.waiting(c.db, mine))),
        (N_("Want schemes: {count}"), len(schemes.waiting(c.db, mine))),
    )
    return [say(c.language, text, count=count) for text, count in counted if count]


OFFICE_WORK = {"office_hears": how_to_hear}
CONVERSATIONS = {**OFFICE_WORK, "office_digest": digest}
REVERSES = {"hear_as_before": _as_before}
