"""What came of a message: settled by the attempt that did it, moved forward by the provider's statuses, swept when left.

An attempt is known by its number: whoever lost a row to another process settles nothing of the newer attempt.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, skip_locked
from storage.statements import Both, one_of
from storage.tables import outbox

WIRE_LIMIT = timedelta(seconds=60)
"""HTTP time-out (30 s) and half a minute more: a row in `sending` for longer has no answer coming."""
REPLY_PATIENCE = timedelta(minutes=3)
"""An answer whose outcome nobody knew is given once more only while its question is fresh; later the person asks again."""
LOOKS = (timedelta(seconds=15), timedelta(minutes=2), timedelta(minutes=15))
"""When a doubtful message is looked up at a provider that can list what it took, after each look before."""

RANK = {"sending": 0, "unknown": 1, "sent": 2, "delivered": 3, "read": 4}
"""Status callbacks only move a row up this ladder."""
FORWARD = ("sent", "delivered", "read")
WAITING = ("held", "ready", "behind", "leased")
BUSY = ("leased", "sending")
UNSETTLED = (*WAITING, "sending")


@dataclass(frozen=True, slots=True)
class Settled:
    """One message that the provider took."""

    id: int
    provider_id: str
    status: str
    form: str


# ── taken by the provider ─────────────────────────────────────────────────────────────────────────────────────────

_SENT_FROM = """FROM (SELECT {number} AS id, {provider} AS provider_id, {form} AS form
    FROM {rows}) j
    WHERE outbox.id = j.id AND (outbox.state IN ('sending', 'unknown', 'sent')
        OR (outbox.state IN ('ready', 'behind', 'leased') AND outbox.doubts > 0))"""
_SENT = Both(
    """UPDATE outbox SET state = 'sent', provider_id = coalesce(outbox.provider_id, nullif(j.provider_id, '')),
    sent_at = coalesce(outbox.sent_at, :now), status_at = :now, form = j.form, owner = NULL, lease_until = NULL
    {of_these} RETURNING outbox.id, outbox.lane""",
    of_these=_SENT_FROM,
    number=("json_extract(value, '$[0]')", "(value->>0)::bigint"),
    provider=("json_extract(value, '$[1]')", "value->>1"),
    form=("json_extract(value, '$[2]')", "value->>2"),
    rows=("json_each(:rows)", "json_array_elements(CAST(:rows AS json)) AS value"),
)
_EARLY = Both(
    """SELECT o.id, e.status, e.code FROM outbox o JOIN status_events e ON e.channel = o.channel
    AND e.provider_id = o.provider_id WHERE o.id {ids bigint} ORDER BY e.id"""
)


def settle_sent_all(db: Connection, taken: Sequence[Settled], now: datetime) -> None:
    """The provider took these; statuses that came earlier than this answer are caught up with."""
    if not taken:
        return
    shown: Any = [[one.id, one.provider_id, one.form] for one in taken]
    settled = _SENT.run(db, rows=shown if db.dialect.name == "sqlite" else json.dumps(shown), now=now).all()
    if any(one.provider_id for one in taken):
        for event in _EARLY.run(db, ids=[row.id for row in settled]).all():
            move_forward(db, event.id, event.status, event.code or "", now)
    for one in taken:
        if one.status in ("delivered", "read"):
            move_forward(db, one.id, one.status, "", now)
    let_next(db, {row.lane for row in settled}, [row.id for row in settled])


def settle_sent(db: Connection, outbox_id: int, provider_id: str, status: str, form: str, now: datetime) -> None:
    """The provider took it, whoever says so; a status that came earlier than this answer is caught up with."""
    settle_sent_all(db, [Settled(outbox_id, provider_id, status, form)], now)


# ── not taken ─────────────────────────────────────────────────────────────────────────────────────────────────────


def settle_failed(db: Connection, outbox_id: int, reason: str, now: datetime, *, attempt: int | None = None) -> bool:
    """Refused for good; False when this attempt is not the row's any more."""
    return _settle(
        db, outbox_id, "failed", reason, now, allowed=("leased", "sending", "unknown", "sent"), attempt=attempt
    )


def settle_unknown(
    db: Connection, outbox_id: int, reason: str, now: datetime, *, attempt: int | None = None, looks: bool = False
) -> None:
    """It may have been sent: never silently again, unless its kind may be repeated; then exactly once.

    `looks`: the provider can be asked what it took, so the second attempt waits until there is something to see.
    """
    row = db.execute(
        sa.select(outbox.c.repeatable, outbox.c.doubts, outbox.c.action, outbox.c.purpose, outbox.c.created_at,
                  outbox.c.lane)
        .where(outbox.c.id == outbox_id, outbox.c.state == "sending", *_of(attempt))
    ).one_or_none()  # fmt: skip
    if row is None:
        return
    is_answer = row.purpose == "reply" and row.action != "errand"  # a conversation waits for an errand, however long
    stale = is_answer and now - row.created_at > REPLY_PATIENCE
    due = now + LOOKS[0] if looks else now
    if row.repeatable and row.doubts == 0 and not stale:
        state, free = "ready", []
    else:
        state, free = "unknown", [row.lane]
    db.execute(
        outbox.update().where(outbox.c.id == outbox_id, outbox.c.state == "sending", *_of(attempt)).values(
            state=state, due_at=due, reason=reason[:120], owner=None, lease_until=None, status_at=now,
            doubts=outbox.c.doubts + 1,
        )
    )  # fmt: skip
    let_next(db, free, [outbox_id] if free else [])


