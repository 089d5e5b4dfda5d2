"""Matches: the sellers that fit an enquiry, how they are ranked, what they are asked and what they answer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import cards, exposure
from storage.database import Record, insert, insert_once
from storage.tables import enquiries, match_questions, matches, profiles


@dataclass(frozen=True, slots=True)
class Match:
    """A seller that fits an enquiry, with how far it got."""

    id: int
    enquiry_id: int
    profile_id: int
    score: float
    reasons: list[dict[str, Any]]
    wave: int | None
    status: str
    quantity: str | None
    contact: str | None
    price_paise: int | None
    price_per: str | None
    days: int | None
    asked_at: datetime | None
    answered_at: datetime | None
    seller_id: int
    seller_name: str | None


_MATCH = [
    *(matches.c[name] for name in Match.__slots__[:14]),
    profiles.c.person_id.label("seller_id"),
    profiles.c.name.label("seller_name"),
]
_MATCHED = matches.join(profiles, profiles.c.id == matches.c.profile_id)
ANSWERED_YES = ("yes", "accepted")
LAST = 9999
"""Behind every position of a ranked list."""


def take_up(
    db: Connection, card_id: int, profile_id: int, now: datetime, *, asked_at: datetime, reasons: list[dict[str, Any]],
    **fields: Any,
) -> int:  # fmt: skip
    """What a buyer wanted of an offer's card (in `fields`), served from the first by that offer's maker; the match."""
    served = {
        "status": "served",
        "wave": 0,
        "card_id": card_id,
        "created_at": asked_at,
        "closed_at": now,
        "expires_at": now,
    }
    enquiry_id = insert(db, enquiries, served | fields)
    add_match(db, enquiry_id, profile_id, 0.0, reasons)
    taken = sa.and_(matches.c.enquiry_id == enquiry_id, matches.c.profile_id == profile_id)
    db.execute(matches.update().where(taken).values(status="accepted", asked_at=asked_at, answered_at=now))
    return int(db.scalars(sa.select(matches.c.id).where(taken)).one())


def add_match(
    db: Connection, enquiry_id: int, profile_id: int, score: float, reasons: list[dict[str, Any]],
    features: Mapping[str, Any] | None = None, *, position: int | None = None,
) -> bool:  # fmt: skip
    """Note that a seller fits; once per enquiry and seller. `features` are what the score is made of, `position` is the
    place in the list as ranked."""
    row = {"enquiry_id": enquiry_id, "profile_id": profile_id, "score": score, "reasons": reasons, "status": "shown",
           "features": features, "position": position}  # fmt: skip
    return bool(insert_once(db, matches, row, "enquiry_id", "profile_id"))


def match(db: Connection, match_id: int) -> Match:
    """One match."""
    return Match(*db.execute(sa.select(*_MATCH).select_from(_MATCHED).where(matches.c.id == match_id)).one())


def is_match(db: Connection, match_id: int) -> bool:
    """Is there a match of this number?"""
    return db.scalar(sa.select(matches.c.id).where(matches.c.id == match_id)) is not None


def matches_of(db: Connection, enquiry_id: int, statuses: Sequence[str] = ()) -> list[Match]:
    """An enquiry's matches, the best first."""
    query = sa.select(*_MATCH).select_from(_MATCHED).where(matches.c.enquiry_id == enquiry_id)
    if statuses:
        query = query.where(matches.c.status.in_(statuses))
    order = (sa.func.coalesce(matches.c.position, LAST), matches.c.score.desc(), matches.c.id)
    return [Match(*row) for row in db.execute(query.order_by(*order))]


def ranking_of(db: Connection, enquiry_id: int) -> Sequence[Record]:
    """How an enquiry's sellers were ranked: position, score, and the features that the score is the weighted sum of."""
    return db.execute(
        sa.select(
            matches.c.id, matches.c.profile_id, matches.c.position, matches.c.score, matches.c.features, matches.c.status,
            profiles.c.name,
        )
        .select_from(_MATCHED)
        .where(matches.c.enquiry_id == enquiry_id)
        .order_by(sa.func.coalesce(matches.c.position, LAST), matches.c.score.desc(), matches.c.id)
    ).all()  # fmt: skip


def matches_for(db: Connection, person_id: int, statuses: Sequence[str], *, at_most: int = 10) -> list[Match]:
    """A seller's matches in these states, the newest first."""
    rows = db.execute(
        sa.select(*_MATCH)
        .select_from(_MATCHED)
        .where(profiles.c.person_id == person_id, matches.c.status.in_(statuses))
        .order_by(matches.c.id.desc())
        .limit(at_most)
    )
    return [Match(*row) for row in rows]


# ── asking and answering ──────────────────────────────────────────────────────────────────────────────────────────


def ask(db: Connection, match_id: int, wave: int, now: datetime) -> bool:
    """This seller is asked now; False when that was done before."""
    return bool(
        db.execute(
            matches.update()
            .where(matches.c.id == match_id, matches.c.status == "shown")
            .values(status="asked", wave=wave, asked_at=now)
        ).rowcount
    )


