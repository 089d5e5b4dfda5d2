"""What Telegram tells us, read from the plain JSON into the market's words."""

from __future__ import annotations

import contextlib
import json
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from bot.channels.channel import Malformed
from handlers.messages import Contact, InboundMessage, Media

LARGEST = 1024 * 1024
"""Bytes of one update; real ones have a few thousand."""
COMMAND = re.compile(r"/([^\s/@]{1,64})(?:@\w+)?(?=\s|$)")
MEDIA_KINDS = {
    # An animation comes with a document beside it for old apps, so it is looked for first.
    "animation": ("video", "video/mp4"), "voice": ("voice", "audio/ogg"), "audio": ("audio", "audio/mpeg"),
    "video": ("video", "video/mp4"), "video_note": ("video", "video/mp4"), "sticker": ("sticker", "image/webp"),
    "document": ("document", "application/octet-stream"),
}  # fmt: skip
NEEDED_RIGHTS = ("can_delete_messages", "can_restrict_members", "can_invite_users", "can_pin_messages")
"""What Haat must be allowed in a group that it looks after. https://core.telegram.org/bots/api#chatadministratorrights"""
ENVELOPE = {
    "message_id", "message_thread_id", "direct_messages_topic", "from", "sender_chat", "sender_boost_count",
    "sender_business_bot", "sender_tag", "date", "business_connection_id", "chat", "forward_origin",
    "is_topic_message", "is_automatic_forward", "reply_to_message", "external_reply", "quote", "reply_to_story",
    "reply_to_checklist_task_id", "via_bot", "edit_date", "has_protected_content", "is_from_offline",
    "is_paid_post", "media_group_id", "author_signature", "reply_markup",
}  # fmt: skip
"""Fields around a message's content. https://core.telegram.org/bots/api#message"""

Json = Mapping[str, Any]
Fields = dict[str, Any]
"""Fields of an InboundMessage as far as they are read: a reader gets what is known and gives what it adds."""


def read_update(raw: bytes, sender: str, received_at: datetime) -> InboundMessage:
    """One update as the market sees it; a kind that we do not know becomes kind "unknown". Raises Malformed."""
    update = _parse(raw)
    kind = next((name for name in update if name != "update_id"), "nothing")[:64]
    told: Fields = {"address": "0", "group": "", "kind": "unknown", "text": kind}
    body = update.get(kind)
    if isinstance(body, dict):
        # A field that is not what the description says: the update is counted, and its raw text is kept by who asked.
        with contextlib.suppress(LookupError, TypeError, ValueError, AttributeError):
            told |= _person_and_place(body)
            if kind in READERS:
                told |= READERS[kind](told, body)
    return InboundMessage("telegram", sender, str(update["update_id"]), at=received_at, **told)


def _parse(raw: bytes) -> dict[str, Any]:
    if len(raw) > LARGEST:
        raise Malformed("update too large")
    try:
        update = json.loads(raw.decode(), parse_constant=_no_number)
        if _NEEDS_CLEANING.search(raw):
            update = _clean(update)
    except (ValueError, RecursionError) as broken:
        raise Malformed(f"no JSON: {type(broken).__name__}") from None
    if not isinstance(update, dict) or type(update.get("update_id")) is not int or abs(update["update_id"]) >= 2**63:
        raise Malformed("no update_id")
    return update


_NEEDS_CLEANING = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
"""Escapes of a NUL or of half a pair: written plainly, JSON has no NUL and UTF-8 no halves."""


def _clean(value: Any) -> Any:
    """The same JSON in strings that every store takes: no NUL, no half of a surrogate pair."""
    if isinstance(value, str):
        if value.isascii():
            return value.replace("\0", "")
        try:
            value.encode()
        except UnicodeEncodeError:
            value = value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        return value.replace("\0", "")
    if isinstance(value, dict):
        return {_clean(name): _clean(one) for name, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list) else value


def _no_number(name: str) -> float:
    raise ValueError(name)


