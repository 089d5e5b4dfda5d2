"""Notices and schemes from files: archives stay archives, held facts stay held, and bad cells are told one by one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from bot.files import notice_files, notice_forms, scheme_files
from storage import notices, reference, schema, schemes
from storage.database import Store
from storage.notices import Notice

NOW = datetime(2026, 11, 25, 6, 30, tzinfo=UTC)
TODAY = date(2026, 11, 25)
HEAD = ("title_hi", "date", "time", "place", "last_date", "district", "link", "source", "kind")
GOOD = (
    "पैकेजिंग कार्यशाला",
    "05.12.2026",
    "11:00",
    "टाउन हॉल",
    "01.12.2026",
    "सागर",
    "https://a.example.org",
    "DIC पत्र 12",
    "workshop",
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A migrated store on one file."""
    opened = Store(f"sqlite:///{tmp_path / 'haat.db'}", owner=True)
    schema.upgrade(opened)
    yield opened
    opened.close()


def shipped(folder: Path) -> list[Path]:
    """The two press notes as files."""
    for name, text in reference.notice_texts().items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(folder.glob("*.yaml"))


def bring(store: Store, *files: Path, dry_run: bool = False) -> notice_files.Outcome:
    """Import these files."""
    return notice_files.bring_in(store, files, NOW, TODAY, dry_run=dry_run)


def kept(store: Store) -> list[Notice]:
    """All notices."""
    with store.read() as db:
        return notices.listed(db)


def sheet(path: Path, *rows: Any, merge: str = "") -> Path:
    """An Excel file with these rows."""
    book = Workbook()
    page = book.active
    assert page is not None
    for row in rows:
        page.append(row)
    if merge:
        page.merge_cells(merge)
    book.save(path)
    return path


# ── the press notes ───────────────────────────────────────────────────────────────────────────────────────────────


def test_press_notes_of_past_workshops_go_to_the_archive_with_every_held_fact(store: Store, tmp_path: Path) -> None:
    outcome = bring(store, *shipped(tmp_path))
    assert (outcome.new, outcome.archived, outcome.bad) == (2, 2, [])
    by_ref = {one.ref: one for one in kept(store)}
    sagar = by_ref["odop-export-workshop-sagar"]
    assert {one.status for one in by_ref.values()} == {"archived"}
    assert {fact.key for fact in sagar.facts if fact.status == "hold"} >= {
        "total_export",
        "parboiled_rice.share",
        "incentive_men",
    }
    assert "221.76" not in "".join(sagar.texts.values())
    assert all(one.source_sha256 and one.source for one in by_ref.values())


def test_an_archived_press_note_that_is_opened_again_cannot_be_sent(store: Store, tmp_path: Path) -> None:
    bring(store, *shipped(tmp_path))
    with store.write() as db:
        brought = notices.listed(db)
        assert brought
        for one in brought:
            notices.reopen(db, one.id, NOW)
            held = [fact.key for fact in one.facts if fact.unsettled]
            assert held
            assert [obstacle.key for obstacle in notices.make_ready(db, one.id, 1, NOW)] == held


def test_importing_twice_changes_nothing_and_an_officers_work_stays(store: Store, tmp_path: Path) -> None:
    files = shipped(tmp_path)
    bring(store, *files)
    with store.write() as db:
        one = next(one for one in notices.listed(db) if one.facts[0].key == "total_export")
        notices.settle_fact(
            db, one.id, "total_export", "replaced", NOW, officer_id=1, source="DGFT", replaced_by="21.76"
        )
    files[1].write_text(files[1].read_text(encoding="utf-8").replace("221.76", "999.99"), encoding="utf-8")
    again = bring(store, *files)
    assert (again.new, again.changed, again.same) == (0, 0, 2)
    facts = {fact.key: fact for one in kept(store) for fact in one.facts}
    assert facts["total_export"].status == "replaced"


