"""The frozen values that cross borders, what a channel can show, and the laying out of a message within it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Media:
    """One photo, voice note, video, audio, document or sticker; `ref` is the provider's id or address of its bytes."""

    kind: str
    ref: str
    mime: str = ""
    size: int | None = None
    seconds: int | None = None
    """How long a recording is, where the channel says so."""


@dataclass(frozen=True, slots=True)
class Contact:
    """A telephone number someone shared; `own` only where the channel proves that it is the sender's."""

    phone: str
    name: str = ""
    own: bool = False


@dataclass(frozen=True, slots=True)
class InboundMessage:
    """One thing received at a channel, in the market's words."""

    channel: str
    sender: str
    """Which of our senders received it: the bot's user name or our WhatsApp address."""
    provider_id: str
    """The provider's id of this event, unique per channel and sender."""
    address: str
    """Who wrote: a Telegram user id, `whatsapp:+E164` or `whatsapp:<business-scoped id>`."""
    at: datetime
    kind: str = "text"
    """text press photo voice video audio document sticker location contact poll edited unknown start blocked unblocked
    group (something happened to a group, see `change`), wake (a conversation Haat itself begins in this lane)"""
    text: str = ""
    pressed: str = ""
    """The data of the button that was pressed."""
    press_id: str = ""
    """What the provider wants back to stop the button's spinner."""
    reply_to: str = ""
    message_id: str = ""
    media: tuple[Media, ...] = ()
    album: str = ""
    contact: Contact | None = None
    location: tuple[float, float] | None = None
    forwarded: bool = False
    start: str = ""
    """The payload of a deep link."""
    profile_name: str = ""
    language_code: str = ""
    aliases: tuple[str, ...] = ()
    """Other ids of the same address that came along (number beside business-scoped id)."""
    group: str = ""
    """The id of the group's chat in which this was said or happened."""
    thread: str = ""
    """The topic of the group in which it was said."""
    change: Mapping[str, Any] = field(default_factory=dict)
    """What happened to a group: {"what": "bot", "status", "lacks", "title"}, {"what": "member", "status"},
    {"what": "migrated", "to"}, {"what": "join_request", "link"}."""
    private: bool = False
    """A secret number (Aadhaar, card, OTP) was taken out of the text before any of it was kept."""
    wake: Mapping[str, Any] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """The same as plain JSON values, moments in ISO form."""
        # Not asdict: it copies every value deeply, and this is done for each message that comes.
        return {name: getattr(self, name) for name in self.__slots__} | {
            "at": self.at.isoformat(), "wake": dict(self.wake), "change": dict(self.change),
            "media": [asdict(medium) for medium in self.media],
            "contact": asdict(self.contact) if self.contact else None,
        }  # fmt: skip

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> InboundMessage:
        """The message again from what `to_json` wrote."""
        words = dict(kept)
        words["at"] = datetime.fromisoformat(words["at"])
        words["media"] = tuple(Media(**medium) for medium in words.get("media", ()))
        words["contact"] = Contact(**words["contact"]) if words.get("contact") else None
        words["location"] = tuple(words["location"]) if words.get("location") else None
        words["aliases"] = tuple(words.get("aliases", ()))
        return cls(**words)


@dataclass(frozen=True, slots=True)
class Button:
    """One choice to tap: what it says and the data that comes back; `description` is a list row's second line."""

    label: str
    data: str = ""
    description: str = ""


