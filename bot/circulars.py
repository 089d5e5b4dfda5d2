"""What `haat notice read` prints: proposals from circulars, one file or a folder of them, without acting."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from bot.files.papers import PICTURES, Paper, Unreadable, read_paper
from handlers.circulars import Proposal, read_circular

KINDS = (".txt", ".pdf", *PICTURES)
_DAY = re.compile(r"# ts: (\d{4}-\d{2}-\d{2})[ \t]*\r?\n")
ASKED = ("title", "event_dates", "times", "last_date", "place", "district")
"""What an officer is asked for where it was not read."""


def propose(body: bytes, name: str, today: date) -> dict[str, Any]:
    """What is proposed from one file, with its fingerprint and, of a picture that cannot be read, why."""
    try:
        paper = read_paper(body, name)
    except Unreadable as unreadable:
        import hashlib

        row = Proposal().to_json()
        return {
            **row,
            "language": None,
            "kind": None,
            "sha256": hashlib.sha256(body).hexdigest(),
            "unread": str(unreadable),
        }
    text, day = _dated(paper, today)
    return {**read_circular(text, day).to_json(), "sha256": paper.sha256, "unread": None}


def _dated(paper: Paper, today: date) -> tuple[str, date]:
    """The circular itself and the day on which it came: a text may begin with a line that says so."""
    if paper.how == "text" and (found := _DAY.match(paper.text)):
        return paper.text[found.end() :], date.fromisoformat(found[1])
    return paper.text, today


def propose_all(folder: Path, today: date) -> Iterator[dict[str, Any]]:
    """One proposal a file of the folder, by name; `ts.json` beside them says when PDFs and pictures came.

    Raises ValueError where that file is none.
    """
    days = _days(folder / "ts.json")
    for file in sorted(folder.iterdir()):
        if file.is_file() and file.suffix.lower() in KINDS:
            yield {"id": file.stem, **propose(file.read_bytes(), file.name, days.get(file.name, today))}


def _days(file: Path) -> dict[str, date]:
    if not file.is_file():
        return {}
    try:
        return {name: date.fromisoformat(day) for name, day in json.loads(file.read_text(encoding="utf-8")).items()}
    except (ValueError, AttributeError, TypeError) as error:
        raise ValueError(f"{file.name} holds no days: {error}") from error
