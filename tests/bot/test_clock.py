"""What time it is: real, moved by a file, or standing still."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.clock import Clock, SetClock

HOUR = timedelta(hours=1)


def is_about(moment: datetime, offset: timedelta) -> bool:
    return abs(moment - datetime.now(UTC) - offset) < timedelta(seconds=5)


def test_without_a_file_it_is_the_real_time_in_utc() -> None:
    now = Clock().now()
    assert is_about(now, timedelta())
    assert now.utcoffset() == timedelta()


def test_a_file_moves_it_and_is_read_again_when_asked(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    file.write_text("3600\n")
    clock = Clock(file)
    assert is_about(clock.now(), HOUR)
    file.write_text("-7200.5")
    assert is_about(clock.now(), HOUR), "only when it is read again"
    clock.read_offset()
    assert is_about(clock.now(), -2 * HOUR)
    file.write_text("")
    clock.read_offset()
    assert is_about(clock.now(), timedelta())


@pytest.mark.parametrize("text", ["soon", "nan", "inf", "-1e400", "1e15", "1e13", "\x00", "1 2"])
def test_what_is_no_number_of_seconds_counts_as_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "clock"
    file.write_text("3600")
    clock = Clock(file)
    file.write_text(text)
    clock.read_offset()
    assert is_about(clock.now(), timedelta())


def test_bytes_that_are_no_text_and_a_missing_file_count_as_none(tmp_path: Path) -> None:
    file = tmp_path / "clock"
    assert is_about(Clock(file).now(), timedelta())
    file.write_bytes(b"\xff\xfe\x80")
    assert is_about(Clock(file).now(), timedelta())
    assert is_about(Clock(tmp_path).now(), timedelta()), "a folder is no file"


def test_it_is_moved_forward_by_hand() -> None:
    clock = Clock()
    clock.advance(HOUR)
    clock.advance(HOUR)
    clock.read_offset()
    assert is_about(clock.now(), 2 * HOUR)


def test_a_set_clock_stands_still_until_it_is_moved() -> None:
    noon = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
    clock = SetClock(noon)
    assert clock.now() == clock.now() == noon
    clock.advance(HOUR)
    assert clock.now() == noon + HOUR
