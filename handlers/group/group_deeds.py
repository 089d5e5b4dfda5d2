"""Deeds at a group's own chat other than writing: taking off, silencing, letting in, putting out, changing what stands."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers.messages import Button, Part
from handlers.outbound.letters import part_to_json
from handlers.step import Step
from handlers.world import World
from storage import groups, outbox, people
from storage.groups import Group
from storage.people import Address

PRESS_LIVES = timedelta(seconds=150)
"""A press may be answered for so long; Telegram refuses later answers."""


def do(db: Connection, world: World, chat: Address, action: str, cause: str, **call: Any) -> int | None:
    """One deed at the channel: approve_join, decline_join, delete, restrict, unrestrict, ban, unban, pin, topic,
    invite_link. Deeds go ahead of messages and do not wait behind them; with `after_id` they wait for that row, with `lane`
    for what goes out there before them."""
    after, lane = call.pop("after_id", None), call.pop("lane", "")
    return outbox.add(
        db, world.now, cause=cause, action=action, sender=chat.sender, channel=chat.channel, address_id=chat.id,
        person_id=None, lane=lane or (chat.lane if after else f"deed:{chat.id}"), purpose="group",
        priority=1 if after else 0, repeatable=True,
        after_id=after, payload={"words": call},
    )  # fmt: skip


def chat_of(db: Connection, group: Group | None) -> Address | None:
    """The group's own chat, where Haat may act."""
    if group is None or group.address_id is None or group.telegram_state not in ("admin", "lacking"):
        return None
    return people.address(db, group.address_id)


def in_chat(db: Connection, chat: Address, person_id: int) -> str:
    """Under which id somebody is known in a chat; empty for who was never met at that channel."""
    found = (one for one in people.addresses_of(db, person_id) if one.channel == chat.channel)
    return next((one.external_id for one in found), "")


def for_person(
    db: Connection, world: World, group: Group | None, person_id: int, action: str, cause: str, **call: Any
) -> int | None:  # fmt: skip
    """A deed about one person in a group's own chat; None where there is no chat or they are not known there."""
    chat = chat_of(db, group)
    who = in_chat(db, chat, person_id) if chat else ""
    return do(db, world, chat, action, cause, user=who, **call) if chat and who else None


def put_out(db: Connection, world: World, group: Group, person_id: int, cause: str) -> None:
    """Somebody banned leaves the group's own chat as well."""
    for_person(db, world, group, person_id, "ban", f"{cause}:{group.id}:ban")


def let_back(db: Connection, world: World, group: Group, person_id: int, cause: str) -> None:
    """Somebody whose ban is over may come into the chat again."""
    for_person(db, world, group, person_id, "unban", f"{cause}:{group.id}:unban")


def open_door(db: Connection, world: World, group: Group, person_id: int, *, lane: str = "") -> None:
    """Who stood before the chat's door with a join request, and is a member or refused now, is let in or sent away; with
    `lane` behind what goes out there before."""
    place = groups.member(db, group.id, person_id)
    if place is None or not place.knocked or place.status not in ("member", "refused", "banned"):
        return
    groups.change_member(db, group.id, person_id, knocked=False)
    action = "approve_join" if place.status == "member" else "decline_join"
    moment = int(world.now.timestamp())
    for_person(db, world, group, person_id, action, f"{action}:{group.id}:{person_id}:{moment}", lane=lane)


def edit(
    db: Connection, world: World, chat: Address, row_id: int, text: str, *, keeps_buttons: bool,
    buttons: Sequence[Button] = (),
) -> None:  # fmt: skip
    """Change what an earlier message says, and perhaps its buttons; a newer change takes the place of one that still waits."""
    before = outbox.payload_of(db, row_id)
    payload = part_to_json(Part(text, buttons=tuple(buttons), media_id=before.get("media_id"))) | {"edits": row_id}
    if keeps_buttons:
        payload["buttons"] = before.get("buttons", [])
    outbox.add(
        db, world.now, cause=f"edit:{row_id}:{int(world.now.timestamp() * 1000)}", action="edit", sender=chat.sender,
        channel=chat.channel, address_id=chat.id, person_id=chat.person_id, lane=chat.lane, purpose="group", priority=1,
        repeatable=True, payload=payload, after_id=row_id,
    )  # fmt: skip


def answer_press(step: Step, press_id: str, text: str = "", *, start: str = "") -> None:
    """Stop a button's spinner, with a few words or a link that starts Haat; nobody else in the group sees it."""
    address = step.address
    outbox.add(
        step.db, step.world.now, cause=f"press:{step.inbox_id}", action="answer_press", sender=address.sender,
        channel=address.channel, address_id=address.id, person_id=step.person.id, lane=f"press:{address.id}",
        purpose="reply", priority=0, repeatable=False, payload={"press_id": press_id, "text": text[:200], "start": start},
        expires_at=step.world.now + PRESS_LIVES,
    )  # fmt: skip
