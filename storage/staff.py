"""An office's officers: their rights, heads, one-use codes by which somebody becomes one, pausing and letting back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert, insert_once
from storage.tables import addresses, officer_codes, officers


@dataclass(frozen=True, slots=True)
class Officer:
    """Someone of a district's or a state's office, with rights that the command line or a head's code gave."""

    id: int
    person_id: int
    name: str
    district_lgd: int | None
    state: str | None
    is_head: bool = False
    """May add and pause officers of the same office."""
    digests: bool = False
    """Hears of what waits twice a day, not at once."""


_OFFICER = [officers.c[name] for name in Officer.__slots__]
# Of every step; building it costs several times what running it does.
_OFFICER_OF = sa.select(*_OFFICER).where(officers.c.person_id == sa.bindparam("row"), officers.c.disabled_at.is_(None))


def officer_of(db: Connection, person_id: int) -> Officer | None:
    """The person's rights as officer, if they have any now."""
    row = db.execute(_OFFICER_OF, {"row": person_id}).first()
    return Officer(*row) if row else None


def officer(db: Connection, officer_id: int) -> Officer | None:
    """One officer with rights now."""
    here = sa.and_(officers.c.id == officer_id, officers.c.disabled_at.is_(None))
    row = db.execute(sa.select(*_OFFICER).where(here)).one_or_none()
    return Officer(*row) if row else None


def officers_for(db: Connection, district_lgd: int | None, state: str | None) -> list[Officer]:
    """The officers who look after a district, those of its state after them."""
    rows = db.execute(
        sa.select(*_OFFICER)
        .where(
            officers.c.disabled_at.is_(None),
            sa.or_(
                officers.c.district_lgd == district_lgd,
                sa.and_(officers.c.state.is_not(None), officers.c.state == state),
            ),
        )
        .order_by(officers.c.district_lgd.is_(None), officers.c.id)
    )
    return [Officer(*row) for row in rows]


def officers_anywhere(db: Connection) -> list[Officer]:
    """Every officer with rights now: they look after people whose district is not known yet."""
    rows = db.execute(sa.select(*_OFFICER).where(officers.c.disabled_at.is_(None)).order_by(officers.c.id))
    return [Officer(*row) for row in rows]


def all_officers(db: Connection) -> Sequence[Record]:
    """Every officer ever named, for the command line."""
    return db.execute(
        sa.select(officers, addresses.c.channel, addresses.c.external_id)
        .join(addresses, addresses.c.person_id == officers.c.person_id, isouter=True)
        .order_by(officers.c.id)
    ).all()


def add_officer(
    db: Connection, person_id: int, name: str, *, district_lgd: int | None, state: str | None, now: datetime
) -> int:
    """Give a person an officer's rights for one district or one state."""
    row = {"person_id": person_id, "name": name, "district_lgd": district_lgd, "state": state, "added_at": now}
    return insert(db, officers, row)


# ── heads and codes ───────────────────────────────────────────────────────────────────────────────────────────────


def _key(code: str) -> str:
    return sha256(code.encode()).hexdigest()


def invite(db: Connection, code: str, head: Officer, name: str, now: datetime, expires_at: datetime) -> int | None:
    """A new code for somebody of the head's own office; its number, or None: there is such a code already."""
    row = {"code_key": _key(code), "head_id": head.id, "name": name, "district_lgd": head.district_lgd,
           "state": head.state, "created_at": now, "expires_at": expires_at}  # fmt: skip
    if not insert_once(db, officer_codes, row, "code_key"):
        return None
    return db.scalar(sa.select(officer_codes.c.id).where(officer_codes.c.code_key == _key(code)))


def _works(now: datetime) -> sa.ColumnElement[bool]:
    """Not used, not over, and given by somebody who is a head still."""
    heads = sa.select(officers.c.id).where(officers.c.disabled_at.is_(None), officers.c.is_head)
    return sa.and_(
        officer_codes.c.used_at.is_(None), officer_codes.c.expires_at > now, officer_codes.c.head_id.in_(heads)
    )


def usable(db: Connection, code: str, now: datetime) -> Record | None:
    """The code that somebody wrote, while it can still make an officer."""
    return db.execute(sa.select(officer_codes).where(officer_codes.c.code_key == _key(code), _works(now))).one_or_none()


def usable_one(db: Connection, code_id: int, now: datetime) -> Record | None:
    """A code by its number, while it can still make an officer."""
    return db.execute(sa.select(officer_codes).where(officer_codes.c.id == code_id, _works(now))).one_or_none()


