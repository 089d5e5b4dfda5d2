"""How Alembic meets the store: through the writing side of an open Store, or a plain URL when a version is drafted."""

from __future__ import annotations

from alembic import context

from storage.database import Store
from storage.tables import metadata

store: Store = context.config.attributes.get("store") or Store(
    context.config.get_main_option("sqlalchemy.url") or "sqlite://"
)

with store.write() as db:
    context.configure(connection=db, target_metadata=metadata, render_as_batch=True, compare_type=False)
    context.run_migrations()
