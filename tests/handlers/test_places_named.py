"""A line of a numbered list is chosen by its place in words, and in no other list."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from handlers.places_named import place_named
from handlers.questions import Misread, Option, Reply, choice
from handlers.step import begin_for
from storage import cards, groups
from tests.chat import Chat
from tests.market import NOON, Market

SAGAR = 425
SAID = ["दुसरा", "दूसरा वाला", "doosra", "the second one", "2 wala", "२ वाला", "2nd", "नंबर दो", "do number", "number 2 dikhao",
        "दुसरं दाखवा", "second", "दूसरा वाला कार्ड खोलो"]  # fmt: skip


@pytest.mark.parametrize("words", SAID)
def test_the_second_is_named_in_any_words(words: str) -> None:
    assert place_named(words, 3) == 1


@pytest.mark.parametrize(
    ("words", "place"), [("last one", 2), ("शेवटचा", 2), ("pehla kholo", 0), ("तीसरा वाला दिखाओ", 2), ("ek number", 0)]
)
def test_other_places_are_named_too(words: str, place: int) -> None:
    assert place_named(words, 3) == place


@pytest.mark.parametrize(
    "words",
    ["2 kilo", "dusra seller", "दूसरा किलो भाव", "चौथा", "do", "one", "दूसरा कौन?", "पहला और दूसरा", "दूसरे दिन आऊँगा"],
)
def test_what_says_more_or_less_names_none(words: str) -> None:
    assert place_named(words, 3) is None


def test_in_a_list_without_numbers_second_may_mean_another() -> None:
    asks = choice(
        "who", "Who?", (Option("a", "Sita"), Option("b", "Gita"), Option("other", "Somebody else", also=("दूसरा",)))
    )
    assert asks.answer(Reply("दूसरा"), "hi") == "other"
    with pytest.raises(Misread):
        asks.answer(Reply("second one"), "hi")


@pytest.fixture
def ravi(market: Market) -> Chat:
    """A buyer whom the day's news told of three offers."""
    sellers = [
        market.seller([kind], SAGAR, name=name)
        for kind, name in (("turmeric", "Sita"), ("papad", "Gita"), ("turmeric", "Asha"))
    ]
    ravi = market.buyer(SAGAR, channel="whatsapp", name="Ravi")

    def hang(db: sa.Connection) -> list[int]:
        made = groups.create(db, "सागर", SAGAR, "", None, NOON, token="sagar01")
        assert made is not None
        groups.join(db, made, ravi.person_id, NOON, role="buyer")
        posted = [
            cards.post_offer(db, made, one.person_id, kind, day=NOON.date(), now=NOON, words="", price_paise=9000 + at * 100,
                             unit="kg", moq=None, valid_until=NOON.date() + timedelta(days=14))
            for at, (one, kind) in enumerate(zip(sellers, ("turmeric", "papad", "turmeric"), strict=True))
        ]  # fmt: skip
        return [one for one in posted if one is not None]

    shown = market.write(hang)
    market.write(lambda db: begin_for(db, market.app.world, ravi.person_id, "digest", "1:x", {"cards": shown}))
    market.settle()
    assert "2." in ravi.last
    return ravi


@pytest.mark.parametrize("words", SAID)
def test_the_days_news_opens_the_card_whose_place_is_named(ravi: Chat, words: str) -> None:
    ravi.says(words)
    assert "Gita" in ravi.last
    assert "Asha" not in ravi.last


def test_the_last_of_the_news_is_the_last_card_and_no_button(ravi: Chat) -> None:
    ravi.says("आखिरी वाला")
    assert "Asha" in ravi.last
