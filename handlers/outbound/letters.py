"""A letter on its way to somebody: what its channel can show of it, in which order it goes, and its rows in the outbox."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy.engine import Connection

from handlers import language
from handlers.language import N_
from handlers.messages import CAPABILITIES, Button, OutboundMessage, Part, fit
from handlers.questions import Option
from handlers.world import World
from storage import outbox, people, prompts
from storage.people import Address
from storage.prompts import Prompt

FALLBACK_LANGUAGE = "hi"
"""Spoken to before anything is known: the language most people of the first districts read."""

PRIORITY = {
    "reply": 0, "stop": 0, "deal": 1, "office": 1, "lead": 1, "over": 1, "group": 1, "reminder": 1, "soon": 1, "notice": 2,
    "digest": 2,
}  # fmt: skip
REPEATABLE = {"reply", "deal", "office", "lead", "over", "soon"}
"""What may be sent once more after an unknown outcome; a doubled notice reads as spam (the rest is at most once)."""


@dataclass(slots=True)
class Letter:
    """One message on its way into the outbox."""

    address: Address
    person_id: int
    message: OutboundMessage
    purpose: str
    prompt: Prompt | None = None
    twin: str = ""
    twin_words: dict[str, str] = field(default_factory=dict)
    bare: bool = False
    """Without the name of whom it is for, also where several people share the address."""
    voice: str = ""
    """It is nothing but the recording of this prompt, as LANGUAGE/NAME, for the letter behind it."""


def laid_out(db: Connection, letter: Letter) -> tuple[Part, ...]:
    """The parts in which the channel can carry a letter, below the name of whom it is for where several share it."""
    message = letter.message if letter.bare else headed(db, letter.address, letter.person_id, letter.message)
    return fit(message, CAPABILITIES[letter.address.channel])


def post(
    db: Connection, world: World, letter: Letter, parts: Sequence[Part], causes: Sequence[str], expires_at: datetime | None
) -> list[int]:  # fmt: skip
    """Write a letter's parts into the outbox, one behind the other, each under its own cause; the new rows' ids."""
    ids: list[int] = []
    for part, cause in zip(parts, causes, strict=True):
        row = outbox.add(
            db, world.now, cause=cause, action="send", sender=letter.address.sender, channel=letter.address.channel,
            address_id=letter.address.id, person_id=letter.person_id, lane=letter.address.lane, purpose=letter.purpose,
            priority=PRIORITY[letter.purpose], repeatable=letter.purpose in REPEATABLE, payload=part_to_json(part),
            twin=letter.twin or None, twin_words=letter.twin_words or None, after_id=ids[-1] if ids else None,
            expires_at=expires_at,
        )  # fmt: skip
        if row is not None:
            ids.append(row)
    if letter.prompt and ids:
        prompts.add(db, letter.prompt, ids[-1])
    return ids


def headed(db: Connection, address: Address, person_id: int, message: OutboundMessage) -> OutboundMessage:
    """The message below the name of whom it is for, where several people share the telephone: nothing private in its first line."""
    if not address.shared:
        return message
    reader = people.person(db, person_id)
    if not reader.name:
        return message
    head = language.say(reader.language or FALLBACK_LANGUAGE, N_("For {name}:"), name=reader.name)
    return message if message.text.startswith(head) else replace(message, text=f"{head}\n{message.text}")


def message_of(prompt: Prompt, tongue: str, options: Sequence[Option] = ()) -> OutboundMessage:
    """The message that a prompt shows, for its first page or a later one."""
    notes = [option.description for option in options] or [""] * len(prompt.options)
    buttons = tuple(
        Button(option["label"], f"{prompt.token}.{place}", note)
        for place, (option, note) in enumerate(zip(prompt.options, notes, strict=True))
    )
    return OutboundMessage(
        prompt.text, buttons, more=language.say(tongue, language.N_("More")),
        list_label=language.say(tongue, language.N_("Choose")),
    )  # fmt: skip


def part_to_json(part: Part) -> dict[str, Any]:
    """One laid-out part as it is kept in the outbox."""
    return {
        "text": part.text,
        "buttons": [[button.label, button.data] for button in part.buttons],
        "rows": [[row.label, row.data, row.description] for row in part.rows],
        "list_label": part.list_label, "media_id": part.media_id, "media_kind": part.media_kind,
        "ask_contact": part.ask_contact, "reply_to": part.reply_to, **({"pin": part.pin} if part.pin else {}),
    }  # fmt: skip
