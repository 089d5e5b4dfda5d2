"""Whole trips of shared telephones, helpers, slips and two apps, over HTTP at both providers, on both stores."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from handlers.language import say
from storage import codes, people, profiles, tables
from storage.database import Store
from tests.trips.test_trips import Phone, buyer_on_telegram, rows, seller_on_whatsapp
from tests.trips.town import Town

CODE = "C2D3F4H6J7"


@pytest.fixture
def town(any_store_url: str, tmp_path: Path) -> Iterator[Town]:
    with Town(any_store_url, tmp_path) as town:
        yield town


def listed(town: Town, name: str, goods: str, concept: str) -> None:
    """A seller of the office's list with a slip."""
    now = town.clock.now()
    store = Store(town.store_url)
    with store.write() as db:
        person_id = people.add_person(db, now, name=name, district_lgd=425)
        profile_id = profiles.keep_profile(
            db, person_id, "seller", now, name=name, district_lgd=425, state="Madhya Pradesh", products_text=goods,
            status="invited", external_ref="S1",
        )  # fmt: skip
        profiles.tag_products(db, profile_id, {concept: "said"}, state="Madhya Pradesh", district_lgd=425)
        codes.add(db, CODE, "slip", person_id, now)
    store.close()


def asks_for_turmeric(town: Town) -> Phone:
    ravi = buyer_on_telegram(town)
    ravi.says("मला २०० किलो हळद हवी, सागरला पाठवा")
    ravi.presses("Yes, ask them")
    return ravi


def test_a_helper_on_whatsapp_brings_a_seller_whose_lead_comes_under_her_name(town: Town) -> None:
    sunita = seller_on_whatsapp(town, goods="चमड़े के बैग", name="सुनीता")
    before = sunita.messages
    sunita.says("मीना के लिए")
    sunita.presses("Yes, they may")
    sunita.presses("Yes, send them")
    sunita.says("हल्दी")
    sunita.presses("Yes, right")
    assert sunita.messages - before <= 10
    ravi = asks_for_turmeric(town)
    assert sunita.last.startswith(say("hi", "For {name}:", name="मीना"))
    sunita.presses("Yes, all")
    sunita.presses("This number")
    assert "मीना" in ravi.all
    given = rows(town, tables.consents)
    helper = next(one for one in given if one.purpose.startswith("helper:"))
    assert helper.purpose == f"helper:{helper.helper_id}"
    assert helper.inbox_id is not None
    done = [one for one in rows(town, tables.audit) if one.person_id == helper.person_id]
    assert {one.helper_id for one in done} == {helper.helper_id}
    assert "answer_lead" in {one.deed for one in done}


def test_two_on_one_telephone_answer_in_turns(town: Town) -> None:
    sita = seller_on_whatsapp(town)
    sita.says("main rama bol rahi hun")
    sita.person.presses(say("hi", "Yes, add {name}", name="Rama"))
    town.quiet()
    ravi = asks_for_turmeric(town)
    sita.says("haan")
    assert sita.last == say("hi", "Who is speaking now?")
    sita.person.presses("सीता भंडार")
    town.quiet()
    sita.presses("Only through Haat")
    assert "सीता भंडार" in ravi.all
    assert [one.state for one in rows(town, tables.inbox) if one.state == "held"] == []


def test_a_slip_is_live_in_three_messages_and_used_once(town: Town) -> None:
    listed(town, "राजू", "हल्दी", "turmeric")
    raju = Phone(town, town.twilio.person("Raju"), "hi")
    raju.says(f"HAAT {CODE}")
    raju.presses("Yes, that is me")
    raju.presses("Yes, send them")
    assert raju.messages == 3
    cheat = Phone(town, town.telegram.user("Cheat", language_code="hi", started=True), "hi")
    cheat.says(CODE)
    assert "राजू" not in cheat.all
    asks_for_turmeric(town)
    assert "हल्दी" in raju.last
    used = town.look(lambda db: db.execute(sa.select(tables.codes)).one())
    assert (used.came_to, used.used_at is not None) == ("yes", True)


def test_two_apps_of_one_person_and_the_lead_at_the_one_used_last(town: Town) -> None:
    sita = seller_on_whatsapp(town)
    sita.says("telegram jodo")
    code = re.findall(r"[A-Z]\d[A-Z]\d[A-Z]-\d[A-Z]\d[A-Z]\d", sita.all)[-1]
    other = Phone(town, town.telegram.user("Sita", language_code="hi", started=True), "hi")
    other.says(code)
    other.presses("Yes")
    ravi = asks_for_turmeric(town)
    assert "200" in other.last
    assert "Ravi" in other.last
    other.presses("Not now")
    assert "Ravi" not in sita.all
    joined: list[Any] = [one for one in rows(town, tables.audit) if one.deed == "link_channel"]
    assert len(joined) == 1
    assert ravi.messages == 2
