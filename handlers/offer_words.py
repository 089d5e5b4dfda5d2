"""What a seller's words tell of an offer: the price for one unit, the quantity, the days; in any order and mixed with others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from itertools import pairwise
from typing import Any

from handlers import pack_rates, price_words
from handlers.folding import fold, folded, tokens
from handlers.limits import BEYOND_TRADE, MOST_PAISE
from handlers.matching.amounts import quantities_in
from handlers.matching.currencies import is_money_word
from handlers.matching.deadlines import dated_in
from handlers.matching.money import EACH, Money, money_in
from handlers.matching.number_words import ONE, TIMES
from handlers.matching.numbers import Numeral, decimal_text, numerals
from handlers.matching.pieces import Piece, pieces
from handlers.matching.units import OFTEN_BY_THE_KILO, converted, unit_at
from handlers.measures import MOST_DAYS
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

RUPEES = "INR"
_SPANS = WordBook(
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
_AT = frozenset({"at", "@"})
_FOR = folded("me mein में मध्ये madhe madhye la ला ne ने se से ke के")
_OF_ONE = folded("ka ki ke का की के chi cha che ची चा चे la ला")
_LESS = folded("kam कम kami कमी niche neeche नीचे peksha पेक्षा khali खाली below less than se से hun हून")
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
_PARTS = WordBook(
    {
        "price": "rate rates bhav bhaav dar price prices daam dam kimat keemat रेट भाव दर दाम कीमत किंमत",
        "days": " ".join((*_SPANS.entries["1"], *_SPANS.entries["7"])),
        "quantity": "quantity qty matra amount मात्रा maal माल wajan vajan वजन",
    },
    COMMON_ENGLISH,
)
_CORRECTS = WordBook(
    {
        "instead": """
            nahi nahin nai nhi नहीं नही नाही नको nako no not actually instead sorry galti galat गलती गलत maaf माफ chuk चूक badal
            बदल badlo बदलो badla बदला rather correction balki बल्कि change
        """,
        "make": """
            kar_do kardo karo kar_dijiye kar_dena कर_दो करदो करो कर_दीजिए कर_देना kara करा kar_dya करा_द्या likho likh_lo likh_do
            लिखो लिख_लो लिख_दो liha lihun लिहा लिहून make_it make_that samjho समझो samja समजा rakho रखो theva ठेवा
        """,
        "fill": """
            ji जी bhai भाई bhaiya भैया sir madam please plz ha haan हाँ हां ho हो hi ही bas बस sirf सिर्फ only fakt फक्त ise इसे
            isko इसको use wo वो te ते it is to ko को la ला rupaye rupees rs रुपये रुपए kilo किलो the i मैं main mi मी kar कर
            dunga dungi दूंगा दूंगी दूँगा दूँगी denge देंगे deto dete देतो देते dein देईन can give de दे paunga paungi
        """,
    },
    COMMON_ENGLISH,
)
FEW = 3
"""Words: a span of days with hardly a word beside it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the words tell, each None where they do not: `price` of one unit as `prices.Price`, `quantity` in that unit
    as decimal text, `days`; `bare` is a number that says itself nothing of what it counts."""

    price: dict[str, Any] | None = None
    quantity: str | None = None
    days: int | None = None
    bare: Decimal | None = None
    pack: tuple[int, str] | None = None
    """The rate of one jar or packet of goods that are wanted by weight, in paise, and what that is: `pack_rates.PackRate`."""

    @property
    def parts(self) -> dict[str, Any]:
        """The parts that were told, by name."""
        told = {"price": self.price, "quantity": self.quantity, "days": self.days}
        return {name: part for name, part in told.items() if part is not None}


def told(text: str, unit: str, *, foreign: str = "", amount: Decimal | None = None) -> Told:
    """What a seller's words tell of an offer, for one of this unit.

    `foreign` is the currency that the buyer counts in: a number without any sign of money is then of neither. `amount` is
    how much is wanted, by which a sum "in all" is divided. Where two prices stand side by side, none is taken.
    """
    parts = pieces(text)
    if (pack := pack_rate(text, unit)) is not None:
        return replace(told(pack.rest, unit, foreign=foreign, amount=amount), price=None, pack=(pack.paise, pack.per))
    found = _counted(parts, [one for one in numerals(parts) if 0 < one.value < BEYOND_TRADE])
    dated = dated_in(parts, found)
    found = _without_wholes(parts, [one for one in found if one.first not in dated])
    refused = _refused(parts, found)
    found = [one for one in found if all(one is not was for was, _ in refused)]
    spoken = money_in(parts, found, frozenset())
    sums = {
        one.first: money
        for one in found
        for money in spoken
        if money.first <= one.first < money.end
        and days_of(parts, one) is None
        and (money.per is not None or not _is_counted(parts, one, money))
    }
    last = _called_last(parts, found, text)
    prices: list[dict[str, Any] | None] = []
    quantities, days, bare = [], [], []
    for one in found:
        if _is_share(parts, one):
            continue
        if (spans := days_of(parts, one)) is not None:
            days.append(spans)
        elif (money := sums.get(one.first)) is not None:
            prices.append(_price(money.amount, money.per, _currency(parts, one, money, foreign), unit, amount, one))
        elif (per := _said_as_price(parts, one, last=one in last)) is not None:
            prices.append(_price(one.value, per, "" if foreign else RUPEES, unit, amount, one))
        elif (of := unit_at(parts, one.end)) is not None:
            into = converted(one.value, of[0], unit)
            if into is not None:
                quantities.append(decimal_text(into))
        elif any(one is held and _is_price(parts, was, last=bool(last)) for was, held in refused):
            prices.append(_price(one.value, EACH, "" if foreign else RUPEES, unit, amount, one))
        elif _is_limited(parts, one) or _is_held(parts, one, refused):
            quantities.append(decimal_text(one.value))
        else:
            bare.append(one.value)
    if (weight := packed(text)) is not None and (into := converted(*weight, unit)) is not None:
        quantities, bare = [decimal_text(into)], []
    return Told(
        price=prices[0] if len(prices) == 1 else None,
        quantity=quantities[0] if len(quantities) == 1 else None,
        days=days[0] if len(days) == 1 else None,
        bare=bare[0] if len(bare) == 1 else None,
    )


def pack_rate(text: str, unit: str) -> pack_rates.PackRate | None:
    """The rate of one jar or packet in words about goods that are wanted in this unit of weight or measure; None for others."""
    parts = pieces(text)
    found = [one for one in numerals(parts) if 0 < one.value < BEYOND_TRADE and days_of(parts, one) is None]
    return None if "?" in text else pack_rates.rate_in(parts, [one for one in found if not _is_share(parts, one)], unit)


def besides(text: str) -> str:
    """The words beside an offer: "हाँ, 220 रुपये किलो" says "हाँ" besides, "118 से कम नहीं, दे दूँगा" only "दे दूँगा"."""
    parts = pieces(text)
    found = _counted(parts, numerals(parts))
    taken = {place for one in found for place in range(one.first, one.end)}
    for one in found:
        for money in money_in(parts, [one], frozenset()):
            taken |= set(range(money.first, money.end))
        for around in (one.first - 1, one.end, one.end + 1):
            if 0 <= around < len(parts) and _is_beside(parts, around, one):
                taken.add(around)
    refused = bool(_refused(parts, found)) or price_words.is_lowest(text)
    said = [piece.text for place, piece in enumerate(parts) if place not in taken and piece.kind == "word"]
    return " ".join(
        word for word in said
        if not (refused and fold(word) in NOT | _LESS) and not _PARTS.classes(word) and not price_words.is_last_price(word)
    )  # fmt: skip


def _is_beside(parts: Sequence[Piece], place: int, one: Numeral) -> bool:
    word = parts[place].text
    by_rate = word in _AT or word == EACH or (place >= one.end and fold(word) in _FOR | _OF_ONE)
    return by_rate or bool(_SPANS.classes(word)) or (place == one.end and unit_at(parts, place) is not None)


def part_named(text: str) -> str | None:
    """The part of an offer that words without a number are about: "rate galat hai", "days change"; None for others."""
    found = _PARTS.look_up(tokens(text))
    named = [name for name in _PARTS.entries if found.has(name)]
    return named[0] if len(named) == 1 and not numerals(pieces(text)) else None


def packed(text: str) -> tuple[Decimal, str] | None:
    """The kilos of "20 packet hai 1 kilo wale"; None where no packs of a known weight are named."""
    parts = pieces(text)
    found = quantities_in(parts, numerals(parts), frozenset())
    weight = found[0].kilograms if len(found) == 1 and found[0].packing else None
    return (weight, "kg") if weight is not None else None


def rate_told(text: str) -> str:
    """The one rate in rupees that a sentence names, in words that tell nothing else: "rate 220 rupees per kg"; empty where it
    names none or several."""
    parts = pieces(text)
    rates = [one for one in money_in(parts, numerals(parts), frozenset()) if one.per not in (None, "total")]
    if len(rates) != 1 or rates[0].currency != RUPEES:
        return ""
    each = "" if rates[0].per == EACH else f" per {rates[0].per}"
    return f"rate {decimal_text(rates[0].amount)} rupees{each}"


def numbers_in(text: str) -> list[Decimal]:
    """The numbers that may count something: of "can only do 40" the forty."""
    parts = pieces(text)
    return [one.value for one in _counted(parts, numerals(parts))]


def amount_in_words(text: str) -> str:
    """The words of the one number that may count goods, with its unit; empty where there is none or several: days, dates,
    rates, shares and refused numbers ("250 नहीं, 100") count nothing."""
    parts = pieces(text)
    found = _counted(parts, [one for one in numerals(parts) if 0 < one.value < BEYOND_TRADE])
    dated, refused = dated_in(parts, found), [was for was, _ in _refused(parts, found)]
    found = [one for one in found if one.first not in dated and days_of(parts, one) is None and one not in refused]
    priced = {one.first for one in found if _is_price(parts, one, last=False) and not _is_plainly_counted(parts, one)}
    found = _without_wholes(parts, found)
    found = [one for one in found if one.first not in priced and not _is_share(parts, one)]
    if len(found) != 1:
        return ""
    unit = unit_at(parts, found[0].end)
    return f"{decimal_text(found[0].value)} {unit[0] if unit is not None else ''}".strip()


def _is_share(parts: Sequence[Piece], one: Numeral) -> bool:
    return one.end < len(parts) and parts[one.end].text in ("%", "percent", "प्रतिशत", "टक्के")


def _is_plainly_counted(parts: Sequence[Piece], one: Numeral) -> bool:
    """ "60 kilo at 125": a unit and no sign of money."""
    return any(_is_counted(parts, one, money) for money in money_in(parts, [one], frozenset()))


def corrected(text: str) -> str:
    """The one number, with its unit, by which words put the last figure right: of "nahi 250 kar do", "sorry, make it 60 kg" that;
    empty for all other words."""
    parts = pieces(text)
    counted = [one for one in numerals(parts) if not one.plain_word]
    figures = {place for one in counted for place in range(one.first, one.end)}
    said = [
        piece.text for place, piece in enumerate(parts)
        if piece.kind == "word" and place not in figures and unit_at(parts, place) is None
    ]  # fmt: skip
    found = _CORRECTS.look_up(said)
    if "?" in text or not 0 < len(said) <= 6 or not all(found.classes) or not found.has("instead", "make"):
        return ""
    amount = amount_in_words(text)
    return "" if len(amount.split()[:1][0] if amount else "") > 6 else amount


def is_sure_amount(text: str) -> bool:
    """Is one number limited or held against a refused one, so that it is surely the amount: "500 hi", "250 नहीं, 100 दूँगी"?"""
    parts = pieces(text)
    found = _counted(parts, [one for one in numerals(parts) if 0 < one.value < BEYOND_TRADE])
    refused = _refused(parts, found)
    left = [one for one in found if all(one is not was for was, _ in refused)]
    sure = [
        one for one in left
        if _is_limited(parts, one) or _is_held(parts, one, refused)
    ]  # fmt: skip
    return len(sure) == 1 and (len(left) == 1 or bool(refused))


def is_half(text: str) -> bool:
    """Is "half" in these words half of all of it, and not half of a unit: "आधा दे दूँगा", but no "आधा किलो की बरनी"?"""
    parts = pieces(text)
    return all(unit_at(parts, one.end) is None for one in numerals(parts))


def is_only_days(text: str) -> bool:
    """Are the words nothing but a span of days: "5 दिन में", "in 2 weeks", "५ दिवसात"?"""
    parts = pieces(text)
    found = [one for one in numerals(parts) if not one.plain_word or days_of(parts, one) is not None]
    spans = [one for one in found if days_of(parts, one) is not None]
    return len(found) == len(spans) == 1 and len(parts) - (spans[0].end - spans[0].first) <= FEW


def _called_last(parts: Sequence[Piece], found: Sequence[Numeral], text: str) -> list[Numeral]:
    """The numbers that "last" or "not below" may call a price: of "४० किलो, २५० शेवटचा" not the kilos."""
    if not price_words.is_last_price(text):
        return []
    bare = [one for one in found if unit_at(parts, one.end) is None and days_of(parts, one) is None]
    return bare or [one for one in found if days_of(parts, one) is None]


def _counted(parts: Sequence[Piece], found: Sequence[Numeral]) -> list[Numeral]:
    """The numbers that may count something: "do" and "ek" beside a number in digits are none."""
    exact = [
        one for one in found
        if not one.plain_word or days_of(parts, one) or unit_at(parts, one.end) or parts[one.first].text in TIMES
    ]  # fmt: skip
    return exact or list(found)


def _refused(parts: Sequence[Piece], found: Sequence[Numeral]) -> list[tuple[Numeral, Numeral]]:
    """The refused numbers, each with the one that holds instead: of "200 नहीं 260" the second."""
    refused = []
    for one, following in pairwise(found):
        between = [piece.text for piece in parts[one.end : following.first]]
        words = {fold(word) for word in between}
        too_few = words & _TOO_FEW and days_of(parts, one) is not None and days_of(parts, following) is not None
        denied = one.first > 0 and parts[one.first - 1].text == "not" and not words & NOT
        if too_few or denied or (words & NOT and not price_words.is_lowest(" ".join(between))):
            refused.append((one, following))
    return refused


def days_of(parts: Sequence[Piece], one: Numeral) -> int | None:
    """The days that a number counts: "4 din", "2 weeks"; None for other numbers."""
    if one.end == len(parts):
        return None
    each = max((int(count) for count in _SPANS.classes(parts[one.end].text)), default=0)
    days = int((one.value * each).to_integral_value(ROUND_CEILING))
    return days if 0 < days <= MOST_DAYS else None


_OUT_OF = {
    "whole_first": folded("ke ki ka के की का पैकी paiki me_se mein_se mese में_से मे_से मधून madhun पैकीच"),
    "whole_last": folded("out_of of"),
}


def _without_wholes(parts: Sequence[Piece], found: Sequence[Numeral]) -> list[Numeral]:
    """The numbers without those of which the next one is a part: of "30 ke 30", "50 में से 20", "20 out of 50" one counts."""
    wholes: list[Numeral] = []
    for one, following in pairwise(found):
        between = fold("_".join(piece.text for piece in parts[one.end : following.first]))
        if between in _OUT_OF["whole_first"] and one.value >= following.value:
            of_more = one.value > following.value and between in _OF_ONE  # "30 ke 20" may be any price
            wholes += [] if of_more else [one]
        elif between in _OUT_OF["whole_last"] and one.value <= following.value:
            wholes.append(following)
    return [one for one in found if all(one is not whole for whole in wholes)]


def _is_price(parts: Sequence[Piece], one: Numeral, *, last: bool) -> bool:
    return bool(money_in(parts, [one], frozenset())) or _said_as_price(parts, one, last=last) is not None


def _is_counted(parts: Sequence[Piece], one: Numeral, money: Money) -> bool:
    """Is it goods that are counted, although a word beside it could be of money: "60 kilo at 125"?"""
    signs = any(is_money_word(piece.text) or piece.text == "/-" for piece in parts[money.first : money.end])
    return not signs and unit_at(parts, one.end) is not None


def _said_as_price(parts: Sequence[Piece], one: Numeral, *, last: bool) -> str | None:
    """For what a number without any sign of money is a price (a unit or EACH); None where it is none.

    "last 240", "at 95", "120 me de dunga", "480 एक का".
    """
    before = parts[one.first - 1].text if one.first else ""
    after = [piece.text for piece in parts[one.end : one.end + 4]]
    per = unit_at(parts, one.end)
    if last or before in _AT:
        return per[0] if per is not None else EACH
    if per is not None or not after:
        return None
    if after[0] in ONE and (len(after) == 1 or fold(after[1]) in _OF_ONE):
        return EACH
    if _GIVES.look_up(after[:1]).has("costs"):
        return EACH
    gives = _GIVES.look_up(after[1:]).has("give", "costs")
    return EACH if fold(after[0]) in _FOR and gives else None


def _is_held(parts: Sequence[Piece], one: Numeral, refused: Sequence[tuple[Numeral, Numeral]]) -> bool:
    """ "100 नहीं, सौ कर दूंगी", "100 nahi 60 set hai": held against a refused amount, so much will be given or is there."""
    held = any(one is holds and days_of(parts, was) is None for was, holds in refused)
    after = [piece.text for piece in parts[one.end : one.end + 3]]
    there = any(fold(word) in _THERE for word in after[: 2 if unit_at(parts, one.end) else 1])
    before = parts[one.first - 1].text if one.first else ""
    return held and (_GIVES.look_up(after).has("give") or there or fold(before) in _THERE)


_THERE = folded("hai hain he है हैं ahe ahet aahe aahet आहे आहेत have has got")


def _is_limited(parts: Sequence[Piece], one: Numeral) -> bool:
    """ "sirf 40", "only do 40", "40 hi": so much and no more."""
    around = [*parts[max(0, one.first - 2) : one.first], *parts[one.end : one.end + 1]]
    return any(fold(piece.text) in _LIMITS for piece in around)


def _currency(parts: Sequence[Piece], one: Numeral, money: Money, foreign: str) -> str:
    if money.currency != RUPEES or not foreign:
        return money.currency
    signs = any(is_money_word(piece.text) or piece.text == "/-" for piece in parts[money.first : money.end])
    return RUPEES if signs else ""


def _price(
    value: Decimal, per: str | None, currency: str, unit: str, amount: Decimal | None, one: Numeral
) -> dict[str, Any] | None:
    """The price for one of the unit; None where it cannot be told for one, or is a range."""
    if one.lowest is not None:
        return None
    if per == "total":
        each = value / amount if amount else None
    else:
        fits = Decimal(1) if per in (None, EACH) else converted(Decimal(1), per, unit)
        each = value / fits if fits else None
    if each is None:
        return None
    each = each.quantize(Decimal("0.0001" if currency != RUPEES else "0.01"), ROUND_HALF_UP)
    if not 0 < each * 100 < MOST_PAISE:
        return None
    price: dict[str, Any] = {"amount": decimal_text(each), "currency": currency, "unit": unit}
    return price | {"loose": True} if per in (None, EACH) and unit in OFTEN_BY_THE_KILO else price
