"""What the rules read of a circular and what other circulars teach, put together: what one of them doubts is asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from handlers.circulars import judged, letterhead, replaced, roles, subject, venue
from handlers.circulars.clock import Clock
from handlers.circulars.day_words import LAST_DAY
from handlers.circulars.lastday import Beside, ends_the_event, is_done_by_then
from handlers.circulars.mention import Mention
from handlers.circulars.otherdays import is_closed_then, is_of_lodging
from handlers.circulars.page import Page, Span
from handlers.circulars.roles import Roles
from handlers.circulars.words import APPLY

TRUST = 3.0
"""A rule's reading counts as so many times likelier than what only stands in similar words elsewhere."""
ASKED = 0.6
"""A date whose role is less likely than this, all weighed, is not proposed: the officer is asked."""
ASKED_OF_LAST = 0.5
"""Where a rule says in so many words that it is the last day, so much is enough."""
CALLED, LEAST = 0.85, 0.05
"""How likely a page must call people to something, and its only possible day be that day."""
CALLS = 0.9
"""Of a page that is less likely to call people to something, a date is less likely its day."""
CLOSES, UNNAMED = 0.8, 0.5
"""So it is with a last day, which is one rather beside words about applying."""
_APPLIED = frozenset({"form near", "too late after", "closes"})
EXCLUDED = frozenset({"old", "own", "of a letter", "occasion", "next one", "far"})
"""What rules know of a date that is no day of the circular: no likeness to others undoes it."""
SURE_OF_PLACE, DOUBTED_PLACE, DOUBTED_LABEL = 0.6, 0.15, 0.02
"""Words that no rule took for the place are proposed from the first on; a rule's not below the second (after "Venue:", third)."""
SURE_BESIDE_A_DAY = 0.5
"""Where a day of the event is read, so sure of its place is enough: something is held there."""


_BIDS = re.compile(
    r"निविदा|नीलामी|लिलाव|(?<![a-z])(?:e-?)?auction|ईएमडी|(?<![a-z])emd(?![a-z])|दरपत्रक|कोटेशन|मुहरबंद|"
    r"मोहोरबंद|लिफाफ|दर आमंत्रण|(?<![a-z])(?:e-?tender|tenders?|quotations?|nit no|bids?|"
    r"expression of interest|eoi)(?![a-z])"
)


def kind(page: Page, ruled: str) -> str:
    """What kind of circular it is: as the rule says, unless others in such words are of another kind."""
    if subject.warns_of_false_news(page):
        return ruled
    if ruled in ("workshop", "deadline") and len(_BIDS.findall(page.plain)) >= 2:
        return "deadline"  # a tender's meetings and openings are for those who bid
    return _weighed(ruled, judged.chances("kind", judged.page_clues(page)))


def _weighed(ruled: str, chance: dict[str, float]) -> str:
    weighed = {label: share * (TRUST if label == ruled else 1) for label, share in chance.items()}
    return max(weighed, key=lambda label: weighed[label])


def dates(page: Page, found: Sequence[Mention], clocks: Sequence[Clock], read: Roles, ts: date, past: bool) -> Roles:
    """The roles that rules gave to the dates, without what is doubted and with what is sure without a rule."""
    event, last = list[Mention](), list[tuple[float, Mention]]()
    likely = judged.chances("kind", judged.page_clues(page))
    calls = 1.0 if past else min(1.0, likely["workshop"] / CALLS)
    closes = 1.0 if past else min(1.0, (likely["workshop"] + likely["deadline"]) / CLOSES)
    for one in found:
        if not one.days:
            continue
        signs = roles.signs_of(page, one, ts)
        ruled = "event" if one in read.event else "last" if one == read.last else "none"
        if ruled == "none" and (
            one.how in ("weekday", "near", "month_end", "counted") or EXCLUDED.intersection(signs) or _is_denied(page, one)
            or is_closed_then(page, one) or is_of_lodging(page, one) or is_done_by_then(page, one)
            or (one.days[-1] <= ts and letterhead.is_dated_below(page, one))
        ):  # fmt: skip
            continue
        chance = judged.chances("date", judged.date_clues(page, found, clocks, one, ts, past, signs))
        named = closes if _APPLIED.intersection(signs) or _is_called_last(page, one) else closes * UNNAMED
        if (
            ruled == "last"
        ):  # a page that calls nobody: what looks like its day is rather the last one, as the rule says
            chance["last"] += chance["event"] * (1 - calls)
            chance["event"] *= calls
        chance["none"] += chance["event"] * (1 - calls) + chance["last"] * (1 - named)
        chance["event"], chance["last"] = chance["event"] * (1 if ruled == "last" else calls), chance["last"] * named
        if "no form" in signs and ruled != "last":
            chance["last"] = 0.0
        if ruled != "last" and ends_the_event(Beside(page, one, [])):  # whatever else stands in such words
            chance["event"], chance["last"] = chance["event"] + chance["last"], 0.0
        if ruled == "none" and "elsewhere" in signs and read.event:  # an interview or a draw beside the event's own day
            chance["none"], chance["event"] = chance["none"] + chance["event"], 0.0
        role = ruled if one in read.sure or replaced.is_read_instead(page, one) else _sure(ruled, chance)
        if role == "event" and _fits(one, ts, past):
            event.append(one)
        elif role == "last" and (past or one.days[-1] >= ts):
            last.append((chance["last"] + (1 if ruled == "last" else 0), one))
    if not event and not past and not read.unreal:
        event = _only_one(page, found, clocks, read, ts)
    event = _without_moved(page, _with_partners(page, found, event, read), ts)
    best = max(last, key=lambda pair: (pair[0], pair[1].start), default=(0, None))[1]
    kept = tuple(one for one in event if best is None or one.days != best.days)
    return replace(read, event=kept, last=best)


