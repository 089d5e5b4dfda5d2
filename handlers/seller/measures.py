"""A seller's numbers as they are said: an amount in the seller's own unit, days from weeks and months, a price for one unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Any

from handlers.folding import fold, folded, tokens
from handlers.language import N_
from handlers.limits import MOST_PAISE
from handlers.matching.deadlines import dated_in
from handlers.matching.money import money_in, read_money
from handlers.matching.number_words import ONE
from handlers.matching.numbers import decimal_text, numerals
from handlers.matching.pieces import pieces
from handlers.matching.units import converted, unit_at, unit_of
from handlers.questions import Misread, Reply, whole_number
from handlers.seller.figures_replaced import newest
from handlers.trade import price_words
from handlers.units import unit_name

DAYS_IN = (
    (30, folded("mahina mahine mahino maheena महीना महीने महिना महिने महिन्यात महिन्याला mahinyala maas month months")),
    (7, folded("hafta hafte hafto haphta हफ्ता हफ्ते हफ्तों saptah सप्ताह आठवडा आठवडे आठवड्यात आठवड्याभरात athavda aathavda athavde "
              "week weeks")),
)  # fmt: skip
"""Days of a word for a span of time; a number beside none of them counts days."""
MOST_DAYS = 730
SOON = (
    (2, folded("parso parson परसों परवा parva")),
    (1, folded("kal कल उद्या udya tomorrow aaj आज aj today turant तुरंत तुरन्त lagech लगेच turat abhi अभी immediately")),
)  # fmt: skip
_DATES = folded("tarikh tareekh तारीख तारखेला तारखेपर्यंत date")
A_DAY = "=day"
"""The key of the English word alone: folded it would be Hindi "de", give, as well."""
TIMES_A_MONTH = (
    (25, folded("roj roz rozana रोज रोज़ रोजाना दररोज daily darroj pratidin प्रतिदिन दिवसाला divsala") | {A_DAY}),
    (4, DAYS_IN[1][1] | folded("hafte_me आठवड्याला आठवड्यातून weekly साप्ताहिक")),
)
SPANS = DAYS_IN[0][1] | DAYS_IN[1][1] | TIMES_A_MONTH[0][1] | TIMES_A_MONTH[1][1]
"""Words of months, weeks and days by which an amount is told."""
_EACH = folded("a per each every har हर प्रति prati ek एक din_me")
_DAY = folded("din दिन divas दिवस divsala") | {A_DAY}
_IN_EACH = folded("दिवसाला divsala महिन्याला mahinyala आठवड्याला athavdyala")
_SHORT = 6
_HUNDREDTH = Decimal("0.01")
_OF_YOU = folded("mujhe मुझे mala मला hame hamein हमें aamhala amhala आम्हाला you aap आप tumhi तुम्ही tum तुम")
_MAKES = folded("""
    sakta sakti sakte सकता सकती सकते shakto shakte शकतो शकते bana banata banati banta banti बना बनाता बनाती बनता बनती बनते
    banvto banvte बनवतो बनवते deta deti de दे देता देती देतो देते make give supply produce milega मिलेगा nikalta nikalti निकलता
    निकलती निघतो निघते निघतं hote hota hoti hotat होते होता होती होतात होतो banat banatat बनतात बनत taiyar तैयार तयार
""")


def amount_in(unit: str | None) -> Callable[[Reply, str], dict[str, Any]]:
    """Reads an amount as {"number", "unit"}: in the seller's unit where it is known, else in the one that was said."""

    def read(reply: Reply, language: str) -> dict[str, Any]:
        reply = replace(reply, text=newest(reply.text))
        value, said = Decimal(whole_number(reply, language)), unit_of(reply.text)
        if said is None or unit is None:
            return {"number": decimal_text(value), "unit": said}
        in_unit = converted(value, said, unit)
        if in_unit is None:
            raise Misread(N_("Please write the number in {unit}."), unit=unit_name(unit, language))
        return {"number": decimal_text(in_unit), "unit": unit}

    return read


def a_month(unit: str | None) -> Callable[[Reply, str], dict[str, Any]]:
    """Reads an amount as `amount_in` does, of one month: what is said for a day or a week is that of 25 days or 4 weeks."""

    def read(reply: Reply, language: str) -> dict[str, Any]:
        spans, rest = _span_counted(reply.text)
        found = amount_in(unit)(replace(reply, text=rest), language)
        said = keys_in(reply.text)
        of_month = 1 if said & DAYS_IN[0][1] else None
        times = of_month or next((times for times, words in TIMES_A_MONTH if words & said), 1)
        monthly = (Decimal(found["number"]) * times / spans).quantize(_HUNDREDTH)
        return found | {"number": decimal_text(monthly)}

    return read


