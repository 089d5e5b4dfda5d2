"""What a provider tells later of a message it took: kept once, and the row it speaks of moves forward only."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import hold as held_row
from storage.database import insert_once
from storage.settling import move_forward
from storage.tables import outbox, status_events


def row_of_status(db: Connection, channel: str, provider_id: str, outbox_id: int | None) -> int | None:
    """The row that a provider's status speaks of, by the provider's id, else by our own that came back with it."""
    found = db.scalar(sa.select(outbox.c.id).where(outbox.c.channel == channel, outbox.c.provider_id == provider_id))
    if found is None and outbox_id is not None:
        found = db.scalar(sa.select(outbox.c.id).where(outbox.c.id == outbox_id, outbox.c.channel == channel))
    return found


def record_status(
    db: Connection, channel: str, provider_id: str, status: str, code: str, outbox_id: int | None, now: datetime, *,
    reason: str = "",
) -> int | None:  # fmt: skip
    """Keep a provider's status once and move the row forward; the row's id when it is known.

    `code` is the provider's own, `reason` the same in words for whoever looks at the row. The row is held before the
    status is kept: our own answer to the same message, written at this instant, sees either all of it or nothing.
    """
    ours = None
    if outbox_id is not None:
        own = sa.select(outbox.c.id, outbox.c.provider_id, outbox.c.state, outbox.c.doubts).where(
            outbox.c.id == outbox_id, outbox.c.channel == channel
        )
        ours = db.execute(held_row(db, own)).one_or_none()
    event = {"channel": channel, "provider_id": provider_id, "status": status, "code": code or None,
             "outbox_id": outbox_id, "at": now}  # fmt: skip
    if not insert_once(db, status_events, event, "channel", "provider_id", "status"):
        return None
    found = db.scalar(sa.select(outbox.c.id).where(outbox.c.channel == channel, outbox.c.provider_id == provider_id))
    if found is None and ours is not None and ours.provider_id is None and _in_doubt(ours.state, ours.doubts):
        # The callback outran the provider's answer to us, or that answer was lost: our own id came back in its URL.
        found = ours.id
        db.execute(outbox.update().where(outbox.c.id == found).values(provider_id=provider_id))
    if found is not None:
        move_forward(db, found, status, reason or code, now)
    return found


def _in_doubt(state: str, doubts: int) -> bool:
    return state in ("sending", "unknown") or (doubts > 0 and state in ("ready", "behind", "leased"))


def requeue(db: Connection, outbox_id: int, due_at: datetime) -> None:
    """Failed at the provider for a passing reason: once more at `due_at`, its attempts still counted.

    Its lane has gone on, so nothing waits for it.
    """
    db.execute(
        outbox.update()
        .where(outbox.c.id == outbox_id, outbox.c.state == "failed")
        .values(state="held", due_at=due_at, owner=None, lease_until=None, provider_id=None)
    )
