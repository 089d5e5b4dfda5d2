"""Invented sellers in any number, straight into a store or beside it: what the benches of matching look for."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from itertools import islice

import psycopg

from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from storage.database import Store

NOW = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
MOMENT = int(NOW.timestamp() * 1000)


@dataclass(frozen=True, slots=True)
class Invented:
    """One seller: number, the words of the product cell, the concepts read from it, and where."""

    number: int
    words: str
    concepts: tuple[str, ...]
    district_lgd: int
    state: str
    unit: str
    moq: str


def invented(many: int, seed: int = 7) -> Iterator[Invented]:
    """So many sellers over all products of the catalogue and all districts; few products have very many sellers.

    What they sell is read from their words by the catalogue itself, as it is when a seller is saved.
    """
    catalogue, districts = Catalogue.shipped(), list(Places.shipped().districts.values())
    products = [product for product in catalogue.products.values() if product.names]
    draw = random.Random(seed)
    draw.shuffle(products)
    weights = [1 / (place + 12) for place in range(len(products))]
    read = lru_cache(maxsize=200_000)(catalogue.concepts_in)
    drawn = draw.choices(products, weights, k=many)
    for number, product in enumerate(drawn, 1):
        names = [draw.choice(product.names)]
        if draw.random() < 0.3:
            names.append(draw.choice(draw.choice(products).names))
        district = draw.choice(districts)
        # A cell is read part by part between its commas; the same name is read once.
        concepts = tuple(dict.fromkeys(slug for name in names for slug in read(name))) or (product.slug,)
        words = ", ".join(names)
        moq = str(draw.choice((1, 5, 10, 25, 50, 100)))
        yield Invented(number, words, concepts, district.lgd_code, district.state, product.unit or "piece", moq)


def fill(store: Store, many: int) -> None:
    """Bring so many live sellers, who agreed to enquiries, into a migrated store."""
    if store.is_sqlite:
        _fill_sqlite(str(store.url.database), many)
    else:
        _fill_postgres(store.url.set(drivername="postgresql").render_as_string(hide_password=False), many)


PEOPLE = ("people", "id, name, language, language_sure, is_demo, created_at, last_seen_at")
ADDRESSES = ("addresses", "id, channel, external_id, sender, person_id, first_seen_at")
_PROFILE = (
    "id, person_id, kind, status, name, district_lgd, state, products_text, unit, moq, shown, reached_by, answered, silent, "
    "created_at, updated_at"
)
PROFILES = ("profiles", _PROFILE)
CONSENTS = ("consents", "id, person_id, purpose, given, notice_version, language, how, at")
GOODS = ("seller_products", "concept, state, district_lgd, profile_id, evidence, standing, shown")
TABLES = (PEOPLE, ADDRESSES, PROFILES, CONSENTS, GOODS)


def _rows(some: Iterable[Invented]) -> dict[str, list[tuple[object, ...]]]:
    rows: dict[str, list[tuple[object, ...]]] = {name: [] for name, _ in TABLES}
    for one in some:
        key, name = one.number, f"Seller {one.number}"
        rows["people"].append((key, name, "hi", True, False, MOMENT, MOMENT))
        rows["addresses"].append((key, "telegram", f"bench-{key}", "bench", key, MOMENT))
        rows["profiles"].append((key, key, "seller", "live", name, one.district_lgd, one.state, one.words, one.unit,
                                 one.moq, 0, f"address:{key}", 0, 0, MOMENT, MOMENT))  # fmt: skip
        rows["consents"].append((key, key, "enquiries", True, "1", "hi", "button", MOMENT))
        rows["seller_products"] += [
            (concept, one.state, one.district_lgd, key, "said", 0, 0.0) for concept in dict.fromkeys(one.concepts)
        ]
    return rows


def _batches(many: int, size: int = 20_000) -> Iterator[dict[str, list[tuple[object, ...]]]]:
    sellers = invented(many)
    while some := list(islice(sellers, size)):
        yield _rows(some)


def _fill_sqlite(path: str, many: int) -> None:
    with sqlite3.connect(path) as db:
        db.execute("PRAGMA synchronous=OFF")
        indexes = db.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'seller_products' AND sql IS NOT NULL"
        ).fetchall()
        for name, _ in indexes:
            db.execute(f'DROP INDEX "{name}"')
        for rows in _batches(many):
            for table, columns in TABLES:
                marks = ", ".join("?" * (columns.count(",") + 1))
                db.executemany(f"INSERT INTO {table} ({columns}) VALUES ({marks})", rows[table])
        for _, statement in indexes:
            db.execute(statement)
        db.execute("ANALYZE")
    db.close()


def _fill_postgres(address: str, many: int) -> None:
    with psycopg.connect(address) as db:
        db.execute("SET synchronous_commit = off")
        db.execute("SET session_replication_role = replica")  # the rows are made to fit: no key is looked up per row
        indexes = db.execute(
            "SELECT indexname, indexdef FROM pg_indexes WHERE tablename = 'seller_products' AND indexname LIKE 'ix_%'"
        ).fetchall()
        for name, _ in indexes:
            db.execute(f'DROP INDEX "{name}"'.encode())
        for rows in _batches(many):
            for table, columns in TABLES:
                with db.cursor() as cursor, cursor.copy(f"COPY {table} ({columns}) FROM STDIN".encode()) as copy:
                    for row in rows[table]:
                        copy.write_row(row)
        for _, statement in indexes:
            db.execute(statement.encode())
    with psycopg.connect(address, autocommit=True) as db:
        db.execute("VACUUM ANALYZE")
