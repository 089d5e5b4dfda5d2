"""One's own number kept back in words, whatever is open: "only through Haat", "mera number kisi ko mat dena"."""

from __future__ import annotations

from handlers.language import N_
from handlers.step import Step
from handlers.trade import contacts
from storage import audit, introductions, matches


def keep_back(step: Step) -> None:
    """From now on nobody gets the speaker's number; who has it already is named, for that cannot be undone."""
    before = step.person.contact
    step.know(contact=contacts.THROUGH_HAAT)
    matches.keep_number(step.db, step.person.id, contacts.THROUGH_HAAT)
    have_it = introductions.have_number_of(step.db, step.person.id)
    if before != contacts.THROUGH_HAAT:
        audit.note(step.db, step.person.id, "change_contact", f"person:{step.person.id}", step.world.now,
                   why_not=N_("a number is given again only by who it belongs to"))  # fmt: skip
    if have_it:
        return step.say(
            N_("{names}: your number is there already, and I cannot take it back. Nobody else gets it from now on."),
            names=", ".join(have_it),
        )
    return step.say(N_("Noted: nobody gets your number. All talk goes through Haat."))
