"""Quotes: a seller's price is three numbers, price for one unit, quantity and days, read back before it is sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import wording
from handlers.folding import tokens
from handlers.language import N_, Counted, say
from handlers.lead import figures_meant
from handlers.matching.numbers import decimal_text, decimal_text_or_none, numerals
from handlers.matching.pieces import pieces
from handlers.matching.units import converted, unit_of
from handlers.questions import Misread, Option, Question, ReadBack, Reply, whole_number
from handlers.seller import measures, own_rates
from handlers.step import Step
from handlers.trade import offer_words, prices
from handlers.units import IN_DAYS, unit_name
from handlers.voice import voices
from storage import audit, conversations, introductions, matches, profiles
from storage import enquiries as store
from storage.enquiries import Enquiry
from storage.matches import Match


def amount_in(unit: str | None, kilos: Decimal | None = None) -> Callable[[Reply, str], str]:
    """Reads an amount as decimal text in this unit, whichever unit it was said in; `kilos` are those in one of it, where they
    are known: of sacks of 50 kilos "100 kilo" are two."""

    def read(reply: Reply, language: str) -> str:
        counted = offer_words.amount_in_words(reply.text)
        if not counted and len(offer_words.numbers_in(reply.text)) > 0:
            raise Misread(N_("Please write a number, for example 50."))  # a day, a rate or several: nothing is guessed
        value, said = offer_words.packed(reply.text) or (
            Decimal(whole_number(Reply(counted), language)),
            unit_of(counted),
        )
        in_unit = converted(value, said, unit) if said and unit else value
        if in_unit is None and said and kilos:
            weight = converted(value, said, "kg")
            in_unit = round(weight / kilos, 2) if weight is not None else None
        if in_unit is None:
            raise Misread(N_("Please write the number in {unit}."), unit=unit_name(unit, language, 2))
        return decimal_text_or_none(in_unit) or ""

    return read


PRICE = Question("price", N_("Your price in rupees, for one {unit}?"), takes="number")
PRICE_ABROAD = Question("price", N_("Your price for one {unit}? The buyer counts in {currency}."), takes="number")
QUANTITY = Question("quantity", N_("For how many {unit}?"), takes="number")
DAYS = Question("days", N_("In how many days?"), takes="number", read=measures.days_ahead)
SEND_IT = ReadBack(
    "right", N_("{price} per {unit}, {much} = {total}, {days}. Send it?"),
    (Option("yes", N_("Yes")), Option("no", N_("No"))), takes="yes_no",
)  # fmt: skip


def names_rate(text: str) -> bool:
    """Whether a text names one rate, for whatever unit: "220 रुपये किलो", "last 240", "118 से कम नहीं"."""
    return offer_words.told(text, unit_of(text) or "piece").price is not None


AS_SAID = ReadBack(
    "as_said", N_("You said {price} per {unit}. Keep it?"),
    (Option("yes", N_("Yes, the same")), Option("no", N_("Another price"))), takes="yes_no",
)  # fmt: skip
CHANGE = ReadBack(
    "change", N_("What shall I change?"),
    (Option("price", N_("Price")), Option("quantity", N_("Amount")), Option("days", N_("Days"))),
)  # fmt: skip
WHICH_PART = replace(CHANGE, name="which_part", text=N_("{number}: what is it?"))
PARTS = ("price", "quantity", "days")
NEAR, MOST_DAYS_MEANT = 3, 45
"""A number alone below the read-back is a price within so many times of the one that stands there, and above so many days."""


class _Offer:
    """A seller's offer as far as it is told: what is missing is asked for, and any answer may tell other parts too."""

    def __init__(self, c: Conversation, one: Match, posted: Enquiry, said: str = "") -> None:
        self.c, self.one, self.posted = c, one, posted
        self.unit, self.foreign = price_unit(posted), prices.currency_of(posted)
        self.parts: dict[str, Any] = before_told(one, posted) | dict(c.opening.get("offer") or {})
        for part in c.opening.get("anew") or ():  # "another price": what stood there is asked for
            self.parts.pop(part, None)
        self._wants_another = "price" in (c.opening.get("anew") or ())
        self._asked: dict[str, int] = {}
        price = self.parts.get("price", {})
        if price.get("loose") or price.get("currency") == "":  # it was only spoken: what it is for is asked back
            self._told({"price": self.parts.pop("price")})
        self._told(self.heard(str(c.opening.get("said") or "")).parts)
        self._told(told_parts(posted, said))

    def heard(self, text: str) -> offer_words.Told:
        """What words tell of this offer."""
        return offer_words.told(text, self.unit, foreign=self.foreign, amount=self.posted.amount)

    def missing(self) -> str | None:
        """The next part that nobody has told."""
        return next((name for name in PARTS if name not in self.parts), None)

    def ask_for(self, part: str) -> None:
        """One part, asked for; a price told in the profile is offered first."""
        unit = unit_name(self.unit, self.c.language)
        if part == "price":
            return self._ask_price(unit)
        if part == "quantity":
            asks = replace(QUANTITY, read=self._reads(part, amount_in(self.unit, prices.kilos_in(self.posted))))
            return self._told(self._ask(asks, unit=unit_name(self.unit, self.c.language, 2)))
        return self._told(self._ask(replace(DAYS, read=self._reads(part, measures.days_ahead))))

    def _ask_price(self, unit: str) -> None:
        usual = None if self._wants_another or self._asked.get(PRICE.name) else self._usual()
        reads = self._reads("price", prices.price_in(self.unit, self.foreign))
        if usual is not None:
            answer = self._ask(replace(AS_SAID, read=reads), price=prices.said(usual, self.c.language), unit=unit)
            if answer == "yes":
                return self._told({"price": usual})
            if isinstance(answer, dict):
                return self._told(answer)
        asks = replace(PRICE_ABROAD if self.foreign else PRICE, read=reads)
        return self._told(self._ask(asks, unit=unit, currency=self.foreign))

    def read_back(self, send: Question) -> bool:
        """All three are read back: True where they are right; else what was corrected is told anew."""
        words = said_in(self.c, self.posted, self.parts)
        answer = self._ask(replace(send, read=self._corrects), **words)
        if answer == "yes":
            return True
        if answer == "no":
            answer = self._ask(replace(CHANGE, read=self._corrects))
        if isinstance(answer, dict) and "bare" in answer and self._stands(Decimal(answer["bare"])):
            answer = {}  # "3" below "in 3 days" says it once more
        if isinstance(answer, dict) and "bare" in answer:
            part = self._ask(WHICH_PART, number=answer["bare"])
            answer = self._of_number(part, answer["bare"])
        self._told({"drop": answer} if isinstance(answer, str) else answer)
        return False

    def _stands(self, number: Decimal) -> bool:
        """Does a number stand in the offer already?"""
        told = (self.parts["price"]["amount"], self.parts["quantity"], self.parts["days"])
        return number in [Decimal(one) for one in told]

    def _is_surely_price(self, number: Decimal) -> bool:
        """Is a number near the price that was read back, and too large for days and for the amount?"""
        price, much = Decimal(self.parts["price"]["amount"]), Decimal(self.parts["quantity"])
        return price / NEAR <= number <= price * NEAR and number > MOST_DAYS_MEANT and number > much * NEAR

    def _of_number(self, part: str, number: str) -> dict[str, Any]:
        try:
            if part == "price":
                return {"price": prices.price_in(self.unit, self.foreign)(Reply(number), self.c.language)}
            return {part: int(Decimal(number)) if part == "days" else number}
        except Misread:
            return {"drop": part}

    def _told(self, parts: Mapping[str, Any]) -> None:
        parts = dict(parts)
        self.parts.pop(parts.pop("drop", ""), None)
        price = parts.get("price")
        if price is not None and not price["currency"]:
            price = parts["price"] = prices.in_money_of(price, self._named_before())
        if price is not None and not price["currency"]:
            name = self._again("money")
            price = parts["price"] = prices.which_currency(self.c, name, price, self.foreign)
        if price is not None and price.get("loose"):
            parts["price"] = prices.which_unit(self.c, self._again("for_one")[:40], price, prices.kilos_in(self.posted))
        self.parts |= parts

    def _named_before(self) -> list[prices.Price]:
        """The prices that were named for these goods until now: the buyer's hope, the last offer, the seller's usual rate."""
        known: list[prices.Price] = [*prices.hoped_for(self.posted, self.unit)]
        met = introductions.introduction_of(self.c.db, self.one.id)
        sent = introductions.last_quote(self.c.db, met.id) if met is not None else None
        known += [price_of(sent)] if sent is not None else []
        known += [dict(self.c.opening["offer"]["price"])] if "price" in (self.c.opening.get("offer") or {}) else []
        mine = profiles.profile(self.c.db, self.one.profile_id)
        paise, unit = own_rates.rate_for(mine, self.posted.concept, self.c.world.catalogue) or (0, None)
        usual = {"amount": decimal_text(Decimal(paise) / 100), "currency": prices.RUPEES, "unit": unit or self.unit}
        return [*known, usual] if paise else known

    def _again(self, name: str) -> str:
        times = self._asked.get(name, 0)
        self._asked[name] = times + 1
        return f"{name}{times or ''}"

    def _ask(self, question: Question, /, **words: Any) -> Any:
        asked = replace(question, name=self._again(question.name), once_read=_is_parts)
        if not self._is_one_of_several():
            return self.c.ask(asked, **words)
        product = wording.brief_met(self.one, self.posted, self.c.world, self.c.language)
        aloud = voices.for_question(question.text, question.takes, choices=bool(question.options))
        said = say(self.c.language, question.text, **words)
        asked = replace(asked, text=N_("{product}: {question}"), shorter="")
        return self.c.ask(asked, product=product, question=said, aloud=aloud)

    def _is_one_of_several(self) -> bool:
        """Was another offer asked for beside this one? Then each question names its goods."""
        c = self.c
        if not c.kept.get("beside_others"):
            others = conversations.open_of(c.db, c.person.id)
            c.kept["beside_others"] = bool(c.opening.get("beside_others")) or any(
                talk.name in figures_meant.OFFER_ASKED and talk.asked and talk.id != c.talk.id for talk in others
            )
        return bool(c.kept["beside_others"])

    def _reads(self, part: str, own: Callable[[Reply, str], Any]) -> Callable[[Reply, str], dict[str, Any]]:
        """Reads the part that is asked for, and with it, or instead of it, another that the words name: "4 din" is no price."""

        def read(reply: Reply, language: str) -> dict[str, Any]:
            if offer_words.tells_nothing(reply.text, self.unit):
                raise Misread()
            said = self.heard(reply.text)
            parts = said.parts
            if part == "days" and not parts and len(offer_words.numbers_in(reply.text)) > 1:
                raise Misread()  # "20 loge to 75 laga dunga" tells no days
            if part == "price" and "price" not in parts:
                parts.pop("quantity", None)  # "220 kilo" below the question for a price
            others = parts.keys() - {part}
            if others and part not in parts and said.bare is not None:
                reply = replace(reply, text=decimal_text(said.bare))
                others = set()
                parts = {name: told for name, told in parts.items() if name != part}
                return parts | {part: _plain(part, own(reply, language))}
            if others or (part == "days" and part in parts):
                return parts
            return {part: _plain(part, own(reply, language))}

        return read

    def _corrects(self, reply: Reply, _language: str) -> dict[str, Any]:
        """Reads what corrects a part of what was read back. Raises Misread."""
        said = self.heard(reply.text)
        if said.parts:
            return said.parts
        if said.bare is not None:
            number = decimal_text(said.bare)
            return self._of_number("price", number) if self._is_surely_price(said.bare) else {"bare": number}
        if (soon := measures.soon(reply.text)) is not None:
            return {"days": soon}  # "parso" below "in 1 day"
        if (part := offer_words.part_named(reply.text)) is not None:
            return {"drop": part}
        raise Misread()

    def _usual(self) -> prices.Price | None:
        """The price of one unit that stands in the seller's profile; None where there is none for this unit."""
        mine = profiles.profile(self.c.db, self.one.profile_id)
        paise, unit = own_rates.rate_for(mine, self.posted.concept, self.c.world.catalogue) or (0, None)
        fits = converted(Decimal(1), self.unit, unit) if unit else None
        if not paise or not fits or self.foreign:
            return None
        return {"amount": decimal_text(paise * fits / 100), "currency": prices.RUPEES, "unit": self.unit}


