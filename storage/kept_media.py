"""Photos, voice notes and files: wanted, stored in our own folder, or refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage.database import Record, insert, insert_once
from storage.tables import media, settings


def want(
    db: Connection, *, channel: str, sender: str, ref: str, kind: str, mime: str, size: int | None,
    person_id: int | None, now: datetime,
) -> int:  # fmt: skip
    """Note media whose bytes are still to be fetched; its id."""
    row = {"channel": channel, "sender": sender, "ref": ref, "kind": kind, "mime": mime, "size": size,
           "state": "wanted", "person_id": person_id, "created_at": now}  # fmt: skip
    return insert(db, media, row)


def add(
    db: Connection, *, kind: str, mime: str, path: str, sha256: str, size: int, now: datetime, person_id: int | None = None,
) -> int:  # fmt: skip
    """Note media of our own that is stored already; its id."""
    row = {"channel": "haat", "sender": "haat", "ref": path, "kind": kind, "mime": mime, "path": path,
           "sha256": sha256, "size": size, "state": "stored", "created_at": now, "person_id": person_id}  # fmt: skip
    return insert(db, media, row)


def of_prompt(db: Connection, path: str, sha256: str, size: int, now: datetime) -> int:
    """The media row of a prompt's recording, made when it is first sent; its id."""
    kept = db.scalar(sa.select(settings.c.value).where(settings.c.name == path))
    if kept is not None:
        return int(kept["media"])
    media_id = add(db, kind="voice", mime="audio/ogg", path=path, sha256=sha256, size=size, now=now)
    insert_once(db, settings, {"name": path, "value": {"media": media_id}}, "name")
    return media_id


def one(db: Connection, media_id: int) -> Record:
    """One photo, voice note or file."""
    return db.execute(sa.select(media).where(media.c.id == media_id)).one()


def stored(db: Connection, media_id: int, *, path: str, mime: str, sha256: str, size: int) -> None:
    """Our own copy of the bytes is in place."""
    db.execute(
        media.update()
        .where(media.c.id == media_id)
        .values(path=path, mime=mime, sha256=sha256, size=size, state="stored")
    )


def refused(db: Connection, media_id: int, why: str) -> None:
    """The bytes cannot be had or are not wanted."""
    db.execute(media.update().where(media.c.id == media_id).values(state="refused", why=why[:80]))


def to_be_had(db: Connection, media_ids: Sequence[int]) -> list[int]:
    """Those that were not refused, in their order: what was erased or could not be fetched is shown to nobody."""
    there = sa.select(media.c.id).where(media.c.id.in_(media_ids), media.c.state != "refused")
    found = set(db.scalars(there)) if media_ids else set()
    return [one for one in media_ids if one in found]
