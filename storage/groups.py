"""Buyer-seller groups: one group for a district and its goods, whatever channels its members sit on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_once
from storage.tables import addresses, group_days, group_goods, group_members, groups, people

IN = ("member",)
"""The states of a membership in which cards come."""


@dataclass(frozen=True, slots=True)
class Group:
    """One group; `concept` is its first goods, empty where it is for all goods of the district."""

    id: int
    name: str
    district_lgd: int
    concept: str
    telegram_chat: int | None
    address_id: int | None
    status: str
    admits: str
    rules: dict[str, str] | None
    token: str | None
    officer_id: int | None
    telegram_state: str
    telegram_lacks: list[str] | None
    invite_link: str | None
    purpose: str | None
    offers_by: str
    quiet_from: int
    quiet_to: int
    whatsapp_link: str | None
    forum: bool
    topics: dict[str, list[Any]] | None
    link_row: int | None
    month_limit_paise: int | None
    halted: str | None
    halted_at: datetime | None
    raid_until: datetime | None
    market_weekday: int | None
    market_hour: int | None
    second_language: str | None
    pinned_row: int | None
    created_at: datetime


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody's place in a group."""

    group_id: int
    person_id: int
    role: str
    status: str
    delivery: str
    in_chat: bool
    shown_to: int
    digest_on: date | None
    moderator: bool
    knocked: bool
    told_at: datetime | None
    joined_at: datetime


_GROUP = [groups.c[name] for name in Group.__slots__]
_MEMBER = [group_members.c[name] for name in Member.__slots__]


# ── groups ────────────────────────────────────────────────────────────────────────────────────────────────────────


def create(
    db: Connection, name: str, district_lgd: int, concept: str, telegram_chat: int | None, now: datetime, *,
    token: str | None = None, officer_id: int | None = None, admits: str = "rule", further: Sequence[str] = (),
) -> int | None:  # fmt: skip
    """A new group, perhaps for `further` goods as well; None when the name is taken."""
    row = {"name": name, "district_lgd": district_lgd, "concept": concept, "telegram_chat": telegram_chat,
           "status": "open", "admits": admits, "token": token, "officer_id": officer_id, "created_at": now}  # fmt: skip
    if not insert_once(db, groups, row, "name"):
        return None
    made = db.scalar(sa.select(groups.c.id).where(groups.c.name == name))
    for slug in dict.fromkeys(further):
        if concept and slug != concept:
            db.execute(group_goods.insert().values(group_id=made, concept=slug))
    return made


def goods_of(db: Connection, group: Group) -> list[str]:
    """What a group is for, its first goods first; nothing where it is for all goods of the district."""
    further = db.scalars(
        sa.select(group_goods.c.concept).where(group_goods.c.group_id == group.id).order_by(group_goods.c.concept)
    )
    return [group.concept, *further] if group.concept else []


def get(db: Connection, group_id: int) -> Group | None:
    """One group."""
    row = db.execute(sa.select(*_GROUP).where(groups.c.id == group_id)).one_or_none()
    return Group(*row) if row else None


def by_token(db: Connection, token: str) -> Group | None:
    """The group whose join link or poster carries this word, in any case."""
    row = db.execute(sa.select(*_GROUP).where(sa.func.lower(groups.c.token) == token.lower())).one_or_none()
    return Group(*row) if row else None


def of_chat(db: Connection, chat: int) -> Group | None:
    """The group that lives in a Telegram chat."""
    row = db.execute(sa.select(*_GROUP).where(groups.c.telegram_chat == chat)).one_or_none()
    return Group(*row) if row else None


def at_address(db: Connection, address_id: int) -> Group | None:
    """The group whose own chat is written to at an address."""
    row = db.execute(sa.select(*_GROUP).where(groups.c.address_id == address_id).limit(1)).one_or_none()
    return Group(*row) if row else None