@dataclass(frozen=True, slots=True)
class OutboundMessage:
    """What is to be said at an address, before any channel's limits."""

    text: str
    buttons: tuple[Button, ...] = ()
    media_id: int | None = None
    """Row of our own copy of a photo or voice note to send along."""
    media_kind: str = ""
    ask_contact: str = ""
    """Label of a button by which the person shares their own number, where the channel has one."""
    more: str = ""
    """Label of the button that shows the next page."""
    list_label: str = ""
    """Label that opens a list, where the channel has lists."""
    reply_to: str = ""
    pin: str = ""
    """A place on the map, "latitude,longitude"; the text is then its name and, below it, its address."""

    def to_json(self) -> dict[str, Any]:
        """The same as plain JSON values."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> OutboundMessage:
        """The message again from what `to_json` wrote."""
        words = dict(kept)
        words["buttons"] = tuple(Button(**button) for button in words.get("buttons", ()))
        return cls(**words)


@dataclass(frozen=True, slots=True)
class Capabilities:
    """What one channel can show; lengths in UTF-16 units where `utf16`, else in characters."""

    name: str
    text: int
    text_with_buttons: int
    buttons: int
    """How many tap buttons under a message; 0 = none."""
    button_label: int
    rows: int = 0
    """How many rows a list has; 0 = no lists."""
    row_label: int = 0
    row_description: int = 0
    list_label: int = 20
    caption: int = 1024
    buttons_on_media: bool = True
    utf16: bool = False
    contact_button: bool = False
    voices: bool = True
    """Can a voice note be heard there?"""
    edits: bool = False
    """Can a message that stands in the chat be changed?"""
    data_bytes: int = 64
    captioned: tuple[str, ...] = ("photo",)
    """Kinds of media below which words are shown."""
    pins: bool = False
    """Can a place be shown on a map?"""
    numbers: bool = True
    """Longer lists carry their numbers in the labels; where the channel itself numbers them they do not."""

    def length(self, text: str) -> int:
        """How long this channel finds the text."""
        return len(text.encode("utf-16-le")) // 2 if self.utf16 else len(text)


TELEGRAM = Capabilities(
    # Bot API: text 1-4096 after entities; clients differ on characters or UTF-16, so stay below in UTF-16.
    "telegram", text=4000, text_with_buttons=4000, buttons=8, button_label=48, utf16=True, contact_button=True,
    edits=True, pins=True, captioned=("photo", "document"),
)  # fmt: skip
WHATSAPP = Capabilities(
    # Twilio: body 1,600 (error 21617), quick-reply and list bodies 1,024, 3 quick replies in session, 20-character
    # titles; list 10 rows of 24 + 72 characters; ids up to 200.
    "whatsapp", text=1600, text_with_buttons=1024, buttons=3, button_label=20, rows=10, row_label=24,
    row_description=72, buttons_on_media=False, data_bytes=200, pins=True,
)  # fmt: skip
TERMINAL = Capabilities(
    "terminal",
    text=4000,
    text_with_buttons=4000,
    buttons=20,
    button_label=120,
    data_bytes=200,
    numbers=False,
    voices=False,
)
CAPABILITIES: dict[str, Capabilities] = {
    "telegram": TELEGRAM, "whatsapp": WHATSAPP, "terminal": TERMINAL,
    "sim-telegram": replace(TELEGRAM, name="sim-telegram", edits=False, pins=False),
    "sim-whatsapp": replace(WHATSAPP, name="sim-whatsapp", pins=False),
}  # fmt: skip
"""What each channel can show; the simulator's phones have the limits of the app they look like."""


def is_whatsapp(channel: str) -> bool:
    """Is this WhatsApp, or the simulator's phone that looks like it?"""
    return channel.endswith("whatsapp")


def is_telegram(channel: str) -> bool:
    """Is this Telegram, or the simulator's phone that looks like it?"""
    return channel.endswith("telegram")


ADD_TO = "addto:"
"""How a button's data begins that lets an officer add Haat to a group with its rights, before the group's word."""
START = "start:"
"""How a button's data begins that starts Haat in private, before the token of its link."""


@dataclass(frozen=True, slots=True)
class Part:
    """One message as the channel will carry it."""

    text: str = ""
    buttons: tuple[Button, ...] = ()
    rows: tuple[Button, ...] = ()
    list_label: str = ""
    media_id: int | None = None
    media_kind: str = ""
    ask_contact: str = ""
    reply_to: str = ""
    thread: str = ""
    """The topic of a group's chat in which it is said."""
    pin: str = ""
    """A place on the map, "latitude,longitude"."""


MAP = "https://www.openstreetmap.org/?mlat={}&mlon={}#map=17/{}/{}"
"""Where a place is looked at that a channel cannot show."""
MORE = "more"
"""The value of the button that shows the next page; the router's, never an answer."""


def page_size(capabilities: Capabilities, count: int) -> int:
    """How many of `count` options stand on one page of this channel."""
    room = capabilities.rows or capabilities.buttons or 9
    return count if count <= room else room - 1


def told_apart(buttons: tuple[Button, ...]) -> tuple[Button, ...]:
    """Buttons of which none says the same as another (WhatsApp refuses that): from the second on they are counted."""
    seen: Counter[str] = Counter()
    apart = []
    for button in buttons:
        seen[button.label] += 1
        many = seen[button.label]
        apart.append(replace(button, label=f"{button.label} {many}") if many > 1 else button)
    return tuple(apart)


