"""Workshops from files, the paper sheet of the door, and the papers that are printed."""

from __future__ import annotations

import io
import itertools
from datetime import UTC, date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfReader

from bot.files import workshop_files
from bot.papers import workshop_papers, workshop_pictures
from handlers.matching.catalogue import Catalogue
from handlers.matching.places import Places
from handlers.workshop import workshops as handling
from handlers.world import World
from storage import links, people, workshops
from storage.database import Store
from storage.workshops import Workshop

NOON = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Kolkata")
HEAD = "ref,title_hi,place_hi,district,starts,ends,seats\n"
GOOD = "w1,पैकेजिंग,हॉल,425,2026-12-03T11:00,2026-12-03T14:00,200\n"


@pytest.fixture
def store(sqlite_store: Store) -> Store:
    return sqlite_store


def bring_in(store: Store, path: Path) -> workshop_files.Done:
    numbers = itertools.count()
    with store.write() as db:
        return workshop_files.bring_in(db, path, NOON, ZONE, lambda: f"tok{next(numbers):05}", {425, 482})


def opened(store: Store, tmp_path: Path) -> Workshop:
    path = tmp_path / "workshops.csv"
    path.write_text(HEAD + GOOD, encoding="utf-8")
    (number,) = bring_in(store, path).new
    with store.read() as db:
        found = workshops.get(db, number)
    assert found is not None
    return found


def test_a_file_is_safe_to_run_again(store: Store, tmp_path: Path) -> None:
    one = opened(store, tmp_path)
    assert one.starts_at == datetime(2026, 12, 3, 5, 30, tzinfo=UTC)
    again = bring_in(store, tmp_path / "workshops.csv")
    assert (again.new, again.same, again.bad) == ([], 1, [])
    with store.read() as db:
        for token in (one.code, one.door):
            assert links.link(db, token, NOON) is not None


