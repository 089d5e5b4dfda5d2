"""WhatsApp templates at Twilio's Content API: made in a language, handed in for approval, and asked after.

Twilio does not tell by itself what WhatsApp decided: somebody has to ask (`sync`).
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from twilio.base.exceptions import TwilioRestException, TwilioServiceException  # type: ignore[import-untyped]
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList  # type: ignore[import-untyped]

from bot.channels.channel import ChannelError, TakesTemplates
from bot.channels.whatsapp import UNREADABLE
from handlers.outbound.twins import TWINS, Twin, faults
from storage.database import Record


class Refused(Exception):
    """Twilio or WhatsApp did not take it; the message is theirs."""


@dataclass(frozen=True, slots=True)
class Approval:
    """What WhatsApp says of one template."""

    status: str
    category: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One template of the registry and how it stands."""

    name: str
    language: str
    called: str
    category: str
    status: str
    reason: str = ""


def lines(kept: list[Record], languages: tuple[str, ...]) -> list[Line]:
    """Every twin in every language: not made, waiting, approved, refused and why, or made of other words than today's."""
    known = {(row.name, row.language): row for row in kept}
    found = []
    for twin in TWINS.values():
        for language in languages:
            row = known.get((twin.name, language))
            changed = row is not None and row.words is not None and row.words != twin.body(language)
            status = "not made" if row is None else f"{row.status}, words changed" if changed else row.status
            reason = "; ".join(faults(twin, language)) or (row.reason or "" if row is not None else "")
            category = (row.category if row is not None else None) or twin.category
            found.append(Line(twin.name, language, twin.called(language), category, status, reason))
    return found


class Templates:
    """The templates of one WhatsApp sender; the channel must be open."""

    def __init__(self, channel: TakesTemplates) -> None:
        self.channel = channel

    async def submit(self, twin: Twin, language: str) -> tuple[str, Approval]:
        """Make the content and hand it in; its id and what WhatsApp says at once. Raises Refused."""
        if wrong := faults(twin, language):
            raise Refused("; ".join(wrong))
        sid = await self._heard(self.channel.create_content(twin.content(language)))
        request = ApprovalCreateList.ContentApprovalRequest({"name": twin.called(language), "category": twin.category})
        made = await self._heard(self.channel.contents(sid).approval_create.create_async(request))
        return sid, Approval(str(made.status or "received"), str(made.category or ""), str(made.rejection_reason or ""))

    async def state(self, content_sid: str) -> Approval:
        """What WhatsApp says of a template now. Raises Refused."""
        found = await self._heard(self.channel.contents(content_sid).approval_fetch().fetch_async())
        said: dict[str, Any] = dict(found.whatsapp or {})
        return Approval(
            str(said.get("status", "")), str(said.get("category", "")), str(said.get("rejection_reason", ""))
        )

    async def _heard(self, call: Awaitable[Any]) -> Any:
        try:
            return await call
        except (TwilioRestException, TwilioServiceException) as error:
            words = getattr(error, "msg", "") or getattr(error, "detail", "")
            raise Refused(f"Twilio {error.code or error.status}: {words}") from error
        except ChannelError as error:
            raise Refused(error.reason) from error
        except UNREADABLE as error:
            raise Refused(f"Twilio's answer cannot be read: {type(error).__name__}") from error


async def sync(
    desk: Templates, rows: list[Record], note: Callable[[str, Approval], Awaitable[str | None]]
) -> list[str]:
    """Ask after every template that was handed in; what has changed, in words.

    Approved ones too: WhatsApp pauses, disables and re-categorises by its own judgement.
    """
    changed = []
    for row in rows:
        if not row.content_sid:
            continue
        found = await desk.state(row.content_sid)
        if not found.status:
            continue
        was = await note(row.content_sid, found)
        moved = found.category and row.category and found.category != row.category
        if was is not None or moved:
            why = f" ({found.reason})" if found.reason else ""
            dearer = f", now {found.category} instead of {row.category}" if moved else ""
            changed.append(f"{row.name} in {row.language}: {was or row.status} → {found.status}{why}{dearer}")
    return changed
