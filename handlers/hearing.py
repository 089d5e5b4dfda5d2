"""A message as it was heard, and a conversation that is to begin: what router, reception and the menu hand to each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal

from handlers.messages import InboundMessage


@dataclass(frozen=True, slots=True)
class Hearing:
    """One message as it was heard: with the media kept of it, and whether Haat has never spoken to this person."""

    message: InboundMessage
    media_ids: tuple[int, ...]
    inbox_id: int
    stranger: bool


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
