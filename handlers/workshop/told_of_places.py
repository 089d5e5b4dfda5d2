"""What is told anywhere of places at the nearest workshop of a phone: how many come, on which days only, and who does not."""

from __future__ import annotations

from handlers import asides
from handlers.hearing import Started
from handlers.step import Step
from handlers.workshop.names_said import who_stays_away
from handlers.workshop.party_said import party_in
from handlers.workshop.workshops import LONGEST_TOLD
from storage import workshops as store
from storage.workshops import Workshop


def nearest(step: Step) -> Workshop | None:
    """The nearest workshop to come at which a name of this phone is noted."""
    coming = store.coming_of_person(step.db, step.person.id, step.world.now)
    return store.get(step.db, coming) if coming is not None else None


def asked_for(step: Step, text: str) -> Workshop | None:
    """The workshop of which somebody who is noted asks when or where it is."""
    one = nearest(step) if not step.is_officer and asides.asks_when_or_where(text) else None
    return one if one is not None and one.status == "planned" else None


def party_told(step: Step, text: str) -> Started | None:
    """How many come to the nearest workshop of this phone's, or on which days only, said anywhere."""
    one = nearest(step)
    if one is None or not asides.speaks_of_coming(text) or not party_in(text, step.world, one):
        return None
    return Started("workshop", str(one.id), {"words": text[:LONGEST_TOLD]})


def stays_away(step: Step, text: str) -> Started | None:
    """Whose place is given back by words said anywhere: "gita nahi aayegi", of a name of this phone."""
    one = nearest(step)
    away = who_stays_away(text, store.of_person(step.db, one.id, step.person.id)) if one is not None else []
    return Started("workshop", str(one.id), {"away": away}) if one is not None and away else None
