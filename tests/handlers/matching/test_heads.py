"""The last word says what is sold: pickle of chilli is pickle, seed of tomato is seed, a leaf of guava is no guava."""

from pathlib import Path

import pytest

from handlers.matching.catalogue import Catalogue

CATALOGUE = Catalogue.shipped()
TABLE = Path(__file__).resolve().parents[2] / "data" / "catalogue" / "compounds.tsv"
ROWS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("text", "meant"), ROWS, ids=[text for text, _ in ROWS])
def test_the_head_word_decides_the_concept(text: str, meant: str) -> None:
    expected = [] if meant == "-" else meant.split("; ")
    found = [tag.concepts for tag in CATALOGUE.tag(text)]
    assert len(found) == len(expected), found
    for (concept, *others), slug in zip(found, expected, strict=True):  # a kind of what is meant is what is meant
        assert not others
        assert slug in (concept, *CATALOGUE.general_of(concept)), found


def test_the_table_is_large_and_in_four_languages() -> None:
    assert len(ROWS) >= 150
    devanagari = [text for text, _ in ROWS if not text.isascii()]
    marathi = [text for text in devanagari if "ळ" in text or "चे " in text or "ची " in text]
    assert len(devanagari) >= 60
    assert len(marathi) >= 25


def test_what_is_read_of_a_compound_are_all_its_words() -> None:
    (tag,) = CATALOGUE.tag("mirchi aur haldi ka achar")
    assert (tag.words, tag.first, tag.end) == ("mirchi aur haldi ka achar", 0, 5)


def test_a_comma_ends_a_name() -> None:
    assert [tag.slug for tag in CATALOGUE.tag("mirchi, achar")] == ["chilli", "pickle"]
    assert [tag.slug for tag in CATALOGUE.tag("mirchi achar")] == ["chilli_pickle"]


def test_goods_only_named_side_by_side_stay_apart() -> None:
    assert CATALOGUE.concepts_in("haldi dhaniya achar papad") == ("turmeric", "coriander", "pickle", "papad")
