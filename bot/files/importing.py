"""Lists of sellers from an office's files: read forgivingly, written once, safe to bring in again."""

from __future__ import annotations

import csv
import itertools
import re
import sys
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import UnknownLocaleError
from rich.console import Console
from rich.progress import track
from sqlalchemy.engine import Connection

from bot.files.spreadsheets import Unreadable, cells_of, heading_of
from handlers.folding import normalise
from handlers.language import COMPLETE, OWN_NAMES
from handlers.matching.catalogue import Catalogue
from handlers.matching.files import CERTIFICATES, SellerRow, seller_from_row
from handlers.matching.numbers import decimal_text
from handlers.matching.places import Places
from handlers.seller import learning
from handlers.world import World
from storage import people, profiles
from storage.database import Store
from storage.imports import Imported, imported

ROWS_READ = 500
"""So many are read from the files at a time; a commit takes as many of them as some milliseconds allow."""

COLUMNS: dict[str, str] = {
    "seller_id": "seller id | sellerid | id | seller no | seller code | ref | reference | external ref | code",
    "name": "name | seller name | seller | shop | shop name | business name | firm | firm name | unit name | enterprise"
            " | enterprise name | artisan name | company | नाम | विक्रेता | दुकान का नाम | नाव | विक्रेत्याचे नाव",
    "state": "state | state name | state ut | राज्य",
    "district": "district | district name | dist | zila | jila | जिला | ज़िला | जिल्हा",
    "taluka": "taluka | taluk | tehsil | tahsil | sub district | subdistrict | block | तहसील | तालुका",
    "products": "products | product | product name | goods | items | item | product s | उत्पाद | सामान | माल | उत्पादने",
    "description": "description | about | details | detail | remarks | note | notes | विवरण | वर्णन | माहिती",
    "capacity": "capacity | monthly capacity | capacity per month | capacity month | production | क्षमता",
    "unit": "unit | units | unit of measure | uom | इकाई | एकक",
    "moq": "moq | minimum order | min order | minimum order quantity | minimum quantity | न्यूनतम ऑर्डर | किमान ऑर्डर",
    "price": "price | rate | price per unit | unit price | price rs | price inr | दाम | भाव | कीमत | किमत | किंमत | दर",
    "certificates": "certificates | certificate | certifications | certification | registrations | प्रमाणपत्र",
    "languages": "languages | language | speaks | भाषा | भाषाएँ | भाषाएं",
}  # fmt: skip
"""Each column of a seller file with the headings it is found under, as people write them."""

NEEDED = ("seller_id", "name", "products")
_WHY = {
    "seller_id": "no seller_id",
    "name": "no name",
    "district": "district not recognised",
    "products": "no product of the catalogue recognised",
    "capacity": "capacity not readable",
    "moq": "minimum order not readable",
    "price": "price not readable",
}
_LONGEST = {"seller_id": 64, "name": 80}
_UNASKED = frozenset(normalise(word) for word in "- -- na n/a nil none nan null ask call negotiable request".split())
"""Cells that say "nothing here" or "ask me"."""


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row of a file and what is wrong with it; rows count as in a spreadsheet, 0 is the whole file."""

    file: str
    row: int
    why: str


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did: rows new, changed, and not taken in.

    `unsure` rows were taken in, with the named cells left empty. Rows that changed nothing are not counted.
    """

    new: int
    changed: int
    bad: list[BadRow]
    unsure: list[BadRow] = field(default_factory=list)
    refs: list[str] = field(default_factory=list)
    """The sellers of the files that are kept, in their order."""


@dataclass(frozen=True, slots=True)
class _Line:
    file: str
    row: int
    seller: SellerRow


# ── sellers ───────────────────────────────────────────────────────────────────────────────────────────────────────


def sellers(store: Store, files: list[Path], now: datetime, *, dry_run: bool) -> Report:
    """Bring sellers in from csv or Excel files; they stay "invited" until they agree themselves.

    A seller_id that is known is brought up to date, but never a seller who has joined since: their own word counts.
    `dry_run` only looks. Raises StoreAway.
    """
    bad: list[BadRow] = []
    unsure: list[BadRow] = []
    with store.read() as db:
        world = World(now, str, learning.catalogue_of(db), Places.shipped())
    lines = _new_lines(_lines(files, bad, world.catalogue), bad, unsure)
    if sys.stderr.isatty():
        lines = iter(track(lines, "sellers", console=Console(stderr=True), transient=True))
    counts = _Counts()
    refs: list[str] = []
    while some := list(itertools.islice(lines, ROWS_READ)):  # files are read while no transaction is open
        refs += [line.seller.external_ref for line in some]
        if dry_run:
            with store.read() as db:
                _keep_all(db, some, world, counts, dry_run=True)
        else:
            _keep_beside(store, some, world, counts)
    return Report(counts.new, counts.changed, bad, unsure, refs)


