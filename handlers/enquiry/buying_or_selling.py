"""Whether words about goods are a buyer's or a seller's, and what they begin: an enquiry, an offer, or the question which."""

from __future__ import annotations

from typing import Any

from handlers import asides, menu
from handlers.enquiry import enquiry_words, finding
from handlers.folding import fold, folded, keys_of, tokens
from handlers.hearing import Hearing, Started
from handlers.language import N_
from handlers.questions import Option
from handlers.reading import kind_of
from handlers.reading.asking import is_question
from handlers.reading.kinds import is_guess
from handlers.reading.rules import rules_broken
from handlers.seller import goods, held_out, trades, who_trades
from handlers.step import Step
from storage import enquiries, profiles


def trade(step: Step, kind: str, text: str, media_ids: tuple[int, ...] = ()) -> Started:
    """Goods that somebody wants, or that a seller, new or known, has; who does both sells first."""
    opening: dict[str, Any] = {"text": text, "media_ids": list(media_ids)}
    wants = kind == "enquiry" and (goods.halves(text) is None or _sources_more(step, text))
    if wants or goods.is_wanted(text):
        return Started("enquiry", opening=opening)
    if profiles.profile_of(step.db, step.person.id) is not None:
        return Started("profile", opening=opening | {"field": "products"})
    return Started("onboarding", opening=opening)


def _sources_more(step: Step, text: str) -> bool:
    """Does a trader look for more of what they sell: "we sell jaggery, want to source 500 kg jaggery"?"""
    return who_trades.seeks_to_buy(text) and not step.world.read_enquiry(text).more


def side_of(step: Step, hearing: Hearing) -> str:
    """On which side of the market the words put a stranger: "buyer", "seller", or "" where they do not tell."""
    kind = kind_said(step, hearing)
    if _is_bare(step, kind, hearing):
        return ""
    if kind == "offer" and not _may_be_either(step, hearing):
        return "seller"
    wants = kind == "enquiry" or (kind == "offer" and is_question(hearing.message.text))
    return "buyer" if wants else ""


def _may_be_either(step: Step, hearing: Hearing) -> bool:
    """Goods, perhaps with an amount, of which nothing says whether they are sold or wanted: "leather wallets 60 pcs"."""
    text = hearing.message.text
    told = hearing.media_ids or _tells_of_selling(step, text)
    return not told and menu.names_goods(step.world, text)


def _is_bare(step: Step, kind: str, hearing: Hearing) -> bool:
    """The name of goods or of a craft and nothing more, from somebody who has neither sold nor asked here: "papad", "patthar ka
    kaam". Whether they have it or need it, nobody can tell."""
    text = hearing.message.text
    if kind != "enquiry" or hearing.media_ids or is_question(text) or goods.is_wanted(text):
        return False
    if held_out.orders(text, step.world.catalogue):
        return False
    if profiles.profile_of(step.db, step.person.id) is not None or enquiries.of_buyer(step.db, step.person.id):
        return False
    keys = keys_of(text)
    craft = len(keys) <= _SHORT and not _CRAFTS.isdisjoint(keys) and menu.names_goods(step.world, text)
    return craft or step.world.catalogue.names_only(text) or _only_rated(step, text)


def _only_rated(step: Step, text: str) -> bool:
    """Goods and a rate, and nothing that says whose it is: "papad 240 rs kilo" is what one asks, or what another would pay."""
    read = step.world.read_enquiry(text)
    said_more = read.quantity is not None or read.needed_by or read.place_words
    return bool(read.concepts) and read.budget_paise is not None and not said_more and len(keys_of(text)) <= _SHORT


_SHORT = 5
_CRAFTS = folded("kaam काम vyavsay व्यवसाय dhandha dhanda धंधा धंदा karigari कारीगरी craft work")