def _plain(part: str, told: Any) -> Any:
    return int(Decimal(told)) if part == "days" else told


def _is_parts(kept: Any) -> bool:
    """An answer of today's kind; one that was kept by an older Haat is asked for again."""
    return isinstance(kept, dict) or kept in ("yes", "no", *PARTS)


def before_told(one: Match, posted: Enquiry) -> dict[str, Any]:
    """What a seller told of the offer with the yes: price for one unit, quantity in it, days."""
    parts: dict[str, Any] = {}
    unit, of = price_unit(posted), posted.unit or "piece"
    each = converted(Decimal(1), unit, of) or Decimal(1)
    if one.price_paise is not None and not one.price_per and not prices.currency_of(posted):
        paise = (one.price_paise * each).to_integral_value(ROUND_HALF_UP)
        parts["price"] = {"amount": decimal_text(paise / 100), "currency": prices.RUPEES, "unit": unit}
    if one.quantity and (into := converted(Decimal(one.quantity), of, unit)) is not None:
        parts["quantity"] = decimal_text(into)
    return parts | ({"days": one.days} if one.days else {})


def parts_of(offer: Mapping[str, Any]) -> dict[str, Any]:
    """The parts of an offer by name: price of one unit, quantity, days."""
    parts = {"price": {name: offer[name] for name in ("amount", "currency", "unit")}, "quantity": offer["quantity"]}
    return parts | ({"days": offer["days"]} if offer.get("days") else {})


