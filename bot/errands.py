"""Errands of conversations, worked by the dispatcher: questions to a provider, and long work on the read-only store."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from bot import handouts, papers, pictures, record_papers, stamps, transcripts
from bot.channels.channel import Channel, ChannelError, Decision, Done, Errand
from handlers import errands
from handlers.errands import bring

if TYPE_CHECKING:
    from bot.app import App

__all__ = ["bring", "do"]


async def do(app: App, channel: Channel, errand: Errand, payload: Mapping[str, Any]) -> Done:
    """One errand; its result stands in what comes back. Raises ChannelError, and whatever heavy work raises."""
    if payload["by"] == "wire":
        return await channel.do(errand)
    if payload["errand"] == "read_paper":
        return Done(result=await app.work_hard(partial(papers.of_media, folder=app.media.folder, **payload["words"])))
    if payload["errand"] == "stamp_photo":
        return Done(result=await app.work_hard(partial(stamps.stamped, media=app.media, **payload["words"])))
    if payload["errand"] == "transcribe":
        return Done(result=await transcripts.of_note(app, payload["words"]["note_id"]))
    if payload["errand"] == "make_file":
        try:
            return Done(result=await handouts.make(app, **payload["words"]))
        except ValueError as nothing:
            raise ChannelError(Decision.GIVE_UP, str(nothing)) from nothing
    if payload["errand"] == "codes_in":
        return Done(result=await app.work_hard(partial(pictures.of_media, folder=app.media.folder, **payload["words"])))
    if payload["errand"] == "trade_record":
        made = partial(record_papers.make, folder=app.media, world=app.world, **payload["words"])
        return Done(result=await app.work_hard(made))
    deed = errands.HEAVY.get(payload["errand"])
    if deed is None:
        raise ChannelError(Decision.GIVE_UP, f"no errand is called {payload['errand']}")
    return Done(result=await app.work_hard(partial(deed, world=app.world, **payload["words"])))
