"""After the introduction: at most two questions a side, one tap each; a trade record that only its maker gets."""

from __future__ import annotations

import io

import pytest
from pypdf import PdfReader

from handlers.language import say
from handlers.trade import records
from storage import introductions, profiles, safety, trade
from tests.chat import Chat
from tests.handlers.safety.test_reporting import asks, is_met, offers
from tests.market import Market


@pytest.fixture
def pair(market: Market) -> tuple[Chat, Chat]:
    """A buyer and a seller who were introduced through Haat only."""
    sita, ravi = market.seller(), market.buyer()
    asks(ravi)
    offers(sita)
    is_met(ravi)
    return ravi, sita


def asked(chat: Chat) -> int:
    """How often Haat asked this side how it went or what arrived."""
    return sum("बात बनी" in one.text or "मिल गया?" in one.text or "मिल गए?" in one.text for one in chat.shown)


def test_each_side_is_asked_twice_at_most_and_one_tap_answers(market: Market, pair: tuple[Chat, Chat]) -> None:
    ravi, sita = pair
    market.later(days=2, hours=12)
    assert "सौदा पक्का" not in ravi.last
    before = [len(one.shown) for one in pair]
    market.later(hours=13)
    assert [len(one.shown) for one in pair] == [many + 1 for many in before]
    ravi.presses("Yes, it is a deal")
    sita.presses("Yes, it is a deal")
    market.later(days=13)
    before = [len(one.shown) for one in pair]
    market.later(days=1)
    assert [len(one.shown) for one in pair] == [many + 1 for many in before]
    assert "माल मिल गया?" in ravi.last
    assert "पैसे मिल गए?" in sita.last
    ravi.presses("Yes, all right")
    sita.presses("Not yet")
    before = [len(one.shown) for one in pair]
    market.later(days=40)
    assert [len(one.shown) for one in pair] == before
    met = market.look(lambda db: safety.met(db, ravi.person_id))[0]
    assert [(one.side, one.state) for one in market.look(lambda db: trade.steps(db, met.id))] == [
        ("buyer", "delivered")
    ]


def test_no_answer_costs_nothing_and_brings_no_second_question(market: Market, pair: tuple[Chat, Chat]) -> None:
    market.later(days=3, hours=1)
    assert [asked(one) for one in pair] == [1, 1]
    market.later(days=30)
    assert [asked(one) for one in pair] == [1, 1]


def test_a_doubled_tap_is_no_word_to_the_other_side(market: Market, pair: tuple[Chat, Chat]) -> None:
    ravi, sita = pair
    before = len(sita.shown)
    ravi.says(say("hi", "Only through Haat"))
    ravi.says(say("hi", "Yes, introduce us"))
    assert len(sita.shown) == before
    ravi.says("माल कब भेजेंगे?")
    assert sita.last == "Ravi: माल कब भेजेंगे?"
    ravi.says("हाँ जी, ठीक है")
    assert sita.last == "Ravi: हाँ जी, ठीक है"


def test_a_price_named_at_the_number_question_is_kept(market: Market) -> None:
    sita, ravi = market.seller(), market.buyer()
    asks(ravi)
    sita.presses("Yes, all")
    sita.says("120 रुपये किलो")
    assert "₹120" in sita.last
    sita.presses("Only through Haat")
    is_met(ravi)
    sita.says("4 दिन")
    assert "₹120" in sita.last, "the rate is not asked again, only the days were"


def test_after_a_deal_both_confirmed_no_price_is_asked_any_more(market: Market, pair: tuple[Chat, Chat]) -> None:
    ravi, sita = pair
    market.later(days=3, hours=1)
    ravi.presses("Yes, it is a deal")
    sita.presses("Yes, it is a deal")
    assert "रेट" not in sita.last
    sita.says("menu")
    assert "रेट" not in sita.last


def test_what_two_tell_each_other_counts_as_their_word_and_my_deals_shows_it(
    market: Market, pair: tuple[Chat, Chat]
) -> None:
    ravi, sita = pair
    sita.presses("Later")
    sita.says("माल भेज दिया")
    assert ravi.last == "Sita: माल भेज दिया"
    ravi.says("मेरे सौदे")
    assert f"Sita: {say('hi', 'goods sent')}" in ravi.shown[-1].labels
    ravi.presses(1)
    ravi.presses("Something is wrong")
    met = market.look(lambda db: safety.met(db, ravi.person_id))[0]
    assert [one.state for one in market.look(lambda db: trade.steps(db, met.id))] == ["shipped", "disputed"]
    assert say("hi", "Report") in ravi.shown[-1].labels