def _person_and_place(body: Json) -> Fields:
    """Who did it and in which group, as far as the update says so.

    A message in the name of a chat (an anonymous administrator, a linked channel) or of a bot has no person behind it.
    """
    group = _group(body.get("chat") or (body.get("message") or {}).get("chat"))
    person = body.get("from") or body.get("user")
    if not person or person.get("is_bot") or body.get("sender_chat"):
        return {"group": group}
    names = (_words(person.get("first_name")), _words(person.get("last_name")))
    return {"group": group, "address": str(int(person["id"])), "profile_name": " ".join(filter(None, names)),
            "language_code": _words(person.get("language_code"))}  # fmt: skip


def _message(told: Fields, message: Json) -> Fields:
    if told["address"] == "0":
        return {}
    reply = message.get("reply_to_message") or {}
    if told["group"] and (happened := _service(message)):
        return _happened(happened)
    thread = str(message.get("message_thread_id", "")) if message.get("is_topic_message") else ""
    return {"thread": thread, "message_id": str(message["message_id"]), "reply_to": str(reply.get("message_id", "")),
            "album": str(message.get("media_group_id", "")), "forwarded": "forward_origin" in message,
            **_content(message)}  # fmt: skip


def _edited(told: Fields, message: Json) -> Fields:
    """A changed message; a live location that moves is only counted, since nobody waits for an answer at each step."""
    heard = _message(told, message)
    match heard.get("kind", "unknown"):
        case "unknown":
            return heard
        case "location":
            return heard | {"kind": "unknown", "text": "edited_message.location"}
    return heard | {"kind": "edited", "start": ""}


def _press(_told: Fields, query: Json) -> Fields:
    carrier = query.get("message") or {}
    return {"kind": "press", "text": "", "pressed": _words(query.get("data")), "press_id": str(query["id"]),
            "message_id": str(carrier.get("message_id", ""))}  # fmt: skip


def _service(message: Json) -> dict[str, Any]:
    """What a service message of a group tells that matters here. https://core.telegram.org/bots/api#message"""
    if "migrate_to_chat_id" in message:
        return {"what": "migrated", "to": str(int(message["migrate_to_chat_id"]))}
    return {}


def _own_membership(told: Fields, change: Json) -> Fields:
    """In a private chat this comes only when the person blocks or unblocks the bot; in a group, with our own rights."""
    if told["group"]:
        mine = change["new_chat_member"]
        needs = (*NEEDED_RIGHTS, *(("can_manage_topics",) if change["chat"].get("is_forum") else ()))
        lacks = [right for right in needs if not mine.get(right)] if mine["status"] == "administrator" else []
        title = _words(change["chat"].get("title"))
        return _happened({"what": "bot", "status": _words(mine["status"]), "lacks": lacks, "title": title,
                          "forum": bool(change["chat"].get("is_forum"))})  # fmt: skip
    if change["chat"]["type"] != "private":
        return {}
    blocked = change["new_chat_member"]["status"] in ("kicked", "left")
    return {"kind": "blocked" if blocked else "unblocked", "text": ""}


def _membership(told: Fields, change: Json) -> Fields:
    """Somebody came into a group or left it; only administrators are told."""
    who = change["new_chat_member"]["user"]
    if not told["group"] or who.get("is_bot"):
        return {}
    status = _words(change["new_chat_member"]["status"])
    return _happened({"what": "member", "status": status, "person": str(int(who["id"]))})


def _join_request(_told: Fields, request: Json) -> Fields:
    """Somebody asks to be let into a group: for five minutes they may be written to."""
    link = _words((request.get("invite_link") or {}).get("invite_link"))
    return _happened({"what": "join_request", "link": link})


def _happened(change: Fields) -> Fields:
    """What happened to a group, as the fields of a message that says nothing."""
    return {"kind": "group", "text": "", "change": change}


READERS: dict[str, Callable[[Fields, Json], Fields]] = {
    "message": _message, "edited_message": _edited, "callback_query": _press, "my_chat_member": _own_membership,
    "chat_member": _membership, "chat_join_request": _join_request,
}  # fmt: skip


