"""How much is wanted: numbers beside a unit or beside the goods, and the numbers that count neither."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from handlers.folding import normalise
from handlers.limits import BEYOND_TRADE
from handlers.matching.currencies import is_money_word
from handlers.matching.number_words import ONE, TIMES
from handlers.matching.numbers import decimal_text
from handlers.matching.pieces import Piece
from handlers.matching.spans import Numeral
from handlers.matching.units import LOCAL, PACKS, converted, is_measured, kilograms, unit_at

_ONLY_GLUED_OR_ALONE = frozenset({"g", "l", "m", "t", "mt"})
_DIMENSIONS = frozenset("mm cm inch inches inch. ft feet foot fit foot' gsm ply count micron carat "
    "karat watt watts hp kva kv volt volts gb इंच फुट फूट फीट सेमी मिमी कैरेट एचपी केवीए वाट वॅट वोल्ट व्होल्ट "
    "हॉर्सपावर अश्वशक्ती lever levers burner burners seater tier लीवर लिव्हर बर्नर सीटर".split())  # fmt: skip
_LAND = tuple(
    "acre akar ekad ekar hectare bigha guntha एकड एकर हेक्टेयर हेक्टर बीघा बीघे गुंठे गुंठा".split()
)  # as they begin: एकरासाठी
_TIMES_SIGN = re.compile(r"[x*\u00d7]\d*")
_GIVING = frozenset("de दे bhej भेज bata बता kar कर dikha दिखा la ला dila दिला bhijwa भिजवा rakh रख dedo le ले".split())


_SAID_WITH_A = frozenset({"dozen", "gross", "quintal", "tonne", "truck", "container", "pair", "set"})
_HALF = Decimal("0.5")
_GRAMS_A_KILO = 1000
_MOST_PACKS = 200
_FEET = frozenset({"ft", "feet", "foot", "hc", "hq", "reefer"})
_PACKED_IN = PACKS | {"piece"}
_EACH_IN = frozenset(
    normalise(word) for word in "x each in of ka ki ke का की के wale wali वाले वाली me mein में चे ची चा च्या che chi".split()
)
_OF_SIZE = frozenset(normalise(word) for word in "wale wali wala वाले वाली वाला".split())
_OF_EACH = frozenset({"each", "प्रत्येकी", "pratyeki"})
_EACH_SAID = frozenset(normalise(word) for word in "each wali wale वाली वाले ki की per".split())
_BETWEEN_PACK = frozenset("mesh kraft jute pp small big new plastic chhoti badi".split())
_PACK_WORDS = frozenset(
    normalise(word)
    for word in "packing pack packs packet packets pouch pouches bag bags bori peti tin tins पैकिंग पैकेट पैक पॅकिंग पाकीट "
    "बोरी पोती पोत्यात पोत्यांत बाटलीत बाटल्यांत डब्यात पिशवीत drums".split()
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """How much is wanted. `kilograms` only for weights; `confirm` says why the reading must be asked back."""

    value: Decimal
    unit: str | None
    kilograms: Decimal | None
    confirm: Literal["local_unit", "range", "unit"] | None
    first: int
    end: int
    lowest: Decimal | None = None  # of a range "5-6 kilo": value is the highest
    each: bool = False  # so much of each of several goods
    packing: str = ""  # what it is packed in: "25 kg bag"
    pack: bool = False  # the number only says the size of a pack


def quantities_in(parts: Sequence[Piece], found: Sequence[Numeral], taken: frozenset[int]) -> list[Quantity]:
    """Numbers that stand before a unit; `taken` places belong to dates or money. Sums ("1 quintal 25 kilo") and packs
    ("2 kilo x 10 packets") are one amount."""
    quantities = [*_counted(parts, found, taken), *_single(parts, found, taken)]
    quantities.sort(key=lambda read: read.first)
    return _packed(parts, _summed(parts, quantities))


def _counted(parts: Sequence[Piece], found: Iterable[Numeral], taken: frozenset[int]) -> list[Quantity]:
    quantities = []
    for numeral in found:
        if taken.intersection(range(numeral.first, numeral.end)) or _gives(parts, numeral) or _is_none(numeral):
            continue
        sized = _sized_container(parts, numeral)
        if sized is not None:
            quantities.append(sized)
            continue
        at = numeral.end + (numeral.value == _HALF and numeral.end < len(parts) and parts[numeral.end].text == "a")
        unit = unit_at(parts, at)
        if unit is None or not _fits_as_unit(parts, at):
            continue
        name, end = unit
        times = _dozens_of(parts, name, end)
        if times is not None:
            name, end = times
            numeral = replace(numeral, value=numeral.value * 12)
        confirm: Literal["local_unit", "range"] | None = "local_unit" if name in LOCAL else None
        if numeral.lowest is not None:
            confirm = confirm or "range"
        weight = kilograms(numeral.value, name)
        often = _times_after(parts, found, name, end)
        if often is not None:
            numeral, end = replace(numeral, value=numeral.value * often.value), often.end
            if name == "g" and numeral.value >= _GRAMS_A_KILO:
                numeral, name = replace(numeral, value=numeral.value / _GRAMS_A_KILO), "kg"
            weight = kilograms(numeral.value, name)
        each = numeral.each or (end < len(parts) and parts[end].text in _OF_EACH)
        quantities.append(Quantity(numeral.value, name, weight, confirm, numeral.first, end, numeral.lowest, each))
    return quantities


def _dozens_of(parts: Sequence[Piece], name: str, end: int) -> tuple[str, int] | None:
    """ "2 darjan jodi" are 24 pairs: the unit that is counted by the dozen."""
    counted = unit_at(parts, end) if name == "dozen" and end < len(parts) and not parts[end].opens else None
    return counted if counted is not None and counted[0] in ("pair", "piece", "set", "packet") else None


def _times_after(parts: Sequence[Piece], found: Iterable[Numeral], name: str, end: int) -> Numeral | None:
    """ "350 g x 200": so often the measure before it, where nothing says what in."""
    if not is_measured(name) or end >= len(parts) or parts[end].text not in ("x", "*", "\u00d7"):
        return None
    times = next((numeral for numeral in found if numeral.first == end + 1), None)
    if times is None or times.lowest is not None or unit_at(parts, times.end) is not None or _is_none(times):
        return None
    return times


def _is_none(numeral: Numeral) -> bool:
    return not 0 < numeral.value < BEYOND_TRADE


def _sized_container(parts: Sequence[Piece], numeral: Numeral) -> Quantity | None:
    """ "40ft container": the number is its length, and one is wanted."""
    end = numeral.end
    if str(numeral.value) not in ("20", "40", "45") or end + 1 >= len(parts) or parts[end].text not in _FEET:
        return None
    while end < len(parts) and parts[end].text in _FEET:
        end += 1
    unit = unit_at(parts, end)
    if unit is None or unit[0] != "container":
        return None
    return Quantity(Decimal(1), "container", None, None, numeral.first, unit[1])


def _single(parts: Sequence[Piece], found: Iterable[Numeral], taken: frozenset[int]) -> list[Quantity]:
    """ "a dozen bags", "a truck of onions": one of a unit that is always said with its number."""
    spoken = taken.union(*(range(numeral.first, numeral.end) for numeral in found))
    return [
        Quantity(Decimal(1), unit[0], kilograms(Decimal(1), unit[0]), "local_unit" if unit[0] in LOCAL else None, place,
                 unit[1])
        for place, part in enumerate(parts)
        if part.text in ("a", "an") and place not in spoken and (unit := unit_at(parts, place + 1))
        and unit[0] in _SAID_WITH_A and not _rated(parts, place, spoken)
    ]  # fmt: skip


def _rated(parts: Sequence[Piece], place: int, spoken: frozenset[int]) -> bool:
    """ "7200 a quintal", "rupees a pair": a price for one, no amount."""
    return place > 0 and not parts[place].opens and (place - 1 in spoken or is_money_word(parts[place - 1].text))


def _summed(parts: Sequence[Piece], quantities: Sequence[Quantity]) -> list[Quantity]:
    """ "एक क्विंटल पच्चीस किलो", "2 dozen 4 pieces": a smaller amount right after a bigger one is added to it."""
    kept: list[Quantity] = []
    for read in quantities:
        last = kept[-1] if kept else None
        if last is not None and last.end == read.first and not parts[read.first].opens and last.unit and read.unit:
            whole = converted(last.value, last.unit, read.unit) if last.unit != read.unit else None
            if whole is not None and whole > read.value and last.lowest is None and read.lowest is None:
                value = whole + read.value
                kept[-1] = replace(
                    last, value=value, unit=read.unit, kilograms=kilograms(value, read.unit), end=read.end
                )
                continue
        kept.append(read)
    return kept


def _packed(parts: Sequence[Piece], quantities: Sequence[Quantity]) -> list[Quantity]:
    """Amounts with their packs: "2 kilo x 10 packets" is 20 kilos, "320 bags of 60 kg" 19,200 kilos in bags."""
    kept: list[Quantity] = []
    for read in quantities:
        last = kept[-1] if kept else None
        between = [part.text for part in parts[last.end : read.first]] if last is not None else []
        one_clause = last is not None and not any(part.opens for part in parts[last.end : read.first + 1])
        if last is not None and one_clause and last.unit and read.unit and last.lowest is None and read.lowest is None:
            if is_measured(last.unit) and read.unit in _PACKED_IN and _each_in(between):
                value, unit = last.value * read.value, last.unit
                if unit == "g" and value >= _GRAMS_A_KILO:
                    value, unit = value / _GRAMS_A_KILO, "kg"
                end = last.end if between[0] in _OF_SIZE and len(between) > 1 else read.end  # the goods stand between
                kept[-1] = replace(last, value=value, unit=unit, kilograms=kilograms(value, unit), end=end, each=False,
                                   confirm=None, packing=f"{decimal_text(last.value)} {last.unit} {read.unit}")  # fmt: skip
                continue
            weight = read.kilograms if read.unit in ("kg", "g", "quintal") else None
            if last.unit in PACKS and (between == ["of"] or (not between and _is_each(parts, read.end))
                                       or (len(between) <= 2 and _is_size(parts, read.end))):  # fmt: skip
                total = last.value * weight if weight is not None else None
                end = last.end if _is_size(parts, read.end) and between else read.end
                kept[-1] = replace(last, kilograms=total, confirm=None, end=end,
                                   packing=f"{decimal_text(read.value)} {read.unit} {last.unit}")  # fmt: skip
                continue
        kept.append(read)
    return kept


def _each_in(between: Sequence[str]) -> bool:
    """ "2 kilo x 10 packets", "5 kg wali haldi ke 10 packet": do these words between the two say that each weighs so much?"""
    if not between:
        return False
    sized = len(between) <= 5 and between[0] in _OF_SIZE and between[-1] in _EACH_IN
    return sized or (set(between) <= _EACH_IN | _PACK_WORDS and bool(set(between) & _EACH_IN))


def _is_size(parts: Sequence[Piece], place: int) -> bool:
    """ "20 packet hai, 1 kilo wale": what stands before is the size of each."""
    return place < len(parts) and not parts[place].opens and parts[place].text in _OF_SIZE


def _is_each(parts: Sequence[Piece], place: int) -> bool:
    return place < len(parts) and not parts[place].opens and parts[place].text in _EACH_SAID


def with_packs(
    parts: Sequence[Piece],
    quantities: Sequence[Quantity],
    found: Sequence[Numeral] = (),
    taken: frozenset[int] = frozenset(),
) -> list[Quantity]:
    """The amounts; those that only say what the goods are packed in ("25 kg bags", "15 kilo ke tin me") have it as their
    packing and reach over its word. Where no other amount was said they are the amount, too; where their number stands
    right behind ("20 kilo ki bori paanch") they are so often the amount."""
    packs = {}
    for number, read in enumerate(quantities):
        if not is_measured(read.unit):
            continue
        for place in range(read.end, min(read.end + 3, len(parts))):
            word = parts[place].text
            if parts[place].opens or parts[place].kind != "word":
                break
            unit = unit_at(parts, place)
            if word in _PACK_WORDS or (unit is not None and unit[0] in PACKS):
                pack = unit[0] if unit is not None and unit[0] in PACKS else "packing"
                packs[number] = _so_often(
                    replace(read, packing=f"{decimal_text(read.value)} {read.unit} {pack}", pack=True, end=place + 1),
                    _count_behind(parts, place + 1, found, taken),
                )
                break
            if place == read.end + 1 and parts[read.end].text not in _EACH_IN | _BETWEEN_PACK:
                break
            if word not in _EACH_IN | _BETWEEN_PACK:
                break
    return [packs.get(number, read) for number, read in enumerate(quantities)]


def _count_behind(
    parts: Sequence[Piece], place: int, found: Sequence[Numeral], taken: frozenset[int]
) -> Numeral | None:
    """How many packs, where the number stands right behind their word and ends the clause, and is no price."""
    count = next((one for one in found if one.first == place and one.lowest is None), None)
    if count is None or place in taken or parts[place].opens or not 1 < count.value <= _MOST_PACKS:
        return None
    return count if count.end == len(parts) or parts[count.end].opens else None


def _so_often(pack: Quantity, count: Numeral | None) -> Quantity:
    if count is None:
        return pack
    value = pack.value * count.value
    return replace(pack, value=value, kilograms=kilograms(value, pack.unit), pack=False, end=count.end)


def is_one(parts: Sequence[Piece], read: Quantity) -> bool:
    """Whether an amount is the word "one", which also means "a"."""
    return read.end == read.first + 1 and parts[read.first].text in ONE


def bare_quantities_in(
    parts: Sequence[Piece], found: Iterable[Numeral], taken: frozenset[int], *, any_word: bool = False
) -> list[Quantity]:
    """Numbers without a unit that may count the product beside them; phone numbers, years and sizes are left out, and
    "one" and "hundred" said alone unless `any_word`."""
    quantities = []
    for numeral in found:
        places = range(numeral.first, numeral.end)
        if taken.intersection(places) or _gives(parts, numeral) or _is_none(numeral) or _is_label(parts, numeral):
            continue
        if (
            not any_word
            and numeral.plain_word
            and (parts[numeral.first].text in ONE or parts[numeral.first].text in TIMES)
        ):
            continue
        if unit_at(parts, numeral.end) is None:
            confirm: Literal["local_unit", "range"] | None = "range" if numeral.lowest is not None else None
            quantities.append(
                Quantity(numeral.value, None, None, confirm, numeral.first, numeral.end, numeral.lowest, numeral.each)
            )
    return quantities


def _gives(parts: Sequence[Piece], numeral: Numeral) -> bool:
    """दे दो, "bhej do": the two is a verb there."""
    return (
        numeral.plain_word
        and numeral.first > 0
        and parts[numeral.first].text in ("do", "दो")
        and parts[numeral.first - 1].text in _GIVING
    )


def _is_label(parts: Sequence[Piece], numeral: Numeral) -> bool:
    first = parts[numeral.first]
    digits = first.text.replace(",", "") if first.kind == "number" else ""
    if (len(digits) == 6 and "," not in first.text) or len(digits) >= 8:
        return True  # PIN code, phone number
    if len(digits) == 4 and digits.isdigit() and 2020 <= int(digits) <= 2040 and numeral.end == numeral.first + 1:
        return True  # a year
    after = parts[numeral.end].text if numeral.end < len(parts) else ""
    before = parts[numeral.first - 1].text if numeral.first else ""
    return (
        after in _DIMENSIONS
        or after == "%"
        or after.startswith(_LAND)
        or _is_measured_crosswise(parts, numeral)
        or _counts_people(parts, numeral)
        or before in ("no", "number", "नंबर", "sector", "ward", "+", "#", "phone", "mobile")
    )


_PEOPLE = frozenset(
    normalise(word)
    for word in """
        log logon logo mahila mahilaye mahilayen mahilao mahilaon bayka baika baya aurat auraten auratein behne behnen bahne bahnen
        bahini karigar kaarigar kamgar majdoor mazdoor sadasya workers artisans people persons members jan jana jani
        लोग लोगों लोक महिला महिलाएं महिलाएँ महिलाओं बायका बाया औरत औरतें बहनें बहिणी कारीगर कामगार मजदूर सदस्य जण जणी जन
    """.split()
)
_FOR_THEM = frozenset(normalise(word) for word in "ke ka ki के का की साठी sathi".split())


def _counts_people(parts: Sequence[Piece], numeral: Numeral) -> bool:
    """ "ham 5 log milke", "चार बायका पापड लाटतात": so many make it; "50 logo ke liye" is for so many."""
    after = [part.text for part in parts[numeral.end : numeral.end + 2]]
    before = parts[numeral.first - 1].text if numeral.first else ""
    return bool(after) and after[0] in _PEOPLE and before != "for" and not _FOR_THEM.intersection(after[1:])


def _is_measured_crosswise(parts: Sequence[Piece], numeral: Numeral) -> bool:
    """ "24x24", "4 x 8": two measures of one thing; "vase x 8" counts."""
    if parts[numeral.first].kind != "number":
        return False
    sign = parts[numeral.end] if numeral.end < len(parts) else None
    if sign is not None and _TIMES_SIGN.fullmatch(sign.text):
        behind = parts[numeral.end + 1].kind if numeral.end + 1 < len(parts) else ""
        return len(sign.text) > 1 or behind == "number"
    before = parts[numeral.first - 2 : numeral.first] if numeral.first > 1 else []
    return len(before) == 2 and before[0].kind == "number" and before[1].text in ("x", "*", "\u00d7")


def _fits_as_unit(parts: Sequence[Piece], place: int) -> bool:
    word = parts[place].text
    if word == "t" and any(part.text.startswith("shirt") for part in parts[place + 1 : place + 3]):
        return False
    if word in _ONLY_GLUED_OR_ALONE:
        return True
    following = parts[place + 1].text if place + 1 < len(parts) else ""
    # "4 bag manufacturers", "2 set top boxes" are not amounts of bags or sets.
    return not (word == "set" and following == "top")
