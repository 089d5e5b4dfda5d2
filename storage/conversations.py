"""The stored state of dialogues: what was asked last, and the answers kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import insert_once, looked_up_once
from storage.tables import conversations

DRAFT_LIVES = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Talk:
    """One conversation's row: what was asked last and the answers kept, in the order given."""

    id: int
    person_id: int
    address_id: int
    name: str
    subject: str
    opening: dict[str, Any]
    asked: str | None
    answers: list[list[Any]]
    kept: dict[str, Any]
    misread: int
    status: str
    paused_answer: dict[str, Any] | None
    later: bool
    updated_at: datetime
    expires_at: datetime


_TALK = [conversations.c[name] for name in Talk.__slots__]

# The statements of every step, built once: building one costs several times what running it does.
_OPEN = conversations.c.status == "open"
_ONE_TALK = sa.select(*_TALK).where(conversations.c.id == sa.bindparam("row")).with_for_update()
_OPEN_ONE = sa.select(*_TALK).where(
    conversations.c.person_id == sa.bindparam("who"), conversations.c.name == sa.bindparam("called"),
    conversations.c.subject == sa.bindparam("about"), _OPEN,
)  # fmt: skip
_OPEN_OF = (
    sa.select(*_TALK)
    .where(conversations.c.person_id == sa.bindparam("who"), _OPEN)
    .order_by(conversations.c.updated_at.desc(), conversations.c.id.desc())
)
_KEEP = conversations.update().where(conversations.c.id == sa.bindparam("row"))


def begin(
    db: Connection, person_id: int, address_id: int, name: str, subject: str, opening: dict[str, Any], now: datetime
) -> Talk:
    """A new conversation, or the open one of the same name and subject."""
    row = {
        "person_id": person_id, "address_id": address_id, "name": name, "subject": subject, "opening": opening,
        "answers": [], "kept": {}, "misread": 0, "status": "open", "later": False, "created_at": now,
        "updated_at": now, "expires_at": now + DRAFT_LIVES,
    }  # fmt: skip
    made = open_one(db, person_id, name, subject)
    if made is None:
        insert_once(db, conversations, row)  # begun at another of their addresses at this instant, it is that one
        made = open_one(db, person_id, name, subject)
        assert made is not None
    return made


def open_one(db: Connection, person_id: int, name: str, subject: str = "") -> Talk | None:
    """The open conversation of this name and subject."""
    row = db.execute(_OPEN_ONE, {"who": person_id, "called": name, "about": subject}).one_or_none()
    return Talk(*row) if row else None


def had(db: Connection, person_id: int, name: str, subject: str) -> bool:
    """Was there ever a conversation of this name and subject?"""
    query = sa.select(conversations.c.id).where(
        conversations.c.person_id == person_id, conversations.c.name == name, conversations.c.subject == subject
    )
    return db.scalar(query.limit(1)) is not None


def get(db: Connection, conversation_id: int) -> Talk:
    """One conversation that there is."""
    found = find(db, conversation_id)
    assert found is not None, f"there is no conversation {conversation_id}"
    return found


def newest(db: Connection, person_id: int, name: str, subject: str) -> Talk | None:
    """The newest conversation of this name and subject, open or over."""
    query = sa.select(*_TALK).where(
        conversations.c.person_id == person_id, conversations.c.name == name, conversations.c.subject == subject
    )
    row = db.execute(query.order_by(conversations.c.id.desc()).limit(1)).one_or_none()
    return Talk(*row) if row else None


def reopen_with(db: Connection, conversation_id: int, opening: dict[str, Any]) -> None:
    """Let a conversation begin with something else when it is shown again."""
    db.execute(conversations.update().where(conversations.c.id == conversation_id).values(opening=opening))


@looked_up_once
def find(db: Connection, conversation_id: int) -> Talk | None:
    """One conversation, if there is one of this number."""
    row = db.execute(_ONE_TALK, {"row": conversation_id}).one_or_none()
    return Talk(*row) if row else None


