"""The inbox: kept once, worked one at a time in each lane, tried three times, then parked."""

from __future__ import annotations

import threading
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import inbox, people
from storage.database import Store
from storage.tables import address_aliases, addresses
from storage.tables import inbox as rows
from storage.tables import people as persons
from tests.storage.together import NOON, both

WEBHOOKS = 50


def keep(db: Connection, provider_id: str, lane: str = "address:1", **words: Any) -> bool:
    """Keep one message of a lane."""
    fields = {"channel": "telegram", "sender": "HaatTestBot", "raw": None, "ahead": False, "now": NOON}
    return inbox.keep(db, provider_id=provider_id, lane=lane, **(fields | {"message": {"text": provider_id}} | words))


def worked(store: Store, *, now: Any = NOON) -> list[str]:
    """Work everything that is due, one transaction each; what was worked, in order."""
    done = []
    while True:
        with store.write() as db:
            received = inbox.take(db, now)
            if received is None:
                return done
            inbox.done(db, received.id, now)
            done.append(received.message["text"])


def next_retry(db: Connection) -> Any:
    """When the failed message may be tried again."""
    return db.scalar(sa.select(sa.func.min(rows.c.retry_at)).where(rows.c.state == "new"))


def test_the_same_webhook_fifty_times_at_once_is_one_row_and_one_person(store: Store, second: Store) -> None:
    def arrive(db: Connection) -> bool:
        if inbox.known(db, "whatsapp", "s", "SM1"):
            return False
        ids = ["whatsapp:IN.000111", "whatsapp:+910123400001"]
        whose = people.address_for(db, "whatsapp", "s", ids, NOON)
        return keep(db, "SM1", whose.lane, channel="whatsapp", sender="s")

    kept = both([store, second], WEBHOOKS, arrive)
    assert sorted(kept) == [False] * (WEBHOOKS - 1) + [True]
    with store.read() as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(rows)) == 1
        assert db.scalar(sa.select(sa.func.count()).select_from(addresses)) == 1
        assert db.scalar(sa.select(sa.func.count()).select_from(persons)) == 1, "a person without an address was left"
        assert db.scalar(sa.select(sa.func.count()).select_from(address_aliases)) == 2


def test_a_providers_id_is_unique_for_its_channel_and_sender_only(store: Store) -> None:
    with store.write() as db:
        assert keep(db, "7")
        assert not keep(db, "7", "address:2")
        assert keep(db, "7", sender="AnotherBot")
        assert keep(db, "7", channel="whatsapp")
        assert inbox.known(db, "telegram", "HaatTestBot", "7")
        assert not inbox.known(db, "telegram", "HaatTestBot", "8")


def test_a_lane_keeps_its_order_and_a_stop_goes_ahead_of_it(store: Store) -> None:
    with store.write() as db:
        for words in ("a1", "a2"):
            keep(db, words)
        keep(db, "b1", "address:2")
        keep(db, "a-stop", ahead=True)
        keep(db, "a-stop2", ahead=True)
        keep(db, "a3")
    order = worked(store)
    assert order[:2] == ["a-stop", "a-stop2"]
    assert [words for words in order if words[:2] in ("a1", "a2", "a3")] == ["a1", "a2", "a3"]
    assert "b1" in order


def test_what_a_person_sent_goes_before_what_haat_begins_but_never_out_of_its_lane(store: Store) -> None:
    with store.write() as db:
        keep(db, "wake one", "address:1", channel="haat", sender="haat")
        keep(db, "wake two", "address:2", channel="haat", sender="haat")
        keep(db, "said in two", "address:2")
        keep(db, "said in three", "address:3")

    def next_of(**how: bool) -> str:
        with store.write() as db:
            received = inbox.take(db, NOON, **how)
            assert received is not None
            inbox.done(db, received.id, NOON)
            return str(received.message["text"])

    assert next_of(people_first=True) == "said in three", "the one in lane two waits for what stands before it"
    assert next_of() == "wake one"
    assert next_of(people_first=True) == "wake two"
    assert next_of(people_first=True) == "said in two"


def test_a_failed_head_holds_its_own_lane_and_no_other(store: Store) -> None:
    with store.write() as db:
        for words, lane in (("a1", "address:1"), ("a2", "address:1"), ("b1", "address:2")):
            keep(db, words, lane)
        head = inbox.take(db, NOON)
        assert head is not None
        assert inbox.failed(db, head.id, "ValueError", NOON) == 1
    assert worked(store) == ["b1"]
    assert worked(store, now=NOON + inbox.RETRY_AFTER[0] - timedelta(seconds=1)) == []
    with store.read() as db:
        assert next_retry(db) == NOON + inbox.RETRY_AFTER[0]
    assert worked(store, now=NOON + inbox.RETRY_AFTER[0]) == ["a1", "a2"]


def test_a_stop_is_not_held_up_by_a_failed_head(store: Store) -> None:
    with store.write() as db:
        keep(db, "a1")
        inbox.failed(db, 1, "ValueError", NOON)
        keep(db, "a-stop", ahead=True)
    assert worked(store) == ["a-stop"]


def test_a_stop_is_not_held_up_by_an_earlier_stop_that_failed(store: Store) -> None:
    with store.write() as db:
        keep(db, "stop1", ahead=True)
        inbox.failed(db, 1, "ValueError", NOON)
        keep(db, "stop2", ahead=True)
    assert worked(store) == ["stop2"]


