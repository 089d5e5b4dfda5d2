"""By when the goods are needed, counted from a Thursday."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.matching.deadlines import read_deadline
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces

TODAY = date(2026, 1, 15)


def deadline(text: str, today: date = TODAY) -> str | None:
    parts = pieces(text)
    found = read_deadline(parts, numerals(parts), today)
    return found.day.isoformat() if found else None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("5 दिन के अंदर", "2026-01-20"),
        ("3 din me", "2026-01-18"),
        ("within two weeks", "2026-01-29"),
        ("दोन दिवसांत", "2026-01-17"),
        ("ek mahine me", "2026-02-15"),
        ("कल तक", "2026-01-16"),
        ("kal chahiye", "2026-01-16"),
        ("उद्यापर्यंत", "2026-01-16"),
        ("परसों तक", "2026-01-17"),
        ("day after tomorrow please deliver", "2026-01-17"),
        ("अगले हफ्ते", "2026-01-22"),
        ("पुढच्या आठवड्यात", "2026-01-22"),
        ("next month", "2026-02-28"),
        ("इस महीने के अंत तक", "2026-01-31"),
        ("5 march tak", "2026-03-05"),
        ("10 फरवरी तक", "2026-02-10"),
        ("Feb 20th", "2026-02-20"),
        ("10 jan tak", "2027-01-10"),
        ("15/02/2026", "2026-02-15"),
        ("2026-03-05", "2026-03-05"),
        ("5/3 tak", "2026-03-05"),
        ("20 tarikh tak", "2026-01-20"),
        ("10 तारीख तक", "2026-02-10"),
        ("by friday", "2026-01-16"),
        ("शनिवार तक", "2026-01-17"),
        ("guruvar tak", "2026-01-22"),
        ("before Diwali", "2026-11-07"),
        ("होली से पहले", "2026-03-03"),
        ("दिवाळीपूर्वी", "2026-11-07"),
        ("होळीच्या आधी", "2026-03-03"),
        ("rakhi ke liye", "2026-08-28"),
    ],
)
def test_deadlines_as_people_say_them(text: str, day: str) -> None:
    assert deadline(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "aaj ka rate",
        "ok bhai kal milte hai",
        "Diwali gift box",
        "10 kg",
        "15/13/2026",
        "01/01/2020",
        "1/2 kg",
        "friday market",
        "may",
    ],
)
def test_no_deadline_is_invented(text: str) -> None:
    assert deadline(text) is None


def test_a_festival_that_is_over_means_next_years() -> None:
    assert deadline("before holi", date(2026, 3, 10)) == "2027-03-21"


@given(st.dates(date(2025, 1, 1), date(2028, 6, 30)), st.integers(1, 60))
def test_days_are_counted_from_today(today: date, days: int) -> None:
    found = deadline(f"{days} दिन में", today)
    assert found is not None
    assert (date.fromisoformat(found) - today).days == days


@given(st.text(max_size=120), st.dates(date(2025, 1, 1), date(2028, 12, 31)))
def test_a_deadline_is_never_in_the_past(text: str, today: date) -> None:
    found = deadline(text, today)
    assert found is None or date.fromisoformat(found) >= today


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("within a week", "2026-01-22"), ("by the weekend", "2026-01-18"), ("by end of May", "2026-05-31"),
        ("by mid March", "2026-03-15"),
        ("first week of March", "2026-03-07"), ("by 2nd week of March", "2026-03-14"), ("मार्च के पहले हफ्ते में", "2026-03-07"),
        ("हफ्ते भर में", "2026-01-22"), ("mahine bhar me", "2026-02-15"), ("आठवडाभरात", "2026-01-22"), ("एका आठवड्यात", "2026-01-22"),
        ("महिनाअखेर", "2026-01-31"), ("जून अखेर", "2026-06-30"), ("सोमवारी", "2026-01-19"), ("येत्या शनिवारी", "2026-01-17"),
        ("tonight", "2026-01-15"), ("आज संध्याकाळपर्यंत", "2026-01-15"), ("उद्या सकाळी", "2026-01-16"), ("by 5pm today", "2026-01-15"),
        ("before 10 am tomorrow", "2026-01-16"), ("48 ghante me", "2026-01-17"), ("within 24 hours", "2026-01-16"),
        ("गुढीपाडव्याला", "2026-03-19"), ("दसऱ्यापर्यंत", "2026-10-20"), ("before Navratri", "2026-03-18"), ("on Holi", "2026-03-04"),
        ("by 20th", "2026-01-20"), ("till June", "2026-06-30"), ("जून तक", "2026-06-30"), ("जूनपर्यंत", "2026-06-30"),
        ("june tak", "2026-06-30"), ("before June", "2026-05-31"), ("जूनपूर्वी", "2026-05-31"), ("until december 2026", "2026-12-31"),
        ("till 15 June", "2026-06-15"), ("till June 15", "2026-06-15"), ("२० नोव्हें. पर्यंत", "2026-11-20"),
    ],
)  # fmt: skip
def test_days_as_they_are_spoken(text: str, day: str) -> None:
    assert deadline(text) == day


@pytest.mark.parametrize(
    "text", ["the last week was bad", "may I ask", "20th century art", "the second best", "kal aaya tha kya"]
)
def test_words_of_time_alone_are_no_deadline(text: str) -> None:
    assert deadline(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("lamps for diwali gifting, deliver before 20 feb", "2026-02-20"), ("दिवाली के लिए दीये, 10 फरवरी तक", "2026-02-10"),
     ("diwali sathi pantya, 5 march paryant", "2026-03-05"), ("diwali se pehle, jaldi", "2026-11-07")],
)  # fmt: skip
def test_a_day_of_the_calendar_is_believed_before_a_festival(text: str, day: str) -> None:
    assert deadline(text) == day
