"""Workshops from an office's file, and the paper sheet of the door typed in later: each file whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import yaml
from sqlalchemy.engine import Connection

from bot.files import workshop_sheet_days
from bot.files.sheets import faults_of
from bot.files.spreadsheets import plain_rows
from handlers.workshop import workshops
from storage import links
from storage import workshops as store
from storage.workshops import Workshop

COLUMNS = (
    "ref",
    "title_hi",
    "title_mr",
    "title_en",
    "place_hi",
    "place_mr",
    "place_en",
    "district",
    "starts",
    "ends",
    "days",
    "seats",
)
"""Of a plain form; a file in YAML says the same with `title: {hi: …}` and `place: {hi: …}`."""


MOST_ROWS = 5000
"""Of workshops, or of names at one of them; a longer list is another one."""


@dataclass(slots=True)
class Done:
    """What came of a file."""

    new: list[int] = field(default_factory=list)
    same: int = 0
    bad: list[str] = field(default_factory=list)


def rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a YAML, csv or xlsx file. Raises ValueError or OSError for what cannot be read."""
    if path.suffix.lower() in (".yaml", ".yml"):
        try:
            read = yaml.safe_load(path.read_text(encoding="utf-8"))
        except (yaml.YAMLError, UnicodeDecodeError) as error:
            raise ValueError(f"{path.name} cannot be read: {str(error).splitlines()[0]}") from error
        listed = read.get("workshops", [read]) if isinstance(read, dict) else read
        if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
            raise ValueError(f"{path.name} has no list of workshops")
        return [_flat(one) for one in listed]
    if faults := faults_of(path, MOST_ROWS, "a list of a workshop"):
        raise ValueError(f"{path.name}: " + "; ".join(faults))
    return [dict(row) for row in plain_rows(path)]


def _flat(one: dict[str, Any]) -> dict[str, Any]:
    flat = {name: value for name, value in one.items() if name not in ("title", "place")}
    for name in ("title", "place"):
        texts = one.get(name)
        texts = texts if isinstance(texts, dict) else {"hi": texts} if texts else {}
        flat |= {f"{name}_{language}": text for language, text in texts.items()}
    return flat


def bring_in(
    db: Connection, path: Path, now: datetime, zone: ZoneInfo, new_token: Callable[[], str], districts: set[int]
) -> Done:
    """Every workshop of a file, or none when a row is wrong; one with a ref that is known is left as it is."""
    done, drafts, read = Done(), [], rows(path)
    if read and not any(name in row for row in read for name in ("starts", "title_hi", "title_mr", "title_en")):
        found = ", ".join(map(str, read[0]))[:120]
        done.bad.append(f"{path.name}: none of its columns is known ({found}); wanted are {', '.join(COLUMNS)}")
        return done
    for place, row in enumerate(read, 1):
        try:
            drafts.append(_draft(row, now, zone, districts))
        except ValueError as wrong:
            done.bad.append(f"{path.name} row {place}: {wrong}")
    if done.bad:
        return done
    for draft in drafts:
        if draft["ref"] and store.by_ref(db, draft["ref"]) is not None:
            done.same += 1
            continue
        made = _create(db, draft, path.name, now, new_token)
        done.new.append(made)
    return done


def _create(db: Connection, draft: dict[str, Any], source: str, now: datetime, new_token: Callable[[], str]) -> int:
    for serial in range(1, 10_000):
        code = f"WS-{(sum(map(ord, new_token())) * 37 + serial * 7919) % 9000 + 1000}"
        door = "in" + new_token()[:8].replace("-", "x").replace("_", "y")
        made = store.create(
            db, now, code=code, door=door, source=source, officer_id=None, moved=0, asked_feedback=False, **draft
        )
        if made is not None:
            for token, what in ((code, "workshop"), (door, "door")):
                links.add_link(
                    db, token, now, district_lgd=draft["district_lgd"], language=None, role=None, note=f"{what}:{made}"
                )
            return made
    raise ValueError("no free code")


