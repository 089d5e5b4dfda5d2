"""What buyers asked for, week by week, and what nobody could give: for makers, for officers, and to measure matching."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record
from storage.tables import enquiries, matches, people, profiles


def asked_since(db: Connection, since: datetime) -> dict[str, int]:
    """How often each concept was asked for since then; enquiries that were taken back do not count."""
    rows = db.execute(
        sa.select(enquiries.c.concept, sa.func.count())
        .where(enquiries.c.created_at >= since, enquiries.c.concept.is_not(None), enquiries.c.status != "withdrawn")
        .group_by(enquiries.c.concept)
    )
    return dict(rows.all())


def unmet_between(
    db: Connection, since: datetime, until: datetime, districts: Sequence[int] | None = None
) -> Sequence[Record]:
    """What was asked for in a span of time and nobody said yes to: (concept, words, asked), the most asked first.

    Of a concept that is known the words are the newest ones.
    """
    yes = sa.exists().where(
        matches.c.enquiry_id == enquiries.c.id, matches.c.status.in_(("yes", "accepted", "declined"))
    )
    key = sa.func.coalesce(enquiries.c.concept, enquiries.c.product_words)
    query = (
        sa.select(
            sa.func.max(enquiries.c.concept).label("concept"), sa.func.max(enquiries.c.product_words).label("words"),
            sa.func.count().label("asked"),
        )
        .join(people, people.c.id == enquiries.c.person_id)
        .where(enquiries.c.created_at.between(since, until), enquiries.c.status != "withdrawn", people.c.erased_at.is_(None), ~yes)
        .group_by(key)
        .order_by(sa.func.count().desc(), key)
        .limit(10)
    )  # fmt: skip
    if districts is not None:
        query = query.where(enquiries.c.district_lgd.in_(districts))
    return db.execute(query).all()


def sellers_after(db: Connection, profile_id: int, *, at_most: int) -> Sequence[Record]:
    """The next sellers by number, live or invited, with all that tagging looks at: a window over them."""
    return db.execute(
        sa.select(
            profiles.c.id, profiles.c.person_id, profiles.c.status, profiles.c.products_text, profiles.c.description,
            profiles.c.state, profiles.c.district_lgd,
        )
        .where(profiles.c.id > profile_id, profiles.c.kind == "seller", profiles.c.status.in_(("live", "invited", "hidden")))
        .order_by(profiles.c.id)
        .limit(at_most)
    ).all()  # fmt: skip


def judged(db: Connection, *, at_most: int = 1000) -> Sequence[Record]:
    """Enquiries to which a seller said yes and the buyer did too: (id, text, created_at, district_lgd, profile_id).

    Every introduction is a judgement of two people on what was read and who was found: the set grows by itself.
    """
    return db.execute(
        sa.select(
            enquiries.c.id, enquiries.c.text, enquiries.c.created_at, enquiries.c.place_lgd, people.c.district_lgd,
            enquiries.c.person_id, enquiries.c.concept, matches.c.profile_id,
        )
        .join(matches, matches.c.enquiry_id == enquiries.c.id)
        .join(people, people.c.id == enquiries.c.person_id)
        .where(matches.c.status == "accepted", enquiries.c.text != "")
        .order_by(enquiries.c.id.desc())
        .limit(at_most)
    ).all()  # fmt: skip
