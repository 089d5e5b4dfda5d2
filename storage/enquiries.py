"""Enquiries, the sellers matched to them, introductions, quotes and deals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import cards, exposure
from storage.database import Record, hold, insert_once, skip_locked
from storage.tables import (
    deals,
    enquiries,
    introductions,
    match_questions,
    matches,
    people,
    profiles,
    quotes,
    unread_words,
)


@dataclass(frozen=True, slots=True)
class Enquiry:
    """What a buyer wants; quantities as decimal text, budget in paise."""

    id: int
    person_id: int
    address_id: int | None
    text: str
    language: str
    concept: str | None
    product_words: str
    quantity: str | None
    unit: str | None
    kilograms: str | None
    place_lgd: int | None
    place_role: str | None
    place_words: str | None
    district_lgd: int | None
    needed_by: date | None
    budget_paise: int | None
    budget_per: str | None
    media_id: int | None
    status: str
    wave: int
    wave_due_at: datetime | None
    lost_reason: str | None
    created_at: datetime
    lowest: str | None
    terms: dict[str, Any] | None
    stuck_at: datetime | None
    """Since when the office has it, since nobody said yes."""
    choose_at: datetime | None
    """Until when its buyer may choose what happens then."""

    @property
    def amount(self) -> Decimal | None:
        """How much is wanted, in `unit`."""
        return Decimal(self.quantity) if self.quantity else None


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
    days: int | None
    asked_at: datetime | None
    answered_at: datetime | None
    seller_id: int
    seller_name: str | None


_ENQUIRY = [enquiries.c[name] for name in Enquiry.__slots__]
_OF_BUYER = (
    sa.select(*_ENQUIRY)
    .where(enquiries.c.person_id == sa.bindparam("row"))
    .order_by(enquiries.c.id.desc())
    .limit(sa.bindparam("at_most"))
)
_MATCH = [
    *(matches.c[name] for name in Match.__slots__[:13]),
    profiles.c.person_id.label("seller_id"),
    profiles.c.name.label("seller_name"),
]
_MATCHED = matches.join(profiles, profiles.c.id == matches.c.profile_id)
ANSWERED_YES = ("yes", "accepted")
LAST = 9999
"""Behind every position of a ranked list."""


def post(db: Connection, now: datetime, **fields: Any) -> int:
    """A new open enquiry; its number."""
    key = db.execute(enquiries.insert().values(status="open", wave=0, created_at=now, **fields)).inserted_primary_key
    assert key is not None
    return int(key[0])


def take_up(
    db: Connection, card_id: int, profile_id: int, now: datetime, *, asked_at: datetime, reasons: list[dict[str, Any]],
    **fields: Any,
) -> int:  # fmt: skip
    """What a buyer wanted of an offer's card (in `fields`), served from the first by that offer's maker; the match."""
    made = enquiries.insert().values(
        status="served", wave=0, card_id=card_id, created_at=asked_at, closed_at=now, expires_at=now, **fields
    )
    key = db.execute(made).inserted_primary_key
    assert key is not None
    enquiry_id = int(key[0])
    add_match(db, enquiry_id, profile_id, 0.0, reasons)
    taken = sa.and_(matches.c.enquiry_id == enquiry_id, matches.c.profile_id == profile_id)
    db.execute(matches.update().where(taken).values(status="accepted", asked_at=asked_at, answered_at=now))
    return int(db.scalars(sa.select(matches.c.id).where(taken)).one())


def met_by_card(db: Connection, card_id: int, buyer_id: int) -> int | None:
    """The introduction that came of a buyer's taking up an offer's card; None before its maker has answered."""
    way = introductions.join(matches, matches.c.id == introductions.c.match_id).join(
        enquiries, enquiries.c.id == matches.c.enquiry_id
    )
    theirs = sa.and_(enquiries.c.card_id == card_id, enquiries.c.person_id == buyer_id)
    found: int | None = db.scalar(sa.select(sa.func.max(introductions.c.id)).select_from(way).where(theirs))
    return found


def get(db: Connection, enquiry_id: int) -> Enquiry:
    """One enquiry."""
    return Enquiry(*db.execute(sa.select(*_ENQUIRY).where(enquiries.c.id == enquiry_id)).one())


def change(db: Connection, enquiry_id: int, **fields: Any) -> None:
    """Write some fields of an enquiry."""
    db.execute(enquiries.update().where(enquiries.c.id == enquiry_id).values(**fields))


def close(db: Connection, enquiry_id: int, status: str, now: datetime, *, reason: str = "") -> bool:
    """End an open enquiry; False when somebody ended it before."""
    cards.touch(db, enquiry_id)
    return bool(
        db.execute(
            enquiries.update()
            .where(enquiries.c.id == enquiry_id, enquiries.c.status == "open")
            .values(status=status, closed_at=now, wave_due_at=None, lost_reason=reason or None)
        ).rowcount
    )


def reopen(db: Connection, enquiry_id: int, now: datetime, *, expires_at: datetime) -> bool:
    """Open an ended enquiry again until `expires_at`; its next wave is due at once. False when it is open."""
    cards.touch(db, enquiry_id)
    return bool(
        db.execute(
            enquiries.update()
            .where(enquiries.c.id == enquiry_id, enquiries.c.status != "open")
            .values(status="open", closed_at=None, lost_reason=None, wave_due_at=now, expires_at=expires_at)
        ).rowcount
    )


def of_buyer(db: Connection, person_id: int, *, at_most: int = 10) -> list[Enquiry]:
    """A buyer's enquiries, the newest first."""
    rows = db.execute(_OF_BUYER, {"row": person_id, "at_most": at_most})
    return [Enquiry(*row) for row in rows]


