"""What a buyer writes below a read-back and about what is open, in three tongues: each is taken for what it is."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from handlers.enquiry import enquiry_words
from handlers.safety import grievances
from handlers.trade import bargains
from tests.market import Market, markets


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path)


def read_back_after(market: Market, first: str, *then: str) -> str:
    """The text shown after a wish and the words below its read-back."""
    ravi = market.buyer(language="en")
    ravi.says(first)
    for words in then:
        ravi.says(words)
    return ravi.shown[-1].text.split("\nShall I ask")[0]


@pytest.mark.parametrize(
    ("first", "then", "shown"),
    [
        ("200 kilo haldi chahiye", "250 se upar nahi", "turmeric · 200 kilos · up to ₹250"),
        ("200 kilo haldi chahiye", "भाई 110 में दोगे तो पक्का", "turmeric · 200 kilos · up to ₹110 per kilo"),
        ("50 leather bags at 400 each", "actually the budget is 450", "leather bag · 50 pieces · up to ₹450 per piece"),
        ("100 belt chahiye", "belt 100 nahi 80", "leather belt · 80 pieces"),
        ("50 leather bags needed", "not sure about the date", "leather bag · 50 pieces"),
        ("50 leather bags needed", "50% advance", "leather bag · 50 pieces · 50% advance"),
        ("20 kilo achar chahiye", "aam ka", "mango pickle · 20 kilos"),
        ("पापड २० किलो पाहिजे", "उडदाचे पाहिजेत", "urad papad · 20 kilos"),
        ("mirchi 1 quintal", "nahi 60 kilo", "chilli · 60 kilos"),
    ],
)
def test_words_below_a_read_back_are_what_they_say(market: Market, first: str, then: str, shown: str) -> None:
    assert read_back_after(market, first, then) == shown


@pytest.mark.parametrize("then", ["actually Hamirpur UP", "Hamirpur Uttar Pradesh"])
def test_of_two_places_with_one_name_the_state_named_later_counts(market: Market, then: str) -> None:
    shown = read_back_after(market, "20 kilo haldi chahiye hamirpur me", "himachal wala", then)
    assert shown == "turmeric · 20 kilos · Hamirpur, Uttar Pradesh"


def test_which_of_two_places_is_meant_is_asked_once(market: Market) -> None:
    shown = read_back_after(market, "20 kilo haldi chahiye hamirpur me", "himachal wala", "30 kilo")
    assert shown == "turmeric · 30 kilos · Hamirpur, Himachal Pradesh"


def test_further_goods_are_noted_and_outlive_a_correction(market: Market) -> None:
    read = read_back_after(market, "२० किलो पापड आणि १० किलो लोणचं", "30 kilo", "and wallets also 50 pcs")
    assert read == "papad · 30 kilos\nThen also: pickle, 10 kilos; leather wallet, 50 pieces."


def test_a_wish_is_put_aside_in_a_sentence(market: Market) -> None:
    assert read_back_after(market, "50 leather bags needed", "never mind, cancel it") == "Put aside. Nobody was told."


@pytest.mark.parametrize("words", ["पता नहीं", "माहित नाही", "not sure"])
def test_who_does_not_know_how_much_is_not_asked_again(market: Market, words: str) -> None:
    assert read_back_after(market, "leather bags needed", words) == "leather bag"


def test_pots_are_no_mattress(market: Market) -> None:
    assert read_back_after(market, "घड़े 100 और 200 दिए चाहिए").startswith(
        "clay pots · 100 pieces\nThen also: clay diya, 200"
    )


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("भाई 110 में दोगे तो पक्का", Decimal(110)), ("थोडं कमी करा ना, २४०", Decimal(240)), ("थोड़ा कम करो, 200 रुपये", Decimal(200)),
        ("60 kilo de do", None), ("registration fee 500 me de do", None), ("haldi 60 kilo chahiye", None),
    ],
)  # fmt: skip
def test_bargaining_names_a_price(text: str, price: Decimal | None) -> None:
    assert bargains.price_in(text) == price


def test_bargaining_over_what_is_open_is_no_fraud(market: Market) -> None:
    market.seller()
    ravi = market.buyer(language="en")
    ravi.says("200 kilo haldi chahiye")
    ravi.presses("Yes, ask them")
    ravi.says("थोडं कमी करा ना, २४०")
    assert "no seller has said yes yet" in ravi.last
    ravi.presses("Yes, tell them")
    assert "₹240" in ravi.last


@pytest.mark.parametrize(
    "words", ["status", "What's the status?", "किती वेळ लागेल", "how long more", "haldi ka kya hua", "any reply?"]
)
def test_how_something_stands_shows_ones_own_enquiries(market: Market, words: str) -> None:
    market.seller()
    ravi = market.buyer(language="en")
    ravi.says("200 kilo haldi chahiye")
    ravi.presses("Yes, ask them")
    ravi.says(words)
    assert "Your enquiries" in ravi.last


@pytest.mark.parametrize("words", ["kya koi kharidar mila?", "कोणी मागणी केली का", "any orders for me?"])
def test_a_seller_asks_for_orders(market: Market, words: str) -> None:
    geeta = market.seller(language="en")
    geeta.says(words)
    assert "No enquiry waits for you" in geeta.last


@pytest.mark.parametrize(
    "words",
    ["mera paisa kat gaya", "माझे पैसे गेले", "khate se 5000 rupaye kat gaye", "QR code bheja aur 500 rupaye kat gaye",
     "मेरे खाते से पैसे कट गए"],
)  # fmt: skip
def test_whoever_lost_money_is_told_at_once_whom_to_ring(market: Market, words: str) -> None:
    ravi = market.buyer(language="en")
    ravi.says(words)
    assert any("1930" in one.text for one in ravi.shown)


@pytest.mark.parametrize(
    "words",
    ["haldi ka paisa kam karo", "paise kab milenge?", "mera maal chala gaya", "kat gaye kapde chahiye", "भाव कमी झाला"],
)
def test_other_words_of_money_and_going_are_no_loss(words: str) -> None:
    assert not grievances.lost_money(words)


def test_a_complaint_and_an_advance_are_told_apart() -> None:
    assert grievances.complains("I want to complain, bags are torn")
    assert grievances.complains("माल खराब निकला")
    assert not grievances.complains("torn bags repair chahiye")
    assert grievances.asks_of_advance("he wants 50% advance on gpay, should i pay?")
    assert not grievances.asks_of_advance("50 leather bags needed")
    assert grievances.accuses_somebody("he is a fraud")
    assert not grievances.accuses_somebody("ye fraud hai kya")


@pytest.mark.parametrize("words", ["haldi 50 kilo chahiye kitne din me", "500 kilo mirch"])
def test_a_wish_is_no_question_of_standing(words: str) -> None:
    assert not enquiry_words.asks_how_it_stands(words)
