"""Names of goods side by side that are one thing, and names that only say of which stuff or whose likeness a thing is."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from handlers.folding import word_set
from handlers.matching.catalogue import Catalogue
from handlers.matching.products import Tag

# Stuff that goods are made of: before another product it only describes that one.
MATERIALS = frozenset(
    "building_stone steel steel_bar copperware iron_craft leather_goods silk "
    "cotton jute bamboo brassware bell_metal textiles handloom teak marble "
    "granite sandstone pearl diamond "
    "terracotta woollen khadi handicraft coconut coir stone_craft tribal_craft organic_manure mango "
    "orange milk rubber paper_craft timber tree_wood plywood horn_bone sheesham_wood wool aluminium finished_leather".split()
)
_COUNTED_ONLY = frozenset({"piece", "pair", "set"})
_OF = word_set("ka ki ke का की के cha chi che चा ची चे")


def one_thing(tags: list[Tag], breaks: frozenset[int], catalogue: Catalogue, *, heavy: bool) -> list[Tag]:
    """Two names side by side where the second is counted are one thing: "wool shawls" are shawls, "kantha stoles" kantha,
    "camel leather belts" belts.

    Weighed goods side by side are a list ("haldi mirch"), as are three in a row that do not begin with their stuff.
    """
    apart = any(after.first != tag.end or after.first in breaks for tag, after in pairwise(tags))
    if apart or not 1 < len(tags) < _A_LIST:
        return tags
    if len(tags) > _TWO:  # "jute plant hangers"
        thing = catalogue.product(tags[-1].slug).unit in _COUNTED_ONLY
        return [tags[-1]] if thing and set(tags[0].concepts) <= MATERIALS else tags
    if tags[0].slug in catalogue.general_of(tags[1].slug):
        return [tags[1]]  # "saree chanderi"
    if _only_says_which(tags[0], tags[1], catalogue):
        return [tags[1]]
    first, second = (catalogue.product(tag.slug).unit for tag in tags)
    if heavy and first in ("kg", "tonne") and second in _COUNTED_ONLY:
        return [tags[0]]  # "tmt sari ya 5 ton" are no sarees
    if set(tags[0].concepts) <= MATERIALS:
        return [tags[1]]  # "neem wood combs", "woollen caps"
    if first == "metre" and second in _COUNTED_ONLY and (cloth := _above(tags[0], catalogue)) & _CLOTH:
        return [_joined(tags[0], tags[1])] if cloth & _ARTS_OF_CLOTH else [tags[1]]  # "eri silk stole", "linen shirts"
    if second not in _COUNTED_ONLY:
        return tags
    return [tags[1]] if first in ("kg", "tonne", "litre") else [tags[0]] if first in _COUNTED_ONLY else tags


_CLOTH = frozenset({"textiles", "handloom"})
_ARTS_OF_CLOTH = frozenset("silk khadi ikat block_print batik kalamkari tie_dye_shibori lace".split())
"""Cloths whose makers are sought for whatever is made of them; other cloth is only the stuff."""


def _joined(tag: Tag, thing: Tag) -> Tag:
    return replace(tag, words=f"{tag.words} {thing.words}", end=thing.end, repaired=tag.repaired or thing.repaired)


def _above(tag: Tag, catalogue: Catalogue) -> set[str]:
    return {above for slug in tag.concepts for above in (slug, *catalogue.general_of(slug))}


_TWO, _A_LIST = 2, 4
_LIVING = frozenset("cow buffalo goat sheep camel horse bullock yak dairy_animals animals plant_saplings".split())
_LIKENESSES = frozenset("toys dolls soft_toys idol painting".split())


def _only_says_which(tag: Tag, thing: Tag, catalogue: Catalogue) -> bool:
    """Whether what stands before a counted thing only says whose or for whom it is, or its likeness: "cow leather belts",
    "plant hangers", "bullock cart toys"; a craft says more, "dhokra idols" are dhokra."""
    if catalogue.product(thing.slug).unit not in _COUNTED_ONLY:
        return False
    kin, other = ({one.slug, *catalogue.general_of(one.slug)} for one in (tag, thing))
    if kin & _LIVING:
        return not other & _LIVING
    return bool(other & _LIKENESSES) and "handicraft" not in kin and not kin & _LIKENESSES


_IMITATION = word_set("plastic plastik artificial fake faux nakli प्लास्टिक प्लॅस्टिक नकली कृत्रिम")
_GROWN = frozenset("flowers fruit vegetables".split())


def imitated(tag: Tag, words: Sequence[str], catalogue: Catalogue) -> Tag:
    """What grows and is said to be of plastic is none of it: "plastic jasmine flowers" are artificial flowers, a "plastic
    mango" nothing we know."""
    before = [word for word in words[max(0, tag.first - 2) : tag.first] if word not in _OF]
    if not before or before[-1] not in _IMITATION:
        return tag
    kin = _above(tag, catalogue)
    if not kin & _GROWN:
        return tag
    named = catalogue.named(("artificial", "flowers")) if "flowers" in kin else ""
    return replace(tag, concepts=(named,) if named else ())
