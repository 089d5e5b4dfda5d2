"""Quotes: a seller's price is three numbers, price for one unit, quantity and days, read back before it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from handlers import measures, prices, wording
from handlers.conversation import Conversation
from handlers.language import N_, rupees
from handlers.matching.amounts import quantities_in
from handlers.matching.money import read_money
from handlers.matching.numbers import decimal_text, decimal_text_or_none, numerals
from handlers.matching.parsed import ParsedEnquiry
from handlers.matching.pieces import pieces
from handlers.matching.units import converted, unit_of
from handlers.questions import Misread, Question, Reply, whole_number, yes_no
from handlers.step import Step
from handlers.units import unit_name
from storage import audit
from storage import enquiries as store
from storage.enquiries import Enquiry, Match


def amount_in(unit: str | None) -> Callable[[Reply, str], str]:
    """Reads an amount as decimal text in this unit, whichever unit it was said in."""

    def read(reply: Reply, language: str) -> str:
        value, said = _packed(reply.text) or (Decimal(whole_number(reply, language)), unit_of(reply.text))
        in_unit = converted(value, said, unit) if said and unit else value
        if in_unit is None:
            raise Misread(N_("Please write the number in {unit}."), unit=unit_name(unit, language, 2))
        return decimal_text_or_none(in_unit) or ""

    return read


def _packed(text: str) -> tuple[Decimal, str | None] | None:
    """The kilos of "20 packet hai 1 kilo wale"; None where no packs of a known weight are named."""
    parts = pieces(text)
    found = quantities_in(parts, numerals(parts), frozenset())
    weight = found[0].kilograms if len(found) == 1 and found[0].packing else None
    return (weight, "kg") if weight is not None else None


PRICE = Question("price", N_("Your price in rupees, for one {unit}?"), takes="number")
PRICE_ABROAD = Question("price", N_("Your price for one {unit}? The buyer counts in {currency}."), takes="number")
QUANTITY = Question("quantity", N_("For how many {unit}?"), takes="number")
DAYS = Question("days", N_("In how many days?"), takes="number", read=measures.days_ahead)
SEND_IT = yes_no("right", N_("{price} per {unit}, {much} = {total}, in {days} days. Send it?"))


def _price_per(unit: str) -> Callable[[Reply, str], int]:
    """Reads a price in paise for one of this unit, whichever unit it was said for."""

    def read(reply: Reply, language: str) -> int:
        if measures.is_of_all(reply.text):
            raise Misread(N_("Please write the price for one {unit}."), unit=unit_name(unit, language))
        paise = measures.price_of(reply, language)
        said = unit_of(reply.text) or unit
        fits = converted(Decimal(1), said, unit)
        if not fits:
            raise Misread(N_("Please write the price for one {unit}."), unit=unit_name(unit, language))
        return int((paise / fits).to_integral_value(ROUND_HALF_UP))

    return read


def rate_in(text: str, unit: str | None) -> int | None:
    """A rate that a text names, in paise for one of this unit; None where it names none, or one of another kind."""
    found = numerals(pieces(text))
    if read_money(text) is None or any(one.lowest is not None for one in found):
        return None
    try:
        return _price_per(unit or "piece")(Reply(text), "en")
    except Misread:
        return None


def rate_beside(said: ParsedEnquiry, unit: str | None) -> int | None:
    """The rate in paise for one of this unit that stands beside an amount: "30 kilo, 250 rupaye kilo"; None where none does."""
    if said.quantity is None or said.budget_paise is None or said.budget_per is None:
        return None
    fits = converted(Decimal(1), said.budget_per, unit or said.budget_per)
    return int((said.budget_paise / fits).to_integral_value(ROUND_HALF_UP)) if fits else None


def amount_beside(said: ParsedEnquiry, unit: str | None) -> str | None:
    """The amount in this unit that stands beside a rate, as decimal text; None where it is said alone."""
    if said.quantity is None or said.budget_paise is None or said.unit is None:
        return None
    return decimal_text_or_none(converted(said.quantity, said.unit, unit or said.unit))


def names_rate(text: str) -> bool:
    """Whether a text names one rate, for whatever unit."""
    return rate_in(text, unit_of(text)) is not None


AS_SAID = yes_no("as_said", N_("You said {price} per {unit}. Keep it?"), N_("Yes, the same"), N_("Another price"))


def _price(c: Conversation, one: Match, posted: Enquiry, unit: str, again: str) -> prices.Price:
    """The price for one unit: that which the seller has named already, or one asked for now."""
    said = rate_in(c.opening.get("said", ""), unit) if not again else None
    if said is not None and prices.currency_of(posted) in (None, "", prices.RUPEES):
        return {"amount": str(Decimal(said) / 100), "currency": prices.RUPEES, "unit": unit}
    if one.price_paise is not None and not again:
        fits = converted(Decimal(1), unit, posted.unit or "piece") or Decimal(1)
        paise = int((one.price_paise * fits).to_integral_value(ROUND_HALF_UP))
        words = {"price": rupees(paise, c.language), "unit": unit_name(unit, c.language)}
        if c.ask(AS_SAID, **words) == "yes":
            return {"amount": str(Decimal(paise) / 100), "currency": prices.RUPEES, "unit": unit}
    foreign = prices.currency_of(posted)
    asks = PRICE_ABROAD if foreign else PRICE
    return prices.ask(c, asks.named(f"price{again}"), unit, foreign, currency=foreign)


def price_unit(posted: Enquiry) -> str:
    """The unit that a price is for: that in which a buyer abroad named theirs (USD 1.4 a kilo), else that of the amount."""
    unit = posted.unit or "piece"
    named = str((posted.terms or {}).get("per") or "")
    return named if named and converted(Decimal(1), unit, named) is not None else unit


def three_numbers(c: Conversation, one: Match, posted: Enquiry, *, send: Question = SEND_IT) -> dict[str, Any]:
    """A seller's offer: price for one unit, quantity, days; read back, and asked anew until it is right."""
    unit, tried = price_unit(posted), 0
    given = converted(Decimal(one.quantity), posted.unit or "piece", unit) if one.quantity else None
    while True:
        again = str(tried or "")
        price = _price(c, one, posted, unit, again)
        asks_much = replace(QUANTITY, name=f"quantity{again}", read=amount_in(unit))
        quantity = (decimal_text(given) if given else "") or str(c.ask(asks_much, unit=unit_name(unit, c.language, 2)))
        said = None if again else measures.days_in(c.opening.get("said", ""))
        days = said or int(Decimal(c.ask(DAYS.named(f"days{again}"))))
        words = {
            "price": prices.said(price, c.language), "unit": unit_name(unit, c.language), "days": days,
            "much": wording.amount(Decimal(quantity), unit, c.language),
            "total": prices.total_of(price, Decimal(quantity), c.language),
        }  # fmt: skip
        worth = Decimal(price["amount"]) * Decimal(quantity)
        words["below"] = prices.estimate(c.world, worth, price["currency"], c.language)
        if c.ask(send.named(f"right{again}"), **words) == "yes":
            return {**price, "quantity": quantity, "days": days}
        tried += 1


