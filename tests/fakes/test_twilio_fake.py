"""The fake of Twilio, proved with the official client on one side and a small bot on the other."""

import asyncio
import base64
import json
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import aiohttp
import pytest
import requests
import twilio
import uvicorn
from twilio.base.exceptions import TwilioRestException, TwilioServiceException
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.http.http_client import TwilioHttpClient
from twilio.request_validator import RequestValidator
from twilio.rest import Client
from twilio.rest.content.v1.content import ContentInstance, ContentList
from twilio.rest.content.v1.content.approval_create import ApprovalCreateList

from tests.fakes.twilio import FakeTwilio, Limits, OutgoingMedia, Person
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
def serving(app: Any) -> Iterator[str]:
    sock = listen("127.0.0.1")
    server = uvicorn.Server(uvicorn.Config(app, log_level="critical", lifespan="off"))
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


@pytest.fixture(scope="module")
def door() -> Iterator[tuple[list[Bot], str]]:
    """One server for all tests; each puts its own bot behind it."""
    bots: list[Bot] = []

    async def front(scope: Any, receive: Any, send: Any) -> None:
        await bots[-1](scope, receive, send)

    with serving(front) as url:
        yield bots, url


@pytest.fixture
def bot_url(bot: Bot, door: tuple[list[Bot], str]) -> str:
    bots, url = door
    bots.append(bot)
    return url


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


# --- refusals -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"to": "+910123456789", "body": "x"}, 21211),
        ({"to": "whatsapp:910123456789", "body": "x"}, 21211),
        ({"to": "whatsapp:IN.", "body": "x"}, 21211),
        ({"body": ""}, 21619),
        ({"body": "ब" * 1601}, 21617),
        ({"media_url": ["ftp://127.0.0.1/a.jpg"]}, 21620),
        ({"media_url": ["http://127.0.0.1/a.jpg"] * 11}, 21623),
        ({"content_sid": "HX" + "0" * 32}, 21655),
        ({"content_sid": "HXshort"}, 20001),
        ({"body": "x", "content_variables": "{}"}, 21656),
        ({"body": "x", "persistent_action": ["geo:north"]}, 20001),
        ({"body": "x", "send_at": datetime(2027, 1, 1, tzinfo=UTC)}, 35111),
        ({"body": "x", "send_at": datetime(2027, 1, 1, tzinfo=UTC), "schedule_type": "fixed"}, 35118),
        ({"body": "x", "status_callback": "not an address"}, 20001),
    ],
)
def test_a_mistake_in_a_message_is_refused_with_its_code_and_counts_as_violation(
    fake: FakeTwilio, client: Client, fields: dict[str, Any], code: int
) -> None:
    given = {"from_": fake.sender.address, "to": fake.person("Meera").address, **fields}
    error = refused(lambda: client.messages.create(**given))
    assert error.code == code
    assert error.status in (400, 404)
    assert fake.outbound == []
    assert all(fault.startswith("CreateMessage: ") for fault in fake.violations)
    assert fake.take_violations() != []


@pytest.mark.parametrize(
    "variables",
    [
        "{'1': 'x'}",
        '["x"]',
        '{"1": ""}',
        '{"1": 5}',
        '{"1": "a\\nb"}',
        '{"1": "a\\tb"}',
        '{"1": "a    b"}',
        '{"3": "no such variable"}',
        json.dumps({"1": "x" * 256}),
    ],
)
def test_variables_that_twilio_would_not_take_are_refused(fake: FakeTwilio, client: Client, variables: str) -> None:
    content = fake.add_content(NOTICE, variables=SAMPLES)
    meera = fake.person("Meera")
    meera.says("hi")
    error = refused(lambda: send(client, fake, meera, content_sid=content.sid, content_variables=variables))
    assert error.code == 21656
    assert len(fake.take_violations()) == 1


@pytest.mark.parametrize(
    "types",
    [
        {"twilio/list-picker": {"body": "b", "button": "x", "items": [{"id": str(n), "item": "i"} for n in range(11)]}},
        {"twilio/list-picker": {"body": "b", "button": "x", "items": []}},
        {"twilio/list-picker": {"body": "b", "button": "x" * 21, "items": [{"id": "1", "item": "i"}]}},
        {"twilio/list-picker": {"body": "b", "button": "x", "items": [{"id": "1", "item": "i" * 25}]}},
        {"twilio/list-picker": {"body": "b", "button": "x", "items": [{"id": "1" * 201, "item": "i"}]}},
        {
            "twilio/list-picker": {
                "body": "b",
                "button": "x",
                "items": [{"id": "1", "item": "i", "description": "d" * 73}],
            }
        },
        {"twilio/list-picker": {"body": "b" * 1025, "button": "x", "items": [{"id": "1", "item": "i"}]}},
        {"twilio/quick-reply": {"body": "b", "actions": []}},
        {"twilio/quick-reply": {"body": "b", "actions": [{"title": "t" * 21}]}},
        {"twilio/quick-reply": {"body": "b", "actions": [{"title": "t", "id": "a"}, {"title": "t", "id": "b"}]}},
        {"twilio/quick-reply": {"actions": [{"title": "t", "id": "a"}]}},
        {"twilio/text": {"body": "b", "colour": "red"}},
        {"twilio/unheard-of": {"body": "b"}},
        {},
    ],
)
def test_a_content_beyond_the_limits_is_not_created(fake: FakeTwilio, types: dict[str, Any]) -> None:
    answer = requests.post(
        f"{fake.base_url}/v1/Content",
        json={"language": "en", "types": types},
        auth=(fake.account_sid, fake.auth_token),
        timeout=5,
    )
    assert (answer.status_code, answer.json()["code"], answer.json()["status"]) == (400, 20001, 400)
    assert fake.contents == {}
    assert fake.take_violations() != []


