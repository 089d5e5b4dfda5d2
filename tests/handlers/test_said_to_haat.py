"""Words that are Haat's though somebody else is talked with: a foreign sentence to be explained, the own trade record, who the
buyer is; and an offer told in three numbers, a listener's own remark."""

from __future__ import annotations

import pytest

from handlers.language import say
from handlers.lead.lead_words import asks_who
from handlers.ready.explaining import cannot_read
from handlers.trade.trade_words import wants_record
from handlers.voice.listener_remarks import is_remark
from tests.chat import Chat
from tests.market import Market

EXPLAINED = say("hi", "The office will explain it to you here.")


@pytest.fixture
def asked(market: Market) -> tuple[Chat, Chat]:
    """Omar, who writes English, and Kamla, who said yes and was asked something in English."""
    market.officer()
    kamla = market.seller(["turmeric"], name="Kamla", channel="whatsapp")
    omar = market.buyer(name="Omar", language="en")
    omar.says("Need 5 tons turmeric powder")
    omar.says("yes")
    kamla.presses(1)
    kamla.presses("Only through Haat")
    omar.says("The last shipment from others had fungus, is yours dry?")
    return omar, kamla


@pytest.mark.parametrize("words", ["kya bola usne, mujhe angrezi nahi aati", "ye kya likha hai", "madad chahiye"])
def test_who_cannot_read_the_other_side_is_helped_and_does_not_answer(asked: tuple[Chat, Chat], words: str) -> None:
    omar, kamla = asked
    kamla.says(words)
    assert EXPLAINED in kamla.all
    assert words not in omar.all


def test_below_another_question_the_foreign_words_are_explained_too(asked: tuple[Chat, Chat]) -> None:
    omar, kamla = asked
    omar.says("full quote please")
    assert say("hi", "Give my price") in kamla.shown[-1].labels
    kamla.says("kya bol raha hai ye, samajh nahi aaya angrezi")
    assert EXPLAINED in kamla.all


@pytest.mark.parametrize("words", ["148 5000 30", "148 rupaye kilo, 30 din"])
def test_three_numbers_are_the_whole_offer(asked: tuple[Chat, Chat], words: str) -> None:
    omar, kamla = asked
    omar.says("full quote please")
    kamla.says(words)
    assert "1,48,000" in kamla.last
    kamla.says("haan")
    assert "₹1,48,000 per tonne, 5 tonnes, in 30 days" in omar.all


@pytest.mark.parametrize("words", ["haan de dunga", "kya rate hai", "hindi me baat karo", "ye kya hai"])
def test_what_asks_for_no_explanation(words: str) -> None:
    assert not cannot_read(words)


@pytest.mark.parametrize("words", ["ye banda kaun hai", "kaun hai ye aadmi", "हा माणूस कोण आहे"])
def test_who_the_buyer_is_is_asked_of_haat(words: str) -> None:
    assert asks_who(words)
    assert not asks_who(f"{words} rate kitna dega")


@pytest.mark.parametrize(
    "words",
    ["mere dhande ka hisab ka kagaz chahiye bank ke liye", "trade record", "mera business certificate bhejo",
     "माझ्या व्यवहारांचा दाखला द्या"],
)  # fmt: skip
def test_a_maker_asks_haat_for_the_own_trade_record_in_the_middle_of_a_talk(
    asked: tuple[Chat, Chat], words: str
) -> None:
    omar, kamla = asked
    omar.presses("Yes, introduce us")
    omar.presses("Only through Haat")
    kamla.says(words)
    assert words not in omar.all
    assert wants_record(words)


@pytest.mark.parametrize("words", ["aapka gst certificate bhejo", "certificate kab milega", "mere sauda dikhao"])
def test_other_papers_are_no_trade_record(words: str) -> None:
    assert not wants_record(words)


def test_a_listeners_own_remark_is_doubted_before_its_person_reads_it(market: Market) -> None:
    meena, gopal = market.officer(name="Meena"), market.stranger("whatsapp", "Gopal")
    gopal.voice()
    meena.says("सुनना है")
    meena.says("gaana baj raha hai kuch")
    assert "gaana" not in gopal.all
    meena.says("gaana baj raha hai kuch")
    assert "gaana" in gopal.all


@pytest.mark.parametrize("words", ["patthar ki murti", "haan", "bas 50 kilo", "nahi"])
def test_words_of_a_recording_are_no_remark(words: str) -> None:
    assert not is_remark(words)
