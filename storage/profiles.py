"""Profiles: what people are in the market, what they sell, and the numbers they are registered under."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import aliases, exposure, settings
from storage.database import Record, insert, looked_up_once
from storage.tables import identifiers, profiles, seller_products


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person is in the market: a seller or a buyer; quantities as decimal text, money in paise per unit.

    `rates` are those of goods that have one of their own, by concept, each {"paise", "unit"}.
    """

    id: int
    person_id: int
    kind: str
    status: str
    external_ref: str | None
    name: str | None
    district_lgd: int | None
    state: str | None
    taluka_lgd: int | None
    products_text: str | None
    description: str | None
    unit: str | None
    capacity: str | None
    moq: str | None
    lead_days: int | None
    price_paise: int | None
    rates: dict[str, dict[str, Any]] | None
    gives_bill: bool | None
    reach: str | None
    speaks: list[str] | None
    verified_at: datetime | None
    verified_until: datetime | None
    shown: int
    reached_by: str | None
    answered: int
    silent: int
    away_until: date | None
    created_at: datetime
    updated_at: datetime


_PROFILE = [profiles.c[name] for name in Profile.__slots__]
# Of every step; building it costs several times what running it does.
_PROFILE_OF = sa.select(*_PROFILE).where(
    profiles.c.person_id == sa.bindparam("row"), profiles.c.kind == sa.bindparam("sort"), profiles.c.status != "erased"
)


def profile(db: Connection, profile_id: int) -> Profile:
    """One profile."""
    return Profile(*db.execute(sa.select(*_PROFILE).where(profiles.c.id == profile_id)).one())


@looked_up_once
def profile_of(db: Connection, person_id: int, kind: str = "seller") -> Profile | None:
    """A person's profile of one kind; what was erased is none."""
    row = db.execute(_PROFILE_OF, {"row": person_id, "sort": kind}).one_or_none()
    return Profile(*row) if row else None


def profile_by_ref(db: Connection, external_ref: str) -> Profile | None:
    """The imported profile with this external reference."""
    row = db.execute(sa.select(*_PROFILE).where(profiles.c.external_ref == external_ref)).one_or_none()
    return Profile(*row) if row else None


def keep_profile(db: Connection, person_id: int, kind: str, now: datetime, **fields: Any) -> int:
    """Make or change a person's profile of one kind; its id."""
    found = profile_of(db, person_id, kind)
    if found:
        change_profile(db, found.id, now, **fields)
        return found.id
    fields.setdefault("status", "live")
    if kind == "seller":
        fields.setdefault("reached_by", exposure.reach_of(db, person_id))
    row = {"person_id": person_id, "kind": kind, "created_at": now, "updated_at": now, "shown": 0, **fields}
    return insert(db, profiles, row)


def change_profile(db: Connection, profile_id: int, now: datetime, **fields: Any) -> None:
    """Write some fields of a profile."""
    db.execute(profiles.update().where(profiles.c.id == profile_id).values(updated_at=now, **fields))
    if "status" in fields:
        exposure.settle_profile(db, profile_id)


def phones_of(db: Connection, profile_ids: Sequence[int]) -> dict[int, str | None]:
    """By which telephone each of these sellers is reached."""
    rows = db.execute(sa.select(profiles.c.id, profiles.c.reached_by).where(profiles.c.id.in_(profile_ids)))
    return dict(rows.all())


def away_over(db: Connection, today: date) -> list[Profile]:
    """Sellers whose last day away is past and who are not found again yet."""
    due = sa.and_(profiles.c.away_until.is_not(None), profiles.c.away_until < today, profiles.c.status == "hidden")
    return [Profile(*row) for row in db.execute(sa.select(*_PROFILE).where(due).order_by(profiles.c.id).limit(200))]


# ── goods ─────────────────────────────────────────────────────────────────────────────────────────────────────────


OWN = "own:"
"""How the concept of a seller's own word begins, for goods that no catalogue names."""
_IS_OWN = sa.and_(
    # The bounds hold in any collation and keep to a part of the index.
    seller_products.c.concept >= "o", seller_products.c.concept < "p", seller_products.c.concept.startswith(OWN)
)  # fmt: skip


