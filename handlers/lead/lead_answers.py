"""What a seller's own words below a lead say: all or some, how much, not now, later, or a question for the buyer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any, NoReturn

from handlers.conversation import Conversation
from handlers.folding import fold, folded, tokens
from handlers.language import N_
from handlers.lead.figures_meant import MAY_STAND_ABOVE, OFFER_ASKED, rates_apart
from handlers.lead.lead_goods import asks_which_kind, differ, names_several, of_these_goods, without_goods
from handlers.lead.lead_words import (
    ABOUT_BUYER,
    ALL_OF_IT,
    HALF,
    HALF_OF_IT,
    LESS_OF_IT,
    PRICE_WORDS,
    SOME_OF_IT,
    asks_again,
    asks_who,
    has_it,
    has_none,
    puts_off,
)
from handlers.lead.seller_questions import ask_in_passing
from handlers.matching.enquiry import ParsedEnquiry
from handlers.matching.numbers import decimal_text, read_number
from handlers.matching.units import is_measured
from handlers.person.consents import COPULAS
from handlers.questions import Misread, Reply, is_label, words_of
from handlers.reading.asking import is_of_office, is_question
from handlers.reading.commands import read_command
from handlers.ready.answers import days_said
from handlers.seller import goods, goods_ended, listed_rates
from handlers.seller.no_more import only_so_much
from handlers.step import Step
from handlers.trade import offer_words, pack_rates, prices, quotes
from handlers.trade.offer_words import is_only_days
from handlers.trade.price_wish import wants_to_give
from handlers.world import World
from storage import conversations, matches
from storage import enquiries as store
from storage.conversations import Talk
from storage.enquiries import Enquiry
from storage.matches import Match


def told_apart(step: Step, floor: Talk | None, text: str) -> list[tuple[Talk, str]]:
    """Which words answer which of several waiting leads: "haldi ho jayegi, mirch nahi hai"; empty where one is meant.

    Each piece of the message must name the goods of just one of them.
    """
    if alike := _told_of_all(step, floor, text) or _days_of_all(step, floor, text) or rates_apart(step, floor, text):
        return alike
    waiting = {
        talk.id: talk for talk in conversations.open_of(step.db, step.person.id) if talk.name == "lead" and talk.asked
    }
    below = floor.name if floor else ""
    if below not in MAY_STAND_ABOVE or (len(waiting) < 2 and below == "lead") or goods.is_wanted(text):
        return []
    wanted = {talk_id: store.get(step.db, matches.match(step.db, int(talk.subject)).enquiry_id).concept
              for talk_id, talk in waiting.items()}  # fmt: skip
    answers: dict[int, str] = {}
    for part in goods.clauses(text):
        named = step.world.catalogue.concepts_in(part)
        meant = [talk_id for talk_id, concept in wanted.items() if concept in named]
        if named and len(meant) != 1:
            return []
        if not meant and not answers:
            return []
        talk_id = meant[0] if meant else next(reversed(answers))
        if not _is_answer(step, part) and talk_id not in answers:
            return []
        answers[talk_id] = f"{answers[talk_id]}, {part}" if talk_id in answers else part
    if floor is not None and set(answers) == {floor.id}:
        return []
    # A no ends its card; a yes asks on, so it comes last and keeps the floor.
    in_order = sorted(answers.items(), key=lambda one: has_it(without_goods(one[1], step.world)) != "no")
    return [(waiting[talk_id], words) for talk_id, words in in_order]


_BOTH = {2: folded("dono donon दोनों दोनो both donhi दोन्ही"), 3: folded("teeno tinon तीनों तीनो tinhi तिन्ही")}


def _told_of_all(step: Step, floor: Talk | None, text: str) -> list[tuple[Talk, str]]:
    """One answer for just so many cards as wait: "haan dono", "दोन्ही आहेत", "dono nahi"."""
    words = tokens(text)
    waiting = [
        talk
        for talk in conversations.open_of(step.db, step.person.id)
        if talk.name == "lead" and (talk.asked or "").startswith("answer")
    ]
    both = _BOTH.get(len(waiting), frozenset())
    rest = " ".join(word for word in words if fold(word) not in both)
    said = len(rest.split()) < len(words) <= _FEW and "?" not in text and read_number(rest) is None
    if not said or (floor.name if floor else "") not in MAY_STAND_ABOVE or (rest and not _is_answer(step, rest)):
        return []
    in_order = sorted(waiting, key=lambda talk: floor is not None and talk.id == floor.id)
    return [(talk, rest or "haan") for talk in in_order]


_FEW = 6


def _days_of_all(step: Step, floor: Talk | None, text: str) -> list[tuple[Talk, str]]:
    """One span of days for just so many offers as ask for it: "dono 5 din me"."""
    asked = [
        talk
        for talk in conversations.open_of(step.db, step.person.id)
        if talk.name in OFFER_ASKED and (talk.asked or "").startswith("days")
    ]
    words, both = tokens(text), _BOTH.get(len(asked), frozenset())
    rest = " ".join(word for word in words if fold(word) not in both)
    if len(rest.split()) == len(words) or not is_only_days(rest):
        return []
    in_order = sorted(asked, key=lambda talk: floor is not None and talk.id == floor.id)
    return [(talk, rest) for talk in in_order]


def _is_answer(step: Step, text: str) -> bool:
    """Do these words say that goods are there, or not, or how much of them?"""
    return bool(
        read_command(text, "yes_no") in ("yes", "no")
        or has_it(without_goods(text, step.world))
        or (read_number(text) is not None and not goods.sells(text))
    )


def _wants_goods(text: str, world: World) -> bool:
    """Does a seller want to buy: "20 kilo shahad chahiye" below a buyer's enquiry is no yes to it."""
    wants = goods.is_wanted(text) and not is_question(text) and read_number(text) is not None
    return wants and bool(world.catalogue.concepts_in(text)) and not has_it(without_goods(text, world))


