"""What was begun and left: one reminder the next morning, never a second one, and no reminder where nothing is owed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from tests.chat import Chat
from tests.market import Market, markets

SAGAR = 425
WHY = "One answer is still missing; then buyers can find you."


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path)


def at_name(market: Market, channel: str) -> Chat:
    """A new seller who has said yes and what she sells, and has not said her name."""
    kamla = market.stranger(channel, "Kamla")
    kamla.says("language english")
    kamla.presses("I want to sell")
    kamla.presses("Yes, send them")
    kamla.says("clay lamps")
    kamla.presses("Yes, right")
    kamla.presses("Sagar")
    assert kamla.last.startswith("What is your name")
    return kamla


def next_morning(market: Market, hour: int = 9) -> None:
    zone = market.app.settings.zone
    here = market.clock.now().astimezone(zone)
    then = datetime.combine(here.date() + timedelta(days=1), time(hour), zone)
    market.later(seconds=(then - here).total_seconds())


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
def test_who_left_joining_is_asked_once_more_and_no_third_time(market: Market, channel: str) -> None:
    kamla = at_name(market, channel)
    before = len(kamla.shown)
    next_morning(market)
    assert WHY in kamla.lines
    assert kamla.last.endswith("What is your name, or your shop's name?")
    assert len(kamla.shown) == before + 2
    told = len(kamla.shown)
    next_morning(market)
    assert len(kamla.shown) == told


def test_what_is_said_below_the_reminder_is_the_answer(market: Market) -> None:
    kamla = at_name(market, "telegram")
    next_morning(market)
    assert kamla.says("Kamla Diya").startswith("Done, Kamla Diya!")


def test_nobody_is_woken_at_night_or_on_the_same_day(market: Market) -> None:
    kamla = at_name(market, "telegram")
    market.later(hours=2)
    next_morning(market, 7)
    assert WHY not in kamla.lines
    market.later(hours=2)
    assert WHY in kamla.lines


def test_who_never_said_yes_is_left_alone(market: Market) -> None:
    kamla = market.stranger("telegram", "Kamla")
    kamla.says("language english")
    kamla.presses("I want to sell")
    next_morning(market)
    assert WHY not in kamla.lines


def test_who_stopped_is_left_alone(market: Market) -> None:
    kamla = at_name(market, "telegram")
    kamla.says("stop")
    next_morning(market)
    assert WHY not in kamla.lines


def test_who_finished_meanwhile_is_not_asked_again(market: Market) -> None:
    kamla = at_name(market, "telegram")
    kamla.presses(1)
    next_morning(market)
    assert WHY not in kamla.lines


def test_whose_voice_note_waits_to_be_heard_owes_nothing(market: Market) -> None:
    kamla = market.stranger("telegram", "Kamla")
    kamla.says("language english")
    kamla.presses("I want to sell")
    kamla.presses("Yes, send them")
    kamla.voice()
    kamla.presses("Sagar")
    kamla.presses(1)
    next_morning(market)
    assert WHY not in kamla.lines


def test_a_typed_voice_note_without_its_yes_is_read_back_once_more(market: Market) -> None:
    kamla, meena = market.stranger("telegram", "Kamla"), market.officer(SAGAR, language="en")
    kamla.says("language english")
    kamla.presses("I want to sell")
    kamla.presses("Yes, send them")
    kamla.voice()
    kamla.presses("Sagar")
    kamla.presses(1)
    meena.says("listening")
    meena.says("clay lamps")
    read_back = kamla.all.count("“clay lamps”")
    next_morning(market)
    assert kamla.all.count("“clay lamps”") == read_back + 1
    assert kamla.presses("Yes, right").startswith("Done, Kamla!")
    next_morning(market)
    assert kamla.all.count("“clay lamps”") == read_back + 1
