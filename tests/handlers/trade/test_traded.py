"""How a trade went, told in sentences: bought, sold, come to nothing, still talked about."""

from __future__ import annotations

import pytest

from handlers.trade.traded import told
from storage import introductions, safety
from tests.chat import Chat
from tests.handlers.safety.test_reporting import asks, is_met, offers
from tests.market import Market


@pytest.fixture
def asked(market: Market) -> tuple[Chat, Chat]:
    """A buyer and a seller, three days after they were introduced."""
    sita, ravi = market.seller(), market.buyer()
    asks(ravi)
    offers(sita)
    is_met(ravi)
    market.later(days=3, hours=1)
    assert "बात बनी" in ravi.last
    return ravi, sita


def word_of(market: Market, buyer: Chat) -> str | None:
    met = market.look(lambda db: safety.met(db, buyer.person_id))[0]
    deal = market.look(lambda db: introductions.deal_of(db, met.id))
    return deal.buyer_says if deal is not None else None


@pytest.mark.parametrize(
    ("words", "says"),
    [("haan le liya, 20 hi liye 80 rupay ke hisab se", "yes"), ("हो घेतले २०", "yes"), ("nahi liya, mehnga bol rahe the", "no"),
     ("usne kisi aur ko bech diya", "no")],
)  # fmt: skip
def test_what_became_of_it_is_told_in_a_sentence(
    market: Market, asked: tuple[Chat, Chat], words: str, says: str
) -> None:
    ravi, _ = asked
    ravi.says(words)
    assert "समझ में नहीं" not in ravi.all
    assert word_of(market, ravi) == says


def test_who_still_talks_is_left_in_peace(market: Market, asked: tuple[Chat, Chat]) -> None:
    ravi, _ = asked
    ravi.says("abhi baat chal rahi hai")
    assert "मेरे सौदे" in ravi.last
    assert word_of(market, ravi) is None


@pytest.mark.parametrize(
    ("words", "says"),
    [("ho gaya, 20 piece liye 80 ke hisab se", "yes"), ("bought 20 at 80 each", "yes"), ("nahi bani baat", "no"),
     ("नाही जमलं", "no"), ("abhi nahi hua", "not_yet"), ("le liya par kharab nikla", ""), ("kya hua?", ""),
     ("haan le liya, aur 50 chahiye dusre rang ke", ""), ("mujhe 50 diye chahiye", ""), ("aaj milte hai", "")],
)  # fmt: skip
def test_what_is_told_and_what_is_not(words: str, says: str) -> None:
    assert told(words) == says


@pytest.mark.parametrize(
    ("words", "told"),
    [("haan sauda ho gaya", "yes"), ("50 kilo mungfali chahiye sagar me", None), ("haan", None)],
)
def test_a_question_that_whatsapp_held_back_hears_a_sentence_and_no_bare_yes(
    market: Market, words: str, told: str | None
) -> None:
    sita, ravi = market.seller(), market.buyer(channel="whatsapp")
    asks(ravi)
    offers(sita)
    is_met(ravi)
    market.later(days=3, hours=1)
    assert "बात बनी" not in ravi.all, "nobody wrote from there for a day"
    ravi.says(words)
    assert word_of(market, ravi) == told
    if told is None:
        assert ("mungfali" if "mungfali" in words else "बात बनी") in ravi.last
