"""A bare yes answers no question for a place, a number or a day; a no, and words, pass as they are."""

from __future__ import annotations

import pytest

from handlers.questions import Misread, Reply
from handlers.ready.answers import reader_of
from storage.reference.questions import ready_questions
from tests.market import Market

_ASKED = {one.key: one for side in ("buyer", "seller") for one in ready_questions("spices", side)}


def _read(key: str, text: str) -> object:
    return reader_of(_ASKED[key], "kg", "", lambda _: False)(Reply(text), "hi")


@pytest.mark.parametrize("said", ["haan", "yes", "हाँ", "हो"])
def test_a_yes_is_no_place(said: str) -> None:
    with pytest.raises(Misread):
        _read("where", said)


@pytest.mark.parametrize("said", ["nahi", "सागर 470001", "haan sagar bhej do"])
def test_other_words_pass(said: str) -> None:
    assert _read("where", said) == {"words": said}


def test_a_yes_still_answers_what_takes_one() -> None:
    yes_no = next(one for one in _ASKED.values() if one.takes == "yes_no")
    assert _read(yes_no.key, "haan") == {"value": "yes"}


def test_days_below_a_card_answer_the_sellers_question_for_them(market: Market) -> None:
    asks, gives = market.seller(["haldi"], name="Sita"), market.seller(["haldi"], name="Gita")
    buyer = market.buyer(name="Ravi")
    buyer.says("50 kilo haldi chahiye")
    buyer.says("haan")
    asks.says("kab chahiye")
    gives.says("haan")
    gives.says("sirf haat ke zariye")
    buyer.says("10 din me chahiye")
    assert "10 दिन" in asks.all
