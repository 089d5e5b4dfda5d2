"""The simulated week's people know Haat's questions by words that Haat says today, and understand nothing else."""

from __future__ import annotations

import random
import tomllib
from datetime import UTC, datetime
from typing import Any, cast
from zoneinfo import ZoneInfo

import pytest

from bench import first_week
from bench.week_artisans import Artisan
from bench.week_buyers import Buyer
from bench.week_officers import DONE, NOTHING, OfficerAtDesk
from bench.week_people import Week
from bench.week_words import is_said, label_of
from handlers.language import say

ASSUMED = tomllib.loads(first_week.ASSUMED.read_text(encoding="utf-8"))
ZONE = ZoneInfo("Asia/Kolkata")


def people() -> list[Any]:
    week = Week(cast(Any, None), ASSUMED, random.Random(1), datetime(2026, 11, 30, tzinfo=UTC), ZONE)
    phone = cast(Any, None)
    home, goods = ASSUMED["places"][0], ASSUMED["goods"][0]
    return [
        Artisan(week, phone, "A", home, goods, voice_only=True),
        Buyer(week, phone, "B"),
        OfficerAtDesk(week, phone, "C", 10),
    ]


TEXTS = sorted({text for one in people() for text, _ in one.rules} | set(DONE) | set(NOTHING))


@pytest.mark.parametrize("text", TEXTS)
def test_each_question_that_they_know_is_said_by_haat(text: str) -> None:
    for language in ("hi", "mr"):
        said = say(language, text)
        assert said != text, f"no text of Haat's any more: {text!r}"
        assert is_said(text, f"x {said} y")
    assert not is_said(text, "something else altogether")


def test_a_button_is_known_with_and_without_its_number() -> None:
    label = say("hi", "Yes, all")
    assert label_of("Yes, all", ["2 x", f"1 {label}"]) == f"1 {label}"
    assert label_of("Yes, all", ["x"]) is None


def test_the_assumptions_are_as_hard_as_the_issue_asks() -> None:
    asked = ASSUMED["artisans"]["asked"]
    assert asked["answers"] <= 0.5
    assert asked["minutes"] >= 90
    assert ASSUMED["artisans"]["voice_misread"] > 0
    assert (ASSUMED["artisans"]["many"], ASSUMED["buyers"]["many"], ASSUMED["officers"]["many"]) == (60, 12, 3)
    assert (ASSUMED["artisans"]["voice_only"], ASSUMED["artisans"]["shared_phone"]) == (0.4, 0.3)
    half = first_week.changed(ASSUMED, half=True, pending=False)
    assert half["artisans"]["asked"]["answers"] == asked["answers"] / 2
