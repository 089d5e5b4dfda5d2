"""What a broadcast says to each reader: the notice in their language, its file and buttons, and how each channel shows it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlalchemy.engine import Connection

from handlers.language import N_, render, say
from handlers.messages import TELEGRAM, Button, Capabilities, OutboundMessage, Part, fit
from handlers.notice.notice_words import days_in, each_in
from handlers.outbound.twins import twin_for
from storage import broadcasts as store
from storage import kept_media, notices, offices
from storage.broadcasts import Broadcast
from storage.notices import Notice


def languages_of(db: Connection, one: Broadcast) -> list[str]:
    """In which languages it says something: as approved, before that as the notice stands."""
    frozen = store.frozen_texts(db, one.id, one.version)
    notice = None if frozen else notices.notice(db, one.notice_id)
    return list(frozen) or (notice.languages if notice else [])


def message_in(db: Connection, one: Broadcast, notice: Notice, language: str) -> OutboundMessage:
    """What a reader of this language is sent: the notice, and below it who says so and how to stop it."""
    said = notices.preview(notice, language)
    office = _office_name(db, one, said.language)
    named = office in said.text  # the notice's own last line may say it already
    below = (
        say(said.language, N_("To stop, write STOP"))
        if named
        else say(said.language, N_("{office} · to stop, write STOP"), office=office)
    )
    return OutboundMessage(f"{said.text.strip()}\n{below}", buttons_of(notice, said.language), **attachment(db, notice))


def attachment(db: Connection, notice: Notice) -> dict[str, Any]:
    """The picture or file that goes along, once its bytes are here."""
    kept = kept_media.one(db, notice.media_id) if notice.media_id else None
    if kept is None or kept.state != "stored":
        return {}
    return {"media_id": kept.id, "media_kind": "photo" if kept.kind == "photo" else "document"}


BUTTONS = {"workshop": N_("Note my name"), "scheme": N_("More about it")}
LISTEN = N_("Listen")
DO = "do."
"""How the data of a notice's button begins: what it leads to stands behind it, so that it works for everybody and for ever."""


def buttons_of(notice: Notice, language: str) -> tuple[Button, ...]:
    """What can be tapped below a notice: a workshop's place, a scheme, the voice note that reads it out."""
    found = [
        Button(say(language, BUTTONS[one["kind"]]), f"{DO}{one['kind']}.{one['value']}")
        for one in notice.buttons if one.get("kind") in BUTTONS
    ]  # fmt: skip
    if notice.voice_id:
        found.append(Button(say(language, LISTEN), f"{DO}listen.{notice.id}"))
    return tuple(found[:MOST_BUTTONS])


MOST_BUTTONS = 3
"""WhatsApp shows so many quick replies."""


def one_part(message: OutboundMessage, shape: Capabilities) -> Part | None:
    """A notice as one message; None when a channel of this shape needs several."""
    parts = fit(replace(message, media_id=None, media_kind=""), shape)
    too_long = message.media_id is not None and TELEGRAM.length(message.text) > TELEGRAM.caption
    if len(parts) > 1 or too_long:
        return None
    return replace(parts[0], media_id=message.media_id, media_kind=message.media_kind)


def twin_words(db: Connection, one: Broadcast, notice: Notice, language: str) -> dict[str, str]:
    """The values of the template's variables. Raises BadWords."""
    words = {
        "office": _office_name(db, one, language), "title": notice.title_in(language), "day": _day(notice, language)
    }  # fmt: skip
    return twin_for(one.purpose, one.audience).filled(language, f"notice.{notice.id}", **words)


def _day(notice: Notice, language: str) -> str:
    if not notice.event_dates:
        return render(notice.last_date, language) if notice.last_date else ""
    if notice.each_day:
        hour = f", {notice.times[0]}" if notice.times and not any(notice.each_day.values()) else ""
        return each_in(notice.each_day, language) + hour
    return days_in(notice.event_dates, language) + (f", {notice.times[0]}" if notice.times else "")


def _office_name(db: Connection, one: Broadcast, language: str) -> str:
    card = offices.office(db, one.district_lgd)
    return card.name_in(language) if card else say(language, N_("the office"))