# ── the trade record ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_trade_record_needs_a_deal_and_goes_to_its_maker_alone(market: Market, pair: tuple[Chat, Chat]) -> None:
    ravi, sita = pair
    sita.presses("Later")
    sita.says("मेरे सौदे")
    sita.presses("Trade record")
    assert say("hi", "There is no deal yet that both sides confirmed. After the first one I make the page.") in sita.all
    met = market.look(lambda db: safety.met(db, ravi.person_id))[0]
    for side in ("buyer", "seller"):
        market.write(lambda db, side=side: introductions.say_deal(db, met.id, side, "yes", market.clock.now()))
    before = len(ravi.shown)
    sita.says("मेरे सौदे")
    sita.presses("Trade record")
    sita.presses("मराठी")
    market.later(seconds=2)
    assert "document" in [one.media_kind for one in sita.shown[-2:]]
    assert len(ravi.shown) == before
    (sent,) = [one for one in market.telegram.sent if one.part.media_kind == "document"]
    assert sent.media is not None
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(sent.media.path.read_bytes())).pages)
    assert "Sita" in text
    code = sita.last.rpartition("HAAT ")[2].split()[0]
    bank = market.stranger(name="Bank")
    bank.says(f"HAAT {code}")
    assert "Sita" in bank.all
    assert say("hi", "This record is real.") in bank.all
    sita.says("HAAT R-AAAAAAAA")
    assert say("hi", "This record is real.") not in sita.last


def test_a_record_says_only_what_the_store_knows(market: Market) -> None:
    sita = market.seller()
    profile = market.look(lambda db: profiles.profile_of(db, sita.person_id))
    assert profile is not None
    for name in ("Ravi", "Meera", "Ravi2"):
        buyer = market.buyer(name=name)
        asks(buyer, "50 किलो हल्दी चाहिए")
        offers(sita, "40")
        is_met(buyer)
        met = market.look(lambda db, who=buyer.person_id: safety.met(db, who))[0]
        quote = market.write(
            lambda db, met=met: introductions.quote(
                db, met.id, price_paise=12_000, per="kg", quantity="40", days=3, now=market.clock.now()
            )
        )
        market.write(lambda db, quote=quote: introductions.settle_quote(db, quote, "accepted"))
        market.write(lambda db, met=met: introductions.say_deal(db, met.id, "buyer", "yes", market.clock.now()))
        if name != "Ravi2":
            market.write(lambda db, met=met: introductions.say_deal(db, met.id, "seller", "yes", market.clock.now()))
    known = market.look(lambda db: records.figures(db, market.app.world, profile))
    assert (known["deals"], known["buyers"], known["again"], known["paise"]) == (2, 2, 0, 2 * 40 * 12_000)
    assert known["goods"] == [{"concept": "turmeric", "words": "हल्दी", "unit": "kg", "quantity": "80", "deals": 2}]


def test_a_quarrel_is_told_in_the_officers_language_and_at_once(market: Market) -> None:
    meena = market.officer(name="Meena", language="mr")
    meena.says("din me do bar")
    meena.presses("Two digests a day")
    sita, ravi = market.seller(language="hi"), market.buyer(language="en")
    asks(ravi, "need 500 kilos turmeric")
    offers(sita)
    ravi.presses("Yes, introduce us")
    ravi.presses("Only through Haat")
    ravi.says("my deals")
    ravi.presses(1)
    ravi.presses("Something is wrong")
    assert "हळद: Ravi ↔ Sita" in meena.last
    assert say("mr", "says that something is wrong in a trade") in meena.last
    assert "something" not in meena.last


def test_money_that_is_asked_for_is_not_noted_as_arrived(market: Market, pair: tuple[Chat, Chat]) -> None:
    ravi, sita = pair
    sita.says("maal mil gaya hoga, paise bhej dijiye")
    sita.says("paise mile to agla maal bhej dungi")
    met = market.look(lambda db: safety.met(db, ravi.person_id))[0]
    assert market.look(lambda db: trade.steps(db, met.id)) == []
