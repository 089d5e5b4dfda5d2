"""How WhatsApp rates our numbers, asked once an hour: a rating that is not good any more stops groups' relay."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import structlog

from bot.channels.channel import ChannelError, IsRated
from storage import settings
from storage.group_spend import QUALITY

if TYPE_CHECKING:
    from bot.app import App

log = structlog.get_logger()

EVERY = timedelta(hours=1)
ASKED = "quality_asked_at"
"""Under which it is kept when it was asked last, so that a restart does not ask again at once."""


async def look(app: App) -> int:
    """Ask each channel that can tell, at most once an hour over all processes; how many told."""
    now = app.clock.now()
    if not await app.write(lambda db: _is_due(db, now)):
        return 0
    told = 0
    for channel in app.channels.values():
        if not isinstance(channel, IsRated):
            continue
        try:
            rating = await channel.quality()
        except ChannelError as away:
            log.warning("the quality of our number is not known", channel=channel.name, reason=away.reason)
            continue
        await app.write(settings.put, f"{QUALITY}{channel.sender}", rating)
        told += 1
    return told


def _is_due(db: Any, now: datetime) -> bool:
    before = settings.get(db, ASKED)
    if before is not None and now - datetime.fromisoformat(str(before)) < EVERY:
        return False
    settings.put(db, ASKED, now.isoformat())
    return True
