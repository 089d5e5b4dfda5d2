"""Festivals as deadlines: "diwali se pehle", "राखीच्या आठ दिवस आधी"."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

from handlers.folding import fold, normalise, word_set
from handlers.matching.days import (
    BEFORE,
    DAY,
    FESTIVAL_CUES,
    LONGEST,
    ON_FESTIVALS,
    SINCE,
    WEEK,
    Deadline,
    text_at,
)
from handlers.matching.endings import nouns_of
from handlers.matching.pieces import Piece
from handlers.matching.spans import Numeral
from storage import reference

_ROOF = word_set("chhat chat chhatt छत")
_OF = word_set("ki ka ke की का के")


@cache
def _festival_names() -> dict[tuple[str, ...], tuple[date, ...]]:
    names: dict[tuple[str, ...], set[date]] = {}
    for festival in reference.festivals():
        for name in festival.names:
            names.setdefault(tuple(fold(word) for word in normalise(name).split()), set()).add(festival.day)
    return {name: tuple(sorted(days)) for name, days in names.items()}


@cache
def _festivals_begin() -> dict[str, int]:
    """The first word of each festival's name, and how many words its longest name has."""
    longest: dict[str, int] = {}
    for name in _festival_names():
        longest[name[0]] = max(len(name), longest.get(name[0], 0))
    return longest


@lru_cache(maxsize=16384)
def _festival_length(word: str) -> int:
    begin = _festivals_begin()
    return max(begin.get(fold(noun), 0) for noun, _ in nouns_of(word))


def is_festival_word(word: str) -> bool:
    """Whether a word begins the name of a festival: no place is meant by it."""
    return _festival_length(word) > 0


def _days_ahead_of(parts: Sequence[Piece], end: int, by_first: Mapping[int, Numeral]) -> tuple[int, int] | None:
    """How many days before a festival whose name ends here, and where the words about it end: "se 10 din pehle",
    "च्या आठ दिवस आधी"."""
    at = end + 1 if text_at(parts, end) in SINCE else end
    numeral = by_first.get(at)
    if numeral is None or numeral.value != int(numeral.value) or not 0 < numeral.value <= LONGEST:
        return None
    unit, after = text_at(parts, numeral.end), text_at(parts, numeral.end + 1)
    if after not in BEFORE or unit not in DAY | WEEK:
        return None
    return int(numeral.value) * (7 if unit in WEEK else 1), numeral.end + 2


def festival_at(parts: Sequence[Piece], place: int, today: date, by_first: Mapping[int, Numeral]) -> Deadline | None:
    """The day of a festival whose name begins here, or so many days before it."""
    if not _festival_length(parts[place].text):
        return None
    names = _festival_names()
    for length in (3, 2, 1):
        words = [part.text for part in parts[place : place + length]]
        if len(words) < length:
            continue
        for last, ending in nouns_of(words[-1]):
            days = names.get(tuple(fold(word) for word in (*words[:-1], last)))
            if days is None:
                continue
            if length == 1 and words[0] in _ROOF and text_at(parts, place - 1) in _OF:
                continue  # "ghar ki chhat ke liye" is for a roof
            end = place + length
            nearby = {text_at(parts, place - 1), text_at(parts, place - 2), ending}
            nearby |= {text_at(parts, end + ahead) for ahead in range(3)}
            coming = next((day for day in days if day >= today), None)
            if coming is not None and (earlier := _days_ahead_of(parts, end, by_first)) is not None:
                many, until = earlier  # "diwali se 10 din pehle"
                coming = next((day for day in days if day - timedelta(days=many) >= today), coming)
                return Deadline(coming - timedelta(days=many), "festival", place, until)
            if coming is None or not nearby & (FESTIVAL_CUES | ON_FESTIVALS):
                continue
            before = bool(nearby & BEFORE) or ending in ("पूर्वी", "purvi", "च्यापूर्वी", "आधी", "adhi", "aadhi")
            return Deadline(coming - timedelta(days=1) if before else coming, "festival", place, end)
    return None
