"""What the circulars beside it say of their dates, places and kinds, each with its clues, to learn from."""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from handlers.circulars import clock, judged, letterhead, roles, venue
from handlers.circulars.days import mentions
from handlers.circulars.mention import Mention
from handlers.circulars.page import Page, Span
from tests.data.circulars_dev.score import place_hit
from tests.data.circulars_own import composed, make

DEV = Path(make.__file__).parents[1] / "circulars_dev"
PARTS = "acdefghijlmoprt"
"""`b`, `k`, `n`, `q`, `s` and `u` are kept apart."""
LABELS = {
    "date": ("event", "last", "none"), "place": ("here", "none"),
    "kind": ("deadline", "other", "report", "scheme", "workshop"),
}  # fmt: skip
Case = tuple[Counter[int], str]


def circulars(parts: str = PARTS) -> Iterator[tuple[dict[str, Any], date, str]]:
    """Gold, day and text of every circular to learn from."""
    for line in (DEV / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        gold = json.loads(line)
        path = DEV / "in" / f"{gold['id']}.txt"
        if path.exists():
            head, _, text = path.read_text(encoding="utf-8").partition("\n")
            yield gold, date.fromisoformat(head.split()[-1]), text
    for part in parts:
        for one in make.made(part):
            yield one.gold, one.ts, one.text


def cases(parts: str = PARTS) -> dict[str, list[Case]]:
    """Every date and every possible place, with its clues and what it is."""
    found: dict[str, list[Case]] = {task: [] for task in LABELS}
    for gold, ts, text in circulars(parts):
        page, past = Page.of(text), gold["kind"] == "report"
        found["kind"].append((_counted(judged.page_clues(page)), gold["kind"]))
        days, clocks = _dates(page, gold, ts, past, found["date"])
        events = [one for one in days if one.days and _role(gold, one) == "event"]
        marks = [Span(one.start, one.end) for one in (*days, *clocks)]
        for span, how in venue.candidates(page, marks).items():
            clues = judged.place_clues(page, span, days, clocks, events, how)
            here = bool(gold["place"]) and place_hit(page.original(span.start, span.end), gold["place"])
            found["place"].append((_counted(clues), "here" if here else "none"))
    for gold, ts, text in composed.composed():
        _dates(Page.of(text), gold, ts, False, found["date"])
    return found


def _dates(
    page: Page, gold: dict[str, Any], ts: date, past: bool, into: list[Case]
) -> tuple[list[Mention], list[clock.Clock]]:  # fmt: skip
    """Adds every date of a page with its clues and what it is; gives back the dates and hours as they were read."""
    days = mentions(page, ts, past=past)
    own = letterhead.own_dates(page, days, ts) if past else ()
    days = mentions(page, own[0].days[0], past=True) if own else days
    clocks = clock.clocks(page, days)
    for one in days:
        if one.days:
            clues = judged.date_clues(page, days, clocks, one, ts, past, roles.signs_of(page, one, ts))
            into.append((_counted(clues), _role(gold, one)))
    return days, clocks


def _counted(clues: set[str]) -> Counter[int]:
    return Counter({judged.number_of(clue): 1 for clue in clues})


def _role(gold: dict[str, Any], one: Mention) -> str:
    said = {day.isoformat() for day in one.days}
    ranges = gold.get("event_ranges", [])
    if said & set(gold["event_dates"]) or any(first <= day <= last for first, last in ranges for day in said):
        return "event"
    return "last" if gold["last_date"] in said else "none"


def digest() -> str:
    """Changes with any circular, and with how they are cut out."""
    whole = hashlib.sha256()
    for gold, ts, text in (*circulars(), *composed.composed()):
        whole.update(
            json.dumps([gold["id"], gold["event_dates"], gold["last_date"], gold["place"], str(ts), text]).encode()
        )
    return whole.hexdigest()
