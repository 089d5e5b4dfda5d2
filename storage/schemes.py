"""The scheme catalogue: what is known of each with source and date, what an officer signed off, and who is interested."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import sharing
from storage.database import insert_once, looked_up_once
from storage.tables import people, scheme_interests, schemes


@dataclass(frozen=True, slots=True)
class Scheme:
    """One scheme; texts per language, `as_of` as YYYY-MM or YYYY-MM-DD, `state` empty for the whole country."""

    id: int
    ref: str
    state: str | None
    names: dict[str, str]
    who: dict[str, str]
    benefit: dict[str, str]
    apply: dict[str, str]
    words: list[str]
    fits: dict[str, list[str]]
    source: str
    as_of: str
    status: str
    confidence: str | None
    note: str | None
    free: bool | None
    signed_source: str | None
    signed_by: int | None
    signed_at: datetime | None

    def name_in(self, language: str) -> str:
        """Its name for this reader."""
        return (
            self.names.get(language)
            or self.names.get("hi" if language == "mr" else "")
            or self.names.get("en")
            or self.ref
        )

    @property
    def tells(self) -> bool:
        """May more than its name be shown?"""
        return self.status == "open"


@dataclass(frozen=True, slots=True)
class Interest:
    """Somebody who said that a scheme interests them."""

    id: int
    scheme_id: int
    person_id: int
    who: str | None
    phone: str | None
    district_lgd: int | None
    at: datetime


_SCHEME = [schemes.c[name] for name in Scheme.__slots__]


def all_schemes(db: Connection, state: str | None = None) -> list[Scheme]:
    """Every scheme that is not over, in the order of the file; of one state those of the whole country too."""
    here = sa.true() if state is None else sa.or_(schemes.c.state.is_(None), schemes.c.state == state)
    rows = db.execute(sa.select(*_SCHEME).where(schemes.c.status != "ended", here).order_by(schemes.c.id))
    return [Scheme(*row) for row in rows]


@looked_up_once
def there_are(db: Connection) -> bool:
    """Is there any scheme?"""
    return db.scalar(sa.select(schemes.c.id).limit(1)) is not None


def scheme(db: Connection, scheme_id: int) -> Scheme | None:
    """One scheme, also one that is over."""
    row = db.execute(sa.select(*_SCHEME).where(schemes.c.id == scheme_id)).one_or_none()
    return Scheme(*row) if row else None


def by_ref(db: Connection, ref: str) -> Scheme | None:
    """The scheme with this id of the file."""
    row = db.execute(sa.select(*_SCHEME).where(schemes.c.ref == ref)).one_or_none()
    return Scheme(*row) if row else None


def keep(db: Connection, entry: Mapping[str, Any], now: datetime) -> str:
    """Write one entry of a file by its ref: "new", "changed" or "same". What an officer signed off stays theirs."""
    known = by_ref(db, str(entry["ref"]))
    if known is None:
        insert_once(db, schemes, {**entry, "changed_at": now}, "ref")
        return "new"
    if known.signed_at is not None:
        entry = {name: value for name, value in entry.items() if name in ("words", "fits", "names")}
    fresh = {name: value for name, value in entry.items() if name != "ref" and getattr(known, name) != value}
    if not fresh:
        return "same"
    db.execute(schemes.update().where(schemes.c.id == known.id).values(changed_at=now, **fresh))
    return "changed"


def sign_off(
    db: Connection, scheme_id: int, now: datetime, *, officer_id: int, source: str, as_of: str, free: bool | None = None,
    status: str = "open", **texts: dict[str, str],
) -> bool:  # fmt: skip
    """An officer confirms an entry with a source, perhaps with new texts; False when there is none such.

    Raises ValueError without a source.
    """
    if not source.strip():
        raise ValueError("an officer's word on a scheme needs a source")
    signed = {
        "signed_by": officer_id,
        "signed_source": source.strip(),
        "signed_at": now,
        "status": status,
        "as_of": as_of,
    }
    done = db.execute(
        schemes.update().where(schemes.c.id == scheme_id).values(changed_at=now, free=free, **signed, **texts)
    )
    return bool(done.rowcount)


def restore(db: Connection, scheme_id: int, now: datetime, before: Mapping[str, Any]) -> bool:
    """Take an officer's word back: the entry stands as it stood before; False when there is none such."""
    names = ("status", "as_of", "free", "signed_source", "signed_by", "signed_at")
    fields = {name: before.get(name) for name in names}
    if fields["signed_at"]:
        fields["signed_at"] = datetime.fromisoformat(fields["signed_at"])
    if not fields["status"]:
        return False
    return bool(db.execute(schemes.update().where(schemes.c.id == scheme_id).values(changed_at=now, **fields)).rowcount)