def tag_products(
    db: Connection, profile_id: int, concepts: Mapping[str, str], *, state: str, district_lgd: int,
    own: Sequence[str] | None = None,
) -> None:  # fmt: skip
    """Say what a seller sells: {concept: evidence}; what was tagged before is replaced. `own` are the seller's own words
    for goods that no catalogue names (they begin with OWN); None leaves these as they are."""
    here = {"state": state, "district_lgd": district_lgd, "profile_id": profile_id}
    had = _concepts_of(db, profile_id)
    kept = [concept for concept in had if concept.startswith(OWN)]
    words = kept if own is None else own
    if had:
        db.execute(seller_products.delete().where(seller_products.c.profile_id == profile_id))
    evidence = dict.fromkeys(words, "said") | dict(concepts)
    if evidence:
        db.execute(
            seller_products.insert(), [{"concept": one, "evidence": how, **here} for one, how in evidence.items()]
        )
        exposure.settle_profile(db, profile_id)
    if set(words) != set(kept):
        settings.count_up(db, aliases.VERSION)  # whoever reads enquiries looks again


def own_words_of(db: Connection, profile_id: int) -> list[str]:
    """A seller's own words for goods that no catalogue names, as they are tagged."""
    return [concept for concept in _concepts_of(db, profile_id) if concept.startswith(OWN)]


def _concepts_of(db: Connection, profile_id: int) -> list[str]:
    query = sa.select(seller_products.c.concept).where(seller_products.c.profile_id == profile_id)
    return list(db.scalars(query.order_by(seller_products.c.concept)))


def all_own_words(db: Connection) -> tuple[str, ...]:
    """The own words of all sellers for goods that no catalogue names, each once, in a steady order."""
    return tuple(sorted(db.scalars(sa.select(seller_products.c.concept).where(_IS_OWN).distinct())))


def tags_of(db: Connection, profile_id: int) -> dict[str, str]:
    """What a seller sells: {concept: evidence}."""
    rows = db.execute(
        sa.select(seller_products.c.concept, seller_products.c.evidence)
        .where(seller_products.c.profile_id == profile_id, ~_IS_OWN)
        .order_by(seller_products.c.concept)
    )
    return dict(rows.all())


def products_of(db: Connection, profile_id: int) -> list[str]:
    """The concepts a seller is tagged with."""
    return list(
        db.scalars(
            sa.select(seller_products.c.concept)
            .where(seller_products.c.profile_id == profile_id, ~_IS_OWN)
            .order_by(seller_products.c.concept)
        )
    )


# ── identifiers ───────────────────────────────────────────────────────────────────────────────────────────────────


def identifiers_of(db: Connection, profile_id: int) -> Sequence[Record]:
    """A profile's registration numbers with their state."""
    return db.execute(
        sa.select(identifiers).where(identifiers.c.profile_id == profile_id).order_by(identifiers.c.kind)
    ).all()


def identifier(db: Connection, identifier_id: int) -> Record | None:
    """One registration number; None when its owner erased or replaced it."""
    return db.execute(sa.select(identifiers).where(identifiers.c.id == identifier_id)).one_or_none()


def keep_identifier(db: Connection, profile_id: int, kind: str, value: str, now: datetime) -> int:
    """Keep a registration number whose form is right; an officer confirms it later."""
    db.execute(identifiers.delete().where(identifiers.c.profile_id == profile_id, identifiers.c.kind == kind))
    row = {"profile_id": profile_id, "kind": kind, "value": value, "status": "format_ok", "created_at": now}
    return insert(db, identifiers, row)


def drop_identifier(db: Connection, profile_id: int, kind: str) -> None:
    """Erase a registration number."""
    db.execute(identifiers.delete().where(identifiers.c.profile_id == profile_id, identifiers.c.kind == kind))


def unconfirmed(db: Connection, districts: Sequence[int]) -> Sequence[Record]:
    """Registration numbers that wait for an officer of these districts, the longest first."""
    query = (
        sa.select(identifiers, profiles.c.name, profiles.c.district_lgd, profiles.c.person_id)
        .join(profiles, profiles.c.id == identifiers.c.profile_id)
        .where(identifiers.c.status == "format_ok", profiles.c.district_lgd.in_(districts))
        .order_by(identifiers.c.id)
    )
    return db.execute(query).all()


def settle_identifier(
    db: Connection, identifier_id: int, *, confirmed: bool, officer_id: int, now: datetime, expires_on: date | None
) -> None:
    """An officer confirms or refuses a registration number."""
    db.execute(
        identifiers.update()
        .where(identifiers.c.id == identifier_id)
        .values(status="confirmed" if confirmed else "refused", officer_id=officer_id, confirmed_at=now,
                expires_on=expires_on)
    )  # fmt: skip


def unsettle_identifier(db: Connection, identifier_id: int) -> None:
    """Take an officer's word on a registration number back."""
    db.execute(
        identifiers.update()
        .where(identifiers.c.id == identifier_id)
        .values(status="format_ok", officer_id=None, confirmed_at=None, expires_on=None)
    )
