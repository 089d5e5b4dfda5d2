"""A price as it is said: for one unit, in the currency that was named; foreign money is never turned into rupees silently."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Any

from babel.numbers import format_decimal

from handlers.folding import tokens
from handlers.language import N_, rupees, say
from handlers.limits import MOST_PAISE
from handlers.matching.currencies import is_money_word
from handlers.matching.money import money_in
from handlers.matching.numbers import decimal_text, numerals
from handlers.matching.pieces import pieces
from handlers.matching.units import OFTEN_BY_THE_KILO, converted, unit_of
from handlers.questions import Misread, Option, Question, Reply
from handlers.seller import measures
from handlers.units import UNITS, unit_name

if TYPE_CHECKING:
    from handlers.conversation import Conversation
    from handlers.world import World
    from storage.enquiries import Enquiry

RUPEES = "INR"
Price = Mapping[str, Any]
"""{"amount": decimal text for one unit, "currency": ISO 4217, "unit": the unit}; an empty currency was not said, and a price
that is "loose" was said without its unit, where it could be another (see `which_unit`)."""


def money(amount: Decimal, currency: str, language: str) -> str:
    """₹1,20,000 or USD 1.4: foreign money behind its code, as it was said."""
    if currency == RUPEES:
        return rupees(_paise(amount), language)
    # Whoever reads English counts foreign money in thousands, whoever reads Hindi or Marathi in lakhs.
    pattern = "#,##0.##" if language == "en" else "#,##,##0.##"
    return f"{currency} {format_decimal(amount, format=pattern, locale=f'{language}_IN')}"


def said(price: Price, language: str) -> str:
    """The price of one unit as this reader says it."""
    return money(Decimal(price["amount"]), price["currency"], language)


def paise_of(price: Price) -> int | None:
    """The price in paise; None where it was said in foreign money."""
    return _paise(Decimal(price["amount"])) if price["currency"] == RUPEES else None


def _paise(amount: Decimal) -> int:
    return int((amount * 100).to_integral_value(ROUND_HALF_UP))


def total_of(price: Price, quantity: Decimal, language: str) -> str:
    """What so much costs, in the same currency."""
    return money(Decimal(price["amount"]) * quantity, price["currency"], language)


def currency_of(posted: Enquiry) -> str:
    """The foreign currency that an enquiry speaks of; empty when it speaks of none."""
    return str((posted.terms or {}).get("currency", ""))


def price_in(unit: str, foreign: str = "") -> Callable[[Reply, str], dict[str, Any]]:
    """Reads the price of one of this unit, whichever unit and currency it was said in.

    A bare number is rupees; where the other side speaks of foreign money (`foreign`) its currency stays open.
    """

    def read(reply: Reply, language: str) -> dict[str, Any]:
        if measures.is_of_all(reply.text):
            raise Misread(N_("Please write the price for one {unit}."), unit=unit_name(unit, language))
        parts = pieces(reply.text)
        abroad = [one for one in money_in(parts, numerals(parts), frozenset()) if one.currency != RUPEES]
        if abroad:
            amount, currency = abroad[0].amount, abroad[0].currency
        else:
            amount, currency = Decimal(measures.price_of(reply, language)) / 100, RUPEES
            if foreign and not any(is_money_word(part.text) or part.text == "/-" for part in parts):
                currency = ""
        said_unit = unit_of(reply.text) or unit
        fits = converted(Decimal(1), said_unit, unit)
        if not fits:
            raise Misread(N_("Please write the price for one {unit}."), unit=unit_name(unit, language))
        each = (amount / fits).quantize(Decimal("0.0001" if currency != RUPEES else "0.01"), ROUND_HALF_UP)
        if not 0 < each * 100 < MOST_PAISE:
            raise Misread(N_("Please write one price, for example 120."))
        price: dict[str, Any] = {"amount": decimal_text(each), "currency": currency, "unit": unit}
        return price | {"loose": True} if unit_of(reply.text) is None and unit in OFTEN_BY_THE_KILO else price

    return read


FOR_ONE = N_("{price}: is that for one kilo, or for one {unit}?")


ASKED_BELOW = 12
"""Rupees for a kilo: a rate said without its unit that would make so many kilos cheaper is asked about. Few goods cost less, and a
tap too many is little; turmeric at the rate of a kilo told as that of a sack is the deal."""


def kilos_in(posted: Enquiry) -> Decimal | None:
    """The kilos in one of the unit that an enquiry is in; None where that is not known, or is one kilo itself."""
    unit = posted.unit or "piece"
    weight = Decimal(str(posted.kilograms)) if posted.kilograms else None
    each = weight / posted.amount if weight is not None and posted.amount else converted(Decimal(1), unit, "kg")
    return None if unit == "kg" else each


def may_be_of_a_kilo(price: Price, kilos: Decimal | None) -> bool:
    """Was a rate said without its unit, and is it too little for so many kilos?"""
    if not price.get("loose") or not kilos or kilos <= 1 or price["currency"] != RUPEES:
        return False
    return Decimal(price["amount"]) < ASKED_BELOW * kilos


def which_unit(c: Conversation, name: str, price: Price, kilos: Decimal | None) -> dict[str, Any]:
    """The price for one of its unit: where it was said without one and is too little for so much, that is asked, and a rate
    of one kilo becomes that of the unit."""
    told = {part: value for part, value in price.items() if part != "loose"}
    if kilos is None or not may_be_of_a_kilo(price, kilos):
        return told
    kilo = next(option for option in UNITS if option.value == "kg")
    options = (kilo, next(option for option in UNITS if option.value == price["unit"]))
    answer = c.ask(
        Question(name, FOR_ONE, options, read=_unit_meant(options)),
        price=said(price, c.language),
        unit=unit_name(price["unit"], c.language),
    )
    return told if answer != "kg" else {**told, "amount": decimal_text(Decimal(price["amount"]) * kilos)}


def _unit_meant(options: Sequence[Option]) -> Callable[[Reply, str], str]:
    """Reads the unit that words name: "kilo ka". Raises Misread."""

    def read(reply: Reply, _language: str) -> str:
        said = {unit_of(word) for word in tokens(reply.text)}
        named = [option.value for option in options if option.value in said]
        if len(named) != 1:
            raise Misread()
        return named[0]

    return read


NEAR = 3
"""Times: so near to a price that was named before, a figure without any sign of money is of the same money."""


def in_money_of(price: Price, known: Iterable[Price]) -> dict[str, Any]:
    """The price with its currency where that was not said, but another price near it was named before: beside USD 1.4 "1.5"
    are dollars, beside ₹120 "110" are rupees. Far from all, or near to two, it stays open."""
    near = {one["currency"] for one in known if one["currency"] and _is_near(price, one)}
    return {**price, "currency": near.pop()} if not price["currency"] and len(near) == 1 else dict(price)


def _is_near(price: Price, other: Price) -> bool:
    each = converted(Decimal(1), price["unit"], other["unit"])
    if not each:
        return False
    amount, before = Decimal(price["amount"]), Decimal(other["amount"]) * each
    return before / NEAR <= amount <= before * NEAR


def hoped_for(posted: Enquiry, unit: str) -> list[dict[str, Any]]:
    """The price in foreign money that a buyer named with the enquiry, for one of this unit; empty where none was."""
    terms = posted.terms or {}
    amount, per = terms.get("amount"), terms.get("per") or unit
    if not terms.get("currency") or not amount:
        return []
    if per == "total":
        amount, per = Decimal(amount) / posted.amount if posted.amount else None, posted.unit or unit
    return [] if amount is None else [{"amount": str(amount), "currency": str(terms["currency"]), "unit": per}]


WHICH_MONEY = N_("Is {number} in rupees or in {currency}?")


def which_currency(c: Conversation, name: str, price: Price, foreign: str) -> dict[str, Any]:
    """The price in the currency that is meant: rupees, or that in which the other side counts."""
    options = (
        Option(RUPEES, N_("Rupees ₹"), also=("rupees", "rupaye", "rs", "रुपये", "रुपए", "₹")),
        Option(foreign, foreign),
    )
    which = Question(name, WHICH_MONEY, options)
    return {**price, "currency": c.ask(which, number=Decimal(price["amount"]), currency=foreign)}


def estimate(world: World, amount: Decimal, currency: str, language: str) -> str:
    """ "about ₹1,23,200 (USD at ₹88 on 20 November, RBI)", where the office keeps a rate of exchange; empty elsewhere."""
    rate = world.exchange.get(currency)
    if rate is None or currency == RUPEES:
        return ""
    whole = (amount * rate.rupees).to_integral_value(ROUND_HALF_UP)
    return say(
        language, N_("about {rupees} by the rate of {day} ({source}); not a promise"), rupees=rupees(int(whole) * 100, language),
        day=f"{rate.on:%d-%m-%Y}", source=rate.source,
    )  # fmt: skip