def keep(db: Connection, conversation_id: int, now: datetime, **fields: Any) -> None:
    """Store a conversation's state after a step; its week begins again."""
    db.execute(_KEEP, {"row": conversation_id, "updated_at": now, "expires_at": now + DRAFT_LIVES, **fields})


def next_open(db: Connection, person_id: int, address_id: int, *, but: int, unless: Sequence[str] = ()) -> Talk | None:
    """Another open conversation of this person here that waits for an answer, the newest first; none named `unless`."""
    row = db.execute(
        sa.select(*_TALK)
        .where(
            conversations.c.person_id == person_id,
            conversations.c.address_id == address_id,
            conversations.c.status == "open",
            conversations.c.asked.is_not(None),
            conversations.c.later.is_(False),
            conversations.c.id != but,
            conversations.c.name.not_in(unless),
        )
        .order_by(conversations.c.updated_at.desc(), conversations.c.id.desc())
        .limit(1)
    ).one_or_none()
    return Talk(*row) if row else None


def asked_since(db: Connection, person_id: int, address_id: int, name: str, since: datetime) -> list[Talk]:
    """Open conversations of one name that put their question here after `since`, the oldest first."""
    rows = db.execute(
        sa.select(*_TALK)
        .where(
            conversations.c.person_id == person_id,
            conversations.c.address_id == address_id,
            conversations.c.name == name,
            conversations.c.status == "open",
            conversations.c.asked.is_not(None),
            conversations.c.later.is_(False),
            conversations.c.updated_at > since,
        )
        .order_by(conversations.c.updated_at, conversations.c.id)
    )
    return [Talk(*row) for row in rows]


@looked_up_once
def open_of(db: Connection, person_id: int) -> list[Talk]:
    """All open conversations of a person, the newest first."""
    return [Talk(*row) for row in db.execute(_OPEN_OF, {"who": person_id})]


def withdraw(db: Connection, name: str, subject: str, now: datetime) -> list[Talk]:
    """End the open conversations of this name and subject, whoever holds them; those that were ended."""
    rows = db.execute(
        sa.select(*_TALK).where(
            conversations.c.name == name, conversations.c.subject == subject, sa.text("conversations.status = 'open'")
        )
    ).all()
    ended = [Talk(*row) for row in rows]
    if ended:
        db.execute(
            conversations.update()
            .where(conversations.c.id.in_([talk.id for talk in ended]))
            .values(status="withdrawn", updated_at=now)
        )
    return ended


def left(
    db: Connection, names: Sequence[str], *, since: datetime, until: datetime, asked: str = "", at_most: int = 200
) -> list[Talk]:
    """Conversations of these names that were last touched between two moments, wait for an answer (to the question `asked`,
    where one is named), and nobody was reminded of."""
    waits = conversations.c.asked == asked if asked else conversations.c.asked.is_not(None)
    query = (
        sa.select(*_TALK)
        .where(
            sa.text("status = 'open' AND NOT reminded"),
            conversations.c.updated_at >= since, conversations.c.updated_at < until,
            conversations.c.name.in_(names), waits, conversations.c.later.is_(False),
        )
        .order_by(conversations.c.updated_at)
        .limit(at_most)
    )  # fmt: skip
    return [Talk(*row) for row in db.execute(query)]


def note_reminded(db: Connection, conversation_id: int) -> None:
    """Nobody is reminded of it again."""
    db.execute(conversations.update().where(conversations.c.id == conversation_id).values(reminded=True))


def expire(db: Connection, now: datetime, *, at_most: int = 200) -> int:
    """End drafts that nobody touched for seven days; how many."""
    is_open = sa.text("conversations.status = 'open'")
    due = (
        sa.select(conversations.c.id)
        .where(is_open, conversations.c.expires_at <= now)
        .order_by(conversations.c.expires_at)
    )
    return db.execute(
        conversations.update().where(conversations.c.id.in_(due.limit(at_most))).values(status="expired")
    ).rowcount
