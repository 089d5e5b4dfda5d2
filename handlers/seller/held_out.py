"""Goods held out to whoever reads, without a word of selling: "100 rs kilo haldi lelo", "lota 450 rupay, kalash 900"."""

from __future__ import annotations

import re

from handlers.folding import folded, keys_of
from handlers.matching.catalogue import Catalogue
from handlers.seller import listed_rates
from handlers.seller.goods import WANTED

_TAKE = re.compile(
    r"(?<!\S)(?:le\s?lo|le\s?lijiye|le\s?lijie|le\s?jao|le\s?jaiye|le\s?jaao|ले\s?लो|ले\s?लीजिए|ले\s?लीजिये|ले\s?जाओ|ले\s?जाइए|"
    r"gh?ya(?:\s?na)?|घ्या(?:\s?ना)?|gheun\s?ja+|घेऊन\s?जा|ghevun\s?ja+|"
    r"(?:buy|take|get)(?=.*\b(?:from (?:me|us)|(?:only )?at (?:rs|₹|\d))))(?!\S)",
    re.IGNORECASE,
)
_ORDER = folded("order ऑर्डर orders maang मांग magni मागणी enquiry inquiry इन्क्वायरी")
_TAKEN_OTHERWISE = _ORDER | folded("""
    enquiries jankari जानकारी mahiti माहिती number नंबर naam नाम nav
    नाव photo फोटो samay समय vel वेळ advance एडवांस paise पैसे mera_order wapas वापस parat परत can could do would
""")
"""Beside these somebody is asked to note, to return or to wait: "mera order le lo"."""
_UP_TO = folded("tak तक paryant पर्यंत upto under max within budget बजट बजेट andar अंदर aat आत below")
"""Beside these a figure is what a buyer would pay at most."""


def is_held_out(text: str, catalogue: Catalogue) -> bool:
    """Do words offer goods: who reads shall take them, or several stand there with their rates, and nothing is asked for?"""
    said = set(keys_of(text))
    if "?" in text or said & WANTED:
        return False
    if has_rates(text, catalogue) and listed_rates.are_said(text, catalogue):
        return True
    return _TAKE.search(text) is not None and not said & _TAKEN_OTHERWISE and bool(catalogue.concepts_in(text))


def orders(text: str, catalogue: Catalogue) -> bool:
    """Does somebody have an order noted: "mera order le lo, 50 kilo haldi"?"""
    said = set(keys_of(text))
    return _TAKE.search(text) is not None and bool(said & _ORDER) and bool(catalogue.concepts_in(text))


def has_rates(text: str, catalogue: Catalogue) -> bool:
    """Do several goods stand there, each with a figure? They are a matter of trade, whatever else the words resemble."""
    of_list = listed_rates.listed(text, catalogue)
    if of_list is None or not _UP_TO.isdisjoint(keys_of(text)):
        return False
    named = [set(one.concepts) for one in of_list.goods]
    kin = [{up for concept in one for up in listed_rates.kin(concept, catalogue)} for one in named]
    return all(
        one.isdisjoint(other) for place, one in enumerate(named) for other in kin[:place]
    )  # a stone idol is one thing
