"""When broadcasts go out: every rhythm, days that are none, a clock change, festivals and the night."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from handlers.notice import schedules
from handlers.notice.schedules import BadTime, Schedule
from handlers.world import INDIA

NOON = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
BERLIN = ZoneInfo("Europe/Berlin")


def times(schedule: Schedule, after: datetime, zone: ZoneInfo, many: int) -> list[str]:
    """The next so many moments, as the wall clock shows them."""
    shown = []
    for _ in range(many):
        found = schedule.following(after, zone)
        if found is None:
            break
        shown.append(found.astimezone(zone).strftime("%d.%m. %H:%M"))
        after = found
    return shown


@pytest.mark.parametrize(
    ("at", "every", "kind", "shown"),
    [
        (["2026-12-01T10:00"], "", "once", ["01.12. 10:00"]),
        (["2026-12-01"], "", "once", ["01.12. 10:00"]),
        (["2026-12-05T09:30", "2026-12-01 18:00"], "", "dates", ["01.12. 18:00", "05.12. 09:30"]),
        (["2026-11-30T11:00"], "weekly", "weekly", ["30.11. 11:00", "07.12. 11:00", "14.12. 11:00"]),
        (["2026-12-31T11:00"], "monthly", "monthly", ["31.12. 11:00", "31.01. 11:00", "28.02. 11:00", "31.03. 11:00"]),
        ([], "weekly", "weekly", ["26.11. 10:00", "03.12. 10:00"]),
    ],
)
def test_a_schedule_has_its_days(at: list[str], every: str, kind: str, shown: list[str]) -> None:
    schedule = schedules.read(at, every, NOON, INDIA)
    assert schedule.kind == kind
    assert times(schedule, NOON, INDIA, len(shown) if every else 9) == shown
    assert Schedule.from_json(schedule.to_json()) == schedule


def test_nothing_said_is_now_and_never_again() -> None:
    now = schedules.read([], "", NOON, INDIA)
    assert now.first(NOON, INDIA) == NOON
    assert now.following(NOON, INDIA) is None


def test_a_rhythm_goes_on_from_any_later_moment_and_ends_on_its_last_day() -> None:
    weekly = schedules.read(["2026-11-30T11:00"], "weekly", NOON, INDIA, until="2027-03-01")
    assert times(weekly, NOON + timedelta(days=80), INDIA, 9) == ["15.02. 11:00", "22.02. 11:00", "01.03. 11:00"]
    monthly = schedules.read(["2026-11-30T11:00"], "monthly", NOON, INDIA)
    assert times(monthly, NOON + timedelta(days=400), INDIA, 2) == ["30.01. 11:00", "29.02. 11:00"]


def test_a_clock_change_moves_no_hour_of_the_wall() -> None:
    before = datetime(2026, 10, 14, tzinfo=UTC)
    weekly = schedules.read(["2026-10-19T10:00"], "weekly", before, BERLIN)
    moments = [weekly.following(datetime(2026, 10, day, 23, tzinfo=UTC), BERLIN) for day in (18, 25)]
    assert [moment.astimezone(UTC).hour for moment in moments if moment] == [8, 9]
    left_out = schedules.read(["2027-03-28T02:30"], "", before, BERLIN)
    assert times(left_out, before, BERLIN, 2) == ["28.03. 03:30"]


@pytest.mark.parametrize(
    ("at", "every", "until", "why"),
    [
        (["2026-11-25T11:00"], "", "", "is past"),
        (["2026-02-31T10:00"], "", "", "There is no day 2026-02-31"),
        (["2026-13-01"], "", "", "There is no day 2026-13-01"),
        (["2026-00-10"], "", "", "There is no day"),
        (["0000-01-01"], "", "", "is past"),
        (["2026-12-01T25:00"], "", "", "There is no hour"),
        (["tomorrow"], "", "", "is no day I can read"),
        ([""], "", "", "is no day I can read"),
        (["2029-01-01"], "", "", "more than a year away"),
        (["2026-12-01", "2026-12-02"], "weekly", "", "begins on one day"),
        (["2026-12-01"], "hourly", "", "weekly or monthly"),
        (["2026-12-01"], "weekly", "2026-11-30", "end before it begins"),
    ],
)
def test_days_on_which_nothing_can_be_sent_are_refused_by_name(at: list[str], every: str, until: str, why: str) -> None:
    with pytest.raises(BadTime) as bad:
        schedules.read(at, every, NOON, INDIA, until=until)
    assert why in str(bad.value)


def test_a_festival_and_the_night_are_hints() -> None:
    assert "दीपावली" in schedules.festival_on(date(2026, 11, 8))
    assert schedules.festival_on(date(2026, 11, 25)) == ()
    late = datetime(2026, 12, 1, 17, 0, tzinfo=UTC)
    until = schedules.quiet_until(late, INDIA)
    assert until is not None
    assert until.astimezone(INDIA).strftime("%d.%m. %H:%M") == "02.12. 08:00"
    assert schedules.quiet_until(NOON, INDIA) is None
