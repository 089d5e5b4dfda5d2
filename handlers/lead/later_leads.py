"""A seller who answers a lead later: the card waits, and they are asked once more in time."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation, Waiting
from handlers.language import N_, day
from handlers.step import begin_for
from handlers.world import World
from storage import matches
from storage.enquiries import Enquiry
from storage.matches import Match
from storage.parts import by_itself

MORNING, EVENING = time(10), time(18)
"""When a seller who answers later is asked once more, by the market's clock."""
MOST_DAYS_LATER = 10
"""An enquiry lives 15 days; who says "next month" is asked while it is open."""


def put_off(c: Conversation, one: Match, posted: Enquiry, answer: Mapping[str, Any], next_one: str) -> None:
    """Who answers later is asked once more then; the card waits with its buttons, and nothing is asked before."""
    if not answer["now"]:
        return
    at = _when_later(c.world, posted, answer["later"])
    if c.kept.get("put_off") or c.opening.get("once_more"):
        c.say(N_("All right. It stays open; tap above when you know."))
    else:
        c.kept["put_off"] = at.isoformat()
        matches.ask_again(c.db, one.id, at)
        today = at.astimezone(c.world.zone).date() == c.world.today
        text = N_("All right. It stays open; I ask you once more this evening.") if today else N_(
            "All right. It stays open; I ask you once more on {day}.")  # fmt: skip
        c.say(text, day=day(at.astimezone(c.world.zone).date(), c.language))
    c.asked = next_one
    raise Waiting(next_one)


def _when_later(world: World, posted: Enquiry, days: int) -> datetime:
    """When a seller who said "later" is asked once more: at ten in the morning, "in the evening" at six; in time for the day
    by which the buyer needs it."""
    here = world.now.astimezone(world.zone)
    if days == 0 and here.time() < EVENING:
        return datetime.combine(here.date(), EVENING, world.zone)
    last = posted.needed_by - timedelta(days=2) if posted.needed_by else here.date() + timedelta(days=MOST_DAYS_LATER)
    due = min(here.date() + timedelta(days=max(days, 1)), max(last, here.date() + timedelta(days=1)))
    return datetime.combine(due, MORNING, world.zone)


def ask_again(db: Connection, world: World) -> int:
    """The tick: sellers who said that they answer later are asked once more, with the card and its buttons; how many."""
    due = matches.to_ask_again(db, world.now)
    for one in due:
        with by_itself(db, f"match:{one.id}"):
            matches.was_asked_again(db, one.id)
            begin_for(db, world, one.seller_id, "lead", str(one.id), {"once_more": True}, purpose="lead", once="later")
    return len(due)
