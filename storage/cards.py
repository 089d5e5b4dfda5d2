"""Cards: what hangs in a group, one enquiry, offer or notice each, and how far each was passed on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import insert_once
from storage.tables import enquiries, group_cards


@dataclass(frozen=True, slots=True)
class Card:
    """One card; an offer's price in paise for one `unit`, its least order as decimal text in that unit."""

    id: int
    group_id: int
    kind: str
    person_id: int
    enquiry_id: int | None
    concept: str | None
    words: str
    price_paise: int | None
    unit: str | None
    moq: str | None
    media_id: int | None
    valid_until: date | None
    day: date
    status: str
    outbox_id: int | None
    stale: bool
    relayed_to: int
    relayed: bool
    created_at: datetime
    notice_id: int | None = None
    named: bool = False


_CARD = [group_cards.c[name] for name in Card.__slots__]


def post_enquiry(
    db: Connection, group_id: int, enquiry_id: int, person_id: int, concept: str | None, words: str, *,
    media_id: int | None, day: date, now: datetime, named: bool = False,
) -> int | None:  # fmt: skip
    """An enquiry's card in a group, once, `named` where its buyer asked in the group's own chat under their name; None when
    it hangs there already."""
    row = {"group_id": group_id, "kind": "enquiry", "person_id": person_id, "enquiry_id": enquiry_id,
           "concept": concept, "words": words, "media_id": media_id, "day": day, "status": "open",
           "created_at": now, "named": named}  # fmt: skip
    if not insert_once(db, group_cards, row, "group_id", "enquiry_id"):
        return None
    return db.scalar(
        sa.select(group_cards.c.id).where(group_cards.c.group_id == group_id, group_cards.c.enquiry_id == enquiry_id)
    )


SAYS = ("person_id", "concept", "quantity", "lowest", "unit", "place_lgd", "needed_by", "budget_paise")
"""What two enquiries have alike that say the same."""


def hangs_alike(db: Connection, group_id: int, enquiry_id: int, since: datetime) -> bool:
    """Does another enquiry of the same person that says the same hang in a group since a moment?"""
    mine, other = enquiries.alias(), enquiries.alias()
    same = [mine.c[name].is_not_distinct_from(other.c[name]) for name in SAYS]
    query = (
        sa.select(group_cards.c.id)
        .join(other, other.c.id == group_cards.c.enquiry_id)
        .join(mine, sa.and_(mine.c.id == enquiry_id, mine.c.id != other.c.id, *same))
        .where(group_cards.c.group_id == group_id, group_cards.c.status == "open", group_cards.c.created_at > since)
        .limit(1)
    )
    return db.execute(query).first() is not None


def post_offer(
    db: Connection, group_id: int, person_id: int, concept: str, *, day: date, now: datetime, **fields: Any
) -> int | None:
    """A seller's offer in a group; None when one of the same goods hangs there since today."""
    if offer_of_day(db, group_id, person_id, concept, day) is not None:
        return None
    db.execute(
        group_cards.insert().values(
            group_id=group_id, kind="offer", person_id=person_id, concept=concept, day=day, status="open",
            created_at=now, **fields,
        )
    )  # fmt: skip
    made = offer_of_day(db, group_id, person_id, concept, day)
    return made.id if made is not None else None


def offer_of_day(db: Connection, group_id: int, person_id: int, concept: str, day: date) -> Card | None:
    """The offer of some goods that somebody hung in a group on a day, however it stands."""
    same = sa.and_(
        group_cards.c.group_id == group_id, group_cards.c.person_id == person_id, group_cards.c.kind == "offer",
        group_cards.c.concept == concept, group_cards.c.day == day,
    )  # fmt: skip
    found = db.execute(sa.select(*_CARD).where(same)).one_or_none()
    return Card(*found) if found is not None else None


def post_notice(
    db: Connection, group_id: int, notice_id: int, person_id: int, *, day: date, until: date | None, now: datetime
) -> int | None:
    """An office's notice in a group, once; None when it hangs there already."""
    row = {"group_id": group_id, "kind": "notice", "person_id": person_id, "notice_id": notice_id, "words": "", "day": day,
           "valid_until": until, "status": "open", "created_at": now}  # fmt: skip
    if not insert_once(db, group_cards, row, "group_id", "notice_id"):
        return None
    return db.scalar(
        sa.select(group_cards.c.id).where(group_cards.c.group_id == group_id, group_cards.c.notice_id == notice_id)
    )


def get(db: Connection, card_id: int) -> Card | None:
    """One card."""
    row = db.execute(sa.select(*_CARD).where(group_cards.c.id == card_id)).one_or_none()
    return Card(*row) if row else None


def of_enquiry(db: Connection, enquiry_id: int) -> list[Card]:
    """The cards of one enquiry, in every group where it hangs."""
    query = sa.select(*_CARD).where(group_cards.c.enquiry_id == enquiry_id).order_by(group_cards.c.id)
    return [Card(*row) for row in db.execute(query)]


def at_row(db: Connection, outbox_id: int) -> Card | None:
    """The card that a message of ours in a group's chat is."""
    row = db.execute(sa.select(*_CARD).where(group_cards.c.outbox_id == outbox_id)).one_or_none()
    return Card(*row) if row else None


def of_notice(db: Connection, notice_id: int) -> list[Card]:
    """The cards of one notice, in every group where it hangs."""
    query = sa.select(*_CARD).where(group_cards.c.notice_id == notice_id).order_by(group_cards.c.id)
    return [Card(*row) for row in db.execute(query)]


