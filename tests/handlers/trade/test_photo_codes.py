"""A photo with a payment QR goes to nobody whom its sender has not met, in an enquiry or with a question."""

from __future__ import annotations

from handlers.language import say
from handlers.safety.guard import RULES
from storage import enquiries
from tests.market import Market

UPI = "upi://pay?pa=vikram@okbank&am=5000"
HIDDEN = say("hi", "There is a QR code for money or a link in your photo; I do not show it.")


def test_an_enquiry_takes_no_payment_code_to_the_sellers(market: Market) -> None:
    ram, vikram = market.seller(["मिट्टी के बर्तन"]), market.buyer(name="Vikram")
    vikram.says("20 mitti ke bartan chahiye")
    vikram.qr(UPI)
    vikram.says("haan")
    market.later(seconds=5)
    assert HIDDEN in vikram.all
    assert not any(one.media_kind for one in ram.shown), "the enquiry comes without the picture"
    assert "20" in ram.last


def test_the_next_clean_photo_of_an_enquiry_goes_along_instead(market: Market) -> None:
    ram, vikram = market.seller(["मिट्टी के बर्तन"]), market.buyer(name="Vikram")
    vikram.says("20 mitti ke bartan chahiye")
    vikram.qr(UPI)
    vikram.photo()
    vikram.says("haan")
    market.later(seconds=5)
    assert any(one.media_kind for one in ram.shown)
    assert market.look(lambda db: enquiries.of_buyer(db, vikram.person_id))[0].media_id is not None


def test_a_payment_code_is_no_answer_before_both_said_yes(market: Market) -> None:
    ram, vikram = market.seller(["मिट्टी के बर्तन"]), market.buyer(name="Vikram")
    vikram.says("20 mitti ke bartan chahiye")
    vikram.says("haan")
    ram.presses(1)
    ram.presses("Only through Haat")
    vikram.says("photo?")
    ram.qr(UPI)
    market.later(seconds=5)
    assert not any(one.media_kind for one in vikram.shown)
    assert say("hi", "I did not pass your picture on: {rule}.", rule=say("hi", RULES["payment_id"])) in ram.all
