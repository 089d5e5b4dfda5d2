"""What who looks after a group says of its members in private: who is out or silent, somebody silent for a time, by name."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from handlers.conversation import Conversation
from handlers.group import ban_words, moderation
from handlers.group.group_bans import ban, lift
from handlers.group.group_deeds import for_person
from handlers.group.group_reports import MUTED_FOR
from handlers.group.moderation_orders import named_order
from handlers.hearing import Started
from handlers.language import N_, day, say
from handlers.office.rights import districts_of
from handlers.outbound.letters import FALLBACK_LANGUAGE
from handlers.questions import Option, choice
from handlers.safety.guard import RULES
from handlers.step import Step
from storage import audit, bans, groups, marks, people
from storage.groups import Group

LOOKED_AT, SHOWN = 500, 8
DO, LEAVE = Option("do", N_("Yes, do it")), Option("leave", N_("Leave it so"))
NAMED = ("mute", "ban")
"""What may be ordered by a name; a post is taken off by pointing at it."""


def wished(step: Step, text: str) -> Started | None:
    """An order about a member by name ("lakhan ko 2 din ke liye chup karo"); of a moderator also the question who is out, which an
    officer's desk shows."""
    mine = _looked_after(step)
    if not mine:
        return None
    order = named_order(text)
    if order is not None and order.name and order.deed in NAMED:
        found = _called(step, mine, order.name)
        hours = (order.silent or MUTED_FOR) // timedelta(hours=1)
        opening = {"deed": order.deed, "hours": hours, "who": [list(one) for one in found], "name": order.name}
        return Started("by_name", opening=opening) if found or order.silent is not None else None
    if step.is_officer:
        return None
    return Started("out_here") if ban_words.asks_who_is_out(text) else None


def _looked_after(step: Step) -> list[Group]:
    """The groups of which the speaker is a moderator; for an officer, those of the office."""
    if step.officer is not None:
        return groups.in_districts(step.db, districts_of(step.world, step.officer))
    return [one for one, place in groups.of_person(step.db, step.person.id) if place.moderator]


def _called(step: Step, mine: list[Group], words: str) -> list[tuple[int, int]]:
    """Group and person of each member whose name the words hold, in either script; nobody who looks after the group."""
    return [
        (group.id, one.id)
        for group in mine
        for one in ban_words.named(groups.members_called(step.db, group.id, "", at_most=LOOKED_AT), words)
        if not moderation.may_moderate(step, group, one.id)
    ]


def by_name(c: Conversation) -> None:
    """Whom an order by name means, asked back before it is done."""
    found = [(int(group), int(person)) for group, person in c.opening["who"]]
    if not found:
        return c.say(N_("Nobody in your groups is called “{words}”."), words=str(c.opening["name"])[:60])
    group_id, person_id = found[0]
    if len(found) > 1:
        options = [Option(f"{one}:{who}", "{name} · {group}", _words(c, one, who)) for one, who in found[:SHOWN]]
        which = str(c.ask(choice("whom", N_("Whom do you mean?"), (*options, LEAVE))))
        if which == LEAVE.value:
            return c.say(N_("All right, it stays as it is."))
        group_id, person_id = (int(part) for part in which.split(":"))
    group = groups.get(c.db, group_id)
    if group is None or not moderation.may_moderate(c.step, group, c.person.id):
        return c.say(N_("This is for officers of the district office only."))
    until = c.world.now + timedelta(hours=int(c.opening["hours"]))
    puts_out = c.opening["deed"] == "ban"
    text = N_("Put {name} out of {group}?") if puts_out else N_("Shall {name} be silent in {group} until {day}?")
    wish = c.ask(choice("sure", text, (DO, LEAVE)), **_words(c, group_id, person_id), day=_day(c, until))
    if wish == LEAVE.value:
        return c.say(N_("All right, it stays as it is."))
    before: Any = {"status": "member"}
    if puts_out:
        before = ban(c.db, c.world, person_id, group.district_lgd, by=c.person.id, reason="moderator")
    else:
        _silence(c, group, person_id, until)
    reverse, why_not = ("unban", "") if puts_out else ("", N_("they have been told"))
    audit.note(c.db, c.person.id, str(c.opening["deed"]), f"person:{person_id}", c.world.now, before=before,
               after={"group": group.id}, reverse=reverse, why_not=why_not)  # fmt: skip
    return c.say(N_("Noted, thank you."))


