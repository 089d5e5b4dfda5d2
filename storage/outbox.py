"""What is to be done at the channels: written here, claimed in storage/claiming.py, settled in storage/settling.py.

States: ready → leased → sending → sent → delivered → read, or failed, skipped, unknown. `held` waits for a moment and
keeps nothing else back; `behind` waits for an earlier row of its lane. A lease that ran out goes back to ready; a row
left in `sending` may have been sent and becomes unknown, never silently sent again. docs/delivery.md tells the whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.claiming import BUDGETED, BULK, FREE_SHARE, LEASE, NO_SHARE, Due, becomes_new, claim, due_row, start
from storage.database import Record, insert_new
from storage.database import hold as locked
from storage.settling import (
    BUSY,
    FORWARD,
    UNSETTLED,
    WAITING,
    WIRE_LIMIT,
    Settled,
    again,
    hold,
    keep_looking,
    let_next,
    move_forward,
    not_taken,
    settle_failed,
    settle_sent,
    settle_sent_all,
    settle_unknown,
    skip,
    skip_all_of,
    still_at_it,
    sweep,
    unsettled_beyond_doubt,
)
from storage.statements import Both
from storage.statuses import record_status, requeue, row_of_status
from storage.tables import addresses, inbox_keys, outbox, people, templates

__all__ = [
    "BUDGETED",
    "BULK",
    "BUSY",
    "FORWARD",
    "FREE_SHARE",
    "LEASE",
    "NO_SHARE",
    "ROUND",
    "UNSETTLED",
    "WAITING",
    "WIRE_LIMIT",
    "Due",
    "Settled",
    "add",
    "again",
    "approved_twin",
    "becomes_new",
    "by_state",
    "claim",
    "due_row", "errands_without_result",
    "hold",
    "hold_row",
    "keep_looking",
    "known_ids",
    "let_next",
    "listed",
    "matter",
    "move_forward",
    "not_taken",
    "one_at_a_time",
    "ready",
    "record_status",
    "requeue",
    "retry",
    "row_of_status",
    "sent_message",
    "settle_failed",
    "settle_sent",
    "settle_sent_all",
    "settle_unknown",
    "skip",
    "skip_all_of",
    "start",
    "started",
    "state_of",
    "still_at_it",
    "sweep",
    "told",
    "unsettled_beyond_doubt",
]  # fmt: skip

ROUND = 100
"""An officer's "once more" begins a new round of attempts, so that no late answer of the old one is taken for it."""


# ── into the outbox ───────────────────────────────────────────────────────────────────────────────────────────────


def add(db: Connection, now: datetime, **fields: Any) -> int | None:
    """One more thing to do, ready at once unless `due_at` says later; None when this cause has had its row.

    A newer edit of a message takes the place of one that still waits.
    """
    fields.setdefault("due_at", now)
    fields["priority"] = min(fields["priority"], BULK)
    fields.setdefault("share", _share(db, fields))
    state = "held" if fields["due_at"] > now else "ready"
    row = {"day": now.date(), "state": state, "tries": 0, "created_at": now, **fields}
    made = insert_new(db, outbox, row, "cause", "address_id")
    if made is not None and fields["action"] == "edit" and fields.get("after_id") is not None:
        _replace_edits(db, fields["after_id"], made, now)
    return made


def _share(db: Connection, fields: dict[str, Any]) -> int:
    """Whose turn among bulk: the district of the person it is for."""
    if fields["action"] not in BUDGETED:
        return FREE_SHARE
    if fields["priority"] < BULK or fields.get("person_id") is None:
        return NO_SHARE
    return db.scalar(_DISTRICT, {"who": fields["person_id"]}) or NO_SHARE


_DISTRICT = sa.select(people.c.district_lgd).where(people.c.id == sa.bindparam("who"))


def _replace_edits(db: Connection, after_id: int, newest: int, now: datetime) -> None:
    older = db.scalars(
        sa.select(outbox.c.id).where(
            outbox.c.after_id == after_id, outbox.c.action == "edit", outbox.c.id < newest,
            outbox.c.state.in_(("held", "ready", "behind")), outbox.c.lane.in_(
                sa.select(outbox.c.lane).where(outbox.c.id == newest)),
        )
    )  # fmt: skip
    for one in list(older):
        skip(db, one, "a newer change took its place", now)


# ── questions about it ────────────────────────────────────────────────────────────────────────────────────────────


def hold_row(db: Connection, outbox_id: int) -> None:
    """Lock one row until the transaction ends."""
    db.execute(locked(db, sa.select(outbox.c.id).where(outbox.c.id == outbox_id)))


def form_of(db: Connection, outbox_id: int) -> str:
    """How a row left: free or template; empty when it never did."""
    return db.scalar(sa.select(outbox.c.form).where(outbox.c.id == outbox_id)) or ""


class Started(NamedTuple):
    """One message that Haat began by itself: for whom, where it rang, of which matter, and when (milliseconds since 1970)."""

    person_id: int
    address_id: int
    matter: str
    at: int


_STARTED = Both(
    """SELECT person_id, address_id, cause, sending_at FROM outbox WHERE person_id {people bigint} AND sending_at >= :since
    AND sending_at IS NOT NULL AND purpose IN ('lead', 'notice', 'digest') AND purpose {purposes text} AND action = 'send'"""
)


