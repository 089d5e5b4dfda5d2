"""Leads arrive: by one tap on a template, by the office's telephone, in three waves, and the buyer chooses what then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from handlers.enquiry import stuck, waves
from handlers.language import say
from storage import enquiries, matches, offices, phone_calls
from storage.tables import calls, outbox, profiles
from storage.tables import matches as match_rows
from tests.chat import Chat
from tests.handlers.outbound.test_woken import SAGAR, approved, asks, rows_to
from tests.market import Market, markets

TEN = datetime(2026, 11, 25, 4, 30, tzinfo=UTC)
"""A Wednesday, ten in the morning in India."""


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


@pytest.fixture
def at_ten(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    with Market(any_store_url, tmp_path / "haat", TEN) as opened:
        yield opened


def posted(market: Market, buyer: Chat) -> enquiries.Enquiry:
    return market.look(lambda db: enquiries.of_buyer(db, buyer.person_id))[0]


def office_rows(market: Market) -> list[Any]:
    return list(market.look(lambda db: offices.waiting_for_human(db, [SAGAR])))


def silent_enquiry(market: Market, sellers: int) -> tuple[Chat, enquiries.Enquiry]:
    """An enquiry at ten in the morning that no seller answers."""
    for number in range(sellers):
        market.seller(["turmeric"], SAGAR, name=f"S{number}")
    buyer = asks(market)
    return buyer, posted(market, buyer)


# ── one tap ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_seller_silent_for_eight_days_answers_with_one_tap(market: Market) -> None:
    approved(market, "enquiry")
    sita = market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita")
    market.later(hours=8 * 24)
    ravi = asks(market)
    (row,) = [row for row in rows_to(market, sita) if row.purpose == "lead"]
    assert row.form == "template"
    before = sita.messages
    sita.presses_template(f"{row.twin_words['4']}.all")
    assert sita.messages == before + 1
    assert say("hi", "Yes, introduce us") in ravi.shown[-1].labels
    (one,) = market.look(lambda db: matches.matches_of(db, posted(market, ravi).id))
    assert (one.status, one.contact) == ("yes", "haat"), "no number is shared that was not chosen"


def test_a_tap_on_the_template_of_an_ended_enquiry_does_nothing_but_say_so(market: Market) -> None:
    approved(market, "enquiry")
    sita = market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita")
    market.later(hours=8 * 24)
    ravi = asks(market)
    (row,) = [row for row in rows_to(market, sita) if row.purpose == "lead"]
    market.write(lambda db: enquiries.close(db, posted(market, ravi).id, "closed", market.clock.now()))
    sita.presses_template(f"{row.twin_words['4']}.all")
    (one,) = market.look(lambda db: matches.matches_of(db, posted(market, ravi).id))
    assert one.status == "asked"
    sita.presses_template(f"{row.twin_words['4']}.nonsense")
    assert one.status == "asked"


# ── all templates pending ─────────────────────────────────────────────────────────────────────────────────────────


def test_with_all_templates_pending_every_lead_ends_in_a_message_or_a_call(market: Market) -> None:
    silent = [market.seller(["turmeric"], SAGAR, channel="whatsapp", name=f"W{number}") for number in range(6)]
    market.later(hours=48)
    for number in range(6):
        market.seller(["turmeric"], SAGAR, name=f"T{number}")
    asks(market)
    for _ in range(6):
        market.later(hours=2)

    def unheard(db: Any) -> list[int]:
        reached = sa.select(outbox.c.person_id).where(outbox.c.purpose == "lead", outbox.c.sent_at.is_not(None))
        rung = sa.select(calls.c.cause)
        asked = db.execute(
            sa.select(match_rows.c.id, profiles.c.person_id)
            .join(profiles, profiles.c.id == match_rows.c.profile_id)
            .where(match_rows.c.status == "asked")
        ).all()
        said, called = set(db.scalars(reached)), set(db.scalars(rung))
        return [one.id for one in asked if one.person_id not in said and f"lead:{one.id}" not in called]

    assert market.look(unheard) == []
    rows = market.look(lambda db: phone_calls.open_of(db, [SAGAR]))
    assert {row.person_id for row in rows} >= {chat.person_id for chat in silent}


def test_a_yes_by_telephone_reaches_the_buyer_and_can_be_taken_back(market: Market) -> None:
    market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita")
    market.later(hours=48)
    ravi, meena = asks(market), market.officer()
    meena.says("calls")
    meena.says("1")
    meena.presses("Yes")
    assert "Sita" in ravi.last
    assert say("hi", "Yes, introduce us") in ravi.shown[-1].labels
    meena.says("undo")
    (one,) = market.look(lambda db: matches.matches_of(db, posted(market, ravi).id))
    assert one.status == "asked"
    ravi.presses("Yes, introduce us")
    assert not market.look(lambda db: matches.matches_of(db, posted(market, ravi).id, ("accepted",)))


def test_a_no_by_telephone_is_the_sellers_answer(market: Market) -> None:
    market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita")
    market.later(hours=48)
    ravi, meena = asks(market), market.officer()
    meena.says("calls")
    meena.says("1")
    meena.presses("No")
    (one,) = market.look(lambda db: matches.matches_of(db, posted(market, ravi).id))
    assert one.status == "not_now"


def test_nobody_is_rung_only_to_hear_that_an_enquiry_is_over(market: Market) -> None:
    market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita")
    market.later(hours=48)
    ravi = asks(market)
    assert len(market.look(lambda db: phone_calls.open_of(db, [SAGAR]))) == 1
    ravi.says("meri enquiry")
    ravi.presses(1)
    ravi.presses("Close it")
    ravi.presses("Not needed now")
    assert market.look(lambda db: phone_calls.open_of(db, [SAGAR])) == []


# ── waves, and what then ──────────────────────────────────────────────────────────────────────────────────────────


def test_an_enquiry_at_ten_with_all_silent_has_three_waves_and_an_office_row_by_six(at_ten: Market) -> None:
    _, enquiry = silent_enquiry(at_ten, 18)
    for _ in range(8):
        at_ten.later(hours=1)
    waves_asked = {one.wave for one in at_ten.look(lambda db: matches.matches_of(db, enquiry.id)) if one.wave}
    assert {1, 2, 3} <= waves_asked
    (row,) = office_rows(at_ten)
    assert (row.about, row.reason) == (f"enquiry:{enquiry.id}", "no_yes")
    assert row.created_at <= TEN + timedelta(hours=8)


def test_one_yes_keeps_an_enquiry_from_the_office(at_ten: Market) -> None:
    _, enquiry = silent_enquiry(at_ten, 18)
    one = at_ten.look(lambda db: matches.matches_of(db, enquiry.id, ("asked",)))[0]
    at_ten.write(lambda db: matches.answer(db, one.id, "yes", at_ten.clock.now()))
    for _ in range(8):
        at_ten.later(hours=1)
    assert office_rows(at_ten) == []


def test_the_buyer_lets_the_office_ring(at_ten: Market) -> None:
    buyer, enquiry = silent_enquiry(at_ten, 2)
    at_ten.later(hours=4)
    buyer.presses("Office calls")
    rows = at_ten.look(lambda db: phone_calls.open_of(db, [SAGAR]))
    assert {row.cause for row in rows} == {
        f"lead:{one.id}" for one in at_ten.look(lambda db: matches.matches_of(db, enquiry.id))
    }
    assert at_ten.look(lambda db: enquiries.get(db, enquiry.id)).choose_at is None


def test_the_buyer_asks_farther_away(at_ten: Market) -> None:
    buyer, enquiry = silent_enquiry(at_ten, 1)
    far = at_ten.seller(["turmeric"], 482, name="Far", language="mr")
    at_ten.write(lambda db: db.execute(match_rows.delete().where(match_rows.c.status == "shown")))
    at_ten.later(hours=4)
    buyer.presses("Ask farther away")
    asked = at_ten.look(lambda db: matches.matches_of(db, enquiry.id, ("asked",)))
    assert "Far" in {one.seller_name for one in asked}
    assert "Ravi" in far.all


def test_where_nobody_is_farther_away_the_office_rings(at_ten: Market) -> None:
    buyer, _ = silent_enquiry(at_ten, 1)
    at_ten.later(hours=4)
    buyer.presses("Ask farther away")
    assert len(at_ten.look(lambda db: phone_calls.open_of(db, [SAGAR]))) == 1


def test_the_buyer_waits_and_nobody_is_rung(at_ten: Market) -> None:
    buyer, _ = silent_enquiry(at_ten, 2)
    at_ten.later(hours=4)
    buyer.presses("I wait")
    at_ten.later(hours=36)
    assert at_ten.look(lambda db: phone_calls.open_of(db, [SAGAR])) == []


def test_who_has_not_chosen_by_the_end_of_the_next_working_day_gets_the_offices_calls(at_ten: Market) -> None:
    buyer, enquiry = silent_enquiry(at_ten, 2)
    at_ten.later(hours=4)
    assert at_ten.look(lambda db: enquiries.get(db, enquiry.id)).choose_at == datetime(2026, 11, 26, 12, 30, tzinfo=UTC)
    at_ten.later(hours=26)
    assert at_ten.look(lambda db: phone_calls.open_of(db, [SAGAR])) == [], "the day is not over"
    at_ten.later(hours=3)
    assert len(at_ten.look(lambda db: phone_calls.open_of(db, [SAGAR]))) == 2
    assert say("hi", "Office calls") not in buyer.shown[-1].labels
    at_ten.later(hours=24)
    assert len(at_ten.look(lambda db: phone_calls.open_of(db, [SAGAR]))) == 2


def test_a_saturday_leaves_time_until_monday_evening(at_ten: Market) -> None:
    at_ten.later(hours=3 * 24)
    _, enquiry = silent_enquiry(at_ten, 1)
    at_ten.later(hours=4)
    chosen_by = at_ten.look(lambda db: enquiries.get(db, enquiry.id)).choose_at
    assert chosen_by == datetime(2026, 11, 30, 12, 30, tzinfo=UTC)
    assert waves.SILENT_WAVES == 3
    assert stuck.RUNG == waves.WAVE
