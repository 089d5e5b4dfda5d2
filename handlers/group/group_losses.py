"""A group's own chat that is found gone, or moved, only when something is written there."""

from __future__ import annotations

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.language import N_
from handlers.step import begin_for
from handlers.world import World
from storage import groups, staff


def lost(db: Connection, world: World, address_id: int) -> bool:
    """The provider takes nothing for a group's chat any more: it is noted, and its officers hear of it once."""
    group = groups.at_address(db, address_id)
    if group is None or group.telegram_state == "gone":
        return False
    groups.change(db, group.id, telegram_state="gone")
    for officer in staff.officers_for(db, group.district_lgd, world.state_of(group.district_lgd)):
        begin_for(db, world, officer.person_id, "group_lost", str(group.id), purpose="office",
                  once=world.now.isoformat())  # fmt: skip
    return True


def moved(db: Connection, address_id: int, new: str) -> None:
    """The provider says that a group's chat has another id now; the group goes along, unless another lives there already."""
    group = groups.at_address(db, address_id)
    if group is not None and group.telegram_chat is not None and groups.of_chat(db, int(new)) is None:
        groups.move_chat(db, group.telegram_chat, int(new))


def told(c: Conversation) -> None:
    """An officer hears that a group has no chat any more, with the button that brings Haat into one."""
    group = groups.get(c.db, int(c.subject))
    if group is None or group.telegram_state != "gone":
        return
    c.step.tell_to_add(
        c.person.id, N_("{group}: its chat is deleted, or I was removed there; its cards go on here."),
        N_("Add me to a group"), group.token or "", group=group.name,
    )  # fmt: skip


CONVERSATIONS = {"group_lost": told}
