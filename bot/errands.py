"""Errands of conversations, worked by the dispatcher: questions to a provider, and long work on the read-only store.

A heavy errand is a row of the outbox like any message: marked before the work begins, looked after while it lasts, done
once again when its process died in the middle. What it makes is named after the row, and its result comes in once.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy.engine import Connection

from bot import pictures
from bot.channels.channel import Channel, ChannelError, Decision, Done, Errand, HasStartLinks
from bot.files import papers
from bot.media import MediaFolder
from bot.papers import handouts, record_papers, stamps
from bot.voice import transcripts
from handlers.errands import bring
from handlers.world import World

if TYPE_CHECKING:
    from bot.app import App

__all__ = ["HEAVY", "Bench", "bring", "do"]


@dataclass(frozen=True, slots=True)
class Bench:
    """What heavy work has at hand, in a thread of its own."""

    db: Connection
    """The read-only store."""
    world: World
    media: MediaFolder
    link_to: Callable[[str, str], str]
    """The public address of a kept file by its path and content type; empty where there is none."""
    cause: str
    """The errand's own name: the same when it is done once again."""


Deed = Callable[..., Any]


async def do(app: App, channel: Channel, errand: Errand, payload: Mapping[str, Any], cause: str) -> Done:
    """One errand; its result stands in what comes back. Raises ChannelError, and whatever heavy work raises."""
    if payload["by"] == "wire":
        return await channel.do(errand)
    name, words = payload["errand"], payload["words"]
    if name in HEARD:
        return Done(result=await HEARD[name](app, **words))
    if name not in HEAVY:
        raise ChannelError(Decision.GIVE_UP, f"no errand is called {name}")
    if words.get("what") == "group_poster":
        words = {**words, "bot": await _our_bot(app)}
    return Done(result=await app.work_hard(partial(_at_the_bench, app, HEAVY[name], words, cause)))


async def _our_bot(app: App) -> str:
    """Our name at Telegram; empty where that channel is closed, or does not answer now."""
    channel = app.channels.get("telegram")
    if channel is None or not isinstance(channel, HasStartLinks):
        return ""
    try:
        return await channel.own_name()
    except ChannelError:
        return ""


def _at_the_bench(app: App, deed: Deed, words: Mapping[str, Any], cause: str, db: Connection) -> Any:
    def link_to(path: str, mime: str) -> str:
        return app.media.file(path, mime).url if app.settings.public_url else ""

    return deed(Bench(db, app.world, app.media, link_to, cause), **words)


def _read_paper(at: Bench, *, media_id: int) -> dict[str, Any]:
    """The words of a circular, whether text, PDF or picture."""
    return papers.of_media(at.db, media_id, at.media.folder)


def _codes_in(at: Bench, *, media_id: int) -> list[str]:
    """What the QR codes of a picture are for."""
    return pictures.of_media(at.db, media_id, at.media.folder)


def _stamp_photo(at: Bench, *, media_id: int, name: str) -> dict[str, Any]:
    """A photo with its maker's name across it."""
    return stamps.stamped(at.db, media_id, name, at.media)


def _trade_record(at: Bench, **words: Any) -> dict[str, Any]:
    """The page of a maker's confirmed deals."""
    return record_papers.make(at.db, folder=at.media, world=at.world, made_for=at.cause, **words)


def _make_file(at: Bench, *, what: str, person: int, **words: Any) -> dict[str, Any]:
    """A calendar entry, certificates, a list or a month; `person` is whose it will be."""
    return handouts.make(at.db, at.world, at.media, at.link_to, at.cause, what, words)


HEAVY: dict[str, Deed] = {
    "read_paper": _read_paper, "codes_in": _codes_in, "stamp_photo": _stamp_photo, "trade_record": _trade_record,
    "make_file": _make_file,
}  # fmt: skip
"""Long work on our side by its name, done one at a time at the bench; called with the bench and the conversation's words."""
HEARD: dict[str, Callable[..., Awaitable[Any]]] = {"transcribe": transcripts.of_note}
"""Long work that mostly waits for another service, and so keeps the bench free."""
