"""Whom Haat speaks for in a district, and the people who asked for a human there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert, insert_once, insert_or_update
from storage.tables import (
    hand_offs,
    offices,
    people,
    question_askers,
)


@dataclass(frozen=True, slots=True)
class Office:
    """An office card: texts per language, a landline anyone can ring."""

    district_lgd: int
    name: dict[str, str]
    address: dict[str, str]
    landline: str
    hours: dict[str, str]

    def name_in(self, language: str) -> str:
        """The office's name for this reader."""
        return self.name.get(language) or self.name.get("en") or next(iter(self.name.values()), "")

    def hours_in(self, language: str) -> str:
        """Its hours for this reader."""
        return self.hours.get(language) or self.hours.get("en") or next(iter(self.hours.values()), "")

    def address_in(self, language: str) -> str:
        """Its address for this reader."""
        return self.address.get(language) or self.address.get("en") or next(iter(self.address.values()), "")


_OFFICE = [offices.c[name] for name in Office.__slots__]
_ALL_OFFICES = sa.select(*_OFFICE).order_by(offices.c.id)


def set_office(db: Connection, office: Office, now: datetime) -> None:
    """Write a district's office card."""
    row = {name: getattr(office, name) for name in Office.__slots__} | {"updated_at": now}
    insert_or_update(db, offices, row, "district_lgd")


def office(db: Connection, district_lgd: int | None) -> Office | None:
    """The card of a district's office; where a district has none, the installation's first."""
    row = db.execute(sa.select(*_OFFICE).where(offices.c.district_lgd == district_lgd)).one_or_none()
    row = row or db.execute(sa.select(*_OFFICE).order_by(offices.c.id).limit(1)).one_or_none()
    return Office(*row) if row else None


def all_offices(db: Connection) -> list[Office]:
    """Every office card."""
    return [Office(*row) for row in db.execute(_ALL_OFFICES)]


def ask_human(
    db: Connection, person_id: int, address_id: int, reason: str, words: str, district_lgd: int | None, now: datetime,
    *, about: str = "", recordings: Sequence[int] = (),
) -> int:  # fmt: skip
    """Put a person on the office's list of those who want a human; one open line a person, its words and recordings grow.

    What is asked `about` a notice, a workshop or an enquiry is one line for all who ask about it (see `askers`).
    """
    if about and district_lgd is not None:
        return _ask_about(db, person_id, address_id, reason, words, district_lgd, now, about)
    found = db.execute(
        sa.select(hand_offs.c.id, hand_offs.c.words, hand_offs.c.recordings).where(
            hand_offs.c.person_id == person_id, hand_offs.c.status == "open", hand_offs.c.about == ""
        )
    ).first()
    if found:
        together = "\n".join(part for part in (found.words, words) if part)
        grown: dict[str, Any] = {"words": together[-2000:]}
        if recordings:
            grown["recordings"] = [*(found.recordings or ()), *recordings]
        db.execute(hand_offs.update().where(hand_offs.c.id == found.id).values(**grown))
        return int(found.id)
    row = {"person_id": person_id, "address_id": address_id, "reason": reason, "words": words[:2000],
           "district_lgd": district_lgd, "status": "open", "created_at": now}  # fmt: skip
    if recordings:
        row["recordings"] = list(recordings)
    return insert(db, hand_offs, row)


def own_line(db: Connection, person_id: int) -> Record | None:
    """The line of a person who waits for a human, about nothing in particular; None where they do not."""
    mine = sa.and_(hand_offs.c.person_id == person_id, hand_offs.c.status == "open", hand_offs.c.about == "")
    return db.execute(sa.select(hand_offs.c.id, hand_offs.c.words).where(mine)).first()


def is_open(db: Connection, hand_off_id: int) -> bool:
    """Does a line still wait for the office?"""
    return db.scalar(sa.select(hand_offs.c.status).where(hand_offs.c.id == hand_off_id)) == "open"


def take_asker_off(db: Connection, hand_off_id: int, person_id: int) -> bool:
    """One of those who asked about the same wants no answer any more; False where others still want it."""
    line = question_askers.c.hand_off_id == hand_off_id
    db.execute(question_askers.delete().where(line, question_askers.c.person_id == person_id))
    return not db.scalar(sa.select(sa.func.count()).select_from(question_askers).where(line))


def put_words_back(db: Connection, hand_off_id: int, words: str) -> bool:
    """The words of a line as they were before; False where somebody settled it."""
    waits = sa.and_(hand_offs.c.id == hand_off_id, hand_offs.c.status == "open")
    return bool(db.execute(hand_offs.update().where(waits).values(words=words)).rowcount)


def waits_for_human(db: Connection, person_id: int) -> bool:
    """Does a person wait for a human of the office, whom nobody has answered yet?"""
    return own_line(db, person_id) is not None


def _ask_about(
    db: Connection, person_id: int, address_id: int, reason: str, words: str, district_lgd: int, now: datetime,
    about: str,
) -> int:  # fmt: skip
    row = {"person_id": person_id, "address_id": address_id, "reason": reason, "words": words[:2000], "about": about,
           "district_lgd": district_lgd, "status": "open", "created_at": now}  # fmt: skip
    here = sa.and_(hand_offs.c.about == about, hand_offs.c.district_lgd == district_lgd, hand_offs.c.status == "open")
    insert_once(db, hand_offs, row)  # whichever unique index holds it: the one over lines about the same thing
    line = int(db.execute(sa.select(hand_offs.c.id).where(here)).scalar_one())
    asker = {
        "hand_off_id": line,
        "person_id": person_id,
        "address_id": address_id,
        "words": words[:2000],
        "asked_at": now,
    }
    if not insert_once(db, question_askers, asker, "hand_off_id", "person_id"):
        mine = sa.and_(question_askers.c.hand_off_id == line, question_askers.c.person_id == person_id)
        before = db.scalar(sa.select(question_askers.c.words).where(mine)) or ""
        if words and words not in before.splitlines():
            db.execute(question_askers.update().where(mine).values(words=f"{before}\n{words}"[-2000:]))
    return line


