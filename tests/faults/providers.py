"""The strict fakes of both providers as the bad day needs them: moody and slow, with books of what they took."""

from __future__ import annotations

import asyncio
import random
import re
from collections.abc import Callable
from typing import Any

from starlette.types import Receive, Scope, Send

from tests.fakes.telegram import FakeTelegram, Fault
from tests.fakes.twilio import FakeTwilio, Limits
from tests.fakes.twilio_people import Person
from tests.fakes.twilio_wire import Call, FaultKind
from tests.fakes.twilio_wire import Fault as TwilioFault

MARK = re.compile(r"#(\d+)\b")
"""What a row's text carries, so that the provider's books can be held against ours."""


class Telegram(FakeTelegram):
    """Takes `latency` seconds before it looks at a call; of the messages, `share` meet what `mood` makes."""

    def __init__(self, **words: Any) -> None:
        super().__init__(**({"rate_limits": False} | words))
        self.latency, self.share = 0.0, 0.0
        self.mood: Callable[[], Fault] = Fault.server_error
        self._luck = random.Random(11)

    async def app(self, scope: Scope, receive: Receive, send: Send) -> None:
        """The ASGI application, a little late."""
        if self.latency and scope["type"] == "http":
            await asyncio.sleep(self.latency)
        await super().app(scope, receive, send)

    def _strikes(self, method: str, raw: dict[str, Any]) -> Fault | None:
        fault = super()._strikes(method, raw)
        if fault is None and method == "sendMessage" and self._luck.random() < self.share:
            fault = self.mood()
            fault.met = 1
        return fault

    def taken(self) -> list[tuple[int, str]]:
        """(chat, text) of each message that was accepted, in order."""
        calls = self.calls_of("sendMessage", ok=True)
        return [(int(call.params["chat_id"]), str(call.params["text"])) for call in calls]


class Twilio(FakeTwilio):
    """No limit of its own is in the way (limits are tried elsewhere); of the messages, `share` meet a fault of `mood`."""

    def __init__(self, **words: Any) -> None:
        free = Limits(tier=None, pair_interval=None, per_second=None)
        super().__init__(**({"limits": free} | words))
        self.share, self.mood, self.seconds = 0.0, ("500",), 30.0
        self._moody = random.Random(13)
        self._asked = self._wire._take_fault
        self._wire._take_fault = self._take_fault  # type: ignore[method-assign]

    def _take_fault(self, call: Call) -> TwilioFault | None:
        fault = self._asked(call)
        if fault is None and call.path.endswith("/Messages.json") and self._moody.random() < self.share:
            kind: FaultKind = self._moody.choice(self.mood)  # type: ignore[arg-type]
            fault = TwilioFault(kind, "", "*", 0, 0, self.seconds, 1 if kind == "429" else None)
        return fault

    def opens(self, person: Person) -> None:
        """This person wrote a moment ago: free text may go to them for a day."""
        self._windows[self.sender.address, id(person)] = self.clock.now()

    def taken(self) -> list[tuple[str, str]]:
        """(address, text) of each message that was accepted, in order."""
        with self.changed:
            return [(one.to, one.body) for one in list(self.messages.values()) if one.direction != "inbound"]
