"""What each sender may do: how many people a day WhatsApp lets it begin with, and with how many it has begun."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import insert_or_update
from storage.tables import outbox, settings

FIRST_TIER = 250
"""What Meta lets a business begin with that it has not verified (Meta, messaging limits)."""
TIER = "day_tier:"


def day_tier(db: Connection, sender: str) -> int:
    """With how many people outside the 24-hour window a sender may begin in 24 hours."""
    kept = db.scalar(sa.select(settings.c.value).where(settings.c.name == TIER + sender[:50]))
    return int(kept) if kept is not None else FIRST_TIER


def set_day_tier(db: Connection, sender: str, many: int) -> None:
    """Note the limit that WhatsApp gives a sender now."""
    insert_or_update(db, settings, {"name": TIER + sender[:50], "value": many}, "name")


def started_today(db: Connection, sender: str, now: datetime) -> int:
    """With how many people a sender has begun by template in the past 24 hours."""
    return (
        db.scalar(
            sa.select(sa.func.count(sa.distinct(outbox.c.address_id))).where(
                outbox.c.sender == sender, outbox.c.form == "template", outbox.c.sent_at > now - timedelta(hours=24)
            )
        )
        or 0
    )
