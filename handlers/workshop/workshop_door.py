"""The door of a workshop: who came, of the names of this phone, and who comes unannounced; of several days each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from handlers.conversation import Conversation
from handlers.language import N_
from handlers.person import household
from handlers.questions import Option, choice
from handlers.workshop import workshop_days
from handlers.workshop.workshops import NAME, key_of, name_in_app
from storage import workshops as store
from storage.workshops import Registration, Workshop


def door(c: Conversation) -> None:
    """The QR at the door: who came, of the names of this phone; who was not noted is noted now."""
    one = store.get(c.db, int(c.subject))
    if one is None or one.status != "planned":
        return c.say(N_("This workshop was called off."))
    today = workshop_days.at_the_door(c.world, one)
    if today is None:
        return c.say(N_("The door opens on {when}."), when=_next(c, one))
    mine = [each for person_id in household.everybody(c.step) for each in store.of_person(c.db, one.id, person_id)]
    if not mine:
        name = c.person.name or name_in_app(c) or c.ask(NAME)
        noted = store.register(c.db, one.id, c.person.id, str(name)[:80], key_of(str(name)), c.world.now, how="walk_in")
        return _welcome(c, one, [noted], today)
    if len(mine) > 1:
        options = (
            Option("all", N_("All of us")),
            *(Option(str(each.id), "{name}", {"name": each.name}) for each in mine),
        )
        who = c.ask(choice("who", N_("Who has come?"), options))
        mine = mine if who == "all" else [each for each in mine if str(each.id) == who]
    return _welcome(c, one, mine, today)


def _next(c: Conversation, one: Workshop) -> str:
    """When the door opens: of several days on the next one."""
    held = workshop_days.days_of(c.world, one)
    on = next((each for each in held if workshop_days.hours_of(c.world, one, each)[0] > c.world.now), None)
    if on is None or on == held[0]:
        return workshop_days.when(c.world, one, c.language)
    return workshop_days.when_on(c.world, one, on, c.language)


def _welcome(c: Conversation, one: Workshop, came: Sequence[Registration], today: date) -> None:
    for each in came:
        store.came(c.db, each.id, c.world.now, day=workshop_days.day_noted(c.world, one))
    names = ", ".join(each.name for each in came)
    number, many = workshop_days.place_of(c.world, one, today)
    if many == 1:
        return c.say(N_("Welcome, {name}! You are on the list."), name=names)
    return c.say(N_("Welcome, {name}! You are on the list for today, day {number} of {many}."), name=names, number=number,
                 many=many)  # fmt: skip


CONVERSATIONS = {"door": door}
