"""A strict local Bot API: judges every call by the published description and plays the people on the other side."""

import asyncio
import contextlib
import json
import socket
import ssl
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qsl, urlsplit

import httpx
import uvicorn
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.types import Receive, Scope, Send

from tests.fakes.telegram_limits import Fault, Limits, costs
from tests.fakes.telegram_methods import Methods
from tests.fakes.telegram_people import Group, Person, Shown
from tests.fakes.telegram_spec import Spec, SpecError, Upload
from tests.fakes.telegram_world import (
    FIRST_INVENTED_USER,
    JSON,
    Chat,
    Clock,
    Pending,
    Press,
    Refusal,
    World,
)

__all__ = ["Call", "Clock", "Delivery", "FakeTelegram", "Fault", "Group", "Limits", "Person", "Press", "Shown"]

TOKEN = "7000000001:OPENS-NOTHING-IT-IS-A-TEST-ONLY"
POLLING_REFUSED = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
LOOPBACK = {"127.0.0.1", "localhost", "::1"}
WEB_REASONS = {200: "OK", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 500: "Internal Server Error",
               503: "Service Unavailable"}  # fmt: skip
_spec: list[Spec] = []


@dataclass
class Call:
    """One call of the bot and what became of it; `params` are typed, as the description says.

    `played` is False when the fake only judged the call and gave a sample answer; `fault` names an injected fault.
    """

    method: str
    params: JSON
    at: float
    ok: bool = False
    code: int = 200
    description: str = ""
    result: Any = None
    played: bool = True
    fault: str | None = None
    violation: bool = False
    uploads: dict[str, Upload] = field(default_factory=dict)

    @property
    def chat_id(self) -> int | None:
        value = self.params.get("chat_id")
        return value if isinstance(value, int) else None


@dataclass(frozen=True)
class Delivery:
    """One attempt to hand an update to the webhook; status 0 means that no answer came."""

    update_id: int
    kind: str
    attempt: int
    status: int
    at: float


