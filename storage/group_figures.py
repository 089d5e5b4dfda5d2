"""Figures of a group, week by week: cards, answers, introductions, deals, and how fast the first yes came."""

from __future__ import annotations

from datetime import datetime
from statistics import median
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.tables import deals, enquiries, group_cards, group_marks, introductions, links, matches

_TOOK_PART = ("yes", "accepted", "not_now", "declined")


def between(db: Connection, group_id: int, since: datetime, until: datetime) -> dict[str, Any]:
    """What happened around a group's cards in a span of time.

    `first_yes_hours` is the median from an enquiry's posting to its first yes, over those that had one; None without any.
    """
    hung = sa.and_(
        group_cards.c.group_id == group_id, group_cards.c.created_at >= since, group_cards.c.created_at < until
    )
    its_enquiries = sa.select(group_cards.c.enquiry_id).where(hung, group_cards.c.enquiry_id.is_not(None))
    asked = matches.c.enquiry_id.in_(its_enquiries)
    met = introductions.join(matches, matches.c.id == introductions.c.match_id)
    closed = deals.join(introductions, introductions.c.id == deals.c.introduction_id).join(
        matches, matches.c.id == introductions.c.match_id
    )

    def count(source: Any, *where: sa.ColumnElement[bool]) -> int:
        return db.scalar(sa.select(sa.func.count()).select_from(source).where(*where)) or 0

    return {
        "enquiries": count(group_cards, hung, group_cards.c.kind == "enquiry"),
        "offers": count(group_cards, hung, group_cards.c.kind == "offer"),
        "answers": count(matches, asked, matches.c.status.in_(_TOOK_PART)),
        "introductions": count(met, asked),
        "deals": count(closed, asked, deals.c.status == "closed"),
        "taken_off": count(
            group_marks, group_marks.c.group_id == group_id, group_marks.c.at >= since, group_marks.c.at < until
        ),
        "by_link": db.scalar(sa.select(sa.func.sum(links.c.uses)).where(links.c.group_id == group_id)) or 0,
        "first_yes_hours": _first_yes(db, its_enquiries),
    }


def _first_yes(db: Connection, its_enquiries: sa.Select[Any]) -> float | None:
    rows = db.execute(
        sa.select(enquiries.c.created_at, sa.func.min(matches.c.answered_at))
        .join(matches, matches.c.enquiry_id == enquiries.c.id)
        .where(enquiries.c.id.in_(its_enquiries), matches.c.status.in_(("yes", "accepted")))
        .group_by(enquiries.c.id, enquiries.c.created_at)
    ).all()
    kind = matches.c.answered_at.type
    hours = [_hours(posted, answered, kind) for posted, answered in rows if answered is not None]
    return round(median(hours), 1) if hours else None


def _hours(posted: datetime, answered: Any, kind: Any) -> float:
    at = answered if isinstance(answered, datetime) else kind.process_result_value(answered, None)
    return float((at - posted).total_seconds()) / 3600
