"""An outbox row unpacked: the errand that its channel does, and the part that is shown."""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Connection

from bot.channels.channel import Errand, MediaFile
from bot.media import MediaFolder
from handlers.messages import Button, Part
from handlers.outbound.delivery import Verdict
from storage import broadcasts, kept_media
from storage.outbox import BUDGETED, ROUND, Due


def errand_of(db: Connection, folder: MediaFolder, row: Due, verdict: Verdict) -> Errand:
    """What a channel is to do for a row, in the form that was decided.

    Raises LookupError, TypeError, ValueError or AttributeError where the row cannot be read.
    """
    payload, words = broadcasts.spelt(db, row.payload, row.twin_words)
    media: MediaFile | None = None
    if payload.get("media_id"):
        stored = kept_media.one(db, payload["media_id"])
        media = folder.file(stored.path, stored.mime) if stored.state == "stored" else None
    part = part_from(payload) if row.action in BUDGETED else Part(payload.get("text", ""))
    action = "send" if row.action == "edit" and not verdict.edits else row.action
    return Errand(
        outbox_id=row.id, attempt=row.tries % ROUND + 1, action=action, to=row.external_id, part=part, media=media,
        press_id=payload.get("press_id", ""), start=payload.get("start", ""), edits=verdict.edits,
        media_ref=payload.get("ref", ""), template=verdict.template, template_words=words or {},
        asks=payload.get("errand", ""), words=payload.get("words", {}),
    )  # fmt: skip


def part_from(payload: dict[str, Any]) -> Part:
    """One laid-out part again from the outbox."""
    return Part(
        text=payload.get("text", ""),
        buttons=tuple(Button(label, data) for label, data in payload.get("buttons", ())),
        rows=tuple(Button(label, data, note) for label, data, note in payload.get("rows", ())),
        list_label=payload.get("list_label", ""), media_id=payload.get("media_id"),
        media_kind=payload.get("media_kind", ""), ask_contact=payload.get("ask_contact", ""),
        reply_to=payload.get("reply_to", ""), thread=payload.get("thread", ""),
        pin=payload.get("pin", ""),
    )  # fmt: skip
