"""People, and the addresses where they are reached."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import exposure, sharing
from storage.database import insert, insert_once, looked_up_once
from storage.tables import (
    address_aliases,
    addresses,
    people,
)


@dataclass(frozen=True, slots=True)
class Person:
    """One human being; never keyed by a telephone number."""

    id: int
    name: str | None
    language: str | None
    language_sure: bool
    """False: taken from an app, a poster, a place or a greeting, until a sentence or a tap tells."""
    district_lgd: int | None
    taluka_lgd: int | None
    village: str | None
    adult_at: datetime | None
    contact: str | None
    heard_office_at: datetime | None
    asked_later_on: date | None
    aloud: bool
    """Is every question spoken to them too?"""
    last_seen_at: datetime
    erased_at: datetime | None


@dataclass(frozen=True, slots=True)
class Address:
    """Where someone is reached, and who is speaking there now."""

    id: int
    channel: str
    external_id: str
    sender: str
    person_id: int
    profile_name: str | None
    phone: str | None
    floor_kind: str | None
    floor_id: int | None
    burst_at: datetime | None
    last_inbound_at: datetime | None
    stopped_at: datetime | None
    unreachable_at: datetime | None
    shared: bool
    """Several people speak from it: see storage.sharing."""
    unsure: str | None
    """who | still: who is speaking was asked and not answered yet."""

    @property
    def lane(self) -> str:
        """The lane in which this address's messages keep their order."""
        return f"address:{self.id}"


_PERSON = [people.c[name] for name in Person.__slots__]
_ADDRESS = [addresses.c[name] for name in Address.__slots__]

# The statements of every step, built once: building one costs several times what running it does.
_ROW: sa.BindParameter[int] = sa.bindparam("row")
_ONE_PERSON = sa.select(*_PERSON).where(people.c.id == _ROW)
_CHANGE_PERSON = people.update().where(people.c.id == _ROW)
_ONE_ADDRESS = sa.select(*_ADDRESS).where(addresses.c.id == _ROW)
_HELD_ADDRESS = _ONE_ADDRESS.with_for_update()  # SQLite, with its one writer, leaves the lock out
_CHANGE_ADDRESS = addresses.update().where(addresses.c.id == _ROW)
_ADDRESS_CALLED = (
    sa.select(*_ADDRESS)
    .join(address_aliases, address_aliases.c.address_id == addresses.c.id)
    .where(address_aliases.c.channel == sa.bindparam("at"), address_aliases.c.external_id == sa.bindparam("called"))
)
_ADDRESS_MADE = sa.select(*_ADDRESS).where(
    addresses.c.channel == sa.bindparam("at"), addresses.c.external_id == sa.bindparam("called")
)
_ALIASES = sa.select(address_aliases.c.external_id, address_aliases.c.address_id).where(
    address_aliases.c.channel == sa.bindparam("at"),
    address_aliases.c.external_id.in_(sa.bindparam("called", expanding=True)),
)


@looked_up_once
def person(db: Connection, person_id: int) -> Person:
    """One person."""
    return Person(*db.execute(_ONE_PERSON, {"row": person_id}).one())


def find(db: Connection, person_id: int) -> Person | None:
    """One person, if there is one of this number."""
    row = db.execute(_ONE_PERSON, {"row": person_id}).one_or_none()
    return Person(*row) if row else None


def add_person(db: Connection, now: datetime, **fields: Any) -> int:
    """A new person; nothing is known but what is given."""
    return insert(db, people, {"created_at": now, "last_seen_at": now, **fields})


def change_person(db: Connection, person_id: int, **fields: Any) -> None:
    """Write some fields of a person."""
    db.execute(_CHANGE_PERSON, {"row": person_id, **fields})
    if "contact" in fields:
        exposure.reached_anew(db, person_id)


def seen(db: Connection, person_id: int, address_id: int, now: datetime) -> None:
    """Note that someone wrote just now: their address is reachable and its 24-hour window begins again."""
    change_person(db, person_id, last_seen_at=now)
    change_address(db, address_id, last_inbound_at=now, unreachable_at=None, unreachable_reason=None)


def address(db: Connection, address_id: int) -> Address:
    """One address."""
    return Address(*db.execute(_ONE_ADDRESS, {"row": address_id}).one())


def hold_address(db: Connection, address_id: int, now: datetime) -> Address:
    """One address, locked until the transaction ends; after an erasing a stranger writes from it."""
    held = Address(*db.execute(_HELD_ADDRESS, {"row": address_id}).one())
    if person(db, held.person_id).erased_at is None:
        return held
    change_address(db, address_id, person_id=add_person(db, now))
    return address(db, address_id)


def hold_addresses(db: Connection, address_ids: Sequence[int]) -> None:
    """Lock these addresses, always in the same order, until the transaction ends."""
    if address_ids:
        wanted = sa.select(addresses.c.id).where(addresses.c.id.in_(address_ids)).order_by(addresses.c.id)
        db.execute(wanted.with_for_update()).all()


def note_opened(db: Connection, address_ids: Sequence[int], now: datetime) -> None:
    """Haat begins a talk with these addresses outside their window; for 24 hours it counts once."""
    db.execute(addresses.update().where(addresses.c.id.in_(address_ids)).values(opened_at=now))


def change_address(db: Connection, address_id: int, **fields: Any) -> None:
    """Write some fields of an address."""
    db.execute(_CHANGE_ADDRESS, {"row": address_id, **fields})
    if "phone" in fields:
        exposure.reached_anew(db, address(db, address_id).person_id)


