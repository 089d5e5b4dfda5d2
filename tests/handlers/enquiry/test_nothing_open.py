"""Words that end, excuse or put right something where nothing is open: no goods, no enquiry, no offer."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from handlers.language import say
from storage.tables import conversations
from tests.market import Market

NOTHING = "All right. Nothing of yours is open just now."


def names(market: Market) -> set[str]:
    return set(market.look(lambda db: list(db.scalars(sa.select(conversations.c.name)))))


@pytest.mark.parametrize(
    ("tongue", "said"),
    [("en", "not needed anymore"), ("hi", "mujhe nahi chahiye"), ("hi", "मुझे नहीं चाहिए अब"),
     ("mr", "आता नको"), ("en", "no longer needed")],
)  # fmt: skip
def test_a_refusal_of_nothing_begins_nothing(market: Market, tongue: str, said: str) -> None:
    seller = market.seller(["papad"], language=tongue, name="Asha")
    seller.says(said)
    assert say(tongue, "What would you like to do?") in seller.last
    assert "enquiry" not in names(market)


def test_it_is_said_that_nothing_is_open(market: Market) -> None:
    seller = market.seller(["papad"], language="en", name="Asha")
    seller.says("not needed anymore")
    assert NOTHING in seller.all


@pytest.mark.parametrize(
    ("tongue", "said"), [("hi", "maaf karna"), ("hi", "माफ कीजिए"), ("mr", "माफ करा"), ("en", "sorry"), ("hi", "sorry ji")]
)  # fmt: skip
def test_who_asks_for_pardon_has_named_no_goods(market: Market, tongue: str, said: str) -> None:
    buyer = market.buyer(language=tongue, name="Ravi")
    buyer.says("20 zurkandi chahiye")
    buyer.says(said)
    assert say(tongue, "No matter.") in buyer.all
    assert "zurkandi" in buyer.last, "it is asked what else it is called"


@pytest.mark.parametrize("said", ["galti se bhej diya", "by mistake", "चुकून पाठवलं"])
def test_what_was_sent_by_mistake_is_dropped(market: Market, said: str) -> None:
    buyer = market.buyer(name="Ravi")
    buyer.says("20 zurkandi chahiye")
    buyer.says(said)
    assert "zurkandi ·" not in buyer.last
    assert (
        market.look(lambda db: db.scalar(sa.select(conversations.c.status).where(conversations.c.name == "enquiry")))
        != "open"
    )


@pytest.mark.parametrize(
    ("tongue", "said"), [("mr", "karj milel ka"), ("hi", "loan milega kya"), ("mr", "कर्ज मिळेल का")]
)
def test_a_loan_is_no_goods_where_no_list_of_schemes_is_kept(market: Market, tongue: str, said: str) -> None:
    seller = market.seller(["papad"], language=tongue, name="Asha")
    seller.says(said)
    assert "enquiry" not in names(market)
    assert "07582-000000" in seller.all
