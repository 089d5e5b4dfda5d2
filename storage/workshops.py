"""Workshops: what is on, who has a place, who waits for one, and who came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, hold, insert_new
from storage.tables import people, registrations, workshops


@dataclass(frozen=True, slots=True)
class Workshop:
    """One workshop; titles and places by language, `seats` None where everybody finds a place."""

    id: int
    ref: str | None
    code: str
    door: str
    district_lgd: int
    titles: dict[str, str]
    places: dict[str, str]
    latitude: float | None
    longitude: float | None
    starts_at: datetime
    ends_at: datetime
    seats: int | None
    status: str
    moved: int
    source: str
    officer_id: int | None
    asked_feedback: bool
    days: list[str] | None = None
    """Where it is held on several days: each of them; else `starts_at` and `ends_at` say all."""
    hours: dict[str, list[str]] | None = None
    """Where these days differ in their hours: of each from when until when."""


@dataclass(frozen=True, slots=True)
class Registration:
    """One name at a workshop; several may hang on one telephone."""

    id: int
    workshop_id: int
    person_id: int | None
    name: str
    name_key: str
    status: str
    came: bool | None
    how: str
    reminded: str | None
    stars: int | None
    feedback: str | None
    here: list[str] | None = None
    """On which of several days they came."""
    only_days: list[str] | None = None
    """On which of several days they said they come, where it is not all."""


PAGE = 1000
_WORKSHOP = [workshops.c[name] for name in Workshop.__slots__]
_REGISTRATION = [registrations.c[name] for name in Registration.__slots__]


# ── workshops ─────────────────────────────────────────────────────────────────────────────────────────────────────


def create(db: Connection, now: datetime, **fields: Any) -> int | None:
    """A new workshop; None when its ref or code is taken."""
    taken = sa.or_(workshops.c.code == fields["code"], workshops.c.ref == fields.get("ref", ""))
    if db.scalar(sa.select(workshops.c.id).where(taken)) is not None:
        return None
    return insert_new(db, workshops, {"status": "planned", "created_at": now, "changed_at": now, **fields}, "code")


def get(db: Connection, workshop_id: int) -> Workshop | None:
    """One workshop."""
    row = db.execute(sa.select(*_WORKSHOP).where(workshops.c.id == workshop_id)).one_or_none()
    return Workshop(*row) if row else None


def by_code(db: Connection, code: str) -> Workshop | None:
    """The workshop with this code, in any case, with or without a dash."""
    bare = sa.func.lower(sa.func.replace(workshops.c.code, "-", ""))
    row = db.execute(sa.select(*_WORKSHOP).where(bare == code.lower().replace("-", ""))).one_or_none()
    return Workshop(*row) if row else None


def by_ref(db: Connection, ref: str) -> Workshop | None:
    """The workshop imported under this id."""
    row = db.execute(sa.select(*_WORKSHOP).where(workshops.c.ref == ref)).one_or_none()
    return Workshop(*row) if row else None


def coming(db: Connection, districts: Sequence[int], now: datetime, *, at_most: int = 8) -> list[Workshop]:
    """The planned workshops of some districts that are not over, the next first."""
    query = sa.select(*_WORKSHOP).where(
        workshops.c.district_lgd.in_(districts), workshops.c.status == "planned", workshops.c.ends_at > now
    )
    return [Workshop(*row) for row in db.execute(query.order_by(workshops.c.starts_at).limit(at_most))]


def of_districts(db: Connection, districts: Sequence[int] | None, *, at_most: int = 100) -> list[Workshop]:
    """All workshops of some districts (None: of all), the newest first."""
    query = sa.select(*_WORKSHOP)
    if districts is not None:
        query = query.where(workshops.c.district_lgd.in_(districts))
    return [Workshop(*row) for row in db.execute(query.order_by(workshops.c.starts_at.desc()).limit(at_most))]


def between(db: Connection, since: datetime, until: datetime) -> list[Workshop]:
    """The planned workshops that begin in a span of time."""
    query = sa.select(*_WORKSHOP).where(
        workshops.c.status == "planned", workshops.c.starts_at > since, workshops.c.starts_at <= until
    )
    return [Workshop(*row) for row in db.execute(query.order_by(workshops.c.starts_at))]


def under_way(db: Connection, now: datetime) -> list[Workshop]:
    """The planned workshops that have begun and are not over."""
    query = sa.select(*_WORKSHOP).where(
        workshops.c.status == "planned", workshops.c.starts_at <= now, workshops.c.ends_at > now
    )
    return [Workshop(*row) for row in db.execute(query.order_by(workshops.c.starts_at))]


def over_without_feedback(db: Connection, until: datetime, *, at_most: int = 5) -> list[Workshop]:
    """The workshops that ended before a moment and whose people were not asked how it was."""
    query = sa.select(*_WORKSHOP).where(
        workshops.c.status == "planned", workshops.c.asked_feedback.is_(False), workshops.c.ends_at <= until
    )
    return [Workshop(*row) for row in db.execute(query.order_by(workshops.c.ends_at).limit(at_most))]


def change(db: Connection, workshop_id: int, now: datetime, **fields: Any) -> None:
    """Write some fields of a workshop."""
    db.execute(workshops.update().where(workshops.c.id == workshop_id).values(changed_at=now, **fields))


def move(db: Connection, one: Workshop, now: datetime, **fields: Any) -> bool:
    """Write another day, place or status as the next move of a workshop; False when it was moved or called off meanwhile."""
    as_it_was = sa.and_(
        workshops.c.id == one.id, workshops.c.moved == one.moved, workshops.c.status.in_(("planned", "put_off"))
    )
    values = {"changed_at": now, "moved": one.moved + 1, **fields}
    return bool(db.execute(workshops.update().where(as_it_was).values(**values)).rowcount)


def cancel(db: Connection, workshop_id: int, now: datetime) -> bool:
    """Call a workshop off; False when it was before."""
    planned = sa.and_(workshops.c.id == workshop_id, workshops.c.status.in_(("planned", "put_off")))
    return bool(db.execute(workshops.update().where(planned).values(status="cancelled", changed_at=now)).rowcount)


# ── registrations ─────────────────────────────────────────────────────────────────────────────────────────────────


def register(
    db: Connection,
    workshop_id: int,
    person_id: int | None,
    name: str,
    name_key: str,
    now: datetime,
    *,
    how: str = "chat",
) -> Registration:
    """A place for one name, or one on the waiting list; who is noted already keeps what they have.

    The workshop's row is held meanwhile, so that the last seat goes to one of two who come at the same instant.
    """
    seats = db.execute(hold(db, sa.select(workshops.c.seats).where(workshops.c.id == workshop_id))).scalar_one()
    status = "waiting" if seats is not None and how == "chat" and taken(db, workshop_id) >= seats else "registered"
    row = {"workshop_id": workshop_id, "person_id": person_id, "name": name, "name_key": name_key, "status": status,
           "how": how, "at": now}  # fmt: skip
    made = insert_new(db, registrations, row, "workshop_id", "person_id", "name_key")
    if made is None:
        again = sa.and_(_noted(workshop_id, person_id, name_key), registrations.c.status == "cancelled")
        db.execute(registrations.update().where(again).values(status=status, at=now, only_days=None))
        found = db.execute(sa.select(*_REGISTRATION).where(_noted(workshop_id, person_id, name_key))).one()
        return Registration(*found)
    return Registration(*db.execute(sa.select(*_REGISTRATION).where(registrations.c.id == made)).one())


def taken(db: Connection, workshop_id: int) -> int:
    """How many seats are given away."""
    given = sa.and_(registrations.c.workshop_id == workshop_id, registrations.c.status == "registered")
    return db.scalar(sa.select(sa.func.count()).where(given)) or 0


def cancel_place(db: Connection, registration_id: int) -> Registration | None:
    """Give a place back; the first of the waiting list who gets it, or None."""
    one = registration(db, registration_id)
    if one is None or one.status == "cancelled":
        return None
    db.execute(hold(db, sa.select(workshops.c.id).where(workshops.c.id == one.workshop_id)))
    db.execute(registrations.update().where(registrations.c.id == registration_id).values(status="cancelled"))
    return move_up(db, one.workshop_id) if one.status == "registered" else None


def move_up(db: Connection, workshop_id: int) -> Registration | None:
    """The first who waits gets a free seat; None where nobody waits or no seat is free."""
    workshop = get(db, workshop_id)
    if workshop is None or (workshop.seats is not None and taken(db, workshop_id) >= workshop.seats):
        return None
    waits = sa.and_(registrations.c.workshop_id == workshop_id, registrations.c.status == "waiting")
    row = db.execute(sa.select(*_REGISTRATION).where(waits).order_by(registrations.c.id).limit(1)).one_or_none()
    if row is None:
        return None
    db.execute(registrations.update().where(registrations.c.id == row.id).values(status="registered"))
    return registration(db, row.id)


def registration(db: Connection, registration_id: int) -> Registration | None:
    """One registration."""
    row = db.execute(sa.select(*_REGISTRATION).where(registrations.c.id == registration_id)).one_or_none()
    return Registration(*row) if row else None


def coming_of_person(db: Connection, person_id: int, now: datetime) -> int | None:
    """The next workshop at which a name of this person's telephone is noted."""
    query = sa.select(workshops.c.id).join(registrations, registrations.c.workshop_id == workshops.c.id).where(
        registrations.c.person_id == person_id, registrations.c.status != "cancelled",
        sa.or_(workshops.c.status == "put_off", sa.and_(workshops.c.status == "planned", workshops.c.ends_at > now)),
    ).order_by(workshops.c.starts_at).limit(1)  # fmt: skip
    return db.scalar(query)


