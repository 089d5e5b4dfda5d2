"""The seam of who wakes whom, in one process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Coroutine, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.engine import EmbeddedEngine, SharedEngine, engine_for
from storage import schema, senders, wakeups
from storage.database import Store

LONG = 30.0
"""Seconds that no test waits out: whoever is not woken fails by the limit in `soon`."""


async def soon(waiting: Coroutine[Any, Any, None]) -> bool:
    """Whether a wait ends well before its own time is over."""
    try:
        await asyncio.wait_for(waiting, 5)
    except TimeoutError:
        return False
    return True


def test_a_bell_wakes_whoever_waits_for_its_kind() -> None:
    async def trip() -> list[bool]:
        engine = EmbeddedEngine()
        inbox = asyncio.create_task(soon(engine.wait("inbox", LONG)))
        sender = asyncio.create_task(engine.wait("sender", LONG))
        await asyncio.sleep(0)
        engine.wake("inbox")
        woken = await inbox
        asleep = not sender.done()
        sender.cancel()
        return [woken, asleep]

    assert asyncio.run(trip()) == [True, True]


def test_another_thread_may_ring_the_bell() -> None:
    async def trip() -> bool:
        engine = EmbeddedEngine()
        waiting = asyncio.create_task(engine.wait("inbox", LONG))
        await asyncio.sleep(0)
        ringing = threading.Thread(target=engine.wake, args=("inbox", "key"))
        ringing.start()
        await asyncio.to_thread(ringing.join)
        done, _ = await asyncio.wait([waiting], timeout=5)
        return bool(done)

    assert asyncio.run(trip())


def test_a_bell_rung_while_nobody_waits_is_heard_by_the_next_and_only_once() -> None:
    async def trip() -> list[bool]:
        engine = EmbeddedEngine()
        await engine.wait("inbox", 0.001)  # now it knows its loop
        engine.wake("inbox")
        engine.wake("inbox")
        await asyncio.sleep(0.001)
        first = await soon(engine.wait("inbox", LONG))
        again = asyncio.create_task(engine.wait("inbox", LONG))
        done, _ = await asyncio.wait([again], timeout=0.05)
        again.cancel()
        return [first, bool(done)]

    assert asyncio.run(trip()) == [True, False]


def test_nobody_rings_and_the_wait_ends_by_itself() -> None:
    async def trip() -> bool:
        return await soon(EmbeddedEngine().wait("inbox", 0.01))

    assert asyncio.run(trip())


def test_a_bell_before_any_loop_is_no_error() -> None:
    EmbeddedEngine().wake("inbox")


def test_one_process_owns_every_sender() -> None:
    assert EmbeddedEngine().owns("SagarBot")


# ── many processes ────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.fixture
def shared(postgres_url: str) -> Iterator[Store]:
    opened = Store(postgres_url, owner=True)
    schema.upgrade(opened)
    with opened.write() as db:
        senders.keep_sender(db, "telegram", "bot", datetime(2026, 11, 25, tzinfo=UTC))
    yield opened
    opened.close()


async def until(condition: Callable[[], bool], seconds: float = 60) -> bool:
    for _ in range(int(seconds / 0.05)):
        if condition():
            return True
        await asyncio.sleep(0.05)
    return False


def test_a_wake_up_reaches_the_owner_in_another_process_and_the_next_owner_after_it(shared: Store) -> None:
    async def trip() -> None:
        first, second = SharedEngine(shared), SharedEngine(shared)
        await first.start(["bot"])
        await second.start(["bot"])
        assert first.owns("bot")
        assert not second.owns("bot")
        assert first.fences == {"bot": 1}
        assert second.fences == {}

        async def heard(by: SharedEngine, rings: SharedEngine) -> bool:
            """Rung now and then: a wake-up that was lost while a worker starts changes nothing but time."""
            waiting = asyncio.create_task(by.wait("sender", 60))
            for _ in range(200):
                rings.wake("sender")
                done, _ = await asyncio.wait([waiting], timeout=0.25)
                if done:
                    return True
            waiting.cancel()
            return False

        await first.wait("sender", 0.3)  # its own first ring, when it became the owner
        assert await heard(first, second)
        await first.stop()
        assert await until(lambda: second.owns("bot"))
        assert second.fences == {"bot": 2}
        await second.stop()
        assert not second.owns("bot")

    asyncio.run(trip())


def test_wake_ups_that_cannot_be_carried_break_nothing(shared: Store) -> None:
    async def trip() -> None:
        engine = SharedEngine(shared)
        with shared.write() as db:
            wakeups.take_down(db)
        await engine.start(["bot"])
        assert engine.owns("bot")
        for _ in range(3):
            engine.wake("sender")
            engine.wake("inbox")
            await engine.wait("inbox", 1)
        assert engine.owns("bot")
        await engine.stop()

    asyncio.run(trip())


def test_a_server_has_the_shared_engine_and_a_file_the_embedded_one(shared: Store, sqlite_url: str) -> None:
    assert isinstance(engine_for(shared), SharedEngine)
    assert type(engine_for(Store(sqlite_url))) is EmbeddedEngine
