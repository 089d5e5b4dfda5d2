"""The day and hour that somebody names for sending something: "kal 10 baje", "१ दिसंबर सुबह 11 बजे", "Tuesday 4 pm"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from handlers.folding import normalise, tokens
from handlers.matching.deadlines import WEEKDAYS, impossible_deadline, read_deadline
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.schedules import USUAL_TIME

_HOUR = re.compile(
    r"(?<![\d.:-])(\d{1,2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|baje|bje|bajey|bajkar|vajta|vajata|vaajta|o'?clock|बजे|बजकर|वाजता|वाजतां)"
    r"|(?<![\d.-])(\d{1,2}):(\d{2})(?![\d-])"
)
_LATE = re.compile(
    r"शाम|सायं|संध्याकाळ|sham|shaam|sandhyakal|evening|दोपहर|दुपार|dopahar|dupar|afternoon|रात|रात्री|raat|night|pm|p\.m\."
)
_EARLY = re.compile(r"सुबह|सकाळ|subah|sakal|morning|(?<![a-z])am|a\.m\.")
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
    hour = _hour(words)
    day = _day(_HOUR.sub(" ", words), today)
    if day is None and hour is None:
        return None
    return datetime.combine(day or today, hour or USUAL_TIME)


def _of_iso(found: re.Match[str]) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(found[1]), time.fromisoformat(found[2]) if found[2] else USUAL_TIME)
    except ValueError as wrong:
        raise NoSuchDay(found[0]) from wrong


def _hour(words: str) -> time | None:
    found = _HOUR.search(words)
    if found is None:
        return None
    hour, minute = int(found[1] or found[4]), int(found[2] or found[5] or 0)
    # Nobody means four in the morning.
    if hour < 12 and not _EARLY.search(words) and (_LATE.search(words) or (found[1] and 1 <= hour <= 6)):
        hour += 12
    return time(hour, minute) if hour < 24 and minute < 60 else None


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
    named = next((WEEKDAYS[word] for word in tokens(words) if word in WEEKDAYS), None)
    return None if named is None else today + timedelta(days=(named - today.weekday() - 1) % 7 + 1)