def newest_attended(db: Connection, person_id: int, since: datetime) -> int | None:
    """The newest workshop, begun since a moment, at which a name of this person's telephone was ticked."""
    query = sa.select(workshops.c.id).join(registrations, registrations.c.workshop_id == workshops.c.id).where(
        registrations.c.person_id == person_id, registrations.c.came.is_(sa.true()), workshops.c.starts_at > since,
    ).order_by(workshops.c.starts_at.desc()).limit(1)  # fmt: skip
    return db.scalar(query)


def of_person(db: Connection, workshop_id: int, person_id: int) -> list[Registration]:
    """The names noted from one person's telephone."""
    query = sa.select(*_REGISTRATION).where(
        registrations.c.workshop_id == workshop_id, registrations.c.person_id == person_id,
        registrations.c.status != "cancelled",
    ).order_by(registrations.c.id)  # fmt: skip
    return [Registration(*row) for row in db.execute(query)]


def places_of(db: Connection, person_id: int, now: datetime) -> list[int]:
    """The registrations of one person's telephone at workshops that are still to come, those that wait first."""
    query = (
        sa.select(registrations.c.id)
        .join(workshops, workshops.c.id == registrations.c.workshop_id)
        .where(
            registrations.c.person_id == person_id, registrations.c.status != "cancelled",
            workshops.c.status == "planned", workshops.c.starts_at > now,
        )
        .order_by(registrations.c.status.desc(), registrations.c.id)
    )  # fmt: skip
    return list(db.scalars(query))