def address_called(db: Connection, channel: str, external_ids: Sequence[str]) -> Address | None:
    """The address known under any of these ids; an earlier id in the list wins."""
    for external_id in external_ids:
        found = db.execute(_ADDRESS_CALLED, {"at": channel, "called": external_id}).one_or_none()
        if found:
            return Address(*found)
    return None


@dataclass(frozen=True, slots=True)
class Known:
    """The little of an address that intake asks for."""

    id: int
    sender: str
    phone: str | None

    @property
    def lane(self) -> str:
        """The lane in which this address's messages keep their order."""
        return f"address:{self.id}"


_KNOWN_UNDER = {
    "sqlite": sa.text(
        """SELECT k.channel, k.external_id, a.id, a.sender, a.phone FROM address_aliases k
        JOIN addresses a ON a.id = k.address_id
        WHERE k.channel = :channel AND k.external_id IN (SELECT value FROM json_each(:ids))"""
    ),
    "postgresql": sa.text(
        """SELECT k.channel, k.external_id, a.id, a.sender, a.phone FROM address_aliases k
        JOIN addresses a ON a.id = k.address_id
        WHERE k.channel = :channel AND k.external_id = ANY(CAST(:ids AS text[]))"""
    ),
}


def known_under(db: Connection, names: Collection[tuple[str, str]]) -> dict[tuple[str, str], Known]:
    """The addresses known under these (channel, external id)."""
    found: dict[tuple[str, str], Known] = {}
    for channel in {channel for channel, _ in names}:
        ids = [external_id for at, external_id in names if at == channel]
        shown = json.dumps(ids) if db.dialect.name == "sqlite" else ids
        for row in db.execute(_KNOWN_UNDER[db.dialect.name], {"channel": channel, "ids": shown}):
            found[row[0], row[1]] = Known(*row[2:])
    return found


def address_for(
    db: Connection, channel: str, sender: str, external_ids: Sequence[str], now: datetime, *, is_group: bool = False
) -> Address:
    """The address with these ids, made with a new person on first contact; every id is remembered as its alias.

    A group's chat has an address too: `is_group` marks who stands behind it as no human being.

    The first id is the strongest: where it and a weaker one (a number beside a business-scoped id) are known for
    different addresses, the weaker id moves over.
    """
    found = address_called(db, channel, external_ids)
    if found is None:
        person_id = add_person(db, now, is_group=is_group)
        made = insert_once(
            db, addresses,
            {"channel": channel, "external_id": external_ids[0], "sender": sender, "person_id": person_id,
             "first_seen_at": now},
            "channel", "external_id",
        )  # fmt: skip
        if not made:  # another worker was first
            db.execute(people.delete().where(people.c.id == person_id))
        found = Address(*db.execute(_ADDRESS_MADE, {"at": channel, "called": external_ids[0]}).one())
    _remember_aliases(db, found, channel, external_ids, now)
    return found


def _remember_aliases(db: Connection, owner: Address, channel: str, external_ids: Sequence[str], now: datetime) -> None:
    known = dict(db.execute(_ALIASES, {"at": channel, "called": list(external_ids)}).all())
    for external_id in external_ids:
        if external_id not in known:
            row = {"channel": channel, "external_id": external_id, "address_id": owner.id, "seen_at": now}
            insert_once(db, address_aliases, row, "channel", "external_id")
        elif known[external_id] != owner.id:
            db.execute(
                address_aliases.update()
                .where(address_aliases.c.channel == channel, address_aliases.c.external_id == external_id)
                .values(address_id=owner.id, seen_at=now)
            )


def reached_at(db: Connection, person_id: int) -> Address | None:
    """Where to write to a person: the address that heard from them last, none that is stopped or unreachable.

    Their own address goes before a helper's.
    """
    row = db.execute(
        sa.select(*_ADDRESS)
        .where(addresses.c.id.in_(sharing.of_person(person_id)), addresses.c.unreachable_at.is_(None))
        .order_by(
            sharing.through_helper(person_id), addresses.c.stopped_at.is_not(None),
            addresses.c.last_inbound_at.desc().nulls_last(), addresses.c.id,
        )
        .limit(1)
    ).one_or_none()  # fmt: skip
    return Address(*row) if row else None


def addresses_of(db: Connection, person_id: int) -> list[Address]:
    """Every address a person speaks from."""
    query = sa.select(*_ADDRESS).where(addresses.c.id.in_(sharing.of_person(person_id))).order_by(addresses.c.id)
    return [Address(*row) for row in db.execute(query)]


def give_floor(db: Connection, address_id: int, kind: str | None, holder: int | None) -> None:
    """Let one conversation or room of an address receive words that point nowhere."""
    change_address(db, address_id, floor_kind=kind, floor_id=holder)


def migrate_address(db: Connection, address_id: int, new_id: str, now: datetime) -> None:
    """The provider gave a chat a new id; who wrote under it before this was known leaves it to the chat."""
    owner = address(db, address_id)
    early = sa.and_(
        addresses.c.channel == owner.channel, addresses.c.external_id == new_id, addresses.c.id != address_id
    )
    db.execute(
        addresses.update().where(early).values(external_id=sa.literal("moved:") + sa.cast(addresses.c.id, sa.String))
    )
    change_address(db, address_id, external_id=new_id)
    _remember_aliases(db, owner, owner.channel, [new_id], now)
