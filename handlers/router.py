"""Whose message is this, and which conversation or room gets it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers import (
    aloud,
    asides,
    beside,
    deals,
    drafts,
    enquiries,
    first_contact,
    group_cards,
    group_chat,
    hand_offs,
    helping,
    joining,
    listening,
    menu,
    office_broadcasts,
    own_enquiries,
    privacy,
    reception,
    reporting,
    rooms,
    speaking,
    voices,
    who_speaks,
    woken,
    workshops,
)
from handlers.conversation import GIVE_WAY, Aim, Conversation, Elsewhere, Handover, Spoken, Waiting, Working
from handlers.hearing import Hearing, Started
from handlers.language import N_, say
from handlers.messages import MORE, InboundMessage, fit, page_size
from handlers.office_words import office_work
from handlers.questions import Option, Reply, is_label, is_place, name_in_profile, shown_option
from handlers.reading.commands import is_exact_stop, read_command
from handlers.ready import talks as ready_talks
from handlers.step import CAPABILITIES, Step, message_of, part_to_json
from handlers.subjects import (
    BEGUN_BY_PEOPLE,
    CAN_WAIT,
    CONVERSATION_NAMES,
    CONVERSATIONS,
    FLOOR_STAYS,
    FROM,
    LISTS,
    OFFICE_WORK,
    REVERSES,
    TITLES,
)
from handlers.world import World
from storage import acting, audit, conversations, inbox, outbox, people
from storage.conversations import Prompt, Talk
from storage.inbox import Received

LONG_PAUSE = timedelta(minutes=30)
BURST = timedelta(seconds=60)
MEDIA_KINDS = ("photo", "voice", "video", "audio", "document")
SOUNDS = ("voice", "audio")
"""Kinds that show nothing: never taken for a photo of goods."""
NO_WORDS = ("sticker", "poll", "contact", "location")
"""Kinds that are never read as words, whatever stands in them."""


def work(db: Connection, world: World, received: Received, results: Mapping[str, Any]) -> None:
    """One step: everything that one inbox row changes and says. Raises Slow when something must be read first."""
    message = InboundMessage.from_json(received.message)
    address = people.hold_address(db, int(received.lane.partition(":")[2]), world.now)
    purpose = message.wake.get("purpose", "deal") if message.kind == "wake" else "reply"
    step = Step(
        db, world, address, inbox_id=received.id, purpose=purpose, message=message, person_id=_woken_person(db, message)
    )
    with acting.a_step():
        routing = _Routing(step, message, received, results)
        routing.route()
        step.flush()
    if not routing.held:
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


class _Routing:
    """The way of one message through the house."""

    def __init__(self, step: Step, message: InboundMessage, received: Received, results: Mapping[str, Any]) -> None:
        self.step, self.db, self.world = step, step.db, step.world
        self.message, self.received, self.results = message, received, results
        self.held = False
        """The message waits until it is known who is speaking."""

    def route(self) -> None:
        message, step = self.message, self.step
        if message.kind == "wake":
            return self._begin_by_wake() if step.person.erased_at is None else None
        if message.kind in ("blocked", "unblocked"):
            return self._note_block(message.kind == "blocked")
        if message.group:
            return self._in_group(message)
        if message.kind == "unknown":
            # What cannot be read is kept raw and counted by its kind, never fatal.
            inbox.count(self.db, f"unread:{message.channel}:{message.text}", self.world.now)
            if not message.text.startswith("message."):
                return None
        if self._is_held_or_settled():
            return None
        # Who is in the middle of a talk that Haat began (an officer with a card) is no stranger who says a first word.
        stranger = step.person.heard_office_at is None and self._floor_talk() is None
        people.seen(self.db, step.person.id, step.address.id, self.world.now)
        if message.press_id:
            self._stop_spinner()
        if message.profile_name and message.profile_name != step.address.profile_name:
            name = name_in_profile(message.profile_name)
            if name != (step.address.profile_name or ""):
                people.change_address(self.db, step.address.id, profile_name=name or None)
        if message.private or any(mate.private for _, mate in self._album_mates(message)):
            return self._refuse_private(stranger)
        hearing = Hearing(message, self._take_media(message), self.received.id, stranger)
        if stranger:
            first_contact.get_to_know(step, hearing)
        if message.kind == "unknown":
            return self._not_readable(hearing)
        if message.kind == "edited":
            return self._heard_edit(hearing)
        if message.pressed:
            return self._press(hearing)
        return self._words(hearing)

    def _is_held_or_settled(self) -> bool:
        """Is it not known yet whose message this is, or was that all it said?"""
        settled = who_speaks.settle(self.step, self.message, self.received.id)
        if settled == who_speaks.GO:
            return False
        if self.message.press_id:
            self._stop_spinner()
        if settled == who_speaks.HELD:
            self.held = True
        elif isinstance(settled, Started):
            self._start(settled)
        elif settled == who_speaks.GO_ON:
            self._go_on_as_told()
        return True

    def _go_on_as_told(self) -> None:
        """Another one speaks: their own question waits for them, else the menu."""
        if not self._ask_floor_again():
            menu.show(self.step)

    def _in_group(self, message: InboundMessage) -> None:
        """What is pressed or said in a group's chat, or happens to it: never an answer to a private question."""
        if message.kind == "press" and not who_speaks.settle_press_in_group(self.step, self.received.id):
            self.held = True
            return self._stop_spinner()
        if message.kind == "press":
            return group_cards.pressed(self.step, message.press_id, message.pressed)
        if message.kind == "group":
            return group_chat.happened(self.step, message)
        return group_chat.heard(self.step, message)

    # ── what needs no conversation ────────────────────────────────────────────────────────────────────────────────

    def _begin_by_wake(self) -> None:
        wake = self.message.wake
        if "errand" in wake:
            return self._go_on_with_result(wake)
        if who_speaks.hold_wake(self.step, self.received.id):
            self.held = True
            return
        talk = conversations.begin(
            self.db, self.step.person.id, self.step.address.id, wake["conversation"], wake["subject"], wake["opening"],
            self.world.now,
        )  # fmt: skip
        self._run(talk, None)
        woken.as_one(self.step, talk)
        if talk.name in FLOOR_STAYS:
            self._ask_floor_again()  # what came between has buttons of its own: digits go on answering the question

    def _go_on_with_result(self, wake: Mapping[str, Any]) -> None:
        """An errand is back: the conversation that waits for it runs on; one that ended meanwhile needs it no more."""
        talk = conversations.get(self.db, wake["talk"])
        if talk.status != "open":
            return
        conversations.keep(self.db, talk.id, self.world.now, kept={**talk.kept, wake["errand"]: wake["result"]})
        self._run(conversations.get(self.db, talk.id), None)

    def _note_block(self, blocked: bool) -> None:
        gone = {"unreachable_at": self.world.now, "unreachable_reason": "blocked"}
        back = {"unreachable_at": None, "unreachable_reason": None}
        people.change_address(self.db, self.step.address.id, **(gone if blocked else back))

    def _stop_spinner(self) -> None:
        address = self.step.address
        outbox.add(
            self.db, self.world.now, cause=f"press:{self.received.id}", action="answer_press", sender=address.sender,
            channel=address.channel, address_id=address.id, person_id=self.step.person.id, lane=f"press:{address.id}",
            purpose="reply", priority=0, repeatable=False, payload={"press_id": self.message.press_id},
            expires_at=self.world.now + timedelta(seconds=150),
        )  # fmt: skip

    def _refuse_private(self, stranger: bool) -> None:
        """Aadhaar, card and OTP numbers were dropped before they were kept, and the person is told why."""
        for mate_id, _ in self._album_mates(self.message):
            inbox.done(self.db, mate_id, self.world.now)
        if stranger:
            first_contact.get_to_know(self.step, Hearing(self.message, (), self.received.id, stranger))
            first_contact.introduce_haat(self.step)
        self.step.say(
            N_(
                "Please never send Aadhaar, bank, card or OTP numbers here. I have removed that message and kept nothing of it."
            )
        )
        self._ask_floor_again()

    def _take_media(self, message: InboundMessage) -> tuple[int, ...]:
        """Note the media that came along, with those of the same album, and have their bytes fetched."""
        found = list(message.media)
        for mate_id, mate in self._album_mates(message):
            found += mate.media
            inbox.done(self.db, mate_id, self.world.now)
        ids = []
        for medium in found:
            if medium.kind not in MEDIA_KINDS:
                continue
            media_id = inbox.want_media(
                self.db, channel=message.channel, sender=message.sender, ref=medium.ref, kind=medium.kind,
                mime=medium.mime, size=medium.size, person_id=self.step.person.id, now=self.world.now,
            )  # fmt: skip
            ids.append(media_id)
            address = self.step.address
            outbox.add(
                self.db, self.world.now, cause=f"fetch:{media_id}", action="fetch_media", sender=address.sender,
                channel=address.channel, address_id=address.id, person_id=self.step.person.id, lane=f"media:{media_id}",
                purpose="reply", priority=1, repeatable=True, payload={"media_id": media_id, "ref": medium.ref},
            )  # fmt: skip
        return tuple(ids)

    def _album_mates(self, message: InboundMessage) -> list[tuple[int, InboundMessage]]:
        """The other messages of the same album, which are one step with this one."""
        if not message.album:
            return []
        mates = inbox.album_mates(self.db, self.received.lane, message.album, self.received.id)
        return [(mate_id, InboundMessage.from_json(mate)) for mate_id, mate in mates]

    # ── pressed ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _press(self, hearing: Hearing) -> None:
        token, _, place = self.message.pressed.rpartition(".")
        if token == office_broadcasts.SHOWN and re.fullmatch(r"[0-9]{1,18}", place):
            return self._start(Started("notice_shown", place))
        if (started := office_broadcasts.meant_by_button(self.message.pressed)) is not None:
            return self._start(started)
        if (shows := re.fullmatch(woken.PRESSED, self.message.pressed)) is not None:
            return self._show(int(shows[1]), shows[2] or "", hearing)
        prompt = conversations.prompt(self.db, token)
        if prompt is None or prompt.address_id != self.step.address.id or prompt.person_id != self.step.person.id:
            return self._stale(hearing)
        if place == MORE:
            return self._turn_page(prompt)
        if not re.fullmatch(r"[0-9]{1,4}", place) or int(place) >= len(prompt.options):
            return self._stale(hearing)
        if prompt.question in who_speaks.QUESTIONS.values():  # an old one: who speaks is known
            return self._stale(hearing)
        value = prompt.options[int(place)]["value"]
        if value == "person":
            return menu.call_human(self.step, "asked", "")
        self._to_prompt(prompt, Reply(pressed=value, inbox_id=self.received.id), hearing)

    def _show(self, talk_id: int, value: str, hearing: Hearing) -> None:
        """The button of a template: what was to be said is said now, in the window that the press has opened.

        With a `value` it is an answer at once, to the question that the template stood for.
        """
        talk = conversations.find(self.db, talk_id)
        if talk is None or talk.person_id != self.step.person.id or talk.name not in woken.TWIN_OF:
            return self._stale(hearing)
        if talk.status != "open" and talk.name not in woken.ONLY_TELLS:
            self.step.say(N_("That matter is finished."))
            return None if self._ask_floor_again() else menu.show(self.step)
        if not value or not talk.asked:
            return self._run(talk, None)
        conversations.keep(self.db, talk.id, self.world.now, kept=talk.kept | {woken.ONE_TAP: True})
        reply = Reply(pressed=value, inbox_id=self.received.id)
        return self._run(conversations.get(self.db, talk.id), Aim(talk.asked, reply))

    def _stale(self, hearing: Hearing) -> None:
        """A button that points nowhere any more, in whatever old form, still gets a way on."""
        if hearing.stranger:
            first_contact.introduce_haat(self.step)
        self.step.say(N_("That button is old."))
        if not self._ask_floor_again():
            menu.show(self.step)

    def _to_prompt(self, prompt: Prompt, reply: Reply, hearing: Hearing) -> None:
        if prompt.room_id is not None:
            return self._start(rooms.press(self.step, prompt.room_id, reply, prompt.text))
        if prompt.conversation_id is None:
            return self._answer_router(prompt, reply, hearing)
        talk = conversations.get(self.db, prompt.conversation_id)
        if talk.status != "open":
            by_another = talk.name == "hand_off" and talk.status == "withdrawn"
            self.step.say(
                N_("Another officer has done that already.") if by_another else N_("That matter is finished.")
            )
            return None if self._ask_floor_again() else menu.show(self.step)
        return self._run(talk, Aim(prompt.question, reply))

    def _answer_router(self, prompt: Prompt, reply: Reply, hearing: Hearing) -> None:
        if prompt.question == "go_on":
            return self._go_on(reply.pressed or "", hearing)
        asked, _, held = prompt.question.partition(":")
        if asked == "which_talk":
            return self._answer_held(int(held), int(reply.pressed or 0))
        if asked == "which_room":
            return self._pass_held([int(inbox_id) for inbox_id in held.split(",")], int(reply.pressed or 0))
        if prompt.question == "hand_off":
            line = reply.pressed or ""
            return self._start(Started("hand_off", line, goes_on=hand_offs.has_draft(self.step, line)))
        started = reception.answer(self.step, prompt.question, reply.pressed or "", hearing)
        self._start(started)

    def _turn_page(self, prompt: Prompt) -> None:
        page = prompt.page + 1
        conversations.turn_page(self.db, prompt.token, page)
        address = self.step.address
        parts = fit(message_of(prompt, self.step.language), CAPABILITIES[address.channel], page)
        for place, part in enumerate(parts):
            outbox.add(
                self.db, self.world.now, cause=f"page:{self.received.id}:{place}", action="send", sender=address.sender,
                channel=address.channel, address_id=address.id, person_id=self.step.person.id, lane=address.lane,
                purpose="reply", priority=0, repeatable=True, payload=part_to_json(part),
            )  # fmt: skip

    # ── words ─────────────────────────────────────────────────────────────────────────────────────────────────────

    def _words(self, hearing: Hearing) -> None:
        is_code, coded_talk = joining.begun(self.step, self.message, hearing.stranger)
        if is_code:
            return self._start(coded_talk)
        pointed = self._pointed_at()
        floor = self._floor_talk()
        takes = self._takes(pointed.conversation_id if pointed else floor.id if floor else None)
        link = first_contact.link_in(self.step, self.message.text)
        if link is None and self.message.kind == "text" and not self.message.forwarded and not self._reads_a_button():
            of_workshop = floor is not None and floor.name == "workshop" and asides.takes_off_a_name(self.message.text)
            if not of_workshop and privacy.asks_to_be_forgotten(self.world, self.message.text):
                if hearing.stranger:
                    first_contact.introduce_haat(self.step)
                return self._start(Started("my_data"))
            if not hearing.stranger and pointed is None and (told := self._tells_who(floor)) is not None:
                return self._start(told) if isinstance(told, Started) else self._go_on_as_told()
            asks = ready_talks.asked_for(self.step, self.message.text) if pointed is None else None
            if asks is not None and not hearing.stranger:
                return self._start(asks)
            command = reception.named_in_own_script(self.message.text) or read_command(self.message.text, takes)
            if pointed is None and (own := self._of_own_enquiry(floor, command)) is not None:
                return self._start(own)
            coded = workshops.named_by_code(self.step, self.message.text) if command not in COMMANDS else None
            if coded is not None and pointed is None and not hearing.stranger:
                return self._start(coded)
            # An item of the desk by its very name is that, whatever its words could mean to somebody else.
            work = None
            if pointed is None:
                work = self._office_work(floor, "text" if command in COMMANDS else takes)
            if work is not None:
                return self._start(work)
            if pointed is None and command not in COMMANDS and self._about_voice(hearing, takes):
                return None
            if self._answered_beside(hearing, floor, takes, command):
                return None
            if command in COMMANDS and not self._speaks_of_office_work(command, floor):
                return COMMANDS[command](self, hearing)
        reply = self._reply(hearing)
        if listening.is_voice(hearing):
            if floor is not None and floor.asked == helping.VOICE_IS_YES and not self.message.forwarded:
                return self._run(floor, Aim(floor.asked, reply))
            return self._voice(hearing, pointed, floor)
        if self._says_nothing(floor) and not hearing.stranger:
            return self._not_readable(hearing)
        if self.message.kind == "start" or hearing.stranger:
            return self._start(reception.first_message(self.step, hearing))
        if link is not None:
            return self._start(reception.by_link(self.step, link, hearing))
        if pointed is not None:
            return self._to_prompt(pointed, reply, hearing)
        if self._is_only_passed_on(takes):
            return self._start(reception.fresh(self.step, hearing))
        if (listed := self._paged_prompt()) is not None:
            return self._turn_page(listed)
        if (shown := self._router_prompt()) is not None:
            chosen = shown_option(self.message.text, shown.options)
            if chosen is not None and not menu.says_more(self.step, chosen, self.message.text):
                return self._to_prompt(shown, Reply(pressed=chosen, inbox_id=self.received.id), hearing)
            asked, _, held = shown.question.partition(":")
            if asked == "which_room" and self.step.address.floor_kind is None:
                return self._ask_which([int(option["value"]) for option in shown.options], held)
        if (item := self._leaves_room()) is not None:
            return self._start(item)
        if floor is not None and self._says_leave_it(floor, takes):
            return self._drop(floor, hearing)
        heard = conversations.rooms_heard(self.db, self.step.person.id, self.step.address.last_inbound_at)
        if len(heard) > 1:
            return self._ask_which(heard)
        in_room = self.step.address.floor_kind == "room" and not self.message.forwarded
        if in_room and (talk := deals.asked_for_price(self.step, self.message.text)) is not None:
            return self._run(talk, Aim(deals.PRICE_NOW.name, reply))
        if in_room and (button := rooms.typed(self.message.text, self.step.language)) is not None:
            return self._start(rooms.press(self.step, self.step.address.floor_id or 0, Reply(pressed=button)))
        if self.step.address.floor_kind == "room" and self._is_doubled_tap():
            return None
        if self.step.address.floor_kind == "room" and self.step.address.floor_id is not None:
            if ready_talks.heard_in_room(self.step, self.step.address.floor_id, self.message.text):
                return None
            return rooms.post(self.step, self.step.address.floor_id, hearing)
        if floor is None and voices.is_nine(self.message.text):
            return self._speak_again()
        if floor is None:
            return self._start(reception.fresh(self.step, hearing))
        if not self._is_shown_option(floor):
            exactly = takes not in ("choice", "yes_no")
            item = menu.named_in_menu(self.step, self.message.text, exactly=exactly, below=floor.name)
            if item is not None:
                return self._start(item)
        is_yes = floor.asked == helping.VOICE_IS_YES
        if hearing.media_ids and not reply.media_ids and not self.message.text and not is_yes:
            return self._to_tray(hearing)
        if reply.media_ids and not self._asks_for_media(floor):
            return self._to_tray(hearing)
        if self._is_old(floor) and not hearing.media_ids:
            return self._ask_go_on(floor, reply)
        if not self.message.text and not hearing.media_ids and reply.contact is None and reply.location is None:
            return self._not_readable(hearing)
        if conversations.never_shown(self.db, self.step.address.id, floor.id):
            return self._run(floor, None)
        rivals = self._rivals(floor)
        if len(rivals) > 1:
            return self._ask_which_talk(rivals)
        try:
            return self._run(floor, Aim(floor.asked or "", reply))
        except Elsewhere:
            return self._elsewhere(floor, hearing)

    # ── spoken ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _voice(self, hearing: Hearing, pointed: Prompt | None, floor: Talk | None) -> None:
        """A voice note: passed on where two people talk, else kept as the answer to the question that has the floor."""
        if hearing.stranger:
            first_contact.introduce_haat(self.step)
        if pointed is not None and pointed.room_id is not None:
            return self._to_prompt(pointed, self._reply(hearing), hearing)
        if pointed is not None and pointed.conversation_id is not None:
            asked = conversations.get(self.db, pointed.conversation_id)
            floor = replace(asked, asked=pointed.question) if asked.status == "open" else floor
        else:
            heard = conversations.rooms_heard(self.db, self.step.person.id, self.step.address.last_inbound_at)
            if len(heard) > 1:
                return self._ask_which(heard)
            if self.step.address.floor_kind == "room" and self.step.address.floor_id is not None:
                return rooms.post(self.step, self.step.address.floor_id, hearing)
            if floor is not None and self._gives_way(floor):
                return self._elsewhere(floor, hearing)
        if floor is not None and ready_talks.is_for_the_other(floor.asked):
            reply = replace(self._reply(hearing), media_ids=hearing.media_ids)
            return self._run(floor, Aim(floor.asked or "", reply))
        if self.message.forwarded:  # somebody else's voice answers nothing
            return self._to_tray(hearing)
        if self.step.is_officer and not self.step.officers_for(self.step.person.district_lgd):
            return menu.nobody_else(self.step)
        self.step.aloud = not hearing.stranger  # who speaks rather than writes may not read either
        listening.keep(self.step, hearing, floor)
        if floor is None:
            return menu.show(self.step)
        talk = conversations.find(self.db, floor.id)
        return self._run(talk, None) if talk is not None and talk.status == "open" else None

    def _about_voice(self, hearing: Hearing, takes: str | None) -> bool:
        """Words that ask to hear the last question, or all of them, or none."""
        if listening.asked_for(self.step, self.message.text):
            self._start(Started("listen"))
            return True
        wish = voices.wish(self.message.text)
        if wish is None and not voices.asks_to_hear(self.message.text, takes):
            return False
        if hearing.stranger:
            first_contact.introduce_haat(self.step)
        if wish is not None:
            aloud.choose(self.step, wish)
            if not self._ask_floor_again() and self.step.address.floor_kind != "room":
                menu.show(self.step)
        elif aloud.can_speak(self.step) or not hearing.stranger:
            self._speak_again()
        return True

    def _speak_again(self) -> None:
        """The last question once more, aloud."""
        self.step.aloud = True
        if not self._ask_floor_again():
            menu.show(self.step)

    def _gives_way(self, floor: Talk) -> bool:
        """Can this question wait while the speaker talks to the other side of a deal?"""
        return floor.name in GIVE_WAY and bool(conversations.open_rooms(self.db, self.step.person.id, "deal"))

    def _answer_spoken(self, spoken: Spoken, ended: Talk) -> None:
        """What was said in a voice note, typed and confirmed, is heard as if it had been written just now."""
        found = conversations.find(self.db, spoken.conversation_id) if spoken.conversation_id else None
        talk = found if found is not None and found.status == "open" else None
        if talk is not None:
            listening.forget(self.step, talk, spoken.question)
            people.give_floor(self.db, self.step.address.id, "conversation", talk.id)
            talk = conversations.get(self.db, talk.id)
        if not spoken.words:
            return self._run(talk, None) if talk is not None else self._pass_floor(ended)
        self.message = replace(self.message, kind="text", text=spoken.words, pressed="", media=(), reply_to="")
        hearing = Hearing(self.message, (), self.received.id, False)
        command = read_command(spoken.words, self._takes(talk.id if talk else None))
        if command in COMMANDS:
            return COMMANDS[command](self, hearing)
        if talk is None:
            self._pass_floor(ended)
            return self._start(reception.fresh(self.step, hearing))
        try:
            return self._run(talk, Aim(spoken.question, replace(self._reply(hearing), spoken=True)))
        except Elsewhere:
            return self._elsewhere(talk, hearing)

    def _of_own_enquiry(self, floor: Talk | None, command: str | None) -> Started | None:
        """What a buyer says of an open enquiry, where nothing else was asked: "no longer needed" is no order to be silent."""
        asked = floor is not None and floor.name not in CAN_WAIT and floor.asked != enquiries.WHICH_ONE
        in_room = self.step.address.floor_kind == "room"
        if in_room or command not in (None, "stop", "undo", "no") or is_exact_stop(self.message.text):
            return None
        return own_enquiries.spoken_of(self.step, self.message.text, below_a_question=asked)

    def _tells_who(self, floor: Talk | None) -> Started | str | None:
        """Words that say who is speaking or for whom, where they are no answer to a question for a name."""
        if floor is not None and floor.asked in first_contact.NO_SENTENCES | {"called"}:
            return None
        if who_speaks.says_not_me(self.message.text) and self.step.person.name is not None:
            return who_speaks.not_me_said(self.step)
        return helping.said(self.step, self.message.text) or who_speaks.somebody_new(self.step, self.message.text)

    def _is_only_passed_on(self, takes: str | None) -> bool:
        """A forwarded text is not the sender's own word: it chooses nothing and says yes to nothing."""
        heard_by_room = self.step.address.floor_kind == "room"
        return (
            self.message.forwarded and bool(self.message.text) and not heard_by_room and takes not in ("text", "number")
        )

    def _says_nothing(self, floor: Talk | None) -> bool:
        """A poll, a place, a card, a sticker: no words, and no answer but one's own card where it is asked for."""
        asks_card = self.message.kind == "contact" and floor is not None and floor.asked == "contact"
        return self.message.kind in NO_WORDS and not asks_card

    def _answered_beside(self, hearing: Hearing, floor: Talk | None, takes: str | None, command: str | None) -> bool:
        """What needs no conversation is answered at once, and the open question is put again below it."""
        heard = conversations.rooms_heard(self.db, self.step.person.id, self.step.address.last_inbound_at)
        if self.step.address.floor_kind == "room" or self.message.reply_to or heard:
            return False
        if not hearing.stranger:
            first_contact.follow_language(self.step, hearing, floor)
        answered = beside.answer_beside(self.step, hearing, floor, takes, command)
        if answered == "told":
            self._ask_floor_again()
        return bool(answered)

    def _speaks_of_office_work(self, command: str, floor: Talk | None) -> bool:
        """Officers are the human and close things all day: below a question of their desk such words are an answer."""
        may_be = command == "person" or (command == "stop" and not is_exact_stop(self.message.text))
        return may_be and floor is not None and floor.name in OFFICE_WORK and self.step.is_officer

    def _office_work(self, floor: Talk | None, takes: str | None) -> Started | None:
        """An officer's words are tried as office work first, but for those that an option shown says too."""
        if floor is not None and self._is_shown_option(floor):
            return None
        return office_work(self.step, self.message.text, exactly=takes in ("text", "number"))

    def _elsewhere(self, talk: Talk, hearing: Hearing) -> None:
        """Words that answer no question: for the other side of a deal, else a matter of their own."""
        deals = conversations.open_rooms(self.db, self.step.person.id, "deal") if talk.name in GIVE_WAY else []
        if not deals:
            return self._start(reception.fresh(self.step, hearing))
        people.give_floor(self.db, self.step.address.id, "room", deals[0])
        return rooms.post(self.step, deals[0], hearing)

    def _reply(self, hearing: Hearing) -> Reply:
        message = self.message
        shown = () if message.kind in SOUNDS else hearing.media_ids
        return Reply(message.text, None, message.media, shown, message.location, message.contact,
                     self.received.id)  # fmt: skip

    def _pointed_at(self) -> Prompt | None:
        """The prompt that a reply-to points at."""
        if not self.message.reply_to:
            return None
        row = outbox.sent_message(self.db, self.step.address.id, self.message.reply_to)
        found = conversations.prompt_of_row(self.db, row) if row is not None else None
        return found if found and found.person_id == self.step.person.id else None

    def _paged_prompt(self) -> Prompt | None:
        """The list shown last, where it goes on and the words ask for more of it."""
        shown = conversations.last_prompt(self.db, self.step.address.id)
        if shown is None or not is_label(self.message.text, NEXT_PAGE.label_in(self.step.language), *NEXT_PAGE.also):
            return None
        size = page_size(CAPABILITIES[self.step.address.channel], len(shown.options))
        return shown if (shown.page + 1) * size < len(shown.options) else None

    def _router_prompt(self) -> Prompt | None:
        """The router's own message with buttons, where it is the last one shown: its numbers and words answer too."""
        shown = conversations.last_prompt(self.db, self.step.address.id)
        own = shown is not None and shown.conversation_id is None and shown.room_id is None
        if shown is None or not own or shown.question.startswith(reporting.QUESTION):
            return None  # a number typed twice reports nobody: that takes its button, or its word
        return shown if shown.person_id == self.step.person.id else None

    def _is_shown_option(self, talk: Talk) -> bool:
        """Do the words name an option that this conversation shows?"""
        shown = conversations.last_prompt(self.db, self.step.address.id, talk.id)
        return shown is not None and shown_option(self.message.text, shown.options) is not None

    def _reads_a_button(self) -> bool:
        """Do the words say, sign for sign, what a button of the last question says? Then no order is looked for."""
        shown = conversations.last_prompt(self.db, self.step.address.id)
        return shown is not None and is_label(self.message.text, *(option["label"] for option in shown.options))

    def _takes(self, conversation_id: int | None) -> str | None:
        if conversation_id is None:
            return None
        prompt = conversations.last_prompt(self.db, self.step.address.id, conversation_id)
        return prompt.takes if prompt else None

    def _floor_talk(self) -> Talk | None:
        address = self.step.address
        if address.floor_kind != "conversation" or address.floor_id is None:
            return None
        talk = conversations.get(self.db, address.floor_id)
        return talk if talk.status == "open" and talk.asked and talk.person_id == self.step.person.id else None

    def _is_old(self, talk: Talk) -> bool:
        """A dialogue left in its middle; one that only waits for its first answer is never too old to answer."""
        return bool(talk.answers) and self.world.now - talk.updated_at > LONG_PAUSE

    def _asks_for_media(self, talk: Talk) -> bool:
        return reception.takes_media(talk.asked)

    def _to_tray(self, hearing: Hearing) -> None:
        """Media that the question does not ask for: kept, acknowledged once a burst, and the question stays."""
        for media_id in hearing.media_ids:
            conversations.put_in_tray(self.db, self.step.person.id, media_id, self.received.id, self.world.now)
        burst = self.step.address.burst_at
        people.change_address(self.db, self.step.address.id, burst_at=self.world.now)
        if burst is None or self.world.now - burst > BURST:
            self.step.say(N_("I have kept that. You can use it later; now to my question."))
            self._ask_floor_again()

    def _not_readable(self, hearing: Hearing) -> None:
        if hearing.stranger:
            first_contact.introduce_haat(self.step)
        reception.cannot_read(self.step, self.message)
        if not self._ask_floor_again() and self.step.address.floor_kind != "room":
            menu.show(self.step)

    # ── always ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _menu(self, _hearing: Hearing) -> None:
        if _hearing.stranger:
            first_contact.introduce_haat(self.step)
        menu.show(self.step)

    def _help(self, hearing: Hearing) -> None:
        if hearing.stranger:
            first_contact.introduce_haat(self.step)
        menu.give_help(self.step)
        self._ask_floor_again()

    def _back(self, hearing: Hearing) -> None:
        """Forget the last kept answer and ask that question again; from the first question to what was before it."""
        talk = self._floor_talk()
        if talk is None:
            return self._menu(hearing)
        if not talk.answers:
            return self._leave(talk, hearing)
        conversations.keep(self.db, talk.id, self.world.now, answers=talk.answers[:-1], asked=None, misread=0)
        return self._run(conversations.get(self.db, talk.id), None)

    def _leave(self, talk: Talk, hearing: Hearing) -> None:
        """Out of a conversation: to the list it was chosen from, else to the menu."""
        people.give_floor(self.db, self.step.address.id, None, None)
        if talk.name in BEGUN_BY_PEOPLE:
            conversations.keep(self.db, talk.id, self.world.now, status="withdrawn")
        if (chosen_from := talk.kept.get(FROM)) is not None:
            return self._return_to(int(chosen_from))
        if drafts.name_of(talk):
            self.step.say(N_("Put aside. Nobody was told."))
        return self._menu(hearing)

    def _return_to(self, talk_id: int) -> None:
        """Show a list again from which another conversation was chosen."""
        was = conversations.get(self.db, talk_id)
        talk = conversations.begin(
            self.db, was.person_id, self.step.address.id, was.name, was.subject, was.opening, self.world.now
        )
        chain = {FROM: was.kept[FROM]} if FROM in was.kept else {}
        conversations.keep(
            self.db, talk.id, self.world.now, answers=was.answers[:-1], kept=chain, asked=None, misread=0
        )
        self._run(conversations.get(self.db, talk.id), None)

    def _says_leave_it(self, floor: Talk, takes: str | None) -> bool:
        """Is "leave it" said to something that the speaker began? Below a yes-or-no question it is a no."""
        own = floor.name in BEGUN_BY_PEOPLE or bool(drafts.name_of(floor))
        return (
            own and takes != "yes_no" and drafts.says_leave_it(self.message.text) and not self._is_shown_option(floor)
        )

    def _drop(self, talk: Talk, hearing: Hearing) -> None:
        """A draft is dropped, and it is said which; a mere list is left."""
        what = drafts.name_of(talk)
        if not what:
            return self._leave(talk, hearing)
        conversations.keep(self.db, talk.id, self.world.now, status="withdrawn")
        self.step.say(N_("Dropped: {draft}. Nothing was sent."), draft=say(self.step.language, what))
        if talk.name == "quote" and FROM in talk.kept:
            return self._return_to(int(talk.kept[FROM]))
        return self._pass_floor(talk)

    def _stop(self, hearing: Hearing) -> None:
        if hearing.stranger:
            first_contact.introduce_haat(self.step)
        privacy.stop(self.step)

    def _start_again(self, hearing: Hearing) -> None:
        if self.step.address.stopped_at is not None:
            return privacy.start(self.step)
        return self._menu(hearing)

    def _language(self, hearing: Hearing) -> None:
        if hearing.stranger:
            first_contact.introduce_haat(self.step)
        if not speaking.set_language(self.step, self.message.text):
            return
        if not self._ask_floor_again():
            menu.show(self.step)

    def _person(self, hearing: Hearing) -> None:
        if hearing.stranger:
            first_contact.introduce_haat(self.step)
        menu.call_human(self.step, "asked", self.message.text)

    def _undo(self, hearing: Hearing) -> None:
        """What is at hand comes first: a draft begun after the last deed, or a list that "cancel" leaves."""
        floor = self._floor_talk()
        deed = audit.last_deed(self.db, self.step.person.id, self.world.now)
        for talk in conversations.open_of(self.db, self.step.person.id):
            newer = deed is None or talk.updated_at >= deed.at or (floor is not None and floor.id == talk.id)
            if newer and drafts.name_of(talk):
                return self._drop(talk, hearing)
        own = floor is not None and (floor.name in BEGUN_BY_PEOPLE or FROM in floor.kept)
        if floor is not None and own and drafts.says_leave_it(self.message.text):
            return self._leave(floor, hearing)
        return privacy.undo(self.step, REVERSES)

    # ── pauses and rooms ──────────────────────────────────────────────────────────────────────────────────────────

    def _ask_go_on(self, talk: Talk, reply: Reply) -> None:
        conversations.keep(self.db, talk.id, self.world.now, paused_answer={"text": reply.text})
        matter = CONVERSATION_NAMES.get(talk.name, N_("our talk"))
        options = [
            Option("go_on", N_("Go on")), Option("start_again", N_("Start again")), Option("later", N_("Later")),
        ]  # fmt: skip
        self.step.offer(
            N_("You were in the middle of {matter}. Shall we go on?"), options, question="go_on",
            matter=say(self.step.language, matter),
        )  # fmt: skip

    def _go_on(self, wish: str, hearing: Hearing) -> None:
        address = self.step.address
        if address.floor_kind != "conversation" or address.floor_id is None:
            return menu.show(self.step)
        talk = conversations.get(self.db, address.floor_id)
        if talk.status != "open":
            return menu.show(self.step)
        if wish == "later":
            conversations.keep(self.db, talk.id, self.world.now, later=True, paused_answer=None)
            people.give_floor(self.db, address.id, None, None)
            return self.step.say(N_("All right. It is kept for 7 days; write 'menu' to go on."))
        if wish == "start_again":
            conversations.keep(self.db, talk.id, self.world.now, answers=[], kept={}, asked=None, misread=0,
                               paused_answer=None)  # fmt: skip
            return self._run(conversations.get(self.db, talk.id), None)
        conversations.keep(self.db, talk.id, self.world.now, paused_answer=None, later=False)
        return self._run(conversations.get(self.db, talk.id), None)

    def _ask_which(self, heard: list[int], held: str = "") -> None:
        """Two rooms wrote since the person last spoke: the message is held until they say whom it answers."""
        people.give_floor(self.db, self.step.address.id, None, None)
        options = [Option(str(room_id), rooms.title(self.step, room_id)) for room_id in heard[:8]]
        held = ",".join([*held.split(",")[-2:], str(self.received.id)]).strip(",")
        self.step.offer(N_("Two people wrote to you. Whom do you answer?"), options, question=f"which_room:{held}")

    def _pass_held(self, inbox_ids: list[int], room_id: int) -> None:
        """The held messages go into the room that was chosen, and so do the next ones."""
        people.give_floor(self.db, self.step.address.id, "room", room_id)
        for inbox_id in inbox_ids:
            message = InboundMessage.from_json(inbox.message(self.db, inbox_id))
            rooms.post(self.step, room_id, Hearing(message, self._take_media(message), inbox_id, False))

    def _is_doubled_tap(self) -> bool:
        """A tap that came twice: the first was taken as the answer, the second is no word to the other side of a room."""
        text, now = self.message.text, self.world.now
        if not text or self.message.media or self.message.reply_to:
            return False
        labels = conversations.labels_shown(self.db, self.step.address.id, now - timedelta(minutes=10))
        tapped = is_label(text, *labels)
        if tapped and len(text.split()) > 1:
            return True
        before = inbox.said_just_before(self.db, self.received.lane, self.received.id, now - BURST)
        return (tapped or is_place(text.strip())) and before.strip() == text.strip()

    def _leaves_room(self) -> Started | None:
        """Words for Haat itself while a room has the floor: an item of the menu, said exactly."""
        if self.step.address.floor_kind != "room":
            return None
        return menu.named_in_menu(self.step, self.message.text, exactly=True)

    def _rivals(self, floor: Talk) -> list[Talk]:
        """Conversations like the floor's that all asked since the person last spoke, where a bare answer fits each."""
        since = self.step.address.last_inbound_at
        if floor.name not in TITLES or since is None:
            return []
        answers = self._is_shown_option(floor) or read_command(self.message.text, "yes_no") in ("yes", "no")
        alike = conversations.asked_since(self.db, self.step.person.id, self.step.address.id, floor.name, since)
        return alike if answers else []

    def _ask_which_talk(self, rivals: list[Talk]) -> None:
        """Several cards alike came since the person last spoke: the answer is held until they say which it is for."""
        options = [Option(str(talk.id), TITLES[talk.name](self.step, talk.subject)) for talk in rivals[:8]]
        self.step.offer(N_("Which one do you answer?"), options, question=f"which_talk:{self.received.id}")

    def _answer_held(self, inbox_id: int, talk_id: int) -> None:
        """The held answer goes to the card that was chosen."""
        talk = conversations.get(self.db, talk_id)
        if talk.status != "open":
            return self.step.say(N_("That matter is finished."))
        held = InboundMessage.from_json(inbox.message(self.db, inbox_id))
        return self._run(talk, Aim(talk.asked or "", Reply(held.text, inbox_id=inbox_id)))

    def _heard_edit(self, hearing: Hearing) -> None:
        """A changed message replaces the answer that it gave."""
        talk = self._floor_talk()
        heard = talk.kept.get("heard", {}) if talk else {}
        for question, message_id in heard.items():
            if talk and message_id == self.message.message_id:
                return self._run(talk, Aim(question, self._reply(hearing)))
        if hearing.stranger:
            return self._start(reception.first_message(self.step, hearing))
        return self.step.say(N_("You changed an older message. If it matters, please send it once more."))

    # ── running ───────────────────────────────────────────────────────────────────────────────────────────────────

    def _start(self, started: Started | None, chosen_from: int | None = None) -> None:
        """Begin a conversation; `chosen_from` is the list that back leads to."""
        if started is None:
            return
        talk = conversations.begin(
            self.db, self.step.person.id, self.step.address.id, started.conversation, started.subject, dict(started.opening),
            self.world.now,
        )  # fmt: skip
        if (
            talk.answers or talk.asked
        ) and not started.goes_on:  # an open one of the same subject: it begins afresh with the new words
            conversations.keep(
                self.db, talk.id, self.world.now, opening=dict(started.opening), answers=[], kept={}, asked=None
            )
            talk = conversations.get(self.db, talk.id)
        if chosen_from is not None:
            conversations.keep(self.db, talk.id, self.world.now, kept={**talk.kept, FROM: chosen_from})
            talk = conversations.get(self.db, talk.id)
        self._run(talk, None)

    def _run(self, talk: Talk, aim: Aim | None) -> None:
        """Run a conversation's step: one that asks takes the floor, since people answer the question shown last."""
        conversation = Conversation(self.step, talk, aim, self.results)
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
            return self._answer_spoken(spoken, talk)
        if over is not None:
            chosen_from = talk.id if talk.name in LISTS else None
            return self._start(Started(over.name, over.subject, over.opening), chosen_from)
        if status == "finished":
            self._pass_floor(talk)

    def _pass_floor(self, ended: Talk) -> None:
        """The floor's holder is done: the next waiting conversation asks again, else an open room hears."""
        address = people.address(self.db, self.step.address.id)
        if (address.floor_kind, address.floor_id) != ("conversation", ended.id):
            return None
        waiting = conversations.next_open(self.db, self.step.person.id, address.id, but=ended.id, unless=CAN_WAIT)
        if waiting is not None:
            return self._run(waiting, None)
        open_rooms = conversations.open_rooms(self.db, self.step.person.id)
        room_id = open_rooms[0] if open_rooms else None
        return people.give_floor(self.db, address.id, "room" if room_id else None, room_id)

    def _ask_floor_again(self) -> bool:
        talk = self._floor_talk()
        if talk is None:
            return False
        self._run(talk, None)
        return True


NEXT_PAGE = Option(
    "more", N_("More"),
    also=("next", "aur", "aur dikhao", "aage", "आगे", "और दिखाओ", "ankhi", "aankhi", "आणखी दाखवा", "अजून", "पुढे"),
)  # fmt: skip

COMMANDS: dict[str, Callable[[_Routing, Hearing], None]] = {
    "menu": _Routing._menu,
    "help": _Routing._help,
    "back": _Routing._back,
    "stop": _Routing._stop,
    "start": _Routing._start_again,
    "language": _Routing._language,
    "person": _Routing._person,
    "undo": _Routing._undo,
}
