"""The runs of a broadcast: each time it goes out, window by window, to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.broadcasts import BROADCAST, GOING, TO_GO, Broadcast, cause_of
from storage.database import insert_once, skip_locked
from storage.tables import broadcast_runs, broadcasts, outbox


@dataclass(frozen=True, slots=True)
class Run:
    """One time that a broadcast goes out; people are looked at in the order of their numbers, up to `top`."""

    id: int
    broadcast_id: int
    due_at: datetime
    status: str
    why: str | None
    cursor: int
    top: int
    queued: int
    skipped: int
    started_at: datetime
    ended_at: datetime | None

    @property
    def cause(self) -> str:
        """What its outbox rows are caused by."""
        return cause_of(self.broadcast_id, self.id)


_RUN = [broadcast_runs.c[name] for name in Run.__slots__]


def runs_of(db: Connection, broadcast_id: int) -> list[Run]:
    """Every run of a broadcast, oldest first."""
    query = sa.select(*_RUN).where(broadcast_runs.c.broadcast_id == broadcast_id).order_by(broadcast_runs.c.id)
    return [Run(*row) for row in db.execute(query)]


def run(db: Connection, run_id: int) -> Run:
    """One run."""
    return Run(*db.execute(sa.select(*_RUN).where(broadcast_runs.c.id == run_id)).one())


def due(db: Connection, now: datetime) -> list[int]:
    """Approved broadcasts whose next run is due, the longest first; `start` settles who begins it."""
    query = (
        sa.select(broadcasts.c.id)
        .where(sa.text("broadcasts.status = 'approved'"), broadcasts.c.next_at <= now)
        .order_by(broadcasts.c.next_at)
        .limit(50)
    )
    return list(db.scalars(query))


def start(
    db: Connection, broadcast_id: int, due_at: datetime, following: datetime | None, now: datetime, *, status: str,
    top: int = 0, why: str = "",
) -> int | None:  # fmt: skip
    """Begin the run that is due and set the next one; None when it was cancelled, paused or begun in between."""
    mine = sa.and_(broadcasts.c.id == broadcast_id, broadcasts.c.status == "approved", broadcasts.c.next_at == due_at)
    if not db.execute(broadcasts.update().where(mine).values(next_at=following)).rowcount:
        return None
    over = status in ("missed", "failed")
    row = {
        "broadcast_id": broadcast_id, "due_at": due_at, "status": status, "why": why[:160] or None, "cursor": 0, "top": top,
        "queued": 0, "skipped": 0, "started_at": now, "ended_at": now if over else None,
    }  # fmt: skip
    if not insert_once(db, broadcast_runs, row, "broadcast_id", "due_at"):
        broken_off = sa.and_(
            broadcast_runs.c.broadcast_id == broadcast_id, broadcast_runs.c.due_at == due_at,
            broadcast_runs.c.status == "waiting",
        )  # fmt: skip
        again = {"status": status, "why": row["why"], "top": top, "ended_at": row["ended_at"]}
        if not db.execute(broadcast_runs.update().where(broken_off).values(**again)).rowcount:
            return None
    query = sa.select(broadcast_runs.c.id)
    found = db.scalar(query.where(broadcast_runs.c.broadcast_id == broadcast_id, broadcast_runs.c.due_at == due_at))
    return int(found) if found is not None else None


def under_way(db: Connection) -> list[tuple[Run, Broadcast]]:
    """Runs of approved broadcasts that are not through yet, the oldest first."""
    query = (
        sa.select(*_RUN, *BROADCAST)
        .join(broadcasts, broadcasts.c.id == broadcast_runs.c.broadcast_id)
        .where(sa.text("broadcast_runs.status = 'running'"), broadcasts.c.status == "approved")
        .order_by(broadcast_runs.c.id)
    )
    return [(Run(*row[: len(_RUN)]), Broadcast(*row[len(_RUN) :])) for row in db.execute(query)]


def hold(db: Connection, run_id: int) -> Run | None:
    """One run under way, locked until the transaction ends; None when another worker has it or it is over."""
    query = sa.select(*_RUN).where(broadcast_runs.c.id == run_id, broadcast_runs.c.status == "running")
    row = db.execute(skip_locked(db, query)).one_or_none()
    return Run(*row) if row else None


def move(db: Connection, run_id: int, cursor: int, *, queued: int, skipped: int) -> None:
    """A window is written: so far everybody has been looked at."""
    done = {"queued": broadcast_runs.c.queued + queued, "skipped": broadcast_runs.c.skipped + skipped}
    db.execute(broadcast_runs.update().where(broadcast_runs.c.id == run_id).values(cursor=cursor, **done))


def end(db: Connection, run_id: int, status: str, now: datetime, why: str = "") -> bool:
    """A run is through, or cannot go on; a broadcast without another one is finished. False: it was over already."""
    there = sa.and_(broadcast_runs.c.id == run_id, broadcast_runs.c.status.in_(("running", "asked")))
    values = {"status": status, "ended_at": now, "why": why[:160] or None}
    if not db.execute(broadcast_runs.update().where(there).values(**values)).rowcount:
        return False
    finish(db, run(db, run_id).broadcast_id, now)
    return True


def finish(db: Connection, broadcast_id: int, now: datetime) -> bool:
    """Finished is what has no run under way and none to come."""
    going = sa.exists().where(broadcast_runs.c.broadcast_id == broadcasts.c.id, broadcast_runs.c.status.in_(GOING))
    over = sa.and_(
        broadcasts.c.id == broadcast_id, broadcasts.c.status == "approved", broadcasts.c.next_at.is_(None), ~going
    )
    return bool(db.execute(broadcasts.update().where(over).values(status="finished", ended_at=now)).rowcount)


def to_go(db: Connection, cause: str) -> int:
    """How many rows of a run still wait or are on the wire."""
    return db.scalar(sa.select(sa.func.count()).select_from(outbox).where(outbox.c.cause == cause, TO_GO)) or 0
