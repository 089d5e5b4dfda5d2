"""Groups: joining one, how its cards come, leaving it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

from handlers.conversation import Conversation
from handlers.group.group_deeds import open_door
from handlers.group.group_office import words_for
from handlers.group.group_topics import own_link
from handlers.language import N_, day, listing, say
from handlers.messages import START, Button, OutboundMessage, is_telegram
from handlers.office.rights import for_officers, note
from handlers.person import consents
from handlers.questions import Option, Question, choice, yes_no
from handlers.reading.hiding import plain_name
from handlers.seller import home_told
from handlers.step import Step
from handlers.world import World
from storage import audit, bans, cards, people, profiles, staff
from storage import groups as store
from storage.groups import Group, Member
from storage.staff import Officer

_SELLS = (
    "vikri karto", "vikri karte", "विक्री करतो", "विक्री करते", "seller", "vikreta", "विक्रेता", "bechne wala", "bechne wali",
    "bechta hu", "bechti hu", "mai bechti hu", "mai bechta hu", "main bechti hoon", "main bechta hoon", "bechna hai",
    "मैं बेचती हूँ", "मैं बेचता हूँ", "vikto", "vikte", "mi vikto", "mi vikte", "मी विकतो", "मी विकते",
)  # fmt: skip
_BUYS = (
    "kharidta hu", "kharidti hu", "mai kharidta hu", "kharidi karto", "kharidi karte", "mi kharidi karto", "mi kharidi karte",
    "kharedi karto", "kharedi karte", "mi kharedi karto", "mi kharedi karte", "खरेदी करतो", "खरेदी करते", "lena hai", "kharidna hai",
    "खरीदना है", "मैं खरीदता हूँ", "मैं खरीदती हूँ", "gheto", "ghete", "mi gheto", "mi ghete", "मी घेतो", "मी घेते", "घेतो", "घेते", "घ्यायचं आहे",
    "buyer", "खरीदार", "kharidar", "kharedidar", "खरेदीदार",
)  # fmt: skip
ROLE = choice(
    "role",
    N_("{group}: what do you do there?"),
    (Option("seller", N_("I sell"), also=_SELLS), Option("buyer", N_("I buy"), also=_BUYS)),
)
JOIN = consents.AdultQuestion(
    "join",
    N_("{group}: cards of what is wanted and offered come to you here, your number is shown to nobody.\n"
       "Only trade, no numbers, no links. Are you 18 or older, and shall I let you in?"),
    (Option("yes", N_("Yes, let me in")), Option("no", N_("No"))),
    shorter=N_("{group}: are you 18 or older, and shall I let you in?"), takes="yes_no",
)  # fmt: skip
DELIVERY = (
    Option("digest", N_("Once a day")), Option("now", N_("At once")), Option("off", N_("Not at all")),
)  # fmt: skip
_OFFER = ("offer", "offer dalna hai", "maal dalna hai", "card lagana hai", "ऑफर डालना है", "माल डालना है", "offer takaycha ahe",
          "ऑफर टाकायची आहे")  # fmt: skip
_LEAVE = (
    "group chhodna hai", "group chodna hai", "group chhodo", "group se nikalna hai", "nikalna hai", "chhodna hai",
    "ग्रुप छोड़ना है", "निकलना है", "group sodaycha ahe", "ग्रुप सोडायचा आहे", "ग्रुप सोडा", "leave",
)  # fmt: skip
HOW = {"digest": N_("once a day"), "now": N_("at once"), "off": N_("not at all")}


WAITS = N_("The office has your wish to join {group}; you hear from me.")
ASKED_AGAIN = timedelta(days=30)
"""So long after a refusal the office is not asked again for the same person."""


def purpose_of(group_id: int) -> str:
    """Under which purpose the consent to one group stands in the ledger."""
    return f"group:{group_id}"


# ── joining ───────────────────────────────────────────────────────────────────────────────────────────────────────


def join(c: Conversation) -> None:
    """Into a group in two taps: what one does there, and the consent with its rules; sellers tell their goods first."""
    group = store.get(c.db, int(c.subject))
    if group is None or group.status != "open":
        return c.say(N_("This group is closed."))
    place = store.member(c.db, group.id, c.person.id)
    if place is not None and place.status == "member":
        return c.then("group", c.subject)
    if bans.stands(c.db, group.id, c.person.id):
        return c.say(N_("You cannot join {group} just now. Write 'person' to speak with the office."), group=group.name)
    if place is not None and place.status == "asked":
        return c.say(WAITS, group=group.name)
    refused = store.refused_at(c.db, group.id, c.person.id)
    if refused is not None and refused > c.world.now - ASKED_AGAIN:
        on = day(refused.astimezone(c.world.zone).date(), c.language)
        return c.say(N_("The office did not let you into {group} on {day}. Write 'person' to ask why."), group=group.name,
                     day=on)  # fmt: skip
    seller = profiles.profile_of(c.db, c.person.id)
    role = "seller" if seller is not None else c.opening.get("role") or _role(c, group)
    if role == "seller" and seller is None:
        c.then("onboarding", district_lgd=group.district_lgd, join=group.id)
    if about := words_for(group, c.language):
        c.say("{text}", text=about)
    agreed = c.ask(JOIN, group=group.name)
    if agreed == consents.MINOR:
        return consents.refuse_minor(c.step)
    if agreed == "no":
        return c.say(N_("All right. The link stays good if you change your mind."))
    home = c.person.district_lgd or _home(c, group, role, place)
    consents.give(c.step, purpose_of(group.id), given=True, adult=True)
    if c.person.district_lgd is None:
        c.step.know(district_lgd=home)
    if role == "buyer":
        profiles.keep_profile(
            c.db, c.person.id, "buyer", c.world.now, name=c.person.name, district_lgd=c.person.district_lgd
        )
    _let_in(c, group, role)
    return None


def _home(c: Conversation, group: Group, role: str, place: Member | None) -> int:
    """Where a buyer is from: the group's district or another. Who knocks at Telegram's door has five minutes and is asked
    no more than they must be."""
    if role == "seller" or (place is not None and place.knocked):
        return group.district_lgd
    return home_told.ask_district(c, likely=group.district_lgd)


def _role(c: Conversation, group: Group) -> str:
    """What somebody does in the group; to a stranger the same message says whose Haat this is, since it may be the only one."""
    office = c.step.office_of(group.district_lgd)
    if c.person.heard_office_at is not None or office is None:
        return str(c.ask(ROLE, group=group.name))
    c.step.know(heard_office_at=c.world.now)
    first = replace(ROLE, text=N_("Namaste! This is Haat, of {office}. It is free.\n{group}: what do you do there?"))
    return str(c.ask(first, group=group.name, office=office.name_in(c.language)))


def _let_in(c: Conversation, group: Group, role: str) -> None:
    """By the group's rule at once, else by its officers; a tick of the office counts everywhere."""
    seller = profiles.profile_of(c.db, c.person.id)
    known = seller is not None and seller.verified_at is not None
    status = "member" if group.admits == "rule" or known else "asked"
    if not store.join(c.db, group.id, c.person.id, c.world.now, role=role, status=status):
        return
    audit.note(
        c.db,
        c.person.id,
        "join_group",
        f"group:{group.id}",
        c.world.now,
        after={"status": status},
        reverse="leave_group",
    )
    if status == "asked":
        for officer in staff.officers_for(c.db, group.district_lgd, c.world.state_of(group.district_lgd)):
            c.step.begin(officer.person_id, "join_wanted", f"{group.id}:{c.person.id}", purpose="office",
                         once=str(c.step.inbox_id))  # fmt: skip
        return c.say(N_("I have asked the office to let you into {group}; you hear from me."), group=group.name)
    place = store.member(c.db, group.id, c.person.id)
    if place is None or not place.knocked:
        return welcome(c.step, group)
    # Telegram lets a bot write to who asks to come in, but never pressed Start, only until they are let in.
    welcome(c.step, group, start=True)
    c.step.flush()
    return open_door(c.db, c.world, group, c.person.id, lane=c.step.address.lane)


