"""Which dates of a circular are of the letter itself, or of a letter, order or act it names."""

from __future__ import annotations

import re
from datetime import date

from handlers.circulars.mention import Mention
from handlers.circulars.page import Page
from handlers.circulars.words import EVENT

_LETTER = r"a-z\u0900-\u0963\u0970-\u097f"
OF_A_LETTER = re.compile(
    r"(?<![\u0900-\u0963\u0970-\u097f])(?:(?<!प्रवेश )(?<!प्रमाण )(?<!निमंत्रण )(?<!आमंत्रण )पत्र|आदेश|"
    r"परिपत्रक|परिपत्र|विज्ञप्ति|ज्ञापन|शासन निर्णय|संदर्भ|अधिसूचना|"
    r"letter|notice|order|notification|"
    r"circular|advertisement|ref\.?|memo|resolution|जाहिरात|सूचना|विज्ञापन)"
    r"(?:\s(?:क्रमांक|क्र\.?|सं\.?|नं\.?|no\.?)[^।;]{0,30}|(?:(?!नुसार|अनुसार|अन्वये)[^।;,]){0,12})?\s(?:दिनांक|दि\.?|dated|dt\.?|of|"
    r"तारीख)?\s*:?\s*$|dated\s*$"
)
_NUMBER_OF_LETTER = re.compile(r"(?:क्रमांक|क्र\.?|जा\.\s?क्र|no\.|ref|f\.\s?no|सं\.|पत्र)\s*[:/\-.]?\s*[^\s]*\d")
HALF_A_YEAR = 180


def own_dates(page: Page, found: list[Mention], ts: date) -> tuple[Mention, ...]:
    """Dates that stand alone in a head line or a dateline and are not after the day on which the circular came."""
    single = [one for one in found if one.days and not one.is_range]
    return tuple(one for one in single if may_be_own(one, ts) and is_head(page, one))


def may_be_own(one: Mention, ts: date) -> bool:
    """A letter is not written after it came; "Dec 14" read as next December is rather last week's."""
    return one.days[0] <= ts or (not one.has_year and (one.days[0] - ts).days > HALF_A_YEAR)


def is_head(page: Page, one: Mention) -> bool:
    """Does a date stand in a head line, or in a press note's dateline?"""
    line = page.line_at(one.start)
    place = page.lines.index(line) if line in page.lines else 0
    rest = (page.plain[line.start : one.start] + " " + page.plain[one.end : line.end]).strip()
    words = re.findall(rf"[{_LETTER}]{{2,}}", rest)
    sentence = page.sentence_at(one.start)
    before = page.plain[sentence.start : one.start]
    at_top = place < 6 or place >= len(page.lines) - 2
    if one.how == "near":
        return False  # "today" is said of the event
    if at_top and (len(words) <= 6 or _NUMBER_OF_LETTER.search(rest)) and not EVENT.search(rest) and len(rest) < 90:
        return not _has_clock(rest)
    # "सागर, 9 मई 2026। …" or "Raipur, 8 May: …": a place, a date, then the text.
    after = page.plain[one.end : one.end + 4].lstrip(" )")
    dateline = sentence.start == line.start and len(before.split()) <= 4 and not EVENT.search(before)
    return dateline and after[:1] in ("।", ":", ".", "-", "–", "—", "|", "(", "/") and place < 5


_DATE_LABEL = re.compile(
    r"[^\w\u0900-\u0963\u0970-\u097f]*(?:दिनांक|दि|तारीख|ता|date|dated|dt)?[^\w\u0900-\u0963\u0970-\u097f]*"
)
_OF_AN_EVENT = re.compile(r"[^\w\u0900-\u0963\u0970-\u097f]*(?:समय|वेळ|time|स्थान|स्थळ|ठिकाण|जगह|venue|place|⏰|📍)")


def is_dated_below(page: Page, one: Mention) -> bool:
    """Does a date stand alone on its line, as below a letter, with no hour and no place in the next line?"""
    line = page.line_at(one.start)
    alone = _DATE_LABEL.fullmatch(page.plain[line.start : one.start] + page.plain[one.end : line.end]) is not None
    following = next((each for each in page.lines if each.start >= line.end), None)
    return alone and (following is None or _OF_AN_EVENT.match(page.said(following)) is None)


def _has_clock(words: str) -> bool:
    return re.search(r"\d\s?(?:बजे|वाजता|am|pm|baje)", words) is not None