def kind_said(step: Step, hearing: Hearing) -> str:
    """What kind of message it is, now that it is known who writes, what came along, and which goods there are."""
    text = hearing.message.text
    rated = held_out.has_rates(text, step.world.catalogue)
    if not rated and (asides.is_workshop_matter(text) or asides.is_bare_code(text, step.world)):
        return "workshop"
    if finding.seeks_sellers(text):
        return "enquiry"  # whom to buy from, of goods not named yet
    if hearing.media_ids and goods.asks_for(text):
        return "enquiry"  # "iska 100 piece chahiye": what is shown is wanted
    if who_trades.makes_for_others(text) and menu.names_goods(step.world, text):
        return "offer"
    if held_out.is_held_out(text, step.world.catalogue):
        return "offer"
    if held_out.orders(text, step.world.catalogue):
        return "enquiry"
    kind = kind_of(text, of_known=not hearing.stranger)
    if hearing.stranger and kind in _GRAVE and is_guess(text) and _counts_goods(step, text):
        return "offer"
    if kind in _OF_TRADE and who_trades.seeks_to_buy(text) and menu.names_goods(step.world, text):
        return "enquiry"
    if rated and kind not in ("enquiry", "question"):
        return "offer"
    if kind not in _GRAVE and goods.makes_oneself(text) and menu.names_goods(step.world, text):
        return "offer"
    if kind in ("enquiry", "offer", "question") and goods.is_for_anybody(text) and menu.names_goods(step.world, text):
        return "offer"
    if kind == "scam" and not rules_broken(text) and _wants_so_many(step, text):
        return "enquiry"
    kind = _doubted(step, text) if kind == "enquiry" else kind
    asked = kind == "offer" or (kind == "question" and any(sign.isdigit() for sign in text))
    seeks = asked and finding.seeks_maker(text) and menu.names_goods(step.world, text)
    return "enquiry" if seeks or (kind == "offer" and _is_asked(step, text)) else kind


def _counts_goods(step: Step, text: str) -> bool:
    """Known goods with an amount: whatever the weights guess, that is trade, and it is asked on which side."""
    read = step.world.read_enquiry(text)
    return bool(read.concepts) and read.quantity is not None


def of_goods(step: Step, kind: str, hearing: Hearing) -> Started | None:
    """Goods are bought or sold; where a seller's words could be either, the seller is asked."""
    text = hearing.message.text
    if hearing.stranger and not hearing.media_ids and _names_nothing(step, text) and is_guess(text):
        menu.show(step)
        return None
    if not hearing.stranger and not hearing.media_ids and _names_nothing(step, text):
        step.say(N_("Sorry, I did not get that."))
        menu.show(step)
        return None
    seller = profiles.profile_of(step.db, step.person.id) is not None
    sells = seller or bool(hearing.media_ids) or _tells_of_selling(step, text)
    if (
        kind == "offer"
        and not sells
        and not hearing.stranger
        and (own := enquiry_words.meant_in(step, text)) is not None
    ):
        return own
    if not hearing.media_ids and not seller and (own := enquiry_words.about_own(step, text)) is not None:
        return own
    wanted = goods.is_wanted(text) or (bool(hearing.media_ids) and goods.asks_for(text))
    doubtful = kind == "enquiry" and not wanted and not is_question(text)
    bare = _is_bare(step, kind, hearing) or (kind == "offer" and not seller and _may_be_either(step, hearing))
    if bare and is_question(text):
        return trade(step, "enquiry", text, hearing.media_ids)  # "bamboo baskets available?"
    if bare or (seller and (doubtful or step.world.catalogue.names_only(text))):
        options = [Option("offer", N_("I sell this")), Option("enquiry", N_("I want to buy"))]
        step.offer(
            N_("{goods}: do you sell this, or need it?"), options, question=f"goods:{hearing.inbox_id}", goods=text
        )
        return None
    return trade(step, kind, text, hearing.media_ids)


