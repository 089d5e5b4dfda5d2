"""Whom Haat speaks for in a district, and the people who asked for a human there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once, insert_or_update
from storage.tables import calls, enquiries, hand_offs, inbox, introductions, offices, outbox, people, profiles


@dataclass(frozen=True, slots=True)
class Office:
    """An office card: texts per language, a landline anyone can ring."""

    district_lgd: int
    name: dict[str, str]
    address: dict[str, str]
    landline: str
    hours: dict[str, str]

    def name_in(self, language: str) -> str:
        """The office's name for this reader."""
        return self.name.get(language) or self.name.get("en") or next(iter(self.name.values()), "")

    def hours_in(self, language: str) -> str:
        """Its hours for this reader."""
        return self.hours.get(language) or self.hours.get("en") or next(iter(self.hours.values()), "")

    def address_in(self, language: str) -> str:
        """Its address for this reader."""
        return self.address.get(language) or self.address.get("en") or next(iter(self.address.values()), "")


_OFFICE = [offices.c[name] for name in Office.__slots__]


def set_office(db: Connection, office: Office, now: datetime) -> None:
    """Write a district's office card."""
    row = {name: getattr(office, name) for name in Office.__slots__} | {"updated_at": now}
    insert_or_update(db, offices, row, "district_lgd")


def office(db: Connection, district_lgd: int | None) -> Office | None:
    """The card of a district's office; where a district has none, the installation's first."""
    row = db.execute(sa.select(*_OFFICE).where(offices.c.district_lgd == district_lgd)).one_or_none()
    row = row or db.execute(sa.select(*_OFFICE).order_by(offices.c.id).limit(1)).one_or_none()
    return Office(*row) if row else None


def all_offices(db: Connection) -> list[Office]:
    """Every office card."""
    return [Office(*row) for row in db.execute(sa.select(*_OFFICE).order_by(offices.c.id))]


def ask_human(
    db: Connection, person_id: int, address_id: int, reason: str, words: str, district_lgd: int | None, now: datetime
) -> int:
    """Put a person on the office's list of those who want a human; one open line a person, its words grow."""
    found = db.execute(
        sa.select(hand_offs.c.id, hand_offs.c.words).where(
            hand_offs.c.person_id == person_id, hand_offs.c.status == "open"
        )
    ).first()
    if found:
        together = "\n".join(part for part in (found.words, words) if part)
        db.execute(hand_offs.update().where(hand_offs.c.id == found.id).values(words=together[-2000:]))
        return int(found.id)
    key = db.execute(
        hand_offs.insert().values(
            person_id=person_id, address_id=address_id, reason=reason, words=words[:2000], district_lgd=district_lgd,
            status="open", created_at=now,
        )
    ).inserted_primary_key  # fmt: skip
    assert key is not None
    return int(key[0])


def hand_off(db: Connection, hand_off_id: int) -> Record | None:
    """One person who asked for a human, with their name and language."""
    return db.execute(
        sa.select(hand_offs, people.c.name.label("who"), people.c.language)
        .join(people, people.c.id == hand_offs.c.person_id)
        .where(hand_offs.c.id == hand_off_id)
    ).one_or_none()


def waiting_for_human(db: Connection, district_lgd: int | None, districts: Sequence[int]) -> Sequence[Record]:
    """Who waits for a human in a district, or in a state's districts; those of no district are everybody's."""
    mine = [district_lgd] if district_lgd else list(districts)
    return db.execute(
        sa.select(hand_offs, people.c.name.label("who"), people.c.language)
        .join(people, people.c.id == hand_offs.c.person_id)
        .where(hand_offs.c.status == "open")
        .where(sa.or_(hand_offs.c.district_lgd.in_(mine), hand_offs.c.district_lgd.is_(None)))
        .order_by(hand_offs.c.id)
    ).all()


def settle_hand_off(
    db: Connection, hand_off_id: int, status: str, officer_id: int, now: datetime, *, district_lgd: int | None = None
) -> bool:
    """An officer answered, said that no reply is needed, or handed the person over to another district."""
    values: dict[str, Any] = {"status": status, "officer_id": officer_id, "settled_at": now}
    if status == "handed_over":
        values = {"status": "open", "officer_id": None, "district_lgd": district_lgd}
    return bool(
        db.execute(
            hand_offs.update().where(hand_offs.c.id == hand_off_id, hand_offs.c.status == "open").values(**values)
        ).rowcount
    )


def add_call(db: Connection, person_id: int, cause: str, words: str, why: str, now: datetime) -> bool:
    """Put on the office's call list what no message may say now; once a cause."""
    row = {"person_id": person_id, "cause": cause, "words": words, "why": why, "created_at": now}
    return bool(insert_once(db, calls, row, "cause"))


def open_calls(db: Connection, districts: Sequence[int]) -> Sequence[Record]:
    """The calls an office still has to make."""
    return db.execute(
        sa.select(calls, people.c.name.label("who"), people.c.contact)
        .join(people, people.c.id == calls.c.person_id)
        .where(calls.c.settled_at.is_(None))
        .where(sa.or_(people.c.district_lgd.in_(districts), people.c.district_lgd.is_(None)))
        .order_by(calls.c.id)
    ).all()


def settle_call(db: Connection, call_id: int, result: str, now: datetime) -> None:
    """How a call went: yes, no or no_answer."""
    db.execute(calls.update().where(calls.c.id == call_id).values(result=result, settled_at=now))


def numbers_since(db: Connection, districts: Sequence[int], since: datetime) -> dict[str, int]:
    """The day's figures of some districts: enquiries, introductions, new sellers, people waiting, failed messages."""

    def count(*where: sa.ColumnElement[bool], of: sa.FromClause) -> int:
        return db.scalar(sa.select(sa.func.count()).select_from(of).where(*where)) or 0

    from storage.tables import matches

    met = introductions.join(matches, matches.c.id == introductions.c.match_id).join(
        enquiries, enquiries.c.id == matches.c.enquiry_id
    )
    here = enquiries.c.district_lgd.in_(districts)
    return {
        "enquiries": count(here, enquiries.c.created_at >= since, of=enquiries),
        "open": count(here, enquiries.c.status == "open", of=enquiries),
        "introductions": count(here, introductions.c.at >= since, of=met),
        "sellers": count(
            profiles.c.district_lgd.in_(districts), profiles.c.kind == "seller", profiles.c.status == "live",
            profiles.c.created_at >= since, of=profiles,
        ),
        "waiting": len(waiting_for_human(db, None, districts)),
        "failed": count(
            outbox.c.state.in_(("failed", "unknown")), outbox.c.created_at >= since,
            people.c.district_lgd.in_(districts),
            of=outbox.join(people, people.c.id == outbox.c.person_id),
        ),
        "parked": count(inbox.c.state == "parked", of=inbox),
    }  # fmt: skip
