"""Which days a workshop is to have, as it is said: "10, 11 aur 12 December", "10 ते 12 डिसेंबर", "3 din, 10 December se"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from handlers.circulars import day_hours, every_week
from handlers.circulars.clock import Clock
from handlers.circulars.day_hours import Hours, Named
from handlers.circulars.day_words import EACH_DAY, LETTER, MONTH, NUMBERS, TO, WEEKDAY_WORDS, WEEKDAYS
from handlers.circulars.each_day import MOST_DAYS, each_of
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page, Span

_LATIN = {"ek": 1, "do": 2, "don": 2, "teen": 3, "tin": 3, "char": 4, "chaar": 4, "panch": 5, "paanch": 5, "pach": 5, "paach": 5,
          "chhe": 6, "cheh": 6, "saha": 6, "saat": 7, "sat": 7, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
          "seven": 7, "ten": 10, "das": 10, "daha": 10}  # fmt: skip
COUNTS = {**NUMBERS, **_LATIN}
_LATER = (
    "पहले|पूर्व|बाद|आगे|अंदर|भीतर|पहिले|आधी|नंतर|पुढे|उशिरा|लवकर|pehle|pahle|baad|aage|andar|aadhi|nantar|pudhe|late|later|"
    "earlier|before|after|ago|in advance"
)
_SO_MANY = re.compile(
    rf"(?<![\d.,/:{LETTER}-])(?<!within )(?P<many>\d{{1,2}}|{'|'.join(sorted(map(re.escape, COUNTS), key=len, reverse=True))})"
    rf"[ -]?(?:दिन|दिनों|दिनी|दिवस|दिवसां|din|dino|dinon|divas|days?)(?:ीय|चा|ची|चे|चं|च्या|iya?|a?n?ch[aie])?(?![{LETTER}])"
    rf"(?! ?(?:के |ke |में |mein |me )?(?:{_LATER})(?![{LETTER}]))"
)
_AND = re.compile(r"(?:[\s,&]|को|ला|रोजी|और|व|तथा|एवं|आणि|भी|फिर|मग|ko|la|aur|or|ani|aani|and|on|the|bhi|phir|fir|mag)*")
"""What may stand between two days that belong together."""
_AROUND_HOURS = re.compile(
    rf"(?:{_AND.pattern}|[;:.()–—-]|से|तक|ते|पासून|पर्यंत|का|की|के|चा|ची|समय|वेळ|se|tak|te|pasun|paryant|ka|ki|ke|cha|chi|samay|vel|time|at|from|till|until|to)*"
)
"""And what leads to an hour or from it to the next day."""
_JOIN = r"(?:,\s?(?:और\s|aur\s|and\s|आणि\s|ani\s)?|और|व|तथा|एवं|आणि|aur|or|ani|aani|and|&)"
_NUMBERS_BEFORE = re.compile(rf"(?<![\d.,/:₹-])(?P<row>(?:\d{{1,2}}\s?{_JOIN}\s?)+|\d{{1,2}}\s?(?P<to>{TO})\s?)$")
""" "10, 11 aur" before "12 tarikh ko"."""
_WEEK = re.compile(
    rf"(?<![{LETTER}])(?P<each>(?:हर|दर|प्रत्येक|har|every|each)\s)?"
    rf"(?P<row>{WEEKDAY_WORDS}(?:\s?(?:{_JOIN}|(?P<to>{TO}))\s?{WEEKDAY_WORDS})+)(?![{LETTER}])"
)
_UNTIL = re.compile(rf" ?(?:को |ko )?(?:तक|tak|पर्यंत|paryant|से पहले|se pehle)(?![{LETTER}])")
_BY = re.compile(
    r"(?<![a-z])(?:by|before|till|until|last date:?)\s(?:the\s)?$|(?:अंतिम|आखिरी|शेवटची|antim|aakhri)\s\S+\s?:?\s?$"
)

_SLOPPY_HOUR = re.compile(r"(?<=\d)\s?(?:bje|bjy|bajey|bajae|bajee|vajata|vaajta)(?![a-z])", re.IGNORECASE)
_EACH_DAY = re.compile(rf"(?<![{LETTER}]){EACH_DAY}(?![{LETTER}])")
_HOURS_BEHIND = re.compile(
    rf"(?i)(?:[0-9०-९]\s?{MONTH}\s?(?:को|ला|रोजी|ko|la)?|{EACH_DAY}|(?:din|दिन|divashi|दिवशी|day))[,:]?\s(?:[1-9१-९]|[1१][0-2०-२])(?::[0-9०-९]{{2}})?\s?(?:से|ते|se|te|to|-|–)\s?"
    rf"(?:[1१][0-2०-२]|[1-9१-९])(?::[0-9०-९]{{2}})?(?![0-9०-९:./-])(?!\s?(?:बजे|वाजता|वाजे|baje|vaj|am|pm|{MONTH}|तारीख|tarikh|लोग|log|जागा|seat|दिन|din))"
)
""" "3 December ko 11 se 2": what stands behind a whole day are its hours."""
_TIGHT = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d|,20\d\d))")

ALSO = re.compile(
    rf"(?:\d|{MONTH}|{WEEKDAY_WORDS}|तारखेला|तारीख|tarkhela|tarikh|tareekh)\s?(?:को|ला|रोजी|ko|la)?\s?(?:भी|देखील|सुद्धा|पण|bhi|dekhil|suddha|pan)(?![{LETTER}])|"
    r"(?<![a-z])(?:also on|as well|one more day|ek din aur|ek din or|एक दिन और|अजून एक दिवस|आणखी एक दिवस|"
    r"ajun ek divas|aankhi ek divas)"
    rf"(?![{LETTER}])"
)
""" "17 December ko bhi": one more day."""
_HOW_FAR = {"एक": 1, "ek": 1, "one": 1, "a": 1, "an": 1, "दो": 2, "दोन": 2, "do": 2, "don": 2, "two": 2, "तीन": 3, "teen": 3,
            "tin": 3, "three": 3, "चार": 4, "char": 4, "chaar": 4, "four": 4,
            "पांच": 5, "पाच": 5, "panch": 5, "pach": 5, "five": 5, "आधा": 0,
            "aadha": 0, "adha": 0, "अर्धा": 0, "ardha": 0, "half": 0}  # fmt: skip
SHIFT = re.compile(
    rf"(?<![{LETTER}\d])(\d{{1,2}}|{'|'.join(_HOW_FAR)})\s(?:an\s)?(दिन|दिवस|din|divas|days?|हफ्ते|हफ्ता|सप्ताह|hafte|hafta|आठवडा|आठवडे|"
    rf"athavda|athvda|weeks?|घंटे|घंटा|ghante|ghanta|hours?|तास|taas|tas)(?![{LETTER}])"
    r"(?:\s(?:\S+\s)?(आगे|aage|age|पुढे|pudhe|later|बाद|baad|नंतर|nantar|देर|der|late|उशिरा|ushira|पहले|pehle|pahle|आधी|aadhi|"
    r"earlier|लवकर|lavkar))?"
)
_SOONER = frozenset("पहले pehle pahle आधी aadhi earlier लवकर lavkar".split())
_OF_DAYS = {"दिन": 1, "दिवस": 1, "din": 1, "divas": 1, "day": 1, "days": 1}
_OF_HOURS = frozenset("घंटे घंटा ghante ghanta hour hours तास taas tas".split())


def untangled(text: str) -> str:
    """Words as they are read: "11bje" with its hour's own word, "10,11,12 December" with room between its days."""
    text = _TIGHT.sub(", ", _SLOPPY_HOUR.sub(" baje", text))
    return _HOURS_BEHIND.sub(r"\g<0> baje", text)


