"""The day and hour that somebody names for sending something: "kal 10 baje", "१ दिसंबर सुबह 11 बजे", "Tuesday 4 pm"."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from handlers.folding import normalise, tokens
from handlers.matching.days import WEEKDAYS
from handlers.matching.deadlines import impossible_deadline, read_deadline
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.notice.schedules import USUAL_TIME

_O_CLOCK = "baje|bje|bajey|bajkar|vajta|vajata|vaajta|o'?clock|बजे|बजकर|वाजता|वाजतां"
_HOUR = re.compile(
    rf"(?<![\d.:-])(\d{{1,2}})(?:[:.](\d{{2}}))?\s*(am|pm|a\.m\.|p\.m\.|{_O_CLOCK})"
    r"|(?<![\d.-])(\d{1,2}):(\d{2})(?![\d-])"
)
_SPELT_HOUR = re.compile(rf"am|pm|{_O_CLOCK}")
_PAST = {"half past": Decimal("0.5"), "quarter past": Decimal("0.25"), "quarter to": Decimal("-0.25")}
_BESIDE = re.compile(rf"({'|'.join(_PAST)}) (\w+)")
_LATE = re.compile(
    r"शाम|सायं|संध्याकाळ|sham|shaam|sandhyakal|evening|दोपहर|दुपार|dopahar|dupar|afternoon|रात|रात्री|raat|night|pm|p\.m\."
)
_EARLY = re.compile(r"सुबह|सकाळ|subah|sakal|morning|(?<![a-z])am|a\.m\.")
_PART_OF_DAY = re.compile(rf"{_LATE.pattern}|{_EARLY.pattern}")
_PARTS = (
    (re.compile(r"शाम|सायं|संध्याकाळ|sham|shaam|sandhyakal|evening"), time(17)),
    (re.compile(r"दोपहर|दुपार|dopahar|dopahr|dupar|dupari|afternoon"), time(14)),
    (re.compile(r"(?<!\w)(?:रात|रात्री|रात्रि|raat|ratri|night)(?!\w)"), time(20)),
)
"""The usual hour of a part of the day that is named without one."""
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[t ](\d{2}:\d{2}))?")
_TODAY = re.compile(r"(?<!\w)(?:आज|aaj|today)(?!\w)")
_TOMORROW = re.compile(r"(?<!\w)(?:कल|kal|tomorrow|उद्या|udya)(?!\w)")
_DAY_AFTER = re.compile(r"(?<!\w)(?:परसों|parso|parson|day after tomorrow|परवा|parva)(?!\w)")


class NoSuchDay(Exception):
    """A day was named that does not exist, or is over."""


def read_when(text: str, today: date) -> datetime | None:
    """The wall-clock moment that the words name; a day alone means ten o'clock. None: no day. Raises NoSuchDay."""
    words = normalise(text)
    if (iso := _ISO.search(words)) is not None:
        return _of_iso(iso)
    hour, left = _clock(words)
    day = _day(left, today)
    if day is None and hour is None:
        return None
    return datetime.combine(day or today, hour or _usual(left))


def clock_said(words: str) -> tuple[time, str]:
    """The hour that is named, or the usual one of the part of the day that is, and what is left without it. Raises NoSuchDay
    for an hour past midnight."""
    hour, left = _clock(words)
    return hour or _usual(left), left


def hour_alone(text: str, today: date) -> time | None:
    """The hour, where words name one and no day."""
    words = normalise(text)
    with suppress(NoSuchDay):
        hour, left = _clock(words)
        if _ISO.search(words) is None and _day(left, today) is None:
            return hour
    return None


def _usual(words: str) -> time:
    """When it is where only a part of the day is said: "kal shaam ko" is not ten in the morning."""
    return next((hour for part, hour in _PARTS if part.search(words)), USUAL_TIME)


def _of_iso(found: re.Match[str]) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(found[1]), time.fromisoformat(found[2]) if found[2] else USUAL_TIME)
    except ValueError as wrong:
        raise NoSuchDay(found[0]) from wrong


