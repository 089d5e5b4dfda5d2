"""Photos for somebody whom their sender has not met yet: one with a QR for money or a link in it is shown to nobody."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any

from handlers.conversation import Conversation
from handlers.group.group_pictures import rule_in
from handlers.language import N_
from handlers.trade import rooms


def first_clean(c: Conversation, photos: Sequence[int]) -> int | None:
    """The first of the speaker's own photos that may be shown; they hear of each that may not."""
    for media_id in photos:
        if rule_in(c, media_id, f"codes{media_id}") is None:
            return media_id
        hidden = N_("There is a QR code for money or a link in your photo; I do not show it.")
        c.once(f"hidden{media_id}", partial(c.say, hidden))
    return None


def passable(c: Conversation, media: Iterable[Sequence[Any]], *, sender: int, name: str) -> list[Sequence[Any]]:
    """What of another's media, (number, kind) each, may be shown to the speaker; both hear of a photo that may not."""
    shown: list[Sequence[Any]] = []
    for media_id, kind in media:
        rule = rule_in(c, media_id, f"codes{media_id}") if kind == "photo" else None
        if rule is None:
            shown.append((media_id, kind))
        else:
            c.once(f"hidden{media_id}", partial(rooms.hold_back, c, rule, sender=sender, name=name))
    return shown