def in_districts(db: Connection, districts: Sequence[int], *, status: str = "open") -> list[Group]:
    """The groups of some districts, by name."""
    query = sa.select(*_GROUP).where(groups.c.district_lgd.in_(districts), groups.c.status == status)
    return [Group(*row) for row in db.execute(query.order_by(groups.c.name))]


def for_goods(db: Connection, concepts: Sequence[str], districts: Sequence[int]) -> list[Group]:
    """The open groups of some districts for any of these goods, those for all goods of a district among them."""
    further = sa.exists().where(group_goods.c.group_id == groups.c.id, group_goods.c.concept.in_(concepts))
    query = sa.select(*_GROUP).where(
        groups.c.status == "open", groups.c.district_lgd.in_(districts),
        sa.or_(groups.c.concept.in_([*concepts, ""]), further),
    )  # fmt: skip
    return [Group(*row) for row in db.execute(query.order_by(groups.c.id))]


def everyday(db: Connection, day: date) -> list[Group]:
    """The open groups whose daily text was not handed out on this day yet."""
    query = sa.select(*_GROUP).where(
        groups.c.status == "open", sa.or_(groups.c.daily_on.is_(None), groups.c.daily_on < day)
    )
    return [Group(*row) for row in db.execute(query.order_by(groups.c.id))]


def change(db: Connection, group_id: int, **fields: Any) -> None:
    """Write some fields of a group."""
    db.execute(groups.update().where(groups.c.id == group_id).values(**fields))


def bind_chat(db: Connection, group_id: int, chat: int, address_id: int) -> bool:
    """Let a group live in a Telegram chat; False when it lives in another, or the chat is another group's."""
    if of_chat(db, chat) not in (None, get(db, group_id)):
        return False
    free = sa.or_(groups.c.telegram_chat.is_(None), groups.c.telegram_chat == chat)
    moved = groups.update().where(groups.c.id == group_id, free)
    return bool(db.execute(moved.values(telegram_chat=chat, address_id=address_id)).rowcount)


def let_go_of_adopted(db: Connection, chat: int, now: datetime, *, but: int) -> None:
    """A group opened by itself in a chat, and still without members, makes room for the one meant for it."""
    peopled = sa.exists().where(group_members.c.group_id == groups.c.id)
    empty = sa.and_(groups.c.telegram_chat == chat, groups.c.id != but, groups.c.concept == "", sa.not_(peopled))
    db.execute(groups.update().where(empty).values(telegram_chat=None, status="closed", closed_at=now))


def move_chat(db: Connection, old: int, new: int) -> None:
    """A Telegram group became a supergroup and has a new id."""
    moved = groups.update().where(groups.c.telegram_chat == old)
    db.execute(moved.values(telegram_chat=new, invite_link=None, link_row=None))


def listed(db: Connection) -> Sequence[Record]:
    """All groups with how many members each has."""
    members = (
        sa.select(sa.func.count())
        .where(group_members.c.group_id == groups.c.id, group_members.c.status.in_(IN))
        .correlate(groups)
        .scalar_subquery()
    )
    return db.execute(
        sa.select(
            groups.c.id, groups.c.name, groups.c.district_lgd, groups.c.concept, groups.c.status,
            groups.c.telegram_chat, groups.c.telegram_state, groups.c.token, members.label("members"),
        ).order_by(groups.c.id)
    ).all()  # fmt: skip


# ── members ───────────────────────────────────────────────────────────────────────────────────────────────────────


def join(
    db: Connection, group_id: int, person_id: int, now: datetime, *, role: str = "seller", status: str = "member"
) -> bool:
    """Make a person a member, or one who asks to be; False when they are in, or ask, already, or are banned."""
    row = {"group_id": group_id, "person_id": person_id, "role": role, "status": status, "joined_at": now}
    if insert_once(db, group_members, row, "group_id", "person_id"):
        return True
    again = _place(group_id, person_id) & group_members.c.status.in_(("guest", "left", "refused"))
    values = {"role": role, "status": status, "joined_at": now, "left_at": None, "decided_by": None}
    return bool(db.execute(group_members.update().where(again).values(**values)).rowcount)


