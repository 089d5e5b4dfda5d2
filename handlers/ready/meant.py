"""Which ready question a few typed words mean, where that is sure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from rapidfuzz.distance import OSA

from handlers.folding import fold, folded, tokens
from handlers.matching.amounts import quantities_in
from handlers.matching.currencies import is_money_word
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.matching.units import unit_at, unit_of
from storage.reference.questions import ReadyQuestion, ready_questions

SHORTEST_MENDED = 5
"""From how many letters of its key on a word may have one slip of the pen."""
MOST_WORDS = 9
"""A longer message says more than one ready question can."""

AROUND = folded("""
    what is the are a an of your you do does can could please pls send me tell i we need want to have for there it this in
    any give and by at my our one which how be will would let know kindly sir madam ji bhai dear hello hi about whats s per
    available possible get with item product goods
    क्या है हैं का की के को कितना कितने कितनी कैसा कैसी कैसे कौन सा सी से में मे बताओ बताइए बताइये बता दो दीजिए दीजिये भेजो भेजिए भेज चाहिए आप आपका
    आपकी आपके मुझे हमें इसका इसकी इसके यह ये वो पर और तो भी जी होगा होगी मिलेगा मिलेगी मिल सकता सकती सकते करो कर माल
    kya hai hain ka ki ke ko kitna kitne kitni kaisa kaisi kaise kaun kaunsa kaunsi sa si se me mein batao bataiye do dijiye
    bhejo bhejiye chahiye aap aapka aapki mujhe hame iska iski yeh ye par aur to bhi ji hoga hogi milega milegi mil sakta
    karo kar maal pehle pahle dekhna dekhni dekhne पहले देखना देखनी देखने first
    काय आहे आहेत का चा ची चे च्या ला किती कसा कशी कसे कोणता कोणती कोणतं सांगा सांग पाठवा पाठव द्या दे हवा हवी हवं तुमचा तुमची
    तुमचे मला आम्हाला याचा याची याचे हे हा ही वर आणि तर पण मिळेल मिळेल का शकता येईल करा
    kay kaay aahe ahe aahet cha chi che chya la kiti kasa kashi kase konta konti sanga sang pathva pathav dya de hava havi
    aadhi adhi आधी baghaycha baghayche baghaychi pahaycha बघायचा बघायचं बघायची पाहायचा पाहायचं पाहायची
    tumcha tumchi tumche mala yacha yachi he ha hi var aani ani tar pan milel shakta yeil kara
""")  # fmt: skip
"""Words around a question in any language, by their keys: what is left says what is asked for."""
BESIDE_A_PRICE = folded("""
    full whole entire total complete all quantity qty order lot currency usd dollar dollars us inr rupee rupees rupaye rs
    euro euros eur aed dirham dirhams gbp pound pounds sar riyal each one single
    डॉलर रुपये रुपए रुपयांत दिरहम यूरो पूरा पूरे पूरी कुल सब सारा मिलाकर मात्रा एक pura poora pure poore puri poori kul sab
    sara saara milakar matra saare ek mein me सगळा सगळे सगळ्या मालाचा malacha एकूण मिळून sagla sagle saglya ekun ekoon
    milun dollarmadhe डॉलरमध्ये रुपयात
