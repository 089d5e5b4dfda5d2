"""Whom a broadcast is for: the tests of an audience turned into set-wise SQL.

What the words mean (places, goods) is looked up by whoever calls; this file knows the fields and the tables.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeAlias, TypeVar

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import audience_words, sharing
from storage.audience_words import DEEPEST, BadAudience, Both, Expression, Not, Test, quoted
from storage.database import Record, insert_once
from storage.tables import (
    addresses,
    audiences,
    broadcast_runs,
    group_members,
    groups,
    officers,
    outbox,
    people,
    profiles,
    registrations,
    scheme_interests,
    schemes,
    seller_products,
    workshops,
)

T = TypeVar("T")

Condition: TypeAlias = sa.ColumnElement[bool]
"""A condition on people."""

ROLES = ("seller", "buyer", "partner", "expert", "helper", "officer")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_DAYS = re.compile(r"(\d{1,4})d")


class Lookup(Protocol):
    """What the words of an audience stand for."""

    def district(self, words: str) -> int | None:
        """The LGD code of a district, from its code or name."""

    def taluka(self, words: str) -> Sequence[int]:
        """The LGD codes of the talukas of this code or name."""

    def state(self, words: str) -> Sequence[int]:
        """The LGD codes of a state's districts."""

    def product(self, words: str) -> Sequence[str]:
        """The concepts that a name of goods means, with every kind below them."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What an audience is read with: the store, what words stand for, the moment, how deep saved ones lie."""

    db: Connection
    lookup: Lookup
    now: datetime
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Field:
    """One field: what it may be compared with, an example for the error, and its SQL."""

    example: str
    sql: Callable[[Reading, Test], Condition]
    operators: tuple[str, ...] = ("=", "!=")


def where(db: Connection, expression: Expression, lookup: Lookup, now: datetime) -> Condition:
    """The condition on `people` that an audience means. Raises BadAudience for words that stand for nothing."""
    return _sql(Reading(db, lookup, now), expression)


def within(
    db: Connection, expression: Expression, lookup: Lookup, now: datetime, districts: Sequence[int]
) -> Condition:
    """The same, only of people of these districts, and of nobody who was erased. Raises BadAudience."""
    theirs = where(db, expression, lookup, now)
    return sa.and_(people.c.erased_at.is_(None), people.c.district_lgd.in_(districts), theirs)


def _sql(reading: Reading, expression: Expression) -> Condition:
    match expression:
        case Test():
            return FIELDS[expression.field].sql(reading, expression)
        case Not():
            # Whoever has no language, no district, no profile is "not lang=en" as well.
            return sa.not_(sa.func.coalesce(_sql(reading, expression.part), sa.false()))
        case Both():
            parts = [_sql(reading, part) for part in expression.parts]
            return sa.and_(*parts) if expression.word == "and" else sa.or_(*parts)


def _districts(reading: Reading, test: Test) -> Condition:
    codes = [_found(reading.lookup.district(value), test, value) for value in test.values]
    return people.c.district_lgd.in_(codes)


def _states(reading: Reading, test: Test) -> Condition:
    codes = [code for value in test.values for code in _found(reading.lookup.state(value), test, value)]
    return people.c.district_lgd.in_(codes)


def _talukas(reading: Reading, test: Test) -> Condition:
    codes = [code for value in test.values for code in _found(reading.lookup.taluka(value), test, value)]
    return people.c.taluka_lgd.in_(codes)


def _roles(_: Reading, test: Test) -> Condition:
    for value in test.values:
        _one_of(value.lower(), ROLES, test)
    wanted = [value.lower() for value in test.values]
    kinds = [value for value in wanted if value != "officer"]
    has = sa.exists().where(
        profiles.c.person_id == people.c.id, profiles.c.kind.in_(kinds), profiles.c.status.in_(("live", "invited"))
    )
    serves = sa.exists().where(officers.c.person_id == people.c.id, officers.c.disabled_at.is_(None))
    parts = ([has] if kinds else []) + ([serves] if "officer" in wanted else [])
    return sa.or_(*parts)


def _products(reading: Reading, test: Test) -> Condition:
    concepts = [slug for value in test.values for slug in _found(reading.lookup.product(value), test, value)]
    return sa.exists().where(
        profiles.c.person_id == people.c.id, profiles.c.status.in_(("live", "invited")),
        seller_products.c.profile_id == profiles.c.id, seller_products.c.concept.in_(concepts),
        seller_products.c.evidence != "described",  # only talked about, not sold
    )  # fmt: skip


