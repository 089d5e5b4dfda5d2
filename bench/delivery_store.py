"""Claiming and completing rows: our protocol beside a loop of the bare driver with the same commits and durability."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import psycopg

from bench.stores import TELEGRAM
from storage import outbox
from storage.database import Store

BATCH = 50
LEASE_MS = 60_000
COLUMNS = ("o.id, o.cause, o.action, o.sender, o.channel, o.address_id, o.person_id, o.purpose, o.repeatable, o.payload, "
           "o.twin, o.after_id, o.tries, o.created_at, o.expires_at, a.external_id, a.stopped_at, a.unreachable_at, "
           "a.last_inbound_at")  # fmt: skip


def ours(store: Store, count: int) -> float:
    """Messages a second through claim, sending and sent; what came back of one batch is written with the next claim."""
    left, finished = count, list[Any]()
    started = time.perf_counter()
    while left > 0 or finished:
        now = datetime.now(UTC)
        with store.write() as db:
            _settle(db, finished, now)
            rows = outbox.claim(db, "bench", now, at_most=min(BATCH, left), senders=[TELEGRAM]) if left > 0 else []
            marked = set(outbox.start(db, "bench", [row.id for row in rows], now)) if rows else set()
        assert len(marked) == len(rows), "nobody else is there"
        assert rows or left <= 0, "there are rows enough"
        left -= len(rows)
        finished = rows
    return count / (time.perf_counter() - started)


def _settle(db: Any, rows: list[Any], now: datetime) -> None:
    if rows:
        outbox.settle_sent_all(db, [outbox.Settled(row.id, str(row.id), "sent", "free") for row in rows], now)


# ── the same with the bare driver ─────────────────────────────────────────────────────────────────────────────────


def raw(store: Store, count: int) -> float:
    """The three updates and one commit a batch, straight on the driver."""
    return _raw_sqlite(store, count) if store.is_sqlite else _raw_postgres(store, count)


def _raw_sqlite(store: Store, count: int) -> float:
    db = sqlite3.connect(store.url.database or "", isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=15000", "foreign_keys=ON"):
        db.execute(f"PRAGMA {pragma}")
    here = "IN (SELECT value FROM json_each(?))"

    def turn(finished: list[Any], at_most: int, now: int) -> list[Any]:
        db.execute("BEGIN IMMEDIATE")
        if finished:
            db.execute(
                "UPDATE outbox SET state = 'sent', provider_id = j.value, sent_at = ?, status_at = ?, form = 'free', "
                "owner = NULL, lease_until = NULL FROM json_each(?) j WHERE outbox.id = j.value AND state = 'sending'",
                (now, now, json.dumps([row[0] for row in finished])),
            )
        rows: list[Any] = []
        if at_most > 0:
            picked = db.execute(
                "SELECT id FROM outbox WHERE state = 'ready' AND sender = ? AND due_at <= ? "
                f"ORDER BY {_order(store)} LIMIT ?", (TELEGRAM, now, at_most),
            ).fetchall()  # fmt: skip
            ids = json.dumps([one[0] for one in picked])
            db.execute(f"UPDATE outbox SET state = 'leased', owner = ?, lease_until = ? WHERE id {here}",
                       ("raw", now + LEASE_MS, ids))  # fmt: skip
            rows = db.execute(
                f"SELECT {COLUMNS} FROM outbox o JOIN addresses a ON a.id = o.address_id WHERE o.id {here}", (ids,)
            ).fetchall()
            for row in rows:
                json.loads(row[9])
            db.execute(
                f"UPDATE outbox SET state = 'sending', sending_at = ?, tries = tries + 1 WHERE id {here} "
                "AND state = 'leased' AND owner = 'raw' AND lease_until > ?", (now, ids, now),
            )  # fmt: skip
        db.execute("COMMIT")
        return rows

    return _timed(turn, count, db.close)


def _raw_postgres(store: Store, count: int) -> float:
    db = psycopg.connect(store.url.set(drivername="postgresql").render_as_string(hide_password=False))

    def turn(finished: list[Any], at_most: int, now: int) -> list[Any]:
        with db.cursor() as cursor:
            if finished:
                cursor.execute(
                    "UPDATE outbox SET state = 'sent', provider_id = id::text, sent_at = %s, status_at = %s, "
                    "form = 'free', owner = NULL, lease_until = NULL WHERE id = ANY(%s) AND state = 'sending'",
                    (now, now, [row[0] for row in finished]),
                )
            rows: list[Any] = []
            if at_most > 0:
                cursor.execute(
                    "SELECT id FROM outbox WHERE state = 'ready' AND sender = %s AND due_at <= %s "
                    f"ORDER BY {_order(store)} LIMIT %s FOR UPDATE SKIP LOCKED".encode(), (TELEGRAM, now, at_most),
                )  # fmt: skip
                ids = [one[0] for one in cursor.fetchall()]
                cursor.execute("UPDATE outbox SET state = 'leased', owner = 'raw', lease_until = %s WHERE id = ANY(%s)",
                               (now + LEASE_MS, ids))  # fmt: skip
                cursor.execute(
                    f"SELECT {COLUMNS} FROM outbox o JOIN addresses a ON a.id = o.address_id WHERE o.id = ANY(%s)".encode(),
                    (ids,),
                )
                rows = cursor.fetchall()
                cursor.execute(
                    "UPDATE outbox SET state = 'sending', sending_at = %s, tries = tries + 1 WHERE id = ANY(%s) "
                    "AND state = 'leased' AND owner = 'raw' AND lease_until > %s", (now, ids, now),
                )  # fmt: skip
        db.commit()
        return rows

    return _timed(turn, count, db.close)


def _order(store: Store) -> str:
    """The order of the index that stands for it."""
    return "sender, priority, share, due_at, id" if "share" in outbox.outbox.c else "priority, due_at, id"


def _timed(turn: Callable[[list[Any], int, int], list[Any]], count: int, close: Callable[[], None]) -> float:
    left, finished = count, list[Any]()
    started = time.perf_counter()
    while left > 0 or finished:
        finished = turn(finished, min(BATCH, left), round(time.time() * 1000))
        left -= len(finished)
    taken = time.perf_counter() - started
    close()
    return count / taken
