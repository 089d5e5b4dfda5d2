"""Marks: what moderation did in a group, by which rule, until when, and what came of an appeal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once
from storage.tables import group_marks, groups, people


def add(
    db: Connection, group_id: int, person_id: int, rule: str, did: str, now: datetime, *, inbox_id: int | None = None,
    until: datetime | None = None, officer_id: int | None = None,
) -> int | None:  # fmt: skip
    """What was done about one post, once; None when it was done before."""
    row = {"group_id": group_id, "person_id": person_id, "rule": rule, "did": did, "at": now, "inbox_id": inbox_id,
           "until": until, "officer_id": officer_id}  # fmt: skip
    if not insert_once(db, group_marks, row, "group_id", "inbox_id"):
        return None
    newest = sa.select(group_marks.c.id).where(group_marks.c.person_id == person_id).order_by(group_marks.c.id.desc())
    return db.scalar(newest.limit(1))


def get(db: Connection, mark_id: int) -> Record | None:
    """One mark with its group's name and district and the person's name."""
    return db.execute(
        sa.select(group_marks, groups.c.name.label("group"), groups.c.district_lgd, people.c.name)
        .join(groups, groups.c.id == group_marks.c.group_id)
        .join(people, people.c.id == group_marks.c.person_id)
        .where(group_marks.c.id == mark_id)
    ).one_or_none()


def count(
    db: Connection, person_id: int, since: datetime, *, district_lgd: int, but: Sequence[str] = ()
) -> int:  # fmt: skip
    """How many marks stand against somebody since a moment, in all groups of a district: what is taken back, and marks
    by the rules `but`, do not count."""
    here = sa.select(groups.c.id).where(groups.c.district_lgd == district_lgd)
    stands = sa.and_(
        group_marks.c.person_id == person_id, group_marks.c.at >= since, group_marks.c.lifted_at.is_(None),
        group_marks.c.group_id.in_(here), group_marks.c.rule.not_in(but),
    )  # fmt: skip
    return db.scalar(sa.select(sa.func.count()).where(stands)) or 0


def stands(db: Connection, group_id: int, person_id: int, rule: str, since: datetime) -> bool:
    """Does a mark by this rule stand against somebody in a group since a moment?"""
    theirs = sa.and_(
        group_marks.c.group_id == group_id, group_marks.c.person_id == person_id, group_marks.c.rule == rule,
        group_marks.c.at > since, group_marks.c.lifted_at.is_(None),
    )  # fmt: skip
    return db.execute(sa.select(group_marks.c.id).where(theirs).limit(1)).first() is not None


def appeal(db: Connection, mark_id: int, words: str, now: datetime) -> bool:
    """Somebody says that a mark is wrong, once."""
    first = sa.and_(group_marks.c.id == mark_id, group_marks.c.appealed_at.is_(None))
    return bool(db.execute(group_marks.update().where(first).values(appeal=words, appealed_at=now)).rowcount)


def say_more(db: Connection, mark_id: int, words: str) -> None:
    """More words of somebody who has objected already."""
    longer = sa.func.coalesce(group_marks.c.appeal, "") + " / " + words
    db.execute(group_marks.update().where(group_marks.c.id == mark_id).values(appeal=longer))


def newest(db: Connection, person_id: int, since: datetime) -> int | None:
    """The newest mark that stands against somebody since a moment."""
    stands = sa.and_(group_marks.c.person_id == person_id, group_marks.c.at >= since, group_marks.c.lifted_at.is_(None))
    return db.scalar(sa.select(group_marks.c.id).where(stands).order_by(group_marks.c.id.desc()).limit(1))


def silence_of(db: Connection, group_id: int, person_id: int, now: datetime) -> Record | None:
    """The newest mark by which somebody may not write in a group now."""
    theirs = sa.and_(
        group_marks.c.group_id == group_id, group_marks.c.person_id == person_id, group_marks.c.until > now,
        group_marks.c.lifted_at.is_(None),
    )  # fmt: skip
    newest = db.scalar(sa.select(group_marks.c.id).where(theirs).order_by(group_marks.c.id.desc()).limit(1))
    return get(db, newest) if newest is not None else None


def lift(db: Connection, mark_id: int, officer_id: int, now: datetime) -> bool:
    """An officer takes a mark back; False when it was before."""
    stands = sa.and_(group_marks.c.id == mark_id, group_marks.c.lifted_at.is_(None))
    values: dict[str, Any] = {"lifted_at": now, "officer_id": officer_id}
    return bool(db.execute(group_marks.update().where(stands).values(**values)).rowcount)


def of_group(db: Connection, group_id: int, *, at_most: int = 20) -> Sequence[Record]:
    """The newest marks of a group."""
    return db.execute(
        sa.select(group_marks, people.c.name)
        .join(people, people.c.id == group_marks.c.person_id)
        .where(group_marks.c.group_id == group_id)
        .order_by(group_marks.c.id.desc())
        .limit(at_most)
    ).all()
