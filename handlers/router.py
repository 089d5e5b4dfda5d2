"""Whose message is this, and which conversation or room gets it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers import reception, unfinished
from handlers.conversation import Aim, Elsewhere, Spoken
from handlers.group import group_cards, group_chat
from handlers.hearing import Hearing, Started
from handlers.language import N_
from handlers.messages import InboundMessage
from handlers.outbound import missed, woken
from handlers.person import first_contact, who_speaks
from handlers.questions import name_in_profile
from handlers.routing import media, spoken, written
from handlers.routing.pressed import pressed
from handlers.routing.way import Way
from handlers.step import Step
from handlers.subjects import FLOOR_STAYS
from handlers.world import World
from storage import acting, conversations, counters, inbox, outbox, people
from storage.conversations import Talk
from storage.inbox import Received


def work(db: Connection, world: World, received: Received, results: Mapping[str, Any]) -> None:
    """One step: everything that one inbox row changes and says. Raises Slow when something must be read first."""
    message = InboundMessage.from_json(received.message)
    address = people.hold_address(db, int(received.lane.partition(":")[2]), world.now)
    purpose = message.wake.get("purpose", "deal") if message.kind == "wake" else "reply"
    step = Step(
        db, world, address, inbox_id=received.id, purpose=purpose, message=message, person_id=_woken_person(db, message)
    )
    with acting.a_step():
        way = Way(step, message, received, results, hear_typed=_hear_typed)
        _route(way)
        step.flush()
    if not way.held:
        inbox.done(db, received.id, world.now)


def _woken_person(db: Connection, message: InboundMessage) -> int | None:
    """With whom Haat begins something: several people may share an address."""
    if message.kind != "wake":
        return None
    if "errand" in message.wake:
        return conversations.get(db, message.wake["talk"]).person_id
    return message.wake.get("person")


def apologise(db: Connection, world: World, received: Received) -> None:
    """A step broke for the first time: tell the person kindly, once."""
    if received.message["kind"] in ("wake", "blocked", "unblocked"):
        return
    address = people.address(db, int(received.lane.partition(":")[2]))
    step = Step(db, world, address, inbox_id=received.id, cause=f"sorry:{received.id}")
    step.say(N_("That went wrong on our side. Your message is kept and I try again; you need not send it twice."))
    step.flush()


def _route(way: Way) -> None:
    message, step = way.message, way.step
    if message.kind == "wake":
        return _begin_by_wake(way) if step.person.erased_at is None else None
    if message.kind in ("blocked", "unblocked"):
        return _note_block(way, message.kind == "blocked")
    if message.group:
        return _in_group(way, message)
    if message.kind == "unknown":
        # What cannot be read is kept raw and counted by its kind, never fatal.
        counters.count(way.db, f"unread:{message.channel}:{message.text}", way.world.now)
        if not message.text.startswith("message."):
            return None
    if _is_held_or_settled(way):
        return None
    message = way.message  # without the words that said who speaks
    # Who is in the middle of a talk that Haat began (an officer with a card) is no stranger who says a first word.
    stranger = step.person.heard_office_at is None and way.floor_talk() is None
    opens_window = missed.opens_window(step)
    people.seen(way.db, step.person.id, step.address.id, way.world.now)
    if opens_window:
        missed.tell(step)
    if message.press_id:
        _stop_spinner(way)
    if message.profile_name and message.profile_name != step.address.profile_name:
        name = name_in_profile(message.profile_name)
        if name != (step.address.profile_name or ""):
            people.change_address(way.db, step.address.id, profile_name=name or None)
    if message.private or any(mate.private for _, mate in media.album_mates(way, message)):
        return _refuse_private(way, stranger)
    hearing = Hearing(message, media.take(way, message), way.received.id, stranger)
    if stranger:
        first_contact.get_to_know(step, hearing)
    if message.kind == "unknown":
        return written.not_readable(way, hearing)
    try:
        return _hear(way, hearing)
    except Elsewhere as matter:
        # Words put as an answer to a question that somebody pointed at, changed, or was thought to mean.
        return way.elsewhere(matter.talk, hearing)


def _hear(way: Way, hearing: Hearing) -> None:
    if way.message.kind == "edited":
        return _heard_edit(way, hearing)
    if way.message.pressed:
        return pressed(way, hearing)
    return written.heard(way, hearing)


def _hear_typed(way: Way, said: Spoken, ended: Talk) -> None:
    """Words of a voice note that answer no question are heard as written ones are: the other side, an order, a new matter."""
    unbound = spoken.typed(way, said, ended)
    if unbound is not None:
        written.heard(way, unbound)


def _is_held_or_settled(way: Way) -> bool:
    """Is it not known yet whose message this is, or was that all it said?"""
    settled = who_speaks.settle(way.step, way.message, way.received.id)
    if isinstance(settled, who_speaks.Rest):
        way.message = replace(way.message, text=settled.words)
        inbox.spoke(way.db, way.received.id, way.step.person.id)
        return False
    if settled == who_speaks.GO:
        return False
    if way.message.press_id:
        _stop_spinner(way)
    if settled == who_speaks.HELD:
        way.held = True
    elif isinstance(settled, Started):
        way.start(settled)
    elif settled == who_speaks.GO_ON:
        way.ask_again_or_menu()
    return True


def _in_group(way: Way, message: InboundMessage) -> None:
    """What is pressed or said in a group's chat, or happens to it: never an answer to a private question."""
    if message.kind == "press" and not who_speaks.settle_press_in_group(way.step, way.received.id):
        way.held = True
        return _stop_spinner(way)
    if message.kind == "press":
        return group_cards.pressed(way.step, message.press_id, message.pressed)
    if message.kind == "group":
        return group_chat.happened(way.step, message)
    return group_chat.heard(way.step, message)


