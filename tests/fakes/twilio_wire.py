"""The fake's loopback server: judges each call, lets faults happen, and serves media from a second host."""

from __future__ import annotations

import asyncio
import base64
import json
import re
import socket
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal
from urllib.parse import parse_qsl, unquote

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from tests.fakes.twilio_rules import CALLERS_MISTAKES, MEANINGS, Refusal
from tests.fakes.twilio_spec import Operation

if TYPE_CHECKING:
    from tests.fakes.twilio import FakeTwilio

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

FaultKind = Literal[
    "429",
    "500",
    "503",
    "problem",
    "hang",
    "reset",
    "slow",
    "malformed",
    "accepted_then_lost",
    "accepted_then_hang",
    "accepted_then_503",
]
MEDIA_PATH = re.compile(r"/2010-04-01/Accounts/(AC\w{32})/Messages/([SM]M\w{32})/Media/(ME\w{32})")


@dataclass
class Fault:
    """A trouble waiting for the calls it is meant for; `seen` counts how often it happened."""

    kind: FaultKind
    path: str
    method: str
    times: int
    after: int
    seconds: float
    retry_after: int | None
    seen: int = 0


@dataclass
class Call:
    """One request as it came in, and the answer it got (status 0: none was given)."""

    method: str
    path: str
    query: tuple[tuple[str, str], ...]
    headers: Mapping[str, str]
    body: bytes
    operation: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    status: int = 0
    answer: Any = None
    fault: str = ""

    @property
    def form(self) -> list[tuple[str, str]]:
        """The form fields in the order in which they were sent."""
        return parse_qsl(self.body.decode(), keep_blank_values=True)


@dataclass(frozen=True)
class Asked:
    """A judged call, ready for its handler: `values` are the form fields or the JSON object."""

    operation: Operation
    account: str
    path: Mapping[str, str]
    query: Mapping[str, Any]
    values: Mapping[str, Any]


Handler = Callable[[Asked], Awaitable[Any]]


def listen(host: str, port: int = 0) -> socket.socket:
    """A socket bound to a port, by default a free one."""
    # asyncio switches Nagle's delay off only for a socket that names its protocol: 40 ms an answer otherwise.
    sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    sock.bind((host, port))
    return sock


IDLE_SECONDS = 75
"""An idle connection is kept as long as the usual front of a provider keeps it, longer than any client does."""


