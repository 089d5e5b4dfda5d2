"""Both sides say yes: the introduction, then the price, the deal, and how it went."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from handlers import (
    after,
    bargains,
    buyers,
    contacts,
    goods,
    guard,
    measures,
    offer_words,
    price_wish,
    prices,
    quotes,
    reporting,
    rooms,
    waves,
    wording,
)
from handlers.agreed import agrees
from handlers.contacts import THROUGH_HAAT, contact_of
from handlers.conversation import OWN_MATTERS, Conversation
from handlers.countries import shown
from handlers.folding import fold, folded, tokens
from handlers.language import N_, number, plural, say
from handlers.matching.numbers import decimal_text
from handlers.questions import (
    OWN_WORDS,
    Misread,
    Option,
    Question,
    ReadBack,
    Reply,
    choice,
    is_label,
    name_of,
    words_of,
)
from handlers.reading import kind_of
from handlers.reading.asking import is_question
from handlers.reading.commands import read_command
from handlers.ready import answers
from handlers.ready import talks as ready
from handlers.step import Step
from handlers.units import ngettext, unit_name
from handlers.world import World
from storage import asks, audit, conversations, introductions, matches, prompts, trade
from storage import enquiries as store
from storage.conversations import Talk
from storage.enquiries import Enquiry
from storage.matches import Match

BUYER_NAME = Question("name", N_("Which name shall the sellers see?"), takes="text", read=name_of)


_AGREED = (
    "sauda ho gaya", "soda ho gaya", "sauda pakka", "sauda hua", "ho gaya", "ban gayi baat", "baat ban gayi", "maal bhej diya",
    "maal mil gaya", "सौदा हो गया", "सौदा पक्का", "बात बन गई", "माल भेज दिया", "माल मिल गया", "sauda zala", "saudha jhala",
    "सौदा झाला", "व्यवहार झाला", "vyavhar zala", "जमलं", "jamla", "माल पाठवला", "माल मिळाला", "deal done",
)  # fmt: skip


INTRODUCE = (
    "baat karao", "theek hai baat karao", "baat kara do", "mila do", "milao", "milwa do", "बात कराओ", "ठीक है बात कराओ",
    "बात करा दो", "मिला दो", "मिलवा दो", "मिलाओ", "introduce", "introduce us",
    "बोलणं करून द्या", "बोलणे करून द्या", "गाठ घालून द्या", "भेट घालून द्या",
    "bolna karun dya", "gath ghalun dya", "connect karo", "connect kar do", "connect", "connect me", "connect us", "introduce me",
    "mila dijiye", "milwa dijiye", "milva dya", "मिला दीजिए", "मिलवा दीजिए", "बात करवा दो", "baat karwa do", "bolu dya", "बोलू द्या",
    "mila dya", "जोडून द्या", "jod do", "जोड़ दो",
)  # fmt: skip

SHALL_I = Question(
    "introduce", N_("{card}\nThey say yes: {much}. Shall I introduce you?"),
    (Option("yes", N_("Yes, introduce us"), also=INTRODUCE), Option("no", N_("Not this one")),
     Option("ask", N_("Ask first"), also=ready.ASK_WORDS)), takes="yes_no",
)  # fmt: skip


SHALL_I_NOW = replace(SHALL_I, text=N_("Shall I introduce you to {name}?"))


def said_yes(c: Conversation) -> None:
    """The buyer hears a seller's yes and decides."""
    one = matches.match(c.db, int(c.subject))
    posted = store.get(c.db, one.enquiry_id)
    if posted.status != "open" or one.status != "yes" or _must_wait(c, one, posted):
        return
    words = {
        "card": wording.card(c.db, c.world, one, c.language),
        "much": offered(one, posted, c.world, c.language),
        "name": one.seller_name or "",
    }
    asked, question, pair = 0, SHALL_I, ready.pair_of(c.step, one.id)
    if pair is None:
        return
    read = _decided_or_asked(ready.asked_in_words(c, pair))
    while (answer := c.ask(replace(question, read=read).named(f"introduce{asked or ''}"), **words)) not in (
        "yes",
        "no",
    ):
        wonders = ready.choose(c, pair, str(asked or "")) if answer == "ask" else answer
        c.once(f"asked{asked}", partial(ready.put, c.step, pair, wonders, then_more=False))
        asked, question = asked + 1, SHALL_I_NOW
    if answer == "no":
        matches.settle_match(c.db, one.id, "declined", was=("yes",))
        waves.drop_questions(c.step, one.id)
        c.step.begin(one.seller_id, "lead_over", str(one.id), purpose="lead")
        return c.say(N_("All right. I write when the next one says yes."))
    name = c.person.name or c.ask(BUYER_NAME)
    if not c.person.name:
        c.step.know(name=name)
    contact = contact_of(c, writes_to=one.seller_name or "–", is_for_haat=ready.is_for_haat(c, pair))
    introduce(c, one, posted, contact)
    return None


