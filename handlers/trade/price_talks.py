"""The price after an introduction: the seller gives one, the buyer agrees, bargains or declines."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import wording
from handlers.language import N_, Counted
from handlers.matching.numbers import decimal_text
from handlers.questions import (
    Misread,
    Option,
    Question,
    ReadBack,
    Reply,
    choice,
    is_label,
)
from handlers.ready import answers
from handlers.safety import guard, reporting
from handlers.seller import measures
from handlers.step import Step
from handlers.trade import new_rates, offer_words, price_wish, prices, quotes, spoken_prices
from handlers.trade.contacts import contact_shown
from handlers.trade.deals import REASONS
from handlers.units import IN_DAYS, unit_name
from storage import asks, audit, conversations, introductions, matches, prompts
from storage import enquiries as store
from storage.conversations import Talk
from storage.enquiries import Enquiry


def _offer_said(
    posted: Enquiry, *, asks_price: bool = False, asks_days: bool = False, before: prices.Price | None = None
) -> Callable[[Reply, str], dict[str, Any]]:
    """Reads words that tell parts of an offer already. A number alone is days where those are asked for, and another price
    beside the price `before`. Raises Misread."""
    unit, foreign = quotes.price_unit(posted), prices.currency_of(posted)

    def read(reply: Reply, language: str) -> dict[str, Any]:
        told = offer_words.told(reply.text, unit, foreign=foreign, amount=posted.amount)
        if asks_price and told.bare is not None and _is_rate(told):
            return told.parts | {"price": prices.price_in(unit, foreign)(Reply(decimal_text(told.bare)), language)}
        if told.parts:
            return told.parts
        if before is not None:
            return {"price": _another_price(told.bare, before, unit)}
        if not asks_days or offer_words.tells_nothing(reply.text, unit):
            raise Misread()
        return {"days": int(Decimal(measures.days_ahead(reply, language)))}

    return read


def _is_rate(told: offer_words.Told) -> bool:
    """Below "Give a price now?" a number alone is the rate, but for the numbers of the buttons; "320, 2 दिन" names two parts."""
    bare = told.bare or 0
    return told.price is None and told.quantity is None and (bare > len(PRICE_NOW.options) or told.days is not None)


def _offer_or_wish(posted: Enquiry) -> Callable[[Reply, str], dict[str, Any] | str]:
    """Reads an offer, or the word that one will be given. Raises Misread."""
    offer = _offer_or_later(posted, asks_price=True)
    return lambda reply, language: "price" if price_wish.wants_to_give(reply.text) else offer(reply, language)


def _offer_or_later(
    posted: Enquiry, *, asks_price: bool = False, asks_days: bool = False
) -> Callable[[Reply, str], dict[str, Any] | str]:
    """Reads an offer, or that it comes later. Raises Misread."""
    offer = _offer_said(posted, asks_price=asks_price, asks_days=asks_days)
    return lambda reply, language: "later" if price_wish.puts_off(reply.text) else offer(reply, language)


_NEAR = 3
"""Times: a number that is further from the price spoken of is no other price for the same."""


def _another_price(number: Decimal | None, before: prices.Price, unit: str) -> prices.Price:
    """A number alone beside a price is another one in the same money."""
    said = Decimal(before["amount"])
    if number is None or not said / _NEAR <= number <= said * _NEAR:
        raise Misread()
    return {"amount": decimal_text(number), "currency": before["currency"], "unit": unit}


PRICE_NOW = ReadBack(
    "wish", N_("{buyer} says yes to you for {product}.\nContact: {contact}\nGive a price now?"),
    (Option("price", N_("Give my price"), also=("yes", "ha", "haan", "हाँ", "हां", "हो", "ho")),
     Option("later", N_("Later"), also=("no",))), shorter=N_("Give a price now?"), takes="yes_no",
)  # fmt: skip
DAYS_NOW = ReadBack(
    "wish", N_("{buyer} says yes to you for {product}, {price} per {unit}.\nContact: {contact}\nIn how many days can you give it?"),
    (Option("price", N_("Another price")), Option("later", N_("Later"))), shorter=N_("In how many days can you give it?"),
)  # fmt: skip
OFFER_AGAIN = ReadBack(
    "wish", N_("{buyer} says yes to you for {product}.\nContact: {contact}\nSend your offer: {offer}?"),
    (Option("same", N_("Yes, the same"), also=("yes", "haan", "हाँ", "हो", "ho")), Option("price", N_("Another price")),
     Option("later", N_("Later"))), shorter=N_("Send your offer: {offer}?"),
)  # fmt: skip


def asked_for_price(step: Step, text: str) -> Talk | None:
    """The seller's own conversation that waits for an offer, where these words answer it although a room has the floor."""
    waiting = [talk for talk in conversations.open_of(step.db, step.person.id) if talk.name == "introduced"]
    talk = next((talk for talk in waiting if talk.asked == PRICE_NOW.name), None)
    shown = prompts.last(step.db, step.address.id, talk.id) if talk is not None else None
    if shown is None:
        return None
    newest = prompts.last(step.db, step.address.id)
    just_asked = newest is not None and newest.conversation_id == shown.conversation_id
    said = (price_wish.is_number_alone, price_wish.wants_to_give, price_wish.puts_off)
    is_answer = just_asked and any(says(text) for says in said)
    is_answer = is_answer or (shown.takes == "number" and offer_words.is_only_days(text))
    labels = (str(option["label"]) for option in shown.options)
    return talk if is_answer or quotes.names_rate(text) or is_label(text, *labels) else None


