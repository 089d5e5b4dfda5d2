"""The private talk about an offer's card: words of a deal are taken, no sentence is lost, no payment goes past Haat."""

from __future__ import annotations

import pytest

from handlers.language import say
from storage import introductions
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.handlers.group.test_group_chat import OFFER
from tests.market import Market

SAGAR = 425


@pytest.fixture
def chat(market: Market, meena: Chat) -> GroupChat:
    return GroupChat(market, meena, title="सागर हल्दी")


@pytest.fixture
def sita(market: Market, chat: GroupChat) -> Chat:
    """A seller whose offer hangs in the group."""
    one = member(market, chat, market.seller(["turmeric"], SAGAR, name="Sita"))
    chat.says(one, OFFER)
    one.presses("Yes")
    return one


def wants(market: Market, chat: GroupChat, name: str) -> Chat:
    one = market.buyer(SAGAR, name=name)
    chat.presses(one, say("hi", "I want this"))
    return one


def test_the_makers_first_words_may_be_the_deal_itself(market: Market, chat: GroupChat, sita: Chat) -> None:
    ravi = wants(market, chat, "Ravi")
    ravi.says("30 किलो चाहिए, 118 में पक्का")
    sita.says("सौदा पक्का")
    assert say("hi", "Yes, it is a deal") in sita.shown[-1].labels
    sita.presses("Yes, it is a deal")
    ravi.presses("Yes, it is a deal")
    deal = market.look(lambda db: introductions.deal_of(db, 1))
    assert (deal.buyer_says, deal.seller_says) == ("yes", "yes")


def test_the_buyers_word_is_taken_as_in_other_introductions(market: Market, chat: GroupChat, sita: Chat) -> None:
    ravi = wants(market, chat, "Ravi")
    ravi.says("30 किलो चाहिए")
    sita.says("मिल जाएगा, 118 का रेट है")
    ravi.says("ठीक है 118 में पक्का")
    ravi.presses("Yes, it is a deal")
    assert market.look(lambda db: introductions.deal_of(db, 1).buyer_says) == "yes"
    assert say("hi", "Yes, it is a deal") in sita.shown[-1].labels


@pytest.mark.parametrize("how", ["tap", "old tap", "name"])
def test_no_sentence_is_lost_while_two_wait_for_an_answer(
    market: Market, chat: GroupChat, sita: Chat, how: str
) -> None:
    ravi, asha = wants(market, chat, "Ravi"), wants(market, chat, "Asha")
    ravi.says("30 किलो चाहिए")
    asha.says("मुझे 50 किलो")
    sita.says("हाँ मिल जाएगा")
    which = sita.shown[-1]
    assert which.labels == ["Ravi", "Asha"] or which.labels == ["Asha", "Ravi"]
    ravi.says("कब तक मिलेगा?")
    if how != "name":
        sita.says("दो दिन में")
        assert "दो दिन में" not in ravi.all + asha.all, "whom it answers is still open"
    if how == "tap":
        sita.presses("Ravi")
    elif how == "old tap":
        sita.presses_old(which, which.labels.index("Ravi") + 1)
    else:
        sita.says("Ravi")
    assert "हाँ मिल जाएगा" in ravi.all
    assert how == "name" or "दो दिन में" in ravi.all
    assert "मिल जाएगा" not in asha.all
    sita.says("और कुछ चाहिए")
    assert "और कुछ चाहिए" in ravi.all, "the next words go there too"


def test_a_qr_for_a_payment_is_held_back_in_a_talk_through_haat(market: Market, chat: GroupChat, sita: Chat) -> None:
    ravi = wants(market, chat, "Ravi")
    ravi.says("30 किलो चाहिए")
    sita.says("मिल जाएगा")
    photos = len([one for one in ravi.shown if one.media_kind])
    sita.qr("upi://pay?pa=sita@okaxis&am=3000")
    market.later(minutes=1)
    assert len([one for one in ravi.shown if one.media_kind]) == photos
    assert "QR" in ravi.last
    assert say("hi", "Report") in ravi.shown[-1].labels
    rule = say("hi", "no UPI or account numbers")
    assert say("hi", "I did not pass your picture on: {rule}.", rule=rule) in sita.all


def test_freight_and_ones_own_card_pass_between_two(market: Market, chat: GroupChat, sita: Chat) -> None:
    ravi = wants(market, chat, "Ravi")
    ravi.says("30 kilo chahiye, sagar tak chhod doge?")
    for words in ("haan chhod dunga bhada alag", "maza card kadhun taka, dusra lavte"):
        sita.says(words)
        assert words in ravi.all
    assert "OTP" not in ravi.last


WILL_GIVE = ["रेट देना है", "I want to give a rate", "mujhe rate batana hai", "दर द्यायचा आहे", "आपको रेट भेजना है"]


@pytest.mark.parametrize("words", WILL_GIVE)
def test_a_maker_who_will_give_a_rate_is_asked_for_it_and_the_words_go_nowhere(
    market: Market, chat: GroupChat, sita: Chat, words: str
) -> None:
    ravi = wants(market, chat, "Ravi")
    ravi.says("30 किलो चाहिए")
    sita.says(words)
    assert sita.last == say("hi", "Your price in rupees, for one {unit}?", unit=say("hi", "kilo"))
    assert words not in ravi.all
    sita.says("118")
    sita.says("30")
    sita.says("2 दिन")
    sita.presses("Yes")
    assert "₹118" in ravi.all
    sita.says(words)
    assert sita.last == say("hi", "Your price in rupees, for one {unit}?", unit=say("hi", "kilo")), (
        "another rate, a second time"
    )


def test_a_buyer_who_speaks_of_a_rate_is_passed_on(market: Market, chat: GroupChat, sita: Chat) -> None:
    ravi = wants(market, chat, "Ravi")
    ravi.says("रेट देना है")
    assert "रेट देना है" in sita.last


@pytest.mark.parametrize("words", WILL_GIVE)
def test_below_an_enquiry_a_rate_comes_after_the_goods(market: Market, words: str) -> None:
    sita = market.seller(["turmeric"], SAGAR, name="Sita")
    ravi = market.buyer(SAGAR, name="Ravi")
    ravi.says("60 किलो हल्दी चाहिए सागर में")
    ravi.presses("Yes, ask them")
    sita.says(words)
    assert sita.last.startswith(say("hi", "The price comes later. First: is there enough of the goods?"))


@pytest.mark.parametrize("words", WILL_GIVE)
def test_below_a_card_in_the_chat_who_will_give_a_rate_takes_it_up(
    market: Market, chat: GroupChat, sita: Chat, words: str
) -> None:
    ravi = member(market, chat, market.buyer(SAGAR, name="Ravi"), role="buyer")
    chat.says(ravi, "60 किलो हल्दी चाहिए सागर में")
    ravi.presses("Yes, ask them")
    before = len(sita.shown)
    chat.says(sita, words, reply_to=chat.shown[-1].message_id)
    assert any(say("hi", "Yes, all") in one.labels for one in sita.shown[before:])
