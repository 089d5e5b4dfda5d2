"""Who writes to the store: on SQLite one thread that commits what came meanwhile together, on PostgreSQL several."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, NamedTuple, TypeVar

from sqlalchemy.engine import Connection

from storage.database import Store

S = TypeVar("S")
T = TypeVar("T")
Deed = Callable[[Connection], Any]

LARGEST_GROUP = 64
"""Deeds in one commit: enough to spare nearly all flushes to the disk, few enough that none waits long."""
THREADS = 4


class _Wish(NamedTuple):
    deed: Deed
    answer: asyncio.Future[Any]


class _Outcome(NamedTuple):
    value: Any = None
    error: BaseException | None = None


def done(deed: Callable[[S], T], given: S) -> T:
    """What a deed gives. No future can carry a StopIteration, and whoever awaits one would wait for ever (a `next` that
    found nothing once stood a whole server still): it is raised as a RuntimeError."""
    try:
        return deed(given)
    except StopIteration as found_nothing:
        raise RuntimeError("a StopIteration of its own ended this deed") from found_nothing


class Writers:
    """Each deed is whole or leaves nothing behind, and is answered only after its commit."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._threads = ThreadPoolExecutor(1 if store.is_sqlite else THREADS, thread_name_prefix="write")
        self._wishes: deque[_Wish] = deque()
        self._committing: asyncio.Task[None] | None = None

    async def write(self, deed: Callable[[Connection], T]) -> T:
        """Do one deed in a transaction. Raises StoreAway, and whatever the deed raises."""
        loop = asyncio.get_running_loop()
        if not self.store.is_sqlite:
            return await loop.run_in_executor(self._threads, self._alone, deed)
        answer: asyncio.Future[T] = loop.create_future()
        self._wishes.append(_Wish(deed, answer))
        if self._committing is None or self._committing.done() or self._committing.get_loop() is not loop:
            self._committing = loop.create_task(self._commit_all())
        return await answer

    def close(self) -> None:
        """Finish what is being written."""
        self._threads.shutdown()

    def _alone(self, deed: Callable[[Connection], T]) -> T:
        with self.store.write() as db:
            return done(deed, db)

    async def _commit_all(self) -> None:
        """One group after the other; what comes while a group is being committed is the next one."""
        loop = asyncio.get_running_loop()
        while self._wishes:
            group = [self._wishes.popleft() for _ in range(min(len(self._wishes), LARGEST_GROUP))]
            group = [wish for wish in group if not wish.answer.cancelled()]
            outcomes = await loop.run_in_executor(self._threads, self._together, [wish.deed for wish in group])
            for wish, outcome in zip(group, outcomes, strict=True):
                if wish.answer.done():
                    continue
                if outcome.error is None:
                    wish.answer.set_result(outcome.value)
                else:
                    wish.answer.set_exception(outcome.error)

    def _together(self, deeds: list[Deed]) -> list[_Outcome]:
        """Several deeds in one transaction: one that breaks is taken back alone, a store in trouble takes all back."""
        outcomes: list[_Outcome] = []
        try:
            with self.store.write() as db:
                for deed in deeds:
                    outcomes.append(self._one_of(db, deed, alone=len(deeds) == 1))
        except BaseException as error:  # handed to whoever waits, nothing is swallowed
            return [_Outcome(error=error) for _ in deeds]
        return outcomes

    @staticmethod
    def _one_of(db: Connection, deed: Deed, *, alone: bool) -> _Outcome:
        if alone:
            return _Outcome(done(deed, db))
        try:
            with db.begin_nested():
                return _Outcome(done(deed, db))
        except BaseException as error:  # a deed's own stop signals are no Exception
            if Store.in_trouble(error):
                raise
            return _Outcome(error=error)
