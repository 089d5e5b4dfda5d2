"""Bans: who is out of all groups of a district, also of those made later and whatever channel they come by."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once
from storage.tables import group_bans, group_members, groups


def add(
    db: Connection, district_lgd: int, person_id: int, now: datetime, *, officer_id: int | None, reason: str
) -> bool:
    """Ban somebody from a district's groups; False when they are already."""
    row = {"district_lgd": district_lgd, "person_id": person_id, "officer_id": officer_id, "reason": reason, "at": now}
    return bool(insert_once(db, group_bans, row, "district_lgd", "person_id"))


def lift(db: Connection, district_lgd: int, person_id: int) -> bool:
    """End a ban; False when there was none."""
    theirs = sa.and_(group_bans.c.district_lgd == district_lgd, group_bans.c.person_id == person_id)
    return bool(db.execute(group_bans.delete().where(theirs)).rowcount)


def stands(db: Connection, group_id: int, person_id: int) -> bool:
    """Is somebody banned from a group, by itself or with all groups of its district?"""
    here = sa.and_(
        group_members.c.group_id == group_id, group_members.c.person_id == person_id, group_members.c.status == "banned"
    )
    district = sa.select(groups.c.district_lgd).where(groups.c.id == group_id).scalar_subquery()
    everywhere = sa.and_(group_bans.c.person_id == person_id, group_bans.c.district_lgd == district)
    return bool(db.scalar(sa.select(sa.or_(sa.exists().where(here), sa.exists().where(everywhere)))))


def districts_of(db: Connection, person_id: int) -> list[int]:
    """The districts from whose groups somebody is banned."""
    query = sa.select(group_bans.c.district_lgd).where(group_bans.c.person_id == person_id)
    return list(db.scalars(query.order_by(group_bans.c.district_lgd)))


def of_person(db: Connection, person_id: int) -> Sequence[Record]:
    """Somebody's bans, each with its district and reason."""
    columns = (group_bans.c.district_lgd, group_bans.c.reason, group_bans.c.at)
    query = sa.select(*columns).where(group_bans.c.person_id == person_id)
    return db.execute(query.order_by(group_bans.c.district_lgd)).all()
