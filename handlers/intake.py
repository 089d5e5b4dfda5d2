"""Intake: a received message is kept before it is acknowledged, without what must never be kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers import privacy
from handlers.messages import InboundMessage
from handlers.reading import masked
from handlers.reading.commands import is_exact_stop
from storage import groups, inbox, people

ALBUM_WAIT = timedelta(milliseconds=1200)
LONGEST_TEXT = 8000
"""No app lets a person write so much in one message; what goes beyond is neither read nor kept."""


def accept(db: Connection, message: InboundMessage, raw: str | None, now: Any) -> bool:
    """Keep a received message before it is acknowledged; False when it is known already.

    An exact stop word takes effect in this same transaction and goes ahead of its lane.
    """
    ids = [message.address, *(other for other in message.aliases if other != message.address)]
    if _is_of_the_group(message):
        ids = [message.group]
    if inbox.known(db, message.channel, message.sender, message.provider_id):
        return False
    served = bool(message.group) and _is_served(db, message)
    heard, message = message, worth_keeping(message, served=served)
    if heard != message:
        raw = None
    address = people.address_for(db, message.channel, message.sender, ids, now, is_group=_is_of_the_group(message))
    if address.sender != message.sender:
        people.change_address(db, address.id, sender=message.sender)
    phone = next((one.removeprefix("whatsapp:") for one in ids if one.startswith("whatsapp:+")), None)
    if phone is not None and phone != address.phone:  # WhatsApp itself vouches for the number
        people.change_address(db, address.id, phone=phone)
    stops = message.kind == "text" and not message.group and not message.forwarded and is_exact_stop(message.text)
    if stops:
        privacy.stop_now(db, address.id, now)
    wait = now + ALBUM_WAIT if message.album else None
    return inbox.keep(
        db, channel=message.channel, sender=message.sender, provider_id=message.provider_id, lane=address.lane,
        message=message.to_json(), raw=raw, ahead=stops, now=now, retry_at=wait,
    )  # fmt: skip


def _is_of_the_group(message: InboundMessage) -> bool:
    """What is said in a group or happens to it stands in the group's lane; a press or a wish to join in the person's."""
    return bool(message.group) and message.kind != "press" and message.change.get("what") != "join_request"


def _is_served(db: Connection, message: InboundMessage) -> bool:
    """Does a group of an office live in this chat, so that its words are Haat's matter?"""
    group = groups.of_chat(db, int(message.group))
    return group is not None and group.status == "open"


def worth_keeping(message: InboundMessage, *, served: bool = False) -> InboundMessage:
    """The message without what must never be kept: others' cards, secret numbers, endless text, the words of strange groups."""
    if message.group and not served and message.kind not in ("group", "press", "start"):
        return replace(message, text="", contact=None, location=None, media=(), profile_name="")
    if message.contact is not None and not message.contact.own:
        message = replace(message, contact=replace(message.contact, phone="", name=""))
    text = masked(message.text[:LONGEST_TEXT])
    return replace(message, text=text, private=text != message.text[:LONGEST_TEXT])
