"""Products are found by any of their names, look-alikes and everyday words are not."""

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from handlers.folding import tokens
from handlers.matching.catalogue import Catalogue
from handlers.matching.products import Product
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
        ("मिट्टी के दीये", "clay_lamps"),
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


def test_what_is_made_of_an_imitation_is_none_of_our_goods() -> None:
    assert concepts("leatherette cushion covers") == []
    assert concepts("cushion covers")[0] == ("cushion_cover",)


def test_right_above_a_kind_stands_a_thing_and_no_trade() -> None:
    assert CATALOGUE.nearly("mango_pickle") == ("pickle",)
    assert CATALOGUE.nearly("turmeric") == ()


@pytest.mark.parametrize(
    "text",
    [
        "rice mill", "I am happy", "hello admin", "letter", "साल", "bata do", "leatherette sofa", "kidney stone",
        "banata hu", "main kaam karta hu", "I make it", "16 saal ka", "मागणी केली का सांगा", "bhejna hai", "मला सांगितले",
    ],
)  # fmt: skip
def test_look_alikes_and_everyday_words_are_no_products(text: str) -> None:
    assert concepts(text) == []


def test_no_everyday_word_alone_becomes_goods_unless_a_name_is_written_so() -> None:
    names = {name for product in CATALOGUE.products.values() for name in product.names}
    singulars = {name[:-1] for name in names if name.isascii() and name.endswith("s")}
    others = set(reference.everyday_words()) - names - singulars
    assert {word: found for word in others if (found := concepts(word))} == {}


@pytest.mark.parametrize("text", ["kitne log haldi bechte hai", "tayar haldi chahiye", "badi matra me haldi chahiye"])
def test_daily_words_beside_goods_are_none_themselves(text: str) -> None:
    assert concepts(text) == [("turmeric",)]


def test_no_place_is_read_as_goods_that_sound_alike() -> None:
    names = {word for product in CATALOGUE.products.values() for name in product.names for word in tokens(name)}
    places = [name for place in reference.districts() for name in (place.name, place.name_hi, place.name_mr)]
    places += [name for place in reference.talukas() for name in (place.name, place.name_hi, place.name_mr)]
    places += [name for place in reference.localities() for name in place.names]
    words = {found[0] for name in places if len(found := tokens(name)) == 1}
    assert {word: concepts(word) for word in words - names if concepts(word)} == {}


def test_a_verb_that_is_a_name_of_goods_too_is_goods_only_where_one_is_dealt_in() -> None:
    assert concepts("mujhe murti banana hai aap se") == [("idol",)]
    assert concepts("aap banana bechte hai kya") == [("banana",)]
    assert concepts("mujhe kele chahiye the") == [("banana",)]


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("mujhe 2 ton sariya chahiye", "steel_bar"),
        ("tel chahiye 5 litre", "oil"),
        ("maati ke bartan", "terracotta"),
        ("500 steel bottles", "steel_bottle"),
        ("chamde ke bag", "leather_bag"),
        ("100 चामड्याचे पट्टे", "leather_belt"),
        ("300 belts", "leather_belt"),
        ("bartan", "utensils"),
        ("I make turmeric", "turmeric"),
    ],
)
def test_short_and_near_words_are_the_goods_they_name(text: str, slug: str) -> None:
    assert concepts(text) == [(slug,)]


def test_what_is_done_with_goods_names_them_only_as_what_one_does_it_with() -> None:
    assert concepts("wo jo anaj fatakte hai na")[0] == ("winnowing_basket",)
    assert concepts("जिससे अनाज फटकते हैं, वो 20") == [("winnowing_basket",)]
    assert ("winnowing_basket",) not in concepts("anaj fatakte hai")


def test_spelling_is_mended_only_to_words_of_the_same_consonants() -> None:
    assert concepts("tirmuric")[0] == ("turmeric",)
    assert concepts("farm tols")[0] == ("agri_implements",)
    for text in ("aplpe", "banjan", "tarmeril", "sarita", "nileshwar"):
        assert concepts(text) == [], text


def test_the_name_shown_keeps_what_makes_the_concept_special() -> None:
    shown = {slug: CATALOGUE.product(slug) for slug in ("stone_idol", "idol", "tomato_products", "leather_belt")}
    assert shown["stone_idol"].name_in("hi") == "पत्थर की मूर्ति"
    assert shown["idol"].name_in("hi") == "मूर्ति"
    assert shown["tomato_products"].name_in("hi") == "टमाटर के उत्पाद"
    assert shown["leather_belt"].name_in("mr") == "चामड्याचा पट्टा"


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
    fruit = Product("apple", (), ("apple",), (), (), ("seb",), (), ("kg",), "test")
    snack = Product("snack", (), ("snack",), (), (), ("seb",), (), ("kg",), "test")
    assert Catalogue([fruit, snack]).tag("seb")[0].concepts == ("apple", "snack")


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


def test_no_name_stands_under_two_unrelated_concepts_unless_both_say_so() -> None:
    under: dict[str, list[reference.ProductNames]] = {}
    for entry in reference.product_names():
        for name in {*entry.english, *entry.hindi, *entry.marathi, *entry.roman, *entry.wrong}:
            under.setdefault(name, []).append(entry)
    for name, entries in under.items():
        if all(name in entry.ambiguous for entry in entries):
            assert len(entries) > 1, (name, "is marked ambiguous under one concept only")
            continue
        slugs = [entry.slug for entry in entries]
        for slug in slugs:
            others = [other for other in slugs if other != slug]
            related = {*CATALOGUE.kinds_of(slug), *CATALOGUE.general_of(slug)}
            assert related.issuperset(others), (name, slugs)


def test_every_concept_has_a_name_in_each_language_a_unit_and_its_own_slug() -> None:
    entries = reference.product_names()
    assert len(entries) >= 1000
    assert len({entry.slug for entry in entries}) == len(entries)
    for entry in entries:
        assert all((entry.english, entry.hindi, entry.marathi, entry.roman, entry.unit)), entry.slug
