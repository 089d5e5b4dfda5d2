"""How much is wanted: numbers beside a unit or beside the goods, and the numbers that count neither."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from handlers.matching.number_words import ONE, TIMES
from handlers.matching.numbers import Numeral
from handlers.matching.pieces import Piece
from handlers.matching.units import LOCAL, kilograms, unit_at

_ONLY_GLUED_OR_ALONE = frozenset({"g", "l", "m", "t", "mt"})
_DIMENSIONS = frozenset("mm cm inch inches inch. ft feet foot fit foot' gsm ply count micron carat "
    "karat watt hp gb इंच फुट फूट फीट सेमी मिमी कैरेट".split())  # fmt: skip
_GIVING = frozenset("de दे bhej भेज bata बता kar कर dikha दिखा la ला dila दिला bhijwa भिजवा rakh रख dedo le ले".split())


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much is wanted. `kilograms` only for weights; `confirm` says why the reading must be asked back."""

    value: Decimal
    unit: str | None
    kilograms: Decimal | None
    confirm: Literal["local_unit", "range", "unit"] | None
    first: int
    end: int
    lowest: Decimal | None = None  # of a range "5-6 kilo": value is the highest


def quantities_in(parts: Sequence[Piece], found: Iterable[Numeral], taken: frozenset[int]) -> list[Quantity]:
    """Numbers that stand before a unit; `taken` places belong to dates or money."""
    quantities = []
    for numeral in found:
        if taken.intersection(range(numeral.first, numeral.end)) or _gives(parts, numeral) or numeral.value <= 0:
            continue
        unit = unit_at(parts, numeral.end)
        if unit is None or not _fits_as_unit(parts, numeral.end):
            continue
        name, end = unit
        confirm: Literal["local_unit", "range"] | None = "local_unit" if name in LOCAL else None
        if numeral.lowest is not None:
            confirm = confirm or "range"
        quantities.append(
            Quantity(numeral.value, name, kilograms(numeral.value, name), confirm, numeral.first, end, numeral.lowest)
        )
    return quantities


def bare_quantities_in(parts: Sequence[Piece], found: Iterable[Numeral], taken: frozenset[int]) -> list[Quantity]:
    """Numbers without a unit that may count the product beside them; phone numbers, years and sizes are left out."""
    quantities = []
    for numeral in found:
        places = range(numeral.first, numeral.end)
        if taken.intersection(places) or _gives(parts, numeral) or numeral.value <= 0 or _is_label(parts, numeral):
            continue
        if numeral.plain_word and (parts[numeral.first].text in ONE or parts[numeral.first].text in TIMES):
            continue
        if unit_at(parts, numeral.end) is None:
            confirm: Literal["local_unit", "range"] | None = "range" if numeral.lowest is not None else None
            quantities.append(Quantity(numeral.value, None, None, confirm, numeral.first, numeral.end, numeral.lowest))
    return quantities


def _gives(parts: Sequence[Piece], numeral: Numeral) -> bool:
    """दे दो, "bhej do": the two is a verb there."""
    return (
        numeral.plain_word
        and numeral.first > 0
        and parts[numeral.first].text in ("do", "दो")
        and parts[numeral.first - 1].text in _GIVING
    )


def _is_label(parts: Sequence[Piece], numeral: Numeral) -> bool:
    first = parts[numeral.first]
    digits = first.text.replace(",", "") if first.kind == "number" else ""
    if (len(digits) == 6 and "," not in first.text) or len(digits) >= 8:
        return True  # PIN code, phone number
    if len(digits) == 4 and 2020 <= int(digits) <= 2040 and numeral.end == numeral.first + 1:
        return True  # a year
    after = parts[numeral.end].text if numeral.end < len(parts) else ""
    before = parts[numeral.first - 1].text if numeral.first else ""
    return (
        after in _DIMENSIONS
        or after == "%"
        or before in ("no", "number", "नंबर", "sector", "ward", "+", "#", "phone", "mobile")
    )


def _fits_as_unit(parts: Sequence[Piece], place: int) -> bool:
    word = parts[place].text
    if word in _ONLY_GLUED_OR_ALONE:
        return True
    following = parts[place + 1].text if place + 1 < len(parts) else ""
    # "4 bag manufacturers", "2 set top boxes" are not amounts of bags or sets.
    return not (word == "set" and following == "top")
