"""What reading one message and its enquiry costs, part by part, over the open half of our own judged enquiries."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from handlers.matching import gate
from handlers.matching.amounts import quantities_in, with_packs
from handlers.matching.catalogue import Catalogue
from handlers.matching.deadlines import read_deadline
from handlers.matching.enquiry import read_enquiry
from handlers.matching.money import money_in
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.matching.places import Places
from handlers.matching.trade import read_terms
from handlers.reading import read

ENQUIRIES = Path(__file__).resolve().parent.parent / "tests" / "data" / "matching_own" / "enquiries.jsonl"
TODAY = date(2026, 2, 10)
ROUNDS = 5
NOTHING: frozenset[int] = frozenset()


def parts(catalogue: Catalogue, places: Places) -> dict[str, Callable[[str], Any]]:
    """Each part of reading by itself, over words that were cut before."""
    cut = {text: pieces(text) for text in texts()}
    found = {text: numerals(words) for text, words in cut.items()}
    words = {text: [part.text for part in some] for text, some in cut.items()}
    return {
        "pieces": pieces,
        "numbers": lambda text: numerals(cut[text]),
        "deadline": lambda text: read_deadline(cut[text], found[text], TODAY),
        "money": lambda text: money_in(cut[text], found[text], NOTHING),
        "amounts": lambda text: with_packs(cut[text], quantities_in(cut[text], found[text], NOTHING)),
        "goods": lambda text: catalogue.tags(words[text]),
        "places": lambda text: places.find_in(cut[text]),
        "terms": lambda text: read_terms(cut[text]),
        "gate": lambda text: gate.doubt(words[text], names_product=True),
        "whole": lambda text: read_enquiry(text, TODAY, catalogue, places),
        "message": read,
    }


def texts() -> list[str]:
    """The sentences that are read."""
    return [str(json.loads(line)["text"]) for line in ENQUIRIES.read_text(encoding="utf-8").splitlines()]


def milliseconds(part: Callable[[str], Any], sentences: list[str]) -> list[float]:
    """How long each sentence took, in milliseconds of processor time."""
    taken = []
    for text in sentences:
        begun = time.process_time_ns()
        part(text)
        taken.append((time.process_time_ns() - begun) / 1e6)
    return taken


def main() -> None:
    """Print a table: each part's mean, median and 95th percentile, first with no word known yet, then warm."""
    catalogue, places, sentences = Catalogue.shipped(), Places.shipped(), texts()
    cold = milliseconds(lambda text: read_enquiry(text, TODAY, catalogue, places), sentences)
    print(f"{len(sentences)} enquiries, processor time in milliseconds, goal: 1 ms a reading")
    print(f"{'part':<10}{'mean':>8}{'p50':>8}{'p95':>8}{'most':>8}")
    show("first time", cold)
    for name, part in parts(catalogue, places).items():
        show(name, [one for _ in range(ROUNDS) for one in milliseconds(part, sentences)])


def show(name: str, taken: list[float]) -> None:
    """One line of the table."""
    ordered = sorted(taken)
    ninety_five = ordered[int(len(ordered) * 0.95)]
    print(
        f"{name:<10}{statistics.mean(taken):>8.3f}{statistics.median(taken):>8.3f}{ninety_five:>8.3f}{ordered[-1]:>8.3f}"
    )


if __name__ == "__main__":
    main()
