"""What is to be done at the channels: claimed, marked on the wire by compare-and-set, settled once.

States: ready → leased → sending → sent → delivered → read, or failed, skipped, unknown. A lease that ran out goes back
to ready; a row left in `sending` may have been sent and becomes unknown, never silently sent again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_new, insert_once, skip_locked
from storage.tables import addresses, inbox_keys, outbox, people, senders, status_events, templates

LEASE = timedelta(seconds=60)
WIRE_LIMIT = timedelta(seconds=60)
"""HTTP time-out (30 s) and half a minute more: a row in `sending` for longer has no answer coming."""

RANK = {"sending": 0, "unknown": 1, "sent": 2, "delivered": 3, "read": 4}
"""Status callbacks only move a row up this ladder."""
WAITING = ("ready", "leased")
UNSETTLED = ("ready", "leased", "sending")


@dataclass(frozen=True, slots=True)
class Due:
    """One claimed outbox row with what its decision needs."""

    id: int
    cause: str
    action: str
    sender: str
    channel: str
    address_id: int
    person_id: int | None
    purpose: str
    repeatable: bool
    payload: dict[str, Any]
    twin: str | None
    twin_words: dict[str, str] | None
    after_id: int | None
    tries: int
    created_at: datetime
    expires_at: datetime | None
    external_id: str
    stopped_at: datetime | None
    unreachable_at: datetime | None
    last_inbound_at: datetime | None


_OWN = ("id", "cause", "action", "sender", "channel", "address_id", "person_id", "purpose", "repeatable", "payload",
        "twin", "twin_words", "after_id", "tries", "created_at", "expires_at")  # fmt: skip
_DUE = [
    *(outbox.c[name] for name in _OWN),
    addresses.c.external_id, addresses.c.stopped_at, addresses.c.unreachable_at, addresses.c.last_inbound_at,
]  # fmt: skip


def add(db: Connection, now: datetime, **fields: Any) -> int | None:
    """One more thing to do, ready at once unless `due_at` says later; None when this cause has had its row."""
    fields.setdefault("due_at", now)
    row = {"day": now.date(), "state": "ready", "tries": 0, "created_at": now, **fields}
    return insert_new(db, outbox, row, "cause", "address_id")


def claim(
    db: Connection, owner: str, now: datetime, *, at_most: int, senders: Sequence[str] | None = None,
    only_to: str | None = None,
) -> list[Due]:  # fmt: skip
    """Lease the rows to do next: answers before deals before bulk, each address in order, none behind an earlier one.

    `only_to` is the external id of the one address that is present, at a channel where people come and go.
    """
    earlier = outbox.alias()
    blocked = sa.exists().where(
        earlier.c.lane == outbox.c.lane, earlier.c.id < outbox.c.id, earlier.c.priority <= outbox.c.priority,
        earlier.c.state.in_(UNSETTLED), earlier.c.action != "fetch_media",
    )  # fmt: skip
    query = (
        sa.select(outbox.c.id)
        .where(outbox.c.state == "ready", outbox.c.due_at <= now)
        .where(sa.or_(outbox.c.action.in_(("fetch_media", "answer_press")), ~blocked))
        .order_by(outbox.c.priority, outbox.c.due_at, outbox.c.id)
        .limit(at_most)
    )
    if senders is not None:
        query = query.where(outbox.c.sender.in_(senders))
    if only_to is not None:
        here = sa.select(addresses.c.id).where(addresses.c.external_id == only_to)
        query = query.where(outbox.c.address_id.in_(here))
    ids = list(db.scalars(skip_locked(db, query)))
    if not ids:
        return []
    db.execute(outbox.update().where(outbox.c.id.in_(ids)).values(state="leased", owner=owner, lease_until=now + LEASE))
    rows = db.execute(
        sa.select(*_DUE)
        .join(addresses, addresses.c.id == outbox.c.address_id)
        .where(outbox.c.id.in_(ids))
        .order_by(outbox.c.priority, outbox.c.due_at, outbox.c.id)
    )
    return [Due(*row) for row in rows]


def due_row(db: Connection, outbox_id: int) -> Due:
    """One row with what its decision needs."""
    query = sa.select(*_DUE).join(addresses, addresses.c.id == outbox.c.address_id).where(outbox.c.id == outbox_id)
    return Due(*db.execute(query).one())


def start(
    db: Connection, owner: str, outbox_ids: Sequence[int], now: datetime, *, fences: Mapping[str, int] | None = None
) -> list[int]:
    """Mark leased rows as on the wire; only those whose lease is still ours and alive.

    One statement both looks and marks: between the two another process could take a lease over. `fences` holds each own
    sender's number: where it has moved on, another process sends through that sender now.
    """
    allowed = sa.true() if fences is None else _still_owned(fences)
    marked = db.scalars(
        outbox.update()
        .where(
            outbox.c.id.in_(outbox_ids), outbox.c.state == "leased", outbox.c.owner == owner,
            outbox.c.lease_until > now, allowed,
        )
        .values(state="sending", sending_at=now, tries=outbox.c.tries + 1)
        .returning(outbox.c.id)
    )  # fmt: skip
    return sorted(marked)


def _still_owned(fences: Mapping[str, int]) -> sa.ColumnElement[bool]:
    ours = [sa.and_(senders.c.external_id == sender, senders.c.fence == fence) for sender, fence in fences.items()]
    return sa.exists().where(senders.c.external_id == outbox.c.sender, sa.or_(sa.false(), *ours))


def settle_sent(db: Connection, outbox_id: int, provider_id: str, status: str, form: str, now: datetime) -> None:
    """The provider took it; a status that came earlier than this answer is caught up with."""
    db.execute(
        outbox.update()
        .where(outbox.c.id == outbox_id, outbox.c.state.in_(("sending", "unknown", "ready", "sent")))
        .values(state="sent", provider_id=provider_id or None, sent_at=now, status_at=now, form=form, owner=None)
    )
    if provider_id:
        early = db.execute(
            sa.select(status_events.c.status, status_events.c.code, outbox.c.channel)
            .join(outbox, outbox.c.channel == status_events.c.channel)
            .where(outbox.c.id == outbox_id, status_events.c.provider_id == provider_id)
        ).all()
        for event in early:
            move_forward(db, outbox_id, event.status, event.code or "", now)
    if status in ("delivered", "read"):
        move_forward(db, outbox_id, status, "", now)


def settle_failed(db: Connection, outbox_id: int, reason: str, now: datetime) -> None:
    """Refused for good."""
    _settle(db, outbox_id, "failed", reason, now, allowed=("leased", "sending", "unknown", "sent"))


def settle_unknown(db: Connection, outbox_id: int, reason: str, now: datetime) -> None:
    """It may have been sent: never silently again, unless its kind may be repeated once."""
    row = db.execute(sa.select(outbox.c.repeatable, outbox.c.tries).where(outbox.c.id == outbox_id)).one()
    if row.repeatable and row.tries < 2:
        again(db, outbox_id, now, reason)
    else:
        _settle(db, outbox_id, "unknown", reason, now, allowed=("sending",))


def skip(db: Connection, outbox_id: int, reason: str, now: datetime) -> None:
    """Decided at claim: this is not to be sent."""
    _settle(db, outbox_id, "skipped", reason, now, allowed=("ready", "leased"))


def again(db: Connection, outbox_id: int, due_at: datetime, reason: str) -> None:
    """Proven not sent: ready once more at `due_at`."""
    db.execute(
        outbox.update()
        .where(outbox.c.id == outbox_id, outbox.c.state.in_(("leased", "sending")))
        .values(state="ready", due_at=due_at, owner=None, lease_until=None, reason=reason[:120])
    )


def hold_back(db: Connection, address_id: int, until: datetime) -> None:
    """Let nothing waiting for an address leave before `until`."""
    db.execute(
        outbox.update()
        .where(outbox.c.address_id == address_id, outbox.c.state.in_(WAITING), outbox.c.due_at < until)
        .values(due_at=until, state="ready", owner=None, lease_until=None)
    )


def hold_back_sender(db: Connection, sender: str, until: datetime) -> None:
    """Let nothing waiting leave through a sender before `until`."""
    db.execute(
        outbox.update()
        .where(outbox.c.sender == sender, outbox.c.state.in_(WAITING), outbox.c.due_at < until)
        .values(due_at=until, state="ready", owner=None, lease_until=None)
    )


def _settle(db: Connection, outbox_id: int, state: str, reason: str, now: datetime, *, allowed: Sequence[str]) -> None:
    db.execute(
        outbox.update()
        .where(outbox.c.id == outbox_id, outbox.c.state.in_(allowed))
        .values(state=state, reason=reason[:120], status_at=now, owner=None)
    )


def sweep(db: Connection, now: datetime) -> tuple[int, int]:
    """Free leases that ran out and call what was left on the wire unknown; how many of each."""
    freed = db.execute(
        outbox.update()
        .where(outbox.c.state == "leased", outbox.c.lease_until <= now)
        .values(state="ready", owner=None, lease_until=None)
    ).rowcount
    left = list(
        db.scalars(
            skip_locked(
                db, sa.select(outbox.c.id).where(outbox.c.state == "sending", outbox.c.sending_at <= now - WIRE_LIMIT)
            )
        )
    )
    for outbox_id in left:
        settle_unknown(db, outbox_id, "no answer from the provider", now)
    return freed, len(left)


def started_since(db: Connection, person_id: int, purposes: Sequence[str], since: datetime) -> int:
    """How many causes of these purposes went out to a person since a moment; parts of one message count once."""
    query = sa.select(outbox.c.cause).where(
        outbox.c.person_id == person_id, outbox.c.purpose.in_(purposes), outbox.c.sending_at >= since,
        outbox.c.action == "send",
    )  # fmt: skip
    return len({cause.rpartition(":")[0] for cause in db.scalars(query)})


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


def row_of_status(db: Connection, channel: str, provider_id: str, outbox_id: int | None) -> int | None:
    """The row that a provider's status speaks of, by the provider's id, else by our own that came back with it."""
    found = db.scalar(sa.select(outbox.c.id).where(outbox.c.channel == channel, outbox.c.provider_id == provider_id))
    if found is None and outbox_id is not None:
        found = db.scalar(sa.select(outbox.c.id).where(outbox.c.id == outbox_id, outbox.c.channel == channel))
    return found


def requeue(db: Connection, outbox_id: int, due_at: datetime) -> None:
    """Failed at the provider for a passing reason: once more at `due_at`, its attempts still counted."""
    db.execute(
        outbox.update()
        .where(outbox.c.id == outbox_id, outbox.c.state == "failed")
        .values(state="ready", due_at=due_at, owner=None, lease_until=None, provider_id=None)
    )


def record_status(
    db: Connection, channel: str, provider_id: str, status: str, code: str, outbox_id: int | None, now: datetime, *,
    reason: str = "",
) -> int | None:  # fmt: skip
    """Keep a provider's status once and move the row forward; the row's id when it is known.

    `code` is the provider's own, `reason` the same in words for whoever looks at the row.
    """
    event = {"channel": channel, "provider_id": provider_id, "status": status, "code": code or None,
             "outbox_id": outbox_id, "at": now}  # fmt: skip
    if not insert_once(db, status_events, event, "channel", "provider_id", "status"):
        return None
    by_id = sa.select(outbox.c.id).where(outbox.c.channel == channel, outbox.c.provider_id == provider_id)
    found = db.scalar(by_id)
    if found is None and outbox_id is not None:
        # The callback outran the provider's answer to us, or that answer was lost: our own id came back in its URL.
        found = db.scalar(
            sa.select(outbox.c.id).where(
                outbox.c.id == outbox_id, outbox.c.channel == channel, outbox.c.provider_id.is_(None),
                outbox.c.state.in_(("sending", "unknown")),
            )
        )  # fmt: skip
        if found is not None:
            db.execute(outbox.update().where(outbox.c.id == found).values(provider_id=provider_id))
    if found is not None:
        move_forward(db, found, status, reason or code, now)
    return found


def move_forward(db: Connection, outbox_id: int, status: str, code: str, now: datetime) -> None:
    """Apply a provider's status: up the ladder only; a failure never overwrites delivered or read."""
    if status == "failed":
        _settle(db, outbox_id, "failed", code or "failed at the provider", now, allowed=("sending", "unknown", "sent"))
    elif status in RANK:
        below = [state for state, rank in RANK.items() if rank < RANK[status]]
        db.execute(
            outbox.update()
            .where(outbox.c.id == outbox_id, outbox.c.state.in_(below))
            .values(
                state=status,
                status_at=now,
                sent_at=sa.func.coalesce(outbox.c.sent_at, sa.bindparam("at", now, outbox.c.sent_at.type)),
            )
        )


