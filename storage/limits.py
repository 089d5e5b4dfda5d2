"""How much may leave through each of our senders now: its bucket of tokens, its pauses, the day's tier.

They stand in the store, so that neither a restart nor another process that takes a sender over begins afresh.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import hold, insert_once
from storage.statements import Both
from storage.tables import counters, senders, settings

HOURS_OF_A_DAY = 25
"""The hour that is just beginning and the 24 before it: never more than what any 24 hours may hold."""


@dataclass(frozen=True, slots=True)
class Sender:
    """What limits a sender now."""

    channel: str
    external_id: str
    fence: int
    paused_until: datetime | None
    starts_paused_until: datetime | None
    per_second: float | None
    level: float | None
    level_at: datetime | None
    recent: dict[str, list[int]] | None


def sender(db: Connection, channel: str, external_id: str) -> Sender | None:
    """What limits a sender, held until the transaction ends: two owners at once share one bucket."""
    columns = [senders.c[name] for name in Sender.__slots__]
    query = sa.select(*columns).where(senders.c.channel == channel, senders.c.external_id == external_id)
    row = db.execute(hold(db, query)).one_or_none()
    return Sender(*row) if row else None


_SPEND = senders.update().where(
    senders.c.channel == sa.bindparam("channel_"), senders.c.external_id == sa.bindparam("sender_")
)


def spend(db: Connection, one: Sender, level: float, now: datetime, recent: dict[str, list[int]] | None = None) -> None:
    """Write how full the bucket is after what leaves now; `recent` where something leaves for a group."""
    words = {"channel_": one.channel, "sender_": one.external_id, "level": level, "level_at": now}
    db.execute(_SPEND, words if recent is None else words | {"recent": recent})


def pause(db: Connection, channel: str, external_id: str, until: datetime, reason: str) -> None:
    """Nothing leaves through a sender before `until`; a longer pause stays."""
    _pause(db, channel, external_id, until, senders.c.paused_until, paused_reason=reason[:200])


def pause_starts(db: Connection, channel: str, external_id: str, until: datetime) -> None:
    """Nothing that Haat starts outside people's windows leaves through a sender before `until`."""
    _pause(db, channel, external_id, until, senders.c.starts_paused_until)


def _pause(
    db: Connection, channel: str, external_id: str, until: datetime, column: sa.ColumnElement[datetime | None],
    **more: str,
) -> None:  # fmt: skip
    shorter = sa.or_(column.is_(None), column < until)
    db.execute(
        senders.update()
        .where(senders.c.channel == channel, senders.c.external_id == external_id, shorter)
        .values({column.key: until, **more})
    )


# ── the day's tier ────────────────────────────────────────────────────────────────────────────────────────────────

FIRST_TIER = 250
"""With how many people a day Meta lets a business begin that it has not verified (Meta, messaging limits)."""


def day_tier(db: Connection, external_id: str) -> int:
    """With how many people outside their window Haat may begin in 24 hours through a sender; 0 = no limit."""
    kept = db.scalar(sa.select(settings.c.value).where(settings.c.name == f"day_tier:{external_id[:50]}"))
    return int(kept) if kept is not None else FIRST_TIER


_TIER = Both("SELECT sum(seen) FROM counters WHERE name {names text} AND day >= :first")


def reached(db: Connection, channel: str, now: datetime) -> int:
    """How many people Haat began to talk with outside their window in the last 24 hours, over all our senders."""
    hours = [now - timedelta(hours=back) for back in range(HOURS_OF_A_DAY)]
    names = {_hour(channel, one) for one in hours}
    return int(_TIER.run(db, names=sorted(names), first=hours[-1].astimezone(UTC).date().isoformat()).scalar() or 0)


def count_reached(db: Connection, channel: str, now: datetime, many: int = 1) -> None:
    """Count people whom Haat begins to talk with now."""
    name, day = _hour(channel, now), now.astimezone(UTC).date()
    if not insert_once(db, counters, {"name": name, "day": day, "seen": many}, "name", "day"):
        db.execute(
            counters.update().where(counters.c.name == name, counters.c.day == day).values(seen=counters.c.seen + many)
        )


def _hour(channel: str, moment: datetime) -> str:
    return f"reached {channel} {moment.astimezone(UTC):%Y-%m-%dT%H}"
