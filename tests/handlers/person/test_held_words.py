"""What was written while it was asked who is speaking: worked for the one whom it fits, nobody's yes or price otherwise."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from handlers.language import say
from storage.tables import enquiries, inbox, matches
from tests.chat import Chat
from tests.market import Market

FOR_NOBODY = "I have counted this for nobody: “{words}”.\nIf it is from you, please write it once more."
SENT_AGAIN = (
    "Something came before I knew who is writing; I have counted it for nobody.\n"
    "If it is from you, please send it once more."
)
WHO = "Who is speaking now?"


def household(market: Market, tongue: str = "hi", channel: str = "whatsapp") -> Chat:
    """Meena's telephone, from which Rama speaks too; Rama spoke last and has said what she sells."""
    phone = market.seller(["turmeric"], channel=channel, language=tongue, name="मीना")
    phone.says("main rama bol rahi hun")
    phone.presses(1)
    return phone


def card_of_meena(market: Market, phone: Chat, name: str = "रवि") -> Chat:
    """A buyer whose enquiry lies as Meena's card on the telephone."""
    ravi = market.buyer(name=name)
    ravi.says("200 किलो हल्दी चाहिए, सागर")
    ravi.says("हाँ")
    assert name in phone.last
    return ravi


def answers(market: Market) -> list[str]:
    return market.look(lambda db: list(db.scalars(sa.select(matches.c.status))))


def test_a_yes_below_a_card_is_not_counted_for_who_was_not_asked(market: Market) -> None:
    phone = household(market)
    card_of_meena(market, phone)
    phone.says("haan")
    assert phone.last == say("hi", WHO)
    phone.presses("Rama")
    assert say("hi", FOR_NOBODY, words="haan") in phone.all
    assert answers(market) == ["asked"]
    assert "held" not in market.look(lambda db: list(db.scalars(sa.select(inbox.c.state))))
    phone.says("मैं मीना हूँ")
    assert "रवि" in phone.last, "the card is put to her again"
    phone.says("haan")
    phone.presses("Only through Haat")
    assert answers(market) == ["yes"]


@pytest.mark.parametrize(
    ("tongue", "said"),
    [("hi", "90 rupaye kilo"), ("hi", "सिर्फ 50 किलो"), ("hi", "nahi"), ("mr", "हो"), ("mr", "90 la dein"), ("mr", "50 kiloch aahe"),
     ("en", "yes but only 50 kilos"), ("en", "90 per kilo"), ("en", "no")],
)  # fmt: skip
def test_no_price_and_no_amount_is_kept_for_the_wrong_one(market: Market, tongue: str, said: str) -> None:
    phone = household(market, tongue)
    ravi = card_of_meena(market, phone)
    before = len(ravi.shown)
    phone.says(said)
    phone.presses("Rama")
    assert say(tongue, FOR_NOBODY, words=said) in phone.all
    assert answers(market) == ["asked"]
    assert len(ravi.shown) == before


def test_an_open_question_of_hers_takes_no_answer_that_another_gave(market: Market) -> None:
    phone = household(market)
    phone.says("20 किलो पापड़ चाहिए, सागर")
    assert "पापड़" in phone.last
    market.later(minutes=5)
    card_of_meena(market, phone)
    phone.says("haan")
    phone.presses("Rama")
    asked = market.look(lambda db: list(db.scalars(sa.select(enquiries.c.person_id))))
    assert phone.person_id not in asked, "nobody was asked for her papad"
    assert "पापड़" in phone.last, "her own question is put again"
    phone.says("haan")
    assert phone.person_id in market.look(lambda db: list(db.scalars(sa.select(enquiries.c.person_id))))


