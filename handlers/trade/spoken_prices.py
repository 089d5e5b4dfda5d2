"""A price that is only spoken in a talk: one side names it, the other agrees, and it becomes an offer that is read back."""

from __future__ import annotations

from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from handlers.conversation import Conversation
from handlers.folding import tokens
from handlers.hearing import ANSWERED, Started, Taken
from handlers.language import N_
from handlers.matching.numbers import decimal_text
from handlers.matching.units import unit_of
from handlers.reading.asking import is_question
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook, Words
from handlers.safety import guard
from handlers.step import Step
from handlers.trade import bargains, offer_words, prices, quotes
from handlers.units import unit_name
from storage import conversations, introductions, matches
from storage import enquiries as store
from storage import rooms as kept_rooms
from storage.enquiries import Enquiry
from storage.matches import Match

# ── what words are ────────────────────────────────────────────────────────────────────────────────────────────────

_BOOK = WordBook(
    {
        "yes": """
            ok okay okey okk k thik theek thike theke ठीक ठीके haan han ha haa हाँ हां हा ho हो hoy होय yes yeah yep ya
            chalega chalegaa chalegi चलेगा चलेगी chalel challel chaalel chalal चालेल चलेल chaltay चालतंय
            manjur manjoor manzoor manzur मंजूर मंज़ूर manya मान्य agreed agree accepted accept approved done डन pakka
            pakki पक्का पक्की
            fine sure bare bara बरं बरे lock final_karo फाइनल_करो jamel जमेल jamega जमेगा jamtay जमतंय parvadel परवडेल
            razi raazi राज़ी
            le_lunga le_lungi le_lenge ले_लूँगा ले_लूंगा ले_लूँगी ले_लेंगे gheto ghete ghein घेतो घेते घेईन घेऊ
            de_dunga de_dungi de_denge dunga dungi denge दे_दूँगा दे_दूंगा दे_दूँगी दे_दूंगी दे_देंगे दूँगा दूंगा दूँगी
            दूंगी देंगे
            deto dete dein देतो देते देईन देऊ kar_deta kar_deti kar_dete kar_dunga kar_dungi kar_denge कर_दूँगा कर_दूंगा
            कर_दूँगी कर_देंगे
            bhej_do bhejo भेज_दो भेजो pathva pathav pathvun_dya पाठवा पाठव पाठवून_द्या send works
        """,
        "make": """
            kar_do kardo karo kar karna kar_dijiye kar_dena karke कर_दो करदो करो कर कर_दीजिए करना kara karun_dya kar_dya
            करा करून_द्या कर_द्या
            lagao laga_do laga_lo laga लगाओ लगा_दो लगा_लो लगा lava lav लावा लाव rakho rakh_lo rakhna रखो रख_लो theva ठेवा
            do dedo de_do dijiye de_dena दो देदो दे_दो दीजिए dya de द्या दे do_it make make_it give me_doge doge मे_दोगे
            दोगे deta_ka देता_का
            denar_ka देणार_का milega milel मिलेगा मिळेल last final lasst शेवट shevat aakhri आखिरी max maximum
        """,
        "deal": "deal डील sauda soda सौदा vyavhar vyavahar व्यवहार order ऑर्डर",
        "not": "nahi nahin nai nhi नहीं नही नाही नाय na_ho no not dont don't never mat मत nako नको cannot cant abhi_nahi",
        "fill": """
            chalo chal चलो चल chala चला to तो phir fir फिर mag मग bhai bhau भाई भाऊ bhaiya भैया didi दीदी tai ताई dada
            दादा kaka काका sir
            madam ji जी hai he है ahe aahe आहे na ना please plz me mein mai में मे ला la madhe मध्ये pe पे par पर at for @
            in it is that this
            rupaye rupay rupees rs रुपये रुपए रुपयांत रु ₹ rate रेट bhav भाव dar दर price daam दाम ka ki ke का की के cha
            chi che चा ची चे
            se से tak तक hi ही bas बस us usme उसमे itna इतना itne इतने wo woh वो वह ye yeh यह te ते hach हाच ab अब ata
            aata आता then so i
            we will can mi mee मी amhi आम्ही main hum मैं हम aap आप tumhi तुम्ही ek एक kilo kg किलो per piece पीस nag नग
            each thanks thank
            you dhanyavad धन्यवाद good great badhiya बढ़िया accha acha अच्छा samjho समझो kar le ले lo लो aur और
        """,
    },
    COMMON_ENGLISH,
)
LONGEST = 8
"""Words: bargaining is short."""
_NEAR = 3
"""Times: a number further away from the price spoken of is of something else."""


