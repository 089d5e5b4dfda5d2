"""Seats of a workshop: the last one goes to one of two, a place given back moves the list up, names are counted once."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage import people, workshops
from storage.database import Store
from tests.storage.together import both

NOON = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)


@pytest.fixture
def workshop(store: Store) -> int:
    """A workshop with two seats, tomorrow."""
    with store.write() as db:
        made = workshops.create(
            db, NOON, code="WS-1234", door="indoor1", district_lgd=425, titles={"hi": "पैकेजिंग"}, places={"hi": "हॉल"},
            starts_at=NOON + timedelta(days=1), ends_at=NOON + timedelta(days=1, hours=3), seats=2, source="test",
            moved=0, asked_feedback=False,
        )  # fmt: skip
    assert made is not None
    return made


def test_the_last_seat_goes_to_exactly_one_of_those_who_come_at_the_same_instant(
    store: Store, second: Store, workshop: int
) -> None:
    with store.write() as db:
        who = iter([people.add_person(db, NOON) for _ in range(6)])
        workshops.register(db, workshop, people.add_person(db, NOON), "पहली", "pahli", NOON)
    got = both([store, second], 6, lambda db: workshops.register(db, workshop, next(who), "नाम", "nam", NOON).status)
    assert sorted(got) == ["registered"] + ["waiting"] * 5
    with store.read() as db:
        assert workshops.taken(db, workshop) == 2


def test_a_place_given_back_goes_to_the_first_who_waits_and_only_once(store: Store, workshop: int) -> None:
    with store.write() as db:
        noted = [
            workshops.register(db, workshop, people.add_person(db, NOON), name, name, NOON)
            for name in ("a", "b", "c", "d")
        ]
        assert [one.status for one in noted] == ["registered", "registered", "waiting", "waiting"]
        lucky = workshops.cancel_place(db, noted[0].id)
        assert lucky is not None
        assert (lucky.id, lucky.status) == (noted[2].id, "registered")
        assert workshops.cancel_place(db, noted[0].id) is None
        assert workshops.cancel_place(db, noted[3].id) is None, "a place on the waiting list frees no seat"
        assert workshops.taken(db, workshop) == 2


def test_the_same_name_from_the_same_phone_is_noted_once(store: Store, workshop: int) -> None:
    with store.write() as db:
        person = people.add_person(db, NOON)
        first = workshops.register(db, workshop, person, "गीता", "gita", NOON)
        again = workshops.register(db, workshop, person, "Gita", "gita", NOON)
        assert first.id == again.id
        workshops.cancel_place(db, first.id)
        assert workshops.register(db, workshop, person, "गीता", "gita", NOON).status == "registered"
        assert len(workshops.of_person(db, workshop, person)) == 1


def test_walk_ins_find_a_place_whatever_the_seats_and_are_counted_apart(store: Store, workshop: int) -> None:
    with store.write() as db:
        for place in range(5):
            noted = workshops.register(db, workshop, None, f"n{place}", f"n{place}", NOON, how="walk_in")
            assert workshops.came(db, noted.id, NOON)
            assert not workshops.came(db, noted.id, NOON)
        found = workshops.figures(db, workshop)
    assert (found["came"], found["walk_ins"], found["registered"]) == (5, 5, 5)


def test_a_code_is_found_in_any_case_with_or_without_its_dash(store: Store, workshop: int) -> None:
    with store.read() as db:
        for said in ("WS-1234", "ws1234", "Ws-1234"):
            found = workshops.by_code(db, said)
            assert found is not None
            assert found.id == workshop
        assert workshops.by_code(db, "WS-9999") is None


def test_who_comes_on_several_days_is_ticked_once_for_each(store: Store, workshop: int) -> None:
    with store.write() as db:
        one = workshops.register(db, workshop, people.add_person(db, NOON), "गीता", "gita", NOON)
        ticked = [workshops.came(db, one.id, NOON, day=day) for day in ("2026-11-26", "2026-11-26", "2026-11-27")]
        assert ticked == [True, False, True]
        there = workshops.registration(db, one.id)
        assert there is not None
        assert (there.came, there.here) == (True, ["2026-11-26", "2026-11-27"])
        assert workshops.figures(db, workshop)["came"] == 1
