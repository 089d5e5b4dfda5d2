"""How an enquiry, its goods and its sellers are said to whoever reads them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.enquiry.terms import terms_in
from handlers.language import N_, day, number, render, rupees, say
from handlers.matching.enquiry import ParsedEnquiry
from handlers.matching.place_answers import may_be_a_place, place_answered
from handlers.matching.reasons import reason_in
from handlers.reading.hiding import name_without_number
from handlers.units import unit_name
from handlers.world import World
from storage import enquiries as store
from storage import reference
from storage.enquiries import Enquiry
from storage.matches import Match


def product_of(parsed: ParsedEnquiry, world: World, language: str) -> str:
    """The goods as this reader says them, else in the buyer's own words."""
    return render(world.catalogue.product(parsed.concepts[0]), language) if parsed.concepts else parsed.product_words


def summary(parsed: ParsedEnquiry, world: World, language: str) -> str:
    """What was read of an enquiry, one fact after another, for the read-back."""
    facts = [product_of(parsed, world, language)]
    if parsed.quantity is not None:
        facts.append(amount(parsed.quantity, parsed.unit, language, kilograms=parsed.kilograms, lowest=parsed.lowest))
    facts.append(place_in(parsed.place_lgd, parsed.place_words, world, language))
    if parsed.needed_by is not None:
        by = day(parsed.needed_by, language)
        if "deadline_far" in parsed.confirm:  # half a year ahead the year is told as well
            by += f" {parsed.needed_by.year}"
        facts.append(say(language, N_("by {day}"), day=by))
    elif "deadline" in parsed.confirm:
        facts.append(say(language, N_("by when?")))
    if parsed.budget_paise is not None:
        facts.append(budget_of(parsed.budget_paise, parsed.budget_per, language))
    elif "budget" in parsed.confirm:
        facts.append(say(language, N_("at what price?")))
    facts += terms_in(parsed.terms, language)
    return " · ".join(fact for fact in facts if fact)


def place_in(district_lgd: int | None, words: str, world: World, language: str) -> str:
    """Where goods are wanted, as this reader says it: a small place with its district, a district alone, a whole state; a
    place that is in no list as its buyer wrote it; empty where none was named."""
    if not district_lgd:
        names = reference.state_names().get(words)
        return names.get(language, words) if names else words if may_be_a_place(words) else ""
    district = render(world.places.district(district_lgd), language)
    if world.places.has_namesake(district_lgd):
        district = f"{district}, {world.places.state_in(district_lgd, language)}"
    small = _small_place(district_lgd, words, world, language)
    return f"{small}, {district}" if small and small != district else district


def _small_place(district_lgd: int, words: str, world: World, language: str) -> str:
    place = place_answered(words, world.places) if words else None
    if place is None:
        return words if may_be_a_place(words) else ""
    if place.taluka_lgd is None or place.district_lgd != district_lgd:
        return ""
    return render(world.places.taluka(place.taluka_lgd), language)


def amount(
    quantity: Decimal,
    unit: str | None,
    language: str,
    *,
    kilograms: Decimal | None = None,
    lowest: Decimal | None = None,
) -> str:
    """2 quintals (200 kilos): a weight is always echoed in kilograms; of a range both ends; half a quintal in words."""
    if lowest is None and quantity == HALF and unit in HALVED:
        said = say(language, N_("half a {unit}"), unit=unit_name(unit, language))
    else:
        said = f"{number(quantity, language)} {unit_name(unit, language, quantity)}".strip()
    if lowest is not None:
        said = f"{number(lowest, language)}–{said}"
    if kilograms is not None and unit != "kg":
        said += f" ({number(kilograms, language)} {unit_name('kg', language, kilograms)})"
    return said


HALF = Decimal("0.5")
HALVED = ("quintal", "tonne", "kg", "litre", "metre", "dozen")
"""Units of which people say half a one, and not 0.5."""


