"""Dates in a circular: every day or range of days that it names, in any wording, with what a year-less one means."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from handlers.circulars import numeric
from handlers.circulars.day_words import (
    FEASTS,
    JOINS,
    LETTER,
    MONTH,
    MONTHS,
    NEAR,
    NUMBERS,
    PATTERNS,
    SHORT_WEEKDAYS,
    TO,
    TURNS,
    WEEKDAY_WORDS,
    WEEKDAYS,
)
from handlers.circulars.page import Page

_OFTEN_ALONE = ("weekday", "near")


@dataclass(frozen=True, slots=True)
class Mention:
    """A day, or the first and last day of a range, as named at one place; `days` is empty where no such day exists."""

    start: int
    end: int
    days: tuple[date, ...]
    how: str
    has_year: bool = True
    is_range: bool = False


def mentions(page: Page, base: date, *, past: bool = False) -> list[Mention]:
    """Every date of the page in order; `base` is the day from which year-less and relative ones count."""
    taken: list[Mention] = []
    for how, pattern in PATTERNS:
        for match in pattern.finditer(page.plain):
            if any(_begins(match) < one.end and one.start < match.end() for one in taken):
                continue
            found = _read(how, match, base, past)
            if found is not None:
                taken.append(found)
    taken += _listed(page, taken, base, past)
    taken = [
        one for one in taken
        if not _is_every_week(page, one) and not _is_dateline(page, one) and not _is_of_a_number(page, one)
    ]  # fmt: skip
    taken.sort(key=lambda one: one.start)
    return list(_ranges(page, [_with_weekday(page, one) for one in _without_echoes(taken, page)]))


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
            found.append(Mention(start, end, _yearless(day, month, base, past), "day_month", has_year=False))
    for row in _SHORT_DAYS.finditer(page.plain):
        known = [one for one in taken if one.start < row.end() and row.start() < one.end]
        if not any(one.how == "day_month" for one in known):
            continue
        for short in re.finditer(_SHORT_DAY, row.group()):
            start, end = row.start() + short.start(), row.start() + short.end()
            day, month = (int(number) for number in re.split(r"[./]", short.group()))
            if not any(start < one.end and one.start < end for one in known) and 1 <= month <= 12 and 1 <= day <= 31:
                found.append(Mention(start, end, _yearless(day, month, base, past), "day_month", has_year=False))
    return found


def _begins(match: re.Match[str]) -> int:
    """Where the day itself begins, behind the words that only tell what it is."""
    return match.start("at" if "at" in match.re.groupindex else 0)


_WEEKDAY_BEFORE = re.compile(
    rf"(?<![{LETTER}]){WEEKDAY_WORDS}[,.]?\s?(?:the\s|"
    rf"दि\.?\s|दिनांक\s)?$"
)
_WEEKDAY_AFTER = re.compile(rf"\s?[,(]?\s?{WEEKDAY_WORDS}(?![{LETTER}])\)?")


def _with_weekday(page: Page, one: Mention) -> Mention:
    """A written date with the weekday beside it."""
    if one.how in _OFTEN_ALONE:
        return one
    before = _WEEKDAY_BEFORE.search(page.plain[max(0, one.start - 30) : one.start])
    after = _WEEKDAY_AFTER.match(page.plain, one.end)
    start = one.start - len(before.group()) if before else one.start
    return replace(one, start=start, end=after.end() if after else one.end)


_BEFORE_NUMBER = re.compile(r"(?:^|[\s./(-])(?:क्र|क्रमांक|नं|नंबर|सं|संख्या|no|nos|number)[.:\-–]{0,2}\s?$")
_GOES_ON = re.compile(rf"/(?!{WEEKDAY_WORDS})[{LETTER}]")
"""A letter's number goes on after what looks like a date: 12/11/26/महामंडळे."""


def _is_of_a_number(page: Page, one: Mention) -> bool:
    """Is it part of a letter's or an order's number: "प्र.क्र.12/11/26", "परिपत्र संख्या 08/04/27"?"""
    if one.how not in ("iso", "numeric", "numeric_list", "numeric_span", "day_month"):
        return False
    before = page.plain[max(0, one.start - 14) : one.start]
    within = before[-1:] in (".", "-") and _GOES_ON.match(page.plain, one.end) is not None
    return within or _BEFORE_NUMBER.search(before) is not None


_DATELINE = re.compile(r"[:।|]|/\s|\s[-–—]\s")
"""What parts a press note's own date from its text."""


