"""The ledger of consents and the record of deeds: only ever added to."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import audit, consent, people
from storage.database import Store
from storage.tables import consents
from tests.storage.together import NOON, address

STORAGE = Path(__file__).parents[2] / "storage"
MINUTE = timedelta(minutes=1)


def give(db: Connection, person: int, *, given: bool, purpose: str = "enquiries", how: str = "button") -> None:
    consent.give(
        db, person, purpose, given=given, version="2026-11", language="hi", how=how, inbox_id=7, now=NOON
    )  # fmt: skip


def test_the_newest_line_counts_and_the_older_ones_stay(store: Store) -> None:
    with store.write() as db:
        sita, ravi = address(db).person_id, address(db).person_id
        assert consent.given(db, sita, "enquiries") is None
        for answer in (True, False, True):
            give(db, sita, given=answer)
            assert consent.given(db, sita, "enquiries") is answer
        give(db, sita, given=False, purpose="notices")
        give(db, ravi, given=False)
        assert consent.given(db, sita, "enquiries") is True, "neither another purpose nor another person counts"
        assert consent.all_given(db, sita) == {"enquiries": True, "notices": False}
    with store.read() as db:
        lines = db.execute(sa.select(consents).where(consents.c.person_id == sita).order_by(consents.c.id)).all()
    assert [line.given for line in lines] == [True, False, True, False]
    assert {(line.notice_version, line.language, line.inbox_id, line.at) for line in lines} == {
        ("2026-11", "hi", 7, NOON)
    }


def test_what_a_stop_ended_is_known_however_often_it_was_said_until_it_is_agreed_to_again(store: Store) -> None:
    with store.write() as db:
        sita, ravi = address(db).person_id, address(db).person_id
        give(db, sita, given=True)
        give(db, sita, given=True, purpose="notices")
        give(db, sita, given=False, purpose="workshops")
        assert consent.stopped(db, sita) == []
        give(db, sita, given=False, how="stop")
        give(db, sita, given=False, purpose="notices", how="stop")
        give(db, ravi, given=False, how="stop")
        assert consent.stopped(db, sita) == ["enquiries", "notices"], "a no of one's own was no stop"
        give(db, sita, given=True)
        assert consent.stopped(db, sita) == ["notices"]


MAY_ELSEWHERE = {
    ("erasure.py", "audit"): ("before", "after"),
    ("joining.py", "consents"): (
        "person_id",
    ),  # two apps turn out to be one person: whose line it is, never what it says
}


@pytest.mark.parametrize(("table", "may_change"), [("consents", ()), ("audit", ("undone_at",))])
def test_no_code_changes_or_removes_a_line_of_the_ledgers(table: str, may_change: tuple[str, ...]) -> None:
    for path in STORAGE.rglob("*.py"):
        if "migrations" in path.parts:
            continue
        text = path.read_text()
        assert not re.search(rf"\b{table}\.delete\(", text), path.name
        for found in re.finditer(rf"\b{table}\.update\(\).*?\.values\((.*?)\)\n", text, re.DOTALL):
            changed = re.findall(r"(\w+)\s*=", found.group(1).partition(").")[0])
            may = {*may_change, *MAY_ELSEWHERE.get((path.name, table), ())}
            assert set(changed) <= may, f"{path.name} changes {changed} of {table}"


def test_a_stop_is_of_the_address_and_its_first_moment_stays(store: Store) -> None:
    with store.write() as db:
        sita, other = address(db), address(db)
        people.change_address(db, other.id, person_id=sita.person_id)
        consent.stop(db, sita.id, NOON)
        consent.stop(db, sita.id, NOON + MINUTE)
        assert people.address(db, sita.id).stopped_at == NOON
        assert people.address(db, other.id).stopped_at is None
        consent.unstop(db, sita.id)
        assert people.address(db, sita.id).stopped_at is None


# ── deeds ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_deed_names_its_reverse_or_why_it_has_none(store: Store) -> None:
    with pytest.raises(ValueError, match="must name its reverse"), store.write() as db:
        audit.note(db, None, "erase", "person:1", NOON)


def test_the_last_deed_of_the_last_ten_minutes_can_be_taken_back_once(store: Store) -> None:
    with store.write() as db:
        sita, ravi = address(db).person_id, address(db).person_id
        audit.note(db, sita, "first", "x:1", NOON, reverse="undo_first")
        audit.note(db, sita, "second", "x:1", NOON + MINUTE, before={"a": 1}, after={"a": 2}, reverse="undo_second")
        audit.note(db, ravi, "his", "x:1", NOON + 2 * MINUTE, why_not="too late")

        def last(minutes: float) -> str | None:
            deed = audit.last_deed(db, sita, NOON + minutes * MINUTE)
            return str(deed.deed) if deed else None

        assert last(2) == last(11) == "second"
        assert last(11.1) is None
        deed = audit.last_deed(db, sita, NOON + 2 * MINUTE)
        assert deed is not None
        assert (deed.before, deed.after, deed.reverse, deed.why_not) == ({"a": 1}, {"a": 2}, "undo_second", None)
        audit.undone(db, deed.id, NOON + 2 * MINUTE)
        assert last(2) == "first", "taken back: the one before it is next"
        assert last(10.1) is None
        assert [one.deed for one in audit.of_subject(db, "x:1")] == ["first", "second", "his"], "nothing is forgotten"