def test_calls_off_the_description_are_refused(fake: FakeTwilio) -> None:
    root = f"{fake.base_url}/2010-04-01/Accounts/{fake.account_sid}/Messages.json"
    auth = (fake.account_sid, fake.auth_token)
    good = {"To": "whatsapp:+910123456789", "From": fake.sender.address, "Body": "x"}
    answers = [
        requests.put(root, data=good, auth=auth, timeout=5),
        requests.post(fake.base_url + "/v1/Nothing", auth=auth, timeout=5),
        requests.post(root, json=good, auth=auth, timeout=5),
        requests.post(root, data=good, timeout=5),
        requests.post(root, data={**good, "SmartEncoded": "perhaps"}, auth=auth, timeout=5),
        requests.post(root, data={**good, "Attempt": "one"}, auth=auth, timeout=5),
        requests.post(root, data=[*good.items(), ("Body", "y")], auth=auth, timeout=5),
        requests.get(root, params={"Colour": "red"}, auth=auth, timeout=5),
        requests.post(
            root, data=b"To", headers={"Content-Type": "application/x-www-form-urlencoded"}, auth=auth, timeout=5
        ),
    ]
    assert [answer.status_code for answer in answers] == [405, 404, 400, 401, 400, 400, 400, 400, 400]
    assert all({"code", "message", "more_info", "status"} == set(answer.json()) for answer in answers)
    assert fake.outbound == []
    assert len(fake.take_violations()) >= len(answers)
    accepted = requests.post(root, data={**good, "MessageIntent": "notifications"}, auth=auth, timeout=5)
    assert accepted.status_code == 201


def test_a_wrong_token_is_refused_and_an_api_key_is_taken(fake: FakeTwilio) -> None:
    meera = fake.person("Meera")
    wrong = fake.point(Client(fake.account_sid, "wrong"))
    error = refused(lambda: send(wrong, fake, meera, body="x"))
    assert (error.status, error.code) == (401, 20003)
    key = fake.point(Client(*fake.api_key, account_sid=fake.account_sid))
    assert send(key, fake, meera, body="x").status == "queued"


def test_another_accounts_sender_is_not_ours(fake: FakeTwilio, client: Client) -> None:
    other = fake.add_sender("+910900000002", account_sid=fake.add_account("sub-token"))
    error = refused(lambda: client.messages.create(from_=other.address, to=fake.person("Meera").address, body="x"))
    assert error.code == 63007


# --- window, templates, people ------------------------------------------------------------------------------------


def outcome(fake: FakeTwilio, client: Client, person: Person | str, **fields: Any) -> tuple[str, int | None]:
    sid = send(client, fake, person, **fields).sid
    fake.settle()
    return fake.messages[sid].status, fake.messages[sid].error_code


def test_only_an_approved_template_goes_outside_the_window(fake: FakeTwilio, client: Client, bot: Bot) -> None:
    meera = fake.person("Meera", reads=False)
    content = fake.add_content(NOTICE, variables=SAMPLES, category="UTILITY")
    seen = {}
    for status in ("unsubmitted", "received", "pending", "rejected", "paused", "disabled", "approved"):
        fake.reviews(content.sid, status)
        seen[status] = outcome(fake, client, meera, content_sid=content.sid)
    assert seen == {
        **dict.fromkeys(("unsubmitted", "received", "pending", "rejected"), ("failed", 63016)),
        **dict.fromkeys(("paused", "disabled"), ("failed", 63027)),
        "approved": ("delivered", None),
    }
    assert meera.hears().text == "New today: baskets in Sagar."
    meera.presses("Show")
    assert bot.forms("/inbound")[-1]["MessageType"] == "button"
    assert fake.window_open(meera)
    assert outcome(fake, client, meera, body="Here they are") == ("delivered", None)


def test_lists_and_places_go_only_inside_the_window(fake: FakeTwilio, client: Client) -> None:
    meera = fake.person("Meera")
    rows = {"twilio/list-picker": {"body": "b", "button": "x", "items": [{"id": "1", "item": "i"}]}}
    sid = make(client, rows)
    place = "geo:23.84,78.74|Sagar market"
    assert outcome(fake, client, meera, content_sid=sid) == ("failed", 63016)
    assert outcome(fake, client, meera, persistent_action=[place]) == ("failed", 63016)
    meera.says("hi")
    assert outcome(fake, client, meera, content_sid=sid) == ("read", None)
    assert outcome(fake, client, meera, persistent_action=[place]) == ("read", None)
    assert meera.shown[-1].location == (23.84, 78.74, "Sagar market")


def test_four_buttons_need_an_approved_template(fake: FakeTwilio, client: Client) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    four = {"twilio/quick-reply": {"body": "b", "actions": [{"title": str(n), "id": str(n)} for n in range(4)]}}
    content = fake.add_content(four)
    assert outcome(fake, client, meera, content_sid=content.sid) == ("failed", 63021)
    assert "more than 3 buttons" in fake.take_violations()[0]
    fake.reviews(content.sid, "approved")
    assert outcome(fake, client, meera, content_sid=content.sid) == ("read", None)


def test_what_is_too_long_or_missing_once_filled_fails(fake: FakeTwilio, client: Client) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    long = fake.add_content({"twilio/text": {"body": "x" * 900 + "{{1}}"}})
    filled = json.dumps({"1": "y" * 200})
    assert outcome(fake, client, meera, content_sid=long.sid, content_variables=filled) == ("failed", 63021)
    assert outcome(fake, client, meera, content_sid=long.sid) == ("failed", 63028)
    title = fake.add_content({"twilio/quick-reply": {"body": "b", "actions": [{"title": "{{1}}", "id": "1"}]}})
    filled = json.dumps({"1": "y" * 21})
    assert outcome(fake, client, meera, content_sid=title.sid, content_variables=filled) == ("failed", 63021)
    assert len(fake.take_violations()) == 3


