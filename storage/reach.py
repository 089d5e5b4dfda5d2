"""How each person of an audience is reached: one set-wise question that plans, and that fills the outbox window by window."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

import phonenumbers
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.engine import Connection
from sqlalchemy.schema import CreateTable

from storage import reference
from storage.audience import Condition
from storage.broadcast_runs import Run
from storage.broadcasts import PRIORITY
from storage.database import Id, maker_of
from storage.outbox import BULK
from storage.tables import address_people, addresses, broadcast_skips, consents, outbox, people, templates

SENT_BY = ("telegram", "free", "template")
"""Routes on which a message leaves."""
PASTED = ("never_onboarded", "no_consent", "no_template")
"""Who can be reached by nothing but a forward into a group or a Status."""
HELD = "held"


@dataclass(frozen=True, slots=True)
class Aim:
    """Whom a broadcast is for and what there is to say: a condition on people, the consent it needs, the languages.

    `languages` says what a reader of each language gets (None: nothing), `otherwise` what all others get.
    `window` is how long after somebody's last word WhatsApp takes free text.
    """

    audience: Condition
    purpose: str
    languages: Mapping[str, str | None]
    otherwise: str | None
    twin: str
    window: timedelta
    at: datetime
    approved: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """sender → languages whose template WhatsApp has approved."""


def approved_languages(db: Connection, twin: str, also: Sequence[str] = ()) -> dict[str, list[str]]:
    """In which languages each sender may use a template; `also` those in these states, of which WhatsApp says more soon."""
    found: dict[str, list[str]] = {}
    query = sa.select(templates.c.sender, templates.c.language).where(
        templates.c.name == twin, templates.c.status.in_(("approved", *also))
    )
    for row in db.execute(query.order_by(templates.c.sender, templates.c.language)):
        found.setdefault(row.sender, []).append(row.language)
    return found


def _moment(value: datetime) -> sa.ColumnElement[Any]:
    return sa.literal(value, outbox.c.due_at.type)


def _best_first(whatsapp: sa.ColumnElement[bool], opened: sa.ColumnElement[Any]) -> list[sa.ColumnElement[Any]]:
    """In which order a person's addresses are preferred."""
    return [
        addresses.c.unreachable_at.is_not(None), addresses.c.stopped_at.is_not(None),
        # A free way goes before a template that costs and that not everybody is sent.
        sa.and_(whatsapp, sa.func.coalesce(addresses.c.last_inbound_at <= opened, sa.true())),
        addresses.c.last_inbound_at.desc().nulls_last(), addresses.c.id,
    ]  # fmt: skip


def _everybody(aim: Aim, *between: sa.ColumnElement[bool], window: tuple[int, int] | None = None) -> sa.Subquery:
    """Each person of the audience with their best address, the language they get, and the route.

    `window` (PostgreSQL): only people between these numbers, whose addresses and answers are then read in one sweep each
    instead of one look a person.
    """
    whatsapp, opened = addresses.c.channel.like("%whatsapp"), _moment(aim.at - aim.window)
    order = _best_first(whatsapp, opened)
    source, best, agreed = _one_by_one(aim, order) if window is None else _in_one_sweep(aim, order, window)
    if window is not None:
        between = (*between, people.c.id.between(*window))
    among_others = (
        sa.select(sa.func.min(address_people.c.address_id))
        .where(address_people.c.person_id == people.c.id)
        .correlate(people)
        .scalar_subquery()
    )
    at = sa.select(
        people.c.id.label("person_id"), people.c.language.label("language"), _gets(aim).label("gets"),
        agreed.label("agreed"), sa.func.coalesce(best, among_others).label("address_id"),
        people.c.district_lgd.label("home"),
    ).select_from(source).where(aim.audience, *between)  # fmt: skip
    # Worked out once for each person: left open, both databases ask for the address again wherever it is named.
    who = at.cte("who").prefix_with("MATERIALIZED")
    return sa.select(
        who, _route(aim, who, whatsapp, opened).label("route"), addresses.c.sender, addresses.c.channel,
        addresses.c.external_id,
    ).outerjoin_from(who, addresses, addresses.c.id == who.c.address_id).subquery("reached")  # fmt: skip


