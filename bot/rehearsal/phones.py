"""The simulator's phones: whose each is, and what its app shows of everything heard and said at its address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Literal

from babel.dates import format_date
from sqlalchemy.engine import Connection

from bot.app import App
from bot.channels.channel import ChannelError, Errand
from bot.channels.simulator import Look
from bot.unpacking import part_from
from storage import kept_media, outbox, panes, people

Role = Literal["artisan", "buyer", "officer"]
ROLES: tuple[Role, ...] = ("artisan", "buyer", "officer")
PLAYED_AS: dict[Role, str] = {"artisan": "seller", "buyer": "buyer", "officer": "officer"}
STRANGERS: dict[Role, tuple[str, ...]] = {
    "artisan": ("Kamla Ahirwar", "Devendra Sahu", "Sunita Kori", "Ramesh Vishwakarma"),
    "buyer": ("Anil Deshmukh", "Farida Contractor", "Meera Pillai", "Joseph D'Souza"),
    "officer": ("Stranger",),
}
"""Invented people; the name stands in the app's own profile."""
KNOWN = 1_000_000
"""Numbers from here on are of people whom the sample market knows; below are strangers'."""


@dataclass(slots=True)
class Pane:
    """One phone: whose it is (`new:3`, a stranger, or `person:57`), which app it shows, the language it is set to."""

    role: Role
    look: Look
    who: str
    phone_language: str = "hi"
    given: str = ""
    """The external id that a known person has in this app already."""

    @property
    def channel(self) -> str:
        """The channel that the app stands for."""
        return f"sim-{self.look}"

    @property
    def number(self) -> int:
        """A number of its own for each human being."""
        kind, _, number = self.who.partition(":")
        return int(number) + (KNOWN if kind == "person" else 0)

    @property
    def phone(self) -> str:
        """The telephone number of an invented person."""
        given = self.given.removeprefix("whatsapp:")
        return given if given.startswith("+") else f"+910{self.number:09d}"

    @property
    def address(self) -> str:
        """The external id in this app."""
        new = str(4_000_500_000_000_000 + self.number) if self.look == "telegram" else f"whatsapp:{self.phone}"
        return self.given or new

    @property
    def shown_number(self) -> str:
        """How the app names its owner."""
        return self.phone if self.look == "whatsapp" else f"id {self.address}"

    @property
    def stranger_name(self) -> str:
        """What the app's profile says of someone new; known people keep the name they have."""
        if not self.who.startswith("new:"):
            return ""
        names = STRANGERS[self.role]
        return names[(self.number // 10) % len(names)]


def phone(db: Connection, app: App, pane: Pane) -> dict[str, Any]:
    """One phone as it looks now: its owner and every message on it."""
    address = people.address_called(db, pane.channel, [pane.address])
    person = people.person(db, address.person_id) if address else None
    language = (person.language if person else None) or pane.phone_language
    name = (person.name if person else None) or (address.profile_name if address else None) or pane.stranger_name
    return {
        "key": pane.address, "look": pane.look, "who": pane.who, "name": name, "language": language,
        "phone_language": pane.phone_language, "number": pane.shown_number,
        "messages": _Chat(db, app, address.id, address.lane, language).messages() if address else [],
    }  # fmt: skip


WORDLESS = {
    "voice": "🎤 Voice note",
    "audio": "🎤 Voice note",
    "photo": "📷 Photo",
    "document": "📄 File",
    "location": "📍 Place",
}
"""How the apps quote a message that has no words."""


def _quoted(message: Mapping[str, Any], kind: str) -> str:
    return str(message.get("text") or WORDLESS.get(kind, ""))


class _Chat:
    """One address's messages as its phone shows them."""

    def __init__(self, db: Connection, app: App, address_id: int, lane: str, language: str) -> None:
        self.app, self.now, self.zone, self.language = app, app.clock.now(), app.settings.zone, language
        self.heard, self.said = panes.heard(db, lane), panes.said(db, address_id)
        self.labels = {
            choice[1]: choice[0]
            for row in self.said
            for choice in (*row.payload.get("buttons", ()), *row.payload.get("rows", ()))
        }
        self.words = {
            row.message.get("message_id"): _quoted(row.message, row.message.get("kind", "")) for row in self.heard
        }
        self.words |= {
            row.provider_id: _quoted(row.payload, row.payload.get("media_kind", ""))
            for row in self.said
            if row.provider_id
        }

    def messages(self) -> list[dict[str, Any]]:
        """All of them in the order of their moments."""
        mine = [(row.received_at, 0, row.id, self._own(row)) for row in self.heard]
        theirs = [(row.sent_at or row.due_at, 1, row.id, shown) for row in self.said if (shown := self._haats(row))]
        in_order = sorted([*mine, *theirs], key=lambda one: one[:3])
        return [{**shown, "order": place} for place, (*_, shown) in enumerate(in_order)]

    def _around(self, moment: datetime, text: str) -> dict[str, str]:
        here = moment.astimezone(self.zone)
        native = self.language if self.language in ("hi", "mr") else "hi"
        day = format_date(here, "EEE, d MMM", locale=native if self.language == native else "en_IN")
        spoken = native if any("\u0900" <= sign <= "\u097f" for sign in text) else "en"
        return {"text": text, "at": f"{here:%H:%M}", "day": day, "lang": spoken}

    # ── what its owner did ────────────────────────────────────────────────────────────────────────────────────────

    def _own(self, row: Any) -> dict[str, Any]:
        message: Mapping[str, Any] = row.message
        silent_tap = message.get("kind") == "press" and row.channel == "sim-telegram"
        return {
            "id": f"i{row.id}", "from": "me", "kind": "tap" if silent_tap else message.get("kind", ""),
            "tick": {"new": 1, "done": 3}.get(row.state, 0), "forwarded": bool(message.get("forwarded")),
            "quote": self.words.get(message.get("reply_to") or None, "") or "",
            "media": [self._own_medium(medium) for medium in message.get("media", ())],
            **self._around(row.received_at, self._own_text(message)),
        }  # fmt: skip

    def _own_text(self, message: Mapping[str, Any]) -> str:
        text = str(message.get("text", ""))
        match message.get("kind"):
            case "press":
                return text or self.labels.get(message.get("pressed", ""), "…")
            case "start":
                return f"/start {message.get('start', '')}"
            case "contact" if message.get("contact"):
                return str(message["contact"]["phone"])
            case "location" if message.get("location"):
                return text or "{:.4f}, {:.4f}".format(*message["location"])
            case "erased":
                return "(erased)"
        return text

    @staticmethod
    def _own_medium(medium: Mapping[str, Any]) -> dict[str, str]:
        file = Path(medium["ref"])
        place = "upload" if file.parent.name == "uploads" else "sample"
        return {"kind": medium["kind"], "url": f"/simulator/media/{place}/{file.name}"}

    # ── what Haat said ────────────────────────────────────────────────────────────────────────────────────────────

    def _haats(self, row: Any) -> dict[str, Any] | None:
        """A bubble for what arrived, a note for what is held back or was not sent, nothing for what is on its way."""
        payload: Mapping[str, Any] = row.payload
        arrived = row.state in ("sent", "delivered", "read")
        if not arrived and (row.state in ("leased", "sending") or (row.state == "ready" and row.due_at <= self.now)):
            return None
        shown: dict[str, Any] = {
            "id": f"o{row.id}", "from": "haat" if arrived else "held", "kind": "text", "state": row.state,
            **self._around(row.sent_at or row.due_at, payload.get("text", "")),
        }  # fmt: skip
        if not arrived:
            return {**shown, "why": row.reason or ""}
        if payload.get("media_id"):
            kept = f"/simulator/media/kept/{payload['media_id']}"
            shown["media"] = [{"kind": payload.get("media_kind", ""), "url": kept}]
        shown["quote"] = self.words.get(payload["reply_to"], "") if payload.get("reply_to") else ""
        return {**shown, **(self._telegram_keys(row) if row.channel == "sim-telegram" else self._whatsapp_keys(row))}

    def _telegram_keys(self, row: Any) -> dict[str, Any]:
        """Keys in the very rows in which Telegram would lay them out: under the message, or below the text field."""
        errand = Errand(row.id, 1, "send", self._telegram_id(row), part_from(row.payload))
        markup: Mapping[str, Any] = self.app.channels[row.channel].payload(errand).get("reply_markup", {})
        inline = [[[key["text"], key["callback_data"]] for key in line] for line in markup.get("inline_keyboard", ())]
        keys = [[[key["text"], "request_contact" in key] for key in line] for line in markup.get("keyboard", ())]
        return {"buttons": inline, "keys": keys}

    @staticmethod
    def _telegram_id(row: Any) -> str:
        """Any private chat will do: only the keys are wanted."""
        return str(row.address_id)

    @staticmethod
    def _whatsapp_keys(row: Any) -> dict[str, Any]:
        """Quick replies, each on a line of its own, or one button that opens a list."""
        payload: Mapping[str, Any] = row.payload
        return {
            "buttons": [[button] for button in payload.get("buttons", ())], "rows": payload.get("rows", []),
            "list_label": payload.get("list_label", ""),
        }  # fmt: skip


# ── from Haat's side ──────────────────────────────────────────────────────────────────────────────────────────────


def heard_facts(app: App, row: Any) -> dict[str, Any]:
    """A received message: how far it is, and what Haat read in it."""
    states = {"new": "kept, waits for its turn", "done": "worked", "parked": "parked after three tries"}
    facts = {
        "Direction": "from the phone to Haat", "State": states.get(row.state, row.state), "Channel": row.channel,
        "Received": _moment(app, row.received_at), "Worked": _moment(app, row.done_at),
        "Lane": row.lane, "Inbox row": str(row.id), "Error": row.error or "–",
    }  # fmt: skip
    about = {name: value for name, value in row.message.items() if value not in ("", [], {}, None, False)}
    return {"facts": facts, "title": "As Haat read it", "payload": about}


def said_facts(db: Connection, app: App, row: Any) -> dict[str, Any]:
    """A message of Haat's: its state, why it exists, and the request that the real provider would get."""
    facts = {
        "Direction": "from Haat to the phone", "State": row.state + (f": {row.reason}" if row.reason else ""),
        "Cause": row.cause, "Purpose": row.purpose, "Channel": row.channel, "Form": row.form or "–",
        "Written": _moment(app, row.created_at), "Due": _moment(app, row.due_at), "Sent": _moment(app, row.sent_at),
        "Last state": _moment(app, row.status_at), "Tries": str(row.tries), "Outbox row": str(row.id),
        "Provider id": row.provider_id or "–",
    }  # fmt: skip
    title = "What Telegram's Bot API would get" if row.channel == "sim-telegram" else "What Twilio would get"
    try:
        payload = app.channels[row.channel].payload(_errand(db, app, row))
    except ChannelError as error:
        payload = {"no request can be made of this": error.reason}
    return {"facts": facts, "title": title, "payload": payload}


def _errand(db: Connection, app: App, row: Any) -> Errand:
    media = None
    if row.payload.get("media_id"):
        kept = kept_media.one(db, row.payload["media_id"])
        media = app.media.file(kept.path, kept.mime) if kept.state == "stored" else None
    template = (
        outbox.approved_twin(db, row.twin, row.sender, row.person_id) if row.twin and row.form == "template" else ""
    )
    return Errand(
        row.id, max(row.tries, 1), "send", row.external_id, part_from(row.payload), media,
        template=template or "", template_words=row.twin_words or {},
    )  # fmt: skip


def _moment(app: App, moment: datetime | None) -> str:
    return f"{moment.astimezone(app.settings.zone):%d %b %H:%M:%S}" if moment else "–"
