"""What keeps people safe from each other: reports, what they hold back, who was warned, and what is known of a buyer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, hold, insert_new, insert_once, looked_up_once
from storage.tables import (
    deal_steps,
    deals,
    enquiries,
    held_introductions,
    introductions,
    matches,
    people,
    profiles,
    report_warnings,
    reports,
)

STANDS = ("open", "upheld")
"""Reports that count: nobody has decided yet, or an officer has found them right."""
_OF_BUYER = (
    introductions.join(matches, matches.c.id == introductions.c.match_id)
    .join(enquiries, enquiries.c.id == matches.c.enquiry_id)
    .join(profiles, profiles.c.id == matches.c.profile_id)
)


@dataclass(frozen=True, slots=True)
class Known:
    """What Haat itself has seen of a buyer: how often they asked, met sellers, wanted samples, dealt, were reported."""

    enquiries: int
    introductions: int
    samples: int
    deals: int
    reports: int
    being_checked: bool


@dataclass(frozen=True, slots=True)
class Warned:
    """A seller who was warned of somebody, and the introduction that made them meet."""

    person_id: int
    introduction_id: int


# ── the two sides of an introduction ──────────────────────────────────────────────────────────────────────────────


def sides(db: Connection, introduction_id: int) -> Record:
    """Who buys and who sells in an introduction, with the enquiry's office: buyer, seller, district_lgd, enquiry_id."""
    return db.execute(
        sa.select(
            introductions.c.id, introductions.c.match_id, introductions.c.at, matches.c.enquiry_id,
            enquiries.c.person_id.label("buyer"), profiles.c.person_id.label("seller"),
            enquiries.c.district_lgd, profiles.c.name.label("seller_name"),
        )
        .select_from(_OF_BUYER)
        .where(introductions.c.id == introduction_id)
    ).one()  # fmt: skip


def _met() -> sa.Select[Any]:
    """Each side is looked up by its own index; together in one condition the whole market would be read."""
    columns = (
        introductions.c.id, introductions.c.at, matches.c.enquiry_id, enquiries.c.person_id.label("buyer"),
        profiles.c.person_id.label("seller"), profiles.c.name.label("seller_name"),
    )  # fmt: skip
    sides = (enquiries.c.person_id, profiles.c.person_id)
    both = sa.union(
        *(sa.select(*columns).select_from(_OF_BUYER).where(side == sa.bindparam("who")) for side in sides)
    ).subquery()
    return sa.select(both).order_by(both.c.id.desc()).limit(sa.bindparam("at_most"))


_MET = _met()


@looked_up_once
def met(db: Connection, person_id: int, *, at_most: int = 8) -> Sequence[Record]:
    """The introductions of somebody, as buyer or seller, the newest first."""
    return db.execute(_MET, {"who": person_id, "at_most": at_most}).all()


def hold_person(db: Connection, person_id: int) -> None:
    """Lock a person until the transaction ends: a report and an introduction of the same one come one after the other."""
    db.execute(hold(db, sa.select(people.c.id).where(people.c.id == person_id)))


# ── reports ───────────────────────────────────────────────────────────────────────────────────────────────────────


def report(db: Connection, now: datetime, **fields: Any) -> int | None:
    """A new open report; its number, None where the same person has one open about the same other."""
    return insert_new(db, reports, {"status": "open", "at": now, **fields})


def add_words(db: Connection, from_id: int, about_id: int, words: str) -> int | None:
    """What a reporter tells besides, put below the words of their report that waits; its number, None where none does."""
    waiting = sa.and_(reports.c.from_id == from_id, reports.c.about_id == about_id, reports.c.status == "open")
    one = db.execute(sa.select(reports.c.id, reports.c.words).where(waiting)).one_or_none()
    if one is None:
        return None
    told = "\n".join(filter(None, (one.words, words)))[-MOST_WORDS:]
    db.execute(reports.update().where(reports.c.id == one.id).values(words=told))
    return int(one.id)


MOST_WORDS = 1000
"""Signs of a report's words; of more the last are kept."""


def get(db: Connection, report_id: int) -> Record | None:
    """One report with both names."""
    one, other = people.alias("one"), people.alias("other")
    return db.execute(
        sa.select(reports, one.c.name.label("by"), other.c.name.label("about"))
        .join(one, one.c.id == reports.c.from_id)
        .join(other, other.c.id == reports.c.about_id)
        .where(reports.c.id == report_id)
    ).one_or_none()


