"""Circulars whose table has a first and a last day in columns of their own, somebody's room, and hours of every day."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.circulars import Proposal, read_circular


def read(text: str) -> Proposal:
    """What is read on a day in November 2026."""
    return read_circular(text, date(2026, 11, 25))


@pytest.mark.parametrize(
    "table",
    [
        "From | To | Venue\n07/12/2026 | 09/12/2026 | Town Hall, Sagar",
        "Start Date | End Date | Venue\n07-12-2026 | 09-12-2026 | Town Hall, Sagar",
        "दिनांक से | दिनांक तक | स्थान\n07.12.2026 | 09.12.2026 | टाउन हॉल, सागर",
        "पासून | पर्यंत | ठिकाण\n07.12.2026 | 09.12.2026 | टाऊन हॉल",
        "प्रारंभ तिथि | समाप्ति तिथि | स्थान\n7 दिसंबर 2026 | 9 दिसंबर 2026 | टाउन हॉल, सागर",
    ],
)  # fmt: skip
def test_a_row_below_from_and_to_is_every_day_between(table: str) -> None:
    found = read(f"विषय: पैकेजिंग प्रशिक्षण\n{table}")
    assert (found.event_dates, found.each_day) == (["2026-12-07", "2026-12-09"], {})


def test_several_rows_are_all_their_days_and_places() -> None:
    found = read(
        "Subject: Training on papad making\nSr | From | To | Venue\n1 | 07/12/2026 | 09/12/2026 | Town Hall, Sagar\n"
        "2 | 14/12/2026 | 16/12/2026 | Panchayat Bhavan, Rehli"
    )
    assert [*found.each_day] == [f"2026-12-{day:02}" for day in (7, 8, 9, 14, 15, 16)]
    assert found.places == ["Town Hall, Sagar", "Panchayat Bhavan, Rehli"]


def test_columns_for_applying_are_no_days_of_the_event() -> None:
    found = read(
        "विषय: पैकेजिंग प्रशिक्षण 20 दिसंबर 2026, टाउन हॉल\nआवेदन प्रारंभ तिथि | आवेदन समाप्ति तिथि\n01.12.2026 | 10.12.2026"
    )
    assert "2026-12-05" not in {*found.event_dates, *found.each_day}


@pytest.mark.parametrize(
    ("room", "place"),
    [
        ("मा. जिल्हाधिकारी यांच्या दालनात बैठक आयोजित केली आहे", "मा. जिल्हाधिकारी यांच्या दालनात"),
        ("महाव्यवस्थापक यांचे दालनात आढावा बैठक होईल", "महाव्यवस्थापक यांचे दालनात"),
    ],
)
def test_a_room_is_named_with_whose_it_is(room: str, place: str) -> None:
    assert read(f"दि. 10 डिसेंबर 2026 रोजी सकाळी 11 वाजता {room}.").place == place


@pytest.mark.parametrize(
    "hours", ["वेळ रोज ११ ते ४", "वेळ: दररोज ११ ते ४", "समय प्रतिदिन 11 से 4", "Daily 11 to 4", "रोज ११ ते ४"]
)
def test_hours_of_every_day_need_no_word_for_the_clock(hours: str) -> None:
    assert read(f"पापड प्रशिक्षण\nतारीख: 7 ते 12 डिसेंबर\n{hours}\nस्थळ: समाज मंदिर").times == ["11:00", "16:00"]
