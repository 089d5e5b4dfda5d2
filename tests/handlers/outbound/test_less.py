"""Less, but not nothing: one kind of message, some days, one's number, one's enquiry; none of these silences Haat."""

from __future__ import annotations

import pytest

from handlers.language import say
from storage import consent, conversations, people
from tests.chat import Chat
from tests.market import Market


@pytest.fixture
def sita(market: Market) -> Chat:
    return market.seller(channel="telegram")


def is_stopped(market: Market, who: Chat) -> bool:
    reached = market.look(lambda db: people.reached_at(db, who.person_id))
    return reached is None or reached.stopped_at is not None


@pytest.mark.parametrize(
    ("words", "purpose"),
    [
        ("stop messages about schemes", "notices"), ("yojana ke message band karo", "notices"),
        ("योजनांचे मेसेज नकोत", "notices"), ("workshop ke message nahi chahiye", "workshops"),
        ("no more training messages please", "workshops"), ("कार्यशाळेचे मेसेज पाठवू नका", "workshops"),
    ],
)  # fmt: skip
def test_one_purpose_ends_and_the_others_go_on(market: Market, sita: Chat, words: str, purpose: str) -> None:
    sita.says(words)
    given = market.look(lambda db: consent.all_given(db, sita.person_id))
    assert given[purpose] is False
    assert given["enquiries"] is True
    assert not is_stopped(market, sita)


@pytest.mark.parametrize("words", ["stop all messages", "yojana aur sab message band karo", "मुझे मैसेज मत भेजो", "STOP"])
def test_an_order_to_stop_everything_is_obeyed(market: Market, sita: Chat, words: str) -> None:
    sita.says(words)
    assert is_stopped(market, sita)


@pytest.mark.parametrize(
    "words", ["kuch din order mat bhejo", "mala kahi divas message nako", "10 दिन तक ऑर्डर मत भेजना"]
)
def test_some_days_without_enquiries_are_an_absence(market: Market, sita: Chat, words: str) -> None:
    sita.says(words)
    sita.presses("One week") if "10" not in words else sita.presses("Yes")
    assert market.profile(sita).status == "hidden"
    assert not is_stopped(market, sita)


@pytest.mark.parametrize(
    "words", ["mera number dedo", "माझा नंबर नको, हाट", "haat se", "mera number chhupa do", "फक्त हाट", "only haat"]
)
def test_words_about_ones_number_are_answered_and_silence_nothing(market: Market, sita: Chat, words: str) -> None:
    assert "number" in sita.says(words) or "नंबर" in sita.last
    assert not is_stopped(market, sita)


@pytest.mark.parametrize(
    "words",
    ["leave it", "mujhe aur message bhejo", "this number", "bas ho gaya ab kisi se mat poocho", "raat ko message mat karo"],
)  # fmt: skip
def test_what_resembles_a_stop_is_none(market: Market, sita: Chat, words: str) -> None:
    sita.says(words)
    assert not is_stopped(market, sita)


@pytest.mark.parametrize(
    "words",
    ["bas ho gaya ab kisi se mat poocho", "ab kisi aur se mat puchna", "आता कोणाला विचारू नका", "dont ask anyone else"],
)
def test_a_buyer_who_wants_nobody_else_asked_is_asked_whether_the_enquiry_is_closed(market: Market, words: str) -> None:
    ravi = market.buyer()
    ravi.says("20 kilo haldi chahiye")
    ravi.presses("Yes, ask them")
    ravi.says(words)
    open_talks = market.look(lambda db: conversations.open_of(db, ravi.person_id))
    assert [talk.name for talk in open_talks] == ["close_one"]


@pytest.mark.parametrize("words", ["maal khatam ho gaya hai", "माल संपला आहे", "out of stock", "haldi abhi nahi hai"])
def test_a_seller_whose_goods_are_gone_is_asked_until_when(market: Market, sita: Chat, words: str) -> None:
    asked = "When will you have goods again?\nUntil then buyers do not see you."
    assert say("hi", asked) in sita.says(words)
    assert market.profile(sita).status == "live"
    sita.presses("Two weeks")
    assert market.profile(sita).status == "hidden"


@pytest.mark.parametrize("words", ["haldi nahi chahiye", "workshop khatam ho gaya", "paise khatam"])
def test_goods_that_are_not_the_sellers_own_have_not_run_out(market: Market, sita: Chat, words: str) -> None:
    sita.says(words)
    talks = market.look(lambda db: conversations.open_of(db, sita.person_id))
    assert "away" not in [talk.name for talk in talks]
