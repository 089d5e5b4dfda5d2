"""What two who share no language say to each other by voice is explained by the office, who hears it."""

from __future__ import annotations

import pytest

from handlers.language import say
from storage import offices, tables
from tests.chat import Chat
from tests.market import Market

EXPLAINED = say("hi", "The office will explain it to you here.")


def met(market: Market, seller_language: str) -> tuple[Chat, Chat]:
    """A seller and a Hindi buyer who talk through Haat."""
    sita, ravi = market.seller(language=seller_language), market.buyer(language="hi", channel="whatsapp")
    ravi.says("200 किलो हल्दी चाहिए, सागर, शुक्रवार तक")
    ravi.presses("Yes, ask them")
    sita.presses("Yes, all")
    sita.presses("Only through Haat")
    ravi.presses("Yes, introduce us")
    ravi.presses("Only through Haat")
    return sita, ravi


@pytest.fixture
def spoken(market: Market) -> tuple[Chat, Chat, Chat]:
    """A Marathi seller whose voice note has just reached the buyer, the buyer, and the officer."""
    meena = market.officer(language="en")
    sita, ravi = met(market, "mr")
    sita.voice()
    market.later(seconds=5)
    return sita, ravi, meena


@pytest.mark.parametrize(
    "words", ["", "samajh nahi aaya kya bola usne", "madad chahiye bhasha ki", "ये क्या बोल रही है", "मदद चाहिए"]
)
def test_who_does_not_understand_a_voice_note_is_helped_by_an_officer_who_hears_it(
    market: Market, spoken: tuple[Chat, Chat, Chat], words: str
) -> None:
    sita, ravi, meena = spoken
    seen = len(meena.shown)
    ravi.says(words) if words else ravi.presses("Ask for help")
    assert EXPLAINED in ravi.all
    assert words == "" or words not in sita.all
    cards = [shown for shown in meena.shown[seen:] if shown.media_kind == "voice"]
    assert len(cards) == 1
    assert say("en", "needs help with a language") in "\n".join(shown.text for shown in meena.shown[seen:])


def test_what_was_said_before_other_messages_is_explained_too(market: Market, spoken: tuple[Chat, Chat, Chat]) -> None:
    _, ravi, meena = spoken
    ravi.says("ठीक है")
    seen = len(meena.shown)
    ravi.says("samajh nahi aaya kya bola usne")
    assert [shown.media_kind for shown in meena.shown[seen:]].count("voice") == 1


def test_the_officers_answer_reaches_who_asked(market: Market, spoken: tuple[Chat, Chat, Chat]) -> None:
    _, ravi, meena = spoken
    ravi.presses("Ask for help")
    meena.presses("Answer")
    meena.says("वे कह रही हैं: माल शुक्रवार को तैयार होगा")
    assert "माल शुक्रवार को तैयार होगा" in ravi.all


def test_the_same_note_is_given_to_the_office_once(market: Market, spoken: tuple[Chat, Chat, Chat]) -> None:
    _, ravi, _ = spoken
    ravi.presses("Ask for help")
    ravi.presses("Ask for help")
    (line,) = market.look(lambda db: db.execute(tables.hand_offs.select()).all())
    assert len(line.recordings) == 1


def test_with_a_second_note_the_officer_gets_that_one_and_not_the_first_again(
    market: Market, spoken: tuple[Chat, Chat, Chat]
) -> None:
    sita, ravi, meena = spoken
    ravi.presses("Ask for help")
    sita.voice()
    market.later(seconds=5)
    seen = len(meena.shown)
    ravi.presses("Ask for help")
    assert [shown.media_kind for shown in meena.shown[seen:]].count("voice") == 1


def test_a_recording_whose_speaker_was_erased_is_heard_by_nobody(
    market: Market, spoken: tuple[Chat, Chat, Chat]
) -> None:
    _, ravi, meena = spoken
    ravi.presses("Ask for help")
    media_id = market.look(lambda db: offices.hand_off(db, 1).recordings[0])
    market.write(
        lambda db: db.execute(tables.media.update().where(tables.media.c.id == media_id).values(state="refused"))
    )
    seen = len(meena.shown)
    meena.says("office work")
    meena.presses(1)
    meena.presses(1)
    assert all(shown.media_kind != "voice" for shown in meena.shown[seen:])
    assert say("en", "needs help with a language") in meena.all


def test_between_two_of_one_language_a_voice_note_comes_without_that_button(market: Market) -> None:
    market.officer()
    sita, ravi = met(market, "hi")
    sita.voice()
    market.later(seconds=5)
    assert "voice" in [shown.media_kind for shown in ravi.shown]
    assert say("hi", "Ask for help") not in [label for shown in ravi.shown[-2:] for label in shown.labels]
