"""Amounts that are taken back for another one in the same breath: "20 kilo nahi 200 kilo", "50 taale nahi 500", "500 not 50"."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from handlers.folding import word_set
from handlers.matching.amounts import Quantity
from handlers.matching.pieces import Piece
from handlers.matching.spans import Numeral
from handlers.matching.units import kilograms, unit_at

_NO = word_set("nahi nahin नहीं नाही नको nako no sorry")
_GIVE = ("do", "दो")
"""Two, and behind "no" rather "give"."""
_NAME_BETWEEN = 2
"""Words of a name that may stand between an amount and "no"."""


def still_meant(
    parts: Sequence[Piece], amounts: list[Quantity], found: Sequence[Numeral] = ()
) -> list[Quantity]:  # fmt: skip
    """The amounts that count; a number of `found` without a unit is so much of the same: "20 kilo nahi 200"."""
    counted = {read.first for read in amounts}
    numbers = {one.first: one for one in found if parts[one.first].kind == "number" and not unit_at(parts, one.end)}
    begins: dict[int, int] = {}
    kept = []
    for read in amounts:
        read = replace(read, first=begins.get(read.first, read.first))
        place = _taken_back_for(parts, read, counted | numbers.keys())
        if place is None:
            refused = read.first > 0 and parts[read.first - 1].text == "not"
            other = next((one for one in numbers.values() if refused and one.end == read.first - 1), None)
            if other is not None:  # "500 not 50 kg"
                kept.append(
                    replace(read, value=other.value, kilograms=kilograms(other.value, read.unit), lowest=other.lowest)
                )
            elif len(amounts) == 1 or not refused:
                kept.append(read)
        elif place not in counted:
            much = numbers[place].value
            kept.append(replace(read, value=much, kilograms=kilograms(much, read.unit), lowest=numbers[place].lowest))
        elif place == read.end + 1:
            begins[place] = read.first  # the goods that stand before the first number are counted by the second
    return kept


def _taken_back_for(parts: Sequence[Piece], read: Quantity, firsts: Collection[int]) -> int | None:
    """Where the number stands that counts instead of an amount: right behind a "no", which follows the amount or its goods."""
    for place in range(read.end, min(read.end + _NAME_BETWEEN + 1, len(parts) - 1)):
        if parts[place].opens or parts[place].kind != "word":
            return None
        if parts[place].text in _NO:
            again = place + 1 in firsts and not parts[place + 1].opens and parts[place + 1].text not in _GIVE
            return place + 1 if again else None
    return None
