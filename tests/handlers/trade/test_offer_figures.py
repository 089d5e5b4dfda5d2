"""The figures of a seller's offer: a stock is no least order, a rate without its unit is asked back, and so is no day."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from handlers.group.group_offers import LONGEST_OFFER
from handlers.language import day, say
from handlers.matching.catalogue import Catalogue
from handlers.matching.offers import ParsedOffer, read_offer
from handlers.matching.places import Places
from storage import cards
from tests.groupchat import GroupChat, member
from tests.market import Market

SAGAR = 425
TODAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.shipped()


def _read(text: str, catalogue: Catalogue) -> ParsedOffer:
    return read_offer(text, TODAY, catalogue, Places.shipped())


@pytest.mark.parametrize(
    "text",
    [
        "I have 200 kg turmeric, price 125 per kilo",
        "120 रुपये किलो हल्दी, माल 3 क्विंटल पड़ा है",
        "halad 2 quintal ahe 110 rupaye kilo",
        "we've got 3 quintals turmeric at 95 per kg",
        "50 किलो हळद आहे, 120 ला",
    ],
)
def test_a_stock_is_no_least_order(text: str, catalogue: Catalogue) -> None:
    assert _read(text, catalogue).least is None


@pytest.mark.parametrize(
    "text",
    [
        "हल्दी 120 रुपये किलो, कम से कम 25 किलो",
        "मेरे पास 3 क्विंटल है हल्दी, 120 रुपये किलो, 25 किलो से कम नहीं",
        "आमच्याकडे हळद 130 रुपये किलो, किमान 25 किलो",
        "haldi available hai 130 rs kilo min 25 kg",
        "We have turmeric at 130 per kg, MOQ 25 kg, valid till 15 Dec",
        "turmeric 130/kg moq 25",
    ],
)
def test_a_least_order_is_one_that_is_said_to_be_so(text: str, catalogue: Catalogue) -> None:
    assert _read(text, catalogue).least_in("kg") == Decimal(25)


def test_a_discount_on_more_is_no_least_order(catalogue: Catalogue) -> None:
    assert _read("पिसी हल्दी 150 रुपये किलो, 5 किलो से ऊपर 140", catalogue).least is None


@pytest.mark.parametrize(
    ("text", "rupees"),
    [
        ("हल्दी 1.5 क्विंटल तैयार है, 110 के भाव से", 110),
        ("हल्दी 2 क्विंटल है 118 रुपये", 118),
        ("हळद 1.5 क्विंटल तयार, 110 भावाने", 110),
        ("turmeric 2 quintals ready at 110", 110),
        ("हल्दी 110 रुपये क्विंटल", 110),
    ],
)
def test_a_rate_that_may_be_of_a_kilo_or_a_quintal_is_open(text: str, rupees: int, catalogue: Catalogue) -> None:
    read = _read(text, catalogue)
    assert (read.price_paise, read.unit, read.or_unit) == (rupees * 100, "kg", "quintal")


@pytest.mark.parametrize(
    ("text", "rupees", "unit"),
    [
        ("हल्दी 12000 रुपये क्विंटल", 12000, "quintal"),
        ("हल्दी 12000 क्विंटल के भाव", 12000, "quintal"),
        ("हल्दी 120 रुपये", 120, "kg"),
        ("50 किलो हल्दी है 120 में", 120, "kg"),
        ("haldi rate 5kg 590, 10kg 1150, 1kg 125", 125, "kg"),
        ("आज का भाव: हल्दी 118, मिर्च 210, धनिया 90", 118, "kg"),
        ("साड़ी 1800 रुपये", 1800, "piece"),
    ],
)
def test_a_rate_and_what_it_is_for(text: str, rupees: int, unit: str, catalogue: Catalogue) -> None:
    read = _read(text, catalogue)
    assert (read.price_paise, read.unit, read.or_unit) == (rupees * 100, unit, None)


@pytest.mark.parametrize(
    ("text", "rupees"),
    [
        ("chilli powder 240, haldi 150, dhaniya 130 sab available", 240),
        ("हळद १५०, मिरची २४० सगळं आहे", 150),
        ("haldi 150, mirch 240, dhaniya 130 sab ready", 150),
    ],
)
def test_of_a_list_each_of_the_goods_keeps_its_own_rate(text: str, rupees: int, catalogue: Catalogue) -> None:
    assert _read(text, catalogue).price_paise == rupees * 100


def test_prices_of_several_sorts_are_none_of_them(catalogue: Catalogue) -> None:
    assert _read("हल्दी रेट लिस्ट: साबुत 95, पिसी 120, 5 किलो 590", catalogue).price_paise is None


@pytest.mark.parametrize("label", ["किलो", "क्विंटल"])
def test_kilo_or_quintal_is_asked_before_the_card(market: Market, chat: GroupChat, label: str) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="सीता"))
    chat.says(sita, "हल्दी 1.5 क्विंटल तैयार है, 110 के भाव से")
    assert [button.label for button in sita.shown[-1].buttons] == ["किलो", "क्विंटल"]
    sita.presses(label)
    sita.presses("Yes")
    (card,) = market.look(lambda db: cards.of_person(db, sita.person_id))
    assert (card.price_paise, card.unit, card.moq) == (11000, {"किलो": "kg", "क्विंटल": "quintal"}[label], None)


def test_a_day_that_is_none_is_asked(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="सीता"))
    chat.says(sita, "हल्दी 120 रु किलो 31 फरवरी तक")
    assert "तारीख" in sita.last
    sita.says("5 दिसंबर")
    assert "5 दिसंबर" in sita.last
    sita.presses("Yes")
    (card,) = market.look(lambda db: cards.of_person(db, sita.person_id))
    assert card.valid_until is not None
    assert (card.valid_until.day, card.valid_until.month) == (5, 12)


def test_a_stock_in_the_chat_hangs_without_a_least_order(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita", language="en"))
    chat.says(sita, "I have 200 kg turmeric, price 125 per kilo")
    assert "200" not in sita.last
    assert "125" in sita.last


@pytest.mark.parametrize("until", ["31 मार्च तक", "4 महीने तक", "valid till 15 march"])
def test_a_last_day_beyond_two_months_is_said_and_becomes_the_nearest_that_may_be(
    market: Market, chat: GroupChat, until: str
) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(sita, f"हल्दी 120 रुपये किलो, {until}")
    longest = market.clock.now().date() + LONGEST_OFFER
    told = say(
        "hi",
        "An offer hangs for two months at most: yours until {day}. After that, write it again.",
        day=day(longest, "hi"),
    )
    assert told in sita.all
    sita.presses("Yes")
    (card,) = market.look(lambda db: cards.of_person(db, sita.person_id))
    assert card.valid_until == longest


def test_a_day_within_two_months_stands_as_it_was_named(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(sita, "हल्दी 120 रुपये किलो, 40 दिन तक")
    sita.presses("Yes")
    (card,) = market.look(lambda db: cards.of_person(db, sita.person_id))
    assert card.valid_until == market.clock.now().date() + timedelta(days=40)
