"""Webhook intake: Haat's door beside a bare ASGI function, both on the same server settings, each pinned to one core."""

from __future__ import annotations

import asyncio
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import uvicorn
import uvloop

from bench import stores

CONNECTIONS, PEOPLE = 40, 2_000
SECRET = "a-secret_of-the-bench"


async def trivial(scope: Any, receive: Any, send: Any) -> None:
    """Reads the body and says yes: the least that a door can do."""
    if scope["type"] != "http":
        await receive()
        await send({"type": f"{scope['type']}.startup.complete"})
        await receive()
        return
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"0")]})
    await send({"type": "http.response.body", "body": b""})


@contextmanager
def door(what: str, kind: str = "sqlite", server: str = "") -> Iterator[int]:
    """A server process on the first core ("trivial" or "haat"); its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "bench.delivery_intake", what, str(port), kind, server])
    try:
        end = time.monotonic() + 40
        while time.monotonic() < end:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield port
    finally:
        process.terminate()
        process.wait(20)


class _Client(asyncio.Protocol):
    """One connection that posts its updates one after the other."""

    def __init__(self, requests: list[bytes], done: asyncio.Future[None]) -> None:
        self.requests, self.done, self.waiting, self.bad = requests, done, b"", 0

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        self._next()

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        if b"\r\n\r\n" in self.waiting:
            self.bad += b" 200 " not in self.waiting[:20]
            self.waiting = b""
            self._next()

    def connection_lost(self, error: Exception | None) -> None:
        if not self.done.done():
            self.done.set_exception(error or ConnectionError("the server hung up"))

    def _next(self) -> None:
        if self.requests:
            self.transport.write(self.requests.pop())
        elif not self.done.done():
            self.done.set_result(None)


def updates(first: int, count: int) -> list[bytes]:
    """Whole requests, each a message of one of the people."""
    found = []
    for number in range(first, first + count):
        user = 4_000_000_000_000_000 + number % PEOPLE
        body = json.dumps({
            "update_id": number, "message": {
                "message_id": number, "date": 1_790_000_000, "text": "मुझे 50 किलो हल्दी चाहिए",
                "chat": {"id": user, "type": "private", "first_name": "Asha"},
                "from": {"id": user, "is_bot": False, "first_name": "Asha", "language_code": "hi"},
            },
        }).encode()  # fmt: skip
        head = (
            f"POST /webhooks/telegram HTTP/1.1\r\nHost: haat.example\r\nContent-Type: application/json\r\n"
            f"X-Telegram-Bot-Api-Secret-Token: {SECRET}\r\nContent-Length: {len(body)}\r\n\r\n"
        )
        found.append(head.encode() + body)
    return found


async def storm(port: int, requests: list[bytes]) -> float:
    """Requests a second over all connections; raises when one was not answered with 200."""
    loop, clients, ends = asyncio.get_running_loop(), list[_Client](), list[asyncio.Future[None]]()
    started = time.perf_counter()
    for number in range(CONNECTIONS):
        ends.append(loop.create_future())
        client = _Client(requests[number::CONNECTIONS], ends[-1])
        clients.append(client)
        await loop.create_connection(lambda client=client: client, "127.0.0.1", port)  # type: ignore[misc]
    await asyncio.gather(*ends)
    taken = time.perf_counter() - started
    assert not sum(client.bad for client in clients), "every update is taken"
    for client in clients:
        client.transport.close()
    return len(requests) / taken


def rounds(kind: str, server: str, count: int, times: int) -> tuple[list[float], list[float]]:
    """(Haat's, the bare function's) requests a second, in turns."""
    ours, bare, number = [], [], 1
    with (
        door("trivial") as plain,
        door("haat", kind, server) as haat,
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
    ):
        runner.run(storm(haat, updates(number, PEOPLE)))  # everybody is known from here on
        number += PEOPLE
        for _ in range(times):
            bare.append(runner.run(storm(plain, updates(number, count))))
            ours.append(runner.run(storm(haat, updates(number, count))))
            number += count
    return ours, bare


def _serve(what: str, port: int, kind: str, server: str) -> None:
    from bot.serve import _server_config

    if what == "trivial":
        config = _server_config(trivial, "127.0.0.1", port)  # type: ignore[arg-type]
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(uvicorn.Server(config).serve())
        return
    from bot.app import App
    from bot.channels.telegram import Telegram
    from bot.clock import Clock
    from bot.settings import Settings
    from bot.web import create_web

    with stores.fresh(kind, server) as store:
        with store.write() as db:
            stores.furnish(db)
        settings = Settings(
            HAAT_DATA_DIR=Path(tempfile.mkdtemp()), HAAT_PUBLIC_URL="https://haat.example", HAAT_SECRET_KEY="s"
        )
        telegram = Telegram(stores.TOKEN, "http://127.0.0.1:9", SECRET, "https://haat.example")
        app = App(settings, store, Clock(), [telegram])
        config = _server_config(create_web(app, runs=False), "127.0.0.1", port)
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            runner.run(uvicorn.Server(config).serve())


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})
    _serve(sys.argv[1], int(sys.argv[2]), sys.argv[3], sys.argv[4] if len(sys.argv) > 4 else "")