def in_districts(
    db: Connection, districts: Sequence[int], statuses: Sequence[str], *, at_most: int = 50
) -> list[Enquiry]:
    """Enquiries that the offices of these districts look after: the open ones, the longest open first, then those that
    ended, the newest first; nothing of people who were erased."""
    ended = enquiries.c.status != "open"
    rows = db.execute(
        sa.select(*_ENQUIRY)
        .join(people, people.c.id == enquiries.c.person_id)
        .where(enquiries.c.district_lgd.in_(districts), enquiries.c.status.in_(statuses), people.c.erased_at.is_(None))
        .order_by(ended, sa.case((ended, -enquiries.c.id), else_=enquiries.c.id))
        .limit(at_most)
    )
    return [Enquiry(*row) for row in rows]


def waves_due(db: Connection, now: datetime, *, at_most: int = 50) -> list[Enquiry]:
    """Open enquiries whose next wave is due, locked for this worker."""
    return _due(db, enquiries.c.wave_due_at, now, at_most)


def choices_due(db: Connection, now: datetime, *, at_most: int = 50) -> list[Enquiry]:
    """Open enquiries to which nobody said yes and whose buyers have not chosen in time, locked for this worker."""
    return _due(db, enquiries.c.choose_at, now, at_most)


def expired(db: Connection, now: datetime, *, at_most: int = 50) -> list[Enquiry]:
    """Open enquiries whose time is over, locked for this worker."""
    return _due(db, enquiries.c.expires_at, now, at_most)


def _due(db: Connection, when: sa.Column[Any], now: datetime, at_most: int) -> list[Enquiry]:
    query = (
        sa.select(*_ENQUIRY)
        .where(enquiries.c.status == "open", when <= now)
        .order_by(when, enquiries.c.id)
        .limit(at_most)
    )
    return [Enquiry(*row) for row in db.execute(skip_locked(db, query))]


