"""The scheme catalogue from its YAML file: every entry with source and date, our own words beside it, safe to repeat."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import yaml

from handlers.matching.places import Places
from storage import reference, schemes
from storage.database import Store

STATUSES = ("open", "check", "ended", "hold", "needs_officer")
TEXTS = ("who", "benefit", "apply")


@dataclass
class Outcome:
    """How many entries are new, changed, the same, and what is wrong, each with its file and place."""

    new: int = 0
    changed: int = 0
    same: int = 0
    bad: list[str] = field(default_factory=list)


def bring_in(store: Store, files: Iterable[Path], now: datetime, *, dry_run: bool) -> Outcome:
    """Bring the shipped catalogue (no file given) or files of the same form in; a file with a fault is left out whole."""
    given = [(file.name, file) for file in files]
    texts = [(name, _read(file)) for name, file in given] or [("schemes.yaml", reference.schemes_text())]
    words = _words()
    outcome = Outcome()
    for name, text in texts:
        entries, bad = _entries(name, text, words)
        outcome.bad += bad
        if bad:
            continue
        with store.read() if dry_run else store.write() as db:
            for entry in entries:
                if dry_run:
                    known = schemes.by_ref(db, entry["ref"])
                    result = "new" if known is None else "same"
                else:
                    result = schemes.keep(db, entry, now)
                setattr(outcome, result, getattr(outcome, result) + 1)
    return outcome


def _read(file: Path) -> str:
    return file.read_text(encoding="utf-8-sig")


def _words() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = yaml.safe_load(reference.schemes_words_text())
    return found


def _entries(name: str, text: str, words: dict[str, dict[str, Any]]) -> tuple[list[dict[str, Any]], list[str]]:
    try:
        whole = yaml.safe_load(text)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        return [], [f"{name}: no YAML: {' '.join(str(error).split())[:160]}"]
    listed = whole.get("schemes") if isinstance(whole, dict) else None
    if not isinstance(listed, list) or not listed:
        return [], [f"{name}: there is no list under 'schemes'"]
    entries, bad, seen = [], [], set()
    for place, raw in enumerate(listed, 1):
        where = f"{name}: entry {place}"
        if not isinstance(raw, dict):
            bad.append(f"{where}: no entry with fields")
            continue
        where += f" ({raw.get('id', 'without id')})"
        faults = _faults(raw)
        if raw.get("id") in seen:
            faults.append("the id stands twice")
        seen.add(raw.get("id"))
        bad += [f"{where}: {fault}" for fault in faults]
        if not faults:
            entries.append(_entry(raw, words.get(str(raw["id"]), {})))
    return entries, bad


def _faults(raw: dict[str, Any]) -> list[str]:
    faults = []
    if not re.fullmatch(r"[a-z0-9_]{2,64}", str(raw.get("id") or "")):
        faults.append("id must be small letters, figures and _")
    names = raw.get("name")
    if not isinstance(names, dict) or not any(str(one).strip() for one in names.values()):
        faults.append("name must be given in a language at least, as name: {en: …}")
    if raw.get("status") not in STATUSES:
        faults.append(f"status must be one of {', '.join(STATUSES)}")
    if not str(raw.get("source") or "").strip():
        faults.append("source is missing: what is not sourced is not kept")
    if not re.fullmatch(r"\d{4}-\d{2}(-\d{2})?", str(raw.get("as_of") or "")):
        faults.append("as_of must be a month or day, as 2026-02 or 2026-02-18")
    state = raw.get("state")
    if state is not None and state not in {one.state for one in Places.shipped().districts.values()}:
        faults.append(f"no state is called {state}")
    return faults


def _entry(raw: dict[str, Any], ours: dict[str, Any]) -> dict[str, Any]:
    names = {language: str(name).strip() for language, name in raw["name"].items() if str(name or "").strip()}
    names = {**ours.get("names", {}), **names}
    texts = {one: {**ours.get(one, {}), **_by_language(raw.get(one))} for one in TEXTS}
    as_of = raw["as_of"].isoformat() if isinstance(raw["as_of"], date) else str(raw["as_of"])
    return {
        "ref": str(raw["id"]), "state": raw.get("state") or ours.get("state"), "names": names, **texts,
        "words": [str(word) for word in (raw.get("words") or ours.get("words") or [])],
        "fits": raw.get("fits") or ours.get("fits") or {}, "source": str(raw["source"]).strip(), "as_of": as_of,
        "status": raw["status"] if raw["status"] in ("open", "ended") else "check",
        "confidence": raw.get("confidence"), "note": raw.get("note"),
    }  # fmt: skip


def _by_language(text: Any) -> dict[str, str]:
    """A text alone is English; else one per language."""
    if isinstance(text, dict):
        return {language: str(one).strip() for language, one in text.items() if str(one or "").strip()}
    return {"en": str(text).strip()} if str(text or "").strip() not in ("", "-") else {}
