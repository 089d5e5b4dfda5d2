"""What a buyer says of an enquiry while its sellers are asked: half of it, so much and no more, a day, a highest price."""

import pytest

from handlers.trade import bargains
from tests.market import Market


@pytest.mark.parametrize(
    ("text", "much"),
    [
        ("aadha hi chalega", "250 किलो"),
        ("half is enough", "250 किलो"),
        ("300 पुरे", "300 किलो"),
        ("make it tomorrow", "26 नवंबर"),
        ("150 rupay kilo se zyada nahi dunga", "₹150 प्रति किलो"),
    ],
)
def test_it_is_read_of_the_open_enquiry(market: Market, text: str, much: str) -> None:
    market.seller()
    buyer = market.poster("500 kilo haldi", language="hi")
    assert much in buyer.says(text)


def test_a_number_that_will_do_may_be_the_price_and_changes_no_amount(market: Market) -> None:
    market.seller()
    buyer = market.poster("500 kilo haldi", language="hi")
    assert "150 किलो कर दें" not in buyer.says("150 chalega")


def test_any1_asks_how_it_stands(market: Market) -> None:
    market.seller()
    buyer = market.poster("500 kilo haldi")
    assert "so far 1 seller was asked" in buyer.all + buyer.says("any1 responded?") + buyer.all


@pytest.mark.parametrize("text", ["100 kilo se zyada nahi lunga", "50 se zyada log nahi aayenge"])
def test_an_amount_that_is_not_gone_beyond_is_no_price(text: str) -> None:
    assert bargains.price_in(text) is None


def test_a_term_of_delivery_alone_changes_the_enquiry_and_keeps_where_it_goes(market: Market) -> None:
    seller = market.seller()
    omar = market.stranger("whatsapp", "Omar", country="971")
    omar.says("need 5 tonnes turmeric for Dubai")
    omar.says("yes")
    omar.says("FOB Mumbai")
    assert "FOB" in omar.last
    assert "Dubai" in omar.last
    assert "FOB" in seller.last


def test_a_price_asked_with_its_term_asks_the_price(market: Market) -> None:
    market.seller()
    omar = market.stranger("whatsapp", "Omar", country="971")
    omar.says("need 5 tonnes turmeric for Dubai")
    omar.says("yes")
    assert "no seller has said yes yet" in omar.says("CIF Jebel Ali what price?")


def test_a_stranger_abroad_who_asks_a_price_without_goods_is_asked_which_and_then_for_city_or_port(
    market: Market,
) -> None:
    market.seller()
    omar = market.stranger("whatsapp", "Omar", country="971")
    omar.says("CIF Jebel Ali what price?")
    assert "I do not know this name" not in omar.all
    ali = market.stranger("whatsapp", "Ali", country="971")
    assert "city or port" in ali.says("turmeric 2 tonnes")
