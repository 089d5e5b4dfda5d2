"""How many come to a workshop, and on which of its days only."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.workshop import party_said

HELD = (date(2026, 12, 10), date(2026, 12, 11))
TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("words", "many"),
    [
        ("hum teen log aayenge", 3), ("हम तीन लोग आएँगे", 3), ("आम्ही तिघे येणार", 3), ("we are three people", 3),
        ("3 jan yenar ahot", 3),
        ("hum dono aayenge", 2), ("hum 4 aayenge packing workshop me", 4), ("mere saath do log aur aayenge", 3),
    ],
)  # fmt: skip
def test_how_many_come_counts_whoever_writes(words: str, many: int) -> None:
    assert party_said.many(words) == many


@pytest.mark.parametrize(
    "words",
    ["kitne log aa sakte hain", "can 3 people come", "do din ki workshop", "ek aur naam", "12 December ko aaungi", "20 kilo haldi",
     "main akeli aaungi"],
)  # fmt: skip
def test_what_is_asked_or_no_party_counts_nobody(words: str) -> None:
    assert party_said.many(words) == 0


@pytest.mark.parametrize(
    "words",
    [
        "main sirf doosre din aaunga", "मैं सिर्फ दूसरे दिन आऊँगी", "फक्त दुसऱ्या दिवशी येणार", "only on the second day",
        "I can come only on the 11th", "pehle din nahi aa paungi", "पहिल्या दिवशी यायला जमणार नाही", "main 11 December ko hi aaungi",
        "sirf shukravar ko aaungi", "pehle din nahi, doosre din aaungi",
    ],
)  # fmt: skip
def test_who_comes_on_one_day_only_says_which(words: str) -> None:
    assert party_said.only(words, HELD, TODAY) == [HELD[1]]


@pytest.mark.parametrize("words", ["dono din aaungi", "kal aaungi", "doosre din kab hai", "main aaungi"])
def test_who_comes_on_all_days_or_asks_takes_none_off(words: str) -> None:
    assert party_said.only(words, HELD, TODAY) == []


def test_of_one_day_there_is_none_to_choose() -> None:
    assert party_said.only("main sirf doosre din aaunga", HELD[:1], TODAY) == []
