"""What Twilio and WhatsApp accept: addresses, message fields, contents, media, and the codes they refuse with."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

# E.164, or a business-scoped user id: country, a dot, perhaps "ENT.", then letters and digits.
ADDRESS = re.compile(r"whatsapp:(\+[1-9]\d{6,14}|[A-Z]{2}\.(ENT\.)?[A-Za-z0-9]{1,128})")
PLACEHOLDER = re.compile(r"\{\{\s*([A-Za-z0-9_]+)\s*\}\}")
TEMPLATE_NAME = re.compile(r"[a-z0-9_]{1,512}")
CATEGORIES = ("MARKETING", "UTILITY", "AUTHENTICATION")
SESSION_ONLY = ("twilio/list-picker", "twilio/location")
MODELLED = (
    "twilio/text",
    "twilio/media",
    "twilio/quick-reply",
    "twilio/list-picker",
    "twilio/call-to-action",
    "twilio/location",
    "twilio/card",
    "whatsapp/card",
)

MIB = 1024 * 1024
MEDIA_LIMIT = 16 * MIB
IMAGE_LIMIT = 5 * MIB
# Twilio "accepted MIME types", WhatsApp column, 7 July 2026.
MEDIA_TYPES = frozenset(
    {
        "image/jpeg",
        "image/png",
        "image/webp",
        "audio/ogg",
        "audio/amr",
        "audio/3gpp",
        "audio/aac",
        "audio/mpeg",
        "video/mp4",
        "application/pdf",
        "application/msword",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "text/vcard",
    }
)
FIRST_BYTES: Mapping[str, tuple[bytes, ...]] = {
    "image/jpeg": (b"\xff\xd8\xff",),
    "image/png": (b"\x89PNG\r\n\x1a\n",),
    "image/webp": (b"RIFF",),
    "audio/ogg": (b"OggS",),
    "application/pdf": (b"%PDF-",),
    "text/vcard": (b"BEGIN:VCARD",),
}

MEANINGS: Mapping[int, str] = {
    20001: "Invalid parameter",
    20003: "Authenticate",
    20004: "Method not allowed",
    20404: "The requested resource was not found",
    20429: "Too Many Requests",
    20500: "An internal server error has occurred",
    20503: "Service unavailable",
    21211: "Invalid 'To' Phone Number",
    21266: "'To' and 'From' number cannot be the same",
    21603: "A 'From' phone number is required",
    21604: "A 'To' phone number is required",
    21610: "Attempt to send to unsubscribed recipient",
    21617: "The concatenated message body exceeds the 1600 character limit",
    21619: "A text message body or media urls must be specified",
    21620: "Invalid media URL(s)",
    21623: "Number of media files exceeds allowed limit",
    21655: "The ContentSid is Invalid",
    21656: "The ContentVariables Parameter is invalid",
    30001: "Queue overflow",
    35111: "SendAt timestamp is missing, or out of the allowed range",
    35118: "MessagingServiceSid is required to schedule a message",
    63005: "Channel did not accept given content",
    63007: "Twilio could not find a Channel with the specified From address",
    63014: "Message delivery failed because it was blocked by the user",
    63016: "Outside the allowed window: use a Message Template",
    63018: "Rate limit exceeded for Channel",
    63019: "Media failed to download",
    63021: "Channel invalid content error",
    63024: "Invalid message recipient",
    63027: "Template does not exist for a language and locale",
    63028: "Number of parameters provided does not match the expected number of parameters",
    63032: "User's experiment group gets no marketing templates",
    63049: "Meta chose not to deliver this marketing message",
    63051: "The sender is restricted or locked",
}
# These can only come from a mistake of the caller's, so a test should not pass over them in silence.
CALLERS_MISTAKES = frozenset(
    {20001, 21211, 21266, 21603, 21604, 21617, 21619, 21620, 21623, 21655, 21656, 35111, 35118, 63005, 63021, 63028}
)


class Refusal(Exception):
    """An answer with Twilio's error body: HTTP status, Twilio code and message.

    `noted` says that the violation behind it stands in the list already.
    """

    def __init__(self, code: int, status: int = 400, detail: str = "", *, noted: bool = False) -> None:
        self.noted = noted
        self.code = code
        self.status = status
        self.message = f"{MEANINGS[code]}: {detail}" if detail else MEANINGS[code]
        super().__init__(self.message)

    def body(self) -> dict[str, Any]:
        """The classic error body of Twilio's APIs."""
        more = f"https://www.twilio.com/docs/errors/{self.code}"
        return {"code": self.code, "message": self.message, "more_info": more, "status": self.status}


@dataclass(frozen=True)
class Choice:
    """A quick-reply button or a list row as the person sees it; `id` comes back when it is pressed."""

    id: str
    title: str
    description: str = ""


@dataclass(frozen=True)
class Rendered:
    """A message as it looks on the phone, with its variables filled in."""

    kind: str
    text: str = ""
    buttons: tuple[Choice, ...] = ()
    rows: tuple[Choice, ...] = ()
    list_button: str = ""
    links: tuple[Choice, ...] = ()
    media_urls: tuple[str, ...] = ()
    location: tuple[float, float, str] | None = None
    missing: tuple[str, ...] = ()