@dataclass(slots=True)
class _Counts:
    new: int = 0
    changed: int = 0


def _keep_beside(store: Store, lines: list[_Line], world: World, counts: _Counts) -> None:
    """Write lines in many commits, so that a server beside it gets in between."""
    waiting = deque(lines)
    while waiting:
        with store.write_beside() as (db, time_to_commit):
            while waiting and not time_to_commit():
                _keep_all(db, [waiting.popleft()], world, counts)


def _keep_all(db: Connection, lines: Sequence[_Line], world: World, counts: _Counts, *, dry_run: bool = False) -> None:
    """Write the lines that are new or say something else than what is kept; `dry_run` only counts them."""
    had = imported(db, [line.seller.external_ref for line in lines])
    for line in lines:
        known = had.get(line.seller.external_ref)
        if known is None:
            counts.new += 1
        elif _differs(known, line.seller):
            counts.changed += 1
        else:
            continue
        if not dry_run:
            _keep(db, line.seller, known, world)


def write_errors(report: Report, path: Path) -> None:
    """The rows that need a look, as csv: file, row, whether it was taken in, and why it is here."""
    with path.open("w", encoding="utf-8-sig", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(("file", "row", "taken_in", "why"))
        listed = [(one, "no") for one in report.bad] + [(one, "yes") for one in report.unsure]
        writer.writerows((one.file, one.row, taken, one.why) for one, taken in listed)


def _new_lines(lines: Iterable[_Line], bad: list[BadRow], unsure: list[BadRow]) -> Iterator[_Line]:
    """The lines that can be kept, each seller once; the others are told of."""
    seen: dict[str, _Line] = {}
    for line in lines:
        seller, where = line.seller, (line.file, line.row)
        fatal = _fatal(seller)
        before = seen.get(seller.external_ref)
        if fatal:
            bad.append(BadRow(*where, "; ".join(fatal)))
        elif before is not None:
            # Which of two different rows is right cannot be known; the second import would turn it round again.
            if before.seller != seller:
                bad.append(
                    BadRow(*where, f"seller_id {seller.external_ref} is in {before.file} row {before.row} already")
                )
        else:
            seen[seller.external_ref] = line
            if doubts := [*(_WHY[name] for name in seller.problems), *_unknown_languages(seller)]:
                unsure.append(BadRow(*where, "; ".join(doubts)))
            yield line


def _fatal(seller: SellerRow) -> list[str]:
    """Why a row cannot be kept at all: without an id, a name, a place or any goods nobody can use it."""
    why = [_WHY[name] for name in ("seller_id", "name") if name in seller.problems]
    values = {"seller_id": seller.external_ref, "name": seller.name}
    why += [f"{name} longer than {limit} signs" for name, limit in _LONGEST.items() if len(values[name]) > limit]
    if seller.place is None:
        why.append(f"district not recognised: {seller.district or 'empty'}")
    if not seller.products_text:
        why.append("no products")
    return why


def _fields(seller: SellerRow) -> dict[str, Any]:
    """The profile's fields as this row has them."""
    assert seller.place is not None
    return {
        "external_ref": seller.external_ref, "name": seller.name, "district_lgd": seller.place.district_lgd,
        "state": seller.place.state, "taluka_lgd": _taluka(seller), "products_text": seller.products_text,
        "description": _description(seller), "unit": seller.unit, "capacity": _plain(seller.capacity),
        "moq": _plain(seller.moq), "price_paise": seller.price_paise, "speaks": _speaks(seller) or None,
    }  # fmt: skip


def _person_fields(seller: SellerRow) -> dict[str, Any]:
    spoken = [code for code in _speaks(seller) if code in COMPLETE]
    taluka = _taluka(seller)
    return {
        "name": seller.name, "language": spoken[0] if spoken else None,
        "district_lgd": seller.place.district_lgd if seller.place else None, "taluka_lgd": taluka,
        "village": _village(seller),
    }  # fmt: skip


def _tags(seller: SellerRow) -> dict[str, str]:
    return {**dict.fromkeys(seller.mentions, "described"), **dict.fromkeys(seller.concepts, "said")}


def _differs(known: Imported, seller: SellerRow) -> bool:
    """Does this row say something else than what is kept of an invited seller?"""
    if known.profile.status != "invited":
        return False
    return (
        any(getattr(known.profile, name) != value for name, value in _fields(seller).items())
        or known.tags != dict.fromkeys(seller.own, "said") | _tags(seller)
        or known.village != _village(seller)
    )


def _keep(db: Connection, seller: SellerRow, known: Imported | None, world: World) -> None:
    """Write one seller: a person without an address, an invited profile, its products, and names its words teach."""
    now = world.now
    fields = _fields(seller)
    if known is None:
        person_id = people.add_person(db, now, **_person_fields(seller))
    else:
        person_id = known.profile.person_id
        people.change_person(db, person_id, **_person_fields(seller))
    profile_id = profiles.keep_profile(db, person_id, "seller", now, status="invited", **fields)
    profiles.tag_products(
        db,
        profile_id,
        _tags(seller),
        state=str(fields["state"]),
        district_lgd=int(fields["district_lgd"]),
        own=seller.own,
    )
    spoken = next((code for code in _speaks(seller) if code in COMPLETE), "hi")
    learning.from_cell(db, world, seller.products_text, person_id=person_id, language=spoken)


def _taluka(seller: SellerRow) -> int | None:
    assert seller.place is not None
    if seller.place.taluka_lgd is not None or not seller.taluka:
        return seller.place.taluka_lgd
    places = Places.shipped()
    among = [taluka.lgd_code for taluka in places.talukas_of(seller.place.district_lgd)]
    return places.find_taluka(seller.taluka, among)


def _village(seller: SellerRow) -> str | None:
    """A taluka cell that names no taluka is a smaller place: kept as it is written."""
    return seller.taluka[:80] if seller.taluka and _taluka(seller) is None else None


def _description(seller: SellerRow) -> str | None:
    """The description, then the certificates: a file's word for them is a claim that no officer has confirmed."""
    claims = CERTIFICATES + "; ".join(seller.certificates) if seller.certificates else ""
    return "\n".join(filter(None, (seller.description, claims))) or None


def _plain(amount: Decimal | None) -> str | None:
    if amount is None:
        return None
    text = decimal_text(amount)
    return text if len(text) <= 40 else None


# ── languages ─────────────────────────────────────────────────────────────────────────────────────────────────────


@cache
def _language_codes() -> dict[str, str]:
    """Codes by the languages' names in English, in their own script, and by the code itself."""
    codes: dict[str, str] = {}
    for code, name in Locale("en").languages.items():
        if re.fullmatch(r"[a-z]{2,3}", code) and _is_locale(code):
            codes |= {normalise(code): code, normalise(str(name)): code}
            codes[normalise(str(Locale(code).get_display_name(code)))] = code
    return codes | {normalise(name): code for code, name in OWN_NAMES.items()}


def _is_locale(code: str) -> bool:
    try:
        Locale(code)
    except UnknownLocaleError:
        return False
    return True


def _spoken(words: str) -> str | None:
    """The code of a language as a cell names it; a script in brackets ("Hindi (roman)") does not matter."""
    return _language_codes().get(normalise(re.sub(r"\(.*?\)", "", words)).strip())


def _listed(seller: SellerRow) -> list[str]:
    return [part for cell in seller.languages for part in re.split(r"[,/;]", cell) if part.strip()]


def _speaks(seller: SellerRow) -> list[str]:
    return list(dict.fromkeys(filter(None, map(_spoken, _listed(seller)))))


def _unknown_languages(seller: SellerRow) -> list[str]:
    return [f"language not recognised: {part.strip()}" for part in _listed(seller) if not _spoken(part)]


# ── files ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def _lines(files: Sequence[Path], bad: list[BadRow], catalogue: Catalogue) -> Iterator[_Line]:
    """Every row of every file as a seller; a file that cannot be read is told of."""
    places = Places.shipped()
    for file in files:
        try:
            for row, cells in _rows_of(file):
                yield _Line(file.name, row, seller_from_row(cells, catalogue, places))
        except Unreadable as why:
            bad.append(BadRow(file.name, 0, str(why)))


def _rows_of(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a file below its heading, as (row number, {our column: cell}). Raises Unreadable."""
    columns: dict[int, str] | None = None
    for number, cells in enumerate(cells_of(file), 1):
        if not any(cells):
            continue
        if columns is None:
            columns = _columns(cells)
            continue
        yield number, {name: _said(name, cells[place]) for place, name in columns.items() if place < len(cells)}
    if columns is None:
        raise Unreadable("the file is empty")


def _columns(heading: Sequence[str]) -> dict[int, str]:
    """Which of our columns stands at which place. Raises Unreadable when one that is needed is missing."""
    found: dict[int, str] = {}
    for place, cell in enumerate(heading):
        name = _headings().get(heading_of(cell))
        if name is not None and name not in found.values():
            found[place] = name
    missing = [name for name in (*NEEDED, "district") if name not in found.values()]
    if missing:
        raise Unreadable(f"no column {', '.join(missing)} in the first row")
    return found


@cache
def _headings() -> dict[str, str]:
    return {heading_of(text): name for name, texts in COLUMNS.items() for text in (name, *texts.split("|"))}


def _said(column: str, cell: str) -> str:
    """A cell; for amounts "ask me" and its like are the same as nothing."""
    empty = column in ("price", "moq", "capacity") and not any(sign.isdigit() for sign in cell)
    return "" if empty and _UNASKED & set(normalise(cell).split()) else cell
