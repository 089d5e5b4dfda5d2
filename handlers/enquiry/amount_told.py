"""Of an enquiry whose amount nobody said: in which unit its goods are counted, and the amount once its buyer tells a seller."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.language import N_
from handlers.matching.numbers import decimal_text_or_none
from handlers.matching.parsed import ParsedEnquiry, asked_in
from handlers.step import Step
from handlers.world import World
from storage import audit
from storage import enquiries as store
from storage.enquiries import Enquiry

ASKS_AMOUNT = "how_much"
"""The ready question by which a seller asks how much is wanted."""


def unit_of(parsed: ParsedEnquiry, world: World) -> str | None:
    """The unit that was said, else the one in which such goods are sold: "gud chahiye" is by the kilo, and a seller's
    "2 kuntal" is 200 of them."""
    return parsed.unit or (
        asked_in(parsed.concepts[:1], parsed.product_words, world.catalogue) if parsed.concepts else None
    )


def keep(step: Step, posted: Enquiry, asked: str, given: Mapping[str, Any]) -> None:
    """A buyer's own answer to "how much?" is the enquiry's amount, where it had none."""
    if (
        asked != ASKS_AMOUNT
        or posted.amount is not None
        or not given.get("number")
        or posted.person_id != step.person.id
    ):
        return
    concepts = (posted.concept,) if posted.concept else ()
    words = f"{given['number']} {given.get('unit') or ''}".strip()
    said = ParsedEnquiry(concepts=concepts, unit=posted.unit).with_quantity(words, step.world.catalogue)
    if said.quantity is None:
        return
    store.change(
        step.db, posted.id, quantity=decimal_text_or_none(said.quantity), unit=said.unit,
        kilograms=decimal_text_or_none(said.kilograms),
    )  # fmt: skip
    audit.note(
        step.db, step.person.id, "change_amount", f"enquiry:{posted.id}", step.world.now, before={"quantity": None},
        after={"quantity": decimal_text_or_none(said.quantity)}, why_not=N_("the sellers have been told"),
    )  # fmt: skip
