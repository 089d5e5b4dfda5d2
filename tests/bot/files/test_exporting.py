"""Lists that an office takes out: whole, without anybody's number, harmless in a spreadsheet, on either store."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy.engine import Connection

from bot.files import exporting
from bot.rehearsal.seed import seed
from storage import consent, enquiries, erasure, introductions, matches, people, profiles, reports, schema, workshops
from storage.database import Store

NOW = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
NUMBERS = ("6412345678", "+916498765432", "+910123456789", "0123456789")
"""Every number that stands somewhere in the store: in people's own words, as an address, as a chosen contact."""
FORMULA = '=HYPERLINK("http://example.test","tap")'


def fill(db: Connection) -> dict[str, int]:
    """One trade from its enquiry to the closed deal, with all that people could write into it."""
    place = people.address_for(db, "whatsapp", "whatsapp:+910000000001", ["whatsapp:+910123456789"], NOW)
    seller = place.person_id
    people.change_address(db, place.id, phone="+910123456789")
    people.change_person(db, seller, name=FORMULA, language="hi", district_lgd=425, contact="+910123456789")
    profile = profiles.keep_profile(
        db, seller, "seller", NOW, name="Sita, haldi wali", district_lgd=425, state="Madhya Pradesh", status="live",
        products_text="haldi\n@home made", description="call me on 64123 45678", unit="kg", capacity="1500", moq="0.5",
        price_paise=18_050,
        rates={"turmeric": {"paise": 19_000, "unit": "kg"}}, external_ref="S-17", speaks=["hi", "mr"], gives_bill=False,
    )  # fmt: skip
    profiles.tag_products(db, profile, {"turmeric": "said"}, state="Madhya Pradesh", district_lgd=425)
    profiles.keep_identifier(db, profile, "gstin", "23AAAAA0000A1Z9", NOW)
    for purpose, given in (("enquiries", True), ("notices", True), ("notices", False)):
        consent.give(db, seller, purpose, given=given, version="1", language="hi", how="button", inbox_id=None, now=NOW)
    buyer = people.add_person(db, NOW, name="Ravi", language="mr", district_lgd=482)
    profiles.keep_profile(db, buyer, "buyer", NOW, name="Ravi", district_lgd=482)
    enquiry = enquiries.post(
        db, NOW, person_id=buyer, address_id=None, text="500 kg haldi, +91 6498765432 par batao", language="mr",
        concept="turmeric", product_words="haldi", quantity="500", unit="kg", kilograms="500", place_lgd=482,
        district_lgd=425, needed_by=NOW.date() + timedelta(days=10), expires_at=NOW + timedelta(days=15),
    )  # fmt: skip
    matches.add_match(db, enquiry, profile, 0.9, [])
    match = matches.matches_of(db, enquiry)[0].id
    matches.ask(db, match, 1, NOW)
    matches.answer(db, match, "yes", NOW, quantity="320", contact="+910123456789")
    matches.settle_match(db, match, "accepted", was=("yes",))
    met = introductions.introduce(db, match, buyer_contact="+916498765432", seller_contact="+910123456789", now=NOW)
    assert met is not None
    held = workshops.create(
        db, NOW, code="WS-1", door="D-1", district_lgd=425, titles={"en": "Packaging"}, places={"en": "Sagar"}, source="a letter",
        starts_at=NOW + timedelta(days=3), ends_at=NOW + timedelta(days=3, hours=2),
    )  # fmt: skip
    assert held is not None
    workshops.register(db, held, buyer, "Ravi", "ravi", NOW)
    for paise in (20_000, 18_050):
        introductions.quote(db, met, price_paise=paise, per="kg", quantity="320", days=5, now=NOW)
    introductions.say_deal(db, met, "buyer", "yes", NOW, amount_paise=5_776_000)
    introductions.say_deal(db, met, "seller", "yes", NOW)
    return {"seller": seller, "buyer": buyer, "enquiry": enquiry}


