"""The stored state of dialogues, the prompts that buttons point to, and the rooms where words pass through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once, insert_or_update
from storage.tables import conversations, outbox, prompts, room_members, rooms, tray

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


_TALK = [conversations.c[name] for name in Talk.__slots__]
_PROMPT = [prompts.c[name] for name in Prompt.__slots__]

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
_ADD_PROMPT = prompts.insert()
_BY_TOKEN = sa.select(*_PROMPT).where(prompts.c.token == sa.bindparam("shown"))
_LAST_HERE = (
    sa.select(*_PROMPT)
    .where(prompts.c.address_id == sa.bindparam("here"))
    .order_by(prompts.c.created_at.desc(), prompts.c.outbox_id.desc())
    .limit(1)
)
_MINE, _OTHERS = room_members.alias(), room_members.alias()
_HEARD = (
    sa.select(_MINE.c.room_id)
    .distinct()
    .join(rooms, rooms.c.id == _MINE.c.room_id)
    .join(_OTHERS, _OTHERS.c.room_id == _MINE.c.room_id)
    .where(_MINE.c.person_id == sa.bindparam("who"), _OTHERS.c.person_id != sa.bindparam("who"))
    .where(rooms.c.status == "open", _OTHERS.c.wrote_at.is_not(None))
)
_HEARD_SINCE = _HEARD.where(_OTHERS.c.wrote_at > sa.bindparam("since"))
_LAST_OF_TALK = _LAST_HERE.where(prompts.c.conversation_id == sa.bindparam("talk"))


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
    """One conversation, locked until the transaction ends."""
    return Talk(*db.execute(_ONE_TALK, {"row": conversation_id}).one())


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


def open_of(db: Connection, person_id: int) -> list[Talk]:
    """All open conversations of a person, the newest first."""
    return [Talk(*row) for row in db.execute(_OPEN_OF, {"who": person_id})]


def withdraw(db: Connection, name: str, subject: str, now: datetime) -> list[Talk]:
    """End the open conversations of this name and subject, whoever holds them; those that were ended."""
    rows = db.execute(
        sa.select(*_TALK).where(
            conversations.c.name == name, conversations.c.subject == subject, conversations.c.status == "open"
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


def left(db: Connection, names: Sequence[str], *, since: datetime, until: datetime, at_most: int = 200) -> list[Talk]:
    """Conversations of these names that were last touched between two moments, wait for an answer, and nobody was reminded of."""
    query = (
        sa.select(*_TALK)
        .where(
            sa.text("status = 'open' AND NOT reminded"),
            conversations.c.updated_at >= since, conversations.c.updated_at < until,
            conversations.c.name.in_(names), conversations.c.asked.is_not(None), conversations.c.later.is_(False),
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
    due = sa.select(conversations.c.id).where(conversations.c.status == "open", conversations.c.expires_at <= now)
    return db.execute(
        conversations.update().where(conversations.c.id.in_(due.limit(at_most))).values(status="expired")
    ).rowcount


# ── prompts ───────────────────────────────────────────────────────────────────────────────────────────────────────


def add_prompt(db: Connection, prompt: Prompt, outbox_id: int | None = None) -> None:
    """Remember what the buttons of a message stand for, and which outbox row carries it."""
    db.execute(_ADD_PROMPT, {name: getattr(prompt, name) for name in Prompt.__slots__} | {"outbox_id": outbox_id})


def turn_page(db: Connection, token: str, page: int) -> None:
    """Another page of a prompt's options is being shown."""
    db.execute(prompts.update().where(prompts.c.token == token).values(page=page))


def prompt(db: Connection, token: str) -> Prompt | None:
    """What a pressed button's token stands for."""
    row = db.execute(_BY_TOKEN, {"shown": token}).one_or_none()
    return Prompt(*row) if row else None


def prompt_of_row(db: Connection, outbox_id: int) -> Prompt | None:
    """The prompt that an outbox row carried."""
    row = db.execute(sa.select(*_PROMPT).where(prompts.c.outbox_id == outbox_id)).first()
    return Prompt(*row) if row else None


def last_prompt(db: Connection, address_id: int, conversation_id: int | None = None) -> Prompt | None:
    """The prompt shown last at an address, or the last one of a conversation."""
    if conversation_id is None:
        row = db.execute(_LAST_HERE, {"here": address_id}).one_or_none()
    else:
        row = db.execute(_LAST_OF_TALK, {"here": address_id, "talk": conversation_id}).one_or_none()
    return Prompt(*row) if row else None


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