def waiting_for(
    db: Connection,
    concepts: Sequence[str],
    profile_id: int,
    now: datetime,
    *,
    enough: int,
    not_person: int,
    at_most: int,
) -> list[Enquiry]:
    """Open enquiries for these goods with fewer than `enough` yeses, none matched to this seller; the oldest first."""
    mine = sa.exists().where(matches.c.enquiry_id == enquiries.c.id, matches.c.profile_id == profile_id)
    yeses = (
        sa.select(sa.func.count())
        .where(matches.c.enquiry_id == enquiries.c.id, matches.c.status.in_(ANSWERED_YES))
        .scalar_subquery()
    )
    query = (
        sa.select(*_ENQUIRY)
        .where(
            enquiries.c.status == "open", enquiries.c.concept.in_(concepts), enquiries.c.expires_at > now,
            enquiries.c.person_id != not_person, ~mine, yeses < enough,
        )
        .order_by(enquiries.c.id)
        .limit(at_most)
    )  # fmt: skip
    return [Enquiry(*row) for row in db.execute(query)]


# ── matches ───────────────────────────────────────────────────────────────────────────────────────────────────────


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
    days: int | None = None,
) -> bool:
    """A seller's answer, with the rate they named for one unit of the enquiry, and the days until the goods are there.

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
                days=days,
                answered_at=now,
                ask_again_at=None,
            )
        ).rowcount
    )
    if done:
        exposure.recount(db, match(db, match_id).profile_id)
    return done


def name_price(db: Connection, match_id: int, price_paise: int) -> None:
    """The rate that a seller named for one unit of the enquiry before the introduction."""
    db.execute(matches.update().where(matches.c.id == match_id).values(price_paise=price_paise))


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


def ask_buyer(db: Connection, match_id: int, words: str, now: datetime) -> int:
    """A seller's question about an enquiry; its number."""
    key = db.execute(match_questions.insert().values(match_id=match_id, words=words, asked_at=now)).inserted_primary_key
    assert key is not None
    return int(key[0])


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


# ── after the introduction ────────────────────────────────────────────────────────────────────────────────────────


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


def introductions_to_ask(db: Connection, before: datetime, *, at_most: int = 50) -> Sequence[Record]:
    """Introductions older than `before` that nobody was asked about and that have no deal yet."""
    query = (
        sa.select(introductions)
        .where(introductions.c.asked_at.is_(None), introductions.c.at <= before)
        .where(~sa.exists().where(deals.c.introduction_id == introductions.c.id))
        .limit(at_most)
    )
    return db.execute(skip_locked(db, query)).all()


def asked_about(db: Connection, introduction_id: int, now: datetime) -> None:
    """Both sides are being asked how it went."""
    db.execute(introductions.update().where(introductions.c.id == introduction_id).values(asked_at=now))


def quote(
    db: Connection, introduction_id: int, *, price_paise: int | None, per: str, quantity: str, days: int | None,
    now: datetime, currency: str = "INR", amount: str | None = None,
) -> int:  # fmt: skip
    """A seller's price, in paise or, in a foreign currency, as `amount` for one unit; its number."""
    key = db.execute(
        quotes.insert().values(
            introduction_id=introduction_id, price_paise=price_paise, per=per, quantity=quantity, days=days,
            currency=currency, amount=amount, status="given", at=now,
        )
    ).inserted_primary_key  # fmt: skip
    assert key is not None
    return int(key[0])


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


def unread(db: Connection, words: Sequence[str], language: str, now: datetime) -> None:
    """Count words that named no product, for the officers' weekly review of the catalogue."""
    for word in words:
        row = {"word": word[:80], "language": language, "seen": 1, "last_at": now}
        if not insert_once(db, unread_words, row, "word", "language"):
            db.execute(
                unread_words.update()
                .where(unread_words.c.word == word[:80], unread_words.c.language == language)
                .values(seen=unread_words.c.seen + 1, last_at=now)
            )


def buyer_name(db: Connection, enquiry_id: int) -> str | None:
    """The name a buyer chose to be shown by."""
    return db.scalar(
        sa.select(people.c.name)
        .join(enquiries, enquiries.c.person_id == people.c.id)
        .where(enquiries.c.id == enquiry_id)
    )
