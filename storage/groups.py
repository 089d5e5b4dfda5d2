"""Buyer-seller groups: one group for a district and a product, whatever channels its members sit on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once
from storage.tables import group_members, groups


def create(
    db: Connection, name: str, district_lgd: int, concept: str, telegram_chat: int | None, now: datetime
) -> int | None:
    """A new group; None when the name is taken."""
    row = {
        "name": name,
        "district_lgd": district_lgd,
        "concept": concept,
        "telegram_chat": telegram_chat,
        "created_at": now,
    }
    if not insert_once(db, groups, row, "name"):
        return None
    return db.scalar(sa.select(groups.c.id).where(groups.c.name == name))


def listed(db: Connection) -> Sequence[Record]:
    """All groups with how many members each has."""
    members = (
        sa.select(sa.func.count()).where(group_members.c.group_id == groups.c.id).correlate(groups).scalar_subquery()
    )
    return db.execute(
        sa.select(
            groups.c.id, groups.c.name, groups.c.district_lgd, groups.c.concept, members.label("members")
        ).order_by(groups.c.id)
    ).all()


def join(db: Connection, group_id: int, person_id: int, now: datetime) -> bool:
    """Make a person a member, once."""
    row = {"group_id": group_id, "person_id": person_id, "joined_at": now}
    return bool(insert_once(db, group_members, row, "group_id", "person_id"))
