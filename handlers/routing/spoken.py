"""What a person says in a voice note, and their wish to hear questions spoken."""

from __future__ import annotations

from dataclasses import replace

from handlers import menu, reception
from handlers.conversation import Aim, Elsewhere, Spoken
from handlers.hearing import Hearing, Started
from handlers.reading.commands import read_command
from handlers.ready import putting
from handlers.routing import media, pressed, which
from handlers.routing.always import COMMANDS
from handlers.routing.way import Way
from handlers.subjects import GIVE_WAY
from handlers.trade import rooms
from handlers.voice import aloud, listening, voices
from storage import conversations, people
from storage import rooms as kept_rooms
from storage.conversations import Talk
from storage.prompts import Prompt


def heard(way: Way, hearing: Hearing, pointed: Prompt | None, floor: Talk | None) -> None:
    """A voice note: passed on where two people talk, else kept as the answer to the question that has the floor."""
    way.greet(hearing)
    if pointed is not None and pointed.room_id is not None:
        return pressed.to_prompt(way, pointed, way.reply(hearing), hearing)
    if pointed is not None and pointed.conversation_id is not None:
        asked = conversations.get(way.db, pointed.conversation_id)
        floor = replace(asked, asked=pointed.question) if asked.status == "open" else floor
    else:
        if len(heard_in := way.rooms_heard()) > 1:
            return which.ask_which(way, heard_in)
        if way.room is not None:
            return rooms.post(way.step, way.room, hearing)
        if floor is not None and _gives_way(way, floor):
            return way.elsewhere(floor, hearing)
    if floor is not None and putting.is_for_the_other(floor.asked):
        reply = replace(way.reply(hearing), media_ids=hearing.media_ids)
        return way.run(floor, Aim(floor.asked or "", reply))
    if way.message.forwarded:  # somebody else's voice answers nothing
        return media.to_tray(way, hearing)
    if way.step.is_officer and not way.step.officers_for(way.step.person.district_lgd):
        return menu.nobody_else(way.step)
    way.step.aloud = not hearing.stranger  # who speaks rather than writes may not read either
    listening.keep(way.step, hearing, floor)
    if floor is None:
        return menu.show(way.step)
    talk = conversations.find(way.db, floor.id)
    return way.run(talk, None) if talk is not None and talk.status == "open" else None


def about_voice(way: Way, hearing: Hearing, takes: str | None) -> bool:
    """Words that ask to hear the last question, or all of them, or none; what a listener types was said by somebody else."""
    floor = way.floor_talk()
    if floor is not None and floor.name == "listen":
        return False
    if listening.asked_for(way.step, way.message.text, idle=floor is None and way.room is None):
        way.start(Started("listen"))
        return True
    wish = voices.wish(way.message.text)
    again = way.room is None and voices.asks_once_more(way.message.text)
    if wish is None and not again and not voices.asks_to_hear(way.message.text, takes):
        return False
    way.greet(hearing)
    if wish is not None:
        aloud.choose(way.step, wish)
        if way.room is None:
            way.ask_again_or_menu()
    elif aloud.can_speak(way.step) or not hearing.stranger:
        speak_again(way)
    return True


def speak_again(way: Way) -> None:
    """The last question once more, aloud."""
    way.step.aloud = True
    way.ask_again_or_menu()


ANSWERED_BY_VOICE = ("quote", "quoted")
"""Conversations about a price: what is spoken there is the answer."""


def _gives_way(way: Way, floor: Talk) -> bool:
    """Can this question wait while the speaker talks to the other side of a deal?"""
    waits = floor.name in GIVE_WAY and floor.name not in ANSWERED_BY_VOICE
    return waits and bool(kept_rooms.open_of(way.db, way.step.person.id, "deal"))


def typed(way: Way, spoken: Spoken, ended: Talk) -> Hearing | None:
    """What was said in a voice note, typed and confirmed, is the answer to the question it was said to.

    What answers none and finds none open is given back: it is to be heard as if it had been written just now.
    """
    found = conversations.find(way.db, spoken.conversation_id) if spoken.conversation_id else _begun_since(way)
    talk = found if found is not None and found.status == "open" else None
    question = spoken.question or (talk.asked if talk is not None else "") or ""
    if talk is not None:
        listening.forget(way.step, talk, question)
        people.give_floor(way.db, way.step.address.id, "conversation", talk.id)
        talk = conversations.get(way.db, talk.id)
    if not spoken.words:
        way.pass_floor(ended) if talk is None else way.run(talk, None)
        return None
    way.message = replace(way.message, kind="text", text=spoken.words, pressed="", media=(), reply_to="")
    hearing = Hearing(way.message, (), way.received.id, False)
    command = read_command(spoken.words, way.takes(talk.id if talk else None))
    if command in COMMANDS:
        COMMANDS[command](way, hearing)
        return None
    if talk is None:
        way.pass_floor(ended)
        if way.floor_talk() is None:
            return hearing
        way.start(reception.fresh(way.step, hearing))  # said before that question was put: no answer to it
        return None
    if not spoken.conversation_id and talk.asked == "consent" and menu.names_goods(way.world, spoken.words):
        conversations.keep(way.db, talk.id, way.world.now, opening={**talk.opening, "text": spoken.words})
        way.run(conversations.get(way.db, talk.id), None)  # goods are no answer to it: they are told already
        return None
    try:
        way.run(talk, Aim(question, replace(way.reply(hearing), spoken=True)))
    except Elsewhere:
        way.elsewhere(talk, hearing)
    return None


SAYS_WHAT = ("onboarding", "enquiry")
"""Talks about what somebody sells or needs, which the first voice note of all may have told before they were begun."""


def _begun_since(way: Way) -> Talk | None:
    """What was begun by a tap while a note that answers nothing waited to be typed: its words belong there, once."""
    waiting = [
        talk for talk in conversations.open_of(way.db, way.step.person.id) if talk.name in SAYS_WHAT and talk.asked
    ]
    return waiting[0] if len(waiting) == 1 else None
