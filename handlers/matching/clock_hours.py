"""Hours of the day in a text, "11am", "सुबह 10 बजे", "५ वाजता": they count no goods."""

from collections.abc import Sequence

from handlers.folding import word_set
from handlers.matching.pieces import Piece

_HALVES = frozenset({"am", "pm"})
_OCLOCK = word_set(
    "baje bajey bje बजे वाजता वाजेपर्यंत वाजेपर्यन्त वाजल्यानंतर vajta vajata wajta wajata vajeparyant wajeparyant बजेपर्यंत oclock"
)
_PARTED = (("a", "m"), ("p", "m"), ("o", "clock"))
_LAST_HOUR = 24
_MINUTES = 60
_PART_OF_DAY = word_set(
    "subah savere shaam sham dopahar raat morning evening afternoon noon night सुबह सवेरे शाम दोपहर रात सकाळी सकाळ संध्याकाळी "
    "संध्याकाळ दुपारी रात्री sakali sakal sandhyakali dupari ratri"
)


def hour_at(parts: Sequence[Piece], first: int) -> int | None:
    """Where the hour that begins with this number ends; None where it is no hour of the day."""
    hour = parts[first].value if parts[first].kind == "number" else None
    if hour is None or not 0 < hour <= _LAST_HOUR:
        return None
    end = first + 1
    minutes = parts[end] if end < len(parts) else None
    if minutes is not None and minutes.kind == "number" and minutes.opens and (minutes.value or 0) < _MINUTES:
        end += 1  # 11:30
    return _said_behind(parts, end)


def _said_behind(parts: Sequence[Piece], end: int) -> int | None:
    after = [part.text for part in parts[end : end + 2]]
    if after and (after[0] in _HALVES or after[0] in _OCLOCK):
        return end + 1
    return end + 2 if tuple(after) in _PARTED else None


def hours_in(parts: Sequence[Piece]) -> list[range]:
    """The pieces of each hour of a text, with the part of the day before it."""
    found: list[range] = []
    for place in range(len(parts)):
        end = hour_at(parts, place)
        if end is not None and not (found and place in found[-1]):
            first = place - 1 if place and parts[place - 1].text in _PART_OF_DAY else place
            found.append(range(first, end))
    return found


def is_hour_behind(parts: Sequence[Piece], place: int) -> bool:
    """Whether an hour stands next to a day: "tomorrow 11am", "11 baje kal"."""
    return any(place in (hour.start - 1, hour.stop) for hour in hours_in(parts))
