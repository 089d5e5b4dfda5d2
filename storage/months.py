"""A month of an office in six numbers, each with the rows it was counted from."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record
from storage.results import SENT
from storage.tables import (
    addresses,
    broadcast_runs,
    broadcasts,
    deals,
    enquiries,
    hand_offs,
    introductions,
    matches,
    officers,
    outbox,
    people,
    profiles,
)

AT_MOST = 50_000
"""Rows of one number that are listed; beyond that the number is still right."""


def joined(db: Connection, districts: Sequence[int], since: datetime, until: datetime) -> Sequence[Record]:
    """Sellers whom buyers can find since this month: number, when, name, what they sell."""
    return db.execute(
        sa.select(
            profiles.c.id, profiles.c.created_at.label("at"), profiles.c.name, profiles.c.products_text.label("what")
        )
        .where(profiles.c.kind == "seller", profiles.c.status == "live", profiles.c.district_lgd.in_(districts))
        .where(profiles.c.created_at >= since, profiles.c.created_at < until)
        .order_by(profiles.c.id)
        .limit(AT_MOST)
    ).all()


def wrote(db: Connection, districts: Sequence[int], since: datetime, until: datetime) -> Sequence[Record]:
    """People who wrote this month for the last time so far, officers left out: number, when, name, language."""
    last = sa.func.max(addresses.c.last_inbound_at)
    serves = sa.select(officers.c.person_id).where(officers.c.disabled_at.is_(None))
    return db.execute(
        sa.select(people.c.id, last.label("at"), people.c.name, people.c.language.label("what"))
        .join(addresses, addresses.c.person_id == people.c.id)
        .where(people.c.district_lgd.in_(districts), people.c.erased_at.is_(None), people.c.id.not_in(serves))
        .where(addresses.c.last_inbound_at >= since, addresses.c.last_inbound_at < until)
        .group_by(people.c.id, people.c.name, people.c.language)
        .order_by(people.c.id)
        .limit(AT_MOST)
    ).all()


def asked(db: Connection, districts: Sequence[int], since: datetime, until: datetime) -> Sequence[Record]:
    """Enquiries of this month: number, when, status, what was wanted."""
    return db.execute(
        sa.select(enquiries.c.id, enquiries.c.created_at.label("at"), enquiries.c.status.label("name"),
                  enquiries.c.product_words.label("what"), enquiries.c.concept)
        .where(enquiries.c.district_lgd.in_(districts))
        .where(enquiries.c.created_at >= since, enquiries.c.created_at < until)
        .order_by(enquiries.c.id)
        .limit(AT_MOST)
    ).all()  # fmt: skip


def _met() -> Any:
    return introductions.join(matches, matches.c.id == introductions.c.match_id).join(
        enquiries, enquiries.c.id == matches.c.enquiry_id
    )


def met(db: Connection, districts: Sequence[int], since: datetime, until: datetime) -> Sequence[Record]:
    """Introductions of this month: number, when, the seller's name, what was wanted."""
    return db.execute(
        sa.select(introductions.c.id, introductions.c.at, profiles.c.name, enquiries.c.product_words.label("what"),
                  enquiries.c.concept)
        .select_from(_met().join(profiles, profiles.c.id == matches.c.profile_id))
        .where(enquiries.c.district_lgd.in_(districts), introductions.c.at >= since, introductions.c.at < until)
        .order_by(introductions.c.id)
        .limit(AT_MOST)
    ).all()  # fmt: skip


def agreed(db: Connection, districts: Sequence[int], since: datetime, until: datetime) -> Sequence[Record]:
    """Deals that both sides confirmed this month: number, when, what, and paise (the accepted price times the quantity)."""
    return db.execute(
        sa.select(deals.c.id, deals.c.closed_at.label("at"), enquiries.c.product_words.label("what"),
                  enquiries.c.concept, deals.c.amount_paise.label("paise"))
        .select_from(deals.join(_met(), introductions.c.id == deals.c.introduction_id))
        .where(deals.c.status == "closed", enquiries.c.district_lgd.in_(districts))
        .where(deals.c.closed_at >= since, deals.c.closed_at < until)
        .order_by(deals.c.id)
        .limit(AT_MOST)
    ).all()  # fmt: skip


def sent(db: Connection, districts: Sequence[int], since: datetime, until: datetime) -> Sequence[Record]:
    """Notices that went out this month, run by run: broadcast, when, messages sent, arrived, read."""
    of_run = (
        sa.literal("broadcast:")
        + sa.cast(broadcasts.c.id, sa.String)
        + ":"
        + sa.cast(broadcast_runs.c.id, sa.String)
        + ":1"
    )

    def many(*states: str) -> Any:
        return sa.func.sum(sa.case((outbox.c.state.in_(states), 1), else_=0))

    return db.execute(
        sa.select(broadcasts.c.id, broadcast_runs.c.started_at.label("at"), many(*SENT).label("sent"),
                  many("delivered", "read").label("arrived"), many("read").label("read"))
        .join(broadcast_runs, broadcast_runs.c.broadcast_id == broadcasts.c.id)
        .outerjoin(outbox, outbox.c.cause == of_run)
        .where(broadcasts.c.district_lgd.in_(districts), broadcast_runs.c.status.in_(("running", "done", "cancelled")))
        .where(broadcast_runs.c.started_at >= since, broadcast_runs.c.started_at < until)
        .group_by(broadcasts.c.id, broadcast_runs.c.id, broadcast_runs.c.started_at)
        .order_by(broadcast_runs.c.id)
    ).all()  # fmt: skip


def answered(db: Connection, districts: Sequence[int], since: datetime, until: datetime) -> Sequence[Record]:
    """People who asked for the office this month: number, when, how it was settled, why they came."""
    return db.execute(
        sa.select(hand_offs.c.id, hand_offs.c.created_at.label("at"), hand_offs.c.status.label("name"),
                  hand_offs.c.reason.label("what"))
        .where(hand_offs.c.district_lgd.in_(districts))
        .where(hand_offs.c.created_at >= since, hand_offs.c.created_at < until)
        .order_by(hand_offs.c.id)
        .limit(AT_MOST)
    ).all()  # fmt: skip