""")
"""What may stand beside a question for money: for how much of it, and in which money."""
MOST_LEFT = 3
"""A longer message is a ready question where no more words than these say more than such words do."""


@dataclass(frozen=True, slots=True)
class Meant:
    """The ready question that words mean, with the amount they name: "price for 500 kg"."""

    question: ReadyQuestion
    amount: Decimal | None = None
    unit: str | None = None


def meant_by(text: str, family: str, side: str) -> Meant | None:
    """The ready question of these goods that words typed by this side mean; None where it is not sure."""
    words = tokens(text)
    if not words or (len(words) > MOST_WORDS and len(_beside_a_price(words)) > MOST_LEFT):
        return None
    amount, unit, rest = _amount_in(text)
    said = frozenset(fold(word) for word in rest)
    if unit is None and amount is None and "?" not in text and _numbers(text) > 1:
        return None  # "150, 5 din" tells two things and asks none
    key = _meant(said, family, side) or _meant(said - AROUND, family, side)
    of_money = _numbers(text) <= (unit is not None) or ("?" in text and not any(map(is_money_word, rest)))
    of_price = _meant(_beside_a_price(rest), family, side) if key is None and of_money else None
    if key is None and of_price is None:
        return None
    question = next(one for one in ready_questions(family, side) if one.key == (key or of_price))
    if key is None and question.takes != "money":
        return None
    if amount is not None and question.takes != "money":
        return None  # "12 inch size?" says more than "what is the size?"
    return Meant(question, amount, unit)


def _beside_a_price(words: Sequence[str]) -> frozenset[str]:
    """What words say but for amounts, units and money: of "the price per kilo for the full quantity in USD" the price."""
    return frozenset(fold(word) for word in words if unit_of(word) is None) - AROUND - BESIDE_A_PRICE


def _numbers(text: str) -> int:
    return sum(not one.plain_word for one in numerals(pieces(text)))


def _amount_in(text: str) -> tuple[Decimal | None, str | None, list[str]]:
    """The amount that a text names, its unit, and the words beside it."""
    parts = pieces(text)
    found = numerals(parts)
    amounts = quantities_in(parts, found, frozenset())
    spoken: set[int] = set()
    for numeral in found:
        if numeral.plain_word:
            continue
        after = unit_at(parts, numeral.end)
        spoken.update(range(numeral.first, after[1] if after else numeral.end))
    rest = [word for place, part in enumerate(parts) if place not in spoken for word in tokens(part.text)]
    one = amounts[0] if len(amounts) == 1 else None
    bare = [numeral for numeral in found if not numeral.plain_word]
    if one is None and len(bare) == 1:
        return bare[0].value, None, rest
    return (one.value, one.unit, rest) if one is not None else (None, None, rest)


def _meant(said: frozenset[str], family: str, side: str) -> str | None:
    """The question whose phrase has just these words; else, with a slip in one of them, or with the words around it off."""
    whole, bare = _phrases(family, side)
    return whole.get(said) or _mended(said, whole) or bare.get(said)


@cache
def _phrases(family: str, side: str) -> tuple[dict[frozenset[str], str], dict[frozenset[str], str]]:
    """Every phrase by its words' keys, whole and without the words around it; what two questions have means none."""
    whole: dict[frozenset[str], set[str]] = {}
    bare: dict[frozenset[str], set[str]] = {}
    for question in ready_questions(family, side):
        for phrase in (*question.words, question.label.en, question.label.hi, question.label.mr):
            keys = frozenset(fold(word) for word in tokens(phrase))
            whole.setdefault(keys, set()).add(question.key)
            bare.setdefault(keys - AROUND, set()).add(question.key)
    return _sure(whole), _sure(bare)


@cache
def keys_of_phrases(family: str, side: str) -> dict[str, frozenset[frozenset[str]]]:
    """The phrases that name each question, without the words around them, by the question's key."""
    named: dict[str, set[frozenset[str]]] = {question.key: set() for question in ready_questions(family, side)}
    for phrase, key in _phrases(family, side)[1].items():
        named[key].add(phrase)
    return {key: frozenset(phrases) for key, phrases in named.items()}


def _sure(found: dict[frozenset[str], set[str]]) -> dict[frozenset[str], str]:
    return {said: next(iter(keys)) for said, keys in found.items() if said and len(keys) == 1}


def _mended(said: frozenset[str], whole: dict[frozenset[str], str]) -> str | None:
    """The question of the one phrase of as many words that differs by a slip in one longer word."""
    near = set()
    for phrase, key in whole.items():
        if len(phrase) != len(said) or len(phrase - said) != 1:
            continue
        (wrong,), (right,) = said - phrase, phrase - said
        if min(len(wrong), len(right)) >= SHORTEST_MENDED and OSA.distance(wrong, right) == 1:
            near.add(key)
    return next(iter(near)) if len(near) == 1 else None


def questions_on(family: str, side: str, page: str) -> Sequence[ReadyQuestion]:
    """The questions of one page."""
    return [one for one in ready_questions(family, side) if one.page == page]
