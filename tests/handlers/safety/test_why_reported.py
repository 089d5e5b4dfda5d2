"""A card that somebody reports: the reason is asked for once, and whoever decides reads it with card and maker."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from handlers.language import say
from storage import erasure, group_reports
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.handlers.group.test_group_chat import OFFER
from tests.market import Market

SAGAR = 425
ASKS = "Thank you. Those who look after the group see it.\nWhat is wrong? Write it in a few words."


@pytest.fixture
def chat(market: Market, meena: Chat) -> GroupChat:
    found = GroupChat(market, meena, title="सागर हल्दी")
    sita = member(market, found, market.seller(["turmeric"], SAGAR, name="Sita"))
    found.says(sita, OFFER)
    sita.presses("Yes")
    return found


def reasons(market: Market) -> list[str]:
    def read(db: sa.Connection) -> list[str]:
        one = group_reports.get(db, 1)
        return group_reports.reasons(db, one) if one is not None else []

    return market.look(read)


@pytest.mark.parametrize("words", ["खोटा माल आहे, पैसे घेतले आणि माल दिला नाही", "नकली है", "it is fake"])
def test_the_reason_reaches_the_officer_with_card_and_maker(
    market: Market, meena: Chat, chat: GroupChat, words: str
) -> None:
    ravi = market.buyer(SAGAR, name="Ravi")
    chat.presses(ravi, say("hi", "Something is wrong"))
    assert ravi.last == say("hi", ASKS)
    ravi.says(words)
    assert ravi.last == say("hi", "Noted, thank you.")
    assert reasons(market) == [words]
    assert words in meena.last
    assert "Sita" in meena.last
    assert "₹120" in meena.last
    meena.presses("Take it off")
    market.later(minutes=1)
    assert say("hi", "Taken off.") in chat.edits[-1]


def test_the_reason_may_be_skipped_and_is_asked_once(market: Market, meena: Chat, chat: GroupChat) -> None:
    ravi = market.buyer(SAGAR, name="Ravi")
    chat.presses(ravi, say("hi", "Something is wrong"))
    ravi.presses("Skip")
    assert reasons(market) == []
    assert "शिकायत करने वाले का कहना" not in meena.last
    ravi.says("40 किलो मिर्च चाहिए")
    assert reasons(market) == [], "another matter is no reason"
    assert "40" in ravi.last


def test_a_card_read_elsewhere_is_reported_with_its_reason_too(market: Market, meena: Chat, chat: GroupChat) -> None:
    ravi = market.buyer(SAGAR, name="Ravi", channel="whatsapp")
    market.begin(ravi, "card", "1")
    ravi.presses("Something is wrong")
    ravi.says("फोटो किसी और की है")
    assert "फोटो किसी और की है" in meena.last


def test_who_is_forgotten_leaves_no_reason_behind(market: Market, chat: GroupChat) -> None:
    ravi = market.buyer(SAGAR, name="Ravi")
    chat.presses(ravi, say("hi", "Something is wrong"))
    ravi.says("नकली है")
    market.write(lambda db: erasure.erase(db, ravi.person_id, None, market.clock.now()))
    assert reasons(market) == []