def test_people_who_cannot_or_will_not_be_reached_end_with_their_own_code(fake: FakeTwilio, client: Client) -> None:
    marketing = fake.add_content(NOTICE, variables=SAMPLES, category="MARKETING", status="approved").sid
    utility = fake.add_content(NOTICE, variables=SAMPLES, category="UTILITY", status="approved").sid
    stranger = "whatsapp:+910199999999"
    capped, trial = fake.person("Capped", marketing_capped=True), fake.person("Trial", in_experiment=True)
    american = fake.person("Ann", phone="+10123456789")
    assert outcome(fake, client, stranger, content_sid=utility) == ("undelivered", 63024)
    assert outcome(fake, client, fake.person("A", on_whatsapp=False), content_sid=utility) == ("undelivered", 63024)
    assert outcome(fake, client, fake.person("B", blocked=True), content_sid=utility) == ("undelivered", 63014)
    assert outcome(fake, client, capped, content_sid=marketing) == ("undelivered", 63049)
    assert outcome(fake, client, trial, content_sid=marketing) == ("undelivered", 63032)
    assert outcome(fake, client, american, content_sid=marketing) == ("undelivered", 63049)
    assert outcome(fake, client, capped, content_sid=utility) == ("read", None)
    capped.says("hi")
    assert outcome(fake, client, capped, content_sid=marketing) == ("read", None)
    opted_out = fake.person("C", opted_out=True)
    assert refused(lambda: send(client, fake, opted_out, body="x")).code == 21610


def test_advanced_opt_out_obeys_the_single_word_when_it_is_on(fake: FakeTwilio, client: Client, bot: Bot) -> None:
    fake.advanced_opt_out = True
    meera = fake.person("Meera")
    meera.says("please stop")
    assert not meera.opted_out
    meera.stops()
    assert bot.forms("/inbound")[-1]["OptOutType"] == "STOP"
    assert refused(lambda: send(client, fake, meera, body="x")).code == 21610
    meera.says("START")
    assert outcome(fake, client, meera, body="x") == ("read", None)


def test_the_tier_counts_different_people_outside_their_window_in_rolling_24_hours(
    fake: FakeTwilio, client: Client
) -> None:
    fake.limits.tier = 2
    utility = fake.add_content(NOTICE, variables=SAMPLES, status="approved").sid
    first, second, third, inside = (fake.person(name) for name in "ABCD")
    inside.says("hi")
    assert outcome(fake, client, inside, content_sid=utility)[0] == "read"
    for person in (first, second, first):
        assert outcome(fake, client, person, content_sid=utility)[0] == "read"
    assert outcome(fake, client, third, content_sid=utility) == ("failed", 63018)
    fake.clock.advance(hours=24)
    assert outcome(fake, client, third, content_sid=utility)[0] == "read"


def test_one_person_gets_a_burst_and_then_one_message_in_six_seconds(fake: FakeTwilio, client: Client) -> None:
    fake.limits.pair_burst = 3
    fake.clock.freeze()
    meera, ravi = fake.person("Meera"), fake.person("Ravi")
    meera.says("hi")
    ravi.says("hi")
    assert [outcome(fake, client, meera, body="x")[0] for _ in range(4)] == ["read", "read", "read", "failed"]
    assert outcome(fake, client, ravi, body="x")[0] == "read"
    fake.clock.advance(seconds=6)
    assert [outcome(fake, client, meera, body="x")[1] for _ in range(2)] == [None, 63018]
    fake.limits.pair_interval = None
    assert outcome(fake, client, meera, body="x")[0] == "read"


def test_a_sender_sends_no_faster_than_its_rate(fake: FakeTwilio, client: Client) -> None:
    fake.limits.per_second = 10
    meera = fake.person("Meera")
    meera.says("hi")
    start = time.monotonic()
    for _ in range(4):
        send(client, fake, meera, body="x")
    fake.settle()
    assert time.monotonic() - start >= 0.3
    assert len(meera.shown) == 4


def test_a_restricted_sender_delivers_nothing(fake: FakeTwilio, client: Client) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    fake.sender.status = "OFFLINE"
    assert outcome(fake, client, meera, body="x") == ("failed", 63051)


# --- templates at WhatsApp ----------------------------------------------------------------------------------------


def ask_approval(client: Client, sid: str, name: str, category: str) -> Any:
    request = ApprovalCreateList.ContentApprovalRequest({"name": name, "category": category})
    return client.content.v1.contents(sid).approval_create.create(request)


def test_a_template_goes_from_submitted_to_approved_when_asked(fake: FakeTwilio, client: Client) -> None:
    sid = make(client, NOTICE, SAMPLES)
    assert ask_approval(client, sid, "new_today", "UTILITY").status == "received"
    state = client.content.v1.contents(sid).approval_fetch().fetch().whatsapp
    assert (state["status"], state["category"], state["name"]) == ("received", "UTILITY", "new_today")
    fake.reviews(sid, "approved", category="MARKETING")
    state = client.content.v1.contents(sid).approval_fetch().fetch().whatsapp
    assert (state["status"], state["category"]) == ("approved", "MARKETING")
    listed = client.content.v1.content_and_approvals.list()
    assert [(one.sid, one.approval_requests["status"]) for one in listed] == [(sid, "approved")]
    assert [one.sid for one in client.content.v1.contents.list()] == [sid]
    client.content.v1.contents(sid).delete()
    assert fake.contents == {}


