"""An approved notice for its reader: shown after the tap on its template, its buttons, and read out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from handlers.conversation import Conversation
from handlers.hearing import Started
from handlers.language import N_
from handlers.messages import Button, OutboundMessage
from handlers.notice import broadcast_words, plans
from storage import broadcasts as store
from storage import notices, staff

SHOWN = "notice"
"""What the button of a notice's template sends back begins with this; its number follows."""


def shown(c: Conversation) -> None:
    """All of a notice, for whoever tapped the button of its template: the tap has opened the window."""
    one = notices.notice(c.db, int(c.subject))
    sent = store.sent_to(c.db, int(c.subject), c.step.address.id)
    over = one is None or one.status == "archived" or (one.expires_on is not None and one.expires_on < c.world.today)
    if sent is None or over:
        return c.say(N_("This notice is over. Ask the office if you need it."))
    frozen = store.frozen_texts(c.db, *sent)
    tongue = plans.chosen(c.language, frozen, "other")
    return c.step.send(frozen_message(frozen[tongue].payload)) if tongue else None


def frozen_message(payload: Mapping[str, Any]) -> OutboundMessage:
    """An approved notice again, with its file and its buttons."""
    buttons = tuple(Button(label, data) for label, data in payload.get("buttons", ()))
    return OutboundMessage(
        payload["text"], buttons, media_id=payload.get("media_id"), media_kind=payload.get("media_kind", "")
    )


def meant_by_button(pressed: str) -> Started | None:
    """What the button of a notice leads to; None where these are no such button's data."""
    kind, _, number = pressed.removeprefix(broadcast_words.DO).partition(".")
    leads = {"workshop": "workshop", "scheme": "scheme", "listen": "notice_heard"}
    if not pressed.startswith(broadcast_words.DO) or kind not in leads or not NUMBER.fullmatch(number):
        return None
    return Started(leads[kind], number)


NUMBER = re.compile(r"[0-9]{1,18}")


def heard(c: Conversation) -> None:
    """The voice note that reads a notice out, for whoever it was sent to."""
    one = notices.notice(c.db, int(c.subject))
    officer = staff.officer_of(c.db, c.person.id)
    sent = store.sent_to(c.db, int(c.subject), c.step.address.id) is not None or officer is not None
    if one is None or one.voice_id is None or not sent:
        return c.say(N_("This notice is over. Ask the office if you need it."))
    return c.step.send(OutboundMessage("", media_id=one.voice_id, media_kind="voice"))


CONVERSATIONS = {"notice_shown": shown, "notice_heard": heard}