# ── interest ──────────────────────────────────────────────────────────────────────────────────────────────────────


def asked_about(db: Connection, scheme_id: int, person_id: int, now: datetime) -> bool:
    """Somebody looked a scheme up; remembered once."""
    row = {"scheme_id": scheme_id, "person_id": person_id, "wants_help": False, "at": now}
    return bool(insert_once(db, scheme_interests, row, "scheme_id", "person_id"))


def interested(db: Connection, scheme_id: int, person_id: int, now: datetime) -> bool:
    """Put somebody on the officers' list for a scheme; False when they are on it."""
    asked_about(db, scheme_id, person_id, now)
    this = sa.and_(
        scheme_interests.c.scheme_id == scheme_id, scheme_interests.c.person_id == person_id,
        scheme_interests.c.wants_help.is_(False),
    )  # fmt: skip
    on_it = {"wants_help": True, "at": now, "settled_at": None, "officer_id": None}
    return bool(db.execute(scheme_interests.update().where(this).values(**on_it)).rowcount)


def no_longer_interested(db: Connection, scheme_id: int, person_id: int) -> bool:
    """Off the list again; False when an officer has dealt with it already."""
    this = sa.and_(
        scheme_interests.c.scheme_id == scheme_id, scheme_interests.c.person_id == person_id,
        scheme_interests.c.wants_help.is_(True), scheme_interests.c.settled_at.is_(None),
    )  # fmt: skip
    return bool(db.execute(scheme_interests.update().where(this).values(wants_help=False)).rowcount)


def waiting(db: Connection, districts: Sequence[int]) -> list[Interest]:
    """Who in these districts waits for the office because of a scheme, the longest first; those of no district too."""
    known = sharing.phone_of(people.c.id)
    rows = db.execute(
        sa.select(
            scheme_interests.c.id, scheme_interests.c.scheme_id, scheme_interests.c.person_id, people.c.name,
            sa.func.coalesce(sa.func.nullif(people.c.contact, "haat"), known), people.c.district_lgd, scheme_interests.c.at,
        )
        .join(people, people.c.id == scheme_interests.c.person_id)
        .where(scheme_interests.c.wants_help, scheme_interests.c.settled_at.is_(None), people.c.erased_at.is_(None))
        .where(sa.or_(people.c.district_lgd.in_(districts), people.c.district_lgd.is_(None)))
        .order_by(scheme_interests.c.at, scheme_interests.c.id)
    )  # fmt: skip
    return [Interest(*row) for row in rows]


def settle(db: Connection, interest_id: int, officer_id: int, now: datetime) -> bool:
    """An officer has spoken to somebody about a scheme; False when another officer has."""
    this = sa.and_(scheme_interests.c.id == interest_id, scheme_interests.c.settled_at.is_(None))
    done = {"settled_at": now, "officer_id": officer_id}
    return bool(db.execute(scheme_interests.update().where(this).values(**done)).rowcount)


def unsettle(db: Connection, interest_id: int) -> bool:
    """Back on the list."""
    this = sa.and_(scheme_interests.c.id == interest_id, scheme_interests.c.settled_at.is_not(None))
    return bool(db.execute(scheme_interests.update().where(this).values(settled_at=None, officer_id=None)).rowcount)