def _decided_or_asked(asked: Callable[[Reply, str], dict[str, Any]]) -> Callable[[Reply, str], Any]:
    """Reads a yes that stands beside other words of assent ("ठीक है सौ ले लेंगे, मिलवा दो"), else what is asked. Raises Misread."""

    def read(reply: Reply, language: str) -> Any:
        said = goods.clauses(reply.text)
        introduces = [part for part in said if is_label(_without_yes(part), *INTRODUCE)]
        rest = " ".join(part for part in said if part not in introduces)
        if introduces and not is_question(rest) and not bargains.is_bargaining(rest) and not goods.corrects(rest):
            return "yes"
        return asked(reply, language)

    return read


_ALL = folded("both all dono donon दोनों दोनो sab sabhi सब सभी donhi doghanna दोन्ही दोघांना sagle सगळे")
_BESIDE_ALL = folded("them of ko को se से us")


def means_all(text: str) -> bool:
    """Are several meant by an order of introduction: "dono mila do", "connect both"?"""
    return bool({fold(word) for word in tokens(text)} & _ALL)


def wants_introduction(text: str) -> bool:
    """Do words, with or without a yes, only ask to be introduced: "ok connect me", "dono se mila do", "हो बोलू द्या"?"""
    kept = [word for word in tokens(text) if fold(word) not in _ALL | _BESIDE_ALL]
    return bool(kept) and is_label(_without_yes(" ".join(kept)), *INTRODUCE)


def _without_yes(words: str) -> str:
    said = words.split()
    while len(said) > 1 and read_command(said[0], "yes_no") == "yes":
        said = said[1:]
    return " ".join(said)


IN_DAYS = ngettext("in {count} day", "in {count} days")


def offered(one: Match, posted: Enquiry, world: World, language: str) -> str:
    """What a seller's yes is for: "100 kilos, ₹220 per kilo, in 5 days", as far as they told it."""
    much = wording.amount(Decimal(one.quantity), posted.unit, language) if one.quantity else ""
    facts = [much or wording.goods_of(posted, world, language)]
    told = quotes.before_told(one, posted)
    if "price" in told:
        unit = unit_name(told["price"]["unit"], language)
        facts.append(say(language, N_("{price} per {unit}"), price=prices.said(told["price"], language), unit=unit))
    if "days" in told:
        facts.append(plural(language, *IN_DAYS, told["days"]))
    return ", ".join(facts)


def _must_wait(c: Conversation, one: Match, posted: Enquiry) -> bool:
    """Must it wait already? It is said when it begins; where the question would only be put again, it waits in silence."""
    return not c.hears and buyers.must_wait(c, one, posted.person_id, quiet=c.asked is not None)


