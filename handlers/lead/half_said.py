"""Yeses half said: who said yes and left the question about the number unanswered is not kept from the buyer for it."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy.engine import Connection

from handlers.step import begin_for
from handlers.trade import contacts
from handlers.unfinished import REMINDS
from handlers.world import World
from storage import conversations
from storage.parts import by_itself

PATIENCE, LONGEST = timedelta(hours=1), timedelta(days=7)
"""After how long the buyer is told anyway, and how old a yes may be that was missed."""
LEFT_OPEN = "contact left open"
"""Kept in a lead whose number was never chosen: the two talk through Haat, which gives no number away."""


def let_yeses_count(db: Connection, world: World) -> int:
    """The tick: such yeses count as said, without a number; how many."""
    since, until = world.now - LONGEST, world.now - PATIENCE
    counted = 0
    for talk in conversations.left(db, ("lead",), asked=contacts.ASKED, since=since, until=until):
        with by_itself(db, f"talk:{talk.id}"):
            conversations.note_reminded(db, talk.id)
            conversations.keep(db, talk.id, world.now, kept=talk.kept | {LEFT_OPEN: True})
            counted += begin_for(
                db, world, talk.person_id, talk.name, talk.subject, {REMINDS: talk.id}, once=f"half{talk.id}"
            )
    return counted