def _span_counted(text: str) -> tuple[Decimal, str]:
    """How many spans of time an amount is of, and the words without them: "ek mahine me 50 kilo" is 50 kilos, of one."""
    parts = pieces(text)
    numbers = numerals(parts)
    spans = DAYS_IN[0][1].union(_DAY, *(words for _, words in TIMES_A_MONTH))
    for one in numbers if len(numbers) > 1 else ():
        if one.value > 0 and one.end < len(parts) and key(parts[one.end].text) in spans:
            kept = [*parts[: one.first], *parts[one.end + 1 :]]
            return one.value, " ".join(part.text for part in kept)
    return Decimal(1), text


def key(word: str) -> str:
    """What a word is looked up by beside spans of time."""
    return A_DAY if word == "day" else fold(word)


def keys_in(text: str) -> set[str]:
    """The keys of a text's words."""
    return {key(word) for word in tokens(text)}


def says_output(text: str) -> bool:
    """Do the words tell how much somebody makes or gives in a span of time: "50 kilos a week"?"""
    words = tokens(text)
    said = keys_in(text)
    spans = DAYS_IN[0][1].union(*(words for _, words in TIMES_A_MONTH))
    if said & _OF_YOU or not _amounts_in(text, spans | _DAY):
        return False
    each = said & TIMES_A_MONTH[0][1] or (said & _EACH and said & (spans | _DAY)) or said & _IN_EACH
    bare = len(words) <= _SHORT and any(
        unit_of(word) is not None and key(word) not in spans | _DAY | _EACH for word in words
    )
    return bool((said & _MAKES and said & spans) or (bare and each))


def says_so_many_a_month(text: str) -> bool:
    """Is it a number and a span of time, and nothing else: "mahinyala 6", "6 a month", "हफ्ते में 20"? "6 mahine me" is how long it
    takes, and a day of the month no amount."""
    parts = pieces(text)
    found = [one for one in numerals(parts) if not one.plain_word]
    spans = DAYS_IN[0][1].union(*(words for _, words in TIMES_A_MONTH)) | _DAY
    if len(found) != 1 or "?" in text or not _amounts_in(text, spans):
        return False
    rest = {key(part.text) for place, part in enumerate(parts) if not found[0].first <= place < found[0].end}
    return bool(rest & spans) and rest <= spans | _EACH | _OF_SPAN and any(part.kind == "number" for part in parts)


_OF_SPAN = folded("ke ka ki me mein mai madhe madhye la के का की में मे मध्ये ला")


def _amounts_in(text: str, spans: frozenset[str]) -> bool:
    """Is any number one of goods? That of "in one week", "5 din me" only says how long."""
    parts = pieces(text)
    return any(
        one.value > _FEW_SPANS or one.end == len(parts) or key(parts[one.end].text) not in spans
        for one in numerals(parts)
    )


_FEW_SPANS = 12


def days(reply: Reply, language: str) -> str:
    """Days, also said as weeks or months; of a span the longer. Raises Misread."""
    reply = replace(reply, text=newest(reply.text))
    said = {fold(word) for word in tokens(reply.text)}
    if said & _DATES or _names_a_date(reply.text) or price_words.is_lowest(reply.text):
        raise Misread(N_("Please write the days from today, for example 5."))
    each = next((count for count, words in DAYS_IN if words & said), 1)
    if each > 1 and not numerals(pieces(reply.text)):
        return str(each)  # हफ्ते भर में
    found = (Decimal(whole_number(reply, language)) * each).to_integral_value(ROUND_CEILING)
    if found > MOST_DAYS or _is_doubtful(reply.text, keys_in(reply.text)):
        raise Misread(N_("Please write a number, for example 50."))
    return str(int(found))


def _names_a_date(text: str) -> bool:
    """ "20 december paryant": the day of a month, which is no count of days; "20 may lagel" is spelt so for "mein"."""
    parts = pieces(text)
    found = [one for one in numerals(parts) if one.end == len(parts) or parts[one.end].text != "may"]
    return bool(dated_in(parts, found))


def _is_doubtful(text: str, said: set[str]) -> bool:
    """May the number be of something else: two bare numbers ("400 at 12"), or more than a year of days that nobody called days?"""
    if said & (_DAY_WORDS | DAYS_IN[0][1] | DAYS_IN[1][1]):
        return False
    counted = [one for one in numerals(pieces(text)) if not one.plain_word]
    return len(counted) > 1 or any(one.value > MOST_BARE_DAYS for one in counted)