PRICE_LATER = N_("The price comes later. First: is there enough of the goods?")


def seller_says(c: Conversation, posted: Enquiry) -> Callable[[Reply, str], Any]:
    """Reads a seller's own words below a lead: yes or no, all or some, an amount, a question for the buyer, or "later".

    A rate and the days that are named along with it are kept for the time when the price is asked; a number alone that says
    that rate once more is no amount.
    """
    return _Below(c, posted).read


@dataclass(frozen=True, slots=True)
class _Below:
    """What stands below the lead of an enquiry."""

    c: Conversation
    posted: Enquiry

    def read(self, reply: Reply, language: str) -> Any:
        """What a reply says to the lead. Raises Misread."""
        text, world = only_so_much(words_of(reply, language)), self.c.world
        reply = replace(reply, text=text)
        if (beside := self._beside(text)) is not None:
            return beside
        whole, text = text, self._without_pack_rate(text, language)
        reply, text, other = self._of_the_goods(replace(reply, text=text), text)
        told = self._told(text)
        heard = {fold(word) for word in tokens(text)}
        said = _yes_or_no(text, world, offers=bool(told.price or told.days))
        if (said == "no" or has_none(text)) and not (told.price or told.quantity or told.bare):
            return "not_now"
        much = _how_much(reply, self.posted, told, other, heard, said, language)
        if much is not None:
            return much
        if is_question(text) and not told.parts:
            return {"asks": whole}
        if said == "yes" or heard & ALL_OF_IT:
            return "all"
        return self._first_the_goods(told, heard, other, language)

    def _beside(self, text: str) -> Any:
        """An order, a putting off or a question in the place of an answer; None where there is none."""
        if is_label(text, *ABOUT_BUYER) or asks_who(text):
            return {"who": True}
        if _wants_goods(text, self.c.world):
            raise Misread(elsewhere=True)
        if asks_again(text):
            return {"again": True}
        if (days := puts_off(text)) is not None:
            return {"later": days}
        if goods_ended.ended(text):
            return "no_more"
        if is_of_office(text):
            raise Misread(elsewhere=True)
        if wants_to_give(text):
            raise Misread(PRICE_LATER, noted=True)
        if asks_which_kind(text, self.posted, self.c.world):
            self._told(text)
            return {"asks": text}
        if differ(text, self.posted, self.c.world) or _asks_beside_a_yes(text, self.c.world):
            return {"asks": text}
        return None

    def _without_pack_rate(self, text: str, language: str) -> str:
        """The words beside the rate of a jar or packet, which is kept; where none are left, it is asked on."""
        pack = offer_words.pack_rate(text, self.posted.unit or "piece")
        if pack is None:
            return text
        _keep_told(self.c, offer_words.Told(pack=(pack.paise, pack.per)))
        if not pack.rest or all(is_label(word, *COPULAS) for word in pack.rest.split()):
            noted = pack_rates.said(pack.paise, pack.per, language)
            raise Misread(N_("{price} noted. First: is there enough of the goods?"), noted=True, price=noted)
        return pack.rest

    def _of_the_goods(self, reply: Reply, text: str) -> tuple[Reply, str, ParsedEnquiry]:
        """The words about the goods of this enquiry, and how they read; other goods are a matter of their own."""
        world, concept = self.c.world, self.posted.concept
        if (own := listed_rates.own_words(text, concept, self.posted.amount, world.catalogue)) is not None:
            text, reply = own, replace(reply, text=own)
        other = world.read_enquiry(text)
        if concept in other.concepts or (concept and names_several(text, concept, world)):
            text = of_these_goods(text, concept, world)
            reply = replace(reply, text=text)
            other = world.read_enquiry(text)
        if other.concepts and concept not in (*other.concepts, *other.kinds, *other.general):
            bare = pack_rates.without_packs(text) if is_measured(self.posted.unit) else text
            if bare == text or world.catalogue.concepts_in(bare):
                raise Misread(elsewhere=True)
        return reply, text, other

    def _told(self, text: str) -> offer_words.Told:
        """Price and days, kept for the time when they are asked."""
        told = offer_words.told(
            text, self.posted.unit or "piece", foreign=prices.currency_of(self.posted), amount=self.posted.amount
        )
        kept_price = self.c.kept.get("told", {}).get("price")
        if told.bare is not None and told.quantity is None and _is_the_price(told.bare, kept_price):
            told = replace(told, price=kept_price, bare=None)
        _keep_told(self.c, told)
        return told

    def _first_the_goods(
        self, told: offer_words.Told, heard: set[str], other: ParsedEnquiry, language: str
    ) -> NoReturn:
        """Prices come later: first is asked whether there is enough."""
        if ("price" in self.c.kept.get("told", {}) and told.price) or told.days:
            price = _rate_said(told, language)
            raise Misread(N_("{price} noted. First: is there enough of the goods?"), noted=True, price=price)
        if PRICE_WORDS & heard or other.budget_paise is not None:
            raise Misread(PRICE_LATER, noted=True)
        raise Misread()


