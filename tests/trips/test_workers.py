"""One PostgreSQL, a server and workers as processes of their own: started, stopped and killed at any moment."""

from __future__ import annotations

import signal
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from bot.dispatcher import AT_ONCE
from storage import inbox, outbox, people, tables
from storage.database import Store
from tests.fakes.telegram import FakeTelegram
from tests.trips.processes import Machines, made_ready
from tests.trips.town import until

BUNCHED = 0.01
"""Of calls sent in good time a very busy machine may hand some over together; a taken-over limit that was not kept would
show as a burst, many times that."""
WAITING = {"ready", "leased", "behind", "held"}
START = 90
"""Seconds: a process reads all its catalogues before it works, and several of them share a processor here."""


@pytest.fixture
def store(postgres_url: str) -> Iterator[Store]:
    opened = made_ready(postgres_url)
    yield opened
    opened.close()


@pytest.fixture
def telegram() -> Iterator[FakeTelegram]:
    with FakeTelegram() as fake:  # it enforces the published limits
        yield fake


@pytest.fixture
def machines(store: Store, postgres_url: str, tmp_path: Path, telegram: FakeTelegram) -> Iterator[Machines]:
    with Machines(postgres_url, tmp_path, telegram) as machines:
        yield machines


def look(store: Store, query: Any) -> Any:
    with store.read() as db:
        return db.execute(query).all()


def owner(store: Store) -> tuple[str | None, int]:
    """Who sends through the bot, by the name in the row, and how many owners there have been."""
    found = look(store, sa.select(tables.senders.c.owner, tables.senders.c.fence))
    return (found[0].owner, found[0].fence) if found else (None, 0)


def owner_pid(store: Store) -> int | None:
    """The server's process that holds the sender's lock."""
    held = sa.text(
        "SELECT count(*), min(pid) FROM pg_locks WHERE locktype = 'advisory' AND granted AND classid = 1212236116"
    )
    many, pid = look(store, held)[0]
    assert many <= 1
    return int(pid) if many else None


def write_bulk(store: Store, telegram: FakeTelegram, people_there: int, each: int) -> None:
    """So many notices that may be sent once at most, to people who have written before."""
    now = datetime.now(UTC)
    with store.write() as db:
        for number in range(people_there):
            person = telegram.user(f"P{number}")
            person.starts()  # Telegram lets a bot write only to whoever started it
            address = people.address_for(db, "telegram", telegram.token.partition(":")[0], [str(person.id)], now)
            for one in range(each):
                outbox.add(
                    db, now, cause=f"bulk:{one}", action="send", sender=address.sender, channel="telegram",
                    address_id=address.id, person_id=address.person_id, lane=address.lane, purpose="office", priority=2,
                    repeatable=False, payload={"text": f"notice {one} for {number}"},
                )  # fmt: skip


def states(store: Store) -> dict[str, int]:
    return dict(look(store, sa.select(tables.outbox.c.state, sa.func.count()).group_by(tables.outbox.c.state)))


def bulk_states(store: Store) -> dict[str, int]:
    query = sa.select(tables.outbox.c.state, sa.func.count()).where(tables.outbox.c.cause.like("bulk:%"))
    return dict(look(store, query.group_by(tables.outbox.c.state)))


def sent(telegram: FakeTelegram) -> Counter[str]:
    """How often each notice was accepted."""
    return Counter(
        str(call.params["text"]) for call in list(telegram.calls_of("sendMessage", ok=True))
        if str(call.params["text"]).startswith("notice")
    )  # fmt: skip


def refused_for_haste(telegram: FakeTelegram) -> int:
    return sum(1 for call in telegram.calls_of("sendMessage") if call.code == 429)


def test_a_server_and_two_workers_answer_people_and_one_of_them_sends(
    machines: Machines, telegram: FakeTelegram, store: Store
) -> None:
    machines.serve()
    machines.worker("one")
    machines.worker("two")
    asha = telegram.user("Asha", language_code="hi")
    asha.starts("sagarhi")
    until(lambda: asha.received, "Asha is answered")
    until(lambda: store_says_three(store), "three processes share the senders", START)
    assert owner_pid(store) is not None
    for name in ("two", "one", "serve"):
        assert machines.ends(name, signal.SIGTERM) == 0, machines.log(name)
    assert owner_pid(store) is None


def store_says_three(store: Store) -> bool:
    many = sa.text(
        "SELECT count(*) FROM pg_stat_activity WHERE application_name = 'haat owner' AND datname = current_database()"
    )
    return bool(look(store, many)[0][0] == 3)