def never_shown(db: Connection, address_id: int, conversation_id: int) -> bool:
    """Was the last question of a conversation never sent, because its channel refused it or its time was over?"""
    last = (
        sa.select(prompts.c.outbox_id)
        .where(prompts.c.address_id == address_id, prompts.c.conversation_id == conversation_id)
        .order_by(prompts.c.created_at.desc(), prompts.c.outbox_id.desc())
        .limit(1)
    )
    return db.scalar(sa.select(outbox.c.state).where(outbox.c.id == last.scalar_subquery())) in ("failed", "skipped")


# ── rooms ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def open_room(db: Connection, kind: str, subject: str, now: datetime) -> int:
    """The room of this kind and subject, open."""
    row = {"kind": kind, "subject": subject, "status": "open", "created_at": now}
    insert_once(db, rooms, row, "kind", "subject")
    room_id = db.scalar(sa.select(rooms.c.id).where(rooms.c.kind == kind, rooms.c.subject == subject))
    assert room_id is not None
    db.execute(rooms.update().where(rooms.c.id == room_id).values(status="open"))
    return int(room_id)


def room(db: Connection, room_id: int) -> Record:
    """One room."""
    return db.execute(sa.select(rooms).where(rooms.c.id == room_id)).one()


def room_called(db: Connection, kind: str, subject: str) -> Record | None:
    """The room of this kind and subject, if it was ever opened."""
    return db.execute(sa.select(rooms).where(rooms.c.kind == kind, rooms.c.subject == subject)).one_or_none()


def rename_room(db: Connection, room_id: int, subject: str) -> None:
    """What a room is about has become something else: its talk goes on."""
    db.execute(rooms.update().where(rooms.c.id == room_id).values(subject=subject))


def rooms_begun(db: Connection, kind: str, like: str, since: datetime) -> int:
    """How many rooms of a kind whose subjects are like this were opened since a moment."""
    begun = sa.and_(rooms.c.kind == kind, rooms.c.subject.like(like), rooms.c.created_at >= since)
    return db.scalar(sa.select(sa.func.count()).where(begun)) or 0


def close_room(db: Connection, room_id: int) -> None:
    """Nothing passes through this room any more."""
    db.execute(rooms.update().where(rooms.c.id == room_id).values(status="closed"))


def enter_room(db: Connection, room_id: int, person_id: int, shown_as: str) -> None:
    """Let a person into a room under the name that the others see."""
    row = {"room_id": room_id, "person_id": person_id, "shown_as": shown_as}
    insert_or_update(db, room_members, row, "room_id", "person_id")


def members(db: Connection, room_id: int) -> Sequence[Record]:
    """Who is in a room."""
    return db.execute(sa.select(room_members).where(room_members.c.room_id == room_id)).all()


def wrote(db: Connection, room_id: int, person_id: int, now: datetime) -> None:
    """Note that a member wrote in a room."""
    db.execute(
        room_members.update()
        .where(room_members.c.room_id == room_id, room_members.c.person_id == person_id)
        .values(wrote_at=now)
    )


def open_rooms(db: Connection, person_id: int, kind: str = "") -> list[int]:
    """The open rooms of a person, of one kind or of all, the newest first."""
    query = (
        sa.select(rooms.c.id)
        .join(room_members, room_members.c.room_id == rooms.c.id)
        .where(room_members.c.person_id == person_id, rooms.c.status == "open")
        .order_by(rooms.c.id.desc())
    )
    return list(db.scalars(query.where(rooms.c.kind == kind) if kind else query))


def rooms_heard(db: Connection, person_id: int, since: datetime | None) -> list[int]:
    """Open rooms of a person in which somebody else wrote after `since`."""
    if since is None:
        return list(db.scalars(_HEARD, {"who": person_id}))
    return list(db.scalars(_HEARD_SINCE, {"who": person_id, "since": since}))


# ── tray ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def put_in_tray(db: Connection, person_id: int, media_id: int, inbox_id: int | None, now: datetime) -> None:
    """Keep media that no question asked for."""
    db.execute(tray.insert().values(person_id=person_id, media_id=media_id, inbox_id=inbox_id, at=now))


def in_tray(db: Connection, person_id: int, since: datetime) -> list[int]:
    """Media of a person's tray that nothing took yet, newest last."""
    return list(
        db.scalars(
            sa.select(tray.c.media_id)
            .where(tray.c.person_id == person_id, tray.c.taken_at.is_(None), tray.c.at >= since)
            .order_by(tray.c.id)
        )
    )


def take_from_tray(db: Connection, person_id: int, media_ids: Sequence[int], now: datetime) -> None:
    """Something uses these media now."""
    db.execute(tray.update().where(tray.c.person_id == person_id, tray.c.media_id.in_(media_ids)).values(taken_at=now))
