"""Conversations as they are kept."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import conversations
from storage.conversations import DRAFT_LIVES, Talk
from storage.database import Store
from storage.people import Address
from storage.tables import conversations as rows
from tests.storage.together import NOON, address, wait_until_blocked

SECOND, DAY = timedelta(seconds=1), timedelta(days=1)


def begin(db: Connection, who: Address, name: str = "enquiry", subject: str = "") -> Talk:
    return conversations.begin(db, who.person_id, who.id, name, subject, {"text": "हल्दी"}, NOON)


def test_an_open_conversation_of_one_subject_is_one(store: Store) -> None:
    with store.write() as db:
        sita, ravi = address(db), address(db)
        first = begin(db, sita)
        assert begin(db, sita).id == first.id
        assert len({first.id, begin(db, sita, subject="7").id, begin(db, ravi).id, begin(db, sita, "profile").id}) == 4
        conversations.keep(db, first.id, NOON, status="finished")
        assert begin(db, sita).id != first.id, "a finished one is never taken up again"
        assert conversations.had(db, sita.person_id, "enquiry", "7")
        assert not conversations.had(db, ravi.person_id, "enquiry", "7")


def test_one_begun_at_two_addresses_at_the_same_instant_is_one(store: Store, second: Store) -> None:
    with store.write() as db:
        sita = address(db)
    begun: list[int] = []

    def begin_there() -> None:
        with second.write() as db:
            begun.append(begin(db, sita).id)

    there = threading.Thread(target=begin_there)
    with store.write() as db:
        here = begin(db, sita)
        there.start()
        wait_until_blocked(store, there)
    there.join(timeout=30)
    assert begun == [here.id]
    with store.read() as db:
        assert db.scalar(sa.select(sa.func.count()).select_from(rows)) == 1


def test_two_open_ones_are_refused_by_the_store_itself(store: Store) -> None:
    with store.write() as db:
        talk = begin(db, address(db))
        copy = db.execute(sa.select(rows).where(rows.c.id == talk.id)).one()._asdict()
    del copy["id"]
    with pytest.raises(sa.exc.IntegrityError), store.write() as db:
        db.execute(rows.insert().values(**copy))
    with store.write() as db:
        db.execute(rows.insert().values(**(copy | {"status": "finished"})))
        db.execute(rows.insert().values(**(copy | {"status": "finished"})))


def test_what_was_answered_is_kept_in_its_order(store: Store) -> None:
    answers = [["products", {"text": "हल्दी", "media_ids": [3]}], ["amount", "200"], ["yes", True]]
    with store.write() as db:
        talk = begin(db, address(db))
        conversations.keep(db, talk.id, NOON, answers=answers, kept={"a": [1, None]}, asked="where", misread=2)
    with store.write() as db:
        found = conversations.get(db, talk.id)
    assert (found.answers, found.kept, found.asked, found.misread) == (answers, {"a": [1, None]}, "where", 2)
    assert found.opening == {"text": "हल्दी"}


def test_a_draft_lives_seven_days_from_its_last_answer(store: Store) -> None:
    with store.write() as db:
        untouched, touched, finished = begin(db, address(db)), begin(db, address(db)), begin(db, address(db))
        conversations.keep(db, touched.id, NOON + DAY, answers=[["a", 1]])
        conversations.keep(db, finished.id, NOON, status="finished")
        assert DRAFT_LIVES == 7 * DAY
        assert conversations.expire(db, NOON + 7 * DAY - SECOND) == 0
        assert conversations.expire(db, NOON + 7 * DAY) == 1
        statuses = [conversations.get(db, one.id).status for one in (untouched, touched, finished)]
        assert statuses == ["expired", "open", "finished"]
        assert conversations.expire(db, NOON + 8 * DAY) == 1


def test_the_next_to_ask_is_the_newest_that_waits_here(store: Store) -> None:
    with store.write() as db:
        sita, elsewhere = address(db), address(db)
        old, new, silent, later = (begin(db, sita, subject=one) for one in ("old", "new", "silent", "later"))
        for number, talk in enumerate((old, new)):
            conversations.keep(db, talk.id, NOON + number * SECOND, asked="q")
        conversations.keep(db, later.id, NOON + DAY, asked="q", later=True)

        def following(but: int, at: int = sita.id) -> int | None:
            found = conversations.next_open(db, sita.person_id, at, but=but)
            return found.id if found else None

        assert following(silent.id) == new.id
        assert following(new.id) == old.id
        assert following(silent.id, elsewhere.id) is None
        conversations.keep(db, new.id, NOON, status="finished")
        conversations.keep(db, old.id, NOON, status="withdrawn")
        assert following(silent.id) is None
        assert [talk.id for talk in conversations.open_of(db, sita.person_id)] == [later.id, silent.id]


def test_withdrawing_ends_what_is_open_of_a_subject_for_everybody(store: Store) -> None:
    with store.write() as db:
        sita, ravi = address(db), address(db)
        mine, his, other = begin(db, sita, "lead", "7"), begin(db, ravi, "lead", "7"), begin(db, sita, "lead", "70")
        assert {talk.id for talk in conversations.withdraw(db, "lead", "7", NOON)} == {mine.id, his.id}
        assert conversations.withdraw(db, "lead", "7", NOON) == []
        assert conversations.get(db, other.id).status == "open"
