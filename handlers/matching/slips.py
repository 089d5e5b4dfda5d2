"""Slips of the finger by letters: two changed round, one left out, one too many, a vowel or a neighbouring key for another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

SHORTEST = 5
"""Letters that a word must have before a slip in it is believed."""
_VOWELS = frozenset("aeiouy")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_BESIDE = frozenset(frozenset(pair) for row in _ROWS for pair in pairwise(row))
_SWAPPED, _DOUBLED, _ADDED, _LEFT_OUT, _VOWEL, _KEY = range(6)


class Slips:
    """Words in Roman letters by their beginning and length, for finding those that a typed word is one slip away from."""

    def __init__(self, words: Iterable[str]) -> None:
        """Only words of ASCII letters that are long enough are kept."""
        self._words: dict[tuple[str, int], list[str]] = defaultdict(list)
        for word in dict.fromkeys(words):
            if len(word) >= SHORTEST and word.isascii() and word.isalpha():
                self._words[word[0], len(word)].append(word)

    def near(self, typed: str) -> tuple[str, ...]:
        """The words that the typed one may be a slip of: those of the likeliest kind of slip."""
        if len(typed) < SHORTEST or not (typed.isascii() and typed.isalpha()):
            return ()
        found: dict[int, list[str]] = defaultdict(list)
        for length in (len(typed) - 1, len(typed), len(typed) + 1):
            for word in self._one_away(typed, typed[0], length):
                if (kind := _kind(typed, word)) is not None:
                    found[kind].append(word)
        for word in self._one_away(typed, typed[1], len(typed)):  # the first two changed round
            if _kind(typed, word) == _SWAPPED:
                found[_SWAPPED].append(word)
        return tuple(dict.fromkeys(found[min(found)])) if found else ()

    def surely_near(self, typed: str) -> bool:
        """Whether the slip is one that nobody makes by ear: two letters changed round, or one doubled."""
        return any(_kind(typed, word) in (_SWAPPED, _DOUBLED) for word in self.near(typed))

    def _one_away(self, typed: str, first: str, length: int) -> list[str]:
        among = self._words.get((first, length), ())
        return [word for word, _, _ in process.extract(typed, among, scorer=OSA.distance, score_cutoff=1, limit=None)]


def _kind(typed: str, word: str) -> int | None:
    """What kind of slip makes the typed word of this one; None for one that nobody makes."""
    if typed == word:
        return None
    if len(typed) == len(word):
        apart = [place for place, (one, other) in enumerate(zip(typed, word, strict=True)) if one != other]
        if len(apart) > 1:
            return _SWAPPED if sorted(typed) == sorted(word) else None
        one, other = typed[apart[0]], word[apart[0]]
        if {one, other} <= _VOWELS:
            return _VOWEL
        return _KEY if frozenset((one, other)) in _BESIDE else None
    longer, shorter = (typed, word) if len(typed) > len(word) else (word, typed)
    place = next((at for at, sign in enumerate(shorter) if longer[at] != sign), len(shorter))
    if longer[place] in (longer[place - 1], longer[place + 1 : place + 2]):
        return _DOUBLED
    if longer[place] == "s" and place == len(shorter):
        return None  # a plural
    return _ADDED if longer is typed else _LEFT_OUT
