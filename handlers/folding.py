"""One Latin key space for words typed in Devanagari or in careless Roman letters."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_ZERO_WIDTH = dict.fromkeys([*range(0x200B, 0x2010), 0x2060, 0xFEFF, 0x00AD, 0xFE0E, 0xFE0F])
_NUKTA = {0x093C: None, 0x0929: "न", 0x0931: "र", 0x0934: "ळ"}
_FOREIGN_DIGIT = re.compile(r"[^\D0-9]")
_VULGAR_FRACTION = re.compile(r"(?<=\d)(?=[\u00bc-\u00be\u2150-\u215e])")
_WORD = re.compile(
    r"\d+|(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0980-\u0dff])"
    r"(?:[^\W\d_]|[\u0300-\u036f\u0900-\u0903\u093a-\u094f\u0951-\u0957\u0962\u0963\u0980-\u0dff]|['’](?=[a-z]))*"
)

_CONSONANTS = {
    "क": "k", "ख": "k", "ग": "g", "घ": "g", "ङ": "n",
    "च": "c", "छ": "c", "ज": "j", "झ": "j", "ञ": "n",
    "ट": "t", "ठ": "t", "ड": "d", "ढ": "d", "ण": "n",
    "त": "t", "थ": "t", "द": "d", "ध": "d", "न": "n",
    "प": "p", "फ": "f", "ब": "b", "भ": "b", "म": "m",
    "य": "y", "र": "r", "ल": "l", "ळ": "l", "व": "v",
    "श": "s", "ष": "s", "स": "s", "ह": "h",
}  # fmt: skip
_ASPIRATED = _CONSONANTS | {
    "ख": "kh", "घ": "gh", "झ": "jh", "ठ": "th", "ढ": "dh", "थ": "th", "ध": "dh", "भ": "bh", "श": "sh", "ष": "sh",
}  # fmt: skip
_VOWELS = {
    "अ": "a", "आ": "a", "इ": "i", "ई": "i", "उ": "u", "ऊ": "u", "ऋ": "ri", "ए": "e", "ऐ": "e",
    "ओ": "o", "औ": "o", "ऑ": "o", "ऒ": "o", "ऍ": "e", "ऎ": "e", "ॲ": "e", "ऽ": "",
}  # fmt: skip
_SIGNS = {
    "ा": "a", "ि": "i", "ी": "i", "ु": "u", "ू": "u", "ृ": "ri", "ॄ": "ri", "े": "e", "ै": "e",
    "ो": "o", "ौ": "o", "ॉ": "o", "ॊ": "o", "ॅ": "e", "ॆ": "e",
}  # fmt: skip
_VIRAMA = "्"
_NASALS = "ंँ"

# Order matters: longer spellings first, digraphs before the letters they contain.
_BREATHED = r"(?<=[bdgjkt])h"
_HUSHED = r"sch|sh"
_ROMAN_SPELLINGS = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"[^a-z]+", ""),
        (r"tch|chh|cch", "ch"),
        (r"ck", "k"),
        (r"x", "ks"),
        (_HUSHED, "s"),
        (r"ch", "ç"),
        (r"c(?=[eiy])", "s"),
        (r"c", "k"),
        (r"ç", "c"),
        (r"ph", "f"),
        (_BREATHED, ""),
        (r"q", "k"),
        (r"z", "j"),
        (r"w", "v"),
        (r"ee+", "i"),
        (r"oo+", "u"),
        (r"aa+", "a"),
        (r"a[iy](?![aeiou])", "e"),
        (r"au|ou", "o"),
    )
)
_SHARED_RULES = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(.)\1+", r"\1"),
        (r"ay(?![aeiou])", "e"),
        (r"iy?(?=[aeou])", "y"),
        (r"uv?(?=[aeio])", "v"),
        (r"(?<=[^aeiou])y$", "i"),
        (r"m(?=[bp])", "n"),
        (r"(?<=[aeiou])h$", ""),
        (r"(.)\1+", r"\1"),
    )
)
# Of two short words with one key these sounds still tell which is meant: bhanta and banata, shal and saal.
_CAREFUL_SPELLINGS = tuple(
    (pattern, plain) for pattern, plain in _ROMAN_SPELLINGS if pattern.pattern not in (_BREATHED, _HUSHED)
)
_LATER_A = re.compile(r"(?<=.)a")
_VOWEL = re.compile(r"[aeiou]")
_NO_VOWELS = dict.fromkeys(map(ord, "aeiou"))
_NOT_A_LETTER = re.compile(r"[^a-z]+")
_FEW_CONSONANTS = 3
_SOFT = re.compile(r"[aeiouyh]")


@lru_cache(maxsize=1024)
def normalise(text: str) -> str:
    """Text in one form for comparing: NFKC, ASCII digits, no zero-width signs, no nukta, no case."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKC", _VULGAR_FRACTION.sub(" ", text)).translate(_ZERO_WIDTH).translate(_NUKTA)
    if not text.isascii():
        text = _FOREIGN_DIGIT.sub(lambda found: str(unicodedata.digit(found[0])), text)
    return text.casefold()


def word_set(words: str) -> frozenset[str]:
    """Words to be looked for in normalised texts."""
    return frozenset(normalise(word) for word in words.split())


def tokens(text: str) -> list[str]:
    """The words and whole numbers of a text, normalised, in order; punctuation is left out."""
    return list(_tokens(text))


