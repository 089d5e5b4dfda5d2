"""What `haat read` and `haat match` print: readings and ranked sellers, without acting."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any

from handlers.matching import files as matching_files
from handlers.matching import rank as ranking
from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import read_enquiry
from handlers.matching.places import Places
from handlers.matching.talk import unless_talk
from handlers.matching.weights import WEIGHTS, score_of
from handlers.reading import files as reading_files
from handlers.seller import learning
from storage import matches, search
from storage.database import Store

ROUNDING = 0.001
"""Scores are kept with four places."""


def read_one(text: str, today: date) -> dict[str, Any]:
    """Everything that is understood of one message."""
    reading = next(iter(reading_files.read_file([json.dumps({"id": "1", "text": text})])))
    parsed = read_enquiry(text, today, Catalogue.shipped(), Places.shipped())
    return {**reading, "parsed": parsed.to_json()}


def read_lines(lines: Iterable[str]) -> Iterator[dict[str, Any]]:
    """One reading a line. Raises ValueError on a line that is none."""
    yield from reading_files.read_file(lines)


def match_one(text: str, store: Store, now: datetime, limit: int, *, explain: bool = False) -> list[dict[str, Any]]:
    """The sellers that fit one enquiry, nobody for what is none; `explain` adds what each feature brings to the score."""
    places = Places.shipped()
    with store.read() as db:
        catalogue = learning.catalogue_of(db)
        parsed = unless_talk(text, read_enquiry(text, now.date(), catalogue, places))
        if parsed.doubt:
            return []
        found = search.candidates(
            db, parsed.kinds, places.rings_of(parsed.place_lgd, parsed.from_state), now=now, general=parsed.general
        )  # fmt: skip
    rows = []
    for one in ranking.rank(parsed, found, now.date(), near=parsed.place_lgd, places=places)[:limit]:
        why = (f"{reason.code} {' '.join(str(value) for value in reason.params.values())}" for reason in one.reasons)
        row = {
            "seller": one.candidate.external_ref or one.candidate.profile_id, "name": one.candidate.name,
            "status": one.candidate.status, "score": round(one.score, 3), "why": ", ".join(why),
        }  # fmt: skip
        rows.append(row | (_explained(one.log()) if explain else {}))
    return rows


def _explained(log: Mapping[str, Any]) -> dict[str, Any]:
    """Feature by feature value × weight, then ring, band and how often the telephone was shown of late."""
    features = ", ".join(
        f"{name} {value:g}×{WEIGHTS.get(name, 0):g}" for name, value in log["features"].items()
    )  # fmt: skip
    return {"features": features, "ring": log["ring"], "band": log["band"], "shown": log["shown"]}


def replay(store: Store, enquiry_id: int) -> list[dict[str, Any]]:
    """How the sellers of a posted enquiry were ranked then, worked out again from what was kept; `same` says whether the
    kept score comes out. Raises KeyError when there is no such enquiry."""
    with store.read() as db:
        ranked = matches.ranking_of(db, enquiry_id)
    if not ranked:
        raise KeyError(enquiry_id)
    rows = []
    for one in ranked:
        log = one.features or {"features": {}, "ring": "", "band": "", "shown": "", "weights": ""}
        again = score_of(log["features"])
        rows.append(
            {"position": one.position, "seller": one.profile_id, "name": one.name, "status": one.status,
             "score": round(one.score, 3), "again": round(again, 3), "same": abs(again - one.score) < ROUNDING,
             "weights": log["weights"], **_explained(log)}
        )  # fmt: skip
    return rows


def match_lines(lines: Iterable[str], store: Store, today: date) -> Iterator[dict[str, Any]]:
    """One prediction a line, over all sellers of the store. Raises ValueError on a line that is none."""
    with store.read() as db:
        everyone = search.everyone(db, datetime.combine(today, time(), UTC))
        catalogue = learning.catalogue_of(db)
    rows = (_object(line) for line in lines if line.strip())
    yield from matching_files.match_lines(rows, everyone, catalogue, Places.shipped(), today)


def _object(line: str) -> dict[str, Any]:
    row = json.loads(line)
    if not isinstance(row, dict) or "id" not in row:
        raise ValueError("a line is no JSON object with an id")
    return row
