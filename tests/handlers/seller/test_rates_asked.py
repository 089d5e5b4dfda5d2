"""How rates are told is asked and shown."""

import pytest

from handlers.language import say
from handlers.seller.rates_asked import asks_how
from tests.market import Market


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("sabke rate kaise daalun", True),
        ("सगळ्यांचे रेट कसे टाकू", True),
        ("how do I change my rates", True),
        ("mera rate 180 hai", False),
        ("haldi ka rate kya hai", False),
        ("rate kaisa hai", False),
        ("papad ke rate kaise hai", False),
    ],
)
def test_only_the_question_how_is_heard_so(words: str, asks: bool) -> None:
    assert asks_how(words) is asks


def test_a_seller_is_shown_it_and_the_office_is_not_asked(market: Market) -> None:
    lata = market.seller(["turmeric", "papad"], name="Lata")
    lata.says("sabke rate kaise daalun")
    assert (
        say("hi", "Write all of them in one message, each with its rate, like this: haldi 180, papad 220") in lata.last
    )
