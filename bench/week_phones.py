"""Telephones of the simulated week: what was newly shown, and the gestures that are possible on each app."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from bench.week_place import Place
from tests.fakes.telegram_people import Person as TelegramPerson
from tests.fakes.twilio_people import Line
from tests.fakes.twilio_people import Person as WhatsAppPerson

VOICE = b"OggS\x00\x02" + b"voice" * 60


@dataclass(frozen=True, slots=True)
class Shown:
    """One message of Haat's as it stands on a telephone."""

    text: str
    labels: list[str]
    at: datetime
    what: Any
    """The message itself, for pressing."""
    links: tuple[str, ...] = ()


class Phone(Protocol):
    """One telephone with one app."""

    sent: int
    channel: str
    address: str
    holder: Any
    """Who has a shared telephone in hand; None: its only owner."""
    story: list[str]
    """What passed on it, line by line, for `--trace`."""

    def new(self) -> list[Shown]:
        """What has come since the last look, oldest first."""

    def says(self, text: str) -> None:
        """Write."""

    def presses(self, shown: Shown, label: str) -> None:
        """Tap a button that really stands below this message; a card that was changed meanwhile is read again instead."""

    def speaks(self, about: str) -> None:
        """Send a voice note; `about` is what its sound says, for whoever listens to it."""

    def comes(self, link: str) -> None:
        """Come by a poster's link."""

    def shows_picture(self, png: bytes, caption: str) -> None:
        """Send a photo."""


class WhatsAppPhone:
    """WhatsApp, through Twilio's fake."""

    channel = "whatsapp"

    def __init__(self, place: Place, person: WhatsAppPerson) -> None:
        self.place, self.person, self._read, self.sent = place, person, 0, 0
        self.holder: Any = None
        self.story: list[str] = []

    @property
    def address(self) -> str:
        """As the store knows it."""
        return self.person.address

    def new(self) -> list[Shown]:
        """What has come since the last look."""
        lines, self._read = self.person.lines[self._read :], len(self.person.lines)
        found = [Shown(line.text, list(line.labels), line.at, line) for line in lines if line.by == "haat"]
        return tell(self.story, found)

    def says(self, text: str) -> None:
        """Write."""
        self._sent(text, self.person.says(text).status)

    def presses(self, shown: Shown, label: str) -> None:
        """Tap a button."""
        assert isinstance(shown.what, Line)
        self._sent(f"[{label}]", self.person.presses(label, of=shown.what).status)

    def speaks(self, about: str) -> None:
        """Send a voice note."""
        self._sent(f"(voice) {about}", self.person.sends_voice(VOICE + about.encode()).status)

    def comes(self, link: str) -> None:
        """Send the poster's ready-made words."""
        self.says(f"HAAT {link}")

    def shows_picture(self, png: bytes, caption: str) -> None:
        """Send a photo."""
        self._sent(f"(photo) {caption}", self.person.sends_photo(png, caption, content_type="image/png").status)

    def _sent(self, what: str, status: int | None) -> None:
        self.sent += 1
        self.story.append(f"{self.place.clock.moment:%a %H:%M} > {what}")
        assert status in (200, 204), f"Haat did not take a message: {status}"


class TelegramPhone:
    """Telegram, through its fake."""

    channel = "telegram"

    def __init__(self, place: Place, person: TelegramPerson) -> None:
        self.place, self.person, self._read, self.sent = place, person, 0, 0
        self.holder: Any = None
        self.story: list[str] = []

    @property
    def address(self) -> str:
        """As the store knows it."""
        return str(self.person.id)

    def new(self) -> list[Shown]:
        """What has come since the last look."""
        found = [one for one in self.person.received if one.id > self._read]
        self._read = max([one.id for one in found], default=self._read)
        shown = [Shown(one.text, [label for row in (*one.buttons, *one.keyboard) for label in row],
                       self.place.clock.moment, one) for one in found]  # fmt: skip
        return tell(self.story, shown)

    def says(self, text: str) -> None:
        """Write; whoever finds the bot by its name has to press Start before."""
        if not self.sent:
            self.comes("")
        self._sent(text)
        self.person.says(text)

    def presses(self, shown: Shown, label: str) -> None:
        """Tap a button; on a message far up it is scrolled to. What cannot be tapped any more is written."""
        if self._was_changed(shown, label):
            self.story.append(f"{self.place.clock.moment:%a %H:%M} (the card says something else now)")
            return
        self._sent(f"[{label}]")
        try:
            self.person.presses(label, message=shown.what)
        except AssertionError:  # keys below the text field are gone once another question took their place
            self.person.says(label)

    def _was_changed(self, shown: Shown, label: str) -> bool:
        now = next((one for one in self.person.received if one.id == shown.what.id), shown.what)
        return bool(now.edits) and label not in [one for row in now.buttons for one in row]

    def speaks(self, about: str) -> None:
        """Send a voice note."""
        self._sent(f"(voice) {about}")
        self.person.sends_voice(VOICE + about.encode())

    def comes(self, link: str) -> None:
        """Press Start."""
        self._sent(f"/start {link}")
        self.person.starts(link or None)

    def shows_picture(self, png: bytes, caption: str) -> None:
        """Send a photo."""
        self._sent(f"(photo) {caption}")
        self.person.sends_photo(png, caption)

    def _sent(self, what: str) -> None:
        self.sent += 1
        self.story.append(f"{self.place.clock.moment:%a %H:%M} > {what}")


def tell(story: list[str], found: list[Shown]) -> list[Shown]:
    """Note what has come into a telephone's story, and give it back."""
    story += [f"{one.at:%a %H:%M} < {one.text} {' '.join(f'[{label}]' for label in one.labels)}" for one in found]
    return found


def sound_of(shown: Shown) -> str:
    """What is heard in the voice note that came with a message."""
    for picture in shown.what.media if isinstance(shown.what, Line) else ():
        if picture.data.startswith(VOICE):
            return str(picture.data[len(VOICE) :].decode())
    return ""
