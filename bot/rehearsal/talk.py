"""Talking to Haat in a terminal or a pipe, as any person, with the gestures that a phone has."""

from __future__ import annotations

import mimetypes
import re
import sys
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import TextIO

from sqlalchemy.engine import Connection

from bot.app import App
from handlers.messages import Button, InboundMessage, Media
from storage import outbox, people

WAIT = re.compile(r"(\d+)\s*([smhd])$")
SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
GESTURES = ":press N · :reply K TEXT · :photo FILE · :voice FILE · :location LAT,LON · :wait 25h"


class NotAGesture(Exception):
    """The line begins with a colon and is none of the gestures."""


class Talk:
    """One person at one terminal."""

    def __init__(self, app: App, name: str, out: TextIO) -> None:
        self.app, self.name, self.out = app, name, out
        self.address_id, self.seen, self.said = 0, 0, 0
        self.shown: list[tuple[str, list[Button]]] = []

    async def begin(self, language: str) -> None:
        """Take the person's place; print what was told to them while they were away."""
        self.address_id, self.seen = await self.app.write(self._take_place, language)
        await self.app.settle()
        await self._print_new()

    def _take_place(self, db: Connection, language: str) -> tuple[int, int]:
        address = people.address_for(db, "terminal", "terminal", [self.name], self.app.clock.now())
        if language:
            people.change_person(db, address.person_id, language=language)
        told = outbox.told(db, address.id)
        return address.id, told[-1].id if told else 0

    async def hear(self, line: str) -> None:
        """One line is one message, handled with its replies."""
        if not line.strip():
            return
        if line.startswith(":"):
            await self._gesture(line[1:])
        else:
            await self._receive(text=line, kind="text")
        await self._print_new()

    async def _gesture(self, words: str) -> None:
        verb, _, rest = words.strip().partition(" ")
        if verb == "press" and rest.strip().isdigit():
            await self._press(int(rest))
        elif verb == "reply" and (found := re.match(r"(\d+)\s+(.+)", rest)):
            back, text = int(found[1]), found[2]
            if not 1 <= back <= len(self.shown):
                raise NotAGesture(f"there are {len(self.shown)} messages to reply to")
            await self._receive(text=text, kind="text", reply_to=self.shown[-back][0])
        elif verb in ("photo", "voice") and (file := _file(rest)):
            mime = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
            await self._receive(text="", kind=verb, media=(Media(verb, str(file), mime, file.stat().st_size),))
        elif verb == "location" and (found := re.match(r"(-?[\d.]+)\s*,\s*(-?[\d.]+)$", rest)):
            await self._receive(text="", kind="location", location=(float(found[1]), float(found[2])))
        elif verb == "wait" and (found := WAIT.match(rest.strip())):
            self.app.clock.advance(timedelta(seconds=int(found[1]) * SECONDS[found[2]]))
            await self.app.tick()
            await self.app.settle()
        else:
            raise NotAGesture(f"gestures: {GESTURES}")

    async def _press(self, number: int) -> None:
        for provider_id, buttons in reversed(self.shown):
            if buttons:
                if not 1 <= number <= len(buttons):
                    raise NotAGesture(f"the last message has {len(buttons)} buttons")
                return await self._receive(
                    text="", kind="press", pressed=buttons[number - 1].data, message_id=provider_id
                )
        raise NotAGesture("no message with buttons yet")

    async def _receive(self, *, text: str, kind: str, **words: object) -> None:
        self.said += 1
        now = self.app.clock.now()
        message_id = f"{self.name}-{now.timestamp():.6f}-{self.said}"
        words.setdefault("message_id", message_id)
        message = InboundMessage(
            "terminal", "terminal", message_id, self.name, now, kind=kind, text=text, profile_name=self.name.title(), **words,  # type: ignore[arg-type]
        )  # fmt: skip
        await self.app.receive(message)
        await self.app.settle()

    async def _print_new(self) -> None:
        for row in await self.app.read(outbox.told, self.address_id, after=self.seen):
            self.seen = row.id
            buttons = [Button(label, data) for label, data in row.payload.get("buttons", ())]
            self.shown.append((row.provider_id or "", buttons))
            self._print(row.payload.get("text", ""), buttons, row.payload.get("media_kind", ""))
        self.out.flush()

    def _print(self, text: str, buttons: list[Button], media: str) -> None:
        lines = ([f"({media})"] if media else []) + (text.split("\n") if text else [])
        if buttons:
            shown = " ".join(f"[{place} {button.label}]" for place, button in enumerate(buttons, 1))
            lines = [*lines[:-1], f"{lines[-1]}  {shown}"] if lines else [shown]
        for line in lines:
            self.out.write(f"< {line}\n")


async def talk(app: App, name: str, language: str, lines: Iterable[str], out: TextIO) -> None:
    """Hear lines until they end."""
    await app.open()
    try:
        person = Talk(app, name, out)
        await person.begin(language)
        for line in lines:
            try:
                await person.hear(line.rstrip("\n"))
            except NotAGesture as odd:
                print(odd, file=sys.stderr)
    finally:
        await app.close()


def _file(name: str) -> Path | None:
    """The file of this name, if there is one."""
    found = Path(name).resolve()
    return found if found.is_file() else None
