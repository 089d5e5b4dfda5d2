"""Delivery measured in one table: ours beside the limit, interleaved, medians; `--short` takes less than a minute."""

from __future__ import annotations

import argparse
import contextlib
import gc
import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from bench import delivery_expansion, delivery_intake, stores
from bench import delivery_store as protocol
from storage.database import Store


@dataclass
class Line:
    """One line of the table: what we reach, the limit beside it, and whether the goal is met."""

    what: str
    ours: str
    limit: str
    ratio: str
    goal: str
    met: bool


@dataclass
class Size:
    """How much is measured."""

    kinds: tuple[str, ...] = ("sqlite", "postgresql")
    rounds: int = 5
    messages: int = 5_000
    waiting: int = 1_000_000
    sends: int = 10_000
    replies: int = 200
    posts: int = 6_000
    seconds: float = 120
    """How long the use of a sender's rate is watched."""


SHORT = Size(rounds=3, messages=1_000, waiting=50_000, sends=1_500, replies=25, posts=1_500, seconds=45)


def middle(values: list[float]) -> float:
    """The median."""
    return statistics.median(values)


def claim_and_complete(server: str, size: Size) -> Iterator[Line]:
    """Our protocol beside the bare driver's loop, in turns on the same table."""
    for kind in size.kinds:
        with _filled(kind, server, size.messages * (2 * size.rounds + 2)) as store:
            protocol.raw(store, size.messages // 2)
            protocol.ours(store, size.messages // 2)
            ours, raw = [], []
            for _ in range(size.rounds):
                raw.append(protocol.raw(store, size.messages))
                ours.append(protocol.ours(store, size.messages))
        ratios = [mine / bare for mine, bare in zip(ours, raw, strict=True)]
        yield Line(f"claim and complete, {kind}", f"{middle(ours):,.0f}/s", f"{middle(raw):,.0f}/s",
                   f"{middle(ratios):.2f}", "≥ 0.90", middle(ratios) >= 0.90)  # fmt: skip


def with_many_waiting(server: str, size: Size) -> Iterator[Line]:
    """The cost of a message with so many rows waiting beside ten thousand."""
    for kind in size.kinds:
        many = size.waiting + size.messages * size.rounds
        few = 10_000 + size.messages * size.rounds
        with _filled(kind, server, few) as small, _filled(kind, server, many) as big:
            slow, quick = [], []
            for _ in range(size.rounds):
                quick.append(1e6 / protocol.ours(small, size.messages))
                slow.append(1e6 / protocol.ours(big, size.messages))
        ratios = [one / other for one, other in zip(slow, quick, strict=True)]
        yield Line(f"cost a message, {size.waiting:,} waiting, {kind}", f"{middle(slow):.0f} µs",
                   f"{middle(quick):.0f} µs at 10,000", f"{middle(ratios):.2f}", "≤ 1.10", middle(ratios) <= 1.10)  # fmt: skip


def expansion(server: str, size: Size) -> Iterator[Line]:
    """An audience turned into rows in windows beside bare INSERT … SELECT in the same windows."""
    for kind in size.kinds:
        ours, bare = delivery_expansion.rounds(kind, server, size.waiting // 10, size.rounds)
        ratios = [mine / limit for mine, limit in zip(ours, bare, strict=True)]
        yield Line(f"expansion in windows, {kind}", f"{middle(ours):,.0f} rows/s", f"{middle(bare):,.0f} rows/s",
                   f"{middle(ratios):.2f}", "≥ 0.80", middle(ratios) >= 0.80)  # fmt: skip


def intake(server: str, size: Size) -> Iterator[Line]:
    """The webhook's door beside a bare function."""
    for kind in size.kinds:
        ours, bare = delivery_intake.rounds(kind, server, size.posts, size.rounds)
        ratios = [mine / limit for mine, limit in zip(ours, bare, strict=True)]
        yield Line(f"webhook intake, {kind}", f"{middle(ours):,.0f}/s", f"{middle(bare):,.0f}/s",
                   f"{middle(ratios):.2f}", "≥ 0.60", middle(ratios) >= 0.60)  # fmt: skip


def sending(server: str, size: Size) -> Iterator[Line]:
    """Rows waiting → rows settled, through the real client, on one core."""
    for kind in size.kinds:
        for channel, goal in (("telegram", 1_000), ("whatsapp", 400)):
            runs = [_apart("send_path", kind=kind, server=server, channel=channel, count=size.sends)
                    for _ in range(max(1, size.rounds // 2))]  # fmt: skip
            rate, cpu = (middle([run[key] for run in runs]) for key in ("per_second", "cpu_per_1000"))
            yield Line(f"full send path, {channel}, {kind}", f"{rate:,.0f}/s ({cpu:.2f} CPU s per 1,000)", "", "",
                       f"≥ {goal:,}/s", rate >= goal)  # fmt: skip


def behind_bulk(server: str, size: Size) -> Iterator[Line]:
    """A reply's wait behind bulk, and what memory that takes."""
    for kind in size.kinds:
        few = _apart("reply_wait", kind=kind, server=server, waiting=10_000, replies=max(20, size.replies // 4))
        many = _apart("reply_wait", kind=kind, server=server, waiting=size.waiting, replies=size.replies)
        whole = many["sent"] == many["of"]
        yield Line(f"reply behind {size.waiting:,} bulk rows, {kind}", f"p95 {many['p95_ms']:.0f} ms",
                   f"p95 {few['p95_ms']:.0f} ms at 10,000", f"median {many['median_ms']:.0f} ms", "p95 < 50 ms",
                   whole and many["p95_ms"] < 50)  # fmt: skip
        more = many["rss_mb"] - few["rss_mb"]
        yield Line(f"memory with {size.waiting:,} waiting, {kind}", f"{many['rss_mb']:.0f} MB",
                   f"{few['rss_mb']:.0f} MB at 10,000", f"{more:+.0f} MB", "flat (≤ 50 MB more)", more <= 50)  # fmt: skip


def use(server: str, size: Size) -> Iterator[Line]:
    """How much of a bot's allowed rate three processes use while the one that sends is killed."""
    from tests.faults import use as measured
    from tests.faults.machine import Machine

    with stores.fresh("postgresql", server) as store:
        url = store.url.render_as_string(hide_password=False)
        store.close()
        with Machine(url, workers=2, lease=60, wire=60, call=10) as machine:
            found = measured.run(machine, size.seconds)
    yield Line(f"use over {found.seconds:.0f} s with its owner killed, PostgreSQL", f"{found.accepted:,} messages",
               f"{found.allowed:,.0f} allowed", f"{found.share:.3f} (429: {found.refused}, gap {found.longest_gap:.1f} s)",
               "≥ 0.98, no 429", found.share >= 0.98 and not found.refused)  # fmt: skip


MEASURES: dict[str, Callable[[str, Size], Iterator[Line]]] = {
    "claim": claim_and_complete, "waiting": with_many_waiting, "expansion": expansion, "intake": intake,
    "sending": sending, "reply": behind_bulk, "use": use,
}  # fmt: skip


@contextlib.contextmanager
def _filled(kind: str, server: str, count: int) -> Iterator[Store]:
    """A store with so many rows waiting, known to its planner."""
    with stores.fresh(kind, server) as store:
        with store.write() as db:
            stores.fill_people(db, count)  # one row a person, as of a notice: lanes are equally long in every store
        for first in range(1, count + 1, 250_000):
            with store.write() as db:
                stores.fill_outbox(db, min(250_000, count + 1 - first), first=first, people_count=count)
        stores.analysed(store)
        gc.collect()
        yield store


def _apart(name: str, **words: Any) -> dict[str, Any]:
    """One measure in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "bench.delivery_wire", name, json.dumps(words)], capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(done.stderr[-3000:])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def show(lines: list[Line]) -> None:
    """The table, in Markdown."""
    print("| what | ours | beside it | ratio | goal | |\n|---|---|---|---|---|---|")
    for line in lines:
        print(
            f"| {line.what} | {line.ours} | {line.limit} | {line.ratio} | {line.goal} | {'met' if line.met else '**not met**'} |"
        )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="haat bench delivery", description=__doc__)
    parser.add_argument("--short", action="store_true", help="fewer rounds and rows: less than a minute")
    parser.add_argument("--stores", nargs="+", choices=("sqlite", "postgresql"), help="these only")
    parser.add_argument("--waiting", type=int, help="so many rows wait instead of a million")
    parser.add_argument("--rounds", type=int, help="so many rounds instead of five")
    parser.add_argument("--only", nargs="*", choices=sorted(MEASURES), default=list(MEASURES))
    asked = parser.parse_args()
    size = SHORT if asked.short else Size()
    size = replace(size, waiting=asked.waiting or size.waiting, rounds=asked.rounds or size.rounds,
                   kinds=tuple(asked.stores or size.kinds))  # fmt: skip
    cores = os.cpu_count()
    print(f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC, {cores} cores, median of {size.rounds}, interleaved\n")
    lines: list[Line] = []
    with stores.postgres() as server:
        for name in asked.only:
            for line in MEASURES[name](server, size):
                lines.append(line)
                print(
                    f"{line.what}: {line.ours} · {line.limit} · {line.ratio} · goal {line.goal}",
                    file=sys.stderr,
                    flush=True,
                )
    show(lines)


if __name__ == "__main__":
    main()
