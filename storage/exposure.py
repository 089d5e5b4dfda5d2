"""How often sellers were shown, counted by the telephone that rings and not by the profile, and who stays silent.

A count halves every thirty days. Instead of rewriting every row each night, an exposure is entered with a weight that
doubles every thirty days: the order of two counts is then the same at any moment, so that an index can hold it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import sharing
from storage.database import Record, insert_once
from storage.tables import (
    addresses,
    conversations,
    enquiries,
    exposures,
    matches,
    outbox,
    people,
    profiles,
    prompts,
    seller_products,
    shared_phones,
)

EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
HALF_LIFE = timedelta(days=30)
SELLERS_A_PHONE = 3
"""So many sellers may be reached on one telephone without an officer's word."""
LIVE, INVITED, NOT_FOUND = 0, 2, 9
"""Standing of a seller's goods; one more where only the description speaks of them."""
ARRIVED = ("sent", "delivered", "read")
SILENT_AFTER = timedelta(days=2)


def weight(now: datetime) -> float:
    """What one exposure counts that happens now."""
    return float(2.0 ** ((now - EPOCH) / HALF_LIFE))


def as_of(shown: float, now: datetime) -> float:
    """A kept count as so many exposures of today."""
    return shown / weight(now)


# ── by which telephone ────────────────────────────────────────────────────────────────────────────────────────────


def reach_of(db: Connection, person_id: int) -> str:
    """What rings when this person is called: the number they chose or proved, else their address, else only they."""
    number = db.scalar(sa.select(people.c.contact).where(people.c.id == person_id))
    if number and number.startswith("+"):
        return str(number)
    row = db.execute(
        sa.select(addresses.c.phone, addresses.c.id)
        .where(addresses.c.id.in_(sharing.of_person(person_id)))
        .order_by(sharing.through_helper(person_id), addresses.c.phone.is_(None), addresses.c.id)
        .limit(1)
    ).one_or_none()
    if row is None:
        return f"person:{person_id}"
    return str(row.phone or f"address:{row.id}")


def reached_anew(db: Connection, person_id: int, reached_by: str | None = None) -> None:
    """A person's number or address changed, or is known now: their goods count with that telephone from here on."""
    mine = sa.and_(profiles.c.person_id == person_id, profiles.c.kind == "seller", profiles.c.status != "erased")
    had = db.scalar(sa.select(profiles.c.reached_by).where(mine))
    reached = reached_by or reach_of(db, person_id)
    if had is None or had == reached:
        return
    db.execute(profiles.update().where(mine).values(reached_by=reached))
    forget_phones(db, [had], counts_go_to=reached)
    settle(db, [had, reached])


def forget_phones(db: Connection, reached_by: Sequence[str], *, counts_go_to: str | None = None) -> None:
    """Forget telephones on which no seller is reached any more; whoever only changes the number takes the count along."""
    for phone in reached_by:
        if db.scalar(sa.select(profiles.c.id).where(profiles.c.reached_by == phone).limit(1)) is not None:
            continue
        row = db.execute(sa.select(exposures).where(exposures.c.reached_by == phone)).one_or_none()
        db.execute(exposures.delete().where(exposures.c.reached_by == phone))
        db.execute(shared_phones.delete().where(shared_phones.c.reached_by == phone))
        if row is not None and counts_go_to is not None:
            _add(db, counts_go_to, row.shown, row.at)


def _add(db: Connection, phone: str, shown: float, at: datetime) -> None:
    if not insert_once(db, exposures, {"reached_by": phone, "shown": shown, "at": at}, "reached_by"):
        db.execute(
            exposures.update()
            .where(exposures.c.reached_by == phone)
            .values(shown=exposures.c.shown + shown, at=at)
        )  # fmt: skip


