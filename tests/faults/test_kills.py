"""kill -9 at random instants, in a short form; `make faults` does two hundred of each."""

from __future__ import annotations

import signal

import pytest

from bot.dispatcher import AT_ONCE
from storage.database import StoreAway
from tests.faults import kills
from tests.faults.machine import Machine, Warm


def test_nothing_is_lost_doubled_or_reordered_when_the_process_is_killed(any_store_url: str, warm: Warm) -> None:
    with Machine(any_store_url, warm=warm) as machine:
        found = kills.run(machine, 5, readers=40)
    assert len(found.kills) == 5
    assert found.books.clean, str(found.books)
    assert found.most_on_wire <= AT_ONCE * 2, "two senders, each with so many on the wire at most"


def test_nor_when_one_of_three_processes_is_killed(postgres_url: str, warm: Warm) -> None:
    with Machine(postgres_url, workers=2, warm=warm) as machine:
        found = kills.run(machine, 4, readers=40, seed=3)
    assert len(found.kills) == 4
    assert found.books.clean, str(found.books)


def test_the_books_see_what_is_wrong(sqlite_url: str, warm: Warm) -> None:
    """A check that cannot fail is none: rows are doubled, lost and swapped by hand, and each is seen."""
    from tests.faults.ledger import compare
    from tests.faults.town import Town

    with Machine(sqlite_url, warm=warm) as machine:
        town = Town(machine)
        town.settle_in(2)
        machine.start()
        town.write_to(town.readers, each=3)
        kills.drain(machine)
        assert compare(machine).clean
        good = machine.telegram.calls_of("sendMessage", ok=True)
        own = [call for call in good if "#" in call.params["text"]]
        machine.telegram.calls.append(own[0])
        assert compare(machine).beyond_doubt
        machine.telegram.calls.remove(own[0])
        assert not compare(machine).clean, "the one that stood first is at the end now"
        machine.telegram.calls.remove(own[0])
        assert compare(machine).lost
        _stop_between_two_writes(machine)
        town.write_to(town.readers)
        with pytest.raises(AssertionError):
            kills.drain(machine, 0.3)


def _stop_between_two_writes(machine: Machine) -> None:
    """A process that was stopped with SQLite's one place to write in its hands is let go on and stopped anew."""
    while True:
        machine.processes[0].signal(signal.SIGSTOP)
        try:
            return machine.write(lambda db: None)
        except StoreAway:
            machine.processes[0].signal(signal.SIGCONT)