@pytest.mark.parametrize(
    ("body", "samples"),
    [
        ("{{1}} is new today", {"1": "x"}),
        ("New is {{1}}", {"1": "x"}),
        ("New {{1}}{{2}} today", {"1": "x", "2": "y"}),
        ("New {{1}} today", {}),
    ],
)
def test_whatsapp_rejects_ill_formed_templates(
    fake: FakeTwilio, client: Client, body: str, samples: dict[str, str]
) -> None:
    sid = make(client, {"twilio/text": {"body": body}}, samples)
    ask_approval(client, sid, "new_today", "UTILITY")
    state = client.content.v1.contents(sid).approval_fetch().fetch().whatsapp
    assert state["status"] == "rejected"
    assert state["rejection_reason"].startswith("INVALID_FORMAT")


def test_an_approval_request_with_a_bad_name_or_category_or_type_is_refused(fake: FakeTwilio, client: Client) -> None:
    sid = make(client, NOTICE, SAMPLES)
    picker = make(client, {"twilio/list-picker": {"body": "b", "button": "x", "items": [{"id": "1", "item": "i"}]}})
    for content, name, category in ((sid, "New Today", "UTILITY"), (sid, "new", "NEWS"), (picker, "new", "UTILITY")):
        assert refused(lambda c=content, n=name, k=category: ask_approval(client, c, n, k)).code == 20001
    assert len(fake.take_violations()) == 3


# --- callbacks ----------------------------------------------------------------------------------------------------


def test_callbacks_can_come_shuffled_doubled_late_and_without_read(fake: FakeTwilio, client: Client, bot: Bot) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    fake.habits.late_sent = True
    late = send(client, fake, meera, body="x").sid
    fake.settle()
    assert bot.statuses(late) == ["delivered", "sent", "read"]
    fake.habits.late_sent, fake.habits.read, fake.habits.duplicates = False, False, 1
    double = send(client, fake, meera, body="x").sid
    fake.settle()
    assert bot.statuses(double) == ["sent", "sent", "delivered", "delivered"]
    fake.habits.shuffle, fake.habits.read = True, True
    shuffled = [send(client, fake, meera, body="x").sid for _ in range(10)]
    fake.settle()
    orders = [bot.statuses(sid) for sid in shuffled]
    assert all(sorted(order) == ["delivered"] * 2 + ["read"] * 2 + ["sent"] * 2 for order in orders)
    assert any(order != sorted(order, key=["sent", "delivered", "read"].index) for order in orders)
    assert all(client.messages(sid).fetch().status == "read" for sid in shuffled)


def test_callbacks_can_overtake_the_answer_of_the_create_call(fake: FakeTwilio, client: Client, bot: Bot) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    fake.habits.before_answer = True
    message = send(client, fake, meera, body="x")
    assert bot.statuses(message.sid) == ["sent", "delivered", "read"]
    assert message.status == "queued"


def test_callbacks_can_be_held_back(fake: FakeTwilio, client: Client, bot: Bot) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    fake.habits.hold = True
    sid = send(client, fake, meera, body="x").sid
    meera.hears("x")
    fake.settle()
    assert bot.statuses(sid) == []
    fake.release_callbacks()
    fake.settle()
    assert bot.statuses(sid) == ["sent", "delivered", "read"]


def test_a_post_that_finds_no_one_is_tried_once_more(fake: FakeTwilio, bot_url: str) -> None:
    sock = listen("127.0.0.1")
    port = sock.getsockname()[1]
    sock.close()
    fake.connect(f"http://127.0.0.1:{port}/inbound")
    posted = fake.person("Meera").says("hi")
    assert posted.status is None
    assert posted.posts[0].tries == ["ct", "ct"]
    fake.connect(f"http://127.0.0.1:{port}/inbound#rc=0", fallback_url=f"{bot_url}/fallback")
    posted = fake.person("Ravi").says("hi")
    assert [post.tries for post in posted.posts] == [["ct"], [204]]
    assert posted.posts[1].fields["ErrorUrl"].startswith(f"http://127.0.0.1:{port}")


def test_overrides_in_the_address_are_obeyed_and_never_sent(fake: FakeTwilio, bot: Bot, bot_url: str) -> None:
    bot.status = 503
    fake.connect(f"{bot_url}/inbound?a=1")
    assert fake.person("A").says("hi").posts[0].tries == [503]
    fake.connect(f"{bot_url}/inbound?a=1#rc=2&rp=5xx,ct")
    assert fake.person("B").says("hi").posts[0].tries == [503, 503, 503]
    assert len(set(bot.tokens[1:])) == 1
    assert bot.tokens[0] != bot.tokens[1]
    assert {query for _, query, _ in bot.posts} == {"a=1"}
    validator = RequestValidator(fake.auth_token)
    assert validator.validate(f"{bot_url}/inbound?a=1", bot.posts[-1][2], bot.headers[-1]["x-twilio-signature"])
    bot.wait = 0.5
    fake.connect(f"{bot_url}/inbound#rt=100&tt=200&rc=0")
    assert fake.person("C").says("hi").posts[0].tries == ["rt"]


def test_a_public_address_is_signed_but_a_local_one_is_called(fake: FakeTwilio, bot: Bot, bot_url: str) -> None:
    fake.serves("https://haat.example", bot_url)
    fake.connect("https://haat.example/inbound?x=1")
    assert fake.person("Meera").says("hi").status == 204
    headers = bot.headers[-1]
    assert (headers["host"], headers["x-forwarded-proto"]) == ("haat.example", "https")
    validator = RequestValidator(fake.auth_token)
    assert validator.validate("https://haat.example/inbound?x=1", bot.posts[-1][2], headers["x-twilio-signature"])


def test_nothing_is_ever_posted_to_another_machine(fake: FakeTwilio, client: Client) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    send(client, fake, meera, body="x", status_callback="https://haat.example/status")
    fake.settle()
    assert "not on this machine" in fake.take_violations()[0]


