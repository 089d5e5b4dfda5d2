"""Rooms and who wrote in them, as they are kept."""

from __future__ import annotations

from datetime import timedelta

from storage import rooms
from storage.database import Store
from tests.storage.together import NOON, address, both

SECOND = timedelta(seconds=1)


def test_a_room_is_one_and_opens_again(store: Store, second: Store) -> None:
    opened = both([store, second], 6, lambda db: rooms.begin(db, "deal", "7", NOON))
    assert len(set(opened)) == 1
    with store.write() as db:
        rooms.close(db, opened[0])
        assert rooms.room(db, opened[0]).status == "closed"
        assert rooms.begin(db, "deal", "7", NOON) == opened[0]
        assert rooms.room(db, opened[0]).status == "open"
        assert rooms.begin(db, "hand_off", "7", NOON) != opened[0]
        found = rooms.called(db, "deal", "7")
        assert found is not None
        assert found.id == opened[0]
        assert rooms.called(db, "deal", "8") is None


def test_who_wrote_since_i_last_spoke(store: Store) -> None:
    with store.write() as db:
        me, ravi, anil = (address(db).person_id for _ in range(3))
        first, other = (rooms.begin(db, "deal", one, NOON) for one in ("1", "2"))
        for number, person in ((first, ravi), (other, anil)):
            rooms.enter(db, number, me, "मैं")
            rooms.enter(db, number, person, "वे")
        rooms.enter(db, first, me, "सीता")
        assert [one.shown_as for one in rooms.members(db, first) if one.person_id == me] == ["सीता"]
        assert rooms.heard(db, me, None) == []
        rooms.wrote(db, first, me, NOON)
        assert rooms.heard(db, me, None) == [], "my own words are no news to me"
        rooms.wrote(db, first, ravi, NOON)
        rooms.wrote(db, other, anil, NOON + SECOND)
        assert sorted(rooms.heard(db, me, None)) == [first, other]
        assert rooms.heard(db, me, NOON) == [other]
        rooms.close(db, other)
        assert rooms.heard(db, me, None) == [first]
        assert rooms.open_of(db, me) == [first]
        assert rooms.open_of(db, me, "hand_off") == []