def _clock(words: str) -> tuple[time | None, str]:
    """The hour that is named, in figures or words, and what is left without it. Raises NoSuchDay for an hour past midnight."""
    if (found := _HOUR.search(words)) is not None:
        hour = Decimal(int(found[1] or found[4])) + Decimal(int(found[2] or found[5] or 0)) / 60
        return _of_day(hour, words, vague=bool(found[1])), _HOUR.sub(" ", words)
    parts = pieces(words)
    for numeral in numerals(parts):
        named = numeral.end < len(parts) and bool(_SPELT_HOUR.fullmatch(parts[numeral.end].text))
        if named or (numeral.first and _PART_OF_DAY.match(parts[numeral.first - 1].text)):
            left = [*parts[: numeral.first], *parts[numeral.end + named :]]
            return _of_day(numeral.value, words), " ".join(part.text for part in left)
    if (found := _BESIDE.search(words)) is not None and (hours := numerals(pieces(found[2]))):
        return _of_day(hours[0].value + _PAST[found[1]], words), words.replace(found[0], " ")
    return None, words


def _of_day(hour: Decimal, words: str, *, vague: bool = True) -> time:
    # Nobody means four in the morning.
    if hour < 12 and not _EARLY.search(words) and (_LATE.search(words) or (vague and 1 <= hour < 7)):
        hour += 12
    minutes = round(hour * 60)
    if not 0 <= minutes < 24 * 60:
        raise NoSuchDay(words)
    return time(minutes // 60, minutes % 60)


def _day(words: str, today: date) -> date | None:
    for days, said in ((2, _DAY_AFTER), (1, _TOMORROW), (0, _TODAY)):
        if said.search(words):
            return today + timedelta(days=days)
    parts = pieces(words)
    found = tuple(numerals(parts))
    if impossible_deadline(parts, found, today) is not None and read_deadline(parts, found, today) is None:
        raise NoSuchDay(words)
    deadline = read_deadline(parts, found, today)
    return deadline.day if deadline else _weekday(words, today)


def _weekday(words: str, today: date) -> date | None:
    """Where a day is asked for, its bare name is the next one: "Tuesday"."""
    named = _weekdays(words)
    return today + timedelta(days=(named[0] - today.weekday() - 1) % 7 + 1) if named else None


def _weekdays(words: str) -> list[int]:
    """The days of the week that are named, in order, in full or as people shorten them: "मंगल को", "बुधवारी", "tue"."""
    return [day for word in tokens(words) if (day := _DAYS.get(word, _DAYS.get(_ENDING.sub("", word)))) is not None]


_ENDING = re.compile(r"(?:ी|ला|च्या|i|la|chya|s)$")
_DAYS = WEEKDAYS | {
    normalise(word): day
    for day, short in enumerate(
        ("mon som सोम", "tue tues mangal मंगल मंगळ", "wed budh बुध", "thu thur thurs guru गुरु गुरू",
         "fri shukra shukr शुक्र", "shani शनि शनी", "sun ravi रवि रवी")
    )
    for word in short.split()
}  # fmt: skip


def read_weekly(text: str) -> tuple[int, time] | None:
    """The one day of the week (Monday is 0) and the hour that are named, ten o'clock where none is. None: no day, several
    days or several numbers. Raises NoSuchDay for an hour past midnight."""
    hour, left = _clock(normalise(text))
    named, bare = set(_weekdays(left)), numerals(pieces(left))
    if len(named) != 1 or len(bare) > (hour is None) or any(one.lowest is not None for one in bare):
        return None
    return named.pop(), hour or (_of_day(bare[0].value, left) if bare else USUAL_TIME)


def read_hours(text: str) -> tuple[int, int] | None:
    """From which full hour to which (0 to 23) it is quiet somewhere: "21 to 8", "रात दस बजे से सुबह छह बजे तक". A first hour
    without its part of the day is in the evening. None: not two hours."""
    parts = pieces(re.sub(r"(?<=\d)[:.]00", "", normalise(text)))
    named: list[tuple[int, str]] = []
    place = 0
    for numeral in numerals(parts):
        beside = " ".join(part.text for part in (*parts[place : numeral.first], *parts[numeral.end : numeral.end + 1]))
        both = [numeral.value] if numeral.lowest is None else [numeral.lowest, numeral.value]
        named.extend((int(hour), beside) for hour in both)
        place = numeral.end
    if len(named) != 2 or max(named)[0] > 24:
        return None
    by_twelves = max(named)[0] <= 12
    (first, by_first), (last, by_last) = named
    return _full_hour(first, by_first, evening=by_twelves), _full_hour(last, by_last, evening=False)


def _full_hour(hour: int, beside: str, *, evening: bool) -> int:
    late = bool(_LATE.search(beside)) or (evening and 5 <= hour < 12)
    if late and hour <= 12 and not _EARLY.search(beside):
        return (hour + 12) % 24 if hour < 12 else 0
    return 0 if hour == 24 else hour
