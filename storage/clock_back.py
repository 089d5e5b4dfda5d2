"""A clock that was set back: what was put off by seconds or minutes is due as long after now as it was before."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import settings
from storage.statements import one_of
from storage.tables import addresses, inbox, outbox, senders

NAME = "newest business time"
NOTED_EVERY = timedelta(seconds=10)
AS_USUAL = timedelta(seconds=2)
"""So far clocks of several machines, or one that is kept right, go back without any matter."""


def watch(db: Connection, now: datetime) -> timedelta:
    """Note what time it is; when it is earlier than it was, bring nearer what would wait for the old time. How far back."""
    kept = settings.hold(db, NAME)
    if kept is None:
        return timedelta()  # another process is at it
    newest = datetime.fromisoformat(kept["at"]) if kept.get("at") else now
    back = newest - now
    if back <= AS_USUAL:
        if not kept or now - newest >= NOTED_EVERY:
            settings.put(db, NAME, {"at": now.isoformat()})
        return timedelta()
    settings.put(db, NAME, {"at": now.isoformat()})
    _bring_nearer(db, now, back)
    return back


def _bring_nearer(db: Connection, now: datetime, back: timedelta) -> None:
    """Waits that were counted from the old time: tries again, places in a chat's pace, silences that a provider asked for.

    What is held for a moment of the calendar (a morning, an hour's tier, a day of rest) stays there.
    """
    waiting = one_of(outbox.c.state, ("ready", "behind", "unknown"))
    for column, which in (
        (outbox.c.due_at, waiting), (inbox.c.retry_at, inbox.c.state == "new"), (senders.c.paused_until, sa.true()),
        (senders.c.starts_paused_until, sa.true()), (senders.c.level_at, sa.true()), (addresses.c.paused_until, sa.true()),
    ):  # fmt: skip
        milliseconds = round(back.total_seconds() * 1000)
        nearer = sa.type_coerce(column, sa.BigInteger) - milliseconds
        db.execute(column.table.update().where(column > now, which).values({column.key: nearer}))
    for row in db.execute(sa.select(senders.c.id, senders.c.recent).where(senders.c.recent.is_not(None))).all():
        db.execute(senders.update().where(senders.c.id == row.id).values(recent=_nearer(row.recent, now, back)))


def _nearer(recent: dict[str, Any], now: datetime, back: timedelta) -> dict[str, list[int]]:
    """Moments (milliseconds since 1970) at which a group was written to."""
    then, by = now.timestamp() * 1000, round(back.total_seconds() * 1000)
    return {key: [at - by if at > then else at for at in moments] for key, moments in (recent or {}).items()}
