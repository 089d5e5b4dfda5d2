"""What a short answer to "which place?" may mean: a place by its name, a village that no list knows, or no place at all."""

from handlers.folding import tokens
from handlers.matching.gazetteer import Place
from handlers.matching.guarded import verbs
from handlers.matching.places import Places, spoken_daily
from handlers.reading import learnt

_LONGEST_UNLISTED = 3
"""Words: a village's name that is in no list."""


def places_answered(text: str, places: Places) -> tuple[Place, ...]:
    """The places that a short answer names, all of one name; misspellings of long names are forgiven, but a word of daily talk
    is a place only alone and written just so: "kuch nahi pata" is no Kutch, "milte hai" no Multai, and "bina" is Bina."""
    words = tokens(text)
    if len(words) > 1 and (whole := places.alike(text)):
        return whole
    name = " ".join(word for word in words if places.may_be_name(word, alone=len(words) == 1))
    if alike := places.alike(name):
        return alike
    found = places.resolve(name) if name else None
    return (found,) if found is not None else ()


def place_answered(text: str, places: Places) -> Place | None:
    """The first of the places that a short answer names."""
    return next(iter(places_answered(text, places)), None)


def may_be_a_place(words: str) -> bool:
    """Could these words be the name of a place that is in no list, a village? A few, without a number, not all heard daily."""
    said = tokens(words)
    if not 0 < len(said) <= _LONGEST_UNLISTED or any(sign.isdigit() or sign == "?" for sign in words):
        return False
    return any(not learnt.knows(word) and word not in spoken_daily() and word not in verbs() for word in said)
