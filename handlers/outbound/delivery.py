"""Decided when a message is claimed: may it leave now, in which form, or must the office ring instead."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers.language import N_
from handlers.messages import CAPABILITIES, MORE, Button, OutboundMessage, fit, is_whatsapp
from handlers.notice.schedules import quiet_until
from handlers.outbound import attention, windows
from handlers.outbound.attention import STARTED_BY_HAAT, Attention
from handlers.outbound.letters import headed, part_to_json
from handlers.outbound.zones import zones_of
from handlers.step import Step
from handlers.world import World
from storage import broadcasts, deciding, limits, outbox, people, phone_calls, prompts, templates
from storage.outbox import Due

PAUSED_LOOK = timedelta(seconds=30)
"""When a row that came back to a paused broadcast (a failed attempt) is looked at again."""
NEEDS = {"lead": "enquiries", "notice": "notices"}
"""The yes that a purpose needs, unless the row names another."""
BLOCKED = "blocked"
NUMBERED = re.compile(r"^\d{1,3} ")
KEEPS_THE_NIGHT = (*STARTED_BY_HAAT, "over")
"""What rings nobody at night: also how an enquiry ended, which is no new matter and costs no attention."""
FRESH = timedelta(minutes=1)
"""What has waited longer may have been shown, answered or over meanwhile."""
ACTIVE = timedelta(minutes=30)
"""Whoever wrote so recently is not disturbed by one more message."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is to happen with one claimed row: send it, let it wait, move it to another address, or skip it."""

    form: str = ""
    """free | template"""
    hold_until: datetime | None = None
    """Not before then; what stands behind it goes on."""
    wait_until: datetime | None = None
    """Not before then, and nothing behind it either: the chat itself is to be quiet."""
    skip: str = ""
    template: str = ""
    move_to: int | None = None
    """The person's other address, where this leaves instead."""
    edits: str = ""
    """The provider's id of the message to change; an edit without one leaves as a new message."""
    opens: bool = False
    """It begins a talk outside the window and counts to the day's tier."""
    why: str = field(default="", compare=False)
    """In words for an officer: why it waits or moves."""


@dataclass(slots=True)
class Facts:
    """What the decisions on one batch need to know, asked for all rows at once."""

    readers: Mapping[int, deciding.Reader]
    standing: Mapping[int, tuple[str, str]]
    """Broadcast → its status and the yes it needs."""
    earlier: Mapping[int, tuple[str, str | None]]
    agreed: set[tuple[int, str]]
    attention: Attention
    overtaken: set[tuple[str, int]]
    """Matters, each with the address, whose question was shown, answered or over while they waited."""
    twins: Mapping[tuple[str, str, str], str]
    lost_twins: Mapping[tuple[str, str, str], str]
    """Templates that are not approved (any more), and how they stand."""
    starts_paused: Mapping[str, datetime]
    left_today: int | None
    """People with whom a talk may still be begun in these 24 hours; None: no limit."""


def decide_all(
    db: Connection, world: World, rows: Sequence[Due], starts_paused: Mapping[str, datetime] | None = None
) -> list[Verdict]:
    """The verdicts on a batch, taken in the claiming transaction; a row that cannot be read ends alone.

    `starts_paused`: senders through which nothing may be begun outside windows before a moment.
    """
    facts = _facts(db, world, rows, starts_paused or {})
    return [_decided(db, world, facts, row) for row in rows]


def _facts(db: Connection, world: World, rows: Sequence[Due], starts_paused: Mapping[str, datetime]) -> Facts:
    people_ids = sorted({row.person_id for row in rows if row.person_id is not None})
    sent = {number for row in rows if (number := broadcasts.broadcast_of(row.cause)) is not None}
    standing = deciding.standing(db, sorted(sent))
    needs = {purpose for row in rows if (purpose := _needs(row, standing))}
    waited = [row for row in rows if row.purpose in ("lead", "digest") and world.now - row.created_at > FRESH]
    closed = [row for row in rows if not windows.is_open(row, world.now)]
    return Facts(
        readers=deciding.readers(db, people_ids),
        standing=standing,
        earlier=deciding.earlier_rows(db, sorted({row.after_id for row in rows if row.after_id is not None})),
        agreed=deciding.agreed(db, people_ids, sorted(needs)),
        attention=attention.paid_by(db, world, rows),
        overtaken=deciding.overtaken(db, sorted({outbox.matter(row.cause) for row in waited})),
        twins=deciding.approved_twins(db, sorted({row.twin for row in closed if row.twin})),
        lost_twins=deciding.lost_twins(db, sorted({row.twin for row in closed if row.twin and _of_a_broadcast(row)})),
        starts_paused=starts_paused,
        left_today=_left_today(db, world, [row.sender for row in closed if row.channel == "whatsapp"]),
    )


