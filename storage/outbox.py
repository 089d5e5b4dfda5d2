"""What is to be done at the channels: claimed, marked on the wire by compare-and-set, settled once.

States: ready → leased → sending → sent → delivered → read, or failed, skipped, unknown. `held` waits for a moment and
keeps nothing else back; `behind` waits for an earlier row of its lane. A lease that ran out goes back to ready; a row
left in `sending` may have been sent and becomes unknown, never silently sent again. docs/delivery.md tells the whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import chain, zip_longest
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Connection

from storage.database import Record, insert_new
from storage.settling import (
    BUSY,
    FORWARD,
    STILL_BEHIND,
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
    sweep,
    unsettled_beyond_doubt,
)
from storage.statements import Both
from storage.statuses import record_status, requeue, row_of_status
from storage.tables import addresses, inbox_keys, outbox, people, templates

__all__ = [
    "BUSY",
    "FORWARD",
    "LEASE",
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
    "keep_looking",
    "known_ids",
    "let_next",
    "listed",
    "move_forward",
    "next_due",
    "not_taken",
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
    "started_since",
    "state_of",
    "sweep",
    "told",
    "unsettled_beyond_doubt",
    "withdraw",
]  # fmt: skip

LEASE = timedelta(seconds=60)
BUDGETED = ("send", "edit")
"""What counts against a sender's rate; presses, media and moderation do not."""
NO_SHARE, FREE_SHARE = 0, -1
BULK = 2
ROUND = 100
"""An officer's "once more" begins a new round of attempts, so that no late answer of the old one is taken for it."""


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
    lane: str
    purpose: str
    consent: str | None
    priority: int
    share: int
    repeatable: bool
    payload: dict[str, Any]
    twin: str | None
    twin_words: dict[str, str] | None
    after_id: int | None
    tries: int
    doubts: int
    created_at: datetime
    expires_at: datetime | None
    sending_at: datetime | None
    external_id: str
    phone: str | None
    stopped_at: datetime | None
    unreachable_at: datetime | None
    unreachable_reason: str | None
    last_inbound_at: datetime | None
    paused_until: datetime | None
    opened_at: datetime | None


_DUE = [
    *(outbox.c[name] for name in Due.__slots__[: Due.__slots__.index("external_id")]),
    *(addresses.c[name] for name in Due.__slots__[Due.__slots__.index("external_id") :]),
]


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


# ── out of it ─────────────────────────────────────────────────────────────────────────────────────────────────────

_FIRST = """SELECT c.id FROM outbox c WHERE c.state = 'ready' AND c.sender = :sender
    AND c.priority = g.priority AND c.share = g.share AND c.due_at <= :now {here} ORDER BY c.due_at, c.id LIMIT """


def _candidates(here: str) -> Both:
    """The first due rows of a sender: what is outside the budget, answers, deals, then some of each district's bulk.

    Every step of it is one descent of an index, so that a million waiting rows cost what ten thousand do.
    """
    return Both(
        """SELECT o.id, o.lane, o.priority, o.share, {blocked} AS blocked, o.due_at FROM {urgent} g {of_urgent}
        UNION ALL
        SELECT o.id, o.lane, o.priority, o.share, {blocked} AS blocked, o.due_at FROM ({bulk}) g {of_bulk}
        ORDER BY 3, 4, 6, 1""",
        urgent="(SELECT 0 AS priority, -1 AS share UNION ALL SELECT 1, -1 UNION ALL SELECT 2, -1 "
        "UNION ALL SELECT 0, 0 UNION ALL SELECT 1, 0)",
        bulk=(
            "SELECT 2 AS priority, value AS share FROM json_each(:shares)",
            "SELECT 2 AS priority, unnest(CAST(:shares AS integer[])) AS share",
        ),
        blocked="CASE WHEN o.action IN ('fetch_media', 'answer_press') THEN 0 WHEN {still_behind} THEN 1 ELSE 0 END",
        still_behind=STILL_BEHIND,
        of_urgent=(
            "CROSS JOIN outbox o WHERE o.id IN ({first} :at_most)",
            "CROSS JOIN LATERAL ({first} :at_most FOR UPDATE SKIP LOCKED) p JOIN outbox o ON o.id = p.id",
        ),
        of_bulk=(
            "CROSS JOIN outbox o WHERE o.id IN ({first} :each)",
            "CROSS JOIN LATERAL ({first} :each FOR UPDATE SKIP LOCKED) p JOIN outbox o ON o.id = p.id",
        ),
        first=_FIRST,
        here=here,
    )


