"""The same day of several weeks: "दिसंबर के हर शनिवार", "char shanivar", "every Saturday from 5 to 26 December"."""

from __future__ import annotations

import calendar
import re
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from functools import cache

from handlers.circulars.day_words import LETTER, MONTHS, NUMBERS, WEEKDAY_WORDS, WEEKDAYS
from handlers.circulars.mention import WEEKLY, Mention
from handlers.circulars.page import Page, Span
from handlers.circulars.words import APPLY

MOST_WEEKS = 26
_LATIN = {"do": 2, "don": 2, "teen": 3, "tin": 3, "char": 4, "chaar": 4, "panch": 5, "paanch": 5, "pach": 5, "paach": 5, "chhe": 6,
          "saha": 6, "saat": 7, "sat": 7, "aath": 8, "ath": 8, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "eight": 8,
          "ten": 10, "das": 10, "daha": 10, "twelve": 12}  # fmt: skip
_COUNTS = {**NUMBERS, **_LATIN}
COUNT = rf"(?:\d{{1,2}}|{'|'.join(sorted(map(re.escape, _COUNTS), key=len, reverse=True))})"
_SPELT_COUNT = rf"(?:{'|'.join(sorted(map(re.escape, _COUNTS), key=len, reverse=True))})"
_PLURAL = r"(?:ों|s)"
_DAY = rf"{WEEKDAY_WORDS}(?:{_PLURAL}|चे|च्या|ी)?"
_AND = r"(?:\s?,\s?|\s?(?:और|व|एवं|तथा|आणि|aur|and|ani|aani|&)\s)"
_DAYS = rf"{_DAY}(?:{_AND}{_DAY})*"
EACH = r"(?:हर|हरेक|प्रत्येक|प्रति|दर|सभी|सारे|har|harek|pratyek|prati|dar|sabhi|every|each|all)"
WEEK = (
    rf"(?:{EACH}\s(?:एक\s)?(?:हफ्ते|हफ्ता|सप्ताह|आठवड्याला|आठवड्यात|आठवड्याच्या|आठवडा|week|hafte|hafta|saptah|athavdyala|aathavdyala|"
    r"athavda)|साप्ताहिक|weekly|दरआठवड्याला)"
)
_PHRASE = re.compile(
    rf"(?<![{LETTER}\d])(?:"
    rf"{EACH}\s(?P<each>{_DAYS})"
    rf"|(?P<before>{_DAYS})\s?(?:को|ko|ला|la|रोजी)?\s?{WEEK}"
    rf"|{WEEK}\s(?:के\s|की\s|ke\s|on\s|the\s)?(?P<behind>{_DAYS})"
    rf"|(?:(?:अगले|आने वाले|आगामी|लगातार|पुढचे|पुढील|येणारे|सलग|agle|aane wale|lagatar|pudhche|pudhil|salag|next|coming|the next)\s)"
    rf"(?P<many>{COUNT})\s(?P<ahead>{_DAYS})"
    rf"|(?P<spelt>{_SPELT_COUNT})\s(?P<counted>{_DAYS})"
    rf"|(?P<several>\d{{1,2}})\s(?P<plural>{WEEKDAY_WORDS}{_PLURAL})"
    rf"|(?:on\s)?(?P<plain>{WEEKDAY_WORDS}{_PLURAL}(?:{_AND}{WEEKDAY_WORDS}{_PLURAL})*)"
    rf")(?![{LETTER}])"
)
_WEEKS = re.compile(
    rf"(?<![{LETTER}\d.,/:-])(?P<many>{COUNT})\s(?:हफ्तों|हफ्ते|सप्ताहों|सप्ताह|आठवडे|आठवड्यांसाठी|आठवड्यां|weeks|hafte|hafton|hafto|saptah|athavde|"
    rf"aathavde|बार|baar|वेळा|times)(?![{LETTER}])"
)
_ANY_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_MONTH = re.compile(
    rf"(?<![{LETTER}])(?P<month>{_ANY_MONTH})(?:\s?(?P<year>20\d\d))?"
    r"(?:\s?(?:माह|महीने|महिन्या|महिन्यात|mahine|mahinyat|month)|मध|तील|च्या|\s(?:के|की|में|मे|मध|च्या|ke|ki|me|mein|madhe|madhye|madhil|chya)(?![a-z]))"
    rf"|(?<![{LETTER}])(?:in|of|during|month of|माह|महीना)\s(?P<named>{_ANY_MONTH})(?:\s?,?\s?(?P<its_year>20\d\d))?(?![{LETTER}])"
)
_THIS_MONTH = re.compile(
    rf"(?<![{LETTER}])(?:(?P<this>इस|या|ह्या|चालू|is|ya|hya|this)|(?:अगले|पुढच्या|पुढील|आगामी|agle|pudhchya|pudhil|next))\s"
    r"(?:महीने|माह|महिन्या(?:त|च्या)?|mahine|mahinyat|mahinyachya|month)"
)
_BEGINS = re.compile(
    rf"\s?(?:को\s|ko\s|रोजी\s)?(?:से|se|पासून|pasun|pasoon|onwards?)(?![{LETTER}])|\s?(?:को|ko|रोजी|ला)?\s?(?:शुरू|सुरू|shuru|suru)"
)
_UNTIL = re.compile(rf"\s?(?:को\s|ko\s)?(?:तक|tak|पर्यंत|paryant|parynt)(?![{LETTER}])")
_UNTIL_BEFORE = re.compile(r"(?<![a-z])(?:until|till|up ?to|to)(?:\sthe)?\s$")
_BEGINS_BEFORE = re.compile(r"(?<![a-z])(?:from|starting|beginning|since|start|commencing)(?:\s(?:on|from|the))*\s$")