def of_person(db: Connection, person_id: int, *, status: str = "open") -> list[Card]:
    """Somebody's own cards that still hang."""
    query = sa.select(*_CARD).where(group_cards.c.person_id == person_id, group_cards.c.status == status)
    return [Card(*row) for row in db.execute(query.order_by(group_cards.c.id))]


def take_down(db: Connection, person_id: int, group_ids: Sequence[int], now: datetime) -> list[int]:
    """Somebody's hanging cards come off in these groups; their numbers."""
    theirs = sa.and_(
        group_cards.c.person_id == person_id, group_cards.c.group_id.in_(group_ids), group_cards.c.status == "open"
    )
    found = list(db.scalars(sa.select(group_cards.c.id).where(theirs).order_by(group_cards.c.id)))
    db.execute(group_cards.update().where(theirs).values(status="removed", closed_at=now, stale=True))
    return found


def put_back(db: Connection, card_ids: Sequence[int]) -> None:
    """Cards that were taken down hang again."""
    gone = sa.and_(group_cards.c.id.in_(card_ids), group_cards.c.status == "removed")
    db.execute(group_cards.update().where(gone).values(status="open", closed_at=None, stale=True))


def since(
    db: Connection, group_id: int, *, after: int, concepts: Sequence[str] | None, but: int, at_most: int
) -> list[Card]:
    """The open cards of a group behind one number, of some goods (None: of all), those of one person left out."""
    query = sa.select(*_CARD).where(
        group_cards.c.group_id == group_id, group_cards.c.id > after, group_cards.c.status == "open",
        group_cards.c.person_id != but,
    )  # fmt: skip
    if concepts is not None:
        query = query.where(sa.or_(group_cards.c.concept.in_(concepts), group_cards.c.concept.is_(None)))
    return [Card(*row) for row in db.execute(query.order_by(group_cards.c.id).limit(at_most))]


def count_since(db: Connection, group_id: int, since: datetime) -> int:
    """How many cards were hung in a group since a moment."""
    hung = sa.and_(group_cards.c.group_id == group_id, group_cards.c.created_at >= since)
    return db.scalar(sa.select(sa.func.count()).where(hung)) or 0


def newest(db: Connection, group_id: int) -> int:
    """The number of a group's newest card; 0 where none hangs."""
    return db.scalar(sa.select(sa.func.max(group_cards.c.id)).where(group_cards.c.group_id == group_id)) or 0


def to_relay(db: Connection, now: datetime, *, at_most: int) -> list[Card]:
    """The newest card of each group in which not everybody who hears at once was told of everything yet."""
    newest = (
        sa.select(sa.func.max(group_cards.c.id).label("id"))
        .where(group_cards.c.relayed.is_(False))
        .group_by(group_cards.c.group_id)
        .subquery()
    )
    due = sa.or_(group_cards.c.relay_at.is_(None), group_cards.c.relay_at <= now)
    query = sa.select(*_CARD).join(newest, newest.c.id == group_cards.c.id).where(due)
    return [Card(*row) for row in db.execute(query.order_by(group_cards.c.id).limit(at_most))]


def unrelayed(db: Connection, group_id: int) -> list[Card]:
    """The open cards of a group that not everybody who hears at once was told of yet."""
    query = sa.select(*_CARD).where(
        group_cards.c.group_id == group_id, group_cards.c.relayed.is_(False), group_cards.c.status == "open"
    )
    return [Card(*row) for row in db.execute(query.order_by(group_cards.c.id))]


def relayed(db: Connection, group_id: int, up_to: int) -> None:
    """Everybody who hears at once was told of a group's cards up to this one."""
    theirs = sa.and_(group_cards.c.group_id == group_id, group_cards.c.id <= up_to, group_cards.c.relayed.is_(False))
    db.execute(group_cards.update().where(theirs).values(relayed=True))


def stale(db: Connection, *, at_most: int) -> list[Card]:
    """Cards whose enquiry has changed since they were shown or edited last."""
    query = sa.select(*_CARD).where(group_cards.c.stale.is_(True)).order_by(group_cards.c.id).limit(at_most)
    return [Card(*row) for row in db.execute(query)]


def over(db: Connection, today: date, *, at_most: int) -> list[Card]:
    """Offers whose last day is over."""
    hangs = sa.text("group_cards.status = 'open' AND group_cards.valid_until IS NOT NULL")
    query = sa.select(*_CARD).where(hangs, group_cards.c.valid_until < today).order_by(group_cards.c.valid_until)
    return [Card(*row) for row in db.execute(query.limit(at_most))]


def change(db: Connection, card_id: int, **fields: Any) -> None:
    """Write some fields of a card."""
    db.execute(group_cards.update().where(group_cards.c.id == card_id).values(**fields))


def settle(db: Connection, card_id: int, status: str, now: datetime) -> bool:
    """End an open card; False when it was ended before."""
    hangs = sa.and_(group_cards.c.id == card_id, group_cards.c.status == "open")
    return bool(db.execute(group_cards.update().where(hangs).values(status=status, closed_at=now)).rowcount)


def touch(db: Connection, enquiry: int | sa.ScalarSelect[Any]) -> None:
    """Note that an enquiry has changed, so that its cards show it."""
    db.execute(group_cards.update().where(group_cards.c.enquiry_id == enquiry).values(stale=True))


def reopen(db: Connection, enquiry_id: int) -> None:
    """An enquiry that was opened again hangs again wherever it hung."""
    gone = sa.and_(group_cards.c.enquiry_id == enquiry_id, group_cards.c.status.in_(("served", "closed")))
    db.execute(group_cards.update().where(gone).values(status="open", closed_at=None))
