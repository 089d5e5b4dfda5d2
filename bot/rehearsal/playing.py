"""The scenes of a story, played one by one on the phones of a sandbox."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

from babel.dates import format_date

from bot.rehearsal import gestures
from bot.rehearsal.gestures import Gesture
from bot.rehearsal.phones import Role, phone
from bot.rehearsal.sandbox import NotHere, Sandbox, Switch
from bot.rehearsal.stories import Scene
from handlers.language import say


async def act(sandbox: Sandbox, scene: Scene) -> None:
    """One scene of a story. Raises NotHere when the phone does not show the button that the scene presses."""
    if scene.does == "wait":
        return await sandbox.wait(_hours(sandbox, scene.value))
    if scene.does == "look":
        return await sandbox.switch(Switch.model_validate({"pane": scene.pane, "look": scene.value}))
    role: Role = scene.pane
    gesture = Gesture(pane=role, kind="text", text=await _filled(sandbox, scene.value))
    if scene.does == "press":
        shown = await sandbox.app.read(phone, sandbox.app, sandbox.panes[role])
        gesture = _press_of(role, shown["messages"], say(shown["language"], scene.value))
    await gestures.do(
        sandbox, gesture if scene.does in ("text", "press") else gesture.model_copy(update={"kind": scene.does})
    )


def _hours(sandbox: Sandbox, value: str) -> int:
    """ "48", or "until 20": until the clock of the market shows that hour next."""
    until = value.removeprefix("until ")
    if until == value:
        return int(value)
    here = sandbox.app.clock.now().astimezone(sandbox.settings.zone)
    return (int(until) - here.hour) % 24 or 24


async def _filled(sandbox: Sandbox, value: str) -> str:
    """A scene's words with the day and the word for the door that this sandbox has."""
    if "{in 3 days}" in value:
        there = sandbox.app.clock.now().astimezone(sandbox.settings.zone) + timedelta(days=3)
        value = value.replace("{in 3 days}", format_date(there, "d MMMM", locale="en_IN"))
    if "{door}" in value:
        told = await sandbox.app.read(phone, sandbox.app, sandbox.panes["officer"])
        words = re.findall(r"HAAT (in[a-z0-9]+)", "\n".join(message["text"] for message in told["messages"]))
        if not words:
            raise NotHere("no word for a door")
        value = value.replace("{door}", words[-1])
    return value


def _press_of(role: Role, messages: list[dict[str, Any]], label: str) -> Gesture:
    """The press of the newest button with this label, wherever the app lays it out. Raises NotHere."""
    for message in reversed(messages):
        for key in (key for line in message.get("keys", ()) for key in line):
            if key[0] == label:
                return Gesture(pane=role, kind="contact" if key[1] else "text", text=label)
        choices = [*(button for line in message.get("buttons", ()) for button in line), *message.get("rows", ())]
        for shown, data, *_ in choices:
            if shown == label or shown.partition(" ")[2] == label:
                return Gesture(pane=role, kind="press", text=shown, data=data, on=message["id"])
    raise NotHere(f"no button {label}")
