"""How far each trade got by both sides' own words, and the records that makers were given of theirs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once, skip_locked
from storage.tables import (
    deal_steps,
    deals,
    enquiries,
    introductions,
    matches,
    profiles,
    quotes,
    trade_records,
)

_TRADE = (
    introductions.join(matches, matches.c.id == introductions.c.match_id)
    .join(enquiries, enquiries.c.id == matches.c.enquiry_id)
    .join(profiles, profiles.c.id == matches.c.profile_id)
)


def step(db: Connection, introduction_id: int, side: str, state: str, how: str, person_id: int, now: datetime) -> bool:
    """One side says how far a trade got, once for each state; False when it said so before."""
    row = {
        "introduction_id": introduction_id,
        "side": side,
        "state": state,
        "how": how,
        "person_id": person_id,
        "at": now,
    }
    return bool(insert_once(db, deal_steps, row, "introduction_id", "side", "state"))


def exists(db: Connection, introduction_id: int) -> bool:
    """Is there an introduction of this number?"""
    return db.scalar(sa.select(introductions.c.id).where(introductions.c.id == introduction_id)) is not None


def unstep(db: Connection, introduction_id: int, side: str, state: str) -> bool:
    """That word taken back."""
    return bool(
        db.execute(
            deal_steps.delete().where(
                deal_steps.c.introduction_id == introduction_id, deal_steps.c.side == side, deal_steps.c.state == state
            )
        ).rowcount
    )


def steps(db: Connection, introduction_id: int) -> Sequence[Record]:
    """What was said of a trade, the oldest first."""
    query = sa.select(deal_steps).where(deal_steps.c.introduction_id == introduction_id)
    return db.execute(query.order_by(deal_steps.c.at, deal_steps.c.id)).all()


def due(db: Connection, introduction_id: int, on: date) -> None:
    """Both said yes: by this day goods and money are to have arrived."""
    db.execute(
        deals.update().where(deals.c.introduction_id == introduction_id, deals.c.due_on.is_(None)).values(due_on=on)
    )


def agreed_days(db: Connection, introduction_id: int) -> int | None:
    """In how many days the seller wants to deliver, by the price that was taken."""
    query = sa.select(quotes.c.days).where(
        quotes.c.introduction_id == introduction_id, quotes.c.status == "accepted", quotes.c.days.is_not(None)
    )
    days: int | None = db.scalar(query.order_by(quotes.c.id.desc()).limit(1))
    return days


def arrived_by(db: Connection, today: date, *, at_most: int = 50) -> Sequence[Record]:
    """Deals whose day has come and about which nobody was asked yet, locked for this worker."""
    query = (
        sa.select(deals)
        .where(deals.c.status == "closed", deals.c.due_on <= today, deals.c.asked_at.is_(None))
        .order_by(deals.c.due_on)
        .limit(at_most)
    )
    return db.execute(skip_locked(db, query)).all()


def asked_of(db: Connection, deal_id: int, now: datetime) -> None:
    """Both sides are being asked whether goods and money have arrived."""
    db.execute(deals.update().where(deals.c.id == deal_id).values(asked_at=now))


# ── on paper ──────────────────────────────────────────────────────────────────────────────────────────────────────


def closed_deals(db: Connection, profile_id: int) -> Sequence[Record]:
    """The deals of a seller that both sides confirmed, the oldest first: goods, quantity, money, buyer, day."""
    taken = (
        sa.select(sa.func.max(quotes.c.id))
        .where(quotes.c.introduction_id == introductions.c.id, quotes.c.status == "accepted")
        .correlate(introductions)
        .scalar_subquery()
    )
    return db.execute(
        sa.select(
            introductions.c.id, enquiries.c.person_id.label("buyer"), enquiries.c.concept, enquiries.c.product_words,
            enquiries.c.unit, matches.c.quantity, quotes.c.quantity.label("sold"), quotes.c.per, quotes.c.price_paise,
            deals.c.amount_paise, deals.c.closed_at, enquiries.c.place_lgd,
        )
        .select_from(
            _TRADE.join(deals, deals.c.introduction_id == introductions.c.id).join(quotes, quotes.c.id == taken, isouter=True)
        )
        .where(profiles.c.id == profile_id, deals.c.status == "closed")
        .order_by(deals.c.closed_at, introductions.c.id)
    ).all()  # fmt: skip


def said(db: Connection, introduction_ids: Sequence[int], side: str, state: str) -> int:
    """Of how many of these trades one side said this."""
    query = sa.select(sa.func.count()).where(
        deal_steps.c.introduction_id.in_(introduction_ids), deal_steps.c.side == side, deal_steps.c.state == state
    )
    return int(db.scalar(query) or 0)


def keep_record(db: Connection, profile_id: int, code: str, figures: dict[str, Any], now: datetime) -> None:
    """A record as it was given, to be checked by its code."""
    db.execute(trade_records.insert().values(profile_id=profile_id, code=code, figures=figures, at=now))


def record(db: Connection, code: str) -> Record | None:
    """The record of this code, with whose it is."""
    return db.execute(
        sa.select(trade_records, profiles.c.person_id, profiles.c.name, profiles.c.status)
        .join(profiles, profiles.c.id == trade_records.c.profile_id)
        .where(trade_records.c.code == code.upper())
    ).one_or_none()