def test_an_answer_in_twiml_or_text_counts_as_violation(fake: FakeTwilio, bot: Bot) -> None:
    meera = fake.person("Meera")
    bot.status, bot.answer, bot.answer_type = 200, b'<?xml version="1.0"?><Response></Response>', "text/xml"
    meera.says("hi")
    assert fake.violations == []
    for answer, kind in ((b"<Response><Message>x</Message></Response>", "text/xml"), (b"ok", "text/plain")):
        bot.answer, bot.answer_type = answer, kind
        meera.says("hi")
    assert len(fake.take_violations()) == 2


# --- inbound ------------------------------------------------------------------------------------------------------


def test_every_kind_of_inbound_message_has_its_fields(fake: FakeTwilio, bot: Bot) -> None:
    meera = fake.person("Meera")
    first = meera.says("")
    meera.says("बांस " * 1000, reply_to=first.sid, forwarded="often", referral={"SourceId": "7"})
    meera.sends_location(23.84, 78.74, label="Market", address="Sagar")
    meera.sends_voice()
    meera.sends_sticker()
    meera.sends_contact("Ravi", "+910123456780")
    meera.sends_video(b"video", "look")
    meera.sends_document(b"%PDF-1", "list.pdf")
    meera.sends_kind("poll_update", extra={"PollName": "x", "ApiVersion": None})
    empty, long, place, voice, sticker, contact, video, document, poll = bot.forms("/inbound")
    assert (empty["Body"], empty["NumMedia"], empty["MessageType"]) == ("", "0", "text")
    assert empty["MessageSid"] == empty["SmsSid"] == empty["SmsMessageSid"] == first.sid
    assert (empty["WaId"], empty["From"]) == (meera.phone[1:], f"whatsapp:{meera.phone}")
    assert empty["ExternalUserId"] == meera.bsuid
    assert len(long["Body"].encode()) > 4096
    assert (long["OriginalRepliedMessageSid"], long["FrequentlyForwarded"]) == (first.sid, "true")
    assert long["ReferralSourceId"] == "7"
    assert (place["Latitude"], place["Label"], place["Address"], place["Body"]) == ("23.840000", "Market", "Sagar", "")
    kinds = [form["MessageType"] for form in (voice, sticker, contact, video, document, poll)]
    assert kinds == ["audio", "sticker", "contacts", "video", "document", "poll_update"]
    assert [form["MediaContentType0"] for form in (voice, sticker, contact)] == [
        "audio/ogg",
        "image/webp",
        "text/vcard",
    ]
    assert (voice["Body"], voice["NumMedia"], voice["MessageSid"][:2]) == ("", "1", "MM")
    assert poll["PollName"] == "x"
    assert "ApiVersion" not in poll


def test_a_hidden_phone_leaves_only_the_business_scoped_id(fake: FakeTwilio, client: Client, bot: Bot) -> None:
    meera = fake.person("Meera")
    meera.hides_phone("meera.baskets")
    meera.says("hi")
    form = bot.forms("/inbound")[-1]
    assert form["From"] == f"whatsapp:{meera.bsuid}"
    assert form["ProfileUsername"] == "meera.baskets"
    assert "WaId" not in form
    assert not any(meera.phone[1:] in value for value in form.values())
    assert outcome(fake, client, f"whatsapp:{meera.bsuid}", body="x") == ("read", None)
    assert outcome(fake, client, f"whatsapp:{meera.phone}", body="x") == ("read", None)


def test_a_changed_number_leaves_both_old_addresses_dead(fake: FakeTwilio, client: Client) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    old = meera.changes_number()
    for address in old:
        assert outcome(fake, client, address, body="x") == ("undelivered", 63024)
    assert outcome(fake, client, meera, body="x") == ("failed", 63016)
    meera.says("it is me")
    assert outcome(fake, client, meera, body="x") == ("read", None)


def test_the_same_message_can_come_fifty_times_at_once(fake: FakeTwilio, bot: Bot) -> None:
    meera = fake.person("Meera")
    posted = meera.says("hi")
    meera.repeats(posted, 49)
    assert posted.statuses == [204] * 50
    assert len({form["MessageSid"] for form in bot.forms("/inbound")}) == 1
    assert len(set(bot.tokens)) == 1
    meera.repeats(posted, 1, same_token=False)
    assert len(set(bot.tokens)) == 2


def test_raw_posts_carry_any_form_body_and_signature(fake: FakeTwilio, bot: Bot, bot_url: str) -> None:
    meera = fake.person("Meera")
    meera.posts_raw({"MessageSid": "SM1"})
    meera.posts_raw({"MessageSid": "SM1"}, signature="wrong")
    meera.posts_raw({"MessageSid": "SM1"}, signature="missing")
    meera.posts_raw([("a", "1"), ("a", "2")], body=b"%ff%zz", content_type="application/json", signature="abc")
    validator = RequestValidator(fake.auth_token)
    signatures = [headers.get("x-twilio-signature") for headers in bot.headers]
    url, form = f"{bot_url}/inbound", {"MessageSid": "SM1"}
    assert validator.validate(url, form, signatures[0])
    assert not validator.validate(url, form, signatures[1])
    assert signatures[2:] == [None, "abc"]
    assert (bot.bodies[-1], bot.headers[-1]["content-type"]) == (b"%ff%zz", "application/json")


def test_a_real_looking_number_is_never_an_invented_person(fake: FakeTwilio) -> None:
    with pytest.raises(ValueError, match="could be a real number"):
        fake.person("Meera", phone="+919812345678")


# --- media --------------------------------------------------------------------------------------------------------