def introduced(c: Conversation) -> None:
    """The seller hears of the introduction; an offer that was told before is sent by one tap, what is missing is asked."""
    met = introductions.introduction(c.db, int(c.subject))
    one = matches.match(c.db, met.match_id)
    posted = store.get(c.db, one.enquiry_id)
    if introductions.is_over(c.db, met.id):
        return None
    reporting.put_card(c.step, met.id, "receiving")
    beside = c.once("beside", partial(new_rates.rate_that_waits, c.step, one, posted))
    told = quotes.before_told(one, posted) | {name: beside[name] for name in ("price",) if name in beside}
    offer = asks.offer_of(c.db, one.id) or quotes.whole_offer(told)
    words = {
        "buyer": store.buyer_name(c.db, posted.id) or "", "product": wording.brief_met(one, posted, c.world, c.language),
        "contact": contact_shown(met.buyer_contact, c.language),
    }  # fmt: skip
    if offer is not None:
        asked: Question = replace(OFFER_AGAIN, read=_offer_or_later(posted))
        words["offer"] = answers.offer(offer, c.language)
    elif "price" in told:
        asked = replace(DAYS_NOW, read=_offer_or_later(posted, asks_days=True), takes="number")
        words |= {"price": prices.said(told["price"], c.language), "unit": unit_name(told["price"]["unit"], c.language)}
    else:
        asked = replace(PRICE_NOW, read=_offer_or_wish(posted))
    wish = c.ask(asked, **words)
    if wish == "later":
        deal = introductions.deal_of(c.db, met.id)
        told_already = deal is not None and deal.seller_says is not None
        return c.say(N_("All right.") if told_already else N_("All right. In three days I ask once how it went."))
    if wish == "same" and offer is not None:
        quotes.send_quote(c.step, met.id, posted, offer)
        return c.say(N_("Sent. I tell you what the buyer says."))
    before = quotes.parts_of(offer) if offer else told
    unclear = "" if "price" in before else str(beside.get("said", ""))
    _give_price(c, c.subject, before, wish, said=unclear)
    return None


