"""What an officer mistypes for a workshop is told kindly: seats, hours, days, titles, places."""

from __future__ import annotations

from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from handlers.questions import Misread, Reply
from handlers.workshop import workshop_answers as answers

WORLD: Any = SimpleNamespace(
    today=date(2026, 11, 25), now=datetime(2026, 11, 25, 6, tzinfo=UTC), zone=ZoneInfo("Asia/Kolkata")
)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("0", "So few"), ("शून्य", "one number"), ("-5", "So few"), ("50-60", "one number"), ("9999999", "No hall"),
        ("bahut", "one number"), ("12.5", "one number"), ("9" * 5000, "a number"),
    ],
)  # fmt: skip
def test_seats_that_cannot_be_are_asked_again(words: str, hint: str) -> None:
    with pytest.raises(Misread) as wrong:
        answers.seats(Reply(words), "hi")
    assert hint in wrong.value.hint or wrong.value.hint.startswith("So few")


@pytest.mark.parametrize(("words", "seats"), [("50", "50"), ("४०", "40"), ("पचास", "50"), ("60 log", "60")])
def test_seats_in_figures_and_words(words: str, seats: str) -> None:
    assert answers.seats(Reply(words), "hi") == seats


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("12 December 3 pm to 1 pm", answers.ENDS_FIRST),
        ("12 दिसंबर दोपहर 3 से सुबह 11 बजे", answers.ENDS_FIRST),
        ("31 फरवरी", answers.NO_SUCH_DAY),
        ("24.11.2026 11 am", answers.OVER),
        ("5 नवंबर सुबह 11 बजे", answers.OF_THIS_YEAR),
        ("पता नहीं", answers.LIKE_THIS),
    ],
)
def test_a_moment_that_cannot_be_is_told_as_what_it_is(words: str, hint: str) -> None:
    with pytest.raises(Misread) as wrong:
        answers.moment(WORLD)(Reply(words), "hi")
    assert wrong.value.hint == hint


@pytest.mark.parametrize(
    ("words", "at"),
    [
        ("12 December 11 am to 2 pm", "2026-12-12T11:00:00 2026-12-12T14:00:00"),
        ("12 दिसंबर सुबह 11 बजे", "2026-12-12T11:00:00"),
        ("१२ डिसेंबर", "2026-12-12T10:00:00"),
        ("2026-12-12 15:30", "2026-12-12T15:30:00"),
    ],
)
def test_from_when_until_when(words: str, at: str) -> None:
    assert answers.moment(WORLD)(Reply(words), "hi") == at


@pytest.mark.parametrize(("words", "at"), [("3", "15:00"), ("11", "11:00"), ("सुबह 9 बजे", "09:00"), ("4 pm", "16:00")])
def test_where_the_day_is_known_a_bare_hour_answers(words: str, at: str) -> None:
    assert answers.moment(WORLD, date(2026, 12, 18))(Reply(words), "hi") == f"2026-12-18T{at}:00"


def test_where_the_hour_is_known_a_bare_day_answers() -> None:
    assert answers.moment(WORLD, None, ["14:00"])(Reply("18 December"), "en") == "2026-12-18T14:00:00"


@pytest.mark.parametrize("words", ["x" * 121, "5", "…"])
def test_a_title_or_a_place_that_is_none_is_asked_again(words: str) -> None:
    for read in (answers.title, answers.place):
        with pytest.raises(Misread):
            read(Reply(words), "hi")
