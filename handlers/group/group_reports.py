"""Reports and orders in a group: a member says that a card or post is wrong; who looks after the group decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers.conversation import Conversation
from handlers.group import ban_words, group_bans, group_moderators, group_questions, moderation, raids
from handlers.group.group_deeds import chat_of, do, for_person
from handlers.group.moderation_orders import Order, order_of
from handlers.language import N_, say
from handlers.messages import InboundMessage
from handlers.office.rights import note
from handlers.outbound.letters import FALLBACK_LANGUAGE
from handlers.questions import OWN_WORDS, SKIP, Misread, Option, Question, Reply, choice, words_of
from handlers.reading import kind_of
from handlers.safety.guard import RULES
from handlers.step import Step
from storage import audit, bans, cards, group_reports, groups, inbox, marks, outbox, people, staff
from storage.groups import Group
from storage.people import Address

REPORT = Option("report", N_("Something is wrong"), also=("report", "shikayat", "takrar", "शिकायत", "तक्रार"))
LONGEST = 300
HIDES_AT = 3
"""So many different people take a card down until somebody has looked at it."""
POSTS_LIVE = timedelta(hours=48)
"""Telegram lets a bot take off only what is younger. https://core.telegram.org/bots/api#deletemessage"""
MUTED_FOR = timedelta(days=1)
MUTED = "muted"
"""How a report is settled by the word for a day's silence, for which its card has no button."""
FINE = ("theek hai", "thik hai", "theek ahe", "thik ahe", "sahi hai", "ठीक है", "ठीक आहे", "सही है", "rehne do", "rahne do",
        "रहने दो", "rahu dya", "राहू द्या", "koi baat nahi", "कोई बात नहीं", "it is fine", "fine", "ok", "okay",
        "leave it", "let it be")  # fmt: skip
"""How it is said that nothing is wrong with what was reported."""
TAKEN_OFF = N_("Your post in {group} was taken off. The rule: {rule}.")


# ── below a post, in the chat ─────────────────────────────────────────────────────────────────────────────────────


def ordered(step: Step, group: Group, message: InboundMessage, author: Address) -> bool:
    """Words below somebody's post that act on it, of one who may; the order itself goes away. False: no order."""
    order, may = order_of(message.text), moderation.may_moderate(step, group, author.person_id)
    if may and message.reply_to and ban_words.pardons(message.text):
        return _pardoned(step, group, message, author)
    if order is None or not message.reply_to:
        return False
    if order.deed != "report" and not may:
        return _may_not(step, group, author)
    do(step.db, step.world, step.address, "delete", f"order:{step.inbox_id}", message=message.message_id)
    post = inbox.post_called(step.db, step.address.lane, message.reply_to, step.world.now - POSTS_LIVE)
    whose = people.address_called(step.db, step.address.channel, [post.address]) if post else None
    if (
        post is None
        and may
        and order.deed != "report"
        and _ordered_on_ours(step, group, order, author, message.reply_to)
    ):
        return True
    if post is None or whose is None or whose.person_id == author.person_id:
        return True
    if order.deed == "report":
        _report(step, group, author.person_id, whose.person_id, inbox_id=post.id)
    elif moderation.may_moderate(step, group, whose.person_id):
        return True  # nobody moderates those who look after the group
    elif order.deed == "moderator":
        _appoint(step, group, author, whose)
    else:
        _act(step, group, order, author, whose, message.reply_to, post.id)
    return True


def _pardoned(step: Step, group: Group, message: InboundMessage, by: Address) -> bool:
    """ "माफ करो", "unban" below a post lets its author back in, or write again; False where nothing holds them back."""
    post = inbox.post_called(step.db, step.address.lane, message.reply_to, step.world.now - POSTS_LIVE)
    whose = people.address_called(step.db, step.address.channel, [post.address]) if post else None
    if whose is None:
        return False
    ban, silence = (
        bans.get(step.db, group.district_lgd, whose.person_id),
        marks.silence_of(step.db, group.id, whose.person_id, step.world.now),
    )
    if ban is None and silence is None:
        return False
    do(step.db, step.world, step.address, "delete", f"order:{step.inbox_id}", message=message.message_id)
    if ban is not None and not group_bans.may_lift(step, by.person_id, ban):
        step.tell(by.person_id, N_("Only the office, or who gave it, can end a ban from {group}."), purpose="reply",
                  group=group.name)  # fmt: skip
    elif ban is not None:
        group_bans.lift(step.db, step.world, ban, by=by.person_id)
    else:
        moderation.take_back(step, silence, by=by.person_id)
    return True


