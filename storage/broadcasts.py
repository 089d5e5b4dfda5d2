"""Broadcasts: what is sent to whom and when, settled by compare-and-set.

A broadcast goes draft → submitted → approved → finished, and may be paused and cancelled on the way. Every step is one
statement that names the state it was in, so that of two officers at the same instant one wins.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, hold, insert, insert_once
from storage.tables import audit, broadcast_runs, broadcast_texts, broadcasts, officers, outbox

PRIORITY = {"notice": 2, "urgent": 1}
"""A broadcast's rows go behind every answer and every deal; what cannot wait goes with the deals."""
TO_GO = sa.text(
    "outbox.purpose IN ('notice', 'urgent') AND outbox.state IN ('held', 'ready', 'behind', 'leased', 'sending', 'paused')"
)
"""As the partial index words it, so that the few waiting rows among a million sent ones are found at once."""
GOING = ("running", "asked", "waiting")
"""Runs that are not over: under way, held until an officer answers, broken off by a change."""
STANDING = ("draft", "submitted", "approved", "paused")


@dataclass(frozen=True, slots=True)
class Broadcast:
    """One broadcast; moments in UTC, `day` in the calendar of India."""

    id: int
    notice_id: int
    notice_version: int | None
    audience: str
    purpose: str
    district_lgd: int | None
    state: str | None
    author_id: int
    approver_id: int | None
    waiver: str | None
    status: str
    version: int
    schedule: dict[str, Any]
    missed: str
    fallback: str
    urgent: str | None
    planned: int | None
    day: date | None
    next_at: datetime | None
    stale_at: datetime | None
    created_at: datetime
    submitted_at: datetime | None
    approved_at: datetime | None
    changed_at: datetime
    ended_at: datetime | None


BROADCAST = [broadcasts.c[name] for name in Broadcast.__slots__]
"""The columns of a broadcast, in its order."""


def cause_of(broadcast_id: int, run_id: int) -> str:
    """The cause of a run's outbox rows; its last part numbers the parts of one message, as everywhere."""
    return f"broadcast:{broadcast_id}:{run_id}:1"


def broadcast_of(cause: str) -> int | None:
    """The broadcast that an outbox row belongs to; None when it belongs to none."""
    kind, _, rest = cause.partition(":")
    number = rest.partition(":")[0]
    return int(number) if kind == "broadcast" and number.isdigit() else None


# ── reading ───────────────────────────────────────────────────────────────────────────────────────────────────────


def broadcast(db: Connection, broadcast_id: int) -> Broadcast | None:
    """One broadcast."""
    row = db.execute(sa.select(*BROADCAST).where(broadcasts.c.id == broadcast_id)).one_or_none()
    return Broadcast(*row) if row else None


def listed(
    db: Connection, districts: Sequence[int] | None = None, *, state: str | None = None, statuses: Sequence[str] = (),
    at_most: int = 100,
) -> list[Broadcast]:  # fmt: skip
    """Broadcasts of some districts (and of their state), the newest first."""
    query = sa.select(*BROADCAST)
    if districts is not None:
        of_state = sa.and_(broadcasts.c.district_lgd.is_(None), broadcasts.c.state == state)
        query = query.where(sa.or_(broadcasts.c.district_lgd.in_(districts), of_state))
    if statuses:
        query = query.where(broadcasts.c.status.in_(statuses))
    return [Broadcast(*row) for row in db.execute(query.order_by(broadcasts.c.id.desc()).limit(at_most))]


def sent_to(db: Connection, notice_id: int, address_id: int) -> tuple[int, int] | None:
    """The newest broadcast of a notice that went to an address, with the version that was approved; None: none did."""
    query = (
        sa.select(broadcasts.c.id, broadcasts.c.version, broadcast_runs.c.id.label("run_id"))
        .join(broadcast_runs, broadcast_runs.c.broadcast_id == broadcasts.c.id)
        .where(broadcasts.c.notice_id == notice_id)
        .order_by(broadcast_runs.c.id.desc())
    )
    for row in db.execute(query).all():
        got = sa.exists().where(outbox.c.cause == cause_of(row.id, row.run_id), outbox.c.address_id == address_id)
        if db.scalar(sa.select(got)):
            newest = sa.select(sa.func.max(broadcast_texts.c.version)).where(broadcast_texts.c.broadcast_id == row.id)
            return int(row.id), int(db.scalar(newest) or row.version)
    return None


