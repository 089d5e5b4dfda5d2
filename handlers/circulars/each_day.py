"""Each day that a mention names: "10, 11 aur 12 December" are three, "3 te 5 December" too, "3 aani 5" are two."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from handlers.circulars import every_week
from handlers.circulars.day_words import LETTER, TO
from handlers.circulars.mention import WEEKLY, Mention
from handlers.circulars.page import Page

MOST_DAYS = 31
"""So many days one workshop may have; what is longer is a course, which begins on its first day."""
_TO_WORD = rf"(?:(?<![{LETTER}])(?:{TO})(?![{LETTER}])|[–—-])"
_FROM_TO = re.compile(rf"(?:\d|[{LETTER}])(?:st|nd|rd|th)?\s?{_TO_WORD}\s?\S")
_NUMBER_TO = re.compile(rf"\d(?:st|nd|rd|th)?\s?{_TO_WORD}\s?\S")
""" "December - 10, 12" is no time from one day to another."""
_NUMBERED_FROM_TO = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?\s?(?:{TO})\s?\d{{1,2}}(?:st|nd|rd|th)?\s?[./-]\s?\d")
""" "20 to 22.01.2027": there a stroke may also part the day from its month."""
_NUMBERS = re.compile(r"(?<!\d)\d{1,2}(?!\d)")
_BETWEEN_TO = re.compile(rf"(?:st|nd|rd|th)?\s?{_TO_WORD}\s?")


def each_of(page: Page, one: Mention) -> list[date]:
    """Its days; where it says "to", those between as well."""
    if len(one.days) > 2 and one.how == "days_month":
        return _with_those_between(page, one)
    if len(one.days) != 2 or not _says_to(page, one):
        return list(one.days)
    return every_week.within(page, one) or between(one.days[0], one.days[1]) or [one.days[0]]


def between(first: date, last: date) -> list[date]:
    """Every day from the first to the last; none where they are too many for one workshop."""
    apart = (last - first).days
    return [first + timedelta(days=further) for further in range(apart + 1)] if 0 < apart < MOST_DAYS else []


def in_a_row(days: Sequence[date]) -> bool:
    """Does each day follow the one before it?"""
    return all((other - one).days == 1 for one, other in pairwise(days))


def _with_those_between(page: Page, one: Mention) -> list[date]:
    """ "3 se 5 aur 10 December": the third to the fifth, and the tenth."""
    said = page.plain[one.start : one.end]
    numbers = [*_NUMBERS.finditer(said)][: len(one.days)]
    if [int(number.group()) for number in numbers] != [day.day for day in one.days]:
        return list(one.days)
    found = [one.days[0]]
    for (before, after), last in zip(pairwise(numbers), one.days[1:], strict=True):
        if _BETWEEN_TO.fullmatch(said, before.end(), after.start()):
            found += between(found[-1], last)[1:] or [last]
        else:
            found.append(last)
    return found


def _says_to(page: Page, one: Mention) -> bool:
    said = page.plain[one.start : one.end]
    if one.how == WEEKLY:
        return False
    if one.how == "numeric_list":
        return _NUMBERED_FROM_TO.match(said) is not None
    if one.how == "month_days":
        return _NUMBER_TO.search(said) is not None
    return one.how in ("numeric", "iso", "numeric_span") or _FROM_TO.search(said) is not None
