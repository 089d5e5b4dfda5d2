"""What kind of circular it is, and whether it changes an earlier one."""

from __future__ import annotations

import re

from handlers.circulars.page import Page
from handlers.circulars.words import (
    CALLS_FOR,
    CANCEL_OF_EVENT,
    EVENT,
    NO_DATE_YET,
    NOT_SUPERSEDING,
    OTHER,
    REPORT,
    SCHEME,
    SUPERSEDES,
)


def supersedes(page: Page) -> bool:
    """Does the circular correct, postpone, cancel or extend an earlier one?"""
    for sentence in page.sentences:
        said = page.said(sentence)
        if NOT_SUPERSEDING.search(said):
            continue
        if SUPERSEDES.search(said):
            return True
        if CANCEL_OF_EVENT.search(said) and not re.search(r"(?:आवेदन|अर्ज|application|entries|entry)", said):
            return True
    return False


def looks_like_report(page: Page) -> int:
    """How many signs there are that it has happened already."""
    return sum(1 for sentence in page.sentences if REPORT.search(page.said(sentence)))


_FALSE = r"(?:फर्जी|फ़र्जी|खोट[ाीे]|बनावट|झूठ[ाीे]|अफवाह?|(?<![a-z])(?:fake|false|farzi|farji|bogus|hoax)(?![a-z]))"
_NEWS = r"(?:संदेश|सन्देश|मैसेज|मेसेज|खबर|पोस्ट|(?<![a-z])(?:messages?|msg|news|posts?|forwards?)(?![a-z]))"
_FALSE_NEWS = re.compile(rf"{_FALSE}[^।.\n]{{0,60}}{_NEWS}|{_NEWS}[^।\n]{{0,60}}{_FALSE}")


def warns_of_false_news(page: Page) -> bool:
    """Does it say that a message which goes round is false? Then no day in it is one to keep."""
    return _FALSE_NEWS.search(page.plain) is not None


def is_other(page: Page) -> bool:
    """A warning, a moved office, a helpline, a committee."""
    return OTHER.search(page.plain) is not None


def kind_of_page(
    page: Page, *, future_event: bool, last: bool, past_event: bool, superseding: bool, event_like: bool
) -> str:  # fmt: skip
    """workshop, deadline, scheme, report or other."""
    if warns_of_false_news(page):
        return "other"
    signs = looks_like_report(page)
    named = any(EVENT.search(page.said(sentence)) for sentence in page.sentences)
    if not future_event and past_event and not superseding and signs >= (1 if last else 0):
        return "report"
    if not future_event and not last and not superseding:
        if signs >= 2 or (signs and past_event):
            return "report"
        if is_other(page):
            return "other"
        if signs and not CALLS_FOR.search(page.plain):
            return "report"
    if future_event and event_like:
        return "workshop"
    if superseding and not last and named:
        return "workshop"
    if last:
        return "workshop" if future_event and named else "deadline"
    if is_other(page) and not named:
        return "other"
    if future_event:
        return "workshop"
    if _is_coming(page):
        return "workshop"
    if SCHEME.search(page.plain) and not _calls(page):
        return "scheme"
    if _calls(page):
        return "deadline"
    return "scheme" if SCHEME.search(page.plain) else "other"


def _is_coming(page: Page) -> bool:
    """An event is told of in the future although no day of it is named."""
    return any(
        EVENT.search(said) and NO_DATE_YET.search(said) and not SCHEME.search(said)
        for said in (page.said(sentence) for sentence in page.sentences[:6])
    )


def _calls(page: Page) -> bool:
    return re.search(
        r"(?:आवेदन आमंत्रित|अर्ज मागव|applications? (?:are |is )?invited|invites (?:applications|nominations|"
        r"proposals)|प्रस्ताव आमंत्रित|निविदा|call for (?:entries|nominations|applications))", page.plain
    ) is not None  # fmt: skip
