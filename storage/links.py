"""Start links: what a poster's or a shared link stands for, and who came by it."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once
from storage.tables import link_opens, links


def add_link(
    db: Connection, token: str, now: datetime, *, district_lgd: int | None, language: str | None, role: str | None,
    note: str = "", group_id: int | None = None, card_id: int | None = None,
) -> bool:  # fmt: skip
    """A start link for a poster or a share: its token stands for district, language and role. False: it is taken."""
    row = {"token": token, "district_lgd": district_lgd, "language": language, "role": role, "note": note,
           "uses": 0, "group_id": group_id, "card_id": card_id, "created_at": now}  # fmt: skip
    return bool(insert_once(db, links, row, "token"))


def link(db: Connection, token: str, now: datetime) -> Record | None:
    """What a start link stands for; None when it is unknown or over."""
    return db.execute(
        sa.select(links).where(
            sa.func.lower(links.c.token) == token.lower(),
            sa.or_(links.c.expires_at.is_(None), links.c.expires_at > now),
        )
    ).one_or_none()


def link_to_card(db: Connection, card_id: int) -> str | None:
    """The start link that leads to a card of a group."""
    return db.scalar(sa.select(links.c.token).where(links.c.card_id == card_id).limit(1))


def count_link(db: Connection, link_id: int, *, person_id: int, channel: str, now: datetime) -> None:
    """Somebody came by this link; of a group's links also who, once each, so that what they answer can be counted."""
    db.execute(links.update().where(links.c.id == link_id).values(uses=links.c.uses + 1))
    if db.scalar(sa.select(links.c.group_id).where(links.c.id == link_id)) is not None:
        row = {"link_id": link_id, "person_id": person_id, "channel": channel, "at": now}
        insert_once(db, link_opens, row, "link_id", "person_id")
