"""By when a buyer needs the goods, counted from a given day: days, weeks, dates, weekdays, festivals."""

import calendar
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from typing import Literal

from handlers.folding import fold, normalise
from handlers.matching.endings import nouns_of, without_ending
from handlers.matching.numbers import Numeral
from handlers.matching.pieces import Piece
from handlers.matching.units import unit_at
from storage import reference

Basis = Literal["days", "weeks", "months", "date", "weekday", "festival"]


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last useful day, and how it was said; pieces[first:end] spoke of it."""

    day: date
    basis: Basis
    first: int
    end: int


def _words(text: str) -> frozenset[str]:
    return frozenset(normalise(word) for word in text.split())


_DAY = _words(
    "day days din dino dinon दिन दिनों दिवस दिवसांत दिवसात दिवसांमध्ये दिवसांच्या divas diwas divsat divsant "
    "दिवसांनी दिवसानी divsani divsanni"
)
_WEEK = _words("week weeks hafta hafte hafton haftे हफ्ता हफ्ते हफ्तों सप्ताह saptah आठवडा आठवडे आठवड्यात आठवड्यांत athavda "
               "athavde athavdyat aathavdyat आठवड्यापर्यंत")  # fmt: skip
_MONTH = _words(
    "month months mahina mahine mahino महीना महीने महीनों महिना महिने महिन्यात महिन्यांत mahinyat माह महिन्यापर्यंत महिन्या mahinya"
)
_NEXT = _words("next agle agla agli अगले अगला अगली पुढच्या पुढील पुढचा pudhchya pudhil pudchya aane आने येत्या yetya coming")
_THIS = _words("this is isi इस इसी या ह्या ya hya")
_ENDING = _words("end ant aakhir अंत आखिर शेवट शेवटी शेवटपर्यंत अखेर अखेरपर्यंत अखेरीस akher akherparyant ending")
_HOURS = _words(
    "subah savere shaam sham dopahar raat morning evening noon night सुबह शाम दोपहर रात सकाळ सकाळी संध्याकाळ संध्याकाळी दुपारी "
    "sakali sandhyakali"
)
_TODAY = _words("today aaj aj आज आजच aajach ajach")
_TOMORROW = _words("tomorrow tmrw tomorow kal कल उद्या udya udyaa उद्याच udyach udyaach")
_DAY_AFTER = _words("parson parso परसों परसो परवा parva")
_YESTERDAY = _words("yesterday yesterdays काल kaal bitekal बीते")
_URGENT = _words(
    "urgent urgently immediately asap jaldi turant जल्दी तुरंत अर्जंट अर्जेंट लवकर तातडीने "
    "तातडीचे lavkar now abhi अभी आत्ता itself"
)
_UNTIL = _words("tak तक पर्यंत paryant by till until before within pehle pahle पहले पूर्वी purvi "
    "आधी aadhi adhi se से in andar "
                "अंदर ke के me mein में chahiye चाहिए ko को hi ही")  # fmt: skip
_BEFORE = _words("before pehle pahle पहले पूर्वी purvi आधी aadhi adhi अगोदर agodar")
_FESTIVAL_CUES = _BEFORE | _words("by till until for tak तक पर्यंत paryant लिए लिये liye साठी sathi पर par pe वर")
_WANT = _words(
    "chahiye चाहिए चाहिये chaiye need needed want required पाहिजे हवे हवी हवा हवं pahije have deliver bhej भेज bhejo पाठवा"
)
_DATE_WORD = _words("tarikh tareekh तारीख तारखे तारखेला तारखेपर्यंत date")
_ORDINALS = frozenset({"st", "nd", "rd", "th"})
_MONTHS = {
    normalise(word): month
    for month, words in enumerate(
        (
            "january jan janvari janwari जनवरी जानेवारी",
            "february feb farvari farwari फरवरी फ़रवरी फेब्रुवारी",
            "march mar maarch मार्च",
            "april apr aprail अप्रैल एप्रिल",
            "may मई",
            "june jun जून",
            "july jul julai जुलाई जुलै",
            "august aug agast अगस्त ऑगस्ट",
            "september sep sept sitambar सितंबर सितम्बर सप्टेंबर",
            "october oct aktubar अक्टूबर अक्तूबर ऑक्टोबर",
            "november nov navambar नवंबर नवम्बर नोव्हेंबर",
            "december dec disambar दिसंबर दिसम्बर डिसेंबर",
        ),
        start=1,
    )
    for word in words.split()
}
_AUXILIARY = _words("be i we you they it have need not also")
_LAST_DAY = 31


def dated_in(parts: Sequence[Piece], found: Iterable[Numeral]) -> frozenset[int]:
    """The first pieces of the numbers that are the day of a date, whatever today is: "8 december", "तारीख 15", "20th"."""
    return frozenset(one.first for one in found if 0 < one.value <= _LAST_DAY and _names_a_day(parts, one))


def _names_a_day(parts: Sequence[Piece], one: Numeral) -> bool:
    before = parts[one.first - 1].text if one.first and not parts[one.first].opens else ""
    after = [part.text for part in parts[one.end : one.end + 2]]
    if after[:1] and after[0] in _ORDINALS:
        return True
    if before in _DATE_WORD or (before in _MONTHS and before != "may" and one.end - one.first == 1):
        return True
    if not after or parts[one.end].opens:
        return False
    verb = after[0] == "may" and len(after) == 2 and after[1] in _AUXILIARY  # "20 may be possible"
    return after[0] in _DATE_WORD or (_month(after[0]) and not verb)


def _month(word: str) -> bool:
    return word in _MONTHS or any(noun in _MONTHS for noun, _ in nouns_of(word))


WEEKDAYS = {
    normalise(word): day
    for day, words in enumerate(
        (
            "monday somvar somwar सोमवार",
            "tuesday mangalvar mangalwar मंगलवार मंगळवार",
            "wednesday budhvar budhwar बुधवार",
            "thursday guruvar guruwar गुरुवार गुरूवार बृहस्पतिवार",
            "friday shukravar shukrawar शुक्रवार",
            "saturday shanivar shaniwar शनिवार",
            "sunday ravivar raviwar itvar itwar रविवार इतवार",
        )
    )
    for word in words.split()
}
_HOUR = _words("hour hours hrs ghante ghanta ghanton घंटे घंटा घंटों तास तासात तासांत taas")
_WEEKEND = _words("weekend वीकेंड वीकएंड")
_MIDDLE = _words("mid middle beech bich बीच मध्य मध्यापर्यंत मध्यात")
_WEEK_OF = {
    word: week
    for week, words in enumerate(
        ("first st1 pehle pahle पहले पहिल्या pahilya", "second nd2 dusre doosre दूसरे दुसऱ्या dusrya",
         "third rd3 teesre tisre तीसरे तिसऱ्या tisrya", "fourth th4 last chauthe aakhri चौथे आखिरी शेवटच्या चौथ्या"), start=1,
    )
    for word in _words(words)
}  # fmt: skip
_TONIGHT = _words("tonight")
_BY = _words("by before till until within latest")
_ON_FESTIVALS = _words("ला la on दिवशी को ko")
_LONGEST = 366


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
            or _span(parts, place, by_end, today)
            or _month_day(parts, place, by_first, by_end, today)
            or _near_day(parts, place, today)
            or _weekday(parts, place, today)
            or _festival(parts, place, today, by_first)
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
        if part.text in _YESTERDAY and {_text(parts, place - 1), _text(parts, place + 1)} & _UNTIL:
            return place, place + 1
        if part.kind != "word" or not any(noun in _MONTHS for noun, _ in _bare(part.text)):
            continue
        before = by_end.get(place - 1 if _text(parts, place - 1) in _ORDINALS else place)
        numeral = before or by_first.get(place + 1)
        if numeral is not None and numeral.value == int(numeral.value) and 0 < numeral.value <= 31:
            last = max(place + 1, numeral.end)
            year = _text(parts, last)
            return min(place, numeral.first), last + (year.isdigit() and len(year) == 4)
    return None


def _text(parts: Sequence[Piece], place: int) -> str:
    return parts[place].text if 0 <= place < len(parts) else ""


@lru_cache(maxsize=16384)
def _bare(word: str) -> tuple[tuple[str, str], ...]:
    return ((word, ""), *without_ending(word))


def _written_date(parts: Sequence[Piece], place: int, today: date) -> Deadline | None:
    if parts[place].kind != "date":
        return None
    numbers = [int(number) for number in re.split(r"[/.\u2044-]\s?", parts[place].text.replace(" ", ""))]
    if len(numbers) == 3:
        year, month, day = numbers if numbers[0] > 31 else (numbers[2], numbers[1], numbers[0])
        return _dated(year + 2000 if year < 100 else year, month, day, place, place + 1)
    nearby = {_text(parts, place + 1), _text(parts, place - 1)}
    if not nearby & (_UNTIL | _BY):
        return None
    return _coming(numbers[1], numbers[0], today, place, place + 1)


def _dated(year: int, month: int, day: int, first: int, end: int) -> Deadline | None:
    try:
        return Deadline(date(year, month, day), "date", first, end)
    except ValueError:
        return None


def _coming(month: int, day: int, today: date, first: int, end: int) -> Deadline | None:
    this_year = _dated(today.year, month, day, first, end)
    if this_year is not None and this_year.day >= today:
        return this_year
    return _dated(today.year + 1, month, day, first, end)


def _span(parts: Sequence[Piece], place: int, by_end: dict[int, Numeral], today: date) -> Deadline | None:
    word = parts[place].text
    numeral = by_end.get(place)
    if numeral is not None and numeral.value == int(numeral.value) and 0 < numeral.value <= _LONGEST:
        count = int(numeral.value)
        if word in _DAY:
            return Deadline(today + timedelta(days=count), "days", numeral.first, place + 1)
        if word in _WEEK and count <= 52:
            return Deadline(today + timedelta(weeks=count), "weeks", numeral.first, place + 1)
        if word in _MONTH and count <= 12:
            return Deadline(_months_later(today, count), "months", numeral.first, place + 1)
    if word in _HOUR and numeral is not None and 0 < numeral.value <= 24 * 14:
        return Deadline(today + timedelta(days=-(-int(numeral.value) // 24)), "days", numeral.first, place + 1)
    loose = _one_span(parts, place, today) or _part_of_month(parts, place, today)
    if loose is not None:
        return loose
    if word in ("fortnight", "पखवाड़े", "pakhwade"):
        return Deadline(today + timedelta(days=14), "weeks", place, place + 1)
    before = _text(parts, place - 1)
    if word not in _MONTH:
        word = next((noun for noun, _ in _bare(word) if noun in _MONTH), word)
    if word in _WEEK and before in _NEXT:
        return Deadline(today + timedelta(weeks=1), "weeks", place - 1, place + 1)
    if word in _WEEK and before in _THIS:
        return Deadline(today + timedelta(days=6 - today.weekday()), "weeks", place - 1, place + 1)
    if word in _MONTH and before in _NEXT:
        start = _months_later(today.replace(day=1), 1)
        for end in (place + 2, place + 3):  # "agle mahine ki 5 tarikh"
            if (day := by_end.get(end)) is not None and _is_day(day) and _text(parts, end) in _DATE_WORD:
                return _dated(start.year, start.month, int(day.value), place - 1, end + 1)
        return Deadline(_month_end(_months_later(today.replace(day=1), 1)), "months", place - 1, place + 1)
    if word in _MONTH and (before in _THIS or _ENDING & {_text(parts, place + 1), _text(parts, place + 2), before}):
        return Deadline(_month_end(today), "months", place - 1 if before in _THIS else place, place + 1)
    return None


def _one_span(parts: Sequence[Piece], place: int, today: date) -> Deadline | None:
    """ "within a week", "hafte bhar me", "महिनाभरात", "this weekend": one span that no number counts."""
    word = parts[place].text
    if word in _WEEKEND:
        return Deadline(today + timedelta(days=6 - today.weekday()), "weeks", place, place + 1)
    stem = next((word.removesuffix(ending) for ending in ("भरात", "भर", "bharat", "bhar") if word.endswith(ending)), "")
    all_of = _text(parts, place + 1) in ("bhar", "भर")
    one = _text(parts, place - 1) in ("a", "one", "एका", "eka") and _text(parts, place - 2) in ("in", "within", "")
    one = one or (_text(parts, place - 1) in ("एका", "eka"))
    first = place - 1 if one else place
    for said in (stem, word if all_of or one else ""):
        if said in _WEEK:
            return Deadline(today + timedelta(weeks=1), "weeks", first, place + 1 + all_of)
        if said in _MONTH:
            return Deadline(_months_later(today, 1), "months", first, place + 1 + all_of)
    return None


def _part_of_month(parts: Sequence[Piece], place: int, today: date) -> Deadline | None:
    """ "by end of May", "mid March", "मार्च के पहले हफ्ते", "महिनाअखेर": a part of a month, by its last day."""
    word = parts[place].text
    if any(word.startswith(stem) and word[len(stem) :] in _ENDING for stem in ("महिना", "महिन्या", "mahina")):
        return Deadline(_month_end(today), "months", place, place + 1)
    month = next((_MONTHS[noun] for noun, _ in _bare(word) if noun in _MONTHS), None)
    this = word in _MONTH and _text(parts, place - 1) in ("the", "is", "this", "इस", "या")
    if month is None and not this:
        return None
    year = today.year + (month is not None and month < today.month)
    start = date(year, month, 1) if month is not None else today.replace(day=1)
    before = [_text(parts, place - back) for back in (1, 2, 3, 4)]
    after = [_text(parts, place + ahead) for ahead in (1, 2, 3)]
    if before[2] in _ORDINALS and before[3] in ("1", "2", "3", "4"):  # "2nd week of March"
        before[2] += before[3]
    week = next((_WEEK_OF[said] for said in (*before[1:], *after[:2]) if said in _WEEK_OF), None)
    if week is not None and {*before, *after} & _WEEK:
        return Deadline(start + timedelta(days=7 * week - 1), "weeks", place, place + 1)
    if before[0] in _MIDDLE or after[0] in _MIDDLE or after[1] in _MIDDLE:
        return Deadline(start.replace(day=15), "months", place, place + 1)
    ends = after[0] in _ENDING or after[1] in _ENDING or before[0] in _ENDING
    if ends or (before[0] in ("of", "the") and {before[1], before[2]} & _ENDING):
        return Deadline(_month_end(start), "months", place, place + 1)
    return None


def _months_later(day: date, count: int) -> date:
    year, month = divmod(day.month - 1 + count, 12)
    year, month = day.year + year, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _month_day(
    parts: Sequence[Piece], place: int, by_first: dict[int, Numeral], by_end: dict[int, Numeral], today: date
) -> Deadline | None:
    word = parts[place].text
    month = next((_MONTHS[noun] for noun, _ in _bare(word) if noun in _MONTHS), None)
    if month is not None:
        before = place - 1 if _text(parts, place - 1) in _ORDINALS else place
        numeral = by_end.get(before) or by_first.get(place + 1)
        if numeral is None or not _is_day(numeral):
            return None
        year = _text(parts, max(place + 1, numeral.end))
        first, end = min(place, numeral.first), max(place + 1, numeral.end)
        if year.isdigit() and len(year) == 4:
            return _dated(int(year), month, int(numeral.value), first, end + 1)
        return _coming(month, int(numeral.value), today, first, end)
    numeral = by_end.get(place)
    ordinal = (
        word in _ORDINALS
        and _text(parts, place + 1) not in _WEEK
        and {
            _text(parts, place - 3 if _text(parts, place - 2) == "the" else place - 2),
            _text(parts, place + 1),
        }
        & (_BY | {"tak", "तक", "on", "for"})
    )
    if (any(noun in _DATE_WORD for noun, _ in _bare(word)) or ordinal) and numeral is not None and _is_day(numeral):
        for ahead in range(13):
            start = _months_later(today.replace(day=1), ahead)
            deadline = _dated(start.year, start.month, int(numeral.value), numeral.first, place + 1)
            if deadline is not None and deadline.day >= today:
                return deadline
    return None


def _is_day(numeral: Numeral) -> bool:
    return numeral.value == int(numeral.value) and 1 <= numeral.value <= 31


def _near_day(parts: Sequence[Piece], place: int, today: date) -> Deadline | None:
    for word, ending in _bare(parts[place].text):
        if word in _TONIGHT:
            return Deadline(today, "days", place, place + 1)
        days = 0 if word in _TODAY else 1 if word in _TOMORROW else 2 if word in _DAY_AFTER else None
        if days is None:
            continue
        timed = any(hour in _HOURS for hour, _ in _bare(_text(parts, place + 1)))
        until = any(end == "पर्यंत" or end == "paryant" for _, end in _bare(_text(parts, place + 1)))
        nearby = {_text(parts, place + 2 if timed else place + 1), _text(parts, place - 1)}
        if days == 1 and [_text(parts, place - 2), _text(parts, place - 1)] == ["day", "after"]:
            return Deadline(today + timedelta(days=2), "days", place - 2, place + 1)
        by = {_text(parts, place - back) for back in (2, 3, 4)} & _BY
        wanted = any(part.text in _WANT for part in parts[place:])
        said = ending or until or by or (timed and days) or nearby & (_UNTIL | _URGENT) or wanted
        if said or _closes_amount(parts, place):
            if days == 1 and _text(parts, place - 1) == "after":
                days = 2
            return Deadline(today + timedelta(days=days), "days", place, place + 1)
    return None


def _closes_amount(parts: Sequence[Piece], place: int) -> bool:
    """Whether a day ends a clause or a message in which an amount stood: "दही चाळीस किलो उद्या"; a day with anything else
    behind it may be any story's."""
    if place + 1 < len(parts) and not parts[place + 1].opens:
        return False
    return any(parts[at].kind == "number" or unit_at(parts, at) is not None for at in range(place))


