"""Which process sends through a sender, where many could: a session lock of PostgreSQL, and a number that counts owners.

The lock ends with its connection, so a process that dies frees its senders in milliseconds. The number is the fence: a
process that lost its lock without noticing marks no row any more, because the number moved on without it.
"""

from __future__ import annotations

from collections.abc import Sequence

import psycopg
from psycopg.rows import dict_row
from sqlalchemy.engine import URL

NAME = "haat owner"
"""How the lock's connection is called at the server; so many of them, so many processes share the senders."""
SILENT = 10
"""Seconds after which an owner that lives but does nothing (stopped, cut off) is put out by another."""
_CLASS = 0x48414154
"""The first half of every lock's name; the second is the sender's own number."""


class SenderLocks:
    """The senders of one process, on a connection of its own. Raises psycopg.Error where the server is away."""

    def __init__(self, url: URL, owner: str) -> None:
        self._where = url.set(drivername="postgresql").render_as_string(hide_password=False)
        self._owner = owner
        self._db: psycopg.Connection[dict[str, object]] | None = None
        self.held: dict[str, int] = {}
        """Sender: fence."""

    def keep(self, wanted: Sequence[str]) -> dict[str, int]:
        """One round: say that we live, give up what others should have, take what is free; what is ours now."""
        try:
            db = self._connected()
            self._still_ours(db)
            share = self._share(db, len(wanted))
            for sender in list(self.held)[share:]:
                self._give_up(db, sender)
            for sender in wanted:
                if sender not in self.held and len(self.held) < share:
                    self._take(db, sender)
        except psycopg.Error:
            self.close()
            raise
        return dict(self.held)

    def close(self) -> None:
        """Let everything go; the server frees the locks with the connection."""
        self.held.clear()
        if self._db is not None:
            self._db.close()
            self._db = None

    def _connected(self) -> psycopg.Connection[dict[str, object]]:
        if self._db is None:
            self.held.clear()
            self._db = psycopg.connect(
                self._where, autocommit=True, row_factory=dict_row, application_name=NAME, connect_timeout=5,
                options="-c statement_timeout=5000", keepalives_idle=5, keepalives_interval=2, keepalives_count=3,
            )  # fmt: skip
        return self._db

    def _still_ours(self, db: psycopg.Connection[dict[str, object]]) -> None:
        rows = db.execute(
            "UPDATE senders SET owner_seen_at = (extract(epoch from clock_timestamp()) * 1000)::bigint "
            "WHERE owner = %s AND external_id = ANY(%s) RETURNING external_id, fence",
            (self._owner, list(self.held)),
        ).fetchall()
        confirmed = {str(row["external_id"]): row["fence"] for row in rows}
        for sender, fence in list(self.held.items()):
            if confirmed.get(sender) != fence:
                self._give_up(db, sender)

    def _share(self, db: psycopg.Connection[dict[str, object]], senders: int) -> int:
        """How many senders each living process takes at most: all are taken, none takes what others could."""
        row = db.execute(
            "SELECT count(*) AS living FROM pg_stat_activity WHERE application_name = %s AND datname = current_database()",
            (NAME,),
        ).fetchone()
        living = max(int(str(row["living"])) if row else 1, 1)
        return -(-senders // living)

    def _take(self, db: psycopg.Connection[dict[str, object]], sender: str) -> None:
        row = db.execute(
            "SELECT id, pg_try_advisory_lock(%s, id::int) AS ours, "
            "coalesce(owner_seen_at, 0) < (extract(epoch from clock_timestamp()) - %s) * 1000 AS silent "
            "FROM senders WHERE external_id = %s",
            (_CLASS, SILENT, sender),
        ).fetchone()
        if row is None:
            return
        if row["ours"]:
            fence = db.execute(
                "UPDATE senders SET fence = fence + 1, owner = %s, "
                "owner_seen_at = (extract(epoch from clock_timestamp()) * 1000)::bigint WHERE id = %s RETURNING fence",
                (self._owner, row["id"]),
            ).fetchone()
            if fence is not None:
                self.held[sender] = int(str(fence["fence"]))
        elif row["silent"]:
            db.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted "
                "AND classid = %s AND objid = %s "
                "AND database = (SELECT oid FROM pg_database WHERE datname = current_database())",
                (_CLASS, row["id"]),
            )

    def _give_up(self, db: psycopg.Connection[dict[str, object]], sender: str) -> None:
        self.held.pop(sender, None)
        db.execute(
            "SELECT pg_advisory_unlock(%s, id::int) FROM senders WHERE external_id = %s", (_CLASS, sender)
        ).fetchall()
