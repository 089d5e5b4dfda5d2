"""A town: one running Haat server with both providers faked on loopback, and people with phones."""

from __future__ import annotations

import asyncio
import socket
import ssl
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx
import uvicorn

from bot.app import App
from bot.channels.telegram import ALLOWED_UPDATES, Telegram
from bot.channels.whatsapp import WhatsApp
from bot.clock import Clock
from bot.settings import Settings
from bot.web import create_web
from storage import inbox, links, offices, outbox, schema
from storage.database import Store
from storage.offices import Office
from tests.fakes.telegram import FakeTelegram
from tests.fakes.twilio import FakeTwilio

PLAIN = httpx.Client(
    trust_env=False, verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), limits=httpx.Limits(max_keepalive_connections=0)
)
"""For loopback, which is plain HTTP: `httpx.get` loads all certificates of the world each time, 30 ms of a processor."""
PUBLIC = "https://haat.example"
SECRET = "a-secret_of-the-test"
NOON = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
"""A Wednesday noon in India, far from quiet hours."""


class MovedClock(Clock):
    """Real seconds pass, from a moment that the test chose, so that leases and waits behave as they do in life."""

    def __init__(self, moment: datetime) -> None:
        super().__init__()
        self.offset = moment - datetime.now(UTC)


class Town:
    """One server process in a thread, two fake providers, one store."""

    def __init__(self, store_url: str, folder: Path, *, moment: datetime = NOON) -> None:
        self.telegram, self.twilio = FakeTelegram(rate_limits=False), FakeTwilio()
        self.store_url, self.folder, self.clock = store_url, folder, MovedClock(moment)
        self.app: App | None = None
        self.port = 0
        self._looking = Store(store_url)

    def __enter__(self) -> Town:
        self.telegram.start()
        self.twilio.start()
        store = Store(self.store_url, owner=True)
        schema.upgrade(store)
        with store.write() as db:
            for code, name in ((425, "DIC Sagar"), (482, "DIC Mumbai"), (483, "DIC Mumbai Suburban")):
                card = Office(code, {"en": name}, {"en": "Main Road"}, "07582-000000", {"en": "10-5"})
                offices.set_office(db, card, self.clock.now())
            links.add_link(db, "sagarhi", self.clock.now(), district_lgd=425, language="hi", role="seller")
            links.add_link(db, "mumbaimr", self.clock.now(), district_lgd=482, language="mr", role="seller")
        store.close()
        self.open()
        self.telegram.route(PUBLIC, self.url)
        self.twilio.serves(PUBLIC, self.url)
        self.twilio.connect(f"{PUBLIC}/webhooks/twilio/inbound", f"{PUBLIC}/webhooks/twilio/status")
        self._set_webhook()
        return self

    def open(self) -> None:
        """Start the server (again) on the same store."""
        settings = Settings(
            HAAT_DATA_DIR=self.folder, HAAT_DATABASE_URL=self.store_url, HAAT_PUBLIC_URL=PUBLIC, HAAT_SECRET_KEY="s",
        )  # fmt: skip
        self.app = App(
            settings, Store(self.store_url, owner=True), self.clock,
            [
                Telegram(self.telegram.token, self.telegram.base_url, SECRET, PUBLIC),
                WhatsApp(self.twilio.account_sid, self.twilio.auth_token, self.twilio.sender.address, self.twilio.base_url, PUBLIC),
            ],
            paced=False,  # the providers' limits have tests of their own; here people tap faster than people can
        )  # fmt: skip
        listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(("127.0.0.1", self.port))
        self.port = listening.getsockname()[1]
        self._server = uvicorn.Server(uvicorn.Config(create_web(self.app), log_level="warning"))
        self._thread = threading.Thread(target=lambda: asyncio.run(self._server.serve([listening])), daemon=True)
        self._thread.start()
        until(lambda: self._server.started, "the server has started")

    def shut(self) -> None:
        """Stop the server in order; providers and store stay."""
        self._server.should_exit = True
        self._thread.join(20)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.shut()
        self._looking.close()
        self.telegram.stop()
        self.twilio.stop()
        if kind is None:
            self.telegram.check()
            self.twilio.assert_clean()

    @property
    def url(self) -> str:
        """Where the server listens."""
        return f"http://127.0.0.1:{self.port}"

    def _set_webhook(self) -> None:
        assert self.app is not None
        # The real client of the running app would want its own loop; the fake takes the plain call as well.
        PLAIN.post(
            f"{self.telegram.base_url}/bot{self.telegram.token}/setWebhook",
            json={
                "url": f"{PUBLIC}/webhooks/telegram", "secret_token": SECRET, "allowed_updates": list(ALLOWED_UPDATES),
            },
        ).raise_for_status()  # fmt: skip

    # ── looking ───────────────────────────────────────────────────────────────────────────────────────────────────

    def look(self, question: Callable[[Any], Any]) -> Any:
        """Ask the store something."""
        with self._looking.read() as db:
            return question(db)

    def quiet(self, timeout: float = 15) -> None:
        """Wait until everything received is worked and everything due is sent."""

        def nothing_left() -> bool:
            # In the order in which work flows: what moves on meanwhile is still met further down.
            soon = self.clock.now() + timedelta(seconds=8)
            if self.look(inbox.waiting) or self.look(lambda db: outbox.ready(db, soon)):
                return False
            states = self.look(outbox.by_state)
            return not (states.get("leased") or states.get("sending"))

        self.telegram.settle()
        until(nothing_left, "the town is quiet", timeout)
        self.twilio.settle()

    def later(self, **parts: float) -> None:
        """Let business time pass, here and at the providers."""
        self.clock.advance(timedelta(**parts))
        self.twilio.clock.advance(**parts)
        self.telegram.clock.advance(timedelta(**parts))
        time.sleep(1.3)  # the tick looks once a second
        self.quiet()


def until(condition: Callable[[], Any], what: str, timeout: float = 15) -> None:
    """Wait for something, at most so long."""
    end = time.monotonic() + timeout
    while not condition():
        assert time.monotonic() < end, f"waited {timeout} s in vain until {what}"
        time.sleep(0.05)  # looking costs the processor that the others work with
