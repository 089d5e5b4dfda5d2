"""A message as it was heard, and a conversation that is to begin: what router, reception and the menu hand to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from sqlalchemy.engine import Connection

from handlers.messages import InboundMessage
from storage import inbox


@dataclass(frozen=True, slots=True)
class Hearing:
    """One message as it was heard: with the media kept of it, and whether Haat has never spoken to this person."""

    message: InboundMessage
    media_ids: tuple[int, ...]
    inbox_id: int
    stranger: bool


def message_before(db: Connection, inbox_id: int) -> InboundMessage:
    """An earlier message as it came."""
    return InboundMessage.from_json(inbox.message(db, inbox_id))


def heard_before(db: Connection, inbox_id: int) -> Hearing:
    """An earlier message as it was heard, without what came along with it."""
    return Hearing(message_before(db, inbox_id), (), inbox_id, False)


@dataclass(frozen=True, slots=True)
class Started:
    """A conversation that is to begin now."""

    conversation: str
    subject: str = ""
    opening: Mapping[str, Any] = field(default_factory=dict)
    goes_on: bool = False
    """It takes up the open conversation of this subject with its answers, instead of beginning afresh."""


ANSWERED: Final = "answered"
"""All is said, and nothing begins."""
Taken = Started | Literal["answered"]
"""Words that found their owner: what they begin, or that they are answered."""
