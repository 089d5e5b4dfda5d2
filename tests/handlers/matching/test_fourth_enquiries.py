"""The open half of the fourth set, goods nobody had in mind, is read and answered above its floors."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.files import candidate_of, match_lines, seller_from_row
from handlers.matching.places import Places
from tests.handlers.matching.test_own_enquiries import DATA, module

FOURTH = DATA / "matching_fourth"


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    catalogue, places = Catalogue.shipped(), Places.shipped()
    with (FOURTH / "sellers.csv").open(encoding="utf-8", newline="") as file:
        rows = [seller_from_row(row, catalogue, places) for row in csv.DictReader(file)]
    sellers = [candidate_of(row, number) for number, row in enumerate(rows)]
    told = [
        {name: line[name] for name in ("id", "text", "ts")}
        for line in map(json.loads, (FOURTH / "enquiries.jsonl").read_text(encoding="utf-8").splitlines())
    ]
    predictions: Path = tmp_path_factory.mktemp("fourth") / "predictions.jsonl"
    answers = match_lines(told, sellers, catalogue, places, date(2026, 9, 7))
    predictions.write_text("".join(json.dumps(answer) + "\n" for answer in answers), encoding="utf-8")
    scorer = module(DATA / "matching_dev" / "score.py")
    result: dict[str, Any] = scorer.main([str(predictions), "--gold", str(FOURTH), "--quiet"])
    return result


def test_every_field_is_read(scores: dict[str, Any]) -> None:
    assert min(scores["parsed"]["ALL"].values()) >= 0.97
    assert scores["parsed_false_positive"]["budget"] == scores["parsed_false_positive"]["deadline"] == 0


def test_sellers_are_found_and_talk_is_not_answered_with_them(scores: dict[str, Any]) -> None:
    assert scores["slices"]["ALL"]["recall@5"] >= 0.93
    assert scores["slices"]["ALL"]["mrr"] >= 0.96
    assert scores["no_match"]["precision"] >= 0.96
    assert scores["no_match"]["recall"] >= 0.98