def test_when_the_owner_is_killed_another_sends_on_within_seconds_and_nothing_is_doubled(
    machines: Machines, telegram: FakeTelegram, store: Store
) -> None:
    machines.worker("one")  # alone, so that it is the one that sends
    until(lambda: owner_pid(store), "the first worker owns the sender", START)
    machines.serve()
    machines.worker("two")
    until(lambda: store_says_three(store), "all have come", START)
    _, fence = owner(store)
    write_bulk(store, telegram, 60, 5)
    until(lambda: sum(sent(telegram).values()) >= 60, "a part is sent", 30)
    assert machines.ends("one", signal.SIGKILL) == -signal.SIGKILL
    killed = time.monotonic()
    left = sum(sent(telegram).values())
    until(lambda: sum(sent(telegram).values()) > left + 20, "another sends on")
    assert time.monotonic() - killed < 8
    assert owner(store)[1] == fence + 1
    # What waited behind a row that was on the wire at the kill follows when that one's time is over.
    until(lambda: not set(bulk_states(store)) & WAITING, "all is sent", 150)
    accepted, ended = sent(telegram), bulk_states(store)
    assert max(accepted.values()) == 1, "a notice came twice"
    in_doubt = ended.get("sending", 0) + ended.get("unknown", 0)
    assert in_doubt <= AT_ONCE, "more than was on the wire at the kill"
    assert ended.get("sent", 0) + in_doubt == 300, ended
    assert len(accepted) >= ended["sent"]
    assert refused_for_haste(telegram) <= sum(sent(telegram).values()) * BUNCHED


def test_a_stopped_owner_is_put_out_and_sends_nothing_when_it_comes_back(
    machines: Machines, telegram: FakeTelegram, store: Store
) -> None:
    machines.worker("one")
    until(lambda: owner_pid(store), "the first worker owns the sender", START)
    until(lambda: owner(store)[0], "it has written its number", START)
    first, (_, before) = owner_pid(store), owner(store)
    machines.worker("two")
    frozen = machines.running["one"]
    frozen.send_signal(signal.SIGSTOP)
    until(lambda: owner_pid(store) not in (None, first), "the silent owner is put out", START)
    until(lambda: owner(store)[1] > before, "the lock's new owner has written its number", START)
    _, fence = owner(store)
    frozen.send_signal(signal.SIGCONT)
    write_bulk(store, telegram, 40, 3)
    until(lambda: bulk_states(store) == {"sent": 120}, "all is sent", 60)
    assert max(sent(telegram).values()) == 1
    assert refused_for_haste(telegram) <= sum(sent(telegram).values()) * BUNCHED
    assert owner(store)[1] == fence, "the one that came back took nothing"
    assert machines.ends("one", signal.SIGTERM) == 0
    assert machines.ends("two", signal.SIGTERM) == 0


def test_what_is_in_flight_is_finished_before_a_worker_ends(
    machines: Machines, telegram: FakeTelegram, store: Store
) -> None:
    machines.worker("one")
    until(lambda: owner_pid(store), "the worker owns the sender", START)
    write_bulk(store, telegram, 40, 5)
    until(lambda: sum(sent(telegram).values()) >= 30, "it is in the middle of it", 30)
    assert machines.ends("one", signal.SIGTERM) == 0
    now = bulk_states(store)
    assert not now.keys() & {"leased", "sending", "unknown"}, "nothing is left on the wire or leased"
    assert now["sent"] == sum(sent(telegram).values())
    assert sum(many for state, many in now.items() if state in WAITING) == 200 - now["sent"] > 0


def test_bursts_of_many_people_are_worked_once_each_and_in_order_by_whichever_process(
    machines: Machines, telegram: FakeTelegram, store: Store
) -> None:
    machines.serve()
    machines.worker("one")
    machines.worker("two")
    until(lambda: store_says_three(store), "three processes share the work", START)
    crowd = [telegram.user(f"P{number}", language_code="hi") for number in range(12)]
    for person in crowd:
        person.starts("sagarhi")
    for word in ("menu", "help", "menu", "help"):
        for person in crowd:
            person.says(word)
        if word == "help":  # one dies and one comes while they write
            machines.ends("one", signal.SIGKILL) if "one" in machines.running else machines.worker("three")
    until(lambda: not telegram.pending, "all is taken in", START)
    until(lambda: not inbox_waiting(store), "all is worked", START)
    rows = look(store, sa.select(tables.inbox).where(tables.inbox.c.channel == "telegram").order_by(tables.inbox.c.id))
    assert Counter(row.state for row in rows) == {"done": 12 * 5}
    for lane in {row.lane for row in rows}:
        mine = [row for row in rows if row.lane == lane]
        assert [row.message["text"] for row in mine][1:] == ["menu", "help", "menu", "help"]
        assert [row.done_at for row in mine] == sorted(row.done_at for row in mine)
    causes = look(store, sa.select(tables.outbox.c.cause))
    assert len(causes) == len(set(causes))
    assert len({cause.split(":")[1] for (cause,) in causes if cause.startswith("inbox:")}) in (0, 12 * 5)


def inbox_waiting(store: Store) -> int:
    with store.read() as db:
        return inbox.waiting(db)
