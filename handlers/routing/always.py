"""What is heard at any moment, whatever was asked: menu, help, back, stop, language, a person, undo."""

from __future__ import annotations

from collections.abc import Callable

from handlers import menu
from handlers.enquiry import drafts
from handlers.hearing import Hearing
from handlers.language import N_, say
from handlers.person import privacy, speaking
from handlers.routing.way import Way
from handlers.subjects import BEGUN_BY_PEOPLE, FROM, REVERSES, TOO_LATE
from handlers.trade import rooms as deal_rooms
from storage import audit, conversations, people, rooms
from storage.conversations import Talk


def _menu(way: Way, hearing: Hearing) -> None:
    way.greet(hearing)
    menu.show(way.step)


def _help(way: Way, hearing: Hearing) -> None:
    way.greet(hearing)
    menu.give_help(way.step)
    way.ask_floor_again()


def _back(way: Way, hearing: Hearing) -> None:
    """Forget the last kept answer and ask that question again; from the first question to what was before it."""
    talk = way.floor_talk()
    if talk is None:
        return _menu(way, hearing)
    if not talk.answers:
        return _leave(way, talk, hearing)
    conversations.keep(way.db, talk.id, way.world.now, answers=talk.answers[:-1], asked=None, misread=0)
    return way.run(conversations.get(way.db, talk.id), None)


def _leave(way: Way, talk: Talk, hearing: Hearing) -> None:
    """Out of a conversation: to the list it was chosen from, else to the menu."""
    people.give_floor(way.db, way.step.address.id, None, None)
    if talk.name in BEGUN_BY_PEOPLE:
        conversations.keep(way.db, talk.id, way.world.now, status="withdrawn")
    if (chosen_from := talk.kept.get(FROM)) is not None:
        return _return_to(way, int(chosen_from))
    if drafts.name_of(talk):
        way.step.say(N_("Put aside. Nobody was told."))
    return None if _back_in_room(way, talk) else _menu(way, hearing)


def _back_in_room(way: Way, talk: Talk) -> bool:
    """Whoever leaves what was begun out of a talk with somebody is in that talk again, and hears to whom they write."""
    room_id = talk.opening.get("room")
    if room_id not in rooms.open_of(way.db, way.step.person.id):
        return False
    people.give_floor(way.db, way.step.address.id, "room", room_id)
    way.step.say(N_("All right. What you write goes on to {name}."), name=deal_rooms.title(way.step, room_id))
    return True


def _return_to(way: Way, talk_id: int) -> None:
    """Show a list again from which another conversation was chosen."""
    was = conversations.get(way.db, talk_id)
    talk = conversations.begin(
        way.db, was.person_id, way.step.address.id, was.name, was.subject, was.opening, way.world.now
    )
    chain = {FROM: was.kept[FROM]} if FROM in was.kept else {}
    conversations.keep(way.db, talk.id, way.world.now, answers=was.answers[:-1], kept=chain, asked=None, misread=0)
    way.run(conversations.get(way.db, talk.id), None)


def drop(way: Way, talk: Talk, hearing: Hearing) -> None:
    """A draft is dropped, and it is said which; a mere list is left."""
    what = drafts.name_of(talk)
    if not what:
        return _leave(way, talk, hearing)
    conversations.keep(way.db, talk.id, way.world.now, status="withdrawn")
    way.step.say(N_("Dropped: {draft}. Nothing was sent."), draft=say(way.step.language, what))
    if talk.name == "quote" and FROM in talk.kept:
        return _return_to(way, int(talk.kept[FROM]))
    return way.pass_floor(talk)


def _stop(way: Way, hearing: Hearing) -> None:
    way.greet(hearing)
    privacy.stop(way.step)


def _start_again(way: Way, hearing: Hearing) -> None:
    if way.step.address.stopped_at is not None:
        return privacy.start(way.step)
    return _menu(way, hearing)


def _language(way: Way, hearing: Hearing) -> None:
    way.greet(hearing)
    if speaking.set_language(way.step, way.message.text):
        way.ask_again_or_menu()


def _person(way: Way, hearing: Hearing) -> None:
    way.greet(hearing)
    menu.call_human(way.step, "asked", way.message.text)


def _undo(way: Way, hearing: Hearing) -> None:
    """What is at hand comes first: a draft begun after the last deed, or a list that "cancel" leaves."""
    floor = way.floor_talk()
    deed = audit.last_deed(way.db, way.step.person.id, way.world.now)
    for talk in conversations.open_of(way.db, way.step.person.id):
        newer = deed is None or talk.updated_at >= deed.at or (floor is not None and floor.id == talk.id)
        if newer and drafts.name_of(talk):
            return drop(way, talk, hearing)
    own = floor is not None and (floor.name in BEGUN_BY_PEOPLE or FROM in floor.kept)
    if floor is not None and own and drafts.says_leave_it(way.message.text):
        return _leave(way, floor, hearing)
    return privacy.undo(way.step, REVERSES, TOO_LATE)


COMMANDS: dict[str, Callable[[Way, Hearing], None]] = {
    "menu": _menu,
    "help": _help,
    "back": _back,
    "stop": _stop,
    "start": _start_again,
    "language": _language,
    "person": _person,
    "undo": _undo,
}
