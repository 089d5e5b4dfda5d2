"""The person's side of a talk: what can be done on a phone, and what stands on it."""

from __future__ import annotations

import io
import itertools
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import segno
from PIL import Image

from bot.channels.channel import Errand
from handlers.language import languages, say
from handlers.messages import Button, Contact, InboundMessage, Media
from storage import people

if TYPE_CHECKING:
    from tests.market import FakeChannel, Market

COLOURS = itertools.cycle(("red", "blue", "green", "white", "black", "orange", "purple"))
VOICE = b"OggS" + bytes(60)


def picture(colour: str = "red") -> bytes:
    """A small photo."""
    out = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(out, "JPEG")
    return out.getvalue()


def qr_code(says: str) -> bytes:
    """A picture of a QR code."""
    out = io.BytesIO()
    segno.make_qr(says).save(out, kind="png", scale=8)
    return out.getvalue()


@dataclass(frozen=True, slots=True)
class Shown:
    """One message on the phone; a label that a list row cannot hold is whole again here, without its number."""

    message_id: str
    text: str
    buttons: tuple[Button, ...]
    media_kind: str
    ask_contact: str

    @property
    def labels(self) -> list[str]:
        """What can be tapped, in order."""
        return [button.label for button in self.buttons]

    @property
    def as_lines(self) -> list[str]:
        """As transcripts write it."""
        lines = ([f"({self.media_kind})"] if self.media_kind else []) + (self.text.split("\n") if self.text else [])
        shown = [f"[{place} {label}]" for place, label in enumerate(self.labels, 1)]
        shown += [f"[☎ {self.ask_contact}]"] if self.ask_contact else []
        if not shown:
            return lines
        return [*lines[:-1], f"{lines[-1]}  {' '.join(shown)}"] if lines else [" ".join(shown)]


