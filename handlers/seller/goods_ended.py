"""Goods that are sold no more, in people's own words: given up, denied, all of them at an end, or only one left."""

from __future__ import annotations

import re

from handlers.folding import fold, folded, keys_of, normalise, tokens
from handlers.seller.goods import SOLD, WANTED, clauses, concepts_in, sells, unknown_in
from handlers.world import World

_NO_LONGER = folded("""
    nahi nahin नहीं नही nahee नाही nako नको band bandh बंद hata hatao hatado hataiye हटा हटाओ हटाइए
    remove delete nikal nikalo
    निकाल निकालो kadha kadhun काढा काढून khatam खत्म stopped longer
""")
_NEGATED = folded("nahi nahin nai nhi नहीं नही नाही nako नको not dont don't no_longer longer never")
_STILL = folded("ab अब abhi अभी aata ata आता anymore more longer now")
_MADE = folded("""
    banata banate banati banta bante banti banana बनाता बनाते बनाती बनता बनते बनती बनाना banvat बनवत banvto banvte
    बनवतो बनवते
    bechta bechte bechti बेचता बेचते बेचती bechna बेचना vikat विकत vikto vikte विकतो विकते rakhta rakhte rakhti
    रखता रखते रखती
    thevat ठेवत karta karte karti करता करते करती karat करत hota hoti hote होता होती होते milta milti मिलता मिलती
    make sell keep
    stock produce do have
""")
_MINE_OR_IT = folded("main mai mi me i hum ham amhi it this that these ye yeh wo woh मैं हम मी आम्ही ये यह वो वह हे ते")
_BESIDE_ENDED = _MINE_OR_IT | folded(
    "hai hain hu hun है हैं हूँ हूं ahe ahet aahe आहे आहेत any to तो ko ji जी maal माल goods kuch कुछ"
)
_ONLY = folded("only just sirf bas keval फक्त fakt faqt सिर्फ़ सिर्फ केवल")


def only(text: str) -> bool:
    """Whether the goods said are all that is sold from now on: "ab sirf shakkar bechta hu", "now I only sell sugar"."""
    keys = set(keys_of(text))
    return bool(keys & _ONLY and keys & (SOLD | _STILL)) and not any(key.isdigit() for key in keys)


def given_up(text: str) -> bool:
    """Whether the words say that something is sold no longer: "haldi nahi bechti ab", "mirchi hata do"."""
    return bool(set(_keys(text)) & _NO_LONGER)


def _keys(text: str) -> tuple[str, ...]:
    return tuple(keys_of(without_no_between_numbers(text)))


def without_no_between_numbers(text: str) -> str:
    """The words without the no between two numbers: "50 nahi 500 papad roz karte hai" denies and gives up nothing."""
    return _BETWEEN_NUMBERS.sub(" ", normalise(text))


def denied(text: str) -> list[str]:
    """The parts of a message that say of goods that they are not made or sold (any more): "गुल्लक नहीं बनाते अब"; "नहीं, मिर्ची"
    and "गलत, हल्दी" say what is wrong, and deny nothing."""
    said = [(part, set(_keys(part))) for part in clauses(text)]
    return [part for part, keys in said if keys & _NEGATED and keys & (_MADE | _STILL) and not keys & WANTED]


_BETWEEN_NUMBERS = re.compile(r"(?<=\d)\s+(?:nahi|nahin|nai|nhi|नहीं|नही|नाही|nako|नको|not)\s+(?=\d)")


def refused(text: str) -> list[str]:
    """The parts of a message that say no to the goods that they name, at their end or in English before them: "shahad nahi",
    "मध नको", "no feni"; "no, feni" says what it is instead."""
    parts = [(part, tokens(part), keys_of(part)) for part in clauses(text)]
    return [
        part for part, words, keys in parts
        if 1 < len(words) <= _SHORT and not set(keys) & WANTED and (keys[-1] in _NEGATED or words[0] in _ENGLISH_NO)
    ]  # fmt: skip


_SHORT = 5
_ENGLISH_NO = ("no", "not", "without", "except")


def only_denies(text: str) -> bool:
    """Whether a message says of goods that they are not made or sold, and of none that they are."""
    parts = clauses(text)
    return bool(parts) and len(denied(text)) == len(parts) and "?" not in text


def without_refused(world: World, text: str) -> str:
    """The words without the goods that are named only to be refused: of "papad nahi achar banati hu", "not papad, I make pickle"
    the pickle; the text itself where nothing else is named in their place."""
    if not set(keys_of(text)) & _NEGATED or "?" in text:
        return text
    kept = [left for part in clauses(text) if (left := _in_their_place(world, part))]
    said = ", ".join(kept)
    named = concepts_in(world, said) or (sells(said) and unknown_in(world, said))
    return said if named and len(concepts_in(world, said)) < len(concepts_in(world, text)) else text


def _in_their_place(world: World, part: str) -> str:
    """A clause from behind the refusal on, where goods stand right before it; empty where the whole of it is refused."""
    words = part.split()
    keys = [fold(word.strip(" .,!")) for word in words]
    places = [place for place, key in enumerate(keys) if key in _NEGATED]
    if not places:
        return part
    before, behind = " ".join(words[: places[0]]), " ".join(words[places[0] + 1 :])
    if concepts_in(world, before) and (concepts_in(world, behind) or unknown_in(world, behind)):
        return behind
    wholly = bool(set(keys) & _MADE) or len(concepts_in(world, part)) == len(words) - 1
    return "" if concepts_in(world, part) and wholly else part


def ended(text: str) -> bool:
    """Whether somebody says that they make or sell no more, and names no goods: "ab nahi banata", "I don't make it anymore"."""
    keys = keys_of(text)
    words = set(keys)
    if not 1 < len(keys) <= 7 or "?" in text or not (words & _NEGATED and words & _MADE):
        return False
    return words <= _NEGATED | _MADE | _STILL | _BESIDE_ENDED and bool(words & _STILL or words & _MINE_OR_IT)