def settle(db: Connection, reached_by: Sequence[str]) -> None:
    """Copy to the goods of every seller of these telephones how they stand and how often they were shown.

    Of more than three live sellers on one telephone the later ones are not found until an officer has said yes.
    """
    for phone in dict.fromkeys(reached_by):
        sellers = db.execute(
            sa.select(profiles.c.id, profiles.c.status)
            .where(profiles.c.reached_by == phone, profiles.c.kind == "seller")
            .order_by(profiles.c.id)
        ).all()
        live = [one.id for one in sellers if one.status == "live"]
        held = set(live[SELLERS_A_PHONE:])
        if held and is_allowed(db, phone):
            held = set()
        if held:
            insert_once(db, shared_phones, {"reached_by": phone}, "reached_by")
        shown = db.scalar(sa.select(exposures.c.shown).where(exposures.c.reached_by == phone)) or 0.0
        for one in sellers:
            standing = standing_of(one.status, held=one.id in held)
            db.execute(
                seller_products.update()
                .where(seller_products.c.profile_id == one.id)
                .values(standing=_with_evidence(standing), shown=shown)
            )


def standing_of(status: str, *, held: bool = False) -> int:
    """Where a seller of this status stands in the order of candidates."""
    return NOT_FOUND if held else {"live": LIVE, "invited": INVITED}.get(status, NOT_FOUND)


def _with_evidence(standing: int) -> sa.ColumnElement[int] | int:
    if standing == NOT_FOUND:
        return standing
    return sa.case((seller_products.c.evidence == "described", standing + 1), else_=standing)


def settle_profile(db: Connection, profile_id: int) -> None:
    """The same for the telephone of one seller."""
    phone = db.scalar(sa.select(profiles.c.reached_by).where(profiles.c.id == profile_id))
    if phone:
        settle(db, [phone])


# ── many sellers on one telephone ─────────────────────────────────────────────────────────────────────────────────


def is_allowed(db: Connection, reached_by: str) -> bool:
    """Has an officer said that the many sellers on this telephone are different makers?"""
    return bool(db.scalar(sa.select(shared_phones.c.allowed).where(shared_phones.c.reached_by == reached_by)))


def is_held(db: Connection, profile_id: int) -> bool:
    """Does this live seller wait for an officer's word on a shared telephone?"""
    me = db.execute(
        sa.select(profiles.c.reached_by, profiles.c.status).where(profiles.c.id == profile_id)
    ).one()  # fmt: skip
    if me.status != "live" or not me.reached_by or is_allowed(db, me.reached_by):
        return False
    earlier = sa.select(sa.func.count()).where(
        profiles.c.reached_by == me.reached_by, profiles.c.kind == "seller", profiles.c.status == "live",
        profiles.c.id < profile_id,
    )  # fmt: skip
    return (db.scalar(earlier) or 0) >= SELLERS_A_PHONE


def shared(db: Connection, districts: Sequence[int]) -> list[tuple[str, list[str]]]:
    """The telephones of these districts that wait for an officer's word: each with the names of its sellers."""
    rows = db.execute(
        sa.select(profiles.c.reached_by, profiles.c.name)
        .join(shared_phones, shared_phones.c.reached_by == profiles.c.reached_by)
        .where(
            shared_phones.c.settled_at.is_(None), profiles.c.kind == "seller", profiles.c.status == "live",
            profiles.c.district_lgd.in_(districts),
        )
        .order_by(profiles.c.id)
    )  # fmt: skip
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row.reached_by, []).append(row.name or "?")
    return list(found.items())


def settle_shared(db: Connection, reached_by: str, allowed: bool | None, officer_id: int | None, now: datetime) -> None:
    """An officer's word on a telephone with many sellers; None takes it back."""
    settled = None if allowed is None else now
    db.execute(
        shared_phones.update()
        .where(shared_phones.c.reached_by == reached_by)
        .values(allowed=allowed, officer_id=officer_id, settled_at=settled)
    )
    settle(db, [reached_by])


# ── counting ──────────────────────────────────────────────────────────────────────────────────────────────────────


def count_shown(db: Connection, profile_ids: Sequence[int], now: datetime) -> None:
    """Count one exposure of each of these sellers, to the telephone on which they are reached."""
    if not profile_ids:
        return
    db.execute(profiles.update().where(profiles.c.id.in_(profile_ids)).values(shown=profiles.c.shown + 1))
    phones = db.scalars(
        sa.select(profiles.c.reached_by).where(profiles.c.id.in_(profile_ids), profiles.c.reached_by.is_not(None))
    ).all()
    for phone in phones:
        _add(db, phone, weight(now), now)
        shown = sa.select(exposures.c.shown).where(exposures.c.reached_by == phone).scalar_subquery()
        theirs = sa.select(profiles.c.id).where(profiles.c.reached_by == phone)
        db.execute(seller_products.update().where(seller_products.c.profile_id.in_(theirs)).values(shown=shown))


