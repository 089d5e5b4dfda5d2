"""The language that small words tell, where a sentence carries foreign figures and trade words."""

from __future__ import annotations

import pytest

from handlers.reading.small_words import language_told
from handlers.ready.answers import spoken_language


@pytest.mark.parametrize(
    ("words", "language"),
    [("10000 advance dya mag kaam suru karte", "mr"), ("5000 द्या मग काम सुरू करतो", "mr"), ("mala 2 divas pahije", "mr"),
     ("10000 advance bhejo phir kaam karenge", "hi"), ("पाँच हज़ार दीजिए फिर भेजेंगे", "hi"), ("aap kab denge", "hi"),
     ("10000 advance", ""), ("mala advance bhejo aap", ""), ("ok deal", "")],
)  # fmt: skip
def test_small_words_tell_the_language_that_has_them_alone(words: str, language: str) -> None:
    assert language_told(words) == language


@pytest.mark.parametrize(
    ("words", "writer", "tongue"),
    [("10000 advance dya mag kaam suru karte", "mr", "mr"), ("advance dya mag order pathavte", "mr", "mr"),
     ("10000 advance bhejo phir kaam shuru karenge", "hi", "hi"), ("यह कितने का है और कब मिलेगा", "mr", "hi"),
     ("please send it by next monday if you can", "hi", "en")],
)  # fmt: skip
def test_words_are_marked_with_the_language_they_are_in(words: str, writer: str, tongue: str) -> None:
    assert spoken_language(words, writer) == tongue
