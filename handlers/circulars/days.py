"""Dates in a circular: every day or range of days that it names, in any wording, with what a year-less one means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from handlers.circulars import every_week, nodays, numeric, table_cells
from handlers.circulars.day_meaning import begins, meant, yearless
from handlers.circulars.day_words import BETWEEN, JOINS, LETTER, PATTERNS, WEEKDAY_WORDS
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page


def mentions(page: Page, base: date, *, past: bool = False) -> list[Mention]:
    """Every date of the page in order; `base` is the day from which year-less and relative ones count."""
    taken: list[Mention] = []
    for how, pattern in PATTERNS:
        for match in pattern.finditer(page.plain):
            if any(begins(match) < one.end and one.start < match.end() for one in taken):
                continue
            found = meant(how, match, base, past)
            if found is not None:
                taken.append(found)
    taken += _listed(page, taken, base, past)
    taken = sorted((one for one in taken if not nodays.is_none(page, one)), key=lambda one: one.start)
    known = list(_ranges(page, [_with_weekday(page, one) for one in nodays.without_echoes(taken, page)]))
    return known if past else every_week.named(page, known, base)


_SHORT_DAY = r"(?<![\d/.])\d{1,2}[./]\d{1,2}(?![\d/]|[.:]\d)"
_SHORT_DAYS = re.compile(rf"{_SHORT_DAY}(?:\s?(?:,|व|और|एवं|आणि|तथा|and|&)\s?{_SHORT_DAY})+")


_ROW_DAY = re.compile(rf"^[^\n:]{{2,40}}?\s?[:–-]\s(?P<day>{_SHORT_DAY})(?=,|\s[-–|:]|\s*$)", re.M)


def _listed(page: Page, taken: list[Mention], base: date, past: bool) -> list[Mention]:
    """The other days of "18/1, 20/1 and 22/1", and of rows "Wards 1-3: 21/1", of which one by itself looks like no day."""
    found = []
    rows = list(_ROW_DAY.finditer(page.plain))
    for row in rows if len(rows) > 1 else ():
        day, month = (int(number) for number in re.split(r"[./]", row["day"]))
        start, end = row.span("day")
        if not any(start < one.end and one.start < end for one in taken) and 1 <= month <= 12 and 1 <= day <= 31:
            found.append(Mention(start, end, yearless(day, month, base, past), "day_month", has_year=False))
    for row in _SHORT_DAYS.finditer(page.plain):
        known = [one for one in taken if one.start < row.end() and row.start() < one.end]
        if not any(one.how == "day_month" for one in known):
            continue
        for short in re.finditer(_SHORT_DAY, row.group()):
            start, end = row.start() + short.start(), row.start() + short.end()
            day, month = (int(number) for number in re.split(r"[./]", short.group()))
            if not any(start < one.end and one.start < end for one in known) and 1 <= month <= 12 and 1 <= day <= 31:
                found.append(Mention(start, end, yearless(day, month, base, past), "day_month", has_year=False))
    return found


_WEEKDAY_BEFORE = re.compile(
    rf"(?<![{LETTER}]){WEEKDAY_WORDS}[,.]?\s?(?:the\s|"
    rf"दि\.?\s|दिनांक\s)?$"
)
_WEEKDAY_AFTER = re.compile(rf"\s?[,(]?\s?(?:(?:दिन|रोज|वार|दिवस|day|din)\s)?{WEEKDAY_WORDS}(?![{LETTER}])\)?")


def _with_weekday(page: Page, one: Mention) -> Mention:
    """A written date with the weekday beside it."""
    if one.how in nodays.OFTEN_ALONE:
        return one
    before = _WEEKDAY_BEFORE.search(page.plain[max(0, one.start - 30) : one.start])
    after = _WEEKDAY_AFTER.match(page.plain, one.end)
    start = one.start - len(before.group()) if before else one.start
    return replace(one, start=start, end=after.end() if after else one.end)


_FROM = re.compile(
    r"(?:extended|postponed|shifted|preponed|advanced|changed|rescheduled|moved)[^।\n]{0,40}\bfrom\s(?:the\s)?$"
)


def _moves(page: Page, first: Mention) -> bool:
    """ "Extended from … to …" names an old day and a new one, no range."""
    return _FROM.search(page.plain[max(0, first.start - 80) : first.start]) is not None


_AND = re.compile(r"\s(?:and|&)\s(?:the\s)?")


def _are_between(page: Page, first: Mention, following: Mention) -> bool:
    """ "Between 8 March and 28 March"."""
    before = page.plain[max(0, first.start - 14) : first.start]
    return BETWEEN.search(before) is not None and _AND.fullmatch(page.plain, first.end, following.start) is not None


def _ranges(page: Page, found: list[Mention]) -> Iterator[Mention]:
    """Two dates with "to" between them are one range; a first one without a year takes the second one's."""
    place = 0
    while place < len(found):
        first = found[place]
        following = found[place + 1] if place + 1 < len(found) else None
        between = page.plain[first.end : following.start] if following else ""
        two = following is not None and bool(first.days and following.days)
        in_row = following is not None and two and table_cells.are_from_and_to(page, first, following)
        joined = in_row or bool(
            following is not None and two and len(between) < 30
            and (JOINS.match(between) or _are_between(page, first, following))
            and following.how != "month_end" and not _moves(page, first)
        )  # fmt: skip
        if following is None or not joined or first.is_range or following.is_range:
            yield first
            place += 1
            continue
        begin, last = first.days[0], following.days[-1]
        if not first.has_year and following.has_year:
            begin = next(iter(numeric.real(last.year, begin.month, begin.day)), begin)
            if begin > last:
                begin = next(iter(numeric.real(last.year - 1, begin.month, begin.day)), begin)
        if begin > last:
            yield first
            place += 1
            continue
        years = first.has_year or following.has_year
        how = "numeric_span" if in_row else first.how
        yield replace(first, end=following.end, days=(begin, last), how=how, is_range=True, has_year=years)
        place += 2
