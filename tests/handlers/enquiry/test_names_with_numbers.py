"""A name that came with digits in it, a whole number or half of one, is shown and kept without them."""

from __future__ import annotations

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.matching.files import seller_from_row
from handlers.matching.places import Places
from handlers.questions import Misread, Reply, name_in_profile, name_of
from handlers.reading.hiding import name_without_number
from storage import people
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.market import Market

SAGAR = 425


@pytest.mark.parametrize(
    ("name", "plain"),
    [("सीता 9876", "सीता"), ("सीता ९८७६", "सीता"), ("Sita9876", "Sita"), ("Sita (98765)", "Sita"), ("Sita 98 76 54", "Sita"),
     ("6450012345 Sita", "Sita"), ("Sita +91-6450 012345", "Sita"), ("9876", "")],
)  # fmt: skip
def test_digits_go_from_a_name(name: str, plain: str) -> None:
    assert name_without_number(name) == plain
    assert name_in_profile(name) == plain


@pytest.mark.parametrize("name", ["Shop 24x7", "Sita 2", "Gupta 108", "सीता"])
def test_a_name_with_a_small_number_stays(name: str) -> None:
    assert name_without_number(name) == name


def test_whoever_types_a_number_with_the_name_is_called_by_the_name() -> None:
    assert name_of(Reply("सीता 9876"), "hi") == "सीता"
    with pytest.raises(Misread):
        name_of(Reply("9876 543"), "hi")


def test_a_list_brings_names_without_numbers() -> None:
    row = {
        "seller_id": "1",
        "name": "Sita 9876",
        "district": "Sagar",
        "state": "Madhya Pradesh",
        "products": "turmeric",
    }
    assert seller_from_row(row, Catalogue.shipped(), Places.shipped()).name == "Sita"


@pytest.fixture
def chat(market: Market, meena: Chat) -> GroupChat:
    return GroupChat(market, meena, title="सागर हल्दी")


def test_a_question_below_a_card_stands_under_the_name_alone(market: Market, chat: GroupChat) -> None:
    for place in range(6):
        market.seller(["turmeric"], SAGAR, name=f"S{place}")
    ravi = member(market, chat, market.buyer(SAGAR, name="Ravi"), role="buyer")
    chat.says(ravi, "60 किलो हल्दी चाहिए सागर में")
    ravi.presses("Yes, ask them")
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, channel="whatsapp", name="सीता"))
    market.write(lambda db: people.change_person(db, sita.person_id, name="सीता 9876"))
    market.begin(sita, "card", "1")
    sita.says("पैकिंग कैसी चाहिए?")
    assert chat.last == "सीता ने पूछा: पैकिंग कैसी चाहिए?"
    assert "सीता" in ravi.last
    assert "9876" not in ravi.all
