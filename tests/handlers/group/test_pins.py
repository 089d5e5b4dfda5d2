"""A place sent from the map answers where the district is asked for, and nowhere else."""

from __future__ import annotations

from handlers.language import say
from tests.chat import Chat
from tests.market import Market

SAGAR_POINT, SEA = (23.83, 78.73), (0.0, 0.0)
NOT_NEEDED = say("hi", "Thank you. I do not need the place just now.")
WHICH = say("hi", "Your place is on the map. In which of these districts is it?")


def at_the_district(market: Market, channel: str = "telegram") -> Chat:
    """A new seller who is asked for the district."""
    kamla = market.stranger(channel, "Kamla")
    kamla.says("मैं दीये बनाती हूँ")
    kamla.presses("Yes, send them")
    kamla.presses("Yes, right")
    assert kamla.last.startswith(say("hi", "Which district are you from?"))
    return kamla


def test_a_pin_at_the_question_for_the_district_offers_those_around_it(market: Market) -> None:
    kamla = at_the_district(market)
    kamla.location(*SAGAR_POINT)
    assert kamla.last == WHICH
    assert kamla.shown[-1].labels[0] == "सागर"
    kamla.presses("सागर")
    kamla.presses(1)
    assert market.profile(kamla).district_lgd == 425
    assert NOT_NEEDED not in kamla.all


def test_who_is_in_none_of_them_writes_it(market: Market) -> None:
    kamla = at_the_district(market, "whatsapp")
    kamla.location(*SAGAR_POINT)
    kamla.presses("Another district")
    assert kamla.last.startswith(say("hi", "Which district are you from?"))
    kamla.says("भोपाल")
    kamla.presses(1)
    assert market.app.places.district(market.profile(kamla).district_lgd or 0).name == "Bhopal"


def test_a_pin_far_from_everywhere_asks_for_the_name(market: Market) -> None:
    kamla = at_the_district(market)
    kamla.location(*SEA)
    assert say("hi", "I cannot tell the district from that. Please write its name.") in kamla.last


def test_a_buyers_pin_says_where_the_goods_shall_go(market: Market) -> None:
    ravi = market.stranger("telegram", "Ravi")
    ravi.says("200 किलो हल्दी चाहिए")
    assert say("hi", "Where shall it be delivered? Write the district or town.") in ravi.last
    ravi.location(*SAGAR_POINT)
    assert "सागर" in ravi.last
    assert say("hi", "Yes, ask them") in ravi.shown[-1].labels


def test_elsewhere_no_place_is_needed(market: Market) -> None:
    sita = market.seller()
    sita.location(*SAGAR_POINT)
    assert NOT_NEEDED in sita.all
