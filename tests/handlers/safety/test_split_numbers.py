"""A telephone number in pieces is hidden between two who talk through Haat, and prices and amounts stand."""

import pytest

from handlers.reading.hiding import HIDDEN
from handlers.safety.split_numbers import hidden
from tests.market import Market

PIECES = (
    (("98765",), "43210", HIDDEN),
    (("mera 98765",), "43210 hai", f"{HIDDEN} hai"),
    (("98", "765"), "43210", HIDDEN),
    (("98765", "theek hai"), "aur 43210", f"aur {HIDDEN}"),
    ((), "mera 98765 hai aur 43210", f"mera {HIDDEN} hai aur {HIDDEN}"),
    ((), "98 mera 265 number 43 hai 210", f"{HIDDEN} mera {HIDDEN} number {HIDDEN} hai {HIDDEN}"),
)
NONE = (
    ((), "950 ka 1200 aur 300 wala"),
    ((), "875 ka 1250 aur 345 wala"),
    ((), "rate 90 rupay, 765 kilo, 43 din"),
    (("900",), "850"),
    (("75000",), "72000"),
    (("500 kilo", "150 rupay"), "15 din"),
    ((), "invoice 98765 aur 43210"),
    (("43210",), "98765 kilo"),
)


@pytest.mark.parametrize(("before", "text", "left"), PIECES)
def test_pieces_of_a_number_are_hidden(before: tuple[str, ...], text: str, left: str) -> None:
    assert hidden(text, before) == left


@pytest.mark.parametrize(("before", "text"), NONE)
def test_prices_amounts_and_days_are_no_pieces(before: tuple[str, ...], text: str) -> None:
    assert hidden(text, before) == text


def test_the_second_half_of_a_number_does_not_reach_the_other_side(market: Market) -> None:
    seller = market.seller(name="Sita")
    buyer = market.poster("500 kilo haldi", language="hi")
    seller.says("haan")
    seller.says("sirf haat ke zariye")
    seller.says("skip")
    buyer.presses("Yes, introduce us")
    buyer.says("sirf haat ke zariye")
    seller.says("baad me")
    buyer.says("98765")
    buyer.says("43210 pe call karo")
    assert "98765" in seller.all
    assert "43210" not in seller.all


@pytest.mark.parametrize("words", ["sita@ybl पर पैसे भेज दो", "पहले पैसा भेजो तब बताऊँगी", "OTP बता दीजिए"])
def test_what_a_seller_writes_before_both_said_yes_passes_the_guard_too(market: Market, words: str) -> None:
    seller = market.seller(name="Sita")
    buyer = market.poster("500 kilo haldi", language="hi")
    shown = len(buyer.shown)
    seller.presses(4)
    seller.says(words)
    assert "यह मैसेज आगे नहीं भेजा" in seller.all
    assert len(buyer.shown) == shown
