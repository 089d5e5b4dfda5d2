"""Who wakes whom, and who sends: one process alone, or many on one PostgreSQL.

`wake` only says that there is work, all it needs stands in tables: a lost, doubled or late one changes nothing but time.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import secrets
from collections import defaultdict
from collections.abc import Awaitable, Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from time import monotonic
from typing import Any, Protocol

import procrastinate
import structlog
from procrastinate.exceptions import AlreadyEnqueued
from procrastinate.jobs import Status

from storage import wakeups
from storage.database import Store
from storage.ownership import SenderLocks

log = structlog.get_logger()

ROUND = 1.0
"""Seconds between two looks at who owns which sender."""
SURE = 5.0
"""Seconds for which a confirmed ownership counts: less than the silence after which another takes over."""
BETWEEN_RINGS = 0.05
SWEEP_EVERY = 60

CANCELS = 20
"""How often a task that does not end is cancelled, half a second apart."""


class Engine(Protocol):
    """The seam between one machine and many."""

    def wake(self, kind: str, key: str = "") -> None:
        """There is work of this kind (inbox, sender, errand, tick), from any thread."""

    def owns(self, sender: str) -> bool:
        """May this process write through a sender now?"""

    @property
    def fences(self) -> dict[str, int] | None:
        """What the compare-and-set of each own sender must still find; None where there is one process only."""

    async def wait(self, kind: str, timeout: float) -> None:
        """Sleep until woken or until the time is over."""

    async def start(self, senders: Sequence[str]) -> None:
        """Begin to share these senders with other processes."""

    async def stop(self) -> None:
        """Let the senders go."""


class EmbeddedEngine:
    """One process owns every sender and wakes itself."""

    def __init__(self) -> None:
        self._bells: dict[str, asyncio.Event] = defaultdict(asyncio.Event)
        self._loop: asyncio.AbstractEventLoop | None = None

    def wake(self, kind: str, key: str = "") -> None:
        """Ring the bell of this kind, from any thread."""
        if self._loop is not None and self._loop.is_running():
            self._loop.call_soon_threadsafe(self._bells[kind].set)

    def owns(self, sender: str) -> bool:
        """The only process owns all."""
        return True

    @property
    def fences(self) -> dict[str, int] | None:
        """Nobody else marks rows."""
        return None

    async def wait(self, kind: str, timeout: float) -> None:
        """Sleep until the bell rings or the time is over."""
        self._loop = asyncio.get_running_loop()
        bell = self._bells[kind]
        try:
            # Not wait_for: on Python 3.11 it loses a cancellation that meets the bell, and the loop never ends.
            async with asyncio.timeout(timeout):
                await bell.wait()
        except TimeoutError:
            return
        finally:
            bell.clear()

    async def start(self, senders: Sequence[str]) -> None:
        """Nobody else is there."""

    async def stop(self) -> None:
        """Nothing is held."""


class SharedEngine(EmbeddedEngine):
    """One of many processes: procrastinate carries wake-ups to the others, a session lock says who sends."""

    def __init__(self, store: Store) -> None:
        super().__init__()
        self._locks = SenderLocks(store.url, secrets.token_hex(8))
        self._lock_thread = ThreadPoolExecutor(1, thread_name_prefix="locks")
        self._senders: Sequence[str] = ()
        self._confirmed_at = 0.0
        self._to_ring: set[tuple[str, str]] = set()
        self._tasks: list[asyncio.Task[None]] = []
        self._carriers: list[asyncio.Task[None]] = []
        self._ended = False
        self._changed = asyncio.Event()
        connector = procrastinate.PsycopgConnector(
            conninfo=wakeups.conninfo(store.url), kwargs={"options": wakeups.OPTIONS}, min_size=1, max_size=4
        )
        self._jobs = procrastinate.App(connector=connector)
        self._jobs.task(name="wake", pass_context=False)(self._woken)
        logging.getLogger("procrastinate").setLevel(logging.WARNING)

    @property
    def fences(self) -> dict[str, int]:
        """Each own sender's fence; empty when ownership has not been confirmed lately."""
        return dict(self._locks.held) if monotonic() - self._confirmed_at < SURE else {}

    def owns(self, sender: str) -> bool:
        """Does this process hold the sender's lock, confirmed in the last seconds?"""
        return sender in self.fences

    def wake(self, kind: str, key: str = "") -> None:
        """Ring here, and note that others may have to hear it: whoever owns the senders, or has hands free."""
        super().wake(kind, key)
        self._to_ring.add((kind, key))
        super().wake("ring")

    async def start(self, senders: Sequence[str]) -> None:
        """Share these senders; works on in the background, whatever becomes of the database meanwhile."""
        self._loop, self._senders = asyncio.get_running_loop(), tuple(senders)
        with contextlib.suppress(Exception):  # at once if it can be, else the rounds go on trying
            await self._one_round()
        self._tasks = [asyncio.create_task(self._for_ever(one)) for one in (self._one_round, self._carry)]

    async def stop(self) -> None:
        """Let the senders go, so that the others have them at once."""
        self._ended = True
        for _ in range(CANCELS):  # those that carry first, so that their connections are closed in order
            await _end(self._carriers)
            if not self._tasks or not (await asyncio.wait(self._tasks, timeout=0.5))[1]:
                break
        await _end(self._tasks)
        await asyncio.get_running_loop().run_in_executor(self._lock_thread, self._locks.close)
        self._lock_thread.shutdown()

    async def _for_ever(self, deed: Callable[[], Awaitable[None]]) -> None:
        """The edge of the engine: what breaks is said and tried again; the slow looks of every loop go on meanwhile."""
        while not self._ended:
            try:
                await deed()
            except Exception as broken:
                why = broken.exceptions[0] if isinstance(broken, ExceptionGroup) else broken
                log.warning("the engine waits for the database", deed=deed.__name__, why=str(why))
            await asyncio.sleep(ROUND)

    # ── who sends ─────────────────────────────────────────────────────────────────────────────────────────────────

    async def _one_round(self) -> None:
        before, begun = set(self._locks.held), monotonic()
        await asyncio.get_running_loop().run_in_executor(self._lock_thread, self._locks.keep, self._senders)
        self._confirmed_at = begun
        if before != set(self._locks.held):
            log.info("senders of this process", senders=sorted(self._locks.held))
            super().wake("sender")
            self._changed.set()

    # ── wake-ups ──────────────────────────────────────────────────────────────────────────────────────────────────

    async def _woken(self, kind: str, key: str) -> None:
        super().wake(kind, key)

    async def _carry(self) -> None:
        """Hand wake-ups over and hear those of others, until the database goes away."""
        async with self._jobs.open_async(), asyncio.TaskGroup() as together:
            self._carriers = [together.create_task(deed()) for deed in (self._ring, self._listen, self._tidy)]

    async def _ring(self) -> None:
        while True:
            await self.wait("ring", 60)
            wanted, self._to_ring = self._to_ring, set()
            for kind, key in sorted(wanted):
                for queue in self._queues_of(kind, key):
                    with contextlib.suppress(AlreadyEnqueued):
                        task = self._jobs.configure_task("wake", queue=queue, queueing_lock=queue)
                        await task.defer_async(kind=kind, key=key)
            await asyncio.sleep(BETWEEN_RINGS)

    def _queues_of(self, kind: str, key: str) -> list[str]:
        """Whom a wake-up must reach beyond this process: a sender's owner, or anybody while our own hands are full."""
        if kind == "sender":
            return [f"sender {one}" for one in ([key] if key else self._senders) if not self.owns(one)]
        return [kind] if self._bells[kind].is_set() else []

    async def _listen(self) -> None:
        """Hear what concerns this process: anybody's work, and that of the senders owned now."""
        while True:
            self._changed.clear()
            queues = ["inbox", "errand", "tick", *(f"sender {sender}" for sender in self._locks.held)]
            hearing = asyncio.create_task(
                self._jobs.run_worker_async(
                    queues=queues, concurrency=4, delete_jobs="always", install_signal_handlers=False
                )
            )
            changed = asyncio.create_task(self._changed.wait())
            try:
                await asyncio.wait((hearing, changed), return_when=asyncio.FIRST_COMPLETED)
                if hearing.done():
                    hearing.result()
            finally:
                await _end((changed, hearing))

    async def _tidy(self) -> None:
        """Wake-ups that a dead process had taken are thrown away: their work is looked for anyway."""
        while True:
            for job in await self._jobs.job_manager.get_stalled_jobs():
                await self._jobs.job_manager.finish_job(job, Status.FAILED, delete_job=True)
            await asyncio.sleep(SWEEP_EVERY)


async def _end(tasks: Sequence[asyncio.Task[Any]]) -> None:
    """Cancel until all have ended: a cancellation that meets a connection's answer is lost in it on Python 3.11."""
    for _ in range(CANCELS):
        left = [task for task in tasks if not task.done()]
        if not left:
            for task in tasks:  # how each ended is known to be of no matter any more
                if not task.cancelled():
                    task.exception()
            return
        for task in left:
            task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.wait(left, timeout=0.5)


def engine_for(store: Store) -> Engine:
    """The engine that a store allows: a file has one process, a server any number."""
    return EmbeddedEngine() if store.is_sqlite else SharedEngine(store)
