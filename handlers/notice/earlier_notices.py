"""A circular that changes or calls off an earlier one: the notice that it was is offered to be taken back."""

from __future__ import annotations

from handlers.circulars.days import mentions
from handlers.circulars.page import Page
from handlers.conversation import Conversation
from handlers.group import group_notices
from handlers.language import N_
from handlers.notice import broadcasts
from handlers.office.rights import note
from handlers.questions import yes_no
from storage import notices
from storage.notices import Notice
from storage.staff import Officer

LOOKED_AT = 30
"""So many of an office's newest notices may be meant."""


def offer_to_take_back(c: Conversation, officer: Officer, mine: list[int], number: int, text: str) -> None:
    """After its change is kept: may the earlier notice go to the archive, with what of it was to be sent?"""
    taken = c.kept.get("earlier")
    one = notices.notice(c.db, int(taken)) if taken is not None else _earlier(c, mine, number, text)
    if one is None:
        return
    c.once("earlier", lambda: one.id)
    asks = yes_no(
        "take_back",
        N_("Does this stand in the place of notice {earlier}: “{title}”? Then I put that one away, unsent."),
    )
    if c.ask(asks, earlier=one.id, title=one.title_in(c.language)) == "yes":
        c.once("taken_back", lambda: _take_back(c, officer, one))


def _earlier(c: Conversation, mine: list[int], number: int, text: str) -> Notice | None:
    """The newest other notice whose day, or last day, the circular names."""
    named = {day.isoformat() for one in mentions(Page.of(text), c.world.today) for day in one.days}
    state = c.world.state_of(mine[0]) if mine else None
    for one in notices.listed(c.db, mine, statuses=("ready",), state=state, at_most=LOOKED_AT):
        days = {*one.event_dates, *([one.last_date.isoformat()] if one.last_date else [])}
        if one.id != number and days & named:
            return one
    return None


def _take_back(c: Conversation, officer: Officer, one: Notice) -> bool:
    for each in broadcasts.mine(c.db, c.world, officer, *broadcasts.OPEN):
        if each.notice_id == one.id:
            broadcasts.cancel(c.db, c.world, officer, each.id)
    notices.archive(c.db, one.id, c.world.now)
    group_notices.over(c.step, one.id)
    note(c, "archive_notice", f"notice:{one.id}", before={"status": one.status}, after={"status": "archived"},
         reverse="open_notice")  # fmt: skip
    return True
