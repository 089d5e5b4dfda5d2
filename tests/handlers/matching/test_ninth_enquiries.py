"""The open half of the ninth set, goods told by what they are made of, is answered above its floors; so are the classes behind."""

from datetime import date
from typing import Any

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import read_enquiry
from handlers.matching.parsed import ParsedEnquiry
from handlers.matching.places import Places
from tests.handlers.matching.judging import scores_of

DAY = date(2026, 11, 27)


def reading(text: str) -> ParsedEnquiry:
    return read_enquiry(text, DAY, Catalogue.shipped(), Places.shipped())


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return scores_of("matching_ninth", DAY, tmp_path_factory.mktemp("ninth"))


def test_every_field_is_read(scores: dict[str, Any]) -> None:
    read = scores["parsed"]["ALL"]
    assert min(read.values()) >= 0.95


def test_sellers_are_found_and_talk_is_not_answered_with_them(scores: dict[str, Any]) -> None:
    assert scores["slices"]["ALL"]["recall@5"] >= 0.95
    assert scores["slices"]["ALL"]["mrr"] >= 0.96
    assert scores["no_match"]["precision"] >= 0.88
    assert scores["no_match"]["recall"] >= 0.99


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("saree chanderi 10 nos", "chanderi"),
        ("cow leather belts 40", "leather_belt"),
        ("bullock cart toys 30", "toys"),
        ("dhokra idols 20", "dhokra"),
        ("gaay bhains 2", "cow"),
        ("baskets made of banana fibre, 60 pcs", "banana_fibre"),
        ("buttons carved from buffalo horn, 5000 pcs", "horn_bone"),
        ("plastic jasmine flowers 100", "artificial_flowers"),
        ("plastic potato crates 50", "plastic_crates"),
        ("machine to press oil from groundnuts, 1 nos", "oil_press"),
        ("jo doodh se banta hai safed mithai, 11 kilo", "sweets"),
        ("pipli chandua ratha yatra ke liye 12 piece", "applique"),
    ],
)
def test_what_only_says_of_which_stuff_a_thing_is_is_not_wanted(text: str, concept: str) -> None:
    assert reading(text).concepts == (concept,)


@pytest.mark.parametrize(
    ("text", "quantity"),
    [("40 lac bangles", 40), ("48 लाख की चूड़ियां", 48), ("2 lac bricks", 200_000), ("3 lakh diye", 300_000)],
)
def test_lac_is_a_stuff_before_bangles_and_a_number_elsewhere(text: str, quantity: int) -> None:
    assert reading(text).quantity == quantity


def test_milk_sweets_are_sweets() -> None:
    kinds = Catalogue.shipped().kinds_of("sweets")
    assert {"peda", "kandi_pedhe", "petha", "bal_mithai", "palkova"} <= set(kinds)


def test_a_breed_names_no_place() -> None:
    assert reading("सिरोही नस्ल की बकरियां 10").place_lgd is None
    assert reading("सिरोही से बकरियां 10").place_lgd == 115


def test_a_temple_is_no_town() -> None:
    assert reading("101 leheriya sari chahiye mandir me baantne ke liye").place_lgd is None


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("We manufacture jute bags and want bulk buyers", "offer"),
        ("Which month is best for planting mango saplings?", "nothing"),
        ("कांद्याचा भाव पडला, शेतकरी काय करणार", "nothing"),
    ],
)
def test_who_seeks_buyers_or_talks_of_prices_wants_no_goods(text: str, doubt: str) -> None:
    assert reading(text).doubt == doubt


def test_a_buyer_who_buys_for_customers_is_a_buyer() -> None:
    assert reading("we buy for customers in Germany, need 200 brass lamps").doubt is None
    assert reading("haldi ka bhav gir gaya kya, 50 kilo lena hai").doubt is None
