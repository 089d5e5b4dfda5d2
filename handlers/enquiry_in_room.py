"""Goods that are wanted, written where a talk with somebody has the floor: a new enquiry, or a word to the other side?"""

from __future__ import annotations

from handlers import between, goods, rooms
from handlers.conversation import Conversation
from handlers.hearing import Hearing, Started
from handlers.language import N_
from handlers.matching.enquiry import read_enquiry
from handlers.messages import InboundMessage
from handlers.questions import Option, choice
from handlers.step import Step
from storage import inbox, safety

NEW = Option(
    "enquiry", N_("New enquiry"), also=("new", "naya", "nayi", "nayi enquiry", "नया", "नई", "नई इन्क्वायरी", "नवी", "नवी मागणी",
                                          "navi"),
)  # fmt: skip


def begun(step: Step, room_id: int, hearing: Hearing) -> Started | None:
    """The question which of the two is meant, where a whole enquiry is written: goods, how much, and that they are wanted."""
    text = hearing.message.text
    if (
        step.is_officer
        or safety.is_held(step.db, step.person.id)
        or hearing.media_ids
        or "?" in text
        or not goods.is_wanted(text)
    ):
        return None
    read = read_enquiry(text, step.world.today, step.world.catalogue, step.world.places)
    if not read.concepts or read.quantity is None or read.doubt is not None:
        return None
    return Started("wanted_in_room", str(hearing.inbox_id), {"room": room_id, "text": text})


def wanted_in_room(c: Conversation) -> None:
    """By one tap the words become an enquiry of their own; else they go to the other side as they were written."""
    room_id = int(c.opening["room"])
    asks = choice("wanted", N_("“{words}”: a new enquiry, or a word to {name}?"), [NEW, between.PASS_ON])
    wish = c.ask(asks, words=c.opening["text"], name=rooms.title(c.step, room_id))
    if wish == NEW.value:
        c.then("enquiry", text=c.opening["text"], media_ids=[])
    message = InboundMessage.from_json(inbox.message(c.db, int(c.subject)))
    return rooms.post(c.step, room_id, Hearing(message, (), int(c.subject), False))


CONVERSATIONS = {"wanted_in_room": wanted_in_room}