def _give_price(c: Conversation, met_id: str, before: Mapping[str, Any], wish: Any, said: str = "") -> None:
    """Go on to the price: with what was offered before and what these words told, and without what shall be another; `said`
    are words of before that name it in a way which must be asked back."""
    told = dict(wish) if isinstance(wish, dict) else {}
    c.then("quote", met_id, offer={**before, **told}, anew=["price"] if "price" in before and not told else [],
           said="" if "price" in told else said)  # fmt: skip


def _yes_or_counter(price: Decimal) -> Callable[[Reply, str], dict[str, str] | str]:
    """Reads words that agree to a price ("chalo theek", "done 170"); others, neither yes nor no, go to the seller."""

    def read(reply: Reply, language: str) -> dict[str, str] | str:
        said = offer_words.numbers_in(reply.text)
        if spoken_prices.assents(reply.text) and set(said) <= {price}:
            return "yes"
        return {"words": guard.passable(reply, language)}

    return read


AGREE = Question(
    "agree", N_("{seller}: {price} per {unit}, {much} = {total}, {days}.\nDo you agree?"),
    (Option("yes", N_("Yes, agreed"), also=("मान्य", "मान्य आहे", "manya", "manya ahe", "agreed", "i agree", "accepted", "मंज़ूर", "मंजूर",
                                             "manjoor hai", "मंजूर है", "done", "pakka", "पक्का", "deal", "deal pakki")),
     Option("no", N_("No"), also=("too costly", "no thanks", "mehnga hai", "महंगा है", "महाग आहे", "mahag ahe"))),
    takes="yes_no",
)  # fmt: skip


def quoted(c: Conversation) -> None:
    """The buyer takes a price or refuses it, with a reason."""
    given = introductions.one_quote(c.db, int(c.subject))
    met = introductions.introduction(c.db, given.introduction_id)
    one = matches.match(c.db, met.match_id)
    if given.status != "given":
        return
    answer = c.ask(
        replace(AGREE, read=_yes_or_counter(Decimal(quotes.price_of(given)["amount"]))),
        seller=one.seller_name or "", price=prices.said(quotes.price_of(given), c.language), unit=unit_name(given.per, c.language),
        much=wording.amount(Decimal(given.quantity), given.per, c.language), days=Counted(IN_DAYS, given.days or 0),
        total=prices.total_of(quotes.price_of(given), Decimal(given.quantity), c.language),
    )  # fmt: skip
    if answer not in ("yes", "no"):
        c.step.begin(one.seller_id, "countered", f"{given.id}:{c.step.inbox_id}", answer)
        return c.say(N_("I have told the seller; the answer comes here."))
    if answer == "no":
        reason = c.ask(choice("why", N_("What was it?"), REASONS))
        introductions.settle_quote(c.db, given.id, "refused")
        introductions.say_deal(c.db, met.id, "buyer", "no", c.world.now, reason=reason)
        c.step.begin(one.seller_id, "deal_lost", str(met.id))
        return c.say(N_("Noted. I tell the seller kindly."))
    introductions.settle_quote(c.db, given.id, "accepted")
    price, quantity = quotes.price_of(given), Decimal(given.quantity)
    if given.price_paise is not None:
        worth: dict[str, Any] = {"amount_paise": int(given.price_paise * quantity)}
    else:
        worth = {"currency": given.currency, "amount": decimal_text(Decimal(price["amount"]) * quantity)}
    introductions.say_deal(c.db, met.id, "buyer", "yes", c.world.now, **worth)
    c.step.begin(one.seller_id, "deal_word", str(met.id))
    c.say(N_("I ask the seller to confirm. Pay only when you have seen the goods or a sample."))
    return None


STAYS = (
    "same rate", "same price", "wahi rate", "vahi rate", "yahi rate", "yahi rahega", "wahi rahega", "वही रेट", "यही रेट", "यही रहेगा",
    "वही रहेगा", "toch dar", "hach dar", "तोच दर", "हाच दर", "हाच राहील", "fixed price", "fix rate", "rate fix hai", "final", "last",
    "kam nahi hoga", "isse kam nahi", "कम नहीं होगा", "इससे कम नहीं", "nahi padta", "नहीं पड़ता", "parvadat nahi", "परवडत नाही",
    "kami nahi honar", "कमी नाही होणार", "cannot do less", "not possible",
)  # fmt: skip