def still_at_it(db: Connection, outbox_id: int, owner: str, attempt: int, real: datetime) -> bool:
    """Long work of ours is not done yet: its row stays its worker's for another while; False when it is not any more."""
    ours = sa.and_(outbox.c.state == "sending", outbox.c.owner == owner, outbox.c.tries == attempt)
    moved = outbox.update().where(outbox.c.id == outbox_id, ours).values(lease_until=real + WIRE_LIMIT)
    return bool(db.execute(moved).rowcount)


def skip(db: Connection, outbox_id: int, reason: str, now: datetime) -> None:
    """Decided before the wire: this is not to be sent."""
    _settle(db, outbox_id, "skipped", reason, now, allowed=WAITING)


def skip_all_of(db: Connection, person_id: int, reason: str, now: datetime, *, purpose: str = "") -> None:
    """Nothing that waits for a person leaves any more, of one purpose or at all."""
    mine = sa.and_(outbox.c.person_id == person_id, outbox.c.purpose == purpose if purpose else sa.true())
    rows = db.execute(
        outbox.update().where(mine, one_of(outbox.c.state, WAITING))
        .values(state="skipped", reason=reason, status_at=now, owner=None, lease_until=None)
        .returning(outbox.c.id, outbox.c.lane)
    ).all()  # fmt: skip
    let_next(db, {row.lane for row in rows}, [row.id for row in rows])


def again(db: Connection, outbox_id: int, due_at: datetime, reason: str, *, attempt: int | None = None) -> None:
    """Proven not sent: ready once more at `due_at`; until then it keeps its place in its lane."""
    db.execute(
        outbox.update()
        .where(outbox.c.id == outbox_id, outbox.c.state.in_(BUSY), *_of(attempt))
        .values(state="ready", due_at=due_at, owner=None, lease_until=None, reason=reason[:120])
    )


def not_taken(db: Connection, outbox_id: int, due_at: datetime, reason: str, *, attempt: int) -> bool:
    """This attempt surely sent nothing: ready once more at `due_at`, also when it was called unknown meanwhile."""
    return bool(
        db.execute(
            outbox.update()
            .where(outbox.c.id == outbox_id, outbox.c.state.in_(("sending", "unknown")), *_of(attempt))
            .values(state="ready", due_at=due_at, owner=None, lease_until=None, reason=reason[:120])
        ).rowcount
    )


def hold(db: Connection, outbox_id: int, until: datetime, reason: str) -> None:
    """Not before `until`; what stands behind it in its lane does not wait for it."""
    lane = db.scalar(
        outbox.update()
        .where(outbox.c.id == outbox_id, outbox.c.state.in_(WAITING))
        .values(state="held", due_at=until, owner=None, lease_until=None, reason=reason[:120])
        .returning(outbox.c.lane)
    )
    let_next(db, [lane] if lane else [], [])


def _of(attempt: int | None) -> list[sa.ColumnElement[bool]]:
    return [] if attempt is None else [outbox.c.tries == attempt]


def _settle(
    db: Connection, outbox_id: int, state: str, reason: str, now: datetime, *, allowed: Sequence[str],
    attempt: int | None = None,
) -> bool:  # fmt: skip
    lane = db.scalar(
        outbox.update()
        .where(outbox.c.id == outbox_id, outbox.c.state.in_(allowed), *_of(attempt))
        .values(state=state, reason=reason[:120], status_at=now, owner=None, lease_until=None)
        .returning(outbox.c.lane)
    )
    if lane is not None:
        let_next(db, [lane], [outbox_id])
    return lane is not None


def move_forward(db: Connection, outbox_id: int, status: str, code: str, now: datetime) -> None:
    """Apply a provider's status: up the ladder only; a failure never overwrites delivered or read."""
    doubtful = sa.and_(outbox.c.state.in_(("ready", "behind", "leased")), outbox.c.doubts > 0)
    if status == "failed":
        _settle(db, outbox_id, "failed", code or "failed at the provider", now, allowed=("sending", "unknown", "sent"))
    elif status in RANK:
        below = [state for state, rank in RANK.items() if rank < RANK[status]]
        lane = db.scalar(
            outbox.update()
            .where(outbox.c.id == outbox_id, sa.or_(outbox.c.state.in_(below), doubtful))
            .values(
                state=status, status_at=now, owner=None, lease_until=None,
                sent_at=sa.func.coalesce(outbox.c.sent_at, sa.bindparam("at", now, outbox.c.sent_at.type)),
            )
            .returning(outbox.c.lane)
        )  # fmt: skip
        if lane is not None:
            let_next(db, [lane], [outbox_id])


# ── the rows behind ───────────────────────────────────────────────────────────────────────────────────────────────

