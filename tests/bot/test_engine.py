"""The seam of who wakes whom, in one process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any

from bot.engine import EmbeddedEngine

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
