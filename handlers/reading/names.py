"""Names of goods and of places, which sound like orders here and there and are none."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain

from handlers.folding import normalise
from storage import reference


def is_a_name(word: str) -> bool:
    """Whether a word, normalised, is the name of goods or of a place as it is written: कांदा, Malad, tea."""
    return word in _names()


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """The goods and the places of one word, as they are written."""
    districts = (
        name for one in reference.districts() for name in (one.name, one.name_hi, one.name_mr, *one.other_names)
    )
    talukas = (name for one in reference.talukas() for name in (one.name, one.name_hi, one.name_mr))
    towns = (name for one in reference.localities() for name in one.names)
    goods = (name for one in reference.product_names() for name in (*one.english, *one.hindi, *one.marathi, *one.roman))
    return frozenset(normalise(name) for name in chain(districts, talukas, towns, goods) if " " not in name)
