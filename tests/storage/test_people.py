"""People, and the addresses and other ids by which they are known."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import consent, people
from storage.database import Store
from storage.tables import address_aliases, addresses
from storage.tables import people as persons
from tests.storage.together import NOON, address, both

PHONE, SCOPED, OTHER = "whatsapp:+910123400001", "whatsapp:IN.9123400001", "whatsapp:IN.9123400002"
DAY = timedelta(days=1)


def meet(db: Connection, *ids: str) -> people.Address:
    """Someone writes under these ids, the strongest first."""
    return people.address_for(db, "whatsapp", "s", ids, NOON)


def test_one_address_is_one_person_whenever_they_write(store: Store) -> None:
    with store.write() as db:
        first, again = meet(db, PHONE), meet(db, PHONE)
        assert (first.id, first.person_id) == (again.id, again.person_id)
        other = people.address_for(db, "telegram", "s", [PHONE], NOON)
        assert other.person_id != first.person_id, "the same words at another channel are somebody else"


def test_many_first_messages_at_the_same_instant_are_one_person(store: Store, second: Store) -> None:
    met = both([store, second], 12, lambda db: meet(db, SCOPED, PHONE))
    assert len({one.id for one in met}) == len({one.person_id for one in met}) == 1
    with store.read() as db:
        for table in (persons, addresses):
            assert db.scalar(sa.select(sa.func.count()).select_from(table)) == 1
        assert sorted(db.scalars(sa.select(address_aliases.c.external_id))) == sorted([PHONE, SCOPED])


def test_a_business_scoped_id_joins_the_number_it_came_with(store: Store) -> None:
    with store.write() as db:
        by_number = meet(db, PHONE)
        assert meet(db, SCOPED, PHONE).id == by_number.id
        assert meet(db, SCOPED).id == by_number.id, "from now on the id alone is enough"
        assert meet(db, OTHER).id != by_number.id


def test_a_number_that_moved_to_another_person_goes_with_the_stronger_id(store: Store) -> None:
    """A phone number is given to somebody else: WhatsApp tells them apart by the business-scoped id."""
    with store.write() as db:
        old, new = meet(db, SCOPED, PHONE), meet(db, OTHER)
        assert meet(db, OTHER, PHONE).id == new.id
        assert meet(db, SCOPED).id == old.id
        assert meet(db, PHONE).id == new.id


def test_an_address_of_one_id_cannot_be_made_twice_past_the_code(store: Store) -> None:
    with store.write() as db:
        first = meet(db, PHONE)
    with pytest.raises(sa.exc.IntegrityError), store.write() as db:
        db.execute(
            addresses.insert().values(
                channel="whatsapp", external_id=PHONE, sender="s", person_id=first.person_id, first_seen_at=NOON
            )
        )


def test_a_chat_that_was_heard_under_its_new_id_before_the_move_is_known_stays_one(store: Store) -> None:
    with store.write() as db:
        old = people.address_for(db, "telegram", "s", ["-77"], NOON, is_group=True)
        early = people.address_for(db, "telegram", "s", ["-10077"], NOON, is_group=True)
        people.migrate_address(db, old.id, "-10077", NOON)
        found = people.address_for(db, "telegram", "s", ["-10077"], NOON, is_group=True)
        assert (found.id, found.external_id) == (old.id, "-10077")
        assert people.address(db, early.id).external_id == f"moved:{early.id}"


def test_a_chat_with_a_new_id_is_still_the_same_address(store: Store) -> None:
    with store.write() as db:
        old = people.address_for(db, "telegram", "s", ["-100"], NOON)
        people.migrate_address(db, old.id, "-100200", NOON)
        for name in ("-100", "-100200"):
            found = people.address_called(db, "telegram", [name])
            assert found is not None
            assert (found.id, found.external_id) == (old.id, "-100200")


def test_people_are_written_to_where_they_were_heard_last_and_not_where_they_stopped_or_are_gone(store: Store) -> None:
    with store.write() as db:
        one = address(db)
        person = one.person_id
        other = address(db, "whatsapp")
        people.change_address(db, other.id, person_id=person)
        people.seen(db, person, one.id, NOON)
        people.seen(db, person, other.id, NOON + DAY)

        def reached() -> int | None:
            found = people.reached_at(db, person)
            return found.id if found else None

        assert reached() == other.id
        consent.stop(db, other.id, NOON)
        assert reached() == one.id
        people.change_address(db, one.id, unreachable_at=NOON)
        assert reached() == other.id, "the only one left; whether anything may go there is decided at sending"
        people.change_address(db, other.id, unreachable_at=NOON)
        assert reached() is None
        people.seen(db, person, one.id, NOON + 2 * DAY)
        assert reached() == one.id, "who writes is reachable"


def test_an_address_that_has_never_written_comes_last(store: Store) -> None:
    with store.write() as db:
        silent, heard = address(db), address(db)
        people.change_address(db, heard.id, person_id=silent.person_id)
        people.seen(db, silent.person_id, heard.id, NOON)
        found = people.reached_at(db, silent.person_id)
        assert found is not None
        assert found.id == heard.id
