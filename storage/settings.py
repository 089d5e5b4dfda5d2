"""Small facts that the installation itself remembers: versions, and how far a job that works in windows has come."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import insert_once, insert_or_update, skip_locked
from storage.tables import settings

_GET = sa.select(settings.c.value).where(settings.c.name == sa.bindparam("called"))


def get(db: Connection, name: str) -> Any:
    """What is kept under this name; None when nothing is."""
    return db.scalar(_GET, {"called": name})


def put(db: Connection, name: str, value: Any) -> None:
    """Keep a value under this name."""
    insert_or_update(db, settings, {"name": name, "value": value}, "name")


def count_up(db: Connection, name: str) -> None:
    """One more."""
    put(db, name, int(get(db, name) or 0) + 1)


def hold(db: Connection, name: str) -> dict[str, Any] | None:
    """The kept value, locked for this process until the transaction ends; None while another process holds it."""
    insert_once(db, settings, {"name": name, "value": {}}, "name")
    row = db.execute(skip_locked(db, sa.select(settings.c.value).where(settings.c.name == name))).one_or_none()
    return None if row is None else dict(row.value or {})
