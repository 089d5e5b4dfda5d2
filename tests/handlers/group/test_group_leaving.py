"""Leaving a group, waiting before its door, and what an officer may set of it."""

from __future__ import annotations

import pytest

from handlers.language import say
from storage import cards, groups
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.handlers.group.test_group_chat import OFFER
from tests.market import Market

SAGAR = 425


@pytest.fixture
def chat(market: Market, meena: Chat) -> GroupChat:
    return GroupChat(market, meena, title="सागर हल्दी")


def leaves(one: Chat) -> None:
    one.says("my groups" if one.app_language == "en" else "मेरे ग्रुप")
    one.presses(1)
    one.presses("Leave the group")
    one.presses("Yes, leave")


def test_who_leaves_takes_their_cards_along(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(sita, OFFER)
    sita.presses("Yes")
    hung = chat.shown[-1]
    leaves(sita)
    assert say("hi", "Leave {group}? What you have posted there comes down.", group="सागर हल्दी") in sita.all
    market.later(minutes=5)
    assert market.look(lambda db: cards.of_person(db, sita.person_id)) == []
    assert say("hi", "Taken off.") in chat.edits[-1]
    before = len(sita.shown)
    ravi = market.buyer(SAGAR, name="Ravi")
    chat._press(ravi.address, hung, hung.buttons[0].data)
    assert len(sita.shown) == before, "nobody is sent to who has left"


def test_who_has_nothing_there_is_asked_plainly(market: Market, chat: GroupChat) -> None:
    ravi = member(market, chat, market.buyer(SAGAR, name="Ravi"), role="buyer")
    leaves(ravi)
    assert say("hi", "Leave {group}?", group="सागर हल्दी") in ravi.all


def test_who_waits_before_the_door_hears_so_and_is_not_put_before_the_office_without_end(
    market: Market, meena: Chat, chat: GroupChat
) -> None:
    market.write(lambda db: groups.change(db, chat.group.id, admits="queue"))
    lal = market.buyer(SAGAR, name="Lal", channel="whatsapp", language="mr")
    token = str(chat.group.token)

    def asks() -> str:
        lal.poster(token)
        lal.presses("I buy")
        return lal.presses("Yes, let me in")

    asks()
    waits = say("mr", "The office has your wish to join {group}; you hear from me.", group="सागर हल्दी")
    assert lal.says("माझे ग्रुप") == waits
    meena.presses("Refuse")
    asked = len(meena.shown)
    refused = say("mr", "The office did not let you into {group} on {day}. Write 'person' to ask why.")
    lal.poster(token)
    assert lal.last.endswith(refused.rpartition("}")[2])
    assert len(meena.shown) == asked
    market.later(hours=24 * 31)
    asks()
    place = market.look(lambda db: groups.member(db, chat.group.id, lal.person_id))
    assert place is not None
    assert place.status == "asked", "a month later the office may think otherwise"


def limit_after(market: Market, meena: Chat, chat: GroupChat, words: str) -> int | None:
    meena.says("groups")
    meena.presses(1)
    meena.presses("Cost")
    meena.says(words)
    return chat.group.month_limit_paise


@pytest.mark.parametrize("words", ["-5", "- 500", "₹-5", "माइनस 5"])
def test_less_than_nothing_is_no_limit(market: Market, meena: Chat, chat: GroupChat, words: str) -> None:
    assert limit_after(market, meena, chat, words) is None
    assert say("hi", "Please write a number of rupees, for example 500.") in meena.last


@pytest.mark.parametrize("words", ["बिना सीमा", "कोई लिमिट नहीं", "मर्यादा नको", "without limit", "unlimited"])
def test_no_limit_in_words(market: Market, meena: Chat, chat: GroupChat, words: str) -> None:
    assert limit_after(market, meena, chat, "500/-") == 50000
    assert limit_after(market, meena, chat, words) is None
    assert say("hi", "{group} has no limit.", group="सागर हल्दी") == meena.last


@pytest.mark.parametrize("words", ["9876543210 पर फोन करो", "सब माल www.spam.com पर देखो", "पैसे sita@okaxis पर भेजो"])
def test_a_purpose_leads_nobody_past_haat(market: Market, meena: Chat, chat: GroupChat, words: str) -> None:
    meena.says("groups")
    meena.presses(1)
    meena.presses("Purpose and rules")
    meena.presses("Purpose")
    assert say("hi", "Please without a number, a link or an account: everybody in the group reads it.") in meena.says(
        words
    )
    assert chat.group.purpose is None
    meena.says("सागर की हल्दी दूर तक जाए")
    assert chat.group.purpose == "सागर की हल्दी दूर तक जाए"


def test_an_order_of_who_may_give_none_is_no_yes_and_hears_so(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(sita, OFFER)
    sita.presses("Yes")
    hung, before = chat.shown[-1], len(chat.shown)
    chat.says(market.stranger(name="Stranger"), "off", reply_to=hung.message_id)
    ravi = member(market, chat, market.buyer(SAGAR, name="Ravi"), role="buyer")
    chat.says(ravi, "हटाओ", reply_to=hung.message_id)
    assert len(chat.shown) == before
    assert chat.deeds("delete") == []
    text = "Only those who look after {group} can do that. Below a post you can write: report."
    assert ravi.last == say("hi", text, group="सागर हल्दी")
    assert len(market.look(lambda db: cards.of_person(db, sita.person_id))) == 1


def test_a_seller_who_makes_haat_administrator_hears_who_opens_a_group(market: Market) -> None:
    sita = market.seller(["turmeric"], SAGAR, name="Sita")
    with pytest.raises(AssertionError):
        GroupChat(market, sita, chat="-1009999").group  # noqa: B018
    assert sita.last.startswith(say("hi", OFFICER_MUST).partition("\n")[0])


OFFICER_MUST = (
    "An officer of the district office must open a group there; until then I stay silent in it.\n"
    "Write 'person' to ask the office for it."
)
