"""Who sends through a sender, among many processes: one at a time, taken over when it dies or falls silent."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic

import psycopg
import pytest
import sqlalchemy as sa

from storage import outbox, ownership, people
from storage.database import Store
from storage.ownership import SenderLocks
from storage.senders import keep_sender
from storage.tables import senders
from tests.storage import together
from tests.storage.together import NOON


@pytest.fixture
def store(postgres_url: str) -> Iterator[Store]:
    from storage import schema

    made = Store(postgres_url, owner=True)
    schema.upgrade(made)
    with made.write() as db:
        for name in ("bot1", "bot2", "bot3"):
            keep_sender(db, "telegram", name, NOON)
    yield made
    made.close()


@pytest.fixture
def locks(store: Store, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[SenderLocks]]:
    """Three processes; none falls silent because the machine that tries them is slow."""
    monkeypatch.setattr(ownership, "SILENT", 24 * 3600)
    made = [SenderLocks(store.url, f"process{number}") for number in range(3)]
    yield made
    for one in made:
        one.close()


ONE, ALL = ["bot1"], ["bot1", "bot2", "bot3"]


def fences(store: Store) -> dict[str, int]:
    with store.read() as db:
        rows = db.execute(sa.select(senders.c.external_id, senders.c.fence)).all()
        return {row.external_id: row.fence for row in rows}


def wait_until_free(store: Store) -> None:
    """The server ends a connection that was cut a moment later, on a busy machine some moments: until then its lock stands."""
    held = sa.text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND classid = :kind AND database = "
                   "(SELECT oid FROM pg_database WHERE datname = current_database())")  # fmt: skip
    end = monotonic() + 60
    while monotonic() < end:
        with store.read() as db:
            if not db.scalar(held, {"kind": ownership._CLASS}):
                return
    raise AssertionError("the lock of a connection that was cut is not freed")


def test_one_owns_and_the_others_wait(store: Store, locks: list[SenderLocks]) -> None:
    assert locks[0].keep(ONE) == {"bot1": 1}
    assert locks[1].keep(ONE) == {}
    assert locks[0].keep(ONE) == {"bot1": 1}, "staying is no new ownership"
    assert fences(store)["bot1"] == 1


def test_when_the_owner_goes_the_next_one_has_a_higher_fence(store: Store, locks: list[SenderLocks]) -> None:
    locks[0].keep(ONE)
    locks[1].keep(ONE)
    locks[0].close()
    wait_until_free(store)
    assert locks[1].keep(ONE) == {"bot1": 2}
    assert locks[0].keep(ONE) == {}


def test_three_processes_share_three_senders_and_give_up_what_others_should_have(locks: list[SenderLocks]) -> None:
    assert set(locks[0].keep(ALL)) == set(ALL)
    for _ in range(3):
        held = [one.keep(ALL) for one in locks]
    assert sorted(sender for one in held for sender in one) == ALL
    assert [len(one) for one in held] == [1, 1, 1]


def test_an_owner_whose_connection_was_cut_knows_it_and_begins_again_from_nothing(
    store: Store, locks: list[SenderLocks]
) -> None:
    locks[0].keep(ONE)
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = :name"
    with store.write() as db:
        db.execute(sa.text(cut), {"name": ownership.NAME})
    wait_until_free(store)
    with pytest.raises(psycopg.Error):
        locks[0].keep(ONE)
    assert locks[0].held == {}
    assert locks[0].keep(ONE) == {"bot1": 2}


def test_a_silent_owner_is_put_out_and_a_living_one_is_not(store: Store, locks: list[SenderLocks]) -> None:
    locks[0].keep(ONE)
    assert locks[1].keep(ONE) == {}
    locks[0].keep(ONE)  # it has not been put out
    long_ago = senders.update().values(owner_seen_at=NOON.replace(year=2020))
    with store.write() as db:
        db.execute(long_ago)
    assert locks[1].keep(ONE) == {}, "this round cuts the connection"
    wait_until_free(store)
    assert locks[1].keep(ONE) == {"bot1": 2}
    with pytest.raises(psycopg.Error):
        locks[0].keep(ONE)
    assert locks[0].keep(ONE) == {}


def test_an_unknown_sender_is_nobodys(locks: list[SenderLocks]) -> None:
    assert locks[0].keep(["nobody"]) == {}


def test_a_row_is_marked_only_with_the_fence_of_the_present_owner(store: Store, locks: list[SenderLocks]) -> None:
    with store.write() as db:
        to = people.address_for(db, "telegram", "bot1", ["4000000000000001"], NOON)
        rows = [together.row(db, to, f"cause{number}", lane=f"lane{number}") for number in range(3)]
        outbox.claim(db, "me", NOON, at_most=3)
    mine = locks[0].keep(ONE)
    with store.write() as db:
        assert outbox.start(db, "me", rows[:1], NOON, fences=mine) == rows[:1]
        assert outbox.start(db, "me", rows[1:], NOON, fences={}) == []
    locks[0].close()
    wait_until_free(store)
    locks[1].keep(ONE)
    with store.write() as db:
        assert outbox.start(db, "me", rows[1:], NOON, fences=mine) == [], "the fence moved on"
        assert outbox.start(db, "me", rows[1:], NOON) == rows[1:], "where there is one process nobody asks"
