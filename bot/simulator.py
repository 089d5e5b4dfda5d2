"""The browser simulator: one sandbox per browser, three phones in each, every gesture through the same house."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import secrets
import shutil
from collections.abc import AsyncIterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from time import monotonic
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import structlog
from babel.dates import format_date
from fastapi import APIRouter, Cookie, Depends, HTTPException, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from jinja2 import Environment, FileSystemLoader
from pydantic import BaseModel, Field, SecretStr
from sqlalchemy.engine import Connection

from bot import stories
from bot.app import App
from bot.channels.channel import ChannelError, Errand, StatusEvent
from bot.channels.simulator import LOOKS, PUBLIC_URL, SENDERS, Look, Simulator
from bot.clock import Clock
from bot.dispatcher import part_from
from bot.media import LARGEST, Refused, sniff
from bot.settings import Settings
from handlers.language import languages, own_name
from handlers.messages import Contact, InboundMessage, Media
from storage import inbox, panes, people, schema
from storage.database import Store, url_for

log = structlog.get_logger()

HERE = Path(__file__).resolve().parent
COOKIE = "haat_sandbox"
COOKIE_AGE = 7 * 86400
BEAT_SECONDS = 1.0
TICK_EVERY_BEATS = 10
IDLE_SECONDS = 20 * 60
MOST_OPEN, MOST_KEPT = 8, 40
"""Sandboxes open at the same time, and folders kept on the disk; the longest unused goes first."""
OPENS_AT, LAST_HOUR = time(10), 17
"""A new sandbox begins in the market's day: at this hour, unless it is daytime now."""

Role = Literal["artisan", "buyer", "officer"]
ROLES: tuple[Role, ...] = ("artisan", "buyer", "officer")
STRANGERS: dict[Role, tuple[str, ...]] = {
    "artisan": ("Kamla Ahirwar", "Devendra Sahu", "Sunita Kori", "Ramesh Vishwakarma"),
    "buyer": ("Farida Contractor", "Anil Deshmukh", "Meera Pillai", "Joseph D'Souza"),
    "officer": ("Stranger",),
}
"""Invented people; the name stands in the app's own profile."""
PLAYED_AS: dict[Role, str] = {"artisan": "seller", "buyer": "buyer", "officer": "officer"}
PLACES = {"Sagar": (23.8388, 78.7378), "Mumbai": (18.9388, 72.8354), "Bandra": (19.0596, 72.8295)}
POSTER = "sagar"
"""Token of the demo's poster link: Sagar, Hindi, seller."""
SUFFIXES = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "audio/ogg": ".ogg", "audio/mpeg": ".mp3",
            "audio/mp4": ".m4a", "video/mp4": ".mp4"}  # fmt: skip


