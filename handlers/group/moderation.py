"""Moderation: a post that breaks a rule is taken off before it spreads, its author hears which rule, and may object."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers.conversation import Conversation
from handlers.group import ban_words, group_questions, group_words, post_goods, raids
from handlers.group.group_bans import ban
from handlers.group.group_deeds import do, for_person, put_out
from handlers.group.moderation_orders import order_in
from handlers.group.objections import objection_to
from handlers.hearing import Started
from handlers.language import N_, day, say
from handlers.messages import InboundMessage
from handlers.office.rights import districts_of, note
from handlers.questions import Misread, Option, Reply, choice
from handlers.safety.guard import GRAVE, RULES, rules_in
from handlers.step import Step
from storage import audit, bans, groups, inbox, marks, people, profiles, staff
from storage.groups import Group
from storage.people import Address

GENTLE = ("role", "newcomer", "raid")
"""Nobody's fault: the post goes, and nothing is counted against its author."""
LOOKED_AT = 300
"""How many of the newest posts of a chat are looked at for repeated posts."""
MEMORY = timedelta(days=30)
OBJECTS_WITHIN = timedelta(days=7)
"""So long words about a post that was taken off are about the newest mark."""
SILENT = (timedelta(0), timedelta(days=1), timedelta(days=7))
"""How long somebody may not write after the first, second and every further mark within thirty days."""
FLOOD, FLOOD_WITHIN = 8, timedelta(minutes=1)
REPEAT_WITHIN = timedelta(hours=24)


def guard(step: Step, group: Group, message: InboundMessage, author: Address) -> bool:
    """Take off a post that breaks a rule, mark it and silence who goes on; False for a clean one.

    Officers of the district and the group's moderators write what they like. Graded: the first mark only takes the post
    off, the second silences for a day, further ones for a week; all marks of a district's groups count together.
    """
    if may_moderate(step, group, author.person_id):
        return False
    if bans.stands(step.db, group.id, author.person_id):
        do(step.db, step.world, step.address, "delete", f"banned:{step.inbox_id}", message=message.message_id)
        put_out(step.db, step.world, group, author.person_id, f"banned:{step.inbox_id}")
        return True
    if _goes_on_flooding(step, group, author):
        do(step.db, step.world, step.address, "delete", f"flood:{step.inbox_id}", message=message.message_id)
        return True
    rule = (
        broken(step, message)
        or raids.posted(step, group, message, author.person_id)
        or _off_role(step, group, message, author)
    )
    if rule is None:
        return False
    take_off(step, group, author, rule, message.message_id, step.inbox_id)
    return True


def _goes_on_flooding(step: Step, group: Group, author: Address) -> bool:
    """Is it the rest of a burst that has its mark already? Posts that were on their way before the mark reached their
    author go off in silence: one burst is one mark."""
    return marks.stands(step.db, group.id, author.person_id, "flood", step.world.now - FLOOD_WITHIN)


def take_off(
    step: Step, group: Group, author: Address, rule: str, message_id: str, inbox_id: int, *, by: int | None = None,
    silent: timedelta | None = None,
) -> None:  # fmt: skip
    """Take a post off its group's chat by a rule, once, with what the rule's breaker has come to by now."""
    before = marks.count(
        step.db, author.person_id, step.world.now - MEMORY, district_lgd=group.district_lgd, but=GENTLE
    )
    if silent is None:
        grade = 0 if rule in GENTLE else min(before + (rule in GRAVE), len(SILENT) - 1)
        silent = SILENT[grade]
    until = step.world.now + silent if silent else None
    mark = marks.add(
        step.db, group.id, author.person_id, rule, "muted" if until else "removed", step.world.now,
        inbox_id=inbox_id, until=until, officer_id=by,
    )  # fmt: skip
    if mark is None:
        return
    do(step.db, step.world, step.address, "delete", f"mark:{mark}:delete", message=message_id)
    group_questions.removed_post(step, inbox_id)
    if until is not None:
        do(step.db, step.world, step.address, "restrict", f"mark:{mark}:restrict", user=author.external_id,
           until=int(until.timestamp()))  # fmt: skip
    if author.last_inbound_at is not None and rule != "raid":
        step.begin(author.person_id, "taken_off", str(mark), purpose="office")
    if (rule in GRAVE or before >= 2) and by is None:
        for person_id in raids.overseers(step, group):
            step.begin(person_id, "mark_seen", str(mark), purpose="office")


def may_moderate(step: Step, group: Group, person_id: int) -> bool:
    """Officers of the group's district, and the members whom an officer made moderators."""
    officer = staff.officer_of(step.db, person_id)
    if officer is not None and group.district_lgd in districts_of(step.world, officer):
        return True
    return person_id in groups.moderators(step.db, group.id)


def broken(step: Step, message: InboundMessage) -> str | None:
    """The rule that a post breaks, the gravest first; None for a clean one. The photos of one album are one post."""
    found = rules_in(message.text)
    if message.forwarded and not found:
        found = {"forward"}
    if not found:
        lately = inbox.posts(step.db, step.address.lane, step.world.now - REPEAT_WITHIN, at_most=LOOKED_AT)
        mine = [one for one in lately if one.address == message.address and one.id < step.inbox_id and not one.change]
        said = _plain(message.text)
        fresh = {one.album or str(one.id) for one in mine if one.at > step.world.now - FLOOD_WITHIN}
        if len(said) > 12 and sum(_plain(one.text) == said for one in mine) >= 2:
            found = {"repeat"}
        elif len(fresh - {message.album}) >= FLOOD:
            found = {"flood"}
    grave = [rule for rule in RULES if rule in found and rule in GRAVE]
    return next(iter(grave or [rule for rule in RULES if rule in found]), None)


