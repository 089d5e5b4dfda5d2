"""Both sides say yes: the buyer's word, and the introduction."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import buyers, wording
from handlers.folding import fold, folded, keys_of, tokens
from handlers.language import N_, number, plural, say
from handlers.lead import lead_ends
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.questions import Misread, Option, Question, Reply, is_label, name_of
from handlers.reading.asking import is_question
from handlers.reading.commands import read_command
from handlers.ready import putting
from handlers.ready import talks as ready
from handlers.ready.answers import language_name, spoken_language
from handlers.ready.pair import pair_of
from handlers.safety import reporting
from handlers.seller import goods
from handlers.step import Step
from handlers.trade import (
    agreed,
    bargains,
    contacts,
    introduce_words,
    number_meant,
    pack_rates,
    prices,
    quotes,
    rooms,
)
from handlers.trade.contacts import THROUGH_HAAT, contact_of, contact_shown
from handlers.units import IN_DAYS, unit_name
from handlers.world import World
from storage import audit, introductions, matches, people
from storage import enquiries as store
from storage.enquiries import Enquiry
from storage.matches import Match

BUYER_NAME = Question("name", N_("Which name shall the sellers see?"), takes="text", read=name_of)


INTRODUCE = (
    "baat karao", "theek hai baat karao", "baat kara do", "mila do", "milao", "milwa do", "बात कराओ", "ठीक है बात कराओ",
    "बात करा दो", "मिला दो", "मिलवा दो", "मिलाओ", "introduce", "introduce us",
    "बोलणं करून द्या", "बोलणे करून द्या", "गाठ घालून द्या", "भेट घालून द्या",
    "bolna karun dya", "gath ghalun dya", "connect karo", "connect kar do", "connect", "connect me", "connect us", "introduce me",
    "mila dijiye", "milwa dijiye", "milva dya", "मिला दीजिए", "मिलवा दीजिए", "बात करवा दो", "baat karwa do", "bolu dya", "बोलू द्या",
    "mila dya", "जोडून द्या", "jod do", "जोड़ दो",
)  # fmt: skip


class _NumberFirst(Question):
    """The question below a seller's yes: where a number stands beside a yes, it is looked at first."""

    __slots__ = ()

    def answer(self, reply: Reply, language: str) -> Any:
        """The meaning of a reply. Raises Misread or Several."""
        counts = any(not one.plain_word for one in numerals(pieces(reply.text)))
        if reply.pressed is None and self.read is not None and counts:
            with suppress(Misread):
                return self.read(reply, language)
        return super().answer(reply, language)


SHALL_I = _NumberFirst(
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
        "card": "\n".join([wording.card(c.db, c.world, one, c.language), *_words_beside(c, one)]),
        "much": offered(one, posted, c.world, c.language),
        "name": one.seller_name or "",
    }
    asked, question, pair = 0, SHALL_I, pair_of(c.step, one.id)
    if pair is None:
        return
    much = Decimal(one.quantity) if one.quantity else None
    read = _decided_or_asked(putting.asked_in_words(c, pair), much, _price_said(c, one, posted))
    while (answer := c.ask(replace(question, read=read).named(f"introduce{asked or ''}"), **words)) not in (
        "yes",
        "no",
    ):
        wonders = putting.choose(c, pair, str(asked or "")) if answer == "ask" else answer
        c.once(f"asked{asked}", partial(putting.put, c.step, pair, wonders, then_more=False))
        asked, question = asked + 1, SHALL_I_NOW
    if answer == "no":
        matches.settle_match(c.db, one.id, "declined", was=("yes",))
        lead_ends.drop_questions(c.step, one.id)
        c.step.begin(one.seller_id, "lead_over", str(one.id), purpose="over")
        return c.say(N_("All right. I write when the next one says yes."))
    name = c.person.name or c.ask(BUYER_NAME)
    if not c.person.name:
        c.step.know(name=name)
    contact = contact_of(c, writes_to=one.seller_name or "–", is_for_haat=putting.is_for_haat(c, pair))
    introduce(c, one, posted, contact)
    return None


def _words_beside(c: Conversation, one: Match) -> list[str]:
    """What the seller wrote beside the yes, in their words, with its language where that is another one."""
    lines = []
    for words in c.opening.get("words", ()):
        tongue = spoken_language(words, people.person(c.db, one.seller_id).language or c.language)
        named = "" if tongue == c.language else f" ({language_name(tongue, c.language)})"
        lines.append(f"“{words}”{named}")
    return lines


def _price_said(c: Conversation, one: Match, posted: Enquiry) -> Callable[[str], Any]:
    """Tells a price that is named below a seller's yes: their own is taken, another one is put to them; None for other words."""

    def told(text: str) -> Any:
        said = number_meant.spoken(text, posted)
        if said is None:
            return None
        theirs = number_meant.rates_between(c.db, one, posted)
        if said.agrees and said.value in theirs:
            return "yes"
        what = number_meant.meaning(said.value, [*theirs, *number_meant.budget_of(posted)], posted.amount)
        counts = what == "amount" and number_meant.is_amount(said.value, posted.amount)
        return None if counts and not said.is_money else {"words": text}

    return told


