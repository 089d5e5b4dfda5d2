"""What the tests of the store share: deeds at the same instant, and makers of people, addresses and rows."""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import outbox, people
from storage.database import Store

T = TypeVar("T")
NOON = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
OURS = {"telegram": "HaatTestBot", "whatsapp": "whatsapp:+910000000001"}
_numbers = itertools.count(1)


def at_once(deeds: Sequence[Callable[[], T]]) -> list[T]:
    """Do all of these in threads that start at the same instant."""
    gate = threading.Barrier(len(deeds))

    def run(deed: Callable[[], T]) -> T:
        gate.wait(timeout=30)
        return deed()

    with ThreadPoolExecutor(len(deeds)) as pool:
        return list(pool.map(run, deeds))


def both(stores: Sequence[Store], times: int, deed: Callable[[Connection], T]) -> list[T]:
    """The same deed so many times at once, each in a transaction of its own, through these stores in turn."""

    def run(through: Store) -> T:
        with through.write() as db:
            return deed(db)

    return at_once([partial(run, one) for one in itertools.islice(itertools.cycle(stores), times)])


def wait_until_blocked(store: Store, thread: threading.Thread) -> None:
    """Let a thread run as far as the lock that we hold: PostgreSQL tells when; SQLite lets nobody in anyway."""
    until = time.monotonic() + 20
    while not store.is_sqlite and thread.is_alive() and time.monotonic() < until:
        with store.read() as db:
            if db.scalar(sa.text("SELECT count(*) FROM pg_locks WHERE NOT granted")):
                return


def address(db: Connection, channel: str = "telegram", external_id: str = "") -> people.Address:
    """Someone who has written."""
    number = next(_numbers)
    fallback = str(4_000_000_000_000_000 + number) if channel == "telegram" else f"whatsapp:+91012345{number:05}"
    return people.address_for(db, channel, OURS[channel], [external_id or fallback], NOON)


def row(db: Connection, to: people.Address, cause: str, **fields: Any) -> int:
    """One more message for somebody; its number."""
    words = {
        "action": "send", "sender": to.sender, "channel": to.channel, "address_id": to.id, "person_id": to.person_id,
        "lane": to.lane, "purpose": "reply", "priority": 0, "repeatable": False, "payload": {"text": cause},
    }  # fmt: skip
    made = outbox.add(db, NOON, cause=cause, **(words | fields))
    assert made is not None
    return made
