"""Sellers who may fit: found by product concept, the nearest ring first, each ring one walk along an index.

The table of goods carries how its seller stands and how often they were shown, and three indexes over it hold a
concept's sellers of a district, a state and the country in just the order in which candidates are wanted. What decides
whether a seller may be written to at all (consent, stop) is looked up for those few who are found.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import exposure, sharing
from storage.records import Candidate, Rings
from storage.tables import addresses, consents, identifiers, profiles, seller_products

T = TypeVar("T")
PER_RING = 50
CONCEPTS_A_WALK = 50
"""Concepts looked up by one statement: SQLite takes 500 parts at most."""
RINGS = ("district", "neighbours", "state", "country")
NOWHERE = -1

Order = tuple[int, int, float, int]
"""Whether general goods only, standing, exposure, profile: the order of candidates, the same on both stores."""


def candidates(
    db: Connection, concepts: Sequence[str], rings: Rings, *, now: datetime, general: Sequence[str] = (),
    not_person: int | None = None,
) -> list[Candidate]:  # fmt: skip
    """At most fifty sellers of these concepts from each ring: district, neighbours, state, country.

    Sellers of `general` goods (spices, for turmeric) fill what a ring has left. Live sellers agreed to enquiries and did
    not stop; invited ones (imported, never asked) are marked so and come last, since whoever is never asked is never
    shown either and would fill a ring that goes by exposure alone.
    """
    known: dict[int, Any] = {}
    chosen: list[int] = []
    open_rings: tuple[str, ...] = () if not concepts else _rings(rings)
    limit = PER_RING
    while open_rings:
        walked = _walk(db, concepts, general, open_rings, rings, limit)
        _look_up(db, [key for keys in walked.values() for key in keys], not_person, known)
        short: list[str] = []
        for ring, keys in walked.items():
            mine = [key for key in keys if known[key] is not None]
            if len(mine) < PER_RING and len(keys) == limit:
                short.append(ring)  # too many of these may not be written to: the next ones of the ring are looked at
            else:
                chosen += mine[:PER_RING]
        open_rings, limit = tuple(short), limit * 4
    return _described(db, [known[key] for key in dict.fromkeys(chosen)], now)


def _rings(around: Rings) -> tuple[str, ...]:
    """The rings to walk: around a district, in and outside a state, or all at once."""
    if around.district_lgd is not None:
        return RINGS
    return ("state", "country") if around.state else ("anywhere",)


def _walk(
    db: Connection, concepts: Sequence[str], general: Sequence[str], which: Sequence[str], rings: Rings, limit: int
) -> dict[str, list[int]]:
    """The first `limit` sellers of each of these rings in order, each seller once."""
    best: list[dict[int, Order]] = [{} for _ in which]
    only_general = [concept for concept in general if concept not in concepts]
    wanted = [(concept, 0) for concept in concepts] + [(concept, 1) for concept in only_general]
    for first in range(0, len(wanted), CONCEPTS_A_WALK):
        some = wanted[first : first + CONCEPTS_A_WALK]
        values: dict[str, Any] = {f"c{place}": concept for place, (concept, _) in enumerate(some)}
        values |= {f"g{place}": is_general for place, (_, is_general) in enumerate(some)}
        values |= {"limit": limit, "district": rings.district_lgd or NOWHERE, "state": rings.state or ""}
        values |= {"near": [*rings.neighbours, NOWHERE], "inside": [rings.district_lgd or NOWHERE, *rings.neighbours]}
        for ring, *order in db.execute(_statement(tuple(which), len(some)), values).all():
            key = int(order[3])
            mine = (int(order[0]), int(order[1]), float(order[2]), key)
            if key not in best[ring] or mine < best[ring][key]:
                best[ring][key] = mine
    return {ring: [key for *_, key in sorted(best[place].values())[:limit]] for place, ring in enumerate(which)}


_WHERE = {
    "district": "district_lgd = :district",
    "neighbours": "district_lgd IN :near",
    "state": "state = :state AND district_lgd NOT IN :inside",
    "country": "state <> :state AND district_lgd NOT IN :inside",
    "anywhere": "1 = 1",
}
_IN_INDEX = "standing, shown, profile_id"
_ORDER = dict.fromkeys(_WHERE, _IN_INDEX) | {"neighbours": "+standing, +shown, +profile_id"}
"""Several districts are several places of an index: the sign keeps a planner from walking the whole country in order."""
_LISTS = {"near": {"neighbours"}, "inside": {"state", "country"}}
"""Lists of districts, and the rings whose walk looks at them."""


def _sql(which: tuple[str, ...], concepts: int) -> str:
    """One walk along the index of its ring for each ring and concept, together."""
    return " UNION ALL ".join(
        f"SELECT * FROM (SELECT {number} AS ring, CAST(:g{place} AS INTEGER) AS wide, standing, shown, profile_id"  # noqa: S608
        f" FROM seller_products WHERE concept = :c{place} AND standing < 9 AND {_WHERE[ring]}"
        f" ORDER BY {_ORDER[ring]} LIMIT :limit) AS p{number}_{place}"
        for number, ring in enumerate(which)
        for place in range(concepts)
    )


@lru_cache(maxsize=256)
def _statement(which: tuple[str, ...], concepts: int) -> sa.TextualSelect:
    """The walks as a statement that is built once for so many concepts."""
    lists: list[sa.BindParameter[Any]] = [
        sa.bindparam(name, expanding=True) for name, rings in _LISTS.items() if rings & set(which)
    ]
    statement = sa.text(_sql(which, concepts)).bindparams(*lists)
    return statement.columns(
        ring=sa.Integer, wide=sa.Integer, standing=sa.Integer, shown=sa.Double, profile_id=sa.BigInteger
    )  # fmt: skip


def _look_up(db: Connection, profile_ids: Sequence[int], not_person: int | None, known: dict[int, Any]) -> None:
    """Read those not looked at yet; who may not be found now is known as None."""
    fresh = [key for key in dict.fromkeys(profile_ids) if key not in known]
    for some in _slices(fresh):
        known.update(dict.fromkeys(some))
        for row in db.execute(_FINDABLE, {"ids": list(some)}).all():
            if row.person_id != not_person:
                known[row.id] = row


def may_be_found(db: Connection, profile_ids: Sequence[int]) -> list[int]:
    """Of these sellers those who may be found and written to now, in the same order."""
    known: dict[int, Any] = {}
    _look_up(db, profile_ids, None, known)
    return [key for key in profile_ids if known[key] is not None]


def everyone(db: Connection, now: datetime) -> list[Candidate]:
    """All findable sellers, for files of enquiries."""
    return _described(db, db.execute(_EVERYONE).all(), now)


def _described(db: Connection, rows: Sequence[Any], now: datetime) -> list[Candidate]:
    """Candidates of these rows, by their number."""
    found: list[Candidate] = []
    for some in _slices(sorted(rows, key=lambda row: row.id)):
        ids = [row.id for row in some]
        concepts: dict[int, list[str]] = defaultdict(list)
        mentions: dict[int, list[str]] = defaultdict(list)
        shown: dict[int, float] = {}
        for profile_id, concept, evidence, count in db.execute(_GOODS, {"ids": ids}).all():
            (mentions if evidence == "described" else concepts)[profile_id].append(concept)
            shown[profile_id] = count
        checked = _checked(db, ids, now)
        waiting = exposure.open_leads(db, [row.reached_by for row in some if row.reached_by and row.status == "live"])
        for row in some:
            times = exposure.as_of(shown.get(row.id, 0.0), now)
            found.append(
                _candidate(
                    row, concepts[row.id], mentions[row.id], checked[row.id], times, waiting.get(row.reached_by, 0)
                )
            )
    return found


def _slices(ids: Sequence[T], size: int = 500) -> list[Sequence[T]]:
    return [ids[first : first + size] for first in range(0, len(ids), size)]


def _checked(db: Connection, profile_ids: Sequence[int], now: datetime) -> dict[int, list[str]]:
    """The registration numbers that an officer confirmed and that have not run out."""
    kinds: dict[int, list[str]] = defaultdict(list)
    for profile_id, kind in db.execute(_CHECKED, {"ids": profile_ids, "today": now.date()}).all():
        kinds[profile_id].append(kind)
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
    reachable = sharing.speaks_at(profiles.c.person_id, addresses.c.stopped_at.is_(None))
    held = sa.exists().where(
        seller_products.c.profile_id == profiles.c.id, seller_products.c.standing == exposure.NOT_FOUND
    )
    return sa.or_(
        profiles.c.status == "invited", sa.and_(profiles.c.status == "live", newest.is_(True), reachable, ~held)
    )  # fmt: skip


_SHOWN = (
    "id", "person_id", "external_ref", "name", "status", "district_lgd", "state", "unit", "moq", "capacity",
    "price_paise", "rates", "updated_at", "reached_by", "answered", "silent",
)  # fmt: skip
# Built once: building such a statement costs more than running it.
_COLUMNS = [profiles.c[name] for name in _SHOWN]
_IDS: sa.BindParameter[Any] = sa.bindparam("ids", expanding=True)
_FINDABLE = sa.select(*_COLUMNS).where(profiles.c.id.in_(_IDS), _findable())
_EVERYONE = sa.select(*_COLUMNS).where(profiles.c.kind == "seller", _findable())
_GOODS = sa.select(
    seller_products.c.profile_id, seller_products.c.concept, seller_products.c.evidence, seller_products.c.shown
).where(seller_products.c.profile_id.in_(_IDS))
_CHECKED = (
    sa.select(identifiers.c.profile_id, identifiers.c.kind)
    .where(
        identifiers.c.profile_id.in_(_IDS), identifiers.c.status == "confirmed",
        sa.or_(identifiers.c.expires_on.is_(None), identifiers.c.expires_on >= sa.bindparam("today", type_=sa.Date)),
    )
    .order_by(identifiers.c.kind)
)  # fmt: skip


def _candidate(
    row: Any, concepts: list[str], mentions: list[str], checked: list[str], exposures: float, waiting: int
) -> Candidate:
    return Candidate(
        profile_id=row.id, concepts=tuple(sorted(concepts)), external_ref=row.external_ref, mentions=tuple(sorted(mentions)),
        name=row.name or "", status=row.status, district_lgd=row.district_lgd, state=row.state, unit=row.unit,
        moq=Decimal(row.moq) if row.moq else None, capacity=Decimal(row.capacity) if row.capacity else None,
        price_paise=row.price_paise, rates=row.rates or {}, verified=tuple(checked), updated_on=row.updated_at.date(),
        reached_by=row.reached_by or f"profile:{row.id}", exposures=exposures, waiting=waiting, answered=row.answered,
        silent=row.silent,
    )  # fmt: skip