def _silence(c: Conversation, group: Group, person_id: int, until: datetime) -> None:
    """A member may not write in a group until then, and hears so with the way to object."""
    mark = marks.add(c.db, group.id, person_id, "moderator", "muted", c.world.now, until=until, officer_id=c.person.id)
    cause = f"mark:{mark}:restrict"
    for_person(c.db, c.world, group, person_id, "restrict", cause, until=int(until.timestamp()))
    tongue = people.person(c.db, person_id).language or FALLBACK_LANGUAGE
    address = people.reached_at(c.db, person_id)
    if address is not None and address.last_inbound_at is not None:
        told = N_("Those who look after {group} let you write there again on {day}. The rule: {rule}.")
        c.tell(person_id, told, purpose="office", group=group.name, day=day(until.astimezone(c.world.zone).date(), tongue),
               rule=say(tongue, RULES["moderator"]))  # fmt: skip


def out_here(c: Conversation) -> None:
    """Who is out of the groups that the speaker looks after, or may not write there now; whom they may let in, by a tap."""
    mine = _looked_after(c.step)
    lines: list[str] = []
    options: list[Option] = []
    for group in mine:
        there = groups.members_called(c.db, group.id, "", at_most=LOOKED_AT)
        silent = [
            one for person in there if (one := marks.silence_of(c.db, group.id, person.id, c.world.now)) is not None
        ]
        lines += [say(c.language, N_("{name}: silent in {group} until {day}"), name=one.name or "?", group=group.name,
                      day=_day(c, one.until)) for one in silent]  # fmt: skip
        options += [Option(f"mark:{one.id}", N_("Free: {name}"), {"name": one.name or "?"}) for one in silent]
    for one in bans.in_districts(c.db, sorted({group.district_lgd for group in mine}), at_most=LOOKED_AT):
        if one.officer_id != c.person.id and not any(groups.member(c.db, group.id, one.person_id) for group in mine):
            continue  # who was never in these groups is no matter of theirs
        text = N_("{name}: out until {day}") if one.until else N_("{name}: out until the office lets them in")
        lines.append(say(c.language, text, name=one.name or "?", day=_day(c, one.until) if one.until else ""))
        if one.officer_id == c.person.id:
            options.append(
                Option(f"ban:{one.district_lgd}:{one.person_id}", N_("Free: {name}"), {"name": one.name or "?"})
            )
    if not lines:
        return c.say(N_("Nobody is out of your groups."))
    if not options:
        return c.say("{people}", people="\n".join(lines[:SHOWN]))
    which = str(c.ask(choice("free", "{people}", (*options[:SHOWN], LEAVE)), people="\n".join(lines[:SHOWN])))
    if which == LEAVE.value:
        return c.say(N_("All right, it stays as it is."))
    return c.say(N_("Noted, thank you.") if _freed(c, which) else N_("Another officer has done that already."))


def _freed(c: Conversation, which: str) -> bool:
    kind, _, rest = which.partition(":")
    if kind == "mark":
        one = marks.get(c.db, int(rest))
        return one is not None and moderation.take_back(c.step, one, by=c.person.id)
    district, _, person = rest.partition(":")
    stands = bans.get(c.db, int(district), int(person))
    return stands is not None and lift(c.db, c.world, stands, by=c.person.id)


def _words(c: Conversation, group_id: int, person_id: int) -> dict[str, str]:
    group = groups.get(c.db, group_id)
    return {"name": people.person(c.db, person_id).name or "?", "group": group.name if group is not None else "–"}


def _day(c: Conversation, until: datetime) -> str:
    return day(until.astimezone(c.world.zone).date(), c.language)


CONVERSATIONS = {"by_name": by_name, "out_here": out_here}
