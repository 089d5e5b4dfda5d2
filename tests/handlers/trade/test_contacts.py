"""On which number one may ring, said in words of four kinds; a number is given only by words that say nothing else."""

import pytest

from handlers.trade.contacts import keeps_back, wish_in
from tests.chat import Chat
from tests.market import Market

GIVEN = (
    "number de do", "yes share", "हाँ नंबर दे दो", "हो द्या माझा नंबर", "my number is fine", "call me", "मुझे फोन कर लें",
    "haan yahi theek hai",
    "no problem share number", "मला फोन करा", "mazya number var call kara",
)  # fmt: skip
KEPT = (
    "sirf haat ke through", "मेरा नंबर मत देना", "no calls please", "फोन नको, मेसेज करा", "माझा नंबर देऊ नका", "through haat only",
    "don't share my number", "call nako", "phone pe baat nahi karni", "private rakho", "sirf message par", "हाट मार्फतच बोलू",
)  # fmt: skip
YES = ("yes", "haan", "हाँ", "हो", "ho chalel", "ok", "haan theek hai", "haan bhej do", "ok give it", "ठीक है", "चालेल",
       "yes please")  # fmt: skip
OTHERS = ("unka number do", "buyer ka number bhejo", "mujhe number do", "नंबर दे दो खरीदार का")
NOTHING = (
    "pls send photo of the sample", "rate de dunga", "maal bhej do", "haan bhej do maal", "kal bata dunga", "माल कधी देणार",
    "क्या मेरा नंबर दिखेगा?", "मेरा नंबर किसको दिखेगा", "hi, 300 is too much, 250?", "थोडं कमी करा ना",
)  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wish"),
    [
        (text, wish)
        for texts, wish in ((GIVEN, "own"), (YES, "which"), (KEPT, "haat"), (OTHERS, "theirs"), (NOTHING, ""))
        for text in texts
    ],
)
def test_words_say_which_number_may_be_given(text: str, wish: str) -> None:
    assert wish_in(text) == wish


@pytest.mark.parametrize(
    "text",
    [
        "only through haat", "haat se", "फक्त हाट", "haat se hi baat karni hai", "माझा नंबर नको, हाट", "mera number chhupa do",
        "mera number kisi ko mat do", "don't share my number", "माझा नंबर कोणालाही देऊ नका", "मेरा नंबर किसी को मत दो",
        "hide my number", "mera phone kisi aur ko mat dena",
    ],
)  # fmt: skip
def test_words_keep_ones_number_back_at_any_moment(text: str) -> None:
    assert keeps_back(text)


@pytest.mark.parametrize(
    "text",
    [
        "haat", "haat se kharidna hai", "haat bas karo", "haat band karo", "mera number nahi hai", "call nako", "no calls please",
        "mera number de do", "number nahi mila", "haat se message mat bhejo?", "sirf haldi ke message bhejo",
    ],
)  # fmt: skip
def test_other_words_do_not(text: str) -> None:
    assert not keeps_back(text)


def phone_of(chat: Chat) -> str:
    return chat.address.partition(":")[2]


@pytest.mark.parametrize("words", ["yes", "ok", "haan", "हो", "haan theek hai"])
def test_a_bare_yes_gives_no_number_to_the_other_side(market: Market, words: str) -> None:
    seller = market.seller(channel="whatsapp", language="en")
    buyer = market.poster(channel="whatsapp")
    seller.says("yes all")
    seller.says(words)
    assert "Which of the two? Your number goes to nobody before you have chosen it." in seller.all
    assert "Shall I introduce you?" not in buyer.all
    seller.says("this number")
    assert "Shall I introduce you?" in buyer.all
    buyer.says("yes, introduce us")
    buyer.says(words)
    assert "Which of the two?" in buyer.last
    assert "says yes to you" not in seller.all
    buyer.says(words)
    buyer.says(words)  # not understood three times: the safe one of the two
    assert "Contact: write here, I pass it on" in seller.all
    assert phone_of(buyer) not in seller.all


def test_a_number_is_kept_back_in_words_until_it_has_gone(market: Market) -> None:
    seller = market.seller(channel="whatsapp", language="en")
    buyer = market.poster(channel="whatsapp")
    seller.says("yes all")
    seller.says("this number")
    seller.says("only through haat please")
    assert "Noted: nobody gets your number. All talk goes through Haat." in seller.all
    buyer.says("yes, introduce us")
    buyer.says("this number")
    assert phone_of(seller) not in buyer.all
    assert phone_of(buyer) in seller.all
    buyer.says("only through haat")
    assert "Sita: your number is there already, and I cannot take it back." in buyer.all
    assert "only through haat" in seller.all


def test_a_buyer_keeps_it_back_while_a_yes_waits(market: Market) -> None:
    seller = market.seller(channel="whatsapp", language="mr")
    buyer = market.poster(channel="whatsapp")
    seller.says("हो सगळा")
    seller.says("फक्त हाट")
    buyer.says("sirf haat")
    assert "Noted: nobody gets your number." in buyer.all
    assert "Shall I introduce you" in buyer.last
    assert "sirf haat" not in seller.all
    buyer.says("yes, introduce us")
    assert "Good! Sita: write here, I pass it on" in buyer.all