_SAID_TO_END = re.compile(rf"{LAST_DAY}|renew|नवीनीकरण|नूतनीकरण|नवीकरण")


def _is_called_last(page: Page, one: Mention) -> bool:
    """Is it called the last day just before, or is something renewed by it, although nobody speaks of applying?"""
    beside = Beside(page, one, [])
    return _SAID_TO_END.search(beside.left[-60:]) is not None


_AND = re.compile(r"\s?(?:,|;|व|और|एवं|आणि|तथा|and|&|aur|ani)\s?(?:on\s|the\s|दि\.?\s?|दिनांक\s)?")


def _in_rows(page: Page, found: Sequence[Mention], one: Mention, other: Mention) -> bool:
    """Do two days stand in lines one below the other that begin with the same word, or as rows of one table do?

    Rows have one day each, written alike, behind a few words that call nobody to apply: "Pathri 04-05-2027 SBI"."""
    first, second = page.line_at(one.start), page.line_at(other.start)
    words = [page.said(line).split() for line in (first, second)]
    if first == second or not all(words):
        return False
    if len(words[0][0]) > 1 and words[0][0] == words[1][0]:
        return True
    following = next((line for line in page.lines if line.start >= first.end), None)
    alone = all(
        sum(line.holds(each.start) for each in found if not _is_instead(page, each)) == 1 for line in (first, second)
    )
    before = [page.plain[line.start : day.start] for line, day in ((first, one), (second, other))]
    short = all(0 < len(said.split()) <= _WORDS_OF_ROW and not APPLY.search(said) for said in before)
    return following == second and alone and short and one.how == other.how


_WORDS_OF_ROW = 6


def _is_instead(page: Page, one: Mention) -> bool:
    """Is it the day in whose place another stands: "(instead of 22/01)"?"""
    return re.search(r"(?:instead of|in place of)\s$", page.plain[max(0, one.start - 20) : one.start]) is not None


def _with_partners(page: Page, found: Sequence[Mention], event: list[Mention], read: Roles) -> list[Mention]:
    """ "On the 4th and the 5th": days that only "and" parts are of one event where rules take both for it."""
    kept = set(event)
    there = [one for one in found if not _is_instead(page, one)]
    for one, other in [*pairwise(there), *pairwise(reversed(there))]:
        first, second = sorted((one, other), key=lambda each: each.start)
        beside = _AND.fullmatch(page.plain, first.end, second.start) or _in_rows(page, found, first, second)
        if one in kept and other in read.event and beside:
            kept.add(other)
    return [one for one in found if one in kept]


def _is_denied(page: Page, one: Mention) -> bool:
    sentence = page.sentence_at(one.start)
    return replaced.is_denied(page.plain[sentence.start : one.start], page.plain[one.end : sentence.end])


def _without_moved(page: Page, event: list[Mention], ts: date) -> list[Mention]:
    """Where one day is said to be the new one, a day said to have been the old one is none of the event's."""
    said = {one: set(roles.signs_of(page, one, ts)) for one in event}
    if not any("new" in signs and "old" not in signs for signs in said.values()):
        return event
    return [one for one in event if "old" not in said[one] or "new" in said[one]]


def _only_one(
    page: Page, found: Sequence[Mention], clocks: Sequence[Clock], read: Roles, ts: date
) -> list[Mention]:  # fmt: skip
    """Who is called to something is called on a day: the only one that a rule takes for it need not be as sure."""
    fit = [one for one in read.event if _fits(one, ts, past=False)]
    if len({one.days for one in fit}) != 1 or judged.chances("kind", judged.page_clues(page))["workshop"] < CALLED:
        return []
    likely = [
        judged.chances("date", judged.date_clues(page, found, clocks, one, ts, False, roles.signs_of(page, one, ts)))[
            "event"
        ]
        for one in fit
    ]
    return fit if max(likely) >= LEAST else []


def _sure(ruled: str, chance: dict[str, float]) -> str:
    """The likeliest role of a date, or none where it is not sure enough to be proposed."""
    role = _weighed(ruled, chance)
    weighed = {label: share * (TRUST if label == ruled else 1) for label, share in chance.items()}
    least = ASKED_OF_LAST if role == ruled == "last" else ASKED
    return role if weighed[role] >= least * sum(weighed.values()) else "none"


def _fits(one: Mention, ts: date, past: bool) -> bool:
    """What is to come is not over, and a report tells of nothing to come."""
    return one.days[0] <= ts if past else one.days[-1] >= ts


def place(
    page: Page, found: Sequence[Mention], clocks: Sequence[Clock], events: Sequence[Mention], ruled: Span | None
) -> Span | None:  # fmt: skip
    """Where the event is held: as the rule says unless that is doubted, else the likeliest words if they are sure."""
    marks = [Span(one.start, one.end) for one in found] + [Span(one.start, one.end) for one in clocks]
    ways: dict[Span, set[str]] = venue.candidates(page, marks)
    if ruled is not None:
        ways.setdefault(ruled, {"a part"})
    likely = {
        span: judged.chances("place", judged.place_clues(page, span, found, clocks, events, how))["here"]
        for span, how in ways.items()
    }
    if ruled is not None and likely[ruled] >= (DOUBTED_LABEL if "labelled" in ways[ruled] else DOUBTED_PLACE):
        return ruled
    if not likely:
        return None
    chance, _, best = max((chance, span.end - span.start, span) for span, chance in likely.items())
    return best if chance >= (SURE_BESIDE_A_DAY if events else SURE_OF_PLACE) else None
