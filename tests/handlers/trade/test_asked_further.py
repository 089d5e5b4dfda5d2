"""What is asked of the other side outside a talk: further questions, the price of all, words by a name, words about "yours"."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from handlers.language import say
from handlers.ready import addressed
from handlers.ready.meant import meant_by
from handlers.trade.introducing import means_all, wants_introduction
from storage.tables import enquiries, hand_offs
from tests.chat import Chat
from tests.market import Market


def at_the_office(market: Market) -> int:
    """How many lines the office has."""
    return int(market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(hand_offs))) or 0)


def wishes(market: Market) -> int:
    """How many enquiries there are."""
    return int(market.look(lambda db: db.scalar(sa.select(sa.func.count()).select_from(enquiries))) or 0)


@pytest.fixture
def talking(market: Market) -> tuple[Chat, Chat]:
    """Omar, who has asked Kamla something; she has not said yes to anything yet."""
    market.officer()
    kamla = market.seller(["turmeric"], name="Kamla", language="en")
    omar = market.buyer(name="Omar", language="en")
    omar.says("Need 5 tons turmeric powder")
    omar.says("yes")
    omar.says("curcumin?")
    assert "Asked Kamla" in omar.all
    return omar, kamla


@pytest.mark.parametrize(
    "words",
    ["Do you have FSSAI and phyto certificate?", "how many days to get it to port",
     "The last shipment I got from others was fungus infected, I hope yours is dry enough"],
)  # fmt: skip
def test_what_is_asked_next_goes_to_whom_one_talks_with_and_not_to_the_office(
    market: Market, talking: tuple[Chat, Chat], words: str
) -> None:
    omar, kamla = talking
    omar.says(words)
    assert words in kamla.all
    assert at_the_office(market) == 0


def test_hours_later_a_question_is_the_offices_again(market: Market, talking: tuple[Chat, Chat]) -> None:
    omar, kamla = talking
    market.later(hours=3)
    omar.says("do I need an import permit for this?")
    assert "import permit" not in kamla.all
    assert at_the_office(market) == 1


def test_a_complaint_of_the_goods_that_came_stays_a_complaint(market: Market, talking: tuple[Chat, Chat]) -> None:
    omar, kamla = talking
    omar.says("I want to complain, your goods are broken and damaged")
    assert "damaged" not in kamla.all
    assert at_the_office(market) == 1


@pytest.mark.parametrize(
    "words",
    ["what would be the price per kilo for the full quantity in USD", "give me the total price in dirham",
     "full quantity rate in usd"],
)  # fmt: skip
def test_the_price_of_all_of_it_is_asked_of_the_seller_and_is_no_new_wish(
    market: Market, talking: tuple[Chat, Chat], words: str
) -> None:
    omar, kamla = talking
    omar.says(words)
    assert "What is the price of one" in kamla.all
    assert wishes(market) == 1
    assert "do not know this name" not in omar.all


def test_a_price_asked_before_anybody_can_be_asked_is_no_new_wish(market: Market) -> None:
    omar = market.buyer(name="Omar", language="en")
    omar.says("Need 5 tons turmeric powder")
    omar.says("yes")
    omar.says("what would be the price per kilo for the full quantity in USD")
    assert "no seller has said yes yet" in omar.all
    assert "do not know this name" not in omar.all


def test_words_with_a_name_go_to_the_one_named_outside_a_talk(market: Market) -> None:
    sita, gita = market.seller(name="Sita"), market.seller(name="Gita")
    ravi = market.buyer()
    ravi.says("500 किलो हल्दी चाहिए")
    ravi.presses("Yes, ask them")
    ravi.says("sita ko bolo rate kya hai")
    assert "रेट" in sita.last
    assert "bolo" not in sita.all
    before = len(gita.shown)
    ravi.says("Gita ji ko bata do ki maal saaf hona chahiye")
    assert "maal saaf hona chahiye" in gita.all
    assert len(gita.shown) > before
    assert "saaf" not in sita.all
    assert wishes(market) == 1


def test_below_a_card_words_for_another_one_named_go_there(market: Market) -> None:
    sita, gita = market.seller(name="Sita"), market.seller(name="Gita")
    ravi = market.buyer()
    ravi.says("500 किलो हल्दी चाहिए")
    ravi.presses("Yes, ask them")
    sita.presses("This much …")
    sita.says("50")
    sita.presses("Only through Haat")
    assert say("hi", "Yes, introduce us") in ravi.shown[-1].labels
    ravi.says("gita ko bolo maal saaf hona chahiye")
    assert "maal saaf hona chahiye" in gita.all
    assert "saaf" not in sita.all


@pytest.mark.parametrize(
    "words", ["sabse milwa do", "सबसे मिलवा दो", "सगळ्यांशी गाठ घालून द्या", "in sab logo se baat karao"]
)
def test_all_of_several_cards_are_said_yes_to_in_one_word(market: Market, words: str) -> None:
    assert wants_introduction(words)
    assert means_all(words)
    sellers = [market.seller(name=name) for name in ("Sita", "Gita", "Lata")]
    ravi = market.buyer()
    ravi.says("900 किलो हल्दी चाहिए")
    ravi.presses("Yes, ask them")
    for seller in sellers:
        seller.presses("This much …")
        seller.says("50")
        if say("hi", "Only through Haat") in seller.shown[-1].labels or seller.shown[-1].ask_contact:
            seller.presses("Only through Haat")
    ravi.says(words)
    ravi.presses("Only through Haat")
    assert all("QR" in seller.all for seller in sellers)


@pytest.mark.parametrize("words", ["sabse sasta wala kaun hai", "sab theek hai", "milwa do"])
def test_not_everything_with_all_in_it_means_all_cards(words: str) -> None:
    assert not (wants_introduction(words) and means_all(words))


# ── words alone ───────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("words", "left"),
    [("sita ko bolo rate kya hai", "rate kya hai"), ("sita se pucho black hai kya", "black hai kya"),
     ("सीताला सांगा 5 किलो अजून", "5 किलो अजून"), ("Sita, 5 kilo aur", "5 kilo aur"),
     ("maine kal sita ko bolo kaha tha", "maine kal sita ko bolo kaha tha")],
)  # fmt: skip
def test_what_is_left_without_the_name_is_what_is_to_be_said(words: str, left: str) -> None:
    assert addressed.without_address(words, "सीता बाई" if "सीता" in words else "Sita Bai") == left


@pytest.mark.parametrize(
    ("words", "of_yours"),
    [("मागच्या वेळी दुसऱ्याकडचा माल खराब निघाला, तुमचा चांगला आहे ना?", True),
     ("pichhli baar kharab maal mila tha dusre se, aapka to theek hai na", True),
     ("aapka maal kharab nikla", False), ("your goods are broken", False), ("kharab maal mila tha", False)],
)  # fmt: skip
def test_who_compares_with_others_says_it_to_the_other_side(words: str, of_yours: bool) -> None:
    assert addressed.is_of_yours(words) is of_yours


@pytest.mark.parametrize(
    ("words", "key"),
    [("how much for all of it in dollars", "price"), ("sample price in usd?", "sample_price"),
     ("what is the total order quantity", None), ("5000 rupees total", None), ("rate 100 rupees per kg?", None),
     ("price for 500 kg in usd", "price"), ("price per piece for 500?", "price"),
     ("full quantity is needed by friday and it must be dry and clean", None)],
)  # fmt: skip
def test_for_how_much_and_in_which_money_stands_beside_a_question_for_a_price(words: str, key: str | None) -> None:
    meant = meant_by(words, "spices", "buyer")
    assert (meant.question.key if meant else None) == key
