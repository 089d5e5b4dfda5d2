"""Two digests a day: who chose them hears of what waits at fixed hours, of fraud at once, and others as before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa

from handlers.language import say
from handlers.office import office_digest
from storage import people, staff
from storage.tables import officers, outbox
from tests.chat import Chat
from tests.market import Market, markets

SAGAR = 425
HEADING = say("hi", "The office's work now:\n{lines}", lines="").strip()
WAITS = "Waiting people: {count}"


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path / "haat")


def digests(chat: Chat) -> int:
    return sum(HEADING in one.text for one in chat.shown)


def chooses(meena: Chat, label: str) -> None:
    meena.says("digest")
    meena.presses(label)


def passes(market: Market, **parts: float) -> None:
    """Time goes on to a tick."""
    market.later(**parts)


def test_by_choice_a_question_waits_for_the_digest_with_one_button_to_the_desk(market: Market) -> None:
    meena, ravi = market.officer(name="Meena"), market.officer(name="Ravi")
    chooses(meena, "Two digests a day")
    market.buyer(SAGAR, name="Asha").says("person")
    assert "Asha" not in meena.all, "she hears of it later"
    assert "Asha" in ravi.all, "he chose nothing and hears at once"
    passes(market, hours=4, minutes=29)
    assert digests(meena) == 0
    passes(market, minutes=1)
    assert digests(meena) == 1, "at 16:30 of this Wednesday"
    assert say("hi", WAITS, count=1) in meena.last
    assert meena.shown[-1].labels == [say("hi", "Open the desk")]
    assert digests(ravi) == 0
    meena.presses("Open the desk")
    assert say("hi", "Office work: what first?") in meena.last
    meena.presses(say("hi", WAITS, count=1))
    assert "Asha" in meena.all


def test_each_digest_comes_once_and_an_empty_one_not_at_all(market: Market) -> None:
    meena = market.officer(name="Meena")
    chooses(meena, "Two digests a day")
    passes(market, hours=5)
    assert digests(meena) == 0, "nothing waits"
    market.buyer(SAGAR, name="Asha").says("person")
    passes(market, minutes=5)
    assert digests(meena) == 0, "the one of 16:30 has been"
    passes(market, hours=17, minutes=30)
    assert digests(meena) == 1, "10:30 of the next day"
    passes(market, minutes=10)
    assert digests(meena) == 1


def test_the_first_digest_is_one_that_is_still_to_come(market: Market) -> None:
    meena = market.officer(name="Meena")
    market.buyer(SAGAR, name="Asha").says("person")
    chooses(meena, "Two digests a day")
    passes(market, minutes=1)
    assert digests(meena) == 0, "at noon the one of 10:30 is past"


def test_fraud_comes_at_once(market: Market) -> None:
    meena = market.officer(name="Meena")
    chooses(meena, "Two digests a day")
    sita, ravi = market.seller(name="Sita"), market.buyer(name="Ravi")
    ravi.says("500 किलो हल्दी चाहिए")
    ravi.presses("Yes, ask them")
    sita.presses("This much …")
    for words in ("50", "Only through Haat"):
        sita.says(words)
    ravi.presses("Yes, introduce us")
    ravi.presses("Only through Haat")
    sita.presses("Report")
    sita.presses("Money, QR or OTP")
    assert "Sita ने Ravi की शिकायत की" in meena.last


def test_the_desk_shows_the_choice_and_at_once_brings_it_back(market: Market) -> None:
    meena = market.officer(name="Meena")
    chooses(meena, "Two digests a day")
    assert market.look(lambda db: db.scalar(sa.select(officers.c.digests))) is True
    chooses(meena, "At once")
    market.buyer(SAGAR, name="Asha").says("person")
    assert "Asha" in meena.all


def test_a_choice_is_taken_back(market: Market) -> None:
    meena = market.officer(name="Meena")
    chooses(meena, "Two digests a day")
    meena.says("undo")
    assert market.look(lambda db: db.scalar(sa.select(officers.c.digests))) is False


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        ("2026-11-25T04:59", None),
        ("2026-11-25T05:00", "2026-11-25T05:00"),
        ("2026-11-25T10:59", "2026-11-25T05:00"),
        ("2026-11-25T11:00", "2026-11-25T11:00"),
        ("2026-11-29T11:30", None),
    ],
)
def test_the_hours_are_those_of_the_zone_and_not_on_sundays(market: Market, moment: str, due: str | None) -> None:
    world = replace(market.app.world, now=datetime.fromisoformat(moment).replace(tzinfo=UTC))
    found = office_digest.slot(world)
    assert (found.astimezone(UTC).isoformat()[:16] if found else None) == due


def test_of_two_processes_one_begins_the_digest(market: Market) -> None:
    meena = market.officer(name="Meena")
    mine = market.look(lambda db: staff.officer_of(db, meena.person_id))
    assert mine is not None
    now = market.clock.now()
    market.write(lambda db: staff.set_digests(db, mine.id, True, now - timedelta(days=1)))
    assert market.write(lambda db: staff.begin_digest(db, mine.id, now, now))
    assert not market.write(lambda db: staff.begin_digest(db, mine.id, now, now))


def test_outside_the_window_the_digest_goes_as_its_template_and_the_button_shows_what_waits(market: Market) -> None:
    meena = market.officer(name="Meena", channel="whatsapp")
    chooses(meena, "Two digests a day")
    passes(market, hours=25)
    market.buyer(SAGAR, name="Asha").says("person")
    passes(market, hours=4)
    assert digests(meena) == 0, "no free words leave now"
    row = market.look(lambda db: db.execute(sa.select(outbox).where(outbox.c.twin == "office_work")).one())
    meena.presses_template(row.twin_words["2"])
    assert digests(meena) == 1
    assert say("hi", WAITS, count=1) in meena.last


@pytest.mark.parametrize(
    "words",
    ["din bhar message mat bhejo, subah sham bata dena", "sarkhe message naka pathvu, sakal sandhyakal sanga",
     "stop pinging me all day, morning and evening is enough", "दिवसातून दोनदाच सांगा मला"],
)  # fmt: skip
def test_who_wants_news_twice_a_day_in_own_words_stops_nothing_else(market: Market, words: str) -> None:
    meena = market.officer(name="Meena")
    meena.says(words)
    assert market.look(lambda db: db.scalar(sa.select(officers.c.digests))) is True
    address = market.look(lambda db: people.address_called(db, meena.channel.name, [meena.address]))
    assert address is not None
    assert address.stopped_at is None
    meena.says("digest")
    meena.says("har baar turant batao")
    assert market.look(lambda db: db.scalar(sa.select(officers.c.digests))) is False


@pytest.mark.parametrize("words", ["turant bhejo naye card", "नवीन कार्ड लगेच पाठवा", "send new cards at once"])
def test_new_cards_at_once_is_how_news_shall_come_and_no_scam(market: Market, words: str) -> None:
    meena = market.officer(name="Meena")
    chooses(meena, "Two digests a day")
    meena.says(words)
    assert market.look(lambda db: db.scalar(sa.select(officers.c.digests))) is False


def test_a_bare_stop_of_an_officer_is_a_stop(market: Market) -> None:
    meena = market.officer(name="Meena")
    meena.says("stop")
    address = market.look(lambda db: people.address_called(db, meena.channel.name, [meena.address]))
    assert address is not None
    assert address.stopped_at is not None
