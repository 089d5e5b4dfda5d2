"""The rooms where words pass through to others, and who is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once, insert_or_update, looked_up_once
from storage.tables import addresses, room_members, rooms

_MINE, _OTHERS = room_members.alias(), room_members.alias()
_HEARD = (
    sa.select(_MINE.c.room_id)
    .distinct()
    .join(rooms, rooms.c.id == _MINE.c.room_id)
    .join(_OTHERS, _OTHERS.c.room_id == _MINE.c.room_id)
    .where(_MINE.c.person_id == sa.bindparam("who"), _OTHERS.c.person_id != sa.bindparam("who"))
    .where(rooms.c.status == "open", _OTHERS.c.wrote_at.is_not(None))
)
_HEARD_SINCE = _HEARD.where(_OTHERS.c.wrote_at > sa.bindparam("since"))


def begin(db: Connection, kind: str, subject: str, now: datetime) -> int:
    """The room of this kind and subject, open."""
    row = {"kind": kind, "subject": subject, "status": "open", "created_at": now}
    insert_once(db, rooms, row, "kind", "subject")
    room_id = db.scalar(sa.select(rooms.c.id).where(rooms.c.kind == kind, rooms.c.subject == subject))
    assert room_id is not None
    db.execute(rooms.update().where(rooms.c.id == room_id).values(status="open"))
    return int(room_id)


def room(db: Connection, room_id: int) -> Record:
    """One room."""
    return db.execute(sa.select(rooms).where(rooms.c.id == room_id)).one()


def introduction_in(room: Record) -> int | None:
    """The introduction whose two sides talk in a room; None in other rooms, and in the talk about a card, where nobody has been
    introduced yet."""
    return int(room.subject) if room.kind == "deal" and room.subject.isdigit() else None


def called(db: Connection, kind: str, subject: str) -> Record | None:
    """The room of this kind and subject, if it was ever opened."""
    return db.execute(sa.select(rooms).where(rooms.c.kind == kind, rooms.c.subject == subject)).one_or_none()


def rename(db: Connection, room_id: int, subject: str) -> None:
    """What a room is about has become something else: its talk goes on."""
    db.execute(rooms.update().where(rooms.c.id == room_id).values(subject=subject))


def keep_price(db: Connection, room_id: int, said: Mapping[str, Any] | None) -> None:
    """The price that was spoken last in a talk; None: none waits for the other side any more."""
    db.execute(rooms.update().where(rooms.c.id == room_id).values(price_said=dict(said) if said else None))


def begun(db: Connection, kind: str, like: str, since: datetime) -> int:
    """How many rooms of a kind whose subjects are like this were opened since a moment."""
    since_then = sa.and_(rooms.c.kind == kind, rooms.c.subject.like(like), rooms.c.created_at >= since)
    return db.scalar(sa.select(sa.func.count()).where(since_then)) or 0


def close(db: Connection, room_id: int) -> None:
    """Nothing passes through this room any more."""
    db.execute(rooms.update().where(rooms.c.id == room_id).values(status="closed"))


def bar(db: Connection, person_id: int) -> None:
    """Nothing passes between this person and whomever they deal with; nobody's words go there by themselves any more."""
    shut = open_of(db, person_id, "deal")
    db.execute(rooms.update().where(rooms.c.id.in_(shut)).values(status="barred"))
    heard = sa.and_(addresses.c.floor_kind == "room", addresses.c.floor_id.in_(shut))
    db.execute(addresses.update().where(heard).values(floor_kind=None, floor_id=None))


def unbar(db: Connection, person_id: int) -> None:
    """The talks that were shut because of this person are open again, and hear whoever speaks to nobody else now."""
    mine = sa.select(room_members.c.room_id).where(room_members.c.person_id == person_id)
    shut = sa.and_(rooms.c.id.in_(mine), rooms.c.status == "barred")
    for room_id in db.scalars(sa.select(rooms.c.id).where(shut).order_by(rooms.c.id.desc())).all():
        db.execute(rooms.update().where(rooms.c.id == room_id).values(status="open"))
        there = sa.select(room_members.c.person_id).where(room_members.c.room_id == room_id)
        silent = sa.and_(addresses.c.person_id.in_(there), addresses.c.floor_kind.is_(None))
        db.execute(addresses.update().where(silent).values(floor_kind="room", floor_id=room_id))


def enter(db: Connection, room_id: int, person_id: int, shown_as: str) -> None:
    """Let a person into a room under the name that the others see."""
    row = {"room_id": room_id, "person_id": person_id, "shown_as": shown_as}
    insert_or_update(db, room_members, row, "room_id", "person_id")


def members(db: Connection, room_id: int) -> Sequence[Record]:
    """Who is in a room."""
    return db.execute(sa.select(room_members).where(room_members.c.room_id == room_id)).all()


def wrote(db: Connection, room_id: int, person_id: int, now: datetime) -> None:
    """Note that a member wrote in a room."""
    db.execute(
        room_members.update()
        .where(room_members.c.room_id == room_id, room_members.c.person_id == person_id)
        .values(wrote_at=now)
    )


@looked_up_once
def open_of(db: Connection, person_id: int, kind: str = "") -> list[int]:
    """The open rooms of a person, of one kind or of all, the newest first."""
    query = (
        sa.select(rooms.c.id)
        .join(room_members, room_members.c.room_id == rooms.c.id)
        .where(room_members.c.person_id == person_id, rooms.c.status == "open")
        .order_by(rooms.c.id.desc())
    )
    return list(db.scalars(query.where(rooms.c.kind == kind) if kind else query))


def last_used(db: Connection, person_id: int) -> int | None:
    """The open room of a person that was written in, or opened, last."""
    wrote = sa.func.max(_OTHERS.c.wrote_at)
    query = (
        sa.select(rooms.c.id)
        .join(_MINE, _MINE.c.room_id == rooms.c.id)
        .join(_OTHERS, _OTHERS.c.room_id == rooms.c.id)
        .where(_MINE.c.person_id == person_id, rooms.c.status == "open")
        .group_by(rooms.c.id)
        .order_by(sa.func.coalesce(wrote, rooms.c.created_at).desc(), rooms.c.id.desc())
    )
    return db.scalar(query.limit(1))


@looked_up_once
def heard(db: Connection, person_id: int, since: datetime | None) -> list[int]:
    """Open rooms of a person in which somebody else wrote after `since`."""
    if since is None:
        return list(db.scalars(_HEARD, {"who": person_id}))
    return list(db.scalars(_HEARD_SINCE, {"who": person_id, "since": since}))
