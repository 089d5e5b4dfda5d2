"""What is told or asked anywhere of a place at a workshop."""

from __future__ import annotations

import pytest

from handlers import asides
from storage import workshops
from tests.chat import Chat
from tests.market import Market


@pytest.mark.parametrize(
    "words",
    ["kitne baje hai", "kahan aana hai", "कब है", "कुठे यायचं", "किती वाजता आहे", "where is it", "what time does it start"],
)
def test_words_that_only_ask_when_or_where_it_is(words: str) -> None:
    assert asides.asks_when_or_where(words)


@pytest.mark.parametrize(
    "words", ["kab chahiye", "kahan bhejna hai", "pata nahi", "rate kya hai", "haan", "kab aayega mera maal"]
)
def test_other_questions_are_left_alone(words: str) -> None:
    assert not asides.asks_when_or_where(words)


def noted(market: Market) -> Chat:
    """Somebody with a place at a workshop in the Panchayat hall, who may still add names."""
    meena = market.officer(425, language="en")
    meena.says("new workshop on 12 December at 11 in the Panchayat hall about packing, 30 seats")
    meena.presses("Yes")
    asha = market.buyer(425, name="Asha", language="en")
    asha.says("I want to come to the packing workshop")
    asha.presses("Yes, note me")
    return asha


def test_whoever_is_noted_and_asks_when_it_is_sees_it_and_adds_no_name(market: Market) -> None:
    asha = noted(market)
    for words in ("kitne baje hai", "kahan aana hai"):
        had = len(asha.shown)
        asha.says(words)
        assert any("Panchayat hall" in line for one in asha.shown[had:] for line in one.as_lines), words
    assert len(market.look(lambda db: workshops.of_person(db, 1, asha.person_id))) == 1


def test_it_is_shown_when_nothing_is_open_too(market: Market) -> None:
    asha = noted(market)
    asha.presses("No, that is all")
    asha.says("कुठे यायचं")
    assert "Panchayat hall" in asha.last