def _left_today(db: Connection, world: World, closed: Sequence[str]) -> int | None:
    """Meta counts over a whole business: the highest of our senders' tiers, less all whom any of them began with."""
    tiers = [limits.day_tier(db, sender) for sender in sorted(set(closed))]
    return max(tiers) - limits.reached(db, "whatsapp", world.now) if tiers and all(tiers) else None


def _decided(db: Connection, world: World, facts: Facts, row: Due) -> Verdict:
    """The edge of one decision."""
    try:
        return _verdict(db, world, facts, row)
    except (LookupError, TypeError, ValueError, AttributeError) as broken:
        return Verdict(skip=N_("Haat cannot read this message"), why=f"{type(broken).__name__}: {broken}")


def _verdict(db: Connection, world: World, facts: Facts, row: Due) -> Verdict:
    if row.expires_at and row.expires_at <= world.now:
        return Verdict(skip=N_("too late"))
    state, provider_id = facts.earlier.get(row.after_id or 0, ("", None))
    if state in ("failed", "skipped"):
        return Verdict(skip=N_("what it belongs to was not sent"))
    if row.action not in ("send", "edit"):
        return Verdict("free", edits=provider_id or "")
    reader = facts.readers.get(row.person_id or 0)
    if not row.payload or (reader is not None and reader.erased_at is not None and row.purpose != "reply"):
        return Verdict(skip=N_("erased"))
    if row.paused_until is not None and row.paused_until > world.now:
        return Verdict(wait_until=row.paused_until, why=N_("their chat gets too much at once; it goes on by itself"))
    verdict = _may_leave(db, world, facts, row, reader)
    if verdict.form and row.action == "edit" and CAPABILITIES[row.channel].edits and provider_id:
        return replace(verdict, edits=provider_id)
    return verdict


def _may_leave(db: Connection, world: World, facts: Facts, row: Due, reader: deciding.Reader | None) -> Verdict:
    if row.purpose == "stop" or (row.purpose == "reply" and not _written_before_stop(row)):
        return _in_window(db, world, facts, row, reader)
    if row.stopped_at is not None:
        return Verdict(skip=N_("stopped"))
    if row.unreachable_at is not None:
        return _elsewhere(
            db, world, row, N_("unreachable"), N_("unreachable"), refused=row.unreachable_reason == BLOCKED
        )
    if (verdict := _of_broadcast(world, facts, row)) is not None:
        return verdict
    if (needed := _needs(row, facts.standing)) and row.person_id and (row.person_id, needed) not in facts.agreed:
        return Verdict(skip=N_("no consent"))
    if (outbox.matter(row.cause), row.address_id) in facts.overtaken:
        return Verdict(skip=N_("shown, answered or over meanwhile"))
    if (held := _not_now(world, facts, row)) is not None:
        return held
    verdict = _in_window(db, world, facts, row, reader)
    if verdict.form and row.purpose in STARTED_BY_HAAT and row.person_id:
        facts.attention.note(world, row)
    return verdict


def _not_now(world: World, facts: Facts, row: Due) -> Verdict | None:
    """Night where they are, or as many messages as one person and one telephone bear; who writes now is not asleep."""
    writes_now = _is_active(world, row)
    if row.purpose in KEEPS_THE_NIGHT and not writes_now and (until := _quiet_until(world, row)) is not None:
        return Verdict(hold_until=until, why=N_("it is night there"))
    if row.purpose in STARTED_BY_HAAT and facts.attention.is_spent(world, row, writes_now=writes_now):
        return Verdict(hold_until=_next_morning(world), why=N_("enough messages for them today"))
    return None


