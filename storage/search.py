"""Sellers who may fit: found by product concept, the nearest ring first, each ring one walk along an index.

The table of goods carries how its seller stands and how often they were shown, and three indexes over it hold a
concept's sellers of a district, a state and the country in just the order in which candidates are wanted. What decides
whether a seller may be written to at all (consent, stop) is looked up for those few who are found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import exposure
from storage.records import Candidate, Rings
from storage.tables import addresses, consents, identifiers, profiles, seller_products

PER_RING = 50
CONCEPTS_A_WALK = 60
"""Concepts looked up by one statement: SQLite takes 500 parts at most."""

Order = tuple[int, float, int]
"""Standing, exposure, profile: the order of candidates, the same on both stores."""


def candidates(
    db: Connection, concepts: Sequence[str], rings: Rings, *, now: datetime, general: Sequence[str] = (),
    not_person: int | None = None,
) -> list[Candidate]:  # fmt: skip
    """At most fifty sellers of these concepts from each ring: district, neighbours, state, country.

    Sellers of `general` goods (spices, for turmeric) fill what a ring has left. Live sellers agreed to enquiries and did
    not stop; invited ones (imported, never asked) are marked so and come last, since whoever is never asked is never
    shown either and would fill a ring that goes by exposure alone.
    """
    found: dict[int, None] = {}
    for ring in _rings(rings):
        mine: dict[int, None] = {}
        for wanted in (concepts, [concept for concept in general if concept not in concepts]):
            for some in _pages(db, wanted, ring, rings):
                mine.update(dict.fromkeys(_who_may_be_found(db, some, not_person)))
                if len(mine) >= PER_RING:
                    break
            if len(mine) >= PER_RING:
                break
        found.update(dict.fromkeys(list(mine)[:PER_RING]))
    return _described(db, list(found), now)


def _rings(rings: Rings) -> list[str]:
    if rings.district_lgd is None:
        return ["anywhere"]
    return ["district", "neighbours", "state", "country"]


def _pages(db: Connection, concepts: Sequence[str], ring: str, rings: Rings) -> Iterator[list[int]]:
    """The sellers of a ring in order, in pages: who is refused on one is made up for from the next."""
    if not concepts or (ring == "neighbours" and not rings.neighbours):
        return
    size, start = PER_RING, 0
    while True:
        rows = _walk(db, concepts, ring, rings, start + size)
        page = [profile_id for _, _, profile_id in rows[start:]]
        if page:
            yield page
        if len(rows) < start + size:
            return
        start, size = start + size, size * 4


def _walk(db: Connection, concepts: Sequence[str], ring: str, rings: Rings, limit: int) -> list[Order]:
    """The first `limit` sellers of any of these concepts in a ring, each once."""
    best: dict[int, Order] = {}
    for first in range(0, len(concepts), CONCEPTS_A_WALK):
        some = concepts[first : first + CONCEPTS_A_WALK]
        values: dict[str, Any] = {f"c{place}": concept for place, concept in enumerate(some)}
        values |= {"limit": limit, "district": rings.district_lgd, "state": rings.state}
        near = [rings.district_lgd, *rings.neighbours] if rings.district_lgd is not None else []
        values |= {f"n{place}": district for place, district in enumerate(near)}
        for row in db.execute(_statement(ring, len(some), len(near)), values):
            order = (int(row[0]), float(row[1]), int(row[2]))
            if order < best.get(order[2], (exposure.NOT_FOUND, 0.0, 0)):
                best[order[2]] = order
    return sorted(best.values())[:limit]


@lru_cache(maxsize=512)
def _statement(ring: str, concepts: int, near: int) -> sa.TextualSelect:
    """One walk along the index of a ring for each concept, put in order together."""
    nearby = ", ".join(f":n{place}" for place in range(near))
    neighbours = ", ".join(f":n{place}" for place in range(1, near))
    where = {
        "district": "district_lgd = :district",
        "neighbours": f"district_lgd IN ({neighbours})",
        "state": f"state = :state AND district_lgd NOT IN ({nearby})",
        "country": f"state <> :state AND district_lgd NOT IN ({nearby})",
        "anywhere": "1 = 1",
    }[ring]
    one = (
        "SELECT * FROM (SELECT standing, shown, profile_id FROM seller_products"
        " WHERE concept = :c{place} AND standing < 9 AND {where} ORDER BY standing, shown, profile_id LIMIT :limit) p{place}"
    )
    parts = " UNION ALL ".join(one.format(place=place, where=where) for place in range(concepts))
    return sa.text(f"{parts} ORDER BY 1, 2, 3").columns(standing=sa.Integer, shown=sa.Double, profile_id=sa.BigInteger)


def _who_may_be_found(db: Connection, profile_ids: Sequence[int], not_person: int | None) -> list[int]:
    """Of these sellers those who may be found now, in the same order."""
    query = sa.select(profiles.c.id).where(profiles.c.id.in_(profile_ids), _findable())
    if not_person is not None:
        query = query.where(profiles.c.person_id != not_person)
    allowed = set(db.scalars(query))
    return [profile_id for profile_id in profile_ids if profile_id in allowed]


def may_be_found(db: Connection, profile_ids: Sequence[int]) -> list[int]:
    """Of these sellers those who may be found and written to now, in the same order."""
    return _who_may_be_found(db, profile_ids, None)


def everyone(db: Connection, now: datetime) -> list[Candidate]:
    """All findable sellers, for files of enquiries."""
    ids = db.scalars(sa.select(profiles.c.id).where(profiles.c.kind == "seller", _findable()).order_by(profiles.c.id))
    return _described(db, list(ids), now)


_SHOWN = (
    "id", "external_ref", "name", "status", "district_lgd", "state", "unit", "moq", "capacity", "price_paise",
    "updated_at", "reached_by", "answered", "silent",
)  # fmt: skip


def _described(db: Connection, profile_ids: Sequence[int], now: datetime) -> list[Candidate]:
    concepts: dict[int, list[str]] = defaultdict(list)
    mentions: dict[int, list[str]] = defaultdict(list)
    found: list[Candidate] = []
    columns = [profiles.c[name] for name in _SHOWN]
    for some in _slices(profile_ids):
        shown: dict[int, float] = {}
        goods = sa.select(
            seller_products.c.profile_id, seller_products.c.concept, seller_products.c.evidence, seller_products.c.shown
        ).where(seller_products.c.profile_id.in_(some))
        for profile_id, concept, evidence, count in db.execute(goods):
            (mentions if evidence == "described" else concepts)[profile_id].append(concept)
            shown[profile_id] = count
        checked = _checked(db, some, now)
        rows = db.execute(sa.select(*columns).where(profiles.c.id.in_(some)).order_by(profiles.c.id)).all()
        waiting = exposure.open_leads(db, [row.reached_by for row in rows if row.reached_by])
        for row in rows:
            found.append(
                _candidate(
                    row, concepts[row.id], mentions[row.id], checked[row.id], exposure.as_of(shown.get(row.id, 0.0), now),
                    waiting.get(row.reached_by, 0),
                )
            )  # fmt: skip
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
    """Invited, or live with a yes as newest word on enquiries and an address that has not stopped; goods not held."""
    newest = (
        sa.select(consents.c.given)
        .where(consents.c.person_id == profiles.c.person_id, consents.c.purpose == "enquiries")
        .order_by(consents.c.id.desc())
        .limit(1)
        .scalar_subquery()
    )
    reachable = sa.exists().where(addresses.c.person_id == profiles.c.person_id, addresses.c.stopped_at.is_(None))
    held = sa.exists().where(
        seller_products.c.profile_id == profiles.c.id, seller_products.c.standing == exposure.NOT_FOUND
    )
    return sa.or_(
        profiles.c.status == "invited", sa.and_(profiles.c.status == "live", newest.is_(True), reachable, ~held)
    )  # fmt: skip


def _candidate(
    row: Any, concepts: list[str], mentions: list[str], checked: list[str], exposures: float, waiting: int
) -> Candidate:
    return Candidate(
        profile_id=row.id, concepts=tuple(sorted(concepts)), external_ref=row.external_ref, mentions=tuple(sorted(mentions)),
        name=row.name or "", status=row.status, district_lgd=row.district_lgd, state=row.state, unit=row.unit,
        moq=Decimal(row.moq) if row.moq else None, capacity=Decimal(row.capacity) if row.capacity else None,
        price_paise=row.price_paise, verified=tuple(checked), updated_on=row.updated_at.date(),
        reached_by=row.reached_by or f"profile:{row.id}", exposures=exposures, waiting=waiting, answered=row.answered,
        silent=row.silent,
    )  # fmt: skip