_People = tuple[sa.FromClause, sa.ColumnElement[Any], sa.ColumnElement[Any]]
"""Where people are read from, each one's best address, and whether they agreed."""


def _in_one_sweep(aim: Aim, order: list[sa.ColumnElement[Any]], window: tuple[int, int]) -> _People:
    swept = _swept([addresses.c.id.label("best")], addresses, window, [], order)
    right = consents.c.purpose == aim.purpose
    said = _swept([consents.c.given.label("given")], consents, window, [right], [consents.c.id.desc()])
    source = people.outerjoin(swept, swept.c.person_id == people.c.id)
    return source.outerjoin(said, said.c.person_id == people.c.id), swept.c.best, said.c.given


def _one_by_one(aim: Aim, order: list[sa.ColumnElement[Any]]) -> _People:
    best = sa.select(addresses.c.id).where(addresses.c.person_id == people.c.id).order_by(*order)
    agreed = (
        sa.select(consents.c.given)
        .where(consents.c.person_id == people.c.id, consents.c.purpose == aim.purpose)
        .order_by(consents.c.id.desc())
    )
    return (
        people,
        best.limit(1).correlate(people).scalar_subquery(),
        agreed.limit(1).correlate(people).scalar_subquery(),
    )


def _gets(aim: Aim) -> sa.ColumnElement[Any]:
    """The language in which a person gets the text."""
    otherwise = sa.literal(aim.otherwise, sa.String)
    speaks = {language: sa.literal(gets, sa.String) for language, gets in aim.languages.items()}
    return sa.case(speaks, value=people.c.language, else_=otherwise) if speaks else otherwise


def _route(
    aim: Aim, who: sa.CTE, whatsapp: sa.ColumnElement[bool], opened: sa.ColumnElement[Any]
) -> sa.ColumnElement[Any]:
    """On which way a person is reached, or why not."""
    templated = [
        sa.and_(addresses.c.sender == sender, who.c.gets.in_(languages)) for sender, languages in aim.approved.items()
    ]
    return sa.case(
        (addresses.c.id.is_(None), "never_onboarded"),
        (sa.func.coalesce(who.c.agreed, sa.false()).is_(sa.false()), "no_consent"),
        (addresses.c.stopped_at.is_not(None), "stopped"),
        (addresses.c.unreachable_at.is_not(None), "unreachable"),
        (who.c.gets.is_(None), "no_text"),
        (sa.not_(whatsapp), "telegram"),
        (addresses.c.last_inbound_at > opened, "free"),
        (sa.or_(sa.false(), *templated), "template"),
        else_="no_template",
    )


def _swept(columns: list[Any], table: sa.Table, window: tuple[int, int], more: list[Any], by: list[Any]) -> sa.Subquery:
    """The first row of each person of a window, in one sweep of the table."""
    there = (table.c.person_id.between(*window), *more)
    query = sa.select(table.c.person_id, *columns).where(*there).order_by(table.c.person_id, *by)
    return query.ext(distinct_on(table.c.person_id)).subquery()


# ── the plan ──────────────────────────────────────────────────────────────────────────────────────────────────────


INDIA, ABROAD = "IN", "-"


@dataclass(frozen=True, slots=True)
class Counted:
    """How many people go one way: the route, the language they get, whether that is another than theirs, the sender."""

    route: str
    gets: str | None
    fallback: bool
    sender: str | None
    many: int
    country: str = INDIA
    """Of WhatsApp's numbers the country by which Meta bills, where the rate card knows it; else `ABROAD`."""


def _billed_country(external_id: sa.ColumnElement[str]) -> sa.ColumnElement[str]:
    """The country of a WhatsApp number by its calling code; an id without a number counts as Indian."""
    known = sorted({rate.country for rate in reference.rates() if rate.country})
    codes = {country: phonenumbers.country_code_for_region(country) for country in known}
    named = [(external_id.like(f"whatsapp:+{code}%"), country) for country, code in codes.items()]
    return sa.case(*named, (external_id.like("whatsapp:+%"), ABROAD), else_=INDIA)


