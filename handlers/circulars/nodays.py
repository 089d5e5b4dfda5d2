"""What is written like a day and is none: open weekdays, a dateline, a letter's number, a weekday that repeats a date."""

from __future__ import annotations

import re

from handlers.circulars.day_words import LETTER, TO, WEEKDAY_WORDS
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page

OFTEN_ALONE = ("weekday", "near")
"""What needs no date beside it."""


def is_none(page: Page, one: Mention) -> bool:
    """Is it an open day, a press note's weekday or part of a number?"""
    return _is_every_week(page, one) or _is_dateline(page, one) or _is_of_a_number(page, one)


_BEFORE_NUMBER = re.compile(r"(?:^|[\s./(-])(?:क्र|क्रमांक|नं|नंबर|सं|संख्या|no|nos|number)[.:\-–]{0,2}\s?$")
_GOES_ON = re.compile(rf"/(?!{WEEKDAY_WORDS})[{LETTER}]")
"""A letter's number goes on after what looks like a date: 12/11/26/महामंडळे."""


def _is_of_a_number(page: Page, one: Mention) -> bool:
    """Is it part of a letter's or an order's number: "प्र.क्र.12/11/26", "परिपत्र संख्या 08/04/27"?"""
    if one.how not in ("iso", "numeric", "numeric_list", "numeric_span", "day_month"):
        return False
    before = page.plain[max(0, one.start - 14) : one.start]
    within = before[-1:] in (".", "-") and _GOES_ON.match(page.plain, one.end) is not None
    return within or _BEFORE_NUMBER.search(before) is not None


_EVERY = re.compile(r"(?<![a-z\u0900-\u0963\u0970-\u097f])(?:हर|प्रति|प्रत्येक|दर|every|each|all)\s(?:माह के \S+ |\S+ )?$")
_EVERY_MONTH_BEFORE = re.compile(
    r"(?<![a-z\u0900-\u0963\u0970-\u097f])(?:(?:हर|प्रत्येक|दर|every|each|har)\s?(?:माह|महीने|महिन्याच्या|"
    r"महिन्या|month|mahine)|प्रतिमाह|प्रति माह|"
    r"दरमहा)(?:\s(?:की|के|च्या|ki|ke|on|the))*\s(?:\S+\s)?$"
)
_EVERY_MONTH_AFTER = re.compile(
    r"\s(?:(?:of|in)\s)?(?:every|each)\smonth|\s(?:को\s)?(?:प्रतिमाह|प्रति माह|हर माह|हर महीने|दरमहा)"
)
_QUARTER = re.compile(r"\s(?:पेठ|वाडा|वाड्य|वार्ड|चौक|peth|wada)")
""" "Budhwar Peth" is a part of a town."""
_TO_WEEKDAY = re.compile(rf"\s?(?:{TO}|व|और|आणि|and|,|एवं)\s?{WEEKDAY_WORDS}(?![{LETTER}])")
_OF_WEEKDAY = re.compile(rf"(?<![{LETTER}]){WEEKDAY_WORDS}\s?(?:{TO}|व|और|आणि|and|,|एवं)\s?$")


def _is_every_week(page: Page, one: Mention) -> bool:
    """ "Monday to Friday", "हर मंगलवार": days on which an office is open, no day of anything."""
    before = page.plain[max(0, one.start - 30) : one.start]
    if one.how in ("weekday", "of_month", "turn") and (
        _EVERY_MONTH_BEFORE.search(before) or _EVERY_MONTH_AFTER.match(page.plain, one.end)
    ):
        return True
    if one.how != "weekday":
        return False
    if _QUARTER.match(page.plain, one.end):
        return True
    return bool(_EVERY.search(before) or _TO_WEEKDAY.match(page.plain, one.end) or _OF_WEEKDAY.search(before))


_ENDS_DATELINE = re.compile(r"\s?(?:[।:|/]|[-–—]\s|\.\s|$)", re.M)


def _is_dateline(page: Page, one: Mention) -> bool:
    """ "Dhar, Wednesday: …": the weekday on which a press note was written."""
    line = page.line_at(one.start)
    before = page.plain[line.start : one.start]
    return (
        one.how == "weekday" and line in page.lines[:5] and before.rstrip().endswith((",", "("))
        and len(before.split()) <= 3 and _ENDS_DATELINE.match(page.plain, one.end) is not None
    )  # fmt: skip


_DATELINE = re.compile(r"[:।|]|/\s|\s[-–—]\s")
"""What parts a press note's own date from its text."""


def _between(page: Page, one: Mention, other: Mention) -> str:
    return page.plain[other.end : one.start] if other.end <= one.start else ""


def without_echoes(found: list[Mention], page: Page) -> list[Mention]:
    """A weekday or "tomorrow" beside a written date only repeats it: the written date stands."""
    written = [one for one in found if one.how not in OFTEN_ALONE]
    kept = []
    for one in found:
        if one.how == "feast" and any(
            page.sentence_at(one.start).holds(other.start) for other in written if other != one
        ):
            continue  # "on Republic Day, 26 January"
        if one.how == "weekday" and any(_beside(page, one, other) for other in found):
            continue  # "tomorrow, Wednesday"
        if one.how in OFTEN_ALONE:
            sentence = page.sentence_at(one.start)
            near = [other for other in written if _may_repeat(page, one, other)]
            if any(sentence.holds(other.start) and not _DATELINE.search(_between(page, one, other)) for other in near):
                continue
        kept.append(one)
    return kept


_CLOSE, _STILL_NEAR = 12, 40


def _may_repeat(page: Page, one: Mention, other: Mention) -> bool:
    """Is a weekday or "tomorrow" so close to a written date that it says it again? From further off only where they agree."""
    apart = min(abs(other.start - one.end), abs(one.start - other.end))
    if apart < _CLOSE or one.how != "weekday" or not other.days or other.is_range:
        return apart < _STILL_NEAR
    return apart < _STILL_NEAR and other.days[0].weekday() == one.days[0].weekday()


def _beside(page: Page, one: Mention, other: Mention) -> bool:
    """Does a weekday stand beside a word such as "tomorrow"? That word says which."""
    first, second = sorted((one, other), key=lambda each: each.start)
    between = page.plain[first.end : second.start]
    return other.how == "near" and not between.strip(" ,(-–") and len(between) < 4