def _verified(reading: Reading, test: Test) -> Condition:
    for value in test.values:
        _one_of(value.lower(), ("yes", "no"), test)
    has = sa.exists().where(profiles.c.person_id == people.c.id, profiles.c.verified_until > reading.now)
    wanted = {value.lower() for value in test.values}
    return sa.true() if len(wanted) == 2 else has if wanted == {"yes"} else ~has


def _languages(_: Reading, test: Test) -> Condition:
    for value in test.values:
        if not _LANGUAGE.fullmatch(value.lower()):
            raise BadAudience(f"{test}: a language is written as hi, mr or en")
    return people.c.language.in_([value.lower() for value in test.values])


def _channels(_: Reading, test: Test) -> Condition:
    for value in test.values:
        _one_of(value.lower(), ("telegram", "whatsapp", "terminal"), test)
    at = [addresses.c.channel.in_((value.lower(), f"sim-{value.lower()}")) for value in test.values]
    return sharing.speaks_at(people.c.id, sa.or_(*at))


def _groups(reading: Reading, test: Test) -> Condition:
    ids = [
        _found(_numbered_or_named(reading.db, groups.c.id, groups.c.name, value), test, value) for value in test.values
    ]
    return sa.exists().where(group_members.c.person_id == people.c.id, group_members.c.group_id.in_(ids))


def _numbered_or_named(db: Connection, number: sa.Column[int], name: sa.Column[str], words: str) -> int | None:
    """What people write for a thing: its number, else its name in small or capital letters."""
    by_name = sa.func.lower(name) == words.lower()
    return db.scalar(sa.select(number).where(number == int(words) if re.fullmatch(r"[0-9]{1,9}", words) else by_name))


def _workshops(reading: Reading, test: Test) -> Condition:
    """`registered=12` has a place at a workshop, `attended=12` came, `absent=12` had a place and did not come."""
    for value in test.values:
        if not re.fullmatch(r"[0-9]{1,9}", value) or not reading.db.scalar(
            sa.select(workshops.c.id).where(workshops.c.id == int(value))
        ):
            raise BadAudience(f"{test}: there is no workshop of this number")
    mine = sa.and_(
        registrations.c.person_id == people.c.id, registrations.c.workshop_id.in_([int(value) for value in test.values])
    )
    came = registrations.c.came.is_(sa.true())
    fits = {
        "registered": registrations.c.status == "registered", "attended": came,
        "absent": sa.and_(
            registrations.c.status == "registered", sa.func.coalesce(registrations.c.came, sa.false()).is_(sa.false())
        ),
    }  # fmt: skip
    return sa.exists().where(mine, fits[test.field])


def _reached(reading: Reading, test: Test) -> Condition:
    """`reached=3`: whom broadcast 3 has arrived at, as far as anybody knows."""
    if not all(re.fullmatch(r"[0-9]{1,9}", value) for value in test.values):
        raise BadAudience(f"{test}: there is no broadcast of this number")
    numbers = {int(value) for value in test.values}
    runs = sa.select(broadcast_runs.c.broadcast_id, broadcast_runs.c.id).where(
        broadcast_runs.c.broadcast_id.in_(numbers)
    )
    went = reading.db.execute(runs).all()
    if {row.broadcast_id for row in went} != numbers:
        raise BadAudience(f"{test}: no such broadcast has gone out")
    causes = [f"broadcast:{row.broadcast_id}:{row.id}:1" for row in went]
    got = sa.select(addresses.c.person_id).join(outbox, outbox.c.address_id == addresses.c.id).where(
        outbox.c.cause.in_(causes), outbox.c.state.in_(("sent", "delivered", "read"))
    )  # fmt: skip
    return people.c.id.in_(got)


def _schemes(reading: Reading, test: Test) -> Condition:
    """`scheme=pmfme`: who said that they are interested."""
    ids = [
        _found(_numbered_or_named(reading.db, schemes.c.id, schemes.c.ref, value), test, value) for value in test.values
    ]
    return sa.exists().where(scheme_interests.c.person_id == people.c.id, scheme_interests.c.scheme_id.in_(ids))


def _seen(reading: Reading, test: Test) -> Condition:
    """`seen<30d`: wrote in the last thirty days; `seen>30d`: did not."""
    if len(test.values) != 1 or not (found := _DAYS.fullmatch(test.values[0].lower())):
        raise BadAudience(f"{test}: last seen is written as seen<30d or seen>90d")
    then = sa.bindparam(None, reading.now - timedelta(days=int(found[1])), people.c.last_seen_at.type)
    return people.c.last_seen_at > then if test.operator.startswith("<") else people.c.last_seen_at <= then


