"""Names of goods that people taught: who taught them, whether they are used, and the words nobody could read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import settings
from storage.database import Record, insert_once
from storage.tables import alias_votes, aliases, unread_words

VOICES_NEEDED = 2
"""Telephones that must have said the same before a name is used: one account alone could poison the catalogue."""
VERSION = "names"
NO_GOODS = "-"


@dataclass(frozen=True, slots=True)
class Alias:
    """One name that was taught; `status` is proposed, used or refused, `voices` how many telephones said it."""

    id: int
    name: str
    concept: str
    language: str
    status: str
    how: str
    voices: int


_VOICES = (
    sa.select(sa.func.count()).where(alias_votes.c.alias_id == aliases.c.id).correlate(aliases).scalar_subquery()
)  # fmt: skip
_ALIAS = [*(aliases.c[name] for name in Alias.__slots__[:-1]), _VOICES.label("voices")]


def propose(
    db: Connection, name: str, folded: str, concept: str, *, language: str, how: str, voice: str, person_id: int | None,
    now: datetime,
) -> bool:  # fmt: skip
    """One voice says that this is a name of the concept; True when it is used from now on.

    A name that an officer refused stays refused, however many say it.
    """
    row = {
        "name": name[:80], "folded": folded[:120], "concept": concept, "language": language, "status": "proposed",
        "how": how, "created_at": now,
    }  # fmt: skip
    insert_once(db, aliases, row, "folded", "concept")
    alias = db.execute(
        sa.select(aliases.c.id, aliases.c.status).where(aliases.c.folded == folded[:120], aliases.c.concept == concept)
    ).one()
    vote = {"alias_id": alias.id, "voice": voice, "person_id": person_id, "how": how, "at": now}
    insert_once(db, alias_votes, vote, "alias_id", "voice")
    voices = db.scalar(sa.select(sa.func.count()).where(alias_votes.c.alias_id == alias.id)) or 0
    if alias.status != "proposed" or voices < VOICES_NEEDED:
        return False
    return settle(db, alias.id, "used", now)


def name_it(
    db: Connection, name: str, folded: str, concept: str, *, language: str, officer_id: int | None, now: datetime
) -> int:
    """An officer says that this is a name of the concept; the alias's number."""
    row = {
        "name": name[:80], "folded": folded[:120], "concept": concept, "language": language, "status": "proposed",
        "how": "officer", "created_at": now,
    }  # fmt: skip
    insert_once(db, aliases, row, "folded", "concept")
    key = db.scalar(sa.select(aliases.c.id).where(aliases.c.folded == folded[:120], aliases.c.concept == concept))
    assert key is not None
    settle(db, key, "used", now, officer_id=officer_id)
    return int(key)


def settle(db: Connection, alias_id: int, status: str, now: datetime, *, officer_id: int | None = None) -> bool:
    """Use a name, refuse it, or take it back to what was only proposed; False when it stood so before."""
    done = db.execute(
        aliases.update()
        .where(aliases.c.id == alias_id, aliases.c.status != status)
        .values(status=status, settled_at=now, officer_id=officer_id)
    ).rowcount
    if done:
        settings.count_up(db, VERSION)
    return bool(done)


def one(db: Connection, alias_id: int) -> Alias | None:
    """One name that was taught."""
    row = db.execute(sa.select(*_ALIAS).where(aliases.c.id == alias_id)).one_or_none()
    return Alias(*row) if row else None


def listed(db: Connection, status: str | None = None) -> list[Alias]:
    """The names that were taught, the newest first."""
    query = sa.select(*_ALIAS).order_by(aliases.c.id.desc())
    return [Alias(*row) for row in db.execute(query.where(aliases.c.status == status) if status else query)]


def used(db: Connection) -> tuple[tuple[str, str, str], ...]:
    """Every name that is used now: (concept, name, language), in a steady order."""
    rows = db.execute(
        sa.select(aliases.c.concept, aliases.c.name, aliases.c.language)
        .where(aliases.c.status == "used")
        .order_by(aliases.c.id)
    )
    return tuple((row.concept, row.name, row.language) for row in rows)


def said_once(db: Connection) -> tuple[tuple[str, str], ...]:
    """Names that too few have said so far: (concept, name), in a steady order; what was refused is none of them."""
    rows = db.execute(
        sa.select(aliases.c.concept, aliases.c.name).where(aliases.c.status == "proposed").order_by(aliases.c.id)
    )
    return tuple((row.concept, row.name) for row in rows)


def version(db: Connection) -> int:
    """Rises whenever the names in use change."""
    return int(settings.get(db, VERSION) or 0)


# ── what nobody could read ────────────────────────────────────────────────────────────────────────────────────────


def count_unread(db: Connection, words: Sequence[str], language: str, now: datetime) -> None:
    """Count words that named no product, for the officers' weekly review of the catalogue."""
    for word in words:
        row = {"word": word[:80], "language": language, "seen": 1, "last_at": now}
        if not insert_once(db, unread_words, row, "word", "language"):
            db.execute(
                unread_words.update()
                .where(unread_words.c.word == word[:80], unread_words.c.language == language)
                .values(seen=unread_words.c.seen + 1, last_at=now)
            )


def unread(db: Connection, *, at_most: int = 8) -> Sequence[Record]:
    """Words that named no goods and that no officer has settled, the most frequent first: (word, language, seen)."""
    return db.execute(
        sa.select(unread_words.c.word, sa.func.max(unread_words.c.language).label("language"),
                  sa.func.sum(unread_words.c.seen).label("seen"))
        .where(unread_words.c.settled_as.is_(None))
        .group_by(unread_words.c.word)
        .order_by(sa.func.sum(unread_words.c.seen).desc(), unread_words.c.word)
        .limit(at_most)
    ).all()  # fmt: skip


def settle_unread(db: Connection, word: str, settled_as: str | None) -> None:
    """An officer said what a word is: a concept, or "-" for no goods; None takes that back."""
    db.execute(unread_words.update().where(unread_words.c.word == word).values(settled_as=settled_as))
