"""Why a seller fits, in the reader's language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from handlers.language import N_, number, render, rupees, say
from handlers.units import unit_name
from handlers.world import World

IDENTIFIERS = {"udyam": "Udyam", "gstin": "GSTIN", "iec": "IEC", "fssai": "FSSAI", "gi": "GI"}


def _goods(reason: Mapping[str, Any], world: World, language: str) -> str:
    return render(world.catalogue.product(reason["concept"]), language)


def _general(reason: Mapping[str, Any], world: World, language: str) -> str:
    if not reason.get("wanted"):
        return _goods(reason, world, language)
    wanted = render(world.catalogue.product(reason["wanted"]), language)
    return say(language, N_("{goods}; {wanted} only on asking"), goods=_goods(reason, world, language), wanted=wanted)


def _mentioned(reason: Mapping[str, Any], world: World, language: str) -> str:
    return say(language, N_("{goods} beside other goods"), goods=_goods(reason, world, language))


def _district(reason: Mapping[str, Any], world: World, language: str) -> str:
    return render(world.places.district(reason["district_lgd"]), language)


def _far(reason: Mapping[str, Any], world: World, language: str) -> str:
    place = _district(reason, world, language)
    if reason.get("km") is None:
        return place
    return say(language, N_("{place} ({km} km away)"), place=place, km=reason["km"])


def _moq(reason: Mapping[str, Any], world: World, language: str) -> str:
    return say(
        language,
        N_("from {much}"),
        much=_amount(reason["moq"], reason["unit"], language),
    )


def _moq_above(reason: Mapping[str, Any], world: World, language: str) -> str:
    return say(language, N_("takes only {much} or more"),
               much=_amount(reason["moq"], reason["unit"], language))  # fmt: skip


def _capacity_below(reason: Mapping[str, Any], world: World, language: str) -> str:
    return say(language, N_("makes {much} a month"),
               much=_amount(reason["capacity"], reason["unit"], language))  # fmt: skip


def _price(reason: Mapping[str, Any], world: World, language: str) -> str:
    return say(language, N_("{price} per {unit}"), price=rupees(reason["price_paise"], language),
               unit=unit_name(reason["unit"], language))  # fmt: skip


def _checked(reason: Mapping[str, Any], world: World, language: str) -> str:
    return "✓ " + ", ".join(IDENTIFIERS.get(kind, kind) for kind in reason["kinds"])


WORDS: dict[str, Callable[[Mapping[str, Any], World, str], str]] = {
    "sells": _goods, "sells_kind": _goods, "mentions": _mentioned, "sells_general": _general,
    "same_district": _district, "near": _far, "same_state": _district, "elsewhere": _far,
    "moq_fits": _moq, "moq_above": _moq_above, "capacity_below": _capacity_below,
    "price_fits": _price, "price_above": _price, "verified": _checked,
}  # fmt: skip


def reason_in(reason: Mapping[str, Any], world: World, language: str) -> str:
    """One reason as this reader says it; empty for what need not be said."""
    words = WORDS.get(reason["code"])
    return words(reason, world, language) if words else ""


def _amount(much: str, unit: str, language: str) -> str:
    quantity = Decimal(much)
    return f"{number(quantity, language)} {unit_name(unit, language, quantity)}"
