"""The open half of the seventh set, talkative buyers and people who only speak of goods, is answered above its floors."""

from datetime import date
from typing import Any

import pytest

from tests.handlers.matching.judging import scores_of


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    return scores_of("matching_seventh", date(2026, 11, 27), tmp_path_factory.mktemp("seventh"))


def test_every_field_is_read(scores: dict[str, Any]) -> None:
    assert scores["parsed"]["ALL"]["product"] >= 0.93
    assert min(scores["parsed"]["ALL"][field] for field in ("quantity", "place", "deadline")) >= 0.98
    assert not any(scores["parsed_false_positive"].values())


def test_sellers_are_found_and_talk_is_not_answered_with_them(scores: dict[str, Any]) -> None:
    assert scores["slices"]["ALL"]["recall@5"] >= 0.96
    assert scores["slices"]["ALL"]["mrr"] >= 0.96
    assert scores["no_match"]["precision"] >= 0.98
    assert scores["no_match"]["recall"] >= 0.94