def _content(message: Json) -> dict[str, Any]:
    """The fields of an InboundMessage that a message's content fills."""
    caption = _words(message.get("caption"))
    if "text" in message:
        return _said(_words(message["text"]), "forward_origin" in message)
    if message.get("photo"):
        size = max(message["photo"], key=lambda one: one["width"] * one["height"])
        return {"kind": "photo", "text": caption, "media": (_medium("photo", size, "image/jpeg"),)}
    for name, (kind, mime) in MEDIA_KINDS.items():
        if name in message:
            medium = _medium(kind, message[name], mime)
            return {"kind": medium.kind, "text": caption, "media": (medium,)}
    if "contact" in message:
        return {"kind": "contact", "text": "", "contact": _contact(message)}
    if "location" in message:
        place = message["location"]
        venue = message.get("venue") or {}
        text = ", ".join(filter(None, (_words(venue.get("title")), _words(venue.get("address")))))
        return {"kind": "location", "text": text, "location": _place(place)}
    if "poll" in message:
        return {"kind": "poll", "text": _words(message["poll"]["question"])}
    unknown = next((name for name in message if name not in ENVELOPE), "nothing")
    return {"kind": "unknown", "text": f"message.{unknown}"[:64]}


def _said(text: str, forwarded: bool) -> dict[str, Any]:
    """A command as plain words (`/my_orders@bot now` is "my orders now"); a deep link's payload apart."""
    command = COMMAND.match(text)
    if command is None:
        return {"kind": "text", "text": text}
    name, rest = command[1], text[command.end() :].strip()
    if name.lower() == "start" and not forwarded:
        return {"kind": "start", "text": "", "start": rest[:64]}
    return {"kind": "text", "text": f"{name.replace('_', ' ')} {rest}".strip()}


def _medium(kind: str, file: Json, mime: str) -> Media:
    mime = _words(file.get("mime_type")) or mime
    if kind == "sticker":
        mime = "application/x-tgsticker" if file.get("is_animated") else "video/webm" if file.get("is_video") else mime
    if kind == "document" and mime in ("image/jpeg", "image/png", "image/webp"):
        # Sent "as file" to keep it sharp: for us it is a photo all the same.
        kind = "photo"
    size = file.get("file_size")
    known = isinstance(size, int) and 0 <= size < 2**53
    lasts = file.get("duration") if kind == "voice" else None
    seconds = lasts if isinstance(lasts, int) and 0 <= lasts < 24 * 3600 else None
    return Media(kind, str(file["file_id"]), mime, size if known else None, seconds)


def _place(place: Json) -> tuple[float, float]:
    """Latitude and longitude. Raises ValueError for what is nowhere on earth."""
    latitude, longitude = float(place["latitude"]), float(place["longitude"])
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):  # also "nan", which is a float and nowhere
        raise ValueError("nowhere on earth")
    return latitude, longitude


def _contact(message: Json) -> Contact:
    """A shared number; Telegram proves it only when it belongs to the very user who sent it."""
    card = message["contact"]
    own = "user_id" in card and card["user_id"] == message["from"]["id"] and "forward_origin" not in message
    names = (_words(card.get("first_name")), _words(card.get("last_name")))
    return Contact(_e164(_words(card["phone_number"]), own), " ".join(filter(None, names)), own)


def _e164(phone: str, own: bool) -> str:
    """`+` and digits: own numbers come with the country's code but without `+`, others' as an address book has them."""
    digits = "".join(sign for sign in phone if sign in "0123456789")
    if own or phone.lstrip().startswith("+"):
        return f"+{digits}"
    if len(digits) == 10 and digits[0] in "6789":
        return f"+91{digits}"
    if len(digits) == 11 and digits[0] == "0":
        return f"+91{digits[1:]}"
    return f"+{digits.removeprefix('00')}"


def _group(chat: Json | None) -> str:
    return str(int(chat["id"])) if chat and chat.get("type") in ("group", "supergroup") else ""


def _words(value: Any) -> str:
    """The string; nothing where something else stands in its place."""
    return value if isinstance(value, str) else ""
