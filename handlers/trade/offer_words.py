"""What a seller's words tell of an offer: the price for one unit, the quantity, the days; in any order and mixed with others."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from handlers.folding import fold, folded, tokens, word_set
from handlers.limits import BEYOND_TRADE, MOST_PAISE
from handlers.matching.amounts import quantities_in
from handlers.matching.deadlines import dated_in
from handlers.matching.money import EACH, Money, money_in
from handlers.matching.numbers import decimal_text, numerals
from handlers.matching.pieces import Piece, pieces
from handlers.matching.spans import Numeral
from handlers.matching.units import OFTEN_BY_THE_KILO, converted, unit_at
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.seller import counting
from handlers.trade import charges, pack_rates, price_words, refused_prices

RUPEES = "INR"
_LESS = folded("kam कम kami कमी niche neeche नीचे peksha पेक्षा khali खाली below less than se से hun हून")
_PARTS = WordBook(
    {
        "price": "rate rates bhav bhaav dar price prices daam dam kimat keemat रेट भाव दर दाम कीमत किंमत",
        "days": " ".join((*counting.SPANS.entries["1"], *counting.SPANS.entries["7"])),
        "quantity": "quantity qty matra amount मात्रा maal माल wajan vajan वजन",
    },
    COMMON_ENGLISH,
)
_CORRECTS = WordBook(
    {
        "instead": """
            nahi nahin nai nhi नहीं नही नाही नको nako no not actually instead sorry galti galat गलती गलत maaf माफ chuk चूक badal
            बदल badlo बदलो badla बदला rather correction balki बल्कि change
        """,
        "make": """
            kar_do kardo karo kar_dijiye kar_dena कर_दो करदो करो कर_दीजिए कर_देना kara करा kar_dya करा_द्या likho likh_lo likh_do
            लिखो लिख_लो लिख_दो liha lihun लिहा लिहून make_it make_that samjho समझो samja समजा rakho रखो theva ठेवा
        """,
        "fill": """
            ji जी bhai भाई bhaiya भैया sir madam please plz ha haan हाँ हां ho हो hi ही bas बस sirf सिर्फ only fakt फक्त ise इसे
            isko इसको use wo वो te ते it is to ko को la ला rupaye rupees rs रुपये रुपए kilo किलो the i मैं main mi मी kar कर
            dunga dungi दूंगा दूंगी दूँगा दूँगी denge देंगे deto dete देतो देते dein देईन can give de दे paunga paungi
        """,
    },
    COMMON_ENGLISH,
)
FEW = 3
"""Words: a span of days with hardly a word beside it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the words tell, each None where they do not: `price` of one unit as `prices.Price`, `quantity` in that unit
    as decimal text, `days`; `bare` is a number that says itself nothing of what it counts."""

    price: dict[str, Any] | None = None
    quantity: str | None = None
    days: int | None = None
    bare: Decimal | None = None
    pack: tuple[int, str] | None = None
    """The rate of one jar or packet of goods that are wanted by weight, in paise, and what that is: `pack_rates.PackRate`."""

    @property
    def parts(self) -> dict[str, Any]:
        """The parts that were told, by name."""
        told = {"price": self.price, "quantity": self.quantity, "days": self.days}
        return {name: part for name, part in told.items() if part is not None}


def told(text: str, unit: str, *, foreign: str = "", amount: Decimal | None = None) -> Told:
    """What a seller's words tell of an offer, for one of this unit.

    `foreign` is the currency that the buyer counts in: a number without any sign of money is then of neither. `amount` is
    how much is wanted, by which a sum "in all" is divided. Where two prices stand side by side, none is taken.
    """
    if (pack := pack_rate(text, unit)) is not None:
        return replace(told(pack.rest, unit, foreign=foreign, amount=amount), price=None, pack=(pack.paise, pack.per))
    offer = _Offer(pieces(text), unit, foreign, amount)
    offer.sort(text)
    if (weight := packed(text)) is not None and (into := converted(*weight, unit)) is not None:
        offer.quantities, offer.bare = [decimal_text(into)], []
    return Told(_only(offer.prices), _only(offer.quantities), _only(offer.days), _only(offer.bare))


def tells_nothing(text: str, unit: str) -> bool:
    """Is the one number of these words none of an offer, a refused price or the sum of a charge: "60 me lagat nahi nikalti"?"""
    offer = _Offer(pieces(text), unit, "", None)
    found = counting.within_trade(offer.parts)
    offer.sums = offer._sums(found)
    return len(found) == 1 and (charges.is_charge(offer.parts, found[0]) or offer._is_refused(found[0]))


def _only(found: Sequence[Any]) -> Any:
    return found[0] if len(found) == 1 else None


@dataclass(slots=True)
class _Offer:
    """The numbers of an offer for one of a unit, each put where it belongs."""

    parts: Sequence[Piece]
    unit: str
    foreign: str
    amount: Decimal | None
    refused: Sequence[tuple[Numeral, Numeral]] = ()
    last: Sequence[Numeral] = ()
    sums: dict[int, Money] = field(default_factory=dict)
    prices: list[dict[str, Any] | None] = field(default_factory=list)
    quantities: list[str] = field(default_factory=list)
    days: list[int] = field(default_factory=list)
    bare: list[Decimal] = field(default_factory=list)

    def sort(self, text: str) -> None:
        """Put every number that holds; what is refused, a date, or the whole of which another is a part, holds not."""
        parts, found = self.parts, counting.within_trade(self.parts)
        dated = dated_in(parts, found)
        found = counting.without_wholes(parts, [one for one in found if one.first not in dated])
        self.refused = counting.refused(parts, found)
        found = [one for one in found if all(one is not was for was, _ in self.refused)]
        self.sums = self._sums(found)
        self.last = counting.called_last(parts, found, text)
        for one in found:
            if not counting.is_share(parts, one) and not charges.is_charge(parts, one):
                self._put(one)

    def _sums(self, found: Sequence[Numeral]) -> dict[int, Money]:
        """The sums of money, by where their numbers stand."""
        spoken = money_in(self.parts, found, frozenset())
        return {
            one.first: money
            for one in found
            for money in spoken
            if money.first <= one.first < money.end
            and counting.days_of(self.parts, one) is None
            and (money.per is not None or not counting.is_counted(self.parts, one, money))
        }

    def _put(self, one: Numeral) -> None:
        parts, plainly = self.parts, "" if self.foreign else RUPEES
        if (spans := counting.days_of(parts, one)) is not None:
            self.days.append(spans)
        elif self._is_refused(one):
            return
        elif (money := self.sums.get(one.first)) is not None:
            self.prices.append(self._price(money.amount, money.per, _currency(parts, money, self.foreign), one))
        elif (per := counting.said_as_price(parts, one, last=one in self.last)) is not None:
            self.prices.append(self._price(one.value, per, plainly, one))
        elif (of := unit_at(parts, one.end)) is not None:
            into = converted(one.value, of[0], self.unit)
            self.quantities += [decimal_text(into)] if into is not None else []
        elif any(one is held and counting.is_price(parts, was, last=bool(self.last)) for was, held in self.refused):
            self.prices.append(self._price(one.value, EACH, plainly, one))
        elif counting.is_limited(parts, one) or counting.is_held(parts, one, self.refused):
            self.quantities.append(decimal_text(one.value))
        else:
            self.bare.append(one.value)

    def _is_refused(self, one: Numeral) -> bool:
        """Is it a price that is only named to be refused?"""
        parts = self.parts
        if one in self.last or not refused_prices.is_refused(parts, one):
            return False
        said = one.first in self.sums or counting.said_as_price(parts, one, last=False) is not None
        return said or refused_prices.is_named_as_price(parts, one)

    def _price(self, value: Decimal, per: str | None, currency: str, one: Numeral) -> dict[str, Any] | None:
        """The price for one of the unit; None where it cannot be told for one, or is a range."""
        if one.lowest is not None:
            return None
        if per == "total":
            each = value / self.amount if self.amount else None
        else:
            fits = Decimal(1) if per in (None, EACH) else converted(Decimal(1), per, self.unit)
            each = value / fits if fits else None
        if each is None:
            return None
        each = each.quantize(Decimal("0.0001" if currency != RUPEES else "0.01"), ROUND_HALF_UP)
        if not 0 < each * 100 < MOST_PAISE:
            return None
        price: dict[str, Any] = {"amount": decimal_text(each), "currency": currency, "unit": self.unit}
        return price | {"loose": True} if per in (None, EACH) and self.unit in OFTEN_BY_THE_KILO else price


def pack_rate(text: str, unit: str) -> pack_rates.PackRate | None:
    """The rate of one jar or packet in words about goods that are wanted in this unit of weight or measure; None for others."""
    if "?" in text:
        return None
    parts = pieces(text)
    found = [one for one in numerals(parts) if 0 < one.value < BEYOND_TRADE and counting.days_of(parts, one) is None]
    return pack_rates.rate_in(parts, [one for one in found if not counting.is_share(parts, one)], unit)


def besides(text: str) -> str:
    """The words beside an offer: "हाँ, 220 रुपये किलो" says "हाँ" besides, "118 से कम नहीं, दे दूँगा" only "दे दूँगा"."""
    parts = pieces(text)
    found = counting.counted(parts, numerals(parts))
    taken = {place for one in found for place in range(one.first, one.end)}
    for one in found:
        for money in money_in(parts, [one], frozenset()):
            taken |= set(range(money.first, money.end))
        for around in (one.first - 1, one.end, one.end + 1):
            if 0 <= around < len(parts) and _is_beside(parts, around, one):
                taken.add(around)
    refused = bool(counting.refused(parts, found)) or price_words.is_lowest(text)
    said = [piece.text for place, piece in enumerate(parts) if place not in taken and piece.kind == "word"]
    return " ".join(
        word for word in said
        if not (refused and fold(word) in counting.NOT | _LESS) and not _PARTS.classes(word) and not price_words.is_last_price(word)
    )  # fmt: skip


def _is_beside(parts: Sequence[Piece], place: int, one: Numeral) -> bool:
    word = parts[place].text
    by_rate = word in counting.AT or word == EACH or (place >= one.end and fold(word) in counting.FOR | counting.OF_ONE)
    return by_rate or bool(counting.SPANS.classes(word)) or (place == one.end and unit_at(parts, place) is not None)


def part_named(text: str) -> str | None:
    """The part of an offer that words without a number are about: "rate galat hai", "days change"; None for others."""
    found = _PARTS.look_up(tokens(text))
    named = [name for name in _PARTS.entries if found.has(name)]
    return named[0] if len(named) == 1 and not numerals(pieces(text)) else None


def packed(text: str) -> tuple[Decimal, str] | None:
    """The kilos of "20 packet hai 1 kilo wale"; None where no packs of a known weight are named."""
    parts = pieces(text)
    found = quantities_in(parts, numerals(parts), frozenset())
    weight = found[0].kilograms if len(found) == 1 and found[0].packing else None
    return (weight, "kg") if weight is not None else None


def rate_told(text: str) -> str:
    """The one rate in rupees that a sentence names, in words that tell nothing else: "rate 220 rupees per kg"; empty where it
    names none or several."""
    parts = pieces(text)
    rates = [
        one for one in money_in(parts, numerals(parts), frozenset())
        if one.per not in (None, "total") and not _is_smallest_order(parts[one.end : one.end + 3])
    ]  # fmt: skip
    if len(rates) != 1 or rates[0].currency != RUPEES:
        return ""
    each = "" if rates[0].per == EACH else f" per {rates[0].per}"
    return f"rate {decimal_text(rates[0].amount)} rupees{each}"


def _is_smallest_order(behind: Sequence[Piece]) -> bool:
    """Whether what stands right behind a number says so; behind a comma it is of another: "125 a kilo, min 10 kg"."""
    same = list(itertools.takewhile(lambda part: not part.opens, behind))
    return not _SMALLEST.isdisjoint(part.text for part in same)


_SMALLEST = word_set("min minimum moq न्यूनतम किमान kiman")
"""Behind a number these say the smallest order: "best price 9999 pcs min order"."""


def numbers_in(text: str) -> list[Decimal]:
    """The numbers that may count something: of "can only do 40" the forty, of "bees ke bees" twenty once."""
    parts = pieces(text)
    return [one.value for one in counting.without_wholes(parts, counting.counted(parts, numerals(parts)))]


def amount_in_words(text: str) -> str:
    """The words of the one number that may count goods, with its unit; empty where there is none or several: days, dates,
    rates, shares and refused numbers ("250 नहीं, 100") count nothing."""
    parts = pieces(text)
    found = counting.within_trade(parts)
    dated, refused = dated_in(parts, found), [was for was, _ in counting.refused(parts, found)]
    found = [
        one for one in found if one.first not in dated and counting.days_of(parts, one) is None and one not in refused
    ]
    priced = {
        one.first
        for one in found
        if counting.is_price(parts, one, last=False) and not counting.is_plainly_counted(parts, one)
    }
    found = counting.without_wholes(parts, found)
    found = [one for one in found if one.first not in priced and not counting.is_share(parts, one)]
    if len(found) != 1:
        return ""
    unit = unit_at(parts, found[0].end)
    return f"{decimal_text(found[0].value)} {unit[0] if unit is not None else ''}".strip()


def corrected(text: str) -> str:
    """The one number, with its unit, by which words put the last figure right: of "nahi 250 kar do", "sorry, make it 60 kg" that;
    empty for all other words."""
    parts = pieces(text)
    counted = [one for one in numerals(parts) if not one.plain_word]
    figures = {place for one in counted for place in range(one.first, one.end)}
    said = [
        piece.text for place, piece in enumerate(parts)
        if piece.kind == "word" and place not in figures and unit_at(parts, place) is None
    ]  # fmt: skip
    found = _CORRECTS.look_up(said)
    if "?" in text or not 0 < len(said) <= 6 or not all(found.classes) or not found.has("instead", "make"):
        return ""
    amount = amount_in_words(text)
    return "" if len(amount.split()[:1][0] if amount else "") > 6 else amount


def is_sure_amount(text: str) -> bool:
    """Is one number limited or held against a refused one, so that it is surely the amount: "500 hi", "250 नहीं, 100 दूँगी"?"""
    parts = pieces(text)
    found = counting.within_trade(parts)
    refused = counting.refused(parts, found)
    left = [one for one in found if all(one is not was for was, _ in refused)]
    sure = [
        one for one in left
        if counting.is_limited(parts, one) or counting.is_held(parts, one, refused)
    ]  # fmt: skip
    return len(sure) == 1 and (len(left) == 1 or bool(refused))


def is_half(text: str) -> bool:
    """Is "half" in these words half of all of it, and not half of a unit: "आधा दे दूँगा", but no "आधा किलो की बरनी"?"""
    parts = pieces(text)
    return all(unit_at(parts, one.end) is None for one in numerals(parts))


def is_only_days(text: str) -> bool:
    """Are the words nothing but a span of days: "5 दिन में", "in 2 weeks", "५ दिवसात"?"""
    parts = pieces(text)
    found = [one for one in numerals(parts) if not one.plain_word or counting.days_of(parts, one) is not None]
    spans = [one for one in found if counting.days_of(parts, one) is not None]
    return len(found) == len(spans) == 1 and len(parts) - (spans[0].end - spans[0].first) <= FEW


def _currency(parts: Sequence[Piece], money: Money, foreign: str) -> str:
    if money.currency != RUPEES or not foreign:
        return money.currency
    return RUPEES if counting.bears_sign(parts, money) else ""
