"""Words that are said to Haat by its name, or ask for something of Haat's, while a talk with somebody has the floor."""

from __future__ import annotations

from dataclasses import replace

from handlers import for_haat, reception
from handlers.conversation import FROM_ROOM
from handlers.hearing import Hearing, Started
from handlers.reading.commands import read_command
from handlers.routing.always import COMMANDS
from handlers.routing.way import Way


def heard(way: Way, room_id: int, hearing: Hearing) -> bool:
    """Are the words Haat's, so that they are answered here and not passed on?"""
    text = way.message.text
    if way.message.forwarded or hearing.media_ids or not text:
        return False
    mine = for_haat.meant(way.step, room_id, text)
    rest = for_haat.called(text) or for_haat.order_in(text)
    if mine is None and rest is None:
        return False
    if mine is None and rest is not None:
        way.message = replace(way.message, text=rest)
        command = read_command(rest)
        if command in COMMANDS:
            COMMANDS[command](way, replace(hearing, message=way.message))
            return True
        mine = for_haat.meant(way.step, room_id, rest) or reception.fresh(
            way.step, replace(hearing, message=way.message)
        )
    way.start(from_room(mine, room_id))
    return True


def from_room(started: Started | None, room_id: int) -> Started | None:
    """What is begun out of a talk gives way to it: words that answer nothing there are for the other side again."""
    return replace(started, opening={**started.opening, FROM_ROOM: room_id}) if started is not None else None
