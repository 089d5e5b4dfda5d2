"""Profiles: one of a kind, its goods, its exposures and its registration numbers."""

from __future__ import annotations

from datetime import timedelta

import pytest
import sqlalchemy as sa

from storage import aliases, exposure, profiles, search, tables
from storage.database import Store
from storage.records import Rings
from tests.storage.together import NOON, address, both

DAY = timedelta(days=1)


def test_a_person_has_one_profile_of_a_kind(store: Store) -> None:
    with store.write() as db:
        one = address(db).person_id
        seller = profiles.keep_profile(db, one, "seller", NOON, name="Sita")
        assert profiles.keep_profile(db, one, "seller", NOON + DAY, name="Sita Store") == seller
        assert profiles.keep_profile(db, one, "buyer", NOON) != seller
        kept = profiles.profile_of(db, one)
        assert kept is not None
        assert (kept.name, kept.status, kept.created_at, kept.updated_at) == ("Sita Store", "live", NOON, NOON + DAY)
    with pytest.raises(sa.exc.IntegrityError), store.write() as db:
        db.execute(
            tables.profiles.insert().values(
                person_id=one, kind="seller", status="live", shown=0, created_at=NOON, updated_at=NOON
            )
        )


def test_an_external_reference_belongs_to_one_profile(store: Store) -> None:
    with store.write() as db:
        one, other = address(db).person_id, address(db).person_id
        profiles.keep_profile(db, one, "seller", NOON, external_ref="S001", status="invited")
        found = profiles.profile_by_ref(db, "S001")
        assert found is not None
        assert found.person_id == one
    with pytest.raises(sa.exc.IntegrityError), store.write() as db:
        profiles.keep_profile(db, other, "seller", NOON, external_ref="S001")


def test_new_goods_take_the_place_of_the_old_ones(store: Store) -> None:
    with store.write() as db:
        seller = profiles.keep_profile(db, address(db).person_id, "seller", NOON)
        profiles.tag_products(db, seller, {"turmeric": "said", "chilli": "photo"}, state="MP", district_lgd=425)
        profiles.tag_products(db, seller, {"chilli": "said"}, state="MP", district_lgd=425)
        assert profiles.products_of(db, seller) == ["chilli"]


def test_own_words_stay_beside_the_goods_until_others_are_said(store: Store) -> None:
    with store.write() as db:
        seller = profiles.keep_profile(db, address(db).person_id, "seller", NOON)
        before = aliases.version(db)
        profiles.tag_products(db, seller, {"chilli": "said"}, state="MP", district_lgd=425, own=["own:राजगिरा"])
        assert profiles.tags_of(db, seller) == {"chilli": "said"}
        assert profiles.all_own_words(db) == ("own:राजगिरा",)
        assert aliases.version(db) > before  # whoever reads enquiries looks again
        noted = aliases.version(db)
        profiles.tag_products(db, seller, {"onion": "said"}, state="MP", district_lgd=425)
        assert profiles.products_of(db, seller) == ["onion"]
        assert profiles.own_words_of(db, seller) == ["own:राजगिरा"]
        assert aliases.version(db) == noted
        found = search.candidates(db, ["own:राजगिरा"], Rings(425, (), "MP"), now=NOON)
        assert found == []  # nobody is found who never agreed
        profiles.tag_products(db, seller, {"onion": "said"}, state="MP", district_lgd=425, own=[])
        assert profiles.all_own_words(db) == ()


def test_every_exposure_is_counted_though_many_happen_at_once(store: Store, second: Store) -> None:
    with store.write() as db:
        seller = profiles.keep_profile(db, address(db).person_id, "seller", NOON)
    both([store, second], 10, lambda db: exposure.count_shown(db, [seller], NOON))
    with store.read() as db:
        assert profiles.profile(db, seller).shown == 10


def test_a_registration_number_waits_for_the_office_of_its_place(store: Store) -> None:
    with store.write() as db:
        seller = profiles.keep_profile(
            db, address(db).person_id, "seller", NOON, district_lgd=425, state="Madhya Pradesh"
        )
        profiles.keep_identifier(db, seller, "udyam", "UDYAM-MP-00-0000001", NOON)
        again = profiles.keep_identifier(db, seller, "udyam", "UDYAM-MP-00-0000002", NOON)
        assert [kept.value for kept in profiles.identifiers_of(db, seller)] == ["UDYAM-MP-00-0000002"]

        def waiting(*districts: int) -> int:
            return len(profiles.unconfirmed(db, districts))

        assert waiting(425) == waiting(396, 425) == 1
        assert waiting(482) == waiting() == 0
        profiles.settle_identifier(db, again, confirmed=True, officer_id=1, now=NOON, expires_on=NOON.date())
        assert waiting(425) == 0
        profiles.unsettle_identifier(db, again)
        assert waiting(425) == 1
        profiles.drop_identifier(db, seller, "udyam")
        assert not profiles.identifiers_of(db, seller)
