"""Who did what, before and after, and how it can be taken back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import acting
from storage.database import Record
from storage.tables import audit, people

UNDO_WITHIN = timedelta(minutes=10)


def note(
    db: Connection, person_id: int | None, deed: str, subject: str, now: datetime, *, before: Any = None,
    after: Any = None, reverse: str = "", why_not: str = "",
) -> None:  # fmt: skip
    """Write one deed; it names the deed that reverses it, or says why nothing does."""
    if not reverse and not why_not:
        raise ValueError(f"{deed} must name its reverse or say why it has none")
    db.execute(
        audit.insert().values(
            person_id=person_id, deed=deed, subject=subject, before=before, after=after, reverse=reverse or None,
            why_not=why_not or None, helper_id=acting.helper(), at=now,
        )
    )  # fmt: skip


def last_deed(db: Connection, person_id: int, now: datetime) -> Record | None:
    """A person's last deed of the past ten minutes that was not taken back."""
    return db.execute(
        sa.select(audit)
        .where(audit.c.person_id == person_id, audit.c.undone_at.is_(None), audit.c.at >= now - UNDO_WITHIN)
        .order_by(audit.c.id.desc())
        .limit(1)
    ).one_or_none()


def number_of(deed: Record) -> int:
    """The row that a deed is about: 12 of "match:12"."""
    return int(deed.subject.partition(":")[2])


def undone(db: Connection, audit_id: int, now: datetime) -> None:
    """This deed has been taken back."""
    db.execute(audit.update().where(audit.c.id == audit_id).values(undone_at=now))


def by_helpers(db: Connection, person_id: int, *, at_most: int) -> list[Record]:
    """What helpers did for a person, the newest first: with `helper`, their name."""
    query = (
        sa.select(audit, people.c.name.label("helper"))
        .join(people, people.c.id == audit.c.helper_id)
        .where(audit.c.person_id == person_id)
        .order_by(audit.c.id.desc())
        .limit(at_most)
    )
    return list(db.execute(query))


def of_subject(db: Connection, subject: str) -> list[Record]:
    """All deeds on one thing, oldest first."""
    return list(db.execute(sa.select(audit).where(audit.c.subject == subject).order_by(audit.c.id)))
