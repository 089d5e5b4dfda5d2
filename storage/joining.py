"""Two records found to be one human being: what the one has goes over to the other."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import consent, exposure
from storage.tables import (
    calls,
    card_questions,
    consents,
    conversations,
    enquiries,
    group_cards,
    group_members,
    hand_offs,
    officers,
    people,
    profiles,
    registrations,
    tray,
)

GOES_OVER = (enquiries, calls, hand_offs, officers, tray, card_questions)
"""What may stand twice for one person."""


def merge(db: Connection, gone_id: int, kept_id: int, now: datetime) -> None:
    """One person takes over what was kept of another who is the same human being; their addresses are the caller's.

    Of what stands only once for a person (a seller's profile, a place in a group) the kept person's own counts; a
    second profile is shown to no buyer any more. What was agreed to goes over where the kept one was never asked.
    """
    _profiles(db, gone_id, kept_id, now)
    for table in GOES_OVER:
        db.execute(table.update().where(table.c.person_id == gone_id).values(person_id=kept_id))
    for table, key in ((group_members, ["group_id"]), (registrations, ["workshop_id", "name_key"])):
        mine = table.alias()
        clash = sa.exists().where(mine.c.person_id == kept_id, *(mine.c[name] == table.c[name] for name in key))
        db.execute(table.update().where(table.c.person_id == gone_id, ~clash).values(person_id=kept_id))
    _cards(db, gone_id, kept_id)
    asked = consent.all_given(db, kept_id)
    db.execute(
        consents.update().where(consents.c.person_id == gone_id, consents.c.purpose.not_in(asked)).values(person_id=kept_id)
    )  # fmt: skip
    db.execute(
        conversations.update()
        .where(conversations.c.person_id == gone_id, conversations.c.status == "open")
        .values(status="withdrawn", updated_at=now)
    )
    db.execute(people.update().where(people.c.id == gone_id).values(merged_into=kept_id, erased_at=now, name=None))


def _cards(db: Connection, gone_id: int, kept_id: int) -> None:
    """Cards go over; of two offers of the same goods on one day in one group the kept person's own hangs on."""
    mine = group_cards.alias()
    same = (mine.c[name] == group_cards.c[name] for name in ("group_id", "concept", "day", "kind"))
    clash = sa.exists().where(mine.c.person_id == kept_id, mine.c.kind == "offer", *same)
    db.execute(group_cards.update().where(group_cards.c.person_id == gone_id, ~clash).values(person_id=kept_id))


def _profiles(db: Connection, gone_id: int, kept_id: int, now: datetime) -> None:
    had = set(
        db.scalars(sa.select(profiles.c.kind).where(profiles.c.person_id == kept_id, profiles.c.status != "erased"))
    )
    for row in db.execute(
        sa.select(profiles.c.id, profiles.c.kind, profiles.c.external_ref).where(profiles.c.person_id == gone_id)
    ).all():
        one = profiles.c.id == row.id
        if row.kind not in had:
            db.execute(profiles.update().where(one).values(person_id=kept_id, updated_at=now))
            continue
        db.execute(profiles.update().where(one).values(status="hidden", external_ref=None, updated_at=now))
        exposure.settle_profile(db, row.id)
        if row.external_ref:  # the office's list knows the kept one by it from here on
            known = sa.and_(
                profiles.c.person_id == kept_id, profiles.c.kind == row.kind, profiles.c.external_ref.is_(None)
            )
            db.execute(profiles.update().where(known).values(external_ref=row.external_ref))
    exposure.reached_anew(db, kept_id)
