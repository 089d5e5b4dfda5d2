"""What a seller's goods cost: each by its own rate where one was told, else by the one rate of all."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from handlers.language import N_, listing, render, rupees, say
from handlers.matching.catalogue import Catalogue
from handlers.questions import Reply
from handlers.seller import listed_rates, measures
from handlers.units import unit_name
from handlers.world import World
from storage.profiles import Profile


def rate_for(mine: Profile, concept: str | None, catalogue: Catalogue) -> tuple[int, str | None] | None:
    """What one unit of these goods costs at a seller's, in paise, and which unit that is; None for "ask me"."""
    rates = mine.rates or {}
    own = [concept, *sorted(listed_rates.kin(concept, catalogue))] if concept else []
    found = next((rates[one] for one in own if one in rates), None)
    if found is not None:
        return found["paise"], found["unit"] or mine.unit
    return None if mine.price_paise is None else (mine.price_paise, mine.unit)


_RATE_OF = re.compile(r"(?<!\S)(ka|ki|ke|का|की|के|cha|chi|che|चा|चे|चं) (?:ret|rret|रेत)(?!\S)", re.IGNORECASE)
"""Of goods there is a rate, however it is written, and no sand."""


def told(text: str, sold: Sequence[str], unit: str | None, catalogue: Catalogue) -> dict[str, dict[str, Any]]:
    """The rates that words tell of single goods among those that are `sold`, {concept: {"paise", "unit"}}; empty where the
    words are about all of them, or tell no rate. Raises Misread where one rate alone may stand there."""
    text = _RATE_OF.sub(r"\1 rate", text)
    of_list = listed_rates.listed(text, catalogue)
    if of_list is not None:
        mine = [(one, own) for one in of_list.goods for own in _own(one.concepts, sold, catalogue)]
        return {own: {"paise": int(one.rupees * 100), "unit": one.unit or unit} for one, own in mine}
    named = _own(catalogue.concepts_in(text), sold, catalogue) if len(sold) > 1 else []
    if not named or len(named) == len(sold):
        return {}
    rate = measures.price_for(None)(Reply(text), "en")
    return {one: {"paise": rate["paise"], "unit": rate["unit"] or unit} for one in named}


def of_own_goods(text: str, sold: Sequence[str], catalogue: Catalogue) -> bool:
    """Are the goods of such a list all among those that are `sold`?"""
    of_list = listed_rates.listed(text, catalogue)
    return of_list is not None and all(_own(one.concepts, sold, catalogue) for one in of_list.goods)


def said(mine: Profile, sold: Sequence[str], world: World, language: str) -> str:
    """The rates of single goods as their owner reads them, and that of all others; empty where there are none."""
    rates = {one: rate for one, rate in (mine.rates or {}).items() if one in sold}
    parts = [
        f"{render(world.catalogue.product(one), language)} {_each(rate['paise'], rate['unit'] or mine.unit, language)}"
        for one, rate in rates.items()
    ]
    if mine.price_paise is None:
        return listing(parts, language)
    price = _each(mine.price_paise, mine.unit, language)
    if not parts:
        return price
    others = [say(language, N_("others {price}"), price=price)] if len(rates) < len(sold) else []
    return listing([*parts, *others], language)


def changed(mine: Profile, rates: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The rates of single goods with these among them."""
    return {**(mine.rates or {}), **{one: dict(rate) for one, rate in rates.items()}}


def unit_of_all(rates: Mapping[str, Mapping[str, Any]]) -> str | None:
    """The unit in which all of these are counted; None where they have none, or several."""
    units = {rate["unit"] for rate in rates.values()}
    return units.pop() if len(units) == 1 else None


def _own(named: Sequence[str], sold: Sequence[str], catalogue: Catalogue) -> list[str]:
    """Which of the goods that are sold these names mean: those themselves, else their kinds."""
    just_so = [one for one in sold if one in named]
    return just_so or [one for one in sold if any(one in listed_rates.kin(name, catalogue) for name in named)]


def _each(paise: int, unit: str | None, language: str) -> str:
    price = rupees(paise, language)
    return say(language, N_("{price} per {unit}"), price=price, unit=unit_name(unit, language)) if unit else price
