"""Rows leave the outbox: chosen in order and in turns, leased, and marked on the wire by compare-and-set.

A batch is one transaction: what is leased here is decided on, marked and committed before a single byte leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import chain, zip_longest
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.engine import Connection

from storage.database import Record
from storage.settling import STILL_BEHIND, WIRE_LIMIT
from storage.statements import Both
from storage.tables import addresses, outbox

LEASE = timedelta(seconds=60)
BUDGETED = ("send", "edit")
"""What counts against a sender's rate; presses, media and moderation do not."""
NO_SHARE, FREE_SHARE = 0, -1
BULK = 2


class Due(NamedTuple):
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
    *(outbox.c[name] for name in Due._fields[: Due._fields.index("external_id")]),
    *(addresses.c[name] for name in Due._fields[Due._fields.index("external_id") :]),
]


# ── which ones ────────────────────────────────────────────────────────────────────────────────────────────────────

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
    shares = list(SHARES.run(db, sender=sender, after=after, at_most=at_most).scalars().all())
    if after > FREE_SHARE and len(shares) < at_most:
        from_the_first = SHARES.run(db, sender=sender, after=FREE_SHARE, at_most=at_most - len(shares)).scalars().all()
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
    found = {row.id: row for row in db.execute(_CLAIMED[db.dialect.name], {"ids": shown}).all()}
    rows = [Due._make(found[one]) for one in ids if one in found]
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
    return Due._make(db.execute(query).one())


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
        return sorted(_START.run(db, **words).scalars().all())
    ours = [f"{fence} {sender}" for sender, fence in fences.items()]
    return sorted(_START_FENCED.run(db, ours=ours, **words).scalars().all())


def becomes_new(db: Connection, outbox_ids: Sequence[int]) -> None:
    """Changes that can be made nowhere leave as messages of their own."""
    if outbox_ids:
        _BECOMES_NEW.run(db, ids=outbox_ids)


_BECOMES_NEW = Both("UPDATE outbox SET action = 'send' WHERE id {ids bigint} AND action = 'edit'")
