"""People, the addresses where they are reached, and their profiles."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import exposure, sharing
from storage.database import Record, insert_once, insert_or_update
from storage.tables import (
    address_aliases,
    addresses,
    identifiers,
    link_opens,
    links,
    officers,
    people,
    profiles,
    seller_products,
    sender_districts,
    senders,
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


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person is in the market: a seller or a buyer; quantities as decimal text, money in paise per unit."""

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


@dataclass(frozen=True, slots=True)
class Officer:
    """Someone of a district's or a state's office, with rights that the command line or a head's code gave."""

    id: int
    person_id: int
    name: str
    district_lgd: int | None
    state: str | None
    is_head: bool = False
    """May add and pause officers of the same office."""
    digests: bool = False
    """Hears of what waits twice a day, not at once."""


_PERSON = [people.c[name] for name in Person.__slots__]
_ADDRESS = [addresses.c[name] for name in Address.__slots__]
_PROFILE = [profiles.c[name] for name in Profile.__slots__]
_OFFICER = [officers.c[name] for name in Officer.__slots__]

# The statements of every step, built once: building one costs several times what running it does.
_ROW: sa.BindParameter[int] = sa.bindparam("row")
_ADD_PERSON = people.insert()
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
_PROFILE_OF = sa.select(*_PROFILE).where(
    profiles.c.person_id == _ROW, profiles.c.kind == sa.bindparam("sort"), profiles.c.status != "erased"
)
_OFFICER_OF = sa.select(*_OFFICER).where(officers.c.person_id == _ROW, officers.c.disabled_at.is_(None))


def person(db: Connection, person_id: int) -> Person:
    """One person."""
    return Person(*db.execute(_ONE_PERSON, {"row": person_id}).one())


def find(db: Connection, person_id: int) -> Person | None:
    """One person, if there is one of this number."""
    row = db.execute(_ONE_PERSON, {"row": person_id}).one_or_none()
    return Person(*row) if row else None


def add_person(db: Connection, now: datetime, **fields: Any) -> int:
    """A new person; nothing is known but what is given."""
    return _key(db.execute(_ADD_PERSON, {"created_at": now, "last_seen_at": now, **fields}))


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


# ── profiles ──────────────────────────────────────────────────────────────────────────────────────────────────────


def profile(db: Connection, profile_id: int) -> Profile:
    """One profile."""
    return Profile(*db.execute(sa.select(*_PROFILE).where(profiles.c.id == profile_id)).one())


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
    return _key(
        db.execute(
            profiles.insert().values(person_id=person_id, kind=kind, created_at=now, updated_at=now, shown=0, **fields)
        )
    )


def change_profile(db: Connection, profile_id: int, now: datetime, **fields: Any) -> None:
    """Write some fields of a profile."""
    db.execute(profiles.update().where(profiles.c.id == profile_id).values(updated_at=now, **fields))
    if "status" in fields:
        exposure.settle_profile(db, profile_id)


def away_over(db: Connection, today: date) -> list[Profile]:
    """Sellers whose last day away is past and who are not found again yet."""
    due = sa.and_(profiles.c.away_until.is_not(None), profiles.c.away_until < today, profiles.c.status == "hidden")
    return [Profile(*row) for row in db.execute(sa.select(*_PROFILE).where(due).order_by(profiles.c.id).limit(200))]


def tag_products(
    db: Connection, profile_id: int, concepts: Mapping[str, str], *, state: str, district_lgd: int
) -> None:
    """Say what a seller sells: {concept: evidence}; what was tagged before is replaced."""
    db.execute(seller_products.delete().where(seller_products.c.profile_id == profile_id))
    rows = [
        {
            "concept": concept,
            "state": state,
            "district_lgd": district_lgd,
            "profile_id": profile_id,
            "evidence": evidence,
        }
        for concept, evidence in concepts.items()
    ]
    if rows:
        db.execute(seller_products.insert(), rows)
        exposure.settle_profile(db, profile_id)