def phrases(page: Page) -> list[Span]:
    """Where it says that something is each week on a day."""
    return [Span(*one.span()) for one in _PHRASE.finditer(page.plain)]


def weekdays(page: Page) -> frozenset[int]:
    """On which days of the week (Monday is 0) something is each week."""
    return frozenset[int]().union(*(_weekdays(one) for one in _PHRASE.finditer(page.plain)))


def says_so_many_weeks(page: Page) -> list[Span]:
    """Where it says for how many weeks it goes on, where it is weekly."""
    return [Span(*one.span()) for one in _WEEKS.finditer(page.plain)] if _PHRASE.search(page.plain) else []


def named(page: Page, found: Sequence[Mention], base: date) -> list[Mention]:
    """The mentions with those days of weeks that a month or a number bounds; what they lie over is none by itself."""
    said: list[Mention] = []
    dropped: list[Mention] = []
    for one in _PHRASE.finditer(page.plain):
        begun = next((each for each in found if _begins_it(page, each, one)), None)
        ended = next((each for each in found if _ends_it(page, each, one)), None)
        many = _so_many(page, one)
        if ended is not None and not many:
            first = begun.days[0] if begun is not None else base
            days = _until(_weekdays(one), first, ended.days[0])
            said += [Mention(ended.start, ended.end, days, WEEKLY, ended.has_year)] if len(days) > 1 else []
            dropped += [begun] if begun is not None and len(days) > 1 else []
            continue
        if begun is not None and many:
            days = _counted(_weekdays(one), begun.days[0], many)
            said.append(Mention(begun.start, begun.end, days, WEEKLY, begun.has_year))
        elif not any(_is_beside(page, each, one) for each in found):
            said += _in_month(page, one, base) or _ahead(one, base, many)
    spans = [Span(*one.span()) for one in _PHRASE.finditer(page.plain)]
    kept = [
        one for one in found
        if one not in dropped and not any(each.start <= one.start < each.end for each in said)
        and not (one.how == "weekday" and any(span.holds(one.start) for span in spans))
    ]  # fmt: skip
    return sorted([*kept, *said], key=lambda one: one.start)


def within(page: Page, one: Mention) -> list[date]:
    """The weekly days from the first to the last of a mention, where something beside it says that it is weekly; else none."""
    if len(one.days) != 2:
        return []
    beside = [each for each in _PHRASE.finditer(page.plain) if _is_beside(page, one, each)]
    if not beside or (one.days[1] - one.days[0]).days > MOST_WEEKS * 7:
        return []
    weekdays = _weekdays(beside[0])
    return list(_until(weekdays, *one.days))


def words_of(page: Page, found: Sequence[Mention]) -> str:
    """In which words it is weekly, with the day from which on it is: "5 December se har shanivar"."""
    one = _PHRASE.search(page.plain)
    if one is None:
        return ""
    begun = next((each for each in found if _begins_it(page, each, one)), None)
    start, end = one.span()
    if begun is not None:  # with the "from" before it or behind it
        behind, before = _BEGINS.match(page.plain, begun.end), _BEGINS_BEFORE.search(page.plain[: begun.start])
        start, end = (
            min(start, before.start() if before else begun.start),
            max(end, behind.end() if behind else begun.end),
        )
    return page.original(start, end)


def has_no_end(page: Page, found: Sequence[Mention]) -> bool:
    """Is it weekly, and nothing says for how long?"""
    return _PHRASE.search(page.plain) is not None and not any(
        one.how == WEEKLY or len(one.days) > 1 for one in found
    )  # fmt: skip


