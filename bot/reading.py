"""What `haat read` and `haat match` print: readings and ranked sellers, without acting."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from handlers.matching import files as matching_files
from handlers.matching import rank as ranking
from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import read_enquiry
from handlers.matching.places import Places
from handlers.reading import files as reading_files
from storage import search
from storage.database import Store


def read_one(text: str, today: date) -> dict[str, Any]:
    """Everything that is understood of one message."""
    reading = next(iter(reading_files.read_file([json.dumps({"id": "1", "text": text})])))
    parsed = read_enquiry(text, today, Catalogue.shipped(), Places.shipped())
    return {**reading, "parsed": parsed.to_json()}


def read_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """One reading a line. Raises ValueError on a line that is none."""
    yield from reading_files.read_file(lines)


def match_one(text: str, store: Store, now: datetime, limit: int) -> list[dict[str, Any]]:
    """The sellers that fit one enquiry, with the parts of each score."""
    places = Places.shipped()
    catalogue = Catalogue.shipped()
    parsed = read_enquiry(text, now.date(), catalogue, places)
    with store.read() as db:
        found = search.candidates(db, catalogue.with_kinds(parsed.concepts), places.rings(parsed.place_lgd), now=now)
    return [
        {"seller": one.candidate.external_ref or one.candidate.profile_id, "name": one.candidate.name,
         "status": one.candidate.status, "score": round(one.score, 3),
         "why": ", ".join(f"{reason.code} {' '.join(str(value) for value in reason.params.values())}" for reason in one.reasons)}
        for one in ranking.rank(parsed, found, now.date(), near=parsed.place_lgd, places=places)[:limit]
    ]  # fmt: skip


def match_lines(lines: Iterable[str], store: Store, today: date) -> Iterator[dict[str, Any]]:
    """One prediction a line, over all sellers of the store. Raises ValueError on a line that is none."""
    from datetime import UTC, time

    with store.read() as db:
        everyone = search.everyone(db, datetime.combine(today, time(), UTC))
    rows = (_object(line) for line in lines if line.strip())
    yield from matching_files.match_lines(rows, everyone, Catalogue.shipped(), Places.shipped(), today)


def _object(line: str) -> dict[str, Any]:
    row = json.loads(line)
    if not isinstance(row, dict) or "id" not in row:
        raise ValueError("a line is no JSON object with an id")
    return row