def _needs(row: Due, standing: Mapping[int, tuple[str, str]]) -> str | None:
    number = broadcasts.broadcast_of(row.cause)
    if number is not None and number in standing:
        return standing[number][1]
    return row.consent or NEEDS.get(row.purpose)


def _of_broadcast(world: World, facts: Facts, row: Due) -> Verdict | None:
    """A row of a broadcast that was paused or ended since it was written."""
    number = broadcasts.broadcast_of(row.cause)
    if number is None or row.person_id is None:
        return None
    status, _ = facts.standing.get(number, ("cancelled", ""))
    if status == "cancelled":
        return Verdict(skip=N_("cancelled"))
    if status in ("paused", "draft", "submitted"):
        return Verdict(hold_until=world.now + PAUSED_LOOK, why=N_("its broadcast is paused"))
    return None


def _written_before_stop(row: Due) -> bool:
    return row.stopped_at is not None and row.created_at < row.stopped_at


def _in_window(db: Connection, world: World, facts: Facts, row: Due, reader: deciding.Reader | None) -> Verdict:
    """Free text inside WhatsApp's window, else the approved twin, else another address, else the office's call list."""
    if windows.is_open(row, world.now):
        return Verdict("free")
    twin = facts.twins.get((row.twin or "", row.sender, _tongue(row, reader)))
    if not twin:
        if _of_a_broadcast(row) and (lost := facts.lost_twins.get((row.twin or "", row.sender, _tongue(row, reader)))):
            return _without_twin(world, lost)
        return _elsewhere(
            db, world, row, N_("24-hour window closed"), N_("window closed, no approved template")
        )  # fmt: skip
    return _begun(db, world, facts, row, reader, twin)


def _of_a_broadcast(row: Due) -> bool:
    return broadcasts.broadcast_of(row.cause) is not None


def _without_twin(world: World, status: str) -> Verdict:
    """Its template was approved when the broadcast was: what is only paused may come back, what is refused does not."""
    if status in templates.RETURNING:
        return Verdict(hold_until=_next_hour(world), why=N_("WhatsApp has paused its template; it goes on by itself"))
    return Verdict(skip=N_("WhatsApp took its template back"))


def _tongue(row: Due, reader: deciding.Reader | None) -> str:
    """The language a row's words are in."""
    if "of" in row.payload:
        return str(row.payload["of"][2])
    return (reader.language if reader else "") or ""


def _begun(
    db: Connection, world: World, facts: Facts, row: Due, reader: deciding.Reader | None, twin: str
) -> Verdict:  # fmt: skip
    """A talk that Haat begins by a template: not while the provider asks for rest, and within the day's tier."""
    paused = facts.starts_paused.get(row.sender)
    if paused is not None and paused > world.now:
        return Verdict(hold_until=paused, why=N_("WhatsApp lets us begin no more talks for now"))
    if reader is not None and reader.rests_until and reader.rests_until > world.now and row.purpose in STARTED_BY_HAAT:
        return Verdict(hold_until=reader.rests_until, why=N_("WhatsApp lets this person rest from such messages"))
    counts = row.channel == "whatsapp" and (row.opened_at is None or world.now - row.opened_at >= timedelta(hours=24))
    if not counts or facts.left_today is None:
        return Verdict("template", template=twin, opens=counts)
    if facts.left_today > 0:
        facts.left_today -= 1
        return Verdict("template", template=twin, opens=True)
    if row.purpose in ("notice", "digest"):
        return Verdict(hold_until=_next_hour(world), why=N_("as many talks begun as WhatsApp allows in a day"))
    return _elsewhere(
        db, world, row, N_("WhatsApp's limit for the day"), N_("as many talks begun as WhatsApp allows in a day")
    )  # fmt: skip


def _elsewhere(
    db: Connection, world: World, row: Due, why: str, reason: str, *, refused: bool = False
) -> Verdict:  # fmt: skip
    """Where an address cannot be written to, the person's other one, else the office's telephone.

    Who blocked us is not written to elsewhere.
    """
    other = None if refused else other_address(db, world, row)
    if other is not None:
        return Verdict(move_to=other, why=reason)
    let_the_office_call(db, world, row, why)
    return Verdict(skip=reason)