def _weekday(parts: Sequence[Piece], place: int, today: date) -> Deadline | None:
    said = parts[place].text
    on_day = [(said[:-1], said[-1])] if said.endswith(("ी", "i")) else []  # सोमवारी, shanivari: on that day
    for word, ending in [*_bare(said), *on_day]:
        if word in WEEKDAYS:
            nearby = {_text(parts, place + 1), _text(parts, place + 2), _text(parts, place - 1)}
            if ending or nearby & (_UNTIL | _NEXT | _THIS | {"on"}):
                ahead = (WEEKDAYS[word] - today.weekday() - 1) % 7 + 1
                return Deadline(today + timedelta(days=ahead), "weekday", place, place + 1)
    return None


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


_SINCE = _words("se से")


def _days_ahead_of(parts: Sequence[Piece], end: int, by_first: Mapping[int, Numeral]) -> tuple[int, int] | None:
    """How many days before a festival whose name ends here, and where the words about it end: "se 10 din pehle",
    "च्या आठ दिवस आधी"."""
    at = end + 1 if _text(parts, end) in _SINCE else end
    numeral = by_first.get(at)
    if numeral is None or numeral.value != int(numeral.value) or not 0 < numeral.value <= _LONGEST:
        return None
    unit, after = _text(parts, numeral.end), _text(parts, numeral.end + 1)
    if after not in _BEFORE or unit not in _DAY | _WEEK:
        return None
    return int(numeral.value) * (7 if unit in _WEEK else 1), numeral.end + 2


def _festival(parts: Sequence[Piece], place: int, today: date, by_first: Mapping[int, Numeral]) -> Deadline | None:
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
            end = place + length
            nearby = {_text(parts, place - 1), _text(parts, place - 2), ending}
            nearby |= {_text(parts, end + ahead) for ahead in range(3)}
            coming = next((day for day in days if day >= today), None)
            if coming is not None and (earlier := _days_ahead_of(parts, end, by_first)) is not None:
                many, until = earlier  # "diwali se 10 din pehle"
                coming = next((day for day in days if day - timedelta(days=many) >= today), coming)
                return Deadline(coming - timedelta(days=many), "festival", place, until)
            if coming is None or not nearby & (_FESTIVAL_CUES | _ON_FESTIVALS):
                continue
            before = bool(nearby & _BEFORE) or ending in ("पूर्वी", "purvi", "च्यापूर्वी", "आधी", "adhi", "aadhi")
            return Deadline(coming - timedelta(days=1) if before else coming, "festival", place, end)
    return None
