"""What strangers see of a buyer or seller on a card or a lead: no number in a name, and no wish twice."""

from __future__ import annotations

import pytest

from handlers.language import say
from storage import cards
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.handlers.group.test_group_chat import OFFER
from tests.market import Market

SAGAR = 425
NAME = "राज 98765 43210"


@pytest.fixture
def chat(market: Market, meena: Chat) -> GroupChat:
    for place in range(4):
        market.seller(["turmeric"], SAGAR, name=f"S{place}")
    return GroupChat(market, meena, title="सागर हल्दी")


def test_a_number_in_a_name_from_a_list_or_slip_is_on_no_card_and_no_lead(market: Market, chat: GroupChat) -> None:
    sita = market.seller(["turmeric"], SAGAR, name="Sita")
    raj = market.buyer(SAGAR, name=NAME)
    chat.says(raj, "मुझे 40 किलो हल्दी चाहिए सागर में")
    raj.presses("Yes, ask them")
    assert "राज" in chat.last
    assert "राज (" in sita.all
    assert "98765" not in chat.last + sita.all


def test_a_sellers_name_neither(market: Market, chat: GroupChat) -> None:
    raj = member(market, chat, market.seller(["turmeric"], SAGAR, name=NAME))
    chat.says(raj, OFFER)
    raj.presses("Yes")
    asha = market.buyer(SAGAR, name="Asha")
    chat.presses(asha, say("hi", "I want this"))
    assert "राज" in chat.last
    assert "राज" in asha.all
    assert "98765" not in chat.last + asha.all


@pytest.mark.parametrize(
    ("again", "hours", "hang"),
    [("40 किलो हल्दी चाहिए", 0, 1), ("मुझे 40 किलो हल्दी चाहिए", 0, 1), ("60 किलो हल्दी चाहिए", 0, 2),
     ("40 किलो हल्दी चाहिए", 1, 2)],
)  # fmt: skip
def test_the_same_wish_soon_said_twice_hangs_once(
    market: Market, chat: GroupChat, again: str, hours: int, hang: int
) -> None:
    ravi = market.buyer(SAGAR, name="Ravi")
    for words in ("40 किलो हल्दी चाहिए", again):
        chat.says(ravi, words)
        ravi.presses("Yes, ask them")
        market.later(hours=hours)
    assert len(market.look(lambda db: cards.of_person(db, ravi.person_id))) == hang