def count(db: Connection, aim: Aim, *, busy: Condition | None = None) -> list[Counted]:
    """The audience by route, language and sender; people who are `busy` (their attention is spent) are held."""
    reached = _everybody(aim)
    other = sa.case(
        (sa.and_(reached.c.gets.is_not(None), reached.c.gets.is_distinct_from(reached.c.language)), 1), else_=0
    )
    route: sa.ColumnElement[Any] = reached.c.route
    if busy is not None:
        held = sa.and_(reached.c.route.in_(SENT_BY), reached.c.person_id.in_(_ids(busy)))
        route = sa.case((held, HELD), else_=reached.c.route)
    shown = sa.case((route.in_((*SENT_BY, HELD, "no_template")), reached.c.gets), else_=None)
    query = sa.select(
        route.label("route"), shown.label("gets"), other.label("other"), reached.c.sender,
        _billed_country(reached.c.external_id).label("country"), sa.func.count().label("many"),
    ).group_by(sa.text("1"), sa.text("2"), sa.text("3"), sa.text("4"), sa.text("5"))  # fmt: skip
    return [
        Counted(row.route, row.gets, bool(row.other), row.sender, row.many, row.country) for row in db.execute(query)
    ]


def _ids(busy: Condition) -> sa.Select[Any]:
    return sa.select(people.c.id).where(busy)


def attention_spent(purposes: Sequence[str], day: datetime, week: datetime, a_day: int, a_week: int) -> Condition:
    """People to whom Haat has begun talking so often since these moments that no more may follow."""
    started = sa.and_(outbox.c.purpose.in_(purposes), outbox.c.sending_at >= week, outbox.c.action == "send")
    many = sa.func.count(sa.distinct(outbox.c.cause))
    today = sa.func.count(sa.distinct(sa.case((outbox.c.sending_at >= day, outbox.c.cause))))
    spent = sa.select(outbox.c.person_id).where(started).group_by(outbox.c.person_id)
    return people.c.id.in_(spent.having(sa.or_(many >= a_week, today >= a_day)))


def listed(db: Connection, aim: Aim, *, after: int = 0, at_most: int = 500) -> Sequence[Any]:
    """The audience person by person: number, name, language, what they get, route, channel; for a plan's rows."""
    reached = _everybody(aim, people.c.id > after)
    return db.execute(
        sa.select(reached.c.person_id, people.c.name, reached.c.language, reached.c.gets, reached.c.route, reached.c.channel)
        .join(people, people.c.id == reached.c.person_id)
        .order_by(reached.c.person_id)
        .limit(at_most)
    ).all()  # fmt: skip


# ── filling the outbox ────────────────────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Row:
    """What all outbox rows of a run share."""

    broadcast_id: int
    version: int
    day: date
    purpose: str
    expires_at: datetime | None
    texts: Mapping[str, Any]
    """language → the payload that was approved."""


@dataclass(frozen=True, slots=True)
class Window:
    """One window that was written: how many got a row, how many did not, and up to whom everybody was looked at."""

    cursor: int
    queued: int
    skipped: int
    last: bool


def fill(db: Connection, run: Run, aim: Aim, row: Row, now: datetime, *, at_most: int) -> Window:
    """Write the next `at_most` people of the audience: a row for whoever is reached, a reason for everybody else.

    In the order of their numbers, so that a crash loses nothing and repeats nothing: cause and address are unique.
    """
    next_ones = (
        sa.select(people.c.id)
        .where(people.c.id > run.cursor, people.c.id <= run.top, aim.audience)
        .order_by(people.c.id)
        .limit(at_most)
        .subquery()
    )
    found = db.execute(sa.select(sa.func.max(next_ones.c.id), sa.func.count()).select_from(next_ones)).one()
    if not found[1]:
        return Window(run.top, 0, 0, True)
    if db.dialect.name == "sqlite":
        _look_at(db, _everybody(aim, people.c.id > run.cursor, people.c.id <= found[0]))
    else:
        _look_at(db, _everybody(aim, window=(run.cursor + 1, int(found[0]))))
    queued = _queue(db, run, aim, row, now)
    skipped = _skip(db, run)
    last = found[1] < at_most
    return Window(run.top if last else int(found[0]), queued, skipped, last)


