"""Twilio's side of WhatsApp for the tests: a public door of ours, a channel that calls the strict double, its errands."""

import asyncio
import threading
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from bot.channels.channel import ChannelError, Done, Errand
from bot.channels.whatsapp import PATIENCE, WhatsApp
from handlers.messages import Button, InboundMessage, Part
from tests.fakes.twilio import FakeTwilio, Person

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
JPEG = b"\xff\xd8\xff\xe0" + b"\x00" * 40
OGG = b"OggS\x00voice"
SENDER = "whatsapp:+910900000001"
YES_NO = (Button("हाँ", "tok.0"), Button("नहीं", "tok.1"))
SID = "SM" + "1" * 32


class Door:
    """Haat's public side: serves files, takes posts and keeps them raw."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[str, bytes]] = {}
        self.posts: list[tuple[str, bytes, str]] = []
        self.gets: list[tuple[str, str | None]] = []
        door = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                door.posts.append((self.path, body, self.headers.get("X-Twilio-Signature", "")))
                self.send_response(204)
                self.end_headers()

            def do_GET(self) -> None:
                door.gets.append((self.path, self.headers.get("Authorization")))
                if self.path == "/round":
                    self.send_response(302)
                    self.send_header("Location", "/round")
                    self.end_headers()
                    return
                kind, data = door.files[self.path]
                self.send_response(200)
                self.send_header("Content-Type", kind)
                self.send_header("Content-Length", str(len(data)))
                self.end_headers()
                self.wfile.write(b"" if self.command == "HEAD" else data)

            do_HEAD = do_GET  # noqa: N815 - the names of the standard library

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()

    def posts_to(self, path: str) -> list[tuple[str, bytes, str]]:
        return [post for post in self.posts if post[0].startswith(path)]


def channel_of(fake: FakeTwilio, door: Door, **given: Any) -> WhatsApp:
    settings = {"auth_token": fake.auth_token, "patience": PATIENCE, **given}
    return WhatsApp(
        fake.account_sid, from_=fake.sender.address, base_url=fake.base_url, public_url=door.url, **settings
    )


def do(channel: WhatsApp, *errands: Errand, together: bool = False) -> list[Done | ChannelError]:
    """What becomes of each errand, one after the other or at once."""

    async def one(errand: Errand) -> Done | ChannelError:
        try:
            return await channel.do(errand)
        except ChannelError as error:
            return error

    async def run() -> list[Done | ChannelError]:
        await channel.open()
        try:
            if together:
                return list(await asyncio.gather(*(one(errand) for errand in errands)))
            return [await one(errand) for errand in errands]
        finally:
            await channel.close()

    return asyncio.run(run())


def done(channel: WhatsApp, errand: Errand) -> Done:
    (result,) = do(channel, errand)
    assert isinstance(result, Done), result
    return result


def refused(channel: WhatsApp, errand: Errand) -> ChannelError:
    (result,) = do(channel, errand)
    assert isinstance(result, ChannelError), result
    return result


def to(person: Person | str, text: str = "", **given: Any) -> Errand:
    address = person if isinstance(person, str) else person.address
    part = given.pop("part", None) or Part(text=text)
    return Errand(**{"outbox_id": 7, "attempt": 1, "action": "send", "to": address, "part": part, **given})


def fetch(ref: str) -> Errand:
    return Errand(outbox_id=7, attempt=1, action="fetch_media", to="whatsapp:+910123456789", media_ref=ref)


def read_last(channel: WhatsApp, door: Door) -> InboundMessage:
    """The last inbound post as the channel proves and reads it from its raw bytes."""
    path, raw, signature = door.posts_to("/webhooks/twilio/inbound")[-1]
    form = channel.read_form(raw)
    channel.prove(path, form, signature)
    return channel.read_inbound(form, NOW)
