"""An officer asks who comes to a workshop, for its attendance or its papers."""

from __future__ import annotations

import pytest

from handlers.workshop import who_comes
from tests.market import Market


@pytest.mark.parametrize(
    "words",
    [
        "list of participants", "workshop me kaun kaun aa raha hai", "कार्यशाळेला कोण कोण येणार आहे", "who is coming to the workshop",
        "naam ki list do workshop ki", "kitne log aa rahe hain workshop me", "haazri", "हजेरी", "packing workshop ki haazri dikhao",
        "कार्यशाला में कितने लोग आए", "kitne log aa rahe hain", "कितने लोग आएंगे", "kon kon yenar ahe",
    ],
)  # fmt: skip
def test_the_list_of_a_workshop_is_asked_for(words: str) -> None:
    assert who_comes.deed_in(words) == "names"


@pytest.mark.parametrize("words", ["haazri leni hai", "हजेरी घ्यायची आहे", "हाज़िरी लगाओ", "take attendance"])
def test_the_attendance_is_to_be_taken(words: str) -> None:
    assert who_comes.deed_in(words) == "here"


@pytest.mark.parametrize(
    ("words", "deed"),
    [
        ("papad workshop ke certificate bhejo", "certificates"), ("सबके प्रमाणपत्र", "certificates"),
        ("papad workshop ka praman patra bhejo", "certificates"),
        ("haazri ki excel file bhejo", "attendance"), ("walk in", "walk_in"),
        ("2 log aur aaye hain jinke paas phone nahi hai: ramesh, mohan", "walk_in"),
    ],
)  # fmt: skip
def test_papers_and_who_comes_unannounced_are_asked_for(words: str, deed: str) -> None:
    assert who_comes.deed_in(words) == deed


@pytest.mark.parametrize(
    "words",
    [
        "workshop kab hai",
        "naya workshop banana hai",
        "workshop radd karo",
        "seller ki list",
        "workshop",
        "phone nahi uthaya",
    ],
)
def test_other_words_ask_for_no_list(words: str) -> None:
    assert who_comes.deed_in(words) == ""


def test_the_list_shows_who_comes_on_one_day_only(market: Market) -> None:
    meena = market.officer(425, language="en")
    meena.says("new workshop on 10 and 11 December at 11 in the Panchayat hall about packing, 30 seats")
    meena.presses("Yes")
    asha = market.buyer(425, name="Asha")
    asha.says("packing workshop me aana hai")
    asha.presses("Yes, note me")
    asha.says("main sirf doosre din aaungi")
    meena.says("workshop me kaun kaun aa raha hai")
    assert "1. Asha (11 December)" in meena.last


def test_who_came_without_a_telephone_is_noted_from_one_line(market: Market) -> None:
    meena = market.officer(425, language="en")
    meena.says("new workshop on 26 November at 11 in the Panchayat hall about packing, 30 seats")
    meena.presses("Yes")
    market.later(hours=23)
    meena.says("2 log aur aaye hain jinke paas phone nahi hai: Ramesh, Mohan")
    assert meena.last.startswith("2 names are noted")
    meena.says("haazri")
    assert "1. Ramesh ✔\n2. Mohan ✔" in meena.last


def test_who_comes_on_the_second_day_only_is_not_reminded_two_hours_before_the_first(market: Market) -> None:
    meena = market.officer(425, language="en")
    meena.says("new workshop on 26 and 27 November at 11 in the Panchayat hall about packing, 30 seats")
    meena.presses("Yes")
    asha, bela = market.buyer(425, name="Asha", language="en"), market.buyer(425, name="Bela", language="en")
    for chat in (asha, bela):
        chat.says("I want to come to the packing workshop")
        chat.presses("Yes, note me")
    asha.says("only on the second day")
    before = len(asha.shown), len(bela.shown)
    market.later(hours=21, minutes=5)
    assert [len(chat.shown) - had for chat, had in zip((asha, bela), before, strict=True)] == [0, 1]
    market.later(hours=24)
    assert "day 2 of 2" in asha.all
    assert "day 2 of 2" in bela.all