looked_at = sa.Table(
    "looked_at", sa.MetaData(), sa.Column("person_id", Id), sa.Column("address_id", Id), sa.Column("sender", sa.String(64)),
    sa.Column("channel", sa.String(16)), sa.Column("gets", sa.String(8)), sa.Column("route", sa.String(24)),
    sa.Column("home", sa.Integer),
    prefixes=["TEMPORARY"], postgresql_on_commit="DELETE ROWS",
)  # fmt: skip
"""One window as it was looked at: of this connection alone, so that nobody is looked at twice."""


def _look_at(db: Connection, everybody: sa.Subquery) -> None:
    db.execute(CreateTable(looked_at, if_not_exists=True))
    columns = [column.name for column in looked_at.columns]
    db.execute(looked_at.delete())
    db.execute(looked_at.insert().from_select(columns, sa.select(*(everybody.c[name] for name in columns))))


def _queue(db: Connection, run: Run, aim: Aim, row: Row, now: datetime) -> int:
    # A million rows say where their words stand; only the few of the simulator and the terminal carry them.
    briefly = {language: json.dumps({"of": [row.broadcast_id, row.version, language]}) for language in row.texts}
    in_full = {language: json.dumps(words, ensure_ascii=False) for language, words in row.texts.items()}
    real = looked_at.c.channel.in_(("telegram", "whatsapp"))
    payload: sa.ColumnElement[Any] = sa.case(
        (real, sa.case(briefly, value=looked_at.c.gets, else_="{}")),
        else_=sa.case(in_full, value=looked_at.c.gets, else_="{}"),
    )
    if db.dialect.name != "sqlite":
        payload = sa.cast(payload, postgresql.JSON)
    # Among bulk the districts take turns; what goes with the deals has no turn of its own.
    share: sa.ColumnElement[Any] = (
        sa.func.coalesce(looked_at.c.home, 0) if PRIORITY[row.purpose] == BULK else sa.literal(0)
    )
    values: dict[str, Any] = {
        "day": sa.literal(row.day, sa.Date), "cause": sa.literal(run.cause), "action": sa.literal("send"),
        "sender": looked_at.c.sender, "channel": looked_at.c.channel, "address_id": looked_at.c.address_id,
        "person_id": looked_at.c.person_id, "lane": sa.literal("address:") + sa.cast(looked_at.c.address_id, sa.String),
        "purpose": sa.literal(row.purpose), "priority": sa.literal(PRIORITY[row.purpose]), "share": share, "repeatable": sa.false(),
        "payload": payload,
        "twin": sa.literal(aim.twin), "state": sa.literal("ready"), "tries": sa.literal(0), "created_at": _moment(now),
        "due_at": _moment(now), "expires_at": sa.literal(row.expires_at, outbox.c.expires_at.type),
    }  # fmt: skip
    # The order of the numbers is the order of sending.
    chosen = sa.select(*values.values()).where(looked_at.c.route.in_(SENT_BY)).order_by(looked_at.c.person_id)
    statement = maker_of(db)(outbox).from_select(list(values), chosen)
    statement = statement.on_conflict_do_nothing(index_elements=["cause", "address_id"])
    return db.execute(statement, execution_options={"preserve_rowcount": True}).rowcount


def _skip(db: Connection, run: Run) -> int:
    chosen = sa.select(sa.literal(run.id), looked_at.c.person_id, looked_at.c.route).where(
        looked_at.c.route.not_in(SENT_BY)
    )
    statement = maker_of(db)(broadcast_skips).from_select(["run_id", "person_id", "reason"], chosen)
    statement = statement.on_conflict_do_nothing(index_elements=["run_id", "person_id"])
    return db.execute(statement, execution_options={"preserve_rowcount": True}).rowcount


def newest_person(db: Connection) -> int:
    """The number of the newest person: whoever comes later is not part of a run that begins now."""
    return db.scalar(sa.select(sa.func.max(people.c.id))) or 0
