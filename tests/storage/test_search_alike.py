"""Both stores give the same sellers in the same order, each ring is one walk along an index, and a save is found at once."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import consent, exposure, people, profiles, search
from storage.database import Store
from storage.records import Candidate, Rings
from storage.tables import seller_products
from tests.storage.together import NOON, address

STATES = {425: "Madhya Pradesh", 420: "Madhya Pradesh", 430: "Madhya Pradesh", 482: "Maharashtra", 490: "Maharashtra"}
GOODS = ["turmeric", "chilli", "spices", "locks"]
RINGS = [Rings(425, (420, 490), "Madhya Pradesh"), Rings(490, (), "Maharashtra"), Rings(None, (), None)]


def a_market(db: Connection, seed: int, many: int = 60) -> None:
    """Sellers of all kinds: live, invited, hidden, stopped, without a yes, described only, shown before, sharing phones."""
    draw = random.Random(seed)
    for number in range(many):
        person = address(db).person_id
        if draw.random() < 0.2:
            people.change_person(db, person, contact=f"+91000000010{draw.randint(0, 1)}")
        status = draw.choice(("live", "live", "live", "invited", "hidden"))
        district = draw.choice(list(STATES))
        profile = profiles.keep_profile(
            db, person, "seller", NOON, status=status, district_lgd=district, state=STATES[district],
            external_ref=f"S{number}", moq=draw.choice((None, "5", "50.5")), unit="kg",
        )  # fmt: skip
        tags = {goods: draw.choice(("said", "described")) for goods in draw.sample(GOODS, draw.randint(1, 3))}
        profiles.tag_products(db, profile, tags, state=STATES[district], district_lgd=district)
        if draw.random() < 0.9:
            consent.give(
                db, person, "enquiries", given=draw.random() < 0.9, version="1", language="hi", how="button",
                inbox_id=None, now=NOON,
            )  # fmt: skip
        at = people.reached_at(db, person)
        if at is not None and draw.random() < 0.1:
            consent.stop(db, at.id, NOON)
        for _ in range(draw.randint(0, 3)):
            exposure.count_shown(db, [profile], NOON - timedelta(days=draw.randint(0, 90)))


def answers(db: Connection) -> list[list[Candidate]]:
    """What every question finds."""
    return [
        search.candidates(db, goods, rings, now=NOON, general=general)
        for rings in RINGS
        for goods, general in ((["turmeric"], []), (["turmeric", "chilli"], ["spices"]), (["locks"], ["spices"]))
    ]


def plain(found: list[list[Candidate]]) -> list[list[tuple[object, ...]]]:
    """Candidates without what only differs by rounding."""
    return [
        [
            (one.external_ref, one.status, one.concepts, one.mentions, one.moq, one.reached_by.partition(":")[0], one.waiting,
             round(one.exposures, 6))
            for one in some
        ]
        for some in found
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
def test_both_stores_give_the_same_sellers_in_the_same_order(
    seed: int, request: pytest.FixtureRequest, sqlite_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from storage import schema

    monkeypatch.setattr(search, "PER_RING", 6)
    found = []
    for url in (sqlite_url, request.getfixturevalue("postgres_url")):
        store = Store(url, owner=True)
        schema.upgrade(store)
        with store.write() as db:
            a_market(db, seed)
            found.append(plain(answers(db)))
        store.close()
    assert found[0] == found[1]
    assert sum(map(len, found[0])) > 30, "the market is not empty"


def test_nobody_is_found_who_may_not_be_written_to_whatever_the_copies_say(store: Store) -> None:
    with store.write() as db:
        a_market(db, 9)
        db.execute(seller_products.update().values(standing=0))
        live = {one.profile_id for some in answers(db) for one in some if one.status == "live"}
        assert live == set(search.may_be_found(db, sorted(live)))
        hidden = db.scalars(sa.text("SELECT id FROM profiles WHERE status = 'hidden'")).all()
        assert hidden
        assert not live & set(hidden)


@pytest.mark.parametrize(
    ("ring", "index"),
    [
        ("district", "ix_seller_products_district"), ("neighbours", "ix_seller_products_district"),
        ("state", "ix_seller_products_state"), ("country", "ix_seller_products_country"),
        ("anywhere", "ix_seller_products_country"),
    ],
)  # fmt: skip
def test_every_ring_is_a_walk_along_its_own_index(store: Store, ring: str, index: str) -> None:
    with store.write() as db:
        a_market(db, 1)
        db.execute(sa.text("ANALYZE"))
        if not store.is_sqlite:
            for way in ("seqscan", "bitmapscan", "sort"):  # of sixty rows any way is a good one to the planner
                db.execute(sa.text(f"SET LOCAL enable_{way} = off"))
        values = {"c0": "turmeric", "g0": 0, "limit": 50, "district": 425, "state": "Madhya Pradesh", "near": [420, 490],
                  "inside": [425, 420, 490]}  # fmt: skip
        wanted = [name for name, rings in search._LISTS.items() if ring in rings]
        kept = {name: value for name, value in values.items() if f":{name}" in search._sql((ring,), 1)}
        explain = "EXPLAIN QUERY PLAN " if store.is_sqlite else "EXPLAIN "
        lists = [sa.bindparam(name, expanding=True) for name in wanted]
        text = sa.text(explain + search._sql((ring,), 1)).bindparams(*lists)
        plan = "\n".join(" ".join(map(str, row)) for row in db.execute(text, kept))
    either = ring == "neighbours" and not store.is_sqlite  # of sixty rows two indexes are equally good to PostgreSQL
    assert index in plan or (either and "Index Only Scan using ix_seller_products_country" in plan), plan
    assert "SCAN seller_products" not in plan, plan


def test_who_is_saved_is_found_in_the_same_breath(store: Store) -> None:
    with store.write() as db:
        person = address(db).person_id
        profile = profiles.keep_profile(db, person, "seller", NOON, district_lgd=425, state="Madhya Pradesh")
        profiles.tag_products(db, profile, {"turmeric": "said"}, state="Madhya Pradesh", district_lgd=425)
        consent.give(
            db, person, "enquiries", given=True, version="1", language="hi", how="button", inbox_id=None, now=NOON
        )  # fmt: skip
    with store.read() as db:
        assert [one.profile_id for one in search.candidates(db, ["turmeric"], RINGS[0], now=NOON)] == [profile]


def test_general_goods_only_fill_what_a_ring_has_left(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "PER_RING", 2)
    with store.write() as db:
        made = []
        for goods in ("spices", "spices", "turmeric"):
            person = address(db).person_id
            profile = profiles.keep_profile(db, person, "seller", NOON, status="invited", district_lgd=425,
                                          state="Madhya Pradesh")  # fmt: skip
            profiles.tag_products(db, profile, {goods: "said"}, state="Madhya Pradesh", district_lgd=425)
            made.append(profile)
        found = search.candidates(db, ["turmeric"], RINGS[0], now=NOON, general=["spices"])
        assert {one.profile_id for one in found} == {made[0], made[2]}
