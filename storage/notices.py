"""Notices: a text per language with its facts and source, and the rule that an unsettled fact is never sent."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import hold, insert, insert_once
from storage.tables import notice_facts, notices

UNSETTLED = ("hold", "needs_officer", "check")
"""Facts that may not be sent before an officer confirms, replaces or leaves them out."""
NOT_SAID = ("replaced", "left_out")
"""Settled facts whose old value may stand in no text."""
FALLBACKS = ("hi", "mr", "en")
"""In which order another language is taken where a reader's own is missing; the notice's first language goes before."""


class NotSendable(Exception):
    """This notice may not go to people as it stands; the obstacles say why."""

    def __init__(self, obstacles: Sequence[Obstacle]) -> None:
        super().__init__(", ".join(str(one) for one in obstacles))
        self.obstacles = tuple(obstacles)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason why a notice may not be sent.

    `code`: draft, archived, expired, no_text, no_source, fact (unsettled), says (a text still says a fact that was
    replaced or left out); `key` names the fact or, for `says`, "key/language".
    """

    code: str
    key: str = ""

    def __str__(self) -> str:
        return f"{self.code} {self.key}".strip()


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a notice as its source words it; `status` is ok, hold, needs_officer, check, or settled by an officer."""

    id: int
    key: str
    text: str
    value: str | None
    unit: str | None
    status: str
    why: str | None
    replaced_by: str | None
    source: str | None
    officer_id: int | None
    settled_at: datetime | None

    @property
    def unsettled(self) -> bool:
        """Does it still wait for an officer?"""
        return self.status in UNSETTLED


@dataclass(frozen=True, slots=True)
class Said:
    """What one reader gets: the text, its language, and whether that is another than theirs."""

    text: str
    title: str
    language: str
    fallback: bool


@dataclass(frozen=True, slots=True)
class Notice:
    """One notice; texts, titles and places per language, dates in the calendar of India, moments in UTC."""

    id: int
    ref: str | None
    version: int
    district_lgd: int | None
    state: str | None
    kind: str
    status: str
    language: str
    titles: dict[str, str]
    texts: dict[str, str]
    left_out: list[str]
    event_dates: list[str]
    times: list[str]
    last_date: date | None
    places: dict[str, str]
    links: list[str]
    fee: str | None
    contact: str | None
    buttons: list[dict[str, Any]]
    media_id: int | None
    voice_id: int | None
    source: str
    source_sha256: str | None
    source_media_id: int | None
    source_text: str | None
    as_of: date | None
    expires_on: date | None
    officer_id: int | None
    created_at: datetime
    changed_at: datetime
    ready_at: datetime | None
    ready_by: int | None
    each_day: dict[str, list[str]] | None = None
    """Where its days do not follow one another or differ in their hours: every day with its hours."""
    facts: tuple[Fact, ...] = ()

    @property
    def languages(self) -> list[str]:
        """The languages in which it has a text."""
        return [language for language, text in self.texts.items() if text.strip()]

    def title_in(self, language: str) -> str:
        """Its title for this reader, in another language where theirs is missing."""
        return _in(self.titles, language, self.language)


_FACT = [notice_facts.c[name] for name in Fact.__slots__]
_NOTICE = [notices.c[name] for name in Notice.__slots__ if name != "facts"]


# ── may it be sent, and what does it say ──────────────────────────────────────────────────────────────────────────


def sendable(notice: Notice, on: date | None = None) -> tuple[Obstacle, ...]:
    """Why this notice may not be sent; empty when it may. `on` is the day of sending, for what has expired."""
    found = []
    if notice.status != "ready":
        found.append(Obstacle(notice.status))
    if on is not None and notice.expires_on is not None and notice.expires_on < on:
        found.append(Obstacle("expired"))
    return (*found, *obstacles(notice))


def obstacles(notice: Notice) -> tuple[Obstacle, ...]:
    """What keeps a draft from being ready: no text, no source, facts that wait, texts that say what was taken back."""
    found = []
    if not notice.languages:
        found.append(Obstacle("no_text"))
    if not notice.source.strip():
        found.append(Obstacle("no_source"))
    for fact in notice.facts:
        if fact.unsettled:
            found.append(Obstacle("fact", fact.key))
        elif fact.status in NOT_SAID:
            found += [Obstacle("says", f"{fact.key}/{tongue}") for tongue in notice.languages
                      if says(notice.texts[tongue], fact)]  # fmt: skip
    return tuple(found)


def text(notice: Notice, language: str, on: date | None = None) -> Said:
    """What a reader of this language is sent. Raises NotSendable: there is no other way to a text for sending."""
    if in_the_way := sendable(notice, on):
        raise NotSendable(in_the_way)
    return preview(notice, language)


def preview(notice: Notice, language: str) -> Said:
    """What a reader would be sent, for an officer's eyes only; facts that wait are still in it."""
    order = [language, notice.language, *FALLBACKS, *notice.languages]
    chosen = next((one for one in order if notice.texts.get(one, "").strip()), language)
    return Said(notice.texts.get(chosen, ""), _in(notice.titles, chosen, notice.language), chosen, chosen != language)


