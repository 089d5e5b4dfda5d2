"""What breaks at each tick is told once, and again when it is something else or an hour has passed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.telling import Telling
from handlers.workshop import workshop_news
from storage.parts import by_itself
from tests.market import Market, markets

NOON = datetime(2026, 12, 1, 6, 30, tzinfo=UTC)


@pytest.fixture
def market(sqlite_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(sqlite_url, tmp_path / "haat")


def test_the_same_is_told_once_an_hour() -> None:
    telling = Telling()
    told = [telling.is_new("workshop:1", ValueError("bad"), NOON + timedelta(seconds=second)) for second in range(3601)]
    assert told == [1] + [0] * 3599 + [3600]


def test_another_fault_or_another_row_is_told_at_once() -> None:
    telling = Telling()
    assert telling.is_new("workshop:1", ValueError("bad"), NOON) == 1
    assert telling.is_new("workshop:1", ValueError("worse"), NOON) == 1
    assert telling.is_new("workshop:1", TypeError("worse"), NOON) == 1
    assert telling.is_new("workshop:2", TypeError("worse"), NOON) == 1
    assert telling.is_new("workshop:2", TypeError("worse"), NOON) == 0


def test_what_was_told_long_ago_is_forgotten() -> None:
    telling = Telling()
    for number in range(1000):
        telling.is_new(f"workshop:{number}", ValueError("bad"), NOON)
    assert telling.is_new("workshop:1", ValueError("bad"), NOON + timedelta(hours=3)) == 1
    assert len(telling._said) == 1


def test_a_row_that_breaks_at_each_tick_is_one_line_of_the_log(market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    why = ["unreadable"]

    def remind(db: Any, **_: Any) -> None:
        for number in (1, 2):
            with by_itself(db, f"workshop:{number}"):
                if number == 1:
                    raise ValueError(why[0])

    monkeypatch.setattr(remind, "__name__", "remind")
    monkeypatch.setattr(workshop_news, "remind", remind)
    with structlog.testing.capture_logs() as lines:
        for _ in range(5):
            market.later(seconds=1)
        why[0] = "unreadable otherwise"
        market.later(seconds=1)
        market.later(hours=1)
    told = [(line["job"], line["row"], str(line["exc_info"])) for line in lines if line["event"] == "row broke"]
    assert told == [
        ("remind", "workshop:1", "unreadable"),
        ("remind", "workshop:1", "unreadable otherwise"),
        ("remind", "workshop:1", "unreadable otherwise"),
    ]
