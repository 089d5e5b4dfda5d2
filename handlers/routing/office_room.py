"""An officer in the talk with a citizen: a number or a bare yes after the own last word is for the desk, not for the citizen."""

from __future__ import annotations

from handlers.reading.commands import read_command
from handlers.step import Step
from storage import rooms


def is_for_the_desk(step: Step, room_id: int, text: str) -> bool:
    """Did the citizen write nothing since the officer's last word, and do the words choose something or say yes or no?"""
    if not step.is_officer or rooms.room(step.db, room_id).kind != "hand_off":
        return False
    if not (text.strip().isdigit() or read_command(text, "yes_no") in ("yes", "no")):
        return False
    wrote = {one.person_id: one.wrote_at for one in rooms.members(step.db, room_id)}
    mine = wrote.pop(step.person.id, None)
    return mine is not None and all(other is None or other < mine for other in wrote.values())
