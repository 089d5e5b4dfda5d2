"""Food, farm and forest goods of all India are read as what they are, and what only looks like one of them is left alone."""

from pathlib import Path

import pytest

from handlers.matching.catalogue import Catalogue

CATALOGUE = Catalogue.shipped()
TABLE = Path(__file__).resolve().parents[2] / "data" / "catalogue" / "food_and_farm.tsv"
MEANT = [line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def concepts(text: str) -> set[str]:
    return {concept for tag in CATALOGUE.tag(text) for concept in tag.concepts}


@pytest.mark.parametrize(("text", "meant"), MEANT)
def test_the_goods_of_the_lists_are_read_as_what_they_are(text: str, meant: str) -> None:
    assert concepts(text) == {meant}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lassi", "buttermilk"), ("buffalo milk", "cow_milk"), ("catla fish", "rohu"),
        ("squid", "mussels"), ("tilapia", "pangasius"),
        ("raspberry", "blueberry"), ("rambutan", "mangosteen"), ("carnation", "gerbera"), ("asparagus", "microgreens"),
        ("rasam powder", "idli_podi"), ("sona masoori rice", "wada_kolam"),
        ("paddy straw", "wheat_straw"), ("guggul", "turpentine"),
        ("chirata", "kalmegh"), ("kachori", "samosa"), ("thekua", "anarsa"), ("wine", "rice_beer"), ("donkey", "horse"),
    ],
)  # fmt: skip
def test_sellers_of_one_are_not_shown_to_buyers_of_the_other(one: str, other: str) -> None:
    asked = {kind for concept in concepts(one) for kind in CATALOGUE.kinds_of(concept)}
    assert asked
    assert other not in asked


@pytest.mark.parametrize(
    "text",
    [
        "rakh do", "chalta hai", "google pay kar do", "mithun rashi", "aishwarya rai", "bail application", "ratti bhar",
        "indigo airlines",
    ],
)  # fmt: skip
def test_daily_words_that_sound_like_them_are_no_goods(text: str) -> None:
    assert concepts(text) == set()
