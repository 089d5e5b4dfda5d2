"""Officers' files: PDFs with what their glyphs spell, pictures where this machine reads them, and what is refused."""

from __future__ import annotations

import io
import json
from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter

from bot.circulars import propose, propose_all
from bot.files import papers
from bot.files.papers import Unreadable, read_paper

DEV = Path(__file__).parents[2] / "data" / "circulars_dev"


def test_a_pdf_gives_its_devanagari_whole() -> None:
    text = read_paper((DEV / "in" / "d21.pdf").read_bytes(), "d21.pdf").text
    assert "कार्यशाला दिनांक 19.12.2026 को प्रातः 11 बजे कृषि विस्तार" in text
    assert "\x00" not in text


@pytest.mark.parametrize(("name", "ts"), [("d04", "2027-01-12"), ("d21", "2026-12-09")])
def test_the_pdfs_of_the_dev_set_are_read_right(name: str, ts: str) -> None:
    gold = {row["id"]: row for row in map(json.loads, (DEV / "gold.jsonl").read_text(encoding="utf-8").splitlines())}[
        name
    ]
    found = propose((DEV / "in" / f"{name}.pdf").read_bytes(), f"{name}.pdf", date.fromisoformat(ts))
    assert found["event_dates"] == gold["event_dates"]
    assert found["last_date"] == gold["last_date"]
    assert found["district"] in gold["district_names"]
    assert found["unread"] is None


def test_a_folder_is_read_in_order_with_the_days_on_which_its_files_came() -> None:
    rows = list(propose_all(DEV / "in", date(2030, 1, 1)))
    assert [row["id"] for row in rows] == [f"d{number:02d}" for number in range(1, 25)]
    assert next(row for row in rows if row["id"] == "d04")["last_date"] == "2027-01-30"


def test_a_picture_that_cannot_be_read_proposes_nothing_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(papers, "reads_pictures", lambda: False)
    found = propose((DEV / "in" / "d01.png").read_bytes(), "d01.png", date(2026, 12, 19))
    assert found["unread"] == "pictures cannot be read on this machine"
    assert (found["event_dates"], found["place"], found["title"]) == ([], None, "")
    assert len(found["sha256"]) == 64


@pytest.mark.skipif(not papers.reads_pictures(), reason="tesseract with hin and mar is not on this machine")
def test_a_picture_is_read_where_the_reader_is_there() -> None:
    found = propose((DEV / "in" / "d01.png").read_bytes(), "d01.png", date(2026, 12, 19))
    assert found["event_dates"] == ["2027-01-10"]


def locked() -> bytes:
    """A PDF that asks for a password."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def scanned() -> bytes:
    """A PDF that is only a picture of a page."""
    out = io.BytesIO()
    Image.new("RGB", (60, 80), "white").save(out, "PDF")
    return out.getvalue()


@pytest.mark.parametrize(
    ("body", "name", "why"),
    [
        (locked(), "a.pdf", "locked"),
        (scanned(), "a.pdf", "picture of a page"),
        (b"%PDF-1.7 nothing", "a.pdf", "damaged"),
        (bytes(range(256)) * 3, "a.doc", "neither"),
        (b"x" * (papers.LARGEST + 1), "a.txt", "larger"),
        (b"dk;kZy; egkizca/kd ftyk m|ksx fnukad 12", "a.pdf", "damaged"),
    ],
)
def test_what_holds_no_text_is_refused_in_plain_words(body: bytes, name: str, why: str) -> None:
    with pytest.raises(Unreadable, match=why):
        read_paper(body, name)


def test_an_old_font_is_refused_rather_than_read_wrongly() -> None:
    with pytest.raises(Unreadable, match="old font"):
        papers.unicode_of_legacy("dk;kZy; egkizca/kd ftyk m|ksx dsUnz fnukad 12-12-2026")
