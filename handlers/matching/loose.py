"""A short word alone in the products column of a list, misspelt past what free text may be: "stle", "aplpe"."""

from collections import defaultdict
from collections.abc import Collection
from functools import lru_cache

from rapidfuzz.distance import OSA

from handlers.folding import letters, skeleton, tokens
from handlers.matching.catalogue import Catalogue
from handlers.matching.guarded import spoken_words

_MOST_WORDS = 3
_SHORTEST = 3
_LONG_ENOUGH = 5


def loosely_named(part: str, told: Collection[str], catalogue: Catalogue) -> tuple[str, ...]:
    """The concept whose one-word name the only telling word of a cell's part is a letter away from, beginning alike.

    Of several the one that the same row tells of elsewhere (`told`: concepts of its description), else the only one with the
    same letters, two of them changed round, else the only one with the same consonants; where that leaves two it is none. A
    very short word needs to be told of. Only for lists, where a column says that the word names goods.
    """
    words = tokens(part)
    telling = [word for word in words if word not in spoken_words()]
    if len(words) > _MOST_WORDS or len(telling) != 1 or len(letters(telling[0])) < _SHORTEST:
        return ()
    said = letters(telling[0])
    near: dict[str, set[str]] = defaultdict(set)
    for name, slugs in _one_word_names(catalogue)[said[0]].items():
        if OSA.distance(said, name, score_cutoff=1) <= 1:
            for slug in slugs:
                near[slug].add(name)
    likely = [slug for slug in near if slug in told]
    swapped = [slug for slug, names in near.items() if any(sorted(said) == sorted(name) for name in names)]
    alike = [slug for slug, names in near.items() if skeleton(said) in map(skeleton, names)]
    for kept in (likely, list(near), swapped, alike) if len(said) >= _LONG_ENOUGH else (likely,):
        if len(kept) == 1:
            return tuple(kept)
    return ()


@lru_cache(maxsize=4)
def _one_word_names(catalogue: Catalogue) -> dict[str, dict[str, set[str]]]:
    """The names of one word in Roman letters, by their first letter, with their concepts."""
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for product in catalogue.products.values():
        for name in product.names:
            words = tokens(name)
            if len(words) == 1 and len(written := letters(words[0])) >= _SHORTEST:
                found[written[0]][written].add(product.slug)
    return found
