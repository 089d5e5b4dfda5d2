"""Conversations, prompts, rooms and the tray as they are kept."""

from __future__ import annotations

import threading
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import conversations
from storage.conversations import DRAFT_LIVES, Prompt, Talk
from storage.database import Store
from storage.people import Address
from storage.tables import conversations as rows
from tests.storage.together import NOON, address, both, row, wait_until_blocked

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


# ── prompts ───────────────────────────────────────────────────────────────────────────────────────────────────────


def prompt(who: Address, token: str, conversation_id: int | None = None, **words: object) -> Prompt:
    fields = {"room_id": None, "question": "q", "takes": "choice", "page": 0, "text": "कितना?", "created_at": NOON}
    options = [{"value": "yes", "label": "हाँ"}]
    return Prompt(token, who.id, who.person_id, conversation_id, options=options, **(fields | words))  # type: ignore[arg-type]


def test_a_button_and_a_reply_find_their_prompt(store: Store) -> None:
    with store.write() as db:
        sita, ravi = address(db), address(db)
        talk = begin(db, sita)
        one, two = row(db, sita, "1"), row(db, sita, "2")
        for token, number, conversation in (("aaa", one, talk.id), ("bbb", two, None)):
            conversations.add_prompt(db, prompt(sita, token, conversation), number)
        assert conversations.prompt(db, "ccc") is None
        found = conversations.prompt_of_row(db, one)
        assert found == conversations.prompt(db, "aaa") == prompt(sita, "aaa", talk.id)
        last = conversations.last_prompt(db, sita.id)
        assert last is not None
        assert last.token == "bbb", "of one moment the later row counts"
        assert conversations.last_prompt(db, sita.id, talk.id) == found
        assert conversations.last_prompt(db, ravi.id) is None
        conversations.turn_page(db, "aaa", 2)
        turned = conversations.prompt(db, "aaa")
        assert turned is not None
        assert turned.page == 2


# ── rooms ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_room_is_one_and_opens_again(store: Store, second: Store) -> None:
    opened = both([store, second], 6, lambda db: conversations.open_room(db, "deal", "7", NOON))
    assert len(set(opened)) == 1
    with store.write() as db:
        conversations.close_room(db, opened[0])
        assert conversations.room(db, opened[0]).status == "closed"
        assert conversations.open_room(db, "deal", "7", NOON) == opened[0]
        assert conversations.room(db, opened[0]).status == "open"
        assert conversations.open_room(db, "hand_off", "7", NOON) != opened[0]
        found = conversations.room_called(db, "deal", "7")
        assert found is not None
        assert found.id == opened[0]
        assert conversations.room_called(db, "deal", "8") is None


def test_who_wrote_since_i_last_spoke(store: Store) -> None:
    with store.write() as db:
        me, ravi, anil = (address(db).person_id for _ in range(3))
        first, other = (conversations.open_room(db, "deal", one, NOON) for one in ("1", "2"))
        for number, person in ((first, ravi), (other, anil)):
            conversations.enter_room(db, number, me, "मैं")
            conversations.enter_room(db, number, person, "वे")
        conversations.enter_room(db, first, me, "सीता")
        assert [one.shown_as for one in conversations.members(db, first) if one.person_id == me] == ["सीता"]
        assert conversations.rooms_heard(db, me, None) == []
        conversations.wrote(db, first, me, NOON)
        assert conversations.rooms_heard(db, me, None) == [], "my own words are no news to me"
        conversations.wrote(db, first, ravi, NOON)
        conversations.wrote(db, other, anil, NOON + SECOND)
        assert sorted(conversations.rooms_heard(db, me, None)) == [first, other]
        assert conversations.rooms_heard(db, me, NOON) == [other]
        conversations.close_room(db, other)
        assert conversations.rooms_heard(db, me, None) == [first]
        assert conversations.open_rooms(db, me) == [first]
        assert conversations.open_rooms(db, me, "hand_off") == []


def test_media_wait_in_the_tray_until_something_takes_them(store: Store) -> None:
    with store.write() as db:
        sita, ravi = address(db).person_id, address(db).person_id
        for media, at in ((1, NOON - 2 * DAY), (2, NOON), (3, NOON)):
            conversations.put_in_tray(db, sita, media, None, at)
        conversations.put_in_tray(db, ravi, 4, None, NOON)
        assert conversations.in_tray(db, sita, NOON - DAY) == [2, 3]
        conversations.take_from_tray(db, sita, [2, 4], NOON)
        assert conversations.in_tray(db, sita, NOON - DAY) == [3]
        assert conversations.in_tray(db, ravi, NOON - DAY) == [4], "nobody takes what is another's"