def budget_of(paise: int, per: str | None, language: str) -> str:
    if per and per != "total":
        return say(
            language, N_("up to {price} per {unit}"), price=rupees(paise, language), unit=unit_name(per, language)
        )
    # Neither "a kilo" nor "in all" was said: neither is added.
    text = N_("up to {price} in all") if per else N_("up to {price}")
    return say(language, text, price=rupees(paise, language))


def card(db: Connection, world: World, one: Match, language: str) -> str:
    """One seller as a buyer sees them: name and reasons, never a number."""
    reasons = [reason_in(reason, world, language) for reason in one.reasons]
    return " · ".join([name_for_others(one.seller_name), *[reason for reason in reasons if reason]])


def goods_of(posted: Enquiry, world: World, language: str) -> str:
    """The goods of an enquiry as this reader says them, else in the buyer's own words."""
    return render(world.catalogue.product(posted.concept), language) if posted.concept else posted.product_words


def brief(posted: Enquiry, world: World, language: str) -> str:
    """An enquiry in a few words: goods and quantity."""
    said = goods_of(posted, world, language)
    return said if posted.amount is None else f"{said}, {amount(posted.amount, posted.unit, language)}"


def brief_met(one: Match, posted: Enquiry, world: World, language: str) -> str:
    """An enquiry in a few words as one seller has taken it on: goods, and so much of them as that seller gives."""
    if not one.quantity:
        return brief(posted, world, language)
    return f"{goods_of(posted, world, language)}, {amount(Decimal(one.quantity), posted.unit, language)}"


def brief_among(posted: Enquiry, others: Sequence[Enquiry], world: World, language: str) -> str:
    """An enquiry in a few words that no other of a list has: with its place, its day, its number where the rest is alike."""
    alike = [one for one in others if one.id != posted.id]
    said = brief(posted, world, language)
    if all(brief(one, world, language) != said for one in alike):
        return said
    alike = [one for one in alike if brief(one, world, language) == said]
    if posted.place_lgd and all(one.place_lgd != posted.place_lgd for one in alike):
        return f"{said}, {render(world.places.district(posted.place_lgd), language)}"
    if posted.needed_by and all(one.needed_by != posted.needed_by for one in alike):
        return f"{said}, {day(posted.needed_by, language)}"
    return f"{said} ({posted.id})"


STATES = {
    "open": N_("open"), "served": N_("served"), "closed": N_("closed"), "lost": N_("closed"), "expired": N_("over"),
    "withdrawn": N_("taken back"),
}  # fmt: skip


def state_of(posted: Enquiry, language: str) -> str:
    """How an enquiry stands, in a word."""
    return say(language, STATES[posted.status])


def name_for_others(name: str | None) -> str:
    """A name as people read it who have not met its bearer: without a number that came into the store with it, through a
    list, a slip or an app's profile; empty where nothing is left."""
    return name_without_number(name or "")


def shown_buyer(c: Conversation, posted: Enquiry, language: str) -> str:
    """The buyer with the district, as a seller reads it, in the seller's language."""
    name = name_for_others(store.buyer_name(c.db, posted.id)) or say(language, N_("A buyer"))
    if posted.district_lgd:
        return f"{name} ({render(c.world.places.district(posted.district_lgd), language)})"
    return name


def lead_summary(posted: Enquiry, world: World, language: str) -> str:
    """An enquiry as a seller reads it, in the seller's language."""
    goods = goods_of(posted, world, language)
    facts = [goods]
    if posted.amount is not None:
        kilograms = Decimal(posted.kilograms) if posted.kilograms else None
        lowest = Decimal(posted.lowest) if posted.lowest else None
        facts.append(amount(posted.amount, posted.unit, language, kilograms=kilograms, lowest=lowest))
    facts.append(place_in(posted.place_lgd, posted.place_words or "", world, language))
    if posted.needed_by:
        facts.append(say(language, N_("by {day}"), day=day(posted.needed_by, language)))
    if posted.budget_paise:
        facts.append(budget_of(posted.budget_paise, posted.budget_per, language))
    facts += terms_in(posted.terms, language)
    return " · ".join(fact for fact in facts if fact)
