"""Quantities and money in an enquiry: digits of any script, number words of three languages, Indian units."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from handlers.folding import normalise

PieceKind = Literal["number", "date", "word", "sign"]


@dataclass(frozen=True, slots=True)
class Piece:
    """One word, number, date or sign of a normalised text."""

    text: str
    kind: PieceKind
    value: Decimal | None
    glued: bool  # no space stood before it
    opens: bool = False  # a comma, a full stop or a line's end stood before it


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number found at pieces[first:end]; a plain one is a single small number word, which may mean something else."""

    value: Decimal
    first: int
    end: int
    plain_word: bool
    lowest: Decimal | None = None


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


@dataclass(frozen=True, slots=True)
class Money:
    """A price or budget. `per` is a unit, "total", or None when neither was said. Foreign money has no paise."""

    paise: int | None
    per: str | None
    currency: str
    amount: Decimal
    first: int
    end: int


# name of the unit, kilograms in one (weights), other names; source of the weights: metric system; maund and ser as
# used in today's mandis (40 kg, 1 kg) differ by district and are therefore always asked back.
_UNITS: tuple[tuple[str, str | None, str], ...] = (
    ("kg", "1", ("kg kgs kilo kilos kilogram kilograms kilograam kilogramme kilogrammes kgm किलो "
        "किग्रा किलोग्राम केजी किलोग्रॅम किलोचे")),
    ("g", "0.001", "g gm gms gram grams gramme graam ग्राम ग्रॅम ग्रा"),
    ("quintal", "100", ("quintal quintals qtl qtls qntl kuintal kwintal kvintal quental क्विंटल "
        "कुंतल कुंटल क्विन्टल कुंटल क्विंटलचे")),
    ("tonne", "1000", "ton tons tonne tonnes mt tan tun t टन मीट्रिकटन"),
    ("maund", "40", "maund maunds mann man मन मण"),
    ("ser", "1", "ser seer सेर शेर"),
    ("litre", None, "litre litres liter liters ltr ltrs lt l leetar litar लीटर लिटर ली"),
    ("ml", None, "ml mililitre millilitre एमएल मिली"),
    ("piece", None, ("piece pieces pc pcs pcs. pis peace nos nag naga nug nung unit units items item "
        "adad peece पीस पिस नग अदद पीसेस नगे यूनिट युनिट")),
    ("dozen", None, "dozen dozens doz darjan darzan dajan dazan दर्जन डझन दर्जनभर"),
    ("pair", None, "pair pairs jodi jodee jode jora jod joda जोड़ी जोडी जोड जोडे जोड़े जोड्या"),
    ("set", None, "set sets सेट संच"),
    ("metre", None, "metre metres meter meters mtr mtrs m mitar meetar मीटर मिटर"),
    ("sqft", None, "sqft sft"),
    ("sqm", None, "sqm"),
    ("gaj", None, "gaj yard yards गज वार"),
    ("than", None, "than thaan थान ताका taka"),
    ("box", None, ("box boxes carton cartons peti petiyan pethi dabba dabbe dibba khoka पेटी पेटियां "
        "डिब्बा डिब्बे बॉक्स खोका खोके पेट्या")),
    ("bag", None, ("bag bags bori boriyan katta katte gunny gunnies sack sacks poti बोरी बोरियां "
        "कट्टा कट्टे पोती पोते पोत गोणी")),
    ("bale", None, "bale bales gaanth ganth gath गांठ गाठी गाठ"),
    ("bundle", None, "bundle bundles gaddi gathri गड्डी बंडल"),
    ("packet", None, "packet packets pkt pkts pack packs पैकेट पाकीट पाकिटे"),
    ("tin", None, "tins pipa pipe पीपा टिन"),
    ("bottle", None, "bottle bottles botal botle बोतल बाटली बाटल्या"),
    ("brass", None, "ब्रास"),
    ("container", None, "container containers fcl कंटेनर"),
)  # fmt: skip
_LOCAL = frozenset({"maund", "ser", "bag", "box", "bale", "bundle", "than", "tin", "packet"})
_UNIT_NAMES = {normalise(name): unit for unit, _, names in _UNITS for name in names.split()}
_KILOGRAMS = {unit: Decimal(weight) for unit, weight, _ in _UNITS if weight}
_AREA = {("sq", "ft"), ("sq", "feet"), ("square", "feet"), ("square", "foot"), ("वर्ग", "फुट"),
    ("चौरस", "फूट"), ("वर्ग", "फीट"), ("चौ", "फूट")}  # fmt: skip
