"""Notices: nothing that waits for an officer can be sent, and what changes is seen."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import notices
from storage.database import Store
from storage.notices import NotSendable, Obstacle
from storage.tables import notice_facts
from tests.storage.together import NOON

HELD = {
    "key": "total_export",
    "text": "कुल निर्यात 221.76 करोड़",
    "value": "221.76",
    "unit": "crore_inr",
    "status": "hold",
}


def draft(db: Connection, **fields: Any) -> int:
    """A workshop of packaging at Sagar, in Hindi."""
    words: dict[str, Any] = {
        "titles": {"hi": "पैकेजिंग कार्यशाला"}, "texts": {"hi": "पैकेजिंग कार्यशाला, 5 दिसंबर, सागर"}, "source": "DIC Sagar",
        "district_lgd": 425, "event_dates": ["2026-12-05"],
    }  # fmt: skip
    return notices.add(db, NOON, kind="workshop", language="hi", **(words | fields))


def get(db: Connection, notice_id: int) -> notices.Notice:
    """The notice, which is there."""
    found = notices.notice(db, notice_id)
    assert found is not None
    return found


def test_a_draft_is_not_sent_and_a_ready_one_is(store: Store) -> None:
    with store.write() as db:
        one = draft(db)
        assert notices.sendable(get(db, one)) == (Obstacle("draft"),)
        with pytest.raises(NotSendable):
            notices.text(get(db, one), "hi")
        assert notices.make_ready(db, one, 1, NOON) == ()
        assert notices.sendable(get(db, one)) == ()
        assert notices.text(get(db, one), "hi").text.startswith("पैकेजिंग")


@pytest.mark.parametrize("status", ["hold", "needs_officer", "check"])
def test_a_fact_that_waits_keeps_the_whole_notice_back(store: Store, status: str) -> None:
    with store.write() as db:
        one = draft(db)
        notices.add_facts(db, one, [HELD | {"status": status}])
        assert notices.make_ready(db, one, 1, NOON) == (Obstacle("fact", "total_export"),)
        assert get(db, one).status == "draft"


def test_a_fact_that_comes_to_a_ready_notice_keeps_it_back_too(store: Store) -> None:
    with store.write() as db:
        one = draft(db)
        notices.make_ready(db, one, 1, NOON)
        notices.add_facts(db, one, [HELD])
        with pytest.raises(NotSendable) as refused:
            notices.text(get(db, one), "hi")
        assert refused.value.obstacles == (Obstacle("fact", "total_export"),)


def test_confirming_needs_a_source_in_the_function_and_in_the_store(store: Store) -> None:
    with store.write() as db:
        one = draft(db)
        notices.add_facts(db, one, [HELD])
        with pytest.raises(ValueError, match="source"):
            notices.settle_fact(db, one, "total_export", "confirmed", NOON, officer_id=1)
    with pytest.raises(sa.exc.IntegrityError), store.write() as db:
        db.execute(notice_facts.update().values(status="confirmed"))
    with store.write() as db:
        assert notices.settle_fact(db, one, "total_export", "confirmed", NOON, officer_id=1, source="DGFT 2026-11")
        assert notices.make_ready(db, one, 1, NOON) == ()


@pytest.mark.parametrize("text", ["निर्यात 221.76 करोड़ रहा", "निर्यात २२१.७६ करोड़", "exports of Rs 221.76 crore"])
def test_a_figure_that_was_taken_back_may_stand_in_no_text(store: Store, text: str) -> None:
    with store.write() as db:
        one = draft(db, texts={"hi": text})
        notices.add_facts(db, one, [HELD])
        notices.settle_fact(
            db, one, "total_export", "replaced", NOON, officer_id=1, source="DGFT", replaced_by="21.76 करोड़"
        )
        assert notices.make_ready(db, one, 1, NOON) == (Obstacle("says", "total_export/hi"),)
        notices.change(db, one, NOON, texts={"hi": "निर्यात 21.76 करोड़ रहा, पिछले साल 1221.76 नहीं"})
        assert notices.make_ready(db, one, 1, NOON) == ()


def test_a_small_share_left_out_is_no_clock_time(store: Store) -> None:
    share = {"key": "nine", "text": "9 %", "value": "9", "unit": "pct", "status": "hold"}
    with store.write() as db:
        one = draft(db, texts={"hi": "सुबह 9 बजे"})
        notices.add_facts(db, one, [share])
        notices.settle_fact(db, one, "nine", "left_out", NOON, officer_id=1)
        assert notices.obstacles(get(db, one)) == ()
        notices.change(db, one, NOON, texts={"hi": "हिस्सा 9 प्रतिशत"})
        assert notices.obstacles(get(db, one)) == (Obstacle("says", "nine/hi"),)


def test_another_language_is_given_where_the_readers_own_is_missing(store: Store) -> None:
    with store.write() as db:
        one = draft(db)
        notices.make_ready(db, one, 1, NOON)
        said = notices.text(get(db, one), "mr")
    assert (said.language, said.fallback) == ("hi", True)


def test_what_has_expired_is_not_sent(store: Store) -> None:
    with store.write() as db:
        one = draft(db, expires_on=date(2026, 12, 5))
        notices.make_ready(db, one, 1, NOON)
        assert notices.sendable(get(db, one), date(2026, 12, 5)) == ()
        assert notices.sendable(get(db, one), date(2026, 12, 6)) == (Obstacle("expired"),)


def test_without_text_or_source_nothing_is_ready(store: Store) -> None:
    with store.write() as db:
        one = draft(db, texts={}, source=" ")
        assert notices.make_ready(db, one, 1, NOON) == (Obstacle("no_text"), Obstacle("no_source"))


def test_every_change_makes_a_new_version(store: Store) -> None:
    with store.write() as db:
        one = draft(db)
        assert notices.change(db, one, NOON, fee="free") == 2
        notices.add_facts(db, one, [HELD])
        notices.settle_fact(db, one, "total_export", "left_out", NOON, officer_id=1)
        assert get(db, one).version == 3
        with pytest.raises(ValueError, match="status"):
            notices.change(db, one, NOON, status="ready")


def test_an_archived_notice_stays_away_until_it_is_opened_again(store: Store) -> None:
    with store.write() as db:
        one = draft(db)
        notices.make_ready(db, one, 1, NOON)
        assert notices.archive(db, one, NOON)
        assert not notices.archive(db, one, NOON)
        assert notices.make_ready(db, one, 1, NOON) == (Obstacle("archived"),)
        assert notices.reopen(db, one, NOON)
        assert notices.make_ready(db, one, 1, NOON) == ()


def test_a_district_sees_its_own_notices_its_states_and_everybodys(store: Store) -> None:
    with store.write() as db:
        here, there = draft(db), draft(db, district_lgd=482)
        state = draft(db, district_lgd=None, state="Madhya Pradesh")
        other, everybody = draft(db, district_lgd=None, state="Maharashtra"), draft(db, district_lgd=None)
        seen = {one.id for one in notices.listed(db, [425], state="Madhya Pradesh")}
    assert seen == {here, state, everybody}
    assert {there, other}.isdisjoint(seen)