def member(db: Connection, group_id: int, person_id: int) -> Member | None:
    """Somebody's place in a group, also one that was left."""
    row = db.execute(sa.select(*_MEMBER).where(_place(group_id, person_id))).one_or_none()
    return Member(*row) if row else None


def of_person(db: Connection, person_id: int, status: Sequence[str] = IN) -> list[tuple[Group, Member]]:
    """The open groups somebody is in, by name."""
    query = (
        sa.select(*_GROUP, *_MEMBER)
        .join(group_members, group_members.c.group_id == groups.c.id)
        .where(group_members.c.person_id == person_id, group_members.c.status.in_(status), groups.c.status == "open")
        .order_by(groups.c.name)
    )
    width = len(_GROUP)
    return [(Group(*row[:width]), Member(*row[width:])) for row in db.execute(query)]


def note_guest(db: Connection, group_id: int, person_id: int, now: datetime, **fields: Any) -> None:
    """Somebody is in a group's chat, or knocks there, without being a member of the group: only since when is kept."""
    row = {"group_id": group_id, "person_id": person_id, "role": "buyer", "status": "guest", "joined_at": now, **fields}
    if not insert_once(db, group_members, row, "group_id", "person_id"):
        db.execute(group_members.update().where(_place(group_id, person_id)).values(**fields))


def moderators_named(db: Connection, group_id: int) -> Sequence[Record]:
    """Its moderators with their names."""
    query = sa.select(people.c.id, people.c.name).where(people.c.id.in_(moderators(db, group_id)))
    return db.execute(query.order_by(people.c.id)).all()


def members_called(db: Connection, group_id: int, words: str, *, at_most: int) -> Sequence[Record]:
    """The members whose names hold these words, in any case."""
    query = (
        sa.select(people.c.id, people.c.name)
        .join(group_members, group_members.c.person_id == people.c.id)
        .where(group_members.c.group_id == group_id, group_members.c.status.in_(IN),
               sa.func.lower(people.c.name).contains(words.lower(), autoescape=True))
        .order_by(people.c.name, people.c.id)
        .limit(at_most)
    )  # fmt: skip
    return db.execute(query).all()


def moderators(db: Connection, group_id: int) -> list[int]:
    """The members whom an officer let moderate a group."""
    query = sa.select(group_members.c.person_id).where(
        group_members.c.group_id == group_id, group_members.c.moderator.is_(True), group_members.c.status.in_(IN)
    )
    return list(db.scalars(query.order_by(group_members.c.person_id)))


def refused_at(db: Connection, group_id: int, person_id: int) -> datetime | None:
    """When the office refused to let somebody in; None where it did not, or they are in by now."""
    refused = _place(group_id, person_id) & (group_members.c.status == "refused")
    return db.scalar(sa.select(group_members.c.left_at).where(refused))


def is_moderator(db: Connection, person_id: int) -> bool:
    """Did an officer let somebody moderate any group that is open?"""
    query = (
        sa.select(group_members.c.group_id)
        .join(groups, groups.c.id == group_members.c.group_id)
        .where(group_members.c.person_id == person_id, group_members.c.moderator.is_(True), group_members.c.status.in_(IN),
               groups.c.status == "open")
        .limit(1)
    )  # fmt: skip
    return db.execute(query).first() is not None


def settle_member(
    db: Connection, group_id: int, person_id: int, status: str, *, was: Sequence[str], by: int | None, now: datetime
) -> bool:
    """Let somebody in, refuse, ban or let go; False when their place has changed meanwhile."""
    values: dict[str, Any] = {"status": status, "decided_by": by}
    values |= {"joined_at": now, "left_at": None} if status in IN else {"left_at": now}
    stands = _place(group_id, person_id) & group_members.c.status.in_(was)
    return bool(db.execute(group_members.update().where(stands).values(**values)).rowcount)


