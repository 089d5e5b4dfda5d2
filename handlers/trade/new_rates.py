"""Another rate that a seller names after the yes: for one enquiry or several, in the room of a deal or outside one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import wording
from handlers.folding import tokens
from handlers.group import offer_answers
from handlers.hearing import Started
from handlers.language import N_, say
from handlers.matching.units import converted
from handlers.questions import Misread, Reply, yes_no
from handlers.seller import listed_rates
from handlers.step import Step
from handlers.trade import number_meant, offer_words, pack_rates, price_words, prices, quotes, spoken_prices
from handlers.trade.price_wish import wants_to_give
from handlers.units import unit_name
from storage import audit, conversations, introductions, matches, people, rooms
from storage import enquiries as store
from storage.enquiries import Enquiry
from storage.matches import Match

SHORT_PRICE, LONG_PRICE = 4, 8
"""Words: "rate 210" is a price by itself; in a longer sentence a sum may be of anything, but where it is called a rate."""


def is_another_price(text: str) -> bool:
    """Do a seller's words name a price by themselves: "last 240", "118 से कम नहीं", "rate 210"?"""
    if "?" in text or not quotes.names_rate(text):
        return False
    words = tokens(text)
    of_a_rate = offer_words.part_named(" ".join(word for word in words if not word.isdigit())) == "price"
    return price_words.is_last_price(text) or len(words) <= (LONG_PRICE if of_a_rate else SHORT_PRICE)


def in_room(step: Step, room_id: int, text: str) -> Started | None:
    """A seller's price in the room of a deal: it is read back and sent as the price it is, while none is agreed on. Of two rates
    of two goods each goes to its own deal with this buyer."""
    room = rooms.room(step.db, room_id)
    of_list = listed_rates.listed(text, step.world.catalogue)
    begun = _prices_of_deals(step, room, of_list) if of_list is not None else None
    return begun or (_of_deal(step, room, text) if is_another_price(text) else None)


def _prices_of_deals(step: Step, room: Any, of_list: listed_rates.Listed) -> Started | None:
    """The rates of several goods, said in the room of one deal, for all that its buyer takes of the speaker."""
    met = _met_in(step, room)
    if met is None:
        return None
    here = matches.match(step.db, met.match_id)
    buyer = store.get(step.db, here.enquiry_id).person_id
    mine = [(one, posted) for one, posted in _said_yes_to(step) if posted.person_id == buyer]
    return _other_prices(step, of_list, mine) if here.seller_id == step.person.id else None


def _said_yes_to(step: Step) -> list[tuple[Match, Enquiry]]:
    return [
        (one, store.get(step.db, one.enquiry_id))
        for one in matches.matches_for(step.db, step.person.id, matches.ANSWERED_YES)
    ]


def rate_wished(step: Step, room_id: int, text: str) -> Started | None:
    """A seller says in the room of a deal that a rate will be given: it is asked for, and the words are for nobody else. In the
    talk about an offer's card that is its maker's first answer, by which the two have met."""
    room = rooms.room(step.db, room_id)
    if room.kind != "deal" or room.status != "open" or not wants_to_give(text):
        return None
    return _of_deal(step, offer_answers.heard(step, room), "")


def _of_deal(step: Step, room: Any, text: str) -> Started | None:
    met = _met_in(step, room)
    is_seller = met is not None and matches.match(step.db, met.match_id).seller_id == step.person.id
    return _anew(step, met, text) if is_seller else None


def _met_in(step: Step, room: Any) -> Any:
    """The introduction whose deal is talked of in a room that is open; None for other rooms."""
    met_id = rooms.introduction_in(room) if room.status == "open" else None
    return introductions.introduction(step.db, met_id) if met_id is not None else None


def said(step: Step, text: str) -> Started | None:
    """A price outside a room, for the buyer who was met last or to whom a yes was said last."""
    if (of_list := listed_rates.listed(text, step.world.catalogue)) is not None:
        return _other_prices(step, of_list, _said_yes_to(step))
    if not is_another_price(text):
        return None
    named = step.world.catalogue.concepts_in(text)
    for one in matches.matches_for(step.db, step.person.id, matches.ANSWERED_YES):
        if named and store.get(step.db, one.enquiry_id).concept not in named:
            continue
        if (begun := _of_match(step, one, text)) is not None:
            return begun
    return None