def read_csv(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def read_xlsx(file: Path) -> list[dict[str, Any]]:
    heading, *rows = CalamineWorkbook.from_path(file).get_sheet_by_index(0).to_python()
    return [dict(zip(heading, row, strict=True)) for row in rows]


def test_people_with_profiles_and_consents(store: Store, tmp_path: Path) -> None:
    with store.write() as db:
        fill(db)
    out = tmp_path / "people.json"
    assert exporting.export(store, "people", out, "json") == 2
    sita, ravi = json.loads(out.read_text())
    assert list(sita) == list(exporting.HEADINGS["people"])
    assert sita | {
        "name": FORMULA, "district": "Sagar", "channels": ["whatsapp"], "stopped": False, "agreed": ["enquiries"],
        "kind": "seller", "status": "live", "seller_id": "S-17", "trades_as": "Sita, haldi wali", "unit": "kg",
        "products": ["turmeric"], "capacity": 1500, "moq": 0.5, "price_rupees": 180.5, "gives_bill": False,
        "speaks": ["hi", "mr"], "registrations": ["gstin: format_ok"], "rates": ["turmeric 190 per kg"],
        "created_at": "2026-11-25T12:00:00+05:30",
    } == sita  # fmt: skip
    assert (ravi["name"], ravi["kind"], ravi["district"], ravi["channels"]) == ("Ravi", "buyer", "Mumbai City", [])
    assert ravi["last_seen_at"] is None, "nobody has heard from him yet"


def test_an_enquiry_with_how_far_it_got(store: Store, tmp_path: Path) -> None:
    with store.write() as db:
        fill(db)
    out = tmp_path / "enquiries.csv"
    assert exporting.export(store, "enquiries", out, "csv") == 1
    (row,) = read_csv(out)
    assert row | {
        "buyer": "Ravi", "product": "turmeric", "quantity": "500", "kilograms": "500", "place": "Mumbai City",
        "office_district": "Sagar", "needed_by": "2026-12-05", "budget_rupees": "", "status": "open", "found": "1",
        "asked": "1", "willing": "1", "introduced": "1", "text": "500 kg haldi, +••• par batao",
    } == row  # fmt: skip


def test_a_deal_with_its_newest_price(store: Store, tmp_path: Path) -> None:
    with store.write() as db:
        fill(db)
    out = tmp_path / "deals.xlsx"
    assert exporting.export(store, "deals", out, "xlsx") == 1
    (row,) = read_xlsx(out)
    assert row | {
        "buyer": "Ravi", "seller": "Sita, haldi wali", "seller_id": "S-17", "quantity": 320, "price_rupees": 180.5,
        "price_per": "kg", "price_for": 320, "price_days": 5, "deal": "closed", "amount_rupees": 57760,
        "buyer_says": "yes", "seller_says": "yes",
    } == row  # fmt: skip


@pytest.mark.parametrize("what", exporting.LISTS)
@pytest.mark.parametrize("format_", ["csv", "xlsx", "json"])
def test_nobodys_number_leaves(sqlite_url: str, tmp_path: Path, what: str, format_: str) -> None:
    store = Store(sqlite_url, owner=True)
    schema.upgrade(store)
    with store.write() as db:
        fill(db)
    out = tmp_path / f"list.{format_}"
    exporting.export(store, what, out, format_)
    store.close()
    said = json.dumps(read_xlsx(out), default=str) if format_ == "xlsx" else out.read_text("utf-8-sig")
    digits = "".join(sign for sign in said if sign not in " -+")
    assert "Ravi" in said
    assert not [number for number in NUMBERS if number.removeprefix("+91") in digits]
    assert "23AAAAA0000A1Z9" not in said, "registration numbers stay in the house"


def test_a_spreadsheet_is_given_no_formula(store: Store, tmp_path: Path) -> None:
    with store.write() as db:
        fill(db)
    for format_, read in (("csv", read_csv), ("xlsx", read_xlsx)):
        out = tmp_path / f"people.{format_}"
        exporting.export(store, "people", out, format_)
        sita = read(out)[0]
        assert sita["name"] == "'" + FORMULA
        assert sita["products_text"] == "haldi\n'@home made"
    exporting.export(store, "people", tmp_path / "people.json", "json")
    assert json.loads((tmp_path / "people.json").read_text())[0]["name"] == FORMULA, "JSON keeps words as they are"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("=1+1", "'=1+1"), ("  +91", "  '+91"), ("-5", "'-5"), ("@SUM(A1)", "'@SUM(A1)"), ("＝1", "'＝1"),
        ("\t=1", "\t'=1"), ("\rx", "'\rx"), ("haldi; =1+1", "haldi; '=1+1"), ("haldi\n-good", "haldi\n'-good"),
        ("10-5", "10-5"), ("a@b", "a@b"), ("हल्दी = सोना", "हल्दी = सोना"), ("", ""),
    ],
)  # fmt: skip
def test_what_a_spreadsheet_would_reckon_becomes_plain_text(written: str, shown: str) -> None:
    assert exporting._cell(written) == shown


