"""Messages that come one upon another, photos above all: a burst of them is acknowledged once."""

from __future__ import annotations

from datetime import timedelta

from handlers.step import Step
from storage import people

BURST = timedelta(seconds=60)
"""What comes so soon after the last belongs to it."""


def begins(step: Step) -> bool:
    """Is this the first of a burst? It is noted that it came."""
    before = step.address.burst_at
    people.change_address(step.db, step.address.id, burst_at=step.world.now)
    return before is None or step.world.now - before > BURST
