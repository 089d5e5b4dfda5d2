"""What an officer answers for one field of a notice; what cannot be is told kindly, and nothing is cut off."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from handlers.circulars import every_week
from handlers.circulars.clock import clocks
from handlers.circulars.contact import links
from handlers.circulars.day_hours import single_days
from handlers.circulars.day_words import LETTER
from handlers.circulars.days import mentions
from handlers.circulars.mention import Mention
from handlers.circulars.old_venue import place_said
from handlers.circulars.page import Page
from handlers.language import N_
from handlers.questions import Misread, Reply, words_of

LONGEST: Mapping[str, int] = {"title": 160, "place": 120, "fee": 120, "contact": 120, "says": 600}
"""So many letters a field holds."""
FURTHEST_YEARS = 5
"""No notice speaks of a later day; a year beyond is a slip of the thumb."""
FURTHEST_WITHOUT_YEAR = timedelta(days=300)
"""A day without a year that comes so late is rather one of this year that is over."""
TOO_LONG = N_("That is a little long. Letters: {count}; please at most {most}.")


_BY_24_HOURS = re.compile(r"(1[3-9]|2[0-3]):([0-5]\d)\s?(?:to|से|ते|se|te|till|until|–|-)\s?([01]?\d|2[0-3]):([0-5]\d)")
""" "16:00 to 10:00" begins at four and says no ten in the evening."""


def title(reply: Reply, language: str) -> str:
    """What it is about, with letters in it. Raises Misread."""
    return _with_letters(short("title", reply, language))


def says(reply: Reply, _language: str) -> str:
    """All words of a notice that is only words. Raises Misread."""
    words = " ".join(reply.text.split())
    if len(words) > LONGEST["says"]:
        raise Misread(TOO_LONG, count=len(words), most=LONGEST["says"])
    return _with_letters(words)


def _with_letters(words: str) -> str:
    if not any(sign.isalpha() for sign in words):
        raise Misread(N_("Please write what it is about in a few words, like: packing."))
    return words


def short(name: str, reply: Reply, language: str) -> str:
    """Words that the field holds as they were written. Raises Misread."""
    words = " ".join(reply.text.split())
    if len(words) > LONGEST[name]:
        raise Misread(TOO_LONG, count=len(words), most=LONGEST[name])
    if name == "place" and not any(sign.isalpha() for sign in words):
        raise Misread(N_("Please write the place in words: hall, road, town."))
    said = words_of(reply, language)
    return place_said(said) if name == "place" else said


def times(words: str) -> list[str]:
    """From when, and perhaps until when. Raises Misread."""
    plain = Page.of(words).plain
    found = [time for one in clocks(Page.of(words), []) or clocks(Page.of(f"{words} baje"), []) for time in one.times][
        :2
    ]
    if (literal := _BY_24_HOURS.fullmatch(plain.strip())) is not None:
        found = [f"{int(literal[1]):02}:{literal[2]}", f"{int(literal[3]):02}:{literal[4]}"]
    if not found:
        raise Misread(N_("I see no time there. Please write for example 11:00 or 10:00 to 16:00."))
    if len(found) == 2 and found[1] <= found[0]:
        raise Misread(N_("It would end before it begins. Please write for example 10:00 to 16:00."))
    return found


def web_addresses(words: str) -> list[str]:
    """The addresses that are named. Raises Misread."""
    if not (found := links(Page.of(words))):
        raise Misread(N_("That is no web address. Please copy it once more."))
    return found


_LONE_DAY = re.compile(
    rf"(?<![\d.,/:₹-])(\d{{1,2}})(?![\d./:-])(?!\s?(?:baje|bje|बजे|वाजता|vajta|am|pm|din|दिन|दिवस|divas|days?|th|st|nd|rd)(?![{LETTER}]))"
)
_SHORT_DATE = re.compile(r"(?<![\d./:-])(\d{1,2})\s?[/.-]\s?(\d{1,2})(?![\d./:-])(?!\s?(?:baje|bje|बजे|वाजता|am|pm))")
_MONTHS = "January February March April May June July August September October November December".split()
_OR = rf"(?<![{LETTER}])(?:या|किंवा|अथवा|ya|kinva|kimva|athva|athava|or)(?![{LETTER}])"
_EITHER = re.compile(rf"\d[^\d\n]{{0,16}}?{_OR}[^\d\n]{{0,16}}?\d")
_LEFT = re.compile(
    rf"(?<![\d.,/:₹-])\d{{1,2}}(?![\d./:-])\s?(?:(?:को|ko|ला|la|रोजी|तारीख|tarikh)\s)?"
    rf"(?:(?:,|&|और|व|आणि|aur|ani|aani|and|tatha|तथा|{_OR})\s?)*$"
)


def page_of_days(words: str, today: date) -> Page:
    """An answer to "on which day?" as it is read: there a bare "12" and "12/12" are days."""
    page = Page.of(words)
    if mentions(page, today):
        return page
    short = _SHORT_DATE.sub(lambda found: _in_words(found) or found[0], page.plain)
    if short != page.plain:
        return Page.of(short)
    return Page.of(_LONE_DAY.sub(r"\1 tarikh", page.plain))


def _in_words(found: re.Match[str]) -> str:
    day, month = int(found[1]), int(found[2])
    return f"{day} {_MONTHS[month - 1]}" if 1 <= month <= len(_MONTHS) else ""


def _must_be_plain(page: Page, named: Sequence[Mention]) -> None:
    """Neither one day or another, nor a number beside a day of which nobody can say whether it is one too. Raises Misread."""
    if _EITHER.search(page.plain):
        raise Misread(N_("Which of them is it? Please write only what holds, like: 12 December."))
    for one in named:
        left = _LEFT.search(page.plain[: one.start])
        if left is not None and not any(other.start <= left.start() < other.end for other in named):
            raise Misread(N_("One day or several? Please write each with its month, like: 31 December and 1 January."))


def days(name: str, words: str, today: date) -> str | list[str]:
    """The days that are named, of `last_date` the last one, to come and in order. Raises Misread."""
    page = page_of_days(words, today)
    named = mentions(page, today)
    _must_be_plain(page, named)
    if any(not one.days for one in named):
        raise Misread(N_("There is no such day. Please look at the date once more."))
    found = [day for one in named for day in one.days]
    if not found:
        raise Misread(N_("I see no day there. Please write for example 22 December 2026."))
    if found[-1] < today:
        raise Misread(N_("That day is over. Please write the coming one."))
    if found != sorted(found):
        raise Misread(N_("The last day is before the first. Please look at it once more."))
    if max([found[-1].year, *years_left(words, named)]) > today.year + FURTHEST_YEARS:
        raise Misread(N_("That year is far away. Please look at it once more."))
    if any(not one.has_year and one.days[-1] - today > FURTHEST_WITHOUT_YEAR for one in named):
        raise Misread(
            N_("Of this year that day is over. Please write a day to come, or the year with it: 12 December 2027.")
        )
    return found[-1].isoformat() if name == "last_date" else [day.isoformat() for day in found]


def event_days(words: str, today: date) -> dict[str, Any]:
    """The days of an event: `days`, `each_day` where they do not follow one another, `times` if said along. Raises Misread."""
    page = page_of_days(words, today)
    if every_week.has_no_end(page, mentions(page, today)):
        raise Misread(N_("Each week from which day until which? Like: every Saturday, 5 to 26 December, 11 am."))
    said = days("event_dates", words, today)
    named = mentions(page, today)
    hours = clocks(page, named)
    each_day = single_days(page, named, hours)
    told = list(hours[0].times[:2]) if len(hours) == 1 and not any(each_day.values()) else []
    return {"days": sorted(each_day) or said, "each_day": each_day, "times": told}


def years_left(words: str, named: Sequence[Mention]) -> list[int]:
    """Numbers of four figures that no day took for its year: "12 December 2126"."""
    plain = Page.of(words).plain
    return [
        int(year.group())
        for year in re.finditer(r"(?<!\d)\d{4}(?!\d)", plain)
        if not any(one.start <= year.start() < one.end for one in named)
    ]
