"""Seller files are understood, and the development split of the benchmark is answered above honest floors."""

import csv
import importlib.util
import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.files import candidate_of, match_lines, seller_from_row
from handlers.matching.places import Places

SPLIT = Path(__file__).resolve().parents[2] / "data" / "matching_dev"
CATALOGUE, PLACES = Catalogue.shipped(), Places.shipped()
ROW = {
    "seller_id": "X1", "name": "Sagar Udyog", "state": "Madhya Pradesh", "district": "Sagar", "taluka": "Rehli",
    "products": "haldi, मिर्च", "description": "Packed like honey. We also grow onion.", "capacity": "4 ton/month",
    "unit": "kg", "moq": "50 kg", "price": "₹9000 per quintal", "certificates": "FSSAI; Agmark", "languages": "Hindi",
}  # fmt: skip


def test_a_row_is_read_in_the_sellers_unit() -> None:
    seller = seller_from_row(ROW, CATALOGUE, PLACES)
    assert seller.place is not None
    assert seller.place.district_lgd == 425
    assert seller.concepts == ("turmeric", "chilli")
    assert (seller.unit, seller.moq, seller.capacity) == ("kg", Decimal(50), Decimal(4000))
    assert seller.price_paise == 9000
    assert seller.certificates == ("FSSAI", "Agmark")
    assert seller.problems == ()


def test_what_cannot_be_read_is_named_and_nothing_is_guessed() -> None:
    seller = seller_from_row(
        ROW | {"district": "Nowhereabad", "state": "", "products": "??", "moq": "some"}, CATALOGUE, PLACES
    )
    assert seller.place is None
    assert seller.moq is None
    assert set(seller.problems) == {"district", "products", "moq"}
    assert seller_from_row({}, CATALOGUE, PLACES).problems == ("seller_id", "name", "district", "products")


def test_a_claimed_certificate_is_not_a_verified_one() -> None:
    assert candidate_of(seller_from_row(ROW, CATALOGUE, PLACES)).verified == ()


def test_every_line_gets_an_answer_in_order_also_without_a_match() -> None:
    sellers = [candidate_of(seller_from_row(ROW, CATALOGUE, PLACES), 1)]
    lines = [
        {"id": "b", "text": "hello"},
        {"id": "a", "text": "haldi 50 kilo kal tak", "ts": "2026-01-15"},
        {"id": "c", "text": "pyaz"},
    ]
    answers = list(match_lines(lines, sellers, CATALOGUE, PLACES, date(2026, 11, 25)))
    assert [answer["id"] for answer in answers] == ["b", "a", "c"]
    assert [answer["ranked"] for answer in answers] == [[], ["X1"], ["X1"]] or answers[2]["ranked"] == []
    assert [answer["confident"] for answer in answers[:2]] == [False, True]
    assert answers[1]["parsed"]["deadline"] == "2026-01-16"


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    with (SPLIT / "sellers.csv").open(encoding="utf-8", newline="") as file:
        rows = [seller_from_row(row, CATALOGUE, PLACES) for row in csv.DictReader(file)]
    sellers = [candidate_of(row, number) for number, row in enumerate(rows)]
    lines = [json.loads(line) for line in (SPLIT / "enquiries.jsonl").read_text(encoding="utf-8").splitlines()]
    told = [{name: line[name] for name in ("id", "text", "ts")} for line in lines]
    predictions = tmp_path_factory.mktemp("matching") / "predictions.jsonl"
    answers = match_lines(told, sellers, CATALOGUE, PLACES, date(2026, 1, 15))
    predictions.write_text("".join(json.dumps(answer) + "\n" for answer in answers), encoding="utf-8")
    spec = importlib.util.spec_from_file_location("matching_score", SPLIT / "score.py")
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    result: dict[str, Any] = scorer.main([str(predictions), "--gold", str(SPLIT), "--quiet"])
    return result


def test_the_right_sellers_are_among_the_first_five(scores: dict[str, Any]) -> None:
    assert scores["slices"]["ALL"]["recall@5"] >= 0.94
    assert scores["slices"]["ALL"]["ndcg@10"] >= 0.94
    assert scores["slices"]["ALL"]["mrr"] >= 0.96
    for language in ("en", "hi", "mr", "hinglish", "mixed", "miss"):
        assert scores["slices"][f"lang:{language}"]["recall@5"] >= 0.75, language


def test_messages_that_are_no_enquiries_get_no_sellers_and_buyers_are_not_refused(scores: dict[str, Any]) -> None:
    assert scores["no_match"]["recall"] >= 0.95
    assert scores["no_match"]["precision"] >= 0.95
    assert scores["no_match"]["wrongly_refused"] <= 1


def test_fields_are_read_and_not_invented(scores: dict[str, Any]) -> None:
    read = scores["parsed"]["ALL"]
    assert read["quantity"] >= 0.97
    assert read["deadline"] >= 0.98
    assert read["budget"] >= 0.98
    assert read["place"] >= 0.95
    assert read["product"] >= 0.95
    assert max(scores["parsed_false_positive"].values()) <= 0.02
