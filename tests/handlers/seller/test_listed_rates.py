"""Several goods, each with its own rate, in one message: which figures are rates, and what stays an amount."""

from __future__ import annotations

from decimal import Decimal

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.seller import listed_rates
from storage import matches, profiles
from tests.market import Market

TURMERIC, CHILLI = "turmeric", "chilli"


def rates(text: str) -> dict[str, tuple[int, str | None]]:
    """The rates that a message tells, by the goods' own words."""
    found = listed_rates.listed(text, Catalogue.shipped())
    return {} if found is None else {one.goods: (int(one.rupees), one.unit) for one in found.goods}


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("हल्दी 180, मिर्च 240", None), ("haldi 180 aur mirch 240 rs kg", "kg"), ("हळद १८० आणि मिरची २४०", None),
        ("haldi 180 mirch 240", None), ("turmeric ₹180/kg, chilli ₹240/kg", "kg"), ("haldi ka 180, mirch ka 240", None),
        ("rate haldi 180 mirch 240", None), ("हल्दी का रेट 180 रुपये किलो और मिर्च का 240 रुपये किलो", "kg"),
        ("haldi 180 rs kilo hai, mirch 240 hai", "kg"), ("हळद एकशे ऐंशी रुपये किलो, मिरची दोनशे चाळीस रुपये किलो", "kg"),
        ("180 rs kg haldi aur 240 rs kg mirch", "kg"), ("turmeric 180 and chilli 240 rupees a kilo, 5 days", "kg"),
    ],
)  # fmt: skip
def test_each_of_two_goods_has_its_own_rate(text: str, unit: str | None) -> None:
    assert list(rates(text).values()) == [(180, unit), (240, unit)], text


@pytest.mark.parametrize(
    "text",
    [
        "haldi 50 kilo, mirch 20 kilo",
        "हल्दी 180",
        "haldi aur mirch 180 rs kg",
        "haldi 100 se 120 rs, mirch 240",
        "haldi kitne ki, mirch 240?",
        "50 haldi 20 mirch",
        "haldi 180 total, mirch 240 total",
        "haldi 10% aur mirch 5%",
        "haldi 180, mirch",
    ],
)
def test_amounts_ranges_and_questions_are_no_list_of_rates(text: str) -> None:
    assert rates(text) == {}


def test_a_bare_figure_is_a_rate_only_where_nobody_wants_so_much() -> None:
    catalogue = Catalogue.shipped()
    assert listed_rates.own_words("haldi 180, mirch 240", TURMERIC, Decimal(50), catalogue) == "haldi rate 180 rupees"
    assert listed_rates.own_words("haldi 30, mirch 10", TURMERIC, Decimal(50), catalogue) == "haldi 30"
    assert (
        listed_rates.own_words("haldi 30 rs, mirch 10 rs", TURMERIC, Decimal(50), catalogue) == "haldi rate 30 rupees"
    )


def test_a_yes_beside_two_rates_is_a_yes_to_both_buyers_with_its_rate(market: Market) -> None:
    seller = market.seller(goods=("turmeric", "chilli"), language="en")
    for words in ("50 kilos turmeric", "20 kilos chilli"):
        market.poster(words, name=words.split()[-1].title())
    seller.says("yes, turmeric 180 and chilli 240 rs a kilo")
    seller.says("only haat")
    found = market.look(lambda db: matches.matches_for(db, seller.person_id, ("yes",)))
    assert sorted((one.price_paise, one.quantity) for one in found) == [(18000, "50"), (24000, "20")]


def test_one_answer_for_both_cards_answers_both(market: Market) -> None:
    seller = market.seller(goods=("turmeric", "chilli"), language="en")
    for words in ("50 kilos turmeric", "20 kilos chilli"):
        market.poster(words, name=words.split()[-1].title())
    seller.says("dono nahi")
    assert len(market.look(lambda db: matches.matches_for(db, seller.person_id, ("not_now",)))) == 2


def test_an_offer_goes_by_the_rate_of_its_own_goods(market: Market) -> None:
    seller = market.seller(goods=("turmeric", "chilli"), language="en")
    seller.says("turmeric 180 and chilli 240 rs a kilo")
    kept = market.profile(seller)
    assert kept.rates == {TURMERIC: {"paise": 18000, "unit": "kg"}, CHILLI: {"paise": 24000, "unit": "kg"}}
    buyer = market.poster("20 kilos chilli")
    seller.says("yes")
    seller.says("only haat")
    seller.says("skip")
    buyer.presses("Yes, introduce us")
    buyer.says("only haat")
    assert "You said ₹240 per kilo" in seller.presses("Give my price")


def test_the_price_against_a_budget_is_that_of_the_goods_that_are_wanted(market: Market) -> None:
    seller = market.seller(goods=("turmeric", "chilli"), language="en")
    seller.says("turmeric 180 and chilli 240 rs a kilo")
    buyer = market.poster("20 kilos chilli, budget 200 per kilo")
    assert "₹240 per kilo" in buyer.all


def test_erased_the_rates_of_single_goods_are_gone_too(market: Market) -> None:
    seller = market.seller(goods=("turmeric", "chilli"), language="en")
    seller.says("turmeric 180 and chilli 240 rs a kilo")
    seller.says("my data")
    person = seller.person_id
    for words in ("erase everything", "yes", "yes"):
        seller.says(words)
    assert market.look(lambda db: profiles.profile_of(db, person)) is None