_EVERY = re.compile(r"(?<![a-z\u0900-\u0963\u0970-\u097f])(?:हर|प्रति|प्रत्येक|दर|every|each|all)\s(?:माह के \S+ |\S+ )?$")
_EVERY_MONTH_BEFORE = re.compile(
    r"(?<![a-z\u0900-\u0963\u0970-\u097f])(?:(?:हर|प्रत्येक|दर|every|each|har)\s?(?:माह|महीने|महिन्याच्या|"
    r"महिन्या|month|mahine)|प्रतिमाह|प्रति माह|"
    r"दरमहा)(?:\s(?:की|के|च्या|ki|ke|on|the))*\s(?:\S+\s)?$"
)
_EVERY_MONTH_AFTER = re.compile(
    r"\s(?:(?:of|in)\s)?(?:every|each)\smonth|\s(?:को\s)?(?:प्रतिमाह|प्रति माह|हर माह|हर महीने|दरमहा)"
)
_QUARTER = re.compile(r"\s(?:पेठ|वाडा|वाड्य|वार्ड|चौक|peth|wada)")
""" "Budhwar Peth" is a part of a town."""
_TO_WEEKDAY = re.compile(rf"\s?(?:{TO}|व|और|आणि|and|,|एवं)\s?{WEEKDAY_WORDS}(?![{LETTER}])")
_OF_WEEKDAY = re.compile(rf"(?<![{LETTER}]){WEEKDAY_WORDS}\s?(?:{TO}|व|और|आणि|and|,|एवं)\s?$")


def _is_every_week(page: Page, one: Mention) -> bool:
    """ "Monday to Friday", "हर मंगलवार": days on which an office is open, no day of anything."""
    before = page.plain[max(0, one.start - 30) : one.start]
    if one.how in ("weekday", "of_month", "turn") and (
        _EVERY_MONTH_BEFORE.search(before) or _EVERY_MONTH_AFTER.match(page.plain, one.end)
    ):
        return True
    if one.how != "weekday":
        return False
    if _QUARTER.match(page.plain, one.end):
        return True
    return bool(_EVERY.search(before) or _TO_WEEKDAY.match(page.plain, one.end) or _OF_WEEKDAY.search(before))


_ENDS_DATELINE = re.compile(r"\s?(?:[।:|/]|[-–—]\s|\.\s|$)", re.M)


def _is_dateline(page: Page, one: Mention) -> bool:
    """ "Dhar, Wednesday: …": the weekday on which a press note was written."""
    line = page.line_at(one.start)
    before = page.plain[line.start : one.start]
    return (
        one.how == "weekday" and line in page.lines[:5] and before.rstrip().endswith((",", "("))
        and len(before.split()) <= 3 and _ENDS_DATELINE.match(page.plain, one.end) is not None
    )  # fmt: skip


def _between(page: Page, one: Mention, other: Mention) -> str:
    return page.plain[other.end : one.start] if other.end <= one.start else ""


def _without_echoes(found: list[Mention], page: Page) -> list[Mention]:
    """A weekday or "tomorrow" beside a written date only repeats it: the written date stands."""
    written = [one for one in found if one.how not in _OFTEN_ALONE]
    kept = []
    for one in found:
        if one.how == "feast" and any(
            page.sentence_at(one.start).holds(other.start) for other in written if other != one
        ):
            continue  # "on Republic Day, 26 January"
        if one.how == "weekday" and any(_beside(page, one, other) for other in found):
            continue  # "tomorrow, Wednesday"
        if one.how in _OFTEN_ALONE:
            sentence = page.sentence_at(one.start)
            near = [other for other in written if _may_repeat(page, one, other)]
            if any(sentence.holds(other.start) and not _DATELINE.search(_between(page, one, other)) for other in near):
                continue
        kept.append(one)
    return kept


_CLOSE, _STILL_NEAR = 12, 40


def _may_repeat(page: Page, one: Mention, other: Mention) -> bool:
    """Is a weekday or "tomorrow" so close to a written date that it says it again? From further off only where they agree."""
    apart = min(abs(other.start - one.end), abs(one.start - other.end))
    if apart < _CLOSE or one.how != "weekday" or not other.days or other.is_range:
        return apart < _STILL_NEAR
    return apart < _STILL_NEAR and other.days[0].weekday() == one.days[0].weekday()


def _beside(page: Page, one: Mention, other: Mention) -> bool:
    """Does a weekday stand beside a word such as "tomorrow"? That word says which."""
    first, second = sorted((one, other), key=lambda each: each.start)
    between = page.plain[first.end : second.start]
    return other.how == "near" and not between.strip(" ,(-–") and len(between) < 4