def listed(db: Connection, districts: Sequence[int] | None, statuses: Sequence[str]) -> Sequence[Record]:
    """Reports of these districts (None: of all), the newest first, with both names; those of no district everywhere."""
    one, other = people.alias("one"), people.alias("other")
    query = (
        sa.select(reports, one.c.name.label("by"), other.c.name.label("about"))
        .join(one, one.c.id == reports.c.from_id)
        .join(other, other.c.id == reports.c.about_id)
        .where(reports.c.status.in_(statuses))
        .order_by(reports.c.id.desc())
        .limit(200)
    )
    if districts is not None:
        query = query.where(sa.or_(reports.c.district_lgd.in_(districts), reports.c.district_lgd.is_(None)))
    return db.execute(query).all()


_HOLDS = sa.or_(reports.c.status == "upheld", sa.and_(reports.c.status == "open", reports.c.holds.is_(True)))
"""What an officer found true holds back, whoever said it; until then only what holds by itself does."""
_HELD = sa.select(reports.c.id).where(reports.c.about_id == sa.bindparam("who"), _HOLDS).limit(1)


@looked_up_once
def is_held(db: Connection, person_id: int) -> bool:
    """Is somebody introduced to nobody now, because of a report that stands?"""
    return db.scalar(_HELD, {"who": person_id}) is not None


def held_among(db: Connection, person_ids: Sequence[int]) -> set[int]:
    """Who of these is introduced to nobody now."""
    found = sa.select(reports.c.about_id).where(reports.c.about_id.in_(person_ids), _HOLDS)
    return set(db.scalars(found)) if person_ids else set()


def standing(db: Connection, about_id: int) -> Sequence[Record]:
    """The reports about somebody that count, the oldest first."""
    return db.execute(
        sa.select(reports).where(reports.c.about_id == about_id, reports.c.status.in_(STANDS)).order_by(reports.c.id)
    ).all()


def settle(
    db: Connection, report_id: int, status: str, now: datetime, *, was: Sequence[str] = ("open",),
    officer_id: int | None = None,
) -> bool:  # fmt: skip
    """Decide a report, or take it back; False when it is no longer in one of these states."""
    return bool(
        db.execute(
            reports.update()
            .where(reports.c.id == report_id, reports.c.status.in_(was))
            .values(status=status, officer_id=officer_id, settled_at=None if status == "open" else now)
        ).rowcount
    )


def appeal(db: Connection, about_id: int, words: str, now: datetime) -> list[int]:
    """What somebody says to the reports about them that count; the numbers of those that had no answer yet."""
    unanswered = sa.and_(reports.c.about_id == about_id, reports.c.status.in_(STANDS), reports.c.appealed_at.is_(None))
    found = list(db.scalars(sa.select(reports.c.id).where(unanswered)))
    db.execute(reports.update().where(reports.c.id.in_(found)).values(appeal=words[:500], appealed_at=now))
    return found


def record_of_reporter(db: Connection, person_id: int) -> tuple[int, int, int]:
    """How many reports somebody has made, how many an officer found right, and how many were made up."""
    rows = db.execute(
        sa.select(reports.c.status, sa.func.count()).where(reports.c.from_id == person_id).group_by(reports.c.status)
    ).all()
    counted = {row[0]: int(row[1]) for row in rows}
    return sum(counted.values()) - counted.get("withdrawn", 0), counted.get("upheld", 0), counted.get("made_up", 0)


def made_up_since(db: Connection, person_id: int, since: datetime) -> bool:
    """Did an officer find a report of this person made up since then?"""
    found = sa.select(reports.c.id).where(
        reports.c.from_id == person_id, reports.c.status == "made_up", reports.c.settled_at >= since
    )
    return db.scalar(found.limit(1)) is not None


# ── who is warned ─────────────────────────────────────────────────────────────────────────────────────────────────


def met_with(db: Connection, about_id: int, side: str, but: int, since: datetime) -> list[Warned]:
    """Who was introduced to somebody, who is on this side (buyer or seller), since then, but for the reporter."""
    mine, others = (
        (enquiries.c.person_id, profiles.c.person_id)
        if side == "buyer"
        else (profiles.c.person_id, enquiries.c.person_id)
    )
    rows = db.execute(
        sa.select(others.label("who"), sa.func.max(introductions.c.id).label("met"))
        .select_from(_OF_BUYER)
        .where(mine == about_id, others != but, introductions.c.at >= since)
        .group_by(others)
        .order_by(others)
    ).all()
    return [Warned(int(row.who), int(row.met)) for row in rows]


def note_warned(db: Connection, report_id: int, one: Warned, now: datetime) -> bool:
    """Somebody is warned because of a report, once."""
    row = {"report_id": report_id, "person_id": one.person_id, "introduction_id": one.introduction_id, "at": now}
    return bool(insert_once(db, report_warnings, row, "report_id", "person_id"))


