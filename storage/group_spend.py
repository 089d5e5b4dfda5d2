"""What a group's relay sent in a month and its estimated cost, and how many of its members opt out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import insert_once
from storage.tables import addresses, group_members, group_spend, groups, settings

QUALITY = "quality:"
"""Under which a sender's quality rating stands among the small facts, before its name."""


@dataclass(frozen=True, slots=True)
class Spent:
    """One month of one group: messages at WhatsApp by their form, and paise at most."""

    templates: int = 0
    free: int = 0
    paise: int = 0


def add(db: Connection, group_id: int, month: str, *, templates: int, free: int, paise: int) -> None:
    """Count messages of a group's relay."""
    row = {"group_id": group_id, "month": month, "templates": templates, "free": free, "paise": paise}
    if not insert_once(db, group_spend, row, "group_id", "month"):
        here = sa.and_(group_spend.c.group_id == group_id, group_spend.c.month == month)
        more = {name: group_spend.c[name] + row[name] for name in ("templates", "free", "paise")}
        db.execute(group_spend.update().where(here).values(**more))


def of(db: Connection, group_id: int, month: str) -> Spent:
    """What a group's relay sent in a month ("2026-11")."""
    columns = [group_spend.c[name] for name in Spent.__slots__]
    here = sa.and_(group_spend.c.group_id == group_id, group_spend.c.month == month)
    row = db.execute(sa.select(*columns).where(here)).one_or_none()
    return Spent(*row) if row else Spent()


def months(db: Connection, group_id: int, *, at_most: int) -> list[tuple[str, Spent]]:
    """The newest months of a group in which its relay sent something."""
    columns = [group_spend.c[name] for name in Spent.__slots__]
    query = sa.select(group_spend.c.month, *columns).where(group_spend.c.group_id == group_id)
    rows = db.execute(query.order_by(group_spend.c.month.desc()).limit(at_most))
    return [(row[0], Spent(*row[1:])) for row in rows]


def on_whatsapp(db: Connection, group_id: int) -> dict[str, int]:
    """How many members' newest address is at WhatsApp, by how they want to hear of cards."""
    newest = (
        sa.select(addresses.c.channel)
        .where(addresses.c.person_id == group_members.c.person_id, addresses.c.unreachable_at.is_(None))
        .order_by(addresses.c.stopped_at.is_not(None), addresses.c.last_inbound_at.desc().nulls_last(), addresses.c.id)
        .limit(1)
        .correlate(group_members)
        .scalar_subquery()
    )
    rows = db.execute(
        sa.select(group_members.c.delivery, sa.func.count())
        .where(group_members.c.group_id == group_id, group_members.c.status == "member", newest.like("%whatsapp"))
        .group_by(group_members.c.delivery)
    )
    return {row[0]: row[1] for row in rows}


def opted_out(db: Connection, group_id: int, since: datetime) -> tuple[int, int]:
    """How many left a group or stopped all messages since a moment, and of how many in all."""
    here = group_members.c.group_id == group_id
    left = sa.and_(here, group_members.c.status == "left", group_members.c.left_at >= since)
    gone = db.scalar(sa.select(sa.func.count()).where(left)) or 0
    stopped = (
        sa.select(sa.func.count(group_members.c.person_id.distinct()))
        .select_from(group_members.join(addresses, addresses.c.person_id == group_members.c.person_id))
        .where(here, group_members.c.status == "member", addresses.c.stopped_at >= since)
    )
    members = db.scalar(sa.select(sa.func.count()).where(here, group_members.c.status == "member")) or 0
    return gone + (db.scalar(stopped) or 0), members + gone


def bad_quality(db: Connection) -> list[str]:
    """The senders whose quality at WhatsApp is known and not good any more."""
    rows = db.execute(sa.select(settings.c.name, settings.c.value).where(settings.c.name.like(f"{QUALITY}%")))
    return [
        name.removeprefix(QUALITY) for name, value in rows if str(value).upper() not in ("HIGH", "GREEN", "UNKNOWN", "")
    ]


def watched(db: Connection) -> list[int]:
    """The open groups with anybody in them, whose relay is to be watched."""
    peopled = sa.exists().where(group_members.c.group_id == groups.c.id, group_members.c.status == "member")
    return list(db.scalars(sa.select(groups.c.id).where(groups.c.status == "open", peopled).order_by(groups.c.id)))