class Host:
    """One listening host in the running loop; closing it cuts off whoever still hangs on it."""

    def __init__(self, app: Any, sock: socket.socket) -> None:
        self._config = uvicorn.Config(
            app, log_level="critical", lifespan="off", access_log=False, timeout_keep_alive=IDLE_SECONDS
        )  # fmt: skip
        self._state = ServerState()
        self._sock = sock
        self._server: asyncio.Server | None = None

    async def open(self) -> None:
        """Begins to answer."""
        self._config.load()
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(self._protocol, sock=self._sock)

    def _protocol(self) -> H11Protocol:
        # uvicorn's own Server waits for polite clients and for its tick: 0.3 seconds a test.
        return H11Protocol(config=self._config, server_state=self._state, app_state={})

    async def close(self) -> None:
        """Stops at once."""
        if self._server is not None:
            self._server.close()
        for connection in list(self._state.connections):
            if connection.transport is not None:
                connection.transport.abort()
        tasks = list(self._state.tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


class ApiWire:
    """The ASGI application behind `fake.base_url`: all of Twilio's hosts under one root."""

    def __init__(self, fake: FakeTwilio, handlers: Mapping[str, Handler]) -> None:
        self.fake = fake
        self.handlers = handlers
        self.faults: list[Fault] = []
        self.running = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one request."""
        call = await _read(scope, receive)
        self.fake.calls.append(call)
        self.running += 1
        try:
            await self._serve(call, send)
        finally:
            self.running -= 1
            self.fake.notify()

    async def _serve(self, call: Call, send: Send) -> None:
        fault = self._take_fault(call)
        call.fault = fault.kind if fault else ""
        if fault and fault.kind in ("429", "500", "503", "problem"):
            self._judge_only(call)
            await self._trouble(call, fault, send)
            return
        if fault and fault.kind in ("hang", "reset"):
            self._judge_only(call)
            if fault.kind == "hang":
                await self.fake.sleep(fault.seconds)
            await _abort(send)
            return
        limit = self.fake.limits.concurrency
        if limit is not None and self.running > limit:
            await self._refuse(call, Refusal(20429, 429), send)
            return
        media = MEDIA_PATH.fullmatch(call.path)
        if media and call.method in ("GET", "HEAD"):
            await self._media(call, media, send)
            return
        try:
            status, body = await self._handle(call)
        except Refusal as refusal:
            await self._refuse(call, refusal, send)
            return
        except Exception as error:
            self.fake.violation(f"the fake failed at {call.method} {call.path}: {error!r}")
            raise
        if fault and fault.kind == "accepted_then_lost":
            await _abort(send)
            return
        if fault and fault.kind == "accepted_then_hang":
            await self.fake.sleep(fault.seconds)
            await _abort(send)
            return
        if fault and fault.kind == "accepted_then_503":
            await self._trouble(call, fault, send)
            return
        call.status, call.answer = status, body
        text = b"" if body is None else json.dumps(body).encode()
        if fault and fault.kind == "malformed":
            text = text[: len(text) // 2]
        if fault and fault.kind == "slow":
            await self._drip(status, text, fault.seconds, send)
            return
        await _answer(send, status, text)

    async def _handle(self, call: Call) -> tuple[int, Any]:
        asked = self._judged(call)
        body = await self.handlers[asked.operation.name](asked)
        status = asked.operation.success
        wrong = self.fake.spec.answer_faults(asked.operation, status, body) if status != 204 else []
        for fault in wrong:
            self.fake.violation(f"the fake's own answer to {asked.operation.name} is off spec: {fault}")
        return status, body

    def _judged(self, call: Call) -> Asked:
        spec = self.fake.spec
        operation, path, known = spec.find(call.method, call.path)
        if operation is None:
            self.fake.violation(f"{call.method} {call.path}: {'method not allowed' if known else 'no such path'}")
            raise Refusal(20004, 405) if known else Refusal(20404, 404)
        call.operation = operation.name
        account = self._account(call)
        faults = spec.path_faults(operation, path)
        query, wrong = spec.form(operation, call.query, query=True)
        faults += wrong
        values: dict[str, Any] = {}
        given = call.headers.get("content-type", "").split(";")[0].strip().lower()
        if operation.body_type and (call.body or call.method != "DELETE"):
            if given != operation.body_type:
                faults.append(f"content type {given!r}, described is {operation.body_type}")
            elif operation.body_type == "application/json":
                values, wrong = spec.json_body(operation, call.body)
                faults += wrong
            else:
                values, wrong = spec.form(operation, _form(call.body, faults))
                faults += wrong
        elif call.body:
            faults.append("a body where none is described")
        call.values = values
        if faults:
            for fault in faults:
                self.fake.violation(f"{operation.name}: {fault}")
            code = 21604 if "To: required" in faults else 20001
            raise Refusal(code, detail="; ".join(faults), noted=True)
        if path.get("AccountSid", account) != account:
            raise Refusal(20404, 404)
        return Asked(operation, account, path, query, values)

    def _judge_only(self, call: Call) -> None:
        try:
            if not MEDIA_PATH.fullmatch(call.path):
                self._judged(call)
        except Refusal:
            return

    def _account(self, call: Call) -> str:
        header = call.headers.get("authorization", "")
        if not header:
            self.fake.violation(f"{call.method} {call.path}: no Authorization header")
        try:
            scheme, _, coded = header.partition(" ")
            user, _, secret = base64.b64decode(coded, validate=True).decode().partition(":")
        except ValueError:
            scheme, user, secret = "", "", ""
        account = self.fake.account_for(user, secret) if scheme.lower() == "basic" else None
        if account is None:
            raise Refusal(20003, 401)
        return account

    def _take_fault(self, call: Call) -> Fault | None:
        for fault in self.faults:
            if fault.times > 0 and fault.method in ("*", call.method) and re.search(fault.path, call.path):
                if fault.after > 0:
                    fault.after -= 1
                    continue
                fault.times -= 1
                fault.seen += 1
                return fault
        return None

    async def _trouble(self, call: Call, fault: Fault, send: Send) -> None:
        code, status = {"429": (20429, 429), "500": (20500, 500), "problem": (20001, 400)}.get(fault.kind, (20503, 503))
        headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
        if fault.kind == "problem":
            body = {
                "type": f"https://www.twilio.com/docs/errors/{code}",
                "title": MEANINGS[code],
                "status": status,
                "code": code,
                "detail": "A fault set by the test",
                "errors": [],
            }
            headers["Content-Type"] = "application/problem+json"
        else:
            body = Refusal(code, status).body()
        call.status, call.answer = status, body
        await _answer(send, status, json.dumps(body).encode(), headers)

    async def _refuse(self, call: Call, refusal: Refusal, send: Send) -> None:
        if refusal.code in CALLERS_MISTAKES and not refusal.noted:
            self.fake.violation(f"{call.operation}: {refusal.code} {refusal.message}")
        headers = {"WWW-Authenticate": 'Basic realm="Twilio API"'} if refusal.status == 401 else {}
        call.status, call.answer = refusal.status, refusal.body()
        await _answer(send, refusal.status, json.dumps(refusal.body()).encode(), headers)

    async def _drip(self, status: int, text: bytes, seconds: float, send: Send) -> None:
        headers = [(b"content-type", b"application/json"), (b"content-length", str(len(text)).encode())]
        await send({"type": "http.response.start", "status": status, "headers": headers})
        for number in range(10):
            part = text[len(text) * number // 10 : len(text) * (number + 1) // 10]
            await send({"type": "http.response.body", "body": part, "more_body": number < 9})
            await self.fake.sleep(seconds / 10)

    async def _media(self, call: Call, found: re.Match[str], send: Send) -> None:
        call.operation = "DownloadMedia"
        try:
            account = self._account(call)
            location = self.fake.media_location(account, *found.groups())
        except Refusal as refusal:
            await self._refuse(call, refusal, send)
            return
        call.status, call.answer = 307, location
        await _answer(send, 307, b"", {"Location": location})


class MediaWire:
    """The ASGI application on the second host: serves bytes, and blames whoever brings credentials."""

    def __init__(self, fake: FakeTwilio) -> None:
        self.fake = fake

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Serves one media file."""
        call = await _read(scope, receive)
        self.fake.media_calls.append(call)
        brought = {name for name in ("authorization", "cookie", "x-twilio-signature") if name in call.headers}
        if brought:
            self.fake.violation(f"credentials reached the media host: {', '.join(sorted(brought))}")
        media = self.fake.media_at(call.path)
        if media is None or call.method not in ("GET", "HEAD"):
            call.status = 404
            await _answer(send, 404, b"")
            return
        await self.fake.sleep(media.wait)
        call.status = media.status
        if media.status != 200:
            await _answer(send, media.status, b"")
            return
        head = {"Content-Type": media.served_as or media.content_type, "Content-Length": str(len(media.data))}
        if media.cut_after is not None and call.method == "GET":
            headers = [(name.lower().encode(), value.encode()) for name, value in head.items()]
            await send({"type": "http.response.start", "status": 200, "headers": headers})
            await send({"type": "http.response.body", "body": media.data[: media.cut_after], "more_body": True})
            await _abort(send)
            return
        await _answer(send, 200, b"" if call.method == "HEAD" else media.data, head)


async def _read(scope: Scope, receive: Receive) -> Call:
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    query = parse_qsl(scope["query_string"].decode(), keep_blank_values=True)
    headers = {name.decode().lower(): value.decode("latin-1") for name, value in scope["headers"]}
    return Call(scope["method"], unquote(scope["path"]), tuple(query), headers, body)


def _form(body: bytes, faults: list[str]) -> list[tuple[str, str]]:
    try:
        return parse_qsl(body.decode("ascii"), keep_blank_values=True, strict_parsing=bool(body), errors="strict")
    except ValueError:
        faults.append("body is not a URL-encoded UTF-8 form")
        return []


async def _answer(send: Send, status: int, text: bytes, headers: Mapping[str, str] | None = None) -> None:
    given = {"Content-Type": "application/json", "Content-Length": str(len(text)), **(headers or {})}
    if status == 204:
        given = {}
    pairs = [(name.lower().encode(), value.encode()) for name, value in given.items()]
    await send({"type": "http.response.start", "status": status, "headers": pairs})
    await send({"type": "http.response.body", "body": text})


async def _abort(send: Send) -> None:
    # uvicorn hands the bound method of its request cycle; ASGI itself has no way to drop a connection.
    transport: asyncio.Transport = send.__self__.transport  # type: ignore[attr-defined]
    transport.abort()
    await asyncio.sleep(0)
