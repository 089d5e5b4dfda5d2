"""The store: one SQLite file or one PostgreSQL, and the few differences between the two."""

from __future__ import annotations

import functools
import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic, sleep
from typing import Any, Concatenate, ParamSpec, TypeAlias, TypeVar

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.types import BigInteger, TypeDecorator

P = ParamSpec("P")
T = TypeVar("T")


class Instant(TypeDecorator[datetime]):
    """A moment in UTC, kept as whole milliseconds since 1970 so that both dialects compare and index it alike."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Any) -> int | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment without a zone cannot be stored")
        return round(value.timestamp() * 1000)

    def process_result_value(self, value: int | None, dialect: Any) -> datetime | None:
        return None if value is None else datetime.fromtimestamp(value / 1000, UTC)


Id = BigInteger().with_variant(sa.Integer(), "sqlite")
"""Row numbers: 64 bits on PostgreSQL, SQLite's own rowid (also 64 bits) under its required name."""


Record: TypeAlias = sa.Row[*tuple[Any, ...]]
"""One row of a question that selects more than a value."""

SQLITE_VERSION = sqlite3.sqlite_version_info


SQLITE_TROUBLES = {
    sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
}  # fmt: skip
POSTGRES_TROUBLES = {"08", "53", "57", "58"}
"""Classes of SQLSTATE: connection, resources, operator intervention (shutdown), system errors."""


SHORT, LONGEST_PAUSE = 0.004, 0.1
"""Seconds: how long a command beside the server writes at a stretch, and how long it steps back at most."""
LOCAL = {"check_same_thread": False, "timeout": 15, "cached_statements": 1000}
"""For SQLite: as many prepared statements are kept as Haat has; the library's 128 are read again and again."""
PATIENCE = 15
"""Seconds that a writer waits for the others on SQLite."""


_LOOKS = "looks"
"""Where a writing transaction keeps what its looks found, until it writes."""


class StoreAway(Exception):
    """The database cannot be reached now; try again later."""


def url_for(database_url: str, data_dir: Path) -> str:
    """The SQLAlchemy URL: the given one, or the SQLite file in the data directory."""
    return database_url or f"sqlite:///{data_dir / 'haat.db'}"


