"""The schema: up from nothing, down to nothing, up again, and the same as the tables in code, on both stores."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from storage import schema, tables
from storage.database import Store


@pytest.fixture
def bare(any_store_url: str) -> Iterator[Store]:
    """A store in which nothing was ever written."""
    opened = Store(any_store_url, owner=True)
    yield opened
    opened.close()


def names(store: Store) -> set[str]:
    """The store's tables, Alembic's own left out."""
    with store.read() as db:
        return set(sa.inspect(db).get_table_names()) - {"alembic_version"}


def indexes(store: Store) -> set[str]:
    """The names of every index and unique rule of the store."""
    # SQLite's PRAGMAs answer from what a connection remembers of the schema: a fresh one has nothing to remember.
    store.close()
    with store.read() as db:
        look = sa.inspect(db)
        tables_there = look.get_table_names()
        found = [index["name"] for table in tables_there for index in look.get_indexes(table)]
        found += [rule["name"] for table in tables_there for rule in look.get_unique_constraints(table)]
    return {str(name) for name in found if name}


def test_an_empty_store_says_so_and_has_no_version(bare: Store) -> None:
    assert schema.is_empty(bare)
    assert schema.current(bare) is None


def test_up_from_nothing_makes_every_table_of_the_code(bare: Store) -> None:
    schema.upgrade(bare)
    assert names(bare) == set(tables.metadata.tables)
    assert schema.current(bare) == schema.newest()
    assert not schema.is_empty(bare)


def test_down_to_nothing_and_up_again_gives_the_same_store(bare: Store) -> None:
    schema.upgrade(bare)
    before = indexes(bare)
    schema.downgrade(bare, "base")
    assert names(bare) == set()
    assert schema.current(bare) is None
    schema.upgrade(bare)
    assert names(bare) == set(tables.metadata.tables)
    assert indexes(bare) == before


def test_up_twice_changes_nothing(bare: Store) -> None:
    schema.upgrade(bare)
    with bare.write() as db:
        db.execute(tables.settings.insert().values(name="kept", value=1))
    schema.upgrade(bare)
    with bare.read() as db:
        assert db.scalar(sa.select(tables.settings.c.value)) == 1


def test_the_migrated_store_is_the_one_that_the_code_describes(store: Store) -> None:
    with store.read() as db:
        context = MigrationContext.configure(db, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, tables.metadata) == []


def test_partial_indexes_and_rules_are_there_on_both_stores(store: Store) -> None:
    """Alembic does not compare the conditions of indexes: that one open talk is unique, a finished one is not."""
    with store.read() as db:
        found = {index["name"]: index for index in sa.inspect(db).get_indexes("conversations")}
        ready = {index["name"]: index for index in sa.inspect(db).get_indexes("outbox")}
    only = found["uq_conversations_open"]
    where = only["dialect_options"][f"{store.url.get_backend_name()}_where"]
    assert only["unique"]
    assert "status" in str(where)
    assert "open" in str(where)
    assert "ready" in str(ready["ix_outbox_ready"]["dialect_options"][f"{store.url.get_backend_name()}_where"])


def test_days_apart_come_to_a_store_that_has_workshops_and_notices_and_all_stays(bare: Store) -> None:
    schema.upgrade(bare)
    schema.downgrade(bare, "0030")
    when = datetime(2026, 12, 3, 5, 30, tzinfo=UTC)
    said = {
        "code": "WS-1", "door": "in1", "district_lgd": 425, "titles": {"hi": "पैकिंग"}, "places": {"hi": "हॉल"}, "starts_at": when,
        "ends_at": when, "days": ["2026-12-03", "2026-12-04"],
        "status": "planned", "moved": 0, "source": "test", "asked_feedback": False,
        "created_at": when, "changed_at": when,
    }  # fmt: skip
    with bare.write() as db:
        db.execute(tables.workshops.insert().values(said))
    schema.upgrade(bare)
    with bare.read() as db:
        one = db.execute(sa.select(tables.workshops)).one()
        assert (one.code, one.days, one.hours) == ("WS-1", ["2026-12-03", "2026-12-04"], None)
        assert "each_day" in {column["name"] for column in sa.inspect(db).get_columns("notices")}
