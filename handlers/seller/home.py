"""Where somebody is at home: of several places with one name theirs is meant, not the first of the list."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.folding import tokens
from handlers.matching.gazetteer import Place, of_one_name
from handlers.matching.place_answers import place_answered, places_answered
from handlers.matching.places import KINDS_BEFORE, PlaceFound
from handlers.step import Step
from handlers.world import World
from storage import offices

LONGEST_ALONE = 3
"""So many words answer "which district?" with an everyday word that is a place's name too."""


@dataclass(frozen=True, slots=True)
class Home:
    """A district, and the taluka in it where one was named; `unsure`: the districts that a name stands for alike."""

    district_lgd: int | None
    taluka_lgd: int | None = None
    unsure: tuple[int, ...] = ()


def places_beside_goods(world: World, text: str) -> list[PlaceFound]:
    """The places that a text names, without those in the names of its goods: "गोडा मसाला" says nothing of Godda."""
    of_goods = {place for tag in world.catalogue.tag(text) for place in range(tag.first, tag.end)}
    return [one for one in world.places.find(text) if not of_goods & set(range(one.first, one.end))]


def home_in(step: Step, text: str, *, alone: bool = False) -> Home | None:
    """The home that a text names; None where it names no place.

    Of places alike the one in a district that the same words name is meant, else the speaker's own, else the one that has
    an office here. `alone`: the words answer "which district?", so that an everyday word is a place too.
    """
    places = step.world.places
    found = places.find(text)
    if found:
        whole = [one.lgd_code for one in found if not one.others and one.place.taluka_lgd is None]
        homes = [_meant(step, (one.place, *one.others), whole) for one in found]
        inside = [one for one in homes if one.taluka_lgd is not None and (not whole or one.district_lgd in whole)]
        return next(iter(inside or homes))
    name = _without_kind(text)
    if not alone or not 0 < len(name.split()) <= LONGEST_ALONE:
        return None
    alike = places_answered(name, places)
    return _meant(step, alike, []) if alike else None


def _without_kind(text: str) -> str:
    """A place's name without what it is: of "tal. Khatav" or "जिल्हा सातारा" the name alone."""
    words = tokens(text)
    return " ".join(word for word in words if word not in KINDS_BEFORE) if len(words) > 1 else text


def district_in(world: World, text: str) -> int | None:
    """The first district that some words name, directly or by one of its talukas."""
    if found := world.places.find(text):
        return found[0].lgd_code
    # A short answer to "which district?" is a name even where it is an everyday word too.
    alone = place_answered(text, world.places) if 0 < len(text.split()) <= LONGEST_ALONE else None
    return alone.district_lgd if alone else None


def district_meant(step: Step, found: PlaceFound) -> int | None:
    """The district of one place found in a text; None where small places of several districts bear its name alike."""
    return _meant(step, (found.place, *found.others), []).district_lgd


def _meant(step: Step, alike: tuple[Place, ...], beside: list[int]) -> Home:
    own = [step.person.district_lgd, *(card.district_lgd for card in offices.all_offices(step.db))]
    for code in (*beside, *own):
        for place in alike:
            if place.district_lgd == code:
                return Home(place.district_lgd, place.taluka_lgd)
    if several := of_one_name(alike):
        return Home(None, None, several)
    if len(alike) > 1 and all(place.taluka_lgd is not None for place in alike):
        return Home(None, None, tuple(place.district_lgd for place in alike))
    return Home(alike[0].district_lgd, alike[0].taluka_lgd)