def whole_offer(parts: Mapping[str, Any]) -> dict[str, Any] | None:
    """The offer that all three parts make; None where one is missing."""
    if set(parts) != set(PARTS):
        return None
    return {**parts["price"], "quantity": parts["quantity"], "days": parts["days"]}


def said_in(c: Conversation, posted: Enquiry, parts: Mapping[str, Any]) -> dict[str, Any]:
    """The three numbers of an offer and what they come to, as this reader says them."""
    price, unit = parts["price"], price_unit(posted)
    worth = Decimal(price["amount"]) * Decimal(parts["quantity"])
    return {
        "price": prices.said(price, c.language), "unit": unit_name(unit, c.language), "days": Counted(IN_DAYS, int(parts["days"])),
        "much": wording.amount(Decimal(parts["quantity"]), unit, c.language),
        "total": prices.total_of(price, Decimal(parts["quantity"]), c.language),
        "below": prices.estimate(c.world, worth, price["currency"], c.language),
    }  # fmt: skip


def price_unit(posted: Enquiry) -> str:
    """The unit that a price is for: that in which a buyer abroad named theirs (USD 1.4 a kilo), else that of the amount."""
    unit = posted.unit or "piece"
    named = str((posted.terms or {}).get("per") or "")
    return named if named and converted(Decimal(1), unit, named) is not None else unit


