"""One sandbox per browser: its own copy of the sample market, its own clock, and three phones."""

from __future__ import annotations

import asyncio
import json
import secrets
import shutil
from dataclasses import asdict, dataclass, field
from datetime import datetime, time, timedelta
from pathlib import Path
from time import monotonic
from typing import Any

import structlog
from babel.dates import format_date
from pydantic import BaseModel, Field, SecretStr
from sqlalchemy.engine import Connection
from sqlalchemy.exc import NoResultFound

from bot.app import App
from bot.channels.channel import StatusEvent
from bot.channels.simulator import LOOKS, PUBLIC_URL, SENDERS, Look, Simulator
from bot.clock import Clock
from bot.rehearsal.phones import KNOWN, PLAYED_AS, ROLES, Pane, Role, heard_facts, phone, said_facts
from bot.settings import Settings
from handlers.language import languages
from handlers.messages import InboundMessage
from storage import kept_media, panes, people, schema
from storage.database import Store, url_for

log = structlog.get_logger()

SHIPPED = Path(__file__).resolve().parents[1] / "static" / "samples"
BEAT_SECONDS = 1.0
TICK_EVERY_BEATS = 10
OPENS_AT, LAST_HOUR = time(10), 17
"""A new sandbox begins in the market's day: at this hour, unless it is daytime now."""
POSTER = "sagar"
"""Token of the demo's poster link: Sagar, Hindi, seller."""


def samples(folder: Path) -> list[Path]:
    """Photos made when the demo was seeded, and the shipped voice note."""
    return [*sorted((folder / "samples").glob("*.jpg")), *sorted(SHIPPED.glob("*.ogg"))]


class Switch(BaseModel):
    """Another person, another app, another language of the phone."""

    pane: Role
    look: Look | None = None
    who: str | None = Field(None, pattern=r"^(new|person:\d{1,12})$")
    phone_language: str | None = Field(None, max_length=8)