def _off_role(step: Step, group: Group, message: InboundMessage, author: Address) -> str | None:
    """An offer of somebody who is in the group as a buyer, or whom the office has not verified where it must have."""
    if not message.text or not step.world.catalogue.tag(message.text):
        return None
    if post_goods.read(step, group, message.text, author.person_id).kind != "offer":
        return None
    place, seller = groups.member(step.db, group.id, author.person_id), profiles.profile_of(step.db, author.person_id)
    if group.offers_by == "verified" and (seller is None or seller.verified_at is None):
        return "role"
    return (
        "role" if place is not None and place.status == "member" and place.role == "buyer" and seller is None else None
    )


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


# ── hearing of it ─────────────────────────────────────────────────────────────────────────────────────────────────


def taken_off(c: Conversation) -> None:
    """The author hears which rule fired and for how long; who finds that wrong reaches an officer."""
    one = marks.get(c.db, int(c.subject))
    if one is None or one.lifted_at is not None:
        return
    text = (
        N_("Your post in {group} was taken off. The rule: {rule}.\nYou can write there again on {day}.")
        if one.until
        else N_("Your post in {group} was taken off. The rule: {rule}.")
    )
    words = str(c.opening.get("why") or "") or objection_to(
        c, text, group=one.group, rule=say(c.language, RULES[one.rule]),
        day=day(one.until.astimezone(c.world.zone).date(), c.language) if one.until else "",
    )  # fmt: skip
    if not words:
        return c.say(N_("Thank you."))
    if not marks.appeal(c.db, one.id, words, c.world.now):
        marks.say_more(c.db, one.id, words)
    else:
        group = groups.get(c.db, one.group_id)
        for person_id in raids.overseers(c.step, group) if group else ():
            c.step.begin(person_id, "mark_seen", str(one.id), purpose="office", once="appeal")
    c.say(N_("The office looks at it; you hear from me."))
    return None


def objected(step: Step, text: str) -> Started | None:
    """Words that object to a post's being taken off lately, wherever they are said: the mark with its words."""
    if group_words.asks_why_out(step, text):
        return Started("shut_out")
    if not group_words.objects(text):
        return None
    mark = marks.newest(step.db, step.person.id, step.world.now - OBJECTS_WITHIN)
    return Started("taken_off", str(mark), {"why": text}) if mark is not None else None


def mark_seen(c: Conversation) -> None:
    """Who looks after a group sees what was taken off and why, with the author's objection, and keeps it, lifts it, or
    bans."""
    one = marks.get(c.db, int(c.subject))
    group = groups.get(c.db, one.group_id) if one else None
    if one is None or group is None or not may_moderate(c.step, group, c.person.id):
        return c.say(N_("This is for officers of the district office only."))
    post = inbox.text_of(c.db, one.inbox_id) if one.inbox_id else ""
    options = (
        Option("keep", N_("Leave it so")),
        Option("lift", N_("Take it back")),
        Option("ban", N_("Ban from groups")),
    )
    text = (
        N_("{group}, {name}: “{post}”\nTaken off: {rule}. They say: “{appeal}”")
        if one.appeal
        else N_("{group}, {name}: “{post}”\nTaken off: {rule}.")
    )
    asks = replace(choice("wish", text, options), read=_decided(one.name or ""))
    wish = c.ask(asks, group=one.group, name=one.name or "?", post=post[:200],
                 rule=say(c.language, RULES[one.rule]), appeal=one.appeal or "")  # fmt: skip
    if wish == "lift":
        if not take_back(c.step, one, by=c.person.id):
            return c.say(N_("Another officer has done that already."))
    elif wish == "ban":
        was = ban(c.db, c.world, one.person_id, one.district_lgd, by=c.person.id, reason=one.rule)
        note(c, "ban", f"person:{one.person_id}", before=was, after={"status": "banned"}, reverse="unban")
    elif one.appeal:
        c.tell(one.person_id, N_("The office has looked: the rule holds. {rule}."), purpose="office",
               rule=say(people.person(c.db, one.person_id).language or "hi", RULES[one.rule]))  # fmt: skip
    return c.say(N_("Noted, thank you."))


def _decided(about: str) -> Callable[[Reply, str], str]:
    """Reads the words by which somebody is put out, or forgiven, as they are written below a post. Raises Misread."""

    def read(reply: Reply, _language: str) -> str:
        if ban_words.pardons(reply.text):
            return "lift"
        if order_in(reply.text, about) != "ban":
            raise Misread()
        return "ban"

    return read


def take_back(step: Step, one: Any, *, by: int) -> bool:
    """A mark was wrong or is forgiven: its author may write again and hears so; False when it was taken back before."""
    if not marks.lift(step.db, one.id, by, step.world.now):
        return False
    if one.until is not None:
        group = groups.get(step.db, one.group_id)
        for_person(step.db, step.world, group, one.person_id, "unrestrict", f"mark:{one.id}:unrestrict")
    step.tell(one.person_id, N_("The office has looked: your post in {group} was all right. You can write there again."),
              purpose="office", group=one.group)  # fmt: skip
    audit.note(step.db, by, "lift_mark", f"mark:{one.id}", step.world.now, before={"lifted": False}, after={"lifted": True},
               why_not=N_("they have been told"))  # fmt: skip
    return True


CONVERSATIONS = {"taken_off": taken_off, "mark_seen": mark_seen}
