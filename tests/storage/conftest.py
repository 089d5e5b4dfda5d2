"""A migrated, empty store for each test, on SQLite and on PostgreSQL, copied from one that was migrated once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.database import Store
from tests.conftest import Postgres


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """The test runs twice, each time on a migrated store of its own."""
    if request.param == "sqlite":
        path = tmp_path / "haat.db"
        shutil.copyfile(request.getfixturevalue("migrated_sqlite"), path)
        opened = Store(f"sqlite:///{path}", owner=True)
        yield opened
        opened.close()
        return
    server: Postgres = request.getfixturevalue("postgres")
    url = server.fresh(request.getfixturevalue("migrated_postgres"))
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
