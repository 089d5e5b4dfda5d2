"""A rate that is accepted, with or without another amount beside it: of "7500 ठीक है, 4 ले लूँगा" the one is money, the other goods."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from handlers.folding import fold
from handlers.limits import BEYOND_TRADE
from handlers.matching.currencies import is_money_word
from handlers.matching.deadlines import dated_in
from handlers.matching.money import money_in
from handlers.matching.numbers import decimal_text, numerals
from handlers.matching.parsed import ParsedEnquiry
from handlers.matching.pieces import Piece, pieces
from handlers.matching.spans import Numeral
from handlers.matching.units import unit_at
from handlers.reading.english import COMMON_ENGLISH
from handlers.reading.words import WordBook

LONGEST = 14
"""Words: what is longer is read as a whole sentence."""
NEAR = 3
"""So many times the price that was named, or a part of it, is a price still."""
_BOOK = WordBook(
    {
        "accept": """
            theek thik ठीक sahi सही chalega chalegi chalenge चलेगा चलेगी चलेंगे chalel chaltay chalte चालेल चालतंय चालते
            manzoor manjoor manjur मंज़ूर मंजूर kabool kabul क़बूल कबूल manya मान्य ok okay ओके fine good agreed agree accept accepted
            acceptable works done pakka पक्का barobar बरोबर parvadel parvadta परवडेल परवडतं jamega jamel जमेगा जमेल
        """,
        "lay": """
            lagaoge lagaogi lagayenge lagaenge lagao laga_do लगाओगे लगाओगी लगाएंगे लगायेंगे लगाओ लगा_दो lavaal laval lava lavta laval
            लावाल लावा लावता लावणार dyal द्याल
        """,
        "down": "down_to come_down_to do_it_for do_it_at have_it_at have_it_for give_me_at let_me_have_it_at",
        "delivered": """
            delivery_included including_delivery incl_delivery with_delivery free_delivery delivery_free
            delivery_sahit delivery_ke_saath delivered transport_included including_transport freight_included
            including_freight all_inclusive all_included gst_included including_gst pahunchake pahuchake pahuncha_ke
            pahunchakar pahuchakar पहुँचाकर पहुंचाकर पहुँचाके पहुंचाके पहुँचा_के पहुंचा_के poch_karun pohoch_karun
            pohochvun gharpoch पोच_करून पोहोच_करून पोहोचवून घरपोच bhada_sahit bhade_sahit भाड़ा_सहित भाड़े_सहित
            भाडे_सहित भाड्यासह
        """,
        "rate": "rate rates रेट bhav bhaav भाव dar दर price daam dam दाम kimat keemat कीमत किंमत at @",
        "by": "pe pay पे par पर me mein में madhye madhe मध्ये ne नी ने la ला se से rupaye rupees rs रुपये रुपए",
        "take": """
            le ले lunga lungi loonga loongi lenge लूंगा लूंगी लूँगा लूँगी लेंगे lena leni lene लेना लेनी लेने lo लो
            gheto ghete ghein ghen gheu ghevu घेतो घेते घेईन घेऊ ghya ghyaycha घ्या घ्यायचे घ्यायचं dya दया द्या de दे dijiye दीजिए dena देना
            bhejo bhej bhejna bhejiye भेजो भेज भेजना भेजिए pathva pathav पाठवा पाठव chahiye चाहिए pahije pahijet पाहिजे पाहिजेत
            have havet हवे हवेत lagenge lagega लगेंगे लगेगा lagtil lagel लागतील लागेल kharidunga kharidenge खरीदूंगा खरीदेंगे
            take need want order buy send give
        """,
    },
    COMMON_ENGLISH,
)
_BEFORE = frozenset("take need want order buy send give".split())
"""English has the verb before the amount, the others behind it."""
_HURRIED = frozenset(fold(word) for word in ("do", "दो"))
_GIVING = frozenset(fold(word) for word in ("de", "दे", "kar", "कर", "bhej", "भेज", "le", "ले"))


@dataclass(frozen=True, slots=True)
class Told:
    """The price in rupees for one, as decimal text; the amount with its unit where one stands, empty where none was told."""

    price: str
    amount: str = ""


def told(words: str, before: ParsedEnquiry) -> Told | None:
    """What the words tell below the read-back of `before`, where they accept a rate; None for all others."""
    parts = pieces(words)
    said = _BOOK.look_up([part.text for part in parts])
    if len(parts) > LONGEST or "%" in words or ("?" in words and not said.has("lay", "down")):
        return None
    found = _counting(parts)
    if len(found) == 1:
        one = found[0]
        alone = _signs(parts, found, 0)
        if said.has("delivered") and "goods" not in alone:
            return Told(decimal_text(one.value))  # what includes the way is a price
        return Told(decimal_text(one.value)) if "money" in alone and _is_rate_of(one.value, before) else None
    if len(found) != 2:
        return None
    money = _which_is_money(parts, found, before)
    if money is None:
        return None
    price, amount = found[money], found[1 - money]
    unit = unit_at(parts, amount.end)
    return Told(decimal_text(price.value), f"{decimal_text(amount.value)} {unit[0] if unit else ''}".strip())


def includes_the_way(words: str) -> bool:
    """Do words say that a price includes the delivery: "1680 but delivery included", "पोच करून"?"""
    return _BOOK.look_up([part.text for part in pieces(words)]).has("delivered")


def _counting(parts: Sequence[Piece]) -> list[Numeral]:
    """The numbers that may be money or goods: neither days nor the "do" of "de do"."""
    found = [one for one in numerals(parts) if 0 < one.value < BEYOND_TRADE and one.lowest is None]
    dated = dated_in(parts, found)
    return [one for one in found if one.first not in dated and not _is_giving(parts, one)]


def _is_giving(parts: Sequence[Piece], one: Numeral) -> bool:
    said = fold(parts[one.first].text)
    return one.plain_word and said in _HURRIED and one.first > 0 and fold(parts[one.first - 1].text) in _GIVING


def _which_is_money(parts: Sequence[Piece], found: Sequence[Numeral], before: ParsedEnquiry) -> int | None:
    """Which of two numbers is the accepted rate; None where no word says that one is, or that the other is goods."""
    signs = [_signs(parts, found, place) for place in (0, 1)]
    if not any("money" in one for one in signs):
        near = [_is_rate_of(one.value, before) for one in found]
        return next((place for place in (0, 1) if near[place] and "goods" in signs[1 - place]), None)
    if not any("accept" in one or "rate" in one for one in signs):
        return None
    if not any("goods" in one or "rate" in one for one in signs) and not all("money" in one for one in signs):
        return None
    money = ["money" in one for one in signs]
    goods = ["goods" in one for one in signs]
    for place in (0, 1):
        if money[place] and not goods[place] and (goods[1 - place] or not money[1 - place]):
            return place
    return _nearest(found, before)


def _signs(parts: Sequence[Piece], found: Sequence[Numeral], place: int) -> set[str]:
    """What the words around a number say of it: "money" (and "accept", "rate"), "goods"."""
    one = found[place]
    behind = _behind(parts, found, place)
    ahead = _ahead(parts, found, place)
    signs: set[str] = set()
    after, leading = _BOOK.look_up(behind), _BOOK.look_up(ahead)
    unit = unit_at(parts, one.end)
    if unit is not None or (after.has("take") and not _BEFORE & set(behind)) or (ahead and _BEFORE & set(ahead[-2:])):
        signs.add("goods")
    if after.has("accept") or leading.has("rate"):
        signs |= {"money", "accept"}
    if unit is None and (after.has("lay") or leading.has("down") or (leading.has("accept") and not after.has("take"))):
        signs |= {"money", "accept"}
    if after.has("rate") or any(is_money_word(piece.text) for piece in parts[one.end : one.end + 1]):
        signs |= {"money", "rate"}
    first = fold(behind[0]) if behind else ""
    if first and _BOOK.look_up(behind[:1]).has("by") and unit is None:
        signs |= {"money", "rate"}
    if any(
        one.first == money.first or money.first <= one.first < money.end
        for money in money_in(parts, [one], frozenset())
    ):
        signs |= {"money"} if unit is not None else {"money", "rate"}
    return signs


def _behind(parts: Sequence[Piece], found: Sequence[Numeral], place: int) -> list[str]:
    """The words between a number and the next, up to those that lead to the next."""
    end = found[place + 1].first if place + 1 < len(found) else len(parts)
    said: list[str] = []
    for piece in parts[found[place].end : end]:
        if said and piece.opens:
            break
        if piece.text in _BEFORE or _BOOK.look_up([piece.text]).has("rate"):
            break
        said.append(piece.text)
    return said


def _ahead(parts: Sequence[Piece], found: Sequence[Numeral], place: int) -> list[str]:
    """The words that lead to a number: from the start, else from the last comma or leading word behind the one before."""
    first = found[place - 1].end if place else 0
    said: list[str] = []
    for piece in reversed(parts[first : found[place].first]):
        said.insert(0, piece.text)
        if piece.opens:
            break
    leads = [at for at, word in enumerate(said) if word in _BEFORE or _BOOK.look_up([word]).has("rate")]
    return said[leads[0] :] if leads else []


def _is_rate_of(value: Decimal, before: ParsedEnquiry) -> bool:
    """Is a number alone rather the price that was named than the amount?"""
    if not before.budget_paise:
        return False
    price = Decimal(before.budget_paise) / 100
    near = price / NEAR <= value <= price * NEAR
    return near and (before.quantity is None or _apart(value, price) < _apart(value, before.quantity))


def _nearest(found: Sequence[Numeral], before: ParsedEnquiry) -> int | None:
    """Which of two numbers is money, by what was read before; None where nothing was."""
    if not before.budget_paise or before.quantity is None:
        return None
    price, amount = Decimal(before.budget_paise) / 100, before.quantity
    first, second = found[0].value, found[1].value
    as_said = _apart(first, price) * _apart(second, amount)
    turned = _apart(second, price) * _apart(first, amount)
    return None if as_said == turned else 0 if as_said < turned else 1


def _apart(one: Decimal, other: Decimal) -> Decimal:
    return max(one, other) / min(one, other)
