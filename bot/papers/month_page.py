"""The month of an office as a page for the Collector (PDF) and as a table with every row behind each number (xlsx)."""

from __future__ import annotations

import os
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from bot.files.exporting import safe_cell
from bot.papers.a4 import A4
from handlers.language import N_, render, rupees, say
from handlers.office import months
from handlers.office.months import Month
from handlers.reading.hiding import without_phone_numbers
from handlers.world import World

SHOWN_ROWS = 12
"""Rows of each number that fit on the page; the table has all of them."""


def pdf(world: World, month: Month, language: str, office: str, out: Path) -> None:
    """One page: the six lines, and the newest rows behind each. Raises OSError."""
    page = A4()
    page.set_title("Haat")
    page.add_page()
    heading, *lines = months.lines(world, month, language)
    page.set_font("noto", size=16)
    page.multi_cell(0, 9, office, new_x="LMARGIN", new_y="NEXT")
    page.set_font("noto", size=12)
    page.multi_cell(0, 8, heading, new_x="LMARGIN", new_y="NEXT")
    page.ln(2)
    room = 235 - 8 * len(lines)
    each = max(0, min(SHOWN_ROWS, int(room / (4.6 * len(lines))) - 1))
    for line, number in zip(lines, month.numbers, strict=True):
        page.set_font("noto", size=11)
        page.multi_cell(0, 6.5, line, new_x="LMARGIN", new_y="NEXT")
        page.set_font("noto", size=8)
        page.set_text_color(90)
        for row in number.rows[-each:] if each else ():
            page.cell(6)
            page.cell(0, 4.6, _brief(world, row, language), new_x="LMARGIN", new_y="NEXT")
        page.set_text_color(0)
        page.ln(1.5)
    page.set_y(-18)
    page.set_font("noto", size=8)
    page.multi_cell(
        0, 4, say(language, N_("Counted by Haat from its own records. Every row: haat month --out month.xlsx"))
    )
    _whole(out, lambda unfinished: page.output(str(unfinished)))


def _brief(world: World, row: dict[str, Any], language: str) -> str:
    if row.get("concept"):
        row = row | {"what": render(world.catalogue.product(row["concept"]), language)}
    words = [str(row.get("id", ""))]
    words += [world_time(world, row["at"])] if row.get("at") else []
    # A status or a reason is a word of the table's, not of the page's readers.
    shown = ("what",) if row.get("kind") == "enquiry" else () if row.get("kind") == "question" else ("name", "what")
    words += [without_phone_numbers(str(row[key]))[:60] for key in shown if row.get(key)]
    words += [rupees(row["paise"], language)] if row.get("paise") else []
    words += [f"{key} {row[key]}" for key in ("sent", "arrived", "read") if row.get(key) is not None]
    return " · ".join(words)


def world_time(world: World, moment: datetime) -> str:
    """A moment as the wall clock here shows it."""
    return moment.astimezone(world.zone).strftime("%d/%m %H:%M")


def xlsx(world: World, month: Month, language: str, out: Path) -> None:
    """A sheet of the six lines and a sheet for each number with every row it was counted from. Raises OSError."""
    book = Workbook()
    first = book.active
    assert first is not None
    first.title = "month"
    for line in months.lines(world, month, language):
        first.append([safe_cell(line)])
    first.column_dimensions["A"].width = 100
    for number in month.numbers:
        sheet = book.create_sheet(number.key)
        heads = list(dict.fromkeys(key for row in number.rows for key in row)) or ["kind"]
        sheet.append(heads)
        for row in number.rows:
            sheet.append([_cell(world, row.get(head)) for head in heads])
    _whole(out, lambda unfinished: book.save(unfinished))


def _cell(world: World, value: Any) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(world.zone).replace(tzinfo=None)
    return safe_cell(without_phone_numbers(value)) if isinstance(value, str) else value


def _whole(out: Path, write: Any) -> None:
    """The file appears whole or not at all, readable by its owner alone: it names people."""
    handle, name = tempfile.mkstemp(prefix=f".{out.name}.", suffix=".part", dir=out.parent)
    os.close(handle)
    unfinished = Path(name)
    try:
        write(unfinished)
        unfinished.replace(out)
    finally:
        unfinished.unlink(missing_ok=True)
