"""What Twilio posts to us: its forms, read as messages in the market's words and as statuses."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime
from urllib.parse import parse_qsl

from bot.channels.channel import Malformed, StatusEvent
from handlers.messages import Contact, InboundMessage, Media

CHANNEL = "whatsapp"
LARGEST_FORM = 256 * 1024
MOST_MEDIA = 10
LONGEST_SID, LONGEST_ADDRESS = 64, 140
"""Twilio's have 34 letters; a business-scoped id has at most 135."""
ROW = re.compile(r"[0-9]{1,18}")
PHONE = re.compile(r"\+[1-9]\d{6,14}")
BUSINESS_SCOPED = re.compile(r"[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128}")
PLAIN_TYPES = ("", "text", "button", "interactive")
STATUSES = {
    **dict.fromkeys(("accepted", "scheduled", "queued", "sending"), "queued"),
    "sent": "sent", "delivered": "delivered", "read": "read", "played": "read",
    **dict.fromkeys(("failed", "undelivered", "canceled"), "failed"),
}  # fmt: skip


def read_form(raw: bytes) -> dict[str, str]:
    """The fields of a posted form, blank ones too, exactly as sent. Raises Malformed."""
    if len(raw) > LARGEST_FORM:
        raise Malformed(f"a form of {len(raw)} bytes")
    if not raw:
        return {}
    try:
        return dict(
            parse_qsl(raw.decode(), keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=400)
        )
    except ValueError as error:
        raise Malformed(f"not a form: {type(error).__name__}") from error


def read_inbound(form: Mapping[str, str], received_at: datetime, ours: str) -> InboundMessage:
    """One inbound message; `ours` is the sender it came to where the form names none.

    Raises Malformed when it lacks its id or its writer.
    """
    fields = {name: value.replace("\x00", "") for name, value in form.items()}
    sid = fields.get("MessageSid", "")
    if not 0 < len(sid) <= LONGEST_SID:
        raise Malformed("no MessageSid")
    address, *aliases = _addresses(fields)
    pressed = fields.get("ButtonPayload") or fields.get("ListId", "")
    media, location = _media_in(fields), _location(fields)
    kind, text = _kind_and_text(fields, pressed, media, location)
    return InboundMessage(
        channel=CHANNEL, sender=fields.get("To") or ours, provider_id=sid, address=address,
        at=received_at, kind=kind, text=text, pressed=pressed, message_id=sid, media=media, location=location,
        reply_to=fields.get("OriginalRepliedMessageSid", ""),
        # A card says a number, never whose it is.
        contact=Contact(phone="", name=text) if kind == "contact" else None,
        forwarded="true" in (fields.get(name, "").lower() for name in ("Forwarded", "FrequentlyForwarded")),
        profile_name=fields.get("ProfileName", ""), aliases=tuple(aliases),
    )  # fmt: skip


def _kind_and_text(
    fields: Mapping[str, str], pressed: str, media: tuple[Media, ...], location: tuple[float, float] | None
) -> tuple[str, str]:
    """What a message is, by what it holds rather than by its type, and the words in it."""
    text, message_type = fields.get("Body", ""), fields.get("MessageType", "").lower()
    if pressed:
        return "press", fields.get("ButtonText") or fields.get("ListTitle") or text
    if location is not None:
        return "location", text or ", ".join(filter(None, (fields.get("Label"), fields.get("Address"))))
    if media:
        return media[0].kind, text
    if message_type in PLAIN_TYPES:
        return "text", text or fields.get("ButtonText", "")
    if message_type == "reaction":
        # A thumb on one of our messages: counted like Telegram's, nobody waits for an answer.
        return "unknown", "message_reaction"
    return "unknown", f"message.{fields['MessageType']}"


def read_status(form: Mapping[str, str], query: Mapping[str, str], received_at: datetime) -> StatusEvent:
    """How far one of our messages got. Raises Malformed without its id or with a status nobody knows."""
    sid = form.get("MessageSid", "").replace("\x00", "")
    status = STATUSES.get(form.get("MessageStatus") or form.get("SmsStatus", ""))
    if not 0 < len(sid) <= LONGEST_SID or status is None:
        raise Malformed("no MessageSid or no known MessageStatus")
    row = query.get("row", "")
    return StatusEvent(
        channel=CHANNEL, provider_id=sid, status=status, at=received_at,
        outbox_id=int(row) if ROW.fullmatch(row) else None, code=form.get("ErrorCode", "").replace("\x00", "")[:16],
    )  # fmt: skip


def _addresses(fields: Mapping[str, str]) -> list[str]:
    """Every id of the writer, the strongest first: business-scoped, as From has it, number, parent's. Raises Malformed.

    Numbers are optional since WhatsApp has user names, and a business-scoped id is no number even if it holds digits.
    """
    scheme, _, written = fields.get("From", "").partition(":")
    if scheme != "whatsapp" or not 0 < len(written) <= LONGEST_ADDRESS:
        raise Malformed("no WhatsApp address in From")
    scoped = [fields.get(name, "") for name in ("ExternalUserId", "ExternalUserIdentifier")] + [written]
    phones = [written]
    number = fields.get("WaId", "")
    if not PHONE.fullmatch(written) and number and not any(one.endswith(number) for one in scoped):
        phones.append(f"+{number}")
    found = [one for one in scoped if BUSINESS_SCOPED.fullmatch(one)]
    found += [one for one in phones if PHONE.fullmatch(one)]
    found += [written]
    found += [one for one in [fields.get("ParentExternalUserId", "")] if BUSINESS_SCOPED.fullmatch(one)]
    return [f"whatsapp:{one}" for one in dict.fromkeys(found)]


def _media_in(fields: Mapping[str, str]) -> tuple[Media, ...]:
    found = []
    for place in range(MOST_MEDIA):
        ref, mime = fields.get(f"MediaUrl{place}", ""), fields.get(f"MediaContentType{place}", "")
        if ref:
            found.append(Media(_kind(fields.get("MessageType", "").lower(), mime), ref, mime))
    return tuple(found)


def _kind(message_type: str, mime: str) -> str:
    """Voice notes are OGG (or AMR from old phones); WhatsApp turns photos into JPEG or PNG, so WebP is a sticker."""
    family, _, exact = mime.lower().partition(";")[0].strip().partition("/")
    if message_type == "sticker" or (exact == "webp" and message_type != "image"):
        return "sticker"
    if exact in ("vcard", "x-vcard", "directory"):
        return "contact"
    if family == "audio":
        return "voice" if exact in ("ogg", "amr", "opus") else "audio"
    if message_type == "document":
        return "document"
    return {"image": "photo", "video": "video"}.get(family, "document")


def _location(fields: Mapping[str, str]) -> tuple[float, float] | None:
    try:
        latitude, longitude = float(fields["Latitude"]), float(fields["Longitude"])
    except (KeyError, ValueError):
        return None
    # Also leaves out "nan", which is a float and nowhere.
    return (latitude, longitude) if abs(latitude) <= 90 and abs(longitude) <= 180 else None
