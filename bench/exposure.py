"""Whom buyers get to see: turns by telephone against the plain score, in invented markets, with what it costs in recall.

`haat bench exposure` takes the judged enquiries of tests/data/matching_own and plays them twenty times over their sellers, once
ranked by score alone and once in turns; then a market of equals in which one trader has twenty profiles on one telephone.
"""

from __future__ import annotations

import argparse
import json
import random
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from handlers.matching import rank as ranking
from handlers.matching import weights
from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.files import candidate_of, seller_from_row
from handlers.matching.places import Places
from storage.records import Candidate

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
ASKED = 5
"""Sellers asked for each enquiry, who count as shown."""
TODAY = date(2026, 11, 25)

Ranker = Callable[[ParsedEnquiry, Sequence[Candidate]], list[ranking.Ranked]]


def by_score(enquiry: ParsedEnquiry, sellers: Sequence[Candidate]) -> list[ranking.Ranked]:
    """Best score first; who was shown how often plays no part."""
    unshown = [replace(one, exposures=0.0) for one in sellers]
    return ranking.rank(enquiry, unshown, TODAY, near=enquiry.place_lgd, places=Places.shipped())


def in_turns(enquiry: ParsedEnquiry, sellers: Sequence[Candidate]) -> list[ranking.Ranked]:
    """As Haat ranks."""
    return ranking.rank(enquiry, sellers, TODAY, near=enquiry.place_lgd, places=Places.shipped())


def gini(counts: Iterable[float]) -> float:
    """0 when all are shown alike, 1 when one is shown for all."""
    ordered = sorted(counts)
    total, many = sum(ordered), len(ordered)
    if not total:
        return 0.0
    return sum((2 * place - many - 1) * one for place, one in enumerate(ordered, 1)) / (many * total)


# ── the judged market ─────────────────────────────────────────────────────────────────────────────────────────────


def judged(folder: Path) -> tuple[dict[str, Candidate], list[tuple[ParsedEnquiry, dict[str, int]]]]:
    """The sellers of a judged set and its enquiries, each with the grades of its sellers."""
    import csv

    catalogue, places = Catalogue.shipped(), Places.shipped()
    sellers: dict[str, Candidate] = {}
    with (folder / "sellers.csv").open(encoding="utf-8") as lines:
        for number, row in enumerate(csv.DictReader(lines), 1):
            read = seller_from_row(row, catalogue, places)
            sellers[read.external_ref] = replace(
                candidate_of(read, number), status="live", reached_by=f"phone:{number}"
            )  # fmt: skip
    wanted = []
    for line in (folder / "enquiries.jsonl").read_text("utf-8").splitlines():
        row = json.loads(line)
        if row.get("kind") == "buy" and row.get("relevant"):
            day = date.fromisoformat(row["ts"])
            wanted.append((read_enquiry(row["text"], day, catalogue, places), dict(row["relevant"])))
    return sellers, wanted


def recall(ranked: Sequence[ranking.Ranked], grades: dict[str, int], at: int = 5) -> float:
    """Hits of grade 2 and more among the first; where nobody has such a grade, of grade 1."""
    good = {ref for ref, grade in grades.items() if grade >= 2} or set(grades)
    hits = sum(one.candidate.external_ref in good for one in ranked[:at])
    return hits / min(at, len(good))


def play(
    sellers: dict[str, Candidate], wanted: Sequence[tuple[ParsedEnquiry, dict[str, int]]], ranker: Ranker, rounds: int
) -> tuple[float, float, float]:
    """(recall@5, Gini of exposure among the sellers that are right for something, share of those never shown)."""
    right = {ref for _, grades in wanted for ref, grade in grades.items() if grade >= 2} & set(sellers)
    shown: Counter[str] = Counter()
    found: list[float] = []
    draw = random.Random(3)
    by_concept: dict[str, list[str]] = {}
    for ref, one in sellers.items():
        for concept in (*one.concepts, *one.mentions):
            by_concept.setdefault(concept, []).append(ref)
    for _ in range(rounds):
        order = list(wanted)
        draw.shuffle(order)
        for enquiry, grades in order:
            near = {ref for concept in (*enquiry.kinds, *enquiry.general) for ref in by_concept.get(concept, ())}
            known = [replace(sellers[ref], exposures=float(shown[ref])) for ref in sorted(near)]
            ranked = [] if enquiry.doubt else ranker(enquiry, known)
            found.append(recall(ranked, grades))
            shown.update(str(one.candidate.external_ref) for one in ranked[:ASKED])
    counts = [float(shown[ref]) for ref in sorted(right)]
    return sum(found) / len(found), gini(counts), sum(not one for one in counts) / max(1, len(counts))


