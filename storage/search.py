"""Sellers who may fit: found by product concept, the nearest ring first, from one covering index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.records import Candidate, Rings
from storage.tables import addresses, consents, identifiers, profiles, seller_products

PER_RING = 50


def candidates(
    db: Connection, concepts: Sequence[str], rings: Rings, *, now: datetime, not_person: int | None = None
) -> list[Candidate]:
    """At most fifty sellers of these concepts from each ring: district, neighbours, state, country.

    Live sellers agreed to enquiries and did not stop; invited ones (imported, never asked) are marked so and come last,
    since whoever is never asked is never shown either and would fill a ring that goes by exposure alone.
    """
    if not concepts:
        return []
    found: dict[int, None] = {}
    for where in _rings(rings):
        query = (
            sa.select(seller_products.c.profile_id)
            .join(profiles, profiles.c.id == seller_products.c.profile_id)
            .where(seller_products.c.concept.in_(concepts), where, _findable())
            .group_by(seller_products.c.profile_id, profiles.c.status, profiles.c.shown)
            .order_by(profiles.c.status == "invited", profiles.c.shown, seller_products.c.profile_id)
            .limit(PER_RING)
        )
        if not_person is not None:
            query = query.where(profiles.c.person_id != not_person)
        found.update(dict.fromkeys(db.scalars(query)))
    return _described(db, list(found), now)


def _rings(rings: Rings) -> list[sa.ColumnElement[bool]]:
    table = seller_products.c
    if rings.district_lgd is None:
        return [sa.true()]
    near = [rings.district_lgd, *rings.neighbours]
    return [
        table.district_lgd == rings.district_lgd,
        table.district_lgd.in_(rings.neighbours),
        sa.and_(table.state == rings.state, table.district_lgd.not_in(near)),
        sa.and_(table.state != rings.state, table.district_lgd.not_in(near)),
    ]


def everyone(db: Connection, now: datetime) -> list[Candidate]:
    """All findable sellers, for files of enquiries."""
    ids = db.scalars(sa.select(profiles.c.id).where(profiles.c.kind == "seller", _findable()))
    return _described(db, list(ids), now)


def _described(db: Connection, profile_ids: Sequence[int], now: datetime) -> list[Candidate]:
    concepts: dict[int, list[str]] = defaultdict(list)
    mentions: dict[int, list[str]] = defaultdict(list)
    found: list[Candidate] = []
    for some in _slices(profile_ids):
        for row in db.execute(sa.select(seller_products).where(seller_products.c.profile_id.in_(some))):
            (mentions if row.evidence == "described" else concepts)[row.profile_id].append(row.concept)
        checked = _checked(db, some, now)
        for row in db.execute(sa.select(profiles).where(profiles.c.id.in_(some)).order_by(profiles.c.id)):
            found.append(_candidate(row, concepts[row.id], mentions[row.id], checked[row.id]))
    return found


def _slices(ids: Sequence[int], size: int = 500) -> list[Sequence[int]]:
    return [ids[first : first + size] for first in range(0, len(ids), size)]


def _checked(db: Connection, profile_ids: Sequence[int], now: datetime) -> dict[int, list[str]]:
    """The registration numbers that an officer confirmed and that have not run out."""
    kinds: dict[int, list[str]] = defaultdict(list)
    query = sa.select(identifiers.c.profile_id, identifiers.c.kind).where(
        identifiers.c.profile_id.in_(profile_ids), identifiers.c.status == "confirmed",
        sa.or_(identifiers.c.expires_on.is_(None), identifiers.c.expires_on >= now.date()),
    )  # fmt: skip
    for row in db.execute(query.order_by(identifiers.c.kind)):
        kinds[row.profile_id].append(row.kind)
    return kinds


def _findable() -> sa.ColumnElement[bool]:
    """Invited, or live with a yes as newest word on enquiries and an address that has not stopped."""
    newest = (
        sa.select(consents.c.given)
        .where(consents.c.person_id == profiles.c.person_id, consents.c.purpose == "enquiries")
        .order_by(consents.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    reachable = sa.exists().where(addresses.c.person_id == profiles.c.person_id, addresses.c.stopped_at.is_(None))
    return sa.or_(
        profiles.c.status == "invited", sa.and_(profiles.c.status == "live", newest.is_(True), reachable)
    )  # fmt: skip


def _candidate(row: Any, concepts: list[str], mentions: list[str], checked: list[str]) -> Candidate:
    return Candidate(
        profile_id=row.id, concepts=tuple(sorted(concepts)), external_ref=row.external_ref, mentions=tuple(sorted(mentions)),
        name=row.name or "", status=row.status, district_lgd=row.district_lgd, state=row.state, unit=row.unit,
        moq=Decimal(row.moq) if row.moq else None, capacity=Decimal(row.capacity) if row.capacity else None,
        price_paise=row.price_paise, verified=tuple(checked), updated_on=row.updated_at.date(), exposures=row.shown,
    )  # fmt: skip
