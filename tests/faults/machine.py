"""A place where Haat runs as people start it: processes of its own, one store, both providers faked on loopback."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

import httpx

from storage import links, offices, schema
from storage.database import Store
from storage.offices import Office
from tests.conftest import temporary_folder
from tests.faults import launch
from tests.faults.providers import Telegram, Twilio
from tests.faults.server import Server
from tests.trips.town import PLAIN, PUBLIC, SECRET

ROOT = Path(__file__).resolve().parent.parent.parent
LEASE_SECONDS, WIRE_SECONDS, CALL_SECONDS = 3.0, 4.0, 2.0
T = TypeVar("T")


class Warm:
    """One warm process that forks the commands; closing it ends them all."""

    def __init__(self) -> None:
        guard = ROOT / "tests" / "loopback"
        path = os.pathsep.join(filter(None, [str(guard), str(ROOT), os.environ.get("PYTHONPATH")]))
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.launch"], cwd=ROOT, env=os.environ | {"PYTHONPATH": path},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        self._lock = threading.Lock()

    def start(self, words: list[str], environment: dict[str, str], log: Path) -> int:
        """Fork one command; its process id."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        with self._lock:
            self._process.stdin.write(json.dumps({"words": words, "environment": environment, "log": str(log)}) + "\n")
            self._process.stdin.flush()
            return int(self._process.stdout.readline())

    def close(self) -> None:
        """End the warm process; its children must have been ended before."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait(10)


@dataclass
class Process:
    """One command of Haat; `url` is empty for a worker."""

    words: list[str]
    url: str = ""
    pid: int = 0
    starts: int = 0
    dies: str = ""

    @property
    def alive(self) -> bool:
        """Does it still run?"""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return False
        return self.pid > 0

    def signal(self, number: int) -> None:
        """Send a signal, if it still lives."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, number)


