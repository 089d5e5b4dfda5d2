"""Drives broadcasts from the tick: what is due begins, what is under way goes on, and a bad one fails alone."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import structlog

from handlers.notice import sending
from storage import broadcast_runs
from storage.database import StoreAway

if TYPE_CHECKING:
    from bot.app import App

log = structlog.get_logger()


async def drive(app: App) -> int:
    """One round: begin, fill; how many people were looked at. Raises StoreAway."""
    for broadcast_id in await app.read(sending.due, app.world):
        try:
            await app.write(sending.begin, app.world, broadcast_id)
        except StoreAway:
            raise
        except Exception as broken:
            await _fails_alone(app, broadcast_id, broken)
    looked_at = 0
    for run_id in await app.read(sending.under_way):
        try:
            looked_at += await app.write(sending.fill, app.world, run_id)
        except StoreAway:
            raise
        except Exception as broken:
            run = await app.read(broadcast_runs.run, run_id)
            await _fails_alone(app, run.broadcast_id, broken)
    return looked_at


async def _fails_alone(app: App, broadcast_id: int, broken: Exception) -> None:
    log.error("broadcast broke", broadcast_id=broadcast_id, exc_info=broken)
    await app.write(partial(sending.gave_up, world=app.world, broadcast_id=broadcast_id, why=str(broken)))
