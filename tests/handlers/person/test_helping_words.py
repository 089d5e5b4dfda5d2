"""Sentences that end a help, and those that ask who is speaking."""

from __future__ import annotations

import pytest

from handlers.person import helping_words

HELPERS = ["Sunita", "कविता"]


@pytest.mark.parametrize(
    "words",
    [
        "ab main khud karungi", "bas, ho gaya, madad band", "ata mi swataha karte", "आता मी स्वतः करते", "मैं अब खुद करूँगी",
        "ab mujhe sunita ki madad nahi chahiye", "मदत बंद करा", "आता कविताने माझं काम करू नये", "sunita ko hata do",
        "ab sunita mera kaam na kare", "ata madat nako", "no more help please", "I will do it myself now",
    ],
)  # fmt: skip
def test_a_sentence_ends_the_help(words: str) -> None:
    assert helping_words.ends_own_help(words, HELPERS)


@pytest.mark.parametrize(
    "words",
    [
        "main khud banati hu", "khud banati hu haldi", "mujhe madad chahiye", "madad nahi mili", "madad nahi chahiye", "band karo",
        "sunita nahi hai abhi", "sunita ke liye", "main nahi karungi", "main kaam nahi karungi", "mera kaam ho gaya", "मदद करो",
    ],
)  # fmt: skip
def test_goods_refusals_and_calls_for_help_end_none(words: str) -> None:
    assert not helping_words.ends_own_help(words, HELPERS)


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("meena ka kaam ab mai nahi karungi", True), ("meena ki madad band karo", True), ("मीनाची मदत बंद करा", True),
        ("meena ka kaam ho gaya", False), ("meena nahi aayi", False), ("meena ka maal nahi hai", False),
    ],
)  # fmt: skip
def test_a_helper_lets_somebody_go_by_name(words: str, ends: bool) -> None:
    assert helping_words.ends_help_for(words, ["मीना"]) is ends


@pytest.mark.parametrize(
    ("words", "asks"),
    [
        ("main kaun hu abhi", True), ("abhi kaun bol raha hai", True), ("abhi kiske naam se hai", True), ("आता कोण बोलतंय", True),
        ("kaun bol raha hai", False), ("aap kaun bol rahe ho", False), ("kaun kharidega", False),
    ],
)  # fmt: skip
def test_who_speaks_is_asked(words: str, asks: bool) -> None:
    assert helping_words.asks_who_speaks(words) is asks
