"""From an offer's card to a closed deal: the talk through Haat, what counts in the group, and what WhatsApp's window asks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from handlers.language import say
from storage import cards, enquiries, group_figures, groups, inbox, people, phone_calls, rooms, templates
from tests.chat import Chat
from tests.handlers.group.test_groups import joins, made
from tests.market import NOON, OUR_NAMES, Market, markets

SAGAR = 425
WANT = say("hi", "I want this")


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def offered(market: Market, channel: str = "telegram", name: str = "Sita", words: str = "") -> Chat:
    """A seller whose offer of turmeric hangs in the group."""
    sita = market.seller(["turmeric"], SAGAR, channel=channel, name=name)
    joins(sita)
    sita.says("groups")
    sita.presses("सागर हल्दी")
    sita.presses("Post an offer")
    sita.says(words or "हल्दी 120 रुपये किलो, कम से कम 20 किलो")
    sita.presses("Yes")
    return sita


def wants(market: Market, buyer: Chat, card: int = 1) -> None:
    market.begin(buyer, "card", str(card))
    buyer.presses("I want this")


def week(market: Market, group_id: int) -> dict[str, object]:
    now = market.clock.now()
    return market.look(
        lambda db: group_figures.between(db, group_id, now - timedelta(days=7), now + timedelta(seconds=1))
    )


def test_a_deal_that_began_from_an_offer_counts_in_the_groups_numbers(market: Market) -> None:
    group_id = made(market)
    sita, ravi = offered(market), market.buyer(SAGAR, name="Ravi")
    wants(market, ravi)
    ravi.says("सैंपल मिलेगा?")
    assert week(market, group_id)["introductions"] == 0, "nobody has met before the maker has answered"
    market.later(hours=2)
    sita.says("हाँ, कल भेज दूँगी")
    found = week(market, group_id)
    assert (found["offers"], found["answers"], found["introductions"], found["deals"]) == (1, 1, 1, 0)
    assert found["first_yes_hours"] == 2.0
    sita.says("100 किलो तक है")
    assert week(market, group_id)["introductions"] == 1
    market.begin(ravi, "my_deals")
    ravi.presses(1)
    ravi.presses("It is a deal")
    assert week(market, group_id)["deals"] == 0, "neither side alone closes a deal"
    sita.presses("Yes, it is a deal")
    assert week(market, group_id)["deals"] == 1
    assert market.look(inbox.parked) == []


def test_both_can_report_from_then_on_and_the_talk_goes_on_without_numbers(market: Market) -> None:
    made(market)
    sita, ravi = offered(market), market.buyer(SAGAR, name="Ravi")
    wants(market, ravi)
    ravi.says("सैंपल मिलेगा?")
    sita.says("हाँ, मेरा नंबर 6450012345")
    assert "6450012345" not in ravi.all
    for one in (sita, ravi):
        assert any(say("hi", "Report") in shown.labels for shown in one.shown)
    (room_id,) = market.look(lambda db: rooms.open_of(db, sita.person_id, "deal"))
    assert market.look(lambda db: rooms.room(db, room_id)).subject == "1", "the room is its introduction's"
    ravi.says("ठीक है, दाम कम होगा?")
    assert "दाम कम होगा" in sita.last
    wants(market, ravi)
    assert market.look(lambda db: rooms.open_of(db, sita.person_id, "deal")) == [room_id]
    ravi.says("एक बात और पूछनी है")
    assert "एक बात और पूछनी है" in sita.last


def test_sellers_never_see_what_others_answer(market: Market) -> None:
    made(market)
    sita, gita, ravi = offered(market), offered(market, name="Gita"), market.buyer(SAGAR, name="Ravi")
    for card in (1, 2):
        wants(market, ravi, card)
    gita.says("मेरा भाव 105 रुपये है")
    assert "105" in ravi.all
    assert "105" not in sita.all


def test_a_buyer_nobody_knows_writes_to_five_sellers_a_day(market: Market) -> None:
    made(market)
    for place in range(6):
        offered(market, name=f"S{place}")
    ravi = market.buyer(SAGAR, name="Ravi")
    for card in range(1, 7):
        wants(market, ravi, card)
    assert len(market.look(lambda db: rooms.open_of(db, ravi.person_id, "deal"))) == 5
    assert say("hi", "Office checks me") in ravi.shown[-1].labels
    market.later(hours=24)
    wants(market, ravi, 6)
    assert len(market.look(lambda db: rooms.open_of(db, ravi.person_id, "deal"))) == 6


def test_to_a_maker_outside_the_window_one_template_goes_however_much_is_written(market: Market) -> None:
    group_id = made(market)
    sita = offered(market, channel="whatsapp")
    ravi = market.buyer(SAGAR, name="Ravi")
    market.write(lambda db: templates.keep(
        db, "question", "hi", OUR_NAMES["whatsapp"], NOON, content_sid="HX1", status="approved", words="", category="UTILITY",
    ))  # fmt: skip
    market.later(hours=26)
    before = len(market.whatsapp.sent)
    wants(market, ravi)
    ravi.says("सैंपल मिलेगा?")
    ravi.says("और 50 किलो का दाम?")
    sent = market.whatsapp.sent[before:]
    assert [bool(one.template) for one in sent] == [True]
    assert market.look(lambda db: list(phone_calls.open_of(db, [SAGAR]))) == []
    sita.presses_template(str(list(sent[0].template_words.values())[-1]))
    assert "Ravi" in sita.last
    assert "सैंपल मिलेगा?" in sita.last
    assert "50 किलो का दाम?" in sita.last
    sita.says("सैंपल भेज दूँगी")
    assert "सैंपल भेज दूँगी" in ravi.all
    assert week(market, group_id)["introductions"] == 1


def test_an_offer_hangs_until_the_day_its_maker_names(market: Market) -> None:
    made(market)
    sita = offered(market, words="हल्दी 120 रुपये किलो, 5 दिसंबर तक")
    (card,) = market.look(lambda db: cards.of_person(db, sita.person_id))
    assert card.valid_until is not None
    assert card.valid_until.isoformat() == "2026-12-05"
    assert "5 दिसं" in sita.last
    market.later(days=10)
    assert market.look(lambda db: cards.get(db, card.id)).status == "open"
    market.later(days=1)
    assert market.look(lambda db: cards.get(db, card.id)).status == "closed"


def test_an_offer_without_a_day_hangs_for_a_fortnight(market: Market) -> None:
    made(market)
    sita = offered(market)
    (card,) = market.look(lambda db: cards.of_person(db, sita.person_id))
    assert card.valid_until is not None
    assert card.valid_until.isoformat() == "2026-12-09"


def test_what_a_buyer_wanted_of_an_offer_hangs_nowhere_and_asks_nobody(market: Market) -> None:
    group_id = made(market)
    sita, gita, ravi = (
        offered(market),
        market.seller(["turmeric"], SAGAR, name="Gita"),
        market.buyer(SAGAR, name="Ravi"),
    )
    joins(gita)
    before = len(gita.shown)
    wants(market, ravi)
    sita.says("हाँ, है")
    market.later(hours=22)
    kept = market.look(lambda db: enquiries.get(db, 1))
    assert (kept.status, kept.concept, kept.person_id) == ("served", "turmeric", ravi.person_id)
    assert market.look(lambda db: cards.of_enquiry(db, 1)) == []
    assert len(gita.shown) == before
    assert [one.role for one in market.look(lambda db: groups.figures(db, group_id))] == ["seller"]
    assert market.look(lambda db: people.person(db, ravi.person_id)).name == "Ravi"