def _may_not(step: Step, group: Group, author: Address) -> bool:
    """An order of somebody who may give none does nothing, and is nothing else either; they hear what they can write."""
    if author.last_inbound_at is not None:
        step.tell(author.person_id, N_("Only those who look after {group} can do that. Below a post you can write: report."),
                  purpose="reply", group=group.name)  # fmt: skip
    return True


def _ordered_on_ours(step: Step, group: Group, order: Order, by: Address, message_id: str) -> bool:
    """An order below what Haat wrote in the chat: a question is taken off, a card with its maker; False: it is neither."""
    if group_questions.take_off(step, message_id):
        return True
    row = outbox.sent_message(step.db, step.address.id, message_id)
    card = cards.at_row(step.db, row) if row is not None else None
    if card is None or order.deed == "moderator":
        return False
    if moderation.may_moderate(step, group, card.person_id):
        return True  # nobody moderates those who look after the group
    if cards.settle(step.db, card.id, "removed", step.world.now):
        cards.change(step.db, card.id, stale=True)
    before: Any = {"cards": [card.id]}
    if order.deed == "ban":
        before = group_bans.ban(
            step.db, step.world, card.person_id, group.district_lgd, by=by.person_id, reason="moderator"
        )
        before["cards"] = [card.id, *before["cards"]]
    elif order.deed == "mute":
        until = int((step.world.now + (order.silent or MUTED_FOR)).timestamp())
        for_person(
            step.db, step.world, group, card.person_id, "restrict", f"card:{card.id}:mute:{step.inbox_id}", until=until
        )
    rule = say(people.person(step.db, card.person_id).language or FALLBACK_LANGUAGE, RULES["moderator"])
    step.tell(card.person_id, TAKEN_OFF, purpose="office", group=group.name, rule=rule)
    audit.note(step.db, by.person_id, order.deed, f"person:{card.person_id}", step.world.now, before=before,
               after={"group": group.id, "card": card.id}, reverse="unban" if order.deed == "ban" else "",
               why_not="" if order.deed == "ban" else N_("they have been told"))  # fmt: skip
    return True


def _act(step: Step, group: Group, order: Order, by: Address, whose: Address, message_id: str, inbox_id: int) -> None:
    silent = (order.silent or MUTED_FOR) if order.deed == "mute" else timedelta(0)
    moderation.take_off(step, group, whose, "moderator", message_id, inbox_id, by=by.person_id, silent=silent)
    before: Any = {"status": "member"}
    if order.deed == "ban":
        before = group_bans.ban(
            step.db, step.world, whose.person_id, group.district_lgd, by=by.person_id, reason="moderator"
        )
    reverse, why_not = ("unban", "") if order.deed == "ban" else ("", N_("they have been told"))
    audit.note(step.db, by.person_id, order.deed, f"person:{whose.person_id}", step.world.now, before=before,
               after={"group": group.id}, reverse=reverse, why_not=why_not)  # fmt: skip


def _appoint(step: Step, group: Group, by: Address, whose: Address) -> None:
    """An officer makes a member a moderator of this group."""
    if staff.officer_of(step.db, by.person_id) is not None:
        group_moderators.appoint(step.db, step.world, group, whose.person_id, by=by.person_id)


# ── reporting a card ──────────────────────────────────────────────────────────────────────────────────────────────


def report_card(step: Step, group: Group, card: cards.Card) -> int:
    """The speaker finds a card wrong; the number of their report."""
    _report(step, group, step.person.id, card.person_id, card_id=card.id)
    return group_reports.by(step.db, step.person.id, card.id)


def report_why(c: Conversation) -> None:
    """Who reports a card is asked once what is wrong with it; the words go to those who decide, with card and maker."""
    one = group_reports.get(c.db, int(c.subject))
    if one is None or one.settled is not None or one.reason is not None:
        return c.say(N_("Thank you. Those who look after the group see it."))
    asks = Question("why", N_("Thank you. Those who look after the group see it.\nWhat is wrong? Write it in a few words."),
                    (SKIP,), takes="text", read=_reason)  # fmt: skip
    words = str(c.ask(asks))
    if words != SKIP.value and group_reports.say_why(c.db, one.id, words):
        group = groups.get(c.db, one.group_id)
        number = group_reports.first(c.db, one.card_id, one.inbox_id)
        for person_id in raids.overseers(c.step, group) if group else ():
            if person_id != one.against_id:
                c.step.begin(person_id, "report_seen", str(number), purpose="office", once=f"why:{one.id}")
    return c.say(N_("Thank you.") if words == SKIP.value else N_("Noted, thank you."))


