"""Whether all of an enquiry can be had by a day is no price: the day is put into the enquiry, or asked of who said yes."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from handlers.language import day, say
from handlers.trade import bargains
from storage.tables import enquiries
from tests.chat import Chat
from tests.market import Market

SUNDAY = date(2026, 11, 29)
ASKED = "{product}: nobody has said yes yet. Shall I ask for it by {day}? The sellers hear it."


def needed_by(market: Market) -> date | None:
    found: date | None = market.look(lambda db: db.scalar(sa.select(enquiries.c.needed_by)))
    return found


def waiting_buyer(market: Market, tongue: str) -> Chat:
    market.seller(["lamps"], name="Hari")
    buyer = market.buyer(language=tongue, name="Bea")
    buyer.says("500 मिट्टी के दीये चाहिए, सागर")
    buyer.presses("Yes, ask them")
    return buyer


@pytest.mark.parametrize(
    ("tongue", "said"),
    [("en", "can you do all 500 by sunday"), ("en", "can you deliver by Sunday?"), ("hi", "sunday tak 500 ho jayenge kya"),
     ("hi", "रविवार तक सब मिलेगा क्या"), ("mr", "रविवारपर्यंत सगळे मिळतील का"), ("hi", "pure 500 doge kya sunday tak")],
)  # fmt: skip
def test_the_day_is_read_back_and_no_price_is_made_of_the_amount(market: Market, tongue: str, said: str) -> None:
    buyer = waiting_buyer(market, tongue)
    buyer.says(said)
    assert day(SUNDAY, tongue) in buyer.last, buyer.last
    assert "₹" not in buyer.last
    assert needed_by(market) is None
    buyer.presses("Yes, tell them")
    assert needed_by(market) == SUNDAY


def test_a_no_leaves_the_enquiry_as_it_is(market: Market) -> None:
    buyer = waiting_buyer(market, "en")
    buyer.says("can you do all 500 by sunday")
    buyer.presses("No, leave it")
    assert needed_by(market) is None


@pytest.mark.parametrize(
    "said", ["kal office khula hai kya", "can you do 400?", "sunday tak 300 ho jayenge kya", "kab tak milega"]
)
def test_other_questions_put_no_day_into_it(market: Market, said: str) -> None:
    buyer = waiting_buyer(market, "hi")
    buyer.says(said)
    asked = say("hi", ASKED, product="P", day="D")
    assert asked.split("P")[1].split("D")[0].strip() not in buyer.last


@pytest.mark.parametrize(
    "words", ["can you do 850?", "110 doge?", "850 me doge kya", "can you do 400 for all", "240 ला देता का"]
)
def test_a_price_is_still_bargaining(words: str) -> None:
    assert bargains.is_bargaining(words)


@pytest.mark.parametrize(
    "words", ["can you do all 500 by sunday", "pure 500 doge kya", "500 doge kya kal tak", "sagle 40 denar ka"]
)
def test_an_amount_and_a_day_are_no_bargaining(words: str) -> None:
    assert not bargains.is_bargaining(words)
