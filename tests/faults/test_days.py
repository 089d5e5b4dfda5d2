"""Bad days in a short form: what providers, stores and clocks do, and that the books are right after each."""

from __future__ import annotations

import os

import pytest

from tests.faults import days, steps
from tests.faults.machine import Machine, Warm
from tests.faults.server import own_server


def test_every_bad_day_leaves_right_books_on_sqlite(sqlite_url: str, warm: Warm) -> None:
    with Machine(sqlite_url, lease=2, wire=3, call=1.5, warm=warm) as machine:
        for day in days.run(machine, size=10):
            assert day.books.clean, f"{day.name}: {day.books}"


def test_every_bad_day_leaves_right_books_on_postgresql(postgres_url: str, warm: Warm) -> None:
    with Machine(postgres_url, lease=2, wire=3, call=1.5, warm=warm) as machine:
        for day in days.run(machine, size=10):
            assert day.books.clean, f"{day.name}: {day.books}"


def test_postgresql_itself_is_restarted_and_its_disk_is_full(warm: Warm) -> None:
    if os.environ.get("HAAT_TEST_DATABASE_URL"):
        pytest.skip("the server is not ours to be stopped")
    with (
        own_server() as server,
        Machine(server.fresh(), lease=2, wire=3, call=1.5, warm=warm, server=server) as machine,
    ):
        for day in days.run(machine, days=(days.server_restarted, days.disk_full), size=10):
            assert day.books.clean, f"{day.name}: {day.books}"


def test_a_crash_between_two_steps_leaves_right_books(any_store_url: str, warm: Warm) -> None:
    with Machine(any_store_url, lease=1.5, wire=2.5, warm=warm) as machine:
        found = steps.run(machine, stride=4)
    assert len(found.deaths) > 4, "it died at commits and on the wire"
    assert {death.partition(":")[0] for death in found.deaths} == {"before", "after", "wire"}
    assert found.books.clean, str(found.books)