def test_a_photo_is_behind_a_login_and_then_on_another_host_without_it(fake: FakeTwilio, bot: Bot) -> None:
    posted = fake.person("Meera").sends_photo(JPEG, "baskets")
    form = bot.forms("/inbound")[-1]
    url = form["MediaUrl0"]
    assert form["Body"] == "baskets"
    assert requests.get(url, auth=(fake.account_sid, "wrong"), timeout=5).status_code == 401
    auth = (fake.account_sid, fake.auth_token)
    step = requests.get(url, auth=auth, allow_redirects=False, timeout=5)
    assert step.status_code == 307
    assert not step.headers["Location"].startswith("http://127.0.0.1:")
    got = requests.get(url, auth=auth, timeout=5)
    assert (got.content, got.headers["Content-Type"]) == (JPEG, "image/jpeg")
    head = requests.head(url, auth=auth, allow_redirects=True, timeout=5)
    assert (head.content, head.headers["Content-Length"]) == (b"", str(len(JPEG)))
    media = next(iter(fake.messages[posted.sid].media))
    root = f"{fake.base_url}/2010-04-01/Accounts/{fake.account_sid}/Messages/{posted.sid}/Media"
    assert requests.get(f"{root}.json", auth=auth, timeout=5).json()["media_list"][0]["sid"] == media
    assert requests.delete(f"{root}/{media}.json", auth=auth, timeout=5).status_code == 204
    assert requests.get(url, auth=auth, timeout=5).status_code == 404


def test_credentials_on_the_media_host_are_a_violation(fake: FakeTwilio, bot: Bot) -> None:
    fake.person("Meera").sends_photo(JPEG)
    url = bot.forms("/inbound")[-1]["MediaUrl0"]
    auth = (fake.account_sid, fake.auth_token)
    location = requests.get(url, auth=auth, allow_redirects=False, timeout=5).headers["Location"]
    requests.get(location, auth=auth, timeout=5)
    assert fake.take_violations() == ["credentials reached the media host: authorization"]


def test_media_can_lie_fail_break_off_and_come_from_an_album(fake: FakeTwilio, bot: Bot) -> None:
    meera = fake.person("Meera")
    good, lie = OutgoingMedia(JPEG, "image/jpeg"), OutgoingMedia(JPEG, "image/jpeg", served_as="text/html")
    gone, cut = OutgoingMedia(JPEG, "image/jpeg", status=404), OutgoingMedia(JPEG, "image/jpeg", cut_after=10)
    meera.sends_media([good, lie, gone, cut])
    form = bot.forms("/inbound")[-1]
    auth = (fake.account_sid, fake.auth_token)
    assert form["NumMedia"] == "4"
    assert requests.get(form["MediaUrl1"], auth=auth, timeout=5).headers["Content-Type"] == "text/html"
    assert requests.get(form["MediaUrl2"], auth=auth, timeout=5).status_code == 404
    with pytest.raises(requests.exceptions.RequestException):
        requests.get(form["MediaUrl3"], auth=auth, timeout=5)
    fake.media_redirect = "http://127.0.0.3:1/"
    answer = requests.get(form["MediaUrl0"], auth=auth, allow_redirects=False, timeout=5)
    assert answer.headers["Location"] == "http://127.0.0.3:1/"
    posted = meera.sends_photos(JPEG, JPEG, JPEG, captions=["three"])
    assert len({one.sid for one in posted}) == 3
    assert sorted(form["Body"] for form in bot.forms("/inbound")[-3:]) == ["", "", "three"]


def test_media_that_haat_sends_is_fetched_and_checked(fake: FakeTwilio, client: Client, bot: Bot, bot_url: str) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    bot.files = {
        "/a.jpg": ("image/jpeg", JPEG),
        "/big.jpg": ("image/jpeg", JPEG + b"\x00" * 5 * 1024 * 1024),
        "/page": ("text/html", b"<html>"),
        "/lie.png": ("image/png", JPEG),
        "/a.ogg": ("audio/ogg", b"OggS1"),
    }
    assert outcome(fake, client, meera, body="look", media_url=[f"{bot_url}/a.jpg"]) == ("read", None)
    line = meera.hears("look")
    assert (line.media[0].content_type, line.media[0].data) == ("image/jpeg", JPEG)
    for name in ("big.jpg", "page", "lie.png", "missing"):
        assert outcome(fake, client, meera, media_url=[f"{bot_url}/{name}"]) == ("failed", 63019)
    bot.head_type = "text/plain"
    assert outcome(fake, client, meera, media_url=[f"{bot_url}/a.jpg"]) == ("failed", 63019)
    bot.head_type = ""
    assert fake.violations == []
    assert outcome(fake, client, meera, media_url=[f"{bot_url}/a.jpg"] * 2) == ("failed", 63005)
    assert outcome(fake, client, meera, body="lost", media_url=[f"{bot_url}/a.ogg"]) == ("read", None)
    assert meera.shown[-1].text == ""
    assert len(fake.take_violations()) == 2


# --- faults -------------------------------------------------------------------------------------------------------


def test_faults_come_where_and_as_often_as_asked(fake: FakeTwilio, client: Client) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    fault = fake.fault("429", times=2, after=1, retry_after=3)
    assert send(client, fake, meera, body="1").status == "queued"
    for _ in range(2):
        error = refused(lambda: send(client, fake, meera, body="2"))
        assert (error.status, error.code) == (429, 20429)
    assert send(client, fake, meera, body="3").status == "queued"
    assert fault.seen == 2
    fake.settle()
    assert [line.text for line in meera.shown] == ["1", "3"]
    fake.fault("429", retry_after=7)
    answer = requests.post(
        f"{fake.base_url}/2010-04-01/Accounts/{fake.account_sid}/Messages.json",
        data={"To": meera.address, "From": fake.sender.address, "Body": "x"},
        auth=(fake.account_sid, fake.auth_token),
        timeout=5,
    )
    assert answer.headers["Retry-After"] == "7"


