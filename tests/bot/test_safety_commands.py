"""Reports, trades and trade records by command, on a store in which somebody was reported."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from storage import enquiries, inbox, introductions, matches, people, profiles, safety, schema, staff, trade
from storage.database import Store
from tests.bot.test_cli import Haat, haat

__all__ = ["haat"]
NOW = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)


@pytest.fixture
def reported(tmp_path: Path) -> None:
    """Ravi, a buyer of Sagar, was introduced to Sita and Gita, and Sita has reported him; officers 1 and 2."""
    folder = tmp_path / "data"
    folder.mkdir()
    store = Store(f"sqlite:///{folder / 'haat.db'}", owner=True)
    schema.upgrade(store)
    with store.write() as db:
        numbers = []
        for place, name in enumerate(("Meena", "Other", "Ravi", "Sita", "Gita"), 1):
            external = f"400000000000000{place}"
            numbers.append(people.address_for(db, "telegram", "4000000000000000", [external], NOW).person_id)
            people.change_person(db, numbers[-1], name=name, language="hi", district_lgd=425)
        staff.add_officer(db, numbers[0], "Meena", district_lgd=425, state=None, now=NOW)
        staff.add_officer(db, numbers[1], "Other", district_lgd=482, state=None, now=NOW)
        posted = enquiries.post(
            db, NOW, person_id=numbers[2], text="haldi", language="hi", product_words="हल्दी", district_lgd=425, expires_at=NOW
        )  # fmt: skip
        for seller, name in ((numbers[3], "Sita"), (numbers[4], "Gita")):
            profile = profiles.keep_profile(db, seller, "seller", NOW, name=name, status="live", district_lgd=425)
            matches.add_match(db, posted, profile, 0.5, [])
            (match,) = [one.id for one in matches.matches_of(db, posted) if one.profile_id == profile]
            introductions.introduce(db, match, buyer_contact="haat", seller_contact="haat", now=NOW)
        number = safety.report(
            db, NOW, from_id=numbers[3], about_id=numbers[2], introduction_id=1, side="seller", kind="money",
            district_lgd=425, holds=True,
        )  # fmt: skip
        assert number == 1
        for one in safety.met_with(db, numbers[2], "buyer", numbers[3], NOW - safety.WARN_WITHIN):
            safety.note_warned(db, 1, one, NOW)
        trade.keep_record(db, 1, "R-7KQ2MWX4", {"name": "Sita", "district": 425, "deals": 3, "buyers": 2,
                                                "as_of": "2026-11-25"}, NOW)  # fmt: skip
    store.close()


def wakes(tmp_path: Path, conversation: str) -> int:
    """How many conversations of this name wait to begin."""
    store = Store(f"sqlite:///{tmp_path / 'data' / 'haat.db'}")
    with store.read() as db:
        names = [inbox.message(db, number)["wake"]["conversation"] for number in range(1, inbox.waiting(db) + 1)]
    store.close()
    return names.count(conversation)


def test_an_officer_upholds_a_report_once_and_those_warned_hear_it(haat: Haat, reported: None, tmp_path: Path) -> None:
    (row,) = json.loads(haat("reports list --json").out)
    assert (row["about"], row["by"], row["status"], row["warned"]) == ("Ravi", "Sita", "open", 1)
    assert haat("reports uphold 1 --by 2").code == 1
    assert haat("reports uphold 1 --by 9").code == 2
    assert haat("reports uphold 1 --by 1").code == 0
    assert "upheld already" in haat("reports uphold 1 --by 1").err
    assert [wakes(tmp_path, name) for name in ("warning_over", "report_told", "report_over")] == [1, 1, 1]


def test_a_made_up_report_is_told_from_one_that_was_not_enough(haat: Haat, reported: None) -> None:
    assert haat("reports dismiss 1 --by 1 --made-up").code == 0
    assert json.loads(haat("reports list --json").out) == []
    (row,) = json.loads(haat("reports list --all --json").out)
    assert row["status"] == "made_up"


def test_an_officer_notes_how_far_a_trade_is(haat: Haat, reported: None) -> None:
    assert "noted" in haat("deal set 1 shipped --by 1").out
    assert "before" in haat("deal set 1 shipped --by 1").out
    assert haat("deal set 1 eaten --by 1").code == 2
    assert {row["introduction"]: row["state"] for row in json.loads(haat("deal list --json").out)} == {
        1: "shipped", 2: "introduced",
    }  # fmt: skip


def test_a_trade_record_is_verified_by_its_code(haat: Haat, reported: None) -> None:
    told = haat("record verify R-7KQ2MWX4")
    assert told.code == 0
    assert "Sita, Sagar. Deals both sides confirmed: 3, buyers: 2" in told.out
    assert json.loads(haat("record verify r-7kq2mwx4 --json").out)[0]["deals"] == 3