def of_demand(wanted: Sequence[tuple[ParsedEnquiry, dict[str, int]]]) -> float:
    """The Gini that demand itself makes: each enquiry's places shared out alike among all sellers who are right for it."""
    shown: dict[str, float] = {}
    for _, grades in wanted:
        right = [ref for ref, grade in grades.items() if grade >= 2]
        for ref in right:
            shown[ref] = shown.get(ref, 0.0) + min(ASKED, len(right)) / len(right)
    return gini(shown.values())


# ── a trader's telephone ──────────────────────────────────────────────────────────────────────────────────────────


def trader_share(enquiries: int = 600, makers: int = 30, profiles: int = 20) -> tuple[float, float]:
    """How much of one maker's share a telephone with twenty profiles gets: counted by profile, and by telephone."""
    return _trader(enquiries, makers, profiles, by_phone=False), _trader(enquiries, makers, profiles, by_phone=True)


def _trader(enquiries: int, makers: int, profiles: int, *, by_phone: bool) -> float:
    sellers = [_equal(number, f"phone:{number}") for number in range(makers)]
    sellers += [
        _equal(makers + number, "phone:trader" if by_phone else f"phone:trader{number}") for number in range(profiles)
    ]
    wish = ParsedEnquiry(concepts=("turmeric",), kinds=("turmeric",))
    shown: Counter[str] = Counter()
    for _ in range(enquiries):
        known = [replace(one, exposures=float(shown[one.reached_by])) for one in sellers]
        rung: dict[str, None] = {}
        for one in ranking.rank(wish, known, TODAY):
            if len(rung) < ASKED:
                rung.setdefault(one.candidate.reached_by)
        shown.update(list(rung))
    of_trader = sum(count for phone, count in shown.items() if phone.startswith("phone:trader"))
    of_makers = [shown[f"phone:{number}"] for number in range(makers)]
    return of_trader / (sum(of_makers) / makers)


def newcomer_waits(makers: int = 30) -> int:
    """After how many enquiries a seller who joins a market that has run for long is shown for the first time."""
    wish = ParsedEnquiry(concepts=("turmeric",), kinds=("turmeric",))
    shown: Counter[str] = Counter({f"phone:{number}": 40 for number in range(makers)})
    sellers = [_equal(number, f"phone:{number}") for number in range(makers + 1)]
    for enquiry in range(1, 100):
        known = [replace(one, exposures=float(shown[one.reached_by])) for one in sellers]
        asked = [one.candidate.reached_by for one in ranking.rank(wish, known, TODAY)[:ASKED]]
        if f"phone:{makers}" in asked:
            return enquiry
        shown.update(asked)
    return 100


def _equal(number: int, phone: str) -> Candidate:
    return Candidate(profile_id=number, concepts=("turmeric",), reached_by=phone)


def main() -> None:
    """Print the figures."""
    ask = argparse.ArgumentParser(prog="haat bench exposure")
    ask.add_argument("--rounds", type=int, default=20)
    rounds = ask.parse_args().rounds
    for name in ("matching_own", "matching_second", "matching_dev"):
        sellers, wanted = judged(DATA / name)
        print(f"{name}: {len(wanted)} enquiries × {rounds}, {len(sellers)} sellers, {ASKED} asked each time")
        print(f"{'':28} {'recall@5':>9} {'Gini':>6} {'never shown':>12}")
        for label, ranker in (("by score alone", by_score), (f"in turns, band {weights.BAND}", in_turns)):
            hits, unequal, never = play(sellers, wanted, ranker, rounds)
            print(f"{label:28} {hits:9.3f} {unequal:6.3f} {never:12.1%}")
        print(f"{'shared alike by all who fit':28} {'':9} {of_demand(wanted):6.3f}")
    one_each, by_phone = trader_share()
    print(
        f"a trader's telephone with 20 profiles gets {one_each:.1f} shares counted by profile, {by_phone:.2f} by telephone"
    )
    print(f"a new seller among 30 who were shown 40 times each is asked at enquiry {newcomer_waits()}")


if __name__ == "__main__":
    main()
