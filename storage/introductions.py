"""Introductions, and what comes after them: the prices given and the deal as both sides tell it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, hold, insert, insert_once, skip_locked
from storage.tables import deals, enquiries, introductions, matches, people, profiles, quotes


def introduce(db: Connection, match_id: int, *, buyer_contact: str, seller_contact: str, now: datetime) -> int | None:
    """Log that both sides were introduced, once; None when they were before."""
    row = {"match_id": match_id, "buyer_contact": buyer_contact, "seller_contact": seller_contact, "at": now}
    if not insert_once(db, introductions, row, "match_id"):
        return None
    return db.scalar(sa.select(introductions.c.id).where(introductions.c.match_id == match_id))


def introduction(db: Connection, introduction_id: int) -> Record:
    """One introduction."""
    return db.execute(sa.select(introductions).where(introductions.c.id == introduction_id)).one()


def introduction_of(db: Connection, match_id: int) -> Record | None:
    """The introduction that came of a match."""
    return db.execute(sa.select(introductions).where(introductions.c.match_id == match_id)).one_or_none()


def met_by_card(db: Connection, card_id: int, buyer_id: int) -> int | None:
    """The introduction that came of a buyer's taking up an offer's card; None before its maker has answered."""
    way = introductions.join(matches, matches.c.id == introductions.c.match_id).join(
        enquiries, enquiries.c.id == matches.c.enquiry_id
    )
    theirs = sa.and_(enquiries.c.card_id == card_id, enquiries.c.person_id == buyer_id)
    found: int | None = db.scalar(sa.select(sa.func.max(introductions.c.id)).select_from(way).where(theirs))
    return found


def have_number_of(db: Connection, person_id: int, *, at_most: int = 3) -> list[str]:
    """The names of those who were given a person's number by an introduction, the newest first."""
    buyer, seller = people.alias(), people.alias()
    way = (
        introductions.join(matches, matches.c.id == introductions.c.match_id)
        .join(enquiries, enquiries.c.id == matches.c.enquiry_id)
        .join(profiles, profiles.c.id == matches.c.profile_id)
        .join(buyer, buyer.c.id == enquiries.c.person_id)
        .join(seller, seller.c.id == profiles.c.person_id)
    )
    bought = sa.and_(buyer.c.id == person_id, introductions.c.buyer_contact.startswith("+"))
    sold = sa.and_(seller.c.id == person_id, introductions.c.seller_contact.startswith("+"))
    other = sa.case((buyer.c.id == person_id, sa.func.coalesce(profiles.c.name, seller.c.name)), else_=buyer.c.name)
    # Each side by its own index: one condition over both would read every introduction there is.
    asked = sa.select(matches.c.id).join(enquiries, enquiries.c.id == matches.c.enquiry_id)
    offered = sa.select(matches.c.id).join(profiles, profiles.c.id == matches.c.profile_id)
    theirs = sa.or_(
        introductions.c.match_id.in_(asked.where(enquiries.c.person_id == person_id)),
        introductions.c.match_id.in_(offered.where(profiles.c.person_id == person_id)),
    )
    query = sa.select(other).select_from(way).where(theirs, sa.or_(bought, sold)).order_by(introductions.c.id.desc())
    return list(dict.fromkeys(name for name in db.scalars(query) if name))[:at_most]


def introductions_to_ask(db: Connection, before: datetime, *, at_most: int = 50) -> Sequence[Record]:
    """Introductions older than `before` that nobody was asked about and that have no deal yet; who has told needs no asking."""
    due = sa.and_(introductions.c.asked_at.is_(None), introductions.c.at <= before)
    told = sa.exists().where(deals.c.introduction_id == introductions.c.id)
    db.execute(introductions.update().where(due, told).values(asked_at=introductions.c.at))
    query = sa.select(introductions).where(due).order_by(introductions.c.at).limit(at_most)
    return db.execute(skip_locked(db, query)).all()


def asked_about(db: Connection, introduction_id: int, now: datetime) -> None:
    """Both sides are being asked how it went."""
    db.execute(introductions.update().where(introductions.c.id == introduction_id).values(asked_at=now))


# ── prices and the deal ───────────────────────────────────────────────────────────────────────────────────────────


def quote(
    db: Connection, introduction_id: int, *, price_paise: int | None, per: str, quantity: str, days: int | None,
    now: datetime, currency: str = "INR", amount: str | None = None,
) -> int:  # fmt: skip
    """A seller's price, in paise or, in a foreign currency, as `amount` for one unit; its number."""
    row = {"introduction_id": introduction_id, "price_paise": price_paise, "per": per, "quantity": quantity, "days": days,
           "currency": currency, "amount": amount, "status": "given", "at": now}  # fmt: skip
    return insert(db, quotes, row)


def one_quote(db: Connection, quote_id: int) -> Record:
    """One price given."""
    return db.execute(sa.select(quotes).where(quotes.c.id == quote_id)).one()


def quotes_given(db: Connection, introduction_id: int) -> list[int]:
    """The numbers of the prices of an introduction that wait for the buyer's word."""
    query = sa.select(quotes.c.id).where(quotes.c.introduction_id == introduction_id, quotes.c.status == "given")
    return list(db.scalars(query))


def last_quote(db: Connection, introduction_id: int) -> Record | None:
    """The price of an introduction that was given last."""
    query = sa.select(quotes).where(quotes.c.introduction_id == introduction_id).order_by(quotes.c.id.desc()).limit(1)
    return db.execute(query).one_or_none()


def settle_quote(db: Connection, quote_id: int, status: str) -> bool:
    """The buyer takes or refuses a price, once."""
    return bool(
        db.execute(
            quotes.update().where(quotes.c.id == quote_id, quotes.c.status == "given").values(status=status)
        ).rowcount
    )


def deal_of(db: Connection, introduction_id: int) -> Record | None:
    """What became of an introduction."""
    return db.execute(sa.select(deals).where(deals.c.introduction_id == introduction_id)).one_or_none()


def is_over(db: Connection, introduction_id: int) -> bool:
    """Have both said how it ended? Then no price is asked any more."""
    deal = deal_of(db, introduction_id)
    return deal is not None and deal.status in ("closed", "lost")


def say_deal(
    db: Connection, introduction_id: int, side: str, answer_given: str, now: datetime, *, amount_paise: int | None = None,
    reason: str = "", currency: str = "", amount: str = "",
) -> str:  # fmt: skip
    """One side's word on the deal: both yes closes it, a no loses it; the deal's state afterwards.

    What it is worth stands in `amount_paise`, of foreign money in `currency` and `amount`.

    Neither side alone closes a deal.
    """
    insert_once(db, deals, {"introduction_id": introduction_id, "status": "agreed", "at": now}, "introduction_id")
    row = db.execute(hold(db, sa.select(deals).where(deals.c.introduction_id == introduction_id))).one()
    words = {"buyer": row.buyer_says, "seller": row.seller_says} | {side: answer_given}
    status = "lost" if "no" in words.values() else "closed" if set(words.values()) == {"yes"} else "agreed"
    values: dict[str, Any] = {f"{side}_says": answer_given, "status": status}
    if status != "agreed":
        values["closed_at"] = now
    if amount_paise is not None:
        values["amount_paise"] = amount_paise
    if currency:
        values |= {"currency": currency, "amount": amount}
    if reason:
        values["reason"] = reason
    db.execute(deals.update().where(deals.c.id == row.id).values(**values))
    return status
