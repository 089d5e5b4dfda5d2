"""Counters of what nobody handles, as they are kept."""

from __future__ import annotations

from datetime import timedelta

from storage import counters
from storage.database import Store
from tests.storage.together import NOON, both


def test_counting_at_the_same_instant_loses_no_count(store: Store, second: Store) -> None:
    both([store, second], 12, lambda db: counters.count(db, "unread:telegram:poll", NOON))
    with store.write() as db:
        counters.count(db, "unread:telegram:poll", NOON + timedelta(days=1))
    with store.read() as db:
        assert counters.counted(db) == {"unread:telegram:poll": 13}
