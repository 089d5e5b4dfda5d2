"""An officer's rights, and the note that every officer's deed leaves."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from handlers.conversation import Conversation
from handlers.language import N_
from handlers.step import Step
from handlers.world import World
from storage import audit, staff
from storage.staff import Officer

Work = Callable[[Conversation, Officer, list[int]], None]
"""Office work: done by an officer, for the districts that officer looks after."""

TO_NOBODY = N_("You have no office rights now. What you wrote or tapped just now went to nobody.")


def for_officers(work: Work) -> Callable[[Conversation], None]:
    """Rights are looked up at every step, so that taking them away acts at once, under every open question too."""

    @wraps(work)
    def with_rights(c: Conversation) -> None:
        officer = staff.officer_of(c.db, c.person.id)
        if officer is None:
            c.say(N_("This is for officers of the district office only."))
            return c.say(TO_NOBODY) if c.hears and staff.was_officer(c.db, c.person.id) else None
        return work(c, officer, districts_of(c.world, officer))

    return with_rights


def by_officers(reverse: Callable[[Step, Any], bool]) -> Callable[[Step, Any], bool]:
    """Whoever is no officer any more takes nothing back either."""

    @wraps(reverse)
    def with_rights(step: Step, deed: Any) -> bool:
        return step.is_officer and reverse(step, deed)

    return with_rights


def districts_of(world: World, officer: Officer) -> list[int]:
    """The districts an officer looks after: one, or all of a state."""
    return [officer.district_lgd] if officer.district_lgd else world.districts_of(officer.state or "")


def note(
    c: Conversation, deed: str, subject: str, *, before: Any, after: Any, reverse: str = "", why_not: str = ""
) -> None:
    """Write an officer's deed: what was and what is now, and its way back or why there is none."""
    audit.note(
        c.db, c.person.id, deed, subject, c.world.now, before=before, after=after, reverse=reverse, why_not=why_not
    )  # fmt: skip
