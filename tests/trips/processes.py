"""Haat as it runs in life: `haat serve` and `haat worker` as processes of their own that can be stopped or killed."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from types import TracebackType

import httpx

from storage import links, offices, schema
from storage.database import Store
from storage.offices import Office
from tests.fakes.telegram import FakeTelegram
from tests.trips.town import NOON, PLAIN, PUBLIC, SECRET, until

ROOT = Path(__file__).resolve().parent.parent.parent


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(url: str) -> bool:
    try:
        return PLAIN.get(url, timeout=1).status_code == 200
    except httpx.HTTPError:
        return False


def made_ready(store_url: str) -> Store:
    """A migrated store with an office card."""
    store = Store(store_url, owner=True)
    schema.upgrade(store)
    with store.write() as db:
        card = Office(425, {"en": "DIC Sagar"}, {"en": "Main Road"}, "07582-000000", {"en": "10-5"})
        offices.set_office(db, card, NOON)
        links.add_link(db, "sagarhi", NOON, district_lgd=425, language="hi", role="seller")
    return store


class Machines:
    """Several processes on one store and one fake Telegram; whatever still runs is killed at the end."""

    def __init__(self, store_url: str, folder: Path, telegram: FakeTelegram) -> None:
        self.folder, self.telegram, self.port = folder, telegram, free_port()
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.environment = os.environ | {
            "HAAT_DATA_DIR": str(folder / "data"), "HAAT_SECRET_KEY": "s", "HAAT_DATABASE_URL": store_url,
            "HAAT_PUBLIC_URL": PUBLIC, "TELEGRAM_BOT_TOKEN": telegram.token,
            "TELEGRAM_API_BASE_URL": telegram.base_url, "TELEGRAM_WEBHOOK_SECRET": SECRET,
        }  # fmt: skip

    def __enter__(self) -> Machines:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in self.running.values():
            process.kill()
            process.wait()

    @property
    def url(self) -> str:
        """Where `haat serve` listens."""
        return f"http://127.0.0.1:{self.port}"

    def start(self, name: str, *words: str) -> subprocess.Popen[bytes]:
        """One process more."""
        with (self.folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "bot", *words], env=self.environment, cwd=ROOT, stdout=log, stderr=log
            )
        self.running[name] = process
        return process

    def serve(self) -> None:
        """The server; it takes webhooks when this returns."""
        self.start("serve", "serve", "--port", str(self.port))
        until(lambda: answers(f"{self.url}/readyz"), "the server is ready", 90)
        self.telegram.route(PUBLIC, self.url)
        until(lambda: self.telegram.calls_of("setWebhook", ok=True), "the webhook is set")

    def worker(self, name: str) -> None:
        """A further machine."""
        self.start(name, "worker")

    def ends(self, name: str, how: signal.Signals) -> int:
        """Stop or kill one process; its exit code."""
        process = self.running.pop(name)
        process.send_signal(how)
        return process.wait(60)

    def log(self, name: str) -> str:
        """What one process has said."""
        return (self.folder / f"{name}.log").read_text()
