"""A forwarded message becomes somebody's enquiry or offer: whose it is is asked, and nobody else's number is kept."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from handlers.language import say
from storage import cards, enquiries, groups
from tests.chat import Chat
from tests.market import NOON, Market

SAGAR = 425
WANTED = "ग्रुप से: 60 किलो हल्दी चाहिए सागर में, फोन 6450012345"
OFFERED = "हमारे पास आम का अचार है, 180 रुपये किलो, कम से कम 10 किलो, फोन 6450012345"


def test_it_is_said_what_was_read_and_asked_whose_it_is(market: Market) -> None:
    ravi = market.buyer(SAGAR, channel="whatsapp", name="Ravi")
    ravi.forwards(WANTED)
    assert ravi.last == say(
        "hi", "You forwarded: somebody wants {goods}.\nIs it yours, or somebody else's?", goods="हल्दी"
    )
    assert ravi.shown[-1].labels == [say("hi", "It is mine"), say("hi", "Somebody else's"), say("hi", "Is it true?")]


def test_ones_own_becomes_an_enquiry_without_the_numbers_of_others(market: Market) -> None:
    sita = market.seller(["turmeric"], SAGAR, name="Sita")
    ravi = market.buyer(SAGAR, name="Ravi")
    ravi.forwards(WANTED)
    ravi.says("mera hai")
    ravi.presses("Yes, ask them")
    assert "60" in sita.all
    assert "6450012345" not in sita.all + ravi.all
    assert "6450012345" not in market.look(lambda db: enquiries.get(db, 1)).text


def test_somebody_elses_can_be_asked_in_ones_own_name(market: Market) -> None:
    sita = market.seller(["turmeric"], SAGAR, name="Sita")
    ravi = market.buyer(SAGAR, name="Ravi")
    ravi.forwards(WANTED)
    ravi.presses("Somebody else's")
    ravi.presses("Ask in my name")
    ravi.presses("Yes, ask them")
    assert "60" in sita.all
    assert "6450012345" not in sita.all


def test_or_they_get_a_link_and_say_yes_themselves(market: Market) -> None:
    market.seller(["turmeric"], SAGAR, name="Sita")
    ravi = market.buyer(SAGAR, name="Ravi")
    ravi.forwards(WANTED)
    ravi.presses("Somebody else's")
    ravi.presses("A link for them")
    assert market.look(lambda db: enquiries.of_buyer(db, ravi.person_id)) == []
    word = ravi.last.rsplit("HAAT", 1)[1].strip().removeprefix("%20")
    assert "6450012345" not in ravi.all
    gopal = market.buyer(SAGAR, channel="whatsapp", name="Gopal")
    gopal.says(f"HAAT {word}")
    assert "60" in gopal.last
    gopal.presses("Yes, ask them")
    (theirs,) = market.look(lambda db: enquiries.of_buyer(db, gopal.person_id))
    assert "6450012345" not in theirs.text


def in_a_group(market: Market, concept: str) -> Chat:
    """A seller of these goods who is in a group of her district."""
    gita = market.seller([concept], SAGAR, channel="whatsapp", name="Gita")

    def make(db: sa.Connection) -> None:
        group_id = groups.create(db, "सागर बाज़ार", SAGAR, "", None, NOON, token="bazar1")
        assert group_id is not None
        groups.join(db, group_id, gita.person_id, NOON)

    market.write(make)
    return gita


def test_ones_own_offer_is_read_back_and_hangs_in_ones_group(market: Market) -> None:
    gita = in_a_group(market, "mango_pickle")
    gita.forwards(OFFERED)
    gita.presses("It is mine")
    assert "₹180" in gita.last
    gita.presses("Yes")
    (card,) = market.look(lambda db: cards.of_person(db, gita.person_id))
    assert (card.kind, card.price_paise) == ("offer", 18000)
    assert "6450012345" not in card.words


def test_ones_own_number_may_stand_and_another_goes(market: Market) -> None:
    from handlers.reading.hiding import without_phone_numbers

    text = "60 किलो हल्दी चाहिए, 6450012345 या 6460054321"
    shown = without_phone_numbers(text, own={"6450012345"})
    assert "6450012345" in shown
    assert "6460054321" not in shown


def test_what_trades_in_nothing_is_asked_about_as_before(market: Market) -> None:
    ravi = market.buyer(SAGAR, name="Ravi")
    ravi.forwards("कल बाजार में भाव अच्छा रहेगा ऐसा सुना है")
    assert ravi.last == say("hi", "You forwarded this. What shall I do with it?")


BARE = ["हळद 180 रु किलो", "haldi 180 rs kg", "turmeric 180/kg", "Turmeric powder - Rs 180 per kg", "हल्दी का भाव 180", "हल्दी 180",
        "Haldi 180₹/kg MOQ 10kg call 6450012345"]  # fmt: skip


@pytest.mark.parametrize("text", BARE)
def test_goods_with_a_bare_price_are_offered_and_the_draft_has_that_price(market: Market, text: str) -> None:
    gita = in_a_group(market, "turmeric")
    gita.forwards(text)
    assert gita.last == say(
        "hi", "You forwarded: somebody offers {goods}.\nIs it yours, or somebody else's?", goods="हल्दी"
    )
    gita.presses("It is mine")
    assert "₹180" in gita.last
    gita.presses("Yes")
    (card,) = market.look(lambda db: cards.of_person(db, gita.person_id))
    assert (card.kind, card.price_paise, card.unit) == ("offer", 18000, "kg")


@pytest.mark.parametrize(
    "text",
    [
        "चाहिए हल्दी 180 रु किलो",
        "180 रुपये तक हल्दी",
        "60 किलो हल्दी",
        "100 kg haldi 180 rs tak",
        "haldi 180 rs kg milegi kya",
    ],
)
def test_a_price_that_somebody_would_pay_is_still_a_wish(market: Market, text: str) -> None:
    ravi = market.buyer(SAGAR, channel="whatsapp", name="Ravi")
    ravi.forwards(text)
    assert ravi.last == say(
        "hi", "You forwarded: somebody wants {goods}.\nIs it yours, or somebody else's?", goods="हल्दी"
    )


def test_the_prices_of_a_market_are_nobodys(market: Market) -> None:
    ravi = market.buyer(SAGAR, channel="whatsapp", name="Ravi")
    ravi.forwards("आज का मंडी भाव हल्दी 180 रु किलो")
    assert ravi.last == say("hi", "You forwarded this. What shall I do with it?")


def test_somebody_elses_bare_price_goes_back_as_a_link_of_theirs(market: Market) -> None:
    ravi = market.buyer(SAGAR, channel="whatsapp", name="Ravi")
    ravi.forwards("हळद 180 रु किलो")
    ravi.presses("Somebody else's")
    assert say("hi", "Buyers find what you sell, free:") in ravi.last
