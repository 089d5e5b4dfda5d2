"""A seller's numbers keep their unit, whichever way they are said."""

from __future__ import annotations

from typing import Any

import pytest

from handlers.questions import Misread, Reply
from handlers.seller import measures


@pytest.mark.parametrize(
    ("words", "unit", "kept"),
    [("2 quintal", "kg", {"number": "200", "unit": "kg"}), ("2 क्विंटल", None, {"number": "2", "unit": "quintal"}),
     ("200", "kg", {"number": "200", "unit": None}), ("दोन डझन", "piece", {"number": "24", "unit": "piece"}),
     ("डेढ़ टन", "quintal", {"number": "15", "unit": "quintal"}), ("500 gram", "kg", {"number": "0.5", "unit": "kg"})],
)  # fmt: skip
def test_an_amount_is_kept_in_the_sellers_unit(words: str, unit: str | None, kept: dict[str, Any]) -> None:
    assert measures.amount_in(unit)(Reply(words), "hi") == kept


def test_what_cannot_be_counted_in_the_sellers_unit_is_asked_again() -> None:
    with pytest.raises(Misread) as misread:
        measures.amount_in("kg")(Reply("50 piece"), "en")
    assert misread.value.words == {"unit": "kilo"}


@pytest.mark.parametrize(
    ("words", "days"),
    [("5", "5"), ("15 din", "15"), ("ek hafta", "7"), ("2 hafte", "14"), ("दो हफ्ते", "14"), ("हफ्ते भर में", "7"), ("१५ दिवस", "15"),
     ("दोन आठवडे", "14"), ("1 month", "30"), ("डेढ़ महीना", "45"), ("2-3 din", "3"), ("a week", "7")],
)  # fmt: skip
def test_weeks_and_months_are_days(words: str, days: str) -> None:
    assert measures.days(Reply(words), "hi") == days


@pytest.mark.parametrize("words", ["kabhi bhi", "9999 din", "0", "20 december paryant", "5 jan tak", "20 दिसंबर तक"])
def test_what_is_no_span_of_days_is_asked_again(words: str) -> None:
    with pytest.raises(Misread):
        measures.days(Reply(words), "hi")


@pytest.mark.parametrize(
    ("words", "unit", "paise", "per"),
    [("120", "kg", 12000, "kg"), ("120", None, 12000, None), ("12000 rupaye quintal", "kg", 12000, "kg"),
     ("12000 rupaye quintal", None, 1200000, "quintal"), ("₹120/kg", "kg", 12000, "kg"),
     ("100 rupaye 5 kilo", "kg", 2000, "kg"), ("600 रुपये दर्जन", "piece", 5000, "piece"), ("1.5 lakh", "tonne", 15000000, "tonne"),
     ("120 rupaye kilo, 5 din me", "kg", 12000, "kg"), ("₹120 kilo + 5% GST", "kg", 12000, "kg")],
)  # fmt: skip
def test_a_price_is_for_one_of_the_sellers_unit(words: str, unit: str | None, paise: int, per: str | None) -> None:
    assert measures.price_for(unit)(Reply(words), "hi") == {"paise": paise, "unit": per}


@pytest.mark.parametrize(
    ("words", "hint"),
    [
        ("120 se 150 rupaye kilo", "one price"),
        ("120-150", "one price"),
        ("120 rupaye kilo, 11000 quintal", "one price"),
        ("100 retail 90 thok", "one price"),
        ("120 किलो 11000 क्विंटल", "one price"),
        ("500 रुपये मीटर", "for one {unit}"),
        ("abc", "a number"),
    ],
)
def test_two_prices_or_another_unit_are_asked_back(words: str, hint: str) -> None:
    with pytest.raises(Misread) as misread:
        measures.price_for("kg")(Reply(words), "hi")
    assert hint in misread.value.hint.casefold()


@pytest.mark.parametrize(
    "words", ["300 packet a day", "50 kilos a week", "रोज 300 पैकेट", "200 pieces daily", "har mahine 40 kilo"]
)
def test_an_amount_in_a_span_of_time_is_what_somebody_makes(words: str) -> None:
    assert measures.says_output(words)


@pytest.mark.parametrize("words", ["10 din", "50 kilo 10 din me", "delivery takes 10 days", "50 kilo chahiye"])
def test_days_alone_are_no_output(words: str) -> None:
    assert not measures.says_output(words)


def test_a_price_that_gives_in_no_more_is_no_number_of_days() -> None:
    with pytest.raises(Misread):
        measures.days_ahead(Reply("नहीं 118 से कम नहीं"), "hi")


@pytest.mark.parametrize("text", ["४०० चालेल १२", "400", "15, 20"])
def test_a_number_that_nobody_called_days_is_doubted(text: str) -> None:
    with pytest.raises(Misread):
        measures.days_ahead(Reply(text), "mr")


def test_a_hundred_days_are_days_where_they_are_called_so() -> None:
    assert measures.days_ahead(Reply("120 din"), "hi") == "120"


@pytest.mark.parametrize(
    ("words", "number"),
    [("mahine me 2 quintal de sakti hu", "200"), ("महीने में 80 किलो दे देती हूँ", "80"), ("80 kilo a day", "2000"),
     ("roz 4 kilo de deta hu", "100"), ("mahinyala 3 quintal deu shakto", "300"),
     ("ek mahine me 50 kilo", "50"), ("एक महिन्यात ५० किलो", "50"), ("in one month 50 kilo", "50")],
)  # fmt: skip
def test_what_is_given_in_a_month_is_not_counted_by_days(words: str, number: str) -> None:
    assert measures.a_month("kg")(Reply(words), "hi")["number"] == number


def test_who_gives_something_does_not_speak_of_days() -> None:
    assert measures.days_in("200 kilo, 5 de dunga") is None
    assert measures.days_in("200 kilo, 5 day delivery") == 5


@pytest.mark.parametrize(
    "words", ["ek hafte me taiyar kar deti hu", "एका आठवड्यात तयार करते", "I can make it in one week"]
)
def test_the_number_of_a_span_alone_is_no_output(words: str) -> None:
    assert not measures.says_output(words)
    assert measures.says_output("hafte me 50 kilo banati hu")
