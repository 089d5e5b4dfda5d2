"""Scripted WhatsApp people: what they write, press and send to Haat, and what Haat shows on their phone."""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Literal

from tests.fakes.twilio_hooks import HookPost, Pairs, Signature
from tests.fakes.twilio_rules import Choice

if TYPE_CHECKING:
    from tests.fakes.twilio import FakeTwilio


@dataclass(frozen=True)
class Picture:
    """A media file as it passed: its type and its bytes."""

    content_type: str
    data: bytes


@dataclass(frozen=True)
class Line:
    """One message of a chat, by the person or by Haat, as the person sees it."""

    at: datetime
    by: Literal["person", "haat"]
    sid: str
    text: str = ""
    buttons: tuple[Choice, ...] = ()
    rows: tuple[Choice, ...] = ()
    list_button: str = ""
    links: tuple[Choice, ...] = ()
    media: tuple[Picture, ...] = ()
    location: tuple[float, float, str] | None = None
    template: str = ""
    from_template: bool = False

    @property
    def labels(self) -> tuple[str, ...]:
        """Everything that can be pressed on this message: button titles, then list row titles."""
        return tuple(choice.title for choice in (*self.buttons, *self.rows))

    def __str__(self) -> str:
        marks = [f"({picture.content_type})" for picture in self.media]
        marks += ["(location {},{} {})".format(*self.location)] if self.location else []
        marks += [f"[{number} {label}]" for number, label in enumerate(self.labels, 1)]
        marks += [f"<{link.title}: {link.id}>" for link in self.links]
        return ("> " if self.by == "person" else "< ") + " ".join(part for part in (self.text, *marks) if part)


@dataclass
class OutgoingMedia:
    """A file that a person sends; change it before or after sending to make trouble.

    `served_as` is the Content-Type the media server gives (default: `content_type`, which is what the webhook says).
    `status` other than 200 makes the media server fail; `cut_after` closes the connection after so many bytes;
    `wait` delays the media server by seconds.
    """

    data: bytes
    content_type: str
    served_as: str = ""
    status: int = 200
    cut_after: int | None = None
    wait: float = 0.0


@dataclass
class Posted:
    """An inbound message on its way to Haat: its SID, its form, and the posts made of it."""

    sid: str
    form: tuple[tuple[str, str], ...]
    posts: list[HookPost] = field(default_factory=list)
    work: list[Future[None]] = field(default_factory=list)

    def wait(self, timeout: float = 30.0) -> Posted:
        """Waits until Haat answered every post (or could not be reached)."""
        for part in self.work:
            part.result(timeout)
        return self

    @property
    def status(self) -> int | None:
        """The HTTP status of Haat's last answer, waiting for it if need be; None when Haat was not reached."""
        return self.wait().posts[-1].status

    @property
    def statuses(self) -> list[int | None]:
        """The HTTP status of every post of this message."""
        return [post.status for post in self.wait().posts]