def name_of_officer(db: Connection, officer_id: int | None) -> str:
    """Who this officer is."""
    return db.scalar(sa.select(officers.c.name).where(officers.c.id == officer_id)) or ""


def history(db: Connection, broadcast_id: int) -> Sequence[Record]:
    """Every deed on a broadcast, oldest first, with who did it."""
    return db.execute(
        sa.select(audit.c.deed, audit.c.at, audit.c.before, audit.c.after, officers.c.name)
        .outerjoin(officers, officers.c.person_id == audit.c.person_id)
        .where(audit.c.subject == f"broadcast:{broadcast_id}")
        .order_by(audit.c.id)
    ).all()


def was_approved(db: Connection, notice_id: int, version: int) -> bool:
    """Was this version of a notice approved for sending?"""
    went = ("approved", "paused", "finished")
    query = sa.select(broadcasts.c.id).where(
        broadcasts.c.notice_id == notice_id, broadcasts.c.notice_version == version, broadcasts.c.status.in_(went)
    )
    return db.execute(query.limit(1)).first() is not None


# ── from draft to approved ────────────────────────────────────────────────────────────────────────────────────────


def create(db: Connection, now: datetime, **fields: Any) -> int:
    """A new draft; its number."""
    return insert(db, broadcasts, {"status": "draft", "version": 1, "created_at": now, "changed_at": now} | fields)


def change(
    db: Connection, broadcast_id: int, now: datetime, *, was: Sequence[str], seen_version: int | None = None, **fields: Any
) -> bool:  # fmt: skip
    """Change a broadcast that is in one of these states (and still says the version that was looked at); False: it is not."""
    there = [broadcasts.c.id == broadcast_id, broadcasts.c.status.in_(was)]
    if seen_version is not None:
        there.append(broadcasts.c.version == seen_version)
    return bool(db.execute(broadcasts.update().where(*there).values(changed_at=now, **fields)).rowcount)


def freeze_texts(db: Connection, broadcast_id: int, version: int, texts: Mapping[str, Mapping[str, Any]]) -> None:
    """Keep what was approved, word for word: {language: {"payload": …, "twin_words": …}}."""
    for language, frozen in texts.items():
        row = {"broadcast_id": broadcast_id, "version": version, "language": language, **frozen}
        insert_once(db, broadcast_texts, row, "broadcast_id", "version", "language")


def frozen_texts(db: Connection, broadcast_id: int, version: int) -> dict[str, Record]:
    """What was approved, by language."""
    query = sa.select(broadcast_texts).where(
        broadcast_texts.c.broadcast_id == broadcast_id, broadcast_texts.c.version == version
    )
    return {row.language: row for row in db.execute(query)}


def spelt(
    db: Connection, payload: dict[str, Any], twin_words: dict[str, str] | None
) -> tuple[dict[str, Any], dict[str, str] | None]:
    """The words of a row that only says where they stand; of any other row its own."""
    if "of" not in payload:
        return payload, twin_words
    broadcast_id, version, language = payload["of"]
    row = db.execute(
        sa.select(broadcast_texts.c.payload, broadcast_texts.c.twin_words).where(
            broadcast_texts.c.broadcast_id == broadcast_id, broadcast_texts.c.version == version,
            broadcast_texts.c.language == language,
        )
    ).one()  # fmt: skip
    return row.payload, row.twin_words


# ── pausing, going on, ending ─────────────────────────────────────────────────────────────────────────────────────


