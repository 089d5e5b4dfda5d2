"""What the decisions on a batch of claimed rows need to know, each kind of fact by one question for all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import sharing
from storage.database import Record
from storage.statements import Both
from storage.tables import addresses, outbox, people, prompts, templates


@dataclass(frozen=True, slots=True)
class Reader:
    """The person a row is for."""

    language: str | None
    erased_at: datetime | None
    rests_until: datetime | None


_READERS = sa.select(people.c.id, people.c.language, people.c.erased_at, people.c.rests_until).where(
    people.c.id.in_(sa.bindparam("ids", expanding=True))
)
_EARLIER = Both("SELECT id, state, provider_id FROM outbox WHERE id {ids bigint}")
_YES = Both(
    """SELECT c.person_id, c.purpose FROM consents c WHERE c.given AND c.id IN (SELECT max(d.id) FROM consents d
    WHERE d.person_id {ids bigint} AND d.purpose {purposes text} GROUP BY d.person_id, d.purpose)"""
)

MOST_PARTS = 9
"""So many rows one message of Haat's own accord may have: a recording, photos, and the card in its parts."""
_OVERTAKEN = Both(
    """SELECT o.cause, o.address_id, c.status <> 'open' OR EXISTS (
        SELECT 1 FROM prompts n JOIN outbox s ON s.id = n.outbox_id WHERE n.conversation_id = p.conversation_id
        AND n.outbox_id > o.id AND s.address_id = o.address_id
        AND s.state IN ('sending', 'sent', 'delivered', 'read', 'unknown')) AS is_over
    FROM outbox o JOIN prompts p ON p.outbox_id = o.id JOIN conversations c ON c.id = p.conversation_id
    WHERE o.cause {parts text}"""
)


def readers(db: Connection, ids: Sequence[int]) -> dict[int, Reader]:
    """These people."""
    return {row.id: Reader(*row[1:]) for row in db.execute(_READERS, {"ids": list(ids)})} if ids else {}


def earlier_rows(db: Connection, ids: Sequence[int]) -> dict[int, tuple[str, str | None]]:
    """State and provider's id of rows that others belong to."""
    return {row.id: (row.state, row.provider_id) for row in _EARLIER.run(db, ids=ids)} if ids else {}


def agreed(db: Connection, ids: Sequence[int], purposes: Sequence[str]) -> set[tuple[int, str]]:
    """Who says yes to what now, by the newest line of the ledger."""
    if not ids or not purposes:
        return set()
    return {(row.person_id, row.purpose) for row in _YES.run(db, ids=ids, purposes=purposes)}


_STANDING = Both("SELECT id, status, purpose FROM broadcasts WHERE id {ids bigint}")


def standing(db: Connection, broadcast_ids: Sequence[int]) -> dict[int, tuple[str, str]]:
    """Status of these broadcasts, and the yes each needs."""
    return {row.id: (row.status, row.purpose) for row in _STANDING.run(db, ids=broadcast_ids)} if broadcast_ids else {}


def approved_twins(db: Connection, names: Sequence[str]) -> dict[tuple[str, str, str], str]:
    """(template, sender, language) → the provider's id, of all that are approved now."""
    if not names:
        return {}
    rows = db.execute(
        sa.select(templates.c.name, templates.c.sender, templates.c.language, templates.c.content_sid).where(
            templates.c.name.in_(names), templates.c.status == "approved", templates.c.content_sid.is_not(None)
        )
    )
    return {(row.name, row.sender, row.language): row.content_sid for row in rows}


def lost_twins(db: Connection, names: Sequence[str]) -> dict[tuple[str, str, str], str]:
    """(template, sender, language) → how it stands, of all that are not approved now."""
    if not names:
        return {}
    rows = db.execute(
        sa.select(templates.c.name, templates.c.sender, templates.c.language, templates.c.status).where(
            templates.c.name.in_(names), templates.c.status != "approved"
        )
    )
    return {(row.name, row.sender, row.language): row.status for row in rows}


def overtaken(db: Connection, matters: Sequence[str]) -> set[tuple[str, int]]:
    """Of these matters, which need not be said any more: (matter, address).

    What they ask was answered, taken back or is over, or it was shown there meanwhile because something else was said.
    """
    if not matters:
        return set()
    parts = [f"{matter}:{place}" for matter in matters for place in range(1, MOST_PARTS + 1)]
    found: dict[tuple[str, int], bool] = {}
    for row in _OVERTAKEN.run(db, parts=parts):
        whose = (row.cause.rpartition(":")[0], row.address_id)
        found[whose] = found.get(whose, True) and bool(row.is_over)
    return {whose for whose, is_over in found.items() if is_over}


def disapprove(db: Connection, content_sid: str, now: datetime) -> bool:
    """The provider takes a template no more; it leaves nowhere until it is approved again. False: that was known."""
    there = sa.and_(templates.c.content_sid == content_sid, templates.c.status == "approved")
    return bool(db.execute(templates.update().where(there).values(status="paused", checked_at=now)).rowcount)


def other_addresses(db: Connection, person_id: int, but: int) -> Sequence[Record]:
    """Where else a person is reached, the one they wrote from last first; none that is stopped or unreachable."""
    return db.execute(
        sa.select(addresses.c.id, addresses.c.channel, addresses.c.sender, addresses.c.last_inbound_at)
        .where(addresses.c.id.in_(sharing.of_person(person_id)), addresses.c.id != but)
        .where(addresses.c.stopped_at.is_(None), addresses.c.unreachable_at.is_(None))
        .where(addresses.c.last_inbound_at.is_not(None))
        .order_by(sharing.through_helper(person_id), addresses.c.last_inbound_at.desc())
    ).all()


def move_prompts(db: Connection, outbox_id: int, address_id: int, to_outbox_id: int) -> None:
    """The buttons of a message are pressed where it is shown now."""
    db.execute(
        prompts.update().where(prompts.c.outbox_id == outbox_id).values(address_id=address_id, outbox_id=to_outbox_id)
    )


def whole_row(db: Connection, outbox_id: int) -> Record:
    """One outbox row with all that is written in it."""
    return db.execute(sa.select(outbox).where(outbox.c.id == outbox_id)).one()