def warned(db: Connection, report_id: int) -> list[Warned]:
    """Who was warned because of a report."""
    rows = db.execute(
        sa.select(report_warnings.c.person_id, report_warnings.c.introduction_id)
        .where(report_warnings.c.report_id == report_id)
        .order_by(report_warnings.c.person_id)
    )
    return [Warned(*row) for row in rows]


# ── what is known of a buyer ──────────────────────────────────────────────────────────────────────────────────────


def known_of(db: Connection, buyer_id: int, *, but_enquiry: int | None = None) -> Known:
    """A buyer's record; `but_enquiry` is the enquiry that is shown beside it."""
    asked = sa.select(sa.func.count()).where(
        enquiries.c.person_id == buyer_id, enquiries.c.status != "withdrawn", enquiries.c.id != (but_enquiry or 0)
    )
    here = enquiries.c.person_id == buyer_id
    introduced = sa.select(sa.func.count()).select_from(_OF_BUYER).where(here)
    took_sample = sa.exists().where(
        deal_steps.c.introduction_id == introductions.c.id, deal_steps.c.state == "sampling"
    )
    asked_sample = enquiries.c.terms["sample"].as_boolean().is_(True)
    samples = sa.select(sa.func.count()).select_from(_OF_BUYER).where(here, sa.or_(took_sample, asked_sample))
    dealt = (
        sa.select(sa.func.count())
        .select_from(_OF_BUYER.join(deals, deals.c.introduction_id == introductions.c.id))
        .where(here, deals.c.status == "closed")
    )
    found = standing(db, buyer_id)
    return Known(
        int(db.scalar(asked) or 0), int(db.scalar(introduced) or 0), int(db.scalar(samples) or 0),
        int(db.scalar(dealt) or 0), sum(one.status == "upheld" for one in found),
        any(one.status == "open" for one in found),
    )  # fmt: skip


def here_since(db: Connection, person_id: int) -> datetime:
    """When somebody first came."""
    first: datetime = db.execute(sa.select(people.c.created_at).where(people.c.id == person_id)).scalar_one()
    return first


def is_checked(db: Connection, person_id: int, now: datetime) -> bool:
    """Has the office checked this person, as buyer or seller, and does that still hold?"""
    found = sa.select(profiles.c.id).where(profiles.c.person_id == person_id, profiles.c.verified_until > now)
    return db.scalar(found.limit(1)) is not None


def open_enquiries(db: Connection, buyer_id: int) -> list[int]:
    """The numbers of a buyer's open enquiries, the oldest first."""
    query = sa.select(enquiries.c.id).where(enquiries.c.person_id == buyer_id, enquiries.c.status == "open")
    return list(db.scalars(query.order_by(enquiries.c.id)))


def met_since(db: Connection, buyer_id: int, since: datetime) -> int:
    """How many sellers a buyer was introduced to since then."""
    query = (
        sa.select(sa.func.count(sa.distinct(profiles.c.person_id)))
        .select_from(_OF_BUYER)
        .where(enquiries.c.person_id == buyer_id, introductions.c.at >= since)
    )
    return int(db.scalar(query) or 0)


# ── a yes of both that waits ──────────────────────────────────────────────────────────────────────────────────────


def hold_back(db: Connection, match_id: int, why: str, now: datetime) -> None:
    """Both said yes, but it must wait: for the office, or for the next day."""
    insert_once(db, held_introductions, {"match_id": match_id, "why": why, "at": now}, "match_id")


def held_back(db: Connection, *, at_most: int = 50) -> Sequence[Record]:
    """What waits, the oldest first, with its buyer and seller: match_id, why, at, buyer, seller; locked for this worker."""
    # The few that wait are read first; in one join a planner that knows no sizes begins with all matches.
    first = sa.select(held_introductions.c.match_id).order_by(held_introductions.c.at).limit(at_most)
    waiting = list(db.scalars(first))
    if not waiting:
        return []
    query = (
        sa.select(held_introductions, enquiries.c.person_id.label("buyer"), profiles.c.person_id.label("seller"))
        .join(matches, matches.c.id == held_introductions.c.match_id)
        .join(enquiries, enquiries.c.id == matches.c.enquiry_id)
        .join(profiles, profiles.c.id == matches.c.profile_id)
        .where(held_introductions.c.match_id.in_(waiting))
        .order_by(held_introductions.c.at)
    )
    if db.dialect.name != "sqlite":
        query = query.with_for_update(of=held_introductions, skip_locked=True)
    return db.execute(query).all()


def let_go(db: Connection, match_id: int) -> None:
    """It waits no longer."""
    db.execute(held_introductions.delete().where(held_introductions.c.match_id == match_id))


WARN_WITHIN = timedelta(days=30)
"""Sellers whom somebody met so recently are warned."""
