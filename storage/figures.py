"""Figures of some districts, as officers see them: what came in, what waits, who sells."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import offices
from storage.inbox import PARKED
from storage.statements import one_of
from storage.tables import (
    addresses,
    enquiries,
    inbox,
    introductions,
    matches,
    officers,
    outbox,
    people,
    profiles,
    seller_products,
)


def numbers_since(
    db: Connection, districts: Sequence[int], since: datetime, *, but: int | None = None
) -> dict[str, int]:
    """The figures of some districts since a moment, and how many enquiries are open and people wait now.

    `wrote` counts people once, officers left out. What could not be delivered or worked counts here also where
    nobody's district is known yet.
    """

    def count(*where: sa.ColumnElement[bool], of: sa.FromClause, what: Any = None) -> int:
        counted = sa.func.count() if what is None else sa.func.count(sa.distinct(what))
        return db.scalar(sa.select(counted).select_from(of).where(*where)) or 0

    met = introductions.join(matches, matches.c.id == introductions.c.match_id).join(
        enquiries, enquiries.c.id == matches.c.enquiry_id
    )
    placed = addresses.join(people, people.c.id == addresses.c.person_id)
    number = sa.cast(sa.func.substr(inbox.c.lane, len("address:") + 1), sa.BigInteger)
    at_lane = sa.case((inbox.c.lane.startswith("address:"), number))
    here = enquiries.c.district_lgd.in_(districts)
    lives_here = people.c.district_lgd.in_(districts)
    here_or_nowhere = sa.or_(lives_here, people.c.district_lgd.is_(None))
    serves = sa.select(officers.c.person_id).where(officers.c.disabled_at.is_(None))
    return {
        "wrote": count(
            addresses.c.last_inbound_at >= since, lives_here, people.c.id.not_in(serves), of=placed, what=people.c.id
        ),
        "enquiries": count(here, enquiries.c.created_at >= since, of=enquiries),
        "open": count(here, enquiries.c.status == "open", of=enquiries),
        "introductions": count(here, introductions.c.at >= since, of=met),
        "sellers": count(*_sells(districts), profiles.c.created_at >= since, of=profiles),
        "waiting": len(offices.waiting_for_human(db, districts, but=but)),
        "failed": count(
            one_of(outbox.c.state, ("failed", "unknown")), outbox.c.created_at >= since, here_or_nowhere,
            of=outbox.join(people, people.c.id == outbox.c.person_id),
        ),
        "parked": count(PARKED, here_or_nowhere, of=inbox.join(placed, addresses.c.id == at_lane)),
    }  # fmt: skip


def new_between(db: Connection, districts: Sequence[int], since: datetime, until: datetime) -> dict[str, int]:
    """New sellers, enquiries and introductions of some districts from a moment up to another (UTC), that one left out."""

    def count(at: sa.ColumnElement[datetime], *where: sa.ColumnElement[bool], of: sa.FromClause) -> int:
        spanned = sa.select(sa.func.count()).select_from(of).where(at >= since, at < until, *where)
        return db.scalar(spanned) or 0

    here = enquiries.c.district_lgd.in_(districts)
    met = introductions.join(matches, matches.c.id == introductions.c.match_id).join(
        enquiries, enquiries.c.id == matches.c.enquiry_id
    )
    return {
        "sellers": count(profiles.c.created_at, *_sells(districts), of=profiles),
        "enquiries": count(enquiries.c.created_at, here, of=enquiries),
        "introductions": count(introductions.c.at, here, of=met),
    }


def sellers_by_district(db: Connection, districts: Sequence[int], concepts: Sequence[str] = ()) -> dict[int, int]:
    """How many sellers buyers can find in each of these districts, of some goods or of all; the most first."""
    query = sa.select(profiles.c.district_lgd, sa.func.count().label("many")).where(*_sells(districts))
    if concepts:
        goods = sa.select(seller_products.c.profile_id).where(seller_products.c.concept.in_(concepts), _said_so())
        query = query.where(profiles.c.id.in_(goods))
    rows = db.execute(query.group_by(profiles.c.district_lgd).order_by(sa.func.count().desc(), profiles.c.district_lgd))
    return {row.district_lgd: row.many for row in rows}


def sellers_by_product(db: Connection, districts: Sequence[int], *, at_most: int = 8) -> dict[str, int]:
    """How many sellers of these districts sell each product, the most first; who sells two counts for both."""
    many = sa.func.count(sa.distinct(profiles.c.id))
    rows = db.execute(
        sa.select(seller_products.c.concept, many.label("many"))
        .join(profiles, profiles.c.id == seller_products.c.profile_id)
        .where(*_sells(districts), _said_so())
        .group_by(seller_products.c.concept)
        .order_by(many.desc(), seller_products.c.concept)
        .limit(at_most)
    )
    return {row.concept: row.many for row in rows}


def _sells(districts: Sequence[int]) -> tuple[sa.ColumnElement[bool], ...]:
    return profiles.c.district_lgd.in_(districts), profiles.c.kind == "seller", profiles.c.status == "live"


def _said_so() -> sa.ColumnElement[bool]:
    """A product that only a description mentions is not what somebody sells."""
    return seller_products.c.evidence != "described"