def started(
    db: Connection, person_ids: Sequence[int], since: datetime, purposes: Sequence[str] = ("lead", "notice", "digest")
) -> list[Started]:
    """What Haat began with these people since a moment, each message's parts singly."""
    rows = _STARTED.run(db, people=person_ids, purposes=purposes, since=since)
    return [Started(one.person_id, one.address_id, matter(one.cause), one.sending_at) for one in rows]


def one_at_a_time(db: Connection, person_ids: Sequence[int]) -> None:
    """Until this transaction ends nobody else decides what Haat begins with these people: two senders may reach one person.

    SQLite has one writer anyway. Not a lock on their rows, which whoever works their messages holds.
    """
    if db.dialect.name == "postgresql" and person_ids:
        db.execute(_ONE_AT_A_TIME, {"ids": sorted(person_ids)})


_ONE_AT_A_TIME = sa.text(
    "SELECT pg_advisory_xact_lock(hashtextextended('attention:' || id, 0))"
    " FROM (SELECT unnest(CAST(:ids AS bigint[])) AS id ORDER BY 1) AS people"
)


def matter(cause: str) -> str:
    """What the parts of one message have in common."""
    return cause.rpartition(":")[0] or cause


def approved_twin(db: Connection, name: str, sender: str, person_id: int | None) -> str | None:
    """The provider's id of an approved template in the person's language."""
    return db.scalar(
        sa.select(templates.c.content_sid)
        .join(people, people.c.language == templates.c.language)
        .where(templates.c.name == name, templates.c.sender == sender, templates.c.status == "approved",
               people.c.id == person_id)
    )  # fmt: skip


def payload_of(db: Connection, outbox_id: int) -> dict[str, Any]:
    """What a message says, as it was written; empty when it is gone or was emptied."""
    return db.scalar(sa.select(outbox.c.payload).where(outbox.c.id == outbox_id)) or {}


def provider_id_of(db: Connection, outbox_id: int) -> str:
    """Under which number the provider knows a sent message; empty while it does not."""
    return db.scalar(sa.select(outbox.c.provider_id).where(outbox.c.id == outbox_id)) or ""


def state_of(db: Connection, outbox_id: int) -> str | None:
    """The state of one row."""
    return db.scalar(sa.select(outbox.c.state).where(outbox.c.id == outbox_id))


def sent_message(db: Connection, address_id: int, provider_id: str) -> int | None:
    """The outbox row that became this message at an address."""
    channel = sa.select(addresses.c.channel).where(addresses.c.id == address_id).scalar_subquery()
    return db.scalar(
        sa.select(outbox.c.id).where(
            outbox.c.channel == channel, outbox.c.provider_id == provider_id, outbox.c.address_id == address_id
        )
    )


def known_ids(db: Connection, channel: str, provider_ids: Sequence[str]) -> set[str]:
    """Which of these provider's ids rows of ours have already."""
    return set(db.scalars(
        sa.select(outbox.c.provider_id).where(outbox.c.channel == channel, outbox.c.provider_id.in_(provider_ids))
    ))  # fmt: skip


def ready(db: Connection, now: datetime) -> int:
    """How many rows are due."""
    waits = outbox.c.state.in_(("held", "ready", "behind"))
    return db.scalar(sa.select(sa.func.count()).where(waits, outbox.c.due_at <= now)) or 0


def by_state(db: Connection) -> dict[str, int]:
    """How many rows stand in each state."""
    return {
        state: int(many)
        for state, many in db.execute(sa.select(outbox.c.state, sa.func.count()).group_by(outbox.c.state))
    }


def listed(db: Connection, states: Sequence[str], *, at_most: int = 100) -> Sequence[Record]:
    """Rows in these states, the newest first, for the command line and the inspector."""
    return db.execute(
        sa.select(outbox).where(outbox.c.state.in_(states)).order_by(outbox.c.id.desc()).limit(at_most)
    ).all()


_NEXT_ROUND = outbox.c.tries - outbox.c.tries % ROUND + ROUND


def retry(db: Connection, outbox_id: int, now: datetime) -> bool:
    """Let an officer send a failed or uncertain row once more; False when it is neither."""
    return bool(
        db.execute(
            outbox.update()
            .where(outbox.c.id == outbox_id, outbox.c.state.in_(("failed", "unknown", "skipped")))
            .values(state="ready", due_at=now, tries=_NEXT_ROUND, doubts=0, reason=None, provider_id=None)
        ).rowcount
    )


def told(db: Connection, address_id: int, *, after: int = 0) -> Sequence[Record]:
    """What was sent to an address after a row, in order: for the terminal and the simulator."""
    return db.execute(
        sa.select(outbox)
        .where(outbox.c.address_id == address_id, outbox.c.id > after, outbox.c.action == "send")
        .where(outbox.c.state.in_(("sent", "delivered", "read")))
        .order_by(outbox.c.id)
    ).all()


def errands_without_result(db: Connection, *, at_most: int = 200) -> Sequence[Record]:
    """Errands that failed or whose end nobody knows, and that have not brought a result in: (id, reason)."""
    brought = sa.exists().where(
        inbox_keys.c.channel == "haat", inbox_keys.c.sender == "haat", inbox_keys.c.provider_id == outbox.c.cause
    )
    ended = sa.text("outbox.action = 'errand' AND outbox.state IN ('failed', 'unknown', 'skipped')")
    return db.execute(
        sa.select(outbox.c.id, outbox.c.reason).where(ended, ~brought).order_by(outbox.c.id).limit(at_most)
    ).all()
