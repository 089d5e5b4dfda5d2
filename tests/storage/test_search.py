"""Sellers who may fit: by product, the nearest ring first, and only those who agreed and can be reached."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy.engine import Connection

from storage import consent, exposure, people, profiles, search
from storage.database import Store
from storage.records import Rings
from tests.storage.together import NOON, address

SAGAR, DAMOH, REWA, MUMBAI, PUNE = 425, 420, 430, 482, 490
STATES = dict.fromkeys((SAGAR, DAMOH, REWA), "Madhya Pradesh") | dict.fromkeys((MUMBAI, PUNE), "Maharashtra")
AROUND_SAGAR = Rings(SAGAR, (DAMOH, PUNE), "Madhya Pradesh")
"""Pune is no neighbour of Sagar: it stands for one across the border of the state."""


def seller(
    db: Connection, goods: Sequence[str] = ("turmeric",), district: int = SAGAR, *, agrees: bool | None = True,
    evidence: str = "said", **fields: Any,
) -> int:  # fmt: skip
    """A seller; the number of the profile."""
    person = address(db).person_id
    profile = profiles.keep_profile(
        db, person, "seller", NOON, district_lgd=district, state=STATES[district], **fields
    )  # fmt: skip
    profiles.tag_products(db, profile, dict.fromkeys(goods, evidence), state=STATES[district], district_lgd=district)
    if agrees is not None:
        agree(db, person, given=agrees)
    return profile


def agree(db: Connection, person: int, *, given: bool, purpose: str = "enquiries") -> None:
    consent.give(db, person, purpose, given=given, version="1", language="hi", how="button", inbox_id=None, now=NOON)


def found(db: Connection, goods: Sequence[str] = ("turmeric",), rings: Rings = AROUND_SAGAR, **words: Any) -> set[int]:
    """The profiles that are found."""
    return {one.profile_id for one in search.candidates(db, goods, rings, now=NOON, **words)}


def was_shown(db: Connection, profile: int, times: int) -> int:
    """The seller, shown so many times before."""
    for _ in range(times):
        exposure.count_shown(db, [profile], NOON)
    return profile


def stop(db: Connection, profile: int) -> None:
    """The seller's address wants no messages."""
    reached = people.reached_at(db, profiles.profile(db, profile).person_id)
    assert reached is not None
    consent.stop(db, reached.id, NOON)


# ── who is found ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_by_any_of_the_products_and_no_other(store: Store) -> None:
    with store.write() as db:
        turmeric, chilli, both = seller(db), seller(db, ["chilli"]), seller(db, ["chilli", "turmeric"])
        seller(db, ["leather-bags"])
        assert found(db) == {turmeric, both}
        assert found(db, ["turmeric", "chilli"]) == {turmeric, chilli, both}
        assert found(db, []) == set()
        assert found(db, ["unheard-of"]) == set()


@pytest.mark.parametrize("evidence", ["said", "described", "photo", "officer"])
def test_by_whatever_shows_that_they_sell_it(store: Store, evidence: str) -> None:
    with store.write() as db:
        one = seller(db, evidence=evidence)
        (candidate,) = search.candidates(db, ["turmeric"], AROUND_SAGAR, now=NOON)
        mentioned = evidence == "described"
        assert candidate.profile_id == one
        assert (candidate.concepts, candidate.mentions) == (
            ((), ("turmeric",)) if mentioned else (("turmeric",), ())
        )  # fmt: skip


def test_never_without_the_newest_yes_to_enquiries(store: Store) -> None:
    with store.write() as db:
        agrees = seller(db)
        seller(db, agrees=None)
        seller(db, agrees=False)
        took_back, came_back, other_purpose = seller(db), seller(db), seller(db, agrees=None)

        def says(profile: int, **words: Any) -> None:
            agree(db, profiles.profile(db, profile).person_id, **words)

        says(took_back, given=False)
        says(came_back, given=False)
        says(came_back, given=True)
        says(other_purpose, given=True, purpose="notices")
        says(agrees, given=False, purpose="notices")
        assert found(db) == {agrees, came_back}


@pytest.mark.parametrize("status", ["hidden", "erased"])
def test_never_when_hidden_or_erased(store: Store, status: str) -> None:
    with store.write() as db:
        seller(db, status=status)
        assert found(db) == set()
        assert search.everyone(db, NOON) == []


def test_never_after_a_stop_unless_another_address_is_left(store: Store) -> None:
    with store.write() as db:
        stopped, reachable = seller(db), seller(db)
        stop(db, stopped)
        second = address(db, "whatsapp")
        people.change_address(db, second.id, person_id=profiles.profile(db, reachable).person_id)
        stop(db, reachable)
        assert found(db) == {reachable}
        assert {one.profile_id for one in search.everyone(db, NOON)} == {reachable}


