"""Several goods in one message: all of them at once, one left out, another first."""

from __future__ import annotations

import pytest

from handlers.enquiry import further_words
from storage import enquiries
from tests.chat import Chat
from tests.market import Market


def names(word: str) -> bool:
    return word in ("papad", "पापड़", "पापड", "achar", "pickle")


@pytest.mark.parametrize(
    "words",
    ["haan sab", "all of them", "yes, all of them please", "sab ke liye poocho", "हाँ सब", "सबके लिए पूछिए", "हाँ दोनों", "हो सगळ्यांसाठी",
     "ho sagle", "सगळ्यांसाठी विचारा", "both"],
)  # fmt: skip
def test_all_are_meant(words: str) -> None:
    assert further_words.means_all(words)


@pytest.mark.parametrize(
    "words",
    ["haan", "sab nahi", "haan 20 kilo", "all india", "सब रहने दो", "sirf sab se pehle haldi", "सगळे नकोत", "kya sab?"],
)  # fmt: skip
def test_not_all_are_meant(words: str) -> None:
    assert not further_words.means_all(words)


@pytest.mark.parametrize(
    "words",
    [
        "achar cancel",
        "papad nahi chahiye",
        "पापड़ रहने दो",
        "पापड नको",
        "pickle not needed",
        "remove papad",
        "papad nako",
    ],
)
def test_one_is_left_out(words: str) -> None:
    assert further_words.drops(words, names)
    assert not further_words.chooses(words, names)


@pytest.mark.parametrize(
    ("words", "what"),
    [("papad pehle", "first"), ("papad wala kya bola", "first"), ("sirf papad", "only"), ("फक्त पापड", "only"),
    ("only pickle", "only"),
     ("pehle haldi", ""), ("papad kitne ka hai", ""), ("achar cancel", "")],
)  # fmt: skip
def test_one_is_chosen(words: str, what: str) -> None:
    assert further_words.chooses(words, names) == what


@pytest.mark.parametrize("words", ["next one", "agla", "पुढे", "अगला वाला"])
def test_the_next_is_wanted(words: str) -> None:
    assert further_words.is_next(words)


def wanted(market: Market, buyer: Chat) -> set[str]:
    """What the buyer's open enquiries are for."""
    mine = market.look(lambda db: enquiries.of_buyer(db, buyer.person_id))
    return {f"{one.concept}:{one.quantity}" for one in mine if one.status == "open"}


def test_with_one_yes_for_all_each_is_asked_for_by_its_own_amount(market: Market) -> None:
    market.seller(["turmeric"], name="Sita")
    market.seller(["papad"], name="Gita")
    ravi = market.buyer(name="Ravi")
    ravi.says("haldi 20 kilo aur papad 5 kilo chahiye")
    ravi.says("haan sab")
    assert wanted(market, ravi) == {"turmeric:20", "papad:5"}
    assert "Gita" in ravi.all


def test_a_plain_yes_asks_for_the_first_alone(market: Market) -> None:
    ravi = market.buyer(name="Ravi")
    ravi.says("haldi 20 kilo aur papad 5 kilo chahiye")
    ravi.says("haan")
    assert wanted(market, ravi) == {"turmeric:20"}


def test_what_was_left_out_at_the_read_back_is_asked_no_more(market: Market) -> None:
    ravi = market.buyer(name="Ravi")
    ravi.says("haldi 20 kilo aur papad 5 kilo chahiye")
    ravi.says("papad cancel")
    ravi.says("haan")
    assert wanted(market, ravi) == {"turmeric:20"}
    assert not ravi.shown[-1].labels


def test_the_first_left_out_is_followed_by_the_next(market: Market) -> None:
    ravi = market.buyer(name="Ravi")
    ravi.says("haldi 20 kilo aur papad 5 kilo chahiye")
    ravi.says("haldi rehne do")
    ravi.says("haan")
    assert wanted(market, ravi) == {"papad:5"}


def test_another_amount_of_one_that_waits_is_its_amount(market: Market) -> None:
    ravi = market.buyer(name="Ravi")
    ravi.says("haldi 20 kilo aur papad 5 kilo chahiye")
    ravi.says("haan")
    ravi.says("papad 5 nahi 8 kilo")
    ravi.says("haan")
    assert wanted(market, ravi) == {"turmeric:20", "papad:8"}


def test_what_is_said_where_no_more_may_be_open_is_of_those_that_are(market: Market) -> None:
    ravi = market.buyer(name="Ravi")
    for words in ("haldi 20 kilo chahiye", "papad 5 kilo chahiye"):
        ravi.says(words)
        ravi.says("haan")
    ravi.says("mirch 10 kilo chahiye")
    assert "papad" in ravi.says("papad 5 nahi 8 kilo").lower() or "पापड़" in ravi.last
    ravi.says("haan")
    ravi.says("haldi cancel")
    ravi.says("haan")
    ravi.presses(1)
    assert "papad:8" in wanted(market, ravi)
    assert not any(one.startswith("turmeric") for one in wanted(market, ravi))