def _draft(row: dict[str, Any], now: datetime, zone: ZoneInfo, districts: set[int]) -> dict[str, Any]:
    """One row as a workshop. Raises ValueError with what is wrong in which cell."""
    titles, places = _texts(row, "title"), _texts(row, "place")
    if not titles:
        raise ValueError("title_hi, title_mr or title_en is empty")
    if not places:
        raise ValueError("place_hi, place_mr or place_en is empty")
    district = str(row.get("district") or "").strip()
    if not district.isdigit() or int(district) not in districts:
        raise ValueError(f"district {district or '(empty)'} is no LGD code")
    starts, ends = _moment(row, "starts", zone), _moment(row, "ends", zone)
    if ends <= starts:
        raise ValueError("ends is not after starts")
    held = workshop_sheet_days.held(row.get("days"), starts, ends, zone)
    if held["ends_at"] <= now:
        raise ValueError("ends is over already")
    seats = str(row.get("seats") or "").strip()
    if seats and (not seats.isdigit() or not 0 < int(seats) <= 100_000):
        raise ValueError(f"seats {seats} is no number above zero")
    latitude, longitude = _degrees(row, "latitude", 90), _degrees(row, "longitude", 180)
    return {
        "ref": str(row.get("ref") or "").strip() or None, "titles": titles, "places": places, "district_lgd": int(district),
        **held, "seats": int(seats) if seats else None, "latitude": latitude,
        "longitude": longitude,
    }  # fmt: skip


def _texts(row: dict[str, Any], name: str) -> dict[str, str]:
    found = {language: str(row.get(f"{name}_{language}") or "").strip() for language in ("hi", "mr", "en")}
    long = [language for language, text in found.items() if len(text) > 200]
    if long:
        raise ValueError(f"{name}_{long[0]} is longer than 200 signs")
    return {language: text for language, text in found.items() if text}


def _moment(row: dict[str, Any], name: str, zone: ZoneInfo) -> datetime:
    value = row.get(name)
    try:
        at = value if isinstance(value, datetime) else datetime.fromisoformat(str(value or "").strip())
    except ValueError:
        raise ValueError(f"{name} {value or '(empty)'} is no day and time like 2026-12-03T11:00") from None
    return at if at.tzinfo else at.replace(tzinfo=zone)


def _degrees(row: dict[str, Any], name: str, most: int) -> float | None:
    value = str(row.get(name) or "").strip()
    if not value:
        return None
    try:
        found = float(value)
    except ValueError:
        raise ValueError(f"{name} {value} is no number") from None
    if abs(found) > most:
        raise ValueError(f"{name} {value} is nowhere on earth")
    return found


@dataclass(slots=True)
class Sheet:
    """What came of a paper sheet: ticked, noted as well, and lines that name nobody clearly."""

    ticked: int = 0
    added: int = 0
    bad: list[str] = field(default_factory=list)


def attendance(db: Connection, one: Workshop, path: Path, now: datetime, *, day: str = "") -> Sheet:
    """Tick the names of a typed sheet (a column `name`, perhaps `number` of the printed list): strangers are noted as on paper.

    Of a workshop of several days it is the sheet of one `day`, or of nobody knows which."""
    done = Sheet()
    everyone = store.everyone(db, one.id, ("registered", "waiting"))
    by_key: dict[str, list[Any]] = {}
    for each in everyone:
        by_key.setdefault(each.name_key, []).append(each)
    for place, row in enumerate(rows(path), 1):
        name = str(row.get("name") or "").strip()
        if not name or len(name) > 80:
            done.bad.append(f"{path.name} row {place}: no name")
            continue
        waiting = [
            each
            for each in by_key.get(workshops.key_of(name), [])
            if not (day in (each.here or ()) if day else each.came)
        ]
        if waiting:
            store.came(db, waiting[0].id, now, day=day)
            by_key[workshops.key_of(name)].remove(waiting[0])
            done.ticked += 1
            continue
        if by_key.get(workshops.key_of(name)):
            done.ticked += 1
            continue
        noted = store.register(db, one.id, None, name, workshops.key_of(name), now, how="paper")
        store.came(db, noted.id, now, day=day)
        done.added += 1
    return done
