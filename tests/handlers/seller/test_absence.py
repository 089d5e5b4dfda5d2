"""A seller who is away: until a day, told or asked for; then found again by themselves, and asked whether they are back."""

from __future__ import annotations

from datetime import date

import pytest

from handlers.language import say
from handlers.seller.absence import day_in
from tests.chat import Chat
from tests.market import Market

OVER = "The days you were away are over: buyers can find you again.\nAre you back?"


@pytest.fixture
def sita(market: Market) -> Chat:
    return market.seller(channel="telegram")


def is_asked(market: Market, sita: Chat) -> bool:
    """Does a new enquiry for her goods reach her?"""
    before = len(sita.shown)
    ravi = market.buyer(name=f"Ravi {before}")
    ravi.says("20 kilo haldi chahiye")
    ravi.presses("Yes, ask them")
    return len(sita.shown) > before


@pytest.mark.parametrize(
    ("said", "until"),
    [
        ("10 din chhutti par hu", date(2026, 12, 5)), ("मी १५ डिसेंबरपर्यंत सुट्टीवर आहे", date(2026, 12, 15)),
        ("I'm on holiday till Monday", date(2026, 11, 30)), ("kal bahar ja rahi hu", date(2026, 11, 26)),
    ],
)  # fmt: skip
def test_a_day_that_was_told_needs_one_yes(market: Market, sita: Chat, said: str, until: date) -> None:
    sita.says(said)
    assert market.profile(sita).status == "live"
    sita.presses("Yes")
    assert (market.profile(sita).status, market.profile(sita).away_until) == ("hidden", until)
    assert not is_asked(market, sita)


@pytest.mark.parametrize(
    ("answer", "until"),
    [
        ("One week", date(2026, 12, 2)), ("Two weeks", date(2026, 12, 9)), ("One month", date(2026, 12, 25)),
        ("I do not know yet", date(2026, 12, 9)), ("१५ दिसंबर", date(2026, 12, 15)), ("20 din", date(2026, 12, 15)),
    ],
)  # fmt: skip
def test_whoever_tells_no_day_is_asked_for_one_and_no_absence_is_without_an_end(
    market: Market, sita: Chat, answer: str, until: date
) -> None:
    assert sita.says("मैं छुट्टी पर हूँ").startswith(
        say("hi", "Until which day are you away?\nMeanwhile buyers do not see you.")
    )
    sita.presses(answer) if answer[0].isascii() and answer[0].isalpha() else sita.says(answer)
    assert (market.profile(sita).status, market.profile(sita).away_until) == ("hidden", until)
    assert "दिसंबर" in sita.last, "the day is named"


@pytest.mark.parametrize(
    ("said", "last"),
    [
        ("25 december se 2 january tak chhutti hai", date(2027, 1, 2)), ("सोमवार से शुक्रवार तक छुट्टी", date(2026, 11, 27)),
        ("उद्यापासून ५ दिवस सुट्टी", date(2026, 11, 30)), ("away from 5 December to 20 December", date(2026, 12, 20)),
        ("kal se chhutti par hu", None), ("10 din se bimar hu", None), ("main sagar se bahar hu 10 din", date(2026, 12, 5)),
    ],
)  # fmt: skip
def test_the_end_of_an_absence_is_told_from_its_beginning(said: str, last: date | None) -> None:
    assert day_in(said, date(2026, 11, 25)) == last


@pytest.mark.parametrize("answer", ["abc", "9999 din", "1 जनवरी 2020"])
def test_what_names_no_day_to_come_is_asked_again(market: Market, sita: Chat, answer: str) -> None:
    sita.says("chhutti par hu")
    sita.says(answer)
    assert market.profile(sita).status == "live"
    sita.says("5 din")
    assert market.profile(sita).away_until == date(2026, 11, 30)


def test_whoever_wants_to_be_seen_all_the_same_is(market: Market, sita: Chat) -> None:
    sita.says("chhutti par hu")
    sita.presses("No, they may see me")
    assert (market.profile(sita).status, market.profile(sita).away_until) == ("live", None)


def test_on_the_morning_after_the_last_day_buyers_find_them_again(market: Market, sita: Chat) -> None:
    sita.says("5 din chhutti par hu")
    sita.presses("Yes")
    market.later(days=5)
    assert market.profile(sita).status == "hidden", "the last day is not over"
    market.later(hours=13)  # one o'clock in the night
    assert market.profile(sita).status == "hidden", "nobody is woken"
    market.later(hours=8, minutes=1)
    assert (market.profile(sita).status, market.profile(sita).away_until) == ("live", None)
    assert sita.last == say("hi", OVER)
    told = len(sita.shown)
    market.later(hours=1)
    market.later(days=1)
    assert len(sita.shown) == told, "asked once"
    assert is_asked(market, sita)


def test_whoever_is_still_away_says_until_when(market: Market, sita: Chat) -> None:
    sita.says("5 din chhutti par hu")
    sita.presses("Yes")
    market.later(days=6)
    sita.presses("Still away")
    sita.says("20 दिसंबर")
    assert (market.profile(sita).status, market.profile(sita).away_until) == ("hidden", date(2026, 12, 20))
    market.later(days=21)
    sita.says("10 जनवरी तक")
    assert (market.profile(sita).status, market.profile(sita).away_until) == ("hidden", date(2027, 1, 10))


def test_whoever_is_back_earlier_says_so_and_nothing_ends_again(market: Market, sita: Chat) -> None:
    sita.says("10 din chhutti par hu")
    sita.presses("Yes")
    sita.says("वापस आ गई हूँ")
    assert (market.profile(sita).status, market.profile(sita).away_until) == ("live", None)
    market.later(days=12)
    assert say("hi", OVER) not in [one.text for one in sita.shown]


def test_whoever_is_back_says_so_below_a_question_of_the_profile_too(market: Market, sita: Chat) -> None:
    sita.says("10 din chhutti par hu")
    sita.presses("Yes")
    sita.says("mera profile")
    sita.presses(1)
    sita.says("wapas aa gayi hu")
    assert market.profile(sita).status == "live"


def test_an_absence_is_taken_back_with_its_day(market: Market, sita: Chat) -> None:
    sita.says("10 din chhutti par hu")
    sita.presses("Yes")
    sita.says("वापस आ गई हूँ")
    sita.says("undo")
    assert (market.profile(sita).status, market.profile(sita).away_until) == ("hidden", date(2026, 12, 5))
    market.later(days=12)
    assert market.profile(sita).status == "live"


def test_whoever_hid_by_the_button_stays_hidden_until_they_say_otherwise(market: Market, sita: Chat) -> None:
    sita.says("mera profile")
    sita.says(say("hi", "Hide me"))
    market.later(days=60)
    assert market.profile(sita).status == "hidden"


def test_outside_whatsapps_window_the_absence_ends_without_a_word_or_a_call(market: Market) -> None:
    geeta = market.seller(channel="whatsapp", name="Geeta")
    geeta.says("5 din chhutti par hu")
    geeta.presses("Yes")
    told = len(geeta.shown)
    market.later(days=6)
    assert market.profile(geeta).status == "live"
    assert len(geeta.shown) == told


@pytest.mark.parametrize("said", ["हम बाहर भी माल भेजते हैं", "baahar se order aata hai kya?", "haldi bahar bhejna hai"])
def test_sending_goods_out_is_no_absence(market: Market, sita: Chat, said: str) -> None:
    sita.says(said)
    assert say("hi", "Until which day are you away?") not in sita.last
    assert market.profile(sita).status == "live"
