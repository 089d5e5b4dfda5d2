"""Who agreed to what: an append-only ledger per person and purpose, and the stop of an address."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import acting
from storage.tables import addresses, consents

PURPOSES = ("enquiries", "notices", "workshops")


def give(
    db: Connection, person_id: int, purpose: str, *, given: bool, version: str, language: str, how: str,
    inbox_id: int | None, now: datetime,
) -> None:  # fmt: skip
    """Write one line of the ledger: the newest line of a purpose counts; a helper on whose telephone it was given is named."""
    db.execute(
        consents.insert().values(
            person_id=person_id, purpose=purpose, given=given, notice_version=version, language=language, how=how,
            inbox_id=inbox_id, helper_id=acting.helper(), at=now,
        )
    )  # fmt: skip


def given(db: Connection, person_id: int, purpose: str) -> bool | None:
    """Does this person agree now? None = never asked."""
    newest: bool | None = db.scalar(_newest(consents.c.given, person_id, purpose))
    return newest


def last_how(db: Connection, person_id: int, purpose: str) -> str | None:
    """How this person last said yes or no to a purpose: by a button, a stop, an age; None = never."""
    newest: str | None = db.scalar(_newest(consents.c.how, person_id, purpose))
    return newest


def _newest(what: sa.Column[Any], person_id: int, purpose: str) -> sa.Select[Any]:
    """This column of the newest line on a purpose."""
    return (
        sa.select(what)
        .where(consents.c.person_id == person_id, consents.c.purpose == purpose)
        .order_by(consents.c.id.desc())
        .limit(1)
    )


def all_given(db: Connection, person_id: int) -> dict[str, bool]:
    """Every purpose this person was asked about, with the answer that counts now."""
    rows = db.execute(
        sa.select(consents.c.purpose, consents.c.given).where(consents.c.person_id == person_id).order_by(consents.c.id)
    )
    return {one.purpose: one.given for one in rows}


def stopped(db: Connection, person_id: int) -> list[str]:
    """The purposes that a stop ended and nothing was said about since: what had been agreed to before it."""
    newest = sa.select(sa.func.max(consents.c.id)).where(consents.c.person_id == person_id).group_by(consents.c.purpose)
    query = sa.select(consents.c.purpose).where(consents.c.id.in_(newest), consents.c.how == "stop")
    return list(db.scalars(query.order_by(consents.c.id)))


def stop(db: Connection, address_id: int, now: datetime) -> None:
    """From this commit on nothing that Haat starts may leave for this address."""
    db.execute(
        addresses.update().where(addresses.c.id == address_id, addresses.c.stopped_at.is_(None)).values(stopped_at=now)
    )


def unstop(db: Connection, address_id: int) -> None:
    """They want messages again."""
    db.execute(addresses.update().where(addresses.c.id == address_id).values(stopped_at=None))
