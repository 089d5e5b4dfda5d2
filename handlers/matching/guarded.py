"""Everyday words and names of places: they name goods only where a name of goods is written exactly so."""

import re
from functools import cache, lru_cache

from handlers.folding import close_key, close_keys, normalise, tokens
from handlers.matching.endings import nouns_of
from storage import reference

# One nasal is written two ways before a stop: मण्डला and मंडला, सम्भल and संभल.
_NASAL_BEFORE_STOP = re.compile("[ङञणनम]\u094d(?=[क-भ])(?![ङञणनम])")


def _plain_nasals(word: str) -> str:
    return _NASAL_BEFORE_STOP.sub("\u0902", word)


@cache
def _said_literally() -> frozenset[str]:
    """Everyday words and names of places: products only where a product's name is written exactly so."""
    districts = ((one.name, one.name_hi, one.name_mr, *one.other_names) for one in reference.districts())
    talukas = ((one.name, one.name_hi, one.name_mr) for one in reference.talukas())
    localities = (one.names for one in reference.localities())
    places = (name for names in (*districts, *talukas, *localities) for name in names)
    words = {normalise(word) for word in reference.everyday_words()}
    written = {spoken[0] for name in places if len(spoken := tokens(name)) == 1}
    return frozenset(words | written | {_plain_nasals(name) for name in written})


@cache
def spoken_words() -> frozenset[str]:
    return frozenset(normalise(word) for word in reference.everyday_words())


@cache
def _everyday_keys() -> frozenset[str]:
    return frozenset(close_keys(spoken_words()).values())


# People and the places where they meet: in every case they are no goods, "मुलांसाठी" is for children and no radish.
_PEOPLE = frozenset(
    normalise(word)
    for word in (
        "बाळ बाळा बाळां मूल मुल मुला मुलां मुली मुलीं मुलगा मुलगी आई बाबा भाऊ बहीण नवरा बायको लोकां माणूस माणसां "
        "बायकां पाहुण्यां शाळा शाळे शाळां कारखाना कारखान्या कारखान्यां दुकान दुकाना हॉटेल मंदिर मंदिरा बाजार बाजारा "
        "गाव गावा घर घरा छत छता जत्रा जत्रे बारात वऱ्हाड वऱ्हाडा"
    ).split()
)


@lru_cache(maxsize=32768)
def is_guarded(word: str) -> bool:
    """Whether a word is one of daily talk, or sounds like one: it names goods only where a name is written so."""
    return close_key(word) in _everyday_keys() or word in _said_literally() or _is_else_said(word)


def _is_else_said(word: str) -> bool:
    """Whether a word is one of people in another case, or a place with the other sign for its nasal: मण्डला for मंडला."""
    if word.isascii():
        return False
    plain = _plain_nasals(word)
    return (plain != word and plain in _said_literally()) or any(noun in _PEOPLE for noun, _ in nouns_of(word))
