"""Rates of exchange that an office keeps in a file of its data directory, by which an estimate in rupees may be shown."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

import structlog

from handlers.world import Exchange

log = structlog.get_logger()
FILE = "exchange.csv"
"""Columns: currency (ISO 4217), rupees (for one of it), on (ISO date), source. No file, no estimate."""


class Rates:
    """The rates of one file, read again when it has changed."""

    def __init__(self, folder: Path) -> None:
        self._file, self._stamp, self._known = folder / FILE, -1, dict[str, Exchange]()

    def known(self) -> dict[str, Exchange]:
        """The newest rate of each currency; a file that is not there or cannot be read gives none."""
        try:
            stamp = self._file.stat().st_mtime_ns
        except OSError:
            return {}
        if stamp != self._stamp:
            self._stamp = stamp
            try:
                self._known = read_rates(self._file.read_text(encoding="utf-8-sig"))
            except (OSError, UnicodeDecodeError, ValueError) as broken:
                log.warning("rates of exchange cannot be read", file=FILE, why=str(broken))
                self._known = {}
        return self._known


def read_rates(text: str) -> dict[str, Exchange]:
    """The newest rate of each currency. Raises ValueError, which names the line."""
    found: dict[str, Exchange] = {}
    for number, row in enumerate(csv.DictReader(text.splitlines()), 2):
        try:
            code, rupees = row["currency"].strip().upper(), Decimal(row["rupees"].strip())
            rate = Exchange(rupees, date.fromisoformat(row["on"].strip()), row["source"].strip())
            if len(code) != 3 or not rupees.is_finite() or rupees <= 0 or not rate.source:
                raise ValueError("a currency of three letters, rupees above zero and a source")
        except (KeyError, AttributeError, InvalidOperation, ValueError) as broken:
            raise ValueError(f"line {number} needs currency, rupees, on and source: {broken}") from broken
        if code not in found or found[code].on <= rate.on:
            found[code] = rate
    return found
