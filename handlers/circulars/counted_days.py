"""Days that a circular only counts: "within 15 days of the date of this notice", "५ मार्चपासून १० दिवसांच्या आत".

Counted is from the letter's own date, or from a day that is written. From the day on which something was published or
received nobody can count: that is asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from handlers.circulars.day_words import NUMBERS
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page

_ENGLISH = {
    word: number
    for number, word in enumerate(
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty".split(),
        1,
    )
} | {"thirty": 30}
_LONGEST = 60
_MANY = (
    rf"(?P<many>\d{{1,2}}|{'|'.join(sorted([*NUMBERS, *_ENGLISH], key=len, reverse=True))})(?:\s?\([^()]{{1,14}}\))?"
)
"""Fifteen, 15, fifteen (15)."""
_OF_DAYS = r"\s?(?:(?P<weeks>सप्ताह|हफ्त[ेों]+|आठवड्य?ां?|weeks?)|(?:calendar\s)?(?:days?|दिनों|दिन|दिवस(?:ों|ां|ा)?))"
"""Working days are not counted: who knows the holidays?"""
_WITHIN = r"\s?(?:के भीतर|के अंदर|के अन्दर|की अवधि में|की समयावधि में|च्या आत|च्या मुदतीत|च्या कालावधीत|त(?![\u0900-\u0963]))"
_PAPER = (
    r"(?:notice|letter|circular|order|advertisement|memo(?:randum)?|notification|सूचना|पत्र|आदेश|परिपत्र|विज्ञापन|विज्ञप्ति|ज्ञापन|"
    r"सूचनेच्या|पत्राच्या|आदेशाच्या|परिपत्रकाच्या|जाहिरातीच्या|ज्ञापनाच्या)"
)
_FROM_THE_LETTER = (
    re.compile(
        rf"(?<![a-z])within\s(?:a period of\s)?(?P<at>{_MANY}{_OF_DAYS}\s(?:from|of|after)\s(?:the\s)?"
        r"(?:(?:date|day)\sof\s)?(?:the\s)?"
        rf"(?:(?:issue|issuance|issuing)\s(?:of|to)\s)?(?:this|the present)\s{_PAPER})(?![a-z])"
    ),
    re.compile(
        rf"(?P<at>(?:इस|उक्त)\s{_PAPER}\s(?:के\s)?(?:(?:जारी होने|जारी किए जाने|निर्गमन)\s)?(?:(?:की|के)\s)?(?:(?:दिनांक|तिथि|तारीख)\s)?"
        rf"(?:से\s)?{_MANY}{_OF_DAYS}{_WITHIN})"
    ),
    re.compile(
        rf"(?P<at>(?:या|ह्या|सदर)\s{_PAPER}\s(?:दिनांकापासून|दिनांकापासुन|तारखेपासून)\s{_MANY}{_OF_DAYS}{_WITHIN})"
    ),
)  # fmt: skip
_AFTER_A_DAY = re.compile(rf"\s?(?:(?:से|पासून|se|pasun)\s){_MANY}{_OF_DAYS}{_WITHIN}")
_BEFORE_A_DAY = re.compile(
    rf"(?<![a-z])within\s(?:a period of\s)?(?P<at>{_MANY}{_OF_DAYS}\s(?:from|of|after)\s(?:the\s)?(?:date of\s)?(?:the\s)?)$"
)


def with_counted(page: Page, found: list[Mention], own: tuple[Mention, ...]) -> list[Mention]:
    """The days of a page with those that it counts; `own` are the letter's own dates. A day that is only counted from is none."""
    kept = [_counted_from(page, one) or one for one in found]
    newest = max((one.days[-1] for one in own if one.days), default=None)
    added = list(_from_the_letter(page, kept, newest)) if newest else []
    return sorted([*kept, *added], key=lambda one: one.start)


def _from_the_letter(page: Page, found: list[Mention], written: date) -> Iterator[Mention]:
    for pattern in _FROM_THE_LETTER:
        for match in pattern.finditer(page.plain):
            start, end = match.span("at")
            days = _ahead(match)
            if days and not any(start < one.end and one.start < end for one in found):
                yield Mention(start, end, (written + timedelta(days=days),), "counted")


def _counted_from(page: Page, one: Mention) -> Mention | None:
    """ "Within 10 days of 5 March", "5 मार्च से 10 दिन के भीतर": the day that is meant, in place of the one named."""
    if not one.days or one.is_range or one.how in ("near", "weekday", "month_end"):
        return None
    after = _AFTER_A_DAY.match(page.plain, one.end)
    before = None if after else _BEFORE_A_DAY.search(page.plain[max(0, one.start - 60) : one.start])
    counted = after or before
    if counted is None or not _ahead(counted):
        return None
    start = one.start - (len(before.group("at")) if before else 0)
    return Mention(
        start, after.end() if after else one.end, (one.days[0] + timedelta(days=_ahead(counted)),), "counted"
    )


def _ahead(match: re.Match[str]) -> int:
    """So many days are said; 0 where it is more than anybody is given."""
    said = match["many"]
    many = int(said) if said.isdigit() else NUMBERS.get(said) or _ENGLISH[said]
    days = many * (7 if match["weeks"] else 1)
    return days if days <= _LONGEST else 0