def test_words_of_one_ones_talk_with_a_buyer_reach_no_buyer_of_the_other(market: Market) -> None:
    phone = household(market)
    for words in ("मुझे बेचना है", "हाँ", "पत्थर की मूर्ति", "हाँ", "Rama"):
        phone.says(words)
    suresh = market.buyer(name="सुरेश")
    suresh.says("2 पत्थर की मूर्ति चाहिए, सागर")
    suresh.says("हाँ")
    phone.presses("Yes, all")
    phone.presses("Only through Haat")
    suresh.presses("Yes, introduce us")
    suresh.presses("Only through Haat")
    market.later(minutes=3)
    card_of_meena(market, phone)
    before = len(suresh.shown)
    phone.says("kal tak bhej dungi, paise kab doge")
    phone.presses("Rama")
    assert len(suresh.shown) == before
    assert say("hi", FOR_NOBODY, words="kal tak bhej dungi, paise kab doge") in phone.all


def test_what_stands_by_itself_is_begun_for_whoever_it_is(market: Market) -> None:
    phone = household(market)
    card_of_meena(market, phone)
    phone.says("20 kilo papad chahiye")
    phone.presses("Rama")
    assert "पापड़" in phone.last
    assert say("hi", FOR_NOBODY, words="20 kilo papad chahiye") not in phone.all


def test_a_tap_on_a_card_that_is_not_hers_counts_for_nobody_and_she_goes_on_speaking(market: Market) -> None:
    phone = household(market)
    card_of_meena(market, phone)
    card = phone.shown[-1]
    phone.says("haan")
    phone.presses_old(card, 1)
    phone.presses("Rama")
    rama = phone.person_id
    assert answers(market) == ["asked"]
    phone.says("menu")
    assert phone.person_id == rama


def test_a_bare_answer_is_asked_again_where_it_was_said_who_it_is_long_after(market: Market) -> None:
    phone = household(market)
    card_of_meena(market, phone)
    phone.says("haan")
    market.later(hours=3)
    phone.says("मीना")
    assert answers(market) == ["asked"]
    assert say("hi", FOR_NOBODY, words="haan") in phone.all
    assert "रवि" in phone.last
    phone.says("haan")
    phone.presses("Only through Haat")
    assert answers(market) == ["yes"]


@pytest.mark.parametrize("said", [1, "meena", "मैं मीना हूँ"])
def test_whose_card_it_is_is_not_asked_twice(market: Market, said: int | str) -> None:
    phone = household(market)
    card_of_meena(market, phone)
    phone.says("haan")
    if isinstance(said, int):
        phone.presses(said)
    else:
        phone.says(said)
    phone.presses("Only through Haat")
    assert answers(market) == ["yes"]
    assert say("hi", FOR_NOBODY, words="haan") not in phone.all


def test_somebody_new_takes_over_no_answer(market: Market) -> None:
    phone = household(market)
    card_of_meena(market, phone)
    phone.says("haan")
    phone.says("Sunita")
    assert answers(market) == ["asked"]
    assert say("hi", FOR_NOBODY, words="haan") in phone.all
    assert phone.last.endswith(say("hi", "What would you like to do?"))


def test_what_somebody_new_wrote_first_is_begun_for_them(market: Market) -> None:
    sita = market.seller(["turmeric"], channel="whatsapp", name="सीता")
    sita.says("menu")
    market.later(days=62)
    sita.says("20 kilo papad chahiye")
    sita.says("नहीं")
    sita.presses("No, it is mine now")
    sita.says("गोपाल")
    assert "पापड़" in sita.last
    assert say("hi", FOR_NOBODY, words="20 kilo papad chahiye") not in sita.all


def test_a_greeting_is_not_quoted(market: Market) -> None:
    phone = household(market)
    card_of_meena(market, phone)
    phone.says("namaste")
    phone.presses("Rama")
    assert say("hi", FOR_NOBODY, words="namaste") not in phone.all


def test_a_photo_below_anothers_card_is_asked_for_again(market: Market) -> None:
    phone = household(market)
    card_of_meena(market, phone)
    phone.photo()
    phone.presses("Rama")
    assert say("hi", SENT_AGAIN) in phone.all
