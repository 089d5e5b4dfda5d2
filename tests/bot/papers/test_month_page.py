"""The month as a page and as a table: the same numbers, every one with its rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pypdf
import pytest

from bot.papers import month_page
from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from handlers.office import months
from handlers.world import World
from storage import offices, people
from tests.handlers.notice.test_broadcasts import agrees, approved, draft, notice, officer
from tests.market import Market, markets

WORLD = World(datetime(2026, 11, 25, 6, 30, tzinfo=UTC), lambda: "t", Catalogue.shipped(), Places.shipped())


@pytest.fixture
def market(sqlite_url: str, tmp_path: Path) -> Iterator[Market]:
    yield from markets(sqlite_url, tmp_path / "haat")


def test_every_number_stands_on_the_page_and_has_its_rows_in_the_table(market: Market, tmp_path: Path) -> None:
    two = officer(market, market.officer(name="Meena")), officer(market, market.officer(name="Suresh"))
    for name in ("=SUM(A1)", "Radha 6450012345"):
        agrees(market, market.seller(name=name))
    market.buyer(district=482, name="Far")
    number = draft(market, two[0], notice(market))
    approved(market, *two, number)
    for _ in range(3):
        market.later(seconds=1)
    sita = market.stranger(name="Asha")
    sita.says("नमस्ते")
    now = market.clock.now()
    market.write(lambda db: people.change_person(db, sita.person_id, district_lgd=425))
    market.write(lambda db: offices.ask_human(db, sita.person_id, 1, "asked", "कब?", 425, now))
    month = market.look(lambda db: months.of(db, market.app.world, [425]))
    assert [number.key for number in month.numbers] == [
        "people",
        "enquiries",
        "introductions",
        "deals",
        "notices",
        "office",
    ]
    lines = months.lines(market.app.world, month, "en")
    assert lines[1] == "1. 3 people wrote; 2 new sellers can be found."
    assert lines[5] == "5. 1 notice went out: 2 messages sent, 0 arrived, 0 read."
    assert lines[6] == "6. 1 person asked the office; 0 have their answer."
    page, table = tmp_path / "month.pdf", tmp_path / "month.xlsx"
    month_page.pdf(market.app.world, month, "en", "DIC Sagar", page)
    text = pypdf.PdfReader(page).pages[0].extract_text()
    assert len(pypdf.PdfReader(page).pages) == 1
    assert "2 messages sent" in " ".join(text.split())
    month_page.xlsx(market.app.world, month, "en", table)
    book = openpyxl.load_workbook(table)
    assert [row[0].value for row in book["month"].rows] == lines
    assert book["people"].max_row - 1 == 3 + 2
    assert book["notices"].max_row - 1 == 1
    cells = {str(cell.value) for row in book["people"].rows for cell in row}
    assert "=SUM(A1)" not in cells
    assert not any("6450012345" in cell for cell in cells)


def test_another_months_people_are_not_counted(market: Market) -> None:
    market.seller(name="Old")
    market.clock.advance(timedelta(days=10))
    december = market.look(lambda db: months.of(db, market.app.world, [425]))
    november = market.look(lambda db: months.of(db, market.app.world, [425], datetime(2026, 11, 1, tzinfo=UTC).date()))
    assert [month.numbers[0].words for month in (december, november)] == [
        {"wrote": 0, "joined": 0}, {"wrote": 1, "joined": 1},
    ]  # fmt: skip


def test_a_long_month_stays_on_one_page_and_hindi_is_shaped(tmp_path: Path) -> None:
    row = {"kind": "new seller", "id": 1, "at": WORLD.now, "name": "श्रीकृष्ण हल्दी भंडार", "what": "हल्दी"}
    number = months.Number("people", "{count} लोगों ने लिखा; क्षेत्र की कार्यशाला।", {"count": 500}, (row,) * 500)
    month = months.Month(WORLD.today, WORLD.today, (425,), (number,) * 6)
    month_page.pdf(WORLD, month, "hi", "जिला उद्योग केंद्र", tmp_path / "m.pdf")
    reader = pypdf.PdfReader(tmp_path / "m.pdf")
    assert len(reader.pages) == 1
    fonts = {str(font.get_object()["/BaseFont"]) for font in reader.pages[0]["/Resources"]["/Font"].values()}  # type: ignore[index]
    assert any("Devanagari" in font for font in fonts)


def test_goods_stand_on_the_page_in_its_language_whatever_the_buyer_wrote(tmp_path: Path) -> None:
    row = {"kind": "enquiry", "id": 1, "at": WORLD.now, "what": "hldi powder", "concept": "turmeric"}
    month = months.Month(WORLD.today, WORLD.today, (425,), (months.Number("enquiries", "{n}", {"n": 1}, (row,)),))
    texts = {}
    for language in ("hi", "en"):
        month_page.pdf(WORLD, month, language, "DIC Sagar", tmp_path / "m.pdf")
        texts[language] = pypdf.PdfReader(tmp_path / "m.pdf").pages[0].extract_text()
    assert "turmeric" in texts["en"]
    assert "turmeric" not in texts["hi"]
    assert "hldi" not in texts["hi"] + texts["en"]