MOST_BARE_DAYS = 99
"""A larger number that is not called days is rather an amount or a price."""


def price_of(reply: Reply, language: str) -> int:
    """A price in paise from words like "120", "₹120" or "1.5 lakh". Raises Misread."""
    if _rates(reply.text) > 1:
        raise Misread(N_("One price is kept here. Write that of the goods you sell most, for example 120."))
    paise = read_money(reply.text)
    if paise is None:
        paise = int(Decimal(whole_number(reply, language)) * 100)
    if not 0 < paise < MOST_PAISE:
        raise Misread(N_("Please write the price in rupees, for example 120."))
    return paise


def days_ahead(reply: Reply, language: str) -> str:
    """Days from today, also "tomorrow" and "at once", which is one. Raises Misread."""
    days_soon = soon(reply.text)
    return days(reply, language) if days_soon is None else str(days_soon)


def soon(text: str) -> int | None:
    """The days of "tomorrow", "परसों", "at once"; None where the words name no such day, or a number besides."""
    said = {fold(word) for word in tokens(text)}
    named = next((count for count, words in SOON if words & said), None)
    return None if numerals(pieces(text)) else named


_IN_ALL = folded("total कुल kul sabka sabke सबका एकूण ekun ekoon altogether टोटल milakar मिलाकर milun मिळून")


def is_of_all(text: str) -> bool:
    """Is a sum said to be for all of it, which is no price for one?"""
    return bool(_IN_ALL & {fold(word) for word in tokens(text)})


_DAY_WORDS = folded("din dino दिन दिनों divas diwas दिवस दिवसांत days hafte hafta हफ्ते week weeks") | {A_DAY}


def days_in(text: str) -> int | None:
    """The days that a longer text names, also as weeks or months: "220 a kilo, 3 days" has 3; None when it names none."""
    parts = pieces(text)
    for one in numerals(parts):
        after = key(parts[one.end].text) if one.end < len(parts) else ""
        each = next((count for count, words in DAYS_IN if after in words), 1 if after in _DAY_WORDS else 0)
        if 0 < one.value * each <= MOST_DAYS:
            return int((one.value * each).to_integral_value(ROUND_CEILING))
    return None


def _rates(text: str) -> int:
    """How many prices a text names: "120 kilo, 11000 quintal" and "100 retail, 90 thok" are two, "100 rupaye 5 kilo" one."""
    parts = pieces(text)
    told = [
        one
        for one in numerals(parts)
        if one.end == len(parts) or (parts[one.end].text != "%" and key(parts[one.end].text) not in _DAY_WORDS)
    ]
    if len(told) > 1:  # "3 rupees for one lamp" names one price
        told = [one for one in told if parts[one.first].text not in ONE] or told
    bare = [one for one in told if unit_at(parts, one.end) is None]
    said = money_in(parts, told, frozenset())
    of_its_own = [
        one for one in told if one not in bare and not any(price.first <= one.first < price.end for price in said)
    ]
    if of_its_own and any(price.per is not None for price in said):
        return 2  # a sum that has its unit already, and another number with another unit
    return len({one.value for one in bare or told})


def price_for(unit: str | None) -> Callable[[Reply, str], dict[str, Any]]:
    """Reads {"paise", "unit"} for one of the seller's unit, whichever amount it was said for: 12,000 a quintal is 120 a kilo."""

    def read(reply: Reply, language: str) -> dict[str, Any]:
        reply = replace(reply, text=newest(reply.text))
        found = numerals(pieces(reply.text))
        if any(one.lowest is not None for one in found):
            raise Misread(N_("Please write one price, for example 120."))
        paise, said = price_of(reply, language), unit_of(reply.text)
        if said is None:
            return {"paise": paise, "unit": unit}
        units = converted(_how_many(reply.text), said, unit or said)
        if not units:
            raise Misread(N_("Please write the price for one {unit}."), unit=unit_name(unit, language))
        return {"paise": int((paise / units).to_integral_value(ROUND_HALF_UP)), "unit": unit or said}

    return read


def _how_many(text: str) -> Decimal:
    """For how many of its unit a price was said: "100 rupaye 5 kilo" is for five; the price itself counts none."""
    parts = pieces(text)
    found = numerals(parts)
    prices = {place for price in money_in(parts, found, frozenset()) for place in range(price.first, price.end)}
    counted = [one for one in found if one.first not in prices and one.end < len(parts) and unit_at(parts, one.end)]
    return counted[-1].value if counted and len(found) > 1 else Decimal(1)