def known(words: list[str]) -> Words | None:
    """A few words, figures aside, where each is one of bargaining; None for others."""
    if len(words) > LONGEST:
        return None
    found = _BOOK.look_up(words)
    return found if all(found.classes) else None


def _known(text: str) -> Words | None:
    return known([word for word in tokens(text) if not word.isdigit()])


def assents(text: str) -> bool:
    """Do words agree to what was said last, and nothing else: "ok", "चालेल", "done 165", "chalo theek"? Who speaks of the deal
    itself says more."""
    found = _known(text)
    return found is not None and found.has("yes") and not found.has("not", "deal") and "?" not in text


def spoken_in(text: str, posted: Enquiry, last: prices.Price | None) -> prices.Price | None:
    """The price of one unit that words of bargaining name: "165 kar do", "180 rs kilo de dunga", "170 में दोगे?"; None where they
    name none. `last` is the price spoken of until then: a number alone is one only near it, and then in its money."""
    named = _named_in(text, posted, None if last is None else Decimal(last["amount"]))
    return named if named is None or last is None else prices.in_money_of(named, [last])


def _named_in(text: str, posted: Enquiry, before: Decimal | None) -> prices.Price | None:
    unit, foreign = quotes.price_unit(posted), prices.currency_of(posted)
    told = offer_words.told(text, unit, foreign=foreign, amount=posted.amount)
    if told.price is not None:
        return told.price if _is_near(Decimal(told.price["amount"]), before) else None
    if told.quantity is not None or told.days is not None:
        return None
    value = bargains.price_in(text)
    if value is None and told.bare is not None and _is_only_a_price(text, before):
        value = told.bare
    if value is None or value == posted.amount or not _is_near(value, before):
        return None
    price: dict[str, Any] = {"amount": decimal_text(value), "currency": "" if foreign else prices.RUPEES, "unit": unit}
    return price | {"loose": True}


def _is_near(value: Decimal, before: Decimal | None) -> bool:
    return before is None or before / _NEAR <= value <= before * _NEAR


def _is_only_a_price(text: str, before: Decimal | None) -> bool:
    """Is a number without any sign of money a price: ordered ("165 kar do"), agreed to ("done 165"), or alone beside one?"""
    found = _known(text)
    if found is None or found.has("not") or any(unit_of(word) is not None for word in tokens(text)):
        return False
    return found.has("make", "yes") or before is not None


# ── what is kept of them ──────────────────────────────────────────────────────────────────────────────────────────

HOLDS = timedelta(days=2)
"""So long a price that was spoken waits for the other side's word."""


def heard(step: Step, room_id: int, met: Any, text: str) -> Taken | None:
    """What one message in the talk of two who have met does to the price: one that is named is kept; where the other side's is
    agreed to, the seller's offer with it begins. None: nothing of that."""
    if not _is_open(step, met) or guard.look(text, guard.DEAL).deed == "keep":
        return None
    one = matches.match(step.db, introductions.introduction(step.db, met.id).match_id)
    posted = store.get(step.db, one.enquiry_id)
    last = _waiting(step, room_id, met)
    theirs = last is not None and last["by"] != step.person.id
    named = spoken_in(text, posted, _before(step, met, one, last))
    if assents(text):
        if last is not None and theirs and (named is None or named["amount"] == last["price"]["amount"]):
            return _agree(step, room_id, met, last["price"])
        if named is not None and step.person.id == met.seller:
            return _agree(step, room_id, met, named)
    if named is not None:
        said = {"price": dict(named), "by": step.person.id, "at": step.world.now.isoformat()}
        kept_rooms.keep_price(step.db, room_id, said)
    elif last is not None and is_question(text):
        kept_rooms.keep_price(step.db, room_id, None)  # a yes that comes now answers the question
    return None


