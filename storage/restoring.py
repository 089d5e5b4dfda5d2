"""After a backup was put back: what waited in it may have been sent since, and must not be sent again unasked."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.retention import ENDED
from storage.tables import broadcasts, outbox

WHY = "waited when the backup was made"


def doubt_what_waited(db: Connection, now: datetime) -> tuple[int, int]:
    """Rows that were due become uncertain, running broadcasts pause: (rows, broadcasts). What is due later stays."""
    rows = db.execute(
        outbox.update()
        .where(outbox.c.state.not_in(ENDED), outbox.c.due_at <= now)
        .values(
            state="unknown", reason=WHY, owner=None, lease_until=None, status_at=now,
            sending_at=sa.func.coalesce(outbox.c.sending_at, outbox.c.created_at),
        )
    )  # fmt: skip
    running = db.execute(
        broadcasts.update().where(broadcasts.c.status == "approved").values(status="paused", changed_at=now)
    )
    return rows.rowcount, running.rowcount
