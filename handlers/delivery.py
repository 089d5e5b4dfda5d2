"""Decided when a message is claimed: may it leave now, in which form, or must the office ring instead."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from sqlalchemy.engine import Connection

from handlers.language import N_
from handlers.step import Step
from handlers.world import World
from storage import broadcasts, consent, offices, outbox, people, templates
from storage.outbox import Due

WINDOW = timedelta(hours=24) - timedelta(minutes=5)
"""WhatsApp takes free text for 24 hours after a person's last message; five minutes are kept as a margin."""
QUIET_FROM, QUIET_TO = time(21), time(8)
STARTED_BY_HAAT = ("lead", "notice", "digest")
A_DAY, A_WEEK = 2, 7
"""One attention budget per person for all that Haat starts."""
ACTIVE = timedelta(minutes=30)
"""Whoever wrote so recently is not disturbed by one more message."""


PAUSED_LOOK = timedelta(seconds=30)
"""When a row that came back to a paused broadcast (a failed attempt) is looked at again."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to happen with one claimed row: send it, hold it until a moment, or skip it for a reason."""

    form: str = ""
    """free | template"""
    hold_until: datetime | None = None
    skip: str = ""
    template: str = ""


def decide(db: Connection, world: World, row: Due) -> Verdict:
    """The verdict on one row, taken in the claiming transaction."""
    if row.action != "send":
        return Verdict(skip="too late") if row.expires_at and row.expires_at <= world.now else Verdict("free")
    if row.expires_at and row.expires_at <= world.now:
        return Verdict(skip="too late")
    if not row.payload:
        return Verdict(skip="erased")
    if row.after_id is not None and outbox.state_of(db, row.after_id) in ("failed", "skipped"):
        return Verdict(skip="what it belongs to was not sent")
    if row.purpose == "stop" or (row.purpose == "reply" and not _written_before_stop(row)):
        return _in_window(db, world, row)
    if row.stopped_at is not None:
        return Verdict(skip="stopped")
    if row.unreachable_at is not None:
        if broadcasts.broadcast_of(row.cause) is None:
            let_the_office_call(db, world, row, "unreachable")
        return Verdict(skip="unreachable")
    if (verdict := _of_broadcast(db, world, row)) is not None:
        return verdict
    if row.purpose == "lead" and row.person_id and not consent.given(db, row.person_id, "enquiries"):
        return Verdict(skip="no consent")
    if row.purpose in STARTED_BY_HAAT and not _is_active(world, row):
        if (until := _quiet_until(world)) is not None:
            return Verdict(hold_until=until)
        if _budget_spent(db, world, row):
            return Verdict(hold_until=_next_morning(world))
    return _in_window(db, world, row)


def _written_before_stop(row: Due) -> bool:
    return row.stopped_at is not None and row.created_at < row.stopped_at


def _in_window(db: Connection, world: World, row: Due) -> Verdict:
    """Free text inside WhatsApp's window, else the approved twin, else the office's call list."""
    if not row.channel.endswith("whatsapp"):
        return Verdict("free")
    if row.last_inbound_at is not None and world.now - row.last_inbound_at < WINDOW:
        return Verdict("free")
    twin = _twin(db, row)
    if twin:
        return Verdict("template", template=twin)
    # The office does not ring everybody whom a notice or a day's cards miss.
    if row.purpose != "digest" and broadcasts.broadcast_of(row.cause) is None:
        let_the_office_call(db, world, row, "24-hour window closed")
    return Verdict(skip="window closed, no approved template")


def _twin(db: Connection, row: Due) -> str | None:
    """The approved template of a row, in the language its words are in."""
    if row.twin and "of" in row.payload:
        return templates.approved(db, row.twin, row.sender, row.payload["of"][2])
    return outbox.approved_twin(db, row.twin, row.sender, row.person_id) if row.twin else None


def _of_broadcast(db: Connection, world: World, row: Due) -> Verdict | None:
    """A row of a broadcast that was paused, ended, or whose reader has taken their yes back since it was written."""
    broadcast_id = broadcasts.broadcast_of(row.cause)
    if broadcast_id is None or row.person_id is None:
        return None
    standing = broadcasts.standing(db, broadcast_id)
    if standing is None or standing.status == "cancelled":
        return Verdict(skip="cancelled")
    if standing.status in ("paused", "draft", "submitted"):
        return Verdict(hold_until=world.now + PAUSED_LOOK)
    if not consent.given(db, row.person_id, standing.purpose):
        return Verdict(skip="no consent")
    return None


def let_the_office_call(db: Connection, world: World, row: Due, why: str) -> None:
    """Nothing dies silently: what no message may say, an officer says by telephone."""
    if row.person_id and row.payload.get("text"):
        offices.add_call(db, row.person_id, f"outbox:{row.id}", row.payload["text"], why, world.now)


def media_lost(db: Connection, world: World, row: Due, *, unwanted: bool = False) -> None:
    """What somebody sent cannot be had, or is of a kind that is not kept: they are told, once a burst."""
    address = people.address(db, row.address_id)
    step = Step(db, world, address, inbox_id=0, cause=f"lost:{int(world.now.timestamp()) // 60}")
    if unwanted:
        step.say(N_("I cannot keep that kind of file. A photo, a voice note or a PDF works."))
    else:
        step.say(N_("That photo or file did not reach me. Please send it once more."))
    step.flush()


def _is_active(world: World, row: Due) -> bool:
    return row.last_inbound_at is not None and world.now - row.last_inbound_at < ACTIVE


def _quiet_until(world: World) -> datetime | None:
    here = world.now.astimezone(world.zone)
    if QUIET_TO <= here.time() < QUIET_FROM:
        return None
    morning = datetime.combine(here.date(), QUIET_TO, world.zone)
    return morning if here < morning else morning + timedelta(days=1)


def _next_morning(world: World) -> datetime:
    return datetime.combine(world.today + timedelta(days=1), time(9), world.zone)


def _budget_spent(db: Connection, world: World, row: Due) -> bool:
    if row.person_id is None:
        return False
    midnight = datetime.combine(world.today, time(), world.zone)
    today = outbox.started_since(db, row.person_id, STARTED_BY_HAAT, midnight)
    week = outbox.started_since(db, row.person_id, STARTED_BY_HAAT, midnight - timedelta(days=6))
    return today >= A_DAY or week >= A_WEEK
