"""Figures of a group, week by week: cards, answers, introductions, deals, and how fast the first yes came."""

from __future__ import annotations

from datetime import datetime
from statistics import median
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.tables import (
    addresses,
    card_questions,
    deals,
    enquiries,
    group_cards,
    group_days,
    group_marks,
    group_members,
    introductions,
    link_opens,
    links,
    matches,
    people,
    profiles,
)

_TOOK_PART = ("yes", "accepted", "not_now", "declined")


def between(db: Connection, group_id: int, since: datetime, until: datetime) -> dict[str, Any]:
    """What happened around a group's cards in a span of time.

    `posts` are those of its own chat by days in UTC, `by_link` who came by one of its links, `link_answers` those who then
    answered the enquiry that their link led to. What began from an offer's card counts like what began from an enquiry's:
    its maker's first answer is the yes and the introduction. `first_yes_hours` is the median from an enquiry's posting, or
    a buyer's wish, to the first yes, over those that had one; None without any.
    """
    return {
        **_who_came_and_left(db, group_id, since, until),
        **_what_hung(db, group_id, since, until),
        **_what_was_said(db, group_id, since, until),
    }


def _count(db: Connection, source: Any, *where: sa.ColumnElement[bool]) -> int:
    return db.scalar(sa.select(sa.func.count()).select_from(source).where(*where)) or 0


def _who_came_and_left(db: Connection, group_id: int, since: datetime, until: datetime) -> dict[str, int]:
    members = group_members.c.group_id == group_id
    left = sa.and_(group_members.c.status == "left", _within(group_members.c.left_at, since, until))
    return {
        "members": _count(db, group_members, members, _in_at(until)),
        "joined": _count(db, group_members, members, _WAS_IN, _within(group_members.c.joined_at, since, until)),
        "left": _count(db, group_members, members, left),
    }


def _what_hung(db: Connection, group_id: int, since: datetime, until: datetime) -> dict[str, Any]:
    """The cards of a span, and what came of them whenever it came."""
    hung = sa.and_(group_cards.c.group_id == group_id, _within(group_cards.c.created_at, since, until))
    its_enquiries = sa.select(group_cards.c.enquiry_id).where(hung, group_cards.c.enquiry_id.is_not(None))
    taken_up = sa.select(enquiries.c.id).join(group_cards, group_cards.c.id == enquiries.c.card_id).where(hung)
    asked = sa.or_(matches.c.enquiry_id.in_(its_enquiries), matches.c.enquiry_id.in_(taken_up))
    met = introductions.join(matches, matches.c.id == introductions.c.match_id)
    closed = deals.join(introductions, introductions.c.id == deals.c.introduction_id).join(
        matches, matches.c.id == introductions.c.match_id
    )
    return {
        "enquiries": _count(db, group_cards, hung, group_cards.c.kind == "enquiry"),
        "offers": _count(db, group_cards, hung, group_cards.c.kind == "offer"),
        "answers": _count(db, matches, asked, matches.c.status.in_(_TOOK_PART)),
        "introductions": _count(db, met, asked),
        "deals": _count(db, closed, asked, deals.c.status == "closed"),
        "first_yes_hours": _first_yes(db, asked),
    }


def _what_was_said(db: Connection, group_id: int, since: datetime, until: datetime) -> dict[str, int]:
    """What was written and taken off in the chat and below cards, and who came by links."""
    marks = sa.and_(group_marks.c.group_id == group_id, _within(group_marks.c.at, since, until))
    below = card_questions.join(group_cards, group_cards.c.id == card_questions.c.card_id)
    questions = sa.and_(group_cards.c.group_id == group_id, _within(card_questions.c.at, since, until))
    came = link_opens.join(links, links.c.id == link_opens.c.link_id)
    by_link = sa.and_(links.c.group_id == group_id, _within(link_opens.c.at, since, until))
    return {
        "taken_off": _count(db, group_marks, marks),
        "posts": _posts(db, group_id, since, until),
        "questions": _count(db, below, questions),
        "by_link": _count(db, came, by_link),
        "link_answers": _by_link(db, group_id, since, until),
    }


_WAS_IN = sa.or_(
    group_members.c.status == "member",
    sa.and_(group_members.c.status == "left", group_members.c.left_at > group_members.c.joined_at),
)


def _within(when: sa.Column[Any], since: datetime, until: datetime) -> sa.ColumnElement[bool]:
    return sa.and_(when >= since, when < until)


