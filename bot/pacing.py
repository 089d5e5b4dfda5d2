"""How fast each sender and each address may be written to: token buckets of this process."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic


@dataclass(frozen=True, slots=True)
class Pace:
    """So many a second on the long run, so many at once."""

    rate: float
    burst: float


PACES: dict[str, tuple[Pace, Pace]] = {
    # (sender, address). Telegram: about 30/s over all chats, 1/s in one chat with short bursts (Bot FAQ).
    "telegram": (Pace(25, 25), Pace(1, 4)),
    # Twilio: 80/s a WhatsApp sender; Meta's pair rate is about one in six seconds with borrowed bursts.
    "whatsapp": (Pace(70, 70), Pace(1 / 6, 20)),
}
KEPT = 20_000
"""Beyond this many, buckets that are full again are forgotten: a busy one must not start afresh."""


@dataclass(slots=True)
class Pacer:
    """Token buckets by key, filled by the monotonic clock; business time never moves them."""

    time: Callable[[], float] = monotonic
    _buckets: dict[tuple[str, str], tuple[float, float, Pace]] = field(default_factory=dict)

    def wait_for(self, channel: str, sender: str, address: str) -> float:
        """Take one token of both buckets, or say how many seconds to wait and take none."""
        if channel not in PACES:
            return 0.0
        of_sender, of_address = PACES[channel]
        wait = max(self._lack((channel, sender), of_sender), self._lack((sender, address), of_address))
        if wait == 0.0:
            self._take((channel, sender), of_sender)
            self._take((sender, address), of_address)
        return wait

    def _level(self, key: tuple[str, str], pace: Pace) -> float:
        level, at, _ = self._buckets.get(key, (pace.burst, self.time(), pace))
        return min(pace.burst, level + (self.time() - at) * pace.rate)

    def _lack(self, key: tuple[str, str], pace: Pace) -> float:
        level = self._level(key, pace)
        return 0.0 if level >= 1 else (1 - level) / pace.rate

    def _take(self, key: tuple[str, str], pace: Pace) -> None:
        level = self._level(key, pace) - 1
        if len(self._buckets) > KEPT:
            busy = {one: kept for one, kept in self._buckets.items() if self._level(one, kept[2]) < kept[2].burst}
            self._buckets = busy
        self._buckets[key] = (level, self.time(), pace)