@dataclass
class Machine:
    """Store, providers and processes; use as a context manager."""

    store_url: str
    workers: int = 0
    """Further processes beside the one that serves."""
    lease: float = LEASE_SECONDS
    wire: float = WIRE_SECONDS
    call: float = CALL_SECONDS
    server: Server | None = None
    """The PostgreSQL, where it is the test's own."""
    warm: Warm | None = None
    """Given: shared with others, and left running."""
    folder: Path = field(default_factory=lambda: temporary_folder("faults"))
    processes: list[Process] = field(default_factory=list)
    ahead: float = 0.0
    """Seconds of business time ahead of real time."""

    def __enter__(self) -> Machine:
        self.telegram, self.twilio = Telegram(), Twilio()
        self.telegram.start()
        self.twilio.start()
        self._warm = self.warm or Warm()
        self.clock_file = self.folder / "clock"
        self.clock_file.write_text("0")
        self.store = Store(self.store_url)
        self._furnish()
        port = free_port()
        self.processes.append(Process(["serve", "--port", str(port)], f"http://127.0.0.1:{port}"))
        for _ in range(self.workers):
            self.processes.append(self._further())
        self.telegram.route(PUBLIC, self.processes[0].url)
        self.telegram.first_retry = self.telegram.longest_retry = 0.2
        self.twilio.serves(PUBLIC, self.processes[0].url)
        self.twilio.connect(f"{PUBLIC}/webhooks/twilio/inbound", f"{PUBLIC}/webhooks/twilio/status")
        return self

    def __exit__(self, *_: object) -> None:
        for process in self.processes:
            process.signal(signal.SIGCONT)
            process.signal(signal.SIGKILL)
        for process in self.processes:
            until(lambda one=process: not one.alive, "a process is gone", 10)
        if self.warm is None:
            self._warm.close()
        self.telegram.stop()
        self.twilio.stop()
        self.store.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _furnish(self) -> None:
        owner = Store(self.store_url, owner=True)
        schema.upgrade(owner)
        with owner.write() as db:
            card = Office(425, {"en": "DIC Sagar"}, {"en": "Main Road"}, "07582-000000", {"en": "10-5"})
            offices.set_office(db, card, datetime.now(UTC))
            links.add_link(db, "sagarhi", datetime.now(UTC), district_lgd=425, language="hi", role="seller")
        owner.close()

    def _further(self) -> Process:
        if _has_worker():
            return Process(["worker"])
        port = free_port()
        return Process(["serve", "--port", str(port)], f"http://127.0.0.1:{port}")

    @property
    def environment(self) -> dict[str, str]:
        """What the processes are told."""
        return {
            "HAAT_DATA_DIR": str(self.folder), "HAAT_DATABASE_URL": self.store_url, "HAAT_SECRET_KEY": "s",
            "HAAT_PUBLIC_URL": PUBLIC, "HAAT_CLOCK_FILE": str(self.clock_file),
            "TELEGRAM_BOT_TOKEN": self.telegram.token, "TELEGRAM_API_BASE_URL": self.telegram.base_url,
            "TELEGRAM_WEBHOOK_SECRET": SECRET, "TWILIO_ACCOUNT_SID": self.twilio.account_sid,
            "TWILIO_AUTH_TOKEN": self.twilio.auth_token, "TWILIO_WHATSAPP_FROM": self.twilio.sender.address,
            "TWILIO_API_BASE_URL": self.twilio.base_url,
            launch.LEASE: str(self.lease), launch.WIRE: str(self.wire), launch.CALL: str(self.call),
        }  # fmt: skip

    # ── processes ─────────────────────────────────────────────────────────────────────────────────────────────────

    def start(self, process: Process | None = None) -> None:
        """Start one process, or all, and wait until each that serves says it is ready."""
        chosen = [process] if process is not None else self.processes
        for one in chosen:
            environment = self.environment | ({launch.DIES: one.dies} if one.dies else {launch.DIES: ""})
            one.pid = self._warm.start(one.words, environment, self.folder / "log")
            one.starts += 1
        for one in chosen:
            if one.url:
                until(lambda one=one: not one.alive or ready(one.url), "a server is ready", 30, self.log)

    def kill(self, process: Process) -> None:
        """kill -9, and wait until it is gone."""
        process.signal(signal.SIGKILL)
        process.signal(signal.SIGCONT)
        until(lambda: not process.alive, "the killed process is gone", 10)

    def end(self, process: Process) -> None:
        """Ask a process to end in order, and wait for it."""
        process.signal(signal.SIGTERM)
        until(lambda: not process.alive, "the process has ended", 30, self.log)

    @contextlib.contextmanager
    def all_paused(self) -> Iterator[None]:
        """Every process stands still, so that the store can be read as it is at one instant."""
        for process in self.processes:
            process.signal(signal.SIGSTOP)
        try:
            yield
        finally:
            for process in self.processes:
                process.signal(signal.SIGCONT)

    def log(self) -> str:
        """The end of what the processes wrote."""
        file = self.folder / "log"
        return file.read_text(errors="replace")[-6000:] if file.exists() else ""

    # ── the store ─────────────────────────────────────────────────────────────────────────────────────────────────

    def look(self, question: Callable[[Any], T]) -> T:
        """Ask the store something."""
        with self.store.read() as db:
            return question(db)

    def write(self, deed: Callable[[Any], T]) -> T:
        """Write to the store beside the running processes."""
        with self.store.write() as db:
            return deed(db)

    def forget_connections(self) -> None:
        """The server was away: what we held open is of no use any more."""
        self.store.writer.dispose()
        self.store.reader.dispose()

    def move_clock(self, seconds: float) -> None:
        """Set how far business time is from real time."""
        self.ahead = seconds
        self.clock_file.write_text(str(int(seconds)))


def _has_worker() -> bool:
    from bot.commands import running

    return any(
        (one.name or getattr(one.callback, "__name__", "")) == "worker" for one in running.app.registered_commands
    )


def ready(url: str) -> bool:
    """Does a server answer that it is ready?"""
    try:
        return PLAIN.get(f"{url}/readyz", timeout=2).status_code == 200
    except httpx.HTTPError:
        return False


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until(condition: Callable[[], Any], what: str, timeout: float = 15, log: Callable[[], str] = str) -> None:
    """Wait for something, at most so many seconds."""
    end = time.monotonic() + timeout
    while not condition():
        if time.monotonic() > end:
            raise AssertionError(f"waited {timeout} s in vain until {what}\n{log()}")
        time.sleep(0.02)
