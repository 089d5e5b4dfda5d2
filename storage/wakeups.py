"""Where procrastinate keeps its wake-ups on PostgreSQL: a schema of their own beside Haat's tables."""

from __future__ import annotations

from sqlalchemy.engine import URL, Connection

SCHEMA = "wakeups"
OPTIONS = f"-c search_path={SCHEMA}"
"""Every connection of procrastinate's sees its own schema alone."""


def put_up(db: Connection) -> None:
    """Make procrastinate's tables; SQLite has one process and needs none."""
    if db.dialect.name == "sqlite":
        return
    from procrastinate.schema import SchemaManager

    db.exec_driver_sql(f"CREATE SCHEMA {SCHEMA}")
    db.exec_driver_sql(f"SET LOCAL search_path TO {SCHEMA}")
    # Many statements at once: only the driver's own cursor takes them so.
    db.connection.cursor().execute(SchemaManager.get_schema())
    db.exec_driver_sql("SET LOCAL search_path TO DEFAULT")


def take_down(db: Connection) -> None:
    """Remove procrastinate's tables with all wake-ups; what is to be done stands in Haat's own."""
    if db.dialect.name != "sqlite":
        db.exec_driver_sql(f"DROP SCHEMA {SCHEMA} CASCADE")


def conninfo(url: URL) -> str:
    """How procrastinate's driver reaches this database."""
    return url.set(drivername="postgresql").render_as_string(hide_password=False)