@pytest.mark.parametrize(
    ("kind", "processed"),
    [
        ("500", False),
        ("503", False),
        ("reset", False),
        ("hang", False),
        ("accepted_then_lost", True),
        ("accepted_then_hang", True),
        ("accepted_then_503", True),
        ("malformed", True),
    ],
)
def test_a_fault_breaks_the_call_and_processes_it_or_not(
    fake: FakeTwilio, client: Client, kind: Any, processed: bool
) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    fake.fault(kind, seconds=0.2)
    expected = (TwilioRestException, requests.exceptions.RequestException, ValueError)
    with pytest.raises(expected):
        send(client, fake, meera, body="x")
    fake.settle()
    assert [line.text for line in meera.shown] == (["x"] if processed else [])
    assert len(client.messages.list(to=meera.address)) == processed


def test_a_slow_answer_arrives_whole_and_a_problem_is_the_new_kind_of_error(fake: FakeTwilio, client: Client) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    fake.fault("slow", seconds=0.3)
    start = time.monotonic()
    assert send(client, fake, meera, body="x").status == "queued"
    assert time.monotonic() - start >= 0.2
    fake.fault("problem", method="GET", path="/Messages")
    with pytest.raises(TwilioServiceException) as caught:
        client.messages("SM" + "0" * 32).fetch()
    assert (caught.value.status, caught.value.code) == (400, 20001)


def test_a_hanging_call_meets_the_clients_time_out(fake: FakeTwilio) -> None:
    client = fake.point(Client(fake.account_sid, fake.auth_token, http_client=TwilioHttpClient(timeout=0.2)))
    fake.fault("hang")
    with pytest.raises(requests.exceptions.ReadTimeout):
        send(client, fake, fake.person("Meera"), body="x")


def test_too_many_calls_at_once_are_turned_away(fake: FakeTwilio, client: Client) -> None:
    fake.limits.concurrency = 0
    assert refused(lambda: send(client, fake, "whatsapp:+910123456789", body="x")).code == 20429
    fake.limits.concurrency = 1
    assert client.messages.list() == []


# --- the rest of the API ------------------------------------------------------------------------------------------


def test_messages_can_be_found_again_by_address_and_date(bot_url: str) -> None:
    noon = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)
    with FakeTwilio(now=noon, limits=Limits(pair_interval=None)) as fake:
        fake.connect(f"{bot_url}/inbound")
        client = fake.point(Client(fake.account_sid, fake.auth_token))
        meera, ravi = fake.person("Meera"), fake.person("Ravi")
        sids = []
        for hours in range(3):
            meera.says(f"in {hours}")
            sids.append(send(client, fake, meera, body=f"out {hours}").sid)
            fake.settle()
            fake.clock.advance(hours=1)
        ravi.says("other")
        assert [one.sid for one in client.messages.list(to=meera.address)] == sids[::-1]
        later = client.messages.list(to=meera.address, date_sent_after=noon + timedelta(minutes=90))
        assert [one.sid for one in later] == sids[2:]
        earlier = client.messages.list(to=meera.address, date_sent_before=noon + timedelta(minutes=30))
        assert [one.sid for one in earlier] == sids[:1]
        assert len(client.messages.list(from_=meera.address, date_sent=noon)) == 3
        assert client.messages.list(date_sent=noon - timedelta(days=1)) == []
        assert len(client.messages.list(page_size=2)) == 7
        assert fake.calls_to("ListMessage")[-1].query[-1] == ("PageToken", "PA3")


def test_the_price_comes_late(fake: FakeTwilio, client: Client) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    sid = send(client, fake, meera, body="x").sid
    fake.settle()
    assert client.messages(sid).fetch().price is None
    fake.clock.advance(hours=2)
    assert client.messages(sid).fetch().price == "-0.00500"


def test_a_scheduled_message_goes_at_its_time_or_is_canceled(fake: FakeTwilio, client: Client, bot: Bot) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    service = fake.add_service()
    at = fake.clock.now() + timedelta(hours=1)

    def schedule() -> Any:
        return client.messages.create(
            messaging_service_sid=service.sid, to=meera.address, body="later", schedule_type="fixed", send_at=at
        )

    kept, canceled = schedule(), schedule()
    assert (kept.status, canceled.update(status="canceled").status) == ("scheduled", "canceled")
    fake.clock.advance(hours=1)
    assert meera.hears("later").sid == kept.sid
    meera.hears_nothing(0.2)
    now = client.messages.create(messaging_service_sid=service.sid, to=meera.address, body="now")
    assert (now.status, now.from_) == ("accepted", None)
    fake.settle()
    assert bot.statuses(now.sid) == ["queued", "sent", "delivered", "read"]
    assert bot.forms("/status")[-1]["MessagingServiceSid"] == service.sid


def test_senders_show_quality_and_limit(fake: FakeTwilio, client: Client) -> None:
    (sender,) = client.messaging.v2.channels_senders.list(channel="whatsapp")
    assert (sender.sender_id, sender.status) == (fake.sender.address, "ONLINE")
    assert sender.properties["messaging_limit"] == "250 Customers/24hr"
    fake.limits.tier, fake.sender.quality = 10_000, "LOW"
    properties = client.messaging.v2.channels_senders(fake.sender.sid).fetch().properties
    assert (properties["messaging_limit"], properties["quality_rating"]) == ("10K Customers/24hr", "LOW")


