"""What is said in a group's chat without pointing at a card: that one has found what they wanted, or has what another wants."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from handlers.folding import fold, keys_of, tokens
from handlers.group.group_questions import is_question, says_so_much
from handlers.group.taking_up import take_up
from handlers.messages import InboundMessage
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.seller import goods
from handlers.step import Step
from handlers.trade import offer_words, quotes
from storage import cards, conversations, enquiries, people, profiles
from storage.cards import Card
from storage.conversations import Talk
from storage.groups import Group
from storage.people import Address

LOOKED_AT = 200
FRESH = timedelta(days=7)
"""So long after a card was hung, words that point nowhere may still be about it."""
_LONGEST, _SHORTEST_NAME, _SHORT_RATE = 12, 3, 6
_BOOK = WordBook(
    {
        "got": """
            mil_gaya mil_gayi mil_gaye mil_gai mil_chuka mil_chuki mila_gaya मिल_गया मिल_गई मिल_गयी मिल_गए मिल_गये मिल_चुका मिल_चुकी
            ho_gaya ho_gayi ho_gaye हो_गया हो_गई हो_गयी हो_गए le_liya le_li le_liye ले_लिया ले_ली ले_लिए kharid_liya kharid_li
            खरीद_लिया खरीद_ली milala milali milale milalay milalya मिळाला मिळाली मिळाले मिळालं मिळालाय मिळालीय मिळालंय ghetla ghetli
            ghetle घेतला घेतली घेतलं घेतले zala zali jhala jhali झाला झाली झालं झाले
            found got bought arranged sorted received purchased
        """,
        "done": """
            thanks thank thankyou thnx dhanyavad dhanyawad dhanyavaad shukriya aabhar abhar धन्यवाद शुक्रिया आभार ab_nahi_chahiye
            aur_nahi_chahiye अब_नहीं_चाहिए और_नहीं_चाहिए ata_nako aata_nako आता_नको no_longer no_more not_needed sabko sabhi sab
            sagle saglyanna सबको सभी सब सगळे सगळ्यांना everyone all
        """,
        "not": "nahi nahin nhi नहीं नही nahi_mili naahi नाही नाहीत not never yet abhi_tak अभी_तक ajun अजून kisko kisi_ko",
        "wants": "chahiye chahie चाहिए pahije पाहिजे hava havi havay हवा हवी हवं need want looking dhund ढूंढ shodhat शोधत",
    },
    COMMON_ENGLISH,
)


def found_it(step: Step, group: Group, message: InboundMessage, author: Address) -> bool:
    """ "Haldi mil gayi, dhanyavad sabko" of one whose own enquiry hangs in this chat: they are asked in private whether it shall
    be closed."""
    words = tokens(message.text)
    said = _BOOK.look_up(words)
    if not 1 < len(words) <= _LONGEST or not said.has("got") or said.has("not") or is_question(message.text):
        return False
    if said.has("wants") and not said.has("done"):
        return False
    named = set(step.world.catalogue.concepts_in(message.text))
    if not named and not said.has("done"):
        return False
    mine = [card for card in _hanging(step, group) if card.person_id == author.person_id]
    of_words = [card for card in mine if not named or named & _kinds(step, card.concept)]
    if len(of_words) != 1:
        return False
    step.begin(author.person_id, "close_one", str(of_words[0].enquiry_id), once=str(step.inbox_id))
    return True


def has_it(step: Step, group: Group, message: InboundMessage, author: Address) -> bool:
    """ "Mere paas hai bhai 30 kilo, 150 ka rate": an answer to the one open enquiry of this chat that its writer can mean, by the
    goods they sell or by the name of who asked; an offer that names its goods is an offer to all."""
    text = message.text
    told = offer_words.told(text, "kg").parts
    if "quantity" not in told or not says_so_much(text) or goods.is_wanted(text):
        return False
    theirs = [card for card in _hanging(step, group) if card.person_id != author.person_id]
    called = [card for card in theirs if _is_called(step, card, text)]
    named = set(step.world.catalogue.concepts_in(text))
    if named and not called:
        return False
    meant = [
        card
        for card in called or theirs
        if (not named or named & _kinds(step, card.concept)) and _may_give(step, author, card)
    ]
    if len(meant) != 1:
        return False
    take_up(step, meant[0], message, author, said=text)
    return True


def told_anew(step: Step, group: Group, author: Address, opening: Mapping[str, Any], concepts: Sequence[str]) -> None:
    """An offer of the same goods that is asked about in private, said in the chat once more with what was missing: it begins
    afresh with these words, so that nothing told in them is asked."""
    waiting = conversations.open_one(step.db, author.person_id, "offer", str(group.id))
    if waiting is None or not set(step.world.catalogue.concepts_in(str(waiting.opening.get("text", "")))) & set(
        concepts
    ):
        return
    photos = opening["media_ids"] or waiting.opening.get("media_ids", [])
    _begin_afresh(step, waiting, {**opening, "media_ids": photos})


def tells_rate(step: Step, group: Group, message: InboundMessage, author: Address) -> bool:
    """Who is asked in private for the rate of an offer writes it into the chat: "300 rupaye kilo" is the answer."""
    waiting = conversations.open_one(step.db, author.person_id, "offer", str(group.id))
    offered, text = str(waiting.opening.get("text", "")) if waiting is not None else "", message.text
    if waiting is None or not offered or not (waiting.asked or "").startswith("rate"):
        return False
    if len(tokens(text)) > _SHORT_RATE or is_question(text) or not quotes.names_rate(text):
        return False
    if step.world.catalogue.concepts_in(text):
        return False
    _begin_afresh(step, waiting, {"text": f"{offered}, {text}"})
    step.begin(author.person_id, "offer", str(group.id), once=str(step.inbox_id))
    return True


def _begin_afresh(step: Step, waiting: Talk, opening: Mapping[str, Any]) -> None:
    conversations.keep(
        step.db, waiting.id, step.world.now, opening={**waiting.opening, **opening}, answers=[], kept={}, asked=None
    )  # fmt: skip


def _hanging(step: Step, group: Group) -> list[Card]:
    """The cards of enquiries that hang open in a group, and are not old."""
    since = step.world.now - FRESH
    there = cards.since(step.db, group.id, after=0, concepts=None, but=0, at_most=LOOKED_AT)
    return [card for card in there if card.kind == "enquiry" and card.created_at >= since and _is_open(step, card)]


def _is_open(step: Step, card: Card) -> bool:
    return card.enquiry_id is not None and enquiries.get(step.db, card.enquiry_id).status == "open"


def _is_called(step: Step, card: Card, text: str) -> bool:
    """Do words hold the first name of who asked?"""
    first = (tokens(people.person(step.db, card.person_id).name or "") or [""])[0]
    return len(fold(first)) >= _SHORTEST_NAME and fold(first) in keys_of(text)


def _may_give(step: Step, author: Address, card: Card) -> bool:
    """Does the writer sell these goods, or is nothing known of what they sell?"""
    seller = profiles.profile_of(step.db, author.person_id)
    if seller is None:
        return True
    sold = {kind for one in profiles.products_of(step.db, seller.id) for kind in _kinds(step, one)}
    return bool(sold & _kinds(step, card.concept))


def _kinds(step: Step, concept: str | None) -> set[str]:
    return {concept, *step.world.catalogue.general_of(concept)} if concept else set()
