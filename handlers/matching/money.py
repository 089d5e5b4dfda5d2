"""Prices and budgets in a text: rupees with or without a sign of money, per unit or in all; foreign money stays foreign."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from handlers.matching.currencies import currency, is_money_word
from handlers.matching.number_words import ONE
from handlers.matching.numbers import numerals
from handlers.matching.pieces import Piece, pieces
from handlers.matching.price_words import (
    AT_MOST_AFTER,
    AT_MOST_BEFORE,
    BUDGET,
    EVERY,
    FOR_EACH,
    FOR_EACH_ONE,
    FOR_ONE,
    FOR_ONE_MR,
    GIVING,
    GOODS_IN_ALL,
    IN_THIS,
    MORE,
    NO_GOODS,
    OF,
    ONE_OF,
    PAYING,
    PER,
    PRICED,
    PRICED_BY,
    RATE_AFTER,
    RATE_SAID,
    RATED,
    TIMES,
    TOTAL,
    UP_TO,
    WALI,
    WANTED,
    WITHIN,
)
from handlers.matching.spans import Numeral
from handlers.matching.units import unit_at

_WHOLE = 500
_LARGE = 1000
_SMALLEST_BUDGET = 50


@dataclass(frozen=True, slots=True)
class Money:
    """A price or budget. `per` is a unit, "total", EACH, or None when neither was said. Foreign money has no paise."""

    paise: int | None
    per: str | None
    currency: str
    amount: Decimal
    first: int
    end: int


EACH = "each"
"""A price for one of whatever is asked for: which unit that is, the goods tell."""


def money_in(parts: Sequence[Piece], found: Iterable[Numeral], taken: frozenset[int]) -> list[Money]:
    """Prices and budgets; a number without any sign of money is money only after "total", "budget" or before "per"."""
    amounts: list[Money] = []
    for numeral in found:
        if taken.intersection(range(numeral.first, numeral.end)) or numeral.value <= 0:
            continue
        last = amounts[-1] if amounts else None
        money = _money_of(parts, numeral, last.end if last is not None else 0)
        if money is None:
            continue
        if last is not None and _is_range(parts, last, money):
            amounts[-1] = replace(money, first=last.first)
        else:
            amounts.append(money)
    return amounts


def _is_range(parts: Sequence[Piece], low: Money, high: Money) -> bool:
    """ "300 rs se 350 rs": of two sums the higher is what may be spent."""
    between = parts[low.end : high.first]
    return len(between) == 1 and between[0].text in UP_TO and low.currency == high.currency and low.amount < high.amount


def _money_of(parts: Sequence[Piece], numeral: Numeral, spoken: int) -> Money | None:
    """The sum that a number is; the pieces before `spoken` belong to another one."""
    first, end = numeral.first, numeral.end
    before = parts[first - 1].text if first > spoken else ""
    after = parts[end].text if end < len(parts) else ""
    value = numeral.value
    code = ""
    if is_money_word(before):
        code, first = currency(before), first - 1
        if after == "l" and parts[end].glued:
            value, end = value * 100_000, end + 1
    elif after == "/-" or (is_money_word(after) and not _begins_another(parts, end)):
        code, end = currency(after) if after != "/-" else "INR", end + 1
    elif not _sounds_like_money(parts, numeral):
        return None
    code = code or "INR"
    if end < len(parts) and parts[end].text == "/-":
        end += 1
    per, last = _per(parts, first, end)
    return Money(int(value * 100) if code == "INR" else None, per, code, value, first, last)


def _begins_another(parts: Sequence[Piece], place: int) -> bool:
    """ "paintings 60, USD 25 each": the sign of money belongs to the next number."""
    return parts[place].opens and place + 1 < len(parts) and parts[place + 1].kind == "number"


def _sounds_like_money(parts: Sequence[Piece], numeral: Numeral) -> bool:
    after = numeral.end
    if numeral.plain_word:  # "dedh lakh budget"
        return numeral.value >= _LARGE and after < len(parts) and parts[after].text in BUDGET and not parts[after].opens
    if after < len(parts) and parts[after].text in ("per", "प्रति", "prati", "/"):
        return unit_at(parts, after + 1) is not None or _is_per_goods(parts, numeral)
    if after < len(parts) and parts[after].text in ("a", "an") and unit_at(parts, after + 1) is not None:
        return numeral.value >= _SMALLEST_BUDGET
    if unit_at(parts, after) is not None:
        return numeral.first > 0 and parts[numeral.first - 1].text in RATED and not parts[numeral.first].opens
    if _of_one_before(parts, numeral.first) is not None or _is_of_each_before(parts, numeral):
        return True
    if _is_wali(parts, after) and numeral.value >= _SMALLEST_BUDGET:
        return True
    following = parts[after].text if after < len(parts) and not _speaks_of_next(parts, after) else ""
    if following in FOR_EACH_ONE or following in TOTAL or _in_all(parts, after):
        return True
    if numeral.value >= _SMALLEST_BUDGET and _is_for_one(parts, numeral):
        return True
    nearby = [part.text for part in parts[max(0, numeral.first - 2) : numeral.first]]
    if _speaks_of_last(parts, numeral.first):
        return False
    if any(word in TOTAL for word in nearby) or (bool(nearby) and nearby[-1] in PRICED):
        return True
    return numeral.value >= _SMALLEST_BUDGET and (_is_ceiling(parts, numeral) or _is_worth(parts, numeral))


def _speaks_of_next(parts: Sequence[Piece], place: int) -> bool:
    """Whether a word behind a comma belongs to the number behind it: "dozen 3, budget around 9000"."""
    return parts[place].opens and any(part.kind == "number" for part in parts[place + 1 : place + 3])


def _speaks_of_last(parts: Sequence[Piece], first: int) -> bool:
    """Whether a word before a comma belongs to the number before it: "dedh lakh budget, 30 kursi"."""
    if not first or not parts[first].opens or parts[first - 1].text not in TOTAL:
        return False
    before = parts[max(0, first - 3) : first - 1]
    return bool(before) and (before[-1].kind == "number" or bool(numerals(before)) or is_money_word(before[-1].text))


def _is_per_goods(parts: Sequence[Piece], numeral: Numeral) -> bool:
    """ "1800 per saree": a price for one of the goods, which are no unit."""
    place = numeral.end + 1
    return (
        numeral.value >= _SMALLEST_BUDGET
        and parts[numeral.end].text != "/"
        and place < len(parts)
        and parts[place].kind == "word"
        and parts[place].text not in TIMES
    )


def _is_of_each_before(parts: Sequence[Piece], numeral: Numeral) -> bool:
    """ "प्रत्येकी 1800", "ek ka 1800", "paying 1800", and in a clause of its own "नग 1800": what stands before says that a
    bare number is a price."""
    first = numeral.first
    if numeral.value < _SMALLEST_BUDGET or not first or parts[first].opens:
        return False
    before = [part.text for part in parts[max(0, first - 2) : first]]
    if before[-1] in FOR_EACH_ONE or before[-1] in PAYING:
        return True
    if before[-1] in OF and len(before) > 1 and before[0] in ONE_OF and not parts[first - 1].opens:
        return True
    ends = numeral.end == len(parts) or parts[numeral.end].opens
    unit = unit_at(parts, first - 1) if ends and parts[first - 1].opens else None
    return unit is not None and unit[0] in PRICED_BY


def _in_all(parts: Sequence[Piece], place: int) -> bool:
    """ "4000 in total", "4000 for all"."""
    return [part.text for part in parts[place : place + 2]] in (["in", "total"], ["in", "all"], ["for", "all"])


def _is_for_one(parts: Sequence[Piece], numeral: Numeral) -> bool:
    """A bare number that is a price: "एक नग 750 ला", "5 hazar ek" at the end; from five hundred on also "6000 में"."""
    end = numeral.end
    closes = end + 1 >= len(parts) or parts[end + 1].opens
    if end < len(parts) and closes and not parts[end].opens:
        if parts[end].text in ONE:
            return True
        if parts[end].text in IN_THIS and numeral.value >= _WHOLE:
            return True
    if [part.text in kinds for part, kinds in zip(parts[end : end + 2], (IN_THIS, ONE), strict=False)] == [True, True]:
        return True  # "अठारह सौ में एक"
    return _one_of_goods_before(parts, numeral.first, units=True)


def _is_ceiling(parts: Sequence[Piece], numeral: Numeral) -> bool:
    """ "2000 ke andar", "4500 तक", "under 2000": a bare number that must not be passed is what may be spent."""
    before = [part.text for part in parts[max(0, numeral.first - 2) : numeral.first]]
    after = [part.text for part in parts[numeral.end : numeral.end + 2]]
    if len(after) == 2 and after[0] in ("se", "से") and after[1] in MORE:
        return True  # "90 se zyada nahi"
    if parts[numeral.end - 1].text.endswith(("पर्यंत", "paryant")):
        return True
    if before and (
        before[-1] in AT_MOST_BEFORE
        or before == ["more", "than"]
        or before in (["up", "to"], ["less", "than"], ["not", "above"])
    ):
        return True
    if not after:
        return False
    return after[0] in AT_MOST_AFTER or (
        after[-1] in WITHIN and (len(after) == 1 or after[0] in OF | {"se", "से", "हून", "पेक्षा", "peksha"})
    )


def _is_worth(parts: Sequence[Piece], numeral: Numeral) -> bool:
    """ "500 ki saree", "1.5 लाख की मूर्तियां", "2000 worth of": what follows is bought for that sum."""
    after = parts[numeral.end : numeral.end + 2]
    if len(after) == 1 and after[0].text in OF:  # "2 lakh ka"
        return numeral.value >= _LARGE or (numeral.first > 0 and parts[numeral.first - 1].text in ONE)
    if len(after) < 2 or after[0].text not in OF or after[1].kind != "word":
        return False
    return unit_at(parts, numeral.end + 1) is None and after[1].text not in NO_GOODS


def _per(parts: Sequence[Piece], first: int, end: int) -> tuple[str | None, int]:
    """Per which unit the amount is meant, or "total", or None; and where the words about it end."""
    if [part.text for part in parts[end : end + 2]] == ["for", "each"]:
        return EACH, end + 2
    for ahead in (0, 1):
        place = end + ahead
        if place < len(parts):
            if parts[place].text in FOR_EACH_ONE:
                return EACH, place + 1
            if parts[place].text in PER:
                unit = unit_at(parts, place + 1)
                if unit:
                    return unit
                goods = (
                    place + 1 < len(parts) and parts[place + 1].kind == "word" and parts[place + 1].text not in TIMES
                )
                if goods and parts[place].text in ("per", "प्रति", "prati"):
                    return EACH, place + 1
    unit = unit_at(parts, end)
    if unit and not _counted(parts, end):
        return unit
    if end < len(parts) and parts[end].text in FOR_ONE and unit_at(parts, end + 1):
        return unit_at(parts, end + 1) or (None, end)
    before = [part.text for part in parts[max(0, first - 4) : first]]
    for back, word in enumerate(reversed(before), start=1):
        if word in ("per", "प्रति", "prati", "/"):
            unit = unit_at(parts, first - back + 1)
            if unit:
                return unit[0], end
    after = [
        parts[place].text
        for place in range(end, min(end + 3, len(parts)))
        if place + 1 == len(parts) or parts[place + 1].kind != "number"  # "150, total 7500": said of the next sum
    ]
    opened = parts[first].opens
    before = [word for back, word in enumerate(before) if not _is_of_goods(before, back, opened)]
    of_one = _said_of_one(parts, first, end)
    totals = {word for word in before + after if word in TOTAL}
    if _in_all(parts, end) or totals - (GOODS_IN_ALL if of_one[0] is not None else set()):
        return "total", end
    return of_one


def _is_of_goods(before: Sequence[str], place: int, opened: bool) -> bool:
    """ "sab de denge 150 rs", "haan pura, 90 ka ek": all the goods are meant there, and the sum is not for all of them.
    `opened` says that the sum begins a clause."""
    if before[place] not in GOODS_IN_ALL:
        return False
    following = before[place + 1 : place + 2]
    return following[0] in GIVING if following else opened


def _counted(parts: Sequence[Piece], place: int) -> bool:
    """Whether the word at this place belongs to the number behind it: "₹500, box of 12"."""
    return parts[place].opens and place + 1 < len(parts) and parts[place + 1].kind == "number"


def _one_after(parts: Sequence[Piece], end: int) -> int | None:
    """Where "90 ka ek", "900 tak har ek", "१८०० ला एक" end, which name the price of one; None for others."""
    after = end
    while after < min(end + 3, len(parts)) and parts[after].text in AT_MOST_AFTER | OF | WITHIN | FOR_ONE_MR:
        after += 1
    if after + 1 < len(parts) and parts[after].text in EVERY | IN_THIS and parts[after + 1].text in ONE:
        after += 1  # "900 tak har ek", "1800 में एक"
    stands_last = after < len(parts) and (after + 1 == len(parts) or parts[after + 1].opens)
    return after + 1 if stands_last and parts[after].text in ONE else None


def _said_of_one(parts: Sequence[Piece], first: int, end: int) -> tuple[str | None, int]:
    """ "एक का 120", "एक नग 55 रुपये", "किलोमागे 220", "55 rs ek", "2500 wali", "@ 75": the price of one."""
    if _is_wali(parts, end):
        return EACH, end + 1
    if (ends := _one_after(parts, end)) is not None:
        return EACH, ends
    if _one_of_goods_before(parts, first):
        return EACH, end
    last = parts[first - 1].text if first and not parts[first].opens else ""
    if last in FOR_EACH_ONE or last in RATE_SAID or _is_rate(parts, end):
        return EACH, end
    counted = first > 2 and parts[first - 3].kind == "number" and not parts[first - 2].opens
    if last in OF and first > 1 and not counted and (unit := unit_at(parts, first - 2)) and unit[1] == first - 1:
        return unit[0], end  # "jodi ka 450"
    one_before = first > 1 and parts[first - 2].text in ONE
    if one_before and (unit := unit_at(parts, first - 1)):
        return unit[0], end
    if first and parts[first - 1].opens and (unit := unit_at(parts, first - 1)):
        return unit[0], end  # ", नग 1800"
    if (one_before and last in OF) or last == "@":
        return EACH, end
    of_one = _of_one_before(parts, first)
    if of_one is not None:
        return of_one, end
    if last in ONE and first and end < len(parts) and parts[end].text in OF:
        return EACH, end + 1  # "एक 450 का"
    stem = next((last.removesuffix(ending) for ending in FOR_EACH if last.endswith(ending)), "")
    for said in (stem, stem.removesuffix("ा").removesuffix("a")):  # किलोला, नगाला
        if said and (unit := unit_at([replace(parts[first - 1], text=said)], 0)):
            return unit[0], end
    return None, end


def _of_one_before(parts: Sequence[Piece], first: int) -> str | None:
    """ "ek darjan ka 40": the unit that the price is for."""
    if first < 3 or parts[first].opens or parts[first - 1].text not in OF or parts[first - 3].text not in ONE:
        return None
    unit = unit_at(parts, first - 2)
    return unit[0] if unit is not None and unit[1] == first - 1 else None


def _is_rate(parts: Sequence[Piece], end: int) -> bool:
    """ "120 ka bhav", "120 के रेट": a rate, so much for each."""
    after = [part.text for part in parts[end : end + 2]]
    return after[:1] != [] and (
        after[0] in RATE_AFTER or (len(after) == 2 and after[0] in OF and after[1] in RATE_AFTER)
    )


def _one_of_goods_before(parts: Sequence[Piece], first: int, *, units: bool = False) -> bool:
    """ "एक साड़ी 8500 तक", "एका साडीला ९०००", "ek rajai 650": one, what it is one of, and its price, in one clause; "एक नग
    750" too where `units` may stand there."""
    for back in range(2, 4):
        at = first - back
        if at < 0 or any(parts[place].opens or parts[place].kind != "word" for place in range(at + 1, first)):
            return False
        if parts[at].text in ONE_OF:
            return parts[at + 1].text not in OF and not any(
                parts[place].text in TOTAL
                or parts[place].text in PRICED | WANTED
                or (not units and unit_at(parts, place))
                for place in range(at + 1, first)
            )
    return False


def _is_wali(parts: Sequence[Piece], place: int) -> bool:
    return place < len(parts) and not parts[place].opens and parts[place].text in WALI


def read_money(text: str) -> int | None:
    """The first amount of rupees in a text, in paise; None when no rupees are spoken of."""
    parts = pieces(text)
    return next((money.paise for money in money_in(parts, numerals(parts), frozenset()) if money.paise), None)