CANDIDATES = _candidates("")
_CANDIDATES_HERE = _candidates("AND c.address_id IN (SELECT id FROM addresses WHERE external_id = :only_to)")
SHARES = Both(
    """WITH RECURSIVE bulk(share, seen) AS (
        SELECT (SELECT o.share FROM outbox o WHERE o.state = 'ready' AND o.sender = :sender AND o.priority = 2
            AND o.share > :after ORDER BY o.share LIMIT 1), 1
        UNION ALL
        SELECT (SELECT o.share FROM outbox o WHERE o.state = 'ready' AND o.sender = :sender AND o.priority = 2
            AND o.share > bulk.share ORDER BY o.share LIMIT 1), bulk.seen + 1
        FROM bulk WHERE bulk.share IS NOT NULL AND bulk.seen < :at_most
    )
    SELECT share FROM bulk WHERE share IS NOT NULL"""
)
_RELEASE = Both(
    """UPDATE outbox SET state = 'ready' WHERE id IN (SELECT h.id FROM outbox h WHERE h.state = 'held'
    AND h.due_at <= :now ORDER BY h.due_at, h.id LIMIT 500 {locked})""",
    locked=("", "FOR UPDATE SKIP LOCKED"),
)
_LEASE = Both(
    """UPDATE outbox SET state = 'leased', owner = :owner, lease_until = :until
    WHERE id {ids bigint} AND state = 'ready'"""
)
_GO_BEHIND = Both("UPDATE outbox SET state = 'behind' WHERE id {ids bigint} AND state = 'ready'")
_MARK = """UPDATE outbox SET state = 'sending', sending_at = :now, lease_until = :until, tries = tries + 1
    WHERE id {ids bigint} AND state = 'leased' AND owner = :owner AND lease_until > :alive"""
_START = Both("{mark} RETURNING id", mark=_MARK)
_START_FENCED = Both(
    """{mark} AND EXISTS (SELECT 1 FROM senders s WHERE s.channel = outbox.channel
    AND s.external_id = outbox.sender AND s.fence || ' ' || s.external_id {ours text}) RETURNING id""",
    mark=_MARK,
)
_CLAIMED = {
    "sqlite": sa.select(*_DUE)
    .join(addresses, addresses.c.id == outbox.c.address_id)
    .where(outbox.c.id.in_(sa.select(sa.func.json_each(sa.bindparam("ids")).table_valued("value").c.value))),
    # Whoever works a message of an address holds it and may write STOP: its rows wait for that commit.
    "postgresql": sa.select(*_DUE)
    .join(addresses, addresses.c.id == outbox.c.address_id)
    .where(outbox.c.id == sa.any_(sa.cast(sa.bindparam("ids"), postgresql.ARRAY(sa.BigInteger))))
    .with_for_update(read=True, skip_locked=True, of=addresses),
}