_AREA_METRES = {("sq", "m"), ("sq", "mtr"), ("sq", "meter"), ("sq", "metre"), ("square", "metre"),
    ("square", "meter"), ("वर्ग", "मीटर"), ("चौरस", "मीटर")}  # fmt: skip
_ONLY_GLUED_OR_ALONE = frozenset({"g", "l", "m", "t", "mt"})
_DIMENSIONS = frozenset("mm cm inch inches inch. ft feet foot fit foot' gsm ply count micron carat "
    "karat watt hp gb इंच फुट फूट फीट सेमी मिमी कैरेट".split())  # fmt: skip

_HINDI = """शून्य एक दो तीन चार पांच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह
उन्नीस बीस इक्कीस बाईस तेईस चौबीस
पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस इकतालीस बयालीस तैंतालीस
चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ
तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उन्यासी अस्सी
इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे
निन्यानवे""".split()
_MARATHI = """शून्य एक दोन तीन चार पाच सहा सात आठ नऊ दहा अकरा बारा तेरा चौदा पंधरा सोळा सतरा अठरा
एकोणीस वीस एकवीस बावीस तेवीस चोवीस
पंचवीस सव्वीस सत्तावीस अठ्ठावीस एकोणतीस तीस एकतीस बत्तीस तेहतीस चौतीस पस्तीस छत्तीस सदतीस अडतीस एकोणचाळीस चाळीस एक्केचाळीस बेचाळीस
त्रेचाळीस चव्वेचाळीस पंचेचाळीस सेहेचाळीस सत्तेचाळीस अठ्ठेचाळीस एकोणपन्नास पन्नास एक्कावन्न बावन्न त्रेपन्न चोपन्न पंचावन्न छप्पन्न
सत्तावन्न अठ्ठावन्न एकोणसाठ साठ एकसष्ट बासष्ट त्रेसष्ट चौसष्ट पासष्ट सहासष्ट सदुसष्ट अडुसष्ट एकोणसत्तर सत्तर एकाहत्तर बाहत्तर
त्र्याहत्तर चौऱ्याहत्तर पंच्याहत्तर शहात्तर सत्याहत्तर अठ्ठ्याहत्तर एकोणऐंशी ऐंशी एक्याऐंशी ब्याऐंशी त्र्याऐंशी चौऱ्याऐंशी पंच्याऐंशी
शहाऐंशी सत्त्याऐंशी अठ्ठ्याऐंशी एकोणनव्वद नव्वद एक्याण्णव ब्याण्णव त्र्याण्णव चौऱ्याण्णव पंच्याण्णव शहाण्णव सत्त्याण्णव अठ्ठ्याण्णव
नव्व्याण्णव""".split()
_ENGLISH_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
_ENGLISH_TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_OTHER_SPELLINGS = {
    "छः": 6, "छे": 6, "पाँच": 5, "पन्द्रह": 15, "पन्द्रा": 15, "उन्तीस": 29, "चवालीस": 44, "अठावन": 58, "नब्बें": 90, "दोन": 2,
    "chhe": 6, "che": 6, "chhah": 6, "cheh": 6, "dus": 10, "gyara": 11, "gyarha": 11, "pandra": 15, "panchvis": 25,
    "panch": 5, "paanch": 5, "pach": 5, "chaalis": 40, "pachas": 50, "nabbe": 90, "daha": 10,
    "wis": 20, "saha": 6, "fourty": 40,
}  # fmt: skip
_MULTIPLIERS = {
    "सौ": 100, "शे": 100, "शंभर": 100, "sau": 100, "sow": 100, "shambhar": 100, "hundred": 100, "hundreds": 100,
    "हजार": 1000, "हज़ार": 1000, "hazar": 1000, "hajar": 1000, "hazaar": 1000, "hajaar": 1000,
    "thousand": 1000, "thousands": 1000,
    "लाख": 100_000, "lakh": 100_000, "lac": 100_000, "lacs": 100_000, "lakhs": 100_000,
    "laakh": 100_000, "million": 1_000_000,
    "करोड़": 10_000_000, "कोटी": 10_000_000, "कोटि": 10_000_000, "crore": 10_000_000,
    "crores": 10_000_000, "cr": 10_000_000,
    "karod": 10_000_000, "koti": 10_000_000,
}  # fmt: skip
_WHOLE_FRACTIONS = {
    "1.5": "डेढ़ डेढ दीड dedh dedhh derh deedh did deed",
    "2.5": "ढाई अढ़ाई अडीच dhai dhaai adhai adich adeech",
    "0.5": "आधा आधी आधे अर्धा अर्धी अर्धे aadha adha aadhi adhi ardha ardhi half",
    "0.25": "पाव pav paav quarter",
    "0.75": "पौन पौना पाऊण paun pauna paaun",
}
_ADDED_FRACTIONS = {
    "0.25": "सवा सव्वा sava sawa savva",
    "0.5": "साढ़े साढे साडे sadhe saadhe sade saade sarhe",
    "-0.25": "पौने पावणे paune pawne pavne paavne",
}
# Roman words that look like a number word but are everyday English or Hindi words.
_NEVER_NUMBERS = frozenset(
    {"so", "no", "to", "on", "not", "nine.", "se", "has", "sat", "bar", "chat", "ter", "tin", "but", "sort"}
)
_GIVING = frozenset("de दे bhej भेज bata बता kar कर dikha दिखा la ला dila दिला bhijwa भिजवा rakh रख dedo le ले".split())
_ONE = frozenset({"एक", "ek", "one"})


