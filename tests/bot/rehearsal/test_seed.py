"""The sample market: always the same, made once, with sellers for all that the two notices name."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from bot.rehearsal.seed import seed
from bot.rehearsal.seed_words import GOODS
from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from storage import schema, search, tables
from storage.database import Store

NOW = datetime(2026, 11, 25, 6, tzinfo=UTC)
NAMED_IN_THE_NOTICES = {
    425: ("Parboiled Rice", "Soybean Meal", "स्टोन क्राफ्ट", "बिल्डिंग मटेरियल्स", "फार्मा-केमिकल्स", "हस्तशिल्प"),
    482: ("Leather", "Gems & Jewellery"),
    483: ("Gems & Jewellery",),
}


def made(url: str) -> Store:
    store = Store(url, owner=True)
    schema.upgrade(store)
    seed(store, NOW)
    return store


def rows(store: Store, table: sa.Table) -> list[tuple[object, ...]]:
    with store.read() as db:
        return [tuple(row) for row in db.execute(sa.select(table).order_by(*table.primary_key.columns))]


def of(store: Store, table: sa.Table) -> list[sa.Row[tuple[object, ...]]]:
    with store.read() as db:
        return list(db.execute(sa.select(table)))


@pytest.fixture(scope="module")
def market(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """The sample market, made once for the tests that only look at it."""
    return made(f"sqlite:///{tmp_path_factory.mktemp('seed') / 'haat.db'}")


def test_twice_is_once_on_either_store(any_store_url: str) -> None:
    store = made(any_store_url)
    before = rows(store, tables.enquiries)
    seed(store, NOW)
    assert rows(store, tables.enquiries) == before
    assert len(before) > 90


def test_it_is_the_same_every_time(tmp_path: Path) -> None:
    one, other = (made(f"sqlite:///{tmp_path / name}.db") for name in "ab")
    for table in (tables.people, tables.profiles, tables.enquiries, tables.matches, tables.deals):
        assert rows(one, table) == rows(other, table), table.name


@pytest.mark.parametrize(
    ("district", "product"), [(code, name) for code, names in NAMED_IN_THE_NOTICES.items() for name in names]
)
def test_every_product_of_the_notices_has_sellers_in_its_district(market: Store, district: int, product: str) -> None:
    catalogue, places = Catalogue.shipped(), Places.shipped()
    concepts = catalogue.concepts_in(product)
    assert concepts, product
    with market.read() as db:
        found = search.candidates(db, catalogue.with_kinds(concepts), places.rings(district), now=NOW)
    assert len([one for one in found if one.district_lgd == district]) >= 4


@pytest.mark.parametrize(
    ("district", "product"), [(code, name) for code, names in NAMED_IN_THE_NOTICES.items() for name in names]
)
def test_every_product_of_the_notices_was_asked_for_in_its_district(market: Store, district: int, product: str) -> None:
    catalogue = Catalogue.shipped()
    kinds = set(catalogue.with_kinds(catalogue.concepts_in(product)))
    asked = [row for row in of(market, tables.enquiries) if row.district_lgd == district and row.concept in kinds]
    assert len(asked) >= 4, f"{product} in {district}"
    assert all(catalogue.concepts_in(row.text) for row in asked), "as buyers write, in words that are read"


def test_every_product_and_district_has_a_group_with_members(market: Store) -> None:
    assert len(rows(market, tables.groups)) == len({(goods.concept, goods.district_lgd) for goods in GOODS})
    with market.read() as db:
        fewest = db.execute(
            sa.select(sa.func.count()).select_from(tables.group_members).group_by(tables.group_members.c.group_id)
        ).scalars()
        assert min(fewest) >= 4


def test_nobody_in_it_can_be_real(market: Store) -> None:
    with market.read() as db:
        there = db.execute(sa.select(tables.addresses.c.channel, tables.addresses.c.external_id)).all()
    assert {channel for channel, _ in there} == {"sim-whatsapp", "sim-telegram"}
    for channel, external in there:
        if channel == "sim-whatsapp":
            assert external.startswith("whatsapp:+910")
            assert len(external) == len("whatsapp:+910000000000")
        else:
            assert 4_000_000_000_000_000 <= int(external) < 2**52


def test_its_past_is_ninety_days_long_and_has_all_ends(market: Store) -> None:
    with market.read() as db:
        first, last = db.execute(
            sa.select(sa.func.min(tables.enquiries.c.created_at), sa.func.max(tables.enquiries.c.created_at))
        ).one()
        assert 80 < (last - first).days <= 90
        assert last <= NOW
        assert set(db.execute(sa.select(tables.deals.c.status)).scalars()) == {"closed", "lost"}
        assert {"open", "served"} <= set(db.execute(sa.select(tables.enquiries.c.status)).scalars())
        assert {"open", "answered"} == set(db.execute(sa.select(tables.hand_offs.c.status)).scalars())


def test_groups_are_called_as_people_there_speak(market: Store) -> None:
    names = {row.district_lgd: row.name for row in of(market, tables.groups)}
    assert "सागर" in names[425]
    assert "मुंबई" in names[482]
    assert len({row.token for row in of(market, tables.groups)}) == len(of(market, tables.groups))
