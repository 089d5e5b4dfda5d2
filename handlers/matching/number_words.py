"""Number words of Hindi, Marathi and English in any spelling, and what each is worth."""

import re
from decimal import Decimal
from functools import lru_cache

from handlers.folding import normalise

HINDI = """शून्य एक दो तीन चार पांच छह सात आठ नौ दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह
उन्नीस बीस इक्कीस बाईस तेईस चौबीस
पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस चालीस इकतालीस बयालीस तैंतालीस
चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ साठ इकसठ बासठ
तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उन्यासी अस्सी
इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे
निन्यानवे""".split()
MARATHI = """शून्य एक दोन तीन चार पाच सहा सात आठ नऊ दहा अकरा बारा तेरा चौदा पंधरा सोळा सतरा अठरा
एकोणीस वीस एकवीस बावीस तेवीस चोवीस
पंचवीस सव्वीस सत्तावीस अठ्ठावीस एकोणतीस तीस एकतीस बत्तीस तेहतीस चौतीस पस्तीस छत्तीस सदतीस अडतीस एकोणचाळीस चाळीस एक्केचाळीस बेचाळीस
त्रेचाळीस चव्वेचाळीस पंचेचाळीस सेहेचाळीस सत्तेचाळीस अठ्ठेचाळीस एकोणपन्नास पन्नास एक्कावन्न बावन्न त्रेपन्न चोपन्न पंचावन्न छप्पन्न
सत्तावन्न अठ्ठावन्न एकोणसाठ साठ एकसष्ट बासष्ट त्रेसष्ट चौसष्ट पासष्ट सहासष्ट सदुसष्ट अडुसष्ट एकोणसत्तर सत्तर एकाहत्तर बाहत्तर
त्र्याहत्तर चौऱ्याहत्तर पंच्याहत्तर शहात्तर सत्याहत्तर अठ्ठ्याहत्तर एकोणऐंशी ऐंशी एक्याऐंशी ब्याऐंशी त्र्याऐंशी चौऱ्याऐंशी पंच्याऐंशी
शहाऐंशी सत्त्याऐंशी अठ्ठ्याऐंशी एकोणनव्वद नव्वद एक्याण्णव ब्याण्णव त्र्याण्णव चौऱ्याण्णव पंच्याण्णव शहाण्णव सत्त्याण्णव अठ्ठ्याण्णव
नव्व्याण्णव""".split()
ENGLISH_ONES = """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen""".split()
ENGLISH_TENS = dict(
    zip("twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)
)
_OTHER_SPELLINGS = {
    "छः": 6, "छे": 6, "पाँच": 5, "पन्द्रह": 15, "पन्द्रा": 15, "उन्तीस": 29, "चवालीस": 44, "अठावन": 58, "नब्बें": 90, "दोन": 2,
    "chhe": 6, "che": 6, "chhah": 6, "cheh": 6, "dus": 10, "gyara": 11, "gyarha": 11, "pandra": 15, "panchvis": 25,
    "panch": 5, "paanch": 5, "pach": 5, "chaalis": 40, "pachas": 50, "nabbe": 90, "daha": 10,
    "wis": 20, "saha": 6, "fourty": 40, "didshe": 150, "dedshe": 150, "deedshe": 150,
}  # fmt: skip
_MULTIPLIERS = {
    "सौ": 100, "शे": 100, "शंभर": 100, "sau": 100, "sow": 100, "shambhar": 100, "shambar": 100, "hundred": 100, "hundreds": 100,
    "हजार": 1000, "हज़ार": 1000, "hazar": 1000, "hajar": 1000, "hazaar": 1000, "hajaar": 1000,
    "thousand": 1000, "thousands": 1000,
    "लाख": 100_000, "lakh": 100_000, "lac": 100_000, "lacs": 100_000, "lakhs": 100_000,
    "laakh": 100_000, "million": 1_000_000,
    "करोड़": 10_000_000, "कोटी": 10_000_000, "कोटि": 10_000_000, "crore": 10_000_000,
    "crores": 10_000_000, "cr": 10_000_000,
    "karod": 10_000_000, "koti": 10_000_000,
}  # fmt: skip
_WHOLE_FRACTIONS = {
    "1.5": "डेढ़ डेढ दीड dedh dedhh derh deedh deed",
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
# Words that look like a number word but are everyday English, Hindi or Marathi words.
_NEVER_NUMBERS = frozenset(
    normalise(word)
    for word in "so no to on not se has sat bar chat ter tin but sort for साथ छोड़ा चौड़ा आठवण पांढरा बनववे बरा चाह".split()
)


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
    for words in (HINDI, MARATHI, ENGLISH_ONES):
        for value, word in enumerate(words):
            plain = normalise(word)
            for key in (
                plain,
                _near(plain),
                _near(_careful_roman(plain, every_a=True)) if not plain.isascii() else plain,
            ):
                small.setdefault(key, value)
    for word, value in (ENGLISH_TENS | _OTHER_SPELLINGS).items():
        small.setdefault(normalise(word), value)
        small.setdefault(_near(normalise(word)), value)
    return small


def _by_word(table: dict[str, str]) -> dict[str, Decimal]:
    return {normalise(word): Decimal(value) for value, words in table.items() for word in words.split()}


ONE = frozenset({"एक", "ek", "one"})
SMALL = _small_numbers()
TENS = {normalise(word): value for word, value in ENGLISH_TENS.items()}
TIMES = {normalise(word): value for word, value in _MULTIPLIERS.items()}
FIXED = _by_word(_WHOLE_FRACTIONS)
ADDED = _by_word(_ADDED_FRACTIONS)
_FUSED_PREFIXES = tuple(
    (prefix, value)
    for prefix, value in ADDED.items()
    if prefix in ("सव्वा", "साडे", "पावणे", "savva", "sade", "saade", "pavne")
)
_FUSED_HUNDREDS = ("शे", "she", "shे")


@lru_cache(maxsize=4096)
def times_of(word: str) -> int | None:
    """What a word multiplies by, also with a Marathi ending: लाख, लाखापर्यंत, हजारांच्या."""
    if word in TIMES:
        return TIMES[word]
    for ending in _TIMES_ENDINGS:
        if word.endswith(ending) and word.removesuffix(ending) in TIMES:
            return TIMES[word.removesuffix(ending)]
    return None


_TIMES_ENDINGS = (
    "ांपर्यंत",
    "ापर्यंत",
    "पर्यंत",
    "ांच्या",
    "ाच्या",
    "ांचा",
    "ाचा",
    "ांची",
    "ाची",
    "ांचे",
    "ाचे",
    "paryant",
    "aparyant",
)


@lru_cache(maxsize=4096)
def value_of(word: str) -> Decimal | None:
    """Value of one number word, also of the glued Marathi ones: दोनशे, साडेतीनशे, सव्वाशे."""
    small = _small(word)
    if small is not None:
        return Decimal(small)
    for hundred in _FUSED_HUNDREDS:
        stem = word.removesuffix(hundred)
        if stem != word and stem:
            if stem in ADDED and ADDED[stem] != Decimal("0.5"):
                return (1 + ADDED[stem]) * 100
            before = FIXED.get(stem) if stem in FIXED else value_of(stem)
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
    return SMALL[word] if word in SMALL else SMALL.get(_near(word))
