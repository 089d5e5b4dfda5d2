"""Which words of a message say how the goods shall be, and which only sound as such."""

from __future__ import annotations

import pytest

from handlers.enquiry import as_wished


@pytest.mark.parametrize(
    "words",
    ["ठीक है दे देंगे", "theek hai de denge", "haan thik hai", "teen hi chahiye", "तीन दे दो", "mat bhejo", "भाड़ा 500 लगेगा",
     "khata khol do", "pandrah de dena"],
)  # fmt: skip
def test_everyday_words_that_sound_as_describing_ones_describe_no_goods(words: str) -> None:
    assert as_wished.details(words, (), lambda _: ()) == []


@pytest.mark.parametrize(
    ("words", "said"),
    [("thick wale", ["thick wale"]), ("thin and long", ["thin and long"]), ("बड़े वाले", ["बड़े वाले"]), ("teen lal wale", ["lal wale"]),
     ("matt finish", ["matt finish"])],
)  # fmt: skip
def test_words_that_describe_goods_still_do(words: str, said: list[str]) -> None:
    assert as_wished.details(words, (), lambda _: ()) == said
