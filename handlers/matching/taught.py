"""The catalogue with the names that people taught, and what a word nobody could read may be a name of."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import OSA

from handlers.folding import fold, skeleton, tokens
from handlers.matching.catalogue import Catalogue
from handlers.matching.products import Product

Name = tuple[str, str, str]
"""Concept, name, language."""
LONGEST_NAME = 3
"""Words of a name: more are a sentence."""
_SHORTEST = 3
_LISTED = re.compile(r"[,;\n|]|(?<!\S)(?:aur|and|और|आणि|व)(?!\S)", re.IGNORECASE)
_SAME = re.compile(r"[()/=]|(?<!\S)(?:yani|यानी|याने|yaane|mhanje|म्हणजे|i\.e\.|matlab|मतलब)(?!\S)", re.IGNORECASE)
_ALIKE = 0.6
_SAME_BONES = 0.9


def folded_name(name: str) -> str:
    """One key for all spellings of a name in both scripts."""
    return " ".join(fold(word) for word in tokens(name))


@lru_cache(maxsize=2)
def with_names(names: tuple[Name, ...]) -> Catalogue:
    """The shipped catalogue with these names added; a name of a concept that is gone is left out."""
    shipped = Catalogue.shipped()
    if not names:
        return shipped
    added: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for concept, name, language in names:
        added[concept].append((name, language))
    return Catalogue(_with(product, added.get(product.slug, ())) for product in shipped.products.values())


def _with(product: Product, names: Iterable[tuple[str, str]]) -> Product:
    """A taught name never becomes the one that is shown: it stands behind those of its script."""
    for name, language in names:
        if name in product.names:
            continue
        if name.isascii():
            product = replace(product, roman=(*product.roman, name))
        elif language == "mr":
            product = replace(product, marathi=(*product.marathi, name))
        else:
            product = replace(product, hindi=(*product.hindi, name))
    return product


def may_be_a_name(name: str) -> bool:
    """Whether these words could be a name of goods at all: few, of letters, no number."""
    words = tokens(name)
    long_enough = sum(sign.isalpha() for sign in name) >= _SHORTEST
    return 0 < len(words) <= LONGEST_NAME and long_enough and not any(sign.isdigit() for sign in name)


@lru_cache(maxsize=4)
def digest(catalogue: Catalogue) -> str:
    """Changes whenever a concept, a name or a kind-of changes: then every seller is read again."""
    whole = hashlib.sha256()
    for slug in sorted(catalogue.products):
        one = catalogue.products[slug]
        whole.update(repr((slug, one.parents, one.names, one.not_this)).encode())
    return whole.hexdigest()[:16]


def alike(catalogue: Catalogue, word: str, *, at_most: int = 4) -> list[str]:
    """The concepts whose names sound most like a word: to be offered to an officer, never to be applied."""
    key, bones = folded_name(word).replace(" ", ""), skeleton(folded_name(word).replace(" ", ""))
    if not key:
        return []
    best: dict[str, float] = {}
    for slug, product in catalogue.products.items():
        for name in product.names:
            other = folded_name(name).replace(" ", "")
            if not other:
                continue
            near = OSA.normalized_similarity(key, other, score_cutoff=_ALIKE)
            if bones and bones == skeleton(other):
                near = max(near, _SAME_BONES)
            if near > best.get(slug, 0.0):
                best[slug] = near
    ranked = sorted(best, key=lambda slug: (-best[slug], slug))
    return [slug for slug in ranked if best[slug] >= _ALIKE][:at_most]


def synonyms_in(cell: str) -> list[tuple[str, ...]]:
    """The groups of words that a seller wrote as names of one thing: "manjal (haldi)", "haldi / manjal", "haldi = manjal".

    A comma lists different goods and teaches nothing.
    """
    groups: list[tuple[str, ...]] = []
    for part in _LISTED.split(cell):
        inside = [piece.strip() for piece in _SAME.split(part) if piece.strip()]
        if len(inside) > 1:
            groups.append(tuple(inside))
    return groups
