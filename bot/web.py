"""The doors to the network: webhooks, health, metrics and signed media."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

import structlog
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.responses import FileResponse, JSONResponse, PlainTextResponse
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.app import App
from bot.channels.channel import Malformed, NotProven
from bot.scheduler import AlarmClock
from storage import counters, inbox, offices, outbox, schema
from storage.database import Store, StoreAway

log = structlog.get_logger()

LARGEST_BODY = 1024 * 1024
AWAY = {"Retry-After": "10"}
PATIENCE = 8.0
"""Seconds that a post may wait for the store: a provider who waits longer hangs up. What is kept later still counts once."""


@contextlib.asynccontextmanager
async def running(app: App, *, runs: bool = True, died: Callable[[], None] | None = None) -> AsyncIterator[None]:
    """An open App whose loops and alarm clock run; in the end what is in flight is finished.

    `died` is called when the loops end by themselves: a server that answers and works nothing must not live on.
    """
    await app.open()
    clock, loops = AlarmClock(app), None
    if runs:
        clock.start()
        loops = asyncio.create_task(app.run())
        loops.add_done_callback(lambda ended: _tell_of_death(app, ended, died))
    try:
        yield
    finally:
        if loops is not None:
            clock.rest()
            await app.stop(loops)
            await clock.stop()  # a tick that was under way ends with the job it was at
        await app.close()


def _tell_of_death(app: App, ended: asyncio.Task[None], died: Callable[[], None] | None) -> None:
    error = None if ended.cancelled() else ended.exception()
    if app.is_stopping:
        if error is not None:
            log.error("the loops broke while they were stopping", exc_info=error)
        return
    app.has_died = True
    log.critical("the loops have ended by themselves; the process ends", exc_info=error)
    if died is not None:
        died()


class Web(FastAPI):
    """The application, whose busiest doors are answered before any layer of the framework has a look."""

    doors: Mapping[str, Callable[[Request], Awaitable[Response]]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        door = self.doors.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "POST" else None
        if door is None:
            return await super().__call__(scope, receive, send)
        response = await door(Request(scope, receive))
        await response(scope, receive, send)


def create_web(
    app: App, *extra: APIRouter, runs: bool = True, died: Callable[[], None] | None = None
) -> FastAPI:  # fmt: skip
    """The web application around an App; `runs` also starts its loops and its alarm clock, see `running`."""

    @contextlib.asynccontextmanager
    async def lifespan(_web: FastAPI) -> AsyncIterator[None]:
        async with running(app, runs=runs, died=died):
            yield

    web = Web(title="Haat", docs_url=None, redoc_url=None, openapi_url=None, lifespan=lifespan)
    doors = _webhooks(app)
    web.doors = {route.path: route.endpoint for route in doors.routes if isinstance(route, Route)}
    web.include_router(doors)
    web.include_router(_health(app))
    for router in extra:
        web.include_router(router)
    return web


async def _body(request: Request) -> bytes:
    """The raw body, refused beyond a megabyte before it is read whole."""
    if int(request.headers.get("content-length") or 0) > LARGEST_BODY:
        raise Malformed("body too large")
    body = b""
    async for piece in request.stream():
        body += piece
        if len(body) > LARGEST_BODY:
            raise Malformed("body too large")
    return body


async def _answered(door: str, deed: Callable[[], Awaitable[Response]]) -> Response:
    """One inbound request's errors as the provider must see them: 403, 400 with an id, 503 to come again."""
    try:
        async with asyncio.timeout(PATIENCE):
            return await deed()
    except NotProven:
        return PlainTextResponse("not proven", status_code=403)
    except Malformed as malformed:
        number = secrets.token_hex(4)
        log.warning("malformed request", door=door, request_id=number, why=str(malformed))
        return PlainTextResponse(f"cannot read this ({number})", status_code=400)
    except (StoreAway, TimeoutError) as away:
        log.error("store away", door=door, why=str(away) or "no answer in time")
        return PlainTextResponse("come again", status_code=503, headers=AWAY)


def _webhooks(app: App) -> APIRouter:
    doors = APIRouter()
    telegram = _telegram_door(app)
    # Plain routes: nothing is declared of these bodies that a framework could check, each is read raw.
    for path, door in (
        ("/webhooks/telegram", telegram), ("/webhooks/telegram/{sender}", telegram),
        ("/webhooks/twilio/inbound", _twilio_inbound_door(app)), ("/webhooks/twilio/status", _twilio_status_door(app)),
    ):  # fmt: skip
        doors.add_route(path, door, methods=["POST"])

    @doors.api_route("/media/{signature}/{path:path}", methods=["GET", "HEAD"])
    async def media(signature: str, path: str) -> Response:
        found = await asyncio.to_thread(app.media.find, signature, path)
        if found is None:
            return PlainTextResponse("not here", status_code=404)
        return FileResponse(found, headers={"X-Content-Type-Options": "nosniff"})

    return doors


