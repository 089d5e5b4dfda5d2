"""What is written in a room while only a template reaches its reader: it waits, and is shown together."""

from __future__ import annotations

from handlers.language import say
from handlers.outbound import windows
from handlers.outbound.letters import FALLBACK_LANGUAGE
from handlers.step import Step
from storage import conversations, people
from storage.conversations import Talk

WAITING_WORDS = 50
TWIN = "question"
"""The template whose button shows what waits."""


def waits(step: Step, room_id: int, person_id: int, text: str, **words: str) -> bool:
    """Words for somebody whom only a template reaches now wait behind its button, all that follows with them, so that there
    is one template however much is written. False: they can be told as they are."""
    address = people.reached_at(step.db, person_id)
    if address is None or windows.hears_freely(step.db, person_id, step.world.now):
        return False
    said = say(people.person(step.db, person_id).language or FALLBACK_LANGUAGE, text, **words)
    talk = _waiting(step, room_id, person_id)
    if talk is not None:
        conversations.reopen_with(step.db, talk.id, {"words": [*talk.opening["words"], said][-WAITING_WORDS:]})
        return True
    return step.begin(person_id, "room_words", str(room_id), {"words": [said]}, once=str(step.inbox_id))


def _waiting(step: Step, room_id: int, person_id: int) -> Talk | None:
    """The words behind a template's button for a member of a room who wrote nothing since."""
    talk = conversations.newest(step.db, person_id, "room_words", str(room_id))
    address = step.address if person_id == step.person.id else people.reached_at(step.db, person_id)
    heard_at = address.last_inbound_at if address is not None else None
    return talk if talk is not None and (heard_at is None or talk.updated_at > heard_at) else None


def waiting_words(step: Step, room_id: int, person_id: int) -> list[str]:
    """What waits so for a member of a room, oldest first."""
    talk = _waiting(step, room_id, person_id)
    return list(talk.opening["words"]) if talk is not None else []


def with_what_followed(step: Step, room_id: int, first: str) -> str:
    """The words of a room that the speaker was not shown, and what was written after them without a message of its own."""
    waiting = waiting_words(step, room_id, step.person.id)
    joined = "\n".join(waiting)
    if first in joined:
        return joined
    return f"{first}\n{joined}" if len(waiting) == WAITING_WORDS else first  # the first is no more among the newest
