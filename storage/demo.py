"""What only the sample market needs: its marker, and rows that real use makes one at a time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import insert_once
from storage.tables import addresses, introductions, matches, people, settings


def is_seeded(db: Connection) -> bool:
    """Does the sample market stand here already?"""
    return db.scalar(sa.select(settings.c.value).where(settings.c.name == "seeded")) is not None


def mark_seeded(db: Connection, now: datetime) -> None:
    """The sample market is complete."""
    insert_once(db, settings, {"name": "seeded", "value": now.isoformat()}, "name")


def known_since(db: Connection, person_id: int, since: datetime) -> None:
    """Let a person have come at a moment in the past."""
    db.execute(people.update().where(people.c.id == person_id).values(created_at=since, heard_office_at=since))
    db.execute(addresses.update().where(addresses.c.person_id == person_id).values(first_seen_at=since))


def answered(db: Connection, match_id: int, status: str, at: datetime, *, wave: int, **fields: Any) -> None:
    """Write how a match of the past went."""
    db.execute(
        matches.update()
        .where(matches.c.id == match_id)
        .values(status=status, wave=wave, asked_at=at, answered_at=at, **fields)
    )


def introduction_id(db: Connection, match_id: int) -> int:
    """The introduction that came of a match."""
    return int(db.execute(sa.select(introductions.c.id).where(introductions.c.match_id == match_id)).scalar_one())


def asked_how_it_went(db: Connection, introduction: int, at: datetime) -> None:
    """Both sides of an introduction of the past were asked."""
    db.execute(introductions.update().where(introductions.c.id == introduction).values(asked_at=at))
