"""The open half of the eighth set, a walk through states that the earlier sets hardly touch, is answered above its floors."""

from datetime import date
from typing import Any

import pytest

from tests.handlers.matching.judging import scores_of


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return scores_of("matching_eighth", date(2026, 11, 27), tmp_path_factory.mktemp("eighth"))


def test_every_field_is_read(scores: dict[str, Any]) -> None:
    read = scores["parsed"]["ALL"]
    assert min(read["quantity"], read["place"], read["deadline"]) >= 0.95
    assert read["product"] >= 0.88
    for field in ("budget", "deadline", "place", "quantity"):
        assert scores["parsed_false_positive"].get(field, 0) == 0


def test_sellers_are_found_and_talk_is_not_answered_with_them(scores: dict[str, Any]) -> None:
    assert scores["slices"]["ALL"]["recall@5"] >= 0.87
    assert scores["slices"]["ALL"]["mrr"] >= 0.91
    assert scores["no_match"]["precision"] >= 0.80
    assert scores["no_match"]["recall"] >= 0.95
