"""Learns how dates and places stand in circulars from the circulars beside it, and writes handlers/circulars/weights.bin.

    python -m tests.data.circulars_own.learn

The same circulars, seen in the same way, give the same file; its head carries their digest. Needs numpy (dev extra).
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from handlers.circulars import clock, judged, roles, venue
from handlers.circulars.days import Mention, mentions
from handlers.circulars.page import Page, Span
from handlers.reading import learnt
from tests.data.circulars_dev.score import place_hit
from tests.data.circulars_own import make
from tests.data.reading_own.learn import learn

TARGET = Path(judged.__file__).with_name(judged.WEIGHTS)
DEV = Path(make.__file__).parents[1] / "circulars_dev"
PARTS = "acdefghijl"
"""`b` and `k` are kept apart."""
REACH = {"date": 60.0, "place": 60.0, "kind": 30.0}
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
        days = mentions(page, ts, past=past)
        found["kind"].append((_counted(judged.page_clues(page)), gold["kind"]))
        own = roles.own_dates(page, days, ts) if past else ()
        days = mentions(page, own[0].days[0], past=True) if own else days
        clocks = clock.clocks(page, days)
        for one in days:
            if one.days:
                clues = judged.date_clues(page, days, clocks, one, ts, past, roles.signs_of(page, one, ts))
                found["date"].append((_counted(clues), _role(gold, one)))
        events = [one for one in days if one.days and _role(gold, one) == "event"]
        marks = [Span(one.start, one.end) for one in (*days, *clocks)]
        for span, how in venue.candidates(page, marks).items():
            clues = judged.place_clues(page, span, days, clocks, events, how)
            here = bool(gold["place"]) and place_hit(page.original(span.start, span.end), gold["place"])
            found["place"].append((_counted(clues), "here" if here else "none"))
    return found


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
    for gold, ts, text in circulars():
        whole.update(
            json.dumps([gold["id"], gold["event_dates"], gold["last_date"], gold["place"], str(ts), text]).encode()
        )
    return whole.hexdigest()


def taught(parts: str = PARTS) -> learnt.Weights:
    """The weights that the circulars teach, each rounded to one signed byte."""
    scales, biases, small = {}, {}, {}
    for task, known in cases(parts).items():
        answers = np.array([LABELS[task].index(label) for _, label in known])
        numbers, weights = learn([clues for clues, _ in known], answers, len(LABELS[task]), REACH[task])
        scales[task] = float(np.float32(np.abs(weights[:-1]).max() / 127))
        biases[task] = tuple(round(float(bias), 4) for bias in weights[-1])
        rounded = np.rint(weights[:-1] / scales[task]).astype(np.int8)
        small[task] = {number: row for number, row in zip(numbers, rounded, strict=True) if row.any()}
    every = sorted(set().union(*small.values()))
    nothing = {task: np.zeros(len(LABELS[task]), np.int8) for task in LABELS}
    table = b"".join(small[task].get(number, nothing[task]).tobytes() for number in every for task in LABELS)
    rows = {number: place for place, number in enumerate(every)}
    return learnt.Weights(digest(), LABELS, scales, biases, rows, memoryview(table).cast("b"))


def main(argv: Sequence[str]) -> int:
    """Writes the weights (of the parts named, for a try; else of all) and says how many clues they are of."""
    weights = taught(*argv)
    content = learnt.packed(weights)
    TARGET.write_bytes(content)
    print(f"{len(weights.rows)} clues, {len(content)} bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
