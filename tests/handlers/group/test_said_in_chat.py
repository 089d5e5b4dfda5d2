"""Words in a group's chat that point at no card: one has found what they wanted, one has what another wants."""

from __future__ import annotations

import pytest

from handlers.group.group_questions import has_none, is_question, says_so_much
from handlers.language import say
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.market import Market

SAGAR = 425
HAS = [
    "mere paas hai bhai 30 kilo, 150 ka rate",
    "माझ्याकडे ३० किलो आहे, १५० रुपये किलो", "mai de sakti hu 20 kilo", "I can give 40 kg at 150",
]  # fmt: skip


@pytest.fixture
def chat(market: Market, meena: Chat) -> GroupChat:
    return GroupChat(market, meena, title="सागर हल्दी")


@pytest.mark.parametrize("words", HAS)
def test_an_amount_that_somebody_has_is_no_question(words: str) -> None:
    assert says_so_much(words)
    assert not is_question(words)


@pytest.mark.parametrize("words", ["तुमच्याकडे आहे का?", "kitna milega", "आहे का", "is it dry?"])
def test_what_asks_is_a_question(words: str) -> None:
    assert is_question(words)


def test_who_says_how_much_they_have_answers_the_open_enquiry(market: Market, chat: GroupChat, ravi: Chat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(sita, HAS[0])
    sita.says("haat")
    assert "30" in ravi.last
    assert "150" in ravi.last


def test_an_enquiry_is_answered_by_the_name_of_who_asked_and_by_nobody_who_sells_something_else(
    market: Market, chat: GroupChat, ravi: Chat
) -> None:
    gita = member(market, chat, market.seller(["papad"], SAGAR, name="Gita"))
    before = len(gita.shown)
    chat.says(gita, HAS[0])
    assert len(gita.shown) == before
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(sita, "ravi ji mai de sakti hu 20 kilo")
    sita.says("haat")
    assert "20" in ravi.last


def test_who_has_found_it_is_asked_whether_the_enquiry_shall_be_closed(
    market: Market, chat: GroupChat, ravi: Chat
) -> None:
    before = len(ravi.shown)
    chat.says(ravi, "haldi abhi tak nahi mili")
    assert len(ravi.shown) == before
    chat.says(ravi, "हळद मिळाली, सर्वांचे आभार")
    assert say("hi", "Yes, close it") in ravi.shown[-1].labels
    ravi.presses("No, leave it open")
    chat.says(ravi, "mil gayi, dhanyavad sabko")
    assert say("hi", "Yes, close it") in ravi.shown[-1].labels


def test_anothers_thanks_close_nothing(market: Market, chat: GroupChat, ravi: Chat) -> None:
    sita = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    before = len(ravi.shown)
    chat.says(sita, "haldi mil gayi, dhanyavad sabko")
    assert len(ravi.shown) == before


@pytest.mark.parametrize(
    "words",
    ["mere paas haldi nahi hai par jaan pehchan me hai", "माझ्याकडे हळद नाही पण ओळखीच्या एकाकडे आहे",
     "I don't have turmeric but a friend may know", "मेरे पास हल्दी नहीं है"],
)  # fmt: skip
def test_who_has_none_of_it_is_asked_nothing(market: Market, chat: GroupChat, ravi: Chat, words: str) -> None:
    gita = member(market, chat, market.seller(["papad"], SAGAR, name="Gita"))
    before = len(gita.shown)
    chat.says(gita, words)
    chat.says(gita, words, reply_to=chat.shown[-1].message_id)
    assert len(gita.shown) == before


@pytest.mark.parametrize(
    "words", ["mere paas haldi nahi hai, 20 kilo chahiye", "mere paas haldi nahi hai par mirch hai 200 kilo"]
)
def test_who_wants_it_or_has_other_goods_still_trades(words: str) -> None:
    assert not has_none(words, lambda part: "haldi" in part or "mirch" in part)


def test_an_offer_said_once_more_with_its_rate_is_not_asked_for_it(market: Market, chat: GroupChat) -> None:
    sita = member(market, chat, market.seller(["mango pickle"], SAGAR, name="Sita", language="mr"))
    chat.says(sita, "आंब्याचं लोणचं आहे माझ्याकडे विकायला")
    chat.says(sita, "आंब्याचं लोणचं ३०० रुपये किलो, १० किलो आहे, रविवारपर्यंत देते")
    assert "300" in sita.last
    assert len(sita.shown[-1].labels) > 1


@pytest.mark.parametrize("words", ["300 rupaye kilo", "३०० रुपये किलो", "rate 300 per kg"])
def test_the_rate_that_was_asked_in_private_may_be_written_into_the_chat(
    market: Market, chat: GroupChat, words: str
) -> None:
    sita = member(market, chat, market.seller(["mango pickle"], SAGAR, name="Sita"))
    chat.says(sita, "आम का अचार बेच रही हूँ")
    chat.says(sita, words)
    assert "300" in sita.last
