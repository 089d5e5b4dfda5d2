"""Enquiries: what buyers want, which of it is open, and which is due."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import cards
from storage.database import insert, looked_up_once, skip_locked
from storage.matches import ANSWERED_YES
from storage.tables import (
    enquiries,
    matches,
    people,
)


@dataclass(frozen=True, slots=True)
class Enquiry:
    """What a buyer wants; quantities as decimal text, budget in paise."""

    id: int
    person_id: int
    address_id: int | None
    text: str
    language: str
    concept: str | None
    product_words: str
    quantity: str | None
    unit: str | None
    kilograms: str | None
    place_lgd: int | None
    place_role: str | None
    place_words: str | None
    district_lgd: int | None
    needed_by: date | None
    budget_paise: int | None
    budget_per: str | None
    media_id: int | None
    status: str
    wave: int
    wave_due_at: datetime | None
    lost_reason: str | None
    created_at: datetime
    lowest: str | None
    terms: dict[str, Any] | None
    stuck_at: datetime | None
    """Since when the office has it, since nobody said yes."""
    choose_at: datetime | None
    """Until when its buyer may choose what happens then."""

    @property
    def amount(self) -> Decimal | None:
        """How much is wanted, in `unit`."""
        return Decimal(self.quantity) if self.quantity else None


_ENQUIRY = [enquiries.c[name] for name in Enquiry.__slots__]
_OF_BUYER = (
    sa.select(*_ENQUIRY)
    .where(enquiries.c.person_id == sa.bindparam("row"))
    .order_by(enquiries.c.id.desc())
    .limit(sa.bindparam("at_most"))
)


def post(db: Connection, now: datetime, **fields: Any) -> int:
    """A new open enquiry; its number."""
    return insert(db, enquiries, {"status": "open", "wave": 0, "created_at": now, **fields})


def get(db: Connection, enquiry_id: int) -> Enquiry:
    """One enquiry."""
    return Enquiry(*db.execute(sa.select(*_ENQUIRY).where(enquiries.c.id == enquiry_id)).one())


def buyer_name(db: Connection, enquiry_id: int) -> str | None:
    """The name a buyer chose to be shown by."""
    return db.scalar(
        sa.select(people.c.name)
        .join(enquiries, enquiries.c.person_id == people.c.id)
        .where(enquiries.c.id == enquiry_id)
    )


def change(db: Connection, enquiry_id: int, **fields: Any) -> None:
    """Write some fields of an enquiry."""
    db.execute(enquiries.update().where(enquiries.c.id == enquiry_id).values(**fields))


def close(db: Connection, enquiry_id: int, status: str, now: datetime, *, reason: str = "") -> bool:
    """End an open enquiry; False when somebody ended it before."""
    cards.touch(db, enquiry_id)
    return bool(
        db.execute(
            enquiries.update()
            .where(enquiries.c.id == enquiry_id, enquiries.c.status == "open")
            .values(status=status, closed_at=now, wave_due_at=None, lost_reason=reason or None)
        ).rowcount
    )


def reopen(db: Connection, enquiry_id: int, now: datetime, *, expires_at: datetime) -> bool:
    """Open an ended enquiry again until `expires_at`; its next wave is due at once. False when it is open."""
    cards.touch(db, enquiry_id)
    return bool(
        db.execute(
            enquiries.update()
            .where(enquiries.c.id == enquiry_id, enquiries.c.status != "open")
            .values(status="open", closed_at=None, lost_reason=None, wave_due_at=now, expires_at=expires_at)
        ).rowcount
    )


@looked_up_once
def of_buyer(db: Connection, person_id: int, *, at_most: int = 10) -> list[Enquiry]:
    """A buyer's enquiries, the newest first."""
    rows = db.execute(_OF_BUYER, {"row": person_id, "at_most": at_most})
    return [Enquiry(*row) for row in rows]


def in_districts(
    db: Connection, districts: Sequence[int], statuses: Sequence[str], *, at_most: int = 50
) -> list[Enquiry]:
    """Enquiries that the offices of these districts look after: the open ones, the longest open first, then those that
    ended, the newest first; nothing of people who were erased."""
    ended = enquiries.c.status != "open"
    rows = db.execute(
        sa.select(*_ENQUIRY)
        .join(people, people.c.id == enquiries.c.person_id)
        .where(enquiries.c.district_lgd.in_(districts), enquiries.c.status.in_(statuses), people.c.erased_at.is_(None))
        .order_by(ended, sa.case((ended, -enquiries.c.id), else_=enquiries.c.id))
        .limit(at_most)
    )
    return [Enquiry(*row) for row in rows]


def waves_due(db: Connection, now: datetime, *, at_most: int = 50) -> list[Enquiry]:
    """Open enquiries whose next wave is due, locked for this worker."""
    return _due(db, enquiries.c.wave_due_at, now, at_most)


def choices_due(db: Connection, now: datetime, *, at_most: int = 50) -> list[Enquiry]:
    """Open enquiries to which nobody said yes and whose buyers have not chosen in time, locked for this worker."""
    return _due(db, enquiries.c.choose_at, now, at_most)


def expired(db: Connection, now: datetime, *, at_most: int = 50) -> list[Enquiry]:
    """Open enquiries whose time is over, locked for this worker."""
    return _due(db, enquiries.c.expires_at, now, at_most)


def _due(db: Connection, when: sa.Column[Any], now: datetime, at_most: int) -> list[Enquiry]:
    query = (
        sa.select(*_ENQUIRY)
        .where(enquiries.c.status == "open", when <= now)
        .order_by(when, enquiries.c.id)
        .limit(at_most)
    )
    return [Enquiry(*row) for row in db.execute(skip_locked(db, query))]


def waiting_for(
    db: Connection,
    concepts: Sequence[str],
    profile_id: int,
    now: datetime,
    *,
    enough: int,
    not_person: int,
    at_most: int,
) -> list[Enquiry]:
    """Open enquiries for these goods with fewer than `enough` yeses, none matched to this seller; the oldest first."""
    mine = sa.exists().where(matches.c.enquiry_id == enquiries.c.id, matches.c.profile_id == profile_id)
    yeses = (
        sa.select(sa.func.count())
        .where(matches.c.enquiry_id == enquiries.c.id, matches.c.status.in_(ANSWERED_YES))
        .scalar_subquery()
    )
    query = (
        sa.select(*_ENQUIRY)
        .where(
            enquiries.c.status == "open", enquiries.c.concept.in_(concepts), enquiries.c.expires_at > now,
            enquiries.c.person_id != not_person, ~mine, yeses < enough,
        )
        .order_by(enquiries.c.id)
        .limit(at_most)
    )  # fmt: skip
    return [Enquiry(*row) for row in db.execute(query)]
