"""Events that nobody handles, counted by kind and day."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import insert_once
from storage.tables import counters


def count(db: Connection, name: str, now: datetime) -> None:
    """Count one event of a kind that nobody handles."""
    day = now.date()
    if not insert_once(db, counters, {"name": name[:80], "day": day, "seen": 1}, "name", "day"):
        db.execute(
            counters.update()
            .where(counters.c.name == name[:80], counters.c.day == day)
            .values(seen=counters.c.seen + 1)
        )


def counted(db: Connection) -> dict[str, int]:
    """All counters, summed over their days."""
    query = sa.select(counters.c.name, sa.func.sum(counters.c.seen)).group_by(counters.c.name)
    return {name: int(seen) for name, seen in db.execute(query)}