@dataclass
class Content:
    """A Content resource and its state at WhatsApp.

    `status` is one of unsubmitted, received, pending, approved, rejected, paused, disabled.
    """

    sid: str
    account_sid: str
    friendly_name: str
    language: str
    variables: dict[str, str]
    types: dict[str, dict[str, Any]]
    created: datetime
    updated: datetime
    status: str = "unsubmitted"
    name: str = ""
    category: str = ""
    rejection_reason: str = ""
    history: list[str] = field(default_factory=list)


def check_address(value: str) -> None:
    """Raises 21211 unless `value` is `whatsapp:` with an E.164 number or a business-scoped user id."""
    if not ADDRESS.fullmatch(value):
        raise Refusal(21211, detail=value)


def check_message(values: Mapping[str, Any]) -> None:
    """Raises the refusal that Twilio gives at once for the fields of a Messages create call."""
    if not values.get("To"):
        raise Refusal(21604)
    check_address(values["To"])
    if not values.get("From") and not values.get("MessagingServiceSid"):
        raise Refusal(21603)
    if values.get("From") == values["To"]:
        raise Refusal(21266)
    media = values.get("MediaUrl", [])
    place = [action for action in values.get("PersistentAction", []) if action.startswith("geo:")]
    if not (values.get("Body") or media or values.get("ContentSid") or place):
        raise Refusal(21619)
    if len(values.get("Body", "")) > 1600:
        raise Refusal(21617)
    if len(media) > 10:
        raise Refusal(21623)
    if any(not re.match(r"https?://[^/\s]+", url) for url in media):
        raise Refusal(21620)
    if "ContentVariables" in values and "ContentSid" not in values:
        raise Refusal(21656, detail="ContentVariables without ContentSid")
    for action in place:
        if not re.fullmatch(r"geo:-?\d+(\.\d+)?,-?\d+(\.\d+)?(\|.*)?", action):
            raise Refusal(20001, detail=f"PersistentAction {action!r}")


def read_variables(text: str | None) -> dict[str, str]:
    """The ContentVariables: a JSON object of non-empty strings; else 21656.

    Limits: 100 variables, keys of 16 and values of 255 characters; no newline, tab or run of four spaces.
    """
    if text is None:
        return {}
    try:
        read = json.loads(text)
    except ValueError:
        raise Refusal(21656, detail="not JSON") from None
    if not isinstance(read, dict) or len(read) > 100:
        raise Refusal(21656, detail="not an object of at most 100 variables")
    for key, value in read.items():
        if not isinstance(value, str) or not value.strip():
            raise Refusal(21656, detail=f"variable {key!r} is not a non-empty string")
        if len(key) > 16 or len(value) > 255:
            raise Refusal(21656, detail=f"variable {key!r} is too long")
        if re.search(r"[\n\r\t]| {4}", value):
            raise Refusal(21656, detail=f"variable {key!r} holds a newline, a tab or four spaces")
    return read


def placeholders(value: Any) -> set[str]:
    """The names of all `{{placeholders}}` in a content, however deep."""
    return set(PLACEHOLDER.findall(json.dumps(value, ensure_ascii=False)))


def check_variables(content: Content, variables: Mapping[str, str]) -> None:
    """Raises 21656 when a variable is given that the content does not have."""
    unknown = sorted(set(variables) - placeholders(content.types))
    if unknown:
        raise Refusal(21656, detail=f"the content has no variable {', '.join(unknown)}")


def check_content(types: Mapping[str, Any]) -> None:
    """Raises 20001 when a new content breaks a limit that is already visible before variables are filled."""
    if not types:
        raise Refusal(20001, detail="a content needs at least one type")
    for kind, part in types.items():
        faults = _shape_faults(kind, part)
        if faults:
            raise Refusal(20001, detail=f"{kind}: {faults[0]}")


def _shape_faults(kind: str, part: Mapping[str, Any]) -> list[str]:
    def long(name: str, text: str, limit: int) -> list[str]:
        # Text with variables can only be measured once they are filled in.
        return [f"{name} is over {limit} characters"] if len(text) > limit and not PLACEHOLDER.search(text) else []

    faults: list[str] = []
    actions, items = part.get("actions", []), part.get("items", [])
    if kind in ("twilio/quick-reply", "twilio/list-picker", "twilio/call-to-action"):
        faults += long("body", part["body"], 1024)
        faults += [] if part["body"] else ["body is empty"]
    if kind == "twilio/text":
        faults += long("body", part["body"], 1600)
    if kind == "twilio/quick-reply":
        faults += [] if 1 <= len(actions) <= 10 else ["1 to 10 buttons"]
        for action in actions:
            faults += long("button title", action["title"], 20) + long("button id", action.get("id", ""), 200)
            faults += [] if action["title"] else ["button title is empty"]
        faults += _doubles("button title", [action["title"] for action in actions])
        faults += _doubles("button id", [action["id"] for action in actions if action.get("id")])
    if kind == "twilio/list-picker":
        faults += [] if 1 <= len(items) <= 10 else ["1 to 10 rows"]
        faults += long("list button", part["button"], 20)
        faults += [] if part["button"] else ["list button is empty"]
        for item in items:
            faults += long("row title", item["item"], 24) + long("row description", item.get("description", ""), 72)
            faults += long("row id", item["id"], 200)
            faults += [] if item["item"] and item["id"] else ["row title or id is empty"]
        faults += _doubles("row id", [item["id"] for item in items])
    return faults