def three_numbers(
    c: Conversation, one: Match, posted: Enquiry, *, send: Question = SEND_IT, said: str = ""
) -> dict[str, Any]:  # fmt: skip
    """A seller's offer: price for one unit, quantity, days; what was told before, or is `said` now, is not asked again; read
    back until right."""
    offer = _Offer(c, one, posted, said)
    while True:
        while (part := offer.missing()) is not None:
            offer.ask_for(part)
        if offer.read_back(send):
            return {**offer.parts["price"], "quantity": offer.parts["quantity"], "days": offer.parts["days"]}


def told_parts(posted: Enquiry, text: str) -> dict[str, Any]:
    """What words tell of an offer for this enquiry; three bare numbers are its price, quantity and days, as they are asked for."""
    unit, foreign = price_unit(posted), prices.currency_of(posted)
    parts = offer_words.told(text, unit, foreign=foreign, amount=posted.amount).parts
    numbers = numerals(pieces(text))
    if parts or len(numbers) != len(PARTS) or len(tokens(text)) > len(PARTS):
        return parts
    price, much, days = (one.value for one in numbers)
    wanted = converted(posted.amount, posted.unit or "piece", unit) if posted.amount is not None else None
    kilos = converted(Decimal(1), unit, "kg")
    if wanted is not None and kilos and kilos > 1 and much == wanted * kilos:
        price, much = price * kilos, wanted  # "148 5000 30" of five tonnes: by the kilo
    if price <= 0 or (wanted is not None and not 0 < much <= wanted) or not 0 < days <= MOST_DAYS or days != int(days):
        return {}
    currency = "" if foreign else prices.RUPEES
    return {"price": {"amount": decimal_text(price), "currency": currency, "unit": unit}, "quantity": decimal_text(much),
            "days": int(days)}  # fmt: skip


MOST_DAYS = 365


def quote(c: Conversation) -> None:
    """A price is three numbers: rupees a unit, quantity, days; read back before it is sent."""
    met = introductions.introduction(c.db, int(c.subject))
    one = matches.match(c.db, met.match_id)
    posted = store.get(c.db, one.enquiry_id)
    if introductions.is_over(c.db, met.id):
        return c.say(N_("That matter is finished."))
    offer = three_numbers(c, one, posted)
    deal = introductions.deal_of(c.db, met.id)
    if deal is not None and deal.buyer_says == "yes":
        return c.say(N_("The buyer has agreed to your earlier price meanwhile."))
    send_quote(c.step, met.id, posted, offer)
    return c.say(N_("Sent. I tell you what the buyer says."))


def send_quote(step: Step, introduction_id: int, posted: Enquiry, offer: Mapping[str, Any]) -> None:
    """Keep a seller's offer in the currency it was said in, and let the buyer decide."""
    for before in introductions.quotes_given(
        step.db, introduction_id
    ):  # a new price takes the place of the one that waits
        introductions.settle_quote(step.db, before, "withdrawn")
        conversations.withdraw(step.db, "quoted", str(before), step.world.now)
    paise = prices.paise_of(offer)
    given = introductions.quote(
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
