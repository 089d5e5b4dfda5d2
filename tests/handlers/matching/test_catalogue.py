"""Products are found by any of their names, look-alikes and everyday words are not."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.matching.catalogue import Catalogue, Product, odop_concepts
from storage import reference

CATALOGUE = Catalogue.shipped()


def concepts(text: str) -> list[tuple[str, ...]]:
    return [tag.concepts for tag in CATALOGUE.tag(text)]


def test_every_name_of_the_file_finds_its_concept_or_a_kind_of_it() -> None:
    for entry in reference.product_names():
        for name in (*entry.english, *entry.hindi, *entry.marathi, *entry.roman):
            found = {concept for tag in CATALOGUE.tag(name) for concept in tag.concepts}
            above = {general for concept in found for general in (concept, *CATALOGUE.general_of(concept))}
            assert entry.slug in above, (entry.slug, name, found)


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("haldi ka powder", "turmeric"),
        ("हळदीची पावडर", "turmeric"),
        ("turmerik podwer", "turmeric"),
        ("kanch ki chudiyan", "glass_bangles"),
        ("मिट्टी के दीये", "terracotta"),
        ("sharbati gehu", "sharbati_wheat"),
        ("टमाटर", "tomato"),
        ("kolhapuri chapal", "kolhapuri_chappal"),
        ("साड़ियां", "sarees"),
        ("कृषि यंत्र", "agri_implements"),
        ("स्टोन क्राफ्ट", "stone_craft"),
        ("जेम्स अॅण्ड ज्वेलरी", "jewellery"),
        ("फार्मा-केमिकल्स", "pharma"),
        ("सोयाबीन खली", "soybean_meal"),
        ("उसना चावल", "parboiled_rice"),
    ],
)
def test_a_product_in_the_buyers_words(text: str, slug: str) -> None:
    assert concepts(text)[0] == (slug,)


@pytest.mark.parametrize(
    "text", ["rice mill", "I am happy", "hello admin", "letter", "साल", "bata do", "leatherette sofa", "kidney stone"]
)
def test_look_alikes_and_everyday_words_are_no_products(text: str) -> None:
    assert concepts(text) == []


def test_a_kind_is_below_its_general_name() -> None:
    assert "basmati_rice" in CATALOGUE.kinds_of("rice")
    assert "rice" in CATALOGUE.general_of("basmati_rice")
    assert "rice" not in CATALOGUE.kinds_of("basmati_rice")
    assert {"rice", "basmati_rice", "cereals"} <= set(CATALOGUE.with_kinds(["rice"]))


def test_names_are_shown_in_the_readers_script() -> None:
    turmeric = CATALOGUE.product("turmeric")
    assert [turmeric.name_in(language) for language in ("en", "hi", "mr")] == ["turmeric", "हल्दी", "हळद"]


def test_words_with_one_key_are_told_apart_by_their_spelling() -> None:
    assert concepts("bhindi") == [("okra",)]
    assert concepts("bindi") == [("bindi",)]


def test_unrelated_concepts_of_one_name_stay_side_by_side() -> None:
    fruit = Product("apple", (), ("apple",), (), (), ("seb",), (), "kg", "test")
    snack = Product("snack", (), ("snack",), (), (), ("seb",), (), "kg", "test")
    assert Catalogue([fruit, snack]).tag("seb")[0].concepts == ("apple", "snack")


VAGUE = {"agricultural", "agro", "food", "marine"}
"""What a handful of list entries say and no more: too vague to stand for a product."""


def test_every_listed_district_product_that_names_a_thing_has_a_concept() -> None:
    missing = {row.product_en for row in reference.odop_products() if not odop_concepts(CATALOGUE, row.product_en)}
    assert all(name.lower().replace("-", " ").split()[0] in VAGUE for name in missing), sorted(missing)


def test_a_sellers_cell_with_several_products_is_taken_apart() -> None:
    assert CATALOGUE.concepts_in("haldi, mirchi aur pyaz / कांदा") == ("turmeric", "chilli", "onion")


def test_parents_exist_and_nothing_is_its_own_kind() -> None:
    for product in CATALOGUE.products.values():
        assert all(parent in CATALOGUE for parent in product.parents), product.slug
        assert product.slug not in CATALOGUE.general_of(product.slug)


@given(st.text(max_size=200))
@settings(deadline=timedelta(seconds=2))
def test_any_text_can_be_tagged_without_error(text: str) -> None:
    for tag in CATALOGUE.tag(text):
        assert all(concept in CATALOGUE for concept in tag.concepts)
