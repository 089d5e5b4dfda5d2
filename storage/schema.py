"""The schema's versions: what the store has, what the program needs, and the way between."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from storage.database import Store


def _config(store: Store) -> Config:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.attributes["store"] = store
    return config


def newest() -> str:
    """The version this program needs."""
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    head = ScriptDirectory.from_config(config).get_current_head()
    assert head is not None
    return head


def current(store: Store) -> str | None:
    """The version the store has; None when it is empty. Raises StoreAway."""
    with store.read() as db:
        return MigrationContext.configure(db).get_current_revision()


def upgrade(store: Store) -> None:
    """Bring the store to the newest version."""
    command.upgrade(_config(store), "head")


def downgrade(store: Store, revision: str) -> None:
    """Take the store back to a version, for the tests of the way back."""
    command.downgrade(_config(store), revision)


def is_empty(store: Store) -> bool:
    """Has nothing ever been written here?"""
    with store.read() as db:
        return not sa.inspect(db).get_table_names()
