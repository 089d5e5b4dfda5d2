"""Off a shared telephone by one's own word; a helper lets somebody go; nobody takes another one off."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from handlers.language import say
from handlers.person import household
from storage import people, sharing
from storage.sharing import Here
from storage.tables import audit, hand_offs
from tests.chat import Chat
from tests.handlers.person.test_helping import signs_up
from tests.market import Market

OFF = "Yes, take me off"


def brothers(market: Market) -> Chat:
    """Ramesh's telephone, from which Suresh speaks too, who spoke last."""
    phone = market.seller(["turmeric"], channel="whatsapp", name="Ramesh")
    phone.says("main suresh bol raha hun")
    phone.presses(1)
    return phone


def named_here(market: Market, phone: Chat) -> list[str | None]:
    found = market.look(lambda db: people.address_called(db, phone.channel.name, [phone.address]))
    assert found is not None
    return [one.name for one in market.look(lambda db: sharing.people_of(db, found.id))]


@pytest.mark.parametrize("words", ["hatao mujhe is phone se", "mera naam is phone se hata do", "मला या फोनवरून काढा"])
def test_the_second_one_of_a_telephone_goes_by_one_word_and_the_first_stays(market: Market, words: str) -> None:
    market.officer()
    phone = brothers(market)
    phone.says(words)
    phone.presses(OFF)
    assert say("hi", "Done: {name} is off this phone.", name="Suresh") in phone.all
    assert named_here(market, phone) == []
    assert market.look(lambda db: people.address_called(db, "whatsapp", [phone.address])).shared is False  # type: ignore[union-attr]
    assert market.look(lambda db: db.scalar(sa.select(hand_offs.c.reason))) == "left_phone"
    assert "leave_phone" in market.look(lambda db: list(db.scalars(sa.select(audit.c.deed))))
    before = len(phone.shown)
    phone.says("मेरी प्रोफाइल")
    told = "\n".join(line for one in phone.shown[before:] for line in one.as_lines)
    assert "हल्दी" in told, "Ramesh speaks alone now"
    assert "Suresh" not in told


def test_who_says_no_stays(market: Market) -> None:
    phone = brothers(market)
    phone.says("hatao mujhe is phone se")
    phone.presses("Leave it")
    assert set(named_here(market, phone)) == {"Ramesh", "Suresh"}


def test_nobody_takes_another_one_of_the_house_off(market: Market) -> None:
    phone = brothers(market)
    phone.says("ramesh ko hatao")
    assert "Ramesh" in phone.last
    assert say("hi", OFF) not in phone.shown[-1].labels
    assert set(named_here(market, phone)) == {"Ramesh", "Suresh"}


@pytest.mark.parametrize(
    ("name", "words"),
    [("सुरेखा", "सुरेखाला काढून टाका"), ("सुरेखा", "सुरेखा को हटा दो"), ("सुरेखा", "surekha la kadha"),
     ("हीरा", "हीरा को हटा दो"), ("हीरा", "heera ko hata do"), ("हीरा", "हीराला काढून टाका")],
)  # fmt: skip
def test_a_helper_lets_somebody_go_and_no_goods_are_meant(market: Market, name: str, words: str) -> None:
    market.officer()
    kavita = market.seller(["papad"], channel="whatsapp", name="कविता")
    signs_up(kavita, name, "अचार")
    signs_up(kavita, "लता", "हल्दी")
    kavita.says(words)
    kavita.presses("Yes, end it")
    assert named_here(market, kavita) == ["कविता", "लता"]
    assert say("hi", "Done: you act for {name} no more.", name=name) in kavita.all
    assert market.look(lambda db: db.scalar(sa.select(hand_offs.c.reason))) == "let_go"


@pytest.mark.parametrize("words", ["haldi hata do", "rate hatao", "मेरी फोटो हटाओ"])
def test_goods_and_rates_are_nobody(market: Market, words: str) -> None:
    phone = brothers(market)
    phone.says(words)
    assert say("hi", OFF) not in phone.shown[-1].labels
    assert set(named_here(market, phone)) == {"Ramesh", "Suresh"}


@pytest.mark.parametrize(
    ("said", "name"),
    [("लता", "लताबाई"), ("lata tai", "लता"), ("लताताई", "लता बाई"), ("लताबाई", "सुनीता गायकवाड"), ("rita", "Rita Bai"),
     ("सुनीता पाटील", "सुनीता गायकवाड")],
)  # fmt: skip
def test_respect_behind_a_first_name_makes_nobody_else(said: str, name: str) -> None:
    found = household.called_with_respect(said, [Here(1, name, None), Here(2, "मंगल काळे", None)])
    assert (found.name if found else None) == (None if name == "सुनीता गायकवाड" else name)


def test_whoever_is_acted_for_is_not_taken_for_another_of_a_like_name() -> None:
    assert household.called("Sunita Devi", [Here(1, "Sunita", None)]) is None