def _tells_of_selling(step: Step, text: str) -> bool:
    """Whether words say that the speaker has or makes something: a verb of it, a trade, what is theirs; an amount beside goods
    alone says neither that nor the contrary."""
    said = set(keys_of(text))
    if goods.is_for_anybody(text) or held_out.is_held_out(text, step.world.catalogue):
        return True
    return (
        goods.sells(text)
        or bool(said & (_TRADES_NAMED | _OWNED))
        or trades.as_goods(step.world.catalogue, text) != text
    )


_OWNED = folded("""
    i we our ours my mine have ham hum main mai hamare hamara hamari humare mere mera meri apne apna mi mee amhi
    aamhi aamche amche amcha
    amchi majhe majha majhi maze mazya majhya mazyakade majhyakade aamchyakade amchyakade हम मैं हमारे हमारा हमारी
    मेरे मेरा मेरी अपने अपना
    मी आम्ही आमचे आमचा आमची आमचं माझे माझा माझी माझं माझ्या माझ्याकडे आमच्याकडे bikau बिकाऊ bikri बिक्री vikri
    विक्री vikayla विकायला
    vikayche विकायचे विकायचं bechu taiyar taiyaar tayar तैयार तयार stock sale manufactured handmade homemade
    ugta ugti ugate उगाते पिकवतो पिकवते pikavto kaam काम vyavsay व्यवसाय dhandha धंधा sanstha samuh समूह गट bachat बचत
""")


def trades_too(step: Step, text: str, kind: str) -> bool:
    """Officers buy and sell, too, but only in so many words: "50 kilo haldi chahiye", "hum achar banate hai"."""
    wants = goods.is_wanted(text) or any(one.isdigit() for one in tokens(text))
    said_so = wants if kind == "enquiry" else goods.sells(text)
    return menu.names_goods(step.world, text) and said_so


def _names_nothing(step: Step, text: str) -> bool:
    """No goods, and no word of buying or selling: something about a matter that is open elsewhere."""
    if menu.names_goods(step.world, text):
        return False
    asks = fold(tokens(text)[0]) in _ASKED_FIRST if tokens(text) else True
    return asks or not (goods.is_wanted(text) or goods.sells(text))


_ASKED_FIRST = folded(
    "what which who whose how when where why kaun konsa kaunsa kitne kab कौन कौनसा कितने कब कोण कोणती किती कधी कुठे"
)
_OF_TRADE = ("enquiry", "offer", "question", "chatter")
_GRAVE = ("complaint", "scam", "workshop")
_DOUBTS = {"scam": "scam", "offer": "offer", "job": "question", "service": "question"}


def _doubted(step: Step, text: str) -> str:
    """What a message that looks like an enquiry is after all: somebody sells, asks for work, for a repair, for advice."""
    read = step.world.read_enquiry(text)
    return _DOUBTS.get(read.doubt or "", "enquiry")


def _wants_so_many(step: Step, text: str) -> bool:
    """An amount of goods that a maker could have: such words are no fraud, whatever money or bank stands beside them."""
    read = step.world.read_enquiry(text)
    return read.doubt is None and bool(read.concepts) and read.quantity is not None


_TRADES_NAMED = folded("""
    maker makers manufacturer manufacturers supplier suppliers exporter exporters trader traders wholesaler karigar udyog
    vikreta kisan farmer shetkari कारीगर उद्योग विक्रेता किसान शेतकरी निर्माता उत्पादक व्यापारी
""")


def _is_asked(step: Step, text: str) -> bool:
    """Whether goods without any verb are wanted and not for sale: a day, a source, a bill, a sample or a port is named, as
    only buyers do ("apples 3 tonnes from Shimla, this week"). Of sellers the same words are their own goods."""
    if profiles.profile_of(step.db, step.person.id) is not None or goods.sells(text):
        return False
    if set(keys_of(text)) & _TRADES_NAMED:
        return False
    read = step.world.read_enquiry(text)
    from_there = read.place_lgd is not None and read.place_role == "source" and "place_role" not in read.confirm
    terms = read.bill or read.sample or read.incoterm or read.country
    return read.doubt is None and bool(read.concepts) and bool(read.needed_by or from_there or terms)