def _reason(reply: Reply, language: str) -> str:
    """Reads what is wrong with a card; an enquiry is a matter of its own. Raises Misread."""
    words = words_of(reply, language)
    if kind_of(words) == "enquiry" and len(words.split()) >= OWN_WORDS:
        raise Misread(elsewhere=True)
    return words[:LONGEST]


def _report(
    step: Step, group: Group, by: int, against: int, *, card_id: int | None = None, inbox_id: int | None = None
) -> None:
    many = group_reports.add(step.db, group.id, by, against, step.world.now, card_id=card_id, inbox_id=inbox_id)
    if not many:
        return
    if card_id is not None and many >= HIDES_AT and cards.settle(step.db, card_id, "removed", step.world.now):
        cards.change(step.db, card_id, stale=True)
    number = group_reports.first(step.db, card_id, inbox_id)
    for person_id in raids.overseers(step, group):
        if person_id != against:
            step.begin(person_id, "report_seen", str(number), purpose="office")


def report_seen(c: Conversation) -> None:
    """Who looks after a group decides on what was reported: it stays, it comes off, or its author is out."""
    one = group_reports.get(c.db, int(c.subject))
    group = groups.get(c.db, one.group_id) if one else None
    if one is None or group is None or not moderation.may_moderate(c.step, group, c.person.id):
        return c.say(N_("This is for officers of the district office only."))
    options = (
        Option("kept", N_("It is all right"), also=FINE),
        Option("removed", N_("Take it off")),
        Option("banned", N_("Ban from groups")),
    )
    why = " · ".join(group_reports.reasons(c.db, one))
    text = (
        N_("{group}: somebody reports this by {name}:\n“{what}”\nThe reason given: “{why}”")
        if why
        else N_("{group}: somebody reports this by {name}:\n“{what}”")
    )
    said = c.ask(replace(choice("wish", text, options), read=_decision(one.name or "")), group=one.group, name=one.name or "?",
                 what=_what(c, one), why=why)  # fmt: skip
    wish, hours = (MUTED, said["hours"]) if isinstance(said, dict) else (str(said), 0)
    if not group_reports.settle(c.db, one, wish, c.person.id):
        return c.say(N_("Another officer has done that already."))
    before: dict[str, Any] = {"status": "member"}
    if wish == "kept" and one.card_id:
        cards.put_back(c.db, [one.card_id])
    if wish != "kept":
        _take_off(c, group, one)
    if wish == MUTED:
        until = int((c.world.now + timedelta(hours=hours)).timestamp())
        for_person(c.db, c.world, group, one.against_id, "restrict", f"report:{one.id}:mute", until=until)
    if wish == "banned":
        before = group_bans.ban(c.db, c.world, one.against_id, group.district_lgd, by=c.person.id, reason="report")
    reverse, why_not = ("unban", "") if wish == "banned" else ("", N_("they have been told"))
    note(c, f"report_{wish}", f"person:{one.against_id}", before=before, after={"report": one.id}, reverse=reverse,
         why_not=why_not)  # fmt: skip
    return c.say(N_("Noted, thank you."))


def _decision(about: str) -> Callable[[Reply, str], dict[str, Any] | str]:
    """Reads the words that are taught for below a post as what is decided on a report. Raises Misread."""

    def read(reply: Reply, _language: str) -> dict[str, Any] | str:
        order = order_of(reply.text, about)
        if order is not None and order.deed == "mute":
            return {"hours": (order.silent or MUTED_FOR) // timedelta(hours=1)}
        meant = {"off": "removed", "ban": "banned"}.get(order.deed if order is not None else "")
        if meant is None:
            raise Misread()
        return meant

    return read


def _what(c: Conversation, one: Any) -> str:
    if one.card_id is None:
        return inbox.text_of(c.db, one.inbox_id)[:200]
    from handlers.group.group_cards import shown  # cards know reports, and a report shows its card

    card = cards.get(c.db, one.card_id)
    return shown(c.db, c.world, card, c.language, with_state=False) if card else ""


def _take_off(c: Conversation, group: Group, one: Any) -> None:
    """The card comes down, or the post goes from the chat; its author hears why."""
    if one.card_id is not None:
        if cards.settle(c.db, one.card_id, "removed", c.world.now):
            cards.change(c.db, one.card_id, stale=True)
    elif (chat := chat_of(c.db, group)) and (message_id := inbox.message_id_of(c.db, one.inbox_id)):
        do(c.db, c.world, chat, "delete", f"report:{one.id}:delete", message=message_id)
    rule = say(people.person(c.db, one.against_id).language or FALLBACK_LANGUAGE, RULES["moderator"])
    c.tell(one.against_id, TAKEN_OFF, purpose="office", group=group.name, rule=rule)


CONVERSATIONS = {"report_seen": report_seen, "report_why": report_why}