def _doubles(name: str, values: list[str]) -> list[str]:
    return [f"{name} {value!r} occurs twice" for value in sorted({v for v in values if values.count(v) > 1})]


def approval_fault(content: Content) -> str:
    """Why WhatsApp would reject this content as a template, or an empty string."""
    for part in content.types.values():
        body = str(part.get("body", part.get("title", ""))).strip()
        if re.match(r"\{\{", body) or re.search(r"\}\}$", body):
            return "INVALID_FORMAT: the body starts or ends with a variable"
        if re.search(r"\}\}\s*\{\{", body):
            return "INVALID_FORMAT: two variables stand side by side"
        if len(body) > 1024:
            return "INVALID_FORMAT: the body is over 1024 characters"
    lacking = placeholders(content.types) - {key for key, value in content.variables.items() if value}
    return f"INVALID_FORMAT: no sample for variable {min(lacking)}" if lacking else ""


def render(content: Content, variables: Mapping[str, str]) -> Rendered:
    """The content as the phone shows it; `missing` names variables with neither value nor sample."""
    given = {**content.variables, **variables}
    kind = next((name for name in MODELLED if name in content.types), next(iter(content.types)))
    part = content.types[kind]

    def filled(text: Any) -> str:
        return PLACEHOLDER.sub(lambda found: given.get(found[1], found[0]), str(text or ""))

    def button(action: Mapping[str, Any]) -> Choice:
        return Choice(filled(action.get("id") or action["title"]), filled(action["title"]))

    actions = part.get("actions", [])
    replies = [a for a in actions if kind == "twilio/quick-reply" or a.get("type") == "QUICK_REPLY"]
    links = [a for a in actions if a not in replies]
    location = None
    if kind == "twilio/location":
        location = (float(part["latitude"]), float(part["longitude"]), filled(part.get("label")))
    return Rendered(
        kind=kind,
        text=filled(part.get("body") or part.get("title")),
        buttons=tuple(button(action) for action in replies),
        rows=tuple(
            Choice(filled(item["id"]), filled(item["item"]), filled(item.get("description")))
            for item in part.get("items", [])
            if kind == "twilio/list-picker"
        ),
        list_button=filled(part.get("button")),
        links=tuple(Choice(filled(a.get("url") or a.get("phone") or a.get("code")), filled(a["title"])) for a in links),
        media_urls=tuple(filled(url) for url in part.get("media", [])),
        location=location,
        missing=tuple(sorted(placeholders(part) - set(given))),
    )


def channel_refusal(shown: Rendered, *, approved: bool) -> tuple[int, str] | None:
    """The code (and why) with which WhatsApp refuses a filled content inside the window, or None."""
    if shown.kind not in MODELLED:
        return 63005, f"{shown.kind} is not modelled by this fake"
    if shown.missing:
        return 63028, f"no value for variable {shown.missing[0]}"
    if len(shown.text) > 1024:
        return 63021, "the filled text is over 1024 characters"
    if len(shown.buttons) > 3 and not approved:
        return 63021, "more than 3 buttons in a session message"
    button_limit = 25 if approved else 20
    for choice in (*shown.buttons, *shown.rows):
        if len(choice.title) > (24 if shown.rows else button_limit) or not choice.title.strip():
            return 63021, f"title {choice.title!r} is empty or too long"
        if len(choice.description) > 72 or len(choice.id) > 200:
            return 63021, f"description or id of {choice.title!r} is too long"
    titles = [choice.title for choice in shown.buttons]
    ids = [choice.id for choice in (*shown.buttons, *shown.rows)]
    if len(set(titles)) < len(titles) or len(set(ids)) < len(ids):
        return 63021, "two choices have the same title or id"
    return None


def media_fault(content_type: str, head_type: str, size: int, first: bytes) -> str:
    """Why WhatsApp would not take this media file, or an empty string."""
    kind = content_type.split(";")[0].strip().lower()
    if kind not in MEDIA_TYPES:
        return f"content type {content_type!r} is not accepted"
    if head_type.split(";")[0].strip().lower() != kind:
        return f"HEAD says {head_type!r}, GET says {content_type!r}"
    if size > (IMAGE_LIMIT if kind.startswith("image/") else MEDIA_LIMIT):
        return f"{size} bytes is too large for {kind}"
    if size == 0:
        return "empty file"
    if kind in FIRST_BYTES and not first.startswith(FIRST_BYTES[kind]):
        return f"the bytes are not {kind}"
    return ""