def quote(c: Conversation) -> None:
    """A price is three numbers: rupees a unit, quantity, days; read back before it is sent."""
    met = store.introduction(c.db, int(c.subject))
    one = store.match(c.db, met.match_id)
    posted = store.get(c.db, one.enquiry_id)
    if store.is_over(c.db, met.id):
        return c.say(N_("That matter is finished."))
    offer = three_numbers(c, one, posted)
    send_quote(c.step, met.id, posted, offer)
    return c.say(N_("Sent. I tell you what the buyer says."))


def send_quote(step: Step, introduction_id: int, posted: Enquiry, offer: Mapping[str, Any]) -> None:
    """Keep a seller's offer in the currency it was said in, and let the buyer decide."""
    paise = prices.paise_of(offer)
    given = store.quote(
        step.db, introduction_id, price_paise=paise, per=offer["unit"], quantity=offer["quantity"], days=offer["days"],
        currency=offer["currency"], amount=None if paise is not None else offer["amount"], now=step.world.now,
    )  # fmt: skip
    audit.note(
        step.db, step.person.id, "quote", f"quote:{given}", step.world.now,
        after={"price": offer["amount"], "currency": offer["currency"]}, reverse="withdraw_quote",
    )  # fmt: skip
    step.begin(posted.person_id, "quoted", str(given))


def price_of(given: Any) -> prices.Price:
    """The price of one unit that a quote names."""
    amount = given.amount if given.price_paise is None else str(Decimal(given.price_paise) / 100)
    return {"amount": amount, "currency": given.currency, "unit": given.per}


CONVERSATIONS = {"quote": quote}
