"""Questions below cards: asked once, answered once, shown to everybody who sees the card until they are taken off."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import insert
from storage.tables import card_questions

LIVES = timedelta(days=14)
"""So long a reply in a chat to a question counts as its answer."""
A_DAY = timedelta(hours=24)
GONE = ("removed", "erased")
"""The states in which a question is shown nowhere."""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question; `said` is what a card's own maker added. `inbox_id` is the post that asked it, `outbox_id` our message."""

    id: int
    card_id: int
    person_id: int
    words: str
    answer: str | None
    inbox_id: int | None
    outbox_id: int | None
    answer_row: int | None
    status: str
    at: datetime
    answered_at: datetime | None


_ASKED = [card_questions.c[name] for name in Asked.__slots__]


def add(
    db: Connection, card_id: int, person_id: int, words: str, now: datetime, *, inbox_id: int | None = None,
    status: str = "asked",
) -> int:  # fmt: skip
    """A new question below a card; its number."""
    row = {"card_id": card_id, "person_id": person_id, "words": words, "inbox_id": inbox_id, "status": status,
           "at": now}  # fmt: skip
    return insert(db, card_questions, row)


def get(db: Connection, number: int) -> Asked | None:
    """One question."""
    return _one(db, card_questions.c.id == number)


def at_row(db: Connection, outbox_id: int) -> Asked | None:
    """The question that a message of ours in a group's chat says, or answers."""
    return _one(db, sa.or_(card_questions.c.outbox_id == outbox_id, card_questions.c.answer_row == outbox_id))


def of_post(db: Connection, inbox_id: int) -> Asked | None:
    """The question that a post in a group's chat is."""
    return _one(db, card_questions.c.inbox_id == inbox_id)


def of_card(db: Connection, card_id: int) -> Sequence[Asked]:
    """What was asked below a card, the oldest first, without what was taken off."""
    query = sa.select(*_ASKED).where(card_questions.c.card_id == card_id, card_questions.c.status.not_in(GONE))
    return [Asked(*row) for row in db.execute(query.order_by(card_questions.c.id))]


def count(db: Connection, card_id: int, person_id: int, now: datetime) -> int:
    """How many questions of a day one person has below a card."""
    theirs = sa.and_(
        card_questions.c.card_id == card_id, card_questions.c.person_id == person_id, card_questions.c.at > now - A_DAY
    )
    return db.scalar(sa.select(sa.func.count()).where(theirs)) or 0


def answer(db: Connection, number: int, words: str, now: datetime) -> bool:
    """Keep the answer; False when there was one before, or the question was taken off."""
    waits = sa.and_(card_questions.c.id == number, card_questions.c.status == "asked")
    values = {"answer": words, "answered_at": now, "status": "answered"}
    return bool(db.execute(card_questions.update().where(waits).values(**values)).rowcount)


def change(db: Connection, number: int, **fields: Any) -> None:
    """Write some fields of a question."""
    db.execute(card_questions.update().where(card_questions.c.id == number).values(**fields))


def of_erased(db: Connection, *, at_most: int) -> list[Asked]:
    """Questions of people who were erased, whose messages in a chat are still to go."""
    query = (
        sa.select(*_ASKED)
        .where(sa.text("card_questions.status = 'erased'"))
        .order_by(card_questions.c.id)
        .limit(at_most)
    )
    return [Asked(*row) for row in db.execute(query)]


def _one(db: Connection, which: sa.ColumnElement[bool]) -> Asked | None:
    row = db.execute(sa.select(*_ASKED).where(which).order_by(card_questions.c.id).limit(1)).one_or_none()
    return Asked(*row) if row else None
