"""The words that moderators are taught, written to Haat itself: the decision on the report that is open there, never a
STOP of their own."""

from __future__ import annotations

from handlers.group.moderation_orders import order_of
from handlers.language import N_
from handlers.step import Step
from storage import conversations, groups
from storage.conversations import Talk

DECIDED = frozenset({"off", "mute", "ban"})
CARD = "report_seen"


def is_order(text: str) -> bool:
    """Are these words such as take a post off, silence its author or put them out?"""
    order = order_of(text)
    return order is not None and order.deed in DECIDED


def open_card(step: Step, floor: Talk | None) -> Talk | None:
    """The report that such words decide on: the one that has the floor, else the only one that waits."""
    if floor is not None and floor.name == CARD and floor.asked:
        return floor
    waiting = [talk for talk in conversations.open_of(step.db, step.person.id) if talk.name == CARD and talk.asked]
    return waiting[0] if len(waiting) == 1 else None


def moderates(step: Step) -> bool:
    """Is the speaker a moderator of some group?"""
    return groups.is_moderator(step.db, step.person.id)


def say_where(step: Step) -> None:
    """There is no report to decide on, or there are several: where the words belong."""
    step.say(N_("For which post? Tap below its report here, or write that as a reply to the post in the group."))
