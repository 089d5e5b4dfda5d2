"""What two introduced people write: agreement, complaints, and what is neither."""

import pytest

from handlers.trade.agreed import agrees
from handlers.trade.between import complains, is_about_them
from tests.chat import Chat
from tests.market import Market

AGREE = (
    "done", "ok deal at 280", "deal", "ठीक है 118 में डन", "haan pakka", "पक्का", "ठरलं", "व्यवहार ठरला", "deal final", "order confirm",
    "सौदा हो गया", "सौदा पक्का", "व्यवहार झाला", "115 मंजूर", "yes deal closed, thank you", "हो पक्कं, व्यवहार झाला",
)  # fmt: skip
DO_NOT = (
    "280 final", "final price?", "done?", "सौदा करना है", "no deal, too costly", "deal nahi hua", "110 में दोगे तो पक्का", "सोमवारी",
    "पक्का 3 दिन में भेज दूँगी", "order kab aayega", "baat", "confirm kab karoge", "ठीक है", "हाँ हो गया",
)  # fmt: skip


@pytest.mark.parametrize("text", AGREE)
def test_words_of_agreement(text: str) -> None:
    assert agrees(text)


@pytest.mark.parametrize("text", DO_NOT)
def test_a_price_a_question_and_a_condition_agree_to_nothing(text: str) -> None:
    assert not agrees(text)


def test_where_it_was_asked_fewer_words_agree() -> None:
    assert agrees("हाँ हो गया, धन्यवाद", asked=True)
    assert agrees("हो झाला", asked=True)


BUYERS = (
    "माल खराब निकला, आधी हल्दी गीली है", "माल खराब निघाला", "bags are torn", "not received yet, its late", "maal nahi mila",
    "माल अजून आला नाही", "I want my money back", "पैसे वापस करो", "fraud hai ye", "he is a fraud", "फसवलं तुम्ही",
)  # fmt: skip
SELLERS = (
    "paisa nahi mila", "उसने पैसे नहीं दिए अभी तक", "पैसे मिळाले नाहीत", "buyer is not paying", "payment nahi aaya", "chor hai",
)  # fmt: skip


@pytest.mark.parametrize(("side", "text"), [*(("buyer", one) for one in BUYERS), *(("seller", one) for one in SELLERS)])
def test_complaints(side: str, text: str) -> None:
    assert complains(text, side)


@pytest.mark.parametrize(
    ("side", "text"),
    [
        ("buyer", "माल मिल गया"), ("buyer", "गीली हल्दी मत भेजना"), ("buyer", "maine paise nahi diye abhi"),
        ("buyer", "samajh nahi aaya"),
        ("buyer", "माल कब मिलेगा?"), ("seller", "माल अभी नहीं भेजा, कल भेजूँगा"), ("seller", "पैसे मिल गए"),
        ("seller", "dhokha mat dena"),
        ("seller", "118 से कम नहीं"), ("buyer", "माल नहीं भेजा तो भी चलेगा"),
    ],
)  # fmt: skip
def test_what_is_no_complaint(side: str, text: str) -> None:
    assert not complains(text, side)


def test_a_complaint_about_somebody_is_said_to_haat() -> None:
    assert is_about_them("उसने पैसे नहीं दिए अभी तक")
    assert is_about_them("he is a fraud")
    assert not is_about_them("माल खराब निकला")


def test_words_of_a_trap_are_warned_of_and_no_complaint() -> None:
    assert not complains("यह QR स्कैन कीजिए, पैसे आपके खाते में आ जाएँगे", "buyer")
    assert complains("QR code bheja aur 500 rupaye kat gaye", "seller")


def two_who_met(market: Market) -> tuple[Chat, Chat]:
    """A seller of thirty of the fifty kilos that a buyer wants; the two talk through Haat."""
    seller = market.seller(language="en")
    buyer = market.buyer(language="en")
    buyer.says("50 kilo haldi")
    buyer.says("yes")
    seller.says("30 kilo only")
    seller.says("only haat")
    seller.says("skip")
    buyer.says("yes, introduce us")
    buyer.says("only haat")
    seller.says("later")
    return seller, buyer


def test_who_complains_again_is_heard_by_the_office_and_not_by_the_seller(market: Market) -> None:
    seller, buyer = two_who_met(market)
    buyer.says("the turmeric was rotten")
    assert "Shall the office look at it" in buyer.last
    buyer.says("I want my money back")
    assert "rotten" not in seller.all
    assert "money back" not in seller.all
    assert "I have told DIC Sagar; it talks to both of you." in buyer.last


def test_what_is_no_complaint_below_it_is_still_said_to_the_seller(market: Market) -> None:
    seller, buyer = two_who_met(market)
    buyer.says("the turmeric was rotten")
    buyer.says("please send me the photo of the next lot")
    assert "rotten" in seller.all
    assert "photo of the next lot" in seller.all


@pytest.mark.parametrize(
    "text", ["any other seller for 20 kg?", "koi aur bechne wala hai kya", "दुसरा कोणी विक्रेता आहे का"]
)
def test_another_seller_is_asked_of_haat_and_not_of_the_one_in_the_room(market: Market, text: str) -> None:
    seller, buyer = two_who_met(market)
    buyer.says(text)
    assert text not in seller.all
    assert "Which one?" in buyer.last
