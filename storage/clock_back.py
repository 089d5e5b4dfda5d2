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


LATE = timedelta(seconds=60)
"""So long after the clock went back a transaction may still write what it counted from the old time."""
EARLY = timedelta(seconds=10)
"""So long before it a transaction that ends late may have read the time."""
MOST_PUT_OFF = timedelta(minutes=10)
"""Tries again and silences are put off by seconds or minutes."""


def watch(db: Connection, now: datetime) -> timedelta:
    """Note what time it is; when it is earlier than it was, bring nearer what would wait for the old time. How far back."""
    kept = settings.hold(db, NAME)
    if kept is None:
        return timedelta()  # another process is at it
    newest = datetime.fromisoformat(kept["at"]) if kept.get("at") else now
    back = newest - now
    if back > AS_USUAL:
        settings.put(db, NAME, {"at": now.isoformat(), "went_back": now.isoformat(), "seconds": back.total_seconds()})
        _bring_nearer(db, now, back)
        return back
    if kept.get("went_back"):
        _bring_late_ones_nearer(db, now, datetime.fromisoformat(kept["went_back"]), timedelta(seconds=kept["seconds"]))
    if not kept or now - newest >= NOTED_EVERY:
        settings.put(db, NAME, kept | {"at": now.isoformat()})
    return timedelta()


def _bring_late_ones_nearer(db: Connection, now: datetime, went_back: datetime, back: timedelta) -> None:
    """What somebody who had read the old time wrote only after it had been set back; far jumps alone show by the time itself."""
    old = went_back + back
    if now - went_back <= LATE and back > MOST_PUT_OFF:
        _bring_nearer(db, old - EARLY, back, before=old + MOST_PUT_OFF)


def _bring_nearer(db: Connection, after: datetime, back: timedelta, *, before: datetime | None = None) -> None:
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
        far = sa.and_(column > after, column < before) if before is not None else column > after
        db.execute(column.table.update().where(far, which).values({column.key: nearer}))
    for row in db.execute(sa.select(senders.c.id, senders.c.recent).where(senders.c.recent.is_not(None))).all():
        db.execute(senders.update().where(senders.c.id == row.id).values(recent=_nearer(row.recent, after, back)))


def _nearer(recent: dict[str, Any], after: datetime, back: timedelta) -> dict[str, list[int]]:
    """Moments (milliseconds since 1970) at which a group was written to."""
    then, by = after.timestamp() * 1000, round(back.total_seconds() * 1000)
    return {key: [at - by if at > then else at for at in moments] for key, moments in (recent or {}).items()}
