"""What somebody does on a phone of the simulator, made into what its app would send to Haat."""

from __future__ import annotations

import asyncio
import secrets
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, Field

from bot.media import LARGEST, Refused, sniff
from bot.rehearsal.phones import Pane, Role
from bot.rehearsal.sandbox import POSTER, NotHere, Sandbox
from handlers.messages import Contact, InboundMessage, Media

PLACES = {"Sagar": (23.8388, 78.7378), "Mumbai": (18.9388, 72.8354), "Bandra": (19.0596, 72.8295)}
MIMES = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp", ".ogg": "audio/ogg", ".mp3": "audio/mpeg",
         ".m4a": "audio/mp4", ".mp4": "video/mp4"}  # fmt: skip


class Gesture(BaseModel):
    """What somebody does on a phone; ids are those of the page: `i7` heard, `o9` said."""

    pane: Role
    kind: Literal["text", "press", "location", "contact", "poster", "sample", "forward"]
    text: str = Field("", max_length=4096)
    data: str = Field("", max_length=200)
    on: str = Field("", max_length=24)


async def do(sandbox: Sandbox, gesture: Gesture) -> None:
    """Do what somebody did on a phone. Raises NotHere."""
    pane = sandbox.panes[gesture.pane]
    match gesture.kind:
        case "text":
            reply_to = await sandbox.provider_id(gesture.on) if gesture.on else ""
            await sandbox.receive(pane, "text", text=gesture.text, reply_to=reply_to)
        case "press":
            await _press(sandbox, pane, gesture)
        case "location":
            if gesture.text not in PLACES:
                raise NotHere("no such place")
            await sandbox.receive(pane, "location", location=PLACES[gesture.text])
        case "contact":
            own = Contact(pane.phone, pane.stranger_name, own=pane.look == "telegram")
            await sandbox.receive(pane, "contact", contact=own)
        case "poster" if pane.look == "telegram":
            await sandbox.receive(pane, "start", start=POSTER)
        case "poster":
            await sandbox.receive(pane, "text", text=f"HAAT {POSTER}")
        case "sample":
            await _sample(sandbox, pane, gesture.text)
        case "forward":
            await _forward(sandbox, pane, gesture.on)


async def _press(sandbox: Sandbox, pane: Pane, gesture: Gesture) -> None:
    carrier = await sandbox.provider_id(gesture.on)
    if pane.look == "telegram":
        # A press carries the message it hangs on, and says nothing itself.
        words = {"press_id": secrets.token_hex(8), "message_id": carrier}
    else:
        words = {"text": gesture.text, "reply_to": carrier}
    await sandbox.receive(pane, "press", pressed=gesture.data, **words)


async def _sample(sandbox: Sandbox, pane: Pane, name: str) -> None:
    file = await asyncio.to_thread(sandbox.sample, name)
    kind = "voice" if file.suffix == ".ogg" else "photo"
    await _media(sandbox, pane, file, kind, "", "")


async def _media(sandbox: Sandbox, pane: Pane, file: Path, kind: str, album: str, caption: str) -> None:
    size = (await asyncio.to_thread(file.stat)).st_size
    medium = Media(kind, str(file), MIMES.get(file.suffix, "application/octet-stream"), size)
    album = album if pane.look == "telegram" else ""  # Twilio passes each photo on its own
    await sandbox.receive(pane, kind, media=(medium,), album=album, text=caption)


async def upload(sandbox: Sandbox, role: Role, body: bytes, kind: str, album: str, caption: str) -> None:
    """A photo or voice note from the visitor's own device. Raises Refused for what is neither."""
    mime, suffix = sniff(body)
    fits = mime.startswith("image/") if kind == "photo" else mime.startswith(("audio/", "video/mp4"))
    if not fits or len(body) > LARGEST:
        raise Refused(f"no {kind}, or larger than 16 MB")
    file = sandbox.folder / "uploads" / f"{secrets.token_hex(8)}{suffix}"
    await asyncio.to_thread(file.write_bytes, body)
    await _media(sandbox, sandbox.panes[role], file, kind, album, caption)


async def _forward(sandbox: Sandbox, pane: Pane, message: str) -> None:
    kind, row = await sandbox.row(message)
    if kind == "o":
        return await sandbox.receive(pane, "text", text=row.payload.get("text", ""), forwarded=True)
    heard = InboundMessage.from_json(row.message)
    await sandbox.receive(
        pane, heard.kind if heard.media else "text", text=heard.text, media=heard.media, forwarded=True
    )
