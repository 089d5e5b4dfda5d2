"""Notices from files: the press notes' YAML, and a plain form that officers fill in a spreadsheet."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml
from sqlalchemy.engine import Connection

from bot.files.notice_forms import Row, rows_of
from storage import notices
from storage.database import Store

LANGUAGES = ("hi", "mr", "en")
KINDS = ("workshop", "deadline", "scheme", "report", "other")
PAST = ("workshop_report", "report", "archive")
KNOWN = ("ok", *notices.UNSETTLED)


@dataclass
class Outcome:
    """How many notices are new, changed, the same, how many of the new ones went to the archive, and what is wrong."""

    new: int = 0
    changed: int = 0
    same: int = 0
    archived: int = 0
    bad: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Read:
    """One notice of a file, ready to be kept."""

    fields: dict[str, Any]
    facts: list[dict[str, Any]]
    archived: bool


class Faulty(Exception):
    """A file that is left out whole, with every fault that was found."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def bring_in(store: Store, files: Iterable[Path], now: datetime, today: date, *, dry_run: bool) -> Outcome:
    """Bring files in, each whole or not at all. A past event goes to the archive and is never announced."""
    outcome = Outcome()
    for file in files:
        try:
            found = _read(file, today)
        except Faulty as faulty:
            outcome.bad += [f"{file.name}: {fault}" for fault in faulty.faults]
            continue
        with store.read() if dry_run else store.write() as db:
            for one in found:
                result = _keep(db, one, now, dry_run=dry_run)
                setattr(outcome, result, getattr(outcome, result) + 1)
                outcome.archived += one.archived and result == "new"
    return outcome


def _read(file: Path, today: date) -> list[Read]:
    body = file.read_bytes()
    sha256 = hashlib.sha256(body).hexdigest()
    if file.suffix.lower() in (".yaml", ".yml"):
        return [_of_yaml(body, file.name, sha256, today)]
    rows, faults = rows_of(file, today)
    if faults:
        raise Faulty(faults)
    return [_of_row(row, file.name, sha256, today) for row in rows]


def _keep(db: Connection, one: Read, now: datetime, *, dry_run: bool) -> str:
    known = notices.by_ref(db, one.fields["ref"])
    if known is None:
        if not dry_run:
            number = notices.add(db, now, status="archived" if one.archived else "draft", **one.fields)
            notices.add_facts(db, number, one.facts)
        return "new"
    touched = known.officer_id is not None or known.ready_at is not None or any(fact.settled_at for fact in known.facts)
    fresh = {name: value for name, value in one.fields.items() if getattr(known, name) != value}
    more = [fact for fact in one.facts if fact["key"] not in {old.key for old in known.facts}]
    if touched or not (fresh or more):
        return "same"  # what an officer has worked on is theirs
    if not dry_run:
        notices.change(db, known.id, now, **fresh)
        notices.add_facts(db, known.id, more)
    return "changed"


# ── YAML of the press notes ───────────────────────────────────────────────────────────────────────────────────────


def _of_yaml(body: bytes, name: str, sha256: str, today: date) -> Read:
    try:
        raw = yaml.safe_load(body.decode("utf-8-sig"))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise Faulty([f"no YAML: {' '.join(str(error).split())[:160]}"]) from error
    if not isinstance(raw, dict):
        raise Faulty(["no notice: fields like notice_id and title are expected"])
    faults = [f"{needed} is missing" for needed in ("notice_id", "kind", "language") if not raw.get(needed)]
    language = str(raw.get("language") or "hi")
    if language not in LANGUAGES:
        faults.append(f"language must be one of {', '.join(LANGUAGES)}")
    titles = _texts(raw, "title")
    if not titles:
        faults.append("a title is missing, as title_hi, title_mr or title_en")
    if faults:
        raise Faulty(faults)
    event = raw.get("event") if isinstance(raw.get("event"), dict) else {}
    assert isinstance(event, dict)
    day = event.get("date") if isinstance(event.get("date"), date) else None
    facts = _facts(raw, language)
    past = raw["kind"] in PAST or (day is not None and day < today)
    kind = "report" if raw["kind"] in PAST else str(raw["kind"])
    return Read(
        {
            "ref": str(raw["notice_id"])[:64], "kind": kind if kind in KINDS else "other", "language": language,
            "titles": titles, "texts": _composed(titles, event, facts, language) | _texts(raw, "text"),
            "district_lgd": event.get("district_lgd_code"),
            "event_dates": [day.isoformat()] if day else [], "places": _texts(event, "place"),
            "source": _source(raw, name), "source_sha256": sha256, "as_of": _as_of(raw, day),
        },
        facts, past,
    )  # fmt: skip


