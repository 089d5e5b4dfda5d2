"""Broadcasts in the store: at the same instant one wins, a crash loses nothing, and waiting rows stay few."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import broadcast_runs as runs
from storage import broadcasts, deciding, people, results, staff, templates
from storage.broadcast_runs import Run
from storage.database import Store
from storage.tables import broadcast_runs, outbox
from tests.storage.together import NOON, address, at_once, both, row

LATER = NOON + timedelta(hours=1)


def draft(db: Connection, status: str = "submitted", **fields: Any) -> int:
    """A broadcast of somebody's."""
    someone = people.add_person(db, NOON, name="Meena", district_lgd=425)
    officer = staff.add_officer(db, someone, "Meena", district_lgd=425, state=None, now=NOON)
    words = {
        "notice_id": 1, "audience": "role=seller", "purpose": "notices", "district_lgd": 425, "author_id": officer,
        "schedule": {"kind": "now", "at": []}, "missed": "skip", "fallback": "other", "status": status,
    }  # fmt: skip
    return broadcasts.create(db, NOON, **(words | fields))


def status(store: Store, number: int) -> str:
    with store.read() as db:
        found = broadcasts.broadcast(db, number)
    assert found is not None
    return found.status


def test_of_two_approvals_at_the_same_instant_one_wins(store: Store, second: Store) -> None:
    with store.write() as db:
        number = draft(db)

    def approve(db: Connection) -> bool:
        return broadcasts.change(db, number, NOON, was=("submitted",), seen_version=1, status="approved", next_at=NOON)

    assert sum(both([store, second], 8, approve)) == 1
    assert status(store, number) == "approved"


def test_an_approval_of_other_words_than_were_seen_is_none(store: Store) -> None:
    with store.write() as db:
        number = draft(db, version=2)
        assert not broadcasts.change(db, number, NOON, was=("submitted",), seen_version=1, status="approved")


@pytest.mark.parametrize("turn", range(4))
def test_cancelling_and_starting_at_the_same_instant_leave_no_run_under_way(
    store: Store, second: Store, turn: int
) -> None:
    with store.write() as db:
        number = draft(db, "approved", next_at=NOON)

    def start(through: Store) -> Callable[[], Any]:
        def deed() -> int | None:
            with through.write() as db:
                return runs.start(db, number, NOON, None, LATER, status="running", top=5)

        return deed

    def cancel() -> bool:
        with second.write() as db:
            return broadcasts.cancel(db, number, LATER)

    deeds = [start(store), cancel] if turn % 2 else [cancel, start(store)]
    outcomes = at_once(deeds)
    assert True in outcomes, "the cancelling always counts"
    assert status(store, number) == "cancelled"
    with store.read() as db:
        assert set(db.scalars(sa.select(broadcast_runs.c.status))) <= {"cancelled"}


def test_a_due_run_is_begun_once_however_many_look(store: Store, second: Store) -> None:
    with store.write() as db:
        number = draft(db, "approved", next_at=NOON)

    def start(db: Connection) -> int | None:
        return runs.start(db, number, NOON, LATER, NOON, status="running", top=5)

    begun = [run for run in both([store, second], 8, start) if run is not None]
    assert len(begun) == 1
    with store.read() as db:
        assert runs.due(db, NOON) == []
        assert runs.due(db, LATER) == [number]


def under_way(db: Connection, many: int) -> tuple[int, Run, list[int]]:
    """A run with so many rows waiting."""
    number = draft(db, "approved", next_at=NOON)
    run_id = runs.start(db, number, NOON, None, NOON, status="running", top=99)
    assert run_id is not None
    run = runs.run(db, run_id)
    rows = [row(db, address(db), run.cause, purpose="notice", priority=2) for _ in range(many)]
    return number, run, rows