_Door = Callable[[Request], Awaitable[Response]]


def _telegram_door(app: App) -> _Door:
    async def telegram(request: Request) -> Response:
        async def take() -> Response:
            channel, sender = app.channels.get("telegram"), request.path_params.get("sender", "")
            if channel is None or (sender and sender != channel.sender):
                return PlainTextResponse("this channel is closed", status_code=404)
            channel.prove(request.headers.get("x-telegram-bot-api-secret-token"))  # type: ignore[attr-defined]
            raw = await _body(request)
            message = channel.read_update(raw, app.clock.now())  # type: ignore[attr-defined]
            await app.receive(message, raw.decode())
            return Response(status_code=200)

        return await _answered("telegram", take)

    return telegram


def _twilio_inbound_door(app: App) -> _Door:
    async def twilio_inbound(request: Request) -> Response:
        async def take() -> Response:
            form = await _proven_form(app, request)
            message = app.channels["whatsapp"].read_inbound(form, app.clock.now())  # type: ignore[attr-defined]
            await app.receive(message, None)
            return Response(status_code=204)

        return await _answered("twilio inbound", take)

    return twilio_inbound


def _twilio_status_door(app: App) -> _Door:
    async def twilio_status(request: Request) -> Response:
        async def take() -> Response:
            form = await _proven_form(app, request)
            query = dict(request.query_params)
            await app.status(app.channels["whatsapp"].read_status(form, query, app.clock.now()))  # type: ignore[attr-defined]
            return Response(status_code=204)

        return await _answered("twilio status", take)

    return twilio_status


async def _proven_form(app: App, request: Request) -> dict[str, str]:
    """The form of a request that Twilio signed."""
    channel = app.channels.get("whatsapp")
    if channel is None:
        raise NotProven("this channel is closed")
    form: dict[str, str] = channel.read_form(await _body(request))  # type: ignore[attr-defined]
    raw_path = request.scope.get("raw_path") or request.url.path.encode()
    query = request.scope.get("query_string", b"")
    path = raw_path.decode("latin-1").partition("?")[0] + (f"?{query.decode('latin-1')}" if query else "")
    channel.prove(path, form, request.headers.get("x-twilio-signature"))  # type: ignore[attr-defined]
    return form


def _health(app: App) -> APIRouter:
    doors = APIRouter()

    @doors.get("/healthz")
    async def healthz() -> Response:
        return PlainTextResponse("ok")

    @doors.get("/readyz")
    async def readyz() -> Response:
        try:
            has = await asyncio.to_thread(schema.current, app.store)
        except StoreAway as away:
            return JSONResponse({"ready": False, "store": f"away: {away}"}, status_code=503)
        ready = has == schema.newest()
        state = {
            "ready": ready, "store": "ready" if ready else f"at {has}, needs {schema.newest()}: haat db upgrade",
            "channels": {name: "open" if name in app.channels else "closed" for name in ("telegram", "whatsapp")},
        }  # fmt: skip
        return JSONResponse(state, status_code=200 if ready else 503)

    @doors.get("/metrics")
    async def metrics() -> Response:
        try:
            figures = await app.read(_figures, app.store)
        except StoreAway:
            return PlainTextResponse("store away", status_code=503, headers=AWAY)
        return Response(figures, media_type="text/plain; version=0.0.4")

    return doors


def _figures(db: object, store: Store) -> bytes:
    registry = CollectorRegistry()
    waited = Gauge("haat_store_wait_seconds", "Longest wait for SQLite's writer since the last look", registry=registry)
    waited.set(store.longest_wait)
    store.longest_wait = 0.0
    rows = Gauge("haat_outbox_rows", "Outbox rows by state", ["state"], registry=registry)
    for state, many in outbox.by_state(db).items():  # type: ignore[arg-type]
        rows.labels(state).set(many)
    waiting = Gauge("haat_inbox_waiting", "Messages that wait to be worked", registry=registry)
    waiting.set(inbox.waiting(db))  # type: ignore[arg-type]
    parked = Gauge("haat_inbox_parked", "Messages given up after three tries", registry=registry)
    parked.set(inbox.parked_count(db))  # type: ignore[arg-type]
    counted = Gauge("haat_counted_total", "Events that nothing handles, by kind", ["kind"], registry=registry)
    for kind, many in counters.counted(db).items():  # type: ignore[arg-type]
        counted.labels(kind).set(many)
    cards = Gauge("haat_office_cards", "Districts with an office card", registry=registry)
    cards.set(len(offices.all_offices(db)))  # type: ignore[arg-type]
    return generate_latest(registry)