def withdraw(db: Connection, code_id: int) -> bool:
    """Take back a code that nobody has used; False: somebody has."""
    one = sa.and_(officer_codes.c.id == code_id, officer_codes.c.used_at.is_(None))
    return bool(db.execute(officer_codes.delete().where(one)).rowcount)


def become(db: Connection, invited: Record, person_id: int, now: datetime) -> int | None:
    """A code makes its writer an officer; None: somebody else was first. One code, one officer: a unique constraint."""
    row = {"person_id": person_id, "name": invited.name, "district_lgd": invited.district_lgd, "state": invited.state,
           "is_head": invited.is_head, "code_id": invited.id, "added_at": now}  # fmt: skip
    if not insert_once(db, officers, row, "code_id"):
        return None
    used = officer_codes.update().where(officer_codes.c.id == invited.id)
    db.execute(used.values(used_by=person_id, used_at=now))
    return db.scalar(sa.select(officers.c.id).where(officers.c.code_id == invited.id))


def of_head(db: Connection, head: Officer) -> list[Record]:
    """Whom a head may pause or let back: the officers of the same district or state who are no heads and left nobody
    in their place."""
    same = sa.and_(officers.c.district_lgd.is_(None), officers.c.state == head.state)
    if head.district_lgd is not None:
        same = officers.c.district_lgd == head.district_lgd
    query = sa.select(officers).where(
        same, officers.c.id != head.id, officers.c.person_id != head.person_id, officers.c.is_head.is_(False),
        officers.c.successor_id.is_(None), officers.c.name != "",
    )  # fmt: skip
    return list(db.execute(query.order_by(officers.c.id)))


# ── pausing and letting back ──────────────────────────────────────────────────────────────────────────────────────


def pause(db: Connection, officer_id: int, now: datetime) -> bool:
    """Take an officer's rights away until they are given back; False: there is no such officer with rights."""
    here = sa.and_(officers.c.id == officer_id, officers.c.disabled_at.is_(None))
    return bool(db.execute(officers.update().where(here).values(disabled_at=now)).rowcount)


def let_back(db: Connection, officer_id: int) -> bool:
    """Give an officer their rights back; False: they have them, the work was handed over, or the person is officer otherwise."""
    other = officers.alias("other")
    again = sa.select(other.c.id).where(other.c.person_id == officers.c.person_id, other.c.disabled_at.is_(None))
    here = sa.and_(officers.c.id == officer_id, officers.c.disabled_at.is_not(None), officers.c.successor_id.is_(None))
    here = sa.and_(here, officers.c.name != "", ~sa.exists(again))
    return bool(db.execute(officers.update().where(here).values(disabled_at=None)).rowcount)


def set_head(db: Connection, officer_id: int, is_head: bool) -> bool:
    """Say whether an officer heads the office; False: there is no such officer with rights."""
    here = sa.and_(officers.c.id == officer_id, officers.c.disabled_at.is_(None))
    return bool(db.execute(officers.update().where(here).values(is_head=is_head)).rowcount)


def was_officer(db: Connection, person_id: int) -> bool:
    """Had somebody an officer's rights before they were closed?"""
    return bool(db.scalar(sa.select(officers.c.id).where(officers.c.person_id == person_id).limit(1)))


# ── two digests a day ─────────────────────────────────────────────────────────────────────────────────────────────


def set_digests(db: Connection, officer_id: int, wanted: bool, now: datetime) -> None:
    """An officer wants digests, or each line at once; the first digest is the next one that becomes due."""
    db.execute(officers.update().where(officers.c.id == officer_id).values(digests=wanted, digest_at=now))


def _without(due: datetime) -> sa.ColumnElement[bool]:
    late = sa.or_(officers.c.digest_at.is_(None), officers.c.digest_at < due)
    return sa.and_(officers.c.disabled_at.is_(None), officers.c.digests, late)


def without_digest(db: Connection, due: datetime) -> list[Record]:
    """Officers who want digests and have not had the one of this moment."""
    return list(db.execute(sa.select(officers.c.id, officers.c.person_id).where(_without(due)).order_by(officers.c.id)))


def begin_digest(db: Connection, officer_id: int, due: datetime, now: datetime) -> bool:
    """Note that an officer's digest of this moment begins; of two processes one gets False."""
    here = sa.and_(officers.c.id == officer_id, _without(due))
    return bool(db.execute(officers.update().where(here).values(digest_at=now)).rowcount)
