"""What the rules read of a circular and what other circulars teach, put together: what one of them doubts is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from handlers.circulars import judged, roles, venue
from handlers.circulars.clock import Clock
from handlers.circulars.days import Mention
from handlers.circulars.page import Page, Span
from handlers.circulars.roles import Roles

DOUBTED = 0.2
"""A rule's reading that is less likely than this is not proposed."""
SURE = 0.8
"""What no rule has read is proposed where it is at least so likely."""
SURE_OF_PLACE, DOUBTED_PLACE = 0.7, 0.15


def dates(page: Page, found: Sequence[Mention], clocks: Sequence[Clock], read: Roles, ts: date, past: bool) -> Roles:
    """The roles that rules gave to the dates, without what is doubted and with what is sure without a rule."""
    event, last = list[Mention](), list[tuple[float, Mention]]()
    for one in found:
        if not one.days:
            continue
        clues = judged.date_clues(page, found, clocks, one, ts, past, roles.signs_of(page, one, ts))
        chance = judged.chances("date", clues)
        ruled = "event" if one in read.event else "last" if one == read.last else "none"
        role = _role(ruled, chance)
        if role == "event" and _fits(one, ts, past):
            event.append(one)
        elif role == "last" and (past or one.days[-1] >= ts):
            last.append((chance["last"] + (1 if ruled == "last" else 0), one))
    best = max(last, key=lambda pair: (pair[0], pair[1].start), default=(0, None))[1]
    kept = tuple(one for one in event if best is None or one.days != best.days)
    return replace(read, event=kept, last=best)


def _role(ruled: str, chance: dict[str, float]) -> str:
    likeliest = max(chance, key=lambda label: chance[label])
    if likeliest == ruled or (likeliest != "none" and chance[likeliest] >= SURE):
        return likeliest
    return ruled if chance[ruled] >= DOUBTED else "none"


def _fits(one: Mention, ts: date, past: bool) -> bool:
    """What is to come is not over, and a report tells of nothing to come."""
    return one.days[0] <= ts if past else one.days[-1] >= ts


def place(page: Page, found: Sequence[Mention], clocks: Sequence[Clock], events: Sequence[Mention], ruled: Span | None) -> Span | None:
    """Where the event is held: as the rule says unless that is doubted, else the likeliest words if they are sure."""
    marks = [Span(one.start, one.end) for one in (*found, *clocks)]
    likely = {
        span: judged.chances("place", judged.place_clues(page, span, found, clocks, events, how))["here"]
        for span, how in venue.candidates(page, marks).items()
    }
    if ruled is not None:
        how = {"labelled", "said where"} & set().union(*(ways for span, ways in venue.candidates(page, marks).items() if span == ruled))
        chance = likely.get(ruled)
        if chance is None:
            chance = judged.chances("place", judged.place_clues(page, ruled, found, clocks, events, how or {"a part"}))["here"]
        if chance >= DOUBTED_PLACE:
            return ruled
    best = max(likely, key=lambda span: (likely[span], span.end - span.start), default=None)
    return best if best is not None and likely[best] >= SURE_OF_PLACE else None
