"""How an open enquiry stands, said to its buyer: how many were asked for it, and what they said."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.engine import Connection

from handlers.enquiry import wording
from handlers.language import N_, Counted
from handlers.step import Step
from handlers.units import ngettext
from storage import matches
from storage.enquiries import Enquiry

ASKED = ngettext("{count} seller was asked", "{count} sellers were asked")
SAID_YES = ngettext("{count} seller said yes", "{count} sellers said yes")
AT_ONCE = 2
"""Enquiries of which it is told at most; the list below has the others."""


def how_many_asked(db: Connection, posted: Enquiry) -> int:
    """How many sellers were asked for an enquiry, whatever they answered."""
    return len(matches.matches_of(db, posted.id, ("asked", "yes", "accepted", "not_now", "declined", "withdrawn")))


def tell(step: Step, enquiries: Sequence[Enquiry]) -> None:
    """One line an enquiry, for those that were written last."""
    for posted in enquiries[:AT_ONCE]:
        product, asked = wording.brief(posted, step.world, step.language), how_many_asked(step.db, posted)
        yes = len(matches.matches_of(step.db, posted.id, matches.ANSWERED_YES))
        if yes:
            step.say(N_("{product}: so far {asked}, {yes}."), product=product, asked=Counted(ASKED, asked),
                     yes=Counted(SAID_YES, yes))  # fmt: skip
        elif asked:
            step.say(N_("{product}: so far {asked}. Nobody has said yes yet; you hear it at once."), product=product,
                     asked=Counted(ASKED, asked))  # fmt: skip
        else:
            step.say(N_("{product}: no seller is known yet; the office looks for one."), product=product)
