"""An officer's word to stop: a broadcast that is under way is one tap away, and nothing stops before it is said what."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from handlers.language import say
from handlers.notice.schedules import Schedule
from storage import people
from tests.handlers.notice.test_broadcasts import agrees, approved, draft, notice, officer
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