def _begin_by_wake(way: Way) -> None:
    wake = way.message.wake
    if "errand" in wake:
        return _go_on_with_result(way, wake)
    if who_speaks.hold_wake(way.step, way.received.id):
        way.held = True
        return
    talk = _woken(way, wake)
    if talk is None:
        return
    way.run(talk, None)
    woken.as_one(way.step, talk)
    _put_floor_again(way, talk)


def _put_floor_again(way: Way, talk: Talk) -> None:
    """What came between has buttons of its own: digits go on answering the question, put again once all of it is shown."""
    now = conversations.get(way.db, talk.id)
    works = now.status == "open" and now.asked is None
    if talk.name in FLOOR_STAYS and not works:
        way.ask_floor_again()


def _woken(way: Way, wake: Mapping[str, Any]) -> Talk | None:
    """The conversation that Haat begins now, or reminds of; None where that has come to its end meanwhile."""
    number = wake["opening"].get(unfinished.REMINDS)
    if number is None:
        return conversations.begin(
            way.db, way.step.person.id, way.step.address.id, wake["conversation"], wake["subject"], wake["opening"],
            way.world.now,
        )  # fmt: skip
    talk = conversations.find(way.db, int(number))
    if talk is None or talk.status != "open" or talk.later:
        return None
    conversations.keep(way.db, talk.id, way.world.now)  # put again now, it is answered now
    unfinished.say_why(way.step, talk)
    return talk


def _go_on_with_result(way: Way, wake: Mapping[str, Any]) -> None:
    """An errand is back: the conversation that waits for it runs on; one that ended meanwhile needs it no more."""
    talk = conversations.get(way.db, wake["talk"])
    if talk.status != "open":
        return
    conversations.keep(way.db, talk.id, way.world.now, kept={**talk.kept, wake["errand"]: wake["result"]})
    way.run(conversations.get(way.db, talk.id), None)
    _put_floor_again(way, talk)


def _note_block(way: Way, blocked: bool) -> None:
    gone = {"unreachable_at": way.world.now, "unreachable_reason": "blocked"}
    back = {"unreachable_at": None, "unreachable_reason": None}
    people.change_address(way.db, way.step.address.id, **(gone if blocked else back))


def _stop_spinner(way: Way) -> None:
    address = way.step.address
    outbox.add(
        way.db, way.world.now, cause=f"press:{way.received.id}", action="answer_press", sender=address.sender,
        channel=address.channel, address_id=address.id, person_id=way.step.person.id, lane=f"press:{address.id}",
        purpose="reply", priority=0, repeatable=False, payload={"press_id": way.message.press_id},
        expires_at=way.world.now + timedelta(seconds=150),
    )  # fmt: skip


def _refuse_private(way: Way, stranger: bool) -> None:
    """Aadhaar, card and OTP numbers were dropped before they were kept, and the person is told why."""
    for mate_id, _ in media.album_mates(way, way.message):
        inbox.done(way.db, mate_id, way.world.now)
    hearing = Hearing(way.message, (), way.received.id, stranger)
    if stranger:
        first_contact.get_to_know(way.step, hearing)
    way.greet(hearing)
    way.step.say(
        N_(
            "Please never send Aadhaar, bank, card or OTP numbers here. I have removed that message and kept nothing of it."
        )
    )
    if way.room is None:
        way.ask_again_or_menu()


def _heard_edit(way: Way, hearing: Hearing) -> None:
    """A changed message replaces the answer that it gave."""
    talk = way.floor_talk()
    heard = talk.kept.get("heard", {}) if talk else {}
    for question, message_id in heard.items():
        if talk and message_id == way.message.message_id:
            return way.run(talk, Aim(question, way.reply(hearing)))
    if hearing.stranger:
        return way.start(reception.first_message(way.step, hearing))
    return way.step.say(N_("You changed an older message. If it matters, please send it once more."))