def _texts(raw: dict[str, Any], name: str) -> dict[str, str]:
    said = {language: str(raw.get(f"{name}_{language}") or "").strip() for language in LANGUAGES}
    return {language: text for language, text in said.items() if text}


def _source(raw: dict[str, Any], name: str) -> str:
    parts = [raw.get("source_publisher"), raw.get("source_title"), raw.get("source_url_found") or raw.get("source_url")]
    return (", ".join(str(part) for part in parts if part) or name)[:200]


def _as_of(raw: dict[str, Any], day: date | None) -> date | None:
    published = raw.get("published_on")
    return published if isinstance(published, date) else day


def _composed(
    titles: dict[str, str], event: dict[str, Any], facts: list[dict[str, Any]], language: str
) -> dict[str, str]:
    """The text in the note's own language: title, day, place, and what may be said as it stands."""
    lines = [titles.get(language) or next(iter(titles.values()))]
    if when := event.get("date_as_written") or event.get("date"):
        lines.append(str(when))
    if place := event.get(f"place_{language}"):
        lines.append(str(place))
    return {language: "\n".join([*lines, *(fact["text"] for fact in facts if fact["status"] == "ok")])}


def _facts(raw: dict[str, Any], language: str) -> list[dict[str, Any]]:
    """Facts and figures with their marks; an unknown mark or none is "needs_officer": nothing slips through."""
    found = []
    for one in raw.get("facts") or []:
        items = one.get(f"items_{language}") or []
        text = one.get(f"text_{language}") or "; ".join(str(item) for item in items) or str(one.get("id"))
        found.append(_fact(one, str(one["id"]), str(text), None, None))
    for one in raw.get("figures") or []:
        value, unit = _number(one.get("value")), one.get("unit")
        words = " ".join(
            str(part) for part in (one["id"], one.get("qualifier"), value, unit, one.get("period")) if part
        )
        found.append(_fact(one, str(one["id"]), words, value, unit))
        if one.get("share_pct") is not None:
            share = _number(one["share_pct"])
            found.append(_fact(one, f"{one['id']}.share", f"{one['id']} {share} %", share, "pct"))
    return found


def _number(value: Any) -> str | None:
    return None if value is None else str(value)


def _fact(one: dict[str, Any], key: str, text: str, value: str | None, unit: Any) -> dict[str, Any]:
    status = one.get("broadcast")
    return {
        "key": key[:64], "text": text, "value": value, "unit": str(unit)[:24] if unit else None,
        "status": status if status in KNOWN else "needs_officer", "why": one.get("reason") or one.get("check"),
    }  # fmt: skip


# ── the plain form ────────────────────────────────────────────────────────────────────────────────────────────────


def _of_row(row: Row, name: str, sha256: str, today: date) -> Read:
    fields = dict(row.fields)
    ref = fields.pop("ref") or "form:" + hashlib.sha256(repr(sorted(row.fields.items())).encode()).hexdigest()[:24]
    ends = max(
        [*fields["event_dates"], *([fields["last_date"].isoformat()] if fields["last_date"] else [])], default=None
    )
    fields.setdefault("source", f"{name}, row {row.number}")
    past = ends is not None and ends < today.isoformat()
    return Read({**fields, "ref": ref, "source_sha256": sha256}, [], past)
