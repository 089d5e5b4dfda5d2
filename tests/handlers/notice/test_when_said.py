"""Days and hours as people name them, in figures and words of three languages."""

from __future__ import annotations

from datetime import date, time

import pytest

from handlers.notice.when_said import NoSuchDay, read_hours, read_weekly, read_when

WEDNESDAY = date(2026, 11, 25)
WEEKLY = {
    "Tuesday 11 o'clock": (1, time(11)),
    "tuesday 11": (1, time(11)),
    "mon 4 pm": (0, time(16)),
    "tuesday at half past three": (1, time(15, 30)),
    "tuesday quarter to four": (1, time(15, 45)),
    "every wed eleven am": (2, time(11)),
    "मंगल को सुबह 11 बजे": (1, time(11)),
    "मंगलवार ग्यारह बजे": (1, time(11)),
    "हर शनिवार शाम पाँच बजे": (5, time(17)),
    "शुक्रवार दोपहर साढ़े तीन बजे": (4, time(15, 30)),
    "मंगळवारी सकाळी अकरा वाजता": (1, time(11)),
    "दर बुधवारी दुपारी साडेतीन": (2, time(15, 30)),
    "मंगळवार ११:३० बजे": (1, time(11, 30)),
    "budhvar ko barah baje": (2, time(12)),
    "shanivar sade teen baje": (5, time(15, 30)),
    "sunday": (6, time(10)),
}


@pytest.mark.parametrize("words", WEEKLY)
def test_a_day_of_the_week_and_its_hour(words: str) -> None:
    assert read_weekly(words) == WEEKLY[words]


@pytest.mark.parametrize(
    "words", ["रोज़ 11 बजे", "बुधवार और शनिवार 11 बजे", "11 o'clock", "tuesday 11 or 12", "whenever you like"]
)
def test_no_day_and_several_days_are_asked_back(words: str) -> None:
    assert read_weekly(words) is None


@pytest.mark.parametrize("words", ["मंगलवार 25 बजे", "tuesday 31 o'clock"])
def test_an_hour_past_midnight_is_none(words: str) -> None:
    with pytest.raises(NoSuchDay):
        read_weekly(words)
    with pytest.raises(NoSuchDay):
        read_when(words, WEDNESDAY)


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("कल शाम साढ़े चार बजे", "2026-11-26T16:30"),
        ("उद्या सकाळी नऊ वाजता", "2026-11-26T09:00"),
        ("1 दिसंबर सुबह ग्यारह बजे", "2026-12-01T11:00"),
        ("tomorrow at quarter past nine", "2026-11-26T09:15"),
        ("शनि को 3 बजे", "2026-11-28T15:00"),
        ("शुक्रवारी ४ वाजता", "2026-11-27T16:00"),
    ],
)
def test_one_moment_is_named_in_words(words: str, moment: str) -> None:
    when = read_when(words, WEDNESDAY)
    assert when is not None
    assert when.isoformat(timespec="minutes") == moment


@pytest.mark.parametrize(
    ("words", "hours"),
    [
        ("21 to 8", (21, 8)),
        ("9 to 7", (21, 7)),
        ("9 से 21", (9, 21)),
        ("13:00 to 15:00", (13, 15)),
        ("10 pm to 6 am", (22, 6)),
        ("रात दस बजे से सुबह छह बजे तक", (22, 6)),
        ("रात 12 से 6", (0, 6)),
        ("रात्री ९ ते सकाळी ७", (21, 7)),
        ("दुपारी एक ते चार", (13, 16)),
        ("raat gyarah se subah paanch", (23, 5)),
        ("कभी नहीं", None),
        ("21", None),
        ("from 25 to 30", None),
    ],
)
def test_from_which_hour_to_which(words: str, hours: tuple[int, int] | None) -> None:
    assert read_hours(words) == hours
