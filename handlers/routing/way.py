"""The way of one message: whose step it is, which conversation has the floor, and how conversations run."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from handlers import for_haat, menu, reception
from handlers.conversation import FROM_ROOM, Aim, Conversation, Elsewhere, Handover, Manner, Spoken, Waiting, Working
from handlers.hearing import Hearing, Started
from handlers.messages import InboundMessage
from handlers.person import first_contact
from handlers.questions import Reply, shown_option
from handlers.step import Step
from handlers.subjects import BEGUN_BY_PEOPLE, CAN_WAIT, CONVERSATIONS, FROM, GIVE_WAY, LISTS, LOOKED_AT, UNASKED
from handlers.trade import between, enquiry_in_room, named_in_room
from storage import conversations, people, prompts, rooms
from storage.conversations import Talk
from storage.inbox import Received

SOUNDS = ("voice", "audio")
"""Kinds that show nothing: never taken for a photo of goods."""


HOLD_WORDS = ("named_in_room", "wanted_in_room", "show_photo")
"""Questions about words, or a photo, for a talk, which go nowhere before the answer."""


class Way:
    """The way of one message through the house.

    `hear_typed` is told what was said in a voice note, once it is typed and confirmed.
    """

    def __init__(
        self, step: Step, message: InboundMessage, received: Received, results: Mapping[str, Any],
        hear_typed: Callable[[Way, Spoken, Talk], None],
    ) -> None:  # fmt: skip
        self.step, self.db, self.world = step, step.db, step.world
        self.message, self.received, self.results = message, received, results
        self.held = False
        """The message waits until it is known who is speaking."""
        self._hear_typed = hear_typed
        self._is_option: dict[tuple[int, int], bool] = {}

    def floor_talk(self) -> Talk | None:
        """The conversation whose question a bare answer is taken for."""
        address = self.step.address
        if address.floor_kind != "conversation" or address.floor_id is None:
            return None
        talk = conversations.get(self.db, address.floor_id)
        return talk if talk.status == "open" and talk.asked and talk.person_id == self.step.person.id else None

    def leave_withdrawn(self) -> None:
        """A question that was taken back hears nothing more: whom the speaker deals with is heard again."""
        address = self.step.address
        if address.floor_kind != "conversation" or address.floor_id is None:
            return
        talk = conversations.find(self.db, address.floor_id)
        deals = rooms.open_of(self.db, self.step.person.id, "deal")
        if talk is not None and talk.status == "withdrawn" and deals:
            people.give_floor(self.db, address.id, "room", deals[0])
            self.step.address = people.address(self.db, address.id)

    @property
    def room(self) -> int | None:
        """The room that hears whatever is said now."""
        address = self.step.address
        return address.floor_id if address.floor_kind == "room" else None

    def rooms_heard(self) -> list[int]:
        """The rooms that said something since the speaker wrote last: what is written now may be meant for any of them."""
        return rooms.heard(self.db, self.step.person.id, self.step.address.last_inbound_at)

    def takes(self, conversation_id: int | None) -> str | None:
        """What kind of answer a conversation's last question takes."""
        if conversation_id is None:
            return None
        prompt = prompts.last(self.db, self.step.address.id, conversation_id)
        return prompt.takes if prompt else None

    def reply(self, hearing: Hearing) -> Reply:
        """The message as an answer to a question."""
        message = self.message
        shown = () if message.kind in SOUNDS else hearing.media_ids
        return Reply(message.text, None, message.media, shown, message.location, message.contact,
                     self.received.id)  # fmt: skip

    def is_shown_option(self, talk: Talk) -> bool:
        """Do the words name an option that this conversation shows?"""
        key = talk.id, self.step.written  # half a dozen orders want to know it
        if key not in self._is_option:
            shown = prompts.last(self.db, self.step.address.id, talk.id)
            self._is_option[key] = shown is not None and shown_option(self.message.text, shown.options) is not None
        return self._is_option[key]

    def start(self, started: Started | None, chosen_from: int | None = None, answered: Aim | None = None) -> None:
        """Begin a conversation; `chosen_from` is the list that back leads to, `answered` what its first question has as an
        answer already."""
        if started is None:
            return
        talk = conversations.begin(
            self.db, self.step.person.id, self.step.address.id, started.conversation, started.subject, dict(started.opening),
            self.world.now,
        )  # fmt: skip
        # An open one of the same subject begins afresh with the new words.
        if (talk.answers or talk.asked) and not started.goes_on:
            conversations.keep(
                self.db, talk.id, self.world.now, opening=dict(started.opening), answers=[], kept={}, asked=None
            )
            talk = conversations.get(self.db, talk.id)
        if chosen_from is not None:
            conversations.keep(self.db, talk.id, self.world.now, kept={**talk.kept, FROM: chosen_from})
            talk = conversations.get(self.db, talk.id)
        if answered is None:
            return self.run(talk, None)
        try:
            self.run(talk, answered)
        except Elsewhere:  # no answer after all: the question itself is put
            self.run(talk, None)

    def run(self, talk: Talk, aim: Aim | None) -> None:
        """Run a conversation's step: one that asks takes the floor, since people answer the question shown last."""
        manner = Manner(gives_way=talk.name in GIVE_WAY, unasked=talk.name in UNASKED)
        conversation = Conversation(self.step, talk, aim, self.results, manner)
        if aim is not None and aim.question and self.message.message_id:
            heard = dict(conversation.kept.get("heard", {}))
            conversation.kept["heard"] = heard | {aim.question: self.message.message_id}
        status, over, spoken = "finished", None, None
        try:
            CONVERSATIONS[talk.name](conversation)
        except Working:
            status = "open"
        except Waiting:
            status = "open"
            if self.step.speaks:
                people.give_floor(self.db, self.step.address.id, "conversation", talk.id)
        except Handover as handover:
            over = handover
        except Spoken as said:
            spoken = said
        conversations.keep(self.db, talk.id, self.world.now, status=status, later=False, **conversation.state())
        if spoken is not None:
            return self._hear_typed(self, spoken, talk)
        if over is not None:
            chosen_from = talk.id if talk.name in LISTS else None
            return self.start(Started(over.name, over.subject, over.opening), chosen_from, over.answered)
        if status == "finished":
            self.pass_floor(talk)

    def pass_floor(self, ended: Talk) -> None:
        """The floor's holder is done: the next waiting conversation asks again, else an open room hears."""
        address = people.address(self.db, self.step.address.id)
        if (address.floor_kind, address.floor_id) != ("conversation", ended.id):
            return None
        waiting = conversations.next_open(self.db, self.step.person.id, address.id, but=ended.id, unless=CAN_WAIT)
        if waiting is not None and (waiting.name, waiting.asked) in LOOKED_AT:
            unless = (*CAN_WAIT, *(name for name, _ in LOOKED_AT))
            waiting = conversations.next_open(self.db, self.step.person.id, address.id, but=ended.id, unless=unless)
        open_rooms = rooms.open_of(self.db, self.step.person.id)
        # What was begun and nothing is in it yet does not come between two people who have just met.
        empty = waiting is not None and waiting.name in BEGUN_BY_PEOPLE and not waiting.answers
        if waiting is not None and not (empty and open_rooms):
            people.give_floor(
                self.db, address.id, "conversation", waiting.id
            )  # it may end at once, and passes it on then
            return self.run(waiting, None)
        left = ended.opening.get(FROM_ROOM)
        room_id = left if left in open_rooms else rooms.last_used(self.db, self.step.person.id)
        return people.give_floor(self.db, address.id, "room" if room_id else None, room_id)

    def ask_floor_again(self) -> bool:
        """Put the open question again; False where none is open."""
        talk = self.floor_talk()
        if talk is None:
            return False
        self.run(talk, None)
        return True

    def ask_again_or_menu(self) -> None:
        """Nobody is left without a way on: the open question, else the menu."""
        if not self.ask_floor_again():
            menu.show(self.step)

    def greet(self, hearing: Hearing) -> None:
        """Who writes for the first time hears first who answers."""
        if hearing.stranger:
            first_contact.introduce_haat(self.step)

    def elsewhere(self, talk: Talk, hearing: Hearing) -> None:
        """Words that answer no question: for the other side of a deal, else a matter of their own."""
        open_deals = rooms.open_of(self.db, self.step.person.id, "deal")
        deals = [one for one in open_deals if talk.name in GIVE_WAY or one == talk.opening.get(FROM_ROOM)]
        room_id = deals[0] if deals else between.complains_of_deal(self.step, hearing.message.text)
        if room_id is None:
            return self.start(reception.fresh(self.step, hearing))
        people.give_floor(self.db, self.step.address.id, "room", room_id)
        self.start(self._in_talk(room_id, hearing))
        return self._put_held_again(talk)

    def _put_held_again(self, talk: Talk) -> None:
        """What waits to be told for whom it is waits on while other words go by: it is asked about again, and never lost."""
        held = conversations.find(self.db, talk.id) if talk.name in HOLD_WORDS else None
        if held is None or held.status != "open" or people.address(self.db, self.step.address.id).floor_kind != "room":
            return
        self.run(held, None)

    def _in_talk(self, room_id: int, hearing: Hearing) -> Started | None:
        """What words begin that answer no question while a deal is open: Haat's own matters, a new enquiry, words for somebody
        else; all others go to the other side."""
        text = hearing.message.text
        name_said = for_haat.called(text)
        mine = for_haat.meant(self.step, room_id, name_said or text)
        if mine is None and name_said is not None:
            mine = reception.fresh(self.step, replace(hearing, message=replace(hearing.message, text=name_said)))
            if mine is None:
                return None
        if mine is not None:
            return replace(mine, opening={**mine.opening, FROM_ROOM: room_id})
        asks = named_in_room.begun(self.step, room_id, hearing) or enquiry_in_room.begun(self.step, room_id, hearing)
        return asks or between.wrote(self.step, room_id, hearing)