def _keep_told(c: Conversation, told: offer_words.Told) -> None:
    """The rate in rupees and the days that stand beside an answer."""
    parts = {name: part for name, part in told.parts.items() if name != "quantity"}
    if told.price is not None and prices.paise_of(told.price) is None:
        parts.pop("price")
    if told.pack is not None:
        parts["pack"] = list(pack_rates.anew(told.pack, c.kept.get("told", {}).get("pack")))
    if parts:
        latest = {"price": "pack", "pack": "price"}  # of two rates the later one counts
        off = {latest[name] for name in parts if name in latest}
        c.kept["told"] = {name: part for name, part in c.kept.get("told", {}).items() if name not in off} | parts


def _rate_said(told: offer_words.Told, language: str) -> str:
    """The rate, or else the days, as they were told."""
    if told.pack is not None:
        return pack_rates.said(*told.pack, language)
    return prices.said(told.price, language) if told.price else days_said(told.days or 0, language)


def _yes_or_no(text: str, world: World, *, offers: bool) -> str | None:
    """Does a seller say that the goods are there, or not; with a rate or days, by the words beside them?"""
    rest = without_goods(offer_words.besides(text) if offers else text, world)
    whole = read_command(rest if offers else text, "yes_no") if rest or not offers else None
    return whole if whole in ("yes", "no") else has_it(rest)


