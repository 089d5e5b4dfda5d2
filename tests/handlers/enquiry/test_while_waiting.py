"""What a buyer says while sellers are being asked: how it stands, a change, an end, whom else to ask; never goods of a new name."""

from __future__ import annotations

import pytest

from handlers.language import say
from storage import enquiries as store
from storage.enquiries import Enquiry
from tests.chat import Chat
from tests.market import Market


def waiting(market: Market, words: str = "50 kilo haldi chahiye", language: str = "en") -> Chat:
    market.seller(["haldi"], name="Sita")
    buyer = market.buyer(language=language, name="Ravi")
    buyer.says(words)
    buyer.says("yes")
    return buyer


def enquiries(market: Market, buyer: Chat) -> list[Enquiry]:
    return list(market.look(lambda db: store.of_buyer(db, buyer.person_id)))


@pytest.mark.parametrize(
    "said",
    ["kya hua", "koi mila?", "any update?", "what happened", "did anyone reply?", "any luck", "ajun kahi nahi ka aala",
     "kisi ne jawab diya kya", "maza order kuthe aahe", "when will sellers answer", "काही कळलं का", "koi reply?",
     "jaldi yaar kya hua"],
)  # fmt: skip
def test_who_asks_how_it_stands_hears_how_many_were_asked(market: Market, said: str) -> None:
    buyer = waiting(market)
    buyer.says(said)
    assert "turmeric, 50 kilos: so far 1 seller was asked. Nobody has said yes yet" in buyer.all
    assert say("en", "Your enquiries. Which one?") in buyer.last


@pytest.mark.parametrize(
    ("said", "much"),
    [("mujhe 30 kilo chahiye", "30"), ("40 kilo chahiye 50 nahi", "40"), ("150 kg not 50", "150"), ("50 nahi 60", "60"),
     ("not 50 but 70 kg", "70"), ("80 kilo kar do", "80")],
)  # fmt: skip
def test_another_amount_is_asked_about_once(market: Market, said: str, much: str) -> None:
    buyer = waiting(market)
    buyer.says(said)
    assert f"turmeric, 50 kilos: shall I make it {much} kilos?" in buyer.last


@pytest.mark.parametrize(
    ("said", "shown"),
    [("indore nahi bhopal bhejna", "Bhopal"), ("pune la pathva mumbai nahi", "Pune"),
     ("5 december tak chahiye, pehle nahi", "5 Dec"),
     ("10 tarkhe paryant pahije", "10 Dec"), ("actually deliver to Sharjah", "Sharjah, United Arab Emirates"),
     ("ship to Dubai instead of Mumbai", "Dubai, United Arab Emirates")],
)  # fmt: skip
def test_another_place_or_day_is_no_new_name_of_goods(market: Market, said: str, shown: str) -> None:
    buyer = waiting(market)
    buyer.says(said)
    assert "Changed: turmeric · 50 kilos" in buyer.all
    assert shown in buyer.all
    assert len(enquiries(market, buyer)) == 1


def test_an_indian_place_after_one_abroad_leaves_the_country_behind(market: Market) -> None:
    buyer = waiting(market, "50 kg turmeric, DDP Dubai")
    buyer.says("deliver to Pune instead of Dubai")
    assert "Changed: turmeric · 50 kilos · Pune · DDP." in buyer.all


@pytest.mark.parametrize(
    "said", ["found it elsewhere", "mil gaya bahar se", "nako aata, baher milala", "dusrikadun ghetli", "bought locally",
             "abhi nahi chahiye", "nhi chahiye ab rehne do", "ok cancel this"]
)  # fmt: skip
def test_what_was_had_elsewhere_closes_the_enquiry(market: Market, said: str) -> None:
    buyer = waiting(market)
    buyer.says(said)
    assert "turmeric, 50 kilos: shall I close this enquiry?" in buyer.last
    buyer.says("yes")
    buyer.says("bought elsewhere")
    assert [one.status for one in enquiries(market, buyer)] == ["closed"]


@pytest.mark.parametrize(
    "said", ["please ask more sellers", "aur dur tak puch lo", "bahar se bhi puch lo", "dusre zile me bhi puchiye"]
)
def test_farther_sellers_are_asked_before_haat_asks_what_now(market: Market, said: str) -> None:
    buyer = waiting(market)
    buyer.says(said)
    assert say("en", "Nobody else is known who sells this, near or far.") in buyer.all


@pytest.mark.parametrize(
    "said", ["call them please", "office se phone karwa do sabko", "office la tyanna phone karayla sanga"]
)
def test_the_office_rings_the_sellers_where_a_buyer_asks_for_it(market: Market, said: str) -> None:
    buyer = waiting(market)
    buyer.says(said)
    assert say("en", "The office will ring the sellers and write to you here.") in buyer.all


@pytest.mark.parametrize("said", ["CIF Jebel Ali what price?", "dur wale bhi theek hain", "bas jaldi bata dena bhaiya"])
def test_a_sentence_without_goods_becomes_no_goods_while_an_enquiry_is_open(market: Market, said: str) -> None:
    buyer = waiting(market)
    buyer.says(said)
    assert "what else is it called" not in buyer.all.casefold()
    assert len(enquiries(market, buyer)) == 1


def test_goods_of_a_new_name_are_still_goods(market: Market) -> None:
    buyer = waiting(market)
    buyer.says("20 zurkandi chahiye")
    assert "zurkandi" in buyer.last


@pytest.mark.parametrize("said", ["mil gaya bahar se", "no longer needed", "nahi chahiye ab"])
def test_a_draft_that_is_needed_no_more_is_put_aside(market: Market, said: str) -> None:
    buyer = market.buyer(language="en", name="Ravi")
    buyer.says("haldi chahiye")
    buyer.says(said)
    assert "Put aside: your new enquiry" in buyer.all or "Dropped: your new enquiry" in buyer.all
    assert enquiries(market, buyer) == []


def test_a_yes_below_a_card_that_ended_hears_that_it_has(market: Market) -> None:
    seller = market.seller(["haldi"], language="en", name="Sita", channel="whatsapp")
    buyer = market.buyer(language="en", name="Ravi")
    buyer.says("50 kilo haldi chahiye")
    buyer.says("yes")
    buyer.says("not needed any more")
    buyer.says("yes")
    buyer.says("4")
    seller.says("yes")
    assert "turmeric, 50 kilos: this enquiry is finished." in seller.all
