"""What `haat group` does beside making and showing one: moderators by name, several goods, members by week, the poster."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from pypdf import PdfReader

from bot.files.papers import read_paper
from bot.settings import load
from storage import groups, people
from storage.database import Store
from tests.bot.test_cli import Haat, anywhere, haat, listed

__all__ = ["anywhere", "haat"]
CREATE = "group create --name Masale --district 425 --product haldi --product mirchi --product papad"


def filled(*names: str) -> list[int]:
    """The store of these commands with members of these names in group 1; their numbers."""
    from bot.commands.command import now, ready_store

    store: Store = ready_store(load())
    try:
        with store.write() as db:
            found = []
            for name in names:
                person = people.add_person(db, now() - timedelta(days=10), name=name, language="hi")
                groups.join(db, 1, person, now() - timedelta(days=9), role="seller")
                found.append(person)
            return found
    finally:
        store.close()


def test_a_member_is_made_moderator_by_name_listed_and_taken_back(anywhere: Haat) -> None:
    assert anywhere(CREATE).code == 0
    gita, other, _ = filled("Gita", "Gita Devi", "Ravi")
    assert anywhere("group moderator add 1 --name gita").out == f"person {gita} moderates group 1\n"
    assert [row["name"] for row in listed(anywhere("group moderator list 1 --json"))] == ["Gita"]
    again = anywhere("group moderator add 1 --name gita")
    assert (again.code, "moderates it already" in again.err) == (1, True)
    several = anywhere("group moderator add 1 --name git")
    assert (several.code, "choose with --person" in several.err) == (1, True)
    assert anywhere(f"group moderator add 1 --person {other}").code == 0
    assert anywhere("group moderator remove 1 --name Gita").code == 0
    assert [row["id"] for row in listed(anywhere("group moderator list 1 --json"))] == [other]
    nobody = anywhere("group moderator remove 1 --name Ravi")
    assert (nobody.code, "called Ravi: nobody" in nobody.err) == (1, True)


def test_a_group_of_several_goods_shows_them_all(anywhere: Haat) -> None:
    assert anywhere(CREATE).code == 0
    shown = json.loads(anywhere("group show 1 --json").out)
    assert len(shown["product"].split(", ")) == 3
    assert shown["product"].startswith("turmeric")


def test_members_are_counted_week_by_week_by_role_and_language(anywhere: Haat) -> None:
    assert anywhere(CREATE).code == 0
    filled("Gita", "Ravi")
    now, week_ago = listed(anywhere("group stats 1 --weeks 2 --json"))
    assert (now["members"], now["joined"], now["left"]) == (2, 0, 0)
    assert (week_ago["members"], week_ago["joined"]) == (2, 2)
    rows = listed(anywhere("group stats 1 --weeks 3 --members --json"))
    assert [(row["role"], row["language"], row["members"]) for row in rows] == [("seller", "hi", 2)] * 2


def test_figures_and_list_are_readable_in_eighty_columns(anywhere: Haat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    assert anywhere(CREATE).code == 0
    filled("Gita", "Ravi")
    said = anywhere("group stats 1 --weeks 7").out
    assert "…" not in said
    assert max(map(len, said.splitlines())) <= 80
    for name in ("members", "introductions", "taken_off"):
        assert said.count(f" {name} ") == 2, "four weeks abreast, then three"
    row = listed(anywhere("group list --json"))[0]
    shown = anywhere("group list").out
    assert row["token"] in shown
    assert "telegram_state" in shown


@pytest.mark.parametrize("language", ["hi", "mr", "en"])
def test_the_poster_is_readable_and_its_codes_lead_into_the_group(
    anywhere: Haat, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("TWILIO_WHATSAPP_FROM", "whatsapp:+910000000001")
    assert anywhere("group create --name सागर_हल्दी --district 425 --product haldi").code == 0
    token = json.loads(anywhere("group show 1 --json").out)["token"]
    ways = {f"https://wa.me/910000000001?text=HAAT%20{token}", f"https://t.me/HaatTestBot?start={token}"}
    for name in ("p.png", "p.pdf"):
        assert anywhere(f"group poster 1 --lang {language} --bot @HaatTestBot --out {name}").code == 0
    codes = zxingcpp.read_barcodes(Image.open("p.png"))
    assert {code.text for code in codes} == ways
    pdf = Path("p.pdf").read_bytes()
    assert len(PdfReader(io.BytesIO(pdf)).pages) == 1
    text = read_paper(pdf, "p.pdf").text
    assert f"HAAT {token}" in text
    assert "हल्दी" in text, "the group's name is spelt as it is written"
    if language == "en":
        assert "your number is shown to nobody" in " ".join(text.split())


def test_without_a_bot_the_poster_has_one_code(anywhere: Haat, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TWILIO_WHATSAPP_FROM", "whatsapp:+910000000001")
    assert anywhere(CREATE).code == 0
    assert anywhere("group poster 1 --out p.png").code == 0
    assert len(zxingcpp.read_barcodes(Image.open("p.png"))) == 1
    wrong = anywhere("group poster 1 --lang xx")
    assert (wrong.code, "no language xx" in wrong.err) == (2, True)


def test_who_is_out_is_listed_with_the_day_and_let_in_by_name(anywhere: Haat) -> None:
    from bot.commands.command import now, ready_store
    from bot.commands.group_life import shipped_world
    from handlers.group import group_bans

    assert anywhere(CREATE).code == 0
    gita, ravi = filled("Gita", "Ravi")
    store = ready_store(load())
    with store.write() as db:
        for who in (gita, ravi):
            group_bans.ban(db, shipped_world(), who, 425, by=None, reason="abuse")
    store.close()
    rows = listed(anywhere("group ban list 1 --json"))
    until = (now() + group_bans.TERMS[0]).date().isoformat()
    assert {(row["name"], row["rule"], row["until"]) for row in rows} == {
        ("Gita", "abuse", until),
        ("Ravi", "abuse", until),
    }
    assert anywhere("group ban lift 1 --name ravi").code == 0
    assert [row["name"] for row in listed(anywhere("group ban list 1 --json"))] == ["Gita"]
    again = anywhere(f"group ban lift 1 --person {ravi}")
    assert (again.code, "not out" in again.err) == (1, True)


def test_what_every_member_reads_takes_no_number_or_link_from_the_command_either(anywhere: Haat) -> None:
    assert anywhere(CREATE).code == 0
    number = anywhere("group", "set", "1", "--purpose", "हल्दी का ग्रुप, फोन 6450012345")
    assert (number.code, "phone_number" in number.err) == (2, True)
    assert anywhere("group", "set", "1", "--purpose", "हल्दी का ग्रुप").code == 0
