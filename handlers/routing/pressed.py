"""What a person presses: each button carries where it belongs, and an old one still gets a way on."""

from __future__ import annotations

import re

from handlers import menu, reception
from handlers.conversation import Aim
from handlers.hearing import Hearing, Started
from handlers.language import N_
from handlers.lead import figures_meant, lead_ends, second_thoughts
from handlers.messages import CAPABILITIES, MORE, fit
from handlers.notice import notice_readers
from handlers.office import hand_offs
from handlers.office.rights import TO_NOBODY
from handlers.outbound import woken
from handlers.outbound.letters import message_of, part_to_json
from handlers.person import held_words
from handlers.questions import Reply
from handlers.routing import which
from handlers.routing.way import Way
from handlers.subjects import OFFICE_WORK
from handlers.trade import between, rooms
from storage import asks, conversations, introductions, matches, outbox, prompts, staff
from storage import rooms as kept_rooms
from storage.conversations import Talk
from storage.prompts import Prompt

TAKEN_BACK = {
    "hand_off": N_("Another officer has done that already."),
    "seller_asks": N_("That question needs no answer any more, thank you."),
    "ready_asked": N_("That question needs no answer any more, thank you."),
}  # fmt: skip
"""What is said below something that was taken back before its answer came."""


def pressed(way: Way, hearing: Hearing) -> None:
    """A button of a broadcast, of a template, or of a prompt that is kept."""
    token, _, place = way.message.pressed.rpartition(".")
    if token == notice_readers.SHOWN and re.fullmatch(r"[0-9]{1,18}", place):
        return way.start(Started("notice_shown", place))
    if (started := notice_readers.meant_by_button(way.message.pressed)) is not None:
        return way.start(started)
    if (shows := re.fullmatch(woken.PRESSED, way.message.pressed)) is not None:
        return _show(way, int(shows[1]), shows[2] or "", hearing)
    prompt = prompts.prompt(way.db, token)
    if prompt is None or prompt.address_id != way.step.address.id or prompt.person_id != way.step.person.id:
        return _stale(way, hearing)
    if place == MORE:
        return turn_page(way, prompt)
    if not re.fullmatch(r"[0-9]{1,4}", place) or int(place) >= len(prompt.options):
        return _stale(way, hearing)
    if prompt.question in held_words.QUESTIONS.values():  # an old one: who speaks is known
        return _stale(way, hearing)
    value = prompt.options[int(place)]["value"]
    if value == "person":
        return menu.call_human(way.step, "asked", "")
    to_prompt(way, prompt, Reply(pressed=value, inbox_id=way.received.id), hearing)


def _show(way: Way, talk_id: int, value: str, hearing: Hearing) -> None:
    """The button of a template: what was to be said is said now, in the window that the press has opened.

    With a `value` it is an answer at once, to the question that the template stood for.
    """
    talk = conversations.find(way.db, talk_id)
    if talk is None or talk.person_id != way.step.person.id or talk.name not in woken.TWIN_OF:
        return _stale(way, hearing)
    if second_thoughts.answered_late(way.step, talk):
        aim = Aim("answer", Reply(pressed=value, inbox_id=way.received.id)) if value else None
        return way.start(Started("lead", talk.subject), answered=aim)
    if talk.status != "open" and talk.name not in woken.ONLY_TELLS:
        return _is_over(way, talk)
    says = woken.TAP_SAYS.get((talk.name, talk.asked or ""))
    if says is not None and not value:
        return way.run(talk, Aim(talk.asked or "", Reply(pressed=says, inbox_id=way.received.id)))
    if not value or not talk.asked:
        return way.run(talk, None)
    conversations.keep(way.db, talk.id, way.world.now, kept=talk.kept | {woken.ONE_TAP: True})
    reply = Reply(pressed=value, inbox_id=way.received.id)
    return way.run(conversations.get(way.db, talk.id), Aim(talk.asked, reply))


