"""Which days a workshop is to have, as it is said: "10, 11 aur 12 December", "10 ते 12 डिसेंबर", "3 din, 10 December se"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise

from handlers.circulars.day_words import LETTER, NUMBERS, TO, WEEKDAY_WORDS, WEEKDAYS
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page, Span

MOST_DAYS = 31
"""So many days one workshop may have; what is longer is a course, which begins on its first day."""
_TO_WORD = rf"(?:(?<![{LETTER}])(?:{TO})(?![{LETTER}])|[–—-])"
_FROM_TO = re.compile(rf"(?:\d|[{LETTER}])(?:st|nd|rd|th)?\s?{_TO_WORD}\s?\S")
_NUMBER_TO = re.compile(rf"\d(?:st|nd|rd|th)?\s?{_TO_WORD}\s?\S")
""" "December - 10, 12" is no time from one day to another."""
_NUMBERED_FROM_TO = re.compile(rf"\d{{1,2}}(?:st|nd|rd|th)?\s?(?:{TO})\s?\d{{1,2}}(?:st|nd|rd|th)?\s?[./-]\s?\d")
""" "20 to 22.01.2027": there a stroke may also part the day from its month."""
_LATIN = {"ek": 1, "do": 2, "don": 2, "teen": 3, "tin": 3, "char": 4, "chaar": 4, "panch": 5, "paanch": 5, "pach": 5, "paach": 5,
          "chhe": 6, "cheh": 6, "saha": 6, "saat": 7, "sat": 7, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
          "seven": 7, "ten": 10, "das": 10, "daha": 10}  # fmt: skip
_COUNTS = {**NUMBERS, **_LATIN}
_LATER = (
    "पहले|पूर्व|बाद|आगे|अंदर|भीतर|पहिले|आधी|नंतर|पुढे|उशिरा|लवकर|pehle|pahle|baad|aage|andar|aadhi|nantar|pudhe|late|later|"
    "earlier|before|after|ago|in advance"
)
_SO_MANY = re.compile(
    rf"(?<![\d.,/:{LETTER}-])(?<!within )(?P<many>\d{{1,2}}|{'|'.join(sorted(map(re.escape, _COUNTS), key=len, reverse=True))})"
    rf"[ -]?(?:दिन|दिनों|दिनी|दिवस|दिवसां|din|dino|dinon|divas|days?)(?:ीय|चा|ची|चे|चं|च्या|iya?|a?n?ch[aie])?(?![{LETTER}])"
    rf"(?! ?(?:के |ke |में |mein |me )?(?:{_LATER})(?![{LETTER}]))"
)
_EACH_DAY = re.compile(
    rf"(?<![{LETTER}])(?:रोज|रोजाना|दररोज|प्रतिदिन|हर दिन|हर रोज|प्रत्येक दिवशी|तीनों दिन|दोनों दिन|सभी दिन|"
    rf"roj|roz|rozana|rojana|darroj|dararoj|"
    rf"pratidin|har din|har roj|har roz|teeno din|dono din|daily|every day|each day|on all days|"
    rf"all (?:the )?(?:two|three|\d) days)(?![{LETTER}])"
)
_AND = re.compile(r"(?:[\s,&]|को|ला|रोजी|और|व|तथा|एवं|आणि|भी|फिर|मग|ko|la|aur|or|ani|aani|and|on|the|bhi|phir|fir|mag)*")
"""What may stand between two days that belong together."""
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
_TIGHT = re.compile(r"(?<=\d),(?=\d{1,2}(?!\d|,20\d\d))")


def untangled(text: str) -> str:
    """Words as they are read: "11bje" with its hour's own word, "10,11,12 December" with room between its days."""
    return _TIGHT.sub(", ", _SLOPPY_HOUR.sub(" baje", text))


def days_of(page: Page, found: Sequence[Mention]) -> tuple[date, ...]:
    """The days that belong together, the first mention's first, each once and in order."""
    there = _without_last_days(page, sorted(found, key=lambda one: one.start))
    days: list[date] = []
    before: Mention | None = None
    for one in there:
        if before is not None and not _AND.fullmatch(page.plain, before.end, one.start):
            break
        days += _each(page, one)
        before = one
    if len(set(days)) == 1 and (many := _so_many(page)):
        days = [days[0] + timedelta(days=further) for further in range(many)]
    return tuple(sorted(set(days)))[:MOST_DAYS]


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
    return [Span(*one.span()) for pattern in (_SO_MANY, _EACH_DAY) for one in pattern.finditer(page.plain)]


def in_a_row(days: Sequence[date]) -> bool:
    """Does each day follow the one before it?"""
    return all((other - one).days == 1 for one, other in pairwise(days))


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
    return [*(_numbered(row, one.days[0]) if row is not None else ()), *_from_to(page, one)]


def _from_to(page: Page, one: Mention) -> list[date]:
    """Its days; from the first to the last where it says so."""
    if len(one.days) != 2 or not _says_to(page, one):
        return list(one.days)
    apart = (one.days[1] - one.days[0]).days
    if not 0 < apart < MOST_DAYS:
        return [one.days[0]]
    return [one.days[0] + timedelta(days=further) for further in range(apart + 1)]


def _numbered(row: re.Match[str], last: date) -> list[date]:
    """The days of the month before the one that is named as a day."""
    numbers = [int(number) for number in re.findall(r"\d+", row["row"])]
    if row["to"]:
        numbers = [*range(numbers[0], last.day)]
    return [last.replace(day=number) for number in numbers if 0 < number < last.day]


def _says_to(page: Page, one: Mention) -> bool:
    said = page.plain[one.start : one.end]
    if one.how == "numeric_list":
        return _NUMBERED_FROM_TO.match(said) is not None
    if one.how == "month_days":
        return _NUMBER_TO.search(said) is not None
    return one.how in ("numeric", "iso", "numeric_span") or _FROM_TO.search(said) is not None


def _so_many(page: Page) -> int:
    """For how many days it is; 0 where it is not said, or no workshop lasts so long."""
    said = [_COUNTS.get(one["many"]) or int(one["many"]) for one in _SO_MANY.finditer(page.plain)]
    return said[0] if len(said) == 1 and 1 < said[0] <= MOST_DAYS else 0