def withdraw(db: Connection, cause: str, now: datetime) -> tuple[list[int], list[int]]:
    """Stop rows of a cause that are not on the wire yet; (addresses spared, addresses already told)."""
    rows = db.execute(
        sa.select(outbox.c.id, outbox.c.address_id, outbox.c.state).where(
            sa.or_(outbox.c.cause == cause, outbox.c.cause.startswith(cause + ":", autoescape=True))
        )
    ).all()
    spared = [row for row in rows if row.state in WAITING]
    for row in spared:
        skip(db, row.id, "withdrawn", now)
    told = {row.address_id for row in rows if row.state in ("sending", "sent", "delivered", "read", "unknown")}
    return sorted({row.address_id for row in spared} - told), sorted(told)


def sent_message(db: Connection, address_id: int, provider_id: str) -> int | None:
    """The outbox row that became this message at an address."""
    return db.scalar(
        sa.select(outbox.c.id).where(outbox.c.address_id == address_id, outbox.c.provider_id == provider_id)
    )


def ready(db: Connection, now: datetime) -> int:
    """How many rows are due."""
    return db.scalar(sa.select(sa.func.count()).where(outbox.c.state == "ready", outbox.c.due_at <= now)) or 0


def next_due(db: Connection) -> datetime | None:
    """When the earliest waiting row is due."""
    found: datetime | None = db.scalar(sa.select(sa.func.min(outbox.c.due_at)).where(outbox.c.state == "ready"))
    return found


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


def retry(db: Connection, outbox_id: int, now: datetime) -> bool:
    """Let an officer send a failed or uncertain row once more; False when it is neither."""
    return bool(
        db.execute(
            outbox.update()
            .where(outbox.c.id == outbox_id, outbox.c.state.in_(("failed", "unknown", "skipped")))
            .values(state="ready", due_at=now, tries=0, reason=None, provider_id=None)
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
    return db.execute(
        sa.select(outbox.c.id, outbox.c.reason)
        .where(outbox.c.action == "errand", outbox.c.state.in_(("failed", "unknown", "skipped")), ~brought)
        .order_by(outbox.c.id)
        .limit(at_most)
    ).all()