def introduce(c: Conversation, one: Match, posted: Enquiry, buyer_contact: str) -> None:
    """Share the contacts both chose, log it, and say how much is covered; each side gets its card."""
    if buyers.must_wait(c, one, posted.person_id):
        return None
    if not matches.settle_match(c.db, one.id, "accepted", was=("yes",)):
        return c.say(N_("{name} has withdrawn meanwhile."), name=one.seller_name or "")
    met = introductions.introduce(
        c.db, one.id, buyer_contact=buyer_contact, seller_contact=one.contact or THROUGH_HAAT, now=c.world.now
    )
    if met is None:
        return None
    audit.note(c.db, c.person.id, "introduce", f"introduction:{met}", c.world.now, after={"match": one.id},
               why_not=N_("both sides know each other's contact now"))  # fmt: skip
    unsaid, room = c.kept.get(contacts.UNSAID, ()), 0
    if unsaid or THROUGH_HAAT in (buyer_contact, one.contact or THROUGH_HAAT):
        room = rooms.open_deal(c.step, met, c.person.id, c.person.name or "", one.seller_id, one.seller_name or "")
    c.say(
        N_("Good! {name}: {contact}"),
        name=one.seller_name or "",
        contact=_shown_contact(one.contact or THROUGH_HAAT, c.language),
    )
    reporting.put_card(c.step, met, "paying")
    c.step.begin(one.seller_id, "introduced", str(met))
    if unsaid:
        rooms.pass_on(c.step, room, one.seller_id, c.person.name or "–", unsaid)
    _say_how_much_is_covered(c, posted)
    return None


def _shown_contact(contact: str, language: str) -> str:
    if contact == THROUGH_HAAT:
        return say(language, N_("write here, I pass it on"))
    return shown(contact)


def _say_how_much_is_covered(c: Conversation, posted: Enquiry) -> None:
    """Several sellers may share an order; when all of it is covered the enquiry is served."""
    total, sellers = matches.covered(c.db, posted.id)
    if posted.amount is None or total >= posted.amount:
        if store.close(c.db, posted.id, "served", c.world.now):
            waves.let_sellers_go(c.step, store.get(c.db, posted.id))
            c.say(N_("With that your enquiry is served."))
        return
    c.step.say_count(
        "{covered} of {wanted} are covered by {count} seller. I go on asking.",
        "{covered} of {wanted} are covered by {count} sellers. I go on asking.",
        count=sellers, covered=number(total, c.language), wanted=wording.amount(posted.amount, posted.unit, c.language),
    )  # fmt: skip