class Store:
    """One database with a writing side (short immediate transactions) and a read-only side for pages and errands."""

    def __init__(self, url: str, *, owner: bool = False) -> None:
        """`owner` marks the one process that may checkpoint SQLite's write-ahead log."""
        self.url = sa.make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.owner = owner
        self.longest_wait = 0.0
        """Seconds that a transaction of this process has waited at most for SQLite's one writer's place."""
        self.writer = self._engine(read_only=False)
        event.listen(self.writer, "before_cursor_execute", _forget_looks)
        self.reader = self._engine(read_only=True)

    def _engine(self, *, read_only: bool) -> Engine:
        common: dict[str, Any] = {"json_serializer": lambda value: json.dumps(value, ensure_ascii=False)}
        if not self.is_sqlite:
            options = "-c idle_in_transaction_session_timeout=30000 -c lock_timeout=20000"
            if read_only:
                options += " -c default_transaction_read_only=on"
            return sa.create_engine(
                self.url, pool_size=5, max_overflow=5, pool_pre_ping=True,
                connect_args={"options": options, "connect_timeout": 5}, **common,
            )  # fmt: skip
        pool: dict[str, Any] = {} if read_only else {"pool_size": 1, "max_overflow": 0, "pool_timeout": 60}
        engine = sa.create_engine(self.url, connect_args=dict(LOCAL), **pool, **common)
        event.listen(engine, "connect", self._settle_connection(read_only))
        event.listen(engine, "begin", (lambda db: db.exec_driver_sql("BEGIN")) if read_only else self._begin_to_write)
        return engine

    def _begin_to_write(self, db: Connection) -> None:
        """Wait for the one place of SQLite's writer.

        A plain BEGIN fails at once with "database is locked" when a reader turns writer; IMMEDIATE waits its turn. The
        library's own waiting sleeps up to 100 ms at a time, past every gap that a busy neighbour leaves: the process
        that serves looks each millisecond, commands beside it more rarely.
        """
        plain = db.connection.dbapi_connection
        assert plain is not None
        begun = monotonic()
        while (waited := monotonic() - begun) < PATIENCE:
            self.longest_wait = max(self.longest_wait, waited)
            try:
                plain.cursor().execute("BEGIN IMMEDIATE")
            except sqlite3.OperationalError as busy:
                if busy.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY:
                    raise sa.exc.OperationalError("BEGIN IMMEDIATE", None, busy) from busy
                sleep(0.001 if self.owner else 0.005)
            else:
                return
        db.exec_driver_sql("BEGIN IMMEDIATE")

    def _settle_connection(self, read_only: bool) -> Any:
        def settle(connection: Any, _record: Any) -> None:
            connection.isolation_level = None
            cursor = connection.cursor()
            cursor.execute(f"PRAGMA busy_timeout={PATIENCE * 1000}")
            cursor.execute("PRAGMA journal_mode=WAL")
            cursor.execute("PRAGMA synchronous=FULL")
            cursor.execute("PRAGMA foreign_keys=ON")
            if read_only:
                cursor.execute("PRAGMA query_only=ON")
            else:
                cursor.execute("PRAGMA busy_timeout=0")  # waiting for the writer's place is done at BEGIN
            if not self.owner:
                # SQLite below 3.51.3 can damage the log when two processes checkpoint at once.
                cursor.execute("PRAGMA wal_autocheckpoint=0")
            else:
                # Every 16 instead of every 4 MB: a page that window after window changes is carried over once, not four times.
                cursor.execute("PRAGMA wal_autocheckpoint=4000")
            cursor.close()

        return settle

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction that commits at the end, or leaves nothing behind. Raises StoreAway."""
        with self._reached(self.writer) as db, db.begin():
            looks = db.info[_LOOKS] = _Looks()
            try:
                yield db
            finally:
                looks.going = False

    @contextmanager
    def write_beside(self) -> Iterator[tuple[Connection, Callable[[], bool]]]:
        """One short transaction of a long work beside a serving process: the connection, and "is it time to commit?".

        Afterwards as long a pause as the transaction took, so that whoever answers people gets in between. Raises
        StoreAway.
        """
        with self.write() as db:
            begun = monotonic()
            yield db, lambda: monotonic() - begun > SHORT
        if self.is_sqlite:
            sleep(min(monotonic() - begun, LONGEST_PAUSE))

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """One read-only look at the store. Raises StoreAway."""
        with self._reached(self.reader) as db:
            yield db

    @contextmanager
    def _reached(self, engine: Engine) -> Iterator[Connection]:
        try:
            db = engine.connect()
        except (sa.exc.OperationalError, sa.exc.TimeoutError) as away:
            raise StoreAway(str(away.__cause__ or away)) from away
        try:
            yield db
        except sa.exc.DBAPIError as error:
            if self.in_trouble(error):
                raise StoreAway(str(error.orig)) from error
            raise
        finally:
            db.close()

    @staticmethod
    def in_trouble(error: BaseException) -> bool:
        """Is this the store's fault, so that nothing of the running transaction can be relied on?"""
        if isinstance(error, StoreAway):
            return True
        return isinstance(error, sa.exc.DBAPIError) and (
            error.connection_invalidated or _is_trouble_of_the_store(error.orig)
        )

    def close(self) -> None:
        """Let go of every connection."""
        self.writer.dispose()
        self.reader.dispose()


@dataclass(slots=True)
class _Looks:
    """What looks found in a transaction that is `going`."""

    found: dict[tuple[Any, ...], Any] = field(default_factory=dict)
    going: bool = True


def _forget_looks(db: Connection, _cursor: Any, statement: str, *_: Any) -> None:
    """What writes, and what waits for a lock, may change what a look found."""
    if not statement.startswith("SELECT") or " FOR " in statement or "advisory" in statement:
        looks: _Looks | None = db.info.get(_LOOKS)
        if looks is not None:
            looks.found.clear()


