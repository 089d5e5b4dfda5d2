"""The listening queue under many hands: each note has one listener, and is typed once."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from threading import Barrier

import pytest

from storage import listening, people, schema
from storage.database import Store

NOW = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
LISTENERS = (901, 902, 903, 904)


@pytest.fixture
def store(any_store_url: str) -> Iterator[Store]:
    store = Store(any_store_url, owner=True)
    schema.upgrade(store)
    yield store
    store.close()


def say(store: Store, count: int, district: int | None = 425) -> list[int]:
    """So many voice notes of one person."""
    with store.write() as db:
        place = people.address_for(db, "telegram", "bot", ["4000000000000001"], NOW)
        kept = [
            listening.keep(
                db, person_id=place.person_id, address_id=place.id, inbox_id=number, media_ids=[number],
                conversation_id=None, question="", asked="", district_lgd=district, language="hi", seconds=3, now=NOW,
            )
            for number in range(1, count + 1)
        ]  # fmt: skip
    return [one for one in kept if one is not None]


def test_a_message_stands_in_the_queue_once(store: Store) -> None:
    assert len(say(store, 2)) == 2
    assert say(store, 2) == []


def test_listeners_who_take_at_the_same_moment_never_share_a_note(store: Store) -> None:
    notes, ready = say(store, 3), Barrier(len(LISTENERS))

    def take(listener: int) -> int | None:
        ready.wait()
        with store.write() as db:
            return listening.claim(db, listener, NOW, districts=[425])

    with ThreadPoolExecutor(len(LISTENERS)) as hands:
        taken = list(hands.map(take, LISTENERS))
    found = [one for one in taken if one is not None]
    assert len(found) == len(set(found))
    assert set(found) <= set(notes)
    with store.write() as db:
        left = [listening.claim(db, listener, NOW, districts=[425]) for listener in LISTENERS]
    assert {one for one in left if one is not None} == set(notes), "who has one keeps it, the others get what is free"


def test_what_was_typed_is_typed_once_and_a_lapsed_claim_counts_no_more(store: Store) -> None:
    (note,) = say(store, 1)
    later = NOW + listening.CLAIM + timedelta(seconds=1)
    with store.write() as db:
        assert listening.claim(db, 901, NOW, districts=[425]) == note
        assert not listening.type_down(db, note, "x", listener_id=902, how="officer", status="typed", now=NOW)
        assert not listening.type_down(db, note, "x", listener_id=None, how="machine", status="typed", now=NOW)
        assert listening.claim(db, 902, later, districts=[425]) == note
        assert not listening.type_down(db, note, "x", listener_id=901, how="officer", status="typed", now=later)
        assert listening.type_down(db, note, "दीये", listener_id=902, how="officer", status="typed", now=later)
        assert not listening.type_down(db, note, "x", listener_id=902, how="officer", status="typed", now=later)
        assert listening.settle(db, note, "saved", later)
        assert not listening.listen_again(db, note, "typed"), "its person has answered"


@pytest.mark.parametrize(("district", "seen"), [(425, True), (482, False), (None, True)])
def test_a_note_is_heard_in_its_district_or_anywhere_while_that_is_not_known(
    store: Store, district: int | None, seen: bool
) -> None:
    say(store, 1, district)
    with store.write() as db:
        assert (listening.claim(db, 901, NOW, districts=[425]) is not None) is seen
        assert listening.claim(db, 902, NOW, districts=[]) is None, "who looks after nobody hears nobody"
