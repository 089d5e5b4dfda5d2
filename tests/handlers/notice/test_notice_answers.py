"""What an officer mistypes in a field of a notice is told kindly, and nothing is cut off or turned into something else."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.notice import notice_answers
from handlers.questions import Misread, Reply

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize("name", ["title", "place", "fee", "contact"])
def test_what_a_field_does_not_hold_is_told_and_not_cut_off(name: str) -> None:
    with pytest.raises(Misread) as wrong:
        notice_answers.short(name, Reply("पैकेजिंग " * 20), "hi")
    assert wrong.value.words["most"] == notice_answers.LONGEST[name]


@pytest.mark.parametrize("words", ["12345", "???", "…"])
def test_a_title_or_a_place_without_letters_is_none(words: str) -> None:
    with pytest.raises(Misread):
        notice_answers.title(Reply(words), "hi")
    with pytest.raises(Misread):
        notice_answers.short("place", Reply(words), "hi")


@pytest.mark.parametrize("words", ["16:00 to 10:00", "शाम 4 से सुबह 10 बजे", "दुपारी ४ ते सकाळी १०"])
def test_what_would_end_before_it_begins_is_asked_again(words: str) -> None:
    with pytest.raises(Misread) as wrong:
        notice_answers.times(words)
    assert "before it begins" in wrong.value.hint


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("10 to 4", ["10:00", "16:00"]), ("11", ["11:00"]), ("१० ते ४", ["10:00", "16:00"]), ("सुबह 11 बजे", ["11:00"]),
        ("14:00 to 16:30", ["14:00", "16:30"]),
    ],
)  # fmt: skip
def test_bare_hours_are_read_where_the_hour_is_asked(words: str, hours: list[str]) -> None:
    assert notice_answers.times(words) == hours


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("31 फरवरी", "no such day"),
        ("5 November", "Of this year"),
        ("१० नोव्हेंबर", "Of this year"),
        ("20.11.2026", "That day is over"),
        ("12 December 2126", "far away"),
        ("kabhi bhi", "no day there"),
    ],
)
def test_a_day_that_cannot_be_is_told_as_what_it_is(words: str, hint: str) -> None:
    with pytest.raises(Misread) as wrong:
        notice_answers.days("event_dates", words, TODAY)
    assert hint in wrong.value.hint


def test_a_day_with_its_year_is_taken_also_far_ahead() -> None:
    assert notice_answers.days("last_date", "5 November 2027", TODAY) == "2027-11-05"