def tags_of(db: Connection, profile_id: int) -> dict[str, str]:
    """What a seller sells: {concept: evidence}."""
    rows = db.execute(
        sa.select(seller_products.c.concept, seller_products.c.evidence)
        .where(seller_products.c.profile_id == profile_id)
        .order_by(seller_products.c.concept)
    )
    return dict(rows.all())


def phones_of(db: Connection, profile_ids: Sequence[int]) -> dict[int, str | None]:
    """By which telephone each of these sellers is reached."""
    rows = db.execute(sa.select(profiles.c.id, profiles.c.reached_by).where(profiles.c.id.in_(profile_ids)))
    return dict(rows.all())


def products_of(db: Connection, profile_id: int) -> list[str]:
    """The concepts a seller is tagged with."""
    return list(
        db.scalars(
            sa.select(seller_products.c.concept)
            .where(seller_products.c.profile_id == profile_id)
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
    return _key(db.execute(identifiers.insert().values(**row)))


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


# ── officers ──────────────────────────────────────────────────────────────────────────────────────────────────────


def officer_of(db: Connection, person_id: int) -> Officer | None:
    """The person's rights as officer, if they have any now."""
    row = db.execute(_OFFICER_OF, {"row": person_id}).first()
    return Officer(*row) if row else None


def officer(db: Connection, officer_id: int) -> Officer | None:
    """One officer with rights now."""
    here = sa.and_(officers.c.id == officer_id, officers.c.disabled_at.is_(None))
    row = db.execute(sa.select(*_OFFICER).where(here)).one_or_none()
    return Officer(*row) if row else None


def officers_for(db: Connection, district_lgd: int | None, state: str | None) -> list[Officer]:
    """The officers who look after a district, those of its state after them."""
    rows = db.execute(
        sa.select(*_OFFICER)
        .where(
            officers.c.disabled_at.is_(None),
            sa.or_(
                officers.c.district_lgd == district_lgd,
                sa.and_(officers.c.state.is_not(None), officers.c.state == state),
            ),
        )
        .order_by(officers.c.district_lgd.is_(None), officers.c.id)
    )
    return [Officer(*row) for row in rows]


def officers_anywhere(db: Connection) -> list[Officer]:
    """Every officer with rights now: they look after people whose district is not known yet."""
    rows = db.execute(sa.select(*_OFFICER).where(officers.c.disabled_at.is_(None)).order_by(officers.c.id))
    return [Officer(*row) for row in rows]


def all_officers(db: Connection) -> Sequence[Record]:
    """Every officer ever named, for the command line."""
    return db.execute(
        sa.select(officers, addresses.c.channel, addresses.c.external_id)
        .join(addresses, addresses.c.person_id == officers.c.person_id, isouter=True)
        .order_by(officers.c.id)
    ).all()


def add_officer(
    db: Connection, person_id: int, name: str, *, district_lgd: int | None, state: str | None, now: datetime
) -> int:
    """Give a person an officer's rights for one district or one state."""
    return _key(
        db.execute(
            officers.insert().values(
                person_id=person_id, name=name, district_lgd=district_lgd, state=state, added_at=now
            )
        )
    )


def disable_officer(db: Connection, officer_id: int, now: datetime) -> bool:
    """Take an officer's rights away; False when there was no such officer."""
    return bool(
        db.execute(
            officers.update()
            .where(officers.c.id == officer_id, officers.c.disabled_at.is_(None))
            .values(disabled_at=now)
        ).rowcount
    )


# ── senders and links ─────────────────────────────────────────────────────────────────────────────────────────────


def keep_sender(db: Connection, channel: str, external_id: str, now: datetime) -> None:
    """Remember a sender that the settings describe."""
    row = {"channel": channel, "external_id": external_id, "name": f"{channel}:{external_id}", "created_at": now}
    insert_once(db, senders, row, "channel", "external_id")


def sender_for(db: Connection, channel: str, district_lgd: int | None) -> str | None:
    """The sender through which a district is served at a channel, else the channel's first."""
    query = sa.select(senders.c.external_id).where(senders.c.channel == channel)
    mine = query.join(sender_districts, sender_districts.c.sender_id == senders.c.id).where(
        sender_districts.c.district_lgd == district_lgd, sender_districts.c.channel == channel
    )
    return db.scalar(mine) or db.scalar(query.order_by(senders.c.id).limit(1))


def name_sender(
    db: Connection, channel: str, external_id: str, name: str, districts: Sequence[int], now: datetime
) -> None:
    """Name a sender and let it serve some districts."""
    row = {"channel": channel, "external_id": external_id, "name": name, "created_at": now}
    insert_once(db, senders, row, "channel", "external_id")
    db.execute(
        senders.update().where(senders.c.channel == channel, senders.c.external_id == external_id).values(name=name)
    )
    sender_id = db.scalar(
        sa.select(senders.c.id).where(senders.c.channel == channel, senders.c.external_id == external_id)
    )
    for district in districts:
        serving = {"district_lgd": district, "channel": channel, "sender_id": sender_id}
        insert_or_update(db, sender_districts, serving, "district_lgd", "channel")


def all_senders(db: Connection) -> Sequence[Record]:
    """Every sender."""
    return db.execute(
        sa.select(
            senders.c.id, senders.c.channel, senders.c.external_id, senders.c.name, senders.c.paused_reason
        ).order_by(senders.c.id)
    ).all()


def add_link(
    db: Connection, token: str, now: datetime, *, district_lgd: int | None, language: str | None, role: str | None,
    note: str = "", group_id: int | None = None, card_id: int | None = None,
) -> bool:  # fmt: skip
    """A start link for a poster or a share: its token stands for district, language and role. False: it is taken."""
    row = {"token": token, "district_lgd": district_lgd, "language": language, "role": role, "note": note,
           "uses": 0, "group_id": group_id, "card_id": card_id, "created_at": now}  # fmt: skip
    return bool(insert_once(db, links, row, "token"))


def link(db: Connection, token: str, now: datetime) -> Record | None:
    """What a start link stands for; None when it is unknown or over."""
    return db.execute(
        sa.select(links).where(
            sa.func.lower(links.c.token) == token.lower(),
            sa.or_(links.c.expires_at.is_(None), links.c.expires_at > now),
        )
    ).one_or_none()


def whatsapp_number(db: Connection, district_lgd: int | None) -> str:
    """Our own WhatsApp number for a district, else any of ours, as digits; empty where none is named."""
    own = sa.select(senders.c.external_id).where(senders.c.channel == "whatsapp")
    here = own.join(sender_districts, sender_districts.c.sender_id == senders.c.id).where(
        sender_districts.c.district_lgd == district_lgd
    )
    found = db.scalar(here.limit(1)) or db.scalar(own.order_by(senders.c.id).limit(1))
    return str(found or "").removeprefix("whatsapp:+")


def link_to_card(db: Connection, card_id: int) -> str | None:
    """The start link that leads to a card of a group."""
    return db.scalar(sa.select(links.c.token).where(links.c.card_id == card_id).limit(1))


def count_link(db: Connection, link_id: int, *, person_id: int, channel: str, now: datetime) -> None:
    """Somebody came by this link; of a group's links also who, once each, so that what they answer can be counted."""
    db.execute(links.update().where(links.c.id == link_id).values(uses=links.c.uses + 1))
    if db.scalar(sa.select(links.c.group_id).where(links.c.id == link_id)) is not None:
        row = {"link_id": link_id, "person_id": person_id, "channel": channel, "at": now}
        insert_once(db, link_opens, row, "link_id", "person_id")


def _key(result: sa.CursorResult[Any]) -> int:
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])