def number_said(step: Step, text: str) -> Started | None:
    """A number near the rate that the speaker gave with a yes, an order or a yes beside it: "135 kar do" where 140 was said."""
    for one, posted in _said_yes_to(step):
        said = number_meant.spoken(text, posted)
        if said is None:
            continue
        rates = number_meant.rates_between(step.db, one, posted)
        if not said.is_money and number_meant.meaning(said.value, rates, posted.amount) != "price":
            continue
        if (begun := _of_match(step, one, number_meant.as_rate(said.value, posted))) is not None:
            return begun
    return None


def _of_match(step: Step, one: Match, text: str) -> Started | None:
    """Another price for one yes: as an offer to whom was met, else told to the buyer who has not answered."""
    met = introductions.introduction_of(step.db, one.id)
    if met is not None and (anew := _anew(step, met, text)) is not None:
        return anew
    is_open = one.status == "yes" and store.get(step.db, one.enquiry_id).status == "open"
    return Started("new_rate", str(one.id), {"said": text}) if is_open else None


def _other_prices(step: Step, of_list: listed_rates.Listed, mine: Sequence[tuple[Match, Enquiry]]) -> Started | None:
    """Other prices for several yeses, each for its goods: the first is read back now, the others after it."""
    meant = [
        (rated, one, posted)
        for rated in of_list.goods
        for one, posted in mine
        if rated.is_of(posted.concept, step.world.catalogue)
    ]
    if not listed_rates.are_rates(of_list, [(rated, posted.amount) for rated, _, posted in meant]):
        return None
    begun: dict[str, Started] = {}
    for rated, one, _ in meant:
        if rated.goods not in begun and (found := _of_match(step, one, rated.words)) is not None:
            begun[rated.goods] = found
    several = {"beside_others": True} if len(begun) > 1 else {}
    in_order = [replace(one, opening={**one.opening, **several}) for one in begun.values()]
    for other in in_order[1:]:
        opening, once = other.opening, str(step.inbox_id)
        step.begin(step.person.id, other.conversation, other.subject, opening, purpose="reply", once=once)
    return in_order[0] if in_order else None


def _anew(step: Step, met: Any, text: str) -> Started | None:
    deal = introductions.deal_of(step.db, met.id)
    if deal is not None and (deal.buyer_says is not None or deal.status != "agreed"):
        return None
    opening = {"offer": spoken_prices.offered_before(step, met), "said": text, "anew": [] if text else ["price"]}
    return Started("quote", str(met.id), opening)


def rate_said(posted: Enquiry, text: str) -> dict[str, Any] | None:
    """The rate of one unit that a seller's words name; None where they name none, or several."""
    return offer_words.told(
        text, quotes.price_unit(posted), foreign=prices.currency_of(posted), amount=posted.amount
    ).price


def rate_that_waits(step: Step, one: Match, posted: Enquiry) -> dict[str, Any]:
    """The rate that a seller named while the introduction was being made, and nothing had been done with yet: it stands, and
    its own question ends. {"said"} are the words, {"price"} what they surely mean; empty where none waits."""
    talk = conversations.newest(step.db, one.seller_id, "new_rate", str(one.id))
    price = rate_said(posted, talk.opening["said"]) if talk is not None else None
    if talk is None or price is None or (talk.status != "open" and prices.paise_of(price) is not None):
        return {}
    conversations.withdraw(step.db, "new_rate", str(one.id), step.world.now)
    said = str(talk.kept.get("said") or talk.opening["said"])
    price = rate_said(posted, said) or price
    is_sure = bool(price["currency"]) and not prices.may_be_of_a_kilo(price, prices.kilos_in(posted))
    plain = {name: value for name, value in price.items() if name != "loose"}
    return {"said": said} | ({"price": plain} if is_sure else {})


