"""Which days of the calendar a written form means: "the second Saturday of March", "12 January" without a year, "till June"."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from handlers.circulars import numeric
from handlers.circulars.day_words import (
    FEASTS,
    LETTER,
    MONTH,
    MONTHS,
    NEAR,
    NUMBERS,
    SHORT_WEEKDAYS,
    TO,
    TURNS,
    WEEKDAYS,
)
from handlers.circulars.mention import Mention


def begins(match: re.Match[str]) -> int:
    """Where the day itself begins, behind the words that only tell what it is."""
    return match.start("at" if "at" in match.re.groupindex else 0)


def meant(how: str, match: re.Match[str], base: date, past: bool) -> Mention | None:
    """The days that a match of one form means; None where it is no day at all."""
    start, end, said = begins(match), match.end(), match.group()
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
        return Mention(start, end, yearless(day, month, base, past), how, has_year=False)
    if how == "day_month":
        day, month = (int(number) for number in re.split(r"[./]", match[1]))
        fits = 1 <= month <= 12 and 1 <= day <= 31
        return Mention(start, end, yearless(day, month, base, past), how, has_year=False) if fits else None
    if how == "month_end":
        return None if past else _month_end(match, start, base)
    if how == "of_month":
        if match.groupdict().get("first"):
            first = _of_month(int(match["first"]), base, past, False, False)
            last = _of_month(int(match["last"]), first[0] if first else base, past, False, False)
            days = (*first, *last)
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
    return numeric.real(year, month, number) if year is not None else yearless(number, month, base, past)


def yearless(day: int, month: int, base: date, past: bool) -> tuple[date, ...]:
    """The next such day on or after the base; in a report the last one before it."""
    years = range(base.year, base.year - 5, -1) if past else range(base.year, base.year + 5)
    for year in years:
        found = numeric.real(year, month, day)
        if found and ((found[0] <= base) if past else (found[0] >= base)):
            return found
        if not found and not (month == 2 and day == 29):
            return ()
    return ()


_LONGEST_MONTH = 31


def _of_month(day: int, base: date, past: bool, this: bool, following: bool) -> tuple[date, ...]:
    year, month = base.year, base.month
    if following or (not this and not past and day < base.day):
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    elif past and not this and day > base.day:
        year, month = (year - 1, 12) if month == 1 else (year, month - 1)
    if not (this or following or past) and calendar.monthrange(year, month)[1] < day <= _LONGEST_MONTH:
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)  # no two short months follow one another
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
