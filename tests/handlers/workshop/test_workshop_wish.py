"""What an officer wants to be held without saying "new", and what is said of a workshop that stands, or of something else."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.workshop.workshop_opening import opening_in
from handlers.workshop.workshop_wish import read

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("words", "title", "days"),
    [
        ("packing ki workshop rakhni hai", "packing", []),
        ("packaging ki karyashala karni hai 12 December ko", "packaging", [12]),
        ("कार्यशाला ठेवायची आहे", "", []),
        ("कार्यशाळा ठेवायची आहे", "", []),
        ("workshop rakhni hai", "", []),
        ("पॅकिंगची कार्यशाळा घ्यायची आहे १२ डिसेंबरला", "पॅकिंग", [12]),
        ("पैकिंग की कार्यशाला का आयोजन करना है", "पैकिंग", []),
        ("12 tarikh ko packing ki training deni hai", "packing", [12]),
        ("packing ki workshop panchayat bhavan me karenge", "packing", []),
        ("rakhni hai packing ki workshop 12 December ko", "packing", [12]),
        ("training rakhni hai soap making 12 dec", "soap making", [12]),
        ("we need to organise packing training on 12 December", "packing", [12]),
        ("conduct workshop on papad making", "papad making", []),
        ("want to hold packing workshop in Town Hall", "packing", []),
        ("हळदीवर प्रशिक्षण ठेवणार आहोत", "हळदी", []),
        ("10 se 12 December packing ki workshop karwani hai", "packing", [10, 11, 12]),
        ("this Friday we want to hold packing workshop", "packing", [27]),
    ],
)
def test_a_workshop_that_is_to_be_held_is_one_more(words: str, title: str, days: list[int]) -> None:
    assert read(words, TODAY) == "wished"
    opening = opening_in(words, TODAY)
    assert (opening.title, [day.day for day in opening.days]) == (title, days)


@pytest.mark.parametrize("words", ["workshop 12 December ko rakhni hai", "१२ डिसेंबरला कार्यशाळा घ्यायची आहे"])
def test_a_day_alone_may_be_the_new_day_of_one_that_stands(words: str) -> None:
    assert read(words, TODAY) == "day"


@pytest.mark.parametrize("words", ["packing ki workshop 12 ko rakho", "12 December ko packing ki workshop rakhi hai"])
def test_an_order_with_a_name_may_mean_one_that_stands(words: str) -> None:
    assert read(words, TODAY) == "told"


@pytest.mark.parametrize(
    "words",
    [
        "workshop kab hai?", "workshop me aana hai", "workshop me naam likhna hai", "workshop ki tayyari karni hai",
        "कार्यशाळेची तयारी करायची आहे", "कार्यशाळेत ५० खुर्च्या ठेवायच्या आहेत", "workshop me 50 kursi rakhni hai",
        "workshop attend karni hai", "workshop join karni hai", "workshop cancel karni hai", "workshop ke liye hall chahiye",
        "packing ki workshop kab rakhni hai", "packing ki workshop nahi rakhni hai", "kal workshop hai, hall saaf karna hai",
        "workshop ke baare me baat karni hai", "the packing workshop is on Friday", "arrange chairs for packing workshop",
        "add Sunita to packing workshop", "schedule workshop reminder", "hold the workshop till Monday",
        "ye workshop 12 ko rakhni hai",
        "kal ki workshop parso rakhni hai", "taiyari karni hai kal workshop ki", "packing wali workshop 12 ko rakhni hai",
        "workshop ki photo dalni hai", "mujhe haldi bechni hai", "workshop ab 12 ko rakhni hai", "workshop 12 ko rakho",
    ],
)  # fmt: skip
def test_what_is_done_at_or_with_a_workshop_opens_none(words: str) -> None:
    assert read(words, TODAY) == ""
