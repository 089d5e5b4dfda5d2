"""A number with nothing but an order or a yes beside it ("135 kar do", "theek hai 140"): the price, or how much is wanted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from sqlalchemy.engine import Connection

from handlers.folding import tokens
from handlers.matching.numbers import decimal_text, numerals
from handlers.matching.pieces import pieces
from handlers.matching.units import converted, unit_of
from handlers.trade import offer_words, prices, quotes, spoken_prices
from storage import introductions, matches
from storage.enquiries import Enquiry
from storage.matches import Match

NEAR = 2
"""So many times a rate that was named, or a part of it, is a rate still; and so with an amount."""
LEAST = 5
"""A smaller number beside a yes may be that of a button."""
LONGEST = 10


@dataclass(frozen=True, slots=True)
class Spoken:
    """The number, whether a word beside it says that it is money, and whether it is agreed to or ordered."""

    value: Decimal
    is_money: bool
    agrees: bool


def spoken(text: str, posted: Enquiry) -> Spoken | None:
    """The one number of words that say nothing besides but an order or a yes; None for all others: "135 kar do" and "चालेल ११५"
    say one, "20 kilo kar do" says how much."""
    if "?" in text or len(tokens(text)) > LONGEST:
        return None
    parts = pieces(text)
    counted = {place for one in numerals(parts) for place in range(one.first, one.end)}
    beside = [part.text for place, part in enumerate(parts) if part.kind == "word" and place not in counted]
    said = spoken_prices.known(beside)
    if said is None or said.has("not", "deal") or not said.has("make", "yes"):
        return None
    unit, foreign = quotes.price_unit(posted), prices.currency_of(posted)
    told = offer_words.told(text, unit, foreign=foreign, amount=posted.amount)
    if told.quantity is not None or told.days is not None:
        return None
    agrees = not said.has("make")
    if told.price is not None:
        return Spoken(Decimal(told.price["amount"]), is_money=True, agrees=agrees)
    if told.bare is None or told.bare < LEAST or any(unit_of(word) is not None for word in tokens(text)):
        return None
    return Spoken(told.bare, is_money=False, agrees=agrees)


def meaning(
    value: Decimal, rates: Sequence[Decimal], amount: Decimal | None
) -> Literal["price", "amount", "either"]:  # fmt: skip
    """What a number is, by the rates that were named and by the amount that is wanted: near one of them it is that, near both
    either."""
    near_rate = any(_is_near(value, rate) for rate in rates)
    if near_rate and is_amount(value, amount):
        return "either"
    return "price" if near_rate else "amount"


def distance(value: Decimal, rates: Sequence[Decimal]) -> int:
    """How well a price fits a trade by the rates that were named in it, for choosing among several: 0 near one of them, 1 none was
    named, 2 far from all."""
    if not rates:
        return 1
    return 0 if any(_is_near(value, rate) for rate in rates) else 2


def is_amount(value: Decimal, amount: Decimal | None) -> bool:
    """Is a number near the amount that is wanted?"""
    return amount is not None and _is_near(value, amount)


def _is_near(value: Decimal, other: Decimal) -> bool:
    return other > 0 and other / NEAR <= value <= other * NEAR


def rates_of(db: Connection, posted: Enquiry) -> list[Decimal]:
    """What one unit of these goods was said to cost until now: by its buyer, and by the sellers who said yes."""
    known = budget_of(posted)
    for one in matches.matches_of(db, posted.id, matches.ANSWERED_YES):
        known += rates_between(db, one, posted)
    return known


def budget_of(posted: Enquiry) -> list[Decimal]:
    """What the buyer said that one unit may cost."""
    unit = quotes.price_unit(posted)
    known = [Decimal(one["amount"]) for one in prices.hoped_for(posted, unit)]
    if not posted.budget_paise:
        return known
    rupees, per = Decimal(posted.budget_paise) / 100, posted.budget_per
    if per in (None, "total"):
        known += [rupees / posted.amount] if posted.amount else []
        return known + ([rupees] if per is None else [])
    each = converted(Decimal(1), unit, per or unit)
    return known + ([rupees * each] if each else [])


def rates_between(db: Connection, one: Match, posted: Enquiry) -> list[Decimal]:
    """What one seller has said that one unit costs: with the yes, and in the last offer."""
    told = quotes.before_told(one, posted)
    known = [Decimal(told["price"]["amount"])] if "price" in told else []
    met = introductions.introduction_of(db, one.id)
    sent = introductions.last_quote(db, met.id) if met is not None else None
    return known + ([Decimal(quotes.price_of(sent)["amount"])] if sent is not None else [])


def as_rate(value: Decimal, posted: Enquiry) -> str:
    """Such a number in the words of a rate."""
    return f"rate {decimal_text(value)} {prices.currency_of(posted) or 'rupees'} per {quotes.price_unit(posted)}"
