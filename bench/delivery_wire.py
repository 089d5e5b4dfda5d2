"""The whole way of a message, in a process of its own on one core: sending, a reply behind bulk; prints JSON."""

from __future__ import annotations

import asyncio
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Coroutine
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import uvloop

from bench import stores
from bench.fast_fakes import FastProvider
from bot.app import App
from bot.channels.channel import Channel
from bot.channels.telegram import Telegram
from bot.channels.whatsapp import WhatsApp
from bot.clock import Clock
from bot.settings import Settings
from storage import outbox
from storage.database import Store

SECRET, PUBLIC = "a-secret_of-the-bench", "https://haat.example"


def rss_mb() -> float:
    """This process's resident memory."""
    status = Path("/proc/self/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def app_on(store: Store, provider_url: str, channel: str, *, paced: bool) -> App:
    """Haat on this store, its one channel led to the provider."""
    settings = Settings(
        HAAT_DATA_DIR=Path(tempfile.mkdtemp()), HAAT_DATABASE_URL=store.url.render_as_string(hide_password=False),
        HAAT_PUBLIC_URL=PUBLIC, HAAT_SECRET_KEY="s",
    )  # fmt: skip
    door: Channel = (
        Telegram(stores.TOKEN, provider_url, SECRET, PUBLIC)
        if channel == "telegram"
        else WhatsApp(stores.ACCOUNT, "fake-auth-token", stores.WHATSAPP, provider_url, PUBLIC)
    )
    return App(settings, store, Clock(), [door], paced=paced)


async def _running(app: App, deed: Callable[[], Awaitable[dict[str, Any]]]) -> dict[str, Any]:
    await app.open()
    loops = asyncio.create_task(app.run())
    try:
        return await deed()
    finally:
        await app.stop(loops)
        await app.close()


def send_path(kind: str, server: str, channel: str, count: int) -> dict[str, Any]:
    """Messages a second from rows waiting to rows settled, to a provider that takes all at once."""
    with FastProvider(core=_other_core()) as provider, stores.fresh(kind, server) as store:
        with store.write() as db:
            stores.fill_people(db, count, channel)
            stores.fill_outbox(db, count, people_count=count, channel=channel)
        stores.analysed(store)
        app = app_on(store, provider.url, channel, paced=False)

        async def until_sent() -> dict[str, Any]:
            started, cpu = time.perf_counter(), time.process_time()
            while provider.count < count or await app.read(_open_rows):  # noqa: ASYNC110 - another process counts
                await asyncio.sleep(0.02)
            taken = time.perf_counter() - started
            return {"per_second": count / taken, "cpu_per_1000": (time.process_time() - cpu) / count * 1000}

        return _run(_running(app, until_sent))


def _open_rows(db: Any) -> int:
    states = outbox.by_state(db)
    return sum(many for state, many in states.items() if state in ("ready", "leased", "sending"))


def reply_wait(kind: str, server: str, waiting: int, replies: int) -> dict[str, Any]:
    """Milliseconds from a reply's commit to the wire while so many bulk rows wait and go out at the allowed rate."""
    with FastProvider(core=_other_core()) as provider, stores.fresh(kind, server) as store:
        with store.write() as db:
            stores.fill_people(db, waiting)
        for first in range(1, waiting + 1, 250_000):
            with store.write() as db:
                many = min(250_000, waiting + 1 - first)
                stores.fill_outbox(db, many, first=first, people_count=waiting)
        stores.analysed(store)
        app = app_on(store, provider.url, "telegram", paced=True)
        luck = random.Random(5)

        async def ask() -> dict[str, Any]:
            await asyncio.sleep(3)
            committed: dict[int, float] = {}
            for number in range(1, replies + 1):
                who = luck.randint(1, waiting)
                await app.write(_reply, number, who)
                committed[number] = time.time()
                app.engine.wake("sender")
                await asyncio.sleep(luck.uniform(0.08, 0.2))
            await asyncio.sleep(1)
            marks = provider.marks
            waits = sorted((marks[number] - at) * 1000 for number, at in committed.items() if number in marks)
            return {
                "sent": len(waits), "of": replies, "median_ms": statistics.median(waits),
                "p95_ms": waits[int(len(waits) * 0.95)], "bulk_meanwhile": provider.count - len(waits), "rss_mb": rss_mb(),
            }  # fmt: skip

        return _run(_running(app, ask))


def _reply(db: Any, number: int, who: int) -> None:
    outbox.add(
        db, datetime.now(UTC), cause=f"in:{number}", action="send", sender=stores.TELEGRAM, channel="telegram",
        address_id=who, person_id=who, lane=f"answer:{who}", purpose="reply", priority=0, repeatable=True,
        payload={"text": f"#{number} जवाब"},
    )  # fmt: skip


def _other_core() -> int | None:
    cores = os.cpu_count() or 1
    return 1 if cores > 1 else None


def _run(main: Coroutine[Any, Any, dict[str, Any]]) -> dict[str, Any]:
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        return runner.run(main)


if __name__ == "__main__":
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {0})
    name, words = sys.argv[1], json.loads(sys.argv[2])
    print(json.dumps({"send_path": send_path, "reply_wait": reply_wait}[name](**words)))