def test_signs_that_no_spreadsheet_can_hold_do_not_stop_the_list(store: Store, tmp_path: Path) -> None:
    with store.write() as db:
        people.add_person(db, NOW, name="Asha\x0b\x1fBai")
        people.add_person(db, NOW, name="ह" * 80)
    exporting.export(store, "people", tmp_path / "people.xlsx", "xlsx")
    assert [row["name"] for row in read_xlsx(tmp_path / "people.xlsx")] == ["AshaBai", "ह" * 80]


def test_someone_erased_is_not_in_the_list_and_their_enquiry_has_no_words(store: Store, tmp_path: Path) -> None:
    with store.write() as db:
        made = fill(db)
        erasure.erase(db, made["buyer"], None, NOW)
    exporting.export(store, "people", tmp_path / "people.json", "json")
    assert [row["person"] for row in json.loads((tmp_path / "people.json").read_text())] == [made["seller"]]
    exporting.export(store, "enquiries", tmp_path / "enquiries.json", "json")
    (row,) = json.loads((tmp_path / "enquiries.json").read_text())
    assert (row["buyer"], row["text"], row["status"]) == (None, "", "closed")


@pytest.mark.parametrize("format_", ["csv", "xlsx", "json"])
def test_nothing_to_list_is_a_file_all_the_same(store: Store, tmp_path: Path, format_: str) -> None:
    out = tmp_path / f"deals.{format_}"
    assert exporting.export(store, "deals", out, format_) == 0
    if format_ == "json":
        assert json.loads(out.read_text()) == []
    elif format_ == "csv":
        assert out.read_text("utf-8-sig").strip().split(",") == list(exporting.HEADINGS["deals"])
    else:
        assert read_xlsx(out) == []


@pytest.mark.parametrize("format_", ["csv", "xlsx", "json"])
def test_the_file_appears_whole_or_not_at_all(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str
) -> None:
    out = tmp_path / f"people.{format_}"
    out.write_text("yesterday's")

    def breaks(db: Connection) -> Iterator[dict[str, Any]]:
        yield from list(reports.people_listed(db))[:1]
        raise OSError("the disk is full")

    with store.write() as db:
        fill(db)
    monkeypatch.setitem(exporting.LISTS, "people", breaks)
    with pytest.raises(OSError, match="disk is full"):
        exporting.export(store, "people", out, format_)
    assert [file.name for file in tmp_path.iterdir() if file.suffix != ".db" and "db-" not in file.name] == [out.name]
    assert out.read_text() == "yesterday's"


def test_the_list_is_for_its_owner_alone(store: Store, tmp_path: Path) -> None:
    exporting.export(store, "people", tmp_path / "people.csv", "csv")
    assert (tmp_path / "people.csv").stat().st_mode & 0o077 == 0


def test_pages_join_without_a_gap(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seed(store, NOW)
    whole = {}
    for what in exporting.LISTS:
        exporting.export(store, what, tmp_path / "whole.json", "json")
        whole[what] = json.loads((tmp_path / "whole.json").read_text())
    monkeypatch.setattr(reports, "PAGE", 7)
    for what, rows in whole.items():
        exporting.export(store, what, tmp_path / "paged.json", "json")
        assert json.loads((tmp_path / "paged.json").read_text()) == rows, what
        assert len(rows) > 80 or what == "registrations"
        key = {"people": "person", "enquiries": "enquiry", "deals": "introduction", "registrations": "registration"}[
            what
        ]
        assert [row[key] for row in rows] == sorted(row[key] for row in rows)
    assert all(row["sample"] for row in whole["people"])
