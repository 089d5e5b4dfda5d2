"""An officer's open work passes to the successor in one transaction, and the old access ends with it or nothing moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from handlers.subjects import OFFICE_WORK
from storage import conversations, handing_over, staff
from storage.tables import audit, broadcasts, groups, officers
from tests.chat import Chat
from tests.market import Market, markets
from tests.office_work import begins_to_answer, scheduled


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def with_work(market: Market) -> tuple[Chat, Chat, Chat]:
    """An officer with a talk, a schedule and a group, the successor, and who is talked to."""
    meena, ravi = market.officer(name="Meena"), market.officer(name="Ravi")
    asha = begins_to_answer(market, meena, "Asha")
    meena.says("नमस्ते, देख रहे हैं")
    scheduled(market, meena)
    return meena, ravi, asha


def hands_over(market: Market, leaves: Chat, comes: Chat) -> dict[str, int]:
    old, new, now = market.officers_number(leaves), market.officers_number(comes), market.clock.now()
    return market.write(lambda db: handing_over.hand_over(db, old, new, now, work=OFFICE_WORK))


def test_talks_schedules_and_groups_move_and_the_old_access_is_closed(market: Market) -> None:
    meena, ravi, asha = with_work(market)
    old, new = market.officers_number(meena), market.officers_number(ravi)
    moved = hands_over(market, meena, ravi)
    assert (moved["talks"], moved["broadcasts"], moved["groups"]) == (1, 1, 1)
    assert market.look(lambda db: staff.officer_of(db, meena.person_id)) is None
    assert market.look(lambda db: db.scalars(sa.select(broadcasts.c.author_id)).all()) == [new]
    assert market.look(lambda db: db.scalars(sa.select(groups.c.officer_id)).all()) == [new]
    assert market.look(lambda db: db.scalar(sa.select(officers.c.successor_id).where(officers.c.id == old))) == new
    asha.says("कब तक होगा?")
    assert "कब तक होगा?" in ravi.all
    assert "कब तक होगा?" not in meena.all


def test_a_draft_goes_on_with_the_successor(market: Market) -> None:
    meena, ravi = market.officer(name="Meena"), market.officer(name="Ravi")
    asha = begins_to_answer(market, meena, "Asha")
    hands_over(market, meena, ravi)
    names = {talk.name for talk in market.look(lambda db: conversations.open_of(db, ravi.person_id))}
    assert "hand_off" in names
    meena.says("यह जवाब अब नहीं जाना चाहिए")
    assert "यह जवाब अब नहीं जाना चाहिए" not in asha.all, "who has no rights any more sends nothing"


def test_it_is_audited_and_happens_wholly_or_not_at_all(market: Market) -> None:
    meena, ravi, _ = with_work(market)
    hands_over(market, meena, ravi)
    (line,) = market.look(lambda db: db.execute(sa.select(audit).where(audit.c.deed == "hand_over_office")).all())
    assert line.after["moved"]["broadcasts"] == 1
    old = market.look(lambda db: db.scalar(sa.select(officers.c.id).where(officers.c.disabled_at.is_not(None))))
    new, now = market.officers_number(ravi), market.clock.now()
    for pair in ((old, new), (new, new)):
        with pytest.raises(ValueError, match="two different ones"):
            market.write(lambda db, pair=pair: handing_over.hand_over(db, *pair, now, work=OFFICE_WORK))
    assert market.officers_number(ravi) == new
