"""A misspelt word alone in a list's products column names goods where free text may not."""

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.files import seller_from_row
from handlers.matching.loose import loosely_named
from handlers.matching.places import Places


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.shipped()


def _concepts(products: str, description: str, catalogue: Catalogue) -> tuple[str, ...]:
    row = {"seller_id": "1", "name": "A", "district": "Sagar", "products": products, "description": description}
    return seller_from_row(row, catalogue, Places.shipped()).concepts


@pytest.mark.parametrize(
    ("cell", "description", "concept"),
    [
        ("aplpe", "", "apple"),  # two letters changed round; "appe" is one letter less
        ("stle", "stole manufacturer and supplier", "shawl"),  # one too few
        ("pda", "pedha sahi rate me", "peda"),
    ],
)
def test_a_lone_cell_one_letter_off_is_read(cell: str, description: str, concept: str, catalogue: Catalogue) -> None:
    assert catalogue.concepts_in(cell) == ()
    assert concept in _concepts(cell, description, catalogue)


def test_a_row_that_tells_nothing_more_leaves_a_very_short_word_unread(catalogue: Catalogue) -> None:
    assert _concepts("pda", "", catalogue) == ()
    assert _concepts("podi", "we supply to shops", catalogue) == ()


@pytest.mark.parametrize("cell", ["mom", "shop", "all items", "test", "khat", "good quality goods"])
def test_words_of_daily_talk_are_no_misspelt_goods(cell: str, catalogue: Catalogue) -> None:
    assert _concepts(cell, "", catalogue) == ()


@pytest.mark.parametrize("letters", ["mrvdq", "xqz", "jjjjj"])
def test_what_is_near_to_nothing_stays_unread(letters: str, catalogue: Catalogue) -> None:
    assert loosely_named(letters, (), catalogue) == ()


def test_every_one_letter_slip_of_long_names_is_its_own_goods_or_nothing(catalogue: Catalogue) -> None:
    for name, slug in (("pomegranate", "pomegranate"), ("turmeric", "turmeric"), ("cardamom", "cardamom")):
        for place in range(1, len(name)):
            said = name[:place] + name[place + 1 :]
            assert loosely_named(said, (), catalogue) in ((slug,), ())


def test_free_text_is_not_read_so(catalogue: Catalogue) -> None:
    assert [tag.slug for tag in catalogue.tag("mujhe aplpe bhejo stle")] == []
