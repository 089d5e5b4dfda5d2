"""Our own senders, and which districts each of them serves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once, insert_or_update
from storage.tables import sender_districts, senders


def keep_sender(db: Connection, channel: str, external_id: str, now: datetime) -> None:
    """Remember a sender that the settings describe."""
    row = {"channel": channel, "external_id": external_id, "name": f"{channel}:{external_id}", "created_at": now}
    insert_once(db, senders, row, "channel", "external_id")


def name_sender(
    db: Connection, channel: str, external_id: str, name: str, districts: Sequence[int], now: datetime
) -> None:
    """Name a sender and let it serve some districts."""
    row = {"channel": channel, "external_id": external_id, "name": name, "created_at": now}
    insert_once(db, senders, row, "channel", "external_id")
    db.execute(
        senders.update().where(senders.c.channel == channel, senders.c.external_id == external_id).values(name=name)
    )
    sender_id = db.scalar(
        sa.select(senders.c.id).where(senders.c.channel == channel, senders.c.external_id == external_id)
    )
    for district in districts:
        serving = {"district_lgd": district, "channel": channel, "sender_id": sender_id}
        insert_or_update(db, sender_districts, serving, "district_lgd", "channel")


def all_senders(db: Connection) -> Sequence[Record]:
    """Every sender."""
    return db.execute(
        sa.select(
            senders.c.id, senders.c.channel, senders.c.external_id, senders.c.name, senders.c.paused_reason
        ).order_by(senders.c.id)
    ).all()


def whatsapp_number(db: Connection, district_lgd: int | None) -> str:
    """Our own WhatsApp number for a district, else any of ours, as digits; empty where none is named."""
    own = sa.select(senders.c.external_id).where(senders.c.channel == "whatsapp")
    here = own.join(sender_districts, sender_districts.c.sender_id == senders.c.id).where(
        sender_districts.c.district_lgd == district_lgd
    )
    found = db.scalar(here.limit(1)) or db.scalar(own.order_by(senders.c.id).limit(1))
    return str(found or "").removeprefix("whatsapp:+")
