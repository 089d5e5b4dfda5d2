"""A poster's link on a telephone from which somebody sells already: the same one goes on, somebody else joins beside."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa

from handlers.language import say
from storage import links, people
from storage.tables import profiles
from tests.market import Market, markets


@pytest.fixture
def market(any_store_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(any_store_url, tmp_path)


def live(market: Market) -> list[str]:
    asked = sa.select(profiles.c.name).where(profiles.c.status == "live").order_by(profiles.c.id)
    return market.look(lambda db: list(db.scalars(asked)))


def poster(market: Market) -> None:
    now = market.clock.now()
    market.write(lambda db: links.add_link(db, "haatposter", now, district_lgd=425, language="hi", role="seller"))


@pytest.mark.parametrize("channel", ["telegram", "whatsapp"])
def test_somebody_else_of_the_house_sells_in_six_messages(market: Market, channel: str) -> None:
    poster(market)
    phone = market.seller(["turmeric"], channel=channel, name="मीना")
    before = phone.messages
    phone.poster("haatposter")
    assert phone.last.endswith(say("hi", "Somebody sells from this phone already.\nWho has come now?"))
    phone.presses("Somebody else")
    phone.presses("Yes, send them")
    phone.says("पत्थर की मूर्ति")
    phone.presses("Yes, right")
    phone.says("रमा कला")
    assert live(market) == ["मीना", "रमा कला"]
    assert phone.messages - before == 6
    assert phone.lines[-2].startswith(say("hi", "For {name}:", name="रमा कला")) or "रमा कला" in phone.all


def test_nobody_takes_a_name_that_somebody_has_there(market: Market) -> None:
    poster(market)
    phone = market.seller(["turmeric"], channel="whatsapp", name="मीना")
    phone.poster("haatposter")
    phone.presses("Somebody else")
    phone.presses("Yes, send them")
    phone.says("पत्थर की मूर्ति")
    phone.presses("Yes, right")
    phone.says("मीना")
    assert live(market) == ["मीना"]
    assert say("hi", "Somebody here has that name already. Please write it with the surname.") in phone.all
    phone.says("मीना साहू")
    assert live(market) == ["मीना", "मीना साहू"]


def test_the_one_who_is_known_gets_the_menu(market: Market) -> None:
    poster(market)
    phone = market.seller(["turmeric"], channel="whatsapp", name="मीना")
    phone.poster("haatposter")
    phone.presses(1)
    assert phone.last == say("hi", "What would you like to do?")
    assert live(market) == ["मीना"]


def test_a_first_one_who_is_in_the_middle_loses_nothing(market: Market) -> None:
    poster(market)
    phone = market.stranger("whatsapp", "Meena")
    phone.poster("haatposter")
    phone.presses("Yes, send them")
    phone.says("हल्दी")
    phone.poster("haatposter")
    phone.presses("I go on")
    assert phone.last.startswith(say("hi", "You sell: {goods}.\nIs that right?", goods="हल्दी").split("\n")[0])
    phone.presses("Yes, right")
    phone.presses(1)
    assert live(market) == ["Meena"]


def test_who_joined_beside_can_take_it_back(market: Market) -> None:
    poster(market)
    phone = market.seller(["turmeric"], channel="telegram", name="मीना")
    phone.poster("haatposter")
    phone.presses("Somebody else")
    phone.says("undo")
    address = market.look(lambda db: people.address_called(db, "telegram", [phone.address]))
    assert address is not None
    assert not address.shared
