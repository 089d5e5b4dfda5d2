"""All days of a workshop as they are said, in three languages; and which other days are none of its."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handlers.questions import Misread, Reply
from handlers.workshop import workshop_answers as answers
from handlers.workshop.workshop_opening import opening_in
from handlers.workshop.workshop_words import read_order

TODAY = date(2026, 11, 25)
WORLD: Any = SimpleNamespace(today=TODAY, now=datetime(2026, 11, 25, 6, tzinfo=UTC), zone=ZoneInfo("Asia/Kolkata"))


@pytest.mark.parametrize(
    ("words", "days", "hours"),
    [
        ("nayi workshop packing par 10, 11 aur 12 December, roz 10 baje", [10, 11, 12], ("10:00",)),
        ("3 दिन, 10 ते 12 डिसेंबर नवी कार्यशाळा पॅकिंगवर", [10, 11, 12], ()),
        ("packing ki nayi workshop 10 se 12 December roz 10 se 4 baje", [10, 11, 12], ("10:00", "16:00")),
        ("navi karyashala packing var 10 te 12 december", [10, 11, 12], ()),
        ("new packing workshop 10-12 December 11 am", [10, 11, 12], ("11:00",)),
        ("new packing workshop on 10 and 12 December", [10, 12], ()),
        ("नई कार्यशाला पैकिंग पर 10 दिसंबर और 12 दिसंबर को", [10, 12], ()),
        ("packing ki nayi 3 din ki workshop 10 December se", [10, 11, 12], ()),
        ("तीन दिवसीय नई कार्यशाला पैकिंग पर 10 दिसंबर से", [10, 11, 12], ()),
        ("new three-day workshop on packing from 10 December", [10, 11, 12], ()),
        ("nayi workshop packing par 10 se 12 tarikh tak", [10, 11, 12], ()),
        ("new packing workshop 10.12.2026 to 12.12.2026", [10, 11, 12], ()),
        ("new packing workshop 10 and 12-12-2026", [10, 12], ()),
        ("packing ki nayi workshop 10,11,12 December ko", [10, 11, 12], ()),
        ("packing ki nayi workshop 10, 11 aur 12 tarikh ko", [10, 11, 12], ()),
        ("packing ki nayi workshop 10 aur 12 tarikh ko", [10, 12], ()),
        ("nayi workshop packing par 10 December ko, naam 5 December tak", [10], ()),
        ("nayi workshop packing par 10 December ko 3 din pehle batao", [10], ()),
        ("nayi workshop packing par 12 December ko", [12], ()),
    ],
)  # fmt: skip
def test_every_day_that_is_said_is_kept_and_no_other(words: str, days: list[int], hours: tuple[str, ...]) -> None:
    read = opening_in(words, TODAY)
    assert [(day.month, day.day) for day in read.days] == [(12, day) for day in days]
    assert read.hours == hours
    assert read.title.casefold() in ("packing", "पॅकिंग", "पैकिंग"), "how long it is, is no title"


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("10, 11 aur 12 December, roz 10 baje", "2026-12-10T10:00:00 2026-12-10,2026-12-11,2026-12-12"),
        ("10 ते 12 डिसेंबर, सकाळी 10 ते 4", "2026-12-10T10:00:00 2026-12-10T16:00:00 2026-12-10,2026-12-11,2026-12-12"),
        ("10 and 12 December 11 am", "2026-12-10T11:00:00 2026-12-10,2026-12-12"),
    ],
)
def test_where_the_day_is_asked_several_may_be_answered(words: str, at: str) -> None:
    assert answers.moment(WORLD)(Reply(words), "hi") == at


def test_where_the_days_are_known_a_bare_hour_answers_for_all() -> None:
    known = [date(2026, 12, 10), date(2026, 12, 11)]
    assert answers.moment(WORLD, None, [], known)(Reply("3"), "hi") == "2026-12-10T15:00:00 2026-12-10,2026-12-11"


def test_days_of_the_week_are_the_next_of_their_names() -> None:
    read = opening_in("packing ki nayi workshop shanivar aur ravivar ko", TODAY)
    assert read.days == (date(2026, 11, 28), date(2026, 11, 29))
    read = opening_in("सोमवार से बुधवार पैकिंग की नई कार्यशाला", TODAY)
    assert read.days == (date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 2))


def test_an_order_to_several_new_days_keeps_them_all() -> None:
    order = read_order("workshop ab 14, 15 aur 16 December ko hogi", TODAY)
    assert order is not None
    assert [day.day for day in order.days] == [14, 15, 16]


SAID = "2026-12-03"
NOON_THEN_TWO = {date(2026, 12, 3): ("11:00",), date(2026, 12, 10): ("14:00",)}


@pytest.mark.parametrize(
    "words",
    [
        "packing ki nayi workshop 3 December 11 baje aur 10 December 2 baje panchayat bhavan me",
        "packing ki nayi workshop 11 baje 3 December ko aur 2 baje 10 December ko",
        "new packing workshop on 3 December at 11 am and 10 December at 2 pm at Town Hall",
        "पॅकिंगची कार्यशाळा ठेवायची आहे ३ डिसेंबरला ११ वाजता आणि १० डिसेंबरला दुपारी २ वाजता पंचायत भवनात",
        "packing ki workshop rakhni hai 3 aur 10 December, pehle din 11 baje, dusre din 2 baje",
        "पैकिंग की कार्यशाला रखनी है, 3 दिसंबर का समय 11 बजे, 10 दिसंबर का 2 बजे",
    ],
)
def test_each_day_keeps_the_hour_that_is_said_with_it(words: str) -> None:
    read = opening_in(words, TODAY)
    assert read.day_hours == NOON_THEN_TWO
    assert read.days == tuple(NOON_THEN_TWO)
    assert read.title.casefold() in ("packing", "पॅकिंग", "पैकिंग")


@pytest.mark.parametrize(
    "words",
    [
        "मसाला कार्यशाळा ठेवायची आहे, ३ डिसेंबरला ११ ते २, १० डिसेंबरला २ ते ५, पंचायत भवनात, ३० जागा",
        "masala ki nayi workshop 3 December 11 se 2 aur 10 December 2 se 5, panchayat bhavan me",
        "masala ki nayi workshop 3 aur 10 December, pehle din 11 se 2, dusre din 2 se 5",
    ],
)
def test_behind_a_whole_day_two_numbers_are_its_hours(words: str) -> None:
    assert opening_in(words, TODAY).day_hours == {
        date(2026, 12, 3): ("11:00", "14:00"),
        date(2026, 12, 10): ("14:00", "17:00"),
    }


def test_days_behind_a_month_are_no_hours() -> None:
    read = opening_in("new packing workshop December 3 to 5", TODAY)
    assert ([day.day for day in read.days], read.hours) == ([3, 4, 5], ())
    read = opening_in("packing ki nayi workshop 30 November se 2 December", TODAY)
    assert ([day.day for day in read.days], read.hours) == ([30, 1, 2], ())


def test_the_days_of_the_week_have_their_hours() -> None:
    read = opening_in(
        "packing ki workshop rakhni hai har shanivar aur ravivar, 5 se 13 December, shanivar 10 baje, ravivar 2 baje",
        TODAY,
    )
    assert [(day.day, *hours) for day, hours in sorted(read.day_hours.items())] == [
        (5, "10:00"), (6, "14:00"), (12, "10:00"), (13, "14:00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("3 ko 11 baje, 10 ko 2 baje", "2026-12-03T11:00:00 2026-12-03@11:00,2026-12-10@14:00"),
        ("11 baje aur 2 baje", "2026-12-03T11:00:00 2026-12-03@11:00,2026-12-10@14:00"),
        ("पहिल्या दिवशी ११ वाजता, दुसऱ्या दिवशी २ वाजता", "2026-12-03T11:00:00 2026-12-03@11:00,2026-12-10@14:00"),
        ("pehle din 11 se 2, dusre din 2 se 5", f"{SAID}T11:00:00 {SAID}T14:00:00 {SAID}@11:00-14:00,2026-12-10@14:00-17:00"),
        ("11 se 2", "2026-12-03T11:00:00 2026-12-03T14:00:00 2026-12-03,2026-12-10"),
    ],
)  # fmt: skip
def test_where_the_hours_of_known_days_are_asked_each_may_get_its_own(words: str, at: str) -> None:
    known = (date(2026, 12, 3), date(2026, 12, 10))
    assert answers.moment(WORLD, None, [], known)(Reply(words), "hi") == at


def test_each_week_without_an_end_is_asked_until_when() -> None:
    read = opening_in("पॅकिंगची कार्यशाळा ठेवायची आहे दर शनिवारी सकाळी ११ वाजता पंचायत भवनात", TODAY)
    assert (read.days, read.hours, read.weekly, read.title) == ((), ("11:00",), "दर शनिवारी", "पॅकिंग")
    asked = answers.moment(WORLD, None, read.hours, (), weekly=read.weekly)(Reply("5 ते 19 डिसेंबर"), "mr")
    assert asked == "2026-12-05T11:00:00 2026-12-05,2026-12-12,2026-12-19"
    said = answers.moment(WORLD, asks_on=True)(Reply("har shanivar 11 baje"), "hi")
    again = answers.moment(WORLD, weekly=said.removeprefix(answers.WEEKLY))(Reply("5 se 12 December"), "hi")
    assert again == "2026-12-05T11:00:00 2026-12-05,2026-12-12"
    with pytest.raises(Misread, match="week"):
        answers.moment(WORLD)(Reply("every Saturday at 11 am"), "en")


def test_from_a_day_on_each_week_is_asked_until_when_and_a_last_day_is_enough() -> None:
    read = opening_in("सिलाई की कार्यशाला रखनी है 5 दिसंबर से हर शनिवार", TODAY)
    assert (read.days, read.weekly) == ((), "5 दिसंबर से हर शनिवार")
    asked = answers.moment(WORLD, weekly=read.weekly)(Reply("19 December tak, 11 baje"), "hi")
    assert asked == "2026-12-05T11:00:00 2026-12-05,2026-12-12,2026-12-19"


def test_until_when_names_are_noted_is_no_end_of_the_weeks() -> None:
    read = opening_in("packing ki nayi workshop har shanivar, naam 2 December tak likhwaye", TODAY)
    assert (read.days, read.weekly) == ((), "har shanivar")
    read = opening_in("packing ki nayi workshop har shanivar 12 December tak 11 baje", TODAY)
    assert [f"{day:%d.%m}" for day in read.days] == ["28.11", "05.12", "12.12"]


def test_hours_behind_both_days_are_those_of_both() -> None:
    read = opening_in("mitti ki nayi workshop 5 aur 12 December, dono din 10 se 4, bal bhavan, 40 log", TODAY)
    assert (read.hours, read.day_hours, read.place, read.seats) == (("10:00", "16:00"), {}, "bal bhavan", "40")
