"""Entries that held several goods were parted: who asks for one is not shown sellers of the other."""

from pathlib import Path

import pytest

from handlers.matching.catalogue import Catalogue

CATALOGUE = Catalogue.shipped()
TABLE = Path(__file__).resolve().parents[2] / "data" / "catalogue" / "parted.tsv"
PAIRS = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_goods_of_one_shelf_are_read_as_two(one: str, other: str) -> None:
    (first,) = CATALOGUE.tag(one)
    (second,) = CATALOGUE.tag(other)
    shown = {slug for concept in first.concepts for slug in CATALOGUE.kinds_of(concept)}
    assert not shown & set(second.concepts), (first, second)
    assert not set(first.concepts) & {slug for concept in second.concepts for slug in CATALOGUE.kinds_of(concept)}
