"""Intake: a received message is kept before it is acknowledged, without what must never be kept."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers.messages import InboundMessage
from handlers.person import privacy
from handlers.reading import masked
from handlers.reading.commands import is_exact_stop
from storage import groups, inbox, people

ALBUM_WAIT = timedelta(milliseconds=1200)
GROUP_WORD = re.compile(r"[A-Za-z0-9_-]{1,40}")
LONGEST_TEXT = 8000
"""No app lets a person write so much in one message; what goes beyond is neither read nor kept."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """One received message as it will be kept, read before the store is asked for anything.

    What comes from a group is left as it came: whether its words are kept is known only in the transaction.
    """

    message: InboundMessage
    raw: str | None
    ids: tuple[str, ...]
    phone: str | None
    """The number that WhatsApp itself vouches for."""
    stops: bool

    @property
    def plain(self) -> bool:
        """Kept without a look at anything else, where the address is known."""
        return not (self.stops or self.message.album or self.message.group)


def arrival(message: InboundMessage, raw: str | None) -> Arrival:
    """A received message without what must never be kept."""
    ids = (message.address, *(other for other in message.aliases if other != message.address))
    phone = next((one.removeprefix("whatsapp:") for one in ids if one.startswith("whatsapp:+")), None)
    if message.group:
        return Arrival(message, raw, (message.group,) if _is_of_the_group(message) else ids, phone, stops=False)
    heard, message = message, worth_keeping(message)
    stops = message.kind == "text" and not message.forwarded and is_exact_stop(message.text)
    return Arrival(message, raw if heard is message else None, ids, phone, stops)


def accept_all(db: Connection, arrivals: Sequence[Arrival], now: Any) -> list[bool]:
    """Keep what came at the same time before it is acknowledged; of each, False when it is known already.

    Plain words of known people are kept in one go, all in their order. An exact stop word takes effect in this same
    transaction and goes ahead of its lane.
    """
    known = people.known_under(db, {(one.message.channel, each) for one in arrivals for each in one.ids})
    kept: list[bool] = []
    together: list[dict[str, Any]] = []
    for one in arrivals:
        lane = _lane_known(one, known)
        if lane is not None:
            together.append(_row(one.message, one.raw, lane))
            continue
        kept += inbox.keep_all(db, together, now)
        together = []
        kept.append(_accept_one(db, one, now))
    return kept + inbox.keep_all(db, together, now)


def _lane_known(one: Arrival, known: Mapping[tuple[str, str], people.Known]) -> str | None:
    """The lane of a plain message from somebody about whom it tells nothing new; None: it needs a closer look."""
    homes = {known.get((one.message.channel, each)) for each in one.ids}
    home = homes.pop()
    if homes or home is None or not one.plain or home.sender != one.message.sender:
        return None
    return home.lane if one.phone is None or one.phone == home.phone else None


def _row(message: InboundMessage, raw: str | None, lane: str) -> dict[str, Any]:
    return {"channel": message.channel, "sender": message.sender, "provider_id": message.provider_id, "lane": lane,
            "message": message.to_json(), "raw": raw}  # fmt: skip


def _accept_one(db: Connection, one: Arrival, now: Any) -> bool:
    message, raw = one.message, one.raw
    if inbox.known(db, message.channel, message.sender, message.provider_id):
        return False
    if message.group:
        message = worth_keeping(message, served=_is_served(db, message))
        raw = raw if message == one.message and message.kind != "start" else None
    address = people.address_for(db, message.channel, message.sender, one.ids, now, is_group=_is_of_the_group(message))
    if address.sender != message.sender:
        people.change_address(db, address.id, sender=message.sender)
    if one.phone is not None and one.phone != address.phone:
        people.change_address(db, address.id, phone=one.phone)
    stops = one.stops and not privacy.may_stop_another_matter(db, address, message.text)
    if stops:
        privacy.stop_now(db, address.id, now)
    wait = now + ALBUM_WAIT if message.album else None
    return inbox.keep(db, **_row(message, raw, address.lane), ahead=stops, now=now, retry_at=wait)


def _is_of_the_group(message: InboundMessage) -> bool:
    """What is said in a group or happens to it stands in the group's lane; a press or a wish to join in the person's."""
    return bool(message.group) and message.kind != "press" and message.change.get("what") != "join_request"


def _is_served(db: Connection, message: InboundMessage) -> bool:
    """Does a group of an office live in this chat, so that its words are Haat's matter?"""
    group = groups.of_chat(db, int(message.group))
    return group is not None and group.status == "open"


def worth_keeping(message: InboundMessage, *, served: bool = False) -> InboundMessage:
    """The message without what must never be kept: others' cards, secret numbers, endless text, the words of strange groups.

    The very same one where nothing had to be taken away.
    """
    if message.group and not served and message.kind not in ("group", "press", "start"):
        return replace(message, text="", contact=None, location=None, media=(), profile_name="")
    if message.group and message.kind == "start":
        # Perhaps the word by which an officer lets a group live here; a sentence after "/start" is somebody's words.
        word = message.start if GROUP_WORD.fullmatch(message.start) else ""
        return replace(message, start=word, text="", profile_name="")
    if message.contact is not None and not message.contact.own:
        message = replace(message, contact=replace(message.contact, phone="", name=""))
    heard = message.text[:LONGEST_TEXT]
    text = masked(heard)
    return message if text == message.text else replace(message, text=text, private=text != heard)
