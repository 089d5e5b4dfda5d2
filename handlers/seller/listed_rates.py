"""Several goods, each with its own rate, in one message: "हल्दी 180, मिर्च 240", "haldi 180 aur mirch 240 rs kg"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from handlers.folding import fold, folded
from handlers.limits import BEYOND_TRADE, MOST_PAISE
from handlers.matching.catalogue import Catalogue
from handlers.matching.money import EACH, Money, money_in
from handlers.matching.numbers import decimal_text, numerals
from handlers.matching.pieces import Piece, pieces
from handlers.matching.spans import Numeral
from handlers.matching.units import unit_at
from handlers.seller.counting import days_of
from handlers.trade.offer_words import RUPEES

_RATE = folded("rate rates ret bhav bhaav dar daam dam price prices kimat keemat रेट भाव दर दाम कीमत किंमत")
_SAYS_NOTHING = _RATE | folded("""
    aur or and ani आणि और व ka ki ke का की के cha chi che chya चा ची चे चं च्या wala wali wale वाला वाली वाले
    hai hain है हैं ahe aahe ahet aahet आहे आहेत is are at se से per mera meri mere मेरा मेरी मेरे maza majha mazi majhi
    माझा माझी माझं माझे my our ab अब ata aata आता
""")
"""Words between goods and their rates: a copula is no yes there."""


@dataclass(frozen=True, slots=True)
class Rated:
    """One of several goods, with the rupees for one unit of it; `unit` is None where none was said.

    `beside` is what is said of these goods besides ("50 kilo"), `before` and `after` what is said of all of them.
    """

    concepts: tuple[str, ...]
    goods: str
    rupees: Decimal
    unit: str | None
    beside: str = ""
    before: str = ""
    after: str = ""

    @property
    def words(self) -> str:
        """The same said of these goods alone, with a rate that can be nothing else."""
        per = f" per {self.unit}" if self.unit else ""
        rate = f"rate {decimal_text(self.rupees)} rupees{per}"
        return " ".join(part for part in (self.before, self.goods, self.beside, rate, self.after) if part)

    @property
    def figure(self) -> str:
        """The goods and their figure, of which it is not known what it counts."""
        return " ".join(part for part in (self.before, self.goods, decimal_text(self.rupees), self.after) if part)

    def counted(self, unit: str) -> str:
        """The same said as an amount of these goods."""
        amount = f"{decimal_text(self.rupees)} {unit}"
        return " ".join(part for part in (self.before, self.goods, amount, self.beside, self.after) if part)

    def is_of(self, concept: str | None, catalogue: Catalogue) -> bool:
        """Are these goods of this concept, or of a kind above or below it?"""
        return concept is not None and bool(set(self.concepts) & kin(concept, catalogue))


@dataclass(frozen=True, slots=True)
class Listed:
    """The goods of such a message; `sure`: a sign of money or the word rate stands among them, so that no figure is an amount."""

    goods: tuple[Rated, ...]
    sure: bool

    @property
    def words(self) -> str:
        """The same in words whose figures can be nothing but rates."""
        return ", ".join(for_all(one).words for one in self.goods)


def kin(concept: str, catalogue: Catalogue) -> frozenset[str]:
    """A concept with those above and below it."""
    return frozenset({concept, *catalogue.general_of(concept), *catalogue.kinds_of(concept)})


def listed(text: str, catalogue: Catalogue) -> Listed | None:
    """The goods that a message names one after another, each with one rate; None for any other message."""
    parts = pieces(text)
    named = _named(parts, catalogue) if "?" not in text else []
    if len(named) < 2 or len({concept for one in named for concept in one.concepts}) != sum(
        len(one.concepts) for one in named
    ):
        return None
    rates, sure = _rates(parts, len(named))
    goods_first = bool(rates) and named[0].first < rates[0].first
    if len(rates) != len(named) or not (goods_first or sure) or not _alternate(named, rates):
        return None
    starts = [one.first for one in (named if goods_first else rates)]
    ends = [*starts[1:], max(named[-1].end, rates[-1].end)]
    units = {rate.unit for rate in rates if rate.unit}
    shared = units.pop() if len(units) == 1 else None
    spans = [*((one.first, one.end) for one in named), *((one.first, one.end) for one in rates)]
    taken = {place for first, end in spans for place in range(first, end)}
    before, after = _said(parts, range(starts[0]), taken), _said(parts, range(ends[-1], len(parts)), taken)
    found = tuple(
        Rated(
            one.concepts, " ".join(parts[place].text for place in range(one.first, one.end)), rate.rupees, rate.unit or shared,
            beside=_said(parts, range(start, end), taken), before=before, after=after,
        )
        for one, rate, start, end in zip(named, rates, starts, ends, strict=True)
    )  # fmt: skip
    return Listed(found, sure)


def own_words(text: str, concept: str | None, amount: Decimal | None, catalogue: Catalogue) -> str | None:
    """What such a message says of the one goods that are spoken of, of which so much is wanted; None for other messages."""
    of_list = listed(text, catalogue)
    own = [one for one in of_list.goods if one.is_of(concept, catalogue)] if of_list is not None else []
    if of_list is None or len(own) != 1:
        return None
    return own[0].words if are_rates(of_list, [(own[0], amount)]) else own[0].figure


def are_said(text: str, catalogue: Catalogue) -> bool:
    """Does such a message say itself that its figures are rates?"""
    of_list = listed(text, catalogue)
    return of_list is not None and of_list.sure


def are_rates(of_list: Listed, wanted: Collection[tuple[Rated, Decimal | None]]) -> bool:
    """Are the figures rates, and no amounts of what is wanted? Nobody gives more than that."""
    return of_list.sure or any(amount is None or one.rupees > amount for one, amount in wanted)


def for_all(one: Rated) -> Rated:
    """The rate alone, for several who asked for the same goods: a yes beside it says not to whom."""
    return replace(one, before="", after="")


@dataclass(frozen=True, slots=True)
class _Goods:
    first: int
    end: int
    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Rate:
    first: int
    end: int
    rupees: Decimal
    unit: str | None


def _named(parts: Sequence[Piece], catalogue: Catalogue) -> list[_Goods]:
    words = [one.text if one.kind == "word" else "" for one in parts]
    tags = catalogue.tags(words, breaks={place for place, one in enumerate(parts) if one.opens})
    return [_Goods(tag.first, tag.end, tuple(tag.concepts)) for tag in tags]


def _rates(parts: Sequence[Piece], wanted: int) -> tuple[list[_Rate], bool]:
    """The figures that may be rates, and whether money or rates are spoken of; no figures where one of them is a range, a
    share, a sum in all or foreign money."""
    found = [
        one for one in numerals(parts)
        if 0 < one.value < BEYOND_TRADE and not one.plain_word and days_of(parts, one) is None
    ]  # fmt: skip
    spoken = {one.first: money for one in found for money in money_in(parts, found, frozenset()) if _holds(money, one)}
    strange = any(money.currency != RUPEES or money.per == "total" for money in spoken.values())
    said = bool(spoken) or any(fold(one.text) in _RATE for one in parts)
    if strange or any(_is_no_rate(parts, one) for one in found):
        return [], said
    rates = [one for one in found if one.first in spoken or unit_at(parts, one.end) is None]
    if len(rates) != wanted and said and not spoken:
        rates = found  # "rate haldi 180 kilo, mirch 240 kilo"
    return [_rate(parts, one, spoken.get(one.first)) for one in rates], said


def _holds(money: Money, one: Numeral) -> bool:
    return money.first <= one.first < money.end


def _is_no_rate(parts: Sequence[Piece], one: Numeral) -> bool:
    share = one.end < len(parts) and parts[one.end].text in ("%", "percent", "प्रतिशत", "टक्के")
    return share or one.lowest is not None or one.value * 100 >= MOST_PAISE


def _rate(parts: Sequence[Piece], one: Numeral, money: Money | None) -> _Rate:
    if money is not None:
        return _Rate(money.first, money.end, one.value, money.per if money.per != EACH else None)
    unit = unit_at(parts, one.end)
    return _Rate(one.first, unit[1] if unit else one.end, one.value, unit[0] if unit else None)


def _alternate(named: Sequence[_Goods], rates: Sequence[_Rate]) -> bool:
    """Stand goods and rates in turn?"""
    order = sorted([(one.first, "goods") for one in named] + [(one.first, "rate") for one in rates])
    return all(kind != following for (_, kind), (_, following) in pairwise(order))


def _said(parts: Sequence[Piece], places: range, taken: Collection[int]) -> str:
    """The words at these places that say something besides goods and rates."""
    kept = [parts[place].text for place in places if place not in taken and parts[place].kind != "sign"]
    return " ".join(word for word in kept if fold(word) not in _SAYS_NOTHING)
