"""The listening queue: voice notes that wait for someone to type them, each with one listener at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert_new, skip_locked
from storage.tables import calls, conversations, media, people, voice_notes

CLAIM = timedelta(minutes=15)
"""How long a note is one listener's alone; after that somebody else may take it."""
CALL = "note:"
"""The cause of a call about a note, before the note's number."""
UNSETTLED = ("waiting", "typed")


@dataclass(frozen=True, slots=True)
class Note:
    """One voice note of the queue: whose, what it answers, who has it now, and what was typed."""

    id: int
    person_id: int
    address_id: int
    inbox_id: int
    media_ids: list[int]
    conversation_id: int | None
    question: str
    asked: str | None
    district_lgd: int | None
    language: str | None
    seconds: int | None
    status: str
    claimed_by: int | None
    claimed_until: datetime | None
    words: str | None
    typed_by: int | None
    how: str | None
    created_at: datetime


_NOTE = [voice_notes.c[name] for name in Note.__slots__]
_n = voice_notes.c


def keep(
    db: Connection, *, person_id: int, address_id: int, inbox_id: int, media_ids: Sequence[int],
    conversation_id: int | None, question: str, asked: str, district_lgd: int | None, language: str,
    seconds: int | None, now: datetime,
) -> int | None:  # fmt: skip
    """Put a voice note into the queue; None when this message stands there already."""
    row = {
        "person_id": person_id, "address_id": address_id, "inbox_id": inbox_id, "media_ids": list(media_ids),
        "conversation_id": conversation_id, "question": question[:40], "asked": asked, "district_lgd": district_lgd,
        "language": language, "seconds": seconds, "status": "waiting", "created_at": now,
    }  # fmt: skip
    return insert_new(db, voice_notes, row, "inbox_id")


def add_to(db: Connection, note_id: int, media_ids: Sequence[int], seconds: int | None, now: datetime) -> bool:
    """Another note to the same question goes with the first; False once somebody listens to that or has typed it."""
    free = sa.or_(_n.claimed_until.is_(None), _n.claimed_until <= now)
    row = db.execute(
        sa.select(_n.media_ids, _n.seconds).where(_n.id == note_id, _n.status == "waiting", free).with_for_update()
    ).one_or_none()
    if row is None:
        return False
    longer = (row.seconds or 0) + (seconds or 0) or None
    both = {"media_ids": [*row.media_ids, *media_ids], "seconds": longer}
    db.execute(voice_notes.update().where(_n.id == note_id).values(**both))
    return True


def get(db: Connection, note_id: int) -> Note | None:
    """One note."""
    row = db.execute(sa.select(*_NOTE).where(_n.id == note_id)).one_or_none()
    return Note(*row) if row else None


def of_media(db: Connection, media_id: int, person_id: int) -> Note | None:
    """The note of a person that this recording belongs to, while it waits."""
    mine = sa.select(*_NOTE).where(_n.person_id == person_id, _n.status == "waiting").order_by(_n.id.desc())
    found = (Note(*row) for row in db.execute(mine))
    return next((one for one in found if media_id in one.media_ids), None)


def took(db: Connection, note_id: int, seconds: int) -> None:
    """The recording is here, and this long."""
    db.execute(voice_notes.update().where(_n.id == note_id).values(seconds=seconds))


def unbound(db: Connection, person_id: int, since: datetime) -> Note | None:
    """A person's newest note that answers no question and that nobody has typed yet."""
    row = db.execute(
        sa.select(*_NOTE)
        .where(_n.person_id == person_id, _n.conversation_id.is_(None), _n.status == "waiting", _n.created_at >= since)
        .order_by(_n.id.desc())
        .limit(1)
    ).one_or_none()
    return Note(*row) if row else None


def bind(db: Connection, note_id: int, conversation_id: int, question: str, asked: str) -> None:
    """A note that began a matter of its own turns out to answer this question."""
    values = {"conversation_id": conversation_id, "question": question[:40], "asked": asked}
    db.execute(voice_notes.update().where(_n.id == note_id).values(**values))


def unanswered(db: Connection, before: datetime, *, at_most: int = 100) -> list[Note]:
    """Notes typed before a moment whose read-back nobody answers, while what they answer is open; those whose person the
    office is to ring about it already are left out."""
    rung = sa.exists().where(calls.c.cause == sa.literal(CALL) + sa.cast(_n.id, sa.String))
    waits = sa.exists().where(conversations.c.id == _n.conversation_id, conversations.c.status == "open")
    query = sa.select(*_NOTE).where(_n.status == "typed", _n.typed_at < before, waits, ~rung).order_by(_n.id)
    return [Note(*row) for row in db.execute(query.limit(at_most))]


# ── listening ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _free(now: datetime, listener_id: int) -> sa.ColumnElement[bool]:
    mine = _n.claimed_by == listener_id
    return sa.and_(_n.status == "waiting", sa.or_(_n.claimed_until.is_(None), _n.claimed_until <= now, mine))


def _whose(districts: Sequence[int], persons: Sequence[int]) -> sa.ColumnElement[bool]:
    """Notes of these districts and of no district yet, and those of these people."""
    here = sa.or_(_n.district_lgd.is_(None), _n.district_lgd.in_(districts)) if districts else sa.false()
    return sa.or_(here, _n.person_id.in_(persons)) if persons else here