@pytest.mark.parametrize(
    ("row", "why"),
    [
        ("w2,,हॉल,425,2026-12-03T11:00,2026-12-03T14:00,\n", "title_hi"),
        ("w2,पैकेजिंग,,425,2026-12-03T11:00,2026-12-03T14:00,\n", "place_hi"),
        ("w2,पैकेजिंग,हॉल,999,2026-12-03T11:00,2026-12-03T14:00,\n", "district 999"),
        ("w2,पैकेजिंग,हॉल,425,31 February,2026-12-03T14:00,\n", "starts 31 February"),
        ("w2,पैकेजिंग,हॉल,425,2026-12-03T11:00,2026-12-03T10:00,\n", "ends is not after starts"),
        ("w2,पैकेजिंग,हॉल,425,2026-11-03T11:00,2026-11-03T14:00,\n", "over already"),
        ("w2,पैकेजिंग,हॉल,425,2026-12-03T11:00,2026-12-03T14:00,-5\n", "seats -5"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_of_its_file_is_written(
    store: Store, tmp_path: Path, row: str, why: str
) -> None:
    path = tmp_path / "workshops.csv"
    path.write_text(HEAD + GOOD + row, encoding="utf-8")
    done = bring_in(store, path)
    assert done.new == []
    (said,) = done.bad
    assert why in said
    assert "row 2" in said
    with store.read() as db:
        assert workshops.of_districts(db, None) == []


def test_merged_cells_formulas_and_endless_lists_are_told_and_nothing_is_kept(store: Store, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (HEAD.strip().split(","), GOOD.strip().split(",")):
        sheet.append(line)
    sheet["G2"] = "=100+100"
    sheet.merge_cells("B2:C2")
    path = tmp_path / "workshops.xlsx"
    book.save(path)
    with pytest.raises(ValueError, match=r"B2:C2 are merged.*G2 holds a formula"):
        bring_in(store, path)
    endless = tmp_path / "endless.csv"
    endless.write_text("name\n" + "आशा\n" * 50_000, encoding="utf-8")
    with pytest.raises(ValueError, match="50001 rows"):
        bring_in(store, endless)
    one = opened(store, tmp_path)
    with store.write() as db, pytest.raises(ValueError, match="50001 rows"):
        workshop_files.attendance(db, one, endless, NOON)
    sheet["A1"] = "name"
    book.save(tmp_path / "door.xlsx")
    with store.write() as db, pytest.raises(ValueError, match=r"B2:C2 are merged.*G2 holds a formula"):
        workshop_files.attendance(db, one, tmp_path / "door.xlsx", NOON)
    with store.read() as db:
        assert workshops.everyone(db, one.id) == []
    with store.read() as db:
        assert workshops.everyone(db, one.id) == []


def test_a_list_with_other_columns_is_told_once_with_those_wanted(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("village,mobile\n" + "खुरई,x\n" * 20, encoding="utf-8")
    (said,) = bring_in(store, path).bad
    assert "none of its columns is known (village, mobile)" in said
    assert "title_hi" in said


def test_a_file_in_yaml_says_the_same_with_texts_by_language(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "one.yaml"
    path.write_text(
        "workshops:\n- {ref: y1, title: {hi: पैकेजिंग, mr: पॅकेजिंग}, place: {hi: हॉल}, district: 425,"
        " starts: 2026-12-03T11:00, ends: 2026-12-03 14:00:00, seats: 40, latitude: 23.8, longitude: 78.7}\n",
        encoding="utf-8",
    )
    (number,) = bring_in(store, path).new
    with store.read() as db:
        one = workshops.get(db, number)
    assert one is not None
    assert (one.titles["mr"], one.seats, one.latitude) == ("पॅकेजिंग", 40, 23.8)


def test_a_sheet_of_180_with_40_without_phones_and_25_strangers_is_ticked(store: Store, tmp_path: Path) -> None:
    one = opened(store, tmp_path)
    names = [f"नाम{'कखगघङचछजझञटठडढ'[place % 14]} व्यक्ति {place}" for place in range(155)]
    with store.write() as db:
        for place, name in enumerate(names):
            person = people.add_person(db, NOON) if place < 115 else None
            how = "chat" if person else "walk_in"
            workshops.register(db, one.id, person, name, handling.key_of(name), NOON, how=how)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Number", "Name"])
    for place, name in enumerate([*names, *(f"अनजान {place}" for place in range(25))], 1):
        sheet.append([place, name])
    sheet.append([181, ""])
    path = tmp_path / "door.xlsx"
    book.save(path)
    with store.write() as db:
        done = workshop_files.attendance(db, one, path, NOON)
        again = workshop_files.attendance(db, one, path, NOON)
        figures = workshops.figures(db, one.id)
    assert (done.ticked, done.added) == (155, 25)
    assert (again.ticked, again.added) == (180, 0), "the same sheet twice changes nothing"
    assert len(done.bad) == 1
    assert figures["came"] == 180


@pytest.mark.parametrize("language", ["hi", "mr", "en"])
def test_the_poster_is_a_picture_too(store: Store, tmp_path: Path, language: str) -> None:
    one = opened(store, tmp_path)
    world = World(now=NOON, new_token=lambda: "t", catalogue=Catalogue.shipped(), places=Places.shipped(), zone=ZONE)
    join = f"https://wa.me/910000000001?text=HAAT%20{one.code}"
    with Image.open(io.BytesIO(workshop_pictures.poster(world, one, language, "DIC Sagar", join))) as picture:
        assert picture.size == (workshop_pictures.WIDTH, workshop_pictures.HEIGHT)
        dark = [place for place in range(0, picture.height, 4) if picture.getpixel((picture.width // 2, place))[0] < 60]  # type: ignore[index]
    assert dark, "the code stands in the middle"


def test_the_papers_carry_what_people_need(store: Store, tmp_path: Path) -> None:
    one = opened(store, tmp_path)
    world = World(now=NOON, new_token=lambda: "t", catalogue=Catalogue.shipped(), places=Places.shipped(), zone=ZONE)
    with store.write() as db:
        noted = workshops.register(db, one.id, None, "Ram Lal", "ram lal", NOON, how="walk_in")
        everyone = workshops.everyone(db, one.id)
    poster = workshop_papers.poster(world, one, "en", "DIC Sagar", f"https://wa.me/910000000001?text=HAAT%20{one.code}")
    text = PdfReader(io.BytesIO(poster)).pages[0].extract_text()
    assert one.code in text
    assert "DIC Sagar" in text
    assert len(PdfReader(io.BytesIO(poster)).pages[0].images) == 1
    pages = PdfReader(io.BytesIO(workshop_papers.certificates(world, one, "en", "DIC Sagar", everyone))).pages
    assert len(pages) == 1
    assert noted.name in pages[0].extract_text()
    assert str(one.starts_at.year) in pages[0].extract_text(), "a certificate is read in other years too"
    listed = PdfReader(io.BytesIO(workshop_papers.sheet(world, one, "hi", everyone))).pages
    assert "नाम" in listed[0].extract_text()
    assert len(listed) >= 1


DAYS_HEAD = "ref,title_hi,place_hi,district,starts,ends,days\n"
FIRST = "w1,पैकेजिंग,हॉल,425,2026-12-03T11:00,"


@pytest.mark.parametrize(
    ("cells", "days", "hours"),
    [
        ('2026-12-03T14:00,"2026-12-03, 2026-12-10"', ["2026-12-03", "2026-12-10"], None),
        ("2026-12-03T14:00,2026-12-03; 2026-12-10 14:00-17:00", ["2026-12-03", "2026-12-10"],
         {"2026-12-03": ["11:00", "14:00"], "2026-12-10": ["14:00", "17:00"]}),
        ("2026-12-24T14:00,weekly", ["2026-12-03", "2026-12-10", "2026-12-17", "2026-12-24"], None),
        ("2026-12-03T14:00,", None, None),
    ],
)  # fmt: skip
def test_a_row_may_name_its_days_and_their_hours(
    store: Store, tmp_path: Path, cells: str, days: list[str] | None, hours: dict[str, list[str]] | None
) -> None:
    path = tmp_path / "workshops.csv"
    path.write_text(f"{DAYS_HEAD}{FIRST}{cells}\n", encoding="utf-8")
    done = bring_in(store, path)
    assert done.bad == []
    with store.read() as db:
        one = workshops.get(db, done.new[0])
    assert one is not None
    assert (one.days, one.hours) == (days, hours)
    last = datetime.combine(date.fromisoformat((days or ["2026-12-03"])[-1]), time(17 if hours else 14), ZONE)
    assert one.ends_at == last


@pytest.mark.parametrize(
    ("days", "why"),
    [
        ("2026-12-04; 2026-12-10", "days begins with 2026-12-04"),
        ("2026-12-03; 10.12.2026", "days 10.12.2026 is no day like"),
        ("2026-12-03; 2026-02-31", "days 2026-02-31 is no day like"),
        ("2026-12-03; 2026-12-10 17:00-14:00", "ends at 14:00, before it begins at 17:00"),
        ("2026-12-03; 2026-12-03", "names a day twice"),
    ],
)
def test_days_of_a_row_that_cannot_be_are_named(store: Store, tmp_path: Path, days: str, why: str) -> None:
    path = tmp_path / "workshops.csv"
    path.write_text(f"{DAYS_HEAD}{FIRST}2026-12-03T14:00,{days}\n", encoding="utf-8")
    (bad,) = bring_in(store, path).bad
    assert why in bad
