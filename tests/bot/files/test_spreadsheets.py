"""Lists as offices keep them: whatever program wrote the file, its cells come out as they are shown."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.files.spreadsheets import plain_rows


@pytest.mark.parametrize(
    "raw",
    [
        "Seller ID,Name (नाम)\nS1,सीता\n".encode(),
        "\ufeffSeller ID;Name (नाम)\nS1;सीता\n".encode(),
        "Seller ID\tName (नाम)\nS1\tसीता\n".encode("utf-16"),
    ],
    ids=["utf-8", "with a mark and semicolons", "Unicode text of Excel"],
)
def test_a_list_is_read_whatever_program_wrote_it(raw: bytes, tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(raw)
    assert plain_rows(file) == [{"seller_id": "S1", "name": "सीता"}]


def test_the_code_page_of_windows_and_control_signs_do_no_harm(tmp_path: Path) -> None:
    file = tmp_path / "list.txt"
    file.write_bytes(b"\n name ,note\nCaf\xe9,a\x00b\n,\n")
    assert plain_rows(file) == [{"name": "Café", "note": "ab"}]


def test_headings_in_devanagari_keep_their_vowel_signs(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("विक्रेता_का नाम *,कीमत (₹),दर/किलो\nसीता,१२०,90\n", "utf-8")
    assert plain_rows(file) == [{"विक्रेता_का_नाम": "सीता", "कीमत": "१२०", "दर_किलो": "90"}]


@pytest.mark.parametrize(
    ("name", "raw", "why"),
    [
        ("none.csv", None, "the file is not there"),
        ("empty.csv", b"\n,,\n", "the file is empty"),
        ("list.pdf", b"%PDF", "only csv and Excel files can be read"),
        ("list.xlsx", b"no sheet at all", "not readable as a spreadsheet"),
    ],
)
def test_what_is_no_list_says_why(name: str, raw: bytes | None, why: str, tmp_path: Path) -> None:
    if raw is not None:
        (tmp_path / name).write_bytes(raw)
    with pytest.raises(ValueError, match=f"{name}: {why}"):
        plain_rows(tmp_path / name)