def _stored() -> sa.ColumnElement[bool]:
    """The first recording has not been refused: what could not be fetched nobody can hear."""
    first = voice_notes.c.media_ids[0].as_integer()
    lost = sa.exists().where(media.c.id == first, media.c.state == "refused")
    return ~lost


def claim(
    db: Connection, listener_id: int, now: datetime, *, districts: Sequence[int], persons: Sequence[int] = (),
    but: Sequence[int] = (),
) -> int | None:  # fmt: skip
    """Give the longest waiting note to one listener, who keeps it a quarter of an hour; None: nothing waits.

    Nobody types their own note: they would rather write.
    """
    fits = sa.and_(
        _free(now, listener_id), _whose(districts, persons), _n.person_id != listener_id, _n.id.not_in(but), _stored()
    )
    oldest = skip_locked(db, sa.select(_n.id).where(fits).order_by(_n.id).limit(1))
    found = db.scalar(oldest)
    if found is None:
        return None
    taken = voice_notes.update().where(_n.id == found, _free(now, listener_id))
    took_it = db.execute(taken.values(claimed_by=listener_id, claimed_until=now + CLAIM)).rowcount
    return int(found) if took_it else None


def let_go(db: Connection, note_id: int, listener_id: int) -> None:
    """A listener leaves a note to others."""
    mine = sa.and_(_n.id == note_id, _n.claimed_by == listener_id, _n.status == "waiting")
    db.execute(voice_notes.update().where(mine).values(claimed_by=None, claimed_until=None))


def type_down(
    db: Connection, note_id: int, words: str, *, listener_id: int | None, how: str, status: str, now: datetime
) -> bool:
    """What a listener heard, or that it was nothing; False when the note is another's by now or was typed before.

    `status` is typed, unclear or empty.
    """
    alone = sa.and_(_n.status == "waiting", sa.or_(_n.claimed_until.is_(None), _n.claimed_until <= now))
    free = _free(now, listener_id) if listener_id is not None else alone
    heard = {"status": status, "words": words or None, "typed_by": listener_id, "how": how, "typed_at": now,
             "claimed_by": None, "claimed_until": None}  # fmt: skip
    return bool(db.execute(voice_notes.update().where(_n.id == note_id, free).values(**heard)).rowcount)


def propose(db: Connection, note_id: int, words: str) -> None:
    """What the speech service heard of a part is shown to the listener."""
    db.execute(voice_notes.update().where(_n.id == note_id, _n.status == "waiting").values(words=words, how="machine"))


def listen_again(db: Connection, note_id: int, was: str) -> bool:
    """Back into the queue, while its person has not answered."""
    nothing = dict.fromkeys(("words", "typed_by", "how", "typed_at", "settled_at"))
    again = voice_notes.update().where(_n.id == note_id, _n.status == was)
    return bool(db.execute(again.values(status="waiting", **nothing)).rowcount)


def settle(db: Connection, note_id: int, status: str, now: datetime, *, words: str | None = None) -> bool:
    """Its person said what becomes of it (saved, wrong), or answered otherwise (overtaken); False when that was before."""
    here = sa.and_(_n.id == note_id, _n.status.in_(UNSETTLED))
    more = {} if words is None else {"words": words}
    return bool(db.execute(voice_notes.update().where(here).values(status=status, settled_at=now, **more)).rowcount)


def next_typed(db: Connection, person_id: int) -> int | None:
    """The oldest note of a person that was typed and waits for their word."""
    found: int | None = db.scalar(sa.select(sa.func.min(_n.id)).where(_n.person_id == person_id, _n.status == "typed"))
    return found


# ── looking ───────────────────────────────────────────────────────────────────────────────────────────────────────


def waiting(
    db: Connection, districts: Sequence[int], *, persons: Sequence[int] = (), but: int | None = None
) -> int:  # fmt: skip
    """How many notes of these districts and people wait to be heard; `but` is the listener, who hears not their own."""
    fits = sa.and_(_n.status == "waiting", _whose(districts, persons), _stored())
    mine = [_n.person_id != but] if but is not None else []
    return int(db.scalar(sa.select(sa.func.count()).where(fits, *mine)) or 0)


def listed(db: Connection, district: int | None = None, *, at_most: int = 100) -> Sequence[Record]:
    """What waits to be heard or for its person's word, the longest first, with names; of one district or of all."""
    query = (
        sa.select(*_NOTE, people.c.name.label("who"))
        .join(people, people.c.id == _n.person_id)
        .where(_n.status.in_(UNSETTLED))
        .order_by(_n.id)
        .limit(at_most)
    )
    return db.execute(query if district is None else query.where(_n.district_lgd == district)).all()


def forget(db: Connection, person_id: int, now: datetime) -> None:
    """What an erased person said is heard by nobody any more."""
    mine = _n.person_id == person_id
    db.execute(voice_notes.update().where(mine, _n.status.in_(UNSETTLED)).values(status="overtaken", settled_at=now))
    gone: dict[str, Any] = {"words": None, "asked": None, "media_ids": []}
    db.execute(voice_notes.update().where(mine).values(**gone))
