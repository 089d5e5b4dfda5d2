"""A day, or several, as a circular names it at one place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

WEEKLY = "weekly"
"""How days are named that are the same one of several weeks: "every Saturday in December"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A day, or the first and last day of a range, as named at one place; `days` is empty where no such day exists."""

    start: int
    end: int
    days: tuple[date, ...]
    how: str
    has_year: bool = True
    is_range: bool = False
