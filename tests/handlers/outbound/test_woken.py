"""What Haat begins by itself reaches WhatsApp outside the 24 hours as one template, whose button shows the whole of it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from handlers.language import say
from storage import phone_calls
from storage.tables import outbox, templates
from tests.chat import Chat
from tests.market import OUR_NAMES, Market, markets

SAGAR = 425


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def approved(market: Market, *names: str, language: str = "hi") -> None:
    """Templates that WhatsApp has approved."""
    now = market.clock.now()
    rows = [
        {"name": name, "language": language, "sender": OUR_NAMES["whatsapp"], "content_sid": f"HX{name}",
         "status": "approved", "checked_at": now}
        for name in names
    ]  # fmt: skip
    market.write(lambda db: db.execute(templates.insert(), rows))


def rows_to(market: Market, chat: Chat) -> list[Any]:
    query = sa.select(outbox).where(outbox.c.person_id == chat.person_id).order_by(outbox.c.id)
    return market.look(lambda db: list(db.execute(query)))


def silent_seller(market: Market) -> Chat:
    """A seller on WhatsApp who wrote last two days ago."""
    sita = market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita")
    market.later(hours=48)
    return sita


def asks(market: Market) -> Chat:
    ravi = market.buyer(SAGAR, name="Ravi")
    ravi.says("50 किलो हल्दी चाहिए")
    ravi.presses("Yes, ask them")
    return ravi


def test_a_lead_after_the_window_goes_out_as_its_template_and_is_answered_with_two_taps(market: Market) -> None:
    approved(market, "enquiry")
    sita = silent_seller(market)
    ravi = asks(market)
    (row,) = [row for row in rows_to(market, sita) if row.purpose == "lead"]
    assert (row.state, row.form, row.twin) == ("sent", "template", "enquiry")
    assert "हल्दी" in row.twin_words["3"]
    assert not market.look(lambda db: phone_calls.open_of(db, [SAGAR]))
    sita.presses_template(row.twin_words["4"])
    assert "50" in sita.last
    sita.presses("Yes, all")
    sita.presses("Only through Haat")
    assert "Sita" in ravi.last


def test_without_an_approved_template_the_office_rings_once(market: Market) -> None:
    sita = silent_seller(market)
    asks(market)
    (call,) = market.look(lambda db: phone_calls.open_of(db, [SAGAR]))
    assert call.person_id == sita.person_id
    assert "हल्दी" in call.words


def test_inside_the_window_the_words_themselves_are_sent(market: Market) -> None:
    approved(market, "enquiry")
    sita = market.seller(["turmeric"], SAGAR, channel="whatsapp", name="Sita")
    asks(market)
    (row,) = [row for row in rows_to(market, sita) if row.purpose == "lead"]
    assert (row.state, row.form) == ("sent", "free")
    assert say("hi", "Yes, all") in "\n".join(sita.shown[-1].labels)


def test_the_button_of_somebody_elses_template_shows_nothing(market: Market) -> None:
    approved(market, "enquiry")
    sita = silent_seller(market)
    asks(market)
    (row,) = [row for row in rows_to(market, sita) if row.purpose == "lead"]
    other = market.seller(["pickle"], SAGAR, channel="whatsapp", name="Gita")
    other.presses_template(row.twin_words["4"])
    assert say("hi", "That button is old.") in other.all
    assert "हल्दी" not in other.all
