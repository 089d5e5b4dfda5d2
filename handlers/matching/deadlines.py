"""By when a buyer needs the goods, counted from a given day: days, weeks, dates, weekdays, festivals."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from handlers.folding import word_set
from handlers.matching.clock_hours import hours_in, is_hour_behind
from handlers.matching.day_spans import span_at
from handlers.matching.days import (
    BY,
    DATE_WORD,
    DAY_AFTER,
    HELD,
    HOURS,
    IS_HELD,
    MONTHS,
    NAMES_TOO,
    NEXT,
    ON_THAT_DAY,
    ORDINALS,
    SEVEN_OR_LISTEN,
    SHORT_WEEKDAYS,
    THIS,
    TODAY,
    TOMORROW,
    TONIGHT,
    UNTIL,
    URGENT,
    WANT,
    WEEK,
    WEEKDAYS,
    YESTERDAY,
    Deadline,
    bare,
    coming,
    dated,
    is_day,
    months_later,
    text_at,
)
from handlers.matching.endings import nouns_of
from handlers.matching.festivals import festival_at
from handlers.matching.pieces import Piece
from handlers.matching.spans import Numeral
from handlers.matching.units import unit_at

_AUXILIARY = word_set("be i we you they it have need not also")
_LAST_DAY = 31


def dated_in(parts: Sequence[Piece], found: Iterable[Numeral]) -> frozenset[int]:
    """The first pieces of the numbers that are the day of a date, whatever today is: "8 december", "तारीख 15", "20th", or an
    hour of the day."""
    hours = {place for hour in hours_in(parts) for place in hour}
    return frozenset(
        one.first for one in found if one.first in hours or (0 < one.value <= _LAST_DAY and _names_a_day(parts, one))
    )


def _names_a_day(parts: Sequence[Piece], one: Numeral) -> bool:
    before = parts[one.first - 1].text if one.first and not parts[one.first].opens else ""
    after = [part.text for part in parts[one.end : one.end + 2]]
    if after[:1] and after[0] in ORDINALS:
        return True
    if before in DATE_WORD or (before in MONTHS and before != "may" and one.end - one.first == 1):
        return True
    if not after or parts[one.end].opens:
        return False
    verb = after[0] == "may" and len(after) == 2 and after[1] in _AUXILIARY  # "20 may be possible"
    return after[0] in DATE_WORD or (_month(after[0]) and not verb)


def _month(word: str) -> bool:
    return word in MONTHS or any(noun in MONTHS for noun, _ in nouns_of(word))


def read_deadline(parts: Sequence[Piece], found: Iterable[Numeral], today: date) -> Deadline | None:
    """The first deadline said in the text, never earlier than today; None when none was said.

    A day of the calendar is believed before a festival: "for Diwali gifts … before 20 Dec".
    """
    by_first = {numeral.first: numeral for numeral in found}
    by_end = {numeral.end: numeral for numeral in by_first.values()}
    feast: Deadline | None = None
    for place, part in enumerate(parts):
        deadline = (
            _written_date(parts, place, today)
            or span_at(parts, place, by_end, today)
            or _month_day(parts, place, by_first, by_end, today)
            or _near_day(parts, place, today)
            or _weekday(parts, place, today)
            or festival_at(parts, place, today, by_first)
            if part.kind != "sign"
            else None
        )
        if deadline is None or deadline.day < today:
            continue
        if deadline.basis != "festival":
            if feast is None or deadline.basis == "date":
                return deadline
        elif feast is None:
            feast = deadline
    return feast


def impossible_deadline(parts: Sequence[Piece], found: Iterable[Numeral], today: date) -> tuple[int, int] | None:
    """Where a day was named that does not exist or is over ("30 February", "by yesterday"): it must be asked again."""
    numerals = tuple(found)
    by_first = {numeral.first: numeral for numeral in numerals}
    by_end = {numeral.end: numeral for numeral in numerals}
    for place, part in enumerate(parts):
        if part.kind == "date" and len(re.findall(r"\d+", part.text)) == 3:
            return place, place + 1
        if part.text in YESTERDAY and {text_at(parts, place - 1), text_at(parts, place + 1)} & UNTIL:
            return place, place + 1
        if part.kind != "word" or not any(noun in MONTHS for noun, _ in bare(part.text)):
            continue
        before = by_end.get(place - 1 if text_at(parts, place - 1) in ORDINALS else place)
        numeral = before or by_first.get(place + 1)
        if numeral is not None and numeral.value == int(numeral.value) and 0 < numeral.value <= 31:
            last = max(place + 1, numeral.end)
            year = text_at(parts, last)
            return min(place, numeral.first), last + (year.isdigit() and len(year) == 4)
    return None


def _written_date(parts: Sequence[Piece], place: int, today: date) -> Deadline | None:
    if parts[place].kind != "date":
        return None
    numbers = [int(number) for number in re.split(r"[/.\u2044-]\s?", parts[place].text.replace(" ", ""))]
    if len(numbers) == 3:
        year, month, day = numbers if numbers[0] > 31 else (numbers[2], numbers[1], numbers[0])
        return dated(year + 2000 if year < 100 else year, month, day, place, place + 1)
    nearby = {text_at(parts, place + 1), text_at(parts, place - 1)}
    if not nearby & (UNTIL | BY):
        return None
    return coming(numbers[1], numbers[0], today, place, place + 1)


def _month_day(
    parts: Sequence[Piece], place: int, by_first: dict[int, Numeral], by_end: dict[int, Numeral], today: date
) -> Deadline | None:
    word = parts[place].text
    month = next((MONTHS[noun] for noun, _ in bare(word) if noun in MONTHS), None)
    if month is not None:
        before = place - 1 if text_at(parts, place - 1) in ORDINALS else place
        numeral = by_end.get(before) or by_first.get(place + 1)
        if numeral is None or not is_day(numeral):
            return None
        year = text_at(parts, max(place + 1, numeral.end))
        first, end = min(place, numeral.first), max(place + 1, numeral.end)
        if year.isdigit() and len(year) == 4:
            return dated(int(year), month, int(numeral.value), first, end + 1)
        return coming(month, int(numeral.value), today, first, end)
    numeral = by_end.get(place)
    ordinal = (
        word in ORDINALS
        and text_at(parts, place + 1) not in WEEK
        and {
            text_at(parts, place - 3 if text_at(parts, place - 2) == "the" else place - 2),
            text_at(parts, place + 1),
        }
        & (BY | {"tak", "तक", "on", "for"})
    )
    if (any(noun in DATE_WORD for noun, _ in bare(word)) or ordinal) and numeral is not None and is_day(numeral):
        for ahead in range(13):
            start = months_later(today.replace(day=1), ahead)
            deadline = dated(start.year, start.month, int(numeral.value), numeral.first, place + 1)
            if deadline is not None and deadline.day >= today:
                return deadline
    return None


def _near_day(parts: Sequence[Piece], place: int, today: date) -> Deadline | None:
    for word, ending in bare(parts[place].text):
        if word in TONIGHT:
            return Deadline(today, "days", place, place + 1)
        days = 0 if word in TODAY else 1 if word in TOMORROW else 2 if word in DAY_AFTER else None
        if days is None:
            continue
        timed = any(hour in HOURS for hour, _ in bare(text_at(parts, place + 1)))
        until = any(end == "पर्यंत" or end == "paryant" for _, end in bare(text_at(parts, place + 1)))
        nearby = {text_at(parts, place + 2 if timed else place + 1), text_at(parts, place - 1)}
        if days == 1 and [text_at(parts, place - 2), text_at(parts, place - 1)] == ["day", "after"]:
            return Deadline(today + timedelta(days=2), "days", place - 2, place + 1)
        by = {text_at(parts, place - back) for back in (2, 3, 4)} & BY
        wanted = any(part.text in WANT for part in parts[place:])
        said = ending or until or by or (timed and days) or nearby & (UNTIL | URGENT) or wanted
        if said or is_hour_behind(parts, place) or _closes_amount(parts, place) or _is_held(parts, place):
            if days == 1 and text_at(parts, place - 1) == "after":
                days = 2
            return Deadline(today + timedelta(days=days), "days", place, place + 1)
    return None


def _is_held(parts: Sequence[Piece], place: int) -> bool:
    """Whether a feast is held on a day: "kal barat hai", "परवा मुंज आहे"."""
    return text_at(parts, place + 1) in HELD and text_at(parts, place + 2) in IS_HELD


def _closes_amount(parts: Sequence[Piece], place: int) -> bool:
    """Whether a day ends a clause or a message in which an amount stood: "दही चाळीस किलो उद्या"; a day with anything else
    behind it may be any story's."""
    if place + 1 < len(parts) and not parts[place + 1].opens:
        return False
    return any(parts[at].kind == "number" or unit_at(parts, at) is not None for at in range(place))


