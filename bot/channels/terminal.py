"""The terminal: a third channel that keeps the other two honest."""

from __future__ import annotations

from typing import Any

from bot.channels.channel import Done, Errand, file_here
from handlers.messages import TERMINAL, Capabilities


class Terminal:
    """Takes every errand at once; what was sent is read from the outbox by whoever holds the screen."""

    name = "terminal"
    sender = "terminal"
    capabilities: Capabilities = TERMINAL

    def __init__(self, present: str | None = None) -> None:
        """`present` is the one person at this terminal: what is for others waits until they come."""
        self.only_to = present

    async def open(self) -> None:
        """Nothing to make ready."""

    async def close(self) -> None:
        """Nothing to let go."""

    async def do(self, errand: Errand) -> Done:
        """The screen never refuses; media are files of this machine."""
        if errand.action == "fetch_media":
            return await file_here(errand)
        return Done(provider_id=f"row-{errand.outbox_id}")

    def payload(self, errand: Errand) -> dict[str, Any]:
        """What stands on the screen."""
        return {"text": errand.part.text, "buttons": [button.label for button in errand.part.buttons]}
