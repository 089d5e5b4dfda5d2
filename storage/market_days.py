"""Market days: when a group's was, how far its members were invited, and who came."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import insert_once
from storage.groups import Member
from storage.tables import group_members, groups, market_days, market_guests


@dataclass(frozen=True, slots=True)
class MarketDay:
    """One market day of a group."""

    group_id: int
    day: date
    invited_to: int
    invited: int
    came: int
    begins_at: datetime
    ends_at: datetime
    told_at: datetime | None


_DAY = [market_days.c[name] for name in MarketDay.__slots__]
_MEMBER = [group_members.c[name] for name in Member.__slots__]


def due(db: Connection, weekday: int, hour: int) -> list[int]:
    """The open groups whose market is on this weekday (0 = Monday) and has begun by this hour."""
    query = sa.select(groups.c.id).where(
        groups.c.status == "open", groups.c.market_weekday == weekday, groups.c.market_hour <= hour
    )
    return list(db.scalars(query.order_by(groups.c.id)))


def begin(db: Connection, group_id: int, day: date, begins_at: datetime, ends_at: datetime) -> bool:
    """Open a group's market of a day, once."""
    row = {"group_id": group_id, "day": day, "begins_at": begins_at, "ends_at": ends_at}
    return bool(insert_once(db, market_days, row, "group_id", "day"))


def of(db: Connection, group_id: int, day: date) -> MarketDay | None:
    """One market day."""
    row = db.execute(sa.select(*_DAY).where(_at(group_id, day))).one_or_none()
    return MarketDay(*row) if row else None


def running(db: Connection) -> list[MarketDay]:
    """Market days whose results were not told yet."""
    query = sa.select(*_DAY).where(market_days.c.told_at.is_(None)).order_by(market_days.c.group_id, market_days.c.day)
    return [MarketDay(*row) for row in db.execute(query)]


def newest(db: Connection, group_id: int, *, at_most: int) -> list[MarketDay]:
    """The last market days of a group."""
    query = sa.select(*_DAY).where(market_days.c.group_id == group_id).order_by(market_days.c.day.desc())
    return [MarketDay(*row) for row in db.execute(query.limit(at_most))]


def uninvited(db: Connection, group_id: int, *, after: int, at_most: int) -> list[Member]:
    """Members from a number on who want to hear of the group at all."""
    query = sa.select(*_MEMBER).where(
        group_members.c.group_id == group_id, group_members.c.status == "member", group_members.c.delivery != "off",
        group_members.c.person_id > after,
    ).order_by(group_members.c.person_id).limit(at_most)  # fmt: skip
    return [Member(*row) for row in db.execute(query)]


def change(db: Connection, one: MarketDay, **fields: Any) -> None:
    """Write some fields of a market day."""
    db.execute(market_days.update().where(_at(one.group_id, one.day)).values(**fields))


def comes(db: Connection, group_id: int, day: date, person_id: int, now: datetime) -> bool:
    """Somebody came to a market; False when they were there already."""
    row = {"group_id": group_id, "day": day, "person_id": person_id, "at": now}
    if not insert_once(db, market_guests, row, "group_id", "day", "person_id"):
        return False
    db.execute(market_days.update().where(_at(group_id, day)).values(came=market_days.c.came + 1))
    return True


def guests(db: Connection, one: MarketDay) -> list[int]:
    """Who came."""
    query = sa.select(market_guests.c.person_id).where(
        market_guests.c.group_id == one.group_id, market_guests.c.day == one.day
    )
    return list(db.scalars(query.order_by(market_guests.c.person_id)))


def _at(group_id: int, day: date) -> sa.ColumnElement[bool]:
    return sa.and_(market_days.c.group_id == group_id, market_days.c.day == day)