class Chat:
    """One person at one address: gestures, and the lines shown."""

    def __init__(self, market: Market, channel: FakeChannel, address: str, name: str, app_language: str = "") -> None:
        self.market, self.channel, self.address, self.name = market, channel, address, name
        self.app_language = app_language
        self.hears = False
        """Are the recordings of prompts looked at too?"""
        self.messages = 0
        """How many messages this person has sent, presses included."""
        self.said: list[str] = []
        """The ids of this person's own messages."""

    # ── what stands on the phone ──────────────────────────────────────────────────────────────────────────────────

    @property
    def shown(self) -> list[Shown]:
        """Every message so far."""
        mine = [errand for errand in self.channel.sent if errand.to == self.address]
        return [
            Shown(
                f"{self.channel.name}-{one.outbox_id}", one.part.text, _plain(one.part.buttons or one.part.rows),
                f"{one.part.media_kind} {prompt_of(one)}".strip(), one.part.ask_contact,
            )
            for one in mine
            if self.hears or not prompt_of(one)
        ]  # fmt: skip

    @property
    def lines(self) -> list[str]:
        """Every line so far, as transcripts write them."""
        return [line for message in self.shown for line in message.as_lines]

    @property
    def last(self) -> str:
        """The text of the newest message."""
        return self.shown[-1].text if self.shown else ""

    @property
    def all(self) -> str:
        """Everything shown so far, in one text."""
        return "\n".join(self.lines)

    @property
    def person_id(self) -> int:
        """Who this is in the store."""
        found = self.market.look(lambda db: people.address_called(db, self.channel.name, [self.address]))
        assert found is not None, f"{self.name} has never written"
        return found.person_id

    # ── gestures ──────────────────────────────────────────────────────────────────────────────────────────────────

    def says(self, text: str) -> str:
        """Write some words; the newest answer."""
        return self._sends(text=text)

    def presses(self, wanted: str | int) -> str:
        """Tap a button: by its place on the newest message that has any, or by its label (in English or as shown)."""
        message, button = self._button(wanted)
        return self._presses(message, button)

    def presses_old(self, message: Shown, place: int) -> str:
        """Tap a button of an earlier message, by its place."""
        return self._presses(message, message.buttons[place - 1])

    def presses_template(self, data: str) -> str:
        """Tap the button of a template, which sends back what was put into it."""
        return self._sends("press", pressed=data, text="Show me")

    def photo(self, caption: str = "") -> str:
        """Send one photo."""
        return self._sends("photo", text=caption, media=(self._file("photo", picture(next(COLOURS))),))

    def qr(self, code: str) -> str:
        """Send a photo of a QR code that says this."""
        return self._sends("photo", text="", media=(self._file("photo", qr_code(code)),))

    def voice(self) -> str:
        """Send a voice note."""
        return self._sends("voice", media=(self._file("voice", VOICE),))

    def album(self, count: int) -> str:
        """Send several photos at once: one album on Telegram, single messages on WhatsApp, as the apps do."""
        album = f"album-{self.market.next_event()}" if self.channel.name == "telegram" else ""
        for _ in range(count):
            self._arrives("photo", media=(self._file("photo", picture(next(COLOURS))),), album=album)
        self.market.settle()
        self.market.later(seconds=2)
        return self.last

    def forwards(self, text: str) -> str:
        """Forward a text that somebody else wrote."""
        return self._sends(text=text, forwarded=True)

    def location(self, latitude: float, longitude: float) -> str:
        """Send a place."""
        return self._sends("location", location=(latitude, longitude))

    def contact(self, phone: str = "+910123456789", *, own: bool = True) -> str:
        """Share a number; only Telegram tells that it is one's own."""
        if self.channel.name == "whatsapp":
            return self._sends("contact", contact=Contact("", self.name))
        return self._sends("contact", contact=Contact(phone, self.name, own))

    def sends(self, kind: str) -> str:
        """Send something that carries no words: a sticker, a poll."""
        return self._sends(kind)

    def edits(self, text: str, back: int = 1) -> str:
        """Change one's own earlier message, the newest by default; WhatsApp tells nobody of it."""
        assert self.channel.name == "telegram", "WhatsApp does not tell of changed messages"
        return self._sends("edited", text=text, message_id=self.said[-back])

    def reply_to(self, back: int, text: str) -> str:
        """Reply to the message shown so many messages ago (1 = the newest)."""
        return self._sends(text=text, reply_to=self.shown[-back].message_id)

    def poster(self, token: str) -> str:
        """Come by a poster's link."""
        if self.channel.name == "telegram":
            return self._sends("start", start=token)
        return self._sends(text=f"HAAT {token}")

    # ── inside ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _button(self, wanted: str | int) -> tuple[Shown, Button]:
        for message in reversed(self.shown):
            if isinstance(wanted, int) and message.buttons:
                assert 1 <= wanted <= len(message.buttons), f"{wanted} is not on {message.labels}"
                return message, message.buttons[wanted - 1]
            if isinstance(wanted, str):
                names = {wanted, *(say(language, wanted) for language in languages() if "{" not in wanted)}
                for button in message.buttons:
                    if button.label in names:
                        return message, button
        raise AssertionError(f"{self.name} has no button {wanted!r}; the last lines: {self.lines[-6:]}")

    def _presses(self, message: Shown, button: Button) -> str:
        if message.ask_contact:
            # Telegram's keys below the text field send their label as words.
            return self._sends(text=button.label)
        words = {"press_id": f"spin-{self.messages}"} if self.channel.name == "telegram" else {"text": button.label}
        return self._sends("press", pressed=button.data, message_id=message.message_id, **words)

    def _file(self, kind: str, body: bytes) -> Media:
        ref = f"file-{self.market.next_event()}"
        self.channel.files[ref] = body
        return Media(kind, ref, {"photo": "image/jpeg", "voice": "audio/ogg"}[kind], len(body))

    def _sends(self, kind: str = "text", **words: Any) -> str:
        self._arrives(kind, **words)
        self.market.settle()
        return self.last

    def _arrives(self, kind: str, **words: Any) -> None:
        self.messages += 1
        self.market.clock.advance(timedelta(seconds=1))
        event = self.market.next_event()
        words.setdefault("message_id", event)
        if kind != "press":
            self.said.append(words["message_id"])
        self.market.receive(
            InboundMessage(
                self.channel.name, self.channel.sender, event, self.address, self.market.clock.now(), kind=kind,
                profile_name=self.name, language_code=self.app_language, **words,
            )
        )  # fmt: skip


def prompt_of(errand: Errand) -> str:
    """Which prompt's recording this message is; empty for any other message."""
    path = errand.media.path if errand.media is not None else None
    return path.stem if path is not None and path.parent.name == "voice" else ""


def _plain(buttons: tuple[Button, ...]) -> tuple[Button, ...]:
    """Labels as they were meant: without the numbers of long lists, and whole where a row had to cut them."""
    plain = []
    for button in buttons:
        label = button.description if button.label.endswith("…") and button.description else button.label
        number, space, rest = label.partition(" ")
        plain.append(Button(rest if space and number.isdigit() and len(buttons) > 3 else label, button.data))
    return tuple(plain)
