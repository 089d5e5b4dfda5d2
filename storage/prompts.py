"""What the buttons of a message stand for, each by its token."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, looked_up_once
from storage.tables import conversations, outbox, prompts


@dataclass(frozen=True, slots=True)
class Prompt:
    """What a shown button stands for: the question, and the options in the order shown."""

    token: str
    address_id: int
    person_id: int
    conversation_id: int | None
    room_id: int | None
    question: str
    takes: str
    options: list[dict[str, Any]]
    page: int
    text: str
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Carried:
    """The message that carried a prompt, and where it stands."""

    outbox_id: int
    address_id: int
    channel: str


NOT_SHOWN = ("held", "failed", "skipped")
"""The states of a message that nobody has seen; what is ready leaves at once."""

_PROMPT = [prompts.c[name] for name in Prompt.__slots__]

# The statements of every step, built once: building one costs several times what running it does.
_ADD_PROMPT = prompts.insert()
_BY_TOKEN = sa.select(*_PROMPT).where(prompts.c.token == sa.bindparam("shown"))
_LAST_HERE = (
    sa.select(*_PROMPT)
    .where(prompts.c.address_id == sa.bindparam("here"))
    .order_by(prompts.c.created_at.desc(), prompts.c.outbox_id.desc())
    .limit(1)
)
_LAST_OF_TALK = _LAST_HERE.where(prompts.c.conversation_id == sa.bindparam("talk"))


def add(db: Connection, prompt: Prompt, outbox_id: int | None = None) -> None:
    """Remember what the buttons of a message stand for, and which outbox row carries it."""
    db.execute(_ADD_PROMPT, {name: getattr(prompt, name) for name in Prompt.__slots__} | {"outbox_id": outbox_id})


def turn_page(db: Connection, token: str, page: int) -> None:
    """Another page of a prompt's options is being shown."""
    db.execute(prompts.update().where(prompts.c.token == token).values(page=page))


def prompt(db: Connection, token: str) -> Prompt | None:
    """What a pressed button's token stands for."""
    row = db.execute(_BY_TOKEN, {"shown": token}).one_or_none()
    return Prompt(*row) if row else None


def of_row(db: Connection, outbox_id: int) -> Prompt | None:
    """The prompt that an outbox row carried."""
    row = db.execute(sa.select(*_PROMPT).where(prompts.c.outbox_id == outbox_id)).first()
    return Prompt(*row) if row else None


@looked_up_once
def last(db: Connection, address_id: int, conversation_id: int | None = None) -> Prompt | None:
    """The prompt shown last at an address, or the last one of a conversation."""
    if conversation_id is None:
        row = db.execute(_LAST_HERE, {"here": address_id}).one_or_none()
    else:
        row = db.execute(_LAST_OF_TALK, {"here": address_id, "talk": conversation_id}).one_or_none()
    return Prompt(*row) if row else None


def in_rooms(db: Connection, address_id: int, since: datetime, *, at_most: int = 5) -> list[Prompt]:
    """The prompts below what came through talks to an address since a moment, the newest first."""
    heard = sa.and_(prompts.c.address_id == address_id, prompts.c.room_id.is_not(None), prompts.c.created_at >= since)
    newest = (prompts.c.created_at.desc(), prompts.c.outbox_id.desc())
    return [Prompt(*row) for row in db.execute(sa.select(*_PROMPT).where(heard).order_by(*newest).limit(at_most))]


def last_before(db: Connection, address_id: int, moment: datetime, but: Sequence[str]) -> Prompt | None:
    """The prompt that stood last on a telephone when something was written there; `but` these questions. What was not sent
    nobody could answer."""
    unseen = sa.exists().where(outbox.c.id == prompts.c.outbox_id, outbox.c.state.in_(NOT_SHOWN))
    row = db.execute(
        sa.select(*_PROMPT)
        .where(
            prompts.c.address_id == address_id, prompts.c.created_at <= moment, prompts.c.question.not_in(but), ~unseen
        )
        .order_by(prompts.c.created_at.desc(), prompts.c.outbox_id.desc())
        .limit(1)
    ).first()
    return Prompt(*row) if row else None


def newest_asking(db: Connection, address_id: int, start: str, since: datetime) -> Prompt | None:
    """The newest prompt at an address, shown since a moment, whose question begins like this and goes on."""
    asks = sa.and_(
        prompts.c.address_id == address_id, prompts.c.created_at >= since,
        prompts.c.question.startswith(start, autoescape=True), prompts.c.question != start,
    )  # fmt: skip
    row = db.execute(
        sa.select(*_PROMPT).where(asks).order_by(prompts.c.created_at.desc(), prompts.c.outbox_id.desc())
    ).first()
    return Prompt(*row) if row else None


def settle_asking(db: Connection, address_id: int, start: str) -> None:
    """What prompts whose question begins like this held is done: nothing of it is held any more."""
    asks = sa.and_(prompts.c.address_id == address_id, prompts.c.question.startswith(start, autoescape=True))
    db.execute(prompts.update().where(asks).values(question=start))


def labels_shown(db: Connection, address_id: int, since: datetime) -> list[str]:
    """What stood on the buttons that somebody was shown since a moment."""
    query = sa.select(prompts.c.options).where(prompts.c.address_id == address_id, prompts.c.created_at >= since)
    return [str(option["label"]) for options in db.scalars(query) for option in options]


def behind(db: Connection, outbox_id: int) -> Record | None:
    """The name and subject of the conversation whose question an outbox row asks."""
    asks = (
        sa.select(conversations.c.name, conversations.c.subject)
        .join(prompts, prompts.c.conversation_id == conversations.c.id)
        .where(prompts.c.outbox_id == outbox_id)
    )
    return db.execute(asks).first()


def shown_of(db: Connection, conversation_ids: Sequence[int]) -> list[Carried]:
    """The messages with a question of these conversations that stand on a telephone, or may."""
    query = (
        sa.select(outbox.c.id, outbox.c.address_id, outbox.c.channel)
        .join(prompts, prompts.c.outbox_id == outbox.c.id)
        .where(prompts.c.conversation_id.in_(conversation_ids), outbox.c.state.not_in(NOT_SHOWN))
        .order_by(outbox.c.id)
    )
    return [Carried(*row) for row in db.execute(query)] if conversation_ids else []


def never_shown(db: Connection, address_id: int, conversation_id: int) -> bool:
    """Was the last question of a conversation never sent, because its channel refused it or its time was over?"""
    last = (
        sa.select(prompts.c.outbox_id)
        .where(prompts.c.address_id == address_id, prompts.c.conversation_id == conversation_id)
        .order_by(prompts.c.created_at.desc(), prompts.c.outbox_id.desc())
        .limit(1)
    )
    return db.scalar(sa.select(outbox.c.state).where(outbox.c.id == last.scalar_subquery())) in ("failed", "skipped")
