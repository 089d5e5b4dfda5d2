"""Goods of another one called by name are not the speaker's, and goods named only to be refused are not sold."""

import pytest

from tests.market import Market


@pytest.mark.parametrize("text", ["seema ka papad 220 kilo", "सीमाचा पापड २२० किलो"])
def test_it_is_asked_whose_goods_they_are(market: Market, text: str) -> None:
    seller = market.seller(("papad",), name="Rekha")
    seller.says(text)
    assert seller.shown[-1].labels[0] in ("हाँ, जोड़ दीजिए", "हो, जोडा")


def test_of_ones_own_name_nothing_is_asked(market: Market) -> None:
    seller = market.seller(("papad",), name="Seema Bai")
    seller.says("seema ka papad 220 kilo")
    assert "हाँ, जोड़ दीजिए" not in seller.shown[-1].labels


@pytest.mark.parametrize(
    "text",
    [
        "mera naam seema hai aur mai papad nahi achar banati hu",
        "papad nahi banati, achar banati hu",
        "not papad, i make pickle",
    ],
)
def test_what_is_refused_is_not_sold(market: Market, text: str) -> None:
    stranger = market.stranger("whatsapp")
    stranger.says(text)
    stranger.presses(1)
    assert "पापड़" not in stranger.last
    assert "अचार" in stranger.last or "pickle" in stranger.last


def test_a_yes_with_its_own_denial_is_asked_again(market: Market) -> None:
    market.seller()
    buyer = market.buyer()
    buyer.says("500 kilo haldi chahiye")
    buyer.says("haan, पूछिए नाही")
    assert "हाँ, पूछिए" in buyer.shown[-1].labels
    assert "मैसेज जा रहा है" not in buyer.all