def days_of(page: Page, found: Sequence[Mention], clocks: Sequence[Clock] = ()) -> tuple[date, ...]:
    """The days that belong together, the first mention's first, each once and in order."""
    days = [day for one in together(page, found, clocks) for day in _each(page, one)]
    if len(set(days)) == 1 and (many := _so_many(page)):
        days = [days[0] + timedelta(days=further) for further in range(many)]
    return tuple(sorted(set(days)))[:MOST_DAYS]


def together(page: Page, found: Sequence[Mention], clocks: Sequence[Clock] = ()) -> list[Mention]:
    """The mentions that belong together: between them stands "and", or the hours of the one before."""
    held: list[Mention] = []
    for one in _without_last_days(page, sorted(found, key=lambda one: one.start)):
        if held and not _belong(page, held[-1].end, one.start, clocks):
            break
        held.append(one)
    return held


def _belong(page: Page, start: int, end: int, clocks: Sequence[Clock]) -> bool:
    """Does nothing but "and" stand there, or an hour with what leads to it?"""
    within = [clock for clock in clocks if start <= clock.start and clock.end <= end]
    if not within:
        return _AND.fullmatch(page.plain, start, end) is not None
    edges = [start, *(edge for clock in within for edge in (clock.start, clock.end)), end]
    return all(_AROUND_HOURS.fullmatch(page.plain, edges[n], edges[n + 1]) for n in range(0, len(edges), 2))


