"""An officer's work passes to a successor in one transaction, and the old access is closed with it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import audit, people
from storage.database import Record
from storage.settling import skip_all_of
from storage.tables import (
    broadcasts,
    conversations,
    groups,
    notices,
    officers,
    prompts,
    room_members,
    rooms,
    voice_notes,
    workshops,
)

SCHEDULED = ("draft", "submitted", "approved", "paused")


def hand_over(
    db: Connection, leaves: int, comes: int, now: datetime, *, work: Sequence[str], by: int | None = None
) -> dict[str, int]:
    """Move what one officer has in hand to another officer and close the first one's access; how many of each kind moved.

    `leaves` and `comes` are officers' numbers, `work` names the conversations of office work. Raises ValueError where one
    of the two has no rights now, or both are the same.
    """
    both = {row.id: row for row in db.execute(sa.select(officers).where(officers.c.id.in_((leaves, comes)))).all()}
    if len(both) != 2 or any(row.disabled_at is not None for row in both.values()):
        raise ValueError("both must be officers with rights now, and two different ones")
    old, new = both[leaves], both[comes]
    moved = {
        "broadcasts": _moved(db, broadcasts, broadcasts.c.author_id == leaves, broadcasts.c.status.in_(SCHEDULED), author_id=comes),
        "notices": _moved(db, notices, notices.c.officer_id == leaves, officer_id=comes),
        "workshops": _moved(db, workshops, workshops.c.officer_id == leaves, workshops.c.starts_at > now, officer_id=comes),
        "groups": _moved(db, groups, groups.c.officer_id == leaves, groups.c.status == "open", officer_id=comes),
        "talks": _talks(db, old.person_id, new),
        "drafts": _drafts(db, old.person_id, new.person_id, work, now),
        "voice notes": _moved(db, voice_notes, voice_notes.c.claimed_by == old.person_id, voice_notes.c.status == "waiting",
                              claimed_by=None, claimed_until=None),
    }  # fmt: skip
    db.execute(officers.update().where(officers.c.id == leaves).values(disabled_at=now, successor_id=comes))
    skip_all_of(db, old.person_id, "handed over", now, purpose="office")
    audit.note(db, by or new.person_id, "hand_over_office", f"officer:{leaves}", now, before={"officer": leaves},
               after={"officer": comes, "moved": moved}, why_not="the old access is closed")  # fmt: skip
    return moved


def _moved(db: Connection, table: sa.Table, *where: sa.ColumnElement[bool], **values: object) -> int:
    return db.execute(table.update().where(*where).values(**values)).rowcount


def _talks(db: Connection, old: int, successor: Record) -> int:
    """Open talks with people who asked for a human: the successor sits in the old one's place, under their own name."""
    new = successor.person_id
    open_ones = sa.select(rooms.c.id).where(
        rooms.c.kind == "hand_off", rooms.c.status == "open", rooms.c.subject != str(old)
    )
    there = sa.select(room_members.c.room_id).where(room_members.c.person_id == new)
    mine = sa.and_(room_members.c.person_id == old, room_members.c.room_id.in_(open_ones))
    moved = _moved(db, room_members, mine, room_members.c.room_id.not_in(there), person_id=new,
                   shown_as=successor.name, wrote_at=None)  # fmt: skip
    db.execute(room_members.delete().where(mine))
    return moved


def _drafts(db: Connection, old: int, new: int, work: Sequence[str], now: datetime) -> int:
    """Office work in the making: asked again of the successor; what the successor has in hand already ends."""
    address = people.reached_at(db, new)
    open_ones = sa.and_(
        conversations.c.person_id == old, conversations.c.status == "open", conversations.c.name.in_(work)
    )
    held = {
        (row.name, row.subject)
        for row in db.execute(
            sa.select(conversations.c.name, conversations.c.subject).where(
                conversations.c.person_id == new, conversations.c.status == "open"
            )
        )
    }
    moved = 0
    for row in db.execute(
        sa.select(conversations.c.id, conversations.c.name, conversations.c.subject).where(open_ones)
    ).all():
        one = conversations.c.id == row.id
        if (row.name, row.subject) in held or address is None:
            db.execute(conversations.update().where(one).values(status="withdrawn", updated_at=now))
            continue
        db.execute(prompts.delete().where(prompts.c.conversation_id == row.id))
        db.execute(
            conversations.update().where(one).values(person_id=new, address_id=address.id, later=True, updated_at=now)
        )
        moved += 1
    return moved
