"""What new sellers tell where their goods are asked for, or read back, is kept for its time: a name, a rate, a bill; no goods."""

from __future__ import annotations

import pytest

from handlers.language import say
from storage import profiles
from tests.chat import Chat
from tests.market import Market

NOTED = "Noted: {place}. One thing is still needed:"
FIRST_GOODS = "Noted: {words}. First the goods:"
SEEN = (
    "Whoever looks for your goods sees your name, your district and your goods; sellers see the same of a buyer.\n"
    "Your number is seen only by the one to whom you say yes."
)


def asked_for_goods(market: Market, poster: str = "sagarhi") -> Chat:
    chat = market.stranger("telegram", "Ram", "mr" if poster == "mumbaimr" else "hi")
    chat.poster(poster)
    chat.presses("Yes, send them")
    return chat


@pytest.mark.parametrize(
    ("poster", "said"),
    [("sagarhi", "kimmat 1200 ek"), ("sagarhi", "rate 220 rupaye kilo"), ("sagarhi", "bill nahi deti"),
     ("sagarhi", "mahine me 50 kilo banati hu"),
     ("mumbaimr", "bil nahi det"), ("mumbaimr", "किंमत १२०० ला एक"), ("mumbaimr", "dar 240 kilo")],
)  # fmt: skip
def test_a_rate_or_a_bill_told_for_goods_is_noted_and_the_goods_are_asked_for_again(
    market: Market, poster: str, said: str
) -> None:
    chat = asked_for_goods(market, poster)
    chat.says(said)
    tongue = "mr" if poster == "mumbaimr" else "hi"
    assert say(tongue, NOTED, place=said) in chat.all
    chat.says("papad")
    assert "पापड" in chat.last


def test_what_was_noted_stands_in_the_profile(market: Market) -> None:
    chat = asked_for_goods(market)
    chat.says("bill nahi deti")
    chat.says("papad")
    chat.says("haan")
    chat.says("Asha")
    kept = market.look(lambda db: profiles.profile_of(db, chat.person_id))
    assert kept is not None
    assert kept.gives_bill is False


@pytest.mark.parametrize("name", ["Lakhan Tamrakar", "लखन ताम्रकार", "Sunita Bai", "Ramesh"])
@pytest.mark.parametrize("goods_first", [False, True])
def test_a_name_alone_is_noted_and_not_asked_for_again(market: Market, name: str, goods_first: bool) -> None:
    chat = asked_for_goods(market)
    for words in ("papad", name) if goods_first else (name, "papad"):
        chat.says(words)
    assert name in chat.all
    chat.says("haan")
    kept = market.look(lambda db: profiles.profile_of(db, chat.person_id))
    assert kept is not None
    assert (kept.name, kept.status) == (name, "live")


@pytest.mark.parametrize("said", ["paise aa gaye", "maal taiyar hai", "paise alet"])
def test_what_is_said_of_a_trade_is_no_goods(market: Market, said: str) -> None:
    chat = asked_for_goods(market)
    chat.says(said)
    assert say("hi", "You sell: {goods}.\nIs that right?", goods="G").split("G")[0] not in chat.last


@pytest.mark.parametrize(
    ("tongue", "said"),
    [("hi", "mera mal kise dikhega"), ("hi", "मेरा माल किसको दिखेगा"), ("en", "who will see my goods")],
)
def test_who_sees_the_goods_is_answered_below_the_read_back(market: Market, tongue: str, said: str) -> None:
    chat = asked_for_goods(market)
    chat.says("papad")
    chat.says(said)
    assert say(tongue, SEEN) in chat.all
    assert chat.shown[-1].labels[0] == say(tongue, "Yes, right"), "the read-back is put again"


@pytest.mark.parametrize(
    ("said", "slug"), [("kesar", "saffron"), ("moti", "pearls"), ("haldi 220 rupaye kilo", "turmeric")]
)
def test_goods_that_people_are_called_by_too_are_goods(market: Market, said: str, slug: str) -> None:
    chat = asked_for_goods(market)
    chat.says(said)
    assert say("hi", NOTED, place=said) not in chat.all
