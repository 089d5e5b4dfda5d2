"""What the simulator's phones show: everything heard from an address and everything said or held back for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once
from storage.tables import address_aliases, addresses, inbox, officers, outbox, people, profiles

SHOWN = 200
"""How far back a phone is scrolled."""


def heard(db: Connection, lane: str) -> Sequence[Record]:
    """The latest messages received in a lane, oldest first, without those that Haat put there itself."""
    latest = (
        sa.select(inbox).where(inbox.c.lane == lane, inbox.c.channel != "haat").order_by(inbox.c.id.desc()).limit(SHOWN)
    )
    return db.execute(latest).all()[::-1]


def said(db: Connection, address_id: int) -> Sequence[Record]:
    """The latest messages to an address in every state, oldest first."""
    latest = (
        sa.select(outbox)
        .where(outbox.c.address_id == address_id, outbox.c.action == "send")
        .order_by(outbox.c.id.desc())
        .limit(SHOWN)
    )
    return db.execute(latest).all()[::-1]


def one_heard(db: Connection, inbox_id: int) -> Record | None:
    """One received message."""
    return db.execute(sa.select(inbox).where(inbox.c.id == inbox_id)).one_or_none()


def one_said(db: Connection, outbox_id: int) -> Record | None:
    """One outbound message with the external id it goes to."""
    return db.execute(
        sa.select(outbox, addresses.c.external_id)
        .join(addresses, addresses.c.id == outbox.c.address_id)
        .where(outbox.c.id == outbox_id)
    ).one_or_none()


def unread(db: Connection, address_id: int) -> Sequence[Record]:
    """Messages that left for an address and are not read yet: what a phone in somebody's hand goes on to report."""
    return db.execute(
        sa.select(outbox.c.id, outbox.c.channel, outbox.c.provider_id, outbox.c.state)
        .where(outbox.c.address_id == address_id, outbox.c.action == "send")
        .where(outbox.c.state.in_(("sent", "delivered")))
        .order_by(outbox.c.id)
    ).all()


def seat(db: Connection, channel: str, sender: str, external_id: str, person_id: int, now: datetime) -> str:
    """Where a person who is known is at a simulated channel; a new address if they are not there yet.

    A new one counts as having written now: that is the phone on which Haat reaches this person from now on.
    """
    theirs = sa.select(addresses.c.external_id).where(
        addresses.c.channel == channel, addresses.c.person_id == person_id
    )
    if (known := db.scalar(theirs.order_by(addresses.c.id).limit(1))) is not None:
        return str(known)
    row = {
        "channel": channel,
        "external_id": external_id,
        "sender": sender,
        "person_id": person_id,
        "first_seen_at": now,
        "last_inbound_at": now,
    }
    if insert_once(db, addresses, row, "channel", "external_id"):
        key = sa.select(addresses.c.id).where(addresses.c.channel == channel, addresses.c.external_id == external_id)
        alias = {"channel": channel, "external_id": external_id, "address_id": db.scalar(key), "seen_at": now}
        insert_once(db, address_aliases, alias, "channel", "external_id")
    return external_id


def cast(db: Connection, kind: str, *, at_most: int = 60) -> Sequence[Record]:
    """People with a profile of one kind who can be played: id, name, language, district; sellers first verified."""
    named = sa.func.coalesce(profiles.c.name, people.c.name)
    district = sa.func.coalesce(profiles.c.district_lgd, people.c.district_lgd)
    return db.execute(
        sa.select(people.c.id, named.label("name"), people.c.language, district.label("district_lgd"),
                  profiles.c.products_text)
        .join(profiles, profiles.c.person_id == people.c.id)
        .where(profiles.c.kind == kind, profiles.c.status == "live", named.is_not(None), people.c.erased_at.is_(None))
        .order_by(district, profiles.c.id)
        .limit(at_most)
    ).all()  # fmt: skip


def officers_to_play(db: Connection) -> Sequence[Record]:
    """Officers with rights now: person, name, district or state."""
    return db.execute(
        sa.select(officers.c.person_id, officers.c.name, officers.c.district_lgd, officers.c.state, people.c.language)
        .join(people, people.c.id == officers.c.person_id)
        .where(officers.c.disabled_at.is_(None))
        .order_by(officers.c.district_lgd.is_(None), officers.c.district_lgd, officers.c.id)
    ).all()
