"""Lists as offices keep them, csv or Excel: each cell as it is shown, whatever program wrote the file."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from python_calamine import CalamineError, CalamineWorkbook

from handlers.folding import normalise


class Unreadable(Exception):
    """The whole file cannot be read; the message says why."""


def plain_rows(file: Path) -> list[dict[str, str]]:
    """The rows of a csv or Excel file by their headings, which stand in small letters with underscores. Raises ValueError."""
    try:
        table = [cells for cells in cells_of(file) if any(cells)]
    except Unreadable as why:
        raise ValueError(f"{file.name}: {why}") from why
    if not table:
        raise ValueError(f"{file.name}: the file is empty")
    names = [heading_of(cell).replace(" ", "_") for cell in table[0]]
    return [dict(zip(names, row, strict=False)) for row in table[1:]]


def cells_of(file: Path) -> Iterator[list[str]]:
    """The cells of a file, row by row. Raises Unreadable."""
    if not file.is_file():
        raise Unreadable("the file is not there")
    if file.suffix.lower() in (".csv", ".tsv", ".txt"):
        return _csv(file.read_bytes())
    if file.suffix.lower() in (".xlsx", ".xls", ".xlsm", ".xlsb", ".ods"):
        return _sheet(file)
    raise Unreadable("only csv and Excel files can be read")


def heading_of(cell: str) -> str:
    """A heading without case, brackets and signs: "Seller_ID *" is "seller id", "कीमत (₹)" is "कीमत"."""
    plain = normalise(re.sub(r"\(.*?\)", " ", cell))
    return " ".join("".join(sign if _is_of_a_word(sign) else " " for sign in plain).split())


def _is_of_a_word(sign: str) -> bool:
    """A letter, a digit, or a mark on a letter, as the vowel signs of Devanagari are."""
    return unicodedata.category(sign)[0] in "LNM"


def _csv(raw: bytes) -> Iterator[list[str]]:
    text = _decoded(raw)
    heading = text.lstrip().partition("\n")[0]
    delimiter = max(",;\t", key=heading.count)
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter):
            yield [_clean(cell) for cell in cells]
    except csv.Error as error:
        raise Unreadable(f"not readable as csv: {error}") from error


def _decoded(raw: bytes) -> str:
    """UTF-8 with or without its mark, Excel's "Unicode text", else the code page of Windows."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return raw.decode("utf-16", errors="replace")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _sheet(file: Path) -> Iterator[list[str]]:
    """The first sheet that has anything in it."""
    try:
        with CalamineWorkbook.from_path(file) as book:
            sheets = (book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names)
            rows = next(filter(None, sheets), [])
    except CalamineError as error:
        raise Unreadable(f"not readable as a spreadsheet: {error}") from error
    for row in rows:
        yield [_clean(_cell(value)) for value in row]


def _cell(value: object) -> str:
    """A spreadsheet's value as it is shown: 4.0 is 4."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _clean(cell: str) -> str:
    """A cell without control signs, which PostgreSQL does not keep."""
    return re.sub(r"[\x00-\x08\x0b-\x1f]", "", cell).strip()
