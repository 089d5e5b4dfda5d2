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
from storage import inbox, people

ALBUM_WAIT = timedelta(milliseconds=1200)
LONGEST_TEXT = 8000
"""No app lets a person write so much in one message; what goes beyond is neither read nor kept."""


def accept(db: Connection, message: InboundMessage, raw: str | None, now: Any) -> bool:
    """Keep a received message before it is acknowledged; False when it is known already.

    An exact stop word takes effect in this same transaction and goes ahead of its lane.
    """
    ids = [message.address, *(other for other in message.aliases if other != message.address)]
    if inbox.known(db, message.channel, message.sender, message.provider_id):
        return False
    heard, message = message, worth_keeping(message)
    if heard != message:
        raw = None
    address = people.address_for(db, message.channel, message.sender, ids, now)
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


def worth_keeping(message: InboundMessage) -> InboundMessage:
    """The message without what must never be kept: a group's words, others' cards, secret numbers, endless text."""
    if message.group:
        return replace(message, text="", contact=None, location=None, media=(), profile_name="")
    if message.contact is not None and not message.contact.own:
        message = replace(message, contact=replace(message.contact, phone="", name=""))
    text = masked(message.text[:LONGEST_TEXT])
    return replace(message, text=text, private=text != message.text[:LONGEST_TEXT])
