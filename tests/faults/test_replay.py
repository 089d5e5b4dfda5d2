"""A small part of the day that felled a peer; `make faults` replays it whole."""

from __future__ import annotations

from tests.faults import replay
from tests.faults.machine import Machine, Warm


def test_a_busy_day_with_restarts_loses_and_reorders_nothing(any_store_url: str, warm: Warm) -> None:
    with Machine(any_store_url, warm=warm) as machine:
        day = replay.run(machine, 240, 60, restarts=2, rate=40)
    assert day.restarts == 2
    assert day.clean, str(day)