def everyone(db: Connection, workshop_id: int, statuses: Sequence[str] = ("registered",)) -> list[Registration]:
    """Who is noted for a workshop, in the order of noting."""
    query = sa.select(*_REGISTRATION).where(
        registrations.c.workshop_id == workshop_id, registrations.c.status.in_(statuses)
    )
    return [Registration(*row) for row in db.execute(query.order_by(registrations.c.id))]


def phones(db: Connection, workshop_id: int, *, after: int, at_most: int, statuses: Sequence[str]) -> list[int]:
    """The people behind the names of a workshop, each once, in the order of their numbers."""
    query = (
        sa.select(registrations.c.person_id)
        .distinct()
        .where(
            registrations.c.workshop_id == workshop_id, registrations.c.status.in_(statuses),
            registrations.c.person_id > after,
        )
        .order_by(registrations.c.person_id)
        .limit(at_most)
    )  # fmt: skip
    return list(db.scalars(query))


def unreminded(db: Connection, workshop_id: int, kind: str, *, at_most: int) -> list[int]:
    """People with a place who were not reminded in this way yet."""
    query = (
        sa.select(registrations.c.person_id)
        .distinct()
        .where(
            registrations.c.workshop_id == workshop_id, registrations.c.status == "registered",
            registrations.c.person_id.is_not(None),
            sa.or_(registrations.c.reminded.is_(None), registrations.c.reminded != kind),
        )
        .order_by(registrations.c.person_id)
        .limit(at_most)
    )  # fmt: skip
    return list(db.scalars(query))


def reminded(db: Connection, workshop_id: int, person_ids: Sequence[int], kind: str | None) -> None:
    """Note which reminder went out last to these people."""
    theirs = sa.and_(registrations.c.workshop_id == workshop_id, registrations.c.person_id.in_(person_ids))
    db.execute(registrations.update().where(theirs).values(reminded=kind))


