"""The alarm clock: APScheduler with its memory store rings the tick; what is due stands in our tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from apscheduler.schedulers.asyncio import AsyncIOScheduler

if TYPE_CHECKING:
    from bot.app import App

TICK_SECONDS, LOOK_SECONDS = 1, 5


def alarm_clock(app: App) -> AsyncIOScheduler:
    """A scheduler that ticks the app; a tick that overruns is not run twice, missed ones melt into one."""
    scheduler = AsyncIOScheduler(timezone=app.settings.zone)
    scheduler.add_job(
        app.tick, "interval", seconds=TICK_SECONDS, max_instances=1, coalesce=True, misfire_grace_time=None
    )
    scheduler.add_job(
        app.look_up, "interval", seconds=LOOK_SECONDS, max_instances=1, coalesce=True, misfire_grace_time=None
    )
    return scheduler
