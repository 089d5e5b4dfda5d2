"""Goods that are wanted, written where a talk with somebody has the floor: a new enquiry, or a word to the other side?"""

from __future__ import annotations

from dataclasses import replace

from handlers.conversation import FROM_ROOM, OWN_MATTERS, Conversation
from handlers.enquiry import drafts
from handlers.folding import fold, folded, tokens
from handlers.hearing import Hearing, Started, heard_before
from handlers.language import N_
from handlers.questions import OWN_WORDS, Misread, Option, Reply, choice, words_of
from handlers.reading import kind_of
from handlers.reading.commands import read_command
from handlers.seller import goods
from handlers.step import Step
from handlers.trade import between, rooms, spoken_prices
from storage import safety

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
    read = step.world.read_enquiry(text)
    if not read.concepts or read.quantity is None or read.doubt is not None:
        return None
    return Started("wanted_in_room", str(hearing.inbox_id), {"room": room_id, "text": text, FROM_ROOM: room_id})


def wanted_in_room(c: Conversation) -> None:
    """By one tap the words become an enquiry of their own; else they go to the other side as they were written."""
    room_id = int(c.opening["room"])
    asks = choice("wanted", N_("“{words}”: a new enquiry, or a word to {name}?"), [NEW, between.PASS_ON])
    wish = c.ask(replace(asks, read=one_of_two), words=c.opening["text"], name=rooms.title(c.step, room_id))
    if wish == DROP:
        return c.say(N_("All right, I have passed nothing on."))
    if wish != NEW.value:
        rooms.post(c.step, room_id, heard_before(c.db, int(c.subject)))
    if wish in (NEW.value, BOTH):
        c.then("enquiry", text=c.opening["text"], media_ids=[])
    return None


DROP, BOTH = "drop", "both"
_BOTH = folded("both dono donon दोनों दोनो donhi doghanna दोन्ही दोघांना doghana")


def one_of_two(reply: Reply, language: str) -> str:
    """Reads what is said instead of one of two buttons: neither, or both. A bare yes chooses none: it is asked which, and is no
    misunderstanding. Raises Misread."""
    text = words_of(reply, language)
    if drafts.says_leave_it(text) or read_command(text, "yes_no") == "no":
        return DROP
    if {fold(word) for word in tokens(text)} & _BOTH:
        return BOTH
    if read_command(text, "yes_no") == "yes" or spoken_prices.assents(text):
        raise Misread(N_("Which of the two? Please tap it."), noted=True)
    raise Misread(elsewhere=len(text.split()) >= OWN_WORDS and kind_of(text) in OWN_MATTERS)


CONVERSATIONS = {"wanted_in_room": wanted_in_room}
