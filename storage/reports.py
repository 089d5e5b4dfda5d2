"""Lists for an office: people, enquiries, and what came of them, row by row and without anybody's number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.tables import (
    addresses,
    consents,
    deals,
    enquiries,
    identifiers,
    introductions,
    matches,
    people,
    profiles,
    quotes,
    seller_products,
)

PAGE = 500


def people_listed(db: Connection) -> Iterator[dict[str, Any]]:
    """Every person with each of their profiles, oldest first; those erased are left out."""
    query = (
        sa.select(
            people.c.id.label("person"), people.c.name, people.c.language, people.c.district_lgd, people.c.taluka_lgd,
            people.c.village, people.c.is_demo, people.c.created_at, people.c.last_seen_at,
            profiles.c.id.label("profile"), profiles.c.kind, profiles.c.status, profiles.c.external_ref,
            profiles.c.name.label("trades_as"), profiles.c.products_text, profiles.c.description, profiles.c.unit,
            profiles.c.capacity, profiles.c.moq, profiles.c.lead_days, profiles.c.price_paise, profiles.c.rates,
            profiles.c.gives_bill, profiles.c.reach, profiles.c.speaks, profiles.c.verified_until, profiles.c.shown,
        )
        .join(profiles, profiles.c.person_id == people.c.id, isouter=True)
        .where(people.c.erased_at.is_(None))
        .order_by(people.c.id, profiles.c.id)
    )  # fmt: skip
    after = 0
    while True:
        # A page ends between two people, never between two profiles of one.
        ids = db.scalars(
            sa.select(people.c.id)
            .where(people.c.id > after, people.c.erased_at.is_(None))
            .order_by(people.c.id)
            .limit(PAGE)
        ).all()
        if not ids:
            return
        reached, agreed = _reached(db, ids), _agreed(db, ids)
        rows = db.execute(query.where(people.c.id.in_(ids))).all()
        mine = [row.profile for row in rows if row.profile is not None]
        goods, papers = _goods(db, mine), _papers(db, mine)
        for row in rows:
            places = reached[row.person]
            yield {
                **row._mapping,
                "channels": sorted({place.channel for place in places}),
                "stopped": bool(places) and all(place.stopped_at is not None for place in places),
                # Someone of an imported list has never written.
                "last_seen_at": row.last_seen_at if places else None,
                "agreed": agreed[row.person], "concepts": goods[row.profile], "registrations": papers[row.profile],
            }  # fmt: skip
        after = ids[-1]


def _reached(db: Connection, person_ids: Sequence[int]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    query = sa.select(addresses.c.person_id, addresses.c.channel, addresses.c.stopped_at)
    for row in db.execute(query.where(addresses.c.person_id.in_(person_ids))):
        found[row.person_id].append(row)
    return found


def _agreed(db: Connection, person_ids: Sequence[int]) -> dict[int, list[str]]:
    """The purposes to which each person's newest word is yes."""
    newest = sa.select(sa.func.max(consents.c.id)).group_by(consents.c.person_id, consents.c.purpose)
    query = sa.select(consents.c.person_id, consents.c.purpose).where(
        consents.c.id.in_(newest), consents.c.given.is_(True), consents.c.person_id.in_(person_ids)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for row in db.execute(query.order_by(consents.c.purpose)):
        found[row.person_id].append(row.purpose)
    return found


def _goods(db: Connection, profile_ids: Sequence[int]) -> dict[int | None, list[str]]:
    """What sellers say they sell; products that only a description mentions are left out."""
    query = sa.select(seller_products.c.profile_id, seller_products.c.concept).where(
        seller_products.c.profile_id.in_(profile_ids), seller_products.c.evidence != "described"
    )
    found: dict[int | None, list[str]] = defaultdict(list)
    for row in db.execute(query.order_by(seller_products.c.concept)):
        found[row.profile_id].append(row.concept)
    return found


def _papers(db: Connection, profile_ids: Sequence[int]) -> dict[int | None, list[str]]:
    """Which registrations sellers have and how far they are checked; the numbers themselves stay here."""
    query = sa.select(identifiers.c.profile_id, identifiers.c.kind, identifiers.c.status)
    found: dict[int | None, list[str]] = defaultdict(list)
    for row in db.execute(query.where(identifiers.c.profile_id.in_(profile_ids)).order_by(identifiers.c.kind)):
        found[row.profile_id].append(f"{row.kind}: {row.status}")
    return found


def enquiries_listed(db: Connection) -> Iterator[dict[str, Any]]:
    """Every enquiry with its buyer's name and how many sellers were found, asked, willing and introduced."""

    def many(*statuses: str) -> sa.ScalarSelect[int]:
        query = sa.select(sa.func.count()).where(matches.c.enquiry_id == enquiries.c.id)
        return (query.where(matches.c.status.in_(statuses)) if statuses else query).scalar_subquery()

    asked = (
        sa.select(sa.func.count())
        .where(matches.c.enquiry_id == enquiries.c.id, matches.c.asked_at.is_not(None))
        .scalar_subquery()
    )
    introduced = (
        sa.select(sa.func.count())
        .select_from(introductions.join(matches, matches.c.id == introductions.c.match_id))
        .where(matches.c.enquiry_id == enquiries.c.id)
        .scalar_subquery()
    )
    query = (
        sa.select(
            enquiries.c.id.label("enquiry"), enquiries.c.created_at, people.c.name.label("buyer"), enquiries.c.language,
            enquiries.c.text, enquiries.c.concept, enquiries.c.product_words, enquiries.c.quantity, enquiries.c.unit,
            enquiries.c.kilograms, enquiries.c.place_lgd, enquiries.c.place_role, enquiries.c.district_lgd,
            enquiries.c.needed_by, enquiries.c.budget_paise, enquiries.c.budget_per, enquiries.c.status,
            enquiries.c.wave, many().label("found"), asked.label("asked"),
            many("yes", "accepted", "declined").label("willing"), introduced.label("introduced"),
            enquiries.c.lost_reason, enquiries.c.closed_at,
        )
        .join(people, people.c.id == enquiries.c.person_id)
        .order_by(enquiries.c.id)
    )  # fmt: skip
    yield from _paged(db, query, enquiries.c.id)


def deals_listed(db: Connection) -> Iterator[dict[str, Any]]:
    """Every introduction with its newest price and what both sides said of the deal."""
    buyer = people.alias()
    newest = (
        sa.select(sa.func.max(quotes.c.id))
        .where(quotes.c.introduction_id == introductions.c.id)
        .correlate(introductions)
        .scalar_subquery()
    )
    query = (
        sa.select(
            introductions.c.id.label("introduction"), introductions.c.at.label("introduced_at"),
            enquiries.c.id.label("enquiry"), buyer.c.name.label("buyer"), profiles.c.name.label("seller"),
            profiles.c.external_ref, enquiries.c.concept, enquiries.c.product_words, enquiries.c.district_lgd,
            sa.func.coalesce(matches.c.quantity, enquiries.c.quantity).label("quantity"), enquiries.c.unit,
            quotes.c.price_paise, quotes.c.per.label("price_per"), quotes.c.quantity.label("price_for"),
            quotes.c.days.label("price_days"), quotes.c.status.label("price_status"),
            deals.c.status.label("deal"), deals.c.buyer_says, deals.c.seller_says, deals.c.amount_paise, deals.c.reason,
            deals.c.closed_at,
        )
        .select_from(introductions)
        .join(matches, matches.c.id == introductions.c.match_id)
        .join(enquiries, enquiries.c.id == matches.c.enquiry_id)
        .join(profiles, profiles.c.id == matches.c.profile_id)
        .join(buyer, buyer.c.id == enquiries.c.person_id)
        .join(quotes, quotes.c.id == newest, isouter=True)
        .join(deals, deals.c.introduction_id == introductions.c.id, isouter=True)
        .order_by(introductions.c.id)
    )  # fmt: skip
    yield from _paged(db, query, introductions.c.id)


def _paged(db: Connection, query: sa.Select[Any], key: sa.Column[Any]) -> Iterator[dict[str, Any]]:
    """The rows of a query that is ordered by `key`, its first column, some hundred at a time."""
    after = 0
    while rows := db.execute(query.where(key > after).limit(PAGE)).all():
        for row in rows:
            yield dict(row._mapping)
        after = rows[-1][0]