def _offer_said(
    posted: Enquiry, *, asks_price: bool = False, asks_days: bool = False, before: Decimal | None = None
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
            return {"price": _another_price(told.bare, before, unit, foreign)}
        if not asks_days:
            raise Misread()
        return {"days": int(Decimal(measures.days_ahead(reply, language)))}

    return read


def _is_rate(told: offer_words.Told) -> bool:
    """Below "Give a price now?" a number alone is the rate, but for the numbers of the buttons; "320, 2 दिन" names two parts."""
    bare = told.bare or 0
    return told.price is None and told.quantity is None and (bare > len(PRICE_NOW.options) or told.days is not None)


def _offer_or_wish(posted: Enquiry) -> Callable[[Reply, str], dict[str, Any] | str]:
    """Reads an offer, or the word that one will be given. Raises Misread."""
    offer = _offer_said(posted, asks_price=True)
    return lambda reply, language: "price" if price_wish.wants_to_give(reply.text) else offer(reply, language)


_NEAR = 3
"""Times: a number that is further from the price spoken of is no other price for the same."""


def _another_price(number: Decimal | None, before: Decimal, unit: str, foreign: str) -> prices.Price:
    if number is None or not before / _NEAR <= number <= before * _NEAR:
        raise Misread()
    return {"amount": decimal_text(number), "currency": foreign or offer_words.RUPEES, "unit": unit}


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
    is_answer = just_asked and (price_wish.is_number_alone(text) or price_wish.wants_to_give(text))
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
    told = quotes.before_told(one, posted)
    offer = asks.offer_of(c.db, one.id) or quotes.whole_offer(told)
    words = {
        "buyer": store.buyer_name(c.db, posted.id) or "", "product": wording.brief_met(one, posted, c.world, c.language),
        "contact": _shown_contact(met.buyer_contact, c.language),
    }  # fmt: skip
    if offer is not None:
        asked: Question = replace(OFFER_AGAIN, read=_offer_said(posted))
        words["offer"] = answers.offer(offer, c.language)
    elif "price" in told:
        asked = replace(DAYS_NOW, read=_offer_said(posted, asks_days=True), takes="number")
        words |= {"price": prices.said(told["price"], c.language), "unit": unit_name(told["price"]["unit"], c.language)}
    else:
        asked = replace(PRICE_NOW, read=_offer_or_wish(posted))
    wish = c.ask(asked, **words)
    if wish == "later":
        return c.say(N_("All right. In three days I ask once how it went."))
    if wish == "same" and offer is not None:
        quotes.send_quote(c.step, met.id, posted, offer)
        return c.say(N_("Sent. I tell you what the buyer says."))
    before = quotes.parts_of(offer) if offer else told
    _give_price(c, c.subject, before, wish)
    return None


def _give_price(c: Conversation, met_id: str, before: Mapping[str, Any], wish: Any) -> None:
    """Go on to the price: with what was offered before and what these words told, and without what shall be another."""
    told = dict(wish) if isinstance(wish, dict) else {}
    c.then("quote", met_id, offer={**before, **told}, anew=["price"] if "price" in before and not told else [])


def _counter_words(reply: Reply, language: str) -> dict[str, str]:
    """Words about a price that are neither yes nor no: they go to the seller."""
    return {"words": guard.passable(reply, language)}


AGREE = Question(
    "agree", N_("{seller}: {price} per {unit}, {much} = {total}, in {days} days.\nDo you agree?"),
    (Option("yes", N_("Yes, agreed"), also=("मान्य", "मान्य आहे", "manya", "manya ahe", "agreed", "i agree", "accepted", "मंज़ूर", "मंजूर",
                                             "manjoor hai", "मंजूर है", "done", "pakka", "पक्का", "deal", "deal pakki")),
     Option("no", N_("No"), also=("too costly", "no thanks", "mehnga hai", "महंगा है", "महाग आहे", "mahag ahe"))),
    takes="yes_no", read=_counter_words,
)  # fmt: skip
REASONS = (
    Option("price", N_("The price")), Option("quality", N_("The quality")), Option("time", N_("The time")),
    Option("other_seller", N_("Bought elsewhere")), Option("other", N_("Something else")),
)  # fmt: skip


def quoted(c: Conversation) -> None:
    """The buyer takes a price or refuses it, with a reason."""
    given = introductions.one_quote(c.db, int(c.subject))
    met = introductions.introduction(c.db, given.introduction_id)
    one = matches.match(c.db, met.match_id)
    if given.status != "given":
        return
    answer = c.ask(
        AGREE,
        seller=one.seller_name or "", price=prices.said(quotes.price_of(given), c.language), unit=unit_name(given.per, c.language),
        much=wording.amount(Decimal(given.quantity), given.per, c.language), days=given.days or 0,
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


def countered(c: Conversation) -> None:
    """The seller hears what the buyer says of the price, and gives a new one or keeps it."""
    given = introductions.one_quote(c.db, int(c.subject.partition(":")[0]))
    met = introductions.introduction(c.db, given.introduction_id)
    posted = store.get(c.db, matches.match(c.db, met.match_id).enquiry_id)
    if given.status != "given":
        return
    options = (
        Option("new", N_("Yes, a new price"), also=("yes",)),
        Option("keep", N_("The price stays"), also=("no", *STAYS)),
    )
    said = Decimal(quotes.price_of(given)["amount"])
    asks = ReadBack("wish", N_("{buyer} about your price {price}:\n“{words}”\nGive a new price?"), options, takes="yes_no",
                    read=_offer_said(posted, before=said))  # fmt: skip
    wish = c.ask(asks, buyer=store.buyer_name(c.db, posted.id) or "", price=prices.said(quotes.price_of(given), c.language),
                 words=c.opening["words"])  # fmt: skip
    if wish != "keep":
        before = quotes.parts_of({**quotes.price_of(given), "quantity": given.quantity, "days": given.days})
        _give_price(c, str(met.id), before, wish)
    c.step.begin(posted.person_id, "quoted", str(given.id), once=str(c.step.inbox_id))
    c.say(N_("All right, I tell the buyer that the price stays."))


def says_deal(reply: Reply, language: str) -> str:
    """Reads words that say it is a deal. Raises Misread for all others, among them whole matters of their own."""
    text = words_of(reply, language)
    if not agrees(text, asked=True):
        raise Misread(elsewhere=len(text.split()) >= OWN_WORDS and kind_of(text) in OWN_MATTERS)
    return "yes"


def deal_word(c: Conversation) -> None:
    """The seller's own word on the deal: both sides' words close it."""
    met = introductions.introduction(c.db, int(c.subject))
    one = matches.match(c.db, met.match_id)
    posted = store.get(c.db, one.enquiry_id)
    name = store.buyer_name(c.db, posted.id) or ""
    options = (Option("yes", N_("Yes"), also=_AGREED), Option("no", N_("No")))
    asks = Question("agree", N_("{buyer} agrees to your price. Is it a deal?"), options, takes="yes_no", read=says_deal)
    answer = c.ask(asks, buyer=name)
    reason = c.ask(choice("why", N_("What was it?"), REASONS)) if answer == "no" else ""
    _settle_deal(c, met, one, posted, "seller", answer, reason)


def how_it_went(c: Conversation) -> None:
    """Once, on the third day, each side says with one tap whether a deal came of it; no answer costs nothing."""
    met = introductions.introduction(c.db, int(c.subject))
    one = matches.match(c.db, met.match_id)
    posted = store.get(c.db, one.enquiry_id)
    is_buyer = c.person.id == posted.person_id
    other = one.seller_name if is_buyer else store.buyer_name(c.db, posted.id)
    if introductions.is_over(c.db, met.id):
        return None
    options = [
        Option("yes", N_("Yes, it is a deal"), also=_AGREED),
        Option("not_yet", N_("Still talking")),
        Option("no", N_("No deal")),
    ]
    answer = c.ask(Question("deal", N_("Did it work out with {name} for {product}?"), tuple(options), takes="yes_no",
                            read=says_deal), name=other or "",
                   product=wording.brief_met(one, posted, c.world, c.language))  # fmt: skip
    if answer == "not_yet":
        return c.say(N_("All right, good luck. I do not ask again; 'my deals' is always there."))
    _settle_deal(c, met, one, posted, "buyer" if is_buyer else "seller", answer, "")
    return None


def deal_said(c: Conversation) -> None:
    """Somebody says by themselves, in "my deals", that it is a deal or that nothing came of it."""
    number, _, answer = c.subject.partition(":")
    met = introductions.introduction(c.db, int(number))
    one = matches.match(c.db, met.match_id)
    posted = store.get(c.db, one.enquiry_id)
    if introductions.is_over(c.db, met.id):
        return c.say(N_("That matter is finished."))
    buys = c.person.id == posted.person_id
    _settle_deal(c, met, one, posted, "buyer" if buys else "seller", answer, "")
    deal = introductions.deal_of(c.db, met.id)
    if answer == "yes" and deal is not None and deal.status == "agreed":
        c.step.begin(one.seller_id if buys else posted.person_id, "how_it_went", str(met.id))
    return None


def settle(c: Conversation, met_id: int, side: str, answer: str) -> str:
    """One side's own word on a deal, said without being asked; the deal's state afterwards, which is said but for "agreed"."""
    met = introductions.introduction(c.db, met_id)
    one = matches.match(c.db, met.match_id)
    return _settle_deal(c, met, one, store.get(c.db, one.enquiry_id), side, answer, "", noted=False)


def _settle_deal(
    c: Conversation, met: Any, one: Match, posted: Enquiry, side: str, answer: str, reason: str, *, noted: bool = True
) -> str:  # fmt: skip
    status = introductions.say_deal(c.db, met.id, side, answer, c.world.now, reason=reason)
    audit.note(c.db, c.person.id, "deal_word", f"introduction:{met.id}", c.world.now, after={"side": side, "says": answer},
               why_not=N_("the other side has been told"))  # fmt: skip
    other = one.seller_id if side == "buyer" else posted.person_id
    if status != "agreed":
        _nothing_more_to_ask(c, met.id)
    if status == "closed":
        trade.due(c.db, met.id, after.agreed_day(c.db, c.world, met.id, posted))
        c.step.begin(other, "deal_closed", str(met.id))
        c.say(N_("Congratulations on the deal!"))
    elif status == "lost":
        c.step.begin(other, "deal_lost", str(met.id))
        c.say(N_("Noted, thank you. The next one will come."))
    elif noted:
        c.say(N_("Noted, thank you."))
    return status


def _nothing_more_to_ask(c: Conversation, met_id: int) -> None:
    """Both have said how it ended: what still waits for a price or for that word is withdrawn."""
    for name in ("introduced", "quote", "how_it_went", "deal_word", "deal_made", "deal_too"):
        ended = conversations.withdraw(c.db, name, str(met_id), c.world.now)
        if c.talk.id in {talk.id for talk in ended}:
            conversations.keep(c.db, c.talk.id, c.world.now, status="open")
    for given in introductions.quotes_given(c.db, met_id):
        conversations.withdraw(c.db, "quoted", str(given), c.world.now)


def deal_closed(c: Conversation) -> None:
    """The other side said yes too, by name: a buyer may wait for more than one word."""
    one = matches.match(c.db, introductions.introduction(c.db, int(c.subject)).match_id)
    posted = store.get(c.db, one.enquiry_id)
    other = one.seller_name if c.person.id == posted.person_id else store.buyer_name(c.db, posted.id)
    goods = wording.goods_of(posted, c.world, c.language)
    if not other:
        return c.say(N_("Both said yes: congratulations on the deal!"))
    return c.say(N_("{name} said yes too ({goods}): congratulations on the deal!"), name=other, goods=goods)


def deal_lost(c: Conversation) -> None:
    """The other side said no, with a reason."""
    deal = introductions.deal_of(c.db, int(c.subject))
    words = {option.value: option for option in REASONS}
    reason = words.get(deal.reason if deal else "")
    if reason is None or reason.value == "other":
        return c.say(N_("It did not work out this time. The next enquiry comes to you."))
    return c.say(N_("It did not work out this time ({reason})."), reason=reason.label_in(c.language))


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


def _seller_of(step: Step, match_id: str) -> str:
    return matches.match(step.db, int(match_id)).seller_name or "–"


TITLES: Mapping[str, Callable[[Step, str], str]] = {"said_yes": _seller_of}
"""Cards of one kind that may lie side by side, and how each is told from the others."""
CONVERSATIONS = {
    "said_yes": said_yes, "introduced": introduced, "quoted": quoted, "countered": countered,
    "deal_word": deal_word, "how_it_went": how_it_went, "deal_closed": deal_closed, "deal_lost": deal_lost, "deal_said": deal_said,
}  # fmt: skip
REVERSES = {"withdraw_quote": _withdraw_quote}
