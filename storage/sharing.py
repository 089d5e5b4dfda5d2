"""Several people at one address: a household's telephone, and a helper's with the people they act for.

An address knows who is speaking now; `address_people` knows everybody else. It has rows only where there are several.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import insert_or_update
from storage.statements import Both
from storage.tables import address_people, addresses, people, prompts


@dataclass(frozen=True, slots=True)
class Here:
    """One of the people of an address; `helper_id` is whose telephone it is, where they speak through a helper."""

    person_id: int
    name: str | None
    helper_id: int | None


_HERE = (
    sa.select(address_people.c.person_id, people.c.name, address_people.c.helper_id)
    .join(people, people.c.id == address_people.c.person_id)
    .where(address_people.c.address_id == sa.bindparam("here"), people.c.erased_at.is_(None))
    .order_by(address_people.c.helper_id.is_not(None), address_people.c.since, address_people.c.person_id)
)
_HOUSEHOLDS = Both(
    "SELECT address_id, person_id FROM address_people WHERE address_id {ids bigint} AND helper_id IS NULL"
)


def people_of(db: Connection, address_id: int) -> list[Here]:
    """Everybody of a shared address, those of the household first; nobody where it is not shared."""
    return [Here(*row) for row in db.execute(_HERE, {"here": address_id})]


def households(db: Connection, address_ids: Sequence[int]) -> dict[int, frozenset[int]]:
    """Who speaks for themselves at those of these addresses that several share."""
    found: dict[int, set[int]] = {}
    for row in _HOUSEHOLDS.run(db, ids=address_ids):
        found.setdefault(row.address_id, set()).add(row.person_id)
    return {address_id: frozenset(there) for address_id, there in found.items()}


def one_of(db: Connection, address_id: int, person_id: int) -> Here | None:
    """This person at this address, if they are one of several there."""
    return next((one for one in people_of(db, address_id) if one.person_id == person_id), None)


def join(db: Connection, address_id: int, person_id: int, now: datetime, *, helper_id: int | None = None) -> None:
    """One more person speaks from this address, for themselves or through the helper whose telephone it is."""
    speaker = db.scalar(sa.select(addresses.c.person_id).where(addresses.c.id == address_id))
    if one_of(db, address_id, int(speaker or 0)) is None:
        _row(db, address_id, int(speaker or 0), now, None)
    _row(db, address_id, person_id, now, helper_id)
    db.execute(addresses.update().where(addresses.c.id == address_id).values(shared=True))


def _row(db: Connection, address_id: int, person_id: int, now: datetime, helper_id: int | None) -> None:
    row = {"address_id": address_id, "person_id": person_id, "helper_id": helper_id, "since": now}
    insert_or_update(db, address_people, row, "address_id", "person_id")


def leave(db: Connection, address_id: int, person_id: int) -> None:
    """A person speaks from this address no more; the first of those left speaks now, and one alone shares nothing."""
    here = sa.and_(address_people.c.address_id == address_id, address_people.c.person_id == person_id)
    db.execute(address_people.delete().where(here))
    left = people_of(db, address_id)
    if not left:
        return
    speaker = db.scalar(sa.select(addresses.c.person_id).where(addresses.c.id == address_id))
    values: dict[str, Any] = {"shared": len(left) > 1}
    if speaker == person_id:
        values |= {"person_id": left[0].person_id, "floor_kind": None, "floor_id": None}
    if len(left) == 1:
        db.execute(address_people.delete().where(address_people.c.address_id == address_id))
    db.execute(addresses.update().where(addresses.c.id == address_id).values(**values))


def everywhere(db: Connection, person_id: int) -> list[tuple[int, int | None]]:
    """The shared addresses of a person: each with the helper through whom they speak there."""
    query = sa.select(address_people.c.address_id, address_people.c.helper_id).where(
        address_people.c.person_id == person_id
    )
    return [(row.address_id, row.helper_id) for row in db.execute(query.order_by(address_people.c.address_id))]


def of_person(person_id: Any) -> sa.CompoundSelect[Any]:
    """The ids of every address from which a person speaks, alone or as one of several; a number or a column."""
    alone = sa.select(addresses.c.id).where(addresses.c.person_id == person_id, addresses.c.shared.is_(sa.false()))
    among = sa.select(address_people.c.address_id).where(address_people.c.person_id == person_id)
    return sa.union_all(alone, among)


def through_helper(person_id: Any) -> sa.ColumnElement[bool]:
    """Does this person speak from the address at hand only through a helper? Their own addresses come first."""
    return sa.exists().where(
        address_people.c.address_id == addresses.c.id, address_people.c.person_id == person_id,
        address_people.c.helper_id.is_not(None),
    )  # fmt: skip


def phone_of(person_id: Any) -> sa.ColumnElement[Any]:
    """A number of this person that is known: of an address of their own, else of one they share; for a column."""
    alone = sa.select(sa.func.max(addresses.c.phone)).where(addresses.c.person_id == person_id).scalar_subquery()
    among = (
        sa.select(sa.func.max(addresses.c.phone))
        .join(address_people, address_people.c.address_id == addresses.c.id)
        .where(address_people.c.person_id == person_id)
        .scalar_subquery()
    )
    return sa.func.coalesce(alone, among)


def speaks_at(person_id: Any, *where: sa.ColumnElement[bool]) -> sa.ColumnElement[bool]:
    """Does this person speak from an address for which all this holds, alone or as one of several? For a column."""
    alone = sa.exists().where(addresses.c.person_id == person_id, *where)
    among = sa.exists().where(
        address_people.c.person_id == person_id, addresses.c.id == address_people.c.address_id, *where
    )
    return sa.or_(alone, among)


def asked_another(db: Connection, address_id: int, speaker_id: int, since: datetime) -> bool:
    """Was somebody else of this address asked something after `since`?"""
    query = sa.select(prompts.c.token).where(
        prompts.c.address_id == address_id, prompts.c.person_id != speaker_id, prompts.c.created_at > since,
        sa.or_(prompts.c.conversation_id.is_not(None), prompts.c.room_id.is_not(None)),
    )  # fmt: skip
    return db.scalar(query.limit(1)) is not None


def helped_by(db: Connection, helper_id: int) -> Sequence[int]:
    """Whom somebody acts for now, on any of their telephones."""
    query = sa.select(address_people.c.person_id).distinct().where(address_people.c.helper_id == helper_id)
    return list(db.scalars(query.order_by(address_people.c.person_id)))
