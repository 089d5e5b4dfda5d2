"""A wish for one pair of eyes, said where everybody reads, hangs nowhere and reaches the one whom it means."""

from __future__ import annotations

import pytest

from handlers.group.private_words import not_before_all, wants_to_meet
from handlers.language import say
from storage import card_questions, groups
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.market import Market

SAGAR = 425
MEETS = [
    "sita se milwa do", "mujhe sita se mila do", "सीता से मिलवा दो", "मुझे इनसे बात करनी है", "sita ka number chahiye",
    "उनका नंबर दे दो", "mila do", "बात करा दो", "सीताशी गाठ घालून द्या", "मला त्यांच्याशी बोलायचं आहे", "sitashi bolu dya",
    "please introduce me to sita", "connect us", "can you put me in touch with her", "I want to talk to Sita directly",
]  # fmt: skip
PUBLIC = [
    "25 किलो के बोरे में", "mandi me milenge", "haan, organic hi chahiye", "सोमवार को मिल सकता है माल", "nahi",
    "delivery godown par", "खरेदी रविवारी होईल", "yes with bill", "the shop is open till 6",
    "mera number group me mat dalo, bora 25 kilo ka",
    "nahi, sita se baat mat karao",
]  # fmt: skip


@pytest.fixture
def chat(market: Market, meena: Chat) -> GroupChat:
    return GroupChat(market, meena, title="सागर हल्दी")


@pytest.fixture
def sita(market: Market, chat: GroupChat, ravi: Chat) -> Chat:
    """A seller elsewhere who asked below Ravi's card."""
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, channel="whatsapp", name="सीता"))
    market.write(lambda db: groups.change_member(db, chat.group.id, sita.person_id, delivery="now"))
    market.later(seconds=2)
    sita.says("पैकिंग कैसी चाहिए?")
    return sita


@pytest.mark.parametrize("words", MEETS)
@pytest.mark.parametrize("pointed", [False, True])
def test_a_wish_to_be_introduced_is_hung_before_nobody(
    market: Market, chat: GroupChat, ravi: Chat, sita: Chat, words: str, pointed: bool
) -> None:
    posts = len(chat.shown)
    if pointed:
        ravi.reply_to(1, words)
    else:
        ravi.says(words)
    assert [one.text for one in chat.shown[posts:]] == []
    assert market.look(lambda db: [one.answer for one in card_questions.of_card(db, 1)]) == [None]


def test_who_is_meant_hears_of_the_wish_and_takes_the_card_up(
    market: Market, chat: GroupChat, ravi: Chat, sita: Chat
) -> None:
    ravi.says("sita se milwa do")
    assert "Ravi" in sita.last
    sita.presses("I can give this")
    sita.presses("Yes, all")
    sita.says("haat")
    assert say("hi", "Yes, introduce us") in ravi.shown[-1].labels


def test_what_is_not_to_be_said_before_all_is_not_said(chat: GroupChat, ravi: Chat, sita: Chat) -> None:
    posts = len(chat.shown)
    assert ravi.says("sabke saamne mat batao") == say("hi", "All right.")
    assert len(chat.shown) == posts


def test_the_owners_wish_written_below_the_question_in_the_chat_is_no_answer(
    market: Market, chat: GroupChat, ravi: Chat, sita: Chat
) -> None:
    chat.says(ravi, "सीता से मिलवा दो", reply_to=chat.shown[-1].message_id)
    assert market.look(lambda db: [one.answer for one in card_questions.of_card(db, 1)]) == [None]
    assert "Ravi" in sita.last


@pytest.mark.parametrize("words", MEETS)
def test_a_meeting_is_heard_by_the_name_or_by_pointing(words: str) -> None:
    assert wants_to_meet(words, "सीता") or wants_to_meet(words, "Sita")


@pytest.mark.parametrize("words", PUBLIC)
def test_an_answer_for_everybody_is_no_private_wish(words: str) -> None:
    assert not wants_to_meet(words, "Sita")
    assert not not_before_all(words) or "mat dalo" in words
