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
