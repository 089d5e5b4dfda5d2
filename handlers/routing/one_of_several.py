"""One of several cards, chosen in words: "first one", "neha wala", "A2 all", "हाँ, वो गुड़ वाला"."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.folding import fold, folded, tokens
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.routing.way import Way
from handlers.subjects import TITLES
from storage import conversations, matches
from storage import enquiries as store
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


def named(way: Way, floor: Talk) -> Talk | None:
    """The seller's card that the words choose; None where they choose none, or say anything else besides."""
    words = tokens(way.message.text)
    if floor.name != "said_yes" or "?" in way.message.text or not 0 < len(words) <= MOST:
        return None
    cards = [
        talk
        for talk in conversations.open_of(way.db, way.step.person.id)
        if talk.name == "said_yes" and (talk.asked or "").startswith("introduce")
    ]
    cards.sort(key=lambda talk: talk.id)
    return _by_place(words, cards) or _by_name(way, words, cards) or _by_goods(way, words, cards)


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


def _by_name(way: Way, words: Sequence[str], cards: Sequence[Talk]) -> Talk | None:
    names = [{fold(word) for word in tokens(TITLES[talk.name](way.step, talk.subject))} for talk in cards]
    said = {fold(word) for word in words}
    chosen = [place for place, name in enumerate(names) if name & said]
    if len(chosen) != 1:
        return None
    rest = [word for word in words if fold(word) not in names[chosen[0]]]
    fits = _only_chooses(rest, needs=("one", "yes", "deed", "all")) if rest else len(cards) > 1
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
