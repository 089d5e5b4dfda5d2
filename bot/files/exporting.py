"""Lists that an office takes out: people, enquiries and deals as csv, xlsx or json, without telephone numbers."""

from __future__ import annotations

import contextlib
import csv
import json
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from rich.console import Console
from rich.progress import track
from sqlalchemy.engine import Connection

from handlers.matching.catalogue import Catalogue
from handlers.matching.numbers import decimal_text
from handlers.matching.places import Places
from handlers.questions import decimal_of
from handlers.reading.hiding import without_phone_numbers
from handlers.world import INDIA
from storage import reports, workshops
from storage.database import Store

LISTS: dict[str, Callable[[Connection], Iterator[dict[str, Any]]]] = {
    "people": reports.people_listed, "enquiries": reports.enquiries_listed, "deals": reports.deals_listed,
    "registrations": workshops.all_listed,
}  # fmt: skip

HEADINGS: dict[str, tuple[str, ...]] = {
    "people": (
        "person", "name", "language", "district", "taluka", "village", "channels", "stopped", "agreed", "sample",
        "created_at", "last_seen_at", "profile", "kind", "status", "seller_id", "trades_as", "products",
        "products_text", "description", "unit", "capacity", "moq", "lead_days", "price_rupees", "gives_bill", "reach",
        "speaks", "registrations", "verified_until", "shown", "rates",
    ),
    "enquiries": (
        "enquiry", "created_at", "buyer", "language", "text", "product", "product_words", "quantity", "unit",
        "kilograms", "place", "place_role", "office_district", "needed_by", "budget_rupees", "budget_per", "status",
        "wave", "found", "asked", "willing", "introduced", "lost_reason", "closed_at",
    ),
    "deals": (
        "introduction", "introduced_at", "enquiry", "buyer", "seller", "seller_id", "product", "product_words",
        "office_district", "quantity", "unit", "price_rupees", "price_per", "price_for", "price_days", "price_status",
        "deal", "buyer_says", "seller_says", "amount_rupees", "reason", "closed_at",
    ),
    "registrations": (
        "workshop", "code", "title", "office_district", "starts_at", "registration", "name", "has_phone", "village", "status",
        "how", "noted_at", "came", "came_at", "days_here", "stars", "feedback",
    ),
}  # fmt: skip
"""The columns of each list; times are India's, amounts in rupees, capacity per month and both in `unit`."""

_WRITTEN_BY_PEOPLE = (
    "name", "village", "trades_as", "products_text", "description", "buyer", "seller", "text", "product_words",
    "seller_id", "unit", "budget_per", "price_per", "lost_reason", "reason", "feedback", "title",
)  # fmt: skip
_FORMULA = re.compile(r"((?:^|[;\t\r\n])\s*)(?=[=+\-@＝＋－＠])|^(?=[\t\r\n])")
"""Where a spreadsheet would begin a formula: at the start of a cell, and of what another list separator makes one."""
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST_CELL = 32_767
"""Characters that a spreadsheet's cell can hold."""


def export(store: Store, what: str, out: Path, format_: str) -> int:
    """Write one list (people, enquiries, deals or registrations) to a file as csv, xlsx or json; how many rows.

    The file appears whole or not at all, readable by its owner alone: it names people. Raises OSError when it cannot
    be written, StoreAway.
    """
    headings = HEADINGS[what]
    with store.read() as db:
        rows: Iterable[Mapping[str, Any]] = (_shown(row, headings) for row in LISTS[what](db))
        if sys.stderr.isatty():
            rows = track(rows, what, console=Console(stderr=True), transient=True)
        return write_rows(rows, headings, out, format_)


def write_rows(rows: Iterable[Mapping[str, Any]], headings: Sequence[str], out: Path, format_: str = "") -> int:
    """Write rows under their headings to a file, whole or not at all, readable by its owner alone; how many.

    The format is the file's ending where none is named. Raises OSError when it cannot be written.
    """
    handle, name = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        many = _WRITERS[format_ or out.suffix.removeprefix(".")](unfinished, headings, rows)
        unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)
    return many


# ── one row ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _shown(row: Mapping[str, Any], headings: Sequence[str]) -> dict[str, Any]:
    """A row of the store under our headings: names for numbers, rupees for paise, India's time."""
    return {heading: _value(heading, row) for heading in headings}