def forget_reminders(db: Connection, workshop_id: int) -> None:
    """A workshop was moved: its reminders begin anew."""
    db.execute(registrations.update().where(registrations.c.workshop_id == workshop_id).values(reminded=None))


def came(db: Connection, registration_id: int, now: datetime, *, day: str = "") -> bool:
    """Note that somebody came, and of several days on which; False when nothing changed."""
    row = db.execute(
        hold(db, sa.select(registrations.c.came, registrations.c.here).where(registrations.c.id == registration_id))
    ).one_or_none()
    if row is None:
        return False
    here = [] if not day or day in (row.here or ()) else sorted({*(row.here or ()), day})
    values = ({"here": here} if here else {}) | ({} if row.came else {"came": True, "came_at": now})
    if not values:
        return False
    db.execute(registrations.update().where(registrations.c.id == registration_id).values(**values))
    return True


def comes_only(db: Connection, registration_ids: Sequence[int], days: Sequence[str]) -> None:
    """Note on which of several days these come."""
    db.execute(registrations.update().where(registrations.c.id.in_(registration_ids)).values(only_days=list(days)))


def feedback(db: Connection, registration_id: int, stars: int, words: str) -> None:
    """How somebody found it, from 1 to 5, and in words."""
    db.execute(
        registrations.update().where(registrations.c.id == registration_id).values(stars=stars, feedback=words or None)
    )


def figures(db: Connection, workshop_id: int) -> dict[str, Any]:
    """How many are noted, wait, came, came without being noted, and how they found it."""
    mine = registrations.c.workshop_id == workshop_id
    row = db.execute(
        sa.select(
            sa.func.count().filter(registrations.c.status == "registered").label("registered"),
            sa.func.count().filter(registrations.c.status == "waiting").label("waiting"),
            sa.func.count().filter(registrations.c.came.is_(True)).label("came"),
            sa.func.count()
            .filter(sa.and_(registrations.c.came.is_(True), registrations.c.how != "chat"))
            .label("walk_ins"),
            sa.func.avg(registrations.c.stars).label("stars"),
        ).where(mine)
    ).one()
    found = dict(row._mapping)
    return found | {"stars": round(float(found["stars"]), 1) if found["stars"] is not None else None}


def listed(db: Connection, workshop_id: int) -> Sequence[Record]:
    """The list of a workshop with names only, for paper and export."""
    return db.execute(
        sa.select(
            registrations.c.id, registrations.c.name, registrations.c.status, registrations.c.came, registrations.c.here,
            registrations.c.how, registrations.c.stars, registrations.c.feedback, people.c.village,
        )
        .join(people, people.c.id == registrations.c.person_id, isouter=True)
        .where(registrations.c.workshop_id == workshop_id)
        .order_by(registrations.c.name_key, registrations.c.id)
    ).all()  # fmt: skip


def all_listed(db: Connection) -> Iterator[dict[str, Any]]:
    """Every name at every workshop with what came of it, in windows, for taking out; no telephone numbers."""
    after = 0
    while True:
        page = db.execute(
            sa.select(
                registrations.c.id.label("registration"), workshops.c.id.label("workshop"), workshops.c.code, workshops.c.titles,
                workshops.c.district_lgd, workshops.c.starts_at, registrations.c.name, registrations.c.person_id,
                people.c.village, registrations.c.status, registrations.c.how, registrations.c.at.label("noted_at"),
                registrations.c.came, registrations.c.here, registrations.c.came_at, registrations.c.stars,
                registrations.c.feedback,
            )
            .join(workshops, workshops.c.id == registrations.c.workshop_id)
            .join(people, people.c.id == registrations.c.person_id, isouter=True)
            .where(registrations.c.id > after)
            .order_by(registrations.c.id)
            .limit(PAGE)
        ).all()  # fmt: skip
        for row in page:
            found = dict(row._mapping)
            titles, here = found.pop("titles"), found.pop("here")
            yield found | {
                "title": titles.get("hi") or next(iter(titles.values()), ""), "has_phone": found.pop("person_id") is not None,
                "days_here": ", ".join(here or ()),
            }  # fmt: skip
        if len(page) < PAGE:
            return
        after = page[-1].registration


def _noted(workshop_id: int, person_id: int | None, name_key: str) -> sa.ColumnElement[bool]:
    return sa.and_(
        registrations.c.workshop_id == workshop_id, registrations.c.person_id == person_id,
        registrations.c.name_key == name_key,
    )  # fmt: skip
