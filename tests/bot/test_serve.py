"""A process whose loops have died does not live on as a door that keeps what nobody works."""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.engine import Connection

from bot.app import App
from bot.channels.terminal import Terminal
from bot.clock import Clock
from bot.serve import serve, work
from bot.settings import Settings
from bot.web import running
from handlers.enquiry import waves
from handlers.world import World
from storage import schema
from storage.database import Store
from tests.trips.test_serve import free_port


@pytest.fixture
def broken(sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> App:
    """An App whose loops end with an error of their own a moment after they began."""
    store = Store(sqlite_url, owner=True)
    schema.upgrade(store)
    app = App(Settings(data_dir=tmp_path, secret_key="s"), store, Clock(), [Terminal("x")], paced=False)

    async def breaks() -> None:
        await asyncio.sleep(0)
        raise RuntimeError("the log cannot be written")

    monkeypatch.setattr(app, "run", breaks)
    return app


async def within_half_a_minute(server: Coroutine[Any, Any, None]) -> None:
    """Wait in the same task: an end of the process inside a task of its own would be told again by the collector."""
    async with asyncio.timeout(30):
        await server


def test_a_server_ends_as_failed_when_its_loops_have_died(broken: App) -> None:
    with pytest.raises(SystemExit) as ended:
        asyncio.run(within_half_a_minute(serve(broken, "127.0.0.1", free_port(), polling=False)))
    assert ended.value.code == 1


def test_a_worker_ends_as_failed_when_its_loops_have_died(broken: App) -> None:
    with pytest.raises(SystemExit) as ended:
        asyncio.run(within_half_a_minute(work(broken)))
    assert ended.value.code == 1


def test_a_tick_under_way_ends_in_order_when_the_process_is_told_to_stop(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    begun, jobs = threading.Event(), list[str]()

    def slow(_db: Connection, world: World) -> int:
        begun.set()
        time.sleep(0.5)
        jobs.append("ended")
        return 0

    async def live_a_moment() -> None:
        async with running(app):
            assert await asyncio.to_thread(begun.wait, 30), "the alarm clock rings"

    monkeypatch.setattr(waves, "next_waves", slow)
    store = Store(sqlite_url, owner=True)
    schema.upgrade(store)
    app = App(Settings(data_dir=tmp_path, secret_key="s"), store, Clock(), [Terminal("x")], paced=False)
    asyncio.run(within_half_a_minute(live_a_moment()))
    assert jobs == ["ended"]
    assert [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR] == []
