"""The ready questions' files: enough for every family, whole in three languages, short enough for a list, each word sure."""

from __future__ import annotations

import pytest

from handlers.folding import fold, tokens
from handlers.messages import WHATSAPP
from handlers.ready.answers import MEASURES
from storage.reference.questions import (
    PAGES,
    SHARED,
    SIDES,
    BadQuestions,
    families,
    family_of,
    read_questions,
    ready_questions,
)

ALL = [(family, side) for family in (*families(), SHARED) for side in SIDES]
WANTED = {"size", "finish", "photo", "price", "sample", "days", "packing", "bill", "certificate", "port"}
"""What the people who asked for ready questions named."""


def test_every_family_of_the_catalogue_has_at_least_thirty_for_its_buyers() -> None:
    assert len(families()) == 15
    for family in families():
        keys = [one.key for one in ready_questions(family, "buyer")]
        assert len(keys) >= 30, family
        assert set(keys) >= WANTED, family
        assert len(set(keys)) == len(keys)
        own = [one for one in ready_questions(family, "buyer") if one not in ready_questions(SHARED, "buyer")]
        assert len(own) >= 6, f"{family} has hardly any questions of its own"


@pytest.mark.parametrize(("family", "side"), ALL)
def test_questions_are_whole_and_fit_a_list_row(family: str, side: str) -> None:
    for one in ready_questions(family, side):
        assert one.page in PAGES
        assert one.words, one.key
        assert one.source
        assert one.review
        assert set(one.units) <= MEASURES.keys()
        texts = [one.label, one.ask, *(said for _, said in one.choices)]
        for said in texts:
            assert len({said.en, said.hi, said.mr}) > 1 or said.en.isupper() or len(said.en) < 5, (
                f"{family} {one.key}: {said}"
            )
        for language in ("en", "hi", "mr"):
            # "10 " stands before a row's label.
            assert len(one.label.name_in(language)) + 3 <= WHATSAPP.row_label, (one.key, language)
            assert len(one.ask.name_in(language)) <= WHATSAPP.row_description, (one.key, language)
            gaps = one.ask.name_in(language).count("{amount}"), one.ask.name_in(language).count("{unit}")
            assert gaps == (one.ask.en.count("{amount}"), one.ask.en.count("{unit}")), one.key
            for _, said in one.choices:
                assert len(said.name_in(language)) + 2 <= WHATSAPP.row_label, (one.key, said)


@pytest.mark.parametrize(("family", "side"), ALL)
def test_no_phrase_means_two_questions(family: str, side: str) -> None:
    meant: dict[frozenset[str], set[str]] = {}
    for one in ready_questions(family, side):
        for phrase in (*one.words, one.label.en, one.label.hi, one.label.mr):
            meant.setdefault(frozenset(fold(word) for word in tokens(phrase)), set()).add(one.key)
    assert {said: keys for said, keys in meant.items() if len(keys) > 1} == {}


def test_a_concept_has_the_family_of_its_file() -> None:
    assert family_of("turmeric") == "spices"
    assert family_of("stone_idol") == "stone_clay"
    assert family_of("thekua") == "food"  # of food-kinds.txt, beside food.txt
    assert family_of(None) == family_of("nothing_of_ours") == SHARED


def test_a_family_leaves_out_what_makes_no_sense_and_says_its_own_instead() -> None:
    onions = {one.key: one for one in ready_questions("vegetables", "buyer")}
    assert "custom" not in onions
    assert "grow" in onions["own_make"].ask.en
    assert "make it yourself" in {one.key: one for one in ready_questions("metal", "buyer")}["own_make"].ask.en


@pytest.mark.parametrize(
    "text",
    [
        "[x] buyer, goods, text\nlabel: A | B | C\nask: A? | B?\nwords: a",
        "[x] nobody, goods, text\nlabel: A | B | C\nask: A? | B? | C?\nwords: a",
        "[x] buyer, goods, choice\nlabel: A | B | C\nask: A? | B? | C?\nwords: a",
        "[x] buyer, goods, measure\nlabel: A | B | C\nask: A? | B? | C?\nwords: a",
        "[x] buyer, goods, text\nlabel: A | B | C\ncolour: red\nask: A? | B? | C?\nwords: a",
        "[x] buyer, goods, text\nask: A? | B? | C?\nwords: a",
    ],
)
def test_a_broken_line_is_named(text: str) -> None:
    with pytest.raises(BadQuestions, match=r"own\.txt"):
        list(read_questions(text, "own.txt"))
