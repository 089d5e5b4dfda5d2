"""The things that are made of other goods, and of which: pickle of vegetables and fruit, oil of what is pressed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """A thing made of other goods. `of` are the concepts, with all their kinds, that it can be made of; `makes` says
    what comes out, None where the thing alone does. `mixed`: of several goods it is still one thing."""

    slug: str
    of: tuple[str, ...]
    makes: Callable[[frozenset[str]], str] | None = None
    mixed: bool = False
    shared: bool = False
    """Several goods may share it, each with its own: "til aur sarson ka tel" are two oils."""
    listed: bool = False
    """It is shared only with goods of which the catalogue lists it: "haldi aur sarson ka tel" is turmeric and an oil."""
    apart: bool = False
    """Whether it must be said to be made of them ("ka achar"): beside them it is a thing of its own."""


RAW = (
    "vegetables", "fruit", "spices", "dry_fruit", "fish", "marine", "chicken", "goat", "mahua", "ayurvedic", "pulses",
    "cereals", "oilseeds", "forest_produce", "flowers", "bamboo", "mentha", "jaggery", "milk", "dairy", "sugarcane", "honey",
)  # fmt: skip


def _oil(kin: frozenset[str]) -> str:
    if "spices" in kin and "oilseeds" not in kin:
        return "spice_oil"
    if kin & {"ayurvedic", "flowers", "lemongrass", "mentha", "sandalwood", "agarwood", "essential_oils"}:
        return "essential_oils"
    return "edible_oil" if kin & {"oilseeds", "dry_fruit"} else "oil"


def _seed(kin: frozenset[str]) -> str:
    if kin & {"spices", "oilseeds", "ayurvedic"} and not kin & {"vegetables"}:
        return ""
    return "vegetable_seeds" if "vegetables" in kin else "seeds"


def _wood(kin: frozenset[str]) -> str:
    return "" if kin & _WOOD_ITSELF else "timber"


_WOOD_ITSELF = frozenset(
    "bamboo cane teak sandalwood agarwood timber giloy mulethi daruharidra manjistha chopchini hadjod anantmool ratanjot".split()
)
"""Of these the wood is what is sold by their name: a tree that is no timber, a herb of which the stem or the root is used."""


def _masala(kin: frozenset[str]) -> str:
    meat = kin & {"chicken", "goat", "fish", "marine"} and "eggs" not in kin
    return "chicken_masala" if meat else "mixed_masala"


def _chips(kin: frozenset[str]) -> str:
    return "potato_chips" if "potato" in kin else "banana_chips" if "banana" in kin else "namkeen"


def _flower(kin: frozenset[str]) -> str:
    return "" if kin & {"flowers", "mahua", "spices", "ayurvedic", "cauliflower"} else "flowers"


_GROWN = (
    "vegetables",
    "fruit",
    "dry_fruit",
    "spices",
    "cereals",
    "pulses",
    "oilseeds",
    "flowers",
    "ayurvedic",
    "forest_produce",
    "cotton",
)
_DISHES = (
    "vegetables", "pulses", "dairy", "chicken", "goat", "fish", "marine", "eggs", "pickle", "noodles", "rice",
)  # fmt: skip
_TREES = (
    "fruit", "forest_produce", "ayurvedic", "teak", "bamboo", "sandalwood", "agarwood", "cane", "dry_fruit",
)  # fmt: skip
_ANIMALS = ("chicken", "goat", "dairy_animals", "pig", "fish", "marine", "sheep")
HEADS: dict[str, Head] = {
    head.slug: head
    for head in (
        Head("pickle", RAW, mixed=True),
        Head("chutney", RAW, mixed=True),
        Head("murabba", RAW, mixed=True),
        Head("jam", RAW, mixed=True),
        Head("fruit_juice", RAW, mixed=True),
        Head("squash", RAW, mixed=True),
        Head("halwa", RAW, mixed=True),
        Head("laddu", (*RAW, "ghee", "gum"), mixed=True),
        Head("barfi", RAW, mixed=True),
        Head("sweets", RAW, mixed=True, apart=True),
        Head("papad", RAW, mixed=True),
        Head("sauce", RAW, mixed=True),
        Head("vinegar", RAW, mixed=True),
        Head("ice_cream", RAW, mixed=True),
        Head("namkeen", RAW, mixed=True, apart=True),
        Head("fruit_pulp", ("fruit",)),
        Head("oil", (*_GROWN, "lemongrass", "mentha", "sandalwood", "agarwood"), _oil, shared=True, listed=True),
        Head("seeds", (*_GROWN, "fodder"), _seed, shared=True),
        Head("timber", _TREES, _wood, apart=True),
        Head("mixed_masala", _DISHES, _masala),
        Head("spices", _DISHES, _masala),
        Head("potato_wafers", ("vegetables", "fruit", "pulses", "cereals"), _chips),
        Head("potato_chips", ("vegetables", "fruit", "pulses", "cereals"), _chips),
        Head("plant_saplings", (*_GROWN, "teak", "bamboo", "sandalwood", "tulsi"), shared=True),
        Head("flowers", (*_GROWN, "mahua"), _flower, shared=True),
        Head("milk", _ANIMALS),
        Head("eggs", _ANIMALS),
        Head("chicks", ("chicken",)),
        Head("wool", _ANIMALS),
        Head("fodder", _ANIMALS),
        Head("animal_feed", _ANIMALS),
        Head("leather_goods", _ANIMALS, lambda kin: "finished_leather"),
        Head("cow_manure", _ANIMALS),
        Head("organic_manure", _ANIMALS, lambda kin: "cow_manure"),
    )
}  # fmt: skip
