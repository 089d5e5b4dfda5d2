"""A typed voice note that nobody confirms by message: the office rings, and a yes by telephone is a yes."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.language import N_, say
from handlers.step import Step
from handlers.voice import listening
from handlers.world import World
from storage import conversations, phone_calls
from storage import listening as store
from storage.listening import Note

WHAT = N_("By voice: “{words}”. Is that right?")


def ring(db: Connection, world: World) -> int:
    """The tick: a read-back that its reminder of the next morning has brought no answer to goes onto the call list the
    day after; how many do. (Decision 0014.)"""
    today = datetime.combine(world.today, time(), world.zone)
    rung = 0
    for one in store.unanswered(db, today - timedelta(days=1)):
        words = say(one.language or "hi", WHAT, words=one.words or "")
        rung += phone_calls.add(db, one.person_id, f"{store.CALL}{one.id}", words, "not confirmed", world.now)
    return rung


def note_of(step: Step, cause: str) -> Note | None:
    """The note that a call is about; None for other calls, and for a note that was answered meanwhile."""
    number = cause.removeprefix(store.CALL)
    found = store.get(step.db, int(number)) if number != cause and number.isdigit() else None
    return found if found is not None and found.status == "typed" else None


def said_by_telephone(step: Step, note: Note, result: str) -> bool:
    """What its person told the officer on the telephone counts as their answer; False where it is none."""
    if result not in ("yes", "no"):
        return False
    conversations.withdraw(step.db, "heard", str(note.id), step.world.now)
    opening, once = {"result": result}, str(step.inbox_id)
    # They are on the telephone: what cannot be written to them now needs no second call.
    return step.begin(note.person_id, "rung", str(note.id), opening, purpose="digest", once=once)


def rung(c: Conversation) -> None:
    """Their own talk goes on from what was said on the telephone."""
    found = store.get(c.db, int(c.subject))
    if found is not None and found.status == "typed":
        listening.settled(c, found, right=c.opening["result"] == "yes")


CONVERSATIONS = {"rung": rung}
