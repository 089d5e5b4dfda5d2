"""The alarm clock: APScheduler with its memory store rings the tick; what is due stands in our tables."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from apscheduler.schedulers.asyncio import AsyncIOScheduler

if TYPE_CHECKING:
    from bot.app import App

TICK_SECONDS, LOOK_SECONDS = 1, 5
LAST_BREATH = 10
"""Seconds that what it rang for may take to end when the process stops."""


class AlarmClock:
    """Ticks the app; a tick that overruns is not run twice, missed ones melt into one."""

    def __init__(self, app: App) -> None:
        self._scheduler, self._at_work = AsyncIOScheduler(timezone=app.settings.zone), set[asyncio.Task[Any]]()
        for deed, seconds in ((app.tick, TICK_SECONDS), (app.look_up, LOOK_SECONDS)):
            self._scheduler.add_job(
                partial(self._ring_for, deed), "interval", seconds=seconds, id=deed.__name__, name=deed.__name__,
                max_instances=1, coalesce=True, misfire_grace_time=None,
            )  # fmt: skip

    def start(self) -> None:
        """Ring from now on."""
        self._scheduler.start()

    def rest(self) -> None:
        """Ring no more."""
        self._scheduler.pause()

    async def stop(self) -> None:
        """Let what it rang for end; longer than a few seconds nobody waits."""
        if self._at_work:
            await asyncio.wait(self._at_work, timeout=LAST_BREATH)
        self._scheduler.shutdown(wait=False)

    async def _ring_for(self, deed: Callable[[], Awaitable[None]]) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._at_work.add(task)
        try:
            await deed()
        finally:
            self._at_work.discard(task)