def _rate_again(posted: Enquiry) -> Callable[[Reply, str], dict[str, str]]:
    """Reads another rate below the one that was read back. Raises Misread."""

    def read(reply: Reply, _language: str) -> dict[str, str]:
        if rate_said(posted, reply.text) is None:
            raise Misread()
        return {"said": reply.text}

    return read


def new_rate(c: Conversation) -> None:
    """Another rate for a yes that the buyer has not answered: kept, and told to the buyer."""
    one = matches.match(c.db, int(c.subject))
    posted = store.get(c.db, one.enquiry_id)
    pack = offer_words.told(c.opening["said"], quotes.price_unit(posted), amount=posted.amount).pack
    if pack is not None and one.status == "yes":
        return _new_pack_rate(c, one, posted, *pack)
    said, turn, answer = c.opening["said"], 0, None
    while answer in (None, "anew"):
        price = rate_said(posted, said)
        if price is None or prices.paise_of(price) is None or one.status != "yes":
            return c.say(N_("The price comes when you two are introduced."))
        price = prices.which_unit(c, f"for_one{turn or ''}", price, prices.kilos_in(posted))
        words = {"product": wording.brief_met(one, posted, c.world, c.language), "price": prices.said(price, c.language),
                 "unit": unit_name(price["unit"], c.language)}  # fmt: skip
        asks = yes_no(f"rate{turn or ''}", N_("{product}: shall I tell the buyer {price} per {unit}?"), N_("Yes, tell them"),
                      N_("No, leave it"))  # fmt: skip
        answer = c.ask(replace(asks, read=_rate_again(posted)), **words)
        if isinstance(answer, dict):
            said, turn, answer = answer["said"], turn + 1, "anew"
            c.kept["said"] = said
    if answer == "no":
        return c.say(N_("All right, it stays as it is."))
    assert price is not None, "a rate was agreed to that nobody named"
    return _tell_rate(c, one, posted, price)


def _tell_rate(c: Conversation, one: Match, posted: Enquiry, price: dict[str, Any]) -> None:
    """Keep the rate with the yes, in the unit of the enquiry, and tell the buyer."""
    into = converted(Decimal(1), posted.unit or "piece", price["unit"]) or Decimal(1)
    paise = int((Decimal(price["amount"]) * 100 * into).to_integral_value())
    reader = people.person(c.db, posted.person_id).language or "en"
    said_price = say(
        reader, N_("{price} per {unit}"), price=prices.said(price, reader), unit=unit_name(price["unit"], reader)
    )
    return _keep_rate(c, one, posted, paise, None, said_price)


def _new_pack_rate(c: Conversation, one: Match, posted: Enquiry, paise: int, per: str) -> None:
    """Another rate that is that of a jar or packet."""
    product, yes = wording.brief_met(one, posted, c.world, c.language), N_("Yes, tell them")
    asks = yes_no("pack_rate", N_("{product}: shall I tell the buyer {price}?"), yes, N_("No, leave it"))
    if c.ask(asks, product=product, price=pack_rates.said(paise, per, c.language)) == "no":
        return c.say(N_("All right, it stays as it is."))
    reader = people.person(c.db, posted.person_id).language or "en"
    return _keep_rate(c, one, posted, paise, per, pack_rates.said(paise, per, reader))


def _keep_rate(c: Conversation, one: Match, posted: Enquiry, paise: int, per: str | None, said: str) -> None:
    """Keep a rate with the yes, and tell the buyer, in whose language it is `said`."""
    matches.name_price(c.db, one.id, paise, per)
    audit.note(c.db, c.person.id, "name_price", f"match:{one.id}", c.world.now, before={"price_paise": one.price_paise},
               after={"price_paise": paise}, why_not=N_("the buyer has been told"))  # fmt: skip
    reader = people.person(c.db, posted.person_id).language or "en"
    c.tell(posted.person_id, N_("{name} says a new price for {product}: {price}."), name=one.seller_name or "–",
           product=wording.goods_of(posted, c.world, reader), price=said)  # fmt: skip
    return c.say(N_("I have told the buyer."))


CONVERSATIONS = {"new_rate": new_rate}
