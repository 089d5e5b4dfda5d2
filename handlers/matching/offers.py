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
from handlers.matching.numbers import numerals
from handlers.matching.parsed import usual_unit
from handlers.matching.pieces import Piece, pieces
from handlers.matching.places import Places
from handlers.matching.spans import Numeral
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
    figures = _Figures(text, today)
    usual = usual_unit(read.concepts, catalogue)
    price = figures.price(goods=len(read.more) + 1)
    counted = figures.counted if price is None else price.beside
    least = next((one for one in (*counted, *figures.bare) if _is_least(figures.parts, one)), None)
    fallback = usual or next((one.unit for one in counted if one.unit), None) or "piece"
    unit, or_unit = _unit_of(price, counted, fallback, by_the_kilo=usual == "kg")
    return ParsedOffer(
        concept=read.concepts[0] if read.concepts else None,
        price_paise=int(price.rupees * 100) if price and price.rupees * 100 < MOST_PAISE else None,
        unit=unit,
        or_unit=or_unit,
        least=least.value if least else None,
        least_unit=least.unit if least else None,
        until=read.needed_by,
        no_day="deadline" in read.confirm,
    )


@dataclass(frozen=True, slots=True)
class _Price:
    """Rupees for one unit, where it was said; `beside` are the amounts that are no part of the price."""

    rupees: Decimal
    unit: str | None
    beside: Sequence[Quantity]


class _Figures:
    """The numbers of an offer: amounts with a unit, bare ones, and which of them is the price."""

    def __init__(self, text: str, today: date) -> None:
        self.parts = pieces(text)
        self._found = numerals(self.parts)
        self._taken = _dates(self.parts, self._found, today)
        self.counted = quantities_in(self.parts, self._found, self._taken)
        bare = bare_quantities_in(self.parts, self._found, self._taken)
        self.bare = [one for one in bare if _clear_of(one, self.counted)]

    def price(self, goods: int) -> _Price | None:
        """The price: of a list the smallest size's, else what is called a rate, else money, else the one bare number (or the
        first of several, where so many `goods` are named)."""
        steps = _steps(self.counted, self.bare, self.parts)
        if len(steps) > 1 or (steps and steps[0][0] == 1):
            _, each, unit = steps[0]
            return _Price(each, unit, self.counted)
        for one in self.counted:
            if _AT_THE_RATE.match(_after(self.parts, one.end)):
                return _Price(one.value, one.unit, [other for other in self.counted if other is not one])
        alone = [one for one in self.bare if one.value >= _SMALLEST_PRICE and not _is_least(self.parts, one)]
        listed = len(alone) > 1  # "mirch 240, haldi 150, dhaniya 130 sab": each has its own
        for money in money_in(self.parts, self._found, self._taken):
            if money.paise and not (listed and money.per == "total"):
                spoken = self._taken | frozenset(range(money.first, money.end))
                beside = quantities_in(self.parts, self._found, spoken)
                unit_said = money.per if money.per not in (EACH, "total") else None
                return _Price(money.amount, unit_said, [one for one in beside if _plainly(one, money.first, money.end)])
        if len(alone) == 1 or (alone and goods >= len(alone)):
            return _Price(alone[0].value, None, self.counted)
        return None


def _unit_of(
    price: _Price | None, counted: Sequence[Quantity], usual: str, *, by_the_kilo: bool
) -> tuple[str, str | None]:
    """The unit that the price is for, and the greater one that must be asked about: of goods that are sold by the kilo a
    bare price beside quintals may be either's, and one that makes a kilo next to nothing is rather a kilo's."""
    said = price.unit if price else None
    if price is None or not by_the_kilo:
        return said or usual, None
    if said is None:
        return usual, next((one.unit for one in counted if one.unit in _BY_THE_KILO), None)
    if said in _BY_THE_KILO and price.rupees < CHEAPEST_KILO * (converted(Decimal(1), said, "kg") or 1):
        return "kg", said
    return said, None


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
