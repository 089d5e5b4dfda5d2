"""A seller orders another figure in one sentence: which figure, of which field, and which sentences order nothing of the kind."""

from __future__ import annotations

from typing import Any, cast

import pytest

from handlers.matching.catalogue import Catalogue
from handlers.questions import Reply
from handlers.seller.figure_orders import Ordered, ordered
from handlers.seller.figures_replaced import newest
from handlers.seller.measures import amount_in, days, price_for
from handlers.trade.offer_words import told
from storage.profiles import Profile
from tests.market import Market


class _Mine:
    price_paise, unit, rates, moq, capacity, lead_days = 20000, "kg", None, "10", "300", 4


MINE = cast(Profile, cast(Any, _Mine()))


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return Catalogue.shipped()


def _order(text: str, catalogue: Catalogue, sold: tuple[str, ...] = ("turmeric",)) -> Ordered | None:
    return ordered(text, MINE, sold, catalogue)


@pytest.mark.parametrize(
    "text",
    [
        "haldi 200 ki jagah 190 kar do", "turmeric ab 190", "turmeric now 190", "हळद १९० करा", "हळद आता १९०", "haldi ka 190 kar do",
        "haldi 200 se 190 kar do", "haldi 180 se 190 kar do", "change turmeric from 200 to 190", "make turmeric 190 instead of 200",
        "हल्दी दो सौ की जगह एक सौ नब्बे कर दो", "हळद दोनशे ऐवजी एकशे नव्वद करा", "हळदीचा दर २०० वरून १९० करा", "haldi 190 rakho",
        "haldi ab se 190 hogi", "haldi pehle 200 thi ab 190 hai", "haldi 190 karo 200 nahi", "haldi ka bhav ghata ke 190 karo",
        "200 ki jagah 190 kar do", "haldi 10 rupaye kam kar do", "haldi ka rate 5% ghata do", "haldi 190 kilo kar do",
        "from today turmeric is 190 rupees", "हल्दी का रेट 190 लिख दो", "haldi me 10 rupaye kam kar do", "हल्दी में 10 रुपये घटा दो",
    ],
)  # fmt: skip
def test_another_price_is_ordered_in_any_words(text: str, catalogue: Catalogue) -> None:
    order = _order(text, catalogue)
    assert order is not None
    assert order.field == "price"
    assert price_for("kg")(Reply(order.words), "hi")["paise"] == 19000


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("minimum 20 kilo kar do", "moq", "20"), ("minimum 10 ki jagah 20 kilo kar do", "moq", "20"),
        ("कमीत कमी २० किलो करा", "moq", "20"), ("min order ab 20 kilo", "moq", "20"), ("20 kilo se kam nahi dungi", "moq", "20"),
        ("10 kilo ki jagah 20 kilo kar do", "moq", "20"), ("smallest order 20 kg now", "moq", "20"),
        ("mahine ka 500 kilo kar do", "capacity", "500"), ("capacity 300 ki jagah 500 kar do", "capacity", "500"),
        ("महिन्याला ५०० किलो करा", "capacity", "500"),
    ],
)  # fmt: skip
def test_so_are_another_smallest_order_and_another_amount_a_month(
    text: str, field: str, value: str, catalogue: Catalogue
) -> None:
    order = _order(text, catalogue)
    assert order is not None
    assert (order.field, amount_in("kg")(Reply(order.words), "hi")["number"]) == (field, value)


@pytest.mark.parametrize("text", ["taiyari 6 din kar do", "4 din ki jagah 6 din kar do", "आता ६ दिवस लागतील"])
def test_so_are_other_days(text: str, catalogue: Catalogue) -> None:
    order = _order(text, catalogue)
    assert order is not None
    assert (order.field, days(Reply(order.words), "hi")) == ("lead_days", "6")


@pytest.mark.parametrize(
    "text",
    [
        "haldi 190", "190 kar do", "mirchi 190 kar do", "haldi 50 kilo kar do", "haldi 50 kilo hai", "haldi bech do 190",
        "haldi 200 wali hai 190 me de do", "haldi ki photo 2 kar do", "buyer ko 190 bol do", "haldi 180 aur mirch 240 kar do",
        "haldi 190 kar du?", "haldi ab chahiye 190 kilo", "kal 190 log aayenge", "haldi 180-190 kar do", "turmeric",
    ],
)  # fmt: skip
def test_other_sentences_order_no_figure(text: str, catalogue: Catalogue) -> None:
    assert _order(text, catalogue) is None


def test_of_several_goods_the_named_one_gets_its_own_rate(catalogue: Catalogue) -> None:
    order = _order("mirch ab 240", catalogue, ("turmeric", "chilli"))
    assert order is not None
    assert catalogue.concepts_in(order.words) == ("chilli",)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("200 ki jagah 190", "190"), ("50 nahi 60 kilo", "60 kilo"), ("make it 60 instead of 50", "make it 60"),
        ("180 se 200 kar do", "200 kar do"), ("5-7 din", "5-7 din"), ("180 se 200", "180 se 200"), ("do 190", "do 190"),
    ],
)  # fmt: skip
def test_of_two_figures_the_one_that_holds_is_left(text: str, left: str) -> None:
    assert newest(text) == left


def test_an_offer_that_puts_one_figure_for_another_tells_the_second() -> None:
    assert told("50 ki jagah 40 kilo de dungi", "kg").quantity == "40"
    price = told("200 ki jagah 190 rupaye kilo", "kg").price
    assert price is not None
    assert price["amount"] == "190"


def test_a_price_ordered_out_of_the_blue_is_read_back_and_can_be_undone(market: Market) -> None:
    seller = market.seller(["turmeric"], name="Kamla")
    seller.says("mera rate 200 rupaye kilo hai")
    seller.says("haldi 200 ki jagah 190 kar do")
    assert "₹200" in seller.last
    assert "₹190" in seller.last
    seller.presses(1)
    assert market.profile(seller).price_paise == 19000
    seller.says("undo")
    assert market.profile(seller).price_paise == 20000