def _in(texts: Mapping[str, str], language: str, first: str) -> str:
    order = [language, first, *FALLBACKS, *texts]
    return next((texts[one] for one in order if texts.get(one)), "")


UNITS = {
    "pct": r"(?:%|percent|per cent|प्रतिशत|फीसदी|फ़ीसदी|टक्के|टक्क्यां)",
    "crore_inr": r"(?:करोड़|करोड|कोटी|crore|cr\b)",
    "countries": r"(?:से अधिक |हून अधिक |more than )?(?:देश|countr)",
}
"""How a small number must go on to be this fact and not a clock time."""


def says(words: str, fact: Fact) -> bool:
    """Does a text say this fact's value? Numbers in any script; a fact without a number by its own words."""
    said = _plain(words)
    if not fact.value:
        return bool(fact.text.strip()) and _plain(fact.text) in said
    number = re.escape(_plain(fact.value))
    whole = rf"(?<![\d.,]){number}(?![\d]|[.,]\d)"
    if "." not in fact.value and len(fact.value) < 3:
        unit = UNITS.get(fact.unit or "", "")
        whole += rf"\s*{unit}" if unit else rf"\s*{re.escape(_plain(fact.unit or ''))}"
    return re.search(whole, said) is not None


def _plain(words: str) -> str:
    folded = unicodedata.normalize("NFKC", words).casefold().replace("\u093c", "")
    digits = "".join(str(unicodedata.digit(sign)) if sign.isdigit() else sign for sign in folded)
    return " ".join(digits.split())


# ── reading ───────────────────────────────────────────────────────────────────────────────────────────────────────


def notice(db: Connection, notice_id: int) -> Notice | None:
    """One notice with its facts."""
    return next(iter(_found(db, notices.c.id == notice_id)), None)


def by_ref(db: Connection, ref: str) -> Notice | None:
    """The notice that was imported under this id."""
    return next(iter(_found(db, notices.c.ref == ref)), None)


def listed(
    db: Connection, districts: Sequence[int] | None = None, *, statuses: Sequence[str] = (), state: str | None = None,
    at_most: int = 200,
) -> list[Notice]:  # fmt: skip
    """Notices, the newest first: of some districts and of their state and the whole installation, or all."""
    where: list[sa.ColumnElement[bool]] = []
    if statuses:
        where.append(notices.c.status.in_(statuses))
    if districts is not None:
        of_all = sa.and_(notices.c.district_lgd.is_(None), sa.or_(notices.c.state.is_(None), notices.c.state == state))
        where.append(sa.or_(notices.c.district_lgd.in_(districts), of_all))
    return _found(db, *where, at_most=at_most)


def _found(db: Connection, *where: sa.ColumnElement[bool], at_most: int | None = None) -> list[Notice]:
    rows = db.execute(sa.select(*_NOTICE).where(*where).order_by(notices.c.id.desc()).limit(at_most)).all()
    facts: dict[int, list[Fact]] = {row.id: [] for row in rows}
    if facts:
        query = sa.select(notice_facts.c.notice_id, *_FACT).where(notice_facts.c.notice_id.in_(list(facts)))
        for row in db.execute(query.order_by(notice_facts.c.id)):
            facts[row.notice_id].append(Fact(*row[1:]))
    return [Notice(**row._asdict(), facts=tuple(facts[row.id])) for row in rows]


