"""Orders of one word or two by their sound and by their letters."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from handlers.folding import close_key, letters, tokens
from handlers.reading.command_words import ALWAYS_WORDS, EXACT_STOPS, LANGUAGE_NAMES
from handlers.reading.english import COMMON_ENGLISH


@lru_cache(maxsize=1)
def exact_stops() -> frozenset[tuple[tuple[str, bool], ...]]:
    """The stop words that act before anything else is read, as they sound."""
    return frozenset(sounds(tokens(entry.replace("_", " "))) for entry in EXACT_STOPS.split())


def sounds(words: Iterable[str]) -> tuple[tuple[str, bool], ...]:
    """Words as they sound, with breathed consonants and whether the end is a vowel told apart."""
    return tuple(
        ("=" + word, True) if word in COMMON_ENGLISH else (close_key(word), letters(word)[-1:] in _VOWELS)
        for word in words
    )


_VOWELS = frozenset("aeiou")


@lru_cache(maxsize=1)
def spellings() -> frozenset[tuple[str, ...]]:
    """All words that are an order by themselves, letter by letter."""
    always = (one for by_command in ALWAYS_WORDS.values() for several in by_command.values() for one in several)
    return frozenset(
        tuple(tokens(one.replace("_", " "))) for one in (*always, *EXACT_STOPS.split(), *LANGUAGE_NAMES.split())
    )
