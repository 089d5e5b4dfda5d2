"""All days of a workshop as they are said, in three languages; and which other days are none of its."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handlers.questions import Reply
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
