"""Introductions: one a match, a price taken once, a deal closed by both sides only."""

from __future__ import annotations

import threading
from typing import Any

import pytest
import sqlalchemy as sa

from storage import introductions, tables
from storage.database import Store
from tests.storage.together import NOON, both, wait_until_blocked
from tests.storage.trades import DAY, introduced, trade


def test_two_are_introduced_once_though_many_try(store: Store, second: Store) -> None:
    with store.write() as db:
        one = trade(db).matches[0]
    met = both(
        [store, second], 8,
        lambda db: introductions.introduce(db, one, buyer_contact="haat", seller_contact="haat", now=NOON),
    )  # fmt: skip
    assert sum(number is not None for number in met) == 1
    with store.read() as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(tables.introductions)) == 1


@pytest.mark.parametrize("spoken_of", [False, True], ids=["first words", "row is there"])
def test_both_sides_words_at_the_same_instant_close_a_deal_once(store: Store, second: Store, spoken_of: bool) -> None:
    with store.write() as db:
        met = introduced(db)
        if spoken_of:
            db.execute(tables.deals.insert().values(introduction_id=met, status="agreed", at=NOON))
    said: list[str] = []

    def seller_says() -> None:
        with second.write() as db:
            said.append(introductions.say_deal(db, met, "seller", "yes", NOON))

    seller = threading.Thread(target=seller_says)
    with store.write() as db:
        said.append(introductions.say_deal(db, met, "buyer", "yes", NOON))
        seller.start()
        wait_until_blocked(store, seller)
    seller.join(timeout=30)
    assert said == ["agreed", "closed"]
    with store.read() as db:
        deal = introductions.deal_of(db, met)
    assert deal is not None
    assert (deal.status, deal.buyer_says, deal.seller_says, deal.closed_at) == ("closed", "yes", "yes", NOON)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ([("buyer", "yes")], "agreed"),
        ([("seller", "yes"), ("seller", "yes")], "agreed"),
        ([("buyer", "yes"), ("seller", "yes")], "closed"),
        ([("buyer", "yes"), ("seller", "no")], "lost"),
        ([("seller", "no")], "lost"),
    ],
)
def test_neither_side_alone_closes_a_deal(store: Store, words: list[tuple[str, str]], status: str) -> None:
    with store.write() as db:
        met = introduced(db)
        for side, answer in words:
            said = introductions.say_deal(db, met, side, answer, NOON, amount_paise=100, reason="price")
        assert said == status
        kept = db.execute(sa.select(tables.deals)).one()
        assert (kept.status, kept.closed_at) == (status, None if status == "agreed" else NOON)


def test_a_price_is_taken_or_refused_once(store: Store) -> None:
    with store.write() as db:
        given: dict[str, Any] = {"price_paise": 12000, "per": "kg", "quantity": "200", "days": 5}
        number = introductions.quote(db, introduced(db), now=NOON, **given)
        assert introductions.settle_quote(db, number, "accepted")
        assert not introductions.settle_quote(db, number, "refused")
        assert introductions.one_quote(db, number).status == "accepted"


def test_both_are_asked_how_it_went_once_and_only_without_a_deal(store: Store) -> None:
    with store.write() as db:
        waiting, dealt = introduced(db), introduced(db)
        introductions.say_deal(db, dealt, "buyer", "yes", NOON)
        assert not introductions.introductions_to_ask(db, NOON - DAY)
        assert [one.id for one in introductions.introductions_to_ask(db, NOON)] == [waiting]
        introductions.asked_about(db, waiting, NOON)
        assert not introductions.introductions_to_ask(db, NOON)
