"""The door's own queue: what comes while the store is busy is kept together, in one transaction and one flush."""

from __future__ import annotations

import asyncio
from collections import deque
from datetime import datetime
from typing import NamedTuple, Protocol

from sqlalchemy.engine import Connection

from bot.writing import Writers
from handlers import intake
from handlers.intake import Arrival
from storage.database import StoreAway

LARGEST = 200
"""Messages in one transaction: a person waits for the slowest of it."""


class _Clock(Protocol):
    def now(self) -> datetime: ...


class _Waiting(NamedTuple):
    arrival: Arrival
    answer: asyncio.Future[bool]


class Intake:
    """Keeps arrivals; each is answered only after the commit that holds it."""

    def __init__(self, writers: Writers, clock: _Clock) -> None:
        self._writers, self._clock = writers, clock
        self._waiting: deque[_Waiting] = deque()
        self._keeping: asyncio.Task[None] | None = None

    async def take_in(self, arrival: Arrival) -> bool:
        """Keep one; False when it is known already. Raises StoreAway, and what is wrong with this one alone."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[bool] = loop.create_future()
        self._waiting.append(_Waiting(arrival, answer))
        if self._keeping is None or self._keeping.done() or self._keeping.get_loop() is not loop:
            self._keeping = loop.create_task(self._keep_all())
        return await answer

    async def _keep_all(self) -> None:
        while self._waiting:
            group = [self._waiting.popleft() for _ in range(min(len(self._waiting), LARGEST))]
            try:
                kept = await self._writers.write(lambda db, group=group: self._accept(db, group))  # type: ignore[misc]
            except StoreAway as away:
                self._refuse(group, away)
            except Exception as error:
                await self._one_by_one(group, error)
            else:
                for one, is_new in zip(group, kept, strict=True):
                    if not one.answer.done():
                        one.answer.set_result(is_new)

    def _accept(self, db: Connection, group: list[_Waiting]) -> list[bool]:
        return intake.accept_all(db, [one.arrival for one in group], self._clock.now())

    async def _one_by_one(self, group: list[_Waiting], error: Exception) -> None:
        """One of them cannot be kept: the others must not suffer for it."""
        if len(group) == 1:
            return self._refuse(group, error)
        for one in group:
            try:
                kept = await self._writers.write(lambda db, one=one: self._accept(db, [one]))  # type: ignore[misc]
            except Exception as own:
                self._refuse([one], own)
            else:
                if not one.answer.done():
                    one.answer.set_result(kept[0])

    @staticmethod
    def _refuse(group: list[_Waiting], error: Exception) -> None:
        for one in group:
            if not one.answer.done():
                one.answer.set_exception(error)
