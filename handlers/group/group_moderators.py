"""Who looks after a group beside the office: members whom an officer makes its moderators, by name or below a post."""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.group.group_deeds import chat_of
from handlers.language import N_, listing
from handlers.messages import is_telegram
from handlers.office.rights import by_officers, for_officers
from handlers.questions import Option, Question, choice, words_of
from handlers.step import Step, begin_for
from handlers.world import World
from storage import audit, groups
from storage.groups import Group
from storage.staff import Officer

SHOWN = 8


def appoint(db: Connection, world: World, group: Group, person_id: int, *, by: int | None) -> bool:
    """Make a member a moderator, who is told; False for who is no member, or is one already. `by`: the officer."""
    place = groups.member(db, group.id, person_id)
    if place is None or place.status != "member" or place.moderator:
        return False
    _change(db, world, group, person_id, moderator=True, by=by)
    return True


def dismiss(db: Connection, world: World, group: Group, person_id: int, *, by: int | None) -> bool:
    """A moderator is one no more, and is told; False for who is none."""
    place = groups.member(db, group.id, person_id)
    if place is None or not place.moderator:
        return False
    _change(db, world, group, person_id, moderator=False, by=by)
    return True


def _change(db: Connection, world: World, group: Group, person_id: int, *, moderator: bool, by: int | None) -> None:
    groups.change_member(db, group.id, person_id, moderator=moderator)
    if by is not None:
        before = {"group": group.id, "moderator": not moderator}
        audit.note(db, by, "moderator", f"person:{person_id}", world.now, before=before, after={"moderator": moderator},
                   reverse="moderator_back")  # fmt: skip
    news = "made_moderator" if moderator else "no_moderator"
    begin_for(db, world, person_id, news, str(group.id), purpose="office", once=world.now.isoformat())


def made_moderator(c: Conversation) -> None:
    """A member hears what they may do now."""
    group = groups.get(c.db, int(c.subject))
    if group is None:
        return
    in_chat = chat_of(c.db, group) is not None and is_telegram(c.step.address.channel)
    c.say(
        N_("The office made you a moderator of {group}.\nBelow a post you can write: off, mute or ban.")
        if in_chat
        else N_(
            "The office made you a moderator of {group}.\nReports come here; below one you can write: off, mute or ban."
        ),
        group=group.name,
    )


def no_moderator(c: Conversation) -> None:
    """A member hears that they need look after the group no more."""
    group = groups.get(c.db, int(c.subject))
    if group is not None:
        c.say(N_("You are no moderator of {group} any more. Thank you for looking after it."), group=group.name)


# ── an officer, by chat ───────────────────────────────────────────────────────────────────────────────────────────


@for_officers
def moderators(c: Conversation, _officer: Officer, mine: list[int]) -> None:
    """A group's moderators: who they are, one more by name, or one less."""
    group = groups.get(c.db, int(c.subject))
    if group is None or group.district_lgd not in mine:
        return c.say(N_("This is for officers of the district office only."))
    there = groups.moderators_named(c.db, group.id)
    names = listing([one.name or "?" for one in there], c.language) if there else "–"
    options = [Option(f"no:{one.id}", N_("Not {name} any more"), {"name": one.name or "?"}) for one in there[:SHOWN]]
    add = Question(
        "moderator", N_("{group}: its moderators are {names}.\nWrite the name of a member who shall be one too."),
        (*options, Option("leave", N_("Leave it so"))), takes="text", read=words_of,
    )  # fmt: skip
    wish = str(c.ask(add, group=group.name, names=names))
    if wish == "leave":
        return c.say(N_("All right, it stays as it is."))
    if wish.startswith("no:"):
        done = dismiss(c.db, c.world, group, int(wish.removeprefix("no:")), by=c.person.id)
        return c.say(N_("Noted, thank you.") if done else N_("Another officer has done that already."))
    return _one_more(c, group, wish)


def _one_more(c: Conversation, group: Group, words: str) -> None:
    found = groups.members_called(c.db, group.id, words, at_most=SHOWN)
    if not found:
        return c.say(N_("Nobody in {group} is called “{words}”. Only members can look after it."), group=group.name,
                     words=words[:60])  # fmt: skip
    who = found[0].id
    if len(found) > 1 or (found[0].name or "").casefold() != words.casefold():
        options = [Option(str(one.id), "{name}", {"name": one.name or "?"}) for one in found]
        who = c.ask(choice("who", N_("Whom do you mean?"), (*options, Option("leave", N_("None of these")))))
        if who == "leave":
            return c.say(N_("All right, it stays as it is."))
    done = appoint(c.db, c.world, group, int(who), by=c.person.id)
    return c.say(N_("Noted, thank you.") if done else N_("They look after it already."))


def _moderator_back(step: Step, deed: Any) -> bool:
    groups.change_member(
        step.db, int(deed.before["group"]), audit.number_of(deed), moderator=bool(deed.before["moderator"])
    )
    return True


CONVERSATIONS = {"group_moderators": moderators, "made_moderator": made_moderator, "no_moderator": no_moderator}
REVERSES = {"moderator_back": by_officers(_moderator_back), "no_moderator": by_officers(_moderator_back)}
"""The second name is that of deeds written before there was a way to end it."""
