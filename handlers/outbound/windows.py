"""WhatsApp's window: who may be written to in free words now, and who by template only."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.engine import Connection

from handlers.messages import is_whatsapp
from storage import deciding, people
from storage.database import Record
from storage.outbox import Due
from storage.people import Address

WINDOW = timedelta(hours=24) - timedelta(minutes=5)
"""WhatsApp takes free text for 24 hours after a person's last message; five minutes are kept as a margin."""


def is_open(place: Address | Due | Record, now: datetime) -> bool:
    """May free words go there now? WhatsApp alone shuts, a day after the last word from there."""
    heard = place.last_inbound_at
    return not is_whatsapp(place.channel) or (heard is not None and now - heard < WINDOW)


def hears_at_all(db: Connection, person_id: int, twin: str, now: datetime) -> bool:
    """Can somebody be told something now: in free words, by that template in their language, or at another address?"""
    address = people.reached_at(db, person_id)
    if address is None or is_open(address, now):
        return address is not None
    tongue = people.person(db, person_id).language
    approved = (twin, address.sender, tongue) in deciding.approved_twins(db, [twin])
    return approved or any(is_open(one, now) for one in deciding.other_addresses(db, person_id, address.id))


def hears_freely(db: Connection, person_id: int, now: datetime) -> bool:
    """May free words reach somebody now? False also for who cannot be reached at all."""
    address = people.reached_at(db, person_id)
    return address is not None and is_open(address, now)