def _stale(way: Way, hearing: Hearing) -> None:
    """A button that points nowhere any more, in whatever old form, still gets a way on."""
    way.greet(hearing)
    way.step.say(N_("That button is old."))
    way.ask_again_or_menu()


def to_prompt(way: Way, prompt: Prompt, reply: Reply, hearing: Hearing) -> None:
    """An answer to a prompt: of a room, of the router, or of a conversation."""
    if prompt.room_id is not None and reply.pressed is None:
        return way.start(between.replied(way.step, prompt.room_id, reply))
    if prompt.room_id is not None:
        return way.start(rooms.press(way.step, prompt.room_id, reply, prompt.text))
    if prompt.conversation_id is None:
        return _answer_router(way, prompt, reply, hearing)
    talk = conversations.get(way.db, prompt.conversation_id)
    if talk.status != "open" and reply.pressed is None and (room_id := _talk_since(way, talk)) is not None:
        return way.start(between.replied(way.step, room_id, reply))
    if second_thoughts.answered_late(way.step, talk):
        return way.start(Started("lead", talk.subject), answered=Aim("answer", reply))
    if talk.status != "open":
        return _is_over(way, talk)
    return way.run(talk, Aim(prompt.question, reply))


def _talk_since(way: Way, talk: Talk) -> int | None:
    """The open talk with whoever asked what was withdrawn at the introduction: a reply to it is a word for them."""
    if talk.name not in QUESTIONS_OF_SELLERS or talk.status != "withdrawn":
        return None
    asked = (matches.question if talk.name == "seller_asks" else asks.one)(way.db, int(talk.subject))
    met = introductions.introduction_of(way.db, asked.match_id)
    room = kept_rooms.called(way.db, "deal", str(met.id)) if met is not None else None
    return int(room.id) if room is not None and room.status == "open" else None


QUESTIONS_OF_SELLERS = ("seller_asks", "ready_asked")


def _is_over(way: Way, talk: Talk) -> None:
    said = TAKEN_BACK.get(talk.name) if talk.status == "withdrawn" else None
    if talk.name in OFFICE_WORK and not way.step.is_officer and staff.was_officer(way.db, way.step.person.id):
        said = TO_NOBODY
    if talk.name == "lead" and lead_ends.is_off(way.db, int(talk.subject)):
        said = lead_ends.OFF
    way.step.say(said or N_("That matter is finished."))
    way.ask_again_or_menu()


def _answer_router(way: Way, prompt: Prompt, reply: Reply, hearing: Hearing) -> None:
    if prompt.question == "go_on":
        return which.go_on(way, reply.pressed or "")
    asked, _, held = prompt.question.partition(":")
    if asked == "which_talk":
        return which.answer_held(way, int(held), int(reply.pressed or 0))
    if asked == figures_meant.QUESTION:
        return which.say_figures(way, held, reply.pressed or "")
    if asked == "which_room":
        return which.pass_held(way, [int(one) for one in held.split(",") if one], int(reply.pressed or 0))
    if prompt.question == "hand_off":
        line = reply.pressed or ""
        return way.start(Started("hand_off", line, goes_on=hand_offs.has_draft(way.step, line)))
    return way.start(reception.answer(way.step, prompt.question, reply.pressed or "", hearing))


def turn_page(way: Way, prompt: Prompt) -> None:
    """The further options of a long list."""
    page = prompt.page + 1
    prompts.turn_page(way.db, prompt.token, page)
    address = way.step.address
    parts = fit(message_of(prompt, way.step.language), CAPABILITIES[address.channel], page)
    for place, part in enumerate(parts):
        outbox.add(
            way.db, way.world.now, cause=f"page:{way.received.id}:{place}", action="send", sender=address.sender,
            channel=address.channel, address_id=address.id, person_id=way.step.person.id, lane=address.lane,
            purpose="reply", priority=0, repeatable=True, payload=part_to_json(part),
        )  # fmt: skip
