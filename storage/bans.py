"""Bans: who is out of all groups of a district, until when, also of groups made later and whatever channel they come by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once
from storage.tables import group_bans, group_members, groups, people

_STANDS = group_bans.c.lifted_at.is_(None)
_NAMED = (group_bans, people.c.name)


def add(
    db: Connection, district_lgd: int, person_id: int, now: datetime, *, officer_id: int | None, reason: str,
    until: datetime | None, times: int,
) -> bool:  # fmt: skip
    """Ban somebody from a district's groups, for the `times`th time; False when they are already."""
    values: dict[str, Any] = {
        "officer_id": officer_id, "reason": reason, "at": now, "until": until, "times": times, "appeal": None, "lifted_at": None,
    }  # fmt: skip
    row = {"district_lgd": district_lgd, "person_id": person_id, **values}
    if insert_once(db, group_bans, row, "district_lgd", "person_id"):
        return True
    over = sa.and_(_theirs(district_lgd, person_id), group_bans.c.lifted_at.is_not(None))
    return bool(db.execute(group_bans.update().where(over).values(**values)).rowcount)


def times(db: Connection, district_lgd: int, person_id: int, since: datetime) -> int:
    """How often somebody was banned from a district's groups, where the last ban ended after a moment."""
    lately = sa.and_(_theirs(district_lgd, person_id), group_bans.c.lifted_at > since)
    return db.scalar(sa.select(group_bans.c.times).where(lately)) or 0


def lift(db: Connection, district_lgd: int, person_id: int, now: datetime, *, counts: bool = True) -> bool:
    """End a ban; one that was a mistake does not count when somebody is banned again. False when there was none."""
    values = {"lifted_at": now, "times": group_bans.c.times if counts else group_bans.c.times - 1}
    stands = sa.and_(_theirs(district_lgd, person_id), _STANDS)
    return bool(db.execute(group_bans.update().where(stands).values(**values)).rowcount)


def appeal(db: Connection, district_lgd: int, person_id: int, words: str) -> None:
    """What somebody says against their ban; further words stand behind the first ones."""
    longer = sa.func.coalesce(group_bans.c.appeal + " / ", "") + words
    stands = sa.and_(_theirs(district_lgd, person_id), _STANDS)
    db.execute(group_bans.update().where(stands).values(appeal=longer))


def get(db: Connection, district_lgd: int, person_id: int) -> Record | None:
    """A ban that stands, with the name of whom it keeps out."""
    query = sa.select(*_NAMED).join(people, people.c.id == group_bans.c.person_id)
    return db.execute(query.where(_theirs(district_lgd, person_id), _STANDS)).one_or_none()


def stands(db: Connection, group_id: int, person_id: int) -> bool:
    """Is somebody banned from a group, by itself or with all groups of its district?"""
    here = sa.and_(
        group_members.c.group_id == group_id, group_members.c.person_id == person_id, group_members.c.status == "banned"
    )
    district = sa.select(groups.c.district_lgd).where(groups.c.id == group_id).scalar_subquery()
    everywhere = sa.and_(group_bans.c.person_id == person_id, group_bans.c.district_lgd == district, _STANDS)
    return bool(db.scalar(sa.select(sa.or_(sa.exists().where(here), sa.exists().where(everywhere)))))


def districts_of(db: Connection, person_id: int) -> list[int]:
    """The districts from whose groups somebody is banned."""
    query = sa.select(group_bans.c.district_lgd).where(group_bans.c.person_id == person_id, _STANDS)
    return list(db.scalars(query.order_by(group_bans.c.district_lgd)))


def in_districts(db: Connection, district_lgds: Sequence[int], *, at_most: int) -> Sequence[Record]:
    """Who is out of the groups of these districts, with their names: first who objects, then the newest."""
    query = sa.select(*_NAMED).join(people, people.c.id == group_bans.c.person_id)
    query = query.where(group_bans.c.district_lgd.in_(district_lgds), _STANDS)
    return db.execute(query.order_by(group_bans.c.appeal.is_(None), group_bans.c.at.desc()).limit(at_most)).all()


def over(db: Connection, now: datetime, *, at_most: int) -> Sequence[Record]:
    """The bans whose time is over."""
    due = sa.and_(_STANDS, group_bans.c.until <= now)
    return db.execute(sa.select(group_bans).where(due).order_by(group_bans.c.until).limit(at_most)).all()


def _theirs(district_lgd: int, person_id: int) -> sa.ColumnElement[bool]:
    return sa.and_(group_bans.c.district_lgd == district_lgd, group_bans.c.person_id == person_id)
