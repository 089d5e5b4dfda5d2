"""Officers' words in and out of a talk: a bare number after the own last word is for the desk; who handed over writes to nobody."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from handlers.office.rights import TO_NOBODY
from handlers.reading.commands import read_command
from handlers.step import Step
from handlers.subjects import OFFICE_WORK
from storage import conversations, people, rooms, staff


def is_with_a_citizen(db: Connection, room_id: int | None) -> bool:
    """Is this the talk of an officer with somebody who asked for a human?"""
    return room_id is not None and rooms.room(db, room_id).kind == "hand_off"


def is_for_the_desk(step: Step, room_id: int, text: str) -> bool:
    """Did the citizen write nothing since the officer's last word, and do the words choose something or say yes or no?"""
    if not step.is_officer or rooms.room(step.db, room_id).kind != "hand_off":
        return False
    if not (text.strip().isdigit() or read_command(text, "yes_no") in ("yes", "no")):
        return False
    wrote = {one.person_id: one.wrote_at for one in rooms.members(step.db, room_id)}
    mine = wrote.pop(step.person.id, None)
    return mine is not None and all(other is None or other < mine for other in wrote.values())


def went_with_the_charge(step: Step) -> bool:
    """Do words answer office work that is the speaker's no more? It is said once that they went to nobody."""
    address = step.address
    if step.is_officer or address.floor_kind != "conversation" or address.floor_id is None:
        return False
    talk = conversations.find(step.db, address.floor_id)
    gone = talk is not None and (talk.person_id != step.person.id or talk.status == "withdrawn")
    if talk is None or not gone or talk.name not in OFFICE_WORK or not staff.was_officer(step.db, step.person.id):
        return False
    people.give_floor(step.db, address.id, None, None)
    step.say(TO_NOBODY)
    return True