def _near(word: str) -> str:
    """A Roman key that, unlike the product key, keeps aspirates and a's: seven and sixty must stay apart."""
    if any("\u0900" <= sign <= "\u097f" for sign in word):
        word = _careful_roman(word)
    for pattern, plain in _NEAR_RULES:
        word = pattern.sub(plain, word)
    return word


_NEAR_RULES = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"w", "v"),
        (r"z", "j"),
        (r"ph", "f"),
        (r"ee", "i"),
        (r"oo", "u"),
        (r"(?:ai|ay)(?![aeiou])", "e"),
        (r"au|ou", "o"),
        (r"chh", "ch"),
        (r"chch|cch", "ch"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[aeiou])h$", ""),
    )
)
_LETTERS = dict(
    zip(
        "कखगघचछजझटठडढणतथदधनपफबभमयरलळवशषसह",
        "k kh g gh ch chh j jh t th d dh n t th d dh n p ph b bh m y r l l v sh sh s h".split(),
        strict=True,
    )
)
_SOUNDS = dict(zip("अआइईउऊएऐओऔाििीुूृेैोौंँ", "a aa i ii u uu e ai o au aa i i ii u uu ri e ai o au n n".split(), strict=True))
_SILENT_A = re.compile(r"([aeiouA][^aeiouA]+)A(?=[^aeiouA]+[aeiou])")


def _careful_roman(word: str, every_a: bool = False) -> str:
    parts = []
    for place, sign in enumerate(word):
        following = word[place + 1 : place + 2]
        if sign in _LETTERS:
            parts.append(
                _LETTERS[sign] + ("A" if following in _LETTERS or (following in "अआइईउऊएऐओऔंँ" and following) else "")
            )
        else:
            parts.append(_SOUNDS.get(sign, ""))
    roman = "".join(parts)
    return (roman if every_a else _SILENT_A.sub(r"\1", roman)).lower()


def _small_numbers() -> dict[str, int]:
    small: dict[str, int] = {}
    for words in (_HINDI, _MARATHI, _ENGLISH_ONES):
        for value, word in enumerate(words):
            plain = normalise(word)
            for key in (
                plain,
                _near(plain),
                _near(_careful_roman(plain, every_a=True)) if not plain.isascii() else plain,
            ):
                small.setdefault(key, value)
    for word, value in (_ENGLISH_TENS | _OTHER_SPELLINGS).items():
        small.setdefault(normalise(word), value)
        small.setdefault(_near(normalise(word)), value)
    return small


