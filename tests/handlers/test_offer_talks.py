"""The private talk about an offer's card: words of a deal are taken, no sentence is lost, no payment goes past Haat."""

from __future__ import annotations

import pytest

from handlers.language import say
from storage import introductions
from tests.chat import Chat
from tests.groupchat import GroupChat, member
from tests.handlers.test_group_chat import OFFER
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
