"""A strict fake of Twilio's WhatsApp API on loopback, with scripted people, a virtual clock and injected faults."""

from __future__ import annotations

import argparse
import asyncio
import json
import random
import re
import sys
import threading
import time
import uuid
from collections.abc import Coroutine, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from types import TracebackType
from typing import Any, Literal, Self

import aiohttp

from tests.fakes.twilio_hooks import HookPost, Pairs, Postman, Signature, new_token, sign
from tests.fakes.twilio_people import Line, OutgoingMedia, Person, Picture, Posted
from tests.fakes.twilio_rules import (
    CALLERS_MISTAKES,
    MEANINGS,
    MEDIA_LIMIT,
    SESSION_ONLY,
    Choice,
    Content,
    Refusal,
    Rendered,
    channel_refusal,
    check_content,
    check_message,
    check_variables,
    media_fault,
    read_variables,
    render,
)
from tests.fakes.twilio_spec import TwilioSpec
from tests.fakes.twilio_wire import ApiWire, Asked, Call, Fault, FaultKind, Host, MediaWire, listen

__all__ = ["Choice", "FakeTwilio", "Habits", "Limits", "Line", "Message", "OutgoingMedia", "Person", "Posted", "Sender"]

ContentStatus = Literal["unsubmitted", "received", "pending", "approved", "rejected", "paused", "disabled"]
WINDOW = timedelta(hours=24)
RANK = {"accepted": 0, "scheduled": 0, "queued": 1, "sending": 2, "sent": 3, "delivered": 4, "read": 5}
# The person's side refused these; every other code means that the message never left ("failed").
UNDELIVERED = frozenset({63014, 63024, 63032, 63049})
EMPTY_TWIML = re.compile(r"(<\?xml.*?\?>)?\s*<Response\s*(/>|>\s*</Response>)")
INVENTED_PHONE = re.compile(r"\+(91|971|1)0\d{6,9}")


@dataclass
class Limits:
    """WhatsApp's limits; change any of them at any time, None switches one off.

    `tier`: unique people written to outside their window in rolling 24 hours, over the whole portfolio.
    `pair_interval`, `pair_burst`: seconds per message to one person, and how many may be borrowed.
    `per_second`: messages a sender sends a second; more wait. `concurrency`: API calls at once, else 429/20429.
    """

    tier: int | None = 250
    pair_interval: float | None = 6.0
    pair_burst: int = 45
    per_second: float | None = 80.0
    concurrency: int | None = None


@dataclass
class Habits:
    """How status callbacks come.

    `shuffle`: any order. `duplicates`: extra copies of each. `late_sent`: `sent` after `delivered`. `read`: whether
    `read` is ever sent. `before_answer`: all callbacks are posted (and answered) before the create call is answered.
    `delay`: seconds before the first. `sending`: also a `sending` callback. `hold`: keep them back until
    `fake.release_callbacks()`.
    """

    shuffle: bool = False
    duplicates: int = 0
    late_sent: bool = False
    read: bool = True
    before_answer: bool = False
    delay: float = 0.01
    sending: bool = False
    hold: bool = False


class Clock:
    """The fake's own time, UTC: runs like the real one from where it is set, unless frozen."""

    def __init__(self, start: datetime | None = None) -> None:
        self._offset = (start - datetime.now(UTC)) if start else timedelta()
        self._frozen: datetime | None = None

    def now(self) -> datetime:
        """The fake's present moment, UTC."""
        return self._frozen or datetime.now(UTC) + self._offset

    def set(self, moment: datetime) -> None:
        """Jumps to a moment (timezone-aware)."""
        self._offset = moment - datetime.now(UTC)
        self._frozen = moment if self._frozen else None

    def advance(self, by: timedelta | None = None, **parts: float) -> None:
        """Moves on, e.g. `advance(hours=25)`."""
        self.set(self.now() + (by or timedelta(**parts)))

    def freeze(self) -> None:
        """Stops at the present moment; `set` and `advance` still move it."""
        self._frozen = self.now()


@dataclass
class Sender:
    """A WhatsApp sender of the account: change `status`, `quality` or `limit_text` at will.

    `limit_text` empty means: as `fake.limits.tier` says.
    """

    sid: str
    address: str
    account_sid: str
    inbound_url: str = ""
    status_url: str = ""
    fallback_url: str = ""
    status: str = "ONLINE"
    quality: str = "HIGH"
    limit_text: str = ""
    profile_name: str = "Haat"


@dataclass
class Message:
    """A Messages resource, inbound or outbound."""

    sid: str
    account_sid: str
    to: str
    from_: str
    body: str
    status: str
    direction: str
    created: datetime
    updated: datetime
    sent: datetime | None = None
    error_code: int | None = None
    error_message: str | None = None
    service_sid: str | None = None
    callback: str = ""
    send_at: datetime | None = None
    media: dict[str, OutgoingMedia] = field(default_factory=dict)
    content: Content | None = None
    variables: Mapping[str, str] = field(default_factory=dict)
    shown: Rendered | None = None
    media_urls: tuple[str, ...] = ()
    statuses: list[str] = field(default_factory=list)
    in_window: bool | None = None


