"""Words of daily talk inside longer names: they belong to goods only where some name of these goods has them just so."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeVar

from handlers.folding import close_key, fold, letters, tokens
from handlers.matching.forms import Form
from handlers.matching.guarded import is_talk, spoken_words
from handlers.matching.name_keys import LITTLE, singular_of, stem
from handlers.matching.products import Product

_FEW = 2
_Names = TypeVar("_Names")
_SHORT = {"aa": "a", "ee": "i", "oo": "u"}
_LONG = re.compile("|".join(_SHORT))
_BREATHED = re.compile("(?<=[bcdgjkpt])h")


class WrittenSo:
    """The words of all names as they are written, by the goods."""

    def __init__(self, products: Mapping[str, Product]) -> None:
        """The words are looked up when the first everyday word is met in a name."""
        self._products = products
        self._words: dict[str, frozenset[str]] = {}
        self._stems: dict[str, frozenset[str]] = {}
        self._native: dict[str, frozenset[tuple[str, str]]] = {}

    def only(self, concepts: dict[str, _Names], way: Sequence[Form]) -> dict[str, _Names]:
        """Those of the concepts of a name in which the words looked up this way stand so. Where most words of a long name are
        none of daily talk, the one that is may be a slip: "kanda lasoon masla"."""
        talk = [form.said for form in way if is_talk(form.said)]
        if 2 * sum(word in spoken_words() for word in talk) < len(way) and len(way) > _FEW:
            return concepts
        return {slug: names for slug, names in concepts.items() if self.has(slug, talk)}

    def has(self, slug: str, words: Iterable[str]) -> bool:
        """Whether all of these words that are of daily talk stand so in names of the goods: "we make papad" names no papad of
        makka, and "paise aale" no ginger."""
        return all(self._has(slug, word) for word in words if word not in LITTLE and is_talk(word))

    def _has(self, slug: str, word: str) -> bool:
        written = self._words.get(slug)
        if written is None:
            product = self._products[slug]
            names = (*product.names, *map(singular_of, product.english))
            written = self._words[slug] = frozenset(one for name in names for one in tokens(name))
        if word in written:
            return True
        if word in spoken_words():
            return word.isascii() and _sounds(word) in self._native_of(slug)
        stems = self._stems.get(slug)
        if stems is None:
            stems = self._stems[slug] = frozenset(stem(fold(one)) for one in written)
        return stem(fold(word)) in stems

    def _native_of(self, slug: str) -> frozenset[tuple[str, str]]:
        """How the words of the Hindi and Marathi names sound, for who writes them in Roman letters."""
        native = self._native.get(slug)
        if native is None:
            product = self._products[slug]
            words = (word for name in (*product.hindi, *product.marathi) for word in tokens(name))
            native = self._native[slug] = frozenset(map(_sounds, words))
        return native


def _sounds(word: str) -> tuple[str, str]:
    """A word by its key and letter by letter: of काम and kaam both are the same, of मक्के and make, साठ and saat one."""
    return close_key(word), _BREATHED.sub("", _LONG.sub(lambda found: _SHORT[found[0]], letters(word)))
