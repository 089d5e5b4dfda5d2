"""How fast each sender, each chat and each group may be written to: pure arithmetic on moments that are handed in.

The sender's own bucket and its groups' last minute are kept in the store (storage/limits.py); what one private chat
got in the last seconds is remembered here, and after a start less is trusted to be free.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from datetime import datetime

from storage.limits import Sender


@dataclass(frozen=True, slots=True)
class Pace:
    """So many a second on the long run, so many at once."""

    rate: float
    burst: float


@dataclass(frozen=True, slots=True)
class Limits:
    """What one channel bears."""

    sender: Pace
    chat: Pace
    group_minute: int = 0
    """Messages in any 60 seconds in one group, and as many edits; 0 = groups are chats like others."""
    fresh: float = 1
    """What an address is trusted to bear right after a start, when nobody knows what it got just before."""


LIMITS: dict[str, Limits] = {
    # Telegram: about 30 in any second over all chats, 1 a second in one chat after a short burst, 20 a minute in a
    # group (https://core.telegram.org/bots/faq); below that by what the network may push together.
    "telegram": Limits(Pace(28, 2), Pace(1, 4), group_minute=18),
    # Twilio: 80 a second a WhatsApp sender; Meta: about one in six seconds to one person, bursts are borrowed.
    "whatsapp": Limits(Pace(72, 8), Pace(1 / 6, 20), fresh=5),
}
MINUTE = 60_000
KEPT = 20_000
"""Beyond this many, buckets that are full again are forgotten: a busy one must not start afresh."""


@dataclass(slots=True)
class Allowance:
    """What may leave through one sender in the batch that is being put together."""

    level: float
    pace: Pace
    recent: dict[str, list[int]]
    touched: bool = False
    """Something leaves for a group."""
    set_back: bool = False
    """The clock went back since the bucket was written, so that it counts from now on."""

    @property
    def whole(self) -> int:
        """How many messages may leave now."""
        return int(self.level + 1e-6)

    @property
    def seconds(self) -> float:
        """How long until the next one may leave."""
        return max(0.0, (1 - self.level) / self.pace.rate)

    @property
    def in_a_second(self) -> int:
        """How many may leave in any one second, however late some of them were let go."""
        return int(self.pace.rate) + 1


def allowance(one: Sender, now: datetime) -> Allowance | None:
    """What the stored bucket of a sender holds now; None: its channel has no limits."""
    limits = LIMITS.get(one.channel)
    if limits is None:
        return None
    pace = limits.sender
    if one.per_second:
        # What may leave at once is what the rate gives in the same small part of a second.
        pace = Pace(one.per_second, max(1.0, pace.burst * one.per_second / pace.rate))
    level, set_back = pace.burst, False
    if one.level is not None and one.level_at is not None:
        # A clock that was set back gives nothing and takes nothing.
        set_back = now < one.level_at
        passed = max(0.0, (now - one.level_at).total_seconds())
        level = min(pace.burst, one.level + passed * pace.rate)
    horizon = _ms(now) - MINUTE
    recent = {
        key: kept for key, moments in (one.recent or {}).items() if (kept := [at for at in moments if at > horizon])
    }
    return Allowance(level, pace, recent, set_back=set_back)


@dataclass(slots=True)
class Pacer:
    """What each chat got lately; `begun` is when this process began to know."""

    begun: datetime
    _buckets: dict[tuple[str, int], tuple[float, datetime]] = field(default_factory=dict)

    def wait_for(
        self, channel: str, address_id: int, now: datetime, *, group: bool = False, edit: bool = False,
        budget: Allowance | None = None,
    ) -> float:  # fmt: skip
        """Take one message's worth of a chat (and of its sender's budget), or name the seconds to wait and take none."""
        limits = LIMITS.get(channel)
        if limits is None:
            return 0.0
        key = (channel, address_id)
        level = self._level(key, limits, now)
        if key in self._buckets and now < self._buckets[key][1]:
            self._buckets[key] = (level, now)
        wait = 0.0 if edit or level >= 1 - 1e-6 else (1 - level) / limits.chat.rate
        window = f"{address_id}{'e' if edit else ''}"
        if group and limits.group_minute and budget is not None:
            wait = max(wait, _wait_of_window(budget.recent.get(window, []), limits.group_minute, now))
        if budget is not None and not budget.whole:
            wait = max(wait, budget.seconds)
        if wait:
            return wait
        if not edit:
            self._keep(key, level - 1, now)
        if budget is not None:
            budget.level -= 1
            if group and limits.group_minute:
                budget.recent.setdefault(window, []).append(_ms(now))
                budget.touched = True
        return 0.0

    def _level(self, key: tuple[str, int], limits: Limits, now: datetime) -> float:
        kept = self._buckets.get(key)
        level, at = kept or (limits.fresh, self.begun)
        passed = max(0.0, (now - at).total_seconds())
        return min(limits.chat.burst, level + passed * limits.chat.rate)

    def _keep(self, key: tuple[str, int], level: float, now: datetime) -> None:
        if len(self._buckets) > KEPT:
            self._buckets = {
                one: kept for one, kept in self._buckets.items()
                if self._level(one, LIMITS[one[0]], now) < LIMITS[one[0]].chat.burst
            }  # fmt: skip
        self._buckets[key] = (level, now)


class Gate:
    """What really left through each sender in the last second.

    A budget is counted when a batch is put together; a commit that takes long, or a process that stood still, would let
    the messages of two seconds leave in one.
    """

    def __init__(self) -> None:
        self._left: dict[str, deque[float]] = {}

    def wait_for(self, sender: str, in_a_second: int, moment: float) -> float:
        """Take a place of a sender on the wire, at most so many in a second; or name the seconds to wait and take none."""
        left = self._left.get(sender)
        if left is None or left.maxlen != in_a_second:
            left = self._left[sender] = deque(left or (), in_a_second)
        if len(left) == in_a_second and left[0] + 1 > moment:
            return left[0] + 1 - moment
        left.append(moment)
        return 0.0


def _wait_of_window(moments: list[int], at_most: int, now: datetime) -> float:
    """Seconds until fewer than so many lie in the last minute."""
    inside = [at for at in moments if at > _ms(now) - MINUTE]
    if len(inside) < at_most:
        return 0.0
    return max(0.001, (inside[-at_most] + MINUTE - _ms(now)) / 1000)


def _ms(moment: datetime) -> int:
    return round(moment.timestamp() * 1000)
