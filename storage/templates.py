"""WhatsApp templates as they stand at the provider: which was handed in, approved, refused and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_or_update
from storage.tables import templates

RETURNING = ("paused", "submitted", "received", "pending")
"""WhatsApp may yet say yes again: what waits for such a template waits on."""
TAKEN_BACK = ("paused", "rejected", "disabled")
"""What may befall a template that was approved."""


def called(db: Connection, content_sid: str) -> Record | None:
    """The template that the provider knows by this id."""
    return db.execute(sa.select(templates).where(templates.c.content_sid == content_sid)).one_or_none()


def dearest(db: Connection, name: str) -> str | None:
    """The category by which an approved template is charged: marketing where WhatsApp took any of its languages for that."""
    query = sa.select(templates.c.category).where(templates.c.name == name, templates.c.status == "approved").distinct()
    found = {category.upper() for category in db.scalars(query) if category}
    return "MARKETING" if "MARKETING" in found else next(iter(sorted(found)), None)


def kept(db: Connection, sender: str | None = None) -> Sequence[Record]:
    """Every template that was made, of one sender or of all."""
    query = sa.select(templates).order_by(templates.c.sender, templates.c.name, templates.c.language)
    return db.execute(query.where(templates.c.sender == sender) if sender else query).all()


def keep(
    db: Connection, name: str, language: str, sender: str, now: datetime, *, content_sid: str, status: str, words: str,
    category: str, reason: str = "",
) -> None:  # fmt: skip
    """A template as it stands now; one handed in anew takes the place of the one before it."""
    row = {
        "name": name, "language": language, "sender": sender, "content_sid": content_sid, "status": status, "words": words,
        "category": category, "reason": reason or None, "checked_at": now, "submitted_at": now,
    }  # fmt: skip
    insert_or_update(db, templates, row, "name", "language", "sender")


def note_state(
    db: Connection, content_sid: str, status: str, now: datetime, *, category: str = "", reason: str = ""
) -> str | None:
    """What WhatsApp says of a template now; the state before, when it is another one."""
    was = db.scalar(sa.select(templates.c.status).where(templates.c.content_sid == content_sid))
    fields = {"status": status, "checked_at": now, "reason": reason or None} | (
        {"category": category} if category else {}
    )
    db.execute(templates.update().where(templates.c.content_sid == content_sid).values(**fields))
    return was if was != status else None
