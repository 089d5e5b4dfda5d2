"""Moderation: a post that breaks a rule is taken off before it spreads, its author hears which rule, and may object."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from handlers.conversation import Conversation
from handlers.language import N_, day, say
from handlers.messages import InboundMessage
from handlers.questions import Option, Question, choice, words_of
from handlers.reading import rules_broken
from handlers.rights import by_officers, districts_of, for_officers, note
from handlers.step import Step
from storage import audit, groups, inbox, marks, outbox, people
from storage.groups import Group
from storage.people import Address, Officer

RULES = {
    "phone_number": N_("no phone numbers"), "payment_id": N_("no UPI or account numbers"), "link": N_("no links"),
    "invite_link": N_("no links to other groups"), "advance_fee": N_("nobody asks for money before the goods"),
    "otp_or_card": N_("nobody asks for OTP or card numbers"), "aadhaar": N_("nobody asks for Aadhaar numbers"),
    "abuse": N_("no abuse"), "advertising": N_("only trade of this group"), "forward": N_("no forwarded messages"),
    "flood": N_("not so many posts at once"), "repeat": N_("not the same post again and again"),
}  # fmt: skip
"""Each rule as its breaker hears it."""
GRAVE = frozenset({"advance_fee", "otp_or_card", "aadhaar"})
"""Signs of fraud: the first time silences for a day, and the office hears of it."""
MEMORY = timedelta(days=30)
SILENT = (timedelta(0), timedelta(days=1), timedelta(days=7))
"""How long somebody may not write after the first, second and every further mark within thirty days."""
FLOOD, FLOOD_WITHIN = 8, timedelta(minutes=1)
REPEAT_WITHIN = timedelta(hours=24)


def guard(step: Step, group: Group, message: InboundMessage, author: Address) -> bool:
    """Take off a post that breaks a rule, mark it and silence who goes on; False for a clean one.

    Officers of the district write what they like. Graded: the first mark only takes the post off, the second silences
    for a day, further ones for a week; all marks of a district's groups count together.
    """
    officer = people.officer_of(step.db, author.person_id)
    if officer is not None and group.district_lgd in districts_of(step.world, officer):
        return False
    place = groups.member(step.db, group.id, author.person_id)
    banned = place is not None and place.status == "banned"
    rule = "advertising" if banned else broken(step, message)
    if rule is None:
        return False
    before = marks.count(step.db, author.person_id, step.world.now - MEMORY)
    silent = SILENT[min(before + (rule in GRAVE), len(SILENT) - 1)]
    until = step.world.now + silent if silent else None
    mark = marks.add(
        step.db, group.id, author.person_id, rule, "muted" if until else "removed", step.world.now,
        inbox_id=step.inbox_id, until=until,
    )  # fmt: skip
    if mark is None:
        return True
    _act(step, "delete", mark, message=message.message_id)
    if until is not None:
        _act(step, "restrict", mark, user=author.external_id, until=int(until.timestamp()))
    if author.last_inbound_at is not None:
        step.begin(author.person_id, "taken_off", str(mark), purpose="office")
    if rule in GRAVE or before >= 2:
        _tell_officers(step, group, mark)
    return True


def broken(step: Step, message: InboundMessage) -> str | None:
    """The rule that a post breaks, the gravest first; None for a clean one."""
    found = set(rules_broken(message.text)) if message.text else set()
    if message.forwarded and not found:
        found = {"forward"}
    if not found and message.text:
        mine = [one for one in inbox.said_by(step.db, step.address.lane, message.address, step.world.now - REPEAT_WITHIN)
                if one[0] < step.inbox_id]  # fmt: skip
        said = _plain(message.text)
        if len(said) > 12 and sum(_plain(text) == said for _, text, _ in mine) >= 2:
            found = {"repeat"}
        elif sum(at > step.world.now - FLOOD_WITHIN for _, _, at in mine) >= FLOOD:
            found = {"flood"}
    grave = [rule for rule in RULES if rule in found and rule in GRAVE]
    return next(iter(grave or [rule for rule in RULES if rule in found]), None)


def _plain(text: str) -> str:
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _act(step: Step, action: str, mark: int, **call: Any) -> None:
    chat = step.address
    outbox.add(
        step.db, step.world.now, cause=f"mark:{mark}:{action}", action=action, sender=chat.sender, channel=chat.channel,
        address_id=chat.id, person_id=None, lane=f"deed:{chat.id}", purpose="reply", priority=0, repeatable=True,
        payload={"words": call},
    )  # fmt: skip


def _tell_officers(step: Step, group: Group, mark: int) -> None:
    for officer in people.officers_for(step.db, group.district_lgd, step.world.state_of(group.district_lgd)):
        step.begin(officer.person_id, "mark_seen", str(mark), purpose="office")


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
    options = (Option("fine", N_("Understood")), Option("wrong", N_("That is wrong")))
    answer = c.ask(choice("answer", text, options), group=one.group, rule=say(c.language, RULES[one.rule]),
                   day=day(one.until.astimezone(c.world.zone).date(), c.language) if one.until else "")  # fmt: skip
    if answer == "fine":
        return c.say(N_("Thank you."))
    words = c.ask(Question("why", N_("Why is it wrong? Write it in a few words."), takes="text", read=words_of))
    if marks.appeal(c.db, one.id, words, c.world.now):
        for officer in people.officers_for(c.db, one.district_lgd, c.world.state_of(one.district_lgd)):
            c.step.begin(officer.person_id, "mark_seen", str(one.id), purpose="office", once="appeal")
    c.say(N_("The office looks at it; you hear from me."))
    return None


@for_officers
def mark_seen(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """An officer sees what was taken off and why, with the author's objection, and keeps it, lifts it, or bans."""
    one = marks.get(c.db, int(c.subject))
    if one is None or one.district_lgd not in mine:
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
    wish = c.ask(choice("wish", text, options), group=one.group, name=one.name or "?", post=post[:200],
                 rule=say(c.language, RULES[one.rule]), appeal=one.appeal or "")  # fmt: skip
    if wish == "lift":
        if not marks.lift(c.db, one.id, officer.id, c.world.now):
            return c.say(N_("Another officer has done that already."))
        _unmute(c, one)
        c.tell(one.person_id, N_("The office has looked: your post in {group} was all right. You can write there again."),
               purpose="office", group=one.group)  # fmt: skip
        note(c, "lift_mark", f"mark:{one.id}", before={"lifted": False}, after={"lifted": True},
             why_not=N_("they have been told"))  # fmt: skip
    elif wish == "ban":
        ban(c, one.person_id, mine)
        note(
            c,
            "ban",
            f"person:{one.person_id}",
            before={"status": "member"},
            after={"status": "banned"},
            reverse="unban",
        )
    elif one.appeal:
        c.tell(one.person_id, N_("The office has looked: the rule holds. {rule}."), purpose="office",
               rule=say(people.person(c.db, one.person_id).language or "hi", RULES[one.rule]))  # fmt: skip
    return c.say(N_("Noted, thank you."))


