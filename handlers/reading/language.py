"""Which language carries a sentence, in whatever script it is written."""

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

from handlers.folding import tokens
from handlers.reading import language_words as tables

_WORD_WEIGHT = 1.5
_NUKTA_LETTERS = dict.fromkeys([0x093C])
_MOST_WORDS = 80


def _plain(table: str) -> frozenset[str]:
    return frozenset(word for entry in table.split() if "_" not in entry for word in tokens(entry))


_HINDI, _MARATHI = _plain(tables.HINDI), _plain(tables.MARATHI)
_ROMAN = {"hi": _plain(tables.ROMAN_HINDI), "mr": _plain(tables.ROMAN_MARATHI), "en": _plain(tables.ENGLISH)}
_LONGEST_ENDING = 8


def language_of(text: str, default: str | None = None) -> str | None:
    """The language that carries a sentence: "en", "hi", "mr", or `default` when its words do not tell.

    Roman Hindi is Hindi, roman Marathi is Marathi; English trade words inside either do not make it English.
    """
    scores = {"en": 0.0, "hi": 0.0, "mr": 0.0}
    devanagari = latin = False
    for word in tokens(text[:4000])[:_MOST_WORDS]:
        if "\u0900" <= word[0] <= "\u097f":
            devanagari = True
            weights = _devanagari_weights(word)
        elif word.isascii() and not word.isdigit():
            latin = True
            weights = _roman_weights(word)
        else:
            continue
        for language, weight in weights:
            scores[language] += weight
    if devanagari:
        scores["en"] *= 0.6
    best = max(scores, key=lambda language: scores[language])
    if scores[best] <= 0 or sorted(scores.values())[-2] == scores[best]:
        return _undecided(scores, default, devanagari, latin)
    return best


def written_for_us(text: str) -> bool:
    """Is there a Devanagari or Latin letter in it, or no letter at all?"""
    letters = [sign for sign in text if sign.isalpha()]
    return not letters or any("\u0900" <= sign <= "\u097f" or "LATIN" in unicodedata.name(sign, "") for sign in letters)


def _undecided(scores: Mapping[str, float], default: str | None, devanagari: bool, latin: bool) -> str | None:
    top = [language for language, score in scores.items() if score == max(scores.values())]
    if default in top or (default and max(scores.values()) == 0):
        return default
    if max(scores.values()) > 0:
        return next(language for language in ("hi", "mr", "en") if language in top)
    if devanagari:
        return default or "hi"
    return default or ("en" if latin else None)


@lru_cache(maxsize=32768)
def _devanagari_weights(word: str) -> tuple[tuple[str, float], ...]:
    hindi = _WORD_WEIGHT if word in _HINDI else 0.0
    marathi = _WORD_WEIGHT if word in _MARATHI else 0.0
    if hindi and marathi:
        return ()
    if "ळ" in word:
        marathi += 1.5
    if (not hindi and not marathi) or "ळ" in word:
        hindi += _ending(word, tables.ENDINGS_HINDI)
        marathi += _ending(word, tables.ENDINGS_MARATHI)
    return (("hi", hindi), ("mr", marathi))


@lru_cache(maxsize=32768)
def _roman_weights(word: str) -> tuple[tuple[str, float], ...]:
    particle = tables.ROMAN_PARTICLES.get(word)
    if particle:
        return (particle,)
    found = [language for language, words in _ROMAN.items() if word in words]
    if len(found) == 1:
        return ((found[0], _WORD_WEIGHT if found[0] != "en" else 1.0),)
    if found:
        return tuple((language, 0.4) for language in found)
    return (
        ("en", 0.5 * _ending(word, tables.ENDINGS_ENGLISH)),
        ("hi", 0.6 * _ending(word, tables.ENDINGS_ROMAN_HINDI)),
        ("mr", 0.6 * _ending(word, tables.ENDINGS_ROMAN_MARATHI)),
    )


def _ending(word: str, endings: Mapping[str, float]) -> float:
    for length in range(min(_LONGEST_ENDING, len(word) - 2), 1, -1):
        weight = endings.get(word[-length:])
        if weight is not None:
            return weight
    return 0.0
