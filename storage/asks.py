"""What the two sides of a match ask each other through Haat, and what they answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once
from storage.tables import asks, enquiries, matches, people, profiles

WORDS = "words"
"""The key under which free words are kept, which are no ready question."""
TALKED = ("asked", "yes", "accepted")
"""The states of a match in which its two sides may ask each other."""


def put(
    db: Connection, match_id: int, side: str, key: str, now: datetime, *, about: str = "", words: str = "",
    language: str | None = None, media: Sequence[tuple[int, str]] = (),
) -> tuple[Record, bool]:  # fmt: skip
    """Keep what one side of a match asks; the row, and whether it is new: the same is asked once."""
    row = {
        "match_id": match_id, "side": side, "key": key, "about": about, "words": words or None, "language": language,
        "media": [list(one) for one in media] or None, "status": "asked", "asked_at": now,
    }  # fmt: skip
    new = bool(insert_once(db, asks, row, "match_id", "side", "key", "about"))
    same = (asks.c.match_id == match_id, asks.c.side == side, asks.c.key == key, asks.c.about == about)
    return db.execute(sa.select(asks).where(*same)).one(), new


def one(db: Connection, ask_id: int) -> Record:
    """One thing that was asked."""
    return db.execute(sa.select(asks).where(asks.c.id == ask_id)).one()


def answer(db: Connection, ask_id: int, given: Mapping[str, Any], language: str, now: datetime) -> bool:
    """Keep the answer; False when it was answered before."""
    return bool(
        db.execute(
            asks.update()
            .where(asks.c.id == ask_id, asks.c.status == "asked")
            .values(status="answered", answer=dict(given), answer_language=language, answered_at=now)
        ).rowcount
    )


def unanswer(db: Connection, ask_id: int) -> bool:
    """Take an answer back; False when there is none."""
    return bool(
        db.execute(
            asks.update()
            .where(asks.c.id == ask_id, asks.c.status == "answered")
            .values(status="asked", answer=None, answer_language=None, answered_at=None)
        ).rowcount
    )


def wants_help(db: Connection, ask_id: int, now: datetime) -> bool:
    """Somebody asks for help with its language; False when that was asked before."""
    return bool(
        db.execute(asks.update().where(asks.c.id == ask_id, asks.c.helped_at.is_(None)).values(helped_at=now)).rowcount
    )


def offer_of(db: Connection, match_id: int) -> dict[str, Any] | None:
    """The three numbers that the seller of a match offered last, before the introduction."""
    given = db.scalars(
        sa.select(asks.c.answer)
        .where(asks.c.match_id == match_id, asks.c.side == "buyer", asks.c.key == "quote", asks.c.status == "answered")
        .order_by(asks.c.id.desc())
    ).first()
    return dict(given["quote"]) if given and "quote" in given else None


def waiting_of(db: Connection, match_id: int) -> list[int]:
    """What one side of a match asked that the other has not answered."""
    query = sa.select(asks.c.id).where(asks.c.match_id == match_id, asks.c.status == "asked")
    return list(db.scalars(query))


def talked_last(db: Connection, match_ids: Sequence[int], since: datetime) -> int | None:
    """The match of these in which something was asked or answered last since then; None where nothing was."""
    last = sa.func.max(sa.func.coalesce(asks.c.answered_at, asks.c.asked_at))
    query = (
        sa.select(asks.c.match_id)
        .where(asks.c.match_id.in_(match_ids))
        .group_by(asks.c.match_id)
        .having(last >= since)
        .order_by(last.desc(), asks.c.match_id.desc())
        .limit(1)
    )
    return db.scalar(query) if match_ids else None


def _partners() -> sa.Select[Any]:
    """Each side is looked up by its own index; in one condition the whole market would be read."""
    buyer = people.alias()
    who: sa.BindParameter[int] = sa.bindparam("who")
    live = sa.and_(
        matches.c.status.in_(TALKED),
        sa.or_(
            enquiries.c.status == "open",
            sa.and_(matches.c.status == "accepted", enquiries.c.created_at >= sa.bindparam("since")),
        ),
    )
    first = sa.case((matches.c.status == "accepted", 0), (matches.c.status == "yes", 1), else_=2).label("first")
    together = (
        matches.join(profiles, profiles.c.id == matches.c.profile_id)
        .join(enquiries, enquiries.c.id == matches.c.enquiry_id)
        .join(buyer, buyer.c.id == enquiries.c.person_id)
    )
    sides = (
        ("buyer", profiles.c.name, enquiries.c.person_id == who),
        ("seller", buyer.c.name, sa.and_(profiles.c.person_id == who, enquiries.c.person_id != who)),
    )
    both = sa.union_all(
        *(
            sa.select(matches.c.id.label("match_id"), sa.literal(side).label("side"), other.label("name"),
                      matches.c.enquiry_id, first).select_from(together).where(theirs, live)
            for side, other, theirs in sides
        )
    ).subquery()  # fmt: skip
    shown = (both.c.match_id, both.c.side, both.c.name, both.c.enquiry_id)
    return sa.select(*shown).order_by(both.c.first, both.c.match_id.desc()).limit(sa.bindparam("at_most"))


_PARTNERS = _partners()


def partners(db: Connection, person_id: int, since: datetime, *, at_most: int = 20) -> Sequence[Record]:
    """With whom a person may talk: (match_id, side, name of the other, enquiry_id), the newest first.

    A buyer with the sellers asked for an open enquiry and with those met since then, a seller with the buyers of these.
    """
    return db.execute(_PARTNERS, {"who": person_id, "since": since, "at_most": at_most}).all()
