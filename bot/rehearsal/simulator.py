"""The simulator's pages: three phones in the browser, their stream of news, and the gestures made on them."""

import contextlib
import hashlib
import secrets
from collections.abc import AsyncIterable, Awaitable, Callable, Iterator
from pathlib import Path
from typing import Annotated, Literal
from urllib.parse import urlsplit

from fastapi import APIRouter, Cookie, Depends, HTTPException, Request, Response
from fastapi.responses import FileResponse, HTMLResponse, JSONResponse
from fastapi.sse import EventSourceResponse, ServerSentEvent
from jinja2 import Environment, FileSystemLoader
from pydantic import BaseModel, Field

from bot.channels.simulator import LOOKS
from bot.media import LARGEST, Refused
from bot.rehearsal import gestures, playing, stories
from bot.rehearsal.gestures import PLACES, Gesture
from bot.rehearsal.phones import ROLES, Role
from bot.rehearsal.sandbox import Listener, NotHere, Sandbox, Switch, samples
from bot.rehearsal.sandboxes import Sandboxes
from handlers.language import languages, own_name

HERE = Path(__file__).resolve().parents[1]
COOKIE = "haat_sandbox"
COOKIE_AGE = 7 * 86400
HEADERS = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
    "img-src 'self' blob: data:; media-src 'self' blob:; connect-src 'self'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer", "Cache-Control": "no-store",
}  # fmt: skip


class Wait(BaseModel):
    """How much time passes."""

    hours: int = Field(ge=1, le=24 * 7)


class Play(BaseModel):
    """The next scene of a story."""

    story: str = Field(max_length=40)
    scene: int = Field(ge=0)


def same_origin(request: Request) -> None:
    """A post from another site's page is refused: its Origin, or the browser's own word, must name us."""
    origin = request.headers.get("origin")
    if origin is None:
        ours = request.headers.get("sec-fetch-site") == "same-origin"
    else:
        ours = urlsplit(origin).netloc == request.headers.get("host")
    if not ours:
        raise HTTPException(403, "this post does not come from our own page")


def simulator_router(sandboxes: Sandboxes) -> APIRouter:
    """The page, its stream and its gestures."""
    doors = APIRouter()
    for some in (_page(sandboxes), _views(sandboxes), _gestures(sandboxes)):
        doors.include_router(some)
    return doors


async def _key(haat_sandbox: Annotated[str, Cookie(max_length=80)] = "") -> str:
    if len(haat_sandbox) < 20:
        raise HTTPException(403, "open /simulator first")
    return haat_sandbox


def _sandbox_of(sandboxes: Sandboxes) -> Callable[[str], Awaitable[Sandbox]]:
    """Whose sandbox a request is for, told by its cookie."""

    async def mine(cookie: Annotated[str, Depends(_key)]) -> Sandbox:
        return await sandboxes.of(cookie)

    return mine


def _page(sandboxes: Sandboxes) -> APIRouter:
    doors = APIRouter(prefix="/simulator")
    templates = Environment(loader=FileSystemLoader(HERE / "templates"), autoescape=True, trim_blocks=True)
    versions = {name: _digest(HERE / "static" / name) for name in ("simulator.css", "simulator.js")}

    @doors.get("")
    def page(request: Request) -> Response:
        offered = [file.name for file in samples(sandboxes.seed.parent)]
        html = templates.get_template("simulator.html").render(
            roles=ROLES, versions=versions, places=PLACES, looks=LOOKS,
            languages=[(code, own_name(code)) for code in languages()],
            photos=[name for name in offered if name.endswith(".jpg")],
            voices=[name for name in offered if name.endswith(".ogg")], stories=stories.STORIES,
            captions=[(code, own_name(code)) for code in stories.CAPTIONS],
        )  # fmt: skip
        answer = HTMLResponse(html, headers=HEADERS)
        if len(request.cookies.get(COOKIE, "")) < 20:
            token = secrets.token_urlsafe(24)
            answer.set_cookie(COOKIE, token, max_age=COOKIE_AGE, path="/simulator", httponly=True, samesite="lax")
        return answer

    @doors.get("/static/{name:path}")
    def static(name: str) -> Response:
        found = (HERE / "static" / name).resolve()
        if not found.is_relative_to(HERE / "static") or not found.is_file():
            raise HTTPException(404)
        lasting = {"Cache-Control": "public, max-age=604800", "X-Content-Type-Options": "nosniff"}
        return FileResponse(found, headers=lasting)

    return doors