@dataclass
class Service:
    """A Messaging Service with its senders."""

    sid: str
    account_sid: str
    created: datetime
    settings: dict[str, Any]
    senders: list[str] = field(default_factory=list)


class FakeTwilio:
    """Twilio and WhatsApp on loopback, for tests; use it as a context manager.

        with FakeTwilio() as fake:
            fake.connect(inbound_url="http://127.0.0.1:8000/webhooks/twilio/inbound")
            meera = fake.person("Meera")
            meera.says("500 bamboo baskets")
            meera.hears("How many")
            meera.presses("500 kg")

    One root (`base_url`) serves the api, content and messaging hosts and the media links; the files themselves lie on
    a second host (`media_url`), reached by redirect. `account_sid`, `auth_token` and `api_key` (SID, secret) open it;
    `sender.address` is the number Haat sends from. `point(client)` turns an official client here.

    Every call is judged by Twilio's OpenAPI files and the rules of WhatsApp. What no correct caller would do lands in
    `violations`, and leaving the `with` block raises AssertionError when any is left; a test that provokes one on
    purpose takes it away with `take_violations()`. All calls stay in `calls`, posts to Haat in `hooks`, messages in
    `messages`, media downloads in `media_calls`.

    Change `clock`, `limits`, `habits`, traits of people and senders at any time, from any thread.
    """

    def __init__(
        self,
        *,
        now: datetime | None = None,
        limits: Limits | None = None,
        habits: Habits | None = None,
        sender: str = "+910900000001",
        account_sid: str = "AC" + "0ab1" * 8,
        auth_token: str = "fake-auth-token",
        seed: int = 1,
        port: int = 0,
    ) -> None:
        self.clock = Clock(now)
        self.limits = limits or Limits()
        self.habits = habits or Habits()
        self.account_sid = account_sid
        self.auth_token = auth_token
        self.api_key = ("SK" + "0ab2" * 8, "fake-api-secret")
        self.accounts: dict[str, str] = {account_sid: auth_token}
        self.spec = TwilioSpec()
        self.people: list[Person] = []
        self.senders: dict[str, Sender] = {}
        self.contents: dict[str, Content] = {}
        self.services: dict[str, Service] = {}
        self.messages: dict[str, Message] = {}
        self.calls: list[Call] = []
        self.media_calls: list[Call] = []
        self.hooks: list[HookPost] = []
        self.violations: list[str] = []
        self.changed = threading.Condition(threading.RLock())
        self.approves_at_once = False
        self.advanced_opt_out = False
        self.media_redirect = ""
        self.price_delay = timedelta(hours=1)
        self.base_url = ""
        self.media_url = ""
        self._port = port
        self._random = random.Random(seed)
        self._windows: dict[tuple[str, int], datetime] = {}
        self._tier_use: list[tuple[datetime, int]] = []
        self._pairs: dict[tuple[str, int], float] = {}
        self._slots: dict[str, float] = {}
        self._links: dict[str, OutgoingMedia] = {}
        self._held: list[Coroutine[Any, Any, None]] = []
        self._working = 0
        self._postman = Postman()
        self._wire = ApiWire(self, _handlers(self))
        self._thread: threading.Thread | None = None
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._tasks: set[asyncio.Task[None]] = set()
        self.sender = self.add_sender(sender)

    # --- start and stop -----------------------------------------------------------------------------------------

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()
        if kind is None:
            self.assert_clean()

    def start(self) -> None:
        """Opens both hosts and serves them in a thread of its own."""
        api = listen("127.0.0.1", self._port)
        try:
            files, host = listen("127.0.0.2"), "127.0.0.2"
        except OSError:
            # Some systems answer on 127.0.0.1 only; another name is another host for every client.
            files, host = listen("127.0.0.1"), "localhost"
        self.base_url = f"http://127.0.0.1:{api.getsockname()[1]}"
        self.media_url = f"http://{host}:{files.getsockname()[1]}"
        ready = threading.Event()
        self._thread = threading.Thread(target=self._live, args=(api, files, ready), name="fake-twilio", daemon=True)
        self._thread.start()
        if not ready.wait(10):
            raise RuntimeError("the fake did not start within 10 seconds")

    def stop(self) -> None:
        """Closes both hosts; calls still hanging are cut off."""
        if self._thread is not None:
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(10)
            self._thread = None

    def _live(self, api: Any, files: Any, ready: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._serve(api, files, ready))
        finally:
            self._loop.close()

    async def _serve(self, api: Any, files: Any, ready: threading.Event) -> None:
        hosts = [Host(self._wire, api), Host(MediaWire(self), files)]
        for host in hosts:
            await host.open()
        ready.set()
        while not self._stop.is_set():
            self._release_scheduled()
            await self.sleep(0.05)
        ending = list(self._tasks)
        for task in ending:
            task.cancel()
        await asyncio.gather(*ending, return_exceptions=True)
        for held in self._held:
            held.close()
        for host in hosts:
            await host.close()
        await self._postman.close()

    # --- setting the scene --------------------------------------------------------------------------------------

    def connect(self, inbound_url: str, status_url: str = "", fallback_url: str = "") -> None:
        """Sets Haat's webhook addresses of the first sender (public ones; see `serves`).

        `status_url` is used for messages sent without a StatusCallback of their own.
        """
        self.sender.inbound_url, self.sender.status_url = inbound_url, status_url
        self.sender.fallback_url = fallback_url

    def serves(self, public: str, local: str) -> None:
        """Says that `public` (e.g. "https://haat.example") is served by `local` (e.g. "http://127.0.0.1:8000").

        Posts are signed over the public address and carried to the local one, with the headers of a reverse proxy.
        """
        self._postman.routes[public.rstrip("/")] = local.rstrip("/")

    def add_sender(self, phone: str, *, account_sid: str = "", inbound_url: str = "") -> Sender:
        """Another WhatsApp sender, perhaps of another account (see `add_account`)."""
        sender = Sender(
            self.new_sid("XE"), f"whatsapp:{phone}", account_sid or self.account_sid, inbound_url=inbound_url
        )
        self.senders[sender.address] = sender
        return sender

    def add_account(self, auth_token: str) -> str:
        """A subaccount with its own token; returns its SID."""
        sid = self.new_sid("AC")
        self.accounts[sid] = auth_token
        return sid

    def add_service(self, *senders: Sender) -> Service:
        """A Messaging Service with these senders (default: the first one)."""
        service = Service(self.new_sid("MG"), self.account_sid, self.clock.now(), {"FriendlyName": "Haat"})
        service.senders = [sender.sid for sender in senders or (self.sender,)]
        self.services[service.sid] = service
        return service

    def person(
        self,
        name: str,
        *,
        phone: str = "",
        bsuid: str = "",
        sender: Sender | None = None,
        hidden: bool = False,
        blocked: bool = False,
        opted_out: bool = False,
        marketing_capped: bool = False,
        in_experiment: bool = False,
        on_whatsapp: bool = True,
        reads: bool = True,
    ) -> Person:
        """An invented person who writes to `sender` (default: the first).

        A phone, if given, must be an invented one: national part beginning with 0. Raises ValueError otherwise.
        """
        phone = phone or self._new_phone()
        if not INVENTED_PHONE.fullmatch(phone):
            raise ValueError(f"{phone} could be a real number")
        person = Person(self, name, phone, bsuid or self._new_bsuid())
        person.sender = (sender or self.sender).address
        person.phone_hidden = hidden
        person.blocked, person.opted_out, person.on_whatsapp = blocked, opted_out, on_whatsapp
        person.marketing_capped, person.in_experiment, person.reads = marketing_capped, in_experiment, reads
        self.people.append(person)
        return person

    def fault(
        self,
        kind: FaultKind,
        path: str = r"/Messages\.json$",
        *,
        method: str = "POST",
        times: int = 1,
        after: int = 0,
        seconds: float = 30.0,
        retry_after: int | None = None,
    ) -> Fault:
        """Makes the next `times` calls whose path matches the pattern go wrong, letting `after` calls pass first.

        Not processed: "429", "500", "503", "problem" (RFC 9457 body), "hang" (`seconds`, then cut off), "reset".
        Processed, but: "accepted_then_lost" (connection cut), "accepted_then_hang", "accepted_then_503", "slow" (the
        body drips for `seconds`), "malformed" (half of the JSON).
        """
        fault = Fault(kind, path, method, times, after, seconds, retry_after)
        self._wire.faults.append(fault)
        return fault

    def add_content(
        self,
        types: Mapping[str, Mapping[str, Any]],
        *,
        variables: Mapping[str, str] | None = None,
        language: str = "en",
        name: str = "",
        category: str = "UTILITY",
        status: ContentStatus = "unsubmitted",
    ) -> Content:
        """A Content that exists already, e.g. an approved template."""
        check_content(types)
        now = self.clock.now()
        kinds = {kind: dict(part) for kind, part in types.items()}
        content = Content(self.new_sid("HX"), self.account_sid, name, language, dict(variables or {}), kinds, now, now)
        content.status, content.name, content.category = status, name, category
        self.contents[content.sid] = content
        return content

    def reviews(self, content_sid: str, status: ContentStatus, *, category: str = "", reason: str = "") -> None:
        """WhatsApp's decision on a template: approve, reject, pause, disable; perhaps in another category.

        Nothing is pushed to Haat: it learns this by asking, as with Twilio.
        """
        content = self.contents[content_sid]
        content.status, content.rejection_reason = status, reason
        content.category = category or content.category
        content.history.append(status)

    def point(self, client: Any) -> Any:
        """Turns an official `twilio.rest.Client` to this fake; returns it."""
        client.api.base_url = client.content.base_url = client.messaging.base_url = self.base_url
        return client

    # --- looking ------------------------------------------------------------------------------------------------

    def calls_to(self, operation: str) -> list[Call]:
        """The calls of one operation by its name in the OpenAPI files, e.g. "CreateMessage", "CreateContent"."""
        return [call for call in self.calls if call.operation == operation]

    @property
    def outbound(self) -> list[Message]:
        """The messages that Haat sent, oldest first."""
        return [message for message in self.messages.values() if message.direction != "inbound"]

    def window_open(self, person: Person, sender: Sender | None = None) -> bool:
        """Whether free-form messages may go to this person now."""
        opened = self._windows.get(((sender or self.sender).address, id(person)))
        return opened is not None and self.clock.now() - opened < WINDOW

    def settle(self, timeout: float = 10.0) -> None:
        """Waits until no API call, delivery, callback or inbound post is under way; raises TimeoutError."""
        end = time.monotonic() + timeout
        with self.changed:
            while self._working or self._wire.running:
                left = end - time.monotonic()
                if left <= 0:
                    raise TimeoutError(f"{self._working} posts and {self._wire.running} calls still under way")
                self.changed.wait(min(left, 0.05))

    def release_callbacks(self) -> None:
        """Sends the callbacks that `habits.hold` kept back."""
        held, self._held = self._held, []
        for work in held:
            self._start(work)

    def violation(self, what: str) -> None:
        """Notes what no correct caller would do."""
        self.violations.append(what)

    def take_violations(self) -> list[str]:
        """The violations so far, which then no longer fail the test."""
        taken, self.violations = self.violations, []
        return taken

    def assert_clean(self) -> None:
        """Raises AssertionError when there are violations."""
        if self.violations:
            raise AssertionError("Twilio was called wrongly:\n" + "\n".join(self.violations))

    # --- used by people and by the server -----------------------------------------------------------------------

    def new_sid(self, prefix: str) -> str:
        """A fresh SID."""
        return prefix + uuid.uuid4().hex

    def notify(self) -> None:
        """Wakes all who wait for something to change."""
        with self.changed:
            self.changed.notify_all()

    async def sleep(self, seconds: float) -> None:
        """Sleeps, but never past the end of the fake."""
        if seconds > 0:
            try:
                await asyncio.wait_for(self._stop.wait(), seconds)
            except TimeoutError:
                return

    def account_for(self, user: str, secret: str) -> str | None:
        """The account that these credentials open."""
        if (user, secret) == self.api_key:
            return self.account_sid
        return user if self.accounts.get(user) == secret else None

    def media_location(self, account: str, path_account: str, message_sid: str, media_sid: str) -> str:
        """Where a media link redirects to; raises 20404 when it is gone."""
        message = self.messages.get(message_sid)
        if account != path_account or message is None or media_sid not in message.media:
            raise Refusal(20404, 404)
        if self.media_redirect:
            return self.media_redirect
        token = uuid.uuid4().hex
        self._links[f"/{token}"] = message.media[media_sid]
        return f"{self.media_url}/{token}"

    def media_at(self, path: str) -> OutgoingMedia | None:
        """The file behind a path of the second host."""
        return self._links.get(path)

    def give_new_number(self, person: Person) -> tuple[str, str]:
        """See `Person.changes_number`."""
        old = person.addresses
        person.phone, person.bsuid = self._new_phone(), self._new_bsuid()
        for key in [key for key in self._windows if key[1] == id(person)]:
            del self._windows[key]
        return old

    def receive(
        self,
        person: Person,
        kind: str,
        text: str,
        fields: Mapping[str, str | None],
        *,
        media: Sequence[OutgoingMedia],
        reply_to: str | None,
    ) -> Posted:
        """Takes a message of a person: a Messages resource, an open window, a line, a signed post."""
        now = self.clock.now()
        sender = self.senders[person.sender]
        message = Message(
            self.new_sid("MM" if media else "SM"),
            sender.account_sid,
            sender.address,
            person.address,
            text,
            "received",
            "inbound",
            now,
            now,
            sent=now,
        )
        message.media = {self.new_sid("ME"): item for item in media}
        self.messages[message.sid] = message
        self._windows[sender.address, id(person)] = now
        form = self._inbound_form(person, sender, message, kind, fields, reply_to)
        pictures = tuple(Picture(item.content_type, item.data) for item in media)
        location = None
        if "Latitude" in form and "Longitude" in form:
            location = (float(form["Latitude"]), float(form["Longitude"]), form.get("Label", ""))
        self._add_line(person, Line(now, "person", message.sid, text, media=pictures, location=location))
        return self.post_form(tuple(form.items()), sender=sender.address, sid=message.sid)

    def post_form(
        self,
        form: Pairs,
        *,
        sender: str,
        sid: str = "",
        signature: Signature | str = "right",
        url: str | None = None,
        body: bytes | None = None,
        content_type: str | None = None,
        token: str = "",
    ) -> Posted:
        """Posts a form to a sender's inbound address; see `Person.posts_raw`."""
        posted = Posted(sid or dict(form).get("MessageSid", ""), tuple(form))
        self._post_inbound(posted, self.senders[sender], signature, url, body, content_type, token)
        return posted

    def post_again(self, posted: Posted, times: int, *, at_once: bool, same_token: bool) -> Posted:
        """See `Person.repeats`."""
        first = posted.posts[0]
        sender = self.senders[dict(posted.form)["To"]]
        for _ in range(times):
            token = first.token if same_token else ""
            self._post_inbound(posted, sender, "right", first.url, None, None, token)
            if not at_once:
                posted.wait()
        return posted.wait()

    # --- inbound ------------------------------------------------------------------------------------------------

    def _inbound_form(
        self,
        person: Person,
        sender: Sender,
        message: Message,
        kind: str,
        fields: Mapping[str, str | None],
        reply_to: str | None,
    ) -> dict[str, str]:
        context = {"type": "whatsapp", "data": {"context": {"ProfileName": person.name}}}
        form: dict[str, str | None] = {
            "SmsMessageSid": message.sid,
            "NumMedia": str(len(message.media)),
            "ProfileName": person.name,
            "MessageType": kind,
            "SmsSid": message.sid,
            "WaId": None if person.phone_hidden else person.phone.removeprefix("+"),
            "SmsStatus": "received",
            "Body": message.body,
            "To": sender.address,
            "NumSegments": "1",
            "MessageSid": message.sid,
            "AccountSid": sender.account_sid,
            "ChannelMetadata": json.dumps(context, ensure_ascii=False, separators=(",", ":")),
            "From": person.address,
            "ExternalUserId": person.bsuid,
            "ProfileUsername": person.username or None,
            "ApiVersion": "2010-04-01",
        }
        for number, (sid, item) in enumerate(message.media.items()):
            form[f"MediaContentType{number}"] = item.content_type
            form[f"MediaUrl{number}"] = (
                f"{self.base_url}/2010-04-01/Accounts/{sender.account_sid}/Messages/{message.sid}/Media/{sid}"
            )
        if reply_to:
            quoted = self.messages.get(reply_to)
            form["OriginalRepliedMessageSid"] = reply_to
            form["OriginalRepliedMessageSender"] = quoted.from_ if quoted else sender.address
        word = message.body.strip().upper()
        if self.advanced_opt_out and word in ("STOP", "START"):
            person.opted_out = word == "STOP"
            form["OptOutType"] = word
        form.update(fields)
        return {name: value for name, value in form.items() if value is not None}

    def _post_inbound(
        self,
        posted: Posted,
        sender: Sender,
        signature: Signature | str,
        url: str | None,
        body: bytes | None,
        content_type: str | None,
        token: str,
    ) -> None:
        address = url or sender.inbound_url
        if not address:
            raise RuntimeError("no inbound address: call fake.connect(inbound_url=...) first")
        if signature == "right":
            signature = sign(self.accounts[sender.account_sid], address, posted.form)
        elif signature == "wrong":
            signature = sign("another-token", address, posted.form)
        elif signature == "missing":
            signature = ""
        post = HookPost("inbound", address, posted.form, token or new_token(), signature)
        posted.posts.append(post)
        headers = {"Content-Type": content_type} if content_type else {}
        posted.work.append(self._start(self._carry_inbound(posted, post, sender, body, headers)))

    async def _carry_inbound(
        self, posted: Posted, post: HookPost, sender: Sender, body: bytes | None, headers: Mapping[str, str]
    ) -> None:
        self.hooks.append(post)
        await self._postman.post(post, body=body, headers=headers)
        reached = post.status is not None and 200 <= post.status < 300
        said = post.answer.decode(errors="replace").strip()
        kind = post.answer_type.split(";")[0].strip().lower()
        empty = kind in ("text/xml", "application/xml") and EMPTY_TWIML.fullmatch(said)
        if reached and said and not empty:
            self.violation(f"inbound answer is neither empty nor an empty <Response/>: {kind} {said[:80]!r}")
        if not reached and sender.fallback_url and post.kind == "inbound":
            form = (*post.form, ("ErrorCode", "11200"), ("ErrorUrl", post.url))
            signature = sign(self.accounts[sender.account_sid], sender.fallback_url, form)
            second = HookPost("fallback", sender.fallback_url, form, new_token(), signature)
            posted.posts.append(second)
            await self._carry_inbound(posted, second, sender, None, {})

    # --- outbound -----------------------------------------------------------------------------------------------

    async def send_message(self, asked: Asked) -> Message:
        """Takes a Messages create call: refuses at once, or queues the message and lets it travel."""
        values = asked.values
        check_message(values)
        sender, service = self._sender_of(asked)
        content, variables = self._content_of(values)
        send_at = self._send_at(values)
        person = self._person_at(values["To"])
        if person is not None and person.opted_out:
            raise Refusal(21610)
        now = self.clock.now()
        message = Message(
            self.new_sid("MM" if values.get("MediaUrl") else "SM"),
            asked.account,
            values["To"],
            sender.address,
            values.get("Body", ""),
            "scheduled" if send_at else "accepted" if service else "queued",
            "outbound-api",
            now,
            now,
            service_sid=service,
            callback=values.get("StatusCallback", sender.status_url),
            send_at=send_at,
            content=content,
            variables=variables,
        )
        message.shown = self._shown(values, content, variables)
        message.media_urls = (*values.get("MediaUrl", ()), *message.shown.media_urls)
        if content is not None:
            message.body = message.shown.text
        message.statuses.append(message.status)
        self.messages[message.sid] = message
        if not send_at:
            if self.habits.before_answer:
                await self._travel(message)
            else:
                self._start(self._travel(message))
        return message

    def _sender_of(self, asked: Asked) -> tuple[Sender, str | None]:
        service_sid = asked.values.get("MessagingServiceSid")
        service = self.services.get(service_sid or "")
        if service_sid is not None and service is None:
            raise Refusal(21603, 404, detail="no such Messaging Service")
        address = asked.values.get("From")
        if address is None:
            pool = [one for one in self.senders.values() if service is not None and one.sid in service.senders]
            if not pool:
                raise Refusal(21603, detail="the Messaging Service has no sender")
            address = pool[0].address
        sender = self.senders.get(address)
        if sender is None or sender.account_sid != asked.account:
            raise Refusal(63007, detail=address)
        return sender, service_sid

    def _content_of(self, values: Mapping[str, Any]) -> tuple[Content | None, dict[str, str]]:
        if "ContentSid" not in values:
            return None, {}
        content = self.contents.get(values["ContentSid"])
        if content is None:
            raise Refusal(21655, 404, detail=values["ContentSid"])
        variables = read_variables(values.get("ContentVariables"))
        check_variables(content, variables)
        if values.get("Body") or values.get("MediaUrl"):
            self.violation("CreateMessage: Body or MediaUrl beside a ContentSid is ignored")
        return content, variables

    def _send_at(self, values: Mapping[str, Any]) -> datetime | None:
        if values.get("ScheduleType") != "fixed":
            if "SendAt" in values:
                raise Refusal(35111, detail="SendAt without ScheduleType=fixed")
            return None
        if "MessagingServiceSid" not in values:
            raise Refusal(35118)
        if "SendAt" not in values:
            raise Refusal(35111)
        moment = datetime.fromisoformat(values["SendAt"])
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        # 15 minutes to 35 days ahead, as Twilio's scheduling page had it.
        if not timedelta(minutes=15) <= moment - self.clock.now() <= timedelta(days=35):
            raise Refusal(35111)
        return moment

    def _shown(self, values: Mapping[str, Any], content: Content | None, variables: Mapping[str, str]) -> Rendered:
        if content is not None:
            return render(content, variables)
        location = None
        for action in values.get("PersistentAction", []):
            if action.startswith("geo:"):
                place, _, label = action.removeprefix("geo:").partition("|")
                latitude, longitude = place.split(",")
                location = (float(latitude), float(longitude), label)
        return Rendered("text", values.get("Body", ""), location=location)

    def _release_scheduled(self) -> None:
        for message in list(self.messages.values()):
            if message.status == "scheduled" and message.send_at and message.send_at <= self.clock.now():
                self._move(message, "queued")
                self._start(self._travel(message))

    async def _travel(self, message: Message) -> None:
        await self.sleep(self._queue_delay(message.from_))
        await self.sleep(0 if self.habits.before_answer else self.habits.delay)
        person = self._person_at(message.to)
        pictures, refused = await self._collect_media(message)
        refused = self._refusal(message, person) or refused
        natural = ["queued"] if message.status == "accepted" else []
        if refused is not None or person is None:
            code, why = refused or (63024, message.to)
            if code in CALLERS_MISTAKES:
                self.violation(f"CreateMessage: {code} {why}")
            message.error_code, message.error_message = code, MEANINGS[code]
            natural += ["undelivered" if code in UNDELIVERED else "failed"]
        else:
            self._show(message, person, pictures)
            reads = self.habits.read and person.reads
            natural += ["sending"] if self.habits.sending else []
            natural += ["sent", "delivered"]
            natural += ["read"] if reads else []
        work = self._report(message, natural)
        if self.habits.hold:
            self._held.append(work)
        else:
            await work

    async def _report(self, message: Message, natural: list[str]) -> None:
        order = list(natural)
        if self.habits.late_sent and {"sent", "delivered"} <= set(order):
            order.remove("sent")
            order.insert(order.index("delivered") + 1, "sent")
        order = [status for status in order for _ in range(self.habits.duplicates + 1)]
        if self.habits.shuffle:
            self._random.shuffle(order)
        for status in order:
            self._move(message, status)
            await self._callback(message, status)

    async def _callback(self, message: Message, status: str) -> None:
        if not message.callback:
            return
        sender = self.senders[message.from_]
        form = {
            "ChannelPrefix": "whatsapp",
            "ApiVersion": "2010-04-01",
            "MessageStatus": status,
            "SmsSid": message.sid,
            "SmsStatus": status,
            "ChannelInstallSid": sender.sid,
            "To": message.to,
            "From": message.from_,
            "MessageSid": message.sid,
            "StructuredMessage": "false",
            "AccountSid": message.account_sid,
            "ChannelToAddress": message.to.removeprefix("whatsapp:"),
        }
        if message.service_sid:
            form["MessagingServiceSid"] = message.service_sid
        if status in ("delivered", "read"):
            form["EventType"] = status.upper()
        if status in ("failed", "undelivered"):
            form["ErrorCode"] = str(message.error_code)
            form["ChannelStatusMessage"] = str(message.error_message)
        pairs = tuple(form.items())
        signature = sign(self.accounts[sender.account_sid], message.callback, pairs)
        post = HookPost("status", message.callback, pairs, new_token(), signature)
        self.hooks.append(post)
        try:
            await self._postman.post(post)
        except ValueError as error:
            self.violation(f"StatusCallback: {error}")

    def _refusal(self, message: Message, person: Person | None) -> tuple[int, str] | None:
        sender = self.senders[message.from_]
        shown = message.shown or Rendered("text")
        content = message.content
        if sender.status != "ONLINE":
            return 63051, sender.status
        if person is None or not person.on_whatsapp:
            return 63024, message.to
        if person.blocked:
            return 63014, person.name
        message.in_window = self.window_open(person, sender)
        approved = content is not None and content.status == "approved"
        if not message.in_window:
            refused = self._outside_window(person, content)
            if refused:
                return refused
        if content is not None:
            refused = channel_refusal(shown, approved=approved)
            if refused:
                return refused
        if not self._pair_allows(sender, person):
            return 63018, "too many messages to one person"
        return None

    def _outside_window(self, person: Person, content: Content | None) -> tuple[int, str] | None:
        if content is None or any(kind in SESSION_ONLY for kind in content.types):
            return 63016, "free-form outside the window"
        if content.status in ("paused", "disabled"):
            return 63027, f"the template is {content.status}"
        if content.status != "approved":
            return 63016, f"the content is {content.status}"
        if content.category == "MARKETING":
            if person.phone.startswith("+1") or person.marketing_capped:
                return 63049, person.name
            if person.in_experiment:
                return 63032, person.name
        now = self.clock.now()
        self._tier_use = [use for use in self._tier_use if now - use[0] < WINDOW]
        reached = {who for _, who in self._tier_use}
        if self.limits.tier is not None and id(person) not in reached and len(reached) >= self.limits.tier:
            return 63018, "the portfolio's messaging limit is reached"
        self._tier_use.append((now, id(person)))
        return None

    def _pair_allows(self, sender: Sender, person: Person) -> bool:
        interval = self.limits.pair_interval
        if interval is None:
            return True
        key, now = (sender.address, id(person)), self.clock.now().timestamp()
        due = max(now, self._pairs.get(key, now)) + interval
        if due - now > interval * self.limits.pair_burst + 0.001:
            return False
        self._pairs[key] = due
        return True

    def _queue_delay(self, address: str) -> float:
        if self.limits.per_second is None:
            return 0.0
        now = time.monotonic()
        slot = max(now, self._slots.get(address, now))
        self._slots[address] = slot + 1 / self.limits.per_second
        return slot - now

    async def _collect_media(self, message: Message) -> tuple[tuple[Picture, ...], tuple[int, str] | None]:
        if not message.media_urls:
            return (), None
        if len(message.media_urls) > 1:
            return (), (63005, "WhatsApp takes one media file a message")
        try:
            picture, fault = await self._fetch(message.media_urls[0])
        except ValueError as error:
            self.violation(f"MediaUrl: {error}")
            return (), (63019, str(error))
        except (aiohttp.ClientError, TimeoutError) as error:
            return (), (63019, repr(error))
        if fault:
            return (), (63019, fault)
        message.media[self.new_sid("ME")] = OutgoingMedia(picture.data, picture.content_type)
        if message.body and not picture.content_type.startswith(("image/", "video/")):
            self.violation(f"CreateMessage: the text beside {picture.content_type} is not shown by WhatsApp")
        return (picture,), None

    async def _fetch(self, url: str) -> tuple[Picture, str]:
        address, headers = self._postman.real_address(url)
        timeout = aiohttp.ClientTimeout(total=15)
        async with self._postman.session.head(address, headers=headers, timeout=timeout) as head:
            head_status, head_type = head.status, head.headers.get("Content-Type", "")
        async with self._postman.session.get(address, headers=headers, timeout=timeout) as answer:
            kind = answer.headers.get("Content-Type", "")
            data = bytearray()
            async for chunk in answer.content.iter_chunked(65536):
                data += chunk
                if len(data) > MEDIA_LIMIT:
                    break
        if head_status != 200 or answer.status != 200:
            return Picture(kind, b""), f"HEAD gave {head_status}, GET gave {answer.status}"
        return Picture(kind, bytes(data)), media_fault(kind, head_type, len(data), bytes(data[:16]))

    def _show(self, message: Message, person: Person, pictures: tuple[Picture, ...]) -> None:
        shown = message.shown or Rendered("text")
        hidden = pictures and not pictures[0].content_type.startswith(("image/", "video/"))
        content = message.content
        line = Line(
            self.clock.now(),
            "haat",
            message.sid,
            "" if hidden else shown.text,
            shown.buttons,
            shown.rows,
            shown.list_button,
            shown.links,
            pictures,
            shown.location,
            template=content.name if content else "",
            from_template=content is not None and content.status == "approved",
        )
        self._add_line(person, line)

    def _move(self, message: Message, status: str) -> None:
        message.statuses.append(status)
        message.updated = self.clock.now()
        if RANK.get(status, 9) > RANK.get(message.status, 9) or status in ("failed", "undelivered"):
            message.status = status
        if status == "sent" or (message.sent is None and status in ("delivered", "read", "failed", "undelivered")):
            message.sent = message.sent or message.updated
        self.notify()

    # --- small things -------------------------------------------------------------------------------------------

    def _start(self, work: Coroutine[Any, Any, None]) -> Future[None]:
        with self.changed:
            self._working += 1
        done: Future[None] = Future()

        def begin() -> None:
            task = self._loop.create_task(work)
            self._tasks.add(task)
            task.add_done_callback(finished)

        def finished(task: asyncio.Task[None]) -> None:
            self._tasks.discard(task)
            with self.changed:
                self._working -= 1
                self.changed.notify_all()
            if task.cancelled():
                done.cancel()
            elif task.exception() is not None:
                self.violation(f"the fake failed: {task.exception()!r}")
                done.set_exception(task.exception())
            else:
                done.set_result(None)

        self._loop.call_soon_threadsafe(begin)
        return done

    def _add_line(self, person: Person, line: Line) -> None:
        with self.changed:
            person.lines.append(line)
            self.changed.notify_all()

    def _person_at(self, address: str) -> Person | None:
        return next((person for person in self.people if address in person.addresses), None)

    def _new_phone(self) -> str:
        return f"+910{self._random.randrange(10**9):09d}"

    def _new_bsuid(self) -> str:
        return f"IN.{self._random.randrange(10**15, 10**16)}"


