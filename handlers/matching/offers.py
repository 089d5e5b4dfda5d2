"""One sentence of a seller's into goods, price, least order and last day; a stock is no least order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from handlers.folding import normalise
from handlers.limits import MOST_PAISE
from handlers.matching.amounts import Quantity, bare_quantities_in, quantities_in
from handlers.matching.catalogue import Catalogue
from handlers.matching.deadlines import impossible_deadline, read_deadline
from handlers.matching.enquiry import read_enquiry
from handlers.matching.money import EACH, money_in
from handlers.matching.numbers import Numeral, numerals
from handlers.matching.parsed import usual_unit
from handlers.matching.pieces import Piece, pieces
from handlers.matching.places import Places
from handlers.matching.units import converted

CHEAPEST_KILO = 2
"""Rupees: a rate that makes a kilo cheaper than this is rather the rate of a kilo ("40" of a quintal)."""
_SMALLEST_PRICE = 10
"""Rupees: a smaller number beside no word of money counts something else."""
_BY_THE_KILO = frozenset({"quintal", "tonne", "maund"})
_LEAST_BEFORE = re.compile(
    r"(?:at least|minimum|min|moq|minimum order|min order|least order|kam se kam|कम से कम|न्यूनतम|मिनिमम|किमान|kiman|"
    r"kamit kami|kami t kami|कमीत कमी|कमीतकमी|kamitkami|not less than|"
    r"not below)(?: (?:of|is|order|ऑर्डर|quantity|qty|है|hai|आहे|ahe))*$"
)
_LEAST_AFTER = re.compile(
    r"^(?:minimum|min|moq|मिनिमम|न्यूनतम|किमान|or more|and above|onwards|se kam nah|से कम नह|peksha kami|पेक्षा कमी|च्या खाली नाही|"
    r"se shuru|से शुरू|पासून पुढे|(?:se upar|से ऊपर|se zyada|से ज्यादा|च्या वर|chya var)$)"
)
_AT_THE_RATE = re.compile(r"^(?:ke|के|ka|का|च्या|chya|cha|चा) (?:bhav|भाव|rate|रेट|दर|dar|hisab|हिसाब)")


@dataclass(frozen=True, slots=True)
class ParsedOffer:
    """What was read of an offer; None means "not said".

    `unit` is what the price is for; `or_unit` is the greater one that it may be for as well: that must be asked. `least` is in
    `least_unit`. `no_day`: a last day was named that does not exist, or is over.
    """

    concept: str | None
    price_paise: int | None
    unit: str
    or_unit: str | None = None
    least: Decimal | None = None
    least_unit: str | None = None
    until: date | None = None
    no_day: bool = False

    def least_in(self, unit: str) -> Decimal | None:
        """The least order in another unit."""
        if self.least is None:
            return None
        return self.least if self.least_unit is None else converted(self.least, self.least_unit, unit)


def read_offer(text: str, today: date, catalogue: Catalogue, places: Places) -> ParsedOffer:
    """Read what a seller offers; `today` is the seller's day."""
    read = read_enquiry(text, today, catalogue, places)
    parts = pieces(text)
    found = numerals(parts)
    taken = _dates(parts, found, today)
    counted = quantities_in(parts, found, taken)
    usual = usual_unit(read.concepts, catalogue)
    bare = [one for one in bare_quantities_in(parts, found, taken) if _clear_of(one, counted)]
    steps = _steps(counted, bare, parts)
    price: tuple[Decimal, str | None] | None = None
    if len(steps) > 1 or (steps and steps[0][0] == 1):
        each, unit = steps[0][1], steps[0][2]
        price = (each, unit)
    elif (rated := next((one for one in counted if _AT_THE_RATE.match(_after(parts, one.end))), None)) is not None:
        price = (rated.value, rated.unit)
        counted = [one for one in counted if one is not rated]
    elif money := [one for one in money_in(parts, found, taken) if one.paise]:
        per = money[0].per if money[0].per not in (EACH, "total") else None
        price = (money[0].amount, per)
        spoken = frozenset(range(money[0].first, money[0].end))
        counted = [
            one for one in quantities_in(parts, found, taken | spoken) if _plainly(one, money[0].first, money[0].end)
        ]
    else:
        alone = [one for one in bare if one.value >= _SMALLEST_PRICE and not _is_least(parts, one)]
        if len(alone) == 1 or (alone and len(read.more) + 1 >= len(alone)):
            price = (alone[0].value, None)
    least = next((one for one in (*counted, *bare) if _is_least(parts, one)), None)
    biggest = next((one.unit for one in counted if one.unit in _BY_THE_KILO), None)
    said = price[1] if price else None
    unit = said or usual or next((one.unit for one in counted if one.unit), None) or "piece"
    or_unit = None
    if price is not None and usual == "kg":
        if said is None and biggest is not None:
            or_unit = biggest
        elif said in _BY_THE_KILO and price[0] < CHEAPEST_KILO * (converted(Decimal(1), said, "kg") or 1):
            unit, or_unit = "kg", said
    return ParsedOffer(
        concept=read.concepts[0] if read.concepts else None,
        price_paise=int(price[0] * 100) if price and price[0] * 100 < MOST_PAISE else None,
        unit=unit,
        or_unit=or_unit,
        least=least.value if least else None,
        least_unit=least.unit if least else None,
        until=read.needed_by,
        no_day="deadline" in read.confirm,
    )


def _dates(parts: Sequence[Piece], found: Sequence[Numeral], today: date) -> frozenset[int]:
    deadline = read_deadline(parts, found, today)
    if deadline is not None:
        return frozenset(range(deadline.first, deadline.end))
    no_day = impossible_deadline(parts, found, today)
    return frozenset(range(*no_day)) if no_day else frozenset()


def _steps(
    counted: Sequence[Quantity], bare: Sequence[Quantity], parts: Sequence[Piece]
) -> list[tuple[Decimal, Decimal, str]]:
    """ "1kg 125, 5kg 590": the price of one, by how much it is bought; that of the smallest first."""
    steps = []
    for one in counted:
        sum_of = next((other for other in bare if other.first in (one.end, one.end + 1)), None)
        if (
            one.unit
            and one.value > 0
            and sum_of is not None
            and not any(p.opens for p in parts[one.end : sum_of.first + 1])
        ):
            steps.append((one.value, sum_of.value / one.value, one.unit))
    return sorted(steps)


def _clear_of(one: Quantity, counted: Sequence[Quantity]) -> bool:
    return not any(one.first < other.end and other.first < one.end for other in counted)


def _plainly(one: Quantity, first: int, end: int) -> bool:
    return not (one.first < end and first < one.end)


def _before(parts: Sequence[Piece], place: int) -> str:
    return " ".join(part.text for part in parts[max(0, place - 4) : place])


def _after(parts: Sequence[Piece], place: int) -> str:
    return " ".join(part.text for part in parts[place : place + 4])


def _is_least(parts: Sequence[Piece], one: Quantity) -> bool:
    """Whether an amount is the least that is sold at once: "कम से कम 20 किलो", "MOQ 25 kg", "10 किलो से कम नहीं"."""
    return bool(
        _LEAST_BEFORE.search(normalise(_before(parts, one.first)))
        or _LEAST_AFTER.match(normalise(_after(parts, one.end)))
    )
