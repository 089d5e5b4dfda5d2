"""The hours of each of several days: "3 December 11 baje, 10 December 2 baje", "pehle din 11 se 2, dusre din 2 se 5"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from handlers.circulars.clock import Clock
from handlers.circulars.day_words import LETTER, WEEKDAY_WORDS, WEEKDAYS
from handlers.circulars.each_day import MOST_DAYS, each_of, in_a_row
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page

Hours = dict[date, tuple[str, ...]]
"""Of each day from when, and perhaps until when."""
_DAY = r"(?:दिन|दिवस|दिवशी|सत्र|din|divas|divashi|day|session)"
_ORDINALS = (
    r"पहले|पहला|पहिल्या|पहिला|प्रथम|pehle|pahle|pehla|pahila|pahilya|first|1st",
    r"दूसरे|दूसरा|दुसऱ्या|दुसरया|दुसरा|द्वितीय|dusre|doosre|dusra|dusrya|second|2nd",
    r"तीसरे|तीसरा|तिसऱ्या|तिसरया|तिसरा|तृतीय|tisre|teesre|tisra|tisrya|third|3rd",
    r"चौथे|चौथा|चौथ्या|chauthe|chautha|chauthya|fourth|4th",
    r"पांचवे|पांचवां|पाचव्या|पाचवा|panchve|paanchve|pachvya|fifth|5th",
)
_ORDINAL = re.compile(
    rf"(?<![{LETTER}\d])(?:(?:"
    + "|".join(f"(?P<nth{place}>{words})" for place, words in enumerate(_ORDINALS))
    + rf")\s{_DAY}|(?:{_DAY})[\s-]?(?P<number>[1-9])(?!\d))(?![{LETTER}])"
)
_LAST = re.compile(
    rf"(?<![{LETTER}])(?:आखिरी|अंतिम|शेवटच्या|शेवटचा|aakhri|akhri|antim|shevatchya|last)\s{_DAY}(?![{LETTER}])"
)
_REST = re.compile(
    rf"(?<![{LETTER}])(?:बाकी|बाकी के|शेष|उरलेल्या|बाकीच्या|इतर|baki|baaki|baki ke|urlelya|bakichya|other|remaining|the other)\s"
    rf"(?:सब\s|सभी\s)?(?:दिन|दिनों|दिवस|दिवशी|din|dino|divas|divashi|days?)(?![{LETTER}])"
)
_WEEKDAY = re.compile(rf"(?<![{LETTER}]){WEEKDAY_WORDS}(?:s|ों|ी)?(?![{LETTER}])")
_LISTED = re.compile(
    r"(?:\s?(?:,|;|/|और|व|एवं|तथा|आणि|फिर|मग|aur|and|ani|aani|phir|fir|mag|then)\s?)+|"
    r"\s?(?:को|ko|ला|la)?\s?(?:,|और|aur|and|आणि|ani)\s?"
)


@dataclass(frozen=True, slots=True)
class Named:
    """Days that a stretch of words names."""

    start: int
    end: int
    days: tuple[date, ...]


def by_day(days: Sequence[Named], clocks: Sequence[Clock]) -> Hours:
    """Which hours stand with which days; nothing where all have the same, or hours are said once."""
    parts: list[Named | Clock] = sorted([*days, *clocks], key=lambda one: one.start)
    if not days or len(clocks) < 2:
        return {}
    if isinstance(parts[0], Clock) and isinstance(parts[-1], Named):
        parts.reverse()  # "11 baje 3 December ko, 2 baje 10 ko"
    found: Hours = {}
    waiting: list[date] = []
    last: list[date] = []
    for part in parts:
        if isinstance(part, Named):
            waiting += part.days
        elif waiting:
            found |= dict.fromkeys(waiting, part.times)
            last, waiting = waiting, []
        elif last and len(part.times) == 2 == len(found[last[0]]) and part.times[0] >= found[last[0]][1]:
            found |= dict.fromkeys(last, (found[last[0]][0], part.times[1]))  # "10 to 1 and 2 to 5"
    if waiting and last:
        found |= {day: found[last[0]] for day in waiting if day not in found}
    return found if len(set(found.values())) > 1 else {}


def of_each(
    page: Page, held: Sequence[date], days: Sequence[Named], clocks: Sequence[Clock], *, in_order: bool = False
) -> Hours:
    """The hours of days that are held: beside their dates, beside "the first day" or the weekday, or, where they are known and
    only hours are said (`in_order`), one after another."""
    if len(held) < 2 or len({one.times for one in clocks}) < 2:
        return {}
    for named in (days, _by_number(page, held), _by_weekday(page, held)):
        hours = {day: times for day, times in by_day(named, clocks).items() if day in held}
        if set(hours) == set(held):
            return hours
    listed = all(_LISTED.fullmatch(page.plain, one.end, other.start) for one, other in pairwise(clocks))
    if in_order and listed and len(clocks) == len(held):
        return {day: one.times for day, one in zip(held, clocks, strict=True)}
    return {}


def single_days(page: Page, named: Sequence[Mention], clocks: Sequence[Clock]) -> dict[str, list[str]]:
    """Each day of an event with its own hours, where the days do not simply follow one another; else nothing."""
    held_by = [Named(one.start, one.end, tuple(each_of(page, one))) for one in named]
    if any(len(one.days) > 1 and len(each.days) == 1 for one, each in zip(named, held_by, strict=True)):
        return {}  # a course of months
    days = sorted({day for one in held_by for day in one.days})
    hours = of_each(page, days, held_by, clocks)
    if not 1 < len(days) <= MOST_DAYS or (in_a_row(days) and not hours):
        return {}
    return {day.isoformat(): list(hours.get(day, ())) for day in days}


def said_beside(page: Page) -> list[tuple[int, int]]:
    """What names a day by its number: no part of a title or a place."""
    return [one.span() for pattern in (_ORDINAL, _LAST, _REST) for one in pattern.finditer(page.plain)]


def named_by_place(page: Page, held: Sequence[date]) -> list[Named]:
    """The days of those that are held which words name as the first, the last, or by their weekday."""
    return [*_by_number(page, held), *_by_weekday(page, held)]


def _by_number(page: Page, held: Sequence[date]) -> list[Named]:
    found = []
    for one in _ORDINAL.finditer(page.plain):
        place = int(one["number"]) - 1 if one["number"] else next(n for n in range(len(_ORDINALS)) if one[f"nth{n}"])
        if place < len(held):
            found.append(Named(*one.span(), (held[place],)))
    found += [Named(*one.span(), (held[-1],)) for one in _LAST.finditer(page.plain)]
    there = {day for one in found for day in one.days}
    rest = tuple(day for day in held if day not in there)
    return found + [Named(*one.span(), rest) for one in _REST.finditer(page.plain) if rest]


def _by_weekday(page: Page, held: Sequence[date]) -> list[Named]:
    found = []
    for one in _WEEKDAY.finditer(page.plain):
        number = next(WEEKDAYS[name] for name in re.findall(WEEKDAY_WORDS, one.group()))
        found.append(Named(*one.span(), tuple(day for day in held if day.weekday() == number)))
    return [one for one in found if one.days]
