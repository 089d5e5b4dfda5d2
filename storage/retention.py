"""What is not kept for ever: deleted by the tick in small pieces, so that nobody waits for it and vacuum keeps up.

A message stays half a year, for questions about it and for the budget of a week; the proof of a consent stays as long as
the consent does. Whatever is not at its end yet, or was put aside, stays.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import insert_or_update
from storage.tables import consents, conversations, inbox, inbox_keys, outbox, prompts, settings, status_events, tray

A_PIECE = 500
"""Rows looked at in one transaction."""
KEYS = timedelta(days=8)
"""Telegram comes again for a day, Twilio for hours; a week and a day cover every provider."""
OWN_KEYS = timedelta(days=400)
"""Haat's own beginnings and errands: their keys say that a thing was begun once."""
RAW = timedelta(days=8)
"""A request as the provider wrote it helps to find a mistake of ours soon, or not at all."""
MESSAGES = timedelta(days=180)
STATUSES = timedelta(days=30)
REST = timedelta(hours=6)
"""Between two walks over the same table."""

ENDED = ("sent", "delivered", "read", "failed", "skipped", "unknown")


Deed = Callable[[Connection, sa.ColumnElement[bool]], int]


def _forget_raw(db: Connection, piece: sa.ColumnElement[bool]) -> int:
    settled = sa.and_(inbox.c.state == "done", inbox.c.raw.is_not(None))
    return db.execute(inbox.update().where(piece, settled).values(raw=None)).rowcount


def _forget_received(db: Connection, piece: sa.ColumnElement[bool]) -> int:
    gave_consent = sa.exists().where(consents.c.inbox_id == inbox.c.id)
    in_tray = sa.exists().where(tray.c.inbox_id == inbox.c.id, tray.c.taken_at.is_(None))
    return db.execute(
        inbox.delete().where(piece, inbox.c.state.in_(("done", "held")), ~gave_consent, ~in_tray)
    ).rowcount


def _forget_sent(db: Connection, piece: sa.ColumnElement[bool]) -> int:
    later = outbox.alias()
    waited_for = sa.exists().where(later.c.after_id == outbox.c.id, later.c.state.not_in(ENDED))
    return db.execute(outbox.delete().where(piece, outbox.c.state.in_(ENDED), ~waited_for)).rowcount


def _forget_statuses(db: Connection, piece: sa.ColumnElement[bool]) -> int:
    return db.execute(status_events.delete().where(piece)).rowcount


def sweep(db: Connection, now: datetime) -> int:
    """The tick: one piece of each walk that does not rest; how many rows were changed or deleted."""
    kept = sa.select(settings.c.name, settings.c.value).where(
        settings.c.name.in_([f"retention:{one}" for one in WALKS])
    )
    states = {row.name.partition(":")[2]: row.value for row in db.execute(kept)}
    changed = 0
    for name, walk in WALKS.items():
        state = states.get(name) or {}
        if state.get("rests_until", 0) <= now.timestamp():
            some, after = walk(db, now, state.get("after", 0))
            changed += some
            # What was passed over on the way (put aside then, waiting then) is looked at again by the next walk.
            state = {"after": after} if after else {"rests_until": (now + REST).timestamp()}
            insert_or_update(db, settings, {"name": f"retention:{name}", "value": state}, "name")
    return changed


Walk = Callable[[Connection, datetime, int], tuple[int, int]]
"""One piece: how many rows were changed, and after which number the next piece begins; 0 = the walk is over."""


def _by_number(table: sa.Table, born: sa.Column[Any], age: timedelta, deed: Deed) -> Walk:
    """A table walked from its oldest row to the first that is too young."""

    def piece(db: Connection, now: datetime, after: int) -> tuple[int, int]:
        rows = db.execute(
            sa.select(table.c.id, born.label("born")).where(table.c.id > after).order_by(table.c.id).limit(A_PIECE)
        ).all()
        old = [row.id for row in rows if row.born <= now - age]
        changed = deed(db, table.c.id.in_(old)) if old else 0
        return changed, old[-1] if len(old) == A_PIECE else 0

    return piece


def _keys(age: timedelta, *, own: bool) -> Walk:
    """Keys by their age, the oldest first: those of the providers' messages, or Haat's own."""
    whose = sa.text("channel = 'haat'" if own else "channel <> 'haat'")
    this = inbox_keys.delete().where(
        *(column == sa.bindparam(f"{column.name}_") for column in inbox_keys.primary_key)
    )  # one by one: a list of threes is looked for in the whole table

    def piece(db: Connection, now: datetime, _after: int) -> tuple[int, int]:
        old = (
            sa.select(inbox_keys.c.channel, inbox_keys.c.sender, inbox_keys.c.provider_id)
            .where(inbox_keys.c.received_at <= now - age, whose)
            .order_by(inbox_keys.c.received_at)
            .limit(A_PIECE)
        )
        rows = [{f"{name}_": value for name, value in row._mapping.items()} for row in db.execute(old)]
        if rows:
            db.execute(this, rows)
        return len(rows), int(len(rows) == A_PIECE)

    return piece


def _old_buttons(db: Connection, now: datetime, _after: int) -> tuple[int, int]:
    """Buttons of talks that are long over; a press on one is told that it is old."""
    still_open = sa.exists().where(conversations.c.id == prompts.c.conversation_id, conversations.c.status == "open")
    old = (
        sa.select(prompts.c.token)
        .where(prompts.c.created_at <= now - MESSAGES, ~still_open)
        .order_by(prompts.c.created_at)
    )
    tokens = list(db.scalars(old.limit(A_PIECE)))
    changed = db.execute(prompts.delete().where(prompts.c.token.in_(tokens))).rowcount if tokens else 0
    return changed, int(len(tokens) == A_PIECE)


WALKS: dict[str, Walk] = {
    "raw": _by_number(inbox, inbox.c.received_at, RAW, _forget_raw),
    "received": _by_number(inbox, inbox.c.received_at, MESSAGES, _forget_received),
    "sent": _by_number(outbox, outbox.c.created_at, MESSAGES, _forget_sent),
    "statuses": _by_number(status_events, status_events.c.at, STATUSES, _forget_statuses),
    "keys": _keys(KEYS, own=False),
    "own keys": _keys(OWN_KEYS, own=True),
    "buttons": _old_buttons,
}
