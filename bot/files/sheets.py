"""What no office's list may hold, told before a row of it is read: merged cells, formulas, far too many rows."""

from __future__ import annotations

import zipfile
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from python_calamine import CalamineError, CalamineWorkbook

MOST_FAULTS = 50


def faults_of(path: Path, most_rows: int, what: str) -> list[str]:
    """Everything that keeps a csv or xlsx file from being read as `what`; its size is looked at before it is opened."""
    if path.suffix.lower() not in (".xlsx", ".xlsm"):
        with path.open("rb") as file:
            rows = sum(1 for line in file if line.strip())
        return [_too_many(rows, most_rows, what)] if rows > most_rows + 1 else []
    try:
        first = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
        height = max(first.height, first.total_height)
        if height > most_rows + 1:
            return [_too_many(height, most_rows, what)]
        sheet = load_workbook(path).worksheets[0]
    except (CalamineError, InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError):
        return ["the file is no Excel workbook, or it is locked"]
    merged = [
        f"cells {area.coord} are merged; please unmerge them and fill each cell" for area in sheet.merged_cells.ranges
    ]
    formulas = [
        f"cell {cell.coordinate} holds a formula ({str(cell.value)[:30]}); please paste its value instead"
        for line in sheet.iter_rows() for cell in line if cell.data_type == "f"
    ]  # fmt: skip
    return (merged + formulas)[:MOST_FAULTS]


def _too_many(rows: int, most_rows: int, what: str) -> str:
    return f"the file has {rows} rows; {what} has at most {most_rows}. Is it another list?"