def welcome(step: Step, group: Group, *, start: bool = False) -> None:
    """The first word to a new member: what comes now, and the way into the group's own chat where there is one. With `start`
    a button below it lets Haat write to them later."""
    text = N_("Welcome to {group}! New cards come once a day.\nWrite 'groups' to change that.")
    if start and group.token and step.address.channel == "telegram":
        said = N_("Welcome to {group}! Tap Start, so that new cards can come to you here.")
        button = Button(say(step.language, N_("Start")), f"{START}{group.token}")
        return step.send(OutboundMessage(say(step.language, said, group=group.name), (button,)))
    step.say(text, group=group.name)
    link = own_link(step.db, group) if is_telegram(step.address.channel) else ""
    if link:
        step.say(N_("The group's own chat: {link}"), link=link)
    if group.whatsapp_link:
        step.say(OWN_GROUP, link=group.whatsapp_link)
    return None


OWN_GROUP = N_("The members also have a WhatsApp group of their own: {link}\nI cannot read there.")


@for_officers
def join_wanted(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """An officer lets somebody into a group, or not; whoever taps first decides."""
    group_id, _, person_id = c.subject.partition(":")
    group, who = store.get(c.db, int(group_id)), people.person(c.db, int(person_id))
    if group is None or group.district_lgd not in mine:
        return c.say(N_("This is for officers of the district office only."))
    seller = profiles.profile_of(c.db, who.id)
    answer = c.ask(
        Question("decide", N_("{name} ({goods}) would like to join {group}."),
                 (Option("yes", N_("Let in")), Option("no", N_("Refuse"))), takes="yes_no"),
        name=_name_of(c, who), group=group.name, goods=(seller.products_text if seller else None) or say(c.language, N_("buyer")),
    )  # fmt: skip
    status = "member" if answer == "yes" else "refused"
    if not store.settle_member(c.db, group.id, who.id, status, was=("asked",), by=officer.id, now=c.world.now):
        return c.say(N_("Another officer has done that already."))
    note(c, "admit", f"group:{group.id}", before={"status": "asked", "person": who.id}, after={"status": status},
         why_not=N_("they have been told"))  # fmt: skip
    open_door(c.db, c.world, group, who.id)
    if status == "member":
        c.tell(
            who.id,
            N_("You are in {group} now. New cards come once a day.\nWrite 'groups' to change that."),
            group=group.name,
        )
        if group.whatsapp_link:
            c.tell(who.id, OWN_GROUP, link=group.whatsapp_link)
    else:
        c.tell(who.id, N_("The office has not let you into {group}. Write 'person' to ask why."), group=group.name)
    return c.say(N_("Noted, thank you."))


def _name_of(c: Conversation, who: people.Person) -> str:
    """Whom the office is to let in: by their own name, else by the one that their app shows."""
    shown = (one.profile_name for one in people.addresses_of(c.db, who.id))
    return who.name or next((plain_name(name) for name in shown if name), "") or "?"


# ── one's own groups ──────────────────────────────────────────────────────────────────────────────────────────────


def my_groups(c: Conversation) -> None:
    """The groups one is in, and those of one's own district and goods that one could join."""
    mine = store.of_person(c.db, c.person.id)
    options = [Option(f"in:{group.id}", "{group}", {"group": group.name}) for group, _ in mine]
    options += [
        Option(f"join:{group.id}", N_("Join {group}"), {"group": group.name}) for group in fitting(c.step, c.world)
    ]
    if not options and bans.districts_of(c.db, c.person.id):
        c.then("shut_out")
    waits = store.of_person(c.db, c.person.id, ("asked",))
    if waits and not (c.hears or c.asked):
        c.say(WAITS, group=listing([group.name for group, _ in waits], c.language))
    if not options and waits:
        return None
    if not options:
        return c.say(N_("There is no group for your goods and district yet."))
    kind, _, group_id = str(c.ask(choice("which", N_("Your groups. Which one?"), options[:9]))).partition(":")
    c.then("group" if kind == "in" else "join", group_id)
    return None


def fitting(step: Step, world: World) -> list[Group]:
    """The groups of a seller's district and goods that they are not in yet."""
    seller = profiles.profile_of(step.db, step.person.id)
    district = (seller.district_lgd if seller else None) or step.person.district_lgd or step.near
    if district is None and step.office is not None:
        district = step.office.district_lgd
    if district is None:
        return []
    goods = profiles.products_of(step.db, seller.id) if seller else []
    kinds = {kind for concept in goods for kind in (concept, *world.catalogue.general_of(concept))}
    known = {group.id for group, _ in store.of_person(step.db, step.person.id, ("member", "asked", "banned"))}
    shut = set(bans.districts_of(step.db, step.person.id))
    found = store.for_goods(step.db, sorted(kinds), [district]) if goods else store.in_districts(step.db, [district])
    return [group for group in found if group.id not in known and group.district_lgd not in shut]


def group(c: Conversation) -> None:
    """One group: how its cards come, an offer of one's own, and the way out."""
    one, place = store.get(c.db, int(c.subject)), store.member(c.db, int(c.subject), c.person.id)
    if one is None or place is None or place.status != "member":
        return c.say(N_("You are not in this group any more."))
    others = [option for option in DELIVERY if option.value != place.delivery]
    offers = (Option("offer", N_("Post an offer"), also=_OFFER),) if place.role == "seller" else ()
    wish = c.ask(
        choice("wish", N_("{group}: new cards come {how}. What would you like?"),
               (*offers, *others, Option("leave", N_("Leave the group"), also=_LEAVE))),
        group=one.name, how=say(c.language, HOW[place.delivery]),
    )  # fmt: skip
    if wish == "offer":
        c.then("offer", c.subject)
    if wish == "leave":
        return _leave(c, one)
    store.change_member(c.db, one.id, c.person.id, delivery=wish)
    audit.note(c.db, c.person.id, "delivery", f"group:{one.id}", c.world.now, before={"delivery": place.delivery},
               after={"delivery": wish}, reverse="delivery_back")  # fmt: skip
    return c.say(N_("Noted: cards of {group} come {how}."), group=one.name, how=say(c.language, HOW[wish]))


def _leave(c: Conversation, one: Group) -> None:
    hang = [card for card in cards.of_person(c.db, c.person.id) if card.group_id == one.id and card.kind != "notice"]
    text = N_("Leave {group}? What you have posted there comes down.") if hang else N_("Leave {group}?")
    if c.ask(yes_no("sure", text, N_("Yes, leave"), N_("Stay")), group=one.name) == "no":
        return c.say(N_("All right, it stays as it is."))
    leave(c.step, one)
    return c.say(N_("You have left {group}. Nothing more comes from there."), group=one.name)


def leave(step: Step, one: Group) -> None:
    """Out of a group: no card comes any more, what hangs of theirs comes down, and the consent to it ends."""
    if store.settle_member(step.db, one.id, step.person.id, "left", was=("member",), by=None, now=step.world.now):
        cards.take_down(step.db, step.person.id, [one.id], step.world.now)
        consents.give(step, purpose_of(one.id), given=False)


def _leave_again(step: Step, deed: Any) -> bool:
    one = store.get(step.db, audit.number_of(deed))
    if one is None:
        return False
    leave(step, one)
    store.settle_member(step.db, one.id, step.person.id, "left", was=("asked",), by=None, now=step.world.now)
    return True


def _delivery_back(step: Step, deed: Any) -> bool:
    store.change_member(step.db, audit.number_of(deed), step.person.id, delivery=deed.before["delivery"])
    return True


CONVERSATIONS: Mapping[str, Any] = {"join": join, "join_wanted": join_wanted, "my_groups": my_groups, "group": group}
REVERSES = {"leave_group": _leave_again, "delivery_back": _delivery_back}
