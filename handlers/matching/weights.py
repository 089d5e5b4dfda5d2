"""The weights of the ranking: one table that anybody can read, and nothing in it that money buys."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weight:
    """How much a feature, a number between 0 and 1, moves a seller; `why` says it in words."""

    name: str
    weight: float
    why: str


TABLE = (
    Weight("product", 1.00, "sells it 1, sells a kind of it .97, sells the next wider thing .4, only describes it .35, "
                            "sells this line of goods .25"),
    Weight("place_asked", 0.60, "the buyer wants it from there: same district 1, neighbours .6 falling to .35 at 150 km, "
                                "same state .3"),
    Weight("place_near", 0.15, "the same steps, counted from where it is to go or from the buyer's own district"),
    Weight("smallest_order", 0.12, "the order is as large as the seller's smallest 1, not known .5, too small 0"),
    Weight("capacity", 0.05, "a month's work covers the order 1, else 0"),
    Weight("freshness", 0.03, "looked after today 1, falling to 0 after a year"),
    Weight("response", 0.03, "answers to enquiries that arrived, \"not now\" too; a new seller counts as .8"),
    Weight("verified", 0.02, "an officer checked a registration number 1"),
)  # fmt: skip
"""A district's official product (ODOP) is no feature: where a seller stands in a list outranks nobody's fit."""

WEIGHTS: Mapping[str, float] = {one.name: one.weight for one in TABLE}
VERSION = "2"
"""Kept with every match: raise it when a weight or a feature's meaning changes."""

BAND = 0.10
"""Sellers so close below the best take turns: the least shown comes first (measured: a wider band costs recall)."""
OPEN_AT_ONCE = 5
"""So many unanswered enquiries at most wait on one telephone before Haat asks it for another one."""


def score_of(features: Mapping[str, float]) -> float:
    """The weighted sum; with the features kept beside a match its score can be worked out again."""
    return sum(WEIGHTS[name] * value for name, value in features.items() if name in WEIGHTS)
