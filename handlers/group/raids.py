"""Raids and newcomers: many strangers in a short time are held until it is over, and a newcomer begins slowly."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from handlers.group.group_deeds import do
from handlers.language import N_, Counted
from handlers.units import ngettext
from storage import groups, inbox, people, staff

if TYPE_CHECKING:
    from handlers.messages import InboundMessage
    from handlers.step import Step
    from storage.groups import Group

JOINS, JOINS_WITHIN = 12, timedelta(minutes=3)
"""So many strangers who come into a chat in this time are a raid."""
POSTS, POSTERS, POSTS_WITHIN = 12, 4, timedelta(minutes=1)
"""So many posts of so many guests in this time are one too."""
LASTS = timedelta(minutes=30)
NEW_FOR = timedelta(hours=24)
"""So long somebody who only came into the chat counts as a newcomer; who joins Haat's group with consent does not."""
NEWCOMER_POSTS = 3
LOOKED_AT = 200


def came(step: Step, group: Group, person_id: int, external_id: str) -> None:
    """Somebody came into the chat: since when is noted; in a raid they are held, and enough of them are one."""
    place = groups.member(step.db, group.id, person_id)
    if place is None or place.status == "guest":
        groups.note_guest(step.db, group.id, person_id, step.world.now, in_chat=True)
    else:
        groups.change_member(step.db, group.id, person_id, in_chat=True)
        if place.status == "member":
            return
    lately = inbox.posts(step.db, step.address.lane, step.world.now - JOINS_WITHIN, at_most=LOOKED_AT)
    joined = {str(one.change["person"]) for one in lately if _is_coming(one.change)}
    if _is_on(step, group):
        return _hold(step, group, external_id)
    if len(joined) >= JOINS:
        _begin(step, group, sorted(joined))


def posted(step: Step, group: Group, message: InboundMessage, person_id: int) -> str | None:
    """The rule by which a guest's post is held: a raid goes on, or they are new and write too much, or no plain words."""
    place = groups.member(step.db, group.id, person_id)
    if place is not None and place.status == "member":
        return None
    now = step.world.now
    lately = inbox.posts(step.db, step.address.lane, now - POSTS_WITHIN, at_most=LOOKED_AT)
    guests = [one.address for one in lately if one.address not in ("", "0") and not one.change]
    if not _is_on(step, group) and len(guests) >= POSTS and len(set(guests)) >= POSTERS:
        strangers = [address for address in dict.fromkeys(guests) if _is_guest(step, group, address)]
        if len(strangers) >= POSTERS:
            _begin(step, group, strangers)
            return "raid"
    if _is_on(step, group):
        return "raid"
    if place is None or now - place.joined_at >= NEW_FOR:
        return None
    if message.kind not in ("text", "edited"):
        return "newcomer"
    before = inbox.posts(step.db, step.address.lane, place.joined_at, at_most=LOOKED_AT)
    written = sum(one.address == message.address and one.id < step.inbox_id and not one.change for one in before)
    return "newcomer" if written >= NEWCOMER_POSTS else None


def _is_coming(change: dict[str, object]) -> bool:
    return change.get("what") == "member" and change.get("status") == "member"


def _is_on(step: Step, group: Group) -> bool:
    return group.raid_until is not None and group.raid_until > step.world.now


def _is_guest(step: Step, group: Group, address: str) -> bool:
    who = people.address_called(step.db, step.address.channel, [address])
    place = groups.member(step.db, group.id, who.person_id) if who else None
    return place is None or place.status not in ("member", "asked")


CAME_AT_ONCE = ngettext("{count} stranger came at once", "{count} strangers came at once")


def _begin(step: Step, group: Group, strangers: list[str]) -> None:
    """Hold all of them; who looks after the group hears of it once; it ends by itself."""
    until = step.world.now + LASTS
    groups.change(step.db, group.id, raid_until=until)
    for one in strangers:
        if _is_guest(step, group, one):
            do(step.db, step.world, step.address, "restrict", f"raid:{step.inbox_id}:{one}", user=one,
               until=int(until.timestamp()))  # fmt: skip
    for person_id in overseers(step, group):
        step.tell(
            person_id,
            N_("{group}: {strangers}. They cannot write there for 30 minutes, then it ends by itself."),
            purpose="office", group=group.name, strangers=Counted(CAME_AT_ONCE, len(strangers)),
        )  # fmt: skip


def _hold(step: Step, group: Group, external_id: str) -> None:
    assert group.raid_until is not None
    do(step.db, step.world, step.address, "restrict", f"raid:{step.inbox_id}:{external_id}", user=external_id,
       until=int(group.raid_until.timestamp()))  # fmt: skip


def overseers(step: Step, group: Group) -> list[int]:
    """Who looks after a group: its moderators and the district's officers, each once."""
    officers = staff.officers_for(step.db, group.district_lgd, step.world.state_of(group.district_lgd))
    return list(dict.fromkeys([*groups.moderators(step.db, group.id), *(one.person_id for one in officers)]))
