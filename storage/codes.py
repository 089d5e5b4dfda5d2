"""One-use codes: of a printed slip, of a second channel, of somebody's yes to a helper; and who guessed how often."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once
from storage.tables import codes, counters

TRIES_A_DAY = 5
"""So many wrong codes from one address and day; after them none is looked at any more until the next day."""


def add(
    db: Connection, code: str, kind: str, person_id: int, now: datetime, *, note: str = "",
    expires_at: datetime | None = None,
) -> bool:  # fmt: skip
    """A new code; False: there is such a one already."""
    row = {"code": code, "kind": kind, "person_id": person_id, "note": note[:80] or None, "created_at": now,
           "expires_at": expires_at}  # fmt: skip
    return bool(insert_once(db, codes, row, "code"))


def get(db: Connection, code_id: int) -> Record:
    """One code by its number."""
    return db.execute(sa.select(codes).where(codes.c.id == code_id)).one()


def usable(db: Connection, code: str, now: datetime) -> Record | None:
    """The code that somebody wrote, if it was ever given out, was not used and is not over."""
    row = db.execute(sa.select(codes).where(codes.c.code == code)).one_or_none()
    return row if row is not None and is_usable(row, now) else None


def is_usable(row: Record, now: datetime) -> bool:
    """Was this code not used, and is it not over?"""
    return row.used_at is None and (row.expires_at is None or row.expires_at > now)


def use(db: Connection, code_id: int, address_id: int, came_to: str, now: datetime) -> bool:
    """Use a code up; of two who try at the same time one gets False, as does who comes too late."""
    fresh = sa.and_(codes.c.id == code_id, codes.c.used_at.is_(None))
    fresh = sa.and_(fresh, sa.or_(codes.c.expires_at.is_(None), codes.c.expires_at > now))
    used = codes.update().where(fresh).values(used_at=now, used_by=address_id, came_to=came_to)
    return bool(db.execute(used).rowcount)


def waiting(db: Connection, person_id: int, kind: str) -> str | None:
    """A code of this kind about a person that was given out and not used yet."""
    query = sa.select(codes.c.code).where(
        codes.c.person_id == person_id, codes.c.kind == kind, codes.c.used_at.is_(None)
    )
    return db.scalar(query.order_by(codes.c.id.desc()).limit(1))


def drop(db: Connection, person_id: int, kind: str) -> None:
    """Codes of this kind about a person that nobody has used are worth nothing any more."""
    db.execute(codes.delete().where(codes.c.person_id == person_id, codes.c.kind == kind, codes.c.used_at.is_(None)))


def note_wrong(db: Connection, address_id: int, now: datetime) -> None:
    """Count a wrong code from this address."""
    name = {"name": f"code:{address_id}", "day": now.date()}
    if not insert_once(db, counters, name | {"seen": 1}, "name", "day"):
        here = sa.and_(counters.c.name == name["name"], counters.c.day == name["day"])
        db.execute(counters.update().where(here).values(seen=counters.c.seen + 1))


def may_try(db: Connection, address_id: int, now: datetime) -> bool:
    """Has this address wrong codes left for today?"""
    query = sa.select(counters.c.seen).where(counters.c.name == f"code:{address_id}", counters.c.day == now.date())
    return (db.scalar(query) or 0) < TRIES_A_DAY
