"""The rate of a jar or packet of goods that are wanted by weight: "जार 250 का, आधा किलो का" is that of a jar, never of a kilo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from handlers.enquiry.wording import amount as amount_said
from handlers.folding import fold, folded
from handlers.language import N_, rupees, say
from handlers.limits import MOST_PAISE
from handlers.matching.currencies import is_money_word
from handlers.matching.numbers import decimal_text
from handlers.matching.pieces import Piece
from handlers.matching.spans import Numeral
from handlers.matching.units import PACKS, is_measured, kilograms, unit_at, unit_of
from handlers.units import unit_name

_OF = folded(
    "ka ki ke का की के cha chi che chya चा ची चे चं च्या la ला wala wali wale वाला वाली वाले of each per एक ek me mein में मध्ये at rate"
)
_NEAR = 6
"""Pieces: a number further from the pack is no price of it."""
_SMALL = Decimal(5)
"""Kilos or litres: what ends a sentence and is more is rather the amount than what one pack holds."""


@dataclass(frozen=True, slots=True)
class PackRate:
    """The rate of one pack in paise, for what it is ("jar 0.5 kg", or "jar" where nobody said what it holds), and the words
    beside it."""

    paise: int
    per: str
    rest: str


def rate_in(parts: Sequence[Piece], found: Sequence[Numeral], unit: str) -> PackRate | None:
    """The rate of one pack that stands among these numbers, where goods are wanted by weight or measure; None where none does."""
    if not is_measured(unit):
        return None
    packs = [
        (place, of[0]) for place in range(len(parts)) if (of := unit_at(parts, place)) is not None and of[0] in PACKS
    ]
    if len({pack for _, pack in packs}) != 1:
        return None
    places, pack = [place for place, _ in packs], packs[0][1]
    ends = {one.end for one in found}
    at = next((place for place in places if place not in ends), places[0])
    prices = [one for one in found if _may_be_price(parts, one) and _apart(one, at) <= _NEAR]
    if len(prices) != 1 or prices[0].lowest is not None or not 0 < prices[0].value * 100 < MOST_PAISE:
        return None
    price = prices[0]
    if _is_of_a_measure(parts, price):
        return None
    weights = [
        one for one in found if one is not price and (of := unit_at(parts, one.end)) is not None and is_measured(of[0])
    ]
    holds = next((one for one in weights if _is_held(parts, one, places, price)), None)
    count = next((one for one in found if one.end in places), None)
    taken = {
        *range(price.first, price.end),
        *_beside(parts, price.end),
        *places,
        *(near for at in places for near in _beside(parts, at + 1)),
    }
    if price.first and is_money_word(parts[price.first - 1].text):
        taken.add(price.first - 1)
    per, much = pack, f"{decimal_text(count.value)} {pack}" if count is not None else ""
    if holds is not None:
        of_unit, end = unit_at(parts, holds.end) or (unit, holds.end)
        per = f"{pack} {decimal_text(holds.value)} {of_unit}"
        taken |= {*range(holds.first, end), *_beside(parts, end)}
        much = f"{decimal_text(count.value * holds.value)} {of_unit}" if count is not None else ""
    taken |= set(range(count.first, count.end)) if count is not None else set()
    rest = [piece.text for place, piece in enumerate(parts) if place not in taken]
    return PackRate(int(price.value * 100), per, " ".join([much, *rest]).strip())


def without_packs(text: str) -> str:
    """Words without those for what goods are put into: beside goods that are weighed a packet is no wallet."""
    return " ".join(word for word in text.split() if unit_of(word) not in PACKS)


def _may_be_price(parts: Sequence[Piece], one: Numeral) -> bool:
    """A number that counts neither packs nor kilos: not the 20 of "20 packet"."""
    return unit_at(parts, one.end) is None and not one.plain_word


def _apart(one: Numeral, at: int) -> int:
    return one.first - at if one.first > at else at - one.end + 1


def _is_of_a_measure(parts: Sequence[Piece], price: Numeral) -> bool:
    """ "250 rupaye kilo, jar me": the rate of a kilo after all."""
    beside = _beside(parts, price.end)
    after = max(beside, default=price.end - 1) + 1
    of = unit_at(parts, after)
    return of is not None and is_measured(of[0])


def _beside(parts: Sequence[Piece], place: int) -> list[int]:
    """The places of money signs and words of "of" from here on."""
    found = []
    while (
        place < len(parts)
        and not parts[place].opens
        and (fold(parts[place].text) in _OF or is_money_word(parts[place].text) or parts[place].text in ("/", "/-"))
    ):
        found.append(place)
        place += 1
    return found


def _is_held(parts: Sequence[Piece], weight: Numeral, places: Sequence[int], price: Numeral) -> bool:
    """Is this weight what one pack holds: in the clause of the pack, or alone in that behind it?"""
    clause = _clause(parts, weight.first)
    around = {_clause(parts, place) for place in (*places, price.first)}
    if clause in around:
        return True
    end = (unit_at(parts, weight.end) or ("", weight.end))[1]
    if clause - 1 not in around or not parts[weight.first].opens:
        return False
    if end < len(parts) and not parts[end].opens:
        return fold(parts[end].text) in _OF
    unit = (unit_at(parts, weight.end) or ("", 0))[0]
    heavy = kilograms(weight.value, unit)
    return (heavy if heavy is not None else weight.value) <= _SMALL or _ends_in_of(parts[weight.end].text)


def _ends_in_of(word: str) -> bool:
    return word.endswith(("ची", "चे", "चा", "चं"))


def _clause(parts: Sequence[Piece], place: int) -> int:
    return sum(piece.opens for piece in parts[: place + 1])


def anew(rate: tuple[int, str], before: Sequence[Any] | None) -> tuple[int, str]:
    """A later rate of the same pack is for as much as was said of it before: "packet 55 ka" after "60 ka, 200 gram"."""
    paise, per = rate
    same = before is not None and str(before[1]).partition(" ")[0] == per
    return paise, str(before[1]) if same and before is not None else per


def said(paise: int, per: str, language: str) -> str:
    """ "₹250 per jar (half a kilo)", as this reader says it."""
    pack, _, holds = per.partition(" ")
    price = say(language, N_("{price} per {unit}"), price=rupees(paise, language), unit=unit_name(pack, language))
    if not holds:
        return price
    value, _, unit = holds.partition(" ")
    return f"{price} ({amount_said(Decimal(value), unit, language)})"
