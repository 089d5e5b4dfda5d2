"""What somebody makes who only names a trade: "im tailor", "मैं कुम्हार हूँ", "मी शिंपी आहे"."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.folding import normalise, tokens
from handlers.matching.catalogue import Catalogue

_GOODS: Mapping[str, str] = {
    "garments": "tailor tailors darzi darji दर्जी दरजी shimpi शिंपी seamstress tailoring सिलाई silai",
    "clay_pots": "potter potters kumhar kumbhar कुम्हार कुंभार prajapati",
    "wooden_furniture": "carpenter carpenters badhai barhai बढ़ई बढई sutar सुतार",
    "footwear": "cobbler cobblers mochi मोची chambhar चांभार shoemaker",
    "handloom": "weaver weavers bunkar बुनकर julaha जुलाहा vinkar विणकर",
    "jewellery": "goldsmith sunar सुनार sonar सोनार",
    "bamboo_craft": "basor बसोर burud बुरूड बुरुड",
    "brass_utensils": "tamrakar ताम्रकार kasera कसेरा tambat तांबट",
    "edible_oil": "teli तेली",
    "sweets": "halwai हलवाई mithaiwala",
    "stone_idol": "sculptor sculptors murtikar मूर्तिकार shilpkar शिल्पकार",
    "milk": "gwala ग्वाला gavli गवळी",
    "": "farmer farmers kisan किसान shetkari शेतकरी lohar लोहार blacksmith karigar कारीगर artisan craftsman kalakar कलाकार",
}
"""Goods of the catalogue by the names of the trade that makes them; of some trades no one kind of goods can be taken."""
_TRADES = {normalise(word): slug for slug, words in _GOODS.items() for word in words.split()}
_SELF = frozenset(
    normalise(word)
    for word in """
    i im i'm am a an the we are is main mai mein me mi hum ham hu hun hoon hai hain मैं में हम मी आम्ही हूँ हूं हु है हैं आहे आहेत आहोत
    aahe ahe ahot by profession ka ki ke kaam kam karta karti karte काम करता करती करते करतो करते का की के चा ची चे hello hi namaste
    नमस्ते नमस्कार sir madam ji जी master मास्टर lady ek एक
    """.split()
)


def as_goods(catalogue: Catalogue, text: str) -> str:
    """The words with a trade made the goods that it makes; empty where the trade alone tells no goods.

    A trade beside goods is only who makes them; a trade within a name ("Kallu Shilpkar") is left as it is.
    """
    words = tokens(text)
    trades = [word for word in words if word in _TRADES]
    if not trades:
        return text
    others = " ".join(word for word in text.split() if normalise(word.strip(" .,!?।")) not in _TRADES)
    if catalogue.concepts_in(others):
        return others
    if not set(words) <= _SELF | set(_TRADES):
        return text
    slug = next((_TRADES[word] for word in trades if _TRADES[word]), "")
    return catalogue.product(slug).name_in("en") if slug else ""