def _weekday(parts: Sequence[Piece], place: int, today: date) -> Deadline | None:
    said = parts[place].text
    if said in SHORT_WEEKDAYS and _is_short_day(parts, place):
        return _on_weekday(SHORT_WEEKDAYS[said], place, today)
    on_day = [(said[:-1], said[-1])] if said.endswith(("ी", "i")) else []  # सोमवारी, shanivari: on that day
    for word, ending in [*bare(said), *on_day]:
        if word in WEEKDAYS:
            if _is_clause(parts, place) or is_hour_behind(parts, place):
                return _on_weekday(WEEKDAYS[word], place, today)
            nearby = {text_at(parts, place + 1), text_at(parts, place + 2), text_at(parts, place - 1)}
            if ending or nearby & (UNTIL | NEXT | THIS | {"on"}):
                return _on_weekday(WEEKDAYS[word], place, today)
    return None


def _on_weekday(weekday: int, place: int, today: date) -> Deadline:
    ahead = (weekday - today.weekday() - 1) % 7 + 1
    return Deadline(today + timedelta(days=ahead), "weekday", place, place + 1)


def _is_clause(parts: Sequence[Piece], place: int) -> bool:
    """Whether one word is a clause of its own behind others: "Delivery Dadar. Friday."."""
    return place > 0 and parts[place].opens and (place + 1 == len(parts) or parts[place + 1].opens)


def _is_short_day(parts: Sequence[Piece], place: int) -> bool:
    """Whether a weekday cut short is meant: a clause of its own, or behind or before a word of "by"; "sat kilo" is seven and
    "sun" is "listen", so that these need the English word."""
    before = text_at(parts, place - 1)
    if parts[place].text in SEVEN_OR_LISTEN:
        return before in BY | NEXT | {"on", "this"} and text_at(parts, place + 1) not in {"kilo", "kg"}
    cues = BY | ON_THAT_DAY
    alone = _is_clause(parts, place) and parts[place].text not in NAMES_TOO
    return alone or before in cues | {"on"} or text_at(parts, place + 1) in ON_THAT_DAY or is_hour_behind(parts, place)
