"""A card for many: its members hear of it a few in each transaction, so that nobody's reply waits behind them."""

from __future__ import annotations

import pytest
from sqlalchemy.engine import Connection

from handlers.group import group_costs, group_news
from storage import cards, groups
from tests.chat import Chat
from tests.market import Market

SAGAR, MANY = 425, 40


@pytest.fixture
def crowd(market: Market) -> list[Chat]:
    """Members of one group in which an offer hangs that nobody has heard of."""
    buyers = [market.buyer(SAGAR, name=f"B{place}") for place in range(MANY)]
    sita = market.seller(["turmeric"], SAGAR, name="Sita")
    now = market.clock.now()

    def fill(db: Connection) -> None:
        group = groups.create(db, "सागर", SAGAR, "", None, now, token="sagar")
        assert group is not None
        for one in buyers:
            groups.join(db, group, one.person_id, now, role="buyer")
            groups.change_member(db, group, one.person_id, delivery="now")
        cards.post_offer(
            db, group, sita.person_id, "turmeric", day=now.date(), now=now, words="", price_paise=12000, unit="kg"
        )

    market.write(fill)
    return buyers


def test_one_transaction_tells_a_few(market: Market, crowd: list[Chat]) -> None:
    assert market.write(lambda db: group_news.relay(db, market.app.world)) == group_costs.AT_A_TIME < MANY


def test_a_tick_goes_on_until_all_are_told(market: Market, crowd: list[Chat]) -> None:
    market.later(seconds=1)
    assert [sum("120" in shown.text for shown in one.shown) for one in crowd] == [1] * MANY