def _read(how: str, match: re.Match[str], base: date, past: bool) -> Mention | None:
    start, end, said = _begins(match), match.end(), match.group()
    if how == "iso":
        year, month, day = (int(number) for number in re.findall(r"\d+", said))
        return Mention(start, end, numeric.real(year, month, day), how)
    if how == "numeric":
        day, month, year = (int(number) for number in re.findall(r"\d+", said))
        return Mention(start, end, numeric.real(year, month, day), how)
    if how == "numeric_list":
        start, days, several = numeric.of_list(match)
        return Mention(start, end, days, how if several else "numeric", is_range=several)
    if how == "numeric_span":
        days = numeric.of_span(match)
        return Mention(start, end, days, how, is_range=True) if days else None
    if how == "turn":
        return _turn(match, base, past)
    if how in ("days_month", "month_days", "words_month"):
        return _with_month(how, match, start, end, base, past)
    if how == "feast":
        month, day = FEASTS[re.sub(r"\s+", " ", match["feast"])]
        return Mention(start, end, _yearless(day, month, base, past), how, has_year=False)
    if how == "day_month":
        day, month = (int(number) for number in re.split(r"[./]", match[1]))
        fits = 1 <= month <= 12 and 1 <= day <= 31
        return Mention(start, end, _yearless(day, month, base, past), how, has_year=False) if fits else None
    if how == "month_end":
        return None if past else _month_end(match, start, base)
    if how == "of_month":
        if match.groupdict().get("first"):
            days = tuple(
                day for name in ("first", "last") for day in _of_month(int(match[name]), base, past, False, False)
            )
            return Mention(start, end, days, how, False, len(days) == 2) if sorted(set(days)) == list(days) else None
        named_by = (group for group in match.groups() if group and (group.isdigit() or group in NUMBERS))
        number = next(int(NUMBERS.get(group, group)) for group in named_by)
        words = match.groupdict()
        named = bool(words.get("this")) or bool(words.get("next"))
        days = _of_month(number, base, past, bool(words.get("this")), bool(words.get("next")))
        return Mention(start, end, days, how, has_year=named)
    if how == "weekday":
        return Mention(start, end, (_weekday(match, base, past),), how)
    ahead = NEAR[match["near"] or match["ahead"] or "kal"]
    if past and ahead > 0:
        ahead = -ahead
    return Mention(start, end, (base + timedelta(days=ahead),), how)


_OF_A_ROW = re.compile(
    rf"(?<![{LETTER}])(?:वार्ड|वॉर्ड|प्रभाग|कक्ष|कमरा|खोली|बैच|तुकडी|गट|समूह|ग्रुप|टेबल|काउंटर|स्टॉल|बूथ|जोन|झोन|चरण|टप्पा|क्र|क्रमांक|नं|"
    r"wards?|zone|batch|groups?|booth|room|counter|table|stall|phase|nos?|sr)[.:]{0,2}\s?(?:क्रमांक\s|क्र\.?\s|नं\.?\s|no\.?\s)?$"
)


def _without_its_number(match: re.Match[str], until: int) -> int:
    """How much of "1 to 5 - 18 January" is the ward's number and not the day: what stands before the stroke."""
    said = match.group()[:until]
    strokes = list(re.finditer(r"\s[-–—]\s", said))
    if not strokes:
        return 0
    numbered = _OF_A_ROW.search(match.string[max(0, match.start() - 24) : match.start()])
    in_a_row = re.search(rf"\d\s?{TO}\s?\d", said[: strokes[-1].start()])
    return strokes[-1].end() if numbered or in_a_row else 0


_A_FEW = 3


def _with_month(how: str, match: re.Match[str], start: int, end: int, base: date, past: bool) -> Mention | None:
    said = match.group()
    found = re.search(MONTH, said)
    if found is None:
        return None
    month = MONTHS[found.group().rstrip(".")]
    own = _without_its_number(match, found.start()) if how == "days_month" else 0
    start, rest = start + own, said[own : found.start()] + " " + said[found.end() :]
    year_said = re.search(r"(?:19|20)\d{2}|['’]\d{2}|(?<= )[-/]\d{2}$", rest)
    year = int(year_said.group().lstrip("'’/-")) if year_said else None
    year = year + 2000 if year is not None and year < 100 else year
    before_year = rest[: year_said.start()] if year_said else rest
    if year_said and how == "month_days" and not re.search(r"\d", before_year):  # "जनवरी 2027 की 23 तारीख"
        before_year = rest[year_said.end() :]
    if how == "words_month":
        numbers = [NUMBERS[word] for word in before_year.split() if word in NUMBERS]
    else:
        numbers = [int(number) for number in re.findall(r"\d+", before_year)]
    if not numbers:
        return None
    if re.match(r"\d{1,2}/\d", before_year) and not numbers[0] < numbers[1] <= numbers[0] + _A_FEW:
        return None  # "3/20 January" is no two days
    days = tuple(day for number in (numbers[0], *numbers[1:]) for day in _named(number, month, year, base, past))
    if len(days) < len(numbers):
        days = ()
    is_range = len(numbers) == 2 and re.search(rf"\d\s?(?:st|nd|rd|th)?\s?{TO}\s?\d", before_year) is not None
    return Mention(start, end, days, how, year is not None, is_range or len(days) > 1)