def _unmute(c: Conversation, one: Any) -> None:
    group = groups.get(c.db, one.group_id)
    chat = people.address(c.db, group.address_id) if group and group.address_id else None
    who = next(
        (each for each in people.addresses_of(c.db, one.person_id) if chat and each.channel == chat.channel), None
    )
    if chat is None or who is None or one.until is None:
        return
    outbox.add(
        c.db, c.world.now, cause=f"mark:{one.id}:unrestrict", action="unrestrict", sender=chat.sender,
        channel=chat.channel, address_id=chat.id, person_id=None, lane=f"deed:{chat.id}", purpose="reply", priority=0,
        repeatable=True, payload={"words": {"user": who.external_id}},
    )  # fmt: skip


def ban(c: Conversation, person_id: int, districts: list[int]) -> None:
    """Out of every group of these districts, also of those not joined yet."""
    for group in groups.in_districts(c.db, districts):
        if not groups.join(c.db, group.id, person_id, c.world.now, status="banned"):
            groups.settle_member(c.db, group.id, person_id, "banned", was=("asked", "member", "left", "refused"), by=None,
                                 now=c.world.now)  # fmt: skip


def _unban(step: Step, deed: Any) -> bool:
    person_id = audit.number_of(deed)
    officer = people.officer_of(step.db, step.person.id)
    mine = districts_of(step.world, officer) if officer else []
    lifted = False
    for group, _ in groups.of_person(step.db, person_id, ("banned",)):
        if group.district_lgd not in mine:
            continue
        lifted |= groups.settle_member(
            step.db, group.id, person_id, "left", was=("banned",), by=None, now=step.world.now
        )
    return lifted


CONVERSATIONS = {"taken_off": taken_off, "mark_seen": mark_seen}
REVERSES = {"unban": by_officers(_unban)}