def test_a_pause_takes_leased_rows_from_whoever_holds_them_and_leaves_others_rows_alone(store: Store) -> None:
    with store.write() as db:
        number, run, rows = under_way(db, 3)
        other = row(db, address(db), "broadcast:999:1:1", purpose="notice", priority=2)
        db.execute(outbox.update().where(outbox.c.id == rows[0]).values(state="leased", owner="x"))
        db.execute(outbox.update().where(outbox.c.id == rows[1]).values(state="sending"))
        assert broadcasts.pause(db, number, NOON)
        states = dict(db.execute(sa.select(outbox.c.id, outbox.c.state)).all())
        assert states == {rows[0]: "paused", rows[1]: "sending", rows[2]: "paused", other: "ready"}
        assert runs.to_go(db, run.cause) == 3
        assert broadcasts.resume(db, number, LATER)
        states = dict(db.execute(sa.select(outbox.c.id, outbox.c.state)).all())
        assert states == {rows[0]: "ready", rows[1]: "sending", rows[2]: "ready", other: "ready"}


def test_the_waiting_rows_are_found_by_the_small_index(store: Store) -> None:
    with store.write() as db:
        _, run, _ = under_way(db, 1)
        query = sa.select(outbox.c.id).where(outbox.c.cause == run.cause, broadcasts.TO_GO)
        said = str(query.compile(db.engine, compile_kwargs={"literal_binds": True}))
        if store.is_sqlite:
            plan = str(db.exec_driver_sql("EXPLAIN QUERY PLAN " + said).all())
        else:
            db.exec_driver_sql("SET LOCAL enable_seqscan = off")
            plan = str(db.exec_driver_sql("EXPLAIN " + said).all())
        assert "ix_outbox_bulk" in plan


def test_results_name_everybody_and_retry_only_what_may_be_tried(store: Store) -> None:
    with store.write() as db:
        number, run, (one, two, three) = under_way(db, 3)
        gone = address(db)
        people.change_address(db, gone.id, unreachable_at=NOON)
        four = row(db, gone, run.cause, purpose="notice", priority=2)
        for key, state, reason in ((one, "read", None), (two, "failed", "refused"), (three, "unknown", "no answer"),
                                   (four, "failed", "blocked")):  # fmt: skip
            db.execute(outbox.update().where(outbox.c.id == key).values(state=state, reason=reason))
        assert results.by_state(db, run) == {"read": 1, "failed": 2, "unknown": 1}
        assert results.reasons(db, run) == {"blocked": 1, "refused": 1, "unknown": 1}
        assert len(list(results.rows(db, run))) == 4
        assert len(list(results.not_reached(db, run))) == 3
        assert results.retry(db, run, LATER) == 1
        assert results.retry(db, run, LATER, uncertain=True) == 1
        states = dict(db.execute(sa.select(outbox.c.id, outbox.c.state)).all())
        assert states == {one: "read", two: "ready", three: "ready", four: "failed"}
        assert number


def test_the_other_channel_is_tried_for_the_unreached_once_and_never_after_a_stop(store: Store) -> None:
    with store.write() as db:
        _, run, _ = under_way(db, 0)
        reached, lost, quiet = (address(db, "whatsapp") for _ in range(3))
        for owner in (reached, lost, quiet):
            telegram = address(db, "telegram")
            people.change_address(db, telegram.id, person_id=owner.person_id)
        people.change_address(db, quiet.id, stopped_at=NOON)
        for owner, state in ((reached, "sent"), (lost, "failed"), (quiet, "failed")):
            key = row(db, owner, run.cause, purpose="notice", priority=2)
            db.execute(outbox.update().where(outbox.c.id == key).values(state=state))
        assert results.switch(db, run, LATER) == 1
        assert results.switch(db, run, LATER) == 0
        waiting = db.execute(sa.select(outbox.c.channel, outbox.c.person_id).where(outbox.c.state == "ready")).all()
        assert [tuple(one) for one in waiting] == [("telegram", lost.person_id)]


def test_only_an_approved_template_in_that_language_is_used(store: Store) -> None:
    with store.write() as db:
        for language, state in (("hi", "approved"), ("mr", "rejected"), ("en", "paused")):
            templates.keep(db, "notice", language, "s", NOON, content_sid=f"HX{language}", status=state, words="w",
                           category="MARKETING")  # fmt: skip
        assert deciding.approved_twins(db, ["notice"]) == {("notice", "s", "hi"): "HXhi"}
