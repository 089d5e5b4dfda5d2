"""How an enquiry ends for those who were asked: who began to answer hears it, nobody else is rung, and nothing stale is said."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from handlers.language import say
from storage.tables import calls, outbox
from tests.chat import Chat
from tests.market import Market, markets

OVER = say("hi", "{product}: this enquiry is finished.", product="हल्दी, 40 किलो")


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def wants(market: Market, words: str = "40 kilo haldi chahiye", name: str = "Ravi") -> Chat:
    """A buyer whose enquiry goes out."""
    buyer = market.buyer(name=name)
    buyer.says(words)
    buyer.presses("Yes, ask them")
    return buyer


def ends(buyer: Chat) -> None:
    """The buyer has found the goods elsewhere."""
    buyer.says("meri enquiry")
    buyer.presses(1)
    buyer.presses("Close it")
    buyer.presses("I found it")
    assert say("hi", "Closed. Thank you for telling me.") in buyer.all


def heard_enough(market: Market) -> None:
    """Two enquiries of other buyers have reached everybody today, and half an hour has passed since."""
    wants(market, "70 kilo haldi chahiye", "One")
    wants(market, "90 kilo haldi chahiye", "Two")
    market.later(minutes=40)


def next_morning(market: Market) -> None:
    market.later(hours=22)


def of(chat: Chat, since: int) -> list[str]:
    """What rang since then."""
    return [one.text for one in chat.shown[since:]]


def changed(market: Market, chat: Chat) -> list[tuple[str, int]]:
    """The cards that were changed where they stand: words, and how many buttons are left."""
    deeds = [one for one in market.telegram.deeds if one.action == "edit" and one.to == chat.address]
    return [(one.part.text, len(one.part.buttons)) for one in deeds]


# ── nobody hears of what is over before they heard of it ──────────────────────────────────────────────────────────


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
def test_an_enquiry_that_ended_while_its_card_waited_is_never_said(market: Market, channel: str) -> None:
    sita = market.seller(channel=channel)
    heard_enough(market)
    before = len(sita.shown)
    ravi = wants(market)
    assert of(sita, before) == [], "two a day are enough"
    ends(ravi)
    next_morning(market)
    assert of(sita, before) == []
    reasons = market.look(lambda db: set(db.scalars(sa.select(outbox.c.reason).where(outbox.c.state == "skipped"))))
    assert "shown, answered or over meanwhile" in reasons


def test_a_card_that_waited_and_is_still_wanted_comes_in_the_morning(market: Market) -> None:
    sita = market.seller()
    heard_enough(market)
    before = len(sita.shown)
    wants(market)
    next_morning(market)
    assert [text for text in of(sita, before) if "40" in text]


def test_a_card_that_was_looked_at_while_it_waited_does_not_come_again(market: Market) -> None:
    sita = market.seller()
    heard_enough(market)
    before = len(sita.shown)
    wants(market)
    sita.says("mere liye enquiry")
    wanted = next(place for place, label in enumerate(sita.shown[-1].labels, 1) if "40" in label)
    sita.presses(wanted)
    market.later(minutes=40)
    next_morning(market)
    cards = [one for one in sita.shown[before:] if "Ravi" in one.text and one.labels]
    assert len(cards) == 1


def test_who_is_woken_for_an_enquiry_that_is_over_already_hears_nothing(market: Market) -> None:
    sita = market.seller()
    before = len(sita.shown)
    ends(wants(market))
    seen = of(sita, before)
    market.begin(sita, "lead", "1")
    assert of(sita, before) == seen


# ── who has said nothing is not rung again ────────────────────────────────────────────────────────────────────────


def test_on_telegram_the_card_itself_says_that_it_is_over_and_nothing_rings(market: Market) -> None:
    sita = market.seller()
    ravi = wants(market)
    before = len(sita.shown)
    ends(ravi)
    assert of(sita, before) == []
    assert changed(market, sita) == [(OVER, 0)]


def test_on_whatsapp_it_is_said_when_the_card_is_tapped(market: Market) -> None:
    sita = market.seller(channel="whatsapp")
    ravi = wants(market)
    card = sita.shown[-1]
    ends(ravi)
    assert sita.shown[-1] == card
    sita.presses_old(card, 1)
    assert say("hi", "That enquiry is finished. The next one comes to you all the same.") in sita.all


@pytest.mark.parametrize("does", ["yes", "asks", "later"])
def test_who_has_begun_to_answer_hears_the_end_as_the_answer_to_that(market: Market, does: str) -> None:
    sita = market.seller(channel="whatsapp")
    heard_enough(market)
    ravi = wants(market)
    sita.says("mere liye enquiry")
    sita.presses(next(place for place, label in enumerate(sita.shown[-1].labels, 1) if "40" in label))
    if does == "yes":
        sita.presses("Yes, all")
        sita.presses("Only through Haat")
    else:
        sita.says("kal bataungi" if does == "later" else "aapko kaun si haldi chahiye?")
    market.later(minutes=40)
    before = len(sita.shown)
    ends(ravi)
    assert OVER in of(sita, before), "an answer waits for no place among the messages of a day"


def test_an_enquiry_taken_back_is_said_to_everybody_who_saw_it(market: Market) -> None:
    sita = market.seller(channel="whatsapp")
    ravi = wants(market)
    before = len(sita.shown)
    ravi.says("undo")
    assert of(sita, before) == [OVER]


def test_nobody_is_rung_up_to_hear_that_an_enquiry_is_over(market: Market) -> None:
    sita = market.seller(channel="whatsapp")
    ravi = wants(market)
    sita.presses("Yes, all")
    sita.presses("Only through Haat")
    market.later(hours=26)
    ends(ravi)
    to_say = market.look(lambda db: list(db.scalars(sa.select(calls.c.words))))
    assert OVER not in to_say


def test_the_end_of_an_enquiry_takes_no_enquirys_place(market: Market) -> None:
    sita = market.seller()
    for number in range(2):
        ravi = wants(market, name=f"B{number}")
        market.later(minutes=40)
        ends(ravi)
        market.later(minutes=40)
    cards = [one for one in sita.shown if one.labels and "40" in one.text]
    assert len(cards) == 2, "both on one day"
