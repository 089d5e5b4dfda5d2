"""A voice note's words as the speech service hears them: a proposal for its person, or for the listener."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot.channels.channel import ChannelError, Decision
from bot.voice import speech
from bot.voice.bhashini import PIECE, NotHeard
from storage import kept_media, listening

if TYPE_CHECKING:
    from bot.app import App

LONGEST = 120.0
"""Seconds of a note that are sent away; of a longer one the rest is for people."""


async def of_note(app: App, note_id: int) -> dict[str, Any]:
    """{"words", "partial"} of a note that still waits. Raises ChannelError where nothing can be had."""
    if app.hearer is None:
        raise ChannelError(Decision.GIVE_UP, "no speech service is set up")
    found = await app.read(listening.get, note_id)
    if found is None or found.status != "waiting":
        raise ChannelError(Decision.GIVE_UP, "nobody waits for it any more")
    try:
        pieces: list[bytes] = []
        for media_id in found.media_ids:
            kept = await app.read(kept_media.one, media_id)
            body = await asyncio.to_thread(app.media.at(kept.path or "").read_bytes)
            pieces += await asyncio.to_thread(speech.pieces, body, PIECE)
        few = pieces[: int(LONGEST / PIECE)]
        heard = await app.hearer.hear(few, found.language or "hi")
    except (NotHeard, speech.NoSpeech, OSError) as failed:
        raise ChannelError(Decision.GIVE_UP, str(failed)) from failed
    return {"words": heard.words, "partial": heard.partial or len(few) < len(pieces)}
