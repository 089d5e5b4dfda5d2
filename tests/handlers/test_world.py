"""The moment and the place: the day where people are, a state's districts, and hours of daylight."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from handlers.world import DAY_BEGINS, DAY_ENDS, INDIA, World, daytime_later, jsonable


def at(text: str) -> datetime:
    """A moment as India's clocks show it, in November 2026."""
    day, _, clock = text.partition(" ")
    hour, minute = clock.split(":")
    return datetime(2026, 11, int(day), int(hour), int(minute), tzinfo=INDIA)


def world(now: datetime, **words: Any) -> World:
    return World(now, lambda: "t", Catalogue.shipped(), Places.shipped(), **words)


@pytest.mark.parametrize(
    ("begins", "hours", "ends"),
    [
        ("25 10:00", 2, "25 12:00"), ("25 17:00", 2, "25 19:00"), ("25 18:00", 2, "26 10:00"),
        ("25 18:30", 2, "26 10:30"), ("25 20:00", 2, "26 11:00"), ("25 23:59", 2, "26 11:00"), ("26 00:30", 2, "26 11:00"),
        ("25 07:00", 2, "25 11:00"), ("25 09:00", 10, "25 19:00"), ("25 09:00", 12, "26 11:00"),
        ("25 12:00", 25, "27 17:00"), ("25 19:00", 2, "26 11:00"), ("25 12:00", 0, "25 12:00"),
    ],
)  # fmt: skip
def test_hours_are_counted_by_day_only(begins: str, hours: float, ends: str) -> None:
    found = daytime_later(at(begins).astimezone(UTC), hours, INDIA)
    assert found == at(ends)
    assert found.tzinfo is UTC


@settings(max_examples=300, deadline=None)
@given(
    begins=some.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),  # noqa: DTZ001
    hours=some.floats(0.1, 60),
    zone=some.sampled_from(["Asia/Kolkata", "Asia/Dubai", "Europe/Berlin"]),
)
def test_a_daytime_moment_is_later_by_day_and_never_too_early(begins: datetime, hours: float, zone: str) -> None:
    now, place = begins.replace(tzinfo=UTC), ZoneInfo(zone)
    found = daytime_later(now, hours, place)
    assert found - now >= timedelta(hours=hours) - timedelta(hours=1), "an hour may be lost where clocks are changed"
    assert DAY_BEGINS <= found.astimezone(place).time() <= DAY_ENDS


def test_today_is_the_day_where_people_are() -> None:
    late = datetime(2026, 11, 25, 18, 31, tzinfo=UTC)
    assert world(late).today.day == 26
    assert world(late - timedelta(minutes=2)).today.day == 25
    assert world(late, zone=ZoneInfo("Europe/Berlin")).today.day == 25


def test_a_state_has_its_districts_and_a_district_its_state() -> None:
    here = world(at("25 12:00"))
    assert here.state_of(425) == "Madhya Pradesh"
    assert here.state_of(482) == "Maharashtra"
    assert here.state_of(None) is None
    mine = here.districts_of("madhya pradesh")
    assert 425 in mine
    assert 482 not in mine
    assert all(here.state_of(code) == "Madhya Pradesh" for code in mine)
    assert here.districts_of("") == []


def test_our_names_are_known_where_a_channel_is_open() -> None:
    here = world(at("25 12:00"), public_names=(("telegram", "HaatBot"),))
    assert (here.sender_name("telegram"), here.sender_name("whatsapp")) == ("HaatBot", "")


def test_a_kept_value_is_plain_json() -> None:
    assert jsonable(at("25 12:00").date()) == "2026-11-25"
    assert jsonable(datetime(2026, 11, 25, tzinfo=UTC)) == "2026-11-25T00:00:00+00:00"
    assert jsonable({"a": 1}) == {"a": 1}
