"""Pictures in a group's own chat: whatever carries a QR for money or a link is taken off before it spreads."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.conversation import Conversation, ErrandFailed
from handlers.group import moderation
from handlers.messages import InboundMessage
from handlers.safety import guard
from handlers.step import Step
from storage import groups, people
from storage.groups import Group
from storage.people import Address


def look_at(step: Step, group: Group, message: InboundMessage, author: Address, photos: Sequence[int]) -> None:
    """Have the photos of a post looked at; what is found acts in the chat's own lane."""
    for media_id in photos:
        step.begin(
            step.address.person_id, "group_picture", f"{group.id}:{media_id}",
            {"author": author.id, "message": message.message_id, "post": step.inbox_id}, purpose="group",
        )  # fmt: skip


def group_picture(c: Conversation) -> None:
    """One photo of a post: with a payment QR or a link in it the post goes, as its words would."""
    group_id, _, media_id = c.subject.partition(":")
    group = groups.get(c.db, int(group_id))
    rule = rule_in(c, int(media_id))
    if group is None or rule is None:
        return
    author = people.address(c.db, int(c.opening["author"]))
    moderation.take_off(c.step, group, author, rule, str(c.opening["message"]), int(c.opening["post"]))


def rule_in(c: Conversation, media_id: int, name: str = "codes") -> str | None:
    """The rule that a picture's QR codes break; None for a clean one, and for one that cannot be opened."""
    try:
        codes = c.wait_for(name, "codes_in", by="heavy", media_id=media_id)
    except ErrandFailed:
        return None
    rules = [guard.RULE_OF_CODE[kind] for kind in codes if kind in guard.RULE_OF_CODE]
    return "payment_id" if "payment_id" in rules else next(iter(rules), None)


CONVERSATIONS = {"group_picture": group_picture}
