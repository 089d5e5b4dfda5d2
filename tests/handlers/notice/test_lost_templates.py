"""A template that WhatsApp takes back after the approval: who gets the notice all the same, who waits, who hears why not."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from handlers.notice import broadcasts, lost_templates, reports, sending
from handlers.notice.schedules import Schedule
from storage import broadcasts as store
from storage import people, templates
from storage.staff import Officer
from tests.chat import Chat
from tests.handlers.notice.test_broadcasts import TEXTS, agrees, approved, do, draft, market, notice, officer, one, rows
from tests.market import Market

__all__ = ["market"]
SID = "HX1"


@pytest.fixture
def meena(market: Market) -> Chat:
    """Who writes."""
    return market.officer(name="Meena", language="en")


@pytest.fixture
def office(market: Market, meena: Chat) -> tuple[Officer, Officer]:
    """Two officers of Sagar."""
    return officer(market, meena), officer(market, market.officer(name="Suresh"))


def has_template(market: Market) -> None:
    """WhatsApp has approved the notice's template in Hindi."""
    now = market.clock.now()
    market.write(lambda db: templates.keep(db, "notice", "hi", market.whatsapp.sender, now, content_sid=SID, status="approved",
                                           words="w", category="MARKETING"))  # fmt: skip


def wrote_yesterday(market: Market, chat: Chat) -> Chat:
    """Their 24 hours are over."""

    def change(db: Any) -> None:
        found = people.address_called(db, chat.channel.name, [chat.address])
        assert found is not None
        people.change_address(db, found.id, last_inbound_at=market.clock.now() - timedelta(hours=25))

    market.write(change)
    return chat


def said_by_whatsapp(market: Market, status: str, reason: str = "") -> str | None:
    """WhatsApp was asked, and said this."""
    return do(market, lost_templates.note, SID, status, reason=reason)


def under_way(market: Market, office: tuple[Officer, Officer], **words: Any) -> tuple[int, Chat, Chat, Chat]:
    """A notice to three who agreed: on Telegram, inside WhatsApp's 24 hours, and outside them."""
    has_template(market)
    sita = agrees(market, market.seller(name="Sita"))
    radha = agrees(market, market.seller(name="Radha", channel="whatsapp"))
    old = wrote_yesterday(market, agrees(market, market.seller(name="Old", channel="whatsapp")))
    number = draft(market, office[0], notice(market), **words)
    approved(market, *office, number)
    return number, sita, radha, old


def heard(chat: Chat, words: str) -> int:
    """How many of the messages that a person was shown hold these words."""
    return sum(words in message.text for message in chat.shown)


def test_what_is_refused_reaches_telegram_and_open_windows_and_the_rest_is_skipped_with_the_reason(
    market: Market, office: tuple[Officer, Officer], meena: Chat
) -> None:
    number, sita, radha, old = under_way(market, office)
    assert said_by_whatsapp(market, "rejected", "TAG_CONTENT_MISMATCH") == "approved"
    for _ in range(4):
        market.later(seconds=1)
    assert TEXTS["hi"] in sita.last
    assert TEXTS["hi"] in radha.last
    assert old.shown == []
    assert one(market, number).status == "finished"
    found = market.look(lambda db: reports.result(db, one(market, number)))
    assert (found.sent, found.reasons, found.waiting) == (2, {"no_template": 1}, 0)
    assert heard(meena, "WhatsApp took the template back") == 1


def test_rows_already_written_end_with_the_reason_and_can_go_to_telegram(
    market: Market, office: tuple[Officer, Officer], meena: Chat
) -> None:
    number, _, _, old = under_way(market, office)
    run = do(market, sending.begin, number)
    do(market, sending.fill, run)
    assert [row.state for row in rows(market)] == ["ready"] * 3
    said_by_whatsapp(market, "disabled")
    for _ in range(4):
        market.later(seconds=1)
    skipped = [row for row in rows(market) if row.state == "skipped"]
    assert [(row.person_id, row.reason) for row in skipped] == [(old.person_id, "WhatsApp took its template back")]
    told = market.look(lambda db: "\n".join(reports.result_lines(db, market.app.world, one(market, number), "en")))
    assert "WhatsApp took its template back" in told
    assert "forward the text" in told
    assert one(market, number).status == "finished"