def looked_up_once(look: Callable[Concatenate[Connection, P], T]) -> Callable[Concatenate[Connection, P], T]:
    """A look of every step: asked again in one writing transaction, before anything was written, it is not put to the store.

    What it gives is shared and must not be changed by whoever asked.
    """

    @functools.wraps(look)
    def looking(db: Connection, /, *args: P.args, **words: P.kwargs) -> T:
        looks: _Looks | None = db.info.get(_LOOKS)
        if looks is None or not looks.going:
            return look(db, *args, **words)
        asked = (look, args, *sorted(words.items()))
        if asked not in looks.found:
            looks.found[asked] = look(db, *args, **words)
        found: T = looks.found[asked]
        return found

    return looking


def _is_trouble_of_the_store(error: BaseException | None) -> bool:
    """Locked, full, unreadable or shutting down, whatever was asked: the same may work later."""
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    kind = (getattr(error, "sqlstate", None) or "")[:2]
    return code in SQLITE_TROUBLES or kind in POSTGRES_TROUBLES


@functools.lru_cache(maxsize=256)
def _inserting(dialect: str, table: sa.Table, keys: tuple[str, ...], gives: str = "") -> Any:
    """INSERT that skips what a unique key already holds; built once, since building costs more than running."""
    maker = sqlite.insert if dialect == "sqlite" else postgresql.insert
    statement = maker(table).on_conflict_do_nothing(index_elements=list(keys) or None)
    return statement.returning(table.c[gives]) if gives else statement


def maker_of(db: Connection) -> Any:
    """The dialect's own `insert`, which knows what to do about rows that are there already."""
    return sqlite.insert if db.dialect.name == "sqlite" else postgresql.insert


def insert(db: Connection, table: sa.Table, values: Mapping[str, Any]) -> int:
    """Insert one row; its number."""
    key = db.execute(table.insert(), values).inserted_primary_key
    assert key is not None
    return int(key[0])


def insert_once(db: Connection, table: sa.Table, values: dict[str, Any] | list[dict[str, Any]], *keys: str) -> int:
    """Insert and skip what the unique key over `keys` already holds; how many rows are new."""
    # Of an INSERT SQLAlchemy keeps no count by itself, and a closed cursor of psycopg says -1, which reads as "new".
    counted = {"preserve_rowcount": True}
    statement = _inserting(db.dialect.name, table, keys)
    if isinstance(values, list):
        return db.execute(statement.values(values), execution_options=counted).rowcount
    return db.execute(statement, values, execution_options=counted).rowcount


def insert_new(db: Connection, table: sa.Table, values: dict[str, Any], *keys: str) -> int | None:
    """Insert one row and return its id; None when the unique key over `keys` is taken."""
    made: int | None = db.scalar(_inserting(db.dialect.name, table, keys, "id"), values)
    return made


def insert_or_update(db: Connection, table: sa.Table, values: dict[str, Any], *keys: str) -> None:
    """Insert, or overwrite the other columns of the row that already holds `keys`."""
    maker = sqlite.insert if db.dialect.name == "sqlite" else postgresql.insert
    rest = {name: value for name, value in values.items() if name not in keys}
    db.execute(maker(table).values(values).on_conflict_do_update(index_elements=list(keys), set_=rest))


def skip_locked(db: Connection, statement: sa.Select[Any]) -> sa.Select[Any]:
    """Take rows that no other worker holds; SQLite has one writer, so there it is the plain statement."""
    return statement if db.dialect.name == "sqlite" else statement.with_for_update(skip_locked=True)


def hold(db: Connection, statement: sa.Select[Any]) -> sa.Select[Any]:
    """Lock the selected rows until the transaction ends."""
    return statement if db.dialect.name == "sqlite" else statement.with_for_update()


_ALONE = sa.text("SELECT pg_try_advisory_xact_lock(hashtextextended(:what, 0))")


def alone(db: Connection, what: str) -> bool:
    """Is no other process at this now? It stays so until the transaction ends; SQLite has one writer anyway."""
    return db.dialect.name == "sqlite" or bool(db.scalar(_ALONE, {"what": what}))
