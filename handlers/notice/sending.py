"""A broadcast on its way: its run begins when it is due, fills the outbox window by window, and ends with a report.

Each of these is one short transaction of its own, so that a bad schedule or a crash concerns nobody else.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Connection

from handlers.notice import broadcasts, plans
from handlers.notice.schedules import GRACE, Schedule
from handlers.step import begin_for
from handlers.world import World
from storage import audit, broadcast_runs, reach, staff
from storage import broadcasts as store
from storage.broadcasts import Broadcast

WINDOW = 2000
"""People looked at in one transaction: some tenths of a second, behind which no reply waits longer."""
AHEAD = 2 * WINDOW
"""So many rows of a run wait at most: pausing moves few rows, and consent is looked at shortly before sending."""


def due(db: Connection, world: World) -> list[int]:
    """The broadcasts whose next run is due."""
    return broadcast_runs.due(db, world.now)


def begin(db: Connection, world: World, broadcast_id: int) -> int | None:
    """Begin the run that is due, as its schedule says what happens to a missed one; its number if people get it now."""
    one = store.broadcast(db, broadcast_id)
    if one is None or one.status != "approved" or one.next_at is None or one.next_at > world.now:
        return None
    following = Schedule.from_json(one.schedule).following(max(world.now, one.next_at), world.zone)
    late = world.now - one.next_at > GRACE
    status = "missed" if late and one.missed == "skip" else "asked" if late and one.missed == "ask" else "running"
    top = reach.newest_person(db)
    run_id = broadcast_runs.start(
        db, one.id, one.next_at, following, world.now, status=status, top=top, why="late" if late else ""
    )
    if run_id is None:
        return None
    if status == "asked":
        store.change(db, one.id, world.now, was=("approved",), status="paused")
    if status == "missed":
        broadcast_runs.finish(db, one.id, world.now)
    if late:
        _note(db, world, one, f"broadcast_{status}", {"due": one.next_at.isoformat()})
        tell_author(db, world, one, status, once=f"{status}:{run_id}")
    return run_id if status == "running" else None


def under_way(db: Connection) -> list[int]:
    """The runs that are not through yet."""
    return [run.id for run, _ in broadcast_runs.under_way(db)]


def fill(db: Connection, world: World, run_id: int, *, at_most: int = WINDOW, ahead: int = AHEAD) -> int:
    """Write the next window of a run if few rows wait, or end it when all are through; how many people were looked at."""
    run = broadcast_runs.hold(db, run_id)
    if run is None:
        return 0
    one = store.broadcast(db, run.broadcast_id)
    if one is None or one.status != "approved":
        return 0
    waiting = broadcast_runs.to_go(db, run.cause)
    if run.cursor >= run.top:
        if not waiting and broadcast_runs.end(db, run.id, "done", world.now):
            _note(db, world, one, "broadcast_done", {"queued": run.queued, "skipped": run.skipped})
            tell_author(db, world, one, "done", once=f"done:{run.id}")
        return 0
    if waiting > ahead - at_most:
        return 0
    frozen = store.frozen_texts(db, one.id, one.version)
    row = reach.Row(
        one.id, one.version, one.day or world.today, "urgent" if one.urgent else "notice",
        broadcasts.stale_at(one, run.due_at), {language: text.payload for language, text in frozen.items()},
    )  # fmt: skip
    window = reach.fill(
        db, run, plans.aim(db, world, one, list(frozen), world.now, paused_too=True), row, world.now, at_most=at_most
    )
    broadcast_runs.move(db, run.id, window.cursor, queued=window.queued, skipped=window.skipped)
    if one.planned is not None and run.queued + window.queued > plans.allowed(one.planned):
        store.pause(db, one.id, world.now)
        _note(db, world, one, "broadcast_grown", {"approved": one.planned, "so_far": run.queued + window.queued})
        tell_author(db, world, one, "grown", once=f"grown:{run.id}:{one.planned}")
    return window.queued + window.skipped


def gave_up(db: Connection, world: World, broadcast_id: int, why: str) -> None:
    """Its run cannot be begun or filled: it stops, its author is told, and nobody else's waits."""
    one = store.broadcast(db, broadcast_id)
    if one is None or not store.pause(db, one.id, world.now):
        return
    _note(db, world, one, "broadcast_failed", {"why": why[:300]})
    tell_author(db, world, one, "failed", once=f"failed:{world.now.isoformat()}")


def tell_author(db: Connection, world: World, one: Broadcast, event: str, *, once: str, **words: str) -> None:
    """Let the officer who wrote it know, in their own lane; `words` are what the news says besides."""
    author = staff.officer(db, one.author_id)
    if author is not None:
        begin_for(db, world, author.person_id, "broadcast", f"{one.id}:{event}", {"event": event, **words}, purpose="office",
                  once=once)  # fmt: skip


def _note(db: Connection, world: World, one: Broadcast, deed: str, after: Any) -> None:
    audit.note(db, None, deed, f"broadcast:{one.id}", world.now, after=after, why_not="it happened by itself")
