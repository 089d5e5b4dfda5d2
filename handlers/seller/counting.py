"""The numbers in a seller's words: which count goods or days, which are prices, which are refused, limited, or shares."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_CEILING
from itertools import pairwise

from handlers.folding import fold, folded
from handlers.limits import BEYOND_TRADE
from handlers.matching.currencies import is_money_word
from handlers.matching.money import EACH, Money, money_in
from handlers.matching.number_words import ONE, TIMES
from handlers.matching.numbers import numerals
from handlers.matching.pieces import Piece
from handlers.matching.spans import Numeral
from handlers.matching.units import unit_at
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook
from handlers.seller.figures_replaced import is_instead
from handlers.seller.measures import MOST_DAYS
from handlers.trade import price_words

SPANS = WordBook(
    {
        "1": "din dino दिन दिनों दिनो divas diwas दिवस दिवसांत दिवसात divsat day days",
        "7": """
            hafta hafte hafto haphta हफ्ता हफ्ते हफ्तों saptah सप्ताह आठवडा आठवडे आठवड्यात आठवड्याभरात athavda aathavda
            athavde week weeks
        """,
        "30": "mahina mahine mahino maheena महीना महीने महिना महिने महिन्यात maas month months",
    },
    COMMON_ENGLISH,
)
NOT = folded("nahi nahin nai nhi नहीं नही नाही नको nako not")
_LIMITS = folded("sirf bas only keval just फक्त fakta phakt सिर्फ बस केवल hi ही च")
AT = frozenset({"at", "@"})
FOR = folded("me mein में मध्ये madhe madhye la ला ne ने se से ke के")
OF_ONE = folded("ka ki ke का की के chi cha che ची चा चे la ला")
_TOO_FEW = folded("kam कम kami कमी less few zyada jyada ज्यादा ज़्यादा jast जास्त more many mushkil मुश्किल")
"""Between two spans of days these refuse the first: "4 दिन तो कम हैं, 6 दिन"."""
_GIVES = WordBook(
    {
        "give": """
            de dunga dungi doonga doongi denge dedunga dedungi dega degi देंगे दूंगा दूंगी दूँगा दूँगी दे दूंगी dein dein देईन
            deu देऊ deto dete देतो देते dila दिला milega milegi मिलेगा मिलेगी milel मिळेल padega पड़ेगा padel पडेल lagega लगेगा
            lagel लागेल sakta sakti sakte सकता सकती सकते shakto shakte शकतो शकते
            bana banaunga banaungi banayenge बना बनाऊंगा बनाऊँगा बनाऊंगी banvun बनवून
            paunga paungi payenge paenge पाऊंगा पाऊंगी पाऊँगा पाऊँगी पाएंगे पाएँगे give supply provide
        """,
        "costs": """
            padta padti padte padata पड़ता पड़ती पड़ते parvadat parvadta parwadat परवडत परवडतं parvadel परवडेल padega padegi
            पड़ेगा पड़ेगी padel पडेल lagega lagegi लगेगा लगेगी lagel लागेल lagta लगता
        """,
    }
)


def is_share(parts: Sequence[Piece], one: Numeral) -> bool:
    """ "30 %": a part of something, and no amount."""
    return one.end < len(parts) and parts[one.end].text in ("%", "percent", "प्रतिशत", "टक्के")


def is_plainly_counted(parts: Sequence[Piece], one: Numeral) -> bool:
    """ "60 kilo at 125": a unit and no sign of money."""
    return any(is_counted(parts, one, money) for money in money_in(parts, [one], frozenset()))


def within_trade(parts: Sequence[Piece]) -> list[Numeral]:
    """The numbers that may count something, of a size that trade has."""
    return counted(parts, [one for one in numerals(parts) if 0 < one.value < BEYOND_TRADE])


def called_last(parts: Sequence[Piece], found: Sequence[Numeral], text: str) -> list[Numeral]:
    """The numbers that "last" or "not below" may call a price: of "४० किलो, २५० शेवटचा" not the kilos."""
    if not price_words.is_last_price(text):
        return []
    bare = [one for one in found if unit_at(parts, one.end) is None and days_of(parts, one) is None]
    return bare or [one for one in found if days_of(parts, one) is None]


def counted(parts: Sequence[Piece], found: Sequence[Numeral]) -> list[Numeral]:
    """The numbers that may count something: "do" and "ek" beside a number in digits are none."""
    exact = [
        one for one in found
        if not one.plain_word or days_of(parts, one) or unit_at(parts, one.end) or parts[one.first].text in TIMES
    ]  # fmt: skip
    return exact or list(found)


def refused(parts: Sequence[Piece], found: Sequence[Numeral]) -> list[tuple[Numeral, Numeral]]:
    """The refused numbers, each with the one that holds instead: of "200 नहीं 260" the second."""
    pairs = []
    for one, following in pairwise(found):
        between = [piece.text for piece in parts[one.end : following.first]]
        words = {fold(word) for word in between}
        too_few = words & _TOO_FEW and days_of(parts, one) is not None and days_of(parts, following) is not None
        denied = one.first > 0 and parts[one.first - 1].text == "not" and not words & NOT
        if too_few or denied or is_instead(between) or (words & NOT and not price_words.is_lowest(" ".join(between))):
            pairs.append((one, following))
    return pairs


def days_of(parts: Sequence[Piece], one: Numeral) -> int | None:
    """The days that a number counts: "4 din", "2 weeks"; None for other numbers."""
    if one.end == len(parts):
        return None
    each = max((int(count) for count in SPANS.classes(parts[one.end].text)), default=0)
    days = int((one.value * each).to_integral_value(ROUND_CEILING))
    return days if 0 < days <= MOST_DAYS else None


_OUT_OF = {
    "whole_first": folded(
        "ke ki ka के की का पैकी paiki me_se mein_se mese में_से मे_से मधून madhun पैकीच che chya chi चे च्या ची"
    ),
    "whole_last": folded("out_of of"),
}


def without_wholes(parts: Sequence[Piece], found: Sequence[Numeral]) -> list[Numeral]:
    """The numbers without those of which the next one is a part: of "30 ke 30", "50 में से 20", "20 out of 50" one counts."""
    wholes: list[Numeral] = []
    for one, following in pairwise(found):
        between = fold("_".join(piece.text for piece in parts[one.end : following.first]))
        if between in _OUT_OF["whole_first"] and one.value >= following.value:
            of_more = one.value > following.value and between in OF_ONE  # "30 ke 20" may be any price
            wholes += [] if of_more else [one]
        elif between in _OUT_OF["whole_last"] and one.value <= following.value:
            wholes.append(following)
    return [one for one in found if all(one is not whole for whole in wholes)]


def is_price(parts: Sequence[Piece], one: Numeral, *, last: bool) -> bool:
    """Is a number a price, by a sign of money or by how it is said?"""
    return bool(money_in(parts, [one], frozenset())) or said_as_price(parts, one, last=last) is not None


def is_counted(parts: Sequence[Piece], one: Numeral, money: Money) -> bool:
    """Is it goods that are counted, although a word beside it could be of money: "60 kilo at 125"?"""
    return not bears_sign(parts, money) and unit_at(parts, one.end) is not None


def bears_sign(parts: Sequence[Piece], money: Money) -> bool:
    """Does a sign or word of money stand with this sum?"""
    return any(is_money_word(piece.text) or piece.text == "/-" for piece in parts[money.first : money.end])


def said_as_price(parts: Sequence[Piece], one: Numeral, *, last: bool) -> str | None:
    """For what a number without any sign of money is a price (a unit or EACH); None where it is none.

    "last 240", "at 95", "120 me de dunga", "480 एक का", "90 la ek".
    """
    before = parts[one.first - 1].text if one.first else ""
    after = [piece.text for piece in parts[one.end : one.end + 4]]
    per = unit_at(parts, one.end)
    if last or before in AT:
        return per[0] if per is not None else EACH
    if per is not None or not after:
        return None
    if after[0] in ONE and (len(after) == 1 or fold(after[1]) in OF_ONE):
        return EACH
    says_one = fold(after[0]) in FOR | OF_ONE and after[1:2] != [] and after[1] in ONE
    if says_one and (len(after) == 2 or parts[one.end + 2].opens):
        return EACH
    if _GIVES.look_up(after[:1]).has("costs"):
        return EACH
    gives = _GIVES.look_up(after[1:]).has("give", "costs")
    return EACH if fold(after[0]) in FOR and gives else None


def is_held(parts: Sequence[Piece], one: Numeral, refused: Sequence[tuple[Numeral, Numeral]]) -> bool:
    """ "100 नहीं, सौ कर दूंगी", "100 nahi 60 set hai": held against a refused amount, so much will be given or is there."""
    held = any(one is holds and days_of(parts, was) is None for was, holds in refused)
    after = [piece.text for piece in parts[one.end : one.end + 3]]
    there = any(fold(word) in _THERE for word in after[: 2 if unit_at(parts, one.end) else 1])
    before = parts[one.first - 1].text if one.first else ""
    return held and (_GIVES.look_up(after).has("give") or there or fold(before) in _THERE)


_THERE = folded("hai hain he है हैं ahe ahet aahe aahet आहे आहेत have has got")


def is_limited(parts: Sequence[Piece], one: Numeral) -> bool:
    """ "sirf 40", "only do 40", "40 hi": so much and no more."""
    around = [*parts[max(0, one.first - 2) : one.first], *parts[one.end : one.end + 1]]
    return any(fold(piece.text) in _LIMITS for piece in around)
