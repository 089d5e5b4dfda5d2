"""A notice that is only words: "somvar ko daftar band rahega"; its days are read out: "kal" is another day when it goes."""

from __future__ import annotations

import hashlib
import textwrap
from collections.abc import Mapping
from datetime import date
from typing import Any

from handlers.circulars.days import mentions
from handlers.circulars.each_day import each_of
from handlers.circulars.page import Page
from handlers.circulars.words import EVENT
from handlers.hearing import Started
from handlers.language import N_
from handlers.notice.notice_answers import LONGEST
from handlers.questions import Misread, Reply

READ = ("event_dates", "each_day", "last_date")
"""What is read out of the words; all else they say themselves."""


def begun(text: str, whom: str = "") -> Started:
    """The notice with these words, read back before it is kept; to `whom` it goes, where that was said."""
    opening = {"text": text, "media_ids": [], "said": len(" ".join(text.split())) <= LONGEST["says"], "whom": whom}
    return Started("notice_new", hashlib.sha256(text.encode()).hexdigest()[:16], opening)


def answered(reply: Reply) -> dict[str, Any]:
    """What is to be told, as it was written, pasted or sent. Raises Misread."""
    if not (reply.media_ids or any(sign.isalpha() for sign in reply.text)):
        raise Misread(N_("Please write it in a few words."))
    started = begun(reply.text)
    if reply.media_ids:
        return {
            "subject": str(reply.media_ids[0]),
            "opening": {"text": reply.text, "media_ids": list(reply.media_ids[:1])},
        }
    return {"subject": started.subject, "opening": dict(started.opening)}


def names_event(text: str) -> bool:
    """Is a workshop, fair or meeting spoken of, whose facts a long text is read for?"""
    return EVENT.search(Page.of(text).plain) is not None


def fields_of(text: str, read: Mapping[str, Any], today: date) -> dict[str, Any]:
    """The words as a notice's fields, with the days that they name."""
    fields = {**dict.fromkeys(read), **headed(" ".join(text.split())), **{name: read.get(name) for name in READ}}
    if not (fields["event_dates"] or fields["last_date"]):
        page = Page.of(text)
        days = sorted({day.isoformat() for one in mentions(page, today) for day in each_of(page, one) if day >= today})
        fields |= {"event_dates": days, "each_day": {day: [] for day in days} if len(days) > 1 else None}
    return fields


def headed(words: str) -> dict[str, str | None]:
    """Words with the title under which they stand in a list; where that is all of them, they are no more than it."""
    title = textwrap.shorten(words, LONGEST["title"], placeholder="…")
    return {"title": title, "says": words if title != words else None}


def asks(found: Mapping[str, Any]) -> tuple[str, ...]:
    """What must be asked of a notice of words: the day, where the one that is written does not exist."""
    return ("event_dates",) if found.get("impossible_date") else ()
