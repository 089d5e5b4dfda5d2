"""Which of several cards words choose: "first one", "neha wala", "हाँ, वो गुड़ वाला", "30 from bina, the rest from cara"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from handlers.folding import fold, folded, keys_of, tokens
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.matching.units import unit_of
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.routing.way import Way
from handlers.routing.which import sellers_cards
from handlers.subjects import TITLES
from storage import enquiries as store
from storage import matches
from storage.conversations import Talk

_BESIDE = WordBook(
    {
        "one": """
            one wala wali wale vala vali vale वाला वाली वाले walla card wo woh vo वो वह that this the ye yeh यह ये te ते to तो hach हाच
            hi ही
        """,
        "yes": "yes ok okay haan han ha haa ji हाँ हां हो ho जी please plz thik theek ठीक chalega चलेगा chalel चालेल done",
        "deed": """
            introduce connect with me us mila मिला milao मिलाओ milwa मिलवा do दो de दे dijiye दीजिए karao karaao कराओ kara करा karwa
            baat बात jodo जोड़ो gath गाठ ghalun घालून dya द्या bolu बोलू se से ko को ke के saath साथ shi शी la ला hai है ahe आहे
            accept accepted take lunga lungi lenge लेंगे
        """,
        "part": """
            rest remaining remainder balance baki baaki bakiche baakiche bacha bachaa bacha_hua bache bachi बाकी
            बचा बचे बची बाकीचे बाकीचं बाकीची
            urlele urlela urlelya uralele उरलेले उरलेलं उरलेला उरलेली उर्वरित shesh शेष from kadun kadoon कडून
            ke_paas के_पास lo लो le ले
            lena लेना ghya घ्या gheu घेऊ ghein घेईन only bas बस fakt फक्त of the
        """,
        "all": "all poora pura पूरा sab सब sagla सगळा sagle सगळे whole everything",
    },
    COMMON_ENGLISH,
)
_PLACES = (
    folded("first 1st pehla pehle pehli pahla pahila pahili pahile पहला पहली पहले पहिला पहिली पहिलं upar ऊपर top"),
    folded("second 2nd dusra doosra dusri doosri दूसरा दूसरी दुसरा दुसरी दुसरं"),
    folded("third 3rd teesra tisra teesri तीसरा तीसरी तिसरा तिसरी"),
)
_LAST = folded("last aakhri akhri आखिरी आख़िरी शेवटचा shevatcha")
MOST = 7
"""Words: a longer sentence says more than which one."""


_AND = re.compile(r"[,;&\n]|\s(?:और|व|तथा|आणि|aur|ani|aani|and)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A seller's card that is said yes to, and how much is taken there; None where that was not told."""

    talk: Talk
    amount: Decimal | None = None


def named(way: Way, floor: Talk) -> list[Chosen]:
    """The sellers' cards that the words choose, one or, part by part, several; empty where they choose none, or say anything
    else besides."""
    text = way.message.text
    if floor.name != "said_yes" or "?" in text:
        return []
    cards = sellers_cards(way)
    if (one := _one_named(way, text, cards)) is not None:
        return [one]
    parts = [part for part in _AND.split(text) if part.strip()]
    several = [_one_named(way, part, cards) for part in parts] if len(parts) > 1 else []
    chosen = [one for one in several if one is not None]
    whole = len(chosen) == len(parts) == len({one.talk.id for one in chosen})
    return chosen if whole else []


def _one_named(way: Way, text: str, cards: Sequence[Talk]) -> Chosen | None:
    counted = [one for one in numerals(pieces(text)) if not one.plain_word]
    words = [word for word in tokens(text) if not counted or (not word.isdigit() and unit_of(word) is None)]
    if not 0 < len(words) <= MOST or len(counted) > 1:
        return None
    amount = counted[0].value if counted else None
    talk = _by_name(way, words, cards, counted=amount is not None)
    if amount is None:
        talk = _by_place(words, cards) or talk or _by_goods(way, words, cards)
    if talk is None or (amount is not None and not _is_offered(way, talk, amount)):
        return None
    return Chosen(talk, amount)


def _is_offered(way: Way, talk: Talk, amount: Decimal) -> bool:
    """Does the seller give so much?"""
    offered = matches.match(way.db, int(talk.subject)).quantity
    return offered is None or amount <= Decimal(offered)


def _only_chooses(rest: Sequence[str], *, needs: tuple[str, ...] = ()) -> bool:
    found = _BESIDE.look_up(list(rest))
    return all(found.classes) and (not needs or found.has(*needs))


def _by_place(words: Sequence[str], cards: Sequence[Talk]) -> Talk | None:
    keys = [fold(word) for word in words]
    chosen = [place for place, names in enumerate(_PLACES) if names & set(keys)]
    chosen += [len(cards) - 1] if _LAST & set(keys) else []
    rest = [word for word, key in zip(words, keys, strict=True) if key not in _LAST.union(*_PLACES)]
    fits = len(cards) > 1 and len(chosen) == 1 and chosen[0] < len(cards)
    return cards[chosen[0]] if fits and _only_chooses(rest) else None


def _by_name(way: Way, words: Sequence[str], cards: Sequence[Talk], *, counted: bool) -> Talk | None:
    names = [set(keys_of(TITLES[talk.name](way.step, talk.subject))) for talk in cards]
    said = {fold(word) for word in words}
    chosen = [place for place, name in enumerate(names) if name & said]
    if len(chosen) != 1:
        return None
    rest = [word for word in words if fold(word) not in names[chosen[0]]]
    needs = () if counted else ("one", "yes", "deed", "all", "part")
    fits = _only_chooses(rest, needs=needs) if rest else counted or len(cards) > 1
    return cards[chosen[0]] if fits else None


def _by_goods(way: Way, words: Sequence[str], cards: Sequence[Talk]) -> Talk | None:
    """ "Haan wo gud wala": a yes, and the goods of one card."""
    catalogue = way.step.world.catalogue
    goods = [word for word in words if catalogue.concepts_in(word)]
    wanted = {concept for word in goods for concept in catalogue.concepts_in(word)}
    meant = [
        talk
        for talk in cards
        if store.get(way.db, matches.match(way.db, int(talk.subject)).enquiry_id).concept in wanted
    ]
    rest = [word for word in words if word not in goods]
    return meant[0] if len(meant) == 1 and rest and _only_chooses(rest, needs=("yes",)) else None