def _begins_it(page: Page, one: Mention, phrase: re.Match[str]) -> bool:
    """ "5 December se": from that day on it is each week."""
    if len(one.days) != 1 or one.how == "weekday" or not _is_beside(page, one, phrase):
        return False
    before = page.plain[max(0, one.start - 24) : one.start]
    return _BEGINS.match(page.plain, one.end) is not None or _BEGINS_BEFORE.search(before) is not None


def _is_beside(page: Page, one: Mention, phrase: re.Match[str]) -> bool:
    """Does a day stand in the sentence of a phrase, or on the line before or behind it?"""
    if one.how == WEEKLY or (phrase.start() <= one.start and one.end <= phrase.end()):
        return False
    if page.sentence_at(phrase.start()).holds(one.start):
        return True
    here, there = page.line_at(phrase.start()), page.line_at(one.start)
    lines = list(page.lines)
    near = here in lines and there in lines and abs(lines.index(here) - lines.index(there)) == 1
    return near and len(one.days) == 2


def _ends_it(page: Page, one: Mention, phrase: re.Match[str]) -> bool:
    """ "26 December tak": until that day it is each week, where no name or form is asked for by then."""
    if len(one.days) != 1 or one.how == "weekday" or not _is_beside(page, one, phrase):
        return False
    sentence = page.sentence_at(one.start)
    before = page.plain[max(sentence.start, one.start - 24) : one.start]
    said = _UNTIL.match(page.plain, one.end) is not None or _UNTIL_BEFORE.search(before) is not None
    return said and APPLY.search(page.said(sentence)) is None


def _until(weekdays: Collection[int], first: date, last: date) -> tuple[date, ...]:
    """Those from the first day to the last; none where it is too long for a workshop."""
    if not 0 < (last - first).days <= MOST_WEEKS * 7:
        return ()
    every = (first + timedelta(days=further) for further in range((last - first).days + 1))
    return tuple(day for day in every if day.weekday() in weekdays)


def _weekdays(phrase: re.Match[str]) -> frozenset[int]:
    names = "each before behind ahead counted plural plain"
    row = next(phrase[name] for name in names.split() if phrase[name])
    return frozenset(WEEKDAYS[name] for name in re.findall(WEEKDAY_WORDS, row))


def _so_many(page: Page, phrase: re.Match[str]) -> int:
    """How often, where it is said: "char shanivar", "har shanivar 4 hafte"."""
    said = phrase["many"] or phrase["spelt"] or phrase["several"]
    weeks = next(
        (one for one in _WEEKS.finditer(page.plain) if page.sentence_at(phrase.start()).holds(one.start())), None
    )
    if said is None and weeks is not None:
        return _number(weeks["many"]) * len(_weekdays(phrase))
    number = _number(said) if said else 0
    return number * len(_weekdays(phrase)) if 0 < number <= MOST_WEEKS else 0


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _COUNTS[said]


def _counted(weekdays: Collection[int], first: date, many: int) -> tuple[date, ...]:
    found: list[date] = []
    day = first
    while len(found) < min(many, MOST_WEEKS * 7):
        if day.weekday() in weekdays:
            found.append(day)
        day += timedelta(days=1)
    return tuple(found)


def _ahead(phrase: re.Match[str], base: date, many: int) -> list[Mention]:
    """The next so many of them."""
    if not many or len(_weekdays(phrase)) == 0 or many < 2:
        return []
    return [Mention(*phrase.span(), _counted(_weekdays(phrase), base + timedelta(days=1), many), WEEKLY)]


def _in_month(page: Page, phrase: re.Match[str], base: date) -> list[Mention]:
    """Those of the month that is named beside it, from today on."""
    sentence = page.sentence_at(phrase.start())
    month = _MONTH.search(page.plain, sentence.start, sentence.end)
    near = _THIS_MONTH.search(page.plain, sentence.start, sentence.end)
    if month is not None:
        number = MONTHS[month["month"] or month["named"]]
        said = month["year"] or month["its_year"]
        year = int(said) if said else base.year + (number < base.month)
    elif near is not None:
        number, year, said = base.month, base.year, None
        if not near["this"]:
            number, year = (1, year + 1) if number == 12 else (number + 1, year)
    else:
        return []
    beside = month or near
    assert beside is not None
    days = tuple(day for day in _days_of(year, number) if day.weekday() in _weekdays(phrase) and day >= base)
    start, end = min(phrase.start(), beside.start()), max(phrase.end(), beside.end())
    return [Mention(start, end, days, WEEKLY, said is not None)] if days else []


@cache
def _days_of(year: int, month: int) -> tuple[date, ...]:
    return tuple(date(year, month, number) for number in range(1, calendar.monthrange(year, month)[1] + 1))
