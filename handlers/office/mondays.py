"""On Mondays makers hear what buyers asked for, and offices which words nobody could read."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time, timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.language import N_, render
from handlers.outbound import windows
from handlers.step import begin_for
from handlers.world import World
from storage import aliases, demand, people, profiles, search, settings, staff
from storage.parts import by_itself

MONDAY, AT = 0, time(10)
WEEK = timedelta(days=7)
A_WINDOW = 100
"""Makers written to in one transaction of the tick."""
GOODS_TOLD = 3
SETTING = "monday"
UNTIL_IT_LEAVES = timedelta(minutes=55)
"""So long such words may wait for their turn; WhatsApp's window must still be open then, since nobody is rung up for a list of
goods."""


def tell_makers(db: Connection, world: World, *, at_most: int = A_WINDOW) -> int:
    """The tick: on Monday morning the next window of makers hears what was asked for of their goods; how many do.

    It counts against the attention budget of each like a day's cards. Only who agreed to enquiries is written to.
    """
    here = world.now.astimezone(world.zone)
    if here.weekday() != MONDAY or here.time() < AT:
        return 0
    week = here.date().isoformat()
    kept = settings.get(db, SETTING) or {}
    if kept.get("week") == week and kept.get("after") is None:
        return 0
    held = settings.hold(db, SETTING)
    if held is None:
        return 0
    if held.get("week") != week:
        tell_offices(db, world, week)
        held = {"week": week, "after": 0}
    if held.get("after") is None:
        return 0
    asked = demand.asked_since(db, world.now - WEEK)
    window = demand.sellers_after(db, held["after"], at_most=at_most) if asked else []
    told = 0
    for seller in _who_listens(db, world, window):
        with by_itself(db, f"seller:{seller.id}"):
            told += _tell(db, world, week, seller, asked)
    further = window[-1].id if len(window) == at_most else None
    settings.put(db, SETTING, {"week": week, "after": further})
    return told


def _who_listens(db: Connection, world: World, window: Sequence[Any]) -> list[Any]:
    live = [seller for seller in window if seller.status == "live"]
    allowed = set(search.may_be_found(db, [seller.id for seller in live]))
    return [seller for seller in live if seller.id in allowed and _takes_free_text(db, world, seller.person_id)]


def _takes_free_text(db: Connection, world: World, person_id: int) -> bool:
    address = people.reached_at(db, person_id)
    if address is None or address.stopped_at is not None:
        return False
    return windows.is_open(address, world.now + UNTIL_IT_LEAVES)


def _tell(db: Connection, world: World, week: str, seller: Any, asked: dict[str, int]) -> bool:
    mine = profiles.tags_of(db, seller.id)
    of_mine = {kind: asked[kind] for concept in mine for kind in world.catalogue.kinds_of(concept) if kind in asked}
    if not of_mine:
        return False
    most = sorted(of_mine.items(), key=lambda one: (-one[1], one[0]))[:GOODS_TOLD]
    opening = {"asked": [list(one) for one in most]}
    return begin_for(db, world, seller.person_id, "asked_for", week, opening, purpose="digest", once=week)


def asked_for(c: Conversation) -> None:
    """A maker hears what buyers asked for in the week that is over."""
    lines = [
        f"{render(c.world.catalogue.product(concept), c.language)}: {many}" for concept, many in c.opening["asked"]
    ]
    c.say(N_("Last week buyers asked for:\n{goods}\nHave some ready; write to me if you make anything new."),
          goods="\n".join(lines))  # fmt: skip


def tell_offices(db: Connection, world: World, week: str) -> int:
    """The officers hear once a week that words wait to be named; how many officers."""
    if not aliases.unread(db, at_most=1):
        return 0
    officers = staff.officers_anywhere(db)
    return sum(
        begin_for(db, world, one.person_id, "words_week", week, purpose="office", once=week) for one in officers
    )  # fmt: skip


CONVERSATIONS = {"asked_for": asked_for}