@dataclass(eq=False, slots=True)
class Listener:
    """One open page: rung when something may have changed; `seen` is what it has been sent."""

    bell: asyncio.Event = field(default_factory=asyncio.Event)
    seen: dict[str, dict[str, str]] = field(default_factory=dict)
    epoch: str = ""
    now: str = ""


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
            for pane in self.panes.values():
                await self._seat(pane)
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
            "buyer": Pane("buyer", "telegram", "new:2", "mr"),
            "officer": Pane("officer", "telegram", officer, "en"),
        }

    async def close(self, farewell: str = "asleep") -> None:
        """Let go of everything; pages that listen hear why: `asleep`, or `again` when a fresh one stands ready."""
        if self._beating is not None:
            self._beating.cancel()
            await asyncio.gather(self._beating, return_exceptions=True)
        async with self._turn:
            self.epoch, self.farewell = "", farewell
            self._remember()
            await self.app.close()
        self._ring()

    # ── what happens ──────────────────────────────────────────────────────────────────────────────────────────────

    def _ring(self) -> None:
        for listener in self.listeners:
            listener.bell.set()

    async def _beat(self) -> None:
        """While a page looks on: what came due is done, phones report what they got, the clock ticks."""
        beats, shown = 0, ""
        while True:
            await asyncio.sleep(BEAT_SECONDS)
            if not self.listeners:
                continue
            self.used, beats = monotonic(), beats + 1
            try:
                async with self._turn:
                    if beats % TICK_EVERY_BEATS == 0:
                        await self.app.tick()
                    moved = await self.app.work() + await self.app.dispatcher.run_once() + await self._report()
                    if moved:
                        await self.app.settle()
            except Exception as broken:
                log.error("simulator broke", exc_info=broken)
                continue
            if moved or self._now() != shown:
                shown = self._now()
                self._ring()

    async def _report(self) -> int:
        """What WhatsApp would call back: delivered, then read; how many. Telegram tells a bot neither."""
        reports = await self.app.read(self._unread)
        for row in reports:
            status = "delivered" if row.state == "sent" else "read"
            await self.app.status(StatusEvent(row.channel, row.provider_id, status, self.app.clock.now()))
        return len(reports)

    def _unread(self, db: Connection) -> list[Any]:
        found: list[Any] = []
        for pane in self.panes.values():
            address = people.address_called(db, pane.channel, [pane.address])
            if pane.look == "whatsapp" and address is not None:
                found += panes.unread(db, address.id)
        return found

    async def receive(self, pane: Pane, kind: str, **words: Any) -> None:
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
            await self.app.settle()
            self._ring()

    async def row(self, message: str) -> tuple[str, Any]:
        """A message on a phone by its id there: `i` and an inbox row, or `o` and an outbox row. Raises NotHere."""
        kind, number = message[:1], message[1:]
        if kind not in ("i", "o") or not number.isdecimal():
            raise NotHere(message)
        row = await self.app.read(panes.one_heard if kind == "i" else panes.one_said, int(number))
        if row is None:
            raise NotHere(message)
        return kind, row

    async def provider_id(self, message: str) -> str:
        """The id that the app itself gave a message on a phone. Raises NotHere."""
        kind, row = await self.row(message)
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
            await self._seat(pane)
            self._remember()
        self._ring()

    async def _seat(self, pane: Pane) -> None:
        """Somebody whom the market knows sits down at the phone they have in this app, or at a further one."""
        pane.given = ""
        if pane.who.startswith("person:"):
            sender, person_id = SENDERS[pane.look], pane.number - KNOWN
            pane.given = await self.app.write(
                panes.seat, pane.channel, sender, pane.address, person_id, self.app.clock.now()
            )

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
                await self.app.settle()
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
        for role, shown in whole.items():
            key = shown["key"]
            seen = listener.seen.setdefault(f"{role} {key}", {})
            messages = []
            for message in shown.pop("messages"):
                written = json.dumps(message, ensure_ascii=False)
                if seen.get(message["id"]) != written:
                    seen[message["id"]] = written
                    messages.append(message)
            head = json.dumps(shown, ensure_ascii=False)
            if messages or seen.get("head") != head:
                seen["head"] = head
                told["panes"][role] = {**shown, "messages": messages}
            for other in [name for name in listener.seen if name.startswith(f"{role} ") and name != f"{role} {key}"]:
                del listener.seen[other]
        if fresh:
            told["cast"] = {role: await self.app.read(self._cast, role) for role in ROLES}
        return told

    def _now(self) -> str:
        here = self.app.clock.now().astimezone(self.settings.zone)
        return f"{format_date(here, 'EEE d MMM', locale='en_IN')}, {here:%H:%M}"

    def _whole(self, db: Connection) -> dict[Role, dict[str, Any]]:
        return {role: phone(db, self.app, pane) for role, pane in self.panes.items()}

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
        kind, row = await self.row(message)
        return heard_facts(self.app, row) if kind == "i" else await self.app.read(said_facts, self.app, row)

    def sample(self, name: str) -> Path:
        """A sample photo or voice note. Raises NotHere."""
        found = next((file for file in samples(self.seed.parent) if file.name == name), None)
        if found is None:
            raise NotHere(name)
        return found

    async def file(self, kind: str, name: str) -> Path:
        """A medium shown on a phone: an own upload, a sample, or Haat's kept copy by its row. Raises NotHere."""
        if kind == "sample":
            return await asyncio.to_thread(self.sample, name)
        found = self.folder / "uploads" / Path(name).name
        if kind == "kept":
            try:
                row = await self.app.read(kept_media.one, int(name) if name.isdecimal() else 0)
            except NoResultFound as missing:
                raise NotHere(name) from missing
            found = self.app.media.at(row.path or "")
        if not await asyncio.to_thread(found.is_file):
            raise NotHere(name)
        return found


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
