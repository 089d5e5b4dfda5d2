"""What was received: kept before it is acknowledged, worked one at a time in each lane."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once, skip_locked
from storage.database import hold as locking
from storage.tables import inbox, inbox_keys

PARKED = inbox.c.state == sa.literal_column("'parked'")
"""As the index over the few parked ones words it."""
NEW: sa.ColumnClause[str] = sa.literal_column("'new'")
"""Also a literal: a plan that PostgreSQL keeps for every value of a parameter may not use an index over one of them."""
TRIES = 3
RETRY_AFTER = (timedelta(seconds=5), timedelta(seconds=30))


@dataclass(frozen=True, slots=True)
class Received:
    """One inbox row."""

    id: int
    channel: str
    sender: str
    lane: str
    message: dict[str, Any]
    tries: int


_RECEIVED = [inbox.c[name] for name in Received.__slots__]
_KEEP = inbox.insert()


def keep(
    db: Connection, *, channel: str, sender: str, provider_id: str, lane: str, message: dict[str, Any], raw: str | None,
    ahead: bool, now: datetime, retry_at: datetime | None = None,
) -> bool:  # fmt: skip
    """Keep one received message; False when this very one is kept already. `retry_at` lets an album gather first."""
    key = {"channel": channel, "sender": sender, "provider_id": provider_id}
    if not insert_once(db, inbox_keys, key | {"received_at": now}, *key):
        return False
    row = {"lane": lane, "ahead": ahead, "message": message, "raw": raw, "state": "new", "tries": 0,
           "received_at": now, "retry_at": retry_at}  # fmt: skip
    db.execute(_KEEP, key | row)
    return True


_NEW_KEYS = {
    "sqlite": """INSERT INTO inbox_keys (channel, sender, provider_id, received_at)
        SELECT json_extract(value, '$[0]'), json_extract(value, '$[1]'), json_extract(value, '$[2]'), ?
        FROM json_each(?) WHERE true ON CONFLICT DO NOTHING RETURNING channel, sender, provider_id""",
    "postgresql": """INSERT INTO inbox_keys (channel, sender, provider_id, received_at)
        SELECT value->>0, value->>1, value->>2, %s FROM json_array_elements(%s::json) AS value
        ON CONFLICT DO NOTHING RETURNING channel, sender, provider_id""",
}
_KEEP_ALL = {
    "sqlite": """INSERT INTO inbox
        (channel, sender, provider_id, lane, message, raw, received_at, ahead, state, tries)
        VALUES (?, ?, ?, ?, ?, ?, ?, 0, 'new', 0)""",
    "postgresql": """INSERT INTO inbox
        (channel, sender, provider_id, lane, message, raw, received_at, ahead, state, tries)
        VALUES (%s, %s, %s, %s, %s, %s, %s, false, 'new', 0)""",
}


def keep_all(db: Connection, rows: Sequence[dict[str, Any]], now: datetime) -> list[bool]:
    """As `keep`, for several plain messages in one go, in their order: straight on the driver, since this is the door."""
    if not rows:
        return []
    at, dialect = round(now.timestamp() * 1000), db.dialect.name
    keys = [(row["channel"], row["sender"], row["provider_id"]) for row in rows]
    # In one order for all processes: two that keep the same messages wait for each other one way round only.
    asked = json.dumps(sorted(set(keys)))
    fresh = {tuple(key) for key in db.exec_driver_sql(_NEW_KEYS[dialect], (at, asked))}
    kept, new = [], []
    for key, row in zip(keys, rows, strict=True):
        kept.append(key in fresh)
        if key in fresh:
            fresh.remove(key)
            new.append((*key, row["lane"], json.dumps(row["message"], ensure_ascii=False), row["raw"], at))
    if new:
        db.exec_driver_sql(_KEEP_ALL[dialect], new)
    return kept


_IS_KNOWN = sa.select(inbox_keys.c.channel).where(
    inbox_keys.c.channel == sa.bindparam("at"), inbox_keys.c.sender == sa.bindparam("by"),
    inbox_keys.c.provider_id == sa.bindparam("called"),
)  # fmt: skip


def known(db: Connection, channel: str, sender: str, provider_id: str) -> bool:
    """Is this very message kept already?"""
    return db.scalar(_IS_KNOWN, {"at": channel, "by": sender, "called": provider_id}) is not None


def _head(*, ahead: bool, only: bool, people: bool = False) -> sa.Select[Any]:
    """The first row that may go, along its own stretch of the index.

    "At most false" and the order by both columns leave PostgreSQL no other index to go along: with many waiting and as many
    done it took the primary key, and read past all that was done before it came to the first that waits.
    """
    moment = sa.bindparam("moment", type_=inbox.c.retry_at.type)
    query = (
        sa.select(*_RECEIVED)
        .where(
            inbox.c.state == NEW, inbox.c.ahead == sa.true() if ahead else inbox.c.ahead <= sa.literal_column("false")
        )
        .order_by(inbox.c.ahead, inbox.c.id)
        .limit(1)
    )
    if not only:  # who goes on with a row has reserved it for itself
        query = query.where(sa.or_(inbox.c.retry_at.is_(None), inbox.c.retry_at <= moment))
    if not ahead:
        earlier = inbox.alias()
        before = sa.and_(earlier.c.state == NEW, earlier.c.lane == inbox.c.lane)
        ordinary = sa.exists().where(before, earlier.c.id < inbox.c.id, earlier.c.ahead == sa.false())
        first = sa.exists().where(before, earlier.c.ahead == sa.true())
        query = query.where(~ordinary, ~first)
    if people:
        query = query.where(inbox.c.channel != "haat")
    if only:
        return query.where(inbox.c.id == sa.bindparam("row"))
    return query.where(inbox.c.lane.not_in(sa.bindparam("but", expanding=True)))


_HEADS = {only: [_head(ahead=ahead, only=only) for ahead in (True, False)] for only in (True, False)}
_OF_PEOPLE = _head(ahead=False, only=False, people=True)
_RESERVE = (
    inbox.update()
    .where(inbox.c.id == sa.bindparam("row"), inbox.c.state == NEW)
    .values(retry_at=sa.bindparam("until", type_=inbox.c.retry_at.type))
)
_DONE = inbox.update().where(inbox.c.id == sa.bindparam("row")).values(state="done", error=None)


def take(
    db: Connection, now: datetime, *, but: Collection[str] = (), only: int | None = None, people_first: bool = False
) -> Received | None:  # fmt: skip
    """The next message to work on: head of its lane, those ahead of their lane first, locked for this worker.

    A lane whose head waits for another try is left alone; a head taken by another worker still blocks its lane. `but`
    are lanes that this process works already, `only` is one row that it goes on with: another who looks at it just now is
    waited for, so that its work is not begun anew. With `people_first` what a person sent goes before what Haat itself
    begins, whichever came first.
    """
    heads = _HEADS[only is not None]
    if people_first and only is None:
        heads = [heads[0], _OF_PEOPLE, *heads[1:]]
    for head in heads:
        words: dict[str, Any] = {"row": only} if only is not None else {"but": list(but)}
        locked = skip_locked(db, head) if only is None else locking(db, head)
        row = db.execute(locked, {"moment": now, **words}).first()
        if row is not None:
            return Received(*row)
    return None


READING = timedelta(seconds=20)
"""How long a message is left alone while what its step needs is read: then its process is taken for dead."""


def reserve(db: Connection, inbox_id: int, now: datetime) -> None:
    """Other processes leave this message and its lane alone while something slow is read for it: each of them would find it
    first in line, and do the step so far once more for nothing."""
    db.execute(_RESERVE, {"row": inbox_id, "until": now + READING})


def done(db: Connection, inbox_id: int, now: datetime) -> None:
    """This message has been worked."""
    db.execute(_DONE, {"row": inbox_id, "done_at": now})


def hold(db: Connection, inbox_id: int) -> None:
    """A message waits until it is known who is speaking; the lane goes on without it."""
    db.execute(inbox.update().where(inbox.c.id == inbox_id).values(state="held"))


HELD_FOR = timedelta(days=2)
"""What was said so long before its speaker is known is no matter of today any more; what Haat wanted to begin still is."""


def release(db: Connection, lane: str, now: datetime) -> int:
    """What waited in this lane is worked now, in the order in which it came; how many."""
    held = sa.and_(inbox.c.lane == lane, inbox.c.state == "held")
    late = sa.and_(held, inbox.c.received_at < now - HELD_FOR, inbox.c.channel != "haat")
    db.execute(inbox.update().where(late).values(state="done", done_at=now))
    return db.execute(inbox.update().where(held).values(state="new", retry_at=None)).rowcount


def drop_wakes(db: Connection, lane: str, person_id: int, now: datetime) -> None:
    """What Haat wanted to begin with somebody whose address this is no more is begun nowhere here."""
    held = sa.select(inbox.c.id, inbox.c.message).where(inbox.c.lane == lane, inbox.c.state == "held")
    for row in db.execute(held).all():
        if row.message.get("wake", {}).get("person") == person_id:
            done(db, row.id, now)


def spoke(db: Connection, inbox_id: int, person_id: int) -> None:
    """Who of several people at an address said this."""
    db.execute(inbox.update().where(inbox.c.id == inbox_id).values(person_id=person_id))


def failed(db: Connection, inbox_id: int, error: str, now: datetime, *, tried: int | None = None) -> int:
    """A step broke: try again shortly, park it after three tries; how often it has been tried.

    `tried` is how often it had been before: 0 comes back when another worker has noted this very failure.
    """
    if tried is None:
        tried = db.scalar(sa.select(inbox.c.tries).where(inbox.c.id == inbox_id)) or 0
    tries = tried + 1
    parked = tries >= TRIES
    noted = db.execute(
        inbox.update()
        .where(inbox.c.id == inbox_id, inbox.c.state == "new", inbox.c.tries == tried)
        .values(
            tries=tries, error=error[:2000], state="parked" if parked else "new",
            retry_at=None if parked else now + RETRY_AFTER[min(tries, 2) - 1],
        )
    )  # fmt: skip
    return tries if noted.rowcount else 0


def message(db: Connection, inbox_id: int) -> dict[str, Any]:
    """What one row holds, as it was kept."""
    return dict(db.execute(sa.select(inbox.c.message).where(inbox.c.id == inbox_id)).scalar_one())


def kept(db: Connection, inbox_id: int) -> dict[str, Any] | None:
    """What one row holds; None where it is not kept any more."""
    found = db.scalar(sa.select(inbox.c.message).where(inbox.c.id == inbox_id))
    return dict(found) if found and found.get("address") else None


def waiting(db: Connection) -> int:
    """How many messages wait to be worked."""
    return db.scalar(sa.select(sa.func.count()).where(inbox.c.state == NEW)) or 0


def parked_count(db: Connection) -> int:
    """How many messages were given up after three tries."""
    return db.scalar(sa.select(sa.func.count()).where(PARKED)) or 0


def parked(db: Connection) -> Sequence[Record]:
    """Messages that were given up after three tries."""
    return db.execute(sa.select(inbox).where(PARKED).order_by(inbox.c.id)).all()


def retry(db: Connection, inbox_id: int) -> bool:
    """Let a parked message be worked again; False when there is none."""
    return bool(
        db.execute(
            inbox.update()
            .where(inbox.c.id == inbox_id, inbox.c.state == "parked")
            .values(state="new", tries=0, retry_at=None)
        ).rowcount
    )


def album_mates(db: Connection, lane: str, album: str, but: int) -> list[tuple[int, dict[str, Any]]]:
    """Other waiting messages of the same album in this lane, in order of arrival."""
    rows = db.execute(
        sa.select(inbox.c.id, inbox.c.message)
        .where(inbox.c.lane == lane, inbox.c.state == NEW, inbox.c.id != but)
        .order_by(inbox.c.id)
    ).all()
    return [(row.id, row.message) for row in rows if row.message.get("album") == album]


@dataclass(frozen=True, slots=True)
class Post:
    """One thing received in a group's lane."""

    id: int
    address: str
    text: str
    album: str
    change: dict[str, Any]
    at: datetime