def _value(heading: str, row: Mapping[str, Any]) -> Any:
    if heading in _NAMED:
        return _NAMED[heading](row)
    if heading.endswith("_rupees"):
        paise = row[heading.replace("_rupees", "_paise")]
        return None if paise is None else Decimal(paise) / 100
    value = row["external_ref" if heading == "seller_id" else heading]
    if heading in _WRITTEN_BY_PEOPLE and isinstance(value, str):
        return without_phone_numbers(value)
    if isinstance(value, datetime):
        return value.astimezone(INDIA).isoformat(timespec="seconds")
    if isinstance(value, date):
        return value.isoformat()
    if heading in ("quantity", "kilograms", "capacity", "moq", "price_for"):
        return decimal_of(value)
    return value


def _district(key: str) -> Callable[[Mapping[str, Any]], str | None]:
    def named(row: Mapping[str, Any]) -> str | None:
        found = Places.shipped().districts.get(row[key] or 0)
        return found.name if found else None

    return named


def _taluka(row: Mapping[str, Any]) -> str | None:
    return Places.shipped().taluka(row["taluka_lgd"]).name if row["taluka_lgd"] else None


def _product(row: Mapping[str, Any]) -> str | None:
    return Catalogue.shipped().product(row["concept"]).name_in("en") if row["concept"] else None


def _products(row: Mapping[str, Any]) -> list[str]:
    return [Catalogue.shipped().product(slug).name_in("en") for slug in row["concepts"]]


def _rates(row: Mapping[str, Any]) -> list[str]:
    """What single goods cost, where each has a rate of its own: "turmeric 180 per kg"."""
    return [
        f"{Catalogue.shipped().product(slug).name_in('en')} {decimal_text(Decimal(rate['paise']) / 100)}"
        + (f" per {rate['unit']}" if rate["unit"] else "")
        for slug, rate in (row["rates"] or {}).items()
    ]


_NAMED: dict[str, Callable[[Mapping[str, Any]], Any]] = {
    "district": _district("district_lgd"), "office_district": _district("district_lgd"),
    "place": _district("place_lgd"),
    "taluka": _taluka, "product": _product, "products": _products, "rates": _rates, "sample": lambda row: row["is_demo"],
}  # fmt: skip


# ── files ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _cell(value: Any) -> Any:
    """A value as a cell: lists joined, and text that a spreadsheet would take for a formula made plain text."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list | tuple):
        value = "; ".join(map(str, value))
    return _FORMULA.sub(r"\1'", value) if isinstance(value, str) else value


def _csv(file: Path, headings: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    """With the mark by which Excel knows UTF-8."""
    many = 0
    with file.open("w", encoding="utf-8-sig", newline="", errors="replace") as target:
        writer = csv.writer(target)
        writer.writerow(headings)
        for many, row in enumerate(rows, 1):  # noqa: B007 - the last number is the count
            writer.writerow([_number_text(_cell(row[heading])) for heading in headings])
    return many


def _number_text(value: Any) -> Any:
    return format(value, "f") if isinstance(value, Decimal) else value


def _xlsx(file: Path, headings: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Haat")
    sheet.freeze_panes = "A2"
    many = 0
    with contextlib.closing(sheet):
        sheet.append(list(headings))
        for many, row in enumerate(rows, 1):  # noqa: B007 - the last number is the count
            sheet.append([_fitting(_cell(row[heading])) for heading in headings])
    book.save(file)
    return many


def _fitting(value: Any) -> Any:
    return _NOT_IN_XML.sub("", value)[:_LONGEST_CELL] if isinstance(value, str) else value


def safe_cell(value: Any) -> Any:
    """A value as a spreadsheet may hold it: no formula, nothing that its file cannot carry."""
    return _fitting(_cell(value))


def _json(file: Path, _headings: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> int:
    """A list of objects, written row by row."""
    many = 0
    with file.open("w", encoding="utf-8", errors="replace") as target:
        target.write("[")
        for many, row in enumerate(rows, 1):
            target.write((",\n" if many > 1 else "\n") + json.dumps(row, ensure_ascii=False, default=_plain))
        target.write("\n]\n")
    return many


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return str(value)


_WRITERS: dict[str, Callable[[Path, Sequence[str], Iterable[Mapping[str, Any]]], int]] = {
    "csv": _csv, "xlsx": _xlsx, "json": _json,
}  # fmt: skip
FORMATS = tuple(_WRITERS)
