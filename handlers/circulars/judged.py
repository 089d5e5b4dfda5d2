"""What our own circulars teach about a date or a place in another one: how likely it is what the circular is about.

Rules read what they have words for; what is beside a date or a place weighs also where no rule has the words. The two
are put together by whoever asks: what both say stands, what one of them doubts is asked of the officer.
"""

from __future__ import annotations

import math
import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

from handlers.circulars import words
from handlers.circulars.clock import Clock
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page, Span
from handlers.reading.learnt import Weights, unpacked

WEIGHTS = "weights.bin"
"""Written by tests/data/circulars_own/learn.py from the circulars beside it."""

_TOKEN = re.compile(r"<[dt]>|[\w\u0900-\u0963\u0970-\u097f]+|[^\w\s]")
_STEM = 5
_REACH, _NEAR, _PLACED = 14, 5, 3
_CLASSES = {
    "event": words.EVENT, "apply": words.APPLY, "report": words.REPORT, "supersedes": words.SUPERSEDES,
    "cancelled": words.CANCELLED, "scheme": words.SCHEME, "other": words.OTHER, "past": words.PAST,
}  # fmt: skip


def chances(task: str, clues: Iterable[str]) -> dict[str, float]:
    """How likely each label of a task ("date", "place", "kind") is; together they are 1."""
    known = _weights()
    labels = known.labels[task]
    first = sum(len(known.labels[other]) for other in list(known.labels)[: list(known.labels).index(task)])
    found, sums = set(clues), [0] * len(labels)
    for clue in found:
        row = known.rows.get(number_of(clue))
        if row is not None:
            start = row * known.width + first
            sums = [one + value for one, value in zip(sums, known.table[start : start + len(labels)], strict=True)]
    shrink = known.scales[task] / math.sqrt(max(1, len(found)))
    raised = [math.exp(bias + shrink * value) for value, bias in zip(sums, known.biases[task], strict=True)]
    return {label: value / sum(raised) for label, value in zip(labels, raised, strict=True)}


def number_of(clue: str) -> int:
    """The number under which a clue's weights are kept."""
    return zlib.crc32(clue.encode())


@lru_cache(maxsize=1)
def _weights() -> Weights:
    return unpacked(files("handlers.circulars").joinpath(WEIGHTS).read_bytes())


def digest() -> str:
    """What the shipped weights were learnt from."""
    return _weights().digest


# ── dates ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def date_clues(
    page: Page, found: Sequence[Mention], clocks: Sequence[Clock], one: Mention, ts: date, past: bool, said: Iterable[str]
) -> set[str]:  # fmt: skip
    """Everything about a date that a weight can hang on; `said` are the marks that rules have found beside it."""
    sentence, line = page.sentence_at(one.start), page.line_at(one.start)
    marks = _marks(found, clocks, but=one)
    left = _tokens(page, sentence.start, one.start, marks)[-_REACH:]
    right = _tokens(page, one.end, sentence.end, marks)[:_REACH]
    clues = {*_beside("l", left[::-1]), *_beside("r", right), f"b:{_pair(left[-1:], right[:1])}"}
    clues |= {"h:" + _stem(word) for word in _tokens(page, line.start, min(one.start, line.start + 60), marks)[:4]}
    place = page.lines.index(line) if line in page.lines else 0
    if place:
        before = page.lines[place - 1]
        clues |= {"p:" + _stem(word) for word in _tokens(page, before.start, before.end, marks)[-8:]}
    if place + 1 < len(page.lines):
        after = page.lines[place + 1]
        clues |= {"n:" + _stem(word) for word in _tokens(page, after.start, after.end, marks)[:6]}
    stretches = {
        "l": page.plain[max(sentence.start, one.start - 60) : one.start],
        "r": page.plain[one.end : min(sentence.end, one.end + 60)],
        "s": page.said(sentence), "0": page.said(page.lines[0]) if page.lines else "", "p": page.plain,
    }  # fmt: skip
    clues |= set(_classes(stretches))
    clues |= set(_of_days(page, found, one, ts, line))
    clues |= {"clock after"} if any(0 <= other.start - one.end < 25 for other in clocks) else set()
    clues |= {"clock before"} if any(0 <= one.start - other.end < 25 for other in clocks) else set()
    clues |= {f"line {min(place, 4)}", f"from the end {min(len(page.lines) - 1 - place, 2)}", f"past {past}"}
    strong = sorted({*(f"q:{mark}" for mark in said), *(clue for clue in clues if clue.startswith("ahead "))})
    return clues | set(strong) | {f"{a} & {b}" for a in strong for b in strong if a < b}


def _of_days(page: Page, found: Sequence[Mention], one: Mention, ts: date, line: Span) -> Iterator[str]:
    ahead = (one.days[0] - ts).days
    names = ((-30, "long past"), (-1, "past"), (0, "yesterday"), (1, "today"), (4, "soon"), (15, "two weeks"),
             (40, "a month"), (100, "a season"))  # fmt: skip
    yield "ahead " + next((name for limit, name in names if ahead < limit), "far")
    yield f"range {one.is_range}"
    yield f"year {one.has_year}"
    yield f"how {one.how}"
    yield f"of {min(len(found), 6)}"
    place = list(found).index(one)
    yield f"place {min(place, 4)}"
    yield f"final {place == len(found) - 1}"
    yield f"later {min(sum(1 for other in found if other.days and other.days[-1] > one.days[-1]), 2)}"
    ahead_of_now = sorted(
        (other for other in found if other.days and other.days[0] >= ts), key=lambda other: other.days[0]
    )
    if one in ahead_of_now:
        yield f"turn {min(ahead_of_now.index(one), 3)} of {min(len(ahead_of_now), 4)}"
    if line.end - line.start < one.end - one.start + 25:
        yield "alone on its line"


