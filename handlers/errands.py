"""Errands that a conversation waits for: a row worked by the dispatcher, its result a message of the same lane."""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Connection

from handlers.messages import InboundMessage
from handlers.step import Step
from handlers.world import World, jsonable
from storage import inbox, kept_media, outbox, people
from storage.parts import by_itself

FAILED = "errand failed"
"""The only key of a result that could not be had; its value is the reason."""
KEEPS = "keeps"
"""The key of a result under which a file stands that was made: it becomes a kept medium when the result comes in."""
ONCE_ONLY: set[str] = set()
"""Errands that change something at the provider and must not be repeated after an unknown outcome."""


def send(step: Step, talk_id: int, key: str, name: str, errand: str, by: str, words: dict[str, Any]) -> bool:
    """Put an errand on its way; False when this conversation has sent it already."""
    address = step.address
    row = outbox.add(
        step.db, step.world.now, cause=f"errand:{talk_id}:{key}", action="errand", sender=address.sender,
        channel=address.channel, address_id=address.id, person_id=step.person.id, lane=f"errand:{talk_id}",
        purpose="reply", priority=1, repeatable=errand not in ONCE_ONLY,
        payload={"errand": errand, "by": by, "words": words, "talk": talk_id, "name": name},
    )  # fmt: skip
    return row is not None


def bring(db: Connection, world: World, outbox_id: int, result: Any) -> bool:
    """The result of an errand comes in as a message of its person's lane, once; False when it did before.

    Who did the same work twice, after a death or beside another process, brings one result and leaves one medium behind.
    """
    outbox.hold_row(db, outbox_id)
    row = outbox.due_row(db, outbox_id)
    if not row.payload:
        return False  # the person was erased meanwhile
    if inbox.known(db, "haat", "haat", row.cause):
        return False
    if isinstance(result, dict) and KEEPS in result:
        made = {name: value for name, value in result.items() if name != KEEPS}
        kept = kept_media.add(db, now=world.now, person_id=row.person_id, **result[KEEPS])
        result = {**made, "media_id": kept}
    address = people.address(db, row.address_id)
    wake = {"errand": row.payload["name"], "talk": row.payload["talk"], "result": jsonable(result), "purpose": "reply"}
    message = InboundMessage("haat", "haat", row.cause, address.external_id, world.now, kind="wake", wake=wake)
    return inbox.keep(
        db, channel="haat", sender="haat", provider_id=row.cause, lane=address.lane, message=message.to_json(), raw=None,
        ahead=False, now=world.now,
    )  # fmt: skip


def bring_failures(db: Connection, world: World) -> int:
    """The tick: errands that ended without a result tell their conversations so; how many."""
    brought = 0
    for outbox_id, reason in outbox.errands_without_result(db):
        with by_itself(db, f"errand:{outbox_id}"):
            brought += bring(db, world, outbox_id, {FAILED: reason or "no reason"})
    return brought