def posts(db: Connection, lane: str, since: datetime, *, at_most: int) -> list[Post]:
    """What came in a group's lane since a moment, the newest first."""
    rows = db.execute(
        sa.select(inbox.c.id, inbox.c.message, inbox.c.received_at)
        .where(inbox.c.lane == lane, inbox.c.received_at >= since)
        .order_by(inbox.c.id.desc())
        .limit(at_most)
    )
    return [
        Post(row.id, str(said.get("address", "")), str(said.get("text", "")), str(said.get("album", "")),
             dict(said.get("change") or {}), row.received_at)
        for row in rows if (said := row.message)
    ]  # fmt: skip


def post_called(db: Connection, lane: str, message_id: str, since: datetime) -> Post | None:
    """A post of a group's lane by the provider's id of its message."""
    row = db.execute(
        sa.select(inbox.c.id, inbox.c.message, inbox.c.received_at)
        .where(inbox.c.lane == lane, inbox.c.received_at >= since,
               inbox.c.message["message_id"].as_string() == message_id)
        .order_by(inbox.c.id)
        .limit(1)
    ).one_or_none()  # fmt: skip
    if row is None:
        return None
    said = row.message
    return Post(row.id, str(said.get("address", "")), str(said.get("text", "")), str(said.get("album", "")), {},
                row.received_at)  # fmt: skip