class FakeTelegram:
    """Telegram on a loopback port, with people who can be scripted.

    Use as context manager; leaving it fails the test when the bot broke a rule (`violations`)::

        with FakeTelegram() as fake:
            bot = Bot(fake.token, base_url=fake.base_url + "/bot", base_file_url=fake.base_url + "/file/bot")
            asha = fake.user("Asha", language_code="hi")
            asha.starts("poster7")            # queues the update; webhook or getUpdates carries it to the bot
            fake.wait_for(lambda: asha.received)
            asha.presses("बेचना है")

    Limits are enforced (`rate_limits=False` switches them off); the time is `fake.clock`.
    Webhooks go to loopback only; `fake.route("https://haat.example", "http://127.0.0.1:8000")` maps a public address.
    """

    def __init__(self, *, token: str = TOKEN, username: str = "HaatTestBot", clock: Clock | None = None,
                 rate_limits: bool = True, port: int = 0) -> None:  # fmt: skip
        if not _spec:
            _spec.append(Spec())
        self.token = token
        self.spec = _spec[0]
        self.clock = clock or Clock()
        self.world = World(self.spec, self.clock, username, int(token.split(":")[0]))
        self.methods = Methods(self.world, self.spec)
        self.limits = Limits(self.clock.timestamp, enabled=rate_limits)
        self.calls: list[Call] = []
        self.violations: list[str] = []
        self.deliveries: list[Delivery] = []
        self.faults: list[Fault] = []
        self.routes: dict[str, str] = {}
        self.webhook_timeout = 10.0
        self.first_retry, self.longest_retry = 1.0, 60.0
        self.duplicates = 0
        self._port = port
        self._users = 0
        self._groups = 0
        self._paused = False
        self._reversed = False
        self._polls = 0
        self._stopping = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._waiters: set[asyncio.Event] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.world.on_update = self._poke
        self.clock.on_jump = self._poke

    # --- running

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.stop()
        if kind is None:
            self.check()

    def start(self) -> Self:
        """Open the port and serve in a thread of its own."""
        # Named TCP, or asyncio leaves Nagle's algorithm on and every answer comes 40 ms late.
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind(("127.0.0.1", self._port))
        self._port = self._socket.getsockname()[1]
        config = uvicorn.Config(self.app, interface="asgi3", lifespan="on", loop="asyncio", access_log=False,
                                log_level="critical", timeout_graceful_shutdown=1, timeout_keep_alive=75)  # fmt: skip
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, name="fake-telegram", daemon=True
        )
        self._thread.start()
        _until(lambda: self._server.started or not self._thread.is_alive(), 10, "the fake does not start")
        assert self._server.started, "the fake could not start"
        return self

    def stop(self) -> None:
        """Close the port; hanging requests are dropped."""
        self._stopping = True
        self._poke()
        self._server.should_exit = True
        self._thread.join(10)
        self._socket.close()

    @property
    def base_url(self) -> str:
        """The root: methods are at /bot<token>/METHOD, files at /file/bot<token>/PATH."""
        return f"http://127.0.0.1:{self._port}"

    # --- scripting the other side

    def user(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        username: str | None = None,
        language_code: str | None = None,
        user_id: int | None = None,
        started: bool = False,
    ) -> Person:
        """A new person with an invented user id (or `user_id`); `started=True` skips Start (no update is sent)."""
        with self.world.lock:
            self._users += 1
            user: JSON = {"id": user_id or FIRST_INVENTED_USER + self._users, "is_bot": False, "first_name": first_name}
            facts = {"last_name": last_name, "username": username, "language_code": language_code}
            user |= {name: value for name, value in facts.items() if value is not None}
            self.world.users[user["id"]] = user
            self.world.chats[user["id"]] = Chat(user["id"], "private", user=user, started=started,
                                                next_message=1 + 1000 * self._users)  # fmt: skip
            return Person(self.world, user)

    def group(self, title: str, owner: Person, *members: Person, kind: str = "supergroup", forum: bool = False,
              username: str | None = None) -> Group:  # fmt: skip
        """A new 'group', 'supergroup' or 'channel' of people, without the bot; see `Group.adds_bot`."""
        with self.world.lock:
            self._groups += 1
            chat_id = -5_000_000 - self._groups if kind == "group" else -1_000_000_000_000 - self._groups
            chat = Chat(chat_id, kind, title, username, forum, next_message=1 + 100 * self._groups)
            chat.members[owner.id] = self.world.as_member(owner.id, "creator")
            for member in members:
                chat.members[member.id] = self.world.as_member(member.id, "member")
            self.world.chats[chat_id] = chat
            return Group(self.world, chat)

    def inject(self, fault: Fault, method: str | None = None, *, chat: int | None = None, skip: int = 0,
               times: int = 1) -> Fault:  # fmt: skip
        """Let matching calls fail: of one method or all, of one chat or all, after `skip` good ones, `times` times."""
        fault.method = self.spec.names[method.lower()] if method else None
        fault.chat, fault.skip, fault.times, fault.met = chat, skip, times, 0
        self.faults.append(fault)
        return fault

    def allow_parameter(self, method: str, parameter: str, *types: str) -> None:
        """Let this fake accept a parameter newer than the description, with the given types ('Integer', ...)."""
        own = Spec()
        own.allow_parameter(method, parameter, *types)
        self.spec = self.world.spec = self.methods.spec = own

    def route(self, public: str, local: str) -> None:
        """Deliver webhooks for a public root (https://haat.example) to a loopback root."""
        assert urlsplit(local).hostname in LOOPBACK, "webhooks go to loopback only"
        self.routes[public.rstrip("/")] = local.rstrip("/")

    def pause_delivery(self) -> None:
        """Hold updates back (they queue up, and expire with the clock) until `resume_delivery`."""
        self._paused = True

    def resume_delivery(self, reverse_queues: bool = False) -> None:
        """Deliver again; `reverse_queues` lets the newest queue go first, so a press can overtake a text."""
        self._paused, self._reversed = False, reverse_queues
        self._poke()

    def deliver_again(self, update: JSON | None = None, times: int = 1, *, secret: str | None = None) -> list[int]:
        """Post an update (default: the last one) to the webhook `times` times at once; returns the HTTP statuses.

        `secret` replaces the right secret token. Blocks; in async tests call it through asyncio.to_thread.
        """
        body = update if update is not None else self.world.all_updates[-1]
        assert self._loop is not None, "the fake is not running"
        assert self.world.webhook, "no webhook is set"
        return asyncio.run_coroutine_threadsafe(self._storm(body, times, secret), self._loop).result(60)

    # --- looking

    def check(self) -> None:
        """AssertionError with every rule the bot broke."""
        assert not self.violations, "the bot broke the Bot API:\n" + "\n".join(self.violations)

    def forgive(self) -> list[str]:
        """Return and clear the violations, for tests that provoke them."""
        found, self.violations = self.violations, []
        return found

    def calls_of(self, *methods: str, chat: int | None = None, ok: bool | None = None) -> list[Call]:
        """The recorded calls of these methods (all without a name), of one chat, accepted or refused."""
        wanted = {name.lower() for name in methods}
        with self.world.lock:
            return [call for call in self.calls
                    if (not wanted or call.method.lower() in wanted) and (chat is None or call.chat_id == chat)
                    and (ok is None or call.ok == ok)]  # fmt: skip

    def refusals(self, code: int | None = None) -> list[Call]:
        """The calls answered with ok=false, for instance all with code 429."""
        return [call for call in self.calls_of(ok=False) if code is None or call.code == code]

    def once(self, method: str, *, chat: int | None = None) -> Call:
        """The one accepted call of this method; AssertionError when there is none or more."""
        found = self.calls_of(method, chat=chat, ok=True)
        assert len(found) == 1, f"{method} was accepted {len(found)} times"
        return found[0]

    def unanswered_presses(self) -> list[Press]:
        """Button presses still without answerCallbackQuery."""
        with self.world.lock:
            return [press for press in self.world.presses.values() if not press.answered]

    @property
    def pending(self) -> list[JSON]:
        """Updates the bot has not taken yet."""
        with self.world.lock:
            self.world.drop_expired()
            return [entry.update for entry in self.world.pending]

    def wait_for(self, condition: Callable[[], Any], timeout: float = 5.0, what: str = "") -> Any:
        """Wait (real seconds) until the condition is true and return its value; AssertionError with the last calls."""
        return _until(condition, timeout, lambda: f"waited {timeout} s in vain {what}; last calls: {self._tail()}")

    def settle(self, timeout: float = 5.0, quiet: float = 0.0) -> None:
        """Wait until the bot has taken every update and then made no call for `quiet` real seconds."""
        _until(lambda: not self.pending, timeout, lambda: f"updates not taken: {self.pending}; {self._hook_error()}")
        while quiet:
            before = len(self.calls)
            time.sleep(quiet)
            if len(self.calls) == before:
                return

    async def wait_for_async(self, condition: Callable[[], Any], timeout: float = 5.0, what: str = "") -> Any:
        """`wait_for` for tests whose own event loop must go on."""
        return await asyncio.to_thread(self.wait_for, condition, timeout, what)

    async def settle_async(self, timeout: float = 5.0, quiet: float = 0.0) -> None:
        """`settle` for tests whose own event loop must go on."""
        await asyncio.to_thread(self.settle, timeout, quiet)

    def _tail(self) -> str:
        return "; ".join(f"{call.method} {call.code} {call.description}".strip() for call in self.calls[-6:]) or "none"

    def _hook_error(self) -> str:
        return str((self.world.webhook or {}).get("last_error_message", ""))

    # --- the server

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI application, for httpx.ASGITransport where no socket is wanted."""
        if scope["type"] == "lifespan":
            await self._live(receive, send)
            return
        parts = scope["path"].split("/", 2)
        request = Request(scope, receive)
        if len(parts) == 3 and parts[1].startswith("bot"):
            await self._serve_method(parts[1].removeprefix("bot"), parts[2].strip("/"), request, scope, receive, send)
        elif scope["path"].startswith("/file/bot"):
            await self._file(scope["path"].removeprefix("/file/bot"))(scope, receive, send)
        else:
            await _error(404, "Not Found")(scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self._loop = asyncio.get_running_loop()
        carrier = asyncio.create_task(self._carry())
        await send({"type": "lifespan.startup.complete"})
        await receive()
        self._stopping = True
        carrier.cancel()
        for task in list(self._tasks):
            task.cancel()
        await send({"type": "lifespan.shutdown.complete"})

    def _file(self, path: str) -> Response:
        token, _, place = path.partition("/")
        if token != self.token:
            return _error(401, "Unauthorized")
        with self.world.lock:
            found = next((file for file in self.world.files.values() if file.path == place), None)
        if found is None:
            return _error(404, "Not Found")
        return Response(found.content, media_type="application/octet-stream")

    async def _serve_method(self, token: str, name: str, request: Request, scope: Scope, receive: Receive,
                            send: Send) -> None:  # fmt: skip
        if token != self.token:
            self.violations.append("a call with a wrong token")
            await _error(401 if ":" in token else 404, "Unauthorized" if ":" in token else "Not Found")(
                scope, receive, send
            )
            return
        method = self.spec.names.get(name.lower())
        if method is None:
            self.violations.append(f"there is no method {name} in {self.spec.version}")
            await _error(404, "Not Found: method not found")(scope, receive, send)
            return
        try:
            raw, uploads, native = await _read(request)
        except ValueError as error:
            self.violations.append(f"{method}: unreadable body: {error}")
            await _error(400, "Bad Request: can't parse request body")(scope, receive, send)
            return
        fault = self._strikes(method, raw)
        if fault and fault.kind in ("hang", "reset", "refuse", "html"):
            call = Call(method, raw, self.clock.timestamp(), fault=fault.kind, uploads=uploads)
            if fault.kind in ("hang", "reset"):
                call.code, call.description = 0, fault.kind
                self._record(call)
                await self._silence(fault.seconds)
                _drop(send)
                return
            call.code, call.description = 502, "html page"
            page: Response = HTMLResponse("<html><h1>502 Bad Gateway</h1></html>", 502)
            if fault.refusal:
                call.code, call.description = fault.refusal.code, fault.refusal.text
                page = _refused(fault.refusal)
            self._record(call)
            await page(scope, receive, send)
            return
        if method == "getUpdates":
            response = await self._get_updates(raw, uploads, native)
        else:
            response = self._execute(method, raw, uploads, native, fault.kind if fault else None)
        if fault and fault.kind == "lost":
            await self._silence(fault.seconds)
            _drop(send)
            return
        if fault and fault.kind == "slow":
            await self._silence(fault.seconds)
        if fault and fault.kind == "malformed":
            response = Response(bytes(response.body)[:-9], media_type="application/json")
        await response(scope, receive, send)

    def _execute(self, method: str, raw: JSON, uploads: dict[str, Upload], native: bool, fault: str | None) -> Response:
        with self.world.lock:
            call = Call(method, raw, self.clock.timestamp(), fault=fault, uploads=uploads)
            try:
                call.params = self.spec.check_call(method, raw, uploads, native)
                if cost := costs(method, call.params):
                    chat = self.world.chats.get(call.chat_id or 0)
                    self.limits.check(method, call.chat_id or 0, bool(chat and chat.kind != "private"), cost)
                call.result, call.played = self.methods.run(method, call.params, uploads)
                self.spec.check_result(method, call.result)
                call.ok = True
                response: Response = JSONResponse({"ok": True, "result": call.result})
            except SpecError as error:
                refusal = Refusal(400, str(error), wrong=True)
                if call.result is not None:
                    refusal = Refusal(500, f"FAKE: the fake's own answer breaks the description: {error}", wrong=True)
                response = self._refuse(call, refusal)
            except Refusal as refusal:
                response = self._refuse(call, refusal)
            self._record(call)
        self._poke()
        return response

    def _refuse(self, call: Call, refusal: Refusal) -> Response:
        call.code, call.description, call.violation = refusal.code, refusal.text, refusal.wrong
        if refusal.wrong:
            params = json.dumps(call.params, ensure_ascii=False)[:300]
            self.violations.append(f"{call.method}: {refusal.text} | {params}")
        return _refused(refusal)

    def _record(self, call: Call) -> None:
        with self.world.lock:
            self.calls.append(call)

    def _strikes(self, method: str, raw: JSON) -> Fault | None:
        with self.world.lock:
            for fault in self.faults:
                if fault.times <= fault.met or fault.method not in (None, method):
                    continue
                if fault.chat is not None and str(raw.get("chat_id")) != str(fault.chat):
                    continue
                if fault.skip:
                    fault.skip -= 1
                    continue
                fault.met += 1
                return fault
        return None

    async def _silence(self, seconds: float) -> None:
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0 and not self._stopping:
            await self._wait(min(0.05, left))

    # --- long polling

    async def _get_updates(self, raw: JSON, uploads: dict[str, Upload], native: bool) -> Response:
        self._polls += 1
        mine = self._polls
        self._poke()
        call = Call("getUpdates", raw, self.clock.timestamp())
        self._record(call)
        world = self.world
        try:
            with world.lock:
                p = call.params = self.spec.check_call("getUpdates", raw, uploads, native)
                if world.webhook:
                    raise Refusal(409, POLLING_REFUSED)
                if "allowed_updates" in p:
                    world.allowed_updates = p["allowed_updates"] or None
                self._confirm(p.get("offset", 0))
            end = time.monotonic() + min(p.get("timeout", 0), 50)
            while True:
                with world.lock:
                    world.drop_expired()
                    batch = [] if self._paused else [entry.update for entry in world.pending][: p.get("limit", 100)]
                if mine != self._polls:
                    text = "terminated by other getUpdates request; make sure that only one bot instance is running"
                    raise Refusal(409, text)
                if batch or time.monotonic() >= end or self._stopping:
                    call.ok, call.result = True, batch
                    return JSONResponse({"ok": True, "result": batch})
                await self._wait(end - time.monotonic())
        except SpecError as error:
            return self._refuse(call, Refusal(400, str(error), wrong=True))
        except Refusal as refusal:
            return self._refuse(call, refusal)

    def _confirm(self, offset: int) -> None:
        pending = self.world.pending
        if offset > 0:
            self.world.pending = [entry for entry in pending if entry.update["update_id"] >= offset]
        elif offset < 0:
            self.world.pending = pending[offset:]

    # --- webhook

    async def _carry(self) -> None:
        limits = httpx.Limits(max_connections=100)
        bare = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # loopback is plain HTTP: no certificates need loading
        async with httpx.AsyncClient(
            trust_env=False, timeout=self.webhook_timeout, limits=limits, verify=bare
        ) as client:
            self._client = client
            while not self._stopping:
                with self.world.lock:
                    self.world.drop_expired()
                    due = [] if self._paused or not self.world.webhook else self._due()
                    for entry in due:
                        entry.in_flight = True
                    retrying = any(entry.not_before for entry in self.world.pending)
                for entry in due:
                    self._spawn(self._deliver(entry))
                await self._wait(0.02 if retrying else 0.5)

    def _due(self) -> list[Pending]:
        now, seen, due = self.clock.timestamp(), set(), []
        room = int((self.world.webhook or {})["max_connections"]) - sum(e.in_flight for e in self.world.pending)
        for entry in self.world.pending:
            if entry.queue in seen:
                continue
            seen.add(entry.queue)
            if not entry.in_flight and entry.not_before <= now:
                due.append(entry)
        if self._reversed:
            busy = any(entry.in_flight for entry in self.world.pending)
            return [] if busy else due[-1:]
        return due[: max(0, room)]

    async def _deliver(self, entry: Pending) -> None:
        entry.attempts += 1
        status, retry_after, body, problem = await self._post(entry.update)
        for _ in range(self.duplicates):
            await self._post(entry.update)
        number = entry.update["update_id"]
        with self.world.lock:
            self.deliveries.append(Delivery(number, entry.kind, entry.attempts, status, self.clock.timestamp()))
            entry.in_flight = False
            if 200 <= status < 300:
                self.world.pending = [other for other in self.world.pending if other is not entry]
            else:
                wait = min(retry_after, 3600) if retry_after is not None else entry.delay
                entry.delay = min(entry.delay * 2, self.longest_retry)
                entry.not_before = self.clock.timestamp() + wait
                if self.world.webhook:
                    self.world.webhook |= {"last_error_date": self.world.now(), "last_error_message": problem}
        if isinstance(body, dict) and isinstance(body.get("method"), str):
            method = self.spec.names.get(body["method"].lower())
            if method:
                self._execute(method, {k: v for k, v in body.items() if k != "method"}, {}, True, None)
        self._poke()

    async def _post(self, update: JSON, secret: str | None = None) -> tuple[int, float | None, Any, str]:
        hook = self.world.webhook or {"url": "", "secret": ""}
        url = hook["url"]
        for public, local in self.routes.items():
            if url == public or url.startswith(public + "/"):
                url = local + url.removeprefix(public)
        if urlsplit(url).hostname not in LOOPBACK:
            return 0, None, None, "FAKE: no route to this host, see FakeTelegram.route"
        token = hook["secret"] if secret is None else secret
        headers = {"X-Telegram-Bot-Api-Secret-Token": token} if token else {}
        try:
            answer = await self._client.post(url, json=update, headers=headers, timeout=self.webhook_timeout)
        except httpx.TimeoutException:
            return 0, None, None, "Read timeout expired"
        except httpx.HTTPError:
            return 0, None, None, "Connection refused"
        after = answer.headers.get("retry-after", "")
        body = None
        with contextlib.suppress(ValueError):
            body = answer.json() if answer.content else None
        reason = WEB_REASONS.get(answer.status_code, answer.reason_phrase)
        problem = f"Wrong response from the webhook: {answer.status_code} {reason}"
        return answer.status_code, float(after) if after.isdigit() else None, body, problem

    async def _storm(self, update: JSON, times: int, secret: str | None) -> list[int]:
        return [answer[0] for answer in await asyncio.gather(*(self._post(update, secret) for _ in range(times)))]

    def _spawn(self, work: Any) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _wait(self, seconds: float) -> None:
        event = asyncio.Event()
        self._waiters.add(event)
        try:
            await asyncio.wait_for(event.wait(), max(0.0, seconds))
        except TimeoutError:
            pass
        finally:
            self._waiters.discard(event)

    def _poke(self) -> None:
        def wake() -> None:
            for event in self._waiters:
                event.set()

        if self._loop is not None and not self._loop.is_closed():
            with contextlib.suppress(RuntimeError):
                self._loop.call_soon_threadsafe(wake)


async def _read(request: Request) -> tuple[JSON, dict[str, Upload], bool]:
    raw: JSON = dict(parse_qsl(request.url.query, keep_blank_values=True))
    kind = request.headers.get("content-type", "").split(";")[0].strip()
    if request.method == "GET" or not (body_kind := kind):
        return raw, {}, False
    if body_kind == "application/json":
        body = json.loads(await request.body() or b"{}")
        if not isinstance(body, dict):
            raise ValueError("the JSON body is no object")
        return raw | body, {}, not raw
    uploads: dict[str, Upload] = {}
    if body_kind not in ("application/x-www-form-urlencoded", "multipart/form-data"):
        raise ValueError(f"content type {body_kind}")
    async with request.form(max_part_size=50 * 1024 * 1024, max_fields=200, max_files=100) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                uploads[name] = Upload(value.filename or name, await value.read(), value.content_type or "")
            else:
                raw[name] = value
    return raw, uploads, False


def _refused(refusal: Refusal) -> Response:
    body: JSON = {"ok": False, "error_code": refusal.code, "description": refusal.text}
    headers = {}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
        if "retry_after" in refusal.parameters:
            headers["Retry-After"] = str(refusal.parameters["retry_after"])
    return JSONResponse(body, refusal.code, headers)


def _error(code: int, text: str) -> Response:
    return _refused(Refusal(code, text)) if code != 400 else JSONResponse(
        {"ok": False, "error_code": 400, "description": text}, 400
    )  # fmt: skip


def _drop(send: Send) -> None:
    send.__self__.transport.abort()  # type: ignore[attr-defined]


def _until(condition: Callable[[], Any], timeout: float, sentence: str | Callable[[], str]) -> Any:
    end = time.monotonic() + timeout
    while not (value := condition()):
        if time.monotonic() > end:
            raise AssertionError(sentence if isinstance(sentence, str) else sentence())
        time.sleep(0.005)
    return value


def hours(count: float) -> timedelta:
    """So many hours, for `fake.clock.advance(hours(25))`."""
    return timedelta(hours=count)
