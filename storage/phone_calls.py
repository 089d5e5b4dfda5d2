"""What the office must still say by telephone: calls to make, and how they went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import sharing
from storage.database import Record, insert_once
from storage.tables import (
    addresses,
    calls,
    matches,
    outbox,
    people,
    voice_notes,
)


def add(db: Connection, person_id: int, cause: str, words: str, why: str, now: datetime) -> bool:
    """Put on the office's call list what no message may say now; once a cause."""
    row = {"person_id": person_id, "cause": cause, "words": words, "why": why, "created_at": now}
    return bool(insert_once(db, calls, row, "cause"))


def open_of(db: Connection, districts: Sequence[int]) -> Sequence[Record]:
    """The calls an office still has to make; `phone` is the number chosen for calls, else one of theirs we know.

    Who has answered by message meanwhile need not be rung.
    """
    known = sharing.phone_of(people.c.id)
    phone = sa.func.coalesce(sa.func.nullif(people.c.contact, "haat"), known)
    shown_there = (
        sa.select(sa.func.max(addresses.c.profile_name))
        .where(addresses.c.person_id == people.c.id, addresses.c.shared == sa.false())
        .scalar_subquery()
    )
    rows = db.execute(
        sa.select(
            calls, sa.func.coalesce(people.c.name, shown_there).label("who"), people.c.contact, phone.label("phone")
        )
        .join(people, people.c.id == calls.c.person_id)
        .where(calls.c.settled_at.is_(None))
        .where(sa.or_(people.c.district_lgd.in_(districts), people.c.district_lgd.is_(None)))
        .order_by(calls.c.tries, calls.c.id)
    ).all()
    answered = {
        (kind, number)
        for kind, table, asked in ANSWERABLE
        for number in db.scalars(
            sa.select(table.c.id).where(table.c.id.in_(_about(rows, kind)), table.c.status != asked)
        )
    }
    return [row for row in rows if not answered.intersection(_subject(row.cause))]


OF_ROW = "outbox:"
"""How the cause of a call begins that says what one outbox row could not, before the row's number."""
TOLD = "told"
"""The result of a call that nobody made: a message told it after all."""
ANSWERABLE = (("lead", matches, "asked"), ("note", voice_notes, "typed"))
"""What a call may ask, by the beginning of its cause, and the status as long as nobody has answered."""


def _about(rows: Sequence[Record], kind: str) -> list[int]:
    return [number for row in rows for named, number in _subject(row.cause) if named == kind]


def _subject(cause: str) -> list[tuple[str, int]]:
    """What a call asks about: the kind and its number; nothing where it only tells."""
    kind, _, number = cause.partition(":")
    return [(kind, int(number))] if number.isdigit() and any(kind == one for one, _, _ in ANSWERABLE) else []


@dataclass(frozen=True, slots=True)
class Untold:
    """A call that only has to say what an outbox row could not, and that row's words, buttons and media."""

    id: int
    tries: int
    outbox_id: int
    payload: Mapping[str, Any]


def untold(db: Connection, person_id: int, now: datetime) -> list[Untold]:
    """What the office has still to ring somebody for and what a message could say now, oldest first; not what is too late."""
    due = sa.select(calls.c.id, calls.c.tries, calls.c.cause).where(
        calls.c.person_id == person_id, calls.c.settled_at.is_(None), calls.c.cause.startswith(OF_ROW)
    )
    by_row = {int(row.cause.removeprefix(OF_ROW)): row for row in db.execute(due)}
    kept = sa.select(outbox.c.id, outbox.c.payload).where(
        outbox.c.id.in_(sorted(by_row)), sa.or_(outbox.c.expires_at.is_(None), outbox.c.expires_at > now)
    )
    rows = db.execute(kept.order_by(outbox.c.id)).all()
    return [Untold(by_row[row.id].id, by_row[row.id].tries, row.id, row.payload) for row in rows if row.payload]


MOST_TRIES = 3
"""After so many calls that nobody answers, a call is off the list."""


def settle(db: Connection, call_id: int, result: str, now: datetime, *, tries: int = 0) -> bool:
    """How a call went: yes, no, no_answer, or TOLD; False when somebody else made it before.

    `tries` is how often nobody had answered before. Where nobody answers, the call goes to the end of the list,
    until MOST_TRIES.
    """
    due = sa.and_(calls.c.id == call_id, calls.c.settled_at.is_(None), calls.c.tries == tries)
    went: dict[str, Any] = {"result": result, "settled_at": now}
    if result == "no_answer":
        went |= {"tries": tries + 1, "settled_at": now if tries + 1 >= MOST_TRIES else None}
    return bool(db.execute(calls.update().where(due).values(**went)).rowcount)


def unsettle(db: Connection, call_id: int, *, tries: int = 0) -> bool:
    """The call has to be made after all, with `tries` as before it; False when that stands already."""
    made = sa.and_(calls.c.id == call_id, sa.or_(calls.c.settled_at.is_not(None), calls.c.tries > tries))
    before = "no_answer" if tries else None
    return bool(db.execute(calls.update().where(made).values(result=before, settled_at=None, tries=tries)).rowcount)
