"""What waits in a lane because it is not known yet who is speaking: looked at before it is let go on or put aside."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.tables import inbox


@dataclass(frozen=True, slots=True)
class Waits:
    """One message that waits: what it holds, and when it came."""

    id: int
    message: dict[str, Any]
    received_at: datetime


def of_people(db: Connection, lane: str, since: datetime) -> list[Waits]:
    """What people have sent since a moment that waits in a lane, in the order in which it came; not what Haat would begin."""
    waits = sa.and_(inbox.c.lane == lane, inbox.c.state == "held", inbox.c.channel != "haat")
    rows = db.execute(
        sa.select(inbox.c.id, inbox.c.message, inbox.c.received_at)
        .where(waits, inbox.c.received_at >= since)
        .order_by(inbox.c.id)
    )
    return [Waits(*row) for row in rows]
