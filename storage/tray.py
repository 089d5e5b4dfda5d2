"""Photos and notes that no question asked for, kept until something takes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.tables import tray


def put(db: Connection, person_id: int, media_id: int, inbox_id: int | None, now: datetime) -> None:
    """Keep media that no question asked for."""
    db.execute(tray.insert().values(person_id=person_id, media_id=media_id, inbox_id=inbox_id, at=now))


def waiting(db: Connection, person_id: int, since: datetime) -> list[int]:
    """Media of a person's tray that nothing took yet, newest last."""
    return list(
        db.scalars(
            sa.select(tray.c.media_id)
            .where(tray.c.person_id == person_id, tray.c.taken_at.is_(None), tray.c.at >= since)
            .order_by(tray.c.id)
        )
    )


def take(db: Connection, person_id: int, media_ids: Sequence[int], now: datetime) -> None:
    """Something uses these media now."""
    db.execute(tray.update().where(tray.c.person_id == person_id, tray.c.media_id.in_(media_ids)).values(taken_at=now))
