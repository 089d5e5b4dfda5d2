"""Whatever people press and say, no step breaks; `python -m tests.wander --seed N --steps 2000` goes further."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.market import Market, markets
from tests.wander import Town, walk


@pytest.fixture
def market(sqlite_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(sqlite_url, tmp_path)


@pytest.mark.parametrize("seed", [1, 2])
def test_no_step_breaks_whatever_people_press_and_say(market: Market, seed: int) -> None:
    town = walk(market, seed, 150)
    assert len(town.done) >= 150
    assert [str(one) for one in town.broken] == []


def test_a_step_that_breaks_is_noticed(market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_: object) -> None:
        raise LookupError("nothing there")

    monkeypatch.setattr("handlers.router.work", breaks)
    town: Town = walk(market, 1, 4)
    assert town.broken
    assert "nothing there" in town.broken[0].what
