"""The door of a workshop: who came, of the names of this phone, and who comes unannounced."""

from __future__ import annotations

from datetime import timedelta

from handlers.conversation import Conversation
from handlers.language import N_
from handlers.person import household
from handlers.questions import Option, choice
from handlers.workshop.workshops import NAME, key_of, name_in_app, when
from storage import workshops as store


def door(c: Conversation) -> None:
    """The QR at the door: who came, of the names of this phone; who was not noted is noted now."""
    one = store.get(c.db, int(c.subject))
    if one is None or one.status != "planned":
        return c.say(N_("This workshop was called off."))
    begins = one.starts_at - timedelta(hours=3)
    if not begins <= c.world.now <= one.ends_at + timedelta(hours=3):
        return c.say(N_("The door opens on {when}."), when=when(c.world, one, c.language))
    mine = [each for person_id in household.everybody(c.step) for each in store.of_person(c.db, one.id, person_id)]
    if not mine:
        name = c.person.name or name_in_app(c) or c.ask(NAME)
        noted = store.register(c.db, one.id, c.person.id, str(name)[:80], key_of(str(name)), c.world.now, how="walk_in")
        store.came(c.db, noted.id, c.world.now)
        return c.say(N_("Welcome, {name}! You are on the list."), name=noted.name)
    if len(mine) > 1:
        options = (
            Option("all", N_("All of us")),
            *(Option(str(each.id), "{name}", {"name": each.name}) for each in mine),
        )
        who = c.ask(choice("who", N_("Who has come?"), options))
        mine = mine if who == "all" else [each for each in mine if str(each.id) == who]
    for each in mine:
        store.came(c.db, each.id, c.world.now)
    return c.say(N_("Welcome, {name}! You are on the list."), name=", ".join(each.name for each in mine))


CONVERSATIONS = {"door": door}