def pause(db: Connection, broadcast_id: int, now: datetime) -> bool:
    """From this commit on none of its rows enters `sending`: those that wait are set aside in the same transaction."""
    if not change(db, broadcast_id, now, was=("approved",), status="paused"):
        return False
    for cause in _causes_held(db, broadcast_id):
        _move(db, cause, ("held", "ready", "behind", "leased"), state="paused", owner=None, lease_until=None)
    return True


def resume(db: Connection, broadcast_id: int, now: datetime) -> bool:
    """Go on where it stopped."""
    if not change(db, broadcast_id, now, was=("paused",), status="approved"):
        return False
    for cause in _causes_held(db, broadcast_id):
        _move(db, cause, ("paused", "ready"), state="ready", due_at=now)
    _answer_asked(db, broadcast_id, "running")
    return True


def cancel(db: Connection, broadcast_id: int, now: datetime) -> bool:
    """Nothing more of it leaves; what is on the wire already may still arrive. False: it was over already."""
    if not change(db, broadcast_id, now, was=STANDING, status="cancelled", next_at=None, ended_at=now):
        return False
    for cause in _causes_held(db, broadcast_id):
        _move(
            db,
            cause,
            ("held", "ready", "behind", "leased", "paused"),
            state="skipped",
            reason="cancelled",
            status_at=now,
            owner=None,
        )
    going = broadcast_runs.c.status.in_(GOING)
    db.execute(
        broadcast_runs.update()
        .where(broadcast_runs.c.broadcast_id == broadcast_id, going)
        .values(status="cancelled", ended_at=now)
    )
    return True


def take_back(db: Connection, broadcast_id: int) -> int:
    """For new words or another audience: what waits is taken out, and each run under way looks at everybody again.

    Whoever had it already keeps their row, whose unique cause and address lets nobody get it twice.
    """
    taken = 0
    for cause in _causes_held(db, broadcast_id):
        waiting = sa.and_(outbox.c.cause == cause, TO_GO, outbox.c.state != "sending")
        taken += db.execute(outbox.delete().where(waiting)).rowcount
    db.execute(
        broadcast_runs.update()
        .where(broadcast_runs.c.broadcast_id == broadcast_id, broadcast_runs.c.status.in_(("running", "asked")))
        .values(status="waiting", cursor=0, why=None)
    )
    return taken


def move_waiting(db: Connection, broadcast_id: int, due_at: datetime) -> None:
    """After a change was approved, the run that it broke off goes on at the new time: nobody gets it a second time."""
    waits = sa.and_(broadcast_runs.c.broadcast_id == broadcast_id, broadcast_runs.c.status == "waiting")
    newest = db.scalar(sa.select(sa.func.max(broadcast_runs.c.id)).where(waits))
    if newest is not None:
        db.execute(broadcast_runs.update().where(broadcast_runs.c.id == newest).values(due_at=due_at))
        db.execute(
            broadcast_runs.update()
            .where(waits, broadcast_runs.c.id != newest)
            .values(status="cancelled", ended_at=due_at)
        )


def _causes_held(db: Connection, broadcast_id: int) -> list[str]:
    """The causes of its runs under way, locked: a window that is just being written is waited for."""
    rows = db.execute(
        hold(
            db,
            sa.select(broadcast_runs.c.id).where(
                broadcast_runs.c.broadcast_id == broadcast_id, broadcast_runs.c.status.in_(GOING)
            ),
        )
    )
    return [cause_of(broadcast_id, row.id) for row in rows]


def _move(db: Connection, cause: str, states: Sequence[str], **fields: Any) -> int:
    there = sa.and_(outbox.c.cause == cause, TO_GO, outbox.c.state.in_(states))
    return db.execute(outbox.update().where(there).values(**fields)).rowcount


def _answer_asked(db: Connection, broadcast_id: int, status: str) -> None:
    db.execute(
        broadcast_runs.update()
        .where(broadcast_runs.c.broadcast_id == broadcast_id, broadcast_runs.c.status == "asked")
        .values(status=status, why=None)
    )
