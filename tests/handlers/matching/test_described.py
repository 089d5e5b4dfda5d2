"""Goods that are described and not named are found by what their names say; what is only near is left alone."""

from datetime import date

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.described import meaning
from handlers.matching.enquiry import read_enquiry
from handlers.matching.places import Places

CATALOGUE, PLACES = Catalogue.shipped(), Places.shipped()


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("leather chya pishvya", "leather_bag"),
        ("bags made of hide", "leather_bag"),
        ("चमड़े की थैली", "leather_bag"),
        ("जूट के बोरे", "gunny_bag"),
        ("doors carved in timber", "wooden_door"),
    ],
)
def test_stuff_and_thing_are_one_kind_of_goods(text: str, slug: str) -> None:
    assert [tag.concepts for tag in CATALOGUE.tag(text)] == [(slug,)]


@pytest.mark.parametrize(
    "text", ["flour making machine", "leatherette bag", "iron box", "paas side", "hello all members"]
)
def test_machines_look_alikes_and_talk_are_no_goods(text: str) -> None:
    assert CATALOGUE.tag(text) == []


@pytest.mark.parametrize(
    "text", ["mala pan khredi karaychi aahe dora", "मला पण दोरा पाहिजे", "aamhala pan thread lagto"]
)
def test_also_is_no_leaf(text: str) -> None:
    assert "bomkai" not in [slug for tag in CATALOGUE.tag(text) for slug in tag.concepts]


@pytest.mark.parametrize("text", ["MRI machine for hospital, 1 unit", "PCR machine for office 2 nos"])
def test_a_short_word_that_no_goods_have_is_of_none_of_ours(text: str) -> None:
    assert read_enquiry(text, date(2026, 11, 28), CATALOGUE, PLACES).concepts == ()


def test_words_of_several_languages_mean_one_thing() -> None:
    assert len({meaning(word) for word in ("leather", "hide", "चमड़े", "chamde", "चामड्याची")}) == 1
    assert meaning("side") != meaning("seed")


def test_a_place_beside_goods_is_no_part_of_their_name() -> None:
    (tag,) = CATALOGUE.tag("onion from nashik")
    assert (tag.concepts, tag.words) == (("onion",), "onion")
