"""Where an event is not held any more: of "instead of A at B", "A ki jagah B par", "A ऐवजी B येथे" only B is its place."""

from __future__ import annotations

import re

from handlers.circulars.page import Page, Span
from handlers.circulars.venue_words import LETTER, trimmed

_IN = r"(?: ?(?:में|मे|पर|येथे|येथील|इथे|मध्ये|मधील|मधे|me|mein|mai|par|pe|madhe|madhye|yethe)(?= ))?"
_IN_ITS_PLACE = (
    rf"(?:(?:के|की|ke|ki|च्या|chya) ?(?:बजाय|बजाए|बदले|बदली|जगह|जागी|स्थान पर|bajaye?|bajae|badle|jagah|jagha|jagh|jaagi|sthan par)|"
    rf"ऐवजी|aivaji|aivji|aivajee)(?![{LETTER}])(?! ?[:–—-])(?! (?:बदल|badal|तय|tay|है|hai|kya|क्या))"
)
"""What makes the words before it the old place; "town hall ki jagah badal gayi" speaks of the place and names no other."""
_TURN = re.compile(rf"{_IN} ?{_IN_ITS_PLACE}")
_DENIED = (
    rf"(?:नहीं|नही|नाही|नव्हे|nahi|nahin|nhi)(?: ?(?:[,;।.)]|$)| (?:बल्कि|balki|तर|tar|तो|है|आहे|hai|ahe)(?![{LETTER}])|"
    r" (?:होग|होईल|होणार|रहेग|hogi|hoga|honar))|"
    rf"(?:न|na) (?:होता|होकर|होऊन|hokar|hota|houn)(?![{LETTER}])"
)
_BEHIND = re.compile(rf"{_IN}[ \"”'’)]*(?:{_IN_ITS_PLACE}|{_DENIED})", re.M)
_INSTEAD = r"(?<![a-z])(?:instead of|in place of|in lieu of|rather than|(?:and )?not (?=(?:at|in) ))"
_AWAY = re.compile(rf"[ ,(–-]*{_INSTEAD} ?(?:at |in )?(?:the )?")
_BEFORE = re.compile(
    rf"(?:{_INSTEAD} ?(?:at |in )?|(?<![a-z])not (?:at|in) |"
    rf"(?<![a-z])(?:shift|mov|chang|transferr)[a-z]*[^.।\n]{{0,60}} from |(?<![{LETTER}])(?:न|ना|na) (?:कि|की|ki) )"
    r"(?:the )?[\"“'‘]?$"
)


def still(page: Page, span: Span) -> Span | None:
    """What of some words is the place that holds now; None where they only name the one that holds no more."""
    words = page.plain[span.start : span.end]
    if turns := [*_TURN.finditer(words)]:
        behind = trimmed(page, span.start + turns[-1].end(), span.end)
        return still(page, behind) if behind.start < behind.end else None
    if (away := _AWAY.search(words)) is not None:
        before = trimmed(page, span.start, span.start + away.start())
        return still(page, before) if before.start < before.end else None
    left = page.plain[max(0, span.start - 90) : span.start]
    return None if _BEHIND.match(page.plain, span.end) or _BEFORE.search(left) else span


_WILL_BE = re.compile(
    r"(?:\s(?:me|mein|mei|main|में|मे|पर|par|pe|पे|मध्ये|madhe|madhye|येथे|yethe|यहाँ|ठिकाणी))?\s(?:hi\s|ही\s)?(?:hoga|hogi|hai|hain|होगा|होगी|है|रहेगा|रहेगी|rahega|"
    r"rahegi|hoil|hoeel|honar|hoiel|ahe|aahe|होईल|होणार|आहे|rakha hai|rakhi hai|रखा है|रखी है|thevla ahe|ठेवलं आहे)[.।!]*$|"
    r"\s(?:me|mein|में|मध्ये|madhe|madhye|येथे|yethe)[.।!]*$",
    re.IGNORECASE,
)
""" "Town hall me hoga": the verb of an answer is no part of the place."""


def place_said(words: str) -> str:
    """The place that somebody answers, without the one in whose stead it is: "town hall ki jagah panchayat bhavan"."""
    page = Page.of(words)
    there = still(page, Span(0, len(page.plain)))
    said = page.original(there.start, there.end) if there is not None else words
    return _WILL_BE.sub("", said) or said