def test_typing_is_shown_for_a_message_that_exists(fake: FakeTwilio, client: Client) -> None:
    meera = fake.person("Meera")
    sid = meera.says("hi").sid
    assert client.messaging.v2.typing_indicator.create(channel="whatsapp", message_id=sid).success
    assert meera.typing_shown == 1
    unknown = "SM" + "0" * 32
    error = refused(lambda: client.messaging.v2.typing_indicator.create(channel="whatsapp", message_id=unknown))
    assert error.status == 404


def test_messaging_services_and_accounts_answer_on_spec(fake: FakeTwilio, client: Client) -> None:
    service = client.messaging.v1.services.create(friendly_name="Haat")
    added = client.messaging.v1.services(service.sid).channel_senders.create(sid=fake.sender.sid)
    assert added.sender == fake.sender.address
    assert [one.sid for one in client.messaging.v1.services(service.sid).channel_senders.list()] == [added.sid]
    assert [one.sid for one in client.messaging.v1.services.list()] == [service.sid]
    assert client.messaging.v1.services(service.sid).channel_senders(added.sid).delete()
    assert client.messaging.v1.services(service.sid).delete()
    assert client.api.v2010.accounts(fake.account_sid).fetch().sid == fake.account_sid
    meera = fake.person("Meera")
    meera.says("hi")
    message = send(client, fake, meera, body="x")
    assert message.feedback.create(outcome="confirmed").message_sid == message.sid
    fake.settle()
    assert client.messages(message.sid).update(body="").body == ""
    assert client.messages(message.sid).delete()
    assert [one.direction for one in client.messages.list()] == ["inbound"]
    assert fake.take_violations() == []


def test_the_asynchronous_client_sends_lists_and_shows_its_known_json_fault(fake: FakeTwilio) -> None:
    meera = fake.person("Meera")
    meera.says("hi")

    async def trip() -> tuple[str, int]:
        http = AsyncTwilioHttpClient()
        try:
            client = fake.point(Client(fake.account_sid, fake.auth_token, http_client=http))
            sent = await client.messages.create_async(
                from_=fake.sender.address, to=meera.address, body="नमस्ते", provide_feedback=True
            )
            listed = await client.messages.list_async(to=meera.address)
            await asyncio.to_thread(meera.says, "thanks")
            text = ContentList.TwilioText({"body": "x"})
            types = ContentList.Types({"twilio/text": text})
            request = ContentList.ContentCreateRequest({"language": "en", "types": types})
            with pytest.raises(TwilioRestException):
                await client.content.v1.contents.create_async(request)
            return str(sent.sid), len(listed)
        finally:
            await http.close()

    sid, count = asyncio.run(trip())
    assert (meera.hears("नमस्ते").sid, count) == (sid, 1)
    assert fake.take_violations() == ["CreateContent: body is not JSON"]


def test_a_json_call_by_aiohttp_is_taken(fake: FakeTwilio) -> None:
    async def create() -> int:
        auth = base64.b64encode(f"{fake.account_sid}:{fake.auth_token}".encode()).decode()
        async with (
            aiohttp.ClientSession() as session,
            session.post(
                f"{fake.base_url}/v1/Content",
                json={"language": "hi", "types": {"twilio/text": {"body": "नमस्ते"}}},
                headers={"Authorization": f"Basic {auth}"},
            ) as answer,
        ):
            return answer.status

    assert asyncio.run(create()) == 201
    assert next(iter(fake.contents.values())).types == {"twilio/text": {"body": "नमस्ते"}}


def test_an_answer_of_the_fakes_own_that_is_off_spec_is_noticed(fake: FakeTwilio, client: Client) -> None:
    meera = fake.person("Meera")
    meera.says("hi")
    fake.messages[meera.lines[0].sid].status = "vanished"
    client.messages.list()
    assert "own answer to ListMessage is off spec" in fake.take_violations()[0]


def test_many_people_and_senders_at_once_lose_and_double_nothing(fake: FakeTwilio, bot: Bot) -> None:
    fake.limits.per_second = None
    fake.habits.shuffle = True
    people = [fake.person(f"P{number}") for number in range(20)]

    def trip(person: Person) -> list[str]:
        client = fake.point(Client(fake.account_sid, fake.auth_token))
        person.says("hi")
        return [send(client, fake, person, body=f"{person.name}.{number}").sid for number in range(5)]

    with ThreadPoolExecutor(8) as pool:
        sids = [sid for trips in pool.map(trip, people) for sid in trips]
    fake.settle(30)
    assert len(set(sids)) == 100
    for person in people:
        assert sorted(line.text for line in person.shown) == [f"{person.name}.{number}" for number in range(5)]
    assert all(sorted(bot.statuses(sid)) == ["delivered", "read", "sent"] for sid in sids)


def test_the_fake_runs_as_a_process_of_its_own(bot_url: str) -> None:
    command = [sys.executable, "-m", "tests.fakes.twilio", "--inbound-url", f"{bot_url}/inbound", "--person", "Meera"]
    root = Path(__file__).parents[2]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=root, stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        facts = json.loads(process.stdout.readline())
        process.stdin.write("Meera: hi\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline()) == {"chat": ["> hi"]}
        client = Client(facts["account_sid"], facts["auth_token"])
        client.api.base_url = facts["base_url"]
        client.messages.create(from_=facts["from"], to=facts["people"]["Meera"], body="namaste")
        process.stdin.write("Meera: again\n")
        process.stdin.flush()
        chat = json.loads(process.stdout.readline())["chat"]
        process.stdin.close()
        assert sorted(chat) == ["< namaste", "> again", "> hi"]
        assert process.wait(10) == 0


def test_the_fake_never_stands_in_the_way_of_the_real_package() -> None:
    here = Path(__file__).parent
    assert Path(twilio.__file__).parent != here
    assert not any(Path(entry or ".").resolve() in (here, here.parent) for entry in sys.path)