@lru_cache(maxsize=1024)
def _tokens(text: str) -> tuple[str, ...]:
    """In one step the same words are looked at by dozens of questions."""
    return tuple([word.replace("'", "").replace("’", "") for word in _WORD.findall(normalise(text))])


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """The key under which all usual spellings of one word meet: haldi, hldi and हल्दी are all "hldi".

    A word of an unread script has no key of its own and is returned normalised. Numbers stay as they are.
    """
    word = normalise(word)
    if word.isdigit():
        return word
    latin = _roman(word.replace("ज्ञ", "ग्य")) if any("\u0900" <= sign <= "\u097f" for sign in word) else word
    key = _spelt_plainly(latin)
    return key or word


def keys_of(text: str) -> list[str]:
    """The words of a text in their order, as the keys by which they are known in any script."""
    return [fold(word) for word in tokens(text)]


def fold_all(words: Iterable[str]) -> dict[str, str]:
    """What `fold` says of many normalised words at once, about four times as fast: for lists that are read at the start."""
    return _all_at_once(words, _CONSONANTS, _ROMAN_SPELLINGS)


def close_keys(words: Iterable[str]) -> dict[str, str]:
    """What `close_key` says of many normalised words at once."""
    return _all_at_once(words, _ASPIRATED, _CAREFUL_SPELLINGS)


def _all_at_once(
    words: Iterable[str], consonants: dict[str, str], spellings: tuple[tuple[re.Pattern[str], str], ...]
) -> dict[str, str]:
    known = list(dict.fromkeys(words))
    if not known:
        return {}
    lines = "\n".join([_latin_of(word, consonants) for word in known])
    for pattern, plain in (*spellings, *_SHARED_RULES):
        lines = _by_line(pattern).sub(plain, lines)
    keys = {}
    for word, latin in zip(known, lines.split("\n"), strict=True):
        few = len(latin.translate(_NO_VOWELS)) < _FEW_CONSONANTS
        keys[word] = word if word.isdigit() else (latin if few else latin[:1] + latin[1:].replace("a", "")) or word
    return keys


def _latin_of(word: str, consonants: dict[str, str]) -> str:
    latin = word
    if not word.isascii():
        if any("\u0900" <= sign <= "\u097f" for sign in word):
            latin = _roman(word.replace("ज्ञ", "ग्य"), consonants)
        if not latin.isascii():
            latin = "".join(sign for sign in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(sign))
    return _NOT_A_LETTER.sub("", latin)


@lru_cache
def _by_line(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A rule for one word as a rule for a word a line."""
    return re.compile(pattern.pattern.replace("[^a-z]", r"[^a-z\n]").replace("[^aeiou]", r"[^aeiou\n]"), re.MULTILINE)


def folded(words: str) -> frozenset[str]:
    """A list of words, written with spaces between, as the keys by which they are known in any script."""
    return frozenset(fold(word) for word in words.split())


@lru_cache(maxsize=65536)
def close_key(word: str) -> str:
    """A stricter key than `fold`, for short words: it keeps breathed and hushed consonants apart from plain ones."""
    word = normalise(word)
    latin = _roman(word.replace("ज्ञ", "ग्य"), _ASPIRATED) if any("\u0900" <= sign <= "\u097f" for sign in word) else word
    return _spelt_plainly(latin, _CAREFUL_SPELLINGS) or word


def letters(word: str) -> str:
    """A word in Roman letters, as a careless typist writes it: what its length is measured by."""
    word = normalise(word)
    return word if word.isascii() else _roman(word)


def _spelt_plainly(latin: str, spellings: tuple[tuple[re.Pattern[str], str], ...] = _ROMAN_SPELLINGS) -> str:
    if not latin.isascii():
        latin = "".join(sign for sign in unicodedata.normalize("NFKD", latin) if not unicodedata.combining(sign))
    for pattern, plain in spellings:
        latin = pattern.sub(plain, latin)
    for pattern, plain in _SHARED_RULES:
        latin = pattern.sub(plain, latin)
    # "a" is the vowel that people leave out or that Devanagari does not write; very short words need it to differ.
    if len(_VOWEL.sub("", latin)) < _FEW_CONSONANTS:
        return latin
    return _LATER_A.sub("", latin)


def _roman(word: str, consonants: dict[str, str] = _CONSONANTS) -> str:
    """Devanagari letters as the Roman letters of a careless typist; Roman letters inside the word stay."""
    parts: list[str] = []
    last = len(word) - 1
    for place, sign in enumerate(word):
        following = word[place + 1] if place < last else ""
        if sign in consonants:
            latin = consonants[sign]
            parts.append("ch" if latin == "c" else latin)
            if following in consonants or following in _VOWELS or (following and following in _NASALS + "ः"):
                parts.append("" if sign == "य" and _is_said_together(word, place) else "a")
        elif sign in _VOWELS:
            parts.append(_VOWELS[sign])
        elif sign in _SIGNS:
            parts.append(_SIGNS[sign])
        elif sign in _NASALS:
            if place < last:
                parts.append("n")
        elif sign == "ः":
            parts.append("h")
        elif sign == "ॐ":
            parts.append("om")
        elif sign != _VIRAMA:
            parts.append(sign)
    return "".join(parts)


def _is_said_together(word: str, place: int) -> bool:
    """Whether the य at a place has no vowel of its own: in पायदान, रायता and रायगड, which people write paydan, raita and
    raigad, and not in पायल, payal."""
    return (
        word[place - 1 : place] in ("\u093e", "आ")
        and place + 2 < len(word)
        and word[place + 1] in _CONSONANTS
        and word[place + 2] != _VIRAMA
    )


@lru_cache(maxsize=65536)
def skeleton(word: str) -> str:
    """The consonants of a word's key: what two misspellings of one word still share."""
    key = fold(word)
    return key if key.isdigit() else key[:1] + _SOFT.sub("", key[1:])
