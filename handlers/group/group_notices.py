"""Notices as cards in groups: what two officers have approved hangs in a group's chat and stands in its members' digest."""

from __future__ import annotations

from typing import Any

from handlers.conversation import Conversation
from handlers.group import group_cards
from handlers.language import N_, listing
from handlers.office.rights import by_officers, for_officers, note
from handlers.questions import Option, choice
from handlers.step import Step
from storage import audit, broadcasts, cards, groups, notices
from storage.notices import Notice, NotSendable
from storage.staff import Officer

HANG = Option("hang", N_("Hang it in groups"), also=("group me lagao", "ग्रुप में लगाओ", "ग्रुपमध्ये लावा"))
ALL = Option("all", N_("All of these"), also=("sab", "सब", "सगळे"))
SHOWN = 8


def may_hang(c: Conversation, one: Notice, mine: list[int]) -> bool:
    """Is there a group of the office, and was this version approved for sending as every notice must be?"""
    return bool(groups.in_districts(c.db, mine)) and broadcasts.was_approved(c.db, one.id, one.version)


@for_officers
def hang(c: Conversation, _officer: Officer, mine: list[int]) -> None:
    """In which groups a notice hangs as a card."""
    one = notices.notice(c.db, int(c.subject))
    theirs = groups.in_districts(c.db, mine)
    if one is None or not may_hang(c, one, mine):
        return c.say(N_("A notice hangs in groups after another officer has approved its sending."))
    options = [Option(str(group.id), "{group}", {"group": group.name}) for group in theirs[:SHOWN]]
    which = options[0].value
    if len(options) > 1:
        which = str(c.ask(choice("where", N_("In which group shall it hang?"), (*options, ALL))))
    chosen = [group for group in theirs if which in ("all", str(group.id))]
    try:
        hung = [group for group in chosen if group_cards.hang_notice(c.step, group, one)]
    except NotSendable:
        return c.say(N_("This notice may not be sent as it stands."))
    if not hung:
        return c.say(N_("It hangs there already."))
    note(
        c,
        "hang_notice",
        f"notice:{one.id}",
        before=None,
        after={"groups": [group.id for group in hung]},
        reverse="unhang_notice",
    )
    return c.say(N_("It hangs in {groups}. Members elsewhere find it in their next message of the day."),
                 groups=listing([group.name for group in hung], c.language))  # fmt: skip


def over(step: Step, notice_id: int, *, only: list[int] | None = None) -> None:
    """A notice that is put away hangs nowhere any more."""
    for card in cards.of_notice(step.db, notice_id):
        if (only is None or card.group_id in only) and cards.settle(step.db, card.id, "closed", step.world.now):
            cards.change(step.db, card.id, stale=True)


def _unhang(step: Step, deed: Any) -> bool:
    over(step, audit.number_of(deed), only=list(deed.after["groups"]))
    return True


CONVERSATIONS = {"notice_hang": hang}
REVERSES = {"unhang_notice": by_officers(_unhang)}
