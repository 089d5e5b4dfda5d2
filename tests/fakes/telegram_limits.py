"""Telegram's flood limits and injected faults, both on the clock of the fake."""

import math
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from tests.fakes.telegram_world import JSON, Refusal

EDITS = {"editMessageText", "editMessageCaption", "editMessageMedia", "editMessageReplyMarkup"}
UNCOUNTED = {"sendChatAction", "sendMessageDraft", "sendRichMessageDraft", "sendChatJoinRequestWebApp"}


def costs(method: str, p: JSON) -> int:
    """How many messages a call sends as the flood limits count them; 0 for reads, moderation and answers."""
    if method in EDITS:
        return 1
    if method in UNCOUNTED or not method.startswith(("send", "forwardMessage", "copyMessage")):
        return 0
    several: list[object] = p.get("media") or p.get("message_ids") or [None]
    return len(several) if method != "sendPaidMedia" else 1


@dataclass
class Limits:
    """About 30 messages a second over all, 1 a second per chat after a short burst, 20 a minute per group.

    Source: https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this; the burst is a guess, since
    Telegram names no number. Edits in groups have their own 20 a minute. A chat that got a 429 stays closed that long.
    """

    now: Callable[[], float]
    enabled: bool = True
    per_second: int = 30
    burst: int = 5
    per_group_minute: int = 20
    _all: deque[float] = field(default_factory=deque)
    _buckets: dict[int, tuple[float, float]] = field(default_factory=dict)
    _groups: dict[tuple[int, bool], deque[float]] = field(default_factory=dict)
    _closed: dict[int, float] = field(default_factory=dict)

    def check(self, method: str, chat_id: int, group: bool, cost: int) -> None:
        """Raises 429 with retry_after (seconds), or counts the call."""
        if not self.enabled or cost == 0:
            return
        now = self.now()
        edit = method in EDITS
        tokens, since = self._buckets.get(chat_id, (float(self.burst), now))
        tokens = min(float(self.burst), tokens + now - since)
        if chat_id not in self._buckets:
            tokens = max(tokens, float(cost))
        if now < self._closed.get(chat_id, 0.0):
            raise too_many(self._closed[chat_id] - now)
        while self._all and self._all[0] <= now - 1:
            self._all.popleft()
        window = self._groups.setdefault((chat_id, edit), deque())
        while window and window[0] <= now - 60:
            window.popleft()
        if group and len(window) + cost > self.per_group_minute:
            self._refuse(chat_id, (window[0] + 60 - now) if window else 60)
        allowance = max(float(self.burst), float(cost))
        if not edit and tokens < min(cost, allowance) and tokens < self.burst:
            self._refuse(chat_id, min(cost, self.burst) - tokens)
        if len(self._all) + cost > self.per_second:
            raise too_many(self._all[0] + 1 - now if self._all else 1)
        if not edit:
            self._buckets[chat_id] = (tokens - cost, now)
        self._all.extend([now] * cost)
        window.extend([now] * cost)

    def _refuse(self, chat_id: int, wait: float) -> None:
        refusal = too_many(wait)
        self._closed[chat_id] = self.now() + float((refusal.parameters or {})["retry_after"])
        raise refusal


def too_many(wait: float) -> Refusal:
    """The 429 of the real server, with whole seconds."""
    seconds = max(1, math.ceil(wait))
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})


@dataclass
class Fault:
    """One rule of misbehaviour: which calls it meets and what happens to them.

    Made by the class methods; `method`, `chat`, `skip` (let so many matching calls pass first) and `times` are set by
    `FakeTelegram.inject`. `met` counts how often it struck.
    """

    kind: str
    refusal: Refusal | None = None
    seconds: float = 0.0
    method: str | None = None
    chat: int | None = None
    skip: int = 0
    times: int = 1
    met: int = 0

    @classmethod
    def too_many(cls, retry_after: int = 3) -> "Fault":
        """429 with retry_after in seconds, in the body and as header."""
        return cls("refuse", too_many(retry_after))

    @classmethod
    def forbidden(cls, text: str = "bot was blocked by the user") -> "Fault":
        """403; other texts: 'user is deactivated', "bot can't initiate conversation with a user",
        'bot was kicked from the supergroup chat', 'bot is not a member of the supergroup chat'."""
        return cls("refuse", Refusal(403, text))

    @classmethod
    def bad_request(cls, text: str = "chat not found") -> "Fault":
        """400 with the given words (without 'Bad Request: ')."""
        return cls("refuse", Refusal(400, text))

    @classmethod
    def migrated(cls, new_chat_id: int) -> "Fault":
        """400 'group chat was upgraded', with migrate_to_chat_id."""
        text = "group chat was upgraded to a supergroup chat"
        return cls("refuse", Refusal(400, text, {"migrate_to_chat_id": new_chat_id}))

    @classmethod
    def server_error(cls) -> "Fault":
        """500 in JSON; nothing was done."""
        return cls("refuse", Refusal(500, "Internal Server Error"))

    @classmethod
    def bad_gateway(cls) -> "Fault":
        """502 as an HTML page of a proxy; nothing was done."""
        return cls("html")

    @classmethod
    def hang(cls, seconds: float = 60) -> "Fault":
        """No answer for so many real seconds, then the connection drops; nothing was done."""
        return cls("hang", seconds=seconds)

    @classmethod
    def reset(cls) -> "Fault":
        """The connection drops at once; nothing was done."""
        return cls("reset")

    @classmethod
    def answer_lost(cls, seconds: float = 0) -> "Fault":
        """The call is EXECUTED, then the connection drops (after so many real seconds of silence)."""
        return cls("lost", seconds=seconds)

    @classmethod
    def slow(cls, seconds: float = 0.5) -> "Fault":
        """Executed and answered, but so many real seconds late."""
        return cls("slow", seconds=seconds)

    @classmethod
    def malformed(cls) -> "Fault":
        """Executed, but the answer is cut JSON."""
        return cls("malformed")
