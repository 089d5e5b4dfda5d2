"""The simulator's channels: phones inside this machine, in the look and within the limits of Telegram or WhatsApp."""

from __future__ import annotations

from typing import Any, Literal

from bot.channels.channel import Done, Errand, file_here
from bot.channels.telegram import Telegram
from bot.channels.whatsapp import WhatsApp
from handlers.messages import CAPABILITIES, Capabilities

Look = Literal["telegram", "whatsapp"]
LOOKS: tuple[Look, ...] = ("whatsapp", "telegram")

SENDERS: dict[Look, str] = {"telegram": "haat_demo_bot", "whatsapp": "whatsapp:+910000000000"}
PUBLIC_URL = "https://haat.example"
"""Where the providers would reach us; a name that can never exist."""
NOWHERE = "http://127.0.0.1:9"


class Simulator:
    """One app on everybody's phone; it takes every errand at once, `payload` is what the real provider would get."""

    def __init__(self, look: Look) -> None:
        self.look: Look = look
        self.name = f"sim-{look}"
        self.sender = SENDERS[look]
        self.capabilities: Capabilities = CAPABILITIES[self.name]
        self._real = (
            Telegram("4000000000000000:demo", NOWHERE, public_url=PUBLIC_URL)
            if look == "telegram"
            else WhatsApp("AC" + "0" * 32, "demo", self.sender, NOWHERE, PUBLIC_URL)
        )

    async def open(self) -> None:
        """Nothing to make ready: the real channel behind only writes payloads."""

    async def close(self) -> None:
        """Nothing to let go."""

    async def do(self, errand: Errand) -> Done:
        """Phones here are never out of reach; media are files of this machine. Raises ChannelError for a lost file."""
        if errand.action == "fetch_media":
            return await file_here(errand)
        return Done() if errand.action == "answer_press" else Done(self.message_id(errand.outbox_id))

    def message_id(self, outbox_id: int) -> str:
        """An id in the app's own form: a number counting up in the chat, or a SID."""
        return str(2 * outbox_id) if self.look == "telegram" else f"SM{outbox_id:032x}"

    def payload(self, errand: Errand) -> dict[str, Any]:
        """The call that the real channel would make. Raises ChannelError for what no request can be made of."""
        return self._real.payload(errand)