def test_a_figure_without_a_mark_waits_for_an_officer(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(
        "notice_id: a\nkind: workshop\nlanguage: hi\ntitle_hi: कार्यशाला\nfigures:\n- {id: n, value: 5, unit: pct}\n",
        "utf-8",
    )
    bring(store, file)
    assert [fact.status for fact in kept(store)[0].facts] == ["needs_officer"]


@pytest.mark.parametrize(
    ("text", "why"),
    [("a: [", "no YAML"), ("just words", "no notice"), ("notice_id: a\nkind: workshop\nlanguage: hi\n", "title"),
     ("notice_id: a\nkind: workshop\nlanguage: ta\ntitle_hi: क\n", "language"), ("title_hi: क\n", "notice_id")],
)  # fmt: skip
def test_bad_yaml_is_told_and_nothing_is_kept(store: Store, tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(text, encoding="utf-8")
    outcome = bring(store, file)
    assert why in outcome.bad[0]
    assert kept(store) == []


# ── the plain form ────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_row_of_the_form_becomes_a_draft(store: Store, tmp_path: Path) -> None:
    outcome = bring(store, sheet(tmp_path / "form.xlsx", HEAD, GOOD))
    assert (outcome.new, outcome.archived, outcome.bad) == (1, 0, [])
    one = kept(store)[0]
    assert (one.status, one.event_dates, one.times, one.last_date) == (
        "draft",
        ["2026-12-05"],
        ["11:00"],
        date(2026, 12, 1),
    )
    assert (one.places, one.district_lgd, one.source) == ({"hi": "टाउन हॉल"}, 425, "DIC पत्र 12")
    assert bring(store, tmp_path / "form.xlsx").same == 1


def test_a_form_of_last_year_is_archived(store: Store, tmp_path: Path) -> None:
    past = ("कार्यशाला", "05.12.2025", *GOOD[2:4], "01.12.2025", *GOOD[5:])
    assert bring(store, sheet(tmp_path / "form.xlsx", HEAD, past)).archived == 1
    assert kept(store)[0].status == "archived"


def test_csv_is_read_alike(store: Store, tmp_path: Path) -> None:
    file = tmp_path / "form.csv"
    file.write_text(",".join(HEAD) + "\n" + ",".join(GOOD) + "\n", encoding="utf-8-sig")
    assert bring(store, file).new == 1


@pytest.mark.parametrize("heading", ["expires", "ends", "valid till"])
def test_the_last_day_on_which_a_notice_is_sent_has_a_column(store: Store, tmp_path: Path, heading: str) -> None:
    assert bring(store, sheet(tmp_path / "form.xlsx", (*HEAD, heading), (*GOOD, "03.12.2026"))).new == 1
    assert kept(store)[0].expires_on == date(2026, 12, 3)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"date": "31.02.2027"}, "cell B3 (event_dates): '31.02.2027' is a day that does not exist"),
        ({"date": "soon"}, "cell B3 (event_dates): 'soon' is no date"),
        ({"last_date": "someday"}, "cell E3 (last_date): 'someday' is no date"),
        ({"time": "morning"}, "cell C3 (times): no time"),
        ({"district": "Atlantis"}, "cell F3 (district): 'Atlantis' is no district we know"),
        ({"link": "not a link"}, "cell G3 (links): 'not' is no web address"),
        ({"kind": "party"}, "cell I3 (kind): 'party' is none of"),
        ({"title_hi": ""}, "row 3: a title is missing"),
        ({"source": "x" * 300}, "cell H3 (source): longer than 200 signs"),
        ({"place": "=A1"}, "cell D3 holds a formula (=A1)"),
    ],
)
def test_a_bad_cell_is_named_and_not_even_the_good_rows_are_kept(
    store: Store, tmp_path: Path, change: dict[str, str], told: str
) -> None:
    bad = tuple(change.get(name, value) for name, value in zip(HEAD, GOOD, strict=True))
    outcome = bring(store, sheet(tmp_path / "form.xlsx", HEAD, GOOD, bad))
    assert any(told in fault for fault in outcome.bad), outcome.bad
    assert kept(store) == []


def test_merged_cells_wrong_columns_and_words_under_no_heading_are_told(store: Store, tmp_path: Path) -> None:
    merged = bring(store, sheet(tmp_path / "m.xlsx", HEAD, GOOD, merge="A2:B2")).bad
    assert merged == ["m.xlsx: cells A2:B2 are merged; please unmerge them and fill each cell"]
    wrong = bring(store, sheet(tmp_path / "w.xlsx", ("seller_id", "name"), ("S1", "Sita"))).bad
    assert "cell A1: no column is called 'seller_id'" in wrong[0]
    loose = bring(store, sheet(tmp_path / "l.xlsx", HEAD, (*GOOD, "and this"))).bad
    assert "stands under no heading" in loose[0]


