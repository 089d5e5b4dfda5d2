"""Who asks who makes something is shown sellers; who says how much wants to buy, and who sells is no looker."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from handlers.enquiry.finding import A_PAGE, asks_who, seeks_sellers
from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from handlers.matching.posts import read_post
from handlers.reading.sides import side_of
from handlers.world import World
from storage import exposure, profiles
from tests.market import Market

WORLD = World(datetime(2026, 11, 25, tzinfo=UTC), lambda: "t", Catalogue.shipped(), Places.shipped())


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("who makes dhokra near Bastar?", "dhokra"), ("Who sells leather bags in Mumbai", "leather_bag"),
        ("बांधनी कौन बनाता है?", "bandhani"), ("sangli me haldi kaun bechta hai", "turmeric"),
        ("haldi kahan milegi", "turmeric"), ("सागर में हल्दी कौन बेचता है", "turmeric"), ("haldi ke seller dikhao", "turmeric"),
        ("कोल्हापुरी चप्पल कोण बनवतं?", "kolhapuri_chappal"), ("हळद कुठे मिळेल", "turmeric"), ("हळद कोण विकतं", "turmeric"),
        ("brass lamp banane wale karigar dikhao", "brass_lamp"),
    ],
)  # fmt: skip
def test_these_look_for_sellers(text: str, goods: str) -> None:
    assert asks_who(text, WORLD) == (goods,)


@pytest.mark.parametrize(
    "text",
    [
        "50 kilo haldi chahiye", "haldi bechta hu", "who are you", "kaun ho tum", "aap kaun", "who makes 20 kg pickle for me",
        "haldi", "kal kaun aayega", "मी हळद विकतो", "main haldi banata hu", "where is the workshop", "office kahan hai",
        "who makes good things", "x" * 5000,
    ],
)  # fmt: skip
def test_these_do_not(text: str) -> None:
    assert asks_who(text, WORLD) == ()


def test_pages_show_names_and_never_a_number(market: Market) -> None:
    for name in ("Gita", "Mira", "Leela", "Bina", "Sona", "Rupa"):
        market.seller(name=name, channel="whatsapp")
    looker = market.buyer(language="en")
    looker.says("who sells turmeric?")
    first = looker.last
    assert first.count("·") >= A_PAGE
    looker.says("more sellers")
    shown = f"{first}\n{looker.last}"
    assert all(name in shown for name in ("Gita", "Mira", "Leela", "Bina", "Sona", "Rupa"))
    assert "+91" not in shown


def test_only_who_agreed_and_is_live_stands_on_a_card(market: Market) -> None:
    market.seller(name="Gita")
    market.seller(name="Hidden", status="hidden")
    market.seller(name="Listed", status="invited")
    market.seller(name="Gone").says("stop")
    looker = market.buyer(language="en")
    looker.says("who sells turmeric?")
    assert "Gita" in looker.last
    assert not any(name in looker.all for name in ("Hidden", "Listed", "Gone"))


def test_standing_on_a_looked_at_page_is_an_exposure_once(market: Market) -> None:
    seller = market.seller(name="Gita")
    looker = market.buyer(language="en")
    looker.says("who sells turmeric?")
    looker.says("hmm what")
    mine = market.look(lambda db: profiles.profile_of(db, seller.person_id))
    assert mine is not None
    phone = mine.reached_by or ""
    shown = market.look(lambda db: exposure.shown_of(db, [phone], market.clock.now()))
    assert shown[phone] == pytest.approx(1, abs=0.01)


@pytest.mark.parametrize(
    ("text", "kind", "goods"),
    [
        ("50 kilo haldi chahiye sangli se", "enquiry", ("turmeric",)),
        ("taazi haldi uplabdh hai, 200 kilo, 90 rupaye kilo", "offer", ("green_turmeric",)),
        ("good morning sabhi ko", None, ()),
    ],
)
def test_a_groups_post_is_read_by_the_same_reading(text: str, kind: str | None, goods: tuple[str, ...]) -> None:
    post = read_post(text, date(2026, 11, 25), WORLD.catalogue, WORLD.places, side_of)
    assert post.concepts == goods
    assert kind is None or post.kind == kind
    assert (post.enquiry is not None) == (kind == "enquiry")


@pytest.mark.parametrize(
    "text",
    [
        "selling hand made soaps, who do I tell?", "लाकडी खेळणी बनवतो, कोणी घेईल का?", "मटके बनाता हूँ, कोई लेगा क्या",
        "हळद विकतो, कुठे विकू?",
        "haldi bechta hu koi kharidega", "हम बाँस की टोकरी बनाते हैं, किसको बेचें",
        "i make soap, where do i sell",
    ],
)  # fmt: skip
def test_who_sells_and_asks_for_buyers_looks_for_no_sellers(text: str) -> None:
    assert asks_who(text, WORLD) == ()


@pytest.mark.parametrize(
    "text",
    ["bechne wale dhundo", "mere liye seller dhundo", "विक्रेते शोधा", "मला विक्रेते हवेत", "बेचने वाले ढूँढो", "find sellers for me",
     "i am looking for suppliers", "seller chahiye"],
)  # fmt: skip
def test_who_only_wants_sellers_found_is_asked_for_which_goods(market: Market, text: str) -> None:
    assert seeks_sellers(text)
    stranger = market.stranger("whatsapp", "Mohan")
    stranger.says(text)
    assert "?" in stranger.last
    assert "18" not in stranger.last, "nobody is asked to sell"


@pytest.mark.parametrize(
    "text",
    [
        "bechne wali hu",
        "buyer dhundo",
        "main seller hu",
        "kharidar chahiye",
        "haldi ke seller dikhao",
        "sellers",
        "vikreta",
    ],
)
def test_who_sells_or_names_the_goods_does_not_only_look_for_sellers(text: str) -> None:
    assert not seeks_sellers(text)


@pytest.mark.parametrize("text", ["30 kilo", "haan 30 kilo", "30 किलो चाहिए"])
def test_an_amount_below_the_offer_to_look_for_a_seller_is_a_yes(market: Market, text: str) -> None:
    buyer = market.buyer(name="Ravi")
    buyer.says("haldi kaun bechta hai")
    buyer.says(text)
    assert "30" in buyer.last
    assert "हल्दी" in buyer.last


@pytest.mark.parametrize("text", ["nahi 30 kilo nahi", "2 din baad"])
def test_other_numbers_below_it_are_no_yes(market: Market, text: str) -> None:
    buyer = market.buyer(name="Ravi")
    buyer.says("haldi kaun bechta hai")
    buyer.says(text)
    assert "30 किलो" not in buyer.last
