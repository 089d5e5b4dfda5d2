"""On which number one may ring, said in words of four kinds; a number is given only by words that say nothing else."""

import pytest

from handlers.contacts import wish_in

GIVEN = (
    "number de do", "yes share", "हाँ नंबर दे दो", "हो द्या माझा नंबर", "my number is fine", "call me", "मुझे फोन कर लें", "haan theek hai",
    "no problem share number", "मला फोन करा", "mazya number var call kara", "ok give it",
)  # fmt: skip
KEPT = (
    "sirf haat ke through", "मेरा नंबर मत देना", "no calls please", "फोन नको, मेसेज करा", "माझा नंबर देऊ नका", "through haat only",
    "don't share my number", "call nako", "phone pe baat nahi karni", "private rakho", "sirf message par", "हाट मार्फतच बोलू",
)  # fmt: skip
OTHERS = ("unka number do", "buyer ka number bhejo", "mujhe number do", "नंबर दे दो खरीदार का")
NOTHING = (
    "pls send photo of the sample", "rate de dunga", "maal bhej do", "haan bhej do maal", "kal bata dunga", "माल कधी देणार",
    "क्या मेरा नंबर दिखेगा?", "मेरा नंबर किसको दिखेगा", "hi, 300 is too much, 250?", "थोडं कमी करा ना",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        (text, wish)
        for texts, wish in ((GIVEN, "own"), (KEPT, "haat"), (OTHERS, "theirs"), (NOTHING, ""))
        for text in texts
    ],
)
def test_words_say_which_number_may_be_given(text: str, wish: str) -> None:
    assert wish_in(text) == wish