def _how_much(
    reply: Reply, posted: Enquiry, told: offer_words.Told, other: ParsedEnquiry, heard: set[str], said: str | None,
    language: str,
) -> Any:  # fmt: skip
    """How much a seller can give, as {"part"}; "part" where it must be asked; None where the words name no amount."""
    text, values = reply.text, offer_words.numbers_in(reply.text)
    if any(part.isalpha() and part.isupper() and len(part) > 4 for part in text.split("-")):
        raise Misread()
    if heard & HALF_OF_IT and posted.amount is not None and set(values) <= {HALF} and offer_words.is_half(text):
        return {"part": decimal_text(posted.amount / 2)}
    if told.price is not None or told.days is not None:
        much = told.quantity or (decimal_text(told.bare) if told.bare is not None and other.needed_by is None else None)
        if much is not None and told.quantity is None and _is_no_amount(told.bare, posted, None):
            return "part"
        if much is not None:
            return {"part": much}
    elif told.quantity is not None and told.bare is None and offer_words.is_sure_amount(text):
        return {"part": told.quantity}
    elif other.quantity is not None or ((told.quantity or told.bare is not None) and other.needed_by is None):
        if (len(values) > 1 or heard & LESS_OF_IT) and not other.packing:
            return "part"  # "50 nahi, 30", "100 less": rather asked than misquoted
        if other.quantity is None or other.unit is None:
            number = told.bare if told.quantity is None else None
            if _is_no_amount(number, posted, None):
                return "part"
        return {"part": told.quantity or quotes.amount_in(posted.unit, prices.kilos_in(posted))(reply, language)}
    return "part" if said != "no" and heard & SOME_OF_IT else None


FAR_MORE = 3
"""So many times what is wanted: a number alone that is larger is rather a price, and is asked."""


def _is_no_amount(number: Decimal | None, posted: Enquiry, price: Any) -> bool:
    """Is a number without any unit rather no amount: far more than is wanted, or the price said once more?"""
    if number is None:
        return False
    return bool((posted.amount is not None and number > FAR_MORE * posted.amount) or _is_the_price(number, price))


def _is_the_price(number: Decimal, price: Any) -> bool:
    return price is not None and Decimal(price["amount"]) == number


def says_how_much(c: Conversation, one: Match, posted: Enquiry) -> Callable[[Reply, str], str]:
    """Reads how much a seller can give; a rate or days are kept and the question stands, a question goes to the buyer."""
    unit = posted.unit or "piece"

    def read(reply: Reply, language: str) -> str:
        text = only_so_much(reply.text)
        told = offer_words.told(text, unit, foreign=prices.currency_of(posted), amount=posted.amount)
        _keep_told(c, told)
        if told.quantity is not None:
            return told.quantity
        price = told.price or c.kept.get("told", {}).get("price")
        if told.bare is not None and _is_no_amount(told.bare, posted, price):
            raise Misread(N_("Please write a number, for example 50."))
        if told.bare is None and posted.amount is not None and {fold(word) for word in tokens(text)} & ALL_OF_IT:
            return decimal_text(posted.amount)
        if told.bare is None and (told.price or told.days or told.pack):
            raise Misread(N_("{price} noted. First:"), noted=True, price=_rate_said(told, language))
        if is_question(text) and len(text.split()) > 1:
            ask_in_passing(c, one, posted, text)
            raise Misread(N_("I have asked the buyer; the answer comes here. First:"), noted=True)
        return quotes.amount_in(posted.unit, prices.kilos_in(posted))(reply, language)

    return read


LONG_QUESTION = 3


def _asks_beside_a_yes(text: str, world: World) -> bool:
    """Is one clause a yes and the last a question of its own: "हो देते, पण बरणी अर्धा किलोची चालेल का?"? No figure of the
    question is then an answer."""
    parts = goods.clauses(text)
    if len(parts) < 2 or "?" not in text or len(tokens(parts[-1])) < LONG_QUESTION:
        return False
    return is_question(parts[-1] + "?") and any(has_it(without_goods(part, world)) == "yes" for part in parts[:-1])