def test_a_paused_template_keeps_them_waiting_and_they_get_it_when_it_is_approved_again(
    market: Market, office: tuple[Officer, Officer], meena: Chat
) -> None:
    number, sita, _, old = under_way(market, office)
    said_by_whatsapp(market, "paused")
    for _ in range(4):
        market.later(seconds=1)
    assert TEXTS["hi"] in sita.last
    waiting = [row for row in rows(market) if row.person_id == old.person_id]
    assert [(row.state, row.reason) for row in waiting] == [
        ("held", "WhatsApp has paused its template; it goes on by itself")
    ]
    assert one(market, number).status == "approved", "it is not over"
    assert heard(meena, "WhatsApp has paused the template") == 1
    assert said_by_whatsapp(market, "approved") == "paused"
    market.later(hours=1)
    market.later(seconds=1)
    market.later(seconds=1)
    assert len(old.shown) == 1, "by the template, once"
    assert one(market, number).status == "finished"


def test_a_pause_that_ends_in_a_refusal_is_told_as_one_and_ends_the_waiting(
    market: Market, office: tuple[Officer, Officer], meena: Chat
) -> None:
    _, _, _, old = under_way(market, office)
    said_by_whatsapp(market, "paused")
    for _ in range(3):
        market.later(seconds=1)
    assert said_by_whatsapp(market, "paused") is None, "said again, it is no news"
    said_by_whatsapp(market, "disabled")
    market.later(hours=1)
    market.later(seconds=1)
    market.later(seconds=1)
    assert [row.state for row in rows(market) if row.person_id == old.person_id] == ["skipped"]
    assert heard(meena, "WhatsApp has paused the template") == 1
    assert heard(meena, "WhatsApp took the template back") == 1


def test_what_stays_paused_until_the_notice_is_stale_ends_as_too_late(
    market: Market, office: tuple[Officer, Officer]
) -> None:
    number, _, _, old = under_way(market, office)
    said_by_whatsapp(market, "paused")
    for _ in range(3):
        market.later(seconds=1)
    market.later(days=3, hours=1)
    market.later(seconds=1)
    market.later(seconds=1)
    assert [(row.state, row.reason) for row in rows(market) if row.person_id == old.person_id] == [
        ("skipped", "too late")
    ]
    assert one(market, number).status == "finished"


def test_before_a_scheduled_run_the_officer_is_told_at_once_and_only_once(
    market: Market, office: tuple[Officer, Officer], meena: Chat
) -> None:
    when = (market.clock.now() + timedelta(days=1)).astimezone(market.app.world.zone).strftime("%Y-%m-%dT%H:%M")
    number, *_ = under_way(market, office, schedule=Schedule("once", (when,)))
    said_by_whatsapp(market, "rejected")
    said_by_whatsapp(market, "rejected")
    market.later(seconds=1)
    market.later(seconds=1)
    assert heard(meena, "WhatsApp took the template back") == 1
    assert one(market, number).status == "approved"
    assert do(market, broadcasts.plan, one(market, number)).lacks_template == {"hi": 2}, "tomorrow both are outside"
    deeds = [line.deed for line in market.look(lambda db: store.history(db, number))]
    assert deeds.count("broadcast_template_gone") == 1


def test_whoever_has_no_broadcast_that_needs_it_is_not_told(
    market: Market, office: tuple[Officer, Officer], meena: Chat
) -> None:
    has_template(market)
    draft(market, office[0], notice(market))
    said_by_whatsapp(market, "rejected")
    market.later(seconds=1)
    assert meena.shown == []
