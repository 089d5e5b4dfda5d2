"""What became of our templates at WhatsApp, asked once an hour: Twilio does not tell by itself."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.engine import Connection

from bot.channels.channel import TakesTemplates
from handlers.notice import lost_templates
from storage import settings as installed
from storage import templates

if TYPE_CHECKING:
    from bot.app import App

log = structlog.get_logger()

EVERY_SECONDS = 3600


async def ask(app: App) -> int:
    """Ask WhatsApp what became of our templates, at most once an hour over all processes; how many moved."""
    channel = app.channels.get("whatsapp")
    if channel is None or not isinstance(channel, TakesTemplates) or not await app.write(_is_time, app.clock.now()):
        return 0
    from bot.channels.whatsapp_templates import Templates, sync

    async def note(sid: str, said: Any) -> str | None:
        deed = partial(lost_templates.note, category=said.category, reason=said.reason)
        return await app.write(lambda db: deed(db, app.world, sid, said.status))

    rows = await app.read(lambda db: list(templates.kept(db, channel.sender)))
    changed = await sync(Templates(channel), rows, note)
    for line in changed:
        log.warning("a template moved at WhatsApp", template=line)
    return len(changed)


def _is_time(db: Connection, now: datetime) -> bool:
    """Has nobody asked within the hour? Whoever hears yes has the turn."""
    held = installed.hold(db, "templates asked")
    if held is None or now.timestamp() - float(held.get("at", 0)) < EVERY_SECONDS:
        return False
    installed.put(db, "templates asked", {"at": now.timestamp()})
    return True