def askers(db: Connection, hand_off_id: int) -> Sequence[Record]:
    """Everybody who asked about the same thing, the first one first; of a line about nothing in particular its one person."""
    found = db.execute(
        sa.select(question_askers, people.c.name.label("who"), people.c.language)
        .join(people, people.c.id == question_askers.c.person_id)
        .where(question_askers.c.hand_off_id == hand_off_id)
        .order_by(question_askers.c.id)
    ).all()
    if found:
        return found
    return db.execute(
        sa.select(
            hand_offs.c.person_id,
            hand_offs.c.address_id,
            hand_offs.c.words,
            people.c.name.label("who"),
            people.c.language,
        )
        .join(people, people.c.id == hand_offs.c.person_id)
        .where(hand_offs.c.id == hand_off_id)
    ).all()


def keep_answer(db: Connection, hand_off_id: int, words: str, officer: str) -> None:
    """What everybody who asked about the same is told."""
    db.execute(hand_offs.update().where(hand_offs.c.id == hand_off_id).values(answer=words, answered_by=officer))


def answer_of(db: Connection, hand_off_id: int) -> Record:
    """The answer of a settled line: its words, who gave it, and for which district's office."""
    return db.execute(
        sa.select(hand_offs.c.answer, hand_offs.c.answered_by.label("officer"), hand_offs.c.district_lgd)
        .where(hand_offs.c.id == hand_off_id)
    ).one()  # fmt: skip


def half_told(db: Connection, *, at_most: int = 2) -> list[int]:
    """Answered lines of whose askers some have not been told yet."""
    return list(
        db.scalars(
            sa.select(hand_offs.c.id)
            .distinct()
            .join(question_askers, question_askers.c.hand_off_id == hand_offs.c.id)
            .where(
                question_askers.c.told_at.is_(None), hand_offs.c.answer.is_not(None), hand_offs.c.status == "answered"
            )
            .order_by(hand_offs.c.id)
            .limit(at_most)
        )
    )


def told(db: Connection, hand_off_id: int, person_id: int, now: datetime) -> None:
    """The answer was begun with one of the askers."""
    one = sa.and_(question_askers.c.hand_off_id == hand_off_id, question_askers.c.person_id == person_id)
    db.execute(question_askers.update().where(one).values(told_at=now))


def hand_off(db: Connection, hand_off_id: int) -> Record | None:
    """One person who asked for a human, with their name and language."""
    return db.execute(
        sa.select(hand_offs, people.c.name.label("who"), people.c.language)
        .join(people, people.c.id == hand_offs.c.person_id)
        .where(hand_offs.c.id == hand_off_id)
    ).one_or_none()


def hand_off_district(db: Connection, hand_off_id: int) -> int | None:
    """The district whose office looks after a waiting person now; None: everybody's."""
    return db.scalar(sa.select(hand_offs.c.district_lgd).where(hand_offs.c.id == hand_off_id))


def waiting_for_human(db: Connection, districts: Sequence[int], *, but: int | None = None) -> Sequence[Record]:
    """Who waits for a human in these districts, the longest first; those of no district are everybody's.

    `but` is the officer who looks: nobody waits for themselves.
    """
    return db.execute(
        sa.select(hand_offs, people.c.name.label("who"), people.c.language)
        .join(people, people.c.id == hand_offs.c.person_id)
        .where(hand_offs.c.status == "open", hand_offs.c.person_id.is_distinct_from(but))
        .where(sa.or_(hand_offs.c.district_lgd.in_(districts), hand_offs.c.district_lgd.is_(None)))
        .order_by(hand_offs.c.id)
    ).all()


def settle_hand_off(db: Connection, hand_off_id: int, status: str, officer_id: int | None, now: datetime) -> bool:
    """An officer answered or said that no reply is needed, or who waited took it back; False when it was settled before."""
    waits = sa.and_(hand_offs.c.id == hand_off_id, hand_offs.c.status == "open")
    settled = {"status": status, "officer_id": officer_id, "settled_at": now}
    return bool(db.execute(hand_offs.update().where(waits).values(**settled)).rowcount)


def reopen_hand_off(db: Connection, hand_off_id: int) -> bool:
    """Put a settled person back on the list; False when they wait there again by themselves."""
    again = hand_offs.alias()
    mine = sa.select(hand_offs.c.person_id).where(hand_offs.c.id == hand_off_id).scalar_subquery()
    waits = sa.exists().where(again.c.person_id == mine, again.c.status == "open")
    settled = sa.and_(hand_offs.c.id == hand_off_id, hand_offs.c.status != "open", ~waits)
    back = {"status": "open", "officer_id": None, "settled_at": None}
    return bool(db.execute(hand_offs.update().where(settled).values(**back)).rowcount)


def hand_over(db: Connection, hand_off_id: int, district_lgd: int | None, *, was: int | None) -> bool:
    """Let another district's office look after a waiting person; False when they wait no longer where they `was`."""
    waits = sa.and_(
        hand_offs.c.id == hand_off_id, hand_offs.c.status == "open", hand_offs.c.district_lgd.is_not_distinct_from(was)
    )
    return bool(db.execute(hand_offs.update().where(waits).values(district_lgd=district_lgd)).rowcount)