def twin_of(db: Connection, row: Due) -> str:
    """The approved template that says a row in its reader's language, empty without one."""
    if not row.twin:
        return ""
    reader = deciding.readers(db, [row.person_id]).get(row.person_id) if row.person_id else None
    return deciding.approved_twins(db, [row.twin]).get((row.twin, row.sender, _tongue(row, reader)), "")


# ── at another address ────────────────────────────────────────────────────────────────────────────────────────────


def other_address(db: Connection, world: World, row: Due) -> int | None:
    """Another address of the same person at an open channel, where this may be said freely; answers stay where asked."""
    if row.person_id is None or row.action != "send" or row.purpose in ("reply", "stop"):
        return None
    if broadcasts.broadcast_of(row.cause) is not None:
        return None  # a broadcast's plan has chosen where each person gets it
    open_now = {channel for channel, _ in world.public_names}
    for one in deciding.other_addresses(db, row.person_id, row.address_id):
        if one.channel in open_now and windows.is_open(one, world.now):
            return int(one.id)
    return None


def move(db: Connection, world: World, row: Due, address_id: int) -> list[int]:
    """Say the same at another address, laid out for its channel; the new rows. The old one is the caller's to end."""
    to = people.address(db, address_id)
    kept = deciding.whole_row(db, row.id)
    said = _message_again(kept.payload)
    said = headed(db, to, kept.person_id, said) if kept.person_id is not None else said
    made: list[int] = []
    for place, part in enumerate(fit(said, CAPABILITIES[to.channel])):
        new = outbox.add(
            db, world.now, cause=kept.cause if not place else f"{kept.cause}~{place + 1}", action=kept.action,
            sender=to.sender, channel=to.channel, address_id=to.id, person_id=kept.person_id, lane=to.lane,
            purpose=kept.purpose, consent=kept.consent, priority=kept.priority, repeatable=kept.repeatable,
            payload=part_to_json(part), twin=kept.twin, twin_words=kept.twin_words, expires_at=kept.expires_at,
            after_id=made[-1] if made else None,
        )  # fmt: skip
        made += [new] if new is not None else []
    if made:
        deciding.move_prompts(db, row.id, address_id, made[-1])
    return made


def _message_again(payload: Mapping[str, Any]) -> OutboundMessage:
    """What a laid-out part said, before its channel's limits."""
    choices = [Button(choice[0], choice[1]) for choice in payload.get("buttons") or payload.get("rows") or ()]
    if choices and all(NUMBERED.match(button.label) or button.data.endswith(f".{MORE}") for button in choices):
        choices = [replace(button, label=NUMBERED.sub("", button.label)) for button in choices]
    return OutboundMessage(
        payload.get("text", ""), tuple(choices), media_id=payload.get("media_id"),
        media_kind=payload.get("media_kind", ""), list_label=payload.get("list_label", ""),
    )  # fmt: skip


def let_the_office_call(db: Connection, world: World, row: Due, why: str) -> None:
    """Nothing dies silently: what no message may say, an officer says by telephone.

    The office does not ring everybody whom a notice or a day's cards miss, nor anybody to say that an enquiry is over.
    """
    if row.purpose in ("digest", "over") or broadcasts.broadcast_of(row.cause) is not None:
        return
    if row.person_id and row.payload.get("text"):
        talk = prompts.behind(db, row.id) if row.purpose == "lead" else None
        cause = f"lead:{talk.subject}" if talk is not None and talk.name == "lead" else f"outbox:{row.id}"
        phone_calls.add(db, row.person_id, cause, row.payload["text"], why, world.now)


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


def _quiet_until(world: World, row: Due) -> datetime | None:
    """When the night ends where they are; with several zones, when it has ended in all. None: it is day."""
    number = row.external_id if is_whatsapp(row.channel) else row.phone
    now, zones = world.now, zones_of(number, world.zone)
    while ends := [end for zone in zones if (end := quiet_until(now, zone)) is not None]:
        now = max(ends)
    return now if now > world.now else None


def _next_morning(world: World) -> datetime:
    return datetime.combine(world.today + timedelta(days=1), time(9), world.zone)


def _next_hour(world: World) -> datetime:
    return world.now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=1)