def answer(
    db: Connection,
    match_id: int,
    status: str,
    now: datetime,
    *,
    quantity: str | None = None,
    contact: str | None = None,
    price_paise: int | None = None,
    price_per: str | None = None,
    days: int | None = None,
) -> bool:
    """A seller's answer, with the rate they named for one unit of the enquiry, or of what `price_per` says, and the days until
    the goods are there.

    False when the enquiry ended first or the seller has answered already.
    One statement decides, so of two people acting at the same instant exactly one is first.
    """
    cards.touch(db, _enquiry_of(match_id))
    still_open = sa.exists().where(
        enquiries.c.id == matches.c.enquiry_id,
        enquiries.c.status == "open" if status == "yes" else sa.true(),
    )
    done = bool(
        db.execute(
            matches.update()
            .where(matches.c.id == match_id, matches.c.status == "asked", still_open)
            .values(
                status=status,
                quantity=quantity,
                contact=contact,
                price_paise=price_paise,
                price_per=price_per,
                days=days,
                answered_at=now,
                ask_again_at=None,
            )
        ).rowcount
    )
    if done:
        exposure.recount(db, match(db, match_id).profile_id)
    return done


def name_price(db: Connection, match_id: int, price_paise: int, price_per: str | None = None) -> None:
    """The rate that a seller named for one unit of the enquiry, or of what `price_per` says, before the introduction."""
    db.execute(matches.update().where(matches.c.id == match_id).values(price_paise=price_paise, price_per=price_per))


def take_less(db: Connection, match_id: int, amount: Decimal) -> None:
    """The buyer takes only so much of what a seller's yes gives."""
    one = match(db, match_id)
    if one.status == "yes" and one.quantity and amount < Decimal(one.quantity):
        db.execute(sa.update(matches).where(matches.c.id == match_id).values(quantity=str(amount)))


def ask_again(db: Connection, match_id: int, at: datetime) -> None:
    """The seller answers later: they are asked once more then."""
    db.execute(matches.update().where(matches.c.id == match_id, matches.c.status == "asked").values(ask_again_at=at))


def to_ask_again(db: Connection, now: datetime, *, at_most: int = 50) -> list[Match]:
    """The sellers who said "later", whose time has come while their enquiry is open and they have not answered."""
    query = (
        sa.select(*_MATCH)
        .select_from(_MATCHED.join(enquiries, enquiries.c.id == matches.c.enquiry_id))
        .where(matches.c.ask_again_at <= now, matches.c.status == "asked", enquiries.c.status == "open")
        .order_by(matches.c.ask_again_at, matches.c.id)
        .limit(at_most)
    )
    return [Match(*row) for row in db.execute(query)]


def was_asked_again(db: Connection, match_id: int) -> None:
    """They have been asked once more; it is not done again."""
    db.execute(matches.update().where(matches.c.id == match_id).values(ask_again_at=None))


def settle_match(db: Connection, match_id: int, status: str, *, was: Sequence[str]) -> bool:
    """Move a match on from one of these states; False when it is no longer in any of them."""
    cards.touch(db, _enquiry_of(match_id))
    return bool(
        db.execute(
            matches.update().where(matches.c.id == match_id, matches.c.status.in_(was)).values(status=status)
        ).rowcount
    )


def _enquiry_of(match_id: int) -> sa.ScalarSelect[int]:
    return sa.select(matches.c.enquiry_id).where(matches.c.id == match_id).scalar_subquery()


def covered(db: Connection, enquiry_id: int) -> tuple[Decimal, int]:
    """How much the accepted sellers together can give, and how many they are."""
    rows = db.execute(
        sa.select(matches.c.quantity).where(matches.c.enquiry_id == enquiry_id, matches.c.status == "accepted")
    ).all()
    return sum((Decimal(row.quantity) for row in rows if row.quantity), Decimal()), len(rows)


def keep_number(db: Connection, person_id: int, contact: str) -> int:
    """A seller's yeses that wait for the buyer's are introduced under this contact; how many were to give another."""
    theirs = sa.select(profiles.c.id).where(profiles.c.person_id == person_id)
    waiting = sa.and_(matches.c.profile_id.in_(theirs), matches.c.status == "yes", matches.c.contact != contact)
    return int(db.execute(matches.update().where(waiting).values(contact=contact)).rowcount)


# ── a seller's questions ──────────────────────────────────────────────────────────────────────────────────────────


def ask_buyer(db: Connection, match_id: int, words: str, now: datetime) -> int:
    """A seller's question about an enquiry; its number."""
    return insert(db, match_questions, {"match_id": match_id, "words": words, "asked_at": now})


def question(db: Connection, question_id: int) -> Record:
    """One question of a seller."""
    return db.execute(sa.select(match_questions).where(match_questions.c.id == question_id)).one()


def questions_waiting(db: Connection, match_id: int) -> list[int]:
    """The seller's questions about a match that the buyer has not answered."""
    query = sa.select(match_questions.c.id).where(
        match_questions.c.match_id == match_id, match_questions.c.answered_at.is_(None)
    )
    return list(db.scalars(query))


def answer_question(db: Connection, question_id: int, words: str, now: datetime) -> None:
    """The buyer's answer to a seller's question."""
    db.execute(
        match_questions.update().where(match_questions.c.id == question_id).values(answer=words, answered_at=now)
    )