# --- resources --------------------------------------------------------------------------------------------------


def _handlers(fake: FakeTwilio) -> dict[str, Any]:
    from tests.fakes.twilio_resources import Resources

    return Resources(fake).handlers()


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs the fake as a process of its own, driven by lines.

    Prints one JSON line with everything needed to connect. Then each line read is a gesture, "Meera: some words" or
    "Meera presses Some label", answered by one JSON line with the person's chat. Ends with the input; exit 1 when
    Twilio was called wrongly.
    """
    parser = argparse.ArgumentParser(prog="python -m tests.fakes.twilio", description="Runs the fake as a process.")
    parser.add_argument("--port", type=int, default=0, help="0: a free one")
    parser.add_argument("--inbound-url", default="", help="Haat's inbound webhook")
    parser.add_argument("--status-url", default="", help="Haat's status webhook for messages that name none")
    parser.add_argument("--person", action="append", default=[], help="the name of an invented person; repeatable")
    given = parser.parse_args(arguments)
    fake = FakeTwilio(port=given.port)
    fake.connect(given.inbound_url, given.status_url)
    people = {name: fake.person(name) for name in given.person}
    fake.start()
    facts = {
        "base_url": fake.base_url,
        "account_sid": fake.account_sid,
        "auth_token": fake.auth_token,
        "from": fake.sender.address,
        "people": {name: person.address for name, person in people.items()},
    }
    print(json.dumps(facts), flush=True)
    for line in sys.stdin:
        found = re.fullmatch(r"(.+?)(: | presses )(.*)", line.rstrip("\n"))
        if found is None or found[1] not in people:
            print(json.dumps({"error": "expected NAME: TEXT or NAME presses LABEL"}), flush=True)
            continue
        person = people[found[1]]
        if found[2] == ": ":
            person.says(found[3])
        else:
            person.presses(found[3])
        fake.settle()
        print(json.dumps({"chat": person.transcript().splitlines()}, ensure_ascii=False), flush=True)
    fake.stop()
    for violation in fake.violations:
        print(violation, file=sys.stderr)
    return 1 if fake.violations else 0


if __name__ == "__main__":
    raise SystemExit(main())
