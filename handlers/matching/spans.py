"""Two numbers side by side that are one span: "50-60", "pachas saath", "do teen sau", "दहाबारा", "5 7 din"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from handlers.folding import normalise
from handlers.matching.number_words import ONE, SMALL, times_of, value_of
from handlers.matching.pieces import Piece
from handlers.matching.units import unit_at


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number found at pieces[first:end]; a plain one is a single small number word, which may mean something else."""

    value: Decimal
    first: int
    end: int
    plain_word: bool
    lowest: Decimal | None = None
    each: bool = False  # "10-10", "पांच पांच": so much of each


_DASHES = frozenset({"-", "\u2013"})
_BETWEEN = frozenset({"to", "से", "se", "ते", "ya", "या", "or", "vs", "versus", "किंवा", "kinva"})
_FEW = 20
"""Below it even "ek chaar" may be a span; from it on the upper end is at most twice the lower."""
_HUNDRED = 100
_DAYS = frozenset(
    normalise(word)
    for word in """
        din dino days day divas diwas दिन दिनों दिवस दिवसांत दिवसात hafte week weeks हफ्ते आठवडे mahine months महीने महिने
    """.split()
)
_OF_PACKS = frozenset(
    normalise(word) for word in "ka ki ke wale wali wala of का की के वाले वाली वाला चे च्या che chya".split()
)


def with_upper_end(
    parts: Sequence[Piece], low: Numeral, at: Callable[[Sequence[Piece], int], Numeral | None]
) -> Numeral:
    """The number with the one that is its upper end, where such a one follows; `at` reads the number at a place."""
    place = low.end
    sign = parts[place].text if place < len(parts) else ""
    joined = sign in _DASHES or sign in _BETWEEN
    high = at(parts, place + joined)
    if high is None:
        return low
    if _is_about(parts, low, high, dash=sign in _DASHES):
        return replace(low, end=high.end, plain_word=False)
    if not joined and not _side_by_side(parts, low, high):
        return low
    if high.value == low.value and sign not in _BETWEEN:
        return Numeral(high.value, low.first, high.end, False, None, each=True)
    lowest, highest = _both_ends(parts, low, high, joined=joined)
    if highest <= lowest or (not joined and not _may_be_a_span(parts, lowest, highest, high.end)):
        return low
    return Numeral(highest, low.first, high.end, False, lowest)


def _is_spoken(parts: Sequence[Piece], one: Numeral) -> bool:
    return parts[one.first].kind == "word"


def _side_by_side(parts: Sequence[Piece], low: Numeral, high: Numeral) -> bool:
    """ "pachas saath", and in figures only before what they count: "5 7 din", "50 60 piece"; "148 5000 30" are no span."""
    if parts[high.first].opens:  # "ek, paune do lakh tak": one, and what it may cost
        return low.plain_word and high.plain_word and high.value < _FEW
    if _is_spoken(parts, low) and _is_spoken(parts, high):
        return True
    if _is_spoken(parts, low) or _is_spoken(parts, high) or parts[high.first].opens or parts[high.first].glued:
        return False
    counted = unit_at(parts, high.end) is not None or (high.end < len(parts) and parts[high.end].text in _DAYS)
    behind = parts[high.end + 1].text if high.end + 1 < len(parts) else ""
    alone = low.first == 0 or parts[low.first - 1].kind != "number"
    return counted and alone and behind not in _OF_PACKS and high.value <= 2 * low.value


def _is_about(parts: Sequence[Piece], low: Numeral, high: Numeral, *, dash: bool) -> bool:
    """ "paanch-ek kilo", "do ek din": about so many; "pachas ek kilo wale" are fifty of one kilo."""
    if not (_is_spoken(parts, low) and parts[high.first].text in ONE and high.end == high.first + 1 and low.value > 1):
        return False
    return dash or (high.first == low.end and high.end < len(parts) and parts[high.end].text in _DAYS)


def _both_ends(parts: Sequence[Piece], low: Numeral, high: Numeral, *, joined: bool) -> tuple[Decimal, Decimal]:
    """What the ends are worth: "do teen sau" is 200 to 300, "ek sau bees pachees" 120 to 125."""
    times = _times_at_end(parts, high)
    each = high.value / times
    shares = times > 1 and low.value < _HUNDRED and low.value < each and _times_at_end(parts, low) == 1
    if shares and (joined or each <= 2 * low.value + 3):
        return low.value * times, high.value
    rest = low.value % _HUNDRED
    if not joined and rest and low.value > _HUNDRED and rest < high.value < _HUNDRED:
        return low.value, low.value - rest + high.value
    return low.value, high.value


def _times_at_end(parts: Sequence[Piece], one: Numeral) -> Decimal:
    """By what a number's last word multiplies it: "hazar", the शे of तीनशे, the k of 3k; 1 for others."""
    last = parts[one.end - 1]
    if last.text == "k" and last.glued:
        return Decimal(1000)
    times = times_of(last.text) if last.kind == "word" else None
    if times is not None:
        return Decimal(times)
    fused = last.kind == "word" and last.text.endswith(_HUNDREDS) and one.value % _HUNDRED == 0
    return Decimal(_HUNDRED) if fused else Decimal(1)


_HUNDREDS = ("शे", "she")


def _may_be_a_span(parts: Sequence[Piece], lowest: Decimal, highest: Decimal, end: int) -> bool:
    if highest > (2 * lowest + 3 if lowest < _FEW else 2 * lowest):
        return False  # "एक 450" is none
    if lowest < _FEW:
        return True
    # Three in a row are a list: "pachas saath sattar".
    return end >= len(parts) or parts[end].opens or (value_of(parts[end].text) or 0) < _FEW


# ── two in one word, and about so many ────────────────────────────────────────────────────────────────────────────

_LAND_RECORD = frozenset({"सातबारा", "satbara", "saatbara", "satbaara"})
"""The extract 7/12 of every field."""
_SHORTEST_TOGETHER = 5
_NEAR = 2
"""Ends in one word lie near each other, or both are round: दोनचार, दहापंधरा; "chakra" is none."""


@lru_cache(maxsize=8192)
def in_one_word(word: str) -> tuple[Decimal, Decimal] | None:
    """The two ends that Marathi and careless typists write as one word: दोनतीन, dochar, दहाबारा, दोनतीनशे; None for others."""
    if len(word) < _SHORTEST_TOGETHER or word in _LAND_RECORD:
        return None
    times = _HUNDRED if word.endswith(_HUNDREDS) else 1
    plain = next((word.removesuffix(ending) for ending in _HUNDREDS if word.endswith(ending)), word)
    for cut in range(2, len(plain) - 1):
        low, high = SMALL.get(plain[:cut], 0), SMALL.get(plain[cut:], 0)
        if 0 < low < high and (high - low <= _NEAR or (not (low % 5 or high % 5) and high <= 2 * low)):
            return Decimal(low * times), Decimal(high * times)
    return None


_SHORTEST_STEM = 2
_ABOUT = ("ेक", "एक", "ek")


@lru_cache(maxsize=8192)
def about(word: str) -> Decimal | None:
    """The number of सातेक, दहाएक, "pachasek", which is about so many; None for other words."""
    for ending in _ABOUT:
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _SHORTEST_STEM:
            continue
        value = next(
            (found for one in (stem, f"{stem}ा", f"{stem}a") if (found := value_of(one)) is not None), Decimal(0)
        )
        if value > 1:
            return value
    return None
