"""The words of a yes in which somebody is called beta, didi or tai."""

from __future__ import annotations

import pytest

from handlers.lead.lead_words import has_it


@pytest.mark.parametrize(
    "words", ["haan beta ban jayega", "हाँ बेटा बन जाएगा", "ho tai milel", "haan didi de dungi", "हो दादा देतो"]
)
def test_a_yes_that_calls_somebody_is_a_yes(words: str) -> None:
    assert has_it(words) == "yes"


@pytest.mark.parametrize("words", ["nahi beta khatam ho gaya", "नाही ताई संपलं"])
def test_a_no_that_calls_somebody_is_a_no(words: str) -> None:
    assert has_it(words) == "no"