def said_just_before(db: Connection, lane: str, inbox_id: int, since: datetime) -> str:
    """What came in a lane right before a message, in words or by a button; empty where nothing came since a moment."""
    before = sa.select(inbox.c.message).where(
        inbox.c.lane == lane, inbox.c.id < inbox_id, inbox.c.received_at >= since, inbox.c.channel != "haat"
    )
    kept = db.scalar(before.order_by(inbox.c.id.desc()).limit(1))
    return str(kept.get("text", "")) if kept else ""


def said_before(db: Connection, inbox_id: int, since: datetime, *, at_most: int) -> list[str]:
    """The words of the last messages of a message's lane before it, since a moment, the oldest first."""
    lane = sa.select(inbox.c.lane).where(inbox.c.id == inbox_id).scalar_subquery()
    before = sa.select(inbox.c.message).where(
        inbox.c.lane == lane, inbox.c.id < inbox_id, inbox.c.received_at >= since, inbox.c.channel != "haat"
    )
    rows = db.scalars(before.order_by(inbox.c.id.desc()).limit(at_most)).all()
    return [text for kept in reversed(rows) if kept and (text := str(kept.get("text", "")))]


def text_of(db: Connection, inbox_id: int) -> str:
    """The words of a received message; empty where they are not kept any more."""
    return _said(db, inbox_id, "text")


def chat_of(db: Connection, inbox_id: int) -> str:
    """The group chat in which a message was written; empty for a private one, and where it is not kept any more."""
    return _said(db, inbox_id, "group")


def message_id_of(db: Connection, inbox_id: int) -> str:
    """The provider's id of a received message; empty where it is not kept any more."""
    return _said(db, inbox_id, "message_id")


def _said(db: Connection, inbox_id: int, field: str) -> str:
    found = db.scalar(sa.select(inbox.c.message).where(inbox.c.id == inbox_id))
    return str(found.get(field, "")) if found else ""


def last_forward(db: Connection, lane: str, since: datetime | None = None) -> str | None:
    """The text forwarded last in a lane, perhaps only since a moment."""
    recent = sa.select(inbox.c.message).where(inbox.c.lane == lane).order_by(inbox.c.id.desc()).limit(20)
    if since is not None:
        recent = recent.where(inbox.c.received_at >= since)
    return next((message["text"] for message in db.scalars(recent) if message.get("forwarded")), None)
