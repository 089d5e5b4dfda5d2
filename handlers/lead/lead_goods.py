"""Goods in what a seller says below a lead: others instead ("cotton nahi hai silk hai"), or several at once."""

from __future__ import annotations

from handlers.folding import fold, folded, keys_of, tokens
from handlers.lead.lead_words import NEVER, is_of_having
from handlers.matching.numbers import read_number
from handlers.reading.asking import is_question
from handlers.seller import goods
from handlers.world import World
from storage.enquiries import Enquiry

_LONGEST = 10
_OF = folded("wala wali wale वाला वाली वाले cha chi che चा ची चे च्या ka ki ke का की के but par पर pan पण lekin लेकिन")
_LANGUAGES = ("en", "hi", "mr")


def differ(text: str, posted: Enquiry, world: World) -> bool:
    """Do words refuse what was asked for and name something else instead? The buyer decides on that, and no list of goods
    changes by it."""
    words = tokens(text)
    keys = [fold(word) for word in words]
    if not 2 < len(words) <= _LONGEST or not set(keys) & NEVER or goods.sells(text) or goods.is_wanted(text):
        return False
    own = _names_of(posted, world)
    refusal = next(place for place, key in enumerate(keys) if key in NEVER)
    before, after = keys[:refusal], keys[refusal + 1 :]
    refused = set(before) <= own | _OF and bool(set(before) & own) if before else bool(set(after[:1]) & own)
    besides = [
        word for word, key in zip(words[refusal + 1 :], after, strict=True)
        if key not in own | NEVER | _OF and not is_of_having(word) and not word.isdigit()
    ]  # fmt: skip
    return refused and bool(besides) and bool(world.catalogue.concepts_in(" ".join(besides)))


def asks_which_kind(text: str, posted: Enquiry, world: World) -> bool:
    """Does a seller ask which kind of these goods it shall be: below pickle "aam ka hai, nimbu ka bhi. kaunsa?", "mango or lemon?"?
    All that is named beside the goods are kinds of them, "mango" of mango pickle."""
    if posted.concept is None or not is_question(text) or _SPEAKS_OF_SELF & set(keys_of(text)):
        return False
    named = set(world.catalogue.concepts_in(text)) - {posted.concept}
    if not named:
        return bool(_WHICH_KIND & set(keys_of(text))) and read_number(text) in (None, 1)  # "which one"
    kinds = {*world.catalogue.kinds_of(posted.concept), posted.concept}
    goods_named = world.catalogue.product(posted.concept).name_in("en")
    return all(
        one in kinds
        or kinds & set(world.catalogue.concepts_in(f"{world.catalogue.product(one).name_in('en')} {goods_named}"))
        for one in named
    )


_WHICH_KIND = folded("""
    kaunsa kaunsi kaunse konsa konsi konse konta konti konte kuthla kuthli kuthle kuthlya कौनसा कौनसी कौनसे कोणता कोणती कोणते कोणतं
    कुठला कुठली कुठले कुठलं कुठल्या which किस kis kaisa kaisi कैसा कैसी kasla kashacha kashachi kashache कसलं कसला कशाचा कशाची कशाचं कशाचे
""")
_SPEAKS_OF_SELF = folded("mujhe mujhko hume hamein hamko mala amhala aamhala मुझे मुझको हमें हमको मला आम्हाला")


def _names_of(posted: Enquiry, world: World) -> frozenset[str]:
    """The words that name what is wanted, in the buyer's words and in every language."""
    named = (
        [] if posted.concept is None else [world.catalogue.product(posted.concept).name_in(one) for one in _LANGUAGES]
    )
    written = [word for word in tokens(posted.text) if world.catalogue.concepts_in(word)]
    known = [*written, *(word for name in named for word in tokens(name))]
    return frozenset(fold(word) for word in known if not is_of_having(word))


def _goods_by_word(text: str, world: World) -> list[tuple[str, tuple[str, ...]]]:
    return [(word, tuple(world.catalogue.concepts_in(word))) for word in text.split()]


def names_several(text: str, concept: str, world: World) -> bool:
    """Do single words name these goods and others besides?"""
    named = [found for _, found in _goods_by_word(text, world) if found]
    return len(named) > 1 and any(concept in found for found in named) and any(concept not in found for found in named)


def of_these_goods(text: str, concept: str, world: World) -> str:
    """What is said of these goods where others are named, too: of "palang ho jayega almari nahi" the first three words."""
    if not names_several(text, concept, world):
        return text
    kept: list[str] = []
    left_out: list[str] = []
    own = True
    kin = {concept, *world.catalogue.general_of(concept), *world.catalogue.kinds_of(concept)}
    for word, found in _goods_by_word(text, world):
        own = bool(kin & set(found)) if found else own
        (kept if own else left_out).append(word)
    counted = read_number(" ".join(left_out)) is not None  # a figure is never left out
    return text if counted or not kept else " ".join(kept)


def without_goods(text: str, world: World) -> str:
    """What is said about the goods, without their name: "haldi to ho jayegi" says "to ho jayegi"."""
    return " ".join(word for word in tokens(text) if not world.catalogue.concepts_in(word))
