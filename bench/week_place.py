"""Where the simulated first week happens: one Haat behind its real doors, both strict fakes, and a clock that only we move."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Callable, Coroutine
from datetime import datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any, TypeVar

import httpx
import sqlalchemy as sa
import uvicorn
from sqlalchemy.engine import Connection

from bot.app import App
from bot.channels.telegram import ALLOWED_UPDATES, Telegram
from bot.channels.whatsapp import WhatsApp
from bot.channels.whatsapp_templates import Templates
from bot.clock import SetClock
from bot.settings import Settings
from bot.web import create_web
from handlers.outbound.twins import LANGUAGES, TWINS
from storage import links, offices, schema, templates
from storage.database import Store
from storage.offices import Office
from storage.tables import outbox
from tests.fakes.telegram import FakeTelegram
from tests.fakes.telegram_world import Clock as TelegramClock
from tests.fakes.twilio import FakeTwilio, Limits

PUBLIC, SECRET = "https://haat.example", "a-secret_of-the-week"
OFFICES = (
    Office(425, {"en": "DIC Sagar", "hi": "जिला उद्योग केंद्र सागर", "mr": "जिल्हा उद्योग केंद्र सागर"},
           {"en": "Main Road, Sagar"}, "07582-000000", {"en": "10 to 5"}),
    Office(482, {"en": "DIC Mumbai", "hi": "जिला उद्योग केंद्र मुंबई", "mr": "जिल्हा उद्योग केंद्र मुंबई"},
           {"en": "Fort, Mumbai"}, "022-00000000", {"en": "10 to 5"}),
)  # fmt: skip
ROUNDS = 200
"""After so many rounds in which Haat still finds work at one moment, something talks to itself."""
T = TypeVar("T")


class Place:
    """One process's Haat on a file; nothing happens between two calls of `settle`."""

    def __init__(self, folder: Path, begins: datetime, links: list[tuple[str, int, str]], *, approved: bool) -> None:
        self.folder, self.clock = folder, SetClock(begins)
        # Nobody writes faster than a person here; the providers' own rates have tests of their own.
        self.twilio = FakeTwilio(now=begins, limits=Limits(pair_interval=None, per_second=None))
        self.twilio.clock.freeze()
        self.twilio.habits.delay = 0.0
        self.twilio.approves_at_once = approved
        self.telegram = FakeTelegram(clock=TelegramClock(begins, ticking=False), rate_limits=False)
        self._links, self._approved = links, approved
        self.app: App

    def __enter__(self) -> Place:
        self.twilio.start()
        self.telegram.start()
        url = f"sqlite:///{self.folder}/haat.db"
        store = Store(url, owner=True)
        schema.upgrade(store)
        with store.write() as db:
            for card in OFFICES:
                offices.set_office(db, card, self.clock.now())
            for token, district, language in self._links:
                links.add_link(db, token, self.clock.now(), district_lgd=district, language=language, role="seller")
        settings = Settings(
            HAAT_DATA_DIR=self.folder, HAAT_DATABASE_URL=url, HAAT_PUBLIC_URL=PUBLIC, HAAT_SECRET_KEY="s"
        )
        whatsapp = WhatsApp(
            self.twilio.account_sid, self.twilio.auth_token, self.twilio.sender.address, self.twilio.base_url, PUBLIC
        )
        telegram = Telegram(self.telegram.token, self.telegram.base_url, SECRET, PUBLIC)
        self.app = App(settings, store, self.clock, [telegram, whatsapp], paced=False)
        self._serve()
        self.telegram.route(PUBLIC, self.url)
        self.twilio.serves(PUBLIC, self.url)
        self.twilio.connect(f"{PUBLIC}/webhooks/twilio/inbound", f"{PUBLIC}/webhooks/twilio/status")
        httpx.post(
            f"{self.telegram.base_url}/bot{self.telegram.token}/setWebhook",
            json={
                "url": f"{PUBLIC}/webhooks/telegram",
                "secret_token": SECRET,
                "allowed_updates": list(ALLOWED_UPDATES),
            },
        ).raise_for_status()
        if self._approved:
            self.run(self._hand_templates_in(whatsapp))
        return self

    def _serve(self) -> None:
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.bind(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        # Without its own loops: what is due is worked when the week's clock says so.
        web = create_web(self.app, runs=False)
        self._server = uvicorn.Server(uvicorn.Config(web, log_level="warning", access_log=False))
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._live, args=(listening,), name="haat", daemon=True)
        self._thread.start()
        while not self._server.started:
            self._thread.join(0.01)
            if not self._thread.is_alive():
                raise RuntimeError("Haat did not start")

    def _live(self, listening: socket.socket) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._server.serve([listening]))

    async def _hand_templates_in(self, channel: WhatsApp) -> None:
        """As `haat template submit` and `sync` do."""
        desk, made = Templates(channel), list[str]()
        for twin in TWINS.values():
            for language in LANGUAGES:
                sid, said = await desk.submit(twin, language)
                made.append(sid)
                await self.app.write(
                    templates.keep, twin.name, language, channel.sender, self.clock.now(), content_sid=sid,
                    status=said.status, words=twin.body(language), category=said.category or twin.category,
                    reason=said.reason,
                )  # fmt: skip
        for sid in made:
            said = await desk.state(sid)
            await self.app.write(
                templates.note_state, sid, said.status, self.clock.now(), category=said.category, reason=said.reason
            )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.should_exit = True
        self._thread.join(20)
        self._loop.close()
        self.telegram.stop()
        self.twilio.stop()

    def run(self, deed: Coroutine[Any, Any, T]) -> T:
        """Run something of Haat's on its own loop."""
        return asyncio.run_coroutine_threadsafe(deed, self._loop).result(120)

    def look(self, question: Callable[[Connection], T]) -> T:
        """Ask the store something."""
        return self.run(self.app.read(question))

    def write(self, deed: Callable[[Connection], T]) -> T:
        """What an office does by command before the week begins."""
        return self.run(self.app.write(deed))

    # ── time ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def until(self, moment: datetime) -> None:
        """Let business time come to a moment, here and at the providers."""
        if moment <= self.clock.moment:
            return
        self.clock.moment = moment
        self.twilio.clock.set(moment)
        self.telegram.clock.set(moment)

    def tick(self) -> None:
        """What the alarm clock rings each second."""
        self.run(self.app.tick())
        self.settle()

    def settle(self) -> None:
        """Work and send until nothing is due at this moment, and every report of the providers has come in."""
        for _ in range(ROUNDS):
            self.telegram.settle()
            self.twilio.settle()
            if not self.run(self._one_round()):
                return
        waits = self.look(
            lambda db: db.execute(sa.select(outbox).order_by(outbox.c.id.desc()).limit(3)).mappings().all()
        )
        raise RuntimeError(
            f"Haat still finds work after {ROUNDS} rounds at {self.clock.moment}: {[dict(one) for one in waits]}"
        )

    async def _one_round(self) -> int:
        done = 0
        while made := await self.app.work() + await self.app.dispatcher.run_once():
            done += made
        return done


def minutes(count: float) -> timedelta:
    """So many minutes."""
    return timedelta(minutes=count)
