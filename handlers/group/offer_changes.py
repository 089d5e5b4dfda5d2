"""What a seller's words change in an offer that was read back: its price, least order, last day, or all of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.conversation import Conversation
from handlers.folding import fold, folded, tokens
from handlers.matching import offers
from handlers.matching.numbers import decimal_text_or_none
from handlers.matching.pieces import pieces
from handlers.matching.units import unit_at
from handlers.questions import Misread, Reply
from storage import rooms

_ASKS = folded("kya क्या kay kaay काय kitna kitni कितना कितनी kiti किती")


def partner_spoke(c: Conversation) -> bool:
    """Has the other side of a deal written since the speaker last did? Then words without goods are rather for them."""
    since = c.step.address.last_inbound_at
    return bool(set(rooms.heard(c.db, c.person.id, since)) & set(rooms.open_of(c.db, c.person.id, "deal")))


def told(c: Conversation, text: str, read: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of an offer that some words tell anew, in its own unit where they name none; none where they tell nothing."""
    if "?" in text or not _ASKS.isdisjoint(fold(word) for word in tokens(text)):
        return {}
    found = offers.read_offer(text, c.world.today, c.world.catalogue, c.world.places)
    other = found.concept is not None and found.concept != read["concept"]
    if other and found.price_paise is None:
        return {}
    parts = pieces(text)
    named = other or any(unit_at(parts, place) for place in range(len(parts)))
    changed: dict[str, Any] = {"concept": found.concept} if other else {}
    unit = read["unit"]
    if found.price_paise is not None:
        unit = found.unit if named else unit
        changed |= {"price_paise": found.price_paise, "unit": unit, "or_unit": found.or_unit if named else None}
        if found.or_unit:
            changed["or_moq"] = decimal_text_or_none(found.least_in(found.or_unit))
    least = found.least_in(unit) if found.price_paise is not None or found.least is not None else _amount(c, text, unit)
    if least is not None or other or unit != read["unit"]:
        changed["moq"] = decimal_text_or_none(least)
    if found.until is not None or found.no_day:
        changed |= {"until": found.until.isoformat() if found.until else None, "no_day": found.no_day}
    return changed


def _amount(c: Conversation, text: str, unit: str) -> Any:
    """An amount alone, in the offer's own unit, is its least order."""
    said = c.world.read_enquiry(text)
    return said.quantity if said.unit == unit and said.budget_paise is None else None


def heard(c: Conversation, read: Mapping[str, Any]) -> Any:
    """Reads, below an offer that was read back, what is changed in it. Raises Misread."""

    def reader(reply: Reply, _language: str) -> dict[str, Any]:
        if partner_spoke(c):
            raise Misread(elsewhere=True)
        changed = told(c, reply.text, read)
        if not changed:
            raise Misread()
        return changed | {"words": reply.text}

    return reader