def _decided_or_asked(
    asked: Callable[[Reply, str], dict[str, Any]], much: Decimal | None, priced: Callable[[str], Any]
) -> Callable[[Reply, str], Any]:
    """Reads a yes that stands beside other words of assent ("ठीक है सौ ले लेंगे, मिलवा दो"), a price, else what is asked. Raises
    Misread."""

    def read(reply: Reply, language: str) -> Any:
        if agreed.agrees(reply.text):
            return "yes"
        said = goods.clauses(reply.text)
        introduces = [part for part in said if is_label(_without_yes(part), *INTRODUCE) or introduce_words.asks(part)]
        rest = " ".join(part for part in said if part not in introduces)
        if introduces and not is_question(rest) and not bargains.is_bargaining(rest) and not goods.corrects(rest):
            return "yes"
        if introduce_words.accepts(reply.text, much):
            return "yes"
        return priced(reply.text) or asked(reply, language)

    return read


_ALL = folded("""
    both all everyone everybody each dono donon दोनों दोनो sab sabhi sabse sabhise sabko saare sare सब सभी सबसे सबको सारे donhi
    doghanna दोन्ही दोघांना दोघांशी doghanshi sagle saglya saglyanshi saglyanna सगळे सगळ्या सगळ्यांशी सगळ्यांना sarv sarvanshi sarvanna
    सर्व सर्वांशी सर्वांना teeno tino tinhi तीनों तीनो तिन्ही charo chaaro chari चारों चारो चारी paancho pancho pachhi पाँचों पांचों पाचही
""")
_BESIDE_ALL = folded("them of ko को se से us in inn un unn इन उन ya या yanna यांना tyanna त्यांना logo logon लोगों with the")


def means_all(text: str) -> bool:
    """Are several meant by an order of introduction: "dono mila do", "connect both"?"""
    return bool(set(keys_of(text)) & _ALL)


def wants_introduction(text: str) -> bool:
    """Do words, with or without a yes, only ask to be introduced: "ok connect me", "dono se mila do", "हो बोलू द्या"?"""
    kept = [word for word in tokens(text) if fold(word) not in _ALL | _BESIDE_ALL]
    rest = " ".join(kept)
    return bool(kept) and (is_label(_without_yes(rest), *INTRODUCE) or introduce_words.asks(rest))


def _without_yes(words: str) -> str:
    said = words.split()
    while len(said) > 1 and read_command(said[0], "yes_no") == "yes":
        said = said[1:]
    return " ".join(said)


def offered(one: Match, posted: Enquiry, world: World, language: str) -> str:
    """What a seller's yes is for: "100 kilos, ₹220 per kilo, in 5 days", as far as they told it."""
    much = wording.amount(Decimal(one.quantity), posted.unit, language) if one.quantity else ""
    facts = [much or wording.goods_of(posted, world, language)]
    told = quotes.before_told(one, posted)
    if "price" in told:
        unit = unit_name(told["price"]["unit"], language)
        facts.append(say(language, N_("{price} per {unit}"), price=prices.said(told["price"], language), unit=unit))
    if one.price_paise is not None and one.price_per:
        facts.append(pack_rates.said(one.price_paise, one.price_per, language))
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
        contact=contact_shown(one.contact or THROUGH_HAAT, c.language),
    )
    reporting.put_card(c.step, met, "paying")
    c.step.begin(one.seller_id, "introduced", str(met))
    if unsaid:
        rooms.pass_on(c.step, room, one.seller_id, c.person.name or "–", unsaid)
    if room:
        for asked in lead_ends.take_into_the_talk(c.step, one.id):
            words = rooms.without_numbers(asked)
            c.say(
                N_("{name} had asked: “{words}”\nYou can answer here; I pass it on."),
                name=one.seller_name or "–",
                words=words,
            )
    _say_how_much_is_covered(c, posted)
    return None


def _say_how_much_is_covered(c: Conversation, posted: Enquiry) -> None:
    """Several sellers may share an order; when all of it is covered the enquiry is served."""
    total, sellers = matches.covered(c.db, posted.id)
    if posted.amount is None or total >= posted.amount:
        if store.close(c.db, posted.id, "served", c.world.now):
            lead_ends.let_sellers_go(c.step, store.get(c.db, posted.id))
            c.say(N_("With that your enquiry is served."))
        return
    c.step.say_count(
        "{covered} of {wanted} are covered by {count} seller. I go on asking.",
        "{covered} of {wanted} are covered by {count} sellers. I go on asking.",
        count=sellers, covered=number(total, c.language), wanted=wording.amount(posted.amount, posted.unit, c.language),
    )  # fmt: skip


def _seller_of(step: Step, match_id: str) -> str:
    return matches.match(step.db, int(match_id)).seller_name or "–"


TITLES: Mapping[str, Callable[[Step, str], str]] = {"said_yes": _seller_of}
"""Cards of one kind that may lie side by side, and how each is told from the others."""
CONVERSATIONS = {"said_yes": said_yes}