def _in_at(moment: datetime) -> sa.ColumnElement[bool]:
    """Who was a member at a moment; who left and came again counts from the last coming on."""
    gone_later = sa.or_(group_members.c.left_at.is_(None), group_members.c.left_at >= moment)
    return sa.and_(_WAS_IN, group_members.c.joined_at < moment, gone_later)


def members_at(db: Connection, group_id: int, moment: datetime) -> list[dict[str, Any]]:
    """A group's members at a moment by channel, role and language; who has two channels counts at the one used last."""
    newest = (
        sa.select(addresses.c.channel)
        .where(addresses.c.person_id == group_members.c.person_id)
        .order_by(addresses.c.last_inbound_at.desc().nulls_last(), addresses.c.id)
        .limit(1)
        .correlate(group_members)
        .scalar_subquery()
    )
    each = (
        sa.select(newest.label("channel"), group_members.c.role, people.c.language)
        .join(people, people.c.id == group_members.c.person_id)
        .where(group_members.c.group_id == group_id, _in_at(moment))
        .subquery()
    )
    columns = (each.c.channel, each.c.role, each.c.language)
    rows = db.execute(sa.select(*columns, sa.func.count().label("members")).group_by(*columns).order_by(*columns))
    return [dict(row._mapping) for row in rows]


def _posts(db: Connection, group_id: int, since: datetime, until: datetime) -> int:
    these = sa.and_(
        group_days.c.group_id == group_id, group_days.c.day > since.date(), group_days.c.day <= until.date()
    )
    return db.scalar(sa.select(sa.func.sum(group_days.c.posts)).where(these)) or 0


def _by_link(db: Connection, group_id: int, since: datetime, until: datetime) -> int:
    """Answers of people whom a forwarded link had led to the enquiry's card before."""
    way = (
        link_opens.join(links, links.c.id == link_opens.c.link_id)
        .join(group_cards, group_cards.c.id == links.c.card_id)
        .join(matches, matches.c.enquiry_id == group_cards.c.enquiry_id)
        .join(profiles, sa.and_(profiles.c.id == matches.c.profile_id, profiles.c.person_id == link_opens.c.person_id))
    )
    answered = (
        links.c.group_id == group_id, matches.c.status.in_(_TOOK_PART), matches.c.answered_at >= link_opens.c.at,
        matches.c.answered_at >= since, matches.c.answered_at < until,
    )  # fmt: skip
    return db.scalar(sa.select(sa.func.count(matches.c.id.distinct())).select_from(way).where(*answered)) or 0


def links_of(db: Connection, group_id: int) -> list[dict[str, Any]]:
    """Each link of a group that somebody came by: what it leads to, how many came, and how many answered there."""
    answered = sa.and_(
        matches.c.enquiry_id == group_cards.c.enquiry_id, matches.c.profile_id == profiles.c.id,
        matches.c.status.in_(_TOOK_PART), matches.c.answered_at >= link_opens.c.at,
    )  # fmt: skip
    way = (
        link_opens.join(links, links.c.id == link_opens.c.link_id)
        .outerjoin(group_cards, group_cards.c.id == links.c.card_id)
        .outerjoin(profiles, profiles.c.person_id == link_opens.c.person_id)
        .outerjoin(matches, answered)
    )
    query = (
        sa.select(
            links.c.token, links.c.card_id, group_cards.c.enquiry_id,
            sa.func.count(link_opens.c.person_id.distinct()).label("came"),
            sa.func.count(matches.c.id.distinct()).label("answers"),
        )
        .select_from(way)
        .where(links.c.group_id == group_id)
        .group_by(links.c.token, links.c.card_id, group_cards.c.enquiry_id)
        .order_by(sa.func.count(link_opens.c.person_id.distinct()).desc(), links.c.token)
    )  # fmt: skip
    return [dict(row._mapping) for row in db.execute(query)]


def _first_yes(db: Connection, asked: sa.ColumnElement[bool]) -> float | None:
    rows = db.execute(
        sa.select(enquiries.c.created_at, sa.func.min(matches.c.answered_at))
        .join(matches, matches.c.enquiry_id == enquiries.c.id)
        .where(asked, matches.c.status.in_(("yes", "accepted")))
        .group_by(enquiries.c.id, enquiries.c.created_at)
    ).all()
    kind = matches.c.answered_at.type
    hours = [_hours(posted, answered, kind) for posted, answered in rows if answered is not None]
    return round(median(hours), 1) if hours else None


def _hours(posted: datetime, answered: Any, kind: Any) -> float:
    at = answered if isinstance(answered, datetime) else kind.process_result_value(answered, None)
    return float((at - posted).total_seconds()) / 3600