def _by_word(table: dict[str, str]) -> dict[str, Decimal]:
    return {normalise(word): Decimal(value) for value, words in table.items() for word in words.split()}


_SMALL = _small_numbers()
_TENS = {normalise(word): value for word, value in _ENGLISH_TENS.items()}
_TIMES = {normalise(word): value for word, value in _MULTIPLIERS.items()}
_FIXED = _by_word(_WHOLE_FRACTIONS)
_ADDED = _by_word(_ADDED_FRACTIONS)
_FUSED_PREFIXES = tuple(
    (prefix, value)
    for prefix, value in _ADDED.items()
    if prefix in ("सव्वा", "साडे", "पावणे", "savva", "sade", "saade", "pavne")
)
_FUSED_HUNDREDS = ("शे", "she", "shे")
_DIGITS_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d+(?:\.\d+)?")
_PIECE = re.compile(
    r"(?P<date>\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})(?!\d))"
    r"|(?P<fraction>\d\s?[/\u2044]\s?[2348](?![\d/]))"
    r"|(?P<daymonth>(?<![\d/])\d{1,2}/\d{1,2}(?![\d/]))"
    r"|(?P<number>\d{1,3}(?:,\d{2,3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)"
    r"|(?P<word>(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0980-\u0dff]"
    r"|(?<=[a-z])['\u2019](?=[a-z]))+)"
    r"|(?P<slashdash>/\s?[-=])"
    r"|(?P<sign>[₹$€£¥@%/\u2013-])"
)  # fmt: skip


_OPENING = re.compile(r"[,;.:!?\n|\u0964()]")


def pieces(text: str) -> list[Piece]:
    """The words, numbers, dates and meaningful signs of a text, in order."""
    plain = normalise(text)
    found: list[Piece] = []
    end = 0
    for match in _PIECE.finditer(plain):
        kind = match.lastgroup
        glued = match.start() == end and bool(found)
        opens = _OPENING.search(plain, end, match.start()) is not None
        end = match.end()
        words = match.group()
        if kind == "fraction":
            above, below = re.split(r"\s?[/\u2044]\s?", words)
            if int(above) < int(below):
                found.append(Piece(words, "number", Decimal(above) / Decimal(below), glued, opens))
                continue
            kind = "daymonth"
        if kind in ("date", "daymonth"):
            found.append(Piece(words, "date", None, glued, opens))
        elif kind == "number":
            if glued and found[-1].kind == "word" and not _is_money_word(found[-1].text) and found[-1].text.isascii():
                found[-1] = Piece(found[-1].text + words, "word", None, found[-1].glued)  # w240, g9: a grade, no number
            else:
                found.append(Piece(words, "number", Decimal(words.replace(",", "")), glued, opens))
        elif kind == "word":
            words = words.replace("'", "").replace("\u2019", "")
            if glued and found[-1].kind == "word" and any(sign.isdigit() for sign in found[-1].text):
                found[-1] = Piece(found[-1].text + words, "word", None, found[-1].glued)
            else:
                found.append(Piece(words, "word", None, glued, opens))
        else:
            found.append(Piece("/-" if kind == "slashdash" else words, "sign", None, glued, opens))
    return found


def numerals(parts: Sequence[Piece]) -> list[Numeral]:
    """All numbers of a text, in digits and words, each as long as it goes; ranges keep their upper end."""
    found: list[Numeral] = []
    place = 0
    while place < len(parts):
        numeral = _numeral_at(parts, place)
        if numeral is None:
            place += 1
            continue
        numeral = _with_upper_end(parts, numeral)
        found.append(numeral)
        place = numeral.end
    return found


def _with_upper_end(parts: Sequence[Piece], low: Numeral) -> Numeral:
    between = low.end
    if between < len(parts) and parts[between].text in ("-", "\u2013", "to", "से", "se", "ते"):
        between += 1
    elif low.plain_word is False or low.value >= 20:
        return low
    high = _numeral_at(parts, between)
    if high is None or high.value <= low.value:
        return low
    return Numeral(high.value, low.first, high.end, False, low.value)