def claim(
    db: Connection, owner: str, now: datetime, *, at_most: int, senders: Sequence[str] | None = None,
    only_to: str | None = None, budgeted: int | None = None, bulk: int | None = None, after: int = FREE_SHARE,
    real: datetime | None = None,
) -> list[Due]:  # fmt: skip
    """Lease the rows to do next: answers before deals before bulk, each address in order, none behind an earlier one.

    `only_to` is the external id of the one address that is present, at a channel where people come and go. Of what
    counts against a sender's rate at most `budgeted` rows are taken, of bulk at most `bulk`; among bulk the districts
    take turns, beginning after the share `after`. Leases run by `real` time, wherever business time has been moved to.
    """
    _RELEASE.run(db, now=now)
    rows: list[Due] = []
    for sender in _waiting_senders(db) if senders is None else senders:
        room = at_most - len(rows)
        if room <= 0:
            break
        of_all = room if budgeted is None else min(room, budgeted)
        of_bulk = of_all if bulk is None else min(of_all, bulk)
        ids = _choose(db, sender, now, only_to, room, of_all, of_bulk, after)
        rows += _lease(db, owner, real or now, ids)
    if senders is None or len(senders) > 1:
        rows.sort(key=lambda row: row.priority)
    return rows


def _choose(
    db: Connection, sender: str, now: datetime, only_to: str | None, room: int, budgeted: int, bulk: int, after: int
) -> list[int]:
    """The rows of one sender that may go now; what stands behind an earlier row of its lane is put aside until then."""
    shares = _next_shares(db, sender, after, bulk) if bulk > 0 else []
    each = -(-bulk // len(shares)) if shares else 0
    candidates = CANDIDATES if only_to is None else _CANDIDATES_HERE
    words = {"sender": sender, "now": now, "at_most": room, "shares": shares, "each": each}
    while True:
        found = candidates.run(db, **words, **({} if only_to is None else {"only_to": only_to})).all()
        blocked = [row.id for row in found if row.blocked]
        if blocked:
            _GO_BEHIND.run(db, ids=blocked)
        if len(blocked) < len(found) or not found:
            break
    free = _one_a_lane([row for row in found if not row.blocked])
    outside = [row.id for row in free if row.share == FREE_SHARE][:room]
    urgent = [row.id for row in free if row.share != FREE_SHARE and row.priority < BULK]
    urgent = urgent[: min(budgeted, room - len(outside))]
    left = min(bulk, budgeted - len(urgent), room - len(outside) - len(urgent))
    in_bulk = [row for row in free if row.share != FREE_SHARE and row.priority >= BULK]
    return outside + urgent + _in_turns(in_bulk, shares)[:left]


def _next_shares(db: Connection, sender: str, after: int, at_most: int) -> list[int]:
    """The districts whose bulk waits, from the one whose turn it is; as many as there is room for."""
    shares = list(SHARES.run(db, sender=sender, after=after, at_most=at_most).scalars())
    if after > FREE_SHARE and len(shares) < at_most:
        from_the_first = SHARES.run(db, sender=sender, after=FREE_SHARE, at_most=at_most - len(shares)).scalars()
        shares += [share for share in from_the_first if share <= after]
    return shares


def _one_a_lane(rows: Sequence[Record]) -> list[Record]:
    """What outranks comes first; the next of its lane goes when that is settled."""
    first: dict[str, Record] = {}
    for row in rows:
        if row.share != FREE_SHARE:
            first.setdefault(row.lane, row)
    return [row for row in rows if row.share == FREE_SHARE or first[row.lane] is row]


def _in_turns(rows: Sequence[Record], shares: Sequence[int]) -> list[int]:
    """One of each district after the other, so that the bulk of one cannot keep another's waiting."""
    by_share: dict[int, list[int]] = {share: [] for share in shares}
    for row in rows:
        by_share[row.share].append(row.id)
    return [one for one in chain.from_iterable(zip_longest(*by_share.values())) if one is not None]


def _lease(db: Connection, owner: str, now: datetime, ids: list[int]) -> list[Due]:
    if not ids:
        return []
    shown = ids if db.dialect.name == "postgresql" else _as_json(ids)
    found = {row.id: row for row in db.execute(_CLAIMED[db.dialect.name], {"ids": shown})}
    rows = [Due(*found[one]) for one in ids if one in found]
    _LEASE.run(db, ids=list(found), owner=owner, until=now + LEASE)
    return rows


def _as_json(ids: Iterable[int]) -> str:
    return f"[{','.join(map(str, ids))}]"


_NEXT_SENDER = Both("SELECT sender FROM outbox WHERE state = 'ready' AND sender > :last ORDER BY sender LIMIT 1")


def _waiting_senders(db: Connection) -> Iterable[str]:
    last: str | None = ""
    while (last := _NEXT_SENDER.run(db, last=last).scalar()) is not None:
        yield last


def due_row(db: Connection, outbox_id: int) -> Due:
    """One row with what its decision needs."""
    query = sa.select(*_DUE).join(addresses, addresses.c.id == outbox.c.address_id).where(outbox.c.id == outbox_id)
    return Due(*db.execute(query).one())


def form_of(db: Connection, outbox_id: int) -> str:
    """How a row left: free or template; empty when it never did."""
    return db.scalar(sa.select(outbox.c.form).where(outbox.c.id == outbox_id)) or ""


def start(
    db: Connection, owner: str, outbox_ids: Sequence[int], now: datetime, *, fences: Mapping[str, int] | None = None,
    real: datetime | None = None,
) -> list[int]:  # fmt: skip
    """Mark leased rows as on the wire; only those whose lease is still ours and alive.

    One statement both looks and marks: between the two another process could take a lease over. `fences` holds each own
    sender's number: where it has moved on, another process sends through that sender now.
    """
    words = {"ids": outbox_ids, "owner": owner, "now": now, "alive": real or now, "until": (real or now) + WIRE_LIMIT}
    if fences is None:
        return sorted(_START.run(db, **words).scalars())
    ours = [f"{fence} {sender}" for sender, fence in fences.items()]
    return sorted(_START_FENCED.run(db, ours=ours, **words).scalars())


def becomes_new(db: Connection, outbox_ids: Sequence[int]) -> None:
    """Changes that can be made nowhere leave as messages of their own."""
    if outbox_ids:
        _BECOMES_NEW.run(db, ids=outbox_ids)


_BECOMES_NEW = Both("UPDATE outbox SET action = 'send' WHERE id {ids bigint} AND action = 'edit'")


# ── questions about it ────────────────────────────────────────────────────────────────────────────────────────────


def started_since(db: Connection, person_id: int, purposes: Sequence[str], since: datetime) -> int:
    """How many causes of these purposes went out to a person since a moment; parts of one message count once."""
    return len(started_causes(db, [person_id], since, purposes).get(person_id, ()))


_STARTED = Both(
    """SELECT person_id, cause, sending_at FROM outbox WHERE person_id {people bigint} AND sending_at >= :since
    AND sending_at IS NOT NULL AND purpose IN ('lead', 'notice', 'digest') AND purpose {purposes text} AND action = 'send'"""
)


def started_causes(
    db: Connection, person_ids: Sequence[int], since: datetime, purposes: Sequence[str] = ("lead", "notice", "digest")
) -> dict[int, dict[str, int]]:
    """Per person the causes that Haat wrote to them about since a moment, with when (milliseconds since 1970)."""
    found: dict[int, dict[str, int]] = {}
    for row in _STARTED.run(db, people=person_ids, purposes=purposes, since=since):
        found.setdefault(row.person_id, {})[row.cause.rpartition(":")[0] or row.cause] = row.sending_at
    return found


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
    told = {row.address_id for row in rows if row.state in ("sending", *FORWARD, "unknown")}
    return sorted({row.address_id for row in spared} - told), sorted(told)


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


def next_due(db: Connection) -> datetime | None:
    """When the earliest waiting row is due."""
    waits = outbox.c.state.in_(("held", "ready"))
    found: datetime | None = db.scalar(sa.select(sa.func.min(outbox.c.due_at)).where(waits))
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
