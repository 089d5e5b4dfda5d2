"""The deal: each side's word on it, how it went, and how it ended."""

from __future__ import annotations

from typing import Any

from handlers.conversation import OWN_MATTERS, Conversation
from handlers.enquiry import wording
from handlers.language import N_
from handlers.questions import OWN_WORDS, Misread, Option, Question, Reply, choice, words_of
from handlers.reading import kind_of
from handlers.trade import after, arrival_words, traded
from handlers.trade.agreed import agrees
from storage import audit, conversations, introductions, matches, trade
from storage import enquiries as store
from storage.enquiries import Enquiry
from storage.matches import Match

_AGREED = (
    "sauda ho gaya", "soda ho gaya", "sauda pakka", "sauda hua", "ho gaya", "ban gayi baat", "baat ban gayi", "maal bhej diya",
    "maal mil gaya", "सौदा हो गया", "सौदा पक्का", "बात बन गई", "माल भेज दिया", "माल मिल गया", "sauda zala", "saudha jhala",
    "सौदा झाला", "व्यवहार झाला", "vyavhar zala", "जमलं", "jamla", "माल पाठवला", "माल मिळाला", "deal done",
)  # fmt: skip


REASONS = (
    Option("price", N_("The price")), Option("quality", N_("The quality")), Option("time", N_("The time")),
    Option("other_seller", N_("Bought elsewhere")), Option("other", N_("Something else")),
)  # fmt: skip


class _HowItWent(Question):
    """Whoever says "not yet" has not said no: that is looked at before a no that stands in it."""

    __slots__ = ()

    def answer(self, reply: Reply, language: str) -> Any:
        """The meaning of a reply. Raises Misread or Several."""
        if reply.pressed is None and arrival_words.lacks(reply.text, yet=True):
            return "not_yet"
        return super().answer(reply, language)


def says_how_it_went(reply: Reply, language: str) -> str:
    """Reads what was bought or sold, that nothing came of it, or that both still talk. Raises Misread for all else."""
    return traded.told(words_of(reply, language)) or says_deal(reply, language)


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
    answer = c.ask(_HowItWent("deal", N_("Did it work out with {name} for {product}?"), tuple(options), takes="yes_no",
                              read=says_how_it_went), name=other or "",
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


CONVERSATIONS = {
    "deal_word": deal_word, "how_it_went": how_it_went, "deal_closed": deal_closed, "deal_lost": deal_lost, "deal_said": deal_said,
}  # fmt: skip