def _numeral_at(parts: Sequence[Piece], first: int) -> Numeral | None:
    if first >= len(parts):
        return None
    opening = parts[first]
    if opening.kind == "number" and opening.value is not None:
        return _digits_at(parts, first)
    if opening.kind != "word":
        return None
    return _words_at(parts, first)


def _digits_at(parts: Sequence[Piece], first: int) -> Numeral:
    value = parts[first].value or Decimal(0)
    if _is_negative(parts, first):
        return Numeral(-value, first, first + 1, False)
    end = first + 1
    if (
        end < len(parts)
        and parts[end].kind == "number"
        and not parts[end].glued
        and "/" in parts[end].text.replace("\u2044", "/")
    ):
        value += parts[end].value or 0  # 1 1/2
        end += 1
    if end < len(parts) and parts[end].text == "k" and parts[end].glued:
        return Numeral(value * 1000, first, end + 1, False)
    while end < len(parts) and parts[end].kind == "word" and parts[end].text in _TIMES and parts[end].text != "शंभर":
        value *= _TIMES[parts[end].text]
        end += 1
    return Numeral(value, first, end, False)


def _is_negative(parts: Sequence[Piece], first: int) -> bool:
    """-5: a minus stands close before the number and far from what precedes it."""
    minus = first - 1
    return minus >= 0 and parts[minus].text == "-" and parts[first].glued and not parts[minus].glued


def _words_at(parts: Sequence[Piece], first: int) -> Numeral | None:
    total = Decimal(0)
    current: Decimal | None = None
    added: Decimal | None = None
    largest = Decimal(10) ** 12
    end = first
    while end < len(parts) and parts[end].kind == "word":
        word = parts[end].text
        if word == "and" and current is not None and end + 1 < len(parts):
            after = parts[end + 1].text
            if after in _SMALL and current >= 100:
                end += 1
                continue
            if parts[end + 1 : end + 3] and " ".join(part.text for part in parts[end + 1 : end + 3]) == "a half":
                current += Decimal("0.5")
                end += 3
                continue
            if after == "half":
                current += Decimal("0.5")
                end += 2
                continue
            break
        if word in _TIMES:
            times = Decimal(_TIMES[word])
            if times >= largest:
                break
            if added is not None:
                current, added = (current or (1 if current is None else 0)) + added, None
            base = current if current is not None else (Decimal(1) if total == 0 and end == first else None)
            if base is None:
                break
            if times == 100:
                current = base * times
            else:
                total, current, largest = total + base * times, None, times
            end += 1
            continue
        if word in _FIXED and current is None and added is None:
            current = _FIXED[word]
            end += 1
            continue
        if word in _ADDED and current is None and added is None:
            added = _ADDED[word]
            end += 1
            continue
        value = _fused(word)
        if value is None:
            break
        if current is None:
            current = value + (added or 0)
            added = None
        elif (current >= 100 and value < 100 and current % 100 == 0) or (parts[end - 1].text in _TENS and value < 10):
            current += value
        else:
            break
        end += 1
    if added is not None:
        if total or current is not None or added != Decimal("0.25"):
            return None
        current = 1 + added  # सवा किलो
    if end == first:
        return None
    number = total + (current or 0)
    single = end == first + 1
    return Numeral(number, first, end, single and (number < 100 or parts[first].text in _TIMES))


@lru_cache(maxsize=4096)
def _fused(word: str) -> Decimal | None:
    """Value of one number word, also of the glued Marathi ones: दोनशे, साडेतीनशे, सव्वाशे."""
    small = _small(word)
    if small is not None:
        return Decimal(small)
    for hundred in _FUSED_HUNDREDS:
        stem = word.removesuffix(hundred)
        if stem != word and stem:
            if stem in _ADDED and _ADDED[stem] != Decimal("0.5"):
                return (1 + _ADDED[stem]) * 100
            before = _FIXED.get(stem) if stem in _FIXED else _fused(stem)
            if before is not None and before < 100:
                return before * 100
    for prefix, value in _FUSED_PREFIXES:
        stem = word.removeprefix(prefix)
        if stem != word and stem:
            after = _small(stem)
            if after is not None:
                return after + value
    return None


