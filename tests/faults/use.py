"""How much of a sender's allowed rate is used while its owner is killed: three processes share one bot, one dies."""

from __future__ import annotations

import itertools
import signal
import time
from dataclasses import dataclass

import sqlalchemy as sa

from bot.pacing import LIMITS
from storage.tables import outbox
from tests.faults.machine import Machine, Process, until
from tests.faults.town import Town

NOTICE = (("notice", False, 2),)


@dataclass
class Use:
    """What was accepted of what was allowed."""

    seconds: float
    accepted: int
    allowed: float
    refused: int
    """Answers of 429."""
    longest_gap: float
    """Seconds without a message, the takeover among them."""

    @property
    def share(self) -> float:
        """Of the allowed rate."""
        return self.accepted / self.allowed

    def __str__(self) -> str:
        return (
            f"{self.accepted} accepted of {self.allowed:.0f} allowed in {self.seconds:.0f} s: {self.share:.3f}; "
            f"429: {self.refused}; longest gap {self.longest_gap:.2f} s"
        )


def run(machine: Machine, seconds: float = 120) -> Use:
    """Bulk to more chats than there are places; the process that sends is killed after a third of the time."""
    rate = LIMITS["telegram"].sender.rate
    machine.telegram.limits.enabled = True
    town = Town(machine)
    town.settle_in(round(rate * seconds * 1.2))
    town.keep_awake()
    for first in range(0, len(town.readers), 500):
        town.write_to(town.readers[first : first + 500], kinds=NOTICE)
    machine.start()
    until(lambda: machine.telegram.calls_of("sendMessage", ok=True), "the first message is taken", 60, machine.log)
    began = machine.telegram.calls_of("sendMessage", ok=True)[0].at
    time.sleep(seconds / 3)
    _owner(machine).signal(signal.SIGKILL)
    time.sleep(max(0.0, seconds * 2 / 3))
    calls = machine.telegram.calls_of("sendMessage")
    taken = [call.at for call in calls if call.ok and began <= call.at < began + seconds]
    gaps = [later - earlier for earlier, later in itertools.pairwise(taken)]
    return Use(seconds, len(taken), rate * seconds, sum(call.code == 429 for call in calls), max(gaps, default=seconds))


def _owner(machine: Machine) -> Process:
    """Who has rows on the wire."""
    held = sa.select(outbox.c.owner).where(outbox.c.state == "sending").limit(1)
    found: list[Process] = []

    def look() -> bool:
        owner = machine.look(lambda db: db.scalar(held))
        found[:] = [one for one in machine.processes if owner == f"pid-{one.pid}"]
        return bool(found)

    until(look, "somebody sends", 30, machine.log)
    return found[0]