class Person:
    """One invented person on WhatsApp. Make them with `fake.person(...)`.

    All gestures post a signed webhook to Haat, add a line to the chat, and open the 24-hour window. They block until
    Haat answered (`wait=False` returns at once): in a test whose event loop also runs Haat, call them by
    `await asyncio.to_thread(person.says, "hello")`. `extra`, where a gesture takes it, are fields to add to the form
    or to replace in it; a value of None removes the field.

    Traits can be changed at any time: `blocked` (63014), `opted_out` (21610, set by the fake itself when Advanced
    Opt-Out is on), `marketing_capped` (63049), `in_experiment` (63032), `on_whatsapp` (False: 63024), `reads` (False:
    no `read` callback), `phone_hidden` (From is the business-scoped id).
    """

    def __init__(self, fake: FakeTwilio, name: str, phone: str, bsuid: str) -> None:
        self._fake = fake
        self.name = name
        self.phone = phone
        self.bsuid = bsuid
        self.username = ""
        self.blocked = False
        self.opted_out = False
        self.marketing_capped = False
        self.in_experiment = False
        self.on_whatsapp = True
        self.reads = True
        self.phone_hidden = False
        self.sender = ""
        self.lines: list[Line] = []
        self.typing_shown = 0
        self._heard = 0

    # --- who they are -------------------------------------------------------------------------------------------

    @property
    def address(self) -> str:
        """The address Haat sees: `whatsapp:+91…`, or `whatsapp:IN.…` when the phone is hidden."""
        return f"whatsapp:{self.bsuid if self.phone_hidden else self.phone}"

    @property
    def addresses(self) -> tuple[str, str]:
        """Both addresses under which Haat can write to this person."""
        return f"whatsapp:{self.phone}", f"whatsapp:{self.bsuid}"

    def hides_phone(self, username: str = "") -> None:
        """From now on webhooks carry only the business-scoped id (no phone in From, no WaId)."""
        self.phone_hidden, self.username = True, username

    def shows_phone(self) -> None:
        """Undoes `hides_phone`."""
        self.phone_hidden, self.username = False, ""

    def changes_number(self) -> tuple[str, str]:
        """A new phone number: the business-scoped id changes too, the old window is gone.

        Returns the two old addresses; sends to them now end as undelivered/63024. Twilio is not known to announce
        the change, so nothing is posted.
        """
        return self._fake.give_new_number(self)

    # --- what they do -------------------------------------------------------------------------------------------

    def says(
        self,
        text: str,
        *,
        reply_to: Line | str | None = None,
        forwarded: bool | Literal["often"] = False,
        referral: Mapping[str, str] | None = None,
        extra: Mapping[str, str | None] | None = None,
        wait: bool = True,
    ) -> Posted:
        """Writes a text (may be empty, of any script, up to 4 KB and more).

        `reply_to` quotes an earlier message (a Line or its SID). `forwarded="often"` sets FrequentlyForwarded.
        `referral` are the fields of a click-to-WhatsApp ad without their `Referral` prefix, e.g. {"SourceId": "1"}.
        """
        fields: dict[str, str | None] = {}
        if forwarded:
            fields["Forwarded"] = "true"
        if forwarded == "often":
            fields["FrequentlyForwarded"] = "true"
        fields.update({f"Referral{name}": value for name, value in (referral or {}).items()})
        return self._sends("text", text, fields, reply_to=reply_to, extra=extra, wait=wait)

    def presses(
        self,
        label: str,
        *,
        of: Line | None = None,
        timeout: float = 5.0,
        extra: Mapping[str, str | None] | None = None,
        wait: bool = True,
    ) -> Posted:
        """Presses a quick-reply button or list row by its exact title.

        Only what is really on the phone can be pressed: the newest message that shows `label` is taken (or `of`, to
        press an old one), waiting up to `timeout` seconds for it. Raises AssertionError when nothing shows it.
        """
        line = of or self._line_with(label, timeout)
        for button in line.buttons:
            if button.title == label:
                kind = "button" if line.from_template else "interactive"
                fields: dict[str, str | None] = {"ButtonText": button.title, "ButtonPayload": button.id}
                return self._sends(kind, label, fields, reply_to=line, extra=extra, wait=wait)
        for row in line.rows:
            if row.title == label:
                fields = {"ListId": row.id, "ListTitle": row.title}
                if row.description:
                    fields["ListDescription"] = row.description
                return self._sends("interactive", label, fields, reply_to=line, extra=extra, wait=wait)
        raise AssertionError(f"{label!r} cannot be pressed on: {line}")

    def sends_photo(
        self,
        data: bytes,
        caption: str = "",
        *,
        content_type: str = "image/jpeg",
        extra: Mapping[str, str | None] | None = None,
        wait: bool = True,
    ) -> Posted:
        """Sends one photo."""
        media = [OutgoingMedia(data, content_type)]
        return self.sends_media(media, caption, kind="image", extra=extra, wait=wait)

    def sends_photos(self, *photos: bytes, captions: Sequence[str] = (), wait: bool = True) -> list[Posted]:
        """Sends an album: WhatsApp makes a message of each photo, posted at the same moment, in no sure order."""
        texts = [*captions, *[""] * len(photos)]
        posted = [self.sends_photo(data, texts[number], wait=False) for number, data in enumerate(photos)]
        return [one.wait() for one in posted] if wait else posted

    def sends_voice(self, data: bytes = b"OggS\x00voice", *, wait: bool = True) -> Posted:
        """Sends a voice note: OGG/Opus audio with an empty body."""
        return self.sends_media([OutgoingMedia(data, "audio/ogg")], kind="audio", wait=wait)

    def sends_video(self, data: bytes, caption: str = "", *, wait: bool = True) -> Posted:
        """Sends a video."""
        return self.sends_media([OutgoingMedia(data, "video/mp4")], caption, kind="video", wait=wait)

    def sends_document(
        self, data: bytes, name: str, content_type: str = "application/pdf", *, wait: bool = True
    ) -> Posted:
        """Sends a document; its name arrives as the body."""
        return self.sends_media([OutgoingMedia(data, content_type)], name, kind="document", wait=wait)

    def sends_sticker(self, data: bytes = b"RIFF\x04\x00\x00\x00WEBP", *, wait: bool = True) -> Posted:
        """Sends a sticker (WebP)."""
        return self.sends_media([OutgoingMedia(data, "image/webp")], kind="sticker", wait=wait)

    def sends_contact(self, name: str, phone: str, *, wait: bool = True) -> Posted:
        """Shares a contact: a vCard 3.0 as media of type text/vcard."""
        lines = ("BEGIN:VCARD", "VERSION:3.0", f"N:;{name};;;", f"FN:{name}", f"TEL;type=CELL:{phone}", "END:VCARD", "")
        card = OutgoingMedia("\r\n".join(lines).encode(), "text/vcard")
        return self.sends_media([card], kind="contacts", wait=wait)

    def sends_media(
        self,
        media: Sequence[OutgoingMedia],
        text: str = "",
        *,
        kind: str = "image",
        extra: Mapping[str, str | None] | None = None,
        wait: bool = True,
    ) -> Posted:
        """Sends one message with any media files (NumMedia, MediaUrl0…, MediaContentType0…)."""
        return self._sends(kind, text, {}, media=media, extra=extra, wait=wait)

    def sends_location(
        self, latitude: float, longitude: float, *, label: str = "", address: str = "", wait: bool = True
    ) -> Posted:
        """Shares a place: Latitude, Longitude, perhaps Label and Address, and an empty body."""
        fields: dict[str, str | None] = {"Latitude": f"{latitude:.6f}", "Longitude": f"{longitude:.6f}"}
        fields.update({name: value for name, value in (("Label", label), ("Address", address)) if value})
        return self._sends("location", "", fields, wait=wait)

    def sends_kind(self, message_type: str, text: str = "", extra: Mapping[str, str | None] | None = None) -> Posted:
        """Sends a message of a MessageType that nobody has heard of (poll, order, reaction, …)."""
        return self._sends(message_type, text, {}, extra=extra, wait=True)

    def repeats(self, posted: Posted, times: int = 1, *, at_once: bool = True, same_token: bool = True) -> Posted:
        """Posts the same message again: same SID and form, `times` more, at once or one after the other.

        `same_token=False` gives each post an I-Twilio-Idempotency-Token of its own.
        """
        return self._fake.post_again(posted, times, at_once=at_once, same_token=same_token)

    def posts_raw(
        self,
        form: Mapping[str, str] | Pairs,
        *,
        signature: Signature | str = "right",
        url: str | None = None,
        body: bytes | None = None,
        content_type: str | None = None,
        wait: bool = True,
    ) -> Posted:
        """Posts exactly this form to Haat's inbound address (or `url`); no line, no window.

        `signature`: "right", "wrong", "missing", or any text to send as the header. `body` replaces the encoded form
        (the signature stays that of `form`), `content_type` its type.
        """
        pairs = tuple(form.items() if isinstance(form, Mapping) else form)
        posted = self._fake.post_form(
            pairs, sender=self.sender, signature=signature, url=url, body=body, content_type=content_type
        )
        return posted.wait() if wait else posted

    def stops(self, word: str = "STOP") -> Posted:
        """Writes a stop word."""
        return self.says(word)

    # --- what they see ------------------------------------------------------------------------------------------

    @property
    def shown(self) -> list[Line]:
        """Every message of Haat's that reached the phone, oldest first."""
        return [line for line in self.lines if line.by == "haat"]

    def hears(self, containing: str = "", *, timeout: float = 5.0) -> Line:
        """The next message of Haat's not heard yet that contains `containing`; those before it count as heard.

        Waits up to `timeout` seconds; raises AssertionError with the transcript when it does not come.
        """
        with self._fake.changed:
            end = time.monotonic() + timeout
            while True:
                shown = self.shown
                for number in range(self._heard, len(shown)):
                    if containing in shown[number].text:
                        self._heard = number + 1
                        return shown[number]
                left = end - time.monotonic()
                if left <= 0:
                    raise AssertionError(f"{self.name} heard no {containing!r} in {timeout} s:\n{self.transcript()}")
                self._fake.changed.wait(left)

    def hears_nothing(self, seconds: float = 0.3) -> None:
        """Raises AssertionError when Haat shows anything new within `seconds`."""
        before = self._heard
        try:
            line = self.hears(timeout=seconds)
        except AssertionError:
            return
        self._heard = before
        raise AssertionError(f"{self.name} heard {line}")

    def transcript(self) -> str:
        """The whole chat as text: `> ` the person, `< ` Haat, `[n label]` what can be pressed."""
        return "\n".join(str(line) for line in self.lines)

    # --- inside -------------------------------------------------------------------------------------------------

    def _line_with(self, label: str, timeout: float) -> Line:
        with self._fake.changed:
            end = time.monotonic() + timeout
            while True:
                for line in reversed(self.shown):
                    if label in line.labels:
                        return line
                left = end - time.monotonic()
                if left <= 0:
                    raise AssertionError(f"{self.name} sees no {label!r} to press:\n{self.transcript()}")
                self._fake.changed.wait(left)

    def _sends(
        self,
        kind: str,
        text: str,
        fields: Mapping[str, str | None],
        *,
        media: Sequence[OutgoingMedia] = (),
        reply_to: Line | str | None = None,
        extra: Mapping[str, str | None] | None = None,
        wait: bool,
    ) -> Posted:
        quoted = reply_to.sid if isinstance(reply_to, Line) else reply_to
        posted = self._fake.receive(self, kind, text, {**fields, **(extra or {})}, media=media, reply_to=quoted)
        return posted.wait() if wait else posted