def fit(message: OutboundMessage, capabilities: Capabilities, page: int = 0) -> tuple[Part, ...]:
    """Lay a message out within a channel's limits: tap buttons, a list, or numbers; long text in parts.

    Options beyond one page are cut off here and shown by `page`; their numbers run on across pages.
    """
    if message.pin:
        return (_place_shown(message, capabilities),)
    first = page * page_size(capabilities, len(message.buttons))
    shown = _on_page(message, capabilities, first)
    labelled = _numbered(shown, first) if len(message.buttons) > 3 and capabilities.numbers else shown
    as_buttons = len(shown) <= capabilities.buttons and all(
        capabilities.length(button.label) <= capabilities.button_label for button in labelled
    )
    as_rows = not as_buttons and 0 < len(shown) <= capabilities.rows and all(
        len(button.label) <= capabilities.row_description for button in labelled
    )  # fmt: skip
    written = () if as_buttons or as_rows else _numbered(shown, first)
    text = "\n".join([message.text, *(button.label for button in written)])
    limit = capabilities.text_with_buttons if (as_buttons and shown) or as_rows else capabilities.text
    *before, last = split_text(text, limit, capabilities)
    tapped = Part(
        last,
        labelled if as_buttons else (),
        ask_contact=message.ask_contact if capabilities.contact_button else "",
        reply_to=message.reply_to,
    )
    if not before and _is_caption(message, capabilities, last, with_options=bool(shown)):
        return (replace(tapped, media_id=message.media_id, media_kind=message.media_kind),)
    parts = [Part(media_id=message.media_id, media_kind=message.media_kind)] if message.media_id is not None else []
    parts += [Part(text=piece) for piece in before]
    if as_rows:
        parts.append(Part(last, rows=tuple(_row(button, capabilities) for button in labelled),
                          list_label=_cut(message.list_label or message.more or "…", capabilities.list_label),
                          reply_to=message.reply_to))  # fmt: skip
    elif last.strip() or tapped.buttons or not parts:
        parts.append(tapped)
    return tuple(parts)


def _place_shown(message: OutboundMessage, capabilities: Capabilities) -> Part:
    """A place on the map, or the way to one."""
    if capabilities.pins:
        return Part(message.text, pin=message.pin)
    way = MAP.format(*message.pin.split(","), *message.pin.split(","))
    return Part(f"{message.text}\n{way}")


def _on_page(message: OutboundMessage, capabilities: Capabilities, first: int) -> tuple[Button, ...]:
    """The options of one page, and behind them the way to the next."""
    end = first + page_size(capabilities, len(message.buttons))
    shown = told_apart(message.buttons)[first:end]
    if len(message.buttons) <= end or not message.more:
        return shown
    token = shown[-1].data.rpartition(".")[0]
    return (*shown, Button(message.more, f"{token}.{MORE}"))


def _numbered(shown: tuple[Button, ...], first: int) -> tuple[Button, ...]:
    """Options with their numbers; the next page is turned by its word: its number would be that of the first option there."""
    return tuple(
        button if button.data.endswith(f".{MORE}") else replace(button, label=f"{first + place} {button.label}")
        for place, button in enumerate(shown, 1)
    )


def _is_caption(message: OutboundMessage, capabilities: Capabilities, text: str, *, with_options: bool) -> bool:
    """Whether the words go below the medium; no channel shows them below a voice note reliably."""
    return (
        message.media_id is not None
        and message.media_kind in capabilities.captioned
        and capabilities.length(text) <= capabilities.caption
        and (capabilities.buttons_on_media or not with_options)
    )


def _row(button: Button, capabilities: Capabilities) -> Button:
    """A list row; what its title cannot hold goes on in the description."""
    if len(button.label) <= capabilities.row_label:
        return replace(button, description=_cut(button.description, capabilities.row_description))
    title = _cut(button.label, capabilities.row_label)
    return replace(button, label=title, description=_cut(button.label, capabilities.row_description))


def _cut(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def split_text(text: str, limit: int, capabilities: Capabilities) -> list[str]:
    """The text in pieces no longer than `limit`, broken at line ends, then at spaces, then anywhere."""
    pieces = []
    while capabilities.length(text) > limit:
        end = _longest(text, limit, capabilities)
        for mark in ("\n", " "):
            at = text.rfind(mark, 0, end)
            if at > end // 3:
                end = at
                break
        pieces.append(text[:end].rstrip())
        text = text[end:].lstrip()
    return [piece for piece in (*pieces, text) if piece] or [""]


def _longest(text: str, limit: int, capabilities: Capabilities) -> int:
    """How many characters of the text fit into `limit`, never ending inside a letter with its vowel signs."""
    end = min(len(text), limit)
    while capabilities.length(text[:end]) > limit:
        end -= 1
    while 1 < end < len(text) and (_joins(text[end]) or text[end - 1] in BINDERS):
        end -= 1
    return end


BINDERS = "\u094d\u200d"
"""Virama and zero-width joiner: what comes after them is part of the same letter or picture."""


def _joins(sign: str) -> bool:
    """Does this sign belong to the letter before it (Indic vowel signs, virama, zero-width joiner)?"""
    return "\u0900" <= sign <= "\u0903" or "\u093a" <= sign <= "\u094f" or sign in "\u200d\ufe0f"


def labels(buttons: Sequence[Button]) -> str:
    """Buttons as the terminal and the transcripts write them: `[1 Label] [2 Label]`."""
    return " ".join(f"[{place} {button.label}]" for place, button in enumerate(buttons, 1))