# ── writing ───────────────────────────────────────────────────────────────────────────────────────────────────────

FRESH: dict[str, Any] = {
    "titles": {}, "texts": {}, "left_out": [], "event_dates": [], "times": [], "places": {}, "links": [], "buttons": [],
    "source": "",
}  # fmt: skip


def add(db: Connection, now: datetime, *, kind: str, language: str, **fields: Any) -> int:
    """A new draft. Raises ValueError when it is said to be ready: that is `make_ready`'s to decide."""
    if fields.get("status", "draft") == "ready":
        raise ValueError("a notice begins as a draft")
    row = FRESH | {"status": "draft", "version": 1, "kind": kind, "language": language} | fields
    return insert(db, notices, {"created_at": now, "changed_at": now, **row})


def add_facts(db: Connection, notice_id: int, facts: Iterable[Mapping[str, Any]]) -> int:
    """Write facts that are not known yet, each once by its key; how many are new."""
    return sum(insert_once(db, notice_facts, {"notice_id": notice_id, **fact}, "notice_id", "key") for fact in facts)


def change(db: Connection, notice_id: int, now: datetime, **fields: Any) -> int:
    """Change what people would read; the new version. Raises ValueError on the status, which has its own ways."""
    if "status" in fields:
        raise ValueError("the status is changed by make_ready, archive and reopen")
    db.execute(
        notices.update()
        .where(notices.c.id == notice_id)
        .values(changed_at=now, version=notices.c.version + 1, **fields)
    )
    return int(db.scalar(sa.select(notices.c.version).where(notices.c.id == notice_id)) or 0)


def make_ready(db: Connection, notice_id: int, officer_id: int | None, now: datetime) -> tuple[Obstacle, ...]:
    """Let a draft be scheduled; what is in the way, in which case it stays a draft."""
    db.execute(hold(db, sa.select(notices.c.id).where(notices.c.id == notice_id)))
    one = notice(db, notice_id)
    if one is None or one.status == "archived":
        return (Obstacle("archived"),)
    if in_the_way := obstacles(one):
        return in_the_way
    db.execute(
        notices.update().where(notices.c.id == notice_id).values(status="ready", ready_at=now, ready_by=officer_id)
    )
    return ()


def archive(db: Connection, notice_id: int, now: datetime) -> bool:
    """Put a notice away; False when it is already."""
    there = sa.and_(notices.c.id == notice_id, notices.c.status != "archived")
    return bool(db.execute(notices.update().where(there).values(status="archived", changed_at=now)).rowcount)


def reopen(db: Connection, notice_id: int, now: datetime) -> bool:
    """Make a notice a draft again, whatever it was; False when it is one."""
    other = sa.and_(notices.c.id == notice_id, notices.c.status != "draft")
    back = {"status": "draft", "changed_at": now, "ready_at": None, "ready_by": None}
    return bool(db.execute(notices.update().where(other).values(**back)).rowcount)


def settle_fact(
    db: Connection, notice_id: int, key: str, status: str, now: datetime, *, officer_id: int, source: str = "",
    replaced_by: str | None = None,
) -> bool:  # fmt: skip
    """An officer confirms a fact, replaces it (both with a source), or leaves it out; False when there is none such.

    Raises ValueError without a source, or when a replacement says nothing.
    """
    if status not in ("confirmed", "replaced", "left_out"):
        raise ValueError(f"a fact is confirmed, replaced or left_out, not {status}")
    if status != "left_out" and not source.strip():
        raise ValueError("an officer's word on a fact needs a source")
    if status == "replaced" and not (replaced_by or "").strip():
        raise ValueError("a replacement must say something")
    this = sa.and_(notice_facts.c.notice_id == notice_id, notice_facts.c.key == key)
    settled = {
        "status": status, "officer_id": officer_id, "source": source.strip() or None, "replaced_by": replaced_by,
        "settled_at": now,
    }  # fmt: skip
    done = bool(db.execute(notice_facts.update().where(this).values(**settled)).rowcount)
    if done:
        change(db, notice_id, now)
    return done
