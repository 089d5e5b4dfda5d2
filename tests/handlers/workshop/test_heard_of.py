"""A workshop is changed: who only got the notice about it hears so, once, if an officer wants it; who is noted hears it as ever."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from handlers.notice import broadcasts
from handlers.notice.schedules import Schedule
from storage import audience, notices
from storage import broadcasts as store
from storage import workshops as workshop_store
from storage.audience_words import BadAudience
from storage.staff import Officer
from tests.handlers.notice.test_broadcasts import agrees, approved, draft, officer, one, rows
from tests.handlers.workshop.test_workshops import planned, registers
from tests.market import Market, markets

OLD_DAY = "पुरानी तारीख के साथ"
"""So an officer is asked about those who only got the notice."""


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def day_of(market: Market, number: int) -> str:
    """The day of a workshop as notices write it."""
    found = market.look(lambda db: workshop_store.get(db, number))
    assert found is not None
    return found.starts_at.astimezone(market.app.world.zone).date().isoformat()


def announced(market: Market, who: tuple[Officer, Officer], number: int, **words: Any) -> int:
    """A notice of the workshop's day, approved; the number of its broadcast."""
    now = market.clock.now()

    def make(db: Any) -> int:
        made = notices.add(
            db, now, kind="workshop", language="hi", district_lgd=425, titles={"hi": "पैकेजिंग कार्यशाला"},
            texts={"hi": "पैकेजिंग कार्यशाला, जिला पंचायत हॉल"}, source="DIC 12", event_dates=[day_of(market, number)],
        )  # fmt: skip
        assert notices.make_ready(db, made, None, now) == ()
        return made

    sent = draft(market, who[0], market.write(make), **words)
    approved(market, *who, sent)
    market.later(seconds=1)
    market.later(seconds=1)
    return sent


def people(market: Market) -> tuple[Any, Any, Any]:
    """An officer at her phone, one who only gets the notice, one who is noted as well."""
    meena = market.officer(name="Meena")
    sita = agrees(market, market.seller(name="Sita"), purpose="workshops")
    radha = agrees(market, market.seller(name="Radha"), purpose="workshops")
    return meena, sita, radha


def test_who_only_got_the_notice_hears_of_the_new_day_when_an_officer_says_so(market: Market) -> None:
    meena, sita, radha = people(market)
    both = officer(market, meena), officer(market, market.officer(name="Suresh"))
    number = planned(market, days=10)
    announced(market, both, number)
    registers(radha)
    got, noted = len(sita.shown), len(radha.shown)
    meena.says("workshop ek din aage badha do")
    meena.presses("Yes")
    assert "पैकेजिंग कार्यशाला" in meena.last
    assert "1" in meena.last
    assert len(sita.shown) == got, "nobody is told before the officer says so"
    meena.presses("Yes, write")
    meena.presses("Yes, hand it in")
    newest = market.look(lambda db: store.listed(db, [425]))[0]
    assert newest.status == "submitted", "this too goes by two people"
    market.write(lambda db: broadcasts.approve(db, market.app.world, both[1], newest.id))
    market.later(seconds=1)
    market.later(seconds=1)
    assert len(sita.shown) == got + 1
    new = market.look(lambda db: notices.notice(db, newest.notice_id))
    assert new is not None
    assert new.event_dates == [day_of(market, number)]
    assert new.titles["hi"] in sita.last
    assert len(radha.shown) == noted + 1, "who is noted hears it once, from the workshop itself"
    assert {row.twin for row in rows(market) if row.cause.startswith(f"broadcast:{newest.id}:")} == {"notice"}
    market.later(hours=1)
    assert len(sita.shown) == got + 1


def test_a_no_writes_to_nobody_and_nothing_is_asked_where_all_are_noted(market: Market) -> None:
    meena, sita, radha = people(market)
    both = officer(market, meena), officer(market, market.officer(name="Suresh"))
    number = planned(market, days=10)
    announced(market, both, number)
    registers(radha)
    meena.says("workshop ek din aage badha do")
    meena.presses("Yes")
    meena.presses("No")
    assert len(market.look(lambda db: store.listed(db, [425]))) == 1
    registers(sita)
    meena.says("workshop radd karo")
    heard = len(meena.shown)
    meena.presses("Yes")
    assert not any(OLD_DAY in shown.text for shown in meena.shown[heard:]), "called off, and no question behind it"


def test_what_still_waits_with_the_old_day_does_not_leave(market: Market) -> None:
    meena, sita, _ = people(market)
    both = officer(market, meena), officer(market, market.officer(name="Suresh"))
    number = planned(market, days=10)
    due = market.clock.now().astimezone(market.app.world.zone) + timedelta(days=2)
    waits = announced(market, both, number, schedule=Schedule("once", (due.strftime("%Y-%m-%dT11:00"),)))
    meena.says("workshop radd karo")
    meena.presses("Yes")
    assert "पैकेजिंग कार्यशाला" in meena.all
    assert one(market, waits).status == "paused"
    market.later(days=3)
    assert sita.shown == []


def test_a_workshop_that_is_called_off_invites_nobody(market: Market) -> None:
    meena, sita, _ = people(market)
    both = officer(market, meena), officer(market, market.officer(name="Suresh"))
    number = planned(market, days=10)
    announced(market, both, number)
    meena.says("workshop radd karo")
    meena.presses("Yes")
    meena.presses("Yes, write")
    meena.presses("Yes, hand it in")
    newest = market.look(lambda db: store.listed(db, [425]))[0]
    found = market.look(lambda db: notices.notice(db, newest.notice_id))
    assert found is not None
    assert (found.event_dates, found.buttons) == ([], [])
    assert sita.shown[-1].text not in found.texts["hi"]


def test_a_notice_of_another_day_or_another_workshop_is_left_alone(market: Market) -> None:
    meena, sita, _ = people(market)
    both = officer(market, meena), officer(market, market.officer(name="Suresh"))
    number = planned(market, days=10)
    waits = announced(market, both, number)
    moved = market.look(lambda db: workshop_store.get(db, number))
    assert moved is not None
    market.write(
        lambda db: workshop_store.change(
            db, number, market.clock.now(), starts_at=moved.starts_at + timedelta(days=5), ends_at=moved.ends_at + timedelta(days=5)
        )
    )  # fmt: skip
    meena.says("workshop radd karo")
    meena.presses("Yes")
    assert one(market, waits).status == "finished"
    assert OLD_DAY not in meena.all
    assert len(sita.shown) == 1


def test_an_audience_of_a_broadcast_that_has_not_gone_out_is_refused_by_name(market: Market) -> None:
    world = market.app.world
    from handlers.notice import audiences

    with pytest.raises(BadAudience, match="no such broadcast has gone out"):
        market.look(lambda db: audience.size(db, audiences.condition(db, world, "reached=99", [425])))
