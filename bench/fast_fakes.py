"""Providers that take everything and look at nothing, in a process of their own: for throughput only, never for truth."""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import os
import re
import time
from dataclasses import dataclass
from multiprocessing.connection import Connection
from typing import Any

LENGTH = re.compile(rb"content-length: *(\d+)", re.IGNORECASE)
MARK = re.compile(rb"%23(\d+)|#(\d+)")
NOW = "Thu, 26 Nov 2026 06:30:00 +0000"


class _Wire(asyncio.Protocol):
    """One connection: each whole request is answered at once with a fixed answer and the next number."""

    def __init__(self, books: _Books) -> None:
        self.books, self.waiting = books, b""

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def data_received(self, data: bytes) -> None:
        self.waiting += data
        while (head := self.waiting.find(b"\r\n\r\n")) >= 0:
            found = LENGTH.search(self.waiting, 0, head)
            end = head + 4 + (int(found[1]) if found else 0)
            if len(self.waiting) < end:
                return
            request, self.waiting = self.waiting[:end], self.waiting[end:]
            self.transport.write(self.books.answer(request))


class _Books:
    """What was taken: a count, and when each marked message came."""

    def __init__(self) -> None:
        self.count = 0
        self.marks: dict[int, float] = {}

    def answer(self, request: bytes) -> bytes:
        self.count += 1
        if found := MARK.search(request):
            self.marks[int(found[1] or found[2])] = time.time()
        body = self._telegram() if b"/bot" in request[:40] else self._twilio()
        status = b"200 OK" if b"/bot" in request[:40] else b"201 Created"
        return b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (
            status,
            len(body),
            body,
        )

    def _telegram(self) -> bytes:
        return (
            b'{"ok":true,"result":{"message_id":%d,"date":1,"chat":{"id":1,"type":"private"},"text":"x"}}' % self.count
        )

    def _twilio(self) -> bytes:
        message = {
            "sid": f"SM{self.count:032x}", "status": "queued", "account_sid": "AC" + "0" * 32, "body": "x",
            "direction": "outbound-api", "num_segments": "1", "num_media": "0", "date_created": NOW,
            "date_updated": NOW, "date_sent": None, "error_code": None, "error_message": None, "price": None,
            "price_unit": None, "to": "whatsapp:+910000000000", "from": "whatsapp:+910900000001",
            "api_version": "2010-04-01", "uri": "/x", "messaging_service_sid": None, "subresource_uris": {},
        }  # fmt: skip
        return json.dumps(message).encode()


def _serve(pipe: Connection, core: int | None) -> None:
    if core is not None and hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {core})
    asyncio.run(_run(pipe))


async def _run(pipe: Connection) -> None:
    books = _Books()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: _Wire(books), "127.0.0.1", 0)
    pipe.send(server.sockets[0].getsockname()[1])
    while (asked := await asyncio.to_thread(pipe.recv)) != "end":
        pipe.send(books.count if asked == "count" else books.marks)
    server.close()


@dataclass
class FastProvider:
    """A provider in its own process; `core` pins it. Use as a context manager."""

    core: int | None = None

    def __enter__(self) -> FastProvider:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, self.core), daemon=True)
        self._process.start()
        self.url = f"http://127.0.0.1:{self._pipe.recv()}"
        return self

    def __exit__(self, *_: object) -> None:
        self._pipe.send("end")
        self._process.join(5)
        self._process.kill()

    @property
    def count(self) -> int:
        """How many calls it took."""
        self._pipe.send("count")
        return int(self._pipe.recv())

    @property
    def marks(self) -> dict[int, float]:
        """When each message with a mark `#n` came, in seconds since 1970."""
        self._pipe.send("marks")
        found: dict[int, float] = self._pipe.recv()
        return found
