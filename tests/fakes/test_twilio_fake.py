"""The fake of Twilio, proved with the official client on one side and a small bot on the other."""

import asyncio
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qsl

import pytest
import requests
import uvicorn
from twilio.base.exceptions import TwilioRestException
from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client
from twilio.rest.content.v1.content import ContentInstance, ContentList

from tests.fakes.twilio import FakeTwilio, Person
from tests.fakes.twilio_wire import listen

JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 40
BUTTONS = {"twilio/quick-reply": {"body": "Which?", "actions": [{"title": "Baskets", "id": "b1"}, {"title": "Mats"}]}}
NOTICE = {"twilio/quick-reply": {"body": "New today: {{1}} in {{2}}.", "actions": [{"title": "Show", "id": "show"}]}}
SAMPLES = {"1": "baskets", "2": "Sagar"}


class Bot:
    """Haat's side: takes posts, keeps them, answers as told."""

    def __init__(self) -> None:
        self.posts: list[tuple[str, str, dict[str, str]]] = []
        self.tokens: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.bodies: list[bytes] = []
        self.files: dict[str, tuple[str, bytes]] = {}
        self.head_type = ""
        self.status = 204
        self.answer = b""
        self.answer_type = "text/plain"
        self.wait = 0.0

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        body = b""
        while (message := await receive()).get("more_body", False) or message.get("body"):
            body += message["body"]
            if not message.get("more_body"):
                break
        path = scope["path"]
        if path in self.files:
            kind, data = self.files[path]
            head = scope["method"] == "HEAD"
            kind = self.head_type or kind if head else kind
            await self._reply(send, 200, b"" if head else data, kind, len(data))
            return
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        form = dict(parse_qsl(body.decode(errors="replace"), keep_blank_values=True))
        self.posts.append((path, scope["query_string"].decode(), form))
        self.headers.append(headers)
        self.bodies.append(body)
        self.tokens.append(headers.get("i-twilio-idempotency-token", ""))
        await asyncio.sleep(self.wait)
        await self._reply(send, self.status, self.answer, self.answer_type, len(self.answer))

    async def _reply(self, send: Any, status: int, body: bytes, kind: str, size: int) -> None:
        headers = [] if status == 204 else [(b"content-type", kind.encode()), (b"content-length", str(size).encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        await send({"type": "http.response.body", "body": body})

    def forms(self, path: str) -> list[dict[str, str]]:
        return [form for where, _, form in self.posts if where == path]

    def statuses(self, sid: str) -> list[str]:
        return [form["MessageStatus"] for form in self.forms("/status") if form["MessageSid"] == sid]


@contextmanager
def serving(bot: Bot) -> Iterator[str]:
    sock = listen("127.0.0.1")
    server = uvicorn.Server(uvicorn.Config(bot, log_level="critical", lifespan="off"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [sock]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.005)
    yield f"http://127.0.0.1:{sock.getsockname()[1]}"
    server.should_exit = True
    thread.join(5)


@pytest.fixture
def bot() -> Bot:
    return Bot()


@pytest.fixture
def bot_url(bot: Bot) -> Iterator[str]:
    with serving(bot) as url:
        yield url


@pytest.fixture
def fake(bot_url: str) -> Iterator[FakeTwilio]:
    with FakeTwilio() as fake:
        fake.connect(f"{bot_url}/inbound", f"{bot_url}/status")
        yield fake


@pytest.fixture
def client(fake: FakeTwilio) -> Client:
    http = TwilioHttpClient(timeout=5)
    made: Client = fake.point(Client(fake.account_sid, fake.auth_token, http_client=http))
    return made


def send(client: Client, fake: FakeTwilio, person: Person | str, **fields: Any) -> Any:
    to = person if isinstance(person, str) else person.address
    return client.messages.create(from_=fake.sender.address, to=to, **fields)


def make(client: Client, types: dict[str, Any], variables: dict[str, str] | None = None) -> str:
    """Creates a content through the official client."""
    kinds = {
        "twilio/quick-reply": lambda part: ContentList.TwilioQuickReply(
            {**part, "actions": [ContentInstance.QuickReplyAction(one) for one in part["actions"]]}
        ),
        "twilio/list-picker": lambda part: ContentList.TwilioListPicker(
            {**part, "items": [ContentInstance.ListItem(one) for one in part["items"]]}
        ),
        "twilio/text": ContentList.TwilioText,
    }
    built = {}
    for kind, part in types.items():
        built[kind] = kinds[kind](part)
    request = ContentList.ContentCreateRequest(
        {"language": "en", "friendly_name": "x", "variables": variables or {}, "types": ContentList.Types(built)}
    )
    return str(client.content.v1.contents.create(request).sid)


def refused(call: Any) -> TwilioRestException:
    with pytest.raises(TwilioRestException) as caught:
        call()
    return caught.value


# --- a conversation -----------------------------------------------------------------------------------------------


def test_a_free_form_message_inside_the_window_reaches_the_phone(fake: FakeTwilio, client: Client, bot: Bot) -> None:
    meera = fake.person("Meera")
    meera.says("नमस्ते")
    message = send(client, fake, meera, body="How many baskets?")
    assert message.status == "queued"
    assert message.sid.startswith("SM")
    assert meera.hears("How many").sid == message.sid
    fake.settle()
    assert bot.statuses(message.sid) == ["sent", "delivered", "read"]
    assert meera.transcript() == "> नमस्ते\n< How many baskets?"
    assert client.messages(message.sid).fetch().status == "read"


def test_the_official_validator_accepts_every_post_and_no_tampered_one(
    fake: FakeTwilio, client: Client, bot: Bot, bot_url: str
) -> None:
    meera = fake.person("Meera")
    meera.says("தமிழ் 😀 & + = %", extra={"NewField": "नया"})
    send(client, fake, meera, body="ok", status_callback=f"{bot_url}/status?id=7&x=%20y")
    fake.settle()
    validator = RequestValidator(fake.auth_token)
    assert len(bot.posts) == 4
    for (path, query, form), headers in zip(bot.posts, bot.headers, strict=True):
        url = f"{bot_url}{path}" + (f"?{query}" if query else "")
        assert validator.validate(url, form, headers["x-twilio-signature"])
        assert not validator.validate(url, {**form, "Body": "x"}, headers["x-twilio-signature"])
        assert not validator.validate(url + "/", form, headers["x-twilio-signature"])
    assert bot.posts[1][1] == "id=7&x=%20y"


def test_a_quick_reply_is_shown_and_its_press_comes_back(fake: FakeTwilio, client: Client, bot: Bot) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    sid = send(client, fake, meera, content_sid=make(client, BUTTONS)).sid
    assert meera.hears().labels == ("Baskets", "Mats")
    meera.presses("Baskets")
    form = bot.forms("/inbound")[-1]
    assert (form["ButtonText"], form["ButtonPayload"], form["Body"]) == ("Baskets", "b1", "Baskets")
    assert form["OriginalRepliedMessageSid"] == sid
    assert form["MessageType"] == "interactive"
    with pytest.raises(AssertionError, match="sees no 'Pots'"):
        meera.presses("Pots", timeout=0.05)


def test_a_list_is_shown_and_its_row_comes_back(fake: FakeTwilio, client: Client, bot: Bot) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    rows = [{"id": f"r{number}", "item": "{{1}}" if number == 1 else f"Row {number}"} for number in range(1, 11)]
    rows[0]["description"] = "hand made"
    content = make(client, {"twilio/list-picker": {"body": "Pick", "button": "Show", "items": rows}})
    send(client, fake, meera, content_sid=content, content_variables=json.dumps({"1": "टोकरी"}, ensure_ascii=False))
    line = meera.hears("Pick")
    assert line.list_button == "Show"
    assert line.labels[:2] == ("टोकरी", "Row 2")
    meera.presses("टोकरी")
    form = bot.forms("/inbound")[-1]
    assert (form["ListId"], form["ListTitle"], form["ListDescription"]) == ("r1", "टोकरी", "hand made")


def test_a_message_outside_the_window_is_accepted_and_then_fails(fake: FakeTwilio, client: Client, bot: Bot) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    fake.clock.advance(hours=24, seconds=1)
    message = send(client, fake, meera, body="Still there?")
    assert message.status == "queued"
    fake.settle()
    form = bot.forms("/status")[-1]
    assert (form["MessageStatus"], form["ErrorCode"]) == ("failed", "63016")
    assert meera.shown == []
    found = client.messages(message.sid).fetch()
    assert (found.status, found.error_code) == ("failed", 63016)


def test_a_violation_fails_the_with_block_unless_it_was_taken() -> None:
    with pytest.raises(AssertionError, match="Surprise"), FakeTwilio() as fake:
        requests.post(
            f"{fake.base_url}/2010-04-01/Accounts/{fake.account_sid}/Messages.json",
            data={"To": "whatsapp:+910123456789", "From": fake.sender.address, "Body": "x", "Surprise": "1"},
            auth=(fake.account_sid, fake.auth_token),
            timeout=5,
        )