def hours_of(
    page: Page, days: Sequence[date], found: Sequence[Mention], clocks: Sequence[Clock], *, known: bool = False
) -> Hours:
    """Of these days each with its hours, where they differ; `known`: the days were said before, and only hours are now."""
    named = [Named(one.start, one.end, tuple(_each(page, one))) for one in found]
    return day_hours.of_each(page, days, named, clocks, in_order=known)


def of_the_week(page: Page, today: date) -> list[Mention]:
    """ "Shanivar aur ravivar ko": the next of these; of an office it would say when it is open."""
    row = _WEEK.search(page.plain)
    if row is None or row["each"]:
        return []
    names = [WEEKDAYS[name] for name in re.findall(WEEKDAY_WORDS, row["row"])]
    if row["to"] and len(names) == 2:
        names = [(names[0] + further) % 7 for further in range((names[1] - names[0]) % 7 + 1)]
    days = [today]
    for name in names:
        days.append(days[-1] + timedelta(days=(name - days[-1].weekday() - 1) % 7 + 1))
    return [Mention(*row.span("row"), tuple(days[1:]), "weekday", is_range=True)]


def said_beside(page: Page) -> list[Span]:
    """What says for how long or that it is so every day: neither a title nor a place."""
    return [
        *(Span(*one.span()) for pattern in (_SO_MANY, _EACH_DAY) for one in pattern.finditer(page.plain)),
        *every_week.phrases(page), *every_week.says_so_many_weeks(page), *(Span(*one) for one in day_hours.said_beside(page)),
    ]  # fmt: skip


def _without_last_days(page: Page, found: Sequence[Mention]) -> list[Mention]:
    """Behind the first, a day until which something is asked is none of the workshop's: "naam 5 December tak"."""
    return [
        one for place, one in enumerate(found)
        if not place or one.is_range or not (
            _UNTIL.match(page.plain, one.end) or _BY.search(page.plain[max(0, one.start - 24) : one.start])
        )
    ]  # fmt: skip


def _each(page: Page, one: Mention) -> list[date]:
    """The days of one mention, with the numbers that stand before a day without a month: "10, 11 aur 12 tarikh ko"."""
    row = _NUMBERS_BEFORE.search(page.plain[: one.start]) if one.how == "of_month" else None
    return [*(_numbered(row, one.days[0]) if row is not None else ()), *each_of(page, one)]


def _numbered(row: re.Match[str], last: date) -> list[date]:
    """The days of the month before the one that is named as a day."""
    numbers = [int(number) for number in re.findall(r"\d+", row["row"])]
    if row["to"]:
        numbers = [*range(numbers[0], last.day)]
    return [last.replace(day=number) for number in numbers if 0 < number < last.day]


def _so_many(page: Page) -> int:
    """For how many days it is; 0 where it is not said, or no workshop lasts so long."""
    said = [COUNTS.get(one["many"]) or int(one["many"]) for one in _SO_MANY.finditer(page.plain)]
    return said[0] if len(said) == 1 and 1 < said[0] <= MOST_DAYS else 0


def shifted(said: re.Match[str], *, pushed: bool, sooner: bool) -> tuple[int, int] | None:
    """So many days and minutes later, or earlier; `pushed` and `sooner` are what the other words say. None: it is no shift."""
    count, unit, way = said.groups()
    if way is None and not (pushed or sooner):
        return None
    number = int(count) if count.isdigit() else _HOW_FAR[count]
    sign = -1 if way in _SOONER or sooner else 1
    if unit in _OF_HOURS:
        return 0, sign * (number * 60 or 30)
    return sign * number * _OF_DAYS.get(unit, 7), 0