@dataclass(slots=True)
class Pane:
    """One phone: whose it is (`new:3`, a stranger, or `person:57`), which app it shows, the language it is set to."""

    role: Role
    look: Look
    who: str
    phone_language: str = "hi"

    @property
    def channel(self) -> str:
        """The channel that the app stands for."""
        return f"sim-{self.look}"

    @property
    def number(self) -> int:
        """A number of its own for each human being."""
        kind, _, number = self.who.partition(":")
        return int(number) + (1_000_000 if kind == "person" else 0)

    @property
    def phone(self) -> str:
        """The telephone number of an invented person."""
        return f"+910{self.number:09d}"

    @property
    def address(self) -> str:
        """The external id in this app."""
        return str(4_000_500_000_000_000 + self.number) if self.look == "telegram" else f"whatsapp:{self.phone}"

    @property
    def stranger_name(self) -> str:
        """What the app's profile says of someone new; known people keep the name they have."""
        if not self.who.startswith("new:"):
            return ""
        names = STRANGERS[self.role]
        return names[(self.number // 10) % len(names)]


class Gesture(BaseModel):
    """What somebody does on a phone; ids are those of the page: `i7` heard, `o9` said."""

    pane: Role
    kind: Literal["text", "press", "location", "contact", "poster", "sample", "forward"]
    text: str = Field("", max_length=4096)
    data: str = Field("", max_length=200)
    on: str = Field("", max_length=24)


class Switch(BaseModel):
    """Another person, another app, another language of the phone."""

    pane: Role
    look: Look | None = None
    who: str | None = Field(None, pattern=r"^(new|person:\d{1,12})$")
    phone_language: str | None = Field(None, max_length=8)


class Wait(BaseModel):
    """How much time passes."""

    hours: int = Field(ge=1, le=24 * 7)


@dataclass(eq=False, slots=True)
class Listener:
    """One open page: rung when something may have changed; `seen` is what it has been sent."""

    bell: asyncio.Event = field(default_factory=asyncio.Event)
    seen: dict[str, dict[str, str]] = field(default_factory=dict)
    epoch: str = ""


class NotHere(Exception):
    """The gesture points at a message, a person or a sample that this sandbox does not have."""


class Sandbox:
    """One browser's own Haat: its copy of the seeded store, its clock, its three phones."""

    def __init__(self, folder: Path, seed: Path, settings: Settings) -> None:
        self.folder, self.seed = folder, seed
        self.settings = settings.model_copy(
            update={
                "data_dir": folder, "database_url": "", "public_url": PUBLIC_URL, "clock_file": "",
                "secret_key": SecretStr(secrets.token_hex(16)), "telegram_bot_token": SecretStr(""),
                "twilio_account_sid": "", "twilio_auth_token": SecretStr(""),
            }
        )  # fmt: skip
        self.listeners: set[Listener] = set()
        self.used, self.epoch, self.farewell, self.strangers = monotonic(), "", "", 0
        self._turn = asyncio.Lock()
        self._beating: asyncio.Task[None] | None = None
        self.panes: dict[Role, Pane] = {}
        self.app: App

    # ── opening and closing ───────────────────────────────────────────────────────────────────────────────────────

    async def open(self) -> None:
        """Open the store, copied from the seed on first use, and begin to beat."""
        self.app = await asyncio.to_thread(self._make_app)
        await self.app.open()
        if not self.panes:
            self.panes = await self.app.read(self._first_panes)
        self.epoch = secrets.token_hex(4)
        self._beating = asyncio.create_task(self._beat())

    def _make_app(self) -> App:
        (self.folder / "uploads").mkdir(parents=True, exist_ok=True)
        file = self.folder / "haat.db"
        if not file.exists():
            _copy_seed(self.seed, file)
        store = Store(url_for("", self.folder), owner=True)
        if schema.current(store) != schema.newest():
            store.close()
            _copy_seed(self.seed, file)
            store = Store(url_for("", self.folder), owner=True)
        clock = Clock()
        clock.advance(self._remembered(clock.now()))
        return App(self.settings, store, clock, [Simulator(look) for look in LOOKS], paced=False)

    def _remembered(self, now: datetime) -> timedelta:
        """Phones and time as they were left; else the offset with which a new sandbox begins in daytime."""
        try:
            kept = json.loads((self.folder / "panes.json").read_text())
            self.panes = {pane["role"]: Pane(**pane) for pane in kept["panes"]}
            self.strangers = kept["strangers"]
            return timedelta(seconds=kept["offset"])
        except (OSError, ValueError, KeyError, TypeError):
            self.panes, self.strangers = {}, 0
            return _until_daytime(now.astimezone(self.settings.zone))

    def _remember(self) -> None:
        kept = {
            "panes": [asdict(pane) for pane in self.panes.values()], "strangers": self.strangers,
            "offset": self.app.clock.offset.total_seconds(),
        }  # fmt: skip
        (self.folder / "panes.json").write_text(json.dumps(kept))

    def _first_panes(self, db: Connection) -> dict[Role, Pane]:
        officer = next((f"person:{row.person_id}" for row in panes.officers_to_play(db)), "new:3")
        return {
            "artisan": Pane("artisan", "whatsapp", "new:1"),
            "buyer": Pane("buyer", "telegram", "new:2"),
            "officer": Pane("officer", "telegram", officer, "en"),
        }

    async def close(self, farewell: str = "asleep") -> None:
        """Let go of everything; pages that still listen hear why: `asleep`, or `again` when a fresh one stands ready."""
        if self._beating is not None:
            self._beating.cancel()
            await asyncio.gather(self._beating, return_exceptions=True)
        async with self._turn:
            self.epoch, self.farewell = "", farewell
            await self.app.close()
        self._ring()

    # ── what happens ──────────────────────────────────────────────────────────────────────────────────────────────

    def _ring(self) -> None:
        for listener in self.listeners:
            listener.bell.set()

    async def _settle(self) -> bool:
        """Work and send until nothing is due now; did anything move?"""
        moved = False
        while await self.app.work() + await self.app.dispatcher.run_once():
            moved = True
        return moved

    async def _beat(self) -> None:
        """While a page looks on: what came due is done, phones report what they got, the clock ticks."""
        beats = 0
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            if not self.listeners:
                continue
            self.used, beats = monotonic(), beats + 1
            try:
                async with self._turn:
                    if beats % TICK_EVERY_BEATS == 0:
                        await self.app.tick()
                    moved = await self._settle() | await self._report()
            except Exception as broken:
                log.error("simulator broke", exc_info=broken)
                continue
            if moved:
                self._ring()

    async def _report(self) -> bool:
        """What WhatsApp would call back: delivered, then read. Telegram tells a bot neither."""
        reports = await self.app.read(self._unread)
        for row in reports:
            status = "delivered" if row.state == "sent" else "read"
            await self.app.status(StatusEvent(row.channel, row.provider_id, status, self.app.clock.now()))
        return bool(reports)

    def _unread(self, db: Connection) -> list[Any]:
        found: list[Any] = []
        for pane in self.panes.values():
            address = people.address_called(db, pane.channel, [pane.address])
            if pane.look == "whatsapp" and address is not None:
                found += panes.unread(db, address.id)
        return found

    async def _receive(self, pane: Pane, kind: str, **words: Any) -> None:
        """One gesture becomes one inbound message, worked with all that follows from it."""
        self.used = monotonic()
        async with self._turn:
            now = self.app.clock.now()
            telegram = pane.look == "telegram"
            own_id = str(2 * int(now.timestamp() * 1000) + 1) if telegram else f"SM{secrets.token_hex(16)}"
            message = InboundMessage(
                pane.channel, SENDERS[pane.look], f"u{secrets.token_hex(8)}" if telegram else own_id, pane.address, now,
                kind=kind, profile_name=pane.stranger_name, language_code=pane.phone_language if telegram else "",
                **{"message_id": own_id, **words},
            )  # fmt: skip
            await self.app.receive(message)
            self._ring()
            await self._settle()
            self._ring()

    async def do(self, gesture: Gesture) -> None:
        """Do what somebody did on a phone. Raises NotHere."""
        pane = self.panes[gesture.pane]
        match gesture.kind:
            case "text":
                reply_to = await self._provider_id(gesture.on) if gesture.on else ""
                await self._receive(pane, "text", text=gesture.text, reply_to=reply_to)
            case "press":
                await self._press(pane, gesture)
            case "location":
                if gesture.text not in PLACES:
                    raise NotHere("no such place")
                await self._receive(pane, "location", location=PLACES[gesture.text])
            case "contact":
                own = Contact(pane.phone, pane.stranger_name, own=pane.look == "telegram")
                await self._receive(pane, "contact", contact=own)
            case "poster" if pane.look == "telegram":
                await self._receive(pane, "start", start=POSTER)
            case "poster":
                await self._receive(pane, "text", text=f"HAAT {POSTER}")
            case "sample":
                await self._sample(pane, gesture.text)
            case "forward":
                await self._forward(pane, gesture.on)

    async def _press(self, pane: Pane, gesture: Gesture) -> None:
        carrier = await self._provider_id(gesture.on)
        if pane.look == "telegram":
            # A press carries the message it hangs on, and says nothing itself.
            words = {"press_id": secrets.token_hex(8), "message_id": carrier}
        else:
            words = {"text": gesture.text, "reply_to": carrier}
        await self._receive(pane, "press", pressed=gesture.data, **words)

    async def _sample(self, pane: Pane, name: str) -> None:
        file = self.sample(name)
        kind = "voice" if file.suffix == ".ogg" else "photo"
        await self._media(pane, file, kind, "", "")

    async def _media(self, pane: Pane, file: Path, kind: str, album: str, caption: str) -> None:
        mime = next((mime for mime, suffix in SUFFIXES.items() if suffix == file.suffix), "application/octet-stream")
        medium = Media(kind, str(file), mime, file.stat().st_size)
        album = album if pane.look == "telegram" else ""  # Twilio passes each photo on its own
        await self._receive(pane, kind, media=(medium,), album=album, text=caption)

    async def upload(self, role: Role, body: bytes, kind: str, album: str, caption: str) -> None:
        """A photo or voice note from the visitor's own device. Raises Refused for what is neither."""
        mime, suffix = sniff(body)
        fits = mime.startswith("image/") if kind == "photo" else mime.startswith(("audio/", "video/mp4"))
        if not fits or len(body) > LARGEST:
            raise Refused(f"no {kind}, or larger than 16 MB")
        file = self.folder / "uploads" / f"{secrets.token_hex(8)}{suffix}"
        await asyncio.to_thread(file.write_bytes, body)
        await self._media(self.panes[role], file, kind, album, caption)

    async def _forward(self, pane: Pane, message: str) -> None:
        kind, row = await self._row(message)
        if kind == "o":
            return await self._receive(pane, "text", text=row.payload.get("text", ""), forwarded=True)
        heard = InboundMessage.from_json(row.message)
        await self._receive(
            pane, heard.kind if heard.media else "text", text=heard.text, media=heard.media, forwarded=True
        )

    async def _row(self, message: str) -> tuple[str, Any]:
        kind, number = message[:1], message[1:]
        if kind not in ("i", "o") or not number.isdecimal():
            raise NotHere(message)
        row = await self.app.read(panes.one_heard if kind == "i" else panes.one_said, int(number))
        if row is None:
            raise NotHere(message)
        return kind, row

    async def _provider_id(self, message: str) -> str:
        kind, row = await self._row(message)
        return str(row.message.get("message_id", "") if kind == "i" else row.provider_id or "")

    async def switch(self, wish: Switch) -> None:
        """Put another person or another app into a pane. Raises NotHere."""
        pane = self.panes[wish.pane]
        self.used = monotonic()
        async with self._turn:
            if wish.look:
                pane.look = wish.look
            if wish.phone_language in languages():
                pane.phone_language = str(wish.phone_language)
            if wish.who == "new":
                self.strangers += 1
                pane.who = f"new:{10 * self.strangers + 1 + ROLES.index(pane.role)}"
            elif wish.who:
                await self._know(int(wish.who.partition(":")[2]))
                pane.who = wish.who
            if pane.who.startswith("person:"):
                await self.app.write(
                    panes.seat,
                    pane.channel,
                    SENDERS[pane.look],
                    pane.address,
                    pane.number - 1_000_000,
                    self.app.clock.now(),
                )
            self._remember()
        self._ring()

    async def _know(self, person_id: int) -> None:
        playable = {choice["value"] for role in ROLES for choice in await self.app.read(self._cast, role)}
        if f"person:{person_id}" not in playable:
            raise NotHere("no such person")

    async def wait(self, hours: int) -> None:
        """Let time pass, hour by hour, so that what falls due in between happens in its order."""
        for _ in range(hours):
            self.used = monotonic()
            async with self._turn:
                self.app.clock.advance(timedelta(hours=1))
                await self.app.tick()
                await self._settle()
        self._remember()
        self._ring()

    # ── what is seen ──────────────────────────────────────────────────────────────────────────────────────────────

    async def news(self, listener: Listener) -> dict[str, Any]:
        """What changed on the phones since this listener was told last; everything on the first time."""
        fresh = listener.epoch != self.epoch
        if fresh:
            listener.epoch, listener.seen = self.epoch, {}
        whole = await self.app.read(self._whole)
        told: dict[str, Any] = {"epoch": self.epoch, "now": self._now(), "panes": {}}
        for role, phone in whole.items():
            key = phone["key"]
            seen = listener.seen.setdefault(f"{role} {key}", {})
            messages = []
            for message in phone.pop("messages"):
                written = json.dumps(message, ensure_ascii=False)
                if seen.get(message["id"]) != written:
                    seen[message["id"]] = written
                    messages.append(message)
            head = json.dumps(phone, ensure_ascii=False)
            if messages or seen.get("head") != head:
                seen["head"] = head
                told["panes"][role] = {**phone, "messages": messages}
            for other in [name for name in listener.seen if name.startswith(f"{role} ") and name != f"{role} {key}"]:
                del listener.seen[other]
        if fresh:
            told["cast"] = {role: await self.app.read(self._cast, role) for role in ROLES}
        return told

    def _now(self) -> str:
        here = self.app.clock.now().astimezone(self.settings.zone)
        return f"{format_date(here, 'EEE d MMM', locale='en_IN')}, {here:%H:%M}"

    def _whole(self, db: Connection) -> dict[Role, dict[str, Any]]:
        return {role: self._phone(db, pane) for role, pane in self.panes.items()}

    def _phone(self, db: Connection, pane: Pane) -> dict[str, Any]:
        address = people.address_called(db, pane.channel, [pane.address])
        person = people.person(db, address.person_id) if address else None
        language = (person.language if person else None) or pane.phone_language
        name = (person.name if person else None) or (address.profile_name if address else None) or pane.stranger_name
        shown = {
            "key": pane.address, "look": pane.look, "who": pane.who, "name": name, "language": language,
            "phone_language": pane.phone_language, "number": pane.phone if pane.look == "whatsapp" else f"id {pane.address}",
        }  # fmt: skip
        messages = (
            _Chat(db, address.id, address.lane, self.app.clock.now(), self.settings, language).messages()
            if address
            else []
        )
        return {**shown, "messages": messages}

    def _cast(self, db: Connection, role: Role) -> list[dict[str, str]]:
        """Who can be played in a pane: known people by district."""
        if role == "officer":
            rows = panes.officers_to_play(db)
            places = [self._district(row.district_lgd) if row.district_lgd else row.state or "" for row in rows]
            return [
                {"value": f"person:{row.person_id}", "label": row.name, "group": place}
                for row, place in zip(rows, places, strict=True)
            ]
        return [
            {"value": f"person:{row.id}", "label": row.name, "group": self._district(row.district_lgd)}
            for row in panes.cast(db, PLAYED_AS[role])
        ]

    def _district(self, lgd_code: int | None) -> str:
        found = self.app.places.districts.get(lgd_code or 0)
        return found.name if found else "elsewhere"

    async def inspect(self, message: str) -> dict[str, Any]:
        """One message from Haat's side: its state, why it exists, and what the real provider would get or has sent.

        Raises NotHere.
        """
        kind, row = await self._row(message)
        return self._heard_facts(row) if kind == "i" else await self.app.read(self._said_facts, row)

    def _clock_time(self, moment: datetime | None) -> str:
        return f"{moment.astimezone(self.settings.zone):%d %b %H:%M:%S}" if moment else "–"

    def _heard_facts(self, row: Any) -> dict[str, Any]:
        states = {"new": "kept, waits for its turn", "done": "worked", "parked": "parked after three tries"}
        facts = {
            "Direction": "from the phone to Haat", "State": states.get(row.state, row.state), "Channel": row.channel,
            "Received": self._clock_time(row.received_at), "Worked": self._clock_time(row.done_at),
            "Lane": row.lane, "Inbox row": str(row.id), "Error": row.error or "–",
        }  # fmt: skip
        about = {name: value for name, value in row.message.items() if value not in ("", [], {}, None, False)}
        return {"facts": facts, "title": "As Haat read it", "payload": about}

    def _said_facts(self, db: Connection, row: Any) -> dict[str, Any]:
        facts = {
            "Direction": "from Haat to the phone", "State": row.state + (f": {row.reason}" if row.reason else ""),
            "Channel": row.channel, "Purpose": row.purpose, "Cause": row.cause, "Form": row.form or "–",
            "Written": self._clock_time(row.created_at), "Due": self._clock_time(row.due_at),
            "Sent": self._clock_time(row.sent_at), "Last state": self._clock_time(row.status_at),
            "Tries": str(row.tries), "Outbox row": str(row.id), "Provider id": row.provider_id or "–",
        }  # fmt: skip
        media = None
        if row.payload.get("media_id"):
            kept = inbox.one_media(db, row.payload["media_id"])
            media = self.app.media.file(kept.path, kept.mime) if kept.state == "stored" else None
        errand = Errand(row.id, max(row.tries, 1), "send", row.external_id, part_from(row.payload), media)
        title = "What Telegram's Bot API would get" if row.channel == "sim-telegram" else "What Twilio would get"
        try:
            payload = self.app.channels[row.channel].payload(errand)
        except ChannelError as error:
            payload = {"no request can be made of this": error.reason}
        return {"facts": facts, "title": title, "payload": payload}

    def sample(self, name: str) -> Path:
        """A sample photo or voice note. Raises NotHere."""
        found = next((file for file in self.samples() if file.name == name), None)
        if found is None:
            raise NotHere(name)
        return found

    def samples(self) -> list[Path]:
        """Photos made when the demo was seeded, and the shipped voice note."""
        return [*sorted((self.seed.parent / "samples").glob("*.jpg")), *sorted((HERE / "static/samples").glob("*.ogg"))]

    async def file(self, kind: str, name: str) -> Path:
        """A medium shown on a phone: an own upload, a sample, or Haat's kept copy by its row. Raises NotHere."""
        if kind == "sample":
            return self.sample(name)
        if kind == "upload":
            found = self.folder / "uploads" / Path(name).name
        else:
            row = await self.app.read(inbox.one_media, int(name)) if name.isdecimal() else None
            found = self.app.media.folder / (row.path or "") if row is not None else self.folder
        if not found.is_file():
            raise NotHere(name)
        return found


class _Chat:
    """One address's messages as its phone shows them."""

    def __init__(
        self, db: Connection, address_id: int, lane: str, now: datetime, settings: Settings, language: str
    ) -> None:
        self.db, self.now, self.zone, self.language = db, now, settings.zone, language
        self.heard, self.said = panes.heard(db, lane), panes.said(db, address_id)
        self.labels = {
            choice[1]: choice[0]
            for row in self.said
            for choice in (*row.payload.get("buttons", ()), *row.payload.get("rows", ()))
        }
        self.words = {row.message.get("message_id"): row.message.get("text", "") for row in self.heard}
        self.words |= {row.provider_id: row.payload.get("text", "") for row in self.said if row.provider_id}

    def messages(self) -> list[dict[str, Any]]:
        """All of them in the order of their moments."""
        mine = [(row.received_at, 0, row.id, self._own(row)) for row in self.heard]
        theirs = [(row.sent_at or row.due_at, 1, row.id, shown) for row in self.said if (shown := self._haats(row))]
        return [
            {**shown, "order": place}
            for place, (*_, shown) in enumerate(sorted([*mine, *theirs], key=lambda one: one[:3]))
        ]

    def _around(self, moment: datetime, text: str) -> dict[str, str]:
        here = moment.astimezone(self.zone)
        indic = any("\u0900" <= sign <= "\u097f" for sign in text)
        spoken = (self.language if self.language in ("hi", "mr") else "hi") if indic else "en"
        day = format_date(here, "EEE d MMM", locale=self.language if self.language in ("hi", "mr") else "en_IN")
        return {"text": text, "at": f"{here:%H:%M}", "day": day, "lang": spoken}

    def _own(self, row: Any) -> dict[str, Any]:
        message: Mapping[str, Any] = row.message
        kind, text = message.get("kind", ""), message.get("text", "")
        if kind == "press":
            text = text or self.labels.get(message.get("pressed", ""), "…")
        elif kind == "start":
            text = "/start " + message.get("start", "")
        elif kind == "erased":
            text = "🗑"
        elif kind == "contact" and message.get("contact"):
            text = message["contact"]["phone"]
        elif kind == "location" and message.get("location"):
            text = text or "{:.4f}, {:.4f}".format(*message["location"])
        return {
            "id": f"i{row.id}", "from": "me", "kind": "tap" if kind == "press" and row.channel == "sim-telegram" else kind,
            "tick": {"new": 1, "done": 3}.get(row.state, 0), "forwarded": bool(message.get("forwarded")),
            "quote": self.words.get(message.get("reply_to") or None, "") or "",
            "media": [self._own_medium(medium) for medium in message.get("media", ())],
            **self._around(row.received_at, text),
        }  # fmt: skip

    @staticmethod
    def _own_medium(medium: Mapping[str, Any]) -> dict[str, str]:
        file = Path(medium["ref"])
        place = "upload" if file.parent.name == "uploads" else "sample"
        return {"kind": medium["kind"], "url": f"/simulator/media/{place}/{file.name}"}

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
            shown["media"] = [
                {"kind": payload.get("media_kind", ""), "url": f"/simulator/media/kept/{payload['media_id']}"}
            ]
        if payload.get("reply_to"):
            shown["quote"] = self.words.get(payload["reply_to"], "")
        return {
            **shown, "buttons": payload.get("buttons", []), "rows": payload.get("rows", []),
            "list_label": payload.get("list_label", ""), "ask_contact": payload.get("ask_contact", ""),
        }  # fmt: skip


class Sandboxes:
    """All sandboxes of one demo, one per browser by its cookie; idle ones are closed, the longest unused first."""

    def __init__(
        self, folder: Path, settings: Settings, *, seed: Path | None = None, most_open: int = MOST_OPEN,
        idle_seconds: float = IDLE_SECONDS,
    ) -> None:  # fmt: skip
        """`folder` holds `seed.db` (or `seed` names it) and a folder for each sandbox."""
        self.folder, self.settings, self.seed = folder / "sandboxes", settings, seed or folder / "seed.db"
        self.most_open, self.idle_seconds = most_open, idle_seconds
        self.open: dict[str, Sandbox] = {}
        self.closing = False
        self._turn = asyncio.Lock()
        self._sweeping: asyncio.Task[None] | None = None

    async def reset(self, cookie: str) -> None:
        """Let a browser begin again with a fresh copy of the seed."""
        async with self._turn:
            found = self.open.pop(_folder_of(cookie), None)
            if found is not None:
                await found.close("again")
            await asyncio.to_thread(shutil.rmtree, self.folder / _folder_of(cookie), ignore_errors=True)

    async def of(self, cookie: str) -> Sandbox:
        """The sandbox of a browser, opened when it is not."""
        key = _folder_of(cookie)
        async with self._turn:
            if self._sweeping is None:
                self._sweeping = asyncio.create_task(self._sweep())
            found = self.open.get(key)
            if found is None:
                await self._make_room(self.most_open - 1)
                found = Sandbox(self.folder / key, self.seed, self.settings)
                await found.open()
                self.open[key] = found
            found.used = monotonic()
            return found

    async def _make_room(self, at_most: int) -> None:
        oldest_first = sorted(self.open, key=lambda key: (bool(self.open[key].listeners), self.open[key].used))
        for key in oldest_first[: max(0, len(self.open) - at_most)]:
            await self.open.pop(key).close()
        await asyncio.to_thread(self._forget_old)

    def _forget_old(self) -> None:
        """Remove the folders longest unused beyond what is kept."""
        folders = (
            sorted(self.folder.glob("*"), key=lambda folder: folder.stat().st_mtime) if self.folder.is_dir() else []
        )
        closed = [folder for folder in folders if folder.name not in self.open]
        for folder in closed[: max(0, len(folders) - MOST_KEPT)]:
            shutil.rmtree(folder, ignore_errors=True)

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(min(60.0, self.idle_seconds))
            async with self._turn:
                for key, sandbox in list(self.open.items()):
                    if not sandbox.listeners and monotonic() - sandbox.used > self.idle_seconds:
                        await self.open.pop(key).close()

    def end_streams(self) -> None:
        """Let every open page go, so that the server can stop at once."""
        self.closing = True
        for sandbox in self.open.values():
            for listener in sandbox.listeners:
                listener.bell.set()

    async def close(self) -> None:
        """Close all."""
        self.end_streams()
        if self._sweeping is not None:
            self._sweeping.cancel()
            await asyncio.gather(self._sweeping, return_exceptions=True)
        async with self._turn:
            for sandbox in self.open.values():
                await sandbox.close()
            self.open.clear()


def _folder_of(cookie: str) -> str:
    """The cookie is the only key to a sandbox; the disk knows its hash."""
    return hashlib.sha256(cookie.encode()).hexdigest()[:24]


def _copy_seed(seed: Path, file: Path) -> None:
    """A whole copy or none; a write-ahead log of an earlier file must not be taken for the new one's."""
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    half = file.with_suffix(".part")
    shutil.copyfile(seed, half)
    half.replace(file)


def _until_daytime(here: datetime) -> timedelta:
    if OPENS_AT.hour <= here.hour < LAST_HOUR:
        return timedelta()
    morning = here.replace(hour=OPENS_AT.hour, minute=0, second=0, microsecond=0)
    return (morning if here < morning else morning + timedelta(days=1)) - here


# ── the pages ─────────────────────────────────────────────────────────────────────────────────────────────────────

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' blob:; media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
}  # fmt: skip


def same_origin(request: Request) -> None:
    """A post from another site's page is refused: its Origin, or the browser's own word, must name us."""
    origin = request.headers.get("origin")
    if origin is None:
        ours = request.headers.get("sec-fetch-site") == "same-origin"
    else:
        ours = urlsplit(origin).netloc == request.headers.get("host")
    if not ours:
        raise HTTPException(403, "this post does not come from our own page")


def simulator_router(sandboxes: Sandboxes) -> APIRouter:
    """The page, its stream and its gestures."""
    doors = APIRouter(prefix="/simulator")
    templates = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, trim_blocks=True)
    versions = {name: _digest(HERE / "static" / name) for name in ("simulator.css", "simulator.js")}

    async def key(haat_sandbox: Annotated[str, Cookie(max_length=80)] = "") -> str:
        if len(haat_sandbox) < 20:
            raise HTTPException(403, "open /simulator first")
        return haat_sandbox

    async def mine(cookie: Annotated[str, Depends(key)]) -> Sandbox:
        return await sandboxes.of(cookie)

    Mine = Annotated[Sandbox, Depends(mine)]  # noqa: N806  a type

    @doors.get("")
    async def page(request: Request) -> Response:
        sandbox = Sandbox(sandboxes.folder, sandboxes.seed, sandboxes.settings)
        html = templates.get_template("simulator.html").render(
            roles=ROLES, versions=versions, places=PLACES, looks=LOOKS,
            photos=[file.name for file in sandbox.samples() if file.suffix == ".jpg"],
            voices=[file.name for file in sandbox.samples() if file.suffix == ".ogg"],
            languages=[(code, own_name(code)) for code in languages()],
            stories=[asdict(story) for story in stories.STORIES],
        )  # fmt: skip
        answer = HTMLResponse(html, headers=HEADERS)
        if len(request.cookies.get(COOKIE, "")) < 20:
            token = secrets.token_urlsafe(24)
            answer.set_cookie(COOKIE, token, max_age=COOKIE_AGE, path="/simulator", httponly=True, samesite="lax")
        return answer

    @doors.get("/static/{name:path}")
    async def static(name: str) -> Response:
        found = (HERE / "static" / name).resolve()
        if not found.is_relative_to(HERE / "static") or not found.is_file():
            raise HTTPException(404)
        lasting = {"Cache-Control": "public, max-age=604800", "X-Content-Type-Options": "nosniff"}
        return FileResponse(found, headers=lasting)

    @doors.get("/events", response_class=EventSourceResponse)
    async def events(sandbox: Mine) -> AsyncIterable[ServerSentEvent]:
        listener = Listener()
        sandbox.listeners.add(listener)
        try:
            while not sandboxes.closing and sandbox.epoch:
                try:
                    news = await sandbox.news(listener)
                except RuntimeError:
                    if sandbox.epoch:
                        raise
                    break  # it was closed while it was looked at
                if news["panes"]:
                    yield ServerSentEvent(event="news", data=news)
                await listener.bell.wait()
                listener.bell.clear()
            if not sandboxes.closing:
                yield ServerSentEvent(event=sandbox.farewell or "asleep", data={})
        finally:
            sandbox.listeners.discard(listener)

    @doors.get("/state")
    async def state(sandbox: Mine) -> Response:
        return JSONResponse(await sandbox.news(Listener()), headers=HEADERS)

    @doors.get("/messages/{message}")
    async def inspect(message: str, sandbox: Mine) -> Response:
        with _found():
            return JSONResponse(await sandbox.inspect(message), headers=HEADERS)

    @doors.get("/media/{kind}/{name}")
    async def media(kind: Literal["upload", "sample", "kept"], name: str, sandbox: Mine) -> Response:
        with _found():
            return FileResponse(await sandbox.file(kind, name), headers={"X-Content-Type-Options": "nosniff"})

    guarded = APIRouter(dependencies=[Depends(same_origin)])

    @guarded.post("/do", status_code=204)
    async def do(gesture: Gesture, sandbox: Mine) -> None:
        with _found():
            await sandbox.do(gesture)

    @guarded.post("/media", status_code=204)
    async def upload(
        request: Request, sandbox: Mine, pane: Role, kind: Literal["photo", "voice"], album: str = "", caption: str = ""
    ) -> None:  # fmt: skip
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > LARGEST:
                raise HTTPException(413, "larger than 16 MB")
        try:
            await sandbox.upload(pane, bytes(body), kind, album[:20], caption[:1024])
        except Refused as refused:
            raise HTTPException(415, str(refused)) from refused

    @guarded.post("/switch", status_code=204)
    async def switch(wish: Switch, sandbox: Mine) -> None:
        with _found():
            await sandbox.switch(wish)

    @guarded.post("/wait", status_code=204)
    async def wait(wish: Wait, sandbox: Mine) -> None:
        await sandbox.wait(wish.hours)

    @guarded.post("/reset", status_code=204)
    async def reset(cookie: Annotated[str, Depends(key)]) -> None:
        await sandboxes.reset(cookie)

    doors.include_router(guarded)
    return doors


@contextlib.contextmanager
def _found() -> Any:
    try:
        yield
    except NotHere as missing:
        raise HTTPException(404, f"not in this sandbox: {missing}") from missing


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10]


__all__: Sequence[str] = ("Sandbox", "Sandboxes", "simulator_router")
