"""People, addresses and their other ids, profiles, officers' rights, senders and start links."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import consent, exposure, people
from storage.database import Store
from storage.tables import address_aliases, addresses, profiles
from storage.tables import people as persons
from tests.storage.together import NOON, address, both

PHONE, SCOPED, OTHER = "whatsapp:+910123400001", "whatsapp:IN.9123400001", "whatsapp:IN.9123400002"
DAY = timedelta(days=1)


def meet(db: Connection, *ids: str) -> people.Address:
    """Someone writes under these ids, the strongest first."""
    return people.address_for(db, "whatsapp", "s", ids, NOON)


# ── addresses ─────────────────────────────────────────────────────────────────────────────────────────────────────


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


# ── profiles ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_person_has_one_profile_of_a_kind(store: Store) -> None:
    with store.write() as db:
        one = address(db).person_id
        seller = people.keep_profile(db, one, "seller", NOON, name="Sita")
        assert people.keep_profile(db, one, "seller", NOON + DAY, name="Sita Store") == seller
        assert people.keep_profile(db, one, "buyer", NOON) != seller
        kept = people.profile_of(db, one)
        assert kept is not None
        assert (kept.name, kept.status, kept.created_at, kept.updated_at) == ("Sita Store", "live", NOON, NOON + DAY)
    with pytest.raises(sa.exc.IntegrityError), store.write() as db:
        db.execute(
            profiles.insert().values(
                person_id=one, kind="seller", status="live", shown=0, created_at=NOON, updated_at=NOON
            )
        )


def test_an_external_reference_belongs_to_one_profile(store: Store) -> None:
    with store.write() as db:
        one, other = address(db).person_id, address(db).person_id
        people.keep_profile(db, one, "seller", NOON, external_ref="S001", status="invited")
        found = people.profile_by_ref(db, "S001")
        assert found is not None
        assert found.person_id == one
    with pytest.raises(sa.exc.IntegrityError), store.write() as db:
        people.keep_profile(db, other, "seller", NOON, external_ref="S001")


def test_new_goods_take_the_place_of_the_old_ones(store: Store) -> None:
    with store.write() as db:
        seller = people.keep_profile(db, address(db).person_id, "seller", NOON)
        people.tag_products(db, seller, {"turmeric": "said", "chilli": "photo"}, state="MP", district_lgd=425)
        people.tag_products(db, seller, {"chilli": "said"}, state="MP", district_lgd=425)
        assert people.products_of(db, seller) == ["chilli"]


def test_every_exposure_is_counted_though_many_happen_at_once(store: Store, second: Store) -> None:
    with store.write() as db:
        seller = people.keep_profile(db, address(db).person_id, "seller", NOON)
    both([store, second], 10, lambda db: exposure.count_shown(db, [seller], NOON))
    with store.read() as db:
        assert people.profile(db, seller).shown == 10


def test_a_registration_number_waits_for_the_office_of_its_place(store: Store) -> None:
    with store.write() as db:
        seller = people.keep_profile(
            db, address(db).person_id, "seller", NOON, district_lgd=425, state="Madhya Pradesh"
        )
        people.keep_identifier(db, seller, "udyam", "UDYAM-MP-00-0000001", NOON)
        again = people.keep_identifier(db, seller, "udyam", "UDYAM-MP-00-0000002", NOON)
        assert [kept.value for kept in people.identifiers_of(db, seller)] == ["UDYAM-MP-00-0000002"]

        def waiting(*districts: int) -> int:
            return len(people.unconfirmed(db, districts))

        assert waiting(425) == waiting(396, 425) == 1
        assert waiting(482) == waiting() == 0
        people.settle_identifier(db, again, confirmed=True, officer_id=1, now=NOON, expires_on=NOON.date())
        assert waiting(425) == 0
        people.unsettle_identifier(db, again)
        assert waiting(425) == 1
        people.drop_identifier(db, seller, "udyam")
        assert not people.identifiers_of(db, seller)


# ── officers ──────────────────────────────────────────────────────────────────────────────────────────────────────


def test_rights_end_at_once_and_only_once(store: Store) -> None:
    with store.write() as db:
        meena = address(db).person_id
        assert people.officer_of(db, meena) is None
        number = people.add_officer(db, meena, "Meena", district_lgd=425, state=None, now=NOON)
        rights = people.officer_of(db, meena)
        assert rights is not None
        assert (rights.district_lgd, rights.state) == (425, None)
        assert people.disable_officer(db, number, NOON)
        assert not people.disable_officer(db, number, NOON)
        assert people.officer_of(db, meena) is None
        assert not people.officers_anywhere(db)
        assert len(people.all_officers(db)) == 1, "that she was one is kept"


def test_a_district_has_its_own_officers_first_then_those_of_its_state(store: Store) -> None:
    with store.write() as db:
        for name, district, state in (
            ("state", None, "Madhya Pradesh"), ("own", 425, None), ("far", 482, None), ("other", None, "Maharashtra"),
        ):  # fmt: skip
            people.add_officer(db, address(db).person_id, name, district_lgd=district, state=state, now=NOON)

        def names(district: int | None, state: str | None) -> list[str]:
            return [one.name for one in people.officers_for(db, district, state)]

        assert names(425, "Madhya Pradesh") == ["own", "state"]
        assert names(482, "Maharashtra") == ["far", "other"]
        assert names(999, None) == [], "an unknown district is nobody's, and no state is not the state of all"


# ── senders and links ─────────────────────────────────────────────────────────────────────────────────────────────


def test_a_district_is_served_by_its_own_sender_else_by_the_first(store: Store) -> None:
    with store.write() as db:
        people.keep_sender(db, "telegram", "FirstBot", NOON)
        people.keep_sender(db, "telegram", "FirstBot", NOON)
        people.name_sender(db, "telegram", "SagarBot", "sagar", [425, 426], NOON)
        people.name_sender(db, "telegram", "OtherBot", "other", [426], NOON)
        served = [people.sender_for(db, "telegram", district) for district in (425, 426, 482, None)]
        assert served == ["SagarBot", "OtherBot", "FirstBot", "FirstBot"]
        assert people.sender_for(db, "whatsapp", 425) is None
        assert [one.name for one in people.all_senders(db)] == ["telegram:FirstBot", "sagar", "other"]


def test_a_start_link_works_in_any_case_until_it_is_over_and_is_counted(store: Store) -> None:
    with store.write() as db:
        people.add_link(db, "Sagar7", NOON, district_lgd=425, language="hi", role="seller")
        people.add_link(db, "Sagar7", NOON, district_lgd=482, language="mr", role="buyer")
        found = people.link(db, "SAGAR7", NOON)
        assert found is not None
        assert (found.district_lgd, found.language, found.role) == (425, "hi", "seller"), "the first stays"
        people.count_link(db, found.id, person_id=1, channel="telegram", now=NOON)
        again = people.link(db, "sagar7", NOON)
        assert again is not None
        assert again.uses == 1
        assert people.link(db, "sagar8", NOON) is None
        db.execute(sa.text("UPDATE links SET expires_at = :at"), {"at": round(NOON.timestamp() * 1000)})
        assert people.link(db, "sagar7", NOON) is None
        assert people.link(db, "sagar7", NOON - DAY) is not None