def _named(number: int, month: int, year: int | None, base: date, past: bool) -> tuple[date, ...]:
    return numeric.real(year, month, number) if year is not None else _yearless(number, month, base, past)


def _yearless(day: int, month: int, base: date, past: bool) -> tuple[date, ...]:
    """The next such day on or after the base; in a report the last one before it."""
    years = range(base.year, base.year - 5, -1) if past else range(base.year, base.year + 5)
    for year in years:
        found = numeric.real(year, month, day)
        if found and ((found[0] <= base) if past else (found[0] >= base)):
            return found
        if not found and not (month == 2 and day == 29):
            return ()
    return ()


def _of_month(day: int, base: date, past: bool, this: bool, following: bool) -> tuple[date, ...]:
    year, month = base.year, base.month
    if following or (not this and not past and day < base.day):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    elif past and not this and day > base.day:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    return numeric.real(year, month, day) if 1 <= day <= calendar.monthrange(year, month)[1] else ()


def _month_end(match: re.Match[str], start: int, base: date) -> Mention | None:
    """ "Till June", "एप्रिल अखेरपर्यंत": the last day of that month; "before June": the day before it begins."""
    said = match.groupdict()
    month = MONTHS[said["month"]] if said.get("month") else base.month % 12 + 1 if said.get("next") else base.month
    year = int(said["year"]) if said.get("year") else base.year + (month < base.month)
    first = date(year, month, 1)
    before = said.get("before") is not None and not said.get("ends")
    day = first - timedelta(days=1) if before else first.replace(day=calendar.monthrange(year, month)[1])
    return Mention(start, match.end(), (day,), "month_end", has_year=bool(said.get("year")))


def _turn(match: re.Match[str], base: date, past: bool) -> Mention:
    """ "The second Saturday of March"."""
    said = {name.rstrip("2"): value for name, value in match.groupdict().items() if value}
    weekday, turn = WEEKDAYS[said["day"]], TURNS[said["turn"]]
    month = MONTHS[said["month"]] if "month" in said else base.month % 12 + 1 if "next" in said else base.month
    written = re.search(r"(?:19|20)\d{2}", match.group())
    years = [int(written.group())] if written else [base.year, base.year + (-1 if past else 1)]
    if "month" not in said:
        years = [base.year + (month < base.month)]
    for year in years:
        every = [day for week in calendar.monthcalendar(year, month) if (day := week[weekday])]
        found = date(year, month, every[-1] if turn == 4 else every[turn])
        if written or (found <= base if past else found >= base):
            break
    return Mention(match.start(), match.end(), (found,), "turn", has_year=written is not None)


def _weekday(match: re.Match[str], base: date, past: bool) -> date:
    day = {**WEEKDAYS, **SHORT_WEEKDAYS}[match["day"]]
    if match.groupdict().get("week"):
        return base + timedelta(days=7 - base.weekday() + day)
    if past:
        return base - timedelta(days=(base.weekday() - day) % 7)
    return base + timedelta(days=(day - base.weekday() - 1) % 7 + 1)


_FROM = re.compile(
    r"(?:extended|postponed|shifted|preponed|advanced|changed|rescheduled|moved)[^।\n]{0,40}\bfrom\s(?:the\s)?$"
)


def _moves(page: Page, first: Mention) -> bool:
    """ "Extended from … to …" names an old day and a new one, no range."""
    return _FROM.search(page.plain[max(0, first.start - 80) : first.start]) is not None


def _ranges(page: Page, found: list[Mention]) -> Iterator[Mention]:
    """Two dates with "to" between them are one range; a first one without a year takes the second one's."""
    place = 0
    while place < len(found):
        first = found[place]
        following = found[place + 1] if place + 1 < len(found) else None
        between = page.plain[first.end : following.start] if following else ""
        joined = bool(
            following is not None and first.days and following.days and len(between) < 30 and JOINS.match(between)
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
        yield replace(
            first, end=following.end, days=(begin, last), is_range=True, has_year=first.has_year or following.has_year
        )
        place += 2