def shown_of(db: Connection, reached_by: Sequence[str], now: datetime) -> dict[str, float]:
    """How often each of these telephones was shown, as so many exposures of today."""
    rows = db.execute(sa.select(exposures).where(exposures.c.reached_by.in_(reached_by)))
    return {row.reached_by: as_of(row.shown, now) for row in rows}


_OPEN_LEADS = (
    sa.select(profiles.c.reached_by, sa.func.count())
    .join(matches, matches.c.profile_id == profiles.c.id)
    .join(enquiries, enquiries.c.id == matches.c.enquiry_id)
    .where(
        profiles.c.reached_by.in_(sa.bindparam("phones", expanding=True)), matches.c.status == "asked",
        enquiries.c.status == "open",
    )
    .group_by(profiles.c.reached_by)
)  # fmt: skip


def open_leads(db: Connection, reached_by: Sequence[str]) -> Mapping[str, int]:
    """How many enquiries wait for an answer on each of these telephones; those that are over do not."""
    return dict(db.execute(_OPEN_LEADS, {"phones": list(reached_by)}).all())


# ── who answers ───────────────────────────────────────────────────────────────────────────────────────────────────


def note_silence(db: Connection, now: datetime, *, at_most: int = 200) -> int:
    """Look at enquiries asked two days ago: one that arrived and was not answered is a silence; how many were looked at.

    An enquiry that never left, failed or was skipped says nothing about its seller, and "not now" is an answer.
    """
    rows = db.execute(
        sa.select(matches.c.id, matches.c.profile_id, matches.c.answered_at)
        .where(matches.c.silent.is_(None), matches.c.asked_at <= now - SILENT_AFTER)
        .order_by(matches.c.asked_at)
        .limit(at_most)
    ).all()
    for row in rows:
        silent = row.answered_at is None and _arrived(db, row.id)
        db.execute(matches.update().where(matches.c.id == row.id).values(silent=silent))
    for profile_id in {row.profile_id for row in rows}:
        recount(db, profile_id)
    return len(rows)


def _arrived(db: Connection, match_id: int) -> bool:
    """Did the question of this match reach the seller's telephone?"""
    return bool(
        db.scalar(
            sa.select(sa.func.count())
            .select_from(conversations)
            .join(prompts, prompts.c.conversation_id == conversations.c.id)
            .join(outbox, outbox.c.id == prompts.c.outbox_id)
            .join(profiles, profiles.c.person_id == conversations.c.person_id)
            .join(matches, matches.c.profile_id == profiles.c.id)
            .where(
                matches.c.id == match_id,
                conversations.c.name == "lead",
                conversations.c.subject == str(match_id),
                outbox.c.state.in_(ARRIVED),
            )
        )
    )


def recount(db: Connection, profile_id: int) -> None:
    """Count anew how many enquiries a seller answered and how many met with silence."""
    mine = matches.c.profile_id == profile_id
    answered = sa.select(sa.func.count()).where(mine, matches.c.answered_at.is_not(None)).scalar_subquery()
    silent = sa.select(sa.func.count()).where(
        mine, matches.c.silent.is_(True), matches.c.answered_at.is_(None)
    ).scalar_subquery()  # fmt: skip
    db.execute(profiles.update().where(profiles.c.id == profile_id).values(answered=answered, silent=silent))


def never_shown(db: Connection) -> Record:
    """Live sellers and how many of them were never shown, for the figures."""
    live = sa.and_(profiles.c.kind == "seller", profiles.c.status == "live")
    return db.execute(
        sa.select(
            sa.func.count().label("live"), sa.func.sum(sa.case((profiles.c.shown == 0, 1), else_=0)).label("never")
        ).where(live)
    ).one()
