"""The open half of our own judged enquiries is read and answered above its floors, slice by slice."""

import csv
import importlib.util
import json
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.files import candidate_of, match_lines, seller_from_row
from handlers.matching.places import Places

DATA = Path(__file__).resolve().parents[2] / "data"
OWN = DATA / "matching_own"
SLICES = ("hi", "mr", "en", "hinglish", "export", "hard")


def module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    loaded = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(loaded)
    return loaded


@pytest.fixture(scope="module")
def answers() -> list[dict[str, Any]]:
    catalogue, places = Catalogue.shipped(), Places.shipped()
    with (OWN / "sellers.csv").open(encoding="utf-8", newline="") as file:
        rows = [seller_from_row(row, catalogue, places) for row in csv.DictReader(file)]
    sellers = [candidate_of(row, number) for number, row in enumerate(rows)]
    told = [{name: line[name] for name in ("id", "text", "ts")} for line in gold()]
    return list(match_lines(told, sellers, catalogue, places, date(2026, 2, 10)))


def gold() -> list[dict[str, Any]]:
    return [json.loads(line) for line in (OWN / "enquiries.jsonl").read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def scores(answers: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    predictions = tmp_path_factory.mktemp("own") / "predictions.jsonl"
    predictions.write_text("".join(json.dumps(answer) + "\n" for answer in answers), encoding="utf-8")
    scorer = module(DATA / "matching_dev" / "score.py")
    result: dict[str, Any] = scorer.main([str(predictions), "--gold", str(OWN), "--quiet"])
    return result


def test_the_set_is_as_large_as_it_says_and_its_halves_are_apart() -> None:
    apart = (OWN / "kept_apart.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(gold()) + len(apart) >= 600
    assert {line["lang"] for line in gold()} == set(SLICES)
    assert not {line["text"] for line in gold()} & {json.loads(line)["text"] for line in apart}


def test_every_field_is_read(scores: dict[str, Any]) -> None:
    read = scores["parsed"]["ALL"]
    assert read["quantity"] >= 0.98
    assert read["deadline"] >= 0.98
    assert read["place"] >= 0.95
    assert read["budget"] >= 0.95
    assert read["product"] >= 0.95
    for part in SLICES:
        assert min(scores["parsed"][f"lang:{part}"].values()) >= 0.85, part


def test_nothing_is_invented(scores: dict[str, Any]) -> None:
    assert max(scores["parsed_false_positive"].values()) <= 0.02


def test_sellers_are_found_and_talk_is_not_answered_with_them(scores: dict[str, Any]) -> None:
    assert scores["slices"]["ALL"]["recall@5"] >= 0.93
    assert scores["slices"]["ALL"]["mrr"] >= 0.94
    for part in SLICES:
        assert scores["slices"][f"lang:{part}"]["recall@5"] >= 0.88, part
    assert scores["no_match"]["precision"] >= 0.96
    assert scores["no_match"]["recall"] >= 0.95
    assert scores["no_match"]["wrongly_refused"] <= 2


@pytest.mark.parametrize(
    "field", ["country", "incoterm", "port", "currency", "amount", "cert", "pack", "bill", "sample", "grade"]
)
def test_terms_of_trade_are_read_and_not_invented(answers: list[dict[str, Any]], field: str) -> None:
    terms = module(OWN / "terms.py")
    found = terms.score(answers, gold())
    assert found["right"][field], "the set asks for it"
    assert terms.mean(found["right"][field]) >= 0.9
    assert terms.mean(found["invented"][field]) <= 0.02
