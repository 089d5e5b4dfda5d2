"""Where one thing is refused for another, what still counts is read in Hindi, Marathi and English alike."""

import pytest

from handlers.enquiry.refused_words import held_against, without_instead, without_refused


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("500 not 50", "500"),
        ("500 kg, not 50", "500 kg"),
        ("not 50 but 500", "500"),
        ("not turmeric, chilli 40 kg", "chilli 40 kg"),
        ("belt 100 nahi 80", "80"),
        ("500 not possible, 200 ok", "possible, 200 ok"),
        ("50 kg is not enough", "enough"),
        ("send 500", None),
    ],
)
def test_what_is_held_against_something_else_counts(text: str, kept: str | None) -> None:
    assert held_against(text) == kept


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("nahi 40 nahi 400", "400"),
        ("40 kilo chahiye 50 nahi", "40 kilo chahiye"),
        ("20 kilo ki jagah 10 kilo", "10 kilo"),
        ("150 kg not 50", "150 kg"),
        ("150 kilo", None),
    ],
)
def test_the_words_without_what_is_refused(text: str, kept: str | None) -> None:
    assert without_refused(text) == kept


def test_instead_of_is_no_place() -> None:
    assert without_instead("100 ki jagah 150 kar do").split() == ["100", "150", "kar", "do"]
