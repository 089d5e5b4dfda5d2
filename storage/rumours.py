"""Forwarded claims that people asked about: each once, with the officer's answer that serves all who ask later."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import insert_once
from storage.tables import rumour_askers, rumours

VERDICTS = ("true", "false", "unknown")


@dataclass(frozen=True, slots=True)
class Rumour:
    """One forwarded claim; `key` is of its normalised words, `verdict` empty until an officer answers."""

    id: int
    key: str
    words: str
    language: str
    district_lgd: int | None
    verdict: str | None
    answer: str | None
    source: str | None
    officer_id: int | None
    created_at: datetime
    settled_at: datetime | None


_RUMOUR = [rumours.c[name] for name in Rumour.__slots__]


def keep(
    db: Connection, key: str, words: str, language: str, district_lgd: int | None, person_id: int, now: datetime
) -> Rumour:
    """The claim with this key, kept once, with who asks about it."""
    row = {"key": key, "words": words[:2000], "language": language, "district_lgd": district_lgd, "created_at": now}
    insert_once(db, rumours, row, "key")
    found = by_key(db, key)
    assert found is not None
    asker = {"rumour_id": found.id, "person_id": person_id, "asked_at": now}
    insert_once(db, rumour_askers, asker, "rumour_id", "person_id")
    return found


def by_key(db: Connection, key: str) -> Rumour | None:
    """The claim of these very words."""
    row = db.execute(sa.select(*_RUMOUR).where(rumours.c.key == key)).one_or_none()
    return Rumour(*row) if row else None


def rumour(db: Connection, rumour_id: int) -> Rumour | None:
    """One claim."""
    row = db.execute(sa.select(*_RUMOUR).where(rumours.c.id == rumour_id)).one_or_none()
    return Rumour(*row) if row else None


def answered(db: Connection, verdict: str, *, at_most: int = 500) -> list[Rumour]:
    """The claims that officers answered so, the newest first."""
    rows = db.execute(
        sa.select(*_RUMOUR).where(rumours.c.verdict == verdict).order_by(rumours.c.id.desc()).limit(at_most)
    )
    return [Rumour(*row) for row in rows]


def waiting(db: Connection, districts: Sequence[int]) -> list[Rumour]:
    """The claims that wait for an officer of these districts, the oldest first; those of no district are everybody's."""
    here = sa.or_(rumours.c.district_lgd.in_(districts), rumours.c.district_lgd.is_(None))
    rows = db.execute(sa.select(*_RUMOUR).where(rumours.c.verdict.is_(None), here).order_by(rumours.c.id))
    return [Rumour(*row) for row in rows]


def settle(
    db: Connection, rumour_id: int, verdict: str, now: datetime, *, officer_id: int, answer: str | None, source: str | None
) -> bool:  # fmt: skip
    """An officer's answer to a claim; False when another officer has given one. Raises ValueError: "true" needs a source."""
    if verdict not in VERDICTS:
        raise ValueError(f"a claim is {', '.join(VERDICTS)}, not {verdict}")
    if verdict == "true" and not (source or "").strip():
        raise ValueError("what is said to be true needs a source")
    this = sa.and_(rumours.c.id == rumour_id, rumours.c.verdict.is_(None))
    said = {"verdict": verdict, "answer": answer, "source": source, "officer_id": officer_id, "settled_at": now}
    return bool(db.execute(rumours.update().where(this).values(**said)).rowcount)


def unsettle(db: Connection, rumour_id: int) -> bool:
    """Take an answer back; the claim waits again."""
    this = sa.and_(rumours.c.id == rumour_id, rumours.c.verdict.is_not(None))
    back = {"verdict": None, "answer": None, "source": None, "officer_id": None, "settled_at": None}
    done = bool(db.execute(rumours.update().where(this).values(**back)).rowcount)
    if done:
        db.execute(rumour_askers.update().where(rumour_askers.c.rumour_id == rumour_id).values(told_at=None))
    return done


def untold(db: Connection, rumour_id: int, *, at_most: int = 200) -> list[int]:
    """Who asked and was not told yet."""
    query = (
        sa.select(rumour_askers.c.person_id)
        .where(rumour_askers.c.rumour_id == rumour_id, rumour_askers.c.told_at.is_(None))
        .order_by(rumour_askers.c.person_id)
        .limit(at_most)
    )
    return list(db.scalars(query))


def told(db: Connection, rumour_id: int, person_ids: Sequence[int], now: datetime) -> None:
    """These have the answer."""
    these = sa.and_(rumour_askers.c.rumour_id == rumour_id, rumour_askers.c.person_id.in_(person_ids))
    db.execute(rumour_askers.update().where(these).values(told_at=now))