def change_member(db: Connection, group_id: int, person_id: int, **fields: Any) -> None:
    """Write some fields of a membership."""
    db.execute(group_members.update().where(_place(group_id, person_id)).values(**fields))


def told_at_once(
    db: Connection, group_id: int, card_id: int, *, after: int, at_most: int, chose: Sequence[str] = ("now",)
) -> list[Member]:  # fmt: skip
    """Members who hear of cards at once and were not told of this one, in the order of their numbers, from `after` on."""
    query = sa.select(*_MEMBER).where(_owed(group_id, card_id, chose), group_members.c.person_id > after)
    return [Member(*row) for row in db.execute(query.order_by(group_members.c.person_id).limit(at_most))]


def told_lately(db: Connection, group_id: int, card_id: int, since: datetime, chose: Sequence[str] = ("now",)) -> bool:
    """Does this card wait for somebody because they were told of another one just now?"""
    query = sa.select(group_members.c.person_id).where(_owed(group_id, card_id, chose), group_members.c.told_at > since)
    return db.execute(query.limit(1)).first() is not None


def count_post(db: Connection, group_id: int, day: date) -> None:
    """One more post in a group's own chat; what it said is not kept here."""
    if not insert_once(db, group_days, {"group_id": group_id, "day": day, "posts": 1}, "group_id", "day"):
        same = sa.and_(group_days.c.group_id == group_id, group_days.c.day == day)
        db.execute(group_days.update().where(same).values(posts=group_days.c.posts + 1))


def _owed(group_id: int, card_id: int, chose: Sequence[str]) -> sa.ColumnElement[bool]:
    return sa.and_(
        group_members.c.group_id == group_id, group_members.c.delivery.in_(chose), group_members.c.status.in_(IN),
        group_members.c.shown_to < card_id,
    )  # fmt: skip


def without_digest(db: Connection, day: date, *, at_most: int) -> list[Member]:
    """Members of open groups who want cards and had no digest on this day yet, one person's groups one after another.

    Who wants them at once is among them: the digest tells what could not be told at once.
    """
    query = (
        sa.select(*_MEMBER)
        .join(groups, groups.c.id == group_members.c.group_id)
        .where(
            group_members.c.delivery.in_(("digest", "now")), group_members.c.status.in_(IN), groups.c.status == "open",
            groups.c.market_weekday.is_(None),
            sa.or_(group_members.c.digest_on.is_(None), group_members.c.digest_on < day),
        )
        .order_by(group_members.c.person_id, group_members.c.group_id)
        .limit(at_most)
    )  # fmt: skip
    return [Member(*row) for row in db.execute(query)]


def figures(db: Connection, group_id: int) -> Sequence[Record]:
    """Members by channel, role and language; a member of two channels counts at the one used last."""
    any_of_theirs = addresses.alias()
    newest = (
        sa.select(sa.func.max(any_of_theirs.c.last_inbound_at))
        .where(any_of_theirs.c.person_id == people.c.id)
        .correlate(people)
        .scalar_subquery()
    )
    return db.execute(
        sa.select(
            addresses.c.channel,
            group_members.c.role,
            people.c.language,
            sa.func.count(people.c.id.distinct()).label("members"),
        )
        .select_from(group_members.join(people, people.c.id == group_members.c.person_id))
        .join(
            addresses,
            sa.and_(
                addresses.c.person_id == people.c.id,
                sa.or_(addresses.c.last_inbound_at == newest, newest.is_(None)),
            ),
            isouter=True,
        )
        .where(group_members.c.group_id == group_id, group_members.c.status.in_(IN))
        .group_by(addresses.c.channel, group_members.c.role, people.c.language)
        .order_by(addresses.c.channel, group_members.c.role, people.c.language)
    ).all()


def _place(group_id: int, person_id: int) -> sa.ColumnElement[bool]:
    return sa.and_(group_members.c.group_id == group_id, group_members.c.person_id == person_id)