# ── places ────────────────────────────────────────────────────────────────────────────────────────────────────────


def place_clues(
    page: Page, span: Span, found: Sequence[Mention], clocks: Sequence[Clock], events: Sequence[Mention], said: Iterable[str]
) -> set[str]:  # fmt: skip
    """Everything about some words that may be where an event is held; `events` are the days found so far."""
    sentence, line = page.sentence_at(span.start), page.line_at(span.start)
    marks = _marks(found, clocks)
    own = [word for word in _tokens(page, span.start, span.end, marks) if word.isalnum() or len(word) > 1]
    left = _tokens(page, line.start, span.start, marks)[-_REACH:]
    right = _tokens(page, span.end, line.end, marks)[:_REACH]
    clues = {*_beside("pl", left[::-1]), *_beside("pr", right), f"pb:{_pair(left[-1:], right[:1])}"}
    clues |= {"w:" + _stem(word) for word in own}
    clues |= {f"w first {_stem(own[0])}", f"w last {_stem(own[-1])}"} if own else set()
    clues |= {f"many {min(len(own), 8)}", f"comma {',' in page.plain[span.start : span.end]}"}
    stretches = {"pc": page.plain[span.start : span.end], "ps": page.said(sentence),
                 "pn": page.plain[span.end : span.end + 40]}  # fmt: skip
    clues |= set(_classes(stretches))
    place = page.lines.index(line) if line in page.lines else 0
    clues |= {
        f"pline {min(place, 5)}",
        f"pend {min(len(page.lines) - 1 - place, 3)}",
        f"plines {min(len(page.lines), 6)}",
    }
    dated = [page.lines.index(page.line_at(one.start)) for one in events if page.line_at(one.start) in page.lines]
    clues.add(f"near {min((abs(place - other) for other in dated), default=9)}" if dated else "no day")
    clues.add(f"day in its sentence {any(sentence.holds(one.start) for one in events)}")
    clues.add(f"hour in its sentence {any(sentence.holds(one.start) for one in clocks)}")
    strong = sorted(f"pq:{mark}" for mark in said)
    return clues | set(strong) | {f"{a} & {b}" for a in strong for b in strong if a < b}


# ── pages ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def page_clues(page: Page) -> set[str]:
    """What a page's words say of its kind."""
    clues = set(_classes({"g": page.plain}))
    for place, line in enumerate(page.lines):
        told = _tokens(page, line.start, line.end, ())
        clues |= {"k:" + _stem(word) for word in told}
        clues |= {f"k {_stem(one)} {_stem(other)}" for one, other in pairwise(told)}
        if place < 3:
            clues |= {"k first:" + _stem(word) for word in told}
            clues |= set(_classes({f"g{place}": page.said(line)}))
    return clues | {f"lines {min(len(page.lines), 6)}", f"signs {min(len(page.plain) // 150, 6)}"}


# ── words ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _beside(name: str, tokens: Sequence[str]) -> Iterator[str]:
    """The words on one side, the nearest first."""
    for place, word in enumerate(tokens):
        yield f"{name} {'near' if place < _NEAR else 'far'}:{_stem(word)}"
        if place < _PLACED:
            yield f"{name} {place}:{_stem(word)}"
    yield f"{name} whole:{tokens[0] if tokens else ''}"
    yield f"{name} two:{_pair(tokens[:1], tokens[1:2])}"


def _pair(one: Sequence[str], other: Sequence[str]) -> str:
    return "|".join((*(map(_stem, one)), "", *(map(_stem, other))))


def _stem(word: str) -> str:
    return word[:_STEM]


def _classes(stretches: dict[str, str]) -> Iterator[str]:
    for where, text in stretches.items():
        for name, pattern in _CLASSES.items():
            if pattern.search(text):
                yield f"c {where}:{name}"


def _marks(found: Sequence[Mention], clocks: Sequence[Clock], but: Mention | None = None) -> list[tuple[int, int, str]]:
    days = [(one.start, one.end, "d") for one in found if one is not but]
    hours = [
        (one.start, one.end, "t")
        for one in clocks
        if not any(day.start < one.end and one.start < day.end for day in found)
    ]
    return sorted([*days, *hours])


def _tokens(page: Page, start: int, end: int, marks: Sequence[tuple[int, int, str]]) -> list[str]:
    """The words between two places, each other date and hour as one sign, every number as another."""
    parts, at = [], start
    for begin, stop, sign in marks:
        if stop <= at or begin >= end:
            continue
        if begin > at:
            parts.append(page.plain[at:begin])
        parts.append(f" <{sign}> ")
        at = min(stop, end)
    parts.append(page.plain[at:end])
    return _TOKEN.findall(re.sub(r"\d+", "#", "".join(parts)))
