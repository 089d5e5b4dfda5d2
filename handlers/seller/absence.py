"""A seller who is away or has no goods left: until a day, after which buyers find them again by themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.enquiry import latecomers
from handlers.language import N_
from handlers.notice.when_said import NoSuchDay, read_when
from handlers.outbound.windows import hears_freely
from handlers.questions import Misread, Option, Question, Reply, yes_no
from handlers.seller.profile_fields import note_change
from handlers.step import begin_for
from handlers.world import World
from storage import profiles
from storage.parts import by_itself
from storage.profiles import Profile

UNKNOWN_DAYS = 14
"""Who does not know yet when they are back is looked for again after so many days."""
LONGEST = timedelta(days=366)
STALE = timedelta(hours=3)
"""A question whether somebody is back that could not leave by then is not put any more."""
FROM_HOUR = time(9)
"""From when on somebody is back, by the market's clock."""
_FROM = re.compile(r"(?<!\S)(?:se|से|to|from)(?!\S)|पासून|pasun", re.IGNORECASE)
SPANS = {"week": 7, "fortnight": 14, "month": 30, "unknown": UNKNOWN_DAYS}
UNTIL = Question(
    "until", N_("Until which day are you away?\nMeanwhile buyers do not see you."),
    (
        Option("week", N_("One week")), Option("fortnight", N_("Two weeks")), Option("month", N_("One month")),
        Option("unknown", N_("I do not know yet"), also=("pata nahi", "पता नहीं", "mahit nahi", "माहीत नाही", "not sure")),
        Option("no", N_("No, they may see me"), also=("nahi", "नहीं", "नको", "no")),
    ),
    shorter=N_("Please name a day or tap: until when are you away?"), takes="text",
)  # fmt: skip
RUN_OUT = replace(
    UNTIL, text=N_("When will you have goods again?\nUntil then buyers do not see you."),
    shorter=N_("Please name a day or tap: when will you have goods again?"),
)  # fmt: skip
HIDE = yes_no("hide", N_("Shall buyers not see you until {day}?\nAfter that day they find you again by themselves."))
OVER = Question(
    "still", N_("The days you were away are over: buyers can find you again.\nAre you back?"),
    (
        Option("back", N_("Yes, I am back"), also=("haan", "हाँ", "हो", "yes")),
        Option("away", N_("Still away"), also=("nahi", "नहीं", "नाही", "no")),
    ),
    takes="text",
)  # fmt: skip


def away(c: Conversation) -> None:
    """A seller is away until a day, told or asked for; meanwhile buyers do not see them. Who is back says so earlier."""
    mine = profiles.profile_of(c.db, c.person.id)
    if mine is None:
        return
    if c.opening.get("back"):
        return come_back(c, mine)
    last = _last_day(c)
    if last is None:
        return c.say(N_("All right, it stays as it is."))
    write(c, mine, status="hidden", away_until=last)
    return c.say(
        N_("Buyers do not see you until {day}; then they find you again.\nBack earlier? Write 'show me again'."),
        day=last,
    )


def _last_day(c: Conversation) -> date | None:
    """The last day of the absence, told or asked for; None for who wants to be seen all the same."""
    if c.opening.get("until"):
        return date.fromisoformat(c.opening["until"])
    told = day_in(c.opening.get("text", ""), c.world.today)
    if told is not None:
        return told if c.ask(HIDE, day=told) == "yes" else None
    asks = RUN_OUT if c.opening.get("run_out") else UNTIL
    said = c.ask(replace(asks, read=_reads_day(c.world.today)))
    if said == "no":
        return None
    return c.world.today + timedelta(days=SPANS[said]) if said in SPANS else date.fromisoformat(said)


def day_in(text: str, today: date) -> date | None:
    """The last day of an absence that some words name; None where they name none that is to come.

    What stands before "se", "पासून" or "to" is its beginning: "25 se 30 december", and "kal se" has no end.
    """
    try:
        named = read_when(_FROM.split(text)[-1], today)
    except NoSuchDay:
        return None
    return named.date() if named is not None and today <= named.date() <= today + LONGEST else None


def _reads_day(today: date) -> Any:
    def read(reply: Reply, _language: str) -> str:
        named = day_in(reply.text, today)
        if named is None:
            raise Misread(N_("Please name a day to come, for example 15 December or 10 days."))
        return named.isoformat()

    return read


def come_back(c: Conversation, mine: Profile) -> None:
    """Buyers find the seller again, and the enquiries that wait for such goods are looked through."""
    write(c, mine, status="live", away_until=None)
    latecomers.meet(c.step, mine.id)
    c.say(N_("Buyers can find you again."))


def write(c: Conversation, mine: Profile, *, status: str, away_until: date | None) -> None:
    profiles.change_profile(c.db, mine.id, c.world.now, status=status, away_until=away_until)
    note_change(
        c, mine, before={"status": mine.status, "away_until": _kept(mine.away_until)},
        after={"status": status, "away_until": _kept(away_until)},
    )  # fmt: skip


def _kept(day: date | None) -> str | None:
    return day.isoformat() if day else None


# ── the tick ──────────────────────────────────────────────────────────────────────────────────────────────────────


def end_absences(db: Connection, world: World) -> int:
    """The tick: whose last day away was yesterday or before is found again, from the morning on; how many are."""
    if world.now.astimezone(world.zone).time() < FROM_HOUR:
        return 0
    over = profiles.away_over(db, world.today)
    for one in over:
        with by_itself(db, f"profile:{one.id}"):
            profiles.change_profile(db, one.id, world.now, status="live", away_until=None)
            begin_for(db, world, one.person_id, "away_over", str(one.id), purpose="digest", once=str(one.away_until))
    return len(over)


def away_over(c: Conversation) -> None:
    """The absence is over as it was told: what waits is looked through, and who is away still says until when."""
    c.once("met", lambda: latecomers.meet(c.step, int(c.subject)))
    if "still" not in c.answers and not hears_freely(c.db, c.person.id, c.world.now):
        return  # nobody is rung up or sent a paid message for it
    c.step.expires_at = c.world.now + STALE
    still = c.ask(replace(OVER, read=_reads_day(c.world.today)))
    if still == "back":
        return c.say(N_("Good that you are back!"))
    return c.then("away", **({} if still == "away" else {"until": still}))


CONVERSATIONS = {"away": away, "away_over": away_over}
