"""A yes that offers less than is wanted and names the rate of one, in one breath; and what is said to the buyer beside it."""

from __future__ import annotations

import pytest

from tests.handlers.lead.test_second_thoughts import match_of
from tests.market import Market


@pytest.mark.parametrize(
    ("language", "words"),
    [("mr", "ho milel pan 20 ch, 1800 la ek"), ("mr", "हो मिळेल पण २०च, १८०० ला एक"), ("mr", "हो, फक्त २० आहेत, १८०० रुपयाला एक"),
     ("hi", "haan milega par 20 hi, 1800 ka ek"), ("hi", "हाँ मिलेगा लेकिन 20 ही, 1800 का एक"), ("hi", "20 hi de paungi, 1800 ka ek"),
     ("en", "yes but only 20, 1800 each"), ("en", "can give 20 only, 1800 a piece"), ("en", "yes, only 20, at 1800")],
)  # fmt: skip
def test_less_of_it_and_the_rate_of_one_are_told_in_one_breath(market: Market, language: str, words: str) -> None:
    seller = market.seller(["गोधडी"], language=language)
    buyer = market.poster("25 godhadi")
    seller.says(words)
    seller.says("only haat")
    one = match_of(market, buyer, "Sita")
    assert (one.status, one.quantity, one.price_paise) == ("yes", "20", 180000)


@pytest.mark.parametrize(
    ("language", "words"),
    [("mr", "nila ahe, 6 by 7 foot"), ("mr", "वाहतूक ५०० लागेल वेगळी"), ("mr", "हाताने शिवलेल्या आहेत, लाल रंगाच्या"),
     ("hi", "neele rang ki hai"), ("hi", "5 din me taiyar hogi"), ("hi", "पैकिंग अलग से लगेगी"),
     ("en", "they are blue and hand stitched"), ("en", "transport is extra"), ("en", "cotton, 6 by 7 foot")],
)  # fmt: skip
def test_what_a_seller_writes_of_the_goods_goes_along_with_the_yes(market: Market, language: str, words: str) -> None:
    seller = market.seller(["गोधडी"], language=language)
    buyer = market.poster("25 godhadi")
    seller.says("haan")
    seller.says(words)
    seller.says("only haat")
    assert words in buyer.last or "days" in buyer.last


@pytest.mark.parametrize(
    "words",
    [
        "ek minute ruko",
        "baad me bataungi",
        "mera number mat dena please",
        "pata nahi kya dabana hai",
        "haan theek hai bhai",
    ],
)
def test_what_is_said_to_haat_goes_to_no_buyer(market: Market, words: str) -> None:
    seller = market.seller(["गोधडी"])
    buyer = market.poster("25 godhadi")
    seller.says("haan")
    seller.says(words)
    seller.says("only haat")
    assert words not in buyer.all
