"""A migrated, empty store for each test, on SQLite and on PostgreSQL, copied from one that was migrated once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.engine import make_url

from storage import schema
from storage.database import Store
from tests.conftest import Postgres


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An SQLite file at the newest version, with nothing in it."""
    path = tmp_path_factory.mktemp("migrated") / "haat.db"
    store = Store(f"sqlite:///{path}", owner=True)
    schema.upgrade(store)
    store.close()
    return path


@pytest.fixture(scope="session")
def migrated_database(postgres: Postgres) -> Iterator[str]:
    """The name of a PostgreSQL database at the newest version, with nothing in it."""
    url = postgres.fresh()
    store = Store(url, owner=True)
    schema.upgrade(store)
    store.close()
    yield make_url(url).database or ""
    postgres.drop(url)


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """The test runs twice, each time on a migrated store of its own."""
    if request.param == "sqlite":
        path = tmp_path / "haat.db"
        shutil.copyfile(request.getfixturevalue("migrated_file"), path)
        opened = Store(f"sqlite:///{path}", owner=True)
        yield opened
        opened.close()
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.fresh(request.getfixturevalue("migrated_database"))
    opened = Store(url, owner=True)
    yield opened
    opened.close()
    server.drop(url)


@pytest.fixture
def second(store: Store) -> Iterator[Store]:
    """The same store opened once more, as another process would."""
    opened = Store(store.url.render_as_string(hide_password=False))
    yield opened
    opened.close()
