"""What an officer answers when a workshop is made or moved: title, day and hours, place, seats; what cannot be is told kindly."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from handlers.circulars import every_week
from handlers.circulars.day_hours import Hours
from handlers.circulars.old_venue import place_said
from handlers.circulars.page import Page
from handlers.folding import normalise, tokens
from handlers.language import N_
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.notice.notice_answers import FURTHEST_WITHOUT_YEAR, FURTHEST_YEARS, TOO_LONG
from handlers.notice.when_said import NoSuchDay, read_when
from handlers.questions import Misread, Option, Reply, words_of
from handlers.workshop import workshop_days
from handlers.workshop.days_said import untangled
from handlers.workshop.workshop_words import BOOK, Reading, day_and_hour
from handlers.world import World
from storage.workshops import Workshop

MOST_SEATS = 100_000
LONGEST_TITLE, LONGEST_PLACE = 120, 120
WHEN = N_("On which day, and when?")
AT_WHAT_TIME = N_("At what time does it begin?")
WHICH_DAY = N_("On which day?")
NO_SUCH_DAY = N_("There is no such day. Please write it like: 12 December 11 am.")
LIKE_THIS = N_("Please write day and hour, like: 12 December 11 am.")
OVER = N_("That is over already. Please write a day to come.")
OF_THIS_YEAR = N_("Of this year that day is over. Please write a day to come, or the year with it: 12 December 2027.")
WEEKLY = "weekly "
"""How an answer begins that says each week, and not for how long."""
UNTIL_WHEN = N_("Each week from which day until which? Like: every Saturday, 5 to 26 December, 11 am.")
ENDS_FIRST = N_("It would end before it begins. Please write from when until when: 12 December 11 am to 2 pm.")
_BARE_HOURS = re.compile(r"(?<![\d:.])\d{1,2}(?::\d\d)?\s?(?:से|ते|se|te|to|-|–)\s?\d{1,2}(?::\d\d)?(?![\d:.])")
""" "11 se 2" where the hour was asked."""
ALL = Option(
    "all", N_("As many as come"),
    also=("no limit", "unlimited", "any number", "jitne aaye", "jitne aaye utne", "jitne bhi aaye", "koi limit nahi",
          "जितने आएँ", "जितने भी आएँ", "जितने आएं उतने", "कोई सीमा नहीं", "कोई लिमिट नहीं", "मर्यादा नाही", "कितीही", "kitihi", "yetil titke",
          "येतील तेवढे", "maryada nahi", "koi seema nahi"),
)  # fmt: skip


def title(reply: Reply, language: str) -> str:
    """What it is about: a few words with letters in them. Raises Misread."""
    return _short(reply, language, LONGEST_TITLE, N_("Please write what it is about in a few words, like: packing."))


def place(reply: Reply, language: str) -> str:
    """Where it is, in words; a place in whose stead it is, is none. Raises Misread."""
    return place_said(_short(reply, language, LONGEST_PLACE, N_("Please write the place in words: hall, road, town.")))


def _short(reply: Reply, language: str, most: int, without_letters: str) -> str:
    words = " ".join(reply.text.split())
    if len(words) > most:
        raise Misread(TOO_LONG, count=len(words), most=most)
    if not any(sign.isalpha() for sign in words):
        raise Misread(without_letters)
    return words_of(reply, language)


def seats(reply: Reply, _language: str) -> str:
    """How many seats, in figures or words, as digits. Raises Misread."""
    text = normalise(reply.text)
    if len(text) > 60:
        raise Misread(N_("Please write a number, for example 50."))
    if re.search(r"(?<!\d)-\s?\d", text):
        raise Misread(N_("So few seats let nobody in. Please write a number from 1 on, for example 50."))
    found = numerals(pieces(text))
    if len(found) != 1 or found[0].lowest is not None or found[0].value != int(found[0].value):
        raise Misread(N_("Please write one number, for example 50."))
    number = int(found[0].value)
    if number < 1:
        raise Misread(N_("So few seats let nobody in. Please write a number from 1 on, for example 50."))
    if number > MOST_SEATS:
        raise Misread(N_("No hall holds so many. Please write a number, for example 50."))
    return str(number)


def moment(
    world: World, day: date | None = None, hours: Sequence[str] = (), days: Sequence[date] = (), *, weekly: str = "",
    asks_on: bool = False,
) -> Any:  # fmt: skip
    """Reads from when, perhaps also until when, on one day or several; of day and hour one may be known already, or in which
    words it is `weekly`. Given as ISO text in the market's zone, the end behind a space, and behind it all days where there
    are several; where it is each week without an end and somebody `asks_on` for that, the words themselves."""
    known = tuple(days) or ((day,) if day is not None else ())

    def read(reply: Reply, language: str) -> str:
        words = words_of(reply, language)
        words = untangled(f"{words}, {weekly}" if weekly else words)
        if known and (bare := re.fullmatch(r"\s*(\d{1,2})\s*", normalise(words))) is not None:
            words = f"{bare[1]} baje"  # the hour was asked
        elif known and not _reading(words, world).clocks:
            words = _BARE_HOURS.sub(r"\g<0> baje", normalise(words))
        told = _reading(words, world)
        if every_week.has_no_end(told.page, told.days) and not known:
            if asks_on and not weekly:
                return WEEKLY + words
            raise Misread() if weekly else Misread(UNTIL_WHEN)
        try:
            said, hour = day_and_hour(words, world.today)
            if said is not None and said < world.today:
                raise Misread(OVER)
            named = read_when(words, world.today)
        except (ValueError, NoSuchDay):
            raise Misread(NO_SUCH_DAY) from None
        if said is None and named is None:
            raise Misread(LIKE_THIS)
        both = next((one.times for one in told.clocks), told.hours)
        held = known
        if said is not None and not _are_among(told, known):
            held = told.new_days() or (said,)
        elif named is not None and (named.date() != world.today or not known):
            held = (named.date(),)
        if not hour and hours and (named is None or f"{named:%H:%M}" == "10:00"):
            both = tuple(hours)
        elif len(both) != 2:
            both = (f"{named:%H:%M}" if named is not None else hour or "10:00",)
        own = told.day_hours(held, known=held == known)
        return in_order(world, held, own.get(held[0], both), any(one.has_year for one in told.days), own)

    return read


def _are_among(told: Reading, known: Sequence[date]) -> bool:
    """Do the days of an answer only tell which of those that are known has which hour: "3 ko 11 baje, 10 ko 2 baje"?"""
    named = {day for one in told.days for day in one.days}
    return bool(known) and len(told.clocks) > 1 and named <= set(known)


def _reading(words: str, world: World) -> Reading:
    return Reading(Page.of(untangled(words)), BOOK.look_up(tokens(words)), world.today)


def several_days(words: str, world: World) -> tuple[date, ...]:
    """All days that an answer names, where they are several."""
    return _reading(words, world).new_days()


def hours_of_days(words: str, world: World, days: Sequence[date]) -> Hours:
    """Of days that an answer names each with its hours, where they differ."""
    return _reading(words, world).day_hours(days)


def in_order(
    world: World,
    days: Sequence[date],
    hours: Sequence[str],
    has_year: bool,
    own: Mapping[date, Sequence[str]] | None = None,
) -> str:
    """Days with their hours that may be planned, as ISO text; `own` where they differ in these. Raises Misread."""
    if days[-1].year > world.today.year + FURTHEST_YEARS:
        raise Misread(LIKE_THIS)
    first, *rest = [datetime.combine(days[0], time.fromisoformat(hour)) for hour in hours[:2]]
    if first.replace(tzinfo=world.zone) <= world.now:
        raise Misread(OVER)
    if days[0] - world.today > FURTHEST_WITHOUT_YEAR and not has_year:
        raise Misread(OF_THIS_YEAR)
    if (rest and rest[0] <= first) or any(len(each) > 1 and each[1] <= each[0] for each in (own or {}).values()):
        raise Misread(ENDS_FIRST)
    return in_iso((first, *rest), days, own)


def in_iso(moments: Sequence[datetime], days: Sequence[date], own: Mapping[date, Sequence[str]] | None = None) -> str:
    """From when, perhaps until when, and the days where they are several, with their hours where these differ, as an answer
    is kept."""
    said = [one.isoformat() + (f"@{'-'.join((own or {})[one])}" if one in (own or {}) else "") for one in days]
    return " ".join((*(one.isoformat() for one in moments), *([",".join(said)] if len(days) > 1 else [])))


def says_end(at: str) -> bool:
    """Does an answer say until when?"""
    return at.count("T") > 1


def put_in_time(one: Workshop, at: str, world: World, long: timedelta | None = None) -> Workshop:
    """A workshop as an answer puts it; where that says no end, so long it is on each day, or as long as before, and where it
    names one day, all of several move on with the first."""
    parts = at.split()
    first, *rest = [datetime.fromisoformat(part).replace(tzinfo=world.zone) for part in parts if "T" in part]
    long = rest[0] - first if rest else long
    if "T" in parts[-1]:
        return workshop_days.begun_anew(world, one, first, long)
    said = [each.partition("@") for each in parts[-1].split(",")]
    days = [date.fromisoformat(day) for day, _, _ in said]
    own = {
        date.fromisoformat(day): [time.fromisoformat(hour) for hour in hours.split("-")]
        for day, at, hours in said
        if at
    }
    return workshop_days.on_days(world, one, first, long or workshop_days.lasts(world, one), days, own)