def test_fifty_thousand_rows_are_refused_at_once(store: Store, tmp_path: Path) -> None:
    book = Workbook(write_only=True)
    page = book.create_sheet()
    for _ in range(50_001):
        page.append(("x",))
    book.save(tmp_path / "big.xlsx")
    assert bring(store, tmp_path / "big.xlsx").bad == [
        f"big.xlsx: the file has 50001 rows; a form of notices has at most {notice_forms.MOST_ROWS}. Is it another list?"
    ]


@pytest.mark.parametrize(
    ("name", "body"), [("a.xlsx", b"no zip"), ("a.doc", b"x"), ("a.csv", b"\xff\x00\xfa"), ("e.csv", b"")]
)
def test_what_is_no_form_is_told(store: Store, tmp_path: Path, name: str, body: bytes) -> None:
    (tmp_path / name).write_bytes(body)
    outcome = bring(store, tmp_path / name)
    assert outcome.bad
    assert outcome.new == 0


def test_a_dry_run_writes_nothing(store: Store, tmp_path: Path) -> None:
    assert bring(store, sheet(tmp_path / "form.xlsx", HEAD, GOOD), dry_run=True).new == 1
    assert kept(store) == []


# ── schemes ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_shipped_catalogue_comes_in_once_and_every_open_entry_speaks_three_languages(store: Store) -> None:
    assert scheme_files.bring_in(store, [], NOW, dry_run=False).new == 22
    assert scheme_files.bring_in(store, [], NOW, dry_run=False).same == 22
    with store.read() as db:
        found = schemes.all_schemes(db)
    for one in found:
        assert one.source
        assert one.as_of
        assert {"hi", "en"} <= set(one.names) or one.state == "Maharashtra"
        if one.tells:
            assert all({"hi", "mr", "en"} <= set(texts) for texts in (one.who, one.benefit, one.apply)), one.ref


def test_what_an_officer_signed_off_is_not_overwritten_and_needs_a_source(store: Store) -> None:
    scheme_files.bring_in(store, [], NOW, dry_run=False)
    with store.write() as db:
        one = schemes.by_ref(db, "pm_vishwakarma")
        assert one is not None
        with pytest.raises(ValueError, match="source"):
            schemes.sign_off(db, one.id, NOW, officer_id=1, source=" ", as_of="2026-11")
        schemes.sign_off(db, one.id, NOW, officer_id=1, source="DIC letter 14", as_of="2026-11", free=True)
    assert scheme_files.bring_in(store, [], NOW, dry_run=False).same == 22
    with store.read() as db:
        again = schemes.by_ref(db, "pm_vishwakarma")
    assert again is not None
    assert (again.status, again.free, again.signed_source) == ("open", True, "DIC letter 14")


@pytest.mark.parametrize(
    ("text", "why"),
    [("schemes: []", "no list"), ("schemes:\n- {id: x1, status: open}", "name"), ("schemes:\n- 5", "no entry"),
     ("schemes:\n- {id: X!, name: {en: A}, status: open, source: s, as_of: 2026-01}", "id must"),
     ("schemes:\n- {id: x1, name: {en: A}, status: sure, source: s, as_of: 2026-01}", "status"),
     ("schemes:\n- {id: x1, name: {en: A}, status: open, as_of: 2026-01}", "source"),
     ("schemes:\n- {id: x1, name: {en: A}, status: open, source: s, as_of: soon}", "as_of")],
)  # fmt: skip
def test_a_bad_scheme_file_is_told_and_left_out(store: Store, tmp_path: Path, text: str, why: str) -> None:
    file = tmp_path / "s.yaml"
    file.write_text(text, encoding="utf-8")
    outcome = scheme_files.bring_in(store, [file], NOW, dry_run=False)
    assert any(why in fault for fault in outcome.bad), outcome.bad
    assert outcome.new == 0
