"""Taking turns: among near-equal sellers the least shown telephone comes first, and none fills a list with itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from handlers.matching.weights import BAND

if TYPE_CHECKING:
    from handlers.matching.rank import Ranked


def in_turn(ranked: Sequence[Ranked]) -> list[Ranked]:
    """The sellers, best first, in bands of near-equals of one ring; within a band by exposure, then by score.

    A second seller on a telephone that the list has already comes after all others: who rings the same telephone is
    asked once.
    """
    firsts, again = _once_each(ranked)
    ordered: list[Ranked] = []
    for number, band in enumerate([*_bands(firsts), *_bands(again)]):
        turn = sorted(band, key=lambda one: round(one.candidate.exposures, 1))  # a stable sort: else by score
        ordered += [replace(one, band=number) for one in turn]
    return ordered


def _bands(ranked: Sequence[Ranked]) -> list[list[Ranked]]:
    """The list cut where a seller is too far below the first of its group, or stands in another ring or status."""
    bands: list[list[Ranked]] = []
    for one in ranked:
        first = bands[-1][0] if bands else None
        if first is not None and one.score >= first.score - BAND and _alike(first, one):
            bands[-1].append(one)
        else:
            bands.append([one])
    return bands


def _alike(one: Ranked, other: Ranked) -> bool:
    return one.ring == other.ring and one.candidate.status == other.candidate.status


def _once_each(ranked: Sequence[Ranked]) -> tuple[list[Ranked], list[Ranked]]:
    """The first seller of each telephone, of several the least shown not counting: they share one count; and the rest."""
    seen: set[str] = set()
    firsts: list[Ranked] = []
    again: list[Ranked] = []
    for one in ranked:
        phone = one.candidate.reached_by
        (again if phone and phone in seen else firsts).append(one)
        seen.add(phone)
    return firsts, again
