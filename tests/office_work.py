"""Work that an officer has in hand: somebody who waits for a person, a talk about to be answered, a schedule, a group."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handlers.language import say
from storage.tables import broadcasts, groups
from tests.chat import Chat
from tests.market import Market

SAGAR = 425


def calls(market: Market, name: str) -> Chat:
    """Somebody who wants a person of the office."""
    asha = market.buyer(SAGAR, name=name)
    asha.says("person")
    return asha


def begins_to_answer(market: Market, officer: Chat, name: str) -> Chat:
    """Whoever waits, and an officer who is asked for the answer."""
    waits = calls(market, name)
    officer.says("waiting")
    if say("hi", "Answer") not in officer.shown[-1].labels:
        officer.presses(1)
    officer.presses("Answer")
    assert name in officer.last
    return waits


def scheduled(market: Market, officer: Chat) -> None:
    """A broadcast for tomorrow and a group, both of this officer's."""
    mine, now = market.officers_number(officer), market.clock.now()

    def fill(db: Any) -> None:
        db.execute(broadcasts.insert().values(
            notice_id=1, audience="district=425", purpose="notices", district_lgd=SAGAR, author_id=mine, status="approved",
            schedule={"kind": "once"}, missed="skip", fallback="other", created_at=now, changed_at=now,
            next_at=now + timedelta(days=1)))  # fmt: skip
        db.execute(
            groups.insert().values(name="हल्दी", district_lgd=SAGAR, concept="turmeric", officer_id=mine, created_at=now)
        )

    market.write(fill)
