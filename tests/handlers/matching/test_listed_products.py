"""Each of the 1,074 entries of the district lists stands for concepts of the catalogue, and is found by its own words."""

from handlers.matching.catalogue import Catalogue
from storage import reference

CATALOGUE = Catalogue.shipped()
NOT_BY_THEIR_WORDS = {
    "Food Processing", "Food Processing- Banana", "Marine", "Rice (Kala Namak variety)",
    "Food Processing (Rice Mill & Dairy Products )", "Automobile Refurbishing Component",
}  # fmt: skip
"""Entries whose words alone name no goods, or other goods, and that the file must interpret."""


def test_every_row_of_the_lists_has_its_concepts() -> None:
    mapped = reference.odop_concepts()
    rows = reference.odop_products()
    assert len(rows) == 1074
    lost = [(row.district, row.product_en) for row in rows if row.product_en and not mapped.get(row.product_en)]
    assert lost == []


def test_the_mapping_names_only_listed_products_and_known_concepts() -> None:
    listed = {row.product_en for row in reference.odop_products() if row.product_en}
    assert set(reference.odop_concepts()) == listed
    for name, concepts in reference.odop_concepts().items():
        assert concepts, name
        assert all(concept in CATALOGUE for concept in concepts), (name, concepts)


def test_an_entry_is_found_by_its_own_words() -> None:
    for name, concepts in reference.odop_concepts().items():
        if name in NOT_BY_THEIR_WORDS:
            continue
        found = {concept for tag in CATALOGUE.tag(name) for concept in tag.concepts}
        kin = {other for slug in found for other in (*CATALOGUE.kinds_of(slug), *CATALOGUE.general_of(slug))}
        assert kin & set(concepts), (name, concepts, found)


def test_words_of_a_list_are_marked_as_coming_from_it() -> None:
    marked = {
        name for entry in reference.product_names() for (_, name), mark in entry.said.items() if mark[0] == "odop"
    }
    assert {"turmeric", "kangra tea", "sonamukhi products"} <= marked
