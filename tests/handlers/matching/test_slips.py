"""Slips of the finger: letters changed round, left out, doubled, a vowel or a neighbouring key for another."""

from datetime import date

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.places import Places
from handlers.matching.slips import Slips

DAY = date(2026, 3, 4)


def read(text: str) -> ParsedEnquiry:
    return read_enquiry(text, DAY, Catalogue.shipped(), Places.shipped())


@pytest.mark.parametrize(
    ("text", "concept"),
    [
        ("micrh 40 kilo chahiye", "chilli"),
        ("jmaun 3 crate", "jamun"),
        ("golves 60 pairs", "gloves"),
        ("chewal 4 quintal", "rice"),
        ("tamutar 20 crate bhejna", "tomato"),
        ("ghvear 9 kg", "ghevar"),
        ("fresh mangooes 30 kg", "mango"),
    ],
)
def test_goods_are_read_through_a_slip_and_asked_back(text: str, concept: str) -> None:
    found = read(text)
    assert concept in found.concepts
    assert not found.sure
    assert "product" in found.confirm
    assert found.doubt is None


@pytest.mark.parametrize("text", ["blackberries 5 kg", "hadi 20 kilo", "pade 40 pcs", "stand 3 nag"])
def test_another_word_or_a_short_one_is_no_slip(text: str) -> None:
    assert not {"blueberry", "turmeric", "curtain", "bandhani"} & set(read(text).concepts)


@pytest.mark.parametrize(
    ("text", "district"),
    [
        ("haldi 20 kilo kapnur se", "Kanpur Nagar"),
        ("onions 2 tonnes from anshik", "Nashik"),
        ("haldi 5 kilo, ltaur district", "Latur"),
        ("basmati 3 quintal oklhapur me bhejna", "Kolhapur"),
        ("50 sarees, ship to solaupr", "Solapur"),
    ],
)
def test_a_place_is_read_through_a_slip_where_a_place_stands(text: str, district: str) -> None:
    found = read(text)
    assert found.place_lgd is not None
    assert Places.shipped().district(found.place_lgd).name == district


@pytest.mark.parametrize(
    "text", ["kapnur 20 kilo haldi", "diwali se 8 din pehle 300 diye", "haldi 20 kilo from market"]
)
def test_no_place_is_made_of_a_word_that_stands_elsewhere(text: str) -> None:
    assert read(text).place_lgd is None


def test_the_likeliest_kind_of_slip_is_taken() -> None:
    slips = Slips(["pital", "petal", "kapoor", "rice"])
    assert slips.near("ptial") == ("pital",)
    assert slips.near("pitall") == ("pital",)
    assert slips.near("ipatl") == ()  # two slips
    assert slips.near("pitals") == ()  # a plural is no slip
    assert slips.near("rcie") == ()  # too short


@pytest.mark.parametrize(
    ("text", "concept"),
    [("leathr shoes", "leather_footwear"), ("lethar bag", "leather_bag"), ("pyaz ka bej", "vegetable_seeds")],
)
def test_a_slip_that_sounds_like_a_word_in_devanagari_is_mended_all_the_same(text: str, concept: str) -> None:
    assert any(concept in tag.concepts for tag in Catalogue.shipped().tag(text))
