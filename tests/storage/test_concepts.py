"""The catalogue's text files are read as people write them, and a slip in them names its line."""

import pytest

from storage.reference import BadCatalogue
from storage.reference.concepts import SOURCES, Fact, read_concepts, shipped_concepts

FILE = """# Spices.
from: own
review: unreviewed

[spices]
unit: kg
en: spices {odop}; masala
hi {RK 2026-12-05}: मसाले; मसाला {odop, unreviewed}

[turmeric]
kind: spices
unit: kg; g
en: turmeric
mr: हळद {ambiguous, RK 2026-12-05}
wrong: tarmaric
not: haldi ceremony; haldi rasm
gi: Turmeric (Sangli) {odop}
"""


def test_a_concept_is_read_with_all_it_says() -> None:
    spices, turmeric = read_concepts(FILE, "spices.txt")
    assert (spices.slug, spices.parents, spices.units, spices.file) == ("spices", (), ("kg",), "spices.txt")
    assert turmeric.parents == ("spices",)
    assert (turmeric.unit, turmeric.units) == ("kg", ("kg", "g"))
    assert turmeric.not_this == ("haldi ceremony", "haldi rasm")
    assert turmeric.wrong == ("tarmaric",)
    assert turmeric.gi == Fact("Turmeric (Sangli)", "odop")
    assert turmeric.hs is None


def test_a_name_says_where_it_comes_from_and_who_reviewed_it() -> None:
    spices, turmeric = read_concepts(FILE, "spices.txt")
    assert (spices.origin_of("en", "spices"), spices.origin_of("en", "masala")) == ("odop", "own")
    assert spices.review_of("en", "masala") == "unreviewed"
    assert (spices.review_of("hi", "मसाले"), spices.origin_of("hi", "मसाले")) == ("RK 2026-12-05", "own")
    assert (spices.review_of("hi", "मसाला"), spices.origin_of("hi", "मसाला")) == ("unreviewed", "odop")
    assert turmeric.review_of("mr", "हळद") == "RK 2026-12-05"
    assert turmeric.ambiguous == {"हळद"}


@pytest.mark.parametrize(
    "line", ["names: haldi", "haldi", "en: turmeric\nen: haldi", "hindi: हल्दी", "from: us"], ids=str
)
def test_a_line_that_means_nothing_is_refused_by_its_number(line: str) -> None:
    with pytest.raises(BadCatalogue, match=r"spices\.txt, line \d+"):
        list(read_concepts(f"from: own\nreview: unreviewed\n\n[x]\n{line}\n", "spices.txt"))


def test_every_file_says_once_where_its_names_come_from_and_that_nobody_reviewed_them() -> None:
    for concept in shipped_concepts():
        assert concept.source in SOURCES, concept.file
        assert concept.review == "unreviewed", concept.file
        assert all(origin in (*SOURCES, "") for origin, _ in concept.said.values()), concept.slug