def _views(sandboxes: Sandboxes) -> APIRouter:
    """What is looked at: the stream of news, one message, its media."""
    doors = APIRouter(prefix="/simulator")
    Mine = Annotated[Sandbox, Depends(_sandbox_of(sandboxes))]  # noqa: N806  a type

    @doors.get("/events", response_class=EventSourceResponse)
    async def events(sandbox: Mine) -> AsyncIterable[ServerSentEvent]:
        listener = Listener()
        sandbox.listeners.add(listener)
        try:
            while not sandboxes.closing and sandbox.epoch:
                try:
                    news = await sandbox.news(listener)
                except RuntimeError:
                    if sandbox.epoch:
                        raise
                    break  # it was closed while it was looked at
                if news["panes"] or news["now"] != listener.now:
                    listener.now = news["now"]
                    yield ServerSentEvent(event="news", data=news)
                await listener.bell.wait()
                listener.bell.clear()
            if not sandboxes.closing:
                yield ServerSentEvent(event=sandbox.farewell or "asleep", data={})
        finally:
            sandbox.listeners.discard(listener)

    @doors.get("/state")
    async def state(sandbox: Mine) -> Response:
        return JSONResponse(await sandbox.news(Listener()), headers=HEADERS)

    @doors.get("/messages/{message}")
    async def inspect(message: str, sandbox: Mine) -> Response:
        with _found():
            return JSONResponse(await sandbox.inspect(message), headers=HEADERS)

    @doors.get("/media/{kind}/{name}")
    async def media(kind: Literal["upload", "sample", "kept"], name: str, sandbox: Mine) -> Response:
        with _found():
            return FileResponse(await sandbox.file(kind, name), headers={"X-Content-Type-Options": "nosniff"})

    return doors


def _gestures(sandboxes: Sandboxes) -> APIRouter:
    """What is done, from our own page alone."""
    doors = APIRouter(prefix="/simulator", dependencies=[Depends(same_origin)])
    Mine = Annotated[Sandbox, Depends(_sandbox_of(sandboxes))]  # noqa: N806  a type

    @doors.post("/do", status_code=204)
    async def do(gesture: Gesture, sandbox: Mine) -> None:
        with _found():
            await gestures.do(sandbox, gesture)

    @doors.post("/media", status_code=204)
    async def upload(
        request: Request, sandbox: Mine, pane: Role, kind: Literal["photo", "voice"], album: str = "", caption: str = ""
    ) -> None:  # fmt: skip
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > LARGEST:
                raise HTTPException(413, "larger than 16 MB")
        try:
            await gestures.upload(sandbox, pane, bytes(body), kind, album[:20], caption[:1024])
        except Refused as refused:
            raise HTTPException(415, str(refused)) from refused

    @doors.post("/switch", status_code=204)
    async def switch(wish: Switch, sandbox: Mine) -> None:
        with _found():
            await sandbox.switch(wish)

    @doors.post("/wait", status_code=204)
    async def wait(wish: Wait, sandbox: Mine) -> None:
        await sandbox.wait(wish.hours)

    @doors.post("/play", status_code=204)
    async def play(step: Play, sandbox: Mine) -> None:
        scene = _scene(step)
        with _found():
            await playing.act(sandbox, scene)

    @doors.post("/reset", status_code=204)
    async def reset(cookie: Annotated[str, Depends(_key)]) -> None:
        await sandboxes.reset(cookie)

    return doors


def _scene(step: Play) -> stories.Scene:
    scenes = {story.key: story.scenes for story in stories.STORIES}.get(step.story, ())
    if step.scene >= len(scenes):
        raise HTTPException(404, "no such scene")
    return scenes[step.scene]


@contextlib.contextmanager
def _found() -> Iterator[None]:
    try:
        yield
    except NotHere as missing:
        raise HTTPException(404, f"not in this sandbox: {missing}") from missing


def _digest(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:10]
