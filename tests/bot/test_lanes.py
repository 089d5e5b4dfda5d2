"""Several lanes are worked at a time, each in its own order; one that breaks holds up nobody and is tried once a try."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bot.app import LANES_AT_ONCE
from handlers import router, subjects
from handlers.conversation import Slow
from handlers.world import World
from storage import inbox, tables
from storage.database import Store
from storage.inbox import Received
from tests.market import Market, markets

worked: list[tuple[str, str]] = []


@pytest.fixture
def market(any_store_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Market]:
    worked.clear()
    monkeypatch.setattr(router, "work", step)
    yield from markets(any_store_url, tmp_path)


def step(db: Connection, world: World, received: Received, results: dict[str, Any]) -> None:
    """Instead of the router: words decide what becomes of the step."""
    text = received.message["text"]
    if text == "break":
        raise ZeroDivisionError("on purpose")
    if text == "slow" and "found" not in results:
        raise Slow("found", "count", {"lane": received.lane})
    worked.append((received.lane, text))
    inbox.done(db, received.id, world.now)


def write(market: Market, lane: str, *texts: str) -> None:
    for text in texts:
        market.write(
            lambda db, text=text: inbox.keep(
                db, channel="telegram", sender="bot", provider_id=market.next_event(), lane=lane,
                message={"text": text, "kind": "wake"}, raw=None, ahead=False, now=market.clock.now(),
            )
        )  # fmt: skip


def of(lane: str) -> list[str]:
    return [text for at, text in worked if at == lane]


def test_many_lanes_at_a_time_each_in_its_order_and_every_message_once(market: Market) -> None:
    for number in range(5):
        for lane in range(20):
            write(market, f"address:{lane}", str(number))
    assert market.run(market.app.work(LANES_AT_ONCE)) == 100
    assert len(worked) == 100
    for lane in range(20):
        assert of(f"address:{lane}") == ["0", "1", "2", "3", "4"]


def test_a_lane_that_breaks_is_tried_once_a_try_while_the_others_go_on(market: Market) -> None:
    write(market, "address:1", "break", "after")
    for lane in range(2, 12):
        write(market, f"address:{lane}", "a", "b")
    market.run(market.app.work(LANES_AT_ONCE))
    assert len(worked) == 20
    broken = market.look(lambda db: db.execute(sa.select(tables.inbox).where(tables.inbox.c.lane == "address:1")).all())
    assert [(row.state, row.tries) for row in broken] == [("new", 1), ("new", 0)]
    for seconds in (6, 31):
        market.clock.advance(timedelta(seconds=seconds))
        market.run(market.app.work(LANES_AT_ONCE))
    parked = market.look(inbox.parked)
    assert [(row.message["text"], row.tries, row.error) for row in parked] == [
        ("break", 3, "ZeroDivisionError: on purpose")
    ]
    assert of("address:1") == ["after"], "the lane goes on"
    assert market.look(inbox.waiting) == 0


def test_something_slow_to_read_holds_its_own_lane_only(market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    reads: list[str] = []

    def count(db: Connection, world: World, *, lane: str) -> int:
        reads.append(lane)
        return 1

    monkeypatch.setitem(subjects.ERRANDS, "count", count)
    write(market, "address:1", "slow", "after")
    write(market, "address:2", "a", "slow", "b")
    market.run(market.app.work(LANES_AT_ONCE))
    assert of("address:1") == ["slow", "after"]
    assert of("address:2") == ["a", "slow", "b"]
    assert sorted(reads) == ["address:1", "address:2"], "each was read once"


def test_while_one_process_reads_for_a_message_no_other_begins_it_or_what_follows(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    if market.app.store.is_sqlite:
        pytest.skip("one process works: there is no other")
    seen: list[Received | None] = []

    def count(db: Connection, world: World, *, lane: str) -> int:
        with market.app.store.write() as beside:
            seen.append(inbox.take(beside, market.clock.now()))
        return 1

    monkeypatch.setitem(subjects.ERRANDS, "count", count)
    write(market, "address:1", "slow", "after")
    assert market.run(market.app.work(1)) == 2
    assert seen == [None]
    assert of("address:1") == ["slow", "after"]


def test_a_message_that_needs_reading_is_at_no_moment_free_for_another_process(
    market: Market, monkeypatch: pytest.MonkeyPatch
) -> None:
    if market.app.store.is_sqlite:
        pytest.skip("one process works: there is no other")
    monkeypatch.setitem(subjects.ERRANDS, "count", lambda db, world, *, lane: 1)
    write(market, "address:1", "slow")
    with closing(Store(market.store_url)) as other:
        seen: list[Received | None] = []

        def look(*_: object) -> None:
            with other.write() as beside:
                seen.append(inbox.take(beside, market.clock.now()))

        sa.event.listen(market.app.store.writer, "checkin", look)  # right after each commit and each rollback
        assert market.run(market.app.work(1)) == 1
    assert len(seen) >= 2
    assert not any(seen)


def test_a_message_whose_reader_died_is_worked_by_another_soon(market: Market) -> None:
    write(market, "address:1", "a")
    row = market.look(lambda db: db.scalar(sa.select(tables.inbox.c.id)))
    market.write(lambda db: inbox.reserve(db, row, market.clock.now()))
    assert market.run(market.app.work(1)) == 0
    market.clock.advance(inbox.READING)
    assert market.run(market.app.work(1)) == 1


def test_who_goes_on_with_a_row_waits_for_another_who_just_looks_at_it(market: Market) -> None:
    if market.app.store.is_sqlite:
        pytest.skip("one writer at a time: nobody looks meanwhile")
    write(market, "address:1", "a")
    row = market.look(lambda db: db.scalar(sa.select(tables.inbox.c.id)))
    looks, found = threading.Event(), list[Received | None]()

    def go_on() -> None:
        with market.app.store.write() as db:
            looks.set()
            found.append(inbox.take(db, market.clock.now(), only=row))

    with market.app.store.write() as db:
        assert inbox.take(db, market.clock.now()) is not None, "held by this look"
        other = threading.Thread(target=go_on)
        other.start()
        assert looks.wait(60)
        with market.app.store.write() as beside:
            assert inbox.take(beside, market.clock.now()) is None, "who looks for any work passes it by"
    other.join(60)
    assert [one.id for one in found if one is not None] == [row]


def test_a_stopping_process_takes_nothing_new_and_leaves_it_for_the_next(market: Market) -> None:
    write(market, "address:1", "a")

    async def stop() -> int:
        app = market.app
        app.stop_taking()
        return await app.work(LANES_AT_ONCE)

    assert market.run(stop()) == 0
    market.reopen()
    assert market.run(market.app.work(LANES_AT_ONCE)) == 1
    assert worked == [("address:1", "a")]