def _small(word: str) -> int | None:
    if word in _NEVER_NUMBERS:
        return None
    return _SMALL[word] if word in _SMALL else _SMALL.get(_near(word))


def unit_at(parts: Sequence[Piece], place: int) -> tuple[str, int] | None:
    """The unit that stands at this place and where the text goes on after it."""
    if place >= len(parts) or parts[place].kind != "word":
        return None
    word = parts[place].text
    two = (word, parts[place + 1].text) if place + 1 < len(parts) else (word, "")
    if two in _AREA:
        return "sqft", place + 2
    if two in _AREA_METRES:
        return "sqm", place + 2
    if two in (("metric", "ton"), ("metric", "tonne"), ("metric", "tons"), ("मीट्रिक", "टन"), ("मेट्रिक", "टन")):
        return "tonne", place + 2
    unit = _UNIT_NAMES.get(word) or _UNIT_NAMES.get(_ended(word))
    return (unit, place + 1) if unit else None


def _ended(word: str) -> str:
    for ending in ("पर्यंत", "ची", "चे", "चा", "च्या", "ला", "ने", "भर", "s"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word


def kilograms(value: Decimal, unit: str | None) -> Decimal | None:
    """The weight in kilograms, or None where the unit is no weight."""
    return (value * _KILOGRAMS[unit]).normalize() if unit in _KILOGRAMS else None


def quantities_in(parts: Sequence[Piece], found: Iterable[Numeral], taken: frozenset[int]) -> list[Quantity]:
    """Numbers that stand before a unit; `taken` places belong to dates or money."""
    quantities = []
    for numeral in found:
        if taken.intersection(range(numeral.first, numeral.end)) or _gives(parts, numeral) or numeral.value <= 0:
            continue
        unit = unit_at(parts, numeral.end)
        if unit is None or not _fits_as_unit(parts, numeral.end):
            continue
        name, end = unit
        confirm: Literal["local_unit", "range"] | None = "local_unit" if name in _LOCAL else None
        if numeral.lowest is not None:
            confirm = confirm or "range"
        quantities.append(
            Quantity(numeral.value, name, kilograms(numeral.value, name), confirm, numeral.first, end, numeral.lowest)
        )
    return quantities


def bare_quantities_in(parts: Sequence[Piece], found: Iterable[Numeral], taken: frozenset[int]) -> list[Quantity]:
    """Numbers without a unit that may count the product beside them; phone numbers, years and sizes are left out."""
    quantities = []
    for numeral in found:
        places = range(numeral.first, numeral.end)
        if taken.intersection(places) or _gives(parts, numeral) or numeral.value <= 0 or _is_label(parts, numeral):
            continue
        if numeral.plain_word and (parts[numeral.first].text in _ONE or parts[numeral.first].text in _TIMES):
            continue
        if unit_at(parts, numeral.end) is None:
            confirm: Literal["local_unit", "range"] | None = "range" if numeral.lowest is not None else None
            quantities.append(Quantity(numeral.value, None, None, confirm, numeral.first, numeral.end, numeral.lowest))
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
    if len(digits) == 4 and 2020 <= int(digits) <= 2040 and numeral.end == numeral.first + 1:
        return True  # a year
    after = parts[numeral.end].text if numeral.end < len(parts) else ""
    before = parts[numeral.first - 1].text if numeral.first else ""
    return (
        after in _DIMENSIONS
        or after == "%"
        or before in ("no", "number", "नंबर", "sector", "ward", "+", "#", "phone", "mobile")
    )


def _fits_as_unit(parts: Sequence[Piece], place: int) -> bool:
    word = parts[place].text
    if word in _ONLY_GLUED_OR_ALONE:
        return True
    following = parts[place + 1].text if place + 1 < len(parts) else ""
    # "4 bag manufacturers", "2 set top boxes" are not amounts of bags or sets.
    return not (word == "set" and following == "top")


_RUPEE_WORDS = frozenset("₹ rs re inr रु रू rps rupee rupees rupaya रुपय".split())
_FOREIGN = {
    "$": "USD", "usd": "USD", "dollar": "USD", "dollars": "USD", "डॉलर": "USD", "€": "EUR", "eur": "EUR", "euro": "EUR",
    "euros": "EUR", "यूरो": "EUR", "युरो": "EUR", "£": "GBP", "gbp": "GBP", "pound": "GBP",
    "pounds": "GBP", "पाउंड": "GBP",
    "¥": "JPY", "yen": "JPY", "aed": "AED", "dirham": "AED", "dirhams": "AED", "दिरहम": "AED",
    "sar": "SAR", "riyal": "SAR",
    "riyals": "SAR", "रियाल": "SAR", "bdt": "BDT", "npr": "NPR", "yuan": "CNY", "cny": "CNY",
    "rmb": "CNY", "sgd": "SGD",
    "myr": "MYR", "ringgit": "MYR", "cad": "CAD", "aud": "AUD", "omr": "OMR", "qar": "QAR", "kwd": "KWD",
}  # fmt: skip
_PER = frozenset("per prati प्रति / each har हर प्रत्येक प्रत्येकी दर @ a".split())
_EACH = frozenset("each प्रत्येकी apiece".split())
_TOTAL = frozenset(
    "total totally kul कुल ekun ekoon एकूण budget बजट altogether overall saara सारा sab पूरा poora "
    "pura max maximum lump".split()
)
_PRICED = frozenset(
    normalise(word)
    for word in "rate रेट bhav भाव दर dar price daam dam दाम keemat kimat कीमत किंमत kimmat cost costing @ "
    "budget बजट भावात भावाने दराने".split()
)
_AT_MOST_BEFORE = frozenset("under below upto within max maximum lessthan <".split())
_AT_MOST_AFTER = frozenset(normalise(word) for word in "tak तक पर्यंत paryant".split())
_WITHIN = frozenset(
    normalise(word) for word in "andar अंदर भीतर bhitar neeche niche नीचे kam कम आत aat खाली khali".split()
)
_OF = frozenset(
    normalise(word)
    for word in "ka ki ke का की के cha chi che chya चा ची चे च्या वाली वाला वाले wali wala wale worth".split()
)
_NO_GOODS = frozenset(
    normalise(word) for word in "quantity matra मात्रा sankhya संख्या order ऑर्डर lot लॉट stock about".split()
)
_SMALLEST_BUDGET = 50


def _is_money_word(word: str) -> bool:
    return word in _RUPEE_WORDS or word in _FOREIGN or word.startswith(("रुप", "rupa", "rupe", "rupy", "rupi"))


def money_in(parts: Sequence[Piece], found: Iterable[Numeral], taken: frozenset[int]) -> list[Money]:
    """Prices and budgets; a number without any sign of money is money only after "total", "budget" or before "per"."""
    amounts = []
    for numeral in found:
        if taken.intersection(range(numeral.first, numeral.end)) or numeral.value <= 0:
            continue
        money = _money_of(parts, numeral)
        if money is not None:
            amounts.append(money)
    return amounts


def _money_of(parts: Sequence[Piece], numeral: Numeral) -> Money | None:
    first, end = numeral.first, numeral.end
    before = parts[first - 1].text if first else ""
    after = parts[end].text if end < len(parts) else ""
    value = numeral.value
    currency = ""
    if _is_money_word(before):
        currency, first = _currency(before), first - 1
        if after == "l" and parts[end].glued:
            value, end = value * 100_000, end + 1
    elif after == "/-" or _is_money_word(after):
        currency, end = _currency(after) if after != "/-" else "INR", end + 1
    elif not _sounds_like_money(parts, numeral):
        return None
    if not currency:
        currency = "INR"
    if end < len(parts) and parts[end].text == "/-":
        end += 1
    per, last = _per(parts, first, end)
    return Money(int(value * 100) if currency == "INR" else None, per, currency, value, first, last)


def _currency(word: str) -> str:
    return _FOREIGN.get(word, "INR")


def _sounds_like_money(parts: Sequence[Piece], numeral: Numeral) -> bool:
    if numeral.plain_word:
        return False
    after = numeral.end
    if after < len(parts) and parts[after].text in ("per", "प्रति", "prati", "/"):
        return unit_at(parts, after + 1) is not None
    if unit_at(parts, after) is not None:
        return False
    following = parts[after].text if after < len(parts) else ""
    if following in _EACH or following in ("budget", "बजट"):
        return True
    nearby = [part.text for part in parts[max(0, numeral.first - 2) : numeral.first]]
    if any(word in _TOTAL for word in nearby) or (bool(nearby) and nearby[-1] in _PRICED):
        return True
    return numeral.value >= _SMALLEST_BUDGET and (_is_ceiling(parts, numeral) or _is_worth(parts, numeral))


def _is_ceiling(parts: Sequence[Piece], numeral: Numeral) -> bool:
    """ "2000 ke andar", "4500 तक", "under 2000": a bare number that must not be passed is what may be spent."""
    before = [part.text for part in parts[max(0, numeral.first - 2) : numeral.first]]
    after = [part.text for part in parts[numeral.end : numeral.end + 2]]
    if before and (before[-1] in _AT_MOST_BEFORE or before in (["up", "to"], ["less", "than"], ["not", "above"])):
        return True
    if not after:
        return False
    return after[0] in _AT_MOST_AFTER or (
        after[-1] in _WITHIN and (len(after) == 1 or after[0] in _OF | {"se", "से", "हून", "पेक्षा", "peksha"})
    )


def _is_worth(parts: Sequence[Piece], numeral: Numeral) -> bool:
    """ "500 ki saree", "1.5 लाख की मूर्तियां", "2000 worth of": what follows is bought for that sum."""
    after = parts[numeral.end : numeral.end + 2]
    if len(after) < 2 or after[0].text not in _OF or after[1].kind != "word":
        return False
    return unit_at(parts, numeral.end + 1) is None and after[1].text not in _NO_GOODS


def _per(parts: Sequence[Piece], first: int, end: int) -> tuple[str | None, int]:
    """Per which unit the amount is meant, or "total", or None; and where the words about it end."""
    for ahead in (0, 1):
        place = end + ahead
        if place < len(parts):
            if parts[place].text in _EACH:
                return "piece", place + 1
            if parts[place].text in _PER:
                unit = unit_at(parts, place + 1)
                if unit:
                    return unit
    unit = unit_at(parts, end)
    if unit:
        return unit
    if (
        end < len(parts)
        and parts[end].text in ("का", "ka", "को", "ko", "में", "me", "एक", "ek")
        and unit_at(parts, end + 1)
    ):
        return unit_at(parts, end + 1) or (None, end)
    before = [part.text for part in parts[max(0, first - 4) : first]]
    for back, word in enumerate(reversed(before), start=1):
        if word in ("per", "प्रति", "prati", "/"):
            unit = unit_at(parts, first - back + 1)
            if unit:
                return unit[0], end
    around = before + [part.text for part in parts[end : end + 3]]
    if any(word in _TOTAL for word in around):
        return "total", end
    return None, end


def read_number(text: str) -> Decimal | None:
    """The first number of a short answer, in digits or words of any language; None when there is none."""
    found = numerals(pieces(text))
    return found[0].value if found else None


def read_money(text: str) -> int | None:
    """The first amount of rupees in a text, in paise; None when no rupees are spoken of."""
    parts = pieces(text)
    return next((money.paise for money in money_in(parts, numerals(parts), frozenset()) if money.paise), None)


def unit_of(text: str) -> str | None:
    """The first unit that a text names: kg, quintal, piece, dozen, metre ..."""
    parts = pieces(text)
    units = (unit_at(parts, place) for place in range(len(parts)))
    return next((unit[0] for unit in units if unit), None)


def converted(value: Decimal, unit: str, into: str) -> Decimal | None:
    """The same amount in another unit: weights, and dozens and pieces; None where the two measure different things."""
    if unit == into:
        return value
    if unit in _KILOGRAMS and into in _KILOGRAMS:
        return (value * _KILOGRAMS[unit] / _KILOGRAMS[into]).normalize()
    dozens = {("dozen", "piece"): Decimal(12), ("piece", "dozen"): 1 / Decimal(12)}
    return value * dozens[unit, into] if (unit, into) in dozens else None
