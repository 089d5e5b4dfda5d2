"""An officer's word to stop: a broadcast that is under way is one tap away, and nothing stops before it is said what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.language import say
from handlers.notice import broadcasts
from handlers.notice.schedules import Schedule
from storage import people
from tests.chat import Chat
from tests.handlers.notice.test_broadcasts import agrees, approved, draft, notice, officer, one
from tests.market import Market, markets


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


@pytest.mark.parametrize("words", ["रोक दो", "band karo", "थांबा"])
def test_a_stop_word_of_an_officer_leads_to_the_broadcast_that_is_under_way_and_stops_no_messages(
    market: Market, words: str
) -> None:
    agrees(market, market.seller(name="Sita"))
    meena, suresh = market.officer(name="Meena"), market.officer(name="Suresh")
    number = draft(market, officer(market, meena), notice(market), schedule=Schedule("once", ("2026-12-01T10:00",)))
    approved(market, officer(market, meena), officer(market, suresh), number)
    meena.says(words)
    assert say("hi", "What shall I stop?") in meena.last
    meena.presses("A notice to people")
    assert say("hi", "Pause") in meena.shown[-1].labels
    address = market.look(lambda db: people.reached_at(db, meena.person_id))
    assert address is not None
    assert address.stopped_at is None


def paused(market: Market, meena: Chat, suresh: Chat, title: str = "हल्दी मेला") -> int:
    """A broadcast that was approved and rests now."""
    made = notice(market, titles={"hi": title, "en": title})
    number = draft(market, officer(market, meena), made, schedule=Schedule("once", ("2026-12-01T10:00",)))
    approved(market, officer(market, meena), officer(market, suresh), number)
    market.write(lambda db: broadcasts.pause(db, market.app.world, officer(market, meena), number))
    return number


@pytest.mark.parametrize(("deed", "status"), [("Cancel it", "cancelled"), ("Go on", "approved")])
def test_a_paused_broadcast_is_named_with_its_state_and_is_cancelled_or_goes_on_from_the_stop_word(
    market: Market, deed: str, status: str
) -> None:
    agrees(market, market.seller(name="Sita"))
    meena, suresh = market.officer(name="Meena"), market.officer(name="Suresh")
    number = paused(market, meena, suresh)
    meena.says("रोक दो")
    assert f"हल्दी मेला: {say('hi', 'paused')}" in meena.last
    meena.presses("A notice to people")
    assert say("hi", "Pause") not in meena.shown[-1].labels
    meena.presses(deed)
    assert one(market, number).status == status


def test_of_several_only_those_that_can_be_stopped_are_listed_and_one_says_none_of_them(market: Market) -> None:
    agrees(market, market.seller(name="Sita"))
    meena, suresh = market.officer(name="Meena"), market.officer(name="Suresh")
    rests = paused(market, meena, suresh)
    over = paused(market, meena, suresh, "पुराना मेला")
    market.write(lambda db: broadcasts.cancel(db, market.app.world, officer(market, meena), over))
    goes = draft(market, officer(market, meena), notice(market), schedule=Schedule("once", ("2026-12-02T10:00",)))
    approved(market, officer(market, meena), officer(market, suresh), goes)
    meena.says("rok do")
    meena.presses("A notice to people")
    shown = " ".join(meena.shown[-1].labels)
    assert "पुराना" not in shown
    assert "हल्दी" in shown
    meena.presses("None of them")
    assert (one(market, rests).status, one(market, goes).status) == ("paused", "approved")
