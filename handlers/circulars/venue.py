"""Where an event of a circular takes place: its labelled line, a table's row, a line by itself, or a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from handlers.circulars import old_venue
from handlers.circulars.page import Page, Span
from handlers.circulars.venue_sentences import between_commas, in_sentence
from handlers.circulars.venue_words import APPLIES, LONGEST, ONLINE, VENUE, trimmed
from handlers.circulars.words import EVENT

_LABEL = re.compile(
    r"(?:(?:^|(?<=[\n।.;,|]))[^\w\u0900-\u0963\u0970-\u097f\n]*(?:(?!दिनांक|समय|वेळ|date|"
    r"time)[^\W\d]\S*\s){0,2}(?:एवं |व |and |& )?(?:स्थान|स्थल|"
    r"स्थळ|ठिकाण|जगह|कहां|कुठे|पत्ता|venue|place|location|centre|center|sthan|sthal|jagah|kahan|kaha|kuthe|where)\s*"
    r"(?:[?:\-–—=]+|है\s|ahe\s)"
    r"|(?:स्थान|स्थल|स्थळ|ठिकाण|venue)\s*[:–—]+|(?:📍|🏛|🏢)\s*(?:(?:स्थान|स्थल|स्थळ|ठिकाण|venue|place|"
    r"jagah)\s*[:\-–—]*)?|(?:^|(?<=\n))[^\w\u0900-\u0963\u0970-\u097f\n]*(?:jagah|jagh|venue|place)\s|"
    r"(?<![a-z])venue (?:is|remains|will be|:)\s|(?:जगह|स्थान|स्थल|ठिकाण|जागा|jagah|sthan|venue) (?:भी |bhi |"
    r"also )?(?:वही|तेच|तीच|wahi|same)\s(?:रहेगा|रहेगी|राहील|hai|है)?\s*[:–-]?\s*|"
    rf"(?:^|(?<=[\n।.;,]))\s?(?:[^\s।,.;:]+\s)?(?:स्थान|स्थल|स्थळ|ठिकाण|जगह|sthan|jagah|venue)\s(?=(?:[^\s।,.;]+\s){{0,4}}[^\s।,.;]*"
    rf"(?:{VENUE.pattern})[^\s।,.;]*\s?(?:[।,.;]|$)))"
)
_NEXT_LABEL = re.compile(
    r"[,;]?\s*(?:समय|वेळ|time|दिनांक|तारीख|date|संपर्क|contact|कब|कधी|शुल्क|fee|⏰|📅|📞|नोंदणी|पंजीयन|"
    r"registration)\s*[:\-–—]|,\s(?:समय|वेळ|timings?|time|same (?:hours|time))(?![a-z\u0900-\u0963\u0970-\u097f])|[।॥⏰📅📞🗓]|"
    r"(?<!govt)(?<!dr)(?<!st)(?<!pt)(?<!smt)(?<!डॉ)(?<!पं)(?<!क्र)(?<!नं)(?<!no)(?<!शा)\.\s|\.$"
)
LATER = re.compile(
    r"बाद में|नंतर|कळविण्यात|कळवले|कळवण्यात|बताया जा|बताई जा|सूचित|later|to be (?:announced|decided|intimated|"
    r"finalised)|tba|finali[sz]ed|announced|ठरविण्यात|ठरवण्यात|तय (?:होने|होना|किया)|शीघ्र|लवकरच|will be (?:told|"
    r"shared|posted|intimated|conveyed)"
)


_OLD_LABEL = re.compile(
    r"(?:old|earlier|previous|former|पुराना|पुरानी|पूर्व का|पूर्व|पहले का|जुने|जुनं|आधीचे|पूर्वीचे)\s(?:का\s|चे\s)?$"
)


def _is_old_label(page: Page, match: re.Match[str]) -> bool:
    """ "Old venue: …" names where it is not."""
    named = re.search(r"(?:स्थान|स्थल|स्थळ|ठिकाण|जगह|venue|place|location)", match.group())
    start = match.start() + (named.start() if named else 0)
    return _OLD_LABEL.search(page.plain[max(0, start - 24) : start]) is not None


def labelled(page: Page) -> Span | None:
    """What stands after "Venue:" and the like, where it is a place and not "will be told later"."""
    for match in _LABEL.finditer(page.plain):
        if _is_old_label(page, match):
            continue
        line = page.line_at(match.end() if match.end() < len(page.plain) else match.start())
        stop = _NEXT_LABEL.search(page.plain, match.end(), line.end)
        end = stop.start() if stop else line.end
        newline = page.plain.find("\n", match.end(), end)
        if newline > 0 and page.plain[match.end() : newline].strip():
            end = newline
        span = old_venue.still(page, trimmed(page, match.end(), end))
        if span is None:
            continue
        words = page.plain[span.start : span.end]
        if ONLINE.match(words):
            return None
        if (
            words
            and len(words) <= LONGEST
            and not LATER.search(page.plain[match.start() : line.end])
            and not re.match(r"बदल|परिवर्तन", words)
        ):
            return span
    return None


def label_says_later(page: Page) -> bool:
    """Does the circular say that the place is told later?"""
    return any(
        LATER.search(page.plain, match.start(), page.sentence_at(match.start()).end)
        for match in re.finditer(r"(?:स्थान|स्थल|स्थळ|ठिकाण|venue|place|जगह|jagah)", page.plain)
    )


_CELL = re.compile(r"\||\s[·•]\s|\t|\s{2,}|\s[-–—]\s|\s?→\s?")
"""What parts the cells of a table's row, or of a list's."""


def of_rows(page: Page, days: Iterable[Span]) -> list[Span]:
    """The places of a table or list that names a day and a place in each row; empty where there is none such."""
    there, found, drawn = list(days), list[Span](), False
    for line in re.finditer(r"[^\n]+", page.plain):
        row = Span(line.start(), line.end())
        dated = [mark for mark in there if row.holds(mark.start)]
        if not dated or len({mark.start for mark in dated}) > 2:
            continue
        cells, start = list[Span](), row.start
        for mark in _CELL.finditer(page.plain, row.start, row.end):
            cells.append(Span(start, mark.start()))
            start = mark.end()
        cells.append(Span(start, row.end))
        named = [
            span
            for span in (
                trimmed(page, cell.start, cell.end)
                for cell in cells
                if not any(cell.holds(mark.start) for mark in dated)
            )
            if VENUE.search(page.plain[span.start : span.end]) and span.end - span.start <= LONGEST
        ]  # fmt: skip
        found += named[-1:]
        drawn = drawn or bool(named and re.search(r"\||\s[·•]\s", page.plain[row.start : row.end]))
    return found if len(found) > 1 or drawn else []


_OFFICE = re.compile(
    r"(?:जिला|जिल्हा|district)[^\n]{0,20}(?:उद्योग|व्यापार|industr)|महाप्रबंधक|महाव्यवस्थापक|general manager|"
    r"^(?:कार्यालय|office)|"
    r"संचालक|प्राचार्य|अधीक्षक|(?<![a-z])(?:principal|manager|director|superintendent)|collector\b|कलेक्टर$"
)


def alone_on_a_line(page: Page, marks: Iterable[Span]) -> Span | None:
    """On a poster the place stands alone on a line beside the day or the hour."""
    there = list(marks)
    dated = [place for place, line in enumerate(page.lines) if any(line.holds(mark.start) for mark in there)]
    for place, line in enumerate(page.lines):
        span = trimmed(page, line.start, line.end)
        words = page.plain[span.start : span.end]
        near = any(0 < place - other <= 2 for other in dated) and not (
            len(page.lines) > 4 and place == len(page.lines) - 1
        )
        if not near or place in dated or not 1 < len(words.split()) <= 9 or not VENUE.search(words):
            continue
        if (
            EVENT.search(words)
            or APPLIES.search(words)
            or _OFFICE.search(words)
            or re.search(r"[।?!:]|\d{5}|https?", words)
        ):
            continue
        return span
    return None


def _alone_in_a_sentence(page: Page, marks: Sequence[Span]) -> Iterable[Span]:
    """ "… from Monday. RSETI campus, Sevagram Road.": words of a place and nothing else, behind a day or an hour."""
    for before, sentence in pairwise(page.sentences):
        span = trimmed(page, sentence.start, sentence.end)
        words = page.said(span)
        if (
            any(before.holds(mark.start) or sentence.holds(mark.start) for mark in marks)
            and 1 < len(words.split()) <= _FEW_WORDS
            and VENUE.search(words)
            and not (EVENT.search(words) or APPLIES.search(words) or _OFFICE.search(words))
            and not re.search(r"[।?!:]|\d{5}|https?", words)
        ):
            ends = [mark.start for mark in marks if span.holds(mark.start)]
            yield trimmed(page, span.start, min(ends, default=span.end))


_FEW_WORDS = 6
_PARTS = re.compile(
    r"[\n।|:;•●*_()\[\]\"“”]|\s[-–—·]\s|\s(?:में|मे|पर|येथे|येथील|येथून|रोजी|को|से|ko|mein|me|par|yethe)(?=[\s,।.]|$)|"
    r"(?<![a-z])(?:at|in|on|from|to|is|will|are|and will|by|of|for)\s(?:the\s)?|[^\w\s\u0900-\u0963\u0970-\u097f,.()/&'’-]+|"
    r"\.\s|,\s(?=(?:जिला|जिल्हा|district|dist))"
)


def candidates(page: Page, marks: Sequence[Span]) -> dict[Span, set[str]]:
    """All words of a page that may be a place, each with how it was come upon; `marks` are its dates and times."""
    found: dict[Span, set[str]] = {}

    def keep(words_there: Span, how: str) -> None:
        span = old_venue.still(page, words_there)
        words = page.plain[span.start : span.end] if span is not None else ""
        if span is not None and 2 < len(words) <= LONGEST and not ONLINE.match(words):
            found.setdefault(span, set()).add(how)

    for match in _LABEL.finditer(page.plain):
        line = page.line_at(match.end() if match.end() < len(page.plain) else match.start())
        stop = _NEXT_LABEL.search(page.plain, match.end(), line.end)
        how = "old" if _is_old_label(page, match) else "labelled"
        keep(trimmed(page, match.end(), stop.start() if stop else line.end), how)
    for sentence in page.sentences:
        for span in in_sentence(page, sentence, marks):
            keep(span, "said where")
        for span in between_commas(page, sentence, marks):
            keep(span, "a part")
    for span in _alone_in_a_sentence(page, marks):
        keep(span, "a line")
    for line in page.lines:
        span = trimmed(page, line.start, line.end)
        if VENUE.search(page.plain[span.start : span.end]):
            keep(span, "a line")
        edges = sorted((*((one.start, one.end) for one in marks if line.holds(one.start)),
                        *((one.start(), one.end()) for one in _PARTS.finditer(page.plain, line.start, line.end))))  # fmt: skip
        at = line.start
        for start, end in (*edges, (line.end, line.end)):
            part = trimmed(page, at, start) if start > at else Span(at, at)
            if VENUE.search(page.plain[part.start : part.end]):
                keep(part, "a part")
            at = max(at, end)
    return found
