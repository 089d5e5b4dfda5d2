"""What a channel is: it proves and translates what comes in, does one outbound errand, and names how that failed."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol, runtime_checkable

from handlers.messages import Capabilities, Part


@dataclass(frozen=True, slots=True)
class MediaFile:
    """Our own copy of a photo or voice note: where it lies, what it is, and a signed public address for it."""

    path: Path
    mime: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Errand:
    """One outbox row to be done at a channel: one call at the provider."""

    outbox_id: int
    attempt: int
    action: str
    """send | edit | answer_press | fetch_media, and at a group's chat approve_join | decline_join | delete | restrict |
    unrestrict | ban | unban | pin | topic | invite_link"""
    to: str
    """The external id of the address."""
    part: Part = field(default_factory=Part)
    media: MediaFile | None = None
    press_id: str = ""
    """The pressed button whose spinner is to stop (answer_press)."""
    edits: str = ""
    """Provider id of the message to change (edit)."""
    template: str = ""
    """Provider id of an approved template to use instead of the free text."""
    template_words: dict[str, str] = field(default_factory=dict)
    start: str = ""
    """The start link's token that a pressed button leads to (answer_press)."""
    media_ref: str = ""
    """The provider's id or address of bytes to fetch (fetch_media)."""
    asks: str = ""
    """What a conversation wants to know of the provider (errand), e.g. "rights"."""
    words: dict[str, Any] = field(default_factory=dict)
    """The particulars of that question."""


@dataclass(frozen=True, slots=True)
class Done:
    """What the provider said of one errand; `body` holds fetched bytes."""

    provider_id: str = ""
    status: str = "sent"
    body: bytes = b""
    mime: str = ""
    result: Any = None
    """What an errand found out, as plain JSON."""


class Decision(StrEnum):
    """What a failure asks of us."""

    RETRY = "retry"
    """Proven not sent: again at `retry_after` seconds, waiting out what `pauses` names."""
    UNKNOWN = "unknown"
    """It may have been sent; nobody can tell now."""
    GIVE_UP = "give_up"
    """Refused for good: our mistake or the content's."""
    UNREACHABLE = "unreachable"
    """Stop writing to this address until it writes again."""
    SWITCH = "switch"
    """This person cannot get it here though the address works: their other address, or give up."""
    USE_TEMPLATE = "use_template"
    """The 24-hour window is closed."""
    MIGRATED = "migrated"
    """The chat has a new id."""
    TEMPLATE_GONE = "template_gone"
    """The provider does not take this template any more: it counts as not approved, and the row is decided anew."""
    REST = "rest"
    """Proven not delivered: no marketing to this person for `retry_after` seconds, then once more."""
    PAUSE_STARTS = "pause_starts"
    """Proven not sent: nothing may be begun outside people's windows through this sender for `retry_after` seconds."""
    STOP_SENDER = "stop_sender"
    """Our credentials or sender are refused: nothing more leaves through it before somebody mends that."""
    NOTHING = "nothing"
    """Refused, but what was wanted already holds (message not modified, press too old)."""


class ChannelError(Exception):
    """A channel did not do an errand; the decision says what to do about it."""

    def __init__(
        self, decision: Decision, reason: str, *, retry_after: float = 0, pauses: str = "", new_id: str = "",
        by_person: bool = False,
    ) -> None:  # fmt: skip
        """`pauses` is "" (this row alone), "address" or "sender"; `retry_after` in seconds.

        `by_person`: unreachable because the person wants it so; then they are not written to elsewhere either.
        """
        super().__init__(f"{decision}: {reason}")
        self.decision, self.reason, self.by_person = decision, reason, by_person
        self.retry_after, self.pauses, self.new_id = retry_after, pauses, new_id


class NotProven(Exception):
    """The request does not carry the channel's secret or signature."""


class Malformed(Exception):
    """The request is proven but cannot be read."""


@dataclass(frozen=True, slots=True)
class StatusEvent:
    """The provider tells how far an earlier message got; in any order, possibly twice, possibly before our own answer."""

    channel: str
    provider_id: str
    status: str
    """queued sent delivered read failed"""
    at: datetime
    outbox_id: int | None = None
    code: str = ""


class Channel(Protocol):
    """The four things that every channel does."""

    name: str
    sender: str
    """Our own name there: the bot's user name or our WhatsApp address."""
    capabilities: Capabilities

    async def open(self) -> None:
        """Make ready; never fails because the provider is away."""

    async def close(self) -> None:
        """Let go of connections."""

    async def do(self, errand: Errand) -> Done:
        """Do one errand. Raises ChannelError."""

    def payload(self, errand: Errand) -> dict[str, Any]:
        """What the provider would be sent for this errand, for the inspector and the tests."""


# ── what some channels can do besides; whoever needs it asks with isinstance ──────────────────────────────────────


@runtime_checkable
class CanLookBack(Protocol):
    """Its provider can be asked what it took."""

    name: str

    async def find(self, errand: Errand, since: datetime) -> list[Done]:
        """What it took for this recipient since a moment and says the same, the oldest first. Raises ChannelError."""


@runtime_checkable
class MayFailLater(Protocol):
    """Its provider takes a message first, and may tell afterwards by a code that it came to nothing."""

    def decision_of(self, code: str, attempt: int = 1, to: str = "") -> ChannelError:
        """What such a code asks for, after so many attempts at this recipient."""


@runtime_checkable
class IsRated(Protocol):
    """Its provider rates our number."""

    async def quality(self) -> str:
        """HIGH, MEDIUM, LOW or UNKNOWN. Raises ChannelError."""


@runtime_checkable
class HasStartLinks(Protocol):
    """A link with our own name starts Haat there."""

    async def own_name(self) -> str:
        """The name as it stands in such links. Raises ChannelError."""


@runtime_checkable
class TakesTemplates(Protocol):
    """Words may be handed in for approval, with which Haat may begin."""

    sender: str

    async def create_content(self, content: dict[str, Any]) -> str:
        """Make a content for a template; its id. Raises ChannelError."""

    def contents(self, sid: str) -> Any:
        """One content at the provider."""


async def file_here(errand: Errand) -> Done:
    """Media of a channel within this machine are its files. Raises ChannelError for a lost one."""
    try:
        return Done(body=await asyncio.to_thread(Path(errand.media_ref).read_bytes))
    except OSError as error:
        raise ChannelError(Decision.GIVE_UP, type(error).__name__) from error
