"""How a judged set's open half is answered and scored in the tests."""

import csv
import json
from datetime import date
from pathlib import Path
from typing import Any

from handlers.matching.catalogue import Catalogue
from handlers.matching.files import candidate_of, match_lines, seller_from_row
from handlers.matching.own_words import OwnWords
from handlers.matching.places import Places
from tests.handlers.matching.test_own_enquiries import DATA, module


def scores_of(name: str, day: date, folder: Path) -> dict[str, Any]:
    """What the scorer says of this program's answers to the open half of `name`, which counts from `day`."""
    catalogue, places = Catalogue.shipped(), Places.shipped()
    gold = DATA / name
    with (gold / "sellers.csv").open(encoding="utf-8", newline="") as file:
        rows = [seller_from_row(row, catalogue, places) for row in csv.DictReader(file)]
    own = OwnWords(dict.fromkeys(word for row in rows for word in row.own))
    sellers = [candidate_of(row, number) for number, row in enumerate(rows)]
    told = [
        {name: line[name] for name in ("id", "text", "ts")}
        for line in map(json.loads, (gold / "enquiries.jsonl").read_text(encoding="utf-8").splitlines())
    ]
    predictions = folder / "predictions.jsonl"
    answers = match_lines(told, sellers, catalogue.beside(own), places, day)
    predictions.write_text("".join(json.dumps(answer) + "\n" for answer in answers), encoding="utf-8")
    scorer = module(DATA / "matching_dev" / "score.py")
    result: dict[str, Any] = scorer.main([str(predictions), "--gold", str(gold), "--quiet"])
    return result
