"""The officers' plain form (csv or Excel), read cell by cell: what is wrong is told with row and column, nothing guessed."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from bot.files.sheets import MOST_FAULTS, faults_of
from handlers.circulars.clock import clocks
from handlers.circulars.day_hours import single_days
from handlers.circulars.days import mentions
from handlers.circulars.page import Page
from handlers.folding import normalise
from handlers.matching.places import Places

MOST_ROWS = 1000
"""More notices than a district sends in years: such a file is another list."""
_FORM = "a form of notices"
LANGUAGES = ("hi", "mr", "en")
COLUMNS: dict[str, str] = {
    "ref": "id | notice id | ref | no | क्रमांक",
    "kind": "kind | type | प्रकार",
    "language": "language | भाषा",
    "title_hi": "title hi | title hindi | शीर्षक | शीर्षक हिंदी", "title_mr": "title mr | title marathi | शीर्षक मराठी",
    "title_en": "title en | title english | title",
    "text_hi": "text hi | text hindi | संदेश | संदेश हिंदी", "text_mr": "text mr | text marathi | मजकूर | संदेश मराठी",
    "text_en": "text en | text english | text | message",
    "district": "district | जिला | जिल्हा",
    "event_dates": "date | dates | event date | event dates | दिनांक | तारीख",
    "times": "time | times | समय | वेळ",
    "place": "place | venue | स्थान | स्थळ | ठिकाण",
    "last_date": "last date | last day | अंतिम तिथि | शेवटची तारीख",
    "links": "link | links | website | लिंक",
    "fee": "fee | शुल्क", "contact": "contact | phone | संपर्क",
    "source": "source | स्रोत | स्त्रोत", "as_of": "as of | source date",
    "expires_on": "expires | expires on | valid till | ends | ends on | समाप्ति | वैधता",
}  # fmt: skip
KINDS = {
    "workshop": "workshop | training | camp | fair | meeting | कार्यशाला | कार्यशाळा | प्रशिक्षण | शिविर | शिबिर | मेला | मेळावा | बैठक",
    "deadline": "deadline | last date | apply | आवेदन | अर्ज", "scheme": "scheme | योजना", "report": "report | रिपोर्ट | अहवाल",
    "other": "other | अन्य | इतर",
}  # fmt: skip
_LONGEST = {"fee": 120, "contact": 160, "source": 200, "ref": 64}


@dataclass(frozen=True, slots=True)
class Row:
    """One notice of the form, with the number of its row as a spreadsheet counts."""

    number: int
    fields: dict[str, Any]


@dataclass(frozen=True, slots=True)
class _Cell:
    row: int
    column: int
    value: Any

    @property
    def name(self) -> str:
        return f"{get_column_letter(self.column + 1)}{self.row}"


def rows_of(file: Path, today: date) -> tuple[list[Row], list[str]]:
    """Every notice of a form, and every fault with its cell; with a fault nothing of the file may be used."""
    try:
        table = list(_table(file))
    except _Unusable as unusable:
        return [], [str(one) for one in unusable.args]
    table = [cells for cells in table if any(_said(cell) for cell in cells)]
    if not table:
        return [], ["the file is empty"]
    columns, faults = _columns(table[0])
    if faults:
        return [], faults
    rows: list[Row] = []
    for cells in table[1:]:
        row, bad = _row(cells, columns, today)
        rows.append(row)
        faults += bad
        if len(faults) > MOST_FAULTS:
            return [], [*faults[:MOST_FAULTS], "and more; please put these right first"]
    if not rows and not faults:
        faults.append("there is no notice below the first row")
    return ([], faults) if faults else (rows, [])


class _Unusable(Exception):
    """The file as a whole cannot be used; each argument is one reason."""


def _table(file: Path) -> Iterator[list[_Cell]]:
    ending = file.suffix.lower()
    if ending == ".csv":
        yield from _of_csv(file)
    elif ending in (".xlsx", ".xlsm"):
        yield from _of_excel(file)
    else:
        raise _Unusable(f"{ending or 'a file without ending'} is not read here; please save it as csv or xlsx")


def _of_csv(file: Path) -> Iterator[list[_Cell]]:
    body = file.read_bytes()
    try:
        text = body.decode("utf-8-sig") if body[:2] not in (b"\xff\xfe", b"\xfe\xff") else body.decode("utf-16")
    except UnicodeDecodeError:
        raise _Unusable("the letters cannot be read; please save the csv as UTF-8") from None
    mark = "\t" if text.partition("\n")[0].count("\t") > text.partition("\n")[0].count(",") else ","
    if not text.partition("\n")[0].count(mark) and ";" in text.partition("\n")[0]:
        mark = ";"
    for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=mark), 1):
        if number > MOST_ROWS + 1:
            raise _Unusable(*faults_of(file, MOST_ROWS, _FORM))
        yield [_Cell(number, place, cell) for place, cell in enumerate(cells)]


def _of_excel(file: Path) -> Iterator[list[_Cell]]:
    if faults := faults_of(file, MOST_ROWS, _FORM):
        raise _Unusable(*faults)
    sheet = load_workbook(file).worksheets[0]
    for line in sheet.iter_rows():
        yield [_Cell(int(cell.row or 0), place, cell.value) for place, cell in enumerate(line)]


@cache
def _headings() -> dict[str, str]:
    return {_plain(word): name for name, words in COLUMNS.items() for word in words.split("|")}


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[_\-./()*:]+", " ", normalise(words)).split())


def _columns(heading: Sequence[_Cell]) -> tuple[dict[int, str], list[str]]:
    found: dict[int, str] = {}
    faults = []
    for cell in heading:
        said = _said(cell)
        name = _headings().get(_plain(said))
        if said and name is None:
            faults.append(f"cell {cell.name}: no column is called {said!r}; there are {', '.join(COLUMNS)}")
        elif name in found.values():
            faults.append(f"cell {cell.name}: the column {said!r} stands twice")
        elif name is not None:
            found[cell.column] = name
    if not faults and not any(name.startswith("title_") for name in found.values()):
        faults.append("no column for the title: title_hi, title_mr or title_en")
    return found, faults


def _said(cell: _Cell) -> str:
    return "" if cell.value is None else str(cell.value).strip()


# ── one row ───────────────────────────────────────────────────────────────────────────────────────────────────────


def _row(cells: Sequence[_Cell], columns: dict[int, str], today: date) -> tuple[Row, list[str]]:
    given = {columns[cell.column]: cell for cell in cells if cell.column in columns and _said(cell)}
    number = cells[0].row
    reading = _Reading(given, today)
    fields = reading.fields(number)
    extra = [cell for cell in cells if cell.column not in columns and _said(cell)]
    reading.faults += [f"cell {cell.name}: {_said(cell)[:30]!r} stands under no heading" for cell in extra]
    return Row(number, fields), reading.faults


class _Reading:
    """One row's cells becoming a notice's fields."""

    def __init__(self, given: dict[str, _Cell], today: date) -> None:
        self.given, self.today = given, today
        self.faults: list[str] = []

    def fields(self, number: int) -> dict[str, Any]:
        """What the row says."""
        titles, texts = self._languages("title"), self._languages("text")
        if not titles:
            self.faults.append(f"row {number}: a title is missing")
        language = self._one_of("language", {one: one for one in LANGUAGES}, next(iter(titles), "hi"))
        place = self._words("place")
        days = self._days("event_dates")
        each_day = self._each_day() if days else {}
        last = self._days("last_date")
        fields = {
            "ref": self._words("ref") or None, "kind": self._kind(bool(days)), "language": language, "titles": titles,
            "texts": texts or dict(titles), "district_lgd": self._district(),
            "event_dates": sorted(each_day) or [day.isoformat() for day in days], "each_day": each_day or None,
            "times": self._times(), "last_date": last[-1] if last else None,
            "places": {language: place} if place else {}, "links": self._links(), "fee": self._words("fee") or None,
            "contact": self._words("contact") or None, "as_of": self._day("as_of"), "expires_on": self._day("expires_on"),
        }  # fmt: skip
        if source := self._words("source"):
            fields["source"] = source
        if days and days[-1] < days[0]:
            self._fault("event_dates", "the last day is before the first")
        return fields

    def _fault(self, column: str, what: str) -> None:
        self.faults.append(f"cell {self.given[column].name} ({column}): {what}")

    def _words(self, column: str) -> str:
        said = " ".join(_said(self.given[column]).split()) if column in self.given else ""
        limit = _LONGEST.get(column, 200)
        if len(said) > limit:
            self._fault(column, f"longer than {limit} signs")
        return said

    def _languages(self, what: str) -> dict[str, str]:
        return {one: _said(self.given[f"{what}_{one}"]) for one in LANGUAGES if f"{what}_{one}" in self.given}

    def _one_of(self, column: str, known: dict[str, str], default: str) -> str:
        if column not in self.given:
            return default
        said = _plain(_said(self.given[column]))
        if said not in known:
            self._fault(column, f"{said!r} is none of {', '.join(dict.fromkeys(known.values()))}")
        return known.get(said, default)

    def _kind(self, has_days: bool) -> str:
        words = {_plain(word): kind for kind, listed in KINDS.items() for word in listed.split("|")}
        return self._one_of(
            "kind", words, "workshop" if has_days else "deadline" if "last_date" in self.given else "other"
        )

    def _district(self) -> int | None:
        if "district" not in self.given:
            return None
        said = _said(self.given["district"])
        places = Places.shipped()
        if said.isdigit() and int(said) in places.districts:
            return int(said)
        found = {one.lgd_code for one in places.find(said)}
        if len(found) != 1:
            self._fault("district", f"{said!r} is no district we know")
            return None
        return found.pop()

    def _day(self, column: str) -> date | None:
        found = self._days(column)
        return found[-1] if found else None

    def _days(self, column: str) -> list[date]:
        """One day, or a first and a last one; a day that does not exist is a fault, never repaired."""
        if column not in self.given:
            return []
        value = self.given[column].value
        if isinstance(value, datetime):
            return [value.date()]
        if isinstance(value, date):
            return [value]
        found = mentions(Page.of(_said(self.given[column])), self.today)
        if not found:
            self._fault(column, f"{_said(self.given[column])!r} is no date; please write it as 22.12.2026")
            return []
        if any(not one.days for one in found):
            self._fault(column, f"{_said(self.given[column])!r} is a day that does not exist")
            return []
        return [day for one in found for day in one.days]

    def _each_day(self) -> dict[str, list[str]]:
        """Single days with their hours, as "3 and 10 December": neither is the end of the other."""
        page = Page.of(_said(self.given["event_dates"]))
        named = mentions(page, self.today)
        return single_days(page, named, clocks(page, named))

    def _times(self) -> list[str]:
        if "times" not in self.given:
            return []
        value = self.given["times"].value
        if isinstance(value, datetime | time):
            return [f"{value.hour:02d}:{value.minute:02d}"]
        found = re.findall(r"(?<!\d)(\d{1,2})[:.](\d\d)(?!\d)", normalise(_said(self.given["times"])))
        good = [f"{int(hour):02d}:{minute}" for hour, minute in found if int(hour) < 24 and int(minute) < 60]
        if not good or len(good) < len(found):
            self._fault("times", "no time; please write it as 10:30 or 10:30-16:00")
        return good

    def _links(self) -> list[str]:
        if "links" not in self.given:
            return []
        found = [one.strip(" ,;") for one in _said(self.given["links"]).split() if one.strip(" ,;")]
        bad = [one for one in found if not re.fullmatch(r"(?:https?://)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?", one)]
        if bad:
            self._fault("links", f"{bad[0]!r} is no web address")
        return found
