"""One step: one inbound message worked in one transaction, and everything that is to be said because of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from typing import Any

from sqlalchemy.engine import Connection

from handlers import language
from handlers.messages import ADD_TO, CAPABILITIES, START, Button, InboundMessage, OutboundMessage, fit
from handlers.outbound import windows
from handlers.outbound.letters import FALLBACK_LANGUAGE, PRIORITY, Letter, laid_out, message_of, part_to_json, post
from handlers.questions import Option
from handlers.voice import voices
from handlers.world import World
from storage import audit, inbox, kept_media, offices, outbox, people, phone_calls, prompts, staff
from storage.offices import Office
from storage.people import Address, Person
from storage.prompts import Prompt

AT_ONCE = ("dispute",)
"""Why somebody is put on the office's list, where officers who want digests hear of it at once too."""


class Step:
    """Who wrote, what the moment is, and the letters written so far."""

    def __init__(
        self, db: Connection, world: World, address: Address, *, inbox_id: int, cause: str = "",
        purpose: str = "reply", message: InboundMessage | None = None, person_id: int | None = None,
    ) -> None:  # fmt: skip
        """`cause` begins the unique cause of each outbox row written in this step.

        `person_id`: whom it is for, where that is another of the address's people than the one who spoke last.
        """
        self.db, self.world, self.address = db, world, address
        self.person: Person = people.person(db, person_id or address.person_id)
        self.inbox_id, self.cause, self.purpose, self.message = inbox_id, cause or f"in:{inbox_id}", purpose, message
        self.letters: list[Letter] = []
        self.aloud = False
        """In this step questions are spoken too, whatever the speaker's own setting is."""
        self.near: int | None = None
        """The district that the words of this step name, where the speaker's own is not known."""
        self.expires_at: datetime | None = None
        """Until when what is said in this step is worth saying."""
        self.written = 0
        """How many messages of this step were posted so far; each may show new options."""
        self.understood: dict[tuple[str, ...], Any] = {}
        """What was understood of words in this step, which comes by them again and again."""
        self._no_officer: int | None = None

    @property
    def speaks(self) -> bool:
        """Is the step's person the one who is speaking at its address now?"""
        return self.person.id == self.address.person_id

    @property
    def language(self) -> str:
        """The speaker's language."""
        return self.person.language or FALLBACK_LANGUAGE

    @property
    def office(self) -> Office | None:
        """Whom Haat speaks for to the speaker."""
        return self.office_of(self.person.district_lgd)

    @cached_property
    def _offices(self) -> dict[int, Office]:
        """Every office's card by its district, read once a step: there may be eight hundred."""
        return {card.district_lgd: card for card in offices.all_offices(self.db)}

    def office_of(self, district_lgd: int | None) -> Office | None:
        """Whom Haat speaks for in a district: its own office, else the nearest of its state.

        Where no place is known, a Marathi speaker is shown an office of Maharashtra; anybody else the first one.
        """
        known = self._offices
        if district_lgd in known or not known:
            return known.get(district_lgd or 0)
        district_lgd = district_lgd or self.near
        state = self.world.state_of(district_lgd) or ("Maharashtra" if self.language == "mr" else None)
        there = [code for code in known if self.world.state_of(code) == state] or list(known)
        return known[min(there, key=lambda code: self.world.places.distance(district_lgd, code) or 0.0)]

    @property
    def officer(self) -> staff.Officer | None:
        """The speaker's rights as officer; that somebody has none, as nearly everybody, is looked up once a step."""
        if self._no_officer == self.person.id:
            return None
        found = staff.officer_of(self.db, self.person.id)
        self._no_officer = self.person.id if found is None else None
        return found

    @property
    def is_officer(self) -> bool:
        """Has the speaker an officer's rights now?"""
        return self.officer is not None

    def know(self, **fields: Any) -> None:
        """Write some fields of the speaker."""
        self._no_officer = None
        people.change_person(self.db, self.person.id, **fields)
        self.person = replace(self.person, **fields)

    # ── saying ────────────────────────────────────────────────────────────────────────────────────────────────────

    def say(self, text: str, /, *, media_id: int | None = None, media_kind: str = "", **words: Any) -> None:
        """One message to the speaker."""
        said = OutboundMessage(language.say(self.language, text, **words), media_id=media_id, media_kind=media_kind)
        self.speak(voices.for_words(text))
        self.letters.append(Letter(self.address, self.person.id, said, self.purpose))

    def send(self, message: OutboundMessage) -> None:
        """One message to the speaker, said already."""
        self.letters.append(Letter(self.address, self.person.id, message, self.purpose))

    def send_pin(self, place: str, title: str, address: str) -> None:
        """A place on the map to the speaker: "latitude,longitude", what is there, and where that is."""
        self.send(OutboundMessage(f"{title}\n{address}", pin=place))

    def say_count(self, one: str, many: str, /, count: int, **words: Any) -> None:
        """One message to the speaker, in the number that `count` asks for."""
        said = OutboundMessage(language.plural(self.language, one, many, count, **words))
        self.letters.append(Letter(self.address, self.person.id, said, self.purpose))

    def offer(self, text: str, options: Sequence[Option], /, *, question: str, **words: Any) -> None:
        """One message to the speaker with buttons that the router itself answers."""
        said = language.say(self.language, text, **words)
        voice = voices.for_question(text, "choice", choices=bool(options))
        self.put(said, options, question=question, voice=voice)

    def put(
        self, text: str, options: Sequence[Option], *, question: str, conversation_id: int | None = None,
        room_id: int | None = None, ask_contact: str = "", takes: str = "choice", media_id: int | None = None,
        media_kind: str = "", voice: str = "",
    ) -> None:  # fmt: skip
        """One message to the speaker, said already in their language, with a stored token under its buttons.

        `voice` is the prompt that speaks it, to those who want questions spoken.
        """
        if media_id is None:
            self.speak(voice)
        self.letters.append(
            self._with_prompt(
                self.address, self.person.id, self.language, text, options, question=question,
                conversation_id=conversation_id, room_id=room_id, ask_contact=ask_contact, takes=takes, purpose=self.purpose,
                media_id=media_id, media_kind=media_kind,
            )
        )  # fmt: skip

    def speak(self, prompt: str, *, anyway: bool = False) -> None:
        """Put a prompt's recording before the next letter, where it is wanted and can be heard."""
        wanted = anyway or self.aloud or self.person.aloud
        if not prompt or not wanted or not CAPABILITIES[self.address.channel].voices or not self._window_is_open():
            return
        if self.world.voice(self.language, prompt) is not None:
            voice = f"{self.language}/{prompt}"
            self.letters.append(
                Letter(self.address, self.person.id, OutboundMessage(""), self.purpose, bare=True, voice=voice)
            )

    def _window_is_open(self) -> bool:
        """May anything but a template be sent to the speaker now?"""
        just_wrote = self.message is not None and self.message.kind != "wake"
        return just_wrote or windows.is_open(self.address, self.world.now)

    def _with_prompt(
        self, address: Address, person_id: int, tongue: str, text: str, options: Sequence[Option], *, question: str,
        conversation_id: int | None, room_id: int | None, ask_contact: str, purpose: str,
        takes: str = "choice", media_id: int | None = None, media_kind: str = "",
    ) -> Letter:  # fmt: skip
        token = self.world.new_token()
        shown = [{"value": option.value, "label": option.label_in(tongue)} for option in options]
        prompt = Prompt(
            token=token, address_id=address.id, person_id=person_id, conversation_id=conversation_id, room_id=room_id,
            question=question, takes=takes, options=shown, page=0, text=text, created_at=self.world.now,
        )  # fmt: skip
        return Letter(address, person_id, replace(message_of(prompt, tongue, options), ask_contact=ask_contact, media_id=media_id,
                      media_kind=media_kind), purpose, prompt)  # fmt: skip

    def tell(
        self, person_id: int, text: str, /, *, options: Sequence[Option] = (), question: str = "", purpose: str = "deal",
        room_id: int | None = None, twin: str = "", media_id: int | None = None, media_kind: str = "", **words: Any,
    ) -> bool:  # fmt: skip
        """One message to somebody else, in their language; False when no message can reach them.

        Who cannot be reached is put on the office's call list, so that nothing is lost in silence.
        """
        reader = people.person(self.db, person_id)
        tongue = reader.language or FALLBACK_LANGUAGE
        said = language.say(tongue, text, **words)
        address = people.reached_at(self.db, person_id)
        if address is None:
            phone_calls.add(self.db, person_id, f"{self.cause}:call:{person_id}", said, "no address", self.world.now)
            return False
        if options or room_id:
            letter = self._with_prompt(
                address, person_id, tongue, said, options, question=question, conversation_id=None, room_id=room_id,
                ask_contact="", purpose=purpose, media_id=media_id, media_kind=media_kind,
            )  # fmt: skip
        else:
            letter = Letter(
                address, person_id, OutboundMessage(said, media_id=media_id, media_kind=media_kind), purpose
            )
        letter.twin = twin
        letter.twin_words = {name: language.render(value, tongue) for name, value in words.items()} if twin else {}
        self.letters.append(letter)
        return True

    def tell_to_add(self, person_id: int, text: str, label: str, token: str, /, **words: Any) -> None:
        """One message to an officer, at Telegram with a button that makes Haat administrator of a group with its rights."""
        tongue = people.person(self.db, person_id).language or FALLBACK_LANGUAGE
        address = self.address if person_id == self.person.id else people.reached_at(self.db, person_id)
        if address is None:
            return
        buttons = (Button(language.say(tongue, label), f"{ADD_TO}{token}"),) if address.channel == "telegram" else ()
        said = OutboundMessage(language.say(tongue, text, **words), buttons)
        self.letters.append(Letter(address, person_id, said, self.purpose if address is self.address else "office"))

    def tell_at(self, address: Address, text: str, /, **words: Any) -> None:
        """One message to the speaker at another of their addresses."""
        said = OutboundMessage(language.say(self.language, text, **words))
        self.letters.append(Letter(address, self.person.id, said, "deal"))

    def post(self, text: str, *, start: tuple[str, str] | None = None, reply_to: str = "") -> int | None:
        """One message into the group's chat whose lane this is, said already; `start` is a button that starts Haat in
        private: its label and the link's token. The row's number."""
        buttons = (Button(start[0], f"{START}{start[1]}"),) if start else ()
        return self._post_to_group(self.address, OutboundMessage(text, buttons, reply_to=reply_to))

    def tell_group(
        self, chat: Address, text: str, *options: Option, question: str, due_at: datetime | None = None,
        media_id: int | None = None, thread: str = "",
    ) -> int | None:  # fmt: skip
        """One message with buttons into a group's chat, said already, perhaps with a photo, into a topic, or later; the
        row's number."""
        tongue = people.person(self.db, chat.person_id).language or FALLBACK_LANGUAGE
        letter = self._with_prompt(
            chat, chat.person_id, tongue, text, options, question=question, conversation_id=None, room_id=None,
            ask_contact="", purpose="group", media_id=media_id, media_kind="photo" if media_id else "",
        )  # fmt: skip
        row = self._post_to_group(chat, letter.message, due_at=due_at, thread=thread)
        if row is not None and letter.prompt is not None:
            prompts.add(self.db, letter.prompt, row)
        return row

    def photo_to_group(self, chat: Address, media_id: int, *, reply_to: str = "") -> int | None:
        """A photo into a group's chat, below an earlier message there."""
        return self._post_to_group(chat, OutboundMessage("", media_id=media_id, media_kind="photo", reply_to=reply_to))

    def write_to_group(self, chat: Address, text: str, *, reply_to: str = "", thread: str = "") -> int | None:
        """Words into a group's chat, said already, below an earlier message there; the row's number."""
        return self._post_to_group(chat, OutboundMessage(text, reply_to=reply_to), thread=thread)

    def _post_to_group(
        self, chat: Address, message: OutboundMessage, *, due_at: datetime | None = None, thread: str = ""
    ) -> int | None:  # fmt: skip
        self.written += 1
        when = {} if due_at is None else {"due_at": due_at}
        topic = {"thread": thread} if thread else {}
        return outbox.add(
            self.db, self.world.now, cause=f"{self.cause}:group:{self.written}", action="send", sender=chat.sender,
            channel=chat.channel, address_id=chat.id, person_id=chat.person_id, lane=chat.lane, purpose="group",
            priority=PRIORITY["group"], repeatable=False, **when,
            payload=part_to_json(fit(message, CAPABILITIES[chat.channel])[0]) | topic,
        )  # fmt: skip

    # ── beginning elsewhere ───────────────────────────────────────────────────────────────────────────────────────

    def begin(
        self, person_id: int, conversation: str, subject: str, opening: Mapping[str, Any] | None = None, *,
        purpose: str = "deal", once: str = "",
    ) -> bool:  # fmt: skip
        """Begin a conversation with somebody else, in their own lane; once per subject. False: nowhere to reach them."""
        return begin_for(self.db, self.world, person_id, conversation, subject, opening, purpose=purpose, once=once)

    def want_human(
        self, reason: str, words: str, *, district_lgd: int | None = None, about: str = "", own_words: bool = False,
        recordings: Sequence[int] = (),
    ) -> bool:  # fmt: skip
        """Put the speaker on the office's list of those who want a human, and tell the officers who look after them.

        `about` is the notice, workshop or enquiry that a question came from: all who ask about it share one line.
        `own_words`: it is the speaker's own deed, which can be taken back. `recordings`: voice notes that it is about.
        False: the speaker is the only officer there is; nobody is handed to themselves.
        """
        district = self.served(district_lgd or self.person.district_lgd)
        if self.is_officer and not self._others(self._officers_of(district)):
            return False
        before = None if about else offices.own_line(self.db, self.person.id)
        waiting = offices.ask_human(
            self.db, self.person.id, self.address.id, reason, words, district, self.world.now, about=about,
            recordings=recordings,
        )  # fmt: skip
        if own_words:
            audit.note(
                self.db, self.person.id, "ask_human", f"hand_off:{waiting}", self.world.now, after={"reason": reason},
                before={"words": before.words if before else None}, reverse="unask_human",
            )  # fmt: skip
        said: dict[str, Any] = {"words": words} | ({"recordings": list(recordings)} if recordings else {})
        for officer in self._others(self._officers_of(offices.hand_off_district(self.db, waiting))):
            if officer.digests and reason not in AT_ONCE:
                continue
            self.begin(
                officer.person_id, "help_wanted", str(waiting), said, purpose="office", once=str(self.inbox_id)
            )  # fmt: skip
        return True

    def officers_for(self, district_lgd: int | None) -> list[staff.Officer]:
        """Who looks after a district's matters, but for the speaker."""
        return self._others(self._officers_of(self.served(district_lgd)))

    def language_of_office(self, district_lgd: int | None) -> str:
        """The language in which a district's first officer reads; the speaker's own where nobody looks after it."""
        officers = self.officers_for(district_lgd)
        return (people.person(self.db, officers[0].person_id).language if officers else None) or self.language

    def officers_at_once(self, district_lgd: int | None) -> list[staff.Officer]:
        """Of those, who hears of each new line at once; the others find it in their next digest and on the desk."""
        return [officer for officer in self.officers_for(district_lgd) if not officer.digests]

    def _officers_of(self, district: int | None) -> list[staff.Officer]:
        """Who looks after a district; after people of no district yet, everybody does."""
        if district is None:
            return staff.officers_anywhere(self.db)
        return staff.officers_for(self.db, district, self.world.state_of(district))

    def _others(self, officers: Sequence[staff.Officer]) -> list[staff.Officer]:
        return [officer for officer in officers if officer.person_id != self.person.id]

    def served(self, district_lgd: int | None) -> int | None:
        """The district whose office looks after a district: its own, or that of the office which is named to people."""
        office = self.office_of(district_lgd)
        if office is None or district_lgd == office.district_lgd:
            return district_lgd
        same_state = self.world.state_of(office.district_lgd) == self.world.state_of(district_lgd)
        return office.district_lgd if district_lgd is None or same_state else district_lgd

    # ── leaving ───────────────────────────────────────────────────────────────────────────────────────────────────

    def flush(self) -> list[int]:
        """Write the letters into the outbox, each in the parts its channel can carry; the new rows' ids."""
        ids: list[int] = []
        spoken = [letter for letter in self.letters if letter.voice]
        for letter in self.letters:
            if not letter.voice:
                ids += self._post(letter)
            elif letter is spoken[-1]:  # one recording a step is enough: that of the question
                ids += self._post(replace(letter, message=self._recording(letter.voice)))
        self.letters.clear()
        return ids

    def _recording(self, voice: str) -> OutboundMessage:
        tongue, _, prompt = voice.partition("/")
        found = self.world.voice(tongue, prompt)
        assert found is not None
        media_id = kept_media.of_prompt(self.db, found.path, found.sha256, found.size, self.world.now)
        return OutboundMessage("", media_id=media_id, media_kind="voice")

    def _post(self, letter: Letter) -> list[int]:
        parts = laid_out(self.db, letter)
        first, self.written = self.written, self.written + len(parts)
        causes = [f"{self.cause}:{number}" for number in range(first + 1, self.written + 1)]
        return post(self.db, self.world, letter, parts, causes, self.expires_at)


def begin_for(
    db: Connection, world: World, person_id: int, conversation: str, subject: str,
    opening: Mapping[str, Any] | None = None, *, purpose: str = "deal", once: str = "",
) -> bool:  # fmt: skip
    """Put the beginning of a conversation into a person's lane; the unique key makes a second time harmless."""
    address = people.reached_at(db, person_id)
    if address is None:
        return False
    key = f"{conversation}:{subject}:{person_id}:{once}"
    wake = {"conversation": conversation, "subject": subject, "opening": dict(opening or {}), "purpose": purpose,
            "person": person_id}  # fmt: skip
    message = InboundMessage("haat", "haat", key, address.external_id, world.now, kind="wake", wake=wake)
    inbox.keep(
        db, channel="haat", sender="haat", provider_id=key, lane=address.lane, message=message.to_json(), raw=None,
        ahead=False, now=world.now,
    )  # fmt: skip
    return True
