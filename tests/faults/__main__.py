"""The bad day in full, with its tables: `python -m tests.faults [--full] [kills|steps|heavy|days|replay …]`; `make faults`."""

from __future__ import annotations

import argparse
import contextlib
import sys
import time
from collections.abc import Callable, Collection, Iterator
from datetime import UTC, datetime

from bench import stores
from tests.faults import days, heavy, kills, replay, steps
from tests.faults.machine import Machine, Warm
from tests.faults.server import own_server

PARTS = ("kills", "steps", "heavy", "days", "replay")
KINDS = ("sqlite", "postgresql")


class Stores:
    """Empty stores, one for each part."""

    def __init__(self, server: str, kinds: Collection[str] = KINDS, rate: float = 60) -> None:
        """`kinds`: only these stores are tried; `rate`: messages a second of the replayed day."""
        self.server, self.kinds, self.rate = server, kinds, rate

    def wanted(self, *places: tuple[str, int]) -> list[tuple[str, int]]:
        """Of (store, further processes) those that are asked for."""
        return [one for one in places if one[0] in self.kinds]

    @contextlib.contextmanager
    def fresh(self, kind: str) -> Iterator[str]:
        """The address of a migrated, empty store of this kind."""
        with stores.fresh(kind, self.server) as store:
            url = store.url.render_as_string(hide_password=False)
            store.writer.dispose()
            store.reader.dispose()
            yield url


def progress(line: str) -> None:
    """To whoever waits at a terminal."""
    print(f"  {datetime.now(UTC):%H:%M:%S} {line[:200]}", file=sys.stderr, flush=True)


def all_kills(places: Stores, warm: Warm, full: bool, many: int) -> bool:
    """SQLite with its one process, PostgreSQL with one and with three."""
    clean, tables = True, []
    print("| store and processes | kills | rows | lost | doubled, at most once | doubled, others | through unknown | "
          "reordered | most on the wire in one victim's name | s |\n|---|---|---|---|---|---|---|---|---|---|")  # fmt: skip
    for kind, workers in places.wanted(("sqlite", 0), ("postgresql", 0), ("postgresql", 2)):
        with places.fresh(kind) as url, Machine(url, workers=workers, warm=warm) as machine:
            found = kills.run(machine, many or (200 if full else 8), says=progress)
        books = found.books
        clean &= books.clean
        print(f"| {kind}, {workers + 1} | {len(found.kills)} | {books.rows:,} | {len(books.lost)} | "
              f"{len(books.doubled_once_kinds)} | {len(books.doubled)} (beyond doubt {len(books.beyond_doubt)}) | "
              f"{len(books.through_unknown)} | {len(books.reordered)} | {found.most_on_wire} | {found.seconds:.0f} |",
              flush=True)  # fmt: skip
        tables.append(f"\n{kind}, {workers + 1} processes: {books}\n{found.table()}")
    print("\n".join(tables))
    return clean


def all_steps(places: Stores, warm: Warm, full: bool, _many: int) -> bool:
    """A death before and after each commit, and at each message taken."""
    clean = True
    for kind, _ in places.wanted(("sqlite", 0), ("postgresql", 0)):
        with places.fresh(kind) as url, Machine(url, lease=1.5, wire=2.5, warm=warm) as machine:
            found = steps.run(machine, stride=1 if full else 4)
        clean &= found.books.clean
        print(
            f"{kind}: died {len(found.deaths)} times ({found.deaths[0]} … {found.deaths[-1]}): {found.books}",
            flush=True,
        )
    return clean


def all_heavy(places: Stores, warm: Warm, full: bool, _many: int) -> bool:
    """Long work of ours that dies at every step: its effect once."""
    clean = True
    for kind, _ in places.wanted(("sqlite", 0), ("postgresql", 0)):
        with places.fresh(kind) as url, Machine(url, lease=1.5, wire=2.5, warm=warm) as machine:
            found = heavy.run(machine, stride=1 if full else 3)
        clean &= found.clean
        print(f"{kind}: {found}", flush=True)
    return clean


def all_days(places: Stores, warm: Warm, full: bool, _many: int) -> bool:
    """One bad thing after the other."""
    clean = True
    print("| store | what happens | rows so far | lost | doubled, at most once | doubled, others | reordered | s | |\n"
          "|---|---|---|---|---|---|---|---|---|")  # fmt: skip
    for kind, workers in places.wanted(("sqlite", 0), ("postgresql", 0), ("postgresql", 2)):
        with contextlib.ExitStack() as stack:
            server = stack.enter_context(own_server()) if kind == "postgresql" else None
            url = server.fresh() if server is not None else stack.enter_context(places.fresh(kind))
            machine = stack.enter_context(Machine(url, workers=workers, warm=warm, server=server))
            for day in days.run(machine, size=60 if full else 10, says=progress):
                books = day.books
                clean &= books.clean
                print(f"| {kind}, {workers + 1} | {day.name} | {books.rows:,} | {len(books.lost)} | "
                      f"{len(books.doubled_once_kinds)} | {len(books.doubled)} (beyond doubt {len(books.beyond_doubt)}) | "
                      f"{len(books.reordered)} | {day.seconds:.0f} | {day.note} |", flush=True)  # fmt: skip
    return clean


def whole_replay(places: Stores, warm: Warm, full: bool, many: int) -> bool:
    """The day that felled a peer."""
    clean = True
    inbound, notice = (232_229, 15_000) if full else (2_000, 300)
    if many:
        inbound, notice = many, many * 15_000 // 232_229
    for kind, workers in places.wanted(("sqlite", 0), ("postgresql", 1)):
        with places.fresh(kind) as url, Machine(url, workers=workers, warm=warm) as machine:
            day = replay.run(machine, inbound, notice, restarts=12 if full else 4, rate=places.rate, says=progress)
        clean &= day.clean
        print(f"{kind}, {workers + 1} processes: {day}", flush=True)
    return clean


RUNS: dict[str, Callable[[Stores, Warm, bool, int], bool]] = {
    "kills": all_kills, "steps": all_steps, "heavy": all_heavy, "days": all_days, "replay": whole_replay,
}  # fmt: skip


def main() -> int:
    """Run what is asked for; 1 when any of the books is wrong."""
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], default=list(PARTS))
    parser.add_argument("--full", action="store_true", help="200 kills each, every step, the whole day: takes long")
    parser.add_argument("--many", type=int, default=0, help="so many kills or inbound messages instead")
    parser.add_argument("--stores", nargs="+", choices=KINDS, default=list(KINDS))
    parser.add_argument("--rate", type=float, default=60, help="messages a second of the replayed day")
    asked = parser.parse_args()
    clean, warm = True, Warm()
    try:
        with stores.postgres() as server:
            for part in asked.parts or PARTS:
                started = time.monotonic()
                print(f"\n## {part}, {datetime.now(UTC):%Y-%m-%d %H:%M} UTC\n", flush=True)
                places = Stores(server, asked.stores, asked.rate)
                right = RUNS[part](places, warm, asked.full, asked.many)
                print(f"\n{part}: {'right' if right else 'WRONG'} after {time.monotonic() - started:.0f} s", flush=True)
                clean &= right
    finally:
        warm.close()
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
