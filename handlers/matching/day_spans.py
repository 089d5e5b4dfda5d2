"""Spans of time that end on a day: "in 5 days", "next week", "mid March", "महिनाअखेर"."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from handlers.matching.days import (
    BEFORE,
    DATE_WORD,
    DAY,
    ENDING,
    HOUR,
    LONGEST,
    MIDDLE,
    MONTH,
    MONTHS,
    NEXT,
    ORDINALS,
    THIS,
    WEEK,
    WEEK_OF,
    WEEKEND,
    Deadline,
    bare,
    dated,
    is_day,
    month_end,
    months_later,
    text_at,
)
from handlers.matching.pieces import Piece
from handlers.matching.spans import Numeral


def span_at(parts: Sequence[Piece], place: int, by_end: Mapping[int, Numeral], today: date) -> Deadline | None:
    """The span of which a word here is the last or the unit."""
    return (
        _counted(parts, place, by_end, today)
        or _one_span(parts, place, today)
        or _part_of_month(parts, place, by_end, today)
        or _said_of_now(parts, place, by_end, today)
    )


def _counted(parts: Sequence[Piece], place: int, by_end: Mapping[int, Numeral], today: date) -> Deadline | None:
    """ "5 din", "two weeks", "48 hours"."""
    word, numeral = parts[place].text, by_end.get(place)
    if numeral is None or numeral.value <= 0:
        return None
    count = int(numeral.value)
    if numeral.value == count <= LONGEST:
        if word in DAY:
            return Deadline(today + timedelta(days=count), "days", numeral.first, place + 1)
        if word in WEEK and count <= 52:
            return Deadline(today + timedelta(weeks=count), "weeks", numeral.first, place + 1)
        if word in MONTH and count <= 12:
            return Deadline(months_later(today, count), "months", numeral.first, place + 1)
    if word in HOUR and numeral.value <= 24 * 14:
        return Deadline(today + timedelta(days=-(-count // 24)), "days", numeral.first, place + 1)
    return None


def _said_of_now(parts: Sequence[Piece], place: int, by_end: Mapping[int, Numeral], today: date) -> Deadline | None:
    """ "this week", "agle mahine", "end of this month": spans counted from today's."""
    word, before = parts[place].text, text_at(parts, place - 1)
    if word in ("fortnight", "पखवाड़े", "pakhwade"):
        return Deadline(today + timedelta(days=14), "weeks", place, place + 1)
    if word in WEEK and before in NEXT:
        return Deadline(today + timedelta(weeks=1), "weeks", place - 1, place + 1)
    if word in WEEK and before in THIS:
        return Deadline(today + timedelta(days=6 - today.weekday()), "weeks", place - 1, place + 1)
    if not any(noun in MONTH for noun, _ in bare(word)):
        return None
    if before in NEXT:
        start = months_later(today.replace(day=1), 1)
        for end in (place + 2, place + 3):  # "agle mahine ki 5 tarikh"
            if (day := by_end.get(end)) is not None and is_day(day) and text_at(parts, end) in DATE_WORD:
                return dated(start.year, start.month, int(day.value), place - 1, end + 1)
        return Deadline(month_end(start), "months", place - 1, place + 1)
    if before in THIS or ENDING & {text_at(parts, place + 1), text_at(parts, place + 2), before}:
        return Deadline(month_end(today), "months", place - 1 if before in THIS else place, place + 1)
    return None


def _one_span(parts: Sequence[Piece], place: int, today: date) -> Deadline | None:
    """ "within a week", "hafte bhar me", "महिनाभरात", "this weekend": one span that no number counts."""
    word = parts[place].text
    if word in WEEKEND:
        return Deadline(today + timedelta(days=6 - today.weekday()), "weeks", place, place + 1)
    stem = next((word.removesuffix(ending) for ending in ("भरात", "भर", "bharat", "bhar") if word.endswith(ending)), "")
    all_of = text_at(parts, place + 1) in ("bhar", "भर")
    one = text_at(parts, place - 1) in ("a", "one", "एका", "eka") and text_at(parts, place - 2) in ("in", "within", "")
    one = one or (text_at(parts, place - 1) in ("एका", "eka"))
    first = place - 1 if one else place
    for said in (stem, word if all_of or one else ""):
        if said in WEEK:
            return Deadline(today + timedelta(weeks=1), "weeks", first, place + 1 + all_of)
        if said in MONTH:
            return Deadline(months_later(today, 1), "months", first, place + 1 + all_of)
    return None


def _part_of_month(parts: Sequence[Piece], place: int, by_end: Mapping[int, Numeral], today: date) -> Deadline | None:
    """ "by end of May", "mid March", "मार्च के पहले हफ्ते", "महिनाअखेर": a part of a month, by its last day."""
    word = parts[place].text
    if any(word.startswith(stem) and word[len(stem) :] in ENDING for stem in ("महिना", "महिन्या", "mahina")):
        return Deadline(month_end(today), "months", place, place + 1)
    month = next((MONTHS[noun] for noun, _ in bare(word) if noun in MONTHS), None)
    this = word in MONTH and text_at(parts, place - 1) in ("the", "is", "this", "इस", "या")
    if month is None and not this:
        return None
    year = today.year + (month is not None and month < today.month)
    start = date(year, month, 1) if month is not None else today.replace(day=1)
    before = [text_at(parts, place - back) for back in (1, 2, 3, 4)]
    after = [text_at(parts, place + ahead) for ahead in (1, 2, 3)]
    if before[2] in ORDINALS and before[3] in ("1", "2", "3", "4"):  # "2nd week of March"
        before[2] += before[3]
    week = next((WEEK_OF[said] for said in (*before[1:], *after[:2]) if said in WEEK_OF), None)
    if week is not None and {*before, *after} & WEEK:
        return Deadline(start + timedelta(days=7 * week - 1), "weeks", place, place + 1)
    if before[0] in MIDDLE or after[0] in MIDDLE or after[1] in MIDDLE:
        return Deadline(start.replace(day=15), "months", place, place + 1)
    ends = after[0] in ENDING or after[1] in ENDING or before[0] in ENDING
    if ends or (before[0] in ("of", "the") and {before[1], before[2]} & ENDING):
        return Deadline(month_end(start), "months", place, place + 1)
    return _until_month(parts, place, start) if month is not None and place not in by_end else None


def _until_month(parts: Sequence[Piece], place: int, start: date) -> Deadline | None:
    """ "Till June", "जून तक", "जूनपर्यंत": until its last day; "before June": until the day before it. No day stands beside it."""
    if parts[place + 1 : place + 2] and parts[place + 1].text.isdigit() and len(parts[place + 1].text) < 3:
        return None
    ending = next((ending for noun, ending in bare(parts[place].text) if noun in MONTHS), "")
    after = [text_at(parts, place + ahead) for ahead in (1, 2)]
    before = text_at(parts, place - 1)
    if (
        before == "before"
        or ending in ("पूर्वी", "purvi")
        or after[0] in BEFORE
        or (after[0] in ("ke", "के", "se", "से") and after[1] in BEFORE)
    ):
        return Deadline(start - timedelta(days=1), "months", place, place + 1)
    until = (
        before in ("by", "till", "until")
        or ending in ("पर्यंत", "paryant")
        or after[0] in ("tak", "तक", "पर्यंत", "paryant")
    )
    return Deadline(month_end(start), "months", place, place + 1) if until else None