def _is_open(step: Step, met: Any) -> bool:
    """Is no price agreed on yet between these two, and nothing over?"""
    deal = introductions.deal_of(step.db, met.id)
    return not introductions.is_over(step.db, met.id) and (deal is None or deal.buyer_says is None)


def _waiting(step: Step, room_id: int, met: Any) -> dict[str, Any] | None:
    """The price spoken last that nobody has agreed to; an offer that was sent since takes its place."""
    last: dict[str, Any] | None = kept_rooms.room(step.db, room_id).price_said
    if last is None:
        return None
    at, sent = datetime.fromisoformat(last["at"]), introductions.last_quote(step.db, met.id)
    overtaken = sent is not None and sent.at > at
    return None if overtaken or step.world.now - at > HOLDS else last


def _before(step: Step, met: Any, one: Match, last: dict[str, Any] | None) -> prices.Price | None:
    """The price of one unit that was spoken of until now: in the talk, in an offer, with the seller's yes; else what a buyer
    who counts in foreign money hoped for."""
    if last is not None:
        return dict(last["price"])
    sent = introductions.last_quote(step.db, met.id)
    if sent is not None:
        return quotes.price_of(sent)
    posted = store.get(step.db, one.enquiry_id)
    told, hoped = quotes.before_told(one, posted), prices.hoped_for(posted, quotes.price_unit(posted))
    return told["price"] if "price" in told else next(iter(hoped), None)


def _agree(step: Step, room_id: int, met: Any, price: prices.Price) -> Taken | None:
    """The seller reads the offer back with this price, at once or with the next message; one that is being made already goes on."""
    making = conversations.open_one(step.db, met.seller, "quote", str(met.id))
    if step.person.id != met.seller and making is not None and making.asked:
        return None
    kept_rooms.keep_price(step.db, room_id, None)
    offer = {**offered_before(step, met), "price": dict(price)}
    conversations.withdraw(step.db, "introduced", str(met.id), step.world.now)
    if step.person.id == met.seller:
        return Started("quote", str(met.id), {"offer": offer})
    step.begin(met.seller, "price_agreed", str(met.id), {"offer": offer}, once=str(step.inbox_id))
    return ANSWERED


def offered_before(step: Step, met: Any) -> dict[str, Any]:
    """The parts of the offer that was sent last; empty where none was."""
    before = introductions.last_quote(step.db, met.id)
    return {} if before is None else quotes.parts_of(
        {**quotes.price_of(before), "quantity": before.quantity, "days": before.days}
    )  # fmt: skip


def price_agreed(c: Conversation) -> None:
    """The seller hears that the buyer agrees to the price they spoke of, and reads the offer back."""
    met = introductions.introduction(c.db, int(c.subject))
    posted = store.get(c.db, matches.match(c.db, met.match_id).enquiry_id)
    if introductions.is_over(c.db, met.id):
        return
    price = c.opening["offer"]["price"]
    if price["currency"] and not prices.may_be_of_a_kilo(price, prices.kilos_in(posted)):
        c.say(
            N_("{buyer} agrees to {price} per {unit}."), buyer=store.buyer_name(c.db, posted.id) or "–",
            price=prices.said(price, c.language), unit=unit_name(price["unit"], c.language),
        )  # fmt: skip
    c.then("quote", str(met.id), offer=c.opening["offer"])


CONVERSATIONS = {"price_agreed": price_agreed}
