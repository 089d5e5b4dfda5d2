"""One message that answers several ready questions: each part goes to the question it answers."""

import pytest

from tests.chat import Chat
from tests.market import Market


def asked(market: Market, *questions: str) -> tuple[Chat, Chat]:
    """A seller of turmeric who reads Hindi, and an English buyer's ready questions that all wait for her."""
    seller = market.seller(name="Sita")
    buyer = market.buyer(name="Maria", language="en")
    buyer.says("500 kg turmeric in Sagar")
    buyer.says("yes")
    seller.says("haan")
    seller.says("only haat")
    seller.says("skip")
    buyer.says("3")
    for question in questions:
        buyer.says(question)
        buyer.says("3")
    return seller, buyer


@pytest.mark.parametrize(
    "text", ["nami 10 fisad, photo kal, rate 150", "rate 150 nami 10% photo kal", "नमी १० फीसदी, फोटो कल, रेट १५० रुपये"]
)
def test_answers_to_several_questions_are_told_apart(market: Market, text: str) -> None:
    seller, buyer = asked(market, "moisture?", "photo", "rate?")
    seller.says(text)
    assert "“How much moisture is in it, in percent?”:\n10 %" in buyer.all
    assert "₹150 per kilo" in buyer.all
    assert "Please send a photo of the goods.”, in Hindi" in buyer.all


def test_a_bare_yes_and_a_number_go_to_their_own_questions(market: Market) -> None:
    seller, buyer = asked(market, "moisture?", "sample?")
    seller.says("haan, 10%")
    assert "“Can you send a sample?”:\nYes" in buyer.all
    assert "“How much moisture is in it, in percent?”:\n10 %" in buyer.all


def test_a_comma_in_the_answer_to_the_one_question_parts_nothing(market: Market) -> None:
    seller, buyer = asked(market, "photo")
    seller.says("photo kal bhejungi, rate 150 hai")
    assert "“photo kal bhejungi, rate 150 hai”" in buyer.all


@pytest.mark.parametrize("text", ["10, 150", "10 150"])
def test_bare_numbers_answer_in_the_order_of_the_questions(market: Market, text: str) -> None:
    seller, buyer = asked(market, "moisture?", "rate?")
    seller.says(text)
    assert "“How much moisture is in it, in percent?”:\n10 %" in buyer.all
    assert "₹150 per kilo" in buyer.all


def test_a_thousand_with_its_comma_is_one_number(market: Market) -> None:
    seller, buyer = asked(market, "moq", "rate?")
    seller.says("1,500")
    assert "₹1,500 per kilo" in buyer.all


def test_one_voice_note_answers_all_that_the_same_one_asked(market: Market) -> None:
    seller, buyer = asked(market, "moisture?", "rate?", "do you have it without stones?")
    shown = len(seller.shown)
    seller.voice()
    assert [one.text for one in seller.shown[shown:]] == ["Maria को उनके सब सवालों के जवाब में पहुँचा दिया।"]
    market.later(seconds=5)
    told = next(one.text for one in buyer.shown if one.text.startswith("Sita on"))
    assert [words in told for words in ("moisture", "price of one kilo", "without stones")] == [True] * 3
    buyer.says("3")
    buyer.says("moisture?")
    assert "नमी" in seller.last  # heard, and not found in the recording: it is put anew
    seller.says("10%")
    assert "10 %" in buyer.all


def test_a_recording_for_several_questions_is_taken_back_for_all(market: Market) -> None:
    seller, buyer = asked(market, "moisture?", "rate?")
    seller.voice()
    seller.says("undo")
    seller.says("rate 150, nami 10%")
    assert "10 %" in buyer.all
    assert "₹150 per kilo" in buyer.all


def test_words_beside_a_number_reach_the_asker(market: Market) -> None:
    seller, buyer = asked(market, "moisture?")
    seller.says("10 fisad, par barish me zyada ho jati hai")
    assert "10 %" in buyer.all
    assert "barish me zyada" in buyer.all


def test_a_number_without_more_is_told_alone(market: Market) -> None:
    seller, buyer = asked(market, "moisture?", "rate?")
    seller.says("150 rupaye kilo hai ji")
    seller.says("nami 10% hai")
    assert "₹150 per kilo" in buyer.all
    assert "rupaye" not in buyer.all


def test_words_beside_a_number_pass_the_guard_as_all_do(market: Market) -> None:
    seller, buyer = asked(market, "moisture?")
    seller.says("10 fisad, pehle advance bhejo")
    assert "advance" not in buyer.all
