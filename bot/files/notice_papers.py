"""A notice's picture, PDF or voice note from a file of the office: looked at by its bytes, and kept as our own copy."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from sqlalchemy.engine import Connection

from bot.media import MediaFolder, Refused, sniff
from bot.settings import Settings
from storage import kept_media

PAPERS = {"image/jpeg": "photo", "image/png": "photo", "image/webp": "photo", "application/pdf": "document"}
VOICES = ("audio/ogg", "audio/mpeg", "audio/mp4", "audio/amr")
LARGEST_IMAGE = 5 * 1024 * 1024
"""WhatsApp takes no larger picture (Twilio, guidance on WhatsApp media)."""


class Unfit(Exception):
    """This file cannot go along; the message says why."""


def keep(db: Connection, settings: Settings, file: Path, now: datetime, *, voice: bool = False) -> int:
    """Keep a file; its number among our media. Raises Unfit, OSError."""
    if not file.is_file():
        raise Unfit(f"{file} is not there")
    body = file.read_bytes()
    folder = MediaFolder(settings.folder / "media", settings.public_url, settings.secret_key.get_secret_value())
    try:
        mime, _ = sniff(body)
        if (mime not in VOICES) if voice else (mime not in PAPERS):
            raise Unfit(
                f"{file} is {mime}: {'a voice note is ogg, mp3 or m4a' if voice else 'a picture (jpg, png) or a PDF goes along'}"
            )
        if mime.startswith("image/") and len(body) > LARGEST_IMAGE:
            raise Unfit(f"{file} is larger than 5 MB")
        copy = folder.keep_ours(body, file.name, mime) if mime == "application/pdf" else folder.keep(body)
    except Refused as refused:
        raise Unfit(f"{file} cannot be kept: {refused}") from refused
    kind = "voice" if voice else PAPERS[mime]
    return kept_media.add(db, kind=kind, mime=copy.mime, path=copy.path, sha256=copy.sha256, size=copy.size, now=now)
