"""A number beside a yes or an order: the price where one was named near it, an amount, or asked."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.trade import number_meant
from storage import enquiries
from tests.chat import Chat
from tests.market import Market


@pytest.fixture
def buyer(market: Market) -> Chat:
    """Wants 50 kilos of turmeric; Sita sells it."""
    market.seller(name="Sita")
    ravi = market.buyer(name="Ravi")
    ravi.says("50 किलो हल्दी चाहिए")
    ravi.says("haan")
    return ravi


@pytest.mark.parametrize(
    ("words", "value", "agrees"),
    [("135 kar do", 135, False), ("theek hai 140", 140, True), ("chalel 115", 115, True), ("चालेल ११५", 115, True),
     ("ठीक है 140", 140, True), ("१३५ करा", 135, False), ("ok 140", 140, True), ("done at 140", 140, True),
     ("make it 135", 135, False), ("एक सौ चालीस कर दो", 140, False), ("140 rupaye theek hai", 140, True)],
)  # fmt: skip
def test_a_number_beside_a_yes_or_an_order_is_spoken(
    market: Market, buyer: Chat, words: str, value: int, agrees: bool
) -> None:
    posted = market.look(lambda db: enquiries.of_buyer(db, buyer.person_id))[0]
    said = number_meant.spoken(words, posted)
    assert said is not None
    assert (said.value, said.agrees) == (value, agrees)


@pytest.mark.parametrize(
    "words",
    ["20 kilo kar do", "haan", "kar do", "haan 1", "140 nahi", "haldi 20 kilo chahiye", "5 din me de do", "140 me doge?", "140",
     "order 140 ka pakka", "do packet bhej do", "20 किलो ठीक आहे"],
)  # fmt: skip
def test_other_words_speak_no_such_number(market: Market, buyer: Chat, words: str) -> None:
    posted = market.look(lambda db: enquiries.of_buyer(db, buyer.person_id))[0]
    assert number_meant.spoken(words, posted) is None


@pytest.mark.parametrize(
    ("value", "rates", "amount", "what"),
    [(135, [140], 20, "price"), (135, [140], 100, "either"), (20, [140], 25, "amount"), (135, [], 100, "amount"),
     (135, [590], 15, "amount"), (10, [140], None, "amount")],
)  # fmt: skip
def test_a_number_is_what_it_is_near(value: int, rates: list[int], amount: int | None, what: str) -> None:
    wanted = None if amount is None else Decimal(amount)
    assert number_meant.meaning(Decimal(value), [Decimal(one) for one in rates], wanted) == what


def test_a_price_ordered_where_none_said_yes_is_offered_to_those_asked(market: Market) -> None:
    market.seller(name="Sita")
    ravi = market.buyer(name="Ravi")
    ravi.says("20 किलो हल्दी चाहिए 140 रुपये किलो तक")
    ravi.says("haan")
    assert "₹135" in ravi.says("135 kar do")
    ravi.says("nahi")
    assert "25" in ravi.says("25 kar do")


def test_a_number_as_near_the_rate_as_the_amount_is_asked(market: Market) -> None:
    market.seller(name="Sita")
    ravi = market.buyer(name="Ravi")
    ravi.says("100 किलो हल्दी चाहिए 140 रुपये किलो तक")
    ravi.says("haan")
    assert "120" in ravi.says("120 kar do")
    assert len(ravi.shown[-1].labels) == 2
    assert "₹120" in ravi.says("rate")


def test_a_price_ordered_is_that_of_the_goods_whose_rate_it_is_near(market: Market) -> None:
    market.seller(name="Sita")
    market.seller(["clay-pottery"], name="Gita")
    ravi = market.buyer(name="Ravi")
    for words in ("50 किलो हल्दी चाहिए 140 रुपये किलो तक", "20 मटके चाहिए 900 रुपये तक एक का"):
        ravi.says(words)
        ravi.says("haan")
    assert "हल्दी" in ravi.says("135 rupaye kar do")
    ravi.says("nahi")
    assert "मट" in ravi.says("850 rupaye kar do")
