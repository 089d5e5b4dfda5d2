"""WhatsApp's window: who may be written to in free words now, and who by template only."""

from __future__ import annotations

from datetime import timedelta

from handlers.step import Step
from storage import people

WINDOW = timedelta(hours=24) - timedelta(minutes=5)
"""WhatsApp takes free text for 24 hours after a person's last message; five minutes are kept as a margin."""


def hears_freely(step: Step, person_id: int) -> bool:
    """May free words reach somebody now? False also for who cannot be reached at all."""
    address = people.reached_at(step.db, person_id)
    if address is None or not address.channel.endswith("whatsapp"):
        return address is not None
    return address.last_inbound_at is not None and step.world.now - address.last_inbound_at < WINDOW
