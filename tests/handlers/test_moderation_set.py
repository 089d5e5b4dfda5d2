"""How well the rules of a group are recognised in our own labelled posts; the half that nobody looks at is only counted."""

from __future__ import annotations

import json

import pytest

from bench.moderation import PRECISION, RECALL, SETS, count, figures, posts
from handlers.reading import rules_broken
from handlers.reading.rules import RULES


@pytest.mark.parametrize("name", SETS)
def test_rules_are_found_without_touching_clean_posts(name: str) -> None:
    recall, precision, wanted = figures(count(posts(SETS[name])).values())
    assert wanted > 60
    assert recall >= RECALL
    assert precision >= PRECISION


def test_the_set_is_large_half_clean_and_in_three_languages() -> None:
    ours = [one for name, path in SETS.items() if name.startswith("own") for one in posts(path)]
    assert len(ours) >= 400
    assert len({one["text"] for one in ours}) == len(ours)
    clean = [one for one in ours if not one["gold"]["rules"]]
    assert 0.45 <= len(clean) / len(ours) <= 0.55
    for language in ("en", "hi", "mr"):
        assert sum(one["gold"]["language"] == language for one in ours) >= 80
    assert {rule for one in ours for rule in one["gold"]["rules"]} == set(RULES)


@pytest.mark.parametrize(
    "text",
    ["Advance 30 percent, balance on delivery", "लोन मिलने में कितने दिन लगते हैं?", "stall ka kiraya 500, rasid milti hai",
     "मेरे यहाँ विमा वाला ट्रांसपोर्ट मिलेगा क्या?"],
)  # fmt: skip
def test_honest_money_talk_is_no_promise(text: str) -> None:
    assert rules_broken(text) == ()


def test_the_files_say_what_they_hold() -> None:
    for path in SETS.values():
        for line in path.read_text(encoding="utf-8").splitlines():
            assert set(json.loads(line)) == {"id", "text", "gold"}