NEW_PRICE = (
    "yes, a new price",
    "new price",
    "naya rate",
    "naya bhav",
    "हाँ, नया रेट",
    "नया रेट",
    "नया भाव",
    "हो, नवा दर",
    "नवा दर",
    "नवा भाव",
    "nava dar",
    "nava bhav",
)


def _price_or_yes(posted: Enquiry, before: prices.Price) -> Callable[[Reply, str], dict[str, Any] | str]:
    """Reads another price, or words that agree to the one that was asked for: "done", "चालेल". Raises Misread."""
    offer = _offer_said(posted, before=before)

    def read(reply: Reply, language: str) -> dict[str, Any] | str:
        try:
            return offer(reply, language)
        except Misread:
            if spoken_prices.assents(reply.text):
                return "yes"
            raise

    return read


def countered(c: Conversation) -> None:
    """The seller hears what the buyer says of the price, and gives a new one or keeps it."""
    given = introductions.one_quote(c.db, int(c.subject.partition(":")[0]))
    met = introductions.introduction(c.db, given.introduction_id)
    posted = store.get(c.db, matches.match(c.db, met.match_id).enquiry_id)
    if given.status != "given" or introductions.is_over(c.db, met.id):
        return c.say(N_("That matter is finished.")) if c.hears else None
    said = quotes.price_of(given)
    named = spoken_prices.spoken_in(c.opening["words"], posted, said)
    wanted = named if named is not None and named["currency"] else None
    keep = Option("keep", N_("The price stays"), also=("no", *STAYS))
    words = {"buyer": store.buyer_name(c.db, posted.id) or "", "price": prices.said(quotes.price_of(given), c.language),
             "words": c.opening["words"]}  # fmt: skip
    asks = ReadBack("wish", N_("{buyer} about your price {price}:\n“{words}”\nGive a new price?"),
                    (Option("new", N_("Yes, a new price"), also=("yes",)), keep), takes="yes_no",
                    read=_price_or_yes(posted, said))  # fmt: skip
    if wanted is not None:
        words["wanted"] = prices.said(wanted, c.language)
        taken = Option("taken", N_("Yes, {price}"), {"price": words["wanted"]}, also=("yes",))
        another = Option("new", N_("Another price"), also=NEW_PRICE)
        asks = replace(asks, text=N_("{buyer} about your price {price}:\n“{words}”\nGive it for {wanted}?"),
                       options=(taken, another, keep))  # fmt: skip
    wish = c.ask(asks, **words)
    if wish in ("taken", "yes"):
        wish = {"price": dict(wanted)} if wanted is not None else "new"
    if wish != "keep":
        before = quotes.parts_of({**quotes.price_of(given), "quantity": given.quantity, "days": given.days})
        _give_price(c, str(met.id), before, wish)
    c.step.begin(posted.person_id, "quoted", str(given.id), once=str(c.step.inbox_id))
    c.say(N_("All right, I tell the buyer that the price stays."))


def _withdraw_quote(step: Step, deed: Any) -> bool:
    given = introductions.one_quote(step.db, audit.number_of(deed))
    if not introductions.settle_quote(step.db, given.id, "withdrawn"):
        return False
    met = introductions.introduction(step.db, given.introduction_id)
    posted = store.get(step.db, matches.match(step.db, met.match_id).enquiry_id)
    ended = conversations.withdraw(step.db, "quoted", str(given.id), step.world.now)
    if ended:
        step.tell(posted.person_id, N_("The seller has taken that price back."))
    return True


CONVERSATIONS = {"introduced": introduced, "quoted": quoted, "countered": countered}
REVERSES = {"withdraw_quote": _withdraw_quote}
