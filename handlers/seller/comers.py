"""Who comes by a seller's link on a telephone from which somebody sells already: the same one, or one more of the house."""

from __future__ import annotations

from handlers import menu
from handlers.conversation import Conversation
from handlers.language import N_
from handlers.person import newcomers
from handlers.questions import Option, choice
from handlers.step import Step
from storage import audit, conversations, profiles


def may_be_another(step: Step) -> bool:
    """Does somebody sell from this telephone, or has somebody begun to, so that a poster's link may be another's?"""
    if profiles.profile_of(step.db, step.person.id) is not None:
        return True
    begun = conversations.open_one(step.db, step.person.id, "onboarding")
    return begun is not None and bool(begun.answers)


SOMEBODY_ELSE = Option(
    "new", N_("Somebody else"), also=("another", "koi aur", "dusra", "दूसरा", "कोई और", "दुसरं", "dusri")
)


def comer(c: Conversation) -> None:
    """The one Haat knows, or somebody else of the house who wants to sell as well."""
    name = c.person.name
    known = Option("me", N_("I am {name}"), {"name": name}) if name else Option("me", N_("I go on"))
    asks = choice("whose", N_("Somebody sells from this phone already.\nWho has come now?"), (known, SOMEBODY_ELSE))
    if c.ask(asks) == "me":
        # Who is in the middle of it is asked the open question again once this one is over.
        return menu.show(c.step) if profiles.profile_of(c.db, c.person.id) is not None else None
    newcomers.newcomer_called(c.step, "")
    audit.note(
        c.db, c.person.id, "share_phone", f"address:{c.step.address.id}", c.world.now, reverse="leave_phone"
    )  # fmt: skip
    return c.then("onboarding", district_lgd=c.opening["district_lgd"])


CONVERSATIONS = {"comer": comer}