def test_three_tries_within_a_minute_then_it_is_parked_and_the_lane_goes_on(store: Store) -> None:
    with store.write() as db:
        keep(db, "bad")
        keep(db, "good")
    now, tries = NOON, []
    for _ in range(3):
        with store.write() as db:
            head = inbox.take(db, now)
            assert head is not None
            assert head.message == {"text": "bad"}
            tries.append(inbox.failed(db, head.id, "x" * 5000, now))
            now = next_retry(db) or now
    assert tries == [1, 2, 3]
    assert now - NOON <= timedelta(seconds=60)
    assert worked(store, now=now) == ["good"]
    with store.read() as db:
        (parked,) = inbox.parked(db)
        assert parked.message == {"text": "bad"}
        assert len(parked.error) == 2000
    with store.write() as db:
        assert inbox.retry(db, parked.id)
        assert not inbox.retry(db, parked.id), "it waits already"
    assert worked(store, now=now) == ["bad"]


def test_a_head_in_another_workers_hands_still_blocks_its_lane(store: Store, second: Store) -> None:
    """On SQLite a second writer waits its turn; on PostgreSQL it takes another lane meanwhile."""
    with store.write() as db:
        for words, lane in (("a1", "address:1"), ("a2", "address:1"), ("b1", "address:2")):
            keep(db, words, lane)
    taken: list[str] = []

    def other() -> None:
        with second.write() as db:
            received = inbox.take(db, NOON)
            taken.append(received.message["text"] if received else "")
            if received:
                inbox.done(db, received.id, NOON)

    worker = threading.Thread(target=other)
    with store.write() as db:
        head = inbox.take(db, NOON)
        assert head is not None
        assert head.message == {"text": "a1"}
        worker.start()
        if not store.is_sqlite:
            worker.join(timeout=30)
            assert taken == ["b1"]
        inbox.done(db, head.id, NOON)
    worker.join(timeout=30)
    assert taken == (["a2"] if store.is_sqlite else ["b1"])
    assert sorted(worked(store)) == (["b1"] if store.is_sqlite else ["a2"])


def test_many_workers_work_every_row_once(store: Store, second: Store) -> None:
    with store.write() as db:
        for number in range(40):
            keep(db, f"{number:02}", f"address:{number % 8}")

    def work(db: Connection) -> str | None:
        received = inbox.take(db, NOON)
        if received is None:
            return None
        inbox.done(db, received.id, NOON)
        return str(received.message["text"])

    first_round = [one for one in both([store, second], 8, work) if one]
    assert len(first_round) == len(set(first_round))
    assert all(int(one) < 16 for one in first_round), "a lane was overtaken"
    assert sorted([*first_round, *worked(store)]) == [f"{number:02}" for number in range(40)]


def test_an_album_waits_for_its_mates_and_is_taken_whole(store: Store) -> None:
    with store.write() as db:
        for number in range(3):
            keep(db, f"p{number}", message={"album": "x"}, retry_at=NOON + timedelta(seconds=1))
        keep(db, "other", message={"album": ""}, retry_at=None)
        keep(db, "elsewhere", "address:2", message={"album": "x"})
        assert [one.message for one in [inbox.take(db, NOON)] if one] == [{"album": "x"}], "only the other lane's"
        head = inbox.take(db, NOON + timedelta(seconds=1))
        assert head is not None
        assert [key for key, _ in inbox.album_mates(db, head.lane, "x", head.id)] == [head.id + 1, head.id + 2]


def test_the_last_forward_of_a_lane_is_found(store: Store) -> None:
    with store.write() as db:
        keep(db, "1", message={"text": "old", "forwarded": True})
        keep(db, "2", message={"text": "new", "forwarded": True})
        keep(db, "3", message={"text": "own", "forwarded": False})
        keep(db, "4", "address:2", message={"text": "another's", "forwarded": True})
        assert inbox.last_forward(db, "address:1") == "new"
        assert inbox.last_forward(db, "address:3") is None


def test_the_next_message_is_found_without_reading_past_all_that_is_done(store: Store) -> None:
    """A day's backlog: as many wait as are done, and the primary key leads through all that is done first."""
    if store.writer.dialect.name != "postgresql":
        pytest.skip("SQLite has no such choice: tests/storage/test_looks.py explains its statements")
    asked: list[tuple[str, Any]] = []
    with store.write() as db:
        for number in range(6000):
            row = {"channel": "telegram", "sender": "HaatTestBot", "provider_id": f"m{number}", "lane": f"address:{number % 900}",
                   "ahead": False, "message": {"text": "x" * 300}, "tries": 0, "received_at": NOON,
                   "state": "done" if number < 3300 else "new"}  # fmt: skip
            db.execute(rows.insert().values(**row))
    with store.writer.connect().execution_options(isolation_level="AUTOCOMMIT") as db:
        db.execute(sa.text("VACUUM ANALYZE inbox"))
    sa.event.listen(
        store.writer, "before_cursor_execute", lambda _d, _c, statement, words, *_: asked.append((statement, words))
    )
    with store.write() as db:
        assert inbox.take(db, NOON) is not None
        taken = [one for one in asked if one[0].startswith("SELECT inbox.id")]
        plans = ["\n".join(db.exec_driver_sql(f"EXPLAIN {text}", words).scalars()) for text, words in taken]
    assert len(plans) == 2
    assert all("ix_inbox_next" in plan and "pk_inbox" not in plan for plan in plans), plans[-1]