def _saved(reading: Reading, test: Test) -> Condition:
    if reading.depth >= DEEPEST:
        raise BadAudience(f"{test}: saved audiences name one another in a circle")
    parts = []
    for value in test.values:
        text = _found(saved_text(reading.db, value), test, value)
        inner = Reading(reading.db, reading.lookup, reading.now, reading.depth + 1)
        parts.append(_sql(inner, parse(text)))
    return sa.or_(*parts)


def _found(value: T | None, test: Test, words: str) -> T:
    if value is None or value in ((), []):
        raise BadAudience(f"{test.field}={quoted(words)}: {_NOTHING[test.field]}")
    return value


_NOTHING = {
    "district": "no district has this LGD code or name", "state": "no state is called this",
    "taluka": "no taluka has this LGD code or name", "product": "no goods are called this",
    "group": "there is no group of this number or name",
    "scheme": "there is no scheme of this number or short name", "audience": "no audience was saved under this name",
}  # fmt: skip


def _one_of(value: str, known: Sequence[str], test: Test) -> None:
    if value not in known:
        raise BadAudience(f"{test}: {test.field} is {', '.join(known[:-1])} or {known[-1]}")


def everybody(_: Reading, test: Test) -> Condition:
    """`everybody=yes`: all whom the office looks after; its own officers are not its people."""
    if test.values != ("yes",):
        raise BadAudience(f"{test}: it is written as everybody=yes")
    return ~sa.exists().where(officers.c.person_id == people.c.id, officers.c.disabled_at.is_(None))


FIELDS: dict[str, Field] = {
    "district": Field("district=425", _districts),
    "state": Field('state="Madhya Pradesh"', _states),
    "taluka": Field("taluka=Khurai", _talukas),
    "role": Field("role=seller", _roles),
    "product": Field("product=turmeric", _products),
    "verified": Field("verified=yes", _verified),
    "lang": Field("lang=hi", _languages),
    "channel": Field("channel=whatsapp", _channels),
    "group": Field("group=3", _groups),
    "scheme": Field("scheme=pmfme", _schemes),
    "registered": Field("registered=12", _workshops),
    "attended": Field("attended=12", _workshops),
    "absent": Field("absent=12", _workshops),
    "reached": Field("reached=3", _reached),
    "seen": Field("seen<30d", _seen, ("<", ">", "<=", ">=")),
    "audience": Field('audience="my sellers"', _saved),
    "everybody": Field("everybody=yes", everybody, ("=",)),
}
"""Every field of the language."""


def parse(text: str) -> Expression:
    """The audience that a text describes. Raises BadAudience."""
    return audience_words.parse(text, FIELDS)


def size(db: Connection, condition: Condition) -> int:
    """How many people a condition means."""
    return db.scalar(sa.select(sa.func.count()).select_from(people).where(condition)) or 0


# ── saved audiences ───────────────────────────────────────────────────────────────────────────────────────────────


def schemes_asked_about(db: Connection) -> Sequence[Record]:
    """Schemes that anybody is interested in, the most asked first: number, short name, names, many."""
    counted = (
        sa.select(scheme_interests.c.scheme_id, sa.func.count().label("many"))
        .group_by(scheme_interests.c.scheme_id)
        .subquery()
    )
    return db.execute(
        sa.select(schemes.c.id, schemes.c.ref, schemes.c.names, counted.c.many)
        .join(counted, counted.c.scheme_id == schemes.c.id)
        .order_by(counted.c.many.desc(), schemes.c.id)
    ).all()


def save(db: Connection, name: str, text: str, district_lgd: int | None, person_id: int | None, now: datetime) -> bool:
    """Keep an audience under a name; False when the name is taken."""
    row = {"name": name, "text": text, "district_lgd": district_lgd, "person_id": person_id, "created_at": now}
    return bool(insert_once(db, audiences, row, "name"))


def saved_text(db: Connection, name: str) -> str | None:
    """The audience saved under a name, whatever its case."""
    return db.scalar(sa.select(audiences.c.text).where(sa.func.lower(audiences.c.name) == name.lower()))


def saved(db: Connection) -> Sequence[Record]:
    """All saved audiences."""
    return db.execute(sa.select(audiences).order_by(audiences.c.id)).all()