STILL_BEHIND = """EXISTS (SELECT 1 FROM outbox e WHERE e.lane = o.lane AND e.priority <= o.priority AND e.id < o.id
        AND e.state IN ('ready', 'behind', 'leased', 'sending') AND e.action NOT IN ('fetch_media', 'answer_press'))
    OR EXISTS (SELECT 1 FROM outbox e WHERE e.lane = o.lane AND e.id <> o.id AND e.state IN ('leased', 'sending')
        AND e.action NOT IN ('fetch_media', 'answer_press'))
    OR (o.after_id IS NOT NULL AND (SELECT a.state FROM outbox a WHERE a.id = o.after_id)
        IN ('held', 'ready', 'behind', 'leased', 'sending'))"""
"""One message of a lane is on the wire at a time; an answer overtakes bulk that waits, nothing overtakes its like."""
_LET_NEXT = Both(
    """UPDATE outbox SET state = 'ready' WHERE state = 'behind' AND id IN (
        SELECT o.id FROM (SELECT min(b.id) AS id FROM outbox b WHERE b.state = 'behind' AND b.lane {lanes text}
            GROUP BY b.lane, b.priority) h JOIN outbox o ON o.id = h.id WHERE NOT ({still_behind})
        UNION ALL
        SELECT o.id FROM outbox o WHERE o.state = 'behind' AND o.after_id IS NOT NULL AND o.after_id {ids bigint}
            AND NOT ({still_behind}))""",
    still_behind=STILL_BEHIND,
)
_FREE_STRAYS = Both(
    """UPDATE outbox SET state = 'ready' WHERE state = 'behind' AND id IN (
        SELECT o.id FROM (SELECT b.id FROM outbox b WHERE b.state = 'behind' LIMIT 1000) h
        JOIN outbox o ON o.id = h.id WHERE NOT ({still_behind}))""",
    still_behind=STILL_BEHIND,
)


def let_next(db: Connection, lanes: Iterable[str], settled: Sequence[int]) -> None:
    """Let the first row of each lane go on, and what belongs to rows that are settled now."""
    lanes = list(lanes)
    if lanes or settled:
        _LET_NEXT.run(db, lanes=lanes, ids=settled)


# ── left behind ───────────────────────────────────────────────────────────────────────────────────────────────────

_FREE_LEASES = Both(
    """UPDATE outbox SET state = 'ready', owner = NULL, lease_until = NULL WHERE state = 'leased' AND id IN (
    SELECT o.id FROM outbox o WHERE o.state IN ('leased', 'sending') AND o.state = 'leased' AND o.lease_until <= :now
    {locked})""",
    locked=("", "FOR UPDATE SKIP LOCKED"),
)


_SHORTEN = Both(
    """UPDATE outbox SET lease_until = :longest WHERE state IN ('leased', 'sending') AND id IN (
    SELECT o.id FROM outbox o WHERE o.state IN ('leased', 'sending') AND o.lease_until > :longest + 5000)"""
)
"""No lease lasts longer: the machine's own clock was set back since it was written."""


def sweep(
    db: Connection, now: datetime, *, can_look: Sequence[str] = (), real: datetime | None = None
) -> tuple[int, int]:
    """Free leases that ran out and call what was left on the wire unknown; how many of each.

    `can_look` names the channels whose provider can be asked what it took; leases run by `real` time.
    """
    _SHORTEN.run(db, longest=(real or now) + WIRE_LIMIT)
    freed = _FREE_LEASES.run(db, now=real or now).rowcount
    left = db.execute(
        skip_locked(
            db,
            sa.select(outbox.c.id, outbox.c.channel, outbox.c.tries).where(
                one_of(outbox.c.state, BUSY), outbox.c.state == "sending", outbox.c.lease_until <= (real or now)
            ),
        )
    ).all()
    for row in left:
        settle_unknown(db, row.id, "no answer from the provider", now, attempt=row.tries, looks=row.channel in can_look)
    _FREE_STRAYS.run(db)
    return freed, len(left)


def unsettled_beyond_doubt(db: Connection, channel: str, now: datetime, *, at_most: int = 20) -> Sequence[Record]:
    """Doubtful messages of a channel that are to be looked up at its provider now: (id, looks so far)."""
    return db.execute(
        sa.select(outbox.c.id, outbox.c.doubts)
        .where(outbox.c.state == sa.literal_column("'unknown'"), outbox.c.channel == channel, outbox.c.due_at <= now)
        .where(outbox.c.doubts <= len(LOOKS))
        .order_by(outbox.c.due_at)
        .limit(at_most)
    ).all()


def keep_looking(db: Connection, outbox_id: int, now: datetime) -> None:
    """The provider's list did not show it: look once more later, three times in all, then it stays unknown."""
    doubts = db.scalar(sa.select(outbox.c.doubts).where(outbox.c.id == outbox_id)) or 1
    until = now + (LOOKS[doubts] if doubts < len(LOOKS) else timedelta(days=3650))
    db.execute(
        outbox.update()
        .where(outbox.c.id == outbox_id, outbox.c.state == "unknown")
        .values(due_at=until, doubts=outbox.c.doubts + 1)
    )
