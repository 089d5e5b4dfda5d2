"""What people say about hearing and not hearing: none of it is an answer, a name, goods or a stop of all messages."""

from __future__ import annotations

import pytest

from handlers.voice import voices
from tests.market import Market


@pytest.mark.parametrize(
    "words",
    [
        "awaaz band karo", "आवाज़ बंद करो", "आवाज बंद करा", "voice message nako", "awaaz wale message mat bhejo",
        "voice bhejna band karo bhai", "आवाज नको पाठवू", "no more voice please",
    ],
)  # fmt: skip
def test_who_ends_the_voice_ends_nothing_else(market: Market, words: str) -> None:
    gita = market.seller(name="Gita")
    gita.says("बोलकर")
    gita.says(words)
    assert "केवल लिखकर" in gita.all
    assert "मैसेज नहीं आएँगे" not in gita.all


@pytest.mark.parametrize(
    "words", ["message band karo", "band karo", "sab band karo", "awaz nahi aayi", "voice note mat suno use"]
)
def test_other_endings_are_no_wish_for_writing(words: str) -> None:
    assert voices.wish(words) is None


@pytest.mark.parametrize(
    "words", ["suna do", "dobara sunao", "फिर से सुनाओ", "परत ऐकवा", "phir se bolo", "kya likha hai isme", "पुन्हा सांगा"]
)
def test_who_wants_to_hear_it_again_has_answered_nothing(market: Market, words: str) -> None:
    bhola = market.stranger("whatsapp", "Bhola")
    bhola.hears = True
    bhola.poster("sagarhi")
    bhola.presses(1)
    bhola.says(words)
    assert bhola.lines[-3:] == ["(voice products)", "आपके यहाँ क्या बनता या बिकता है?", "अपने शब्दों में लिखिए, या फोटो भेजिए।"]


def test_a_nine_after_a_long_pause_hears_what_was_left(market: Market) -> None:
    bhola = market.stranger("whatsapp", "Bhola")
    bhola.hears = True
    bhola.poster("sagarhi")
    bhola.presses(1)
    market.later(hours=1)
    bhola.says("9")
    assert "(voice go_on)" in bhola.all


@pytest.mark.parametrize("words", ["mujhe likhna nahi aata", "मला लिहिता येत नाही", "मैं लिख नहीं सकती"])
def test_who_cannot_write_hears_the_questions(words: str) -> None:
    assert voices.wish(words) is True


@pytest.mark.parametrize("words", ["suna", "Sunna Devi", "phir se", "kya rate hai", "batao", "bolo ram"])
def test_what_only_sounds_like_it_is_heard_as_before(words: str) -> None:
    assert not voices.asks_once_more(words)
    assert not voices.asks_to_hear(words, "text")


@pytest.mark.parametrize("text", ["suno", "सुनाओ", "aika"])
def test_an_officer_who_says_listen_hears_what_waits(market: Market, text: str) -> None:
    meena = market.officer()
    kamla = market.stranger("whatsapp", "Kamla")
    kamla.poster("sagarhi")
    kamla.presses(1)
    kamla.voice()
    meena.says(text)
    assert "voice" in [one.media_kind for one in meena.shown]
