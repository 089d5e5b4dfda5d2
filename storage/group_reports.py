"""Reports: a member finds a card or a post of a group wrong, once each; a moderator decides."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once
from storage.tables import group_reports, groups, people


def add(
    db: Connection, group_id: int, by: int, against: int, now: datetime, *, card_id: int | None = None,
    inbox_id: int | None = None,
) -> int:  # fmt: skip
    """Keep a report; how many people report this thing now, 0 when this person did before."""
    row = {
        "group_id": group_id,
        "person_id": by,
        "against_id": against,
        "at": now,
        "card_id": card_id,
        "inbox_id": inbox_id,
    }
    if not insert_once(db, group_reports, row, "person_id", "card_id" if card_id else "inbox_id"):
        return 0
    return db.scalar(sa.select(sa.func.count()).where(_about(card_id, inbox_id))) or 0


def by(db: Connection, person_id: int, card_id: int) -> int:
    """The number of somebody's own report of a card."""
    theirs = sa.and_(group_reports.c.person_id == person_id, group_reports.c.card_id == card_id)
    return db.scalar(sa.select(group_reports.c.id).where(theirs)) or 0


def say_why(db: Connection, report_id: int, words: str) -> bool:
    """Keep the reporter's reason, once; False where there is one, or the thing is decided on already."""
    waits = sa.and_(
        group_reports.c.id == report_id, group_reports.c.reason.is_(None), group_reports.c.settled.is_(None)
    )
    return bool(db.execute(group_reports.update().where(waits).values(reason=words)).rowcount)


def reasons(db: Connection, report: Record) -> list[str]:
    """What the reporters of a thing say is wrong with it, the first first."""
    said = sa.and_(_about(report.card_id, report.inbox_id), group_reports.c.reason.is_not(None))
    return list(db.scalars(sa.select(group_reports.c.reason).where(said).order_by(group_reports.c.id)))


def first(db: Connection, card_id: int | None, inbox_id: int | None) -> int:
    """The number of the first report about a thing, under which moderators look at it."""
    return db.scalar(sa.select(sa.func.min(group_reports.c.id)).where(_about(card_id, inbox_id))) or 0


def get(db: Connection, report_id: int) -> Record | None:
    """A report with its group's name and district and the name of whom it is about."""
    return db.execute(
        sa.select(group_reports, groups.c.name.label("group"), groups.c.district_lgd, people.c.name)
        .join(groups, groups.c.id == group_reports.c.group_id)
        .join(people, people.c.id == group_reports.c.against_id)
        .where(group_reports.c.id == report_id)
    ).one_or_none()


def settle(db: Connection, report: Record, how: str, by: int) -> bool:
    """Decide about a thing and all reports of it; False when somebody did before."""
    about = sa.and_(_about(report.card_id, report.inbox_id), group_reports.c.settled.is_(None))
    return bool(db.execute(group_reports.update().where(about).values(settled=how, settled_by=by)).rowcount)


def _about(card_id: int | None, inbox_id: int | None) -> sa.ColumnElement[bool]:
    return group_reports.c.card_id == card_id if card_id else group_reports.c.inbox_id == inbox_id
