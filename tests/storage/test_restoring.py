"""A backup was put back: nothing that may have been sent since is sent again by itself."""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from storage import outbox, restoring
from storage.database import Store
from storage.tables import outbox as rows
from tests.storage import together
from tests.storage.together import NOON


def test_what_was_due_is_uncertain_and_what_is_due_later_or_ended_stays(store: Store) -> None:
    with store.write() as db:
        to = together.address(db)
        named = {
            "ready": together.row(db, to, "ready:1", lane="1"),
            "leased": together.row(db, to, "leased:1", lane="2"),
            "sent": together.row(db, to, "sent:1", lane="3"),
            "failed": together.row(db, to, "failed:1", lane="4"),
        }
        for state, row in named.items():
            db.execute(rows.update().where(rows.c.id == row).values(state=state))
        later = together.row(db, to, "later:1", lane="5", due_at=NOON + timedelta(days=1))
        assert restoring.doubt_what_waited(db, NOON) == (2, 0)
        states = {row.id: row.state for row in db.execute(sa.select(rows.c.id, rows.c.state))}
        assert [states[named[name]] for name in named] == ["unknown", "unknown", "sent", "failed"]
        assert states[later] != "unknown"
        outbox.sweep(db, NOON + timedelta(hours=1))
        assert outbox.claim(db, "me", NOON + timedelta(hours=1), at_most=10) == []
        assert outbox.retry(db, named["ready"], NOON), "an officer may send it after all"
