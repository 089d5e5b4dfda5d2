"""Sellers' own words for goods that no catalogue names: they find just the sellers who wrote them, and overrule nothing."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from handlers.folding import close_key, fold, normalise, skeleton, tokens
from handlers.matching.described import stretches
from handlers.matching.guarded import is_guarded, spoken_words
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.matching.products import Tag
from handlers.matching.units import unit_of

OWN = "own:"
"""How the concept of a seller's own word begins; what follows are the words as they were written."""
PARTS = re.compile(r"[,;|/&+()\n]")
"""Between goods in a cell."""
_LONGEST = 60
_MOST_WORDS = 3
_SHORTEST = 3
_SHORT_KEY = 3
_LONG_KEY = 5
# Said of any goods: beside a name they tell nothing, alone they are none.
_OF_ANY_GOODS = frozenset(
    normalise(word)
    for word in "ka ki ke ko of the a an and aur wala wale wali का की के को और वाला वाले वाली चा ची चे च्या व आणि ani for in made "
    "desi deshi देसी देशी pure shuddh शुद्ध asli असली fresh taza taja ताजा ताजे ताज़ा handmade haath हाथ हात bana बना "
    "best good quality premium special organic natural original wholesale retail maker makers manufacturer supplier "
    "all types type kind kinds various items item products product goods saman samaan सामान maal माल etc आदि इत्यादि others "
    "other more local gaon गांव गाव ghar घर homemade gharguti घरगुती traditional paramparik पारंपरिक पारंपारिक".split()
)


def is_own(concept: str) -> bool:
    """Whether a concept is a seller's own word."""
    return concept.startswith(OWN)


def written(concept: str) -> str:
    """The words as the seller wrote them."""
    return concept.removeprefix(OWN)


def own_words_in(cell: str, is_read: Callable[[str], bool], is_place: Callable[[str], bool]) -> tuple[str, ...]:
    """The concepts of those parts of a seller's products cell in which nothing is read: a few telling words each, none of
    them everyday talk, a number, a unit or a place."""
    found: dict[str, None] = {}
    for part in PARTS.split(cell):
        words = [word for word in tokens(part) if word not in _OF_ANY_GOODS]
        if not 0 < len(words) <= _MOST_WORDS or is_read(part) or not all(_may_name(word, is_place) for word in words):
            continue
        name = " ".join(words)
        if len(name) >= _SHORTEST and len(name) <= _LONGEST and not numerals(pieces(name)):
            found[OWN + name] = None
    return tuple(found)


def _may_name(word: str, is_place: Callable[[str], bool]) -> bool:
    return not (word.isdigit() or word in spoken_words() or unit_of(word) is not None or is_place(word))


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    concepts: tuple[str, ...]
    sure: bool


class OwnWords:
    """The own words of all sellers, and names that one seller gave to known goods, by their keys."""

    def __init__(self, concepts: Iterable[str] = (), said_once: Iterable[tuple[str, str]] = ()) -> None:
        """`concepts` begin with OWN; `said_once` are (concept of the catalogue, name) that too few people have said."""
        by_key: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for concept in concepts:
            by_key[_keys(written(concept))][concept] = None
        once = list(said_once)
        weak: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for concept, name in once:
            weak[_keys(name)][concept] = None
        self._by_word: dict[str, list[_Name]] = defaultdict(list)
        self._bones: dict[str, set[str]] = defaultdict(set)
        self._close: dict[str, set[str]] = defaultdict(set)
        for keys in dict.fromkeys((*by_key, *weak)):
            known = tuple(weak.get(keys, ()))
            if keys:
                self._by_word[keys[0]].append(_Name(keys, known or tuple(by_key[keys]), not known))
        for key in {key for keys in (*by_key, *weak) for key in keys}:
            self._bones[skeleton(key)].add(key)
        for name in (*(written(one) for found in by_key.values() for one in found), *(name for _, name in once)):
            for word in tokens(name):
                self._close[_singular(fold(word))].add(close_key(word))

    def __bool__(self) -> bool:
        return bool(self._by_word)

    def find(
        self, words: Sequence[str], breaks: Collection[int], forms: Callable[[str], Iterable[str]]
    ) -> tuple[Tag, tuple[str, ...]] | None:
        """The longest of these names whose words all stand in one stretch of normalised words, with all concepts that are
        written so; `forms` gives the keys a word may stand for. One letter off is repaired."""
        best: tuple[tuple[int, int, bool, int], Tag, tuple[str, ...]] | None = None
        for first, end in stretches(words, breaks):
            said: dict[str, tuple[int, bool]] = {}
            for place in range(first, end):
                if words[place] in _OF_ANY_GOODS or words[place].isdigit():
                    continue
                for key, repaired in self._keys_for(words[place], forms):
                    said.setdefault(key, (place, repaired))
            for key in said:
                for name in self._by_word.get(key, ()):
                    if not all(one in said for one in name.words):
                        continue
                    at = [said[one][0] for one in name.words]
                    repaired = not name.sure or any(said[one][1] for one in name.words)
                    worth = (len(name.words), sum(map(len, name.words)), not repaired, -min(at))
                    if best is None or worth > best[0]:
                        text = " ".join(words[place] for place in sorted(at))
                        tag = Tag(name.concepts[:1], text, min(at), max(at) + 1, repaired)
                        best = (worth, tag, name.concepts)
        return best[1:] if best else None

    def _keys_for(self, word: str, forms: Callable[[str], Iterable[str]]) -> Iterator[tuple[str, bool]]:
        exact = fold(word)
        if len(exact) <= _SHORT_KEY or is_guarded(word):
            if close_key(word) in self._close.get(exact, ()):
                yield exact, False
            return
        found = False
        for key in (exact, *forms(word)):
            single = _singular(key)
            if single in self._close and len(single) > _SHORT_KEY:
                found = True
                yield single, False
        if found or len(exact) < _LONG_KEY:
            return
        for near in self._bones.get(skeleton(exact), ()):
            if OSA.distance(exact, near, score_cutoff=1) <= 1:
                yield near, True


def _keys(name: str) -> tuple[str, ...]:
    """The keys of a name; an English plural counts as its singular."""
    words = [word for word in tokens(name) if word not in _OF_ANY_GOODS]
    return tuple([_singular(fold(word)) for word in words])


def _singular(key: str) -> str:
    """A key without the s of an English plural."""
    return key[:-1] if key.endswith("s") and len(key) > _SHORT_KEY + 1 else key


NONE = OwnWords()
