"""What an officer mistypes in a field of a notice is told kindly, and nothing is cut off or turned into something else."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.notice import field_words, notice_answers
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


@pytest.mark.parametrize(
    ("words", "days", "times"),
    [
        ("12 ko", ["2026-12-12"], []),
        ("12/12", ["2026-12-12"], []),
        ("31 tarikh", ["2026-12-31"], []),
        ("31 ani 1 tarikh", ["2026-12-31", "2027-01-01"], []),
        ("12 December subah 11 baje", ["2026-12-12"], ["11:00"]),
        ("12 दिसंबर को सुबह 11 से 4 बजे तक", ["2026-12-12"], ["11:00", "16:00"]),
    ],
)
def test_days_are_read_as_they_are_typed_where_days_are_asked(words: str, days: list[str], times: list[str]) -> None:
    said = notice_answers.event_days(words, TODAY)
    assert (said["days"], said["times"]) == (days, times)


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("12 ko ya 13 December ko", "Which of them"),
        ("12 किंवा 13 डिसेंबर", "Which of them"),
        ("12 13 December", "One day or several"),
    ],
)
def test_one_day_or_another_is_asked_and_none_is_dropped(words: str, hint: str) -> None:
    with pytest.raises(Misread) as wrong:
        notice_answers.event_days(words, TODAY)
    assert hint in wrong.value.hint


@pytest.mark.parametrize(
    ("words", "place"),
    [("town hall me hoga", "town hall"), ("टाउन हॉल में होगी", "टाउन हॉल"), ("पंचायत भवन", "पंचायत भवन")],
)
def test_the_verb_of_an_answer_is_no_part_of_the_place(words: str, place: str) -> None:
    assert notice_answers.short("place", Reply(words), "hi") == place


@pytest.mark.parametrize(
    ("words", "field"),
    [
        ("jagah galat hai", "place"),
        ("समय बदलो", "times"),
        ("aakhri tarikh galat hai", "last_date"),
        ("शीर्षक चुकीचं आहे", "title"),
        ("13 December karo", "event_dates"),
        ("12 baje karo", "times"),
        ("10 December tak karo", "last_date"),
    ],
)
def test_a_word_of_correction_names_its_field(words: str, field: str) -> None:
    assert field_words.field_told(words, TODAY) == field


@pytest.mark.parametrize("words", ["ye galat hai", "jagah aur samay dono", "haan bilkul"])
def test_a_word_that_names_no_field_or_two_is_asked_about(words: str) -> None:
    with pytest.raises(Misread):
        field_words.field_told(words, TODAY)
