"""What came of a broadcast: counted by state and reason, and person by person, in windows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.broadcast_runs import Run
from storage.database import Record, maker_of
from storage.tables import addresses, broadcast_skips, broadcasts, conversations, outbox, people

SENT = ("sent", "delivered", "read")
PAGE = 1000


def by_state(db: Connection, run: Run) -> dict[str, int]:
    """How many rows of a run stand in each state."""
    query = sa.select(outbox.c.state, sa.func.count()).where(outbox.c.cause == run.cause).group_by(outbox.c.state)
    return {state: int(many) for state, many in db.execute(query)}


HEARD = "heard"
"""How a row stands whose reader has had the notice read out; the talk of this name is kept for it."""


def _heard_by(run: Run) -> sa.ColumnElement[bool]:
    """Has the row's person tapped to listen since the run began?"""
    notice = sa.select(sa.cast(broadcasts.c.notice_id, sa.String)).where(broadcasts.c.id == run.broadcast_id)
    return sa.exists().where(
        conversations.c.person_id == outbox.c.person_id, conversations.c.name == "notice_heard",
        conversations.c.subject == notice.scalar_subquery(), conversations.c.created_at >= run.started_at,
    )  # fmt: skip


def heard(db: Connection, run: Run) -> int:
    """How many of those who got a run have had it read out to them."""
    query = sa.select(sa.func.count()).select_from(outbox).where(outbox.c.cause == run.cause, outbox.c.state.in_(SENT))
    return int(db.scalar(query.where(_heard_by(run))) or 0)


def reasons(db: Connection, run: Run) -> dict[str, int]:
    """Why people got nothing, the most frequent first: skipped at once, at the last moment, refused, uncertain."""
    late = (
        sa.select(outbox.c.state, outbox.c.reason, sa.func.count())
        .where(outbox.c.cause == run.cause, outbox.c.state.in_(("failed", "skipped", "unknown")))
        .group_by(outbox.c.state, outbox.c.reason)
    )
    at_once = (
        sa.select(broadcast_skips.c.reason, sa.func.count())
        .where(broadcast_skips.c.run_id == run.id)
        .group_by(broadcast_skips.c.reason)
    )
    found: dict[str, int] = {reason: int(many) for reason, many in db.execute(at_once)}
    for state, reason, many in db.execute(late):
        key = state if state == "unknown" else reason or state
        found[key] = found.get(key, 0) + int(many)
    return dict(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def rows(db: Connection, run: Run, states: Sequence[str] = ()) -> Iterator[Record]:
    """Everybody of a run with what came of it: person, name, language, channel, state, reason, sent, last news."""
    told = (
        sa.select(
            outbox.c.person_id, people.c.name, people.c.language, outbox.c.channel,
            sa.case((sa.and_(outbox.c.state.in_(SENT), _heard_by(run)), HEARD), else_=outbox.c.state).label("state"),
            outbox.c.reason, outbox.c.sent_at, outbox.c.status_at,
        )
        .join(people, people.c.id == outbox.c.person_id)
        .where(outbox.c.cause == run.cause)
    )  # fmt: skip
    nothing = sa.literal(None, outbox.c.sent_at.type)
    left_out = (
        sa.select(
            broadcast_skips.c.person_id, people.c.name, people.c.language, sa.literal(None, sa.String).label("channel"),
            sa.literal("skipped").label("state"), broadcast_skips.c.reason, nothing.label("sent_at"),
            nothing.label("status_at"),
        )
        .join(people, people.c.id == broadcast_skips.c.person_id)
        .where(broadcast_skips.c.run_id == run.id)
    )  # fmt: skip
    for part in (told, left_out):
        every = part.subquery("every")
        after = 0
        while True:
            query = sa.select(every).where(every.c.person_id > after).order_by(every.c.person_id).limit(PAGE)
            if states:
                query = query.where(every.c.state.in_(states))
            page = db.execute(query).all()
            yield from page
            if len(page) < PAGE:
                break
            after = page[-1].person_id


def not_reached(db: Connection, run: Run) -> Iterator[Record]:
    """Who got nothing, or perhaps nothing."""
    return rows(db, run, ("failed", "skipped", "unknown", "paused"))


def _reachable() -> sa.ColumnElement[bool]:
    return sa.exists().where(
        addresses.c.id == outbox.c.address_id, addresses.c.stopped_at.is_(None), addresses.c.unreachable_at.is_(None)
    )


def retry(db: Connection, run: Run, now: datetime, *, uncertain: bool = False) -> int:
    """Send once more what was refused and may be tried again; what perhaps arrived only when that is asked for."""
    states = ("failed", "unknown") if uncertain else ("failed",)
    there = sa.and_(outbox.c.cause == run.cause, outbox.c.state.in_(states), _reachable())
    again = {"state": "ready", "due_at": now, "tries": 0, "reason": None, "provider_id": None, "owner": None}
    return db.execute(outbox.update().where(there).values(**again)).rowcount


def switch(db: Connection, run: Run, now: datetime, *, channel: str = "") -> int:
    """Write to those who were not reached at another address of theirs; the unique cause keeps it to once an address."""
    other = addresses.alias("other")
    held = outbox.alias("held")
    had = sa.exists().where(held.c.cause == run.cause, held.c.address_id == other.c.id)
    reached = outbox.alias("reached")
    got = sa.exists().where(
        reached.c.cause == run.cause, reached.c.person_id == outbox.c.person_id,
        reached.c.state.in_((*SENT, "ready", "leased", "sending", "unknown")),
    )  # fmt: skip
    anywhere = addresses.alias("anywhere")
    quiet = sa.exists().where(anywhere.c.person_id == outbox.c.person_id, anywhere.c.stopped_at.is_not(None))
    values: dict[str, Any] = {
        "day": outbox.c.day, "cause": outbox.c.cause, "action": outbox.c.action, "sender": other.c.sender,
        "channel": other.c.channel, "address_id": other.c.id, "person_id": outbox.c.person_id,
        "lane": sa.literal("address:") + sa.cast(other.c.id, sa.String), "purpose": outbox.c.purpose,
        "priority": outbox.c.priority, "repeatable": outbox.c.repeatable, "payload": outbox.c.payload,
        "twin": outbox.c.twin, "state": sa.literal("ready"), "tries": sa.literal(0),
        "created_at": sa.literal(now, outbox.c.created_at.type), "due_at": sa.literal(now, outbox.c.due_at.type),
        "expires_at": outbox.c.expires_at,
    }  # fmt: skip
    chosen = (
        sa.select(*values.values())
        .join(other, other.c.person_id == outbox.c.person_id)
        .where(
            outbox.c.cause == run.cause, outbox.c.state.in_(("failed", "skipped")), other.c.id != outbox.c.address_id
        )
        .where(other.c.channel != outbox.c.channel, other.c.stopped_at.is_(None), other.c.unreachable_at.is_(None))
        .where(~had, ~got, ~quiet)
    )
    if channel:
        chosen = chosen.where(other.c.channel.in_((channel, f"sim-{channel}")))
    statement = maker_of(db)(outbox).from_select(list(values), chosen)
    statement = statement.on_conflict_do_nothing(index_elements=["cause", "address_id"])
    return db.execute(statement, execution_options={"preserve_rowcount": True}).rowcount