def test_those_of_a_list_are_known_without_consent_and_marked_so(store: Store) -> None:
    with store.write() as db:
        live, invited = seller(db), seller(db, agrees=None, status="invited", external_ref="S7")
        statuses = {one.profile_id: one.status for one in search.candidates(db, ["turmeric"], AROUND_SAGAR, now=NOON)}
        assert statuses == {live: "live", invited: "invited"}


def test_nobody_is_offered_their_own_goods(store: Store) -> None:
    with store.write() as db:
        mine, other = seller(db), seller(db)
        assert found(db, not_person=profiles.profile(db, mine).person_id) == {other}


# ── rings ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_ring_is_looked_in_and_each_has_room_of_its_own(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "PER_RING", 2)
    with store.write() as db:
        for district in (SAGAR, DAMOH, REWA, MUMBAI):
            for shown in range(4):
                was_shown(db, seller(db, district=district), shown)
        candidates = search.candidates(db, ["turmeric"], AROUND_SAGAR, now=NOON)
        by_district = [one.district_lgd for one in candidates]
        assert sorted(by_district, key=str) == sorted([SAGAR, DAMOH, REWA, MUMBAI] * 2, key=str)
        assert {round(one.exposures) for one in candidates} == {0, 1}, "the least shown come first"


def test_a_seller_of_several_of_the_products_takes_one_place(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "PER_RING", 2)
    with store.write() as db:
        several, one = seller(db, ["turmeric", "chilli", "coriander"]), seller(db)
        assert found(db, ["turmeric", "chilli", "coriander"]) == {several, one}


def test_a_neighbour_across_the_border_of_the_state_is_a_neighbour(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "PER_RING", 1)
    with store.write() as db:
        far, near = seller(db, district=MUMBAI), seller(db, district=PUNE)
        assert found(db) == {far, near}, "each in a ring of its own, neither twice"


def test_a_whole_state_is_a_ring_and_the_rest_of_the_country_another(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "PER_RING", 2)
    with store.write() as db:
        inside = {was_shown(db, seller(db, district=place), 9) for place in (PUNE, MUMBAI)}
        outside = [seller(db, district=place) for place in (SAGAR, DAMOH, REWA)]
        names = found(db, rings=Rings(None, (), "Maharashtra"))
        assert inside < names
        assert len(names & set(outside)) == 2


def test_of_an_unknown_place_the_whole_country_is_one_ring(store: Store) -> None:
    with store.write() as db:
        everybody = {seller(db, district=district) for district in STATES}
        assert found(db, rings=Rings(None, (), None)) == everybody


def test_those_who_cannot_be_asked_take_nobodys_place(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who is never asked is never shown, so they come first by exposure: they must not fill the ring."""
    monkeypatch.setattr(search, "PER_RING", 3)
    with store.write() as db:
        for _ in range(3):
            seller(db, agrees=False)
            stop(db, seller(db))
            seller(db, agrees=None, status="invited")
        asked_before = seller(db)
        was_shown(db, asked_before, 9)
        assert asked_before in found(db)


# ── what is told of them ──────────────────────────────────────────────────────────────────────────────────────────


def test_ranking_gets_all_it_looks_at(store: Store) -> None:
    with store.write() as db:
        one = seller(
            db, unit="kg", moq="12.5", capacity="500", price_paise=12000, external_ref="S1", name="सीता भंडार"
        )  # fmt: skip
        was_shown(db, one, 3)
        (told,) = search.candidates(db, ["turmeric"], AROUND_SAGAR, now=NOON)
    assert (told.profile_id, told.name, told.external_ref, told.status) == (one, "सीता भंडार", "S1", "live")
    assert (told.unit, told.moq, told.capacity, told.price_paise) == ("kg", Decimal("12.5"), Decimal(500), 12000)
    assert told.exposures == pytest.approx(3)
    assert (told.district_lgd, told.state, told.updated_on) == (SAGAR, "Madhya Pradesh", NOON.date())


def test_a_badge_is_an_officers_word_that_has_not_run_out(store: Store) -> None:
    with store.write() as db:
        one = seller(db)
        for kind, confirmed, days in (("gstin", True, 0), ("udyam", True, -1), ("iec", False, 9), ("gi", True, 365)):
            number = profiles.keep_identifier(db, one, kind, "X", NOON)
            expires = (NOON + timedelta(days=days)).date()
            profiles.settle_identifier(db, number, confirmed=confirmed, officer_id=1, now=NOON, expires_on=expires)
        profiles.keep_identifier(db, one, "fssai", "X", NOON)
        (told,) = search.candidates(db, ["turmeric"], AROUND_SAGAR, now=NOON)
    assert told.verified == ("gi", "gstin")


def test_more_than_one_slice_of_sellers_is_described(store: Store) -> None:
    with store.write() as db:
        sellers = {seller(db) for _ in range(30)}
        assert [len(part) for part in search._slices(range(1100))] == [500, 500, 100]
        assert {one.profile_id for one in search.everyone(db, NOON)} == sellers
