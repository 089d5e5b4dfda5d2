"""What a seller's sentence implies of the profile is read back, kept after a yes, and can be undone."""

from __future__ import annotations

from typing import Any

import pytest

from storage.profiles import Profile
from tests.market import Market


def fields(kept: Profile) -> dict[str, Any]:
    return {name: getattr(kept, name) for name in ("lead_days", "reach", "unit", "price_paise", "capacity", "moq")}


@pytest.mark.parametrize(
    ("words", "field", "value"),
    [
        ("ab 5 din me bana deti hu", "lead_days", 5),
        ("५ दिवसात बनवून देते", "lead_days", 5),
        ("5 दिन में बना देती हूँ", "lead_days", 5),
        ("I can make it in 5 days", "lead_days", 5),
        ("5 divsat banvun deto", "lead_days", 5),
        ("ek hafte me bana deti hu", "lead_days", 7),
        ("dilli tak bhej sakti hu", "reach", "country"),
        ("भोपाल तक भेज देती हूँ", "reach", "state"),
        ("सागर में ही भेजती हूँ", "reach", "district"),
        ("we can send up to Delhi", "reach", "country"),
        ("दिल्लीपर्यंत पाठवू शकते", "reach", "country"),
        ("videsh bhi bhej sakti hu", "reach", "export"),
        ("can deliver to Dubai", "reach", "export"),
        ("ab darjan me bechti hu", "unit", "dozen"),
        ("we sell by the dozen", "unit", "dozen"),
        ("आता डझनने विकते", "unit", "dozen"),
        ("sirf sagar me", "reach", "district"),
        ("फक्त सागरमध्ये", "reach", "district"),
        ("fakt sagarat", "reach", "district"),
        ("only in Sagar", "reach", "district"),
        ("सिर्फ अपने जिले में", "reach", "district"),
        ("keval madhya pradesh me", "reach", "state"),
        ("mahinyala 6", "capacity", "6"),
        ("महीने के 40", "capacity", "40"),
        ("20 a month", "capacity", "20"),
        ("hafte me 5", "capacity", "20"),
    ],
)
def test_what_is_implied_is_kept_after_a_yes_and_undone(market: Market, words: str, field: str, value: Any) -> None:
    seller = market.seller(goods=("lamps",), language="en")
    before = market.profile(seller)
    assert "Shall I write that?" in seller.says(words)
    assert fields(market.profile(seller)) == fields(before), "nothing is kept before the yes"
    seller.says("yes")
    assert fields(market.profile(seller)) == fields(before) | {field: value}
    seller.says("undo")
    assert fields(market.profile(seller)) == fields(before)


@pytest.mark.parametrize(
    ("first", "then", "field", "value"),
    [
        ("rate 140", "rate 150 kar do", "price_paise", 15000),
        ("मेरा रेट 140 है", "मेरा रेट अब 150 है", "price_paise", 15000),
        ("माझा दर १४० आहे", "दर १५० करा", "price_paise", 15000),
        ("my rate is 140", "my rate is now 150", "price_paise", 15000),
        ("ab 200 piece mahine me bana lete hain", "ab 300 piece mahine me bana lete hain", "capacity", "300"),
        ("moq 5 piece", "moq 10 piece", "moq", "10"),
    ],
)
def test_what_stands_there_is_replaced_only_after_a_yes(
    market: Market, first: str, then: str, field: str, value: Any
) -> None:
    seller = market.seller(goods=("lamps",), language="en")
    seller.says(first if first != "rate 140" else "mera rate 140 hai")
    before = getattr(market.profile(seller), field)
    assert before is not None
    assert "Shall I write" in seller.says(then)
    assert getattr(market.profile(seller), field) == before
    seller.says("no")
    assert getattr(market.profile(seller), field) == before
    seller.says(then)
    seller.says("yes")
    assert getattr(market.profile(seller), field) == value
    seller.says("undo")
    assert getattr(market.profile(seller), field) == before


@pytest.mark.parametrize(
    "words",
    [
        "5 din me bana dungi",
        "5 din me bana sakte ho?",
        "mujhe 5 din me chahiye",
        "dilli tak nahi bhej sakti",
        "kya dilli tak bhejte ho",
        "5 दिवसात पाहिजे",
        "maal dilli bhejna hai kya",
    ],
)
def test_a_promise_a_question_and_a_wish_change_no_profile(market: Market, words: str) -> None:
    seller = market.seller(goods=("lamps",), language="en")
    before = fields(market.profile(seller))
    seller.says(words)
    seller.says("yes")
    assert fields(market.profile(seller)) == before


@pytest.mark.parametrize(
    "words",
    ["sirf haldi", "fakt aaj", "only me", "sirf pune me", "bas karo", "6 mahine me", "in 6 months", "mahine ki 6 tarikh",
     "hafte me 2 din", "6 months", "sirf sagar se lena hai"],
)  # fmt: skip
def test_where_else_and_how_long_imply_no_reach_and_no_amount(market: Market, words: str) -> None:
    seller = market.seller(goods=("lamps",), language="en")
    seller.says(words)
    assert "Shall I write that?" not in seller.all


@pytest.mark.parametrize(
    ("words", "district"),
    [("borivali la rahte", "Mumbai Suburban"), ("main ab pune me rehti hu", "Pune"), ("मी आता नाशिकला राहते", "Nashik"),
     ("I live in Indore now", "Indore"), ("hum bhopal shift ho gaye", "Bhopal"), ("ghar badal gaya hai ab damoh me hu", "Damoh"),
     ("sagar se damoh aa gayi", "Damoh")],
)  # fmt: skip
def test_who_says_to_live_elsewhere_is_asked_whether_that_shall_be_written(
    market: Market, words: str, district: str
) -> None:
    seller = market.seller(goods=("lamps",), language="en")
    assert district in seller.says(words)
    assert "Shall I write" in seller.last
    before = market.profile(seller).district_lgd
    seller.says("yes")
    assert market.profile(seller).district_lgd != before


@pytest.mark.parametrize(
    "words",
    ["mere bhai pune me rehte hai", "hum pune me rehte the", "buyer pune me rehta hai", "sagar me rehti hu",
     "pune me rehte ho kya"],
)  # fmt: skip
def test_where_others_live_and_where_one_lived_moves_nobody(market: Market, words: str) -> None:
    seller = market.seller(goods=("lamps",), language="en")
    before = market.profile(seller).district_lgd
    assert "So far your district is" not in seller.says(words)
    assert market.profile(seller).district_lgd == before
