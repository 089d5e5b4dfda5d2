"""A group's own chat at Telegram: what is done there, what happens to it, and what is said in it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from handlers.group import (
    group_photos,
    group_pictures,
    group_pin,
    group_questions,
    group_reports,
    group_topics,
    moderation,
    post_goods,
    raids,
    said_in_chat,
)
from handlers.group.group_deeds import open_door, put_out
from handlers.language import COMPLETE, N_, say
from handlers.messages import InboundMessage
from handlers.office.rights import districts_of
from handlers.outbound.letters import FALLBACK_LANGUAGE
from handlers.step import Step
from storage import bans, counters, groups, inbox, links, offices, people, staff
from storage.groups import Group
from storage.people import Address

ALBUM_WITHIN = timedelta(minutes=1)
"""So long the photos of one album are taken for one post."""

# ── what happens ──────────────────────────────────────────────────────────────────────────────────────────────────


def happened(step: Step, message: InboundMessage) -> None:
    """Something happened to a chat: Haat came, lost rights, was removed, somebody asks to come in, the chat moved."""
    what = message.change.get("what")
    if what == "bot":
        return _own_rights(step, message)
    if what == "migrated":
        _moved(step, int(message.group), int(message.change["to"]))
        return people.migrate_address(step.db, step.address.id, str(message.change["to"]), step.world.now)
    if what == "join_request":
        return _asks_in(step, message)
    if what == "member":
        return _came_or_left(step, message)
    return None


def _moved(step: Step, old: int, new: int) -> None:
    """The group goes along, unless an officer opened another one, with members, in the new chat meanwhile."""
    one = groups.of_chat(step.db, old)
    if one is None:
        return
    groups.let_go_of_adopted(step.db, new, step.world.now, but=one.id)
    if groups.of_chat(step.db, new) is None:
        groups.move_chat(step.db, old, new)


def _own_rights(step: Step, message: InboundMessage) -> None:
    """Haat's own place in a chat changed: an office's group is noted and told of, a stranger's is only counted."""
    status, lacks = str(message.change["status"]), list(message.change.get("lacks", ()))
    stands = {"administrator": "lacking" if lacks else "admin", "member": "member", "restricted": "member"}.get(
        status, "gone"
    )
    one = groups.of_chat(step.db, int(message.group)) or _adopted(step, message, stands)
    if one is None:
        _tell_who_brought_us(step, message, stands)
        return counters.count(step.db, f"group:strange:{status}", step.world.now)
    was = one.telegram_state
    groups.change(step.db, one.id, telegram_state=stands, telegram_lacks=lacks, address_id=step.address.id)
    if stands != "gone":
        people.change_address(step.db, step.address.id, unreachable_at=None, unreachable_reason=None)
    step.know(name=one.name, language=step.person.language or _tongue(step, one))
    one = groups.get(step.db, one.id) or one
    if stands == "admin" and was != "admin":
        group_pin.hang(step, one)
        group_topics.prepare(step, one, forum=bool(message.change.get("forum")))
    if stands != was and stands != "admin":
        _tell_officers(step, one, stands, lacks)


def _tell_who_brought_us(step: Step, message: InboundMessage, stands: str) -> None:
    """Somebody whom Haat may write to, and who is no officer, made it administrator of a chat of theirs: that opens no
    group, and they hear who can."""
    by = people.address_called(step.db, message.channel, [message.address])
    if by is None or by.last_inbound_at is None or stands not in ("admin", "lacking"):
        return
    if staff.officer_of(step.db, by.person_id) is None:
        step.tell(by.person_id, N_("An officer of the district office must open a group there; until then I stay silent in it.\n"
                                   "Write 'person' to ask the office for it."), purpose="reply")  # fmt: skip


def _adopted(step: Step, message: InboundMessage, stands: str) -> Group | None:
    """An officer who makes Haat administrator of a chat opens a group of their office there, without a question."""
    by = people.address_called(step.db, message.channel, [message.address])
    officer = staff.officer_of(step.db, by.person_id) if by else None
    if officer is None or stands not in ("admin", "lacking"):
        return None
    district = officer.district_lgd or next((card.district_lgd for card in offices.all_offices(step.db)
                                             if step.world.state_of(card.district_lgd) == officer.state), None)  # fmt: skip
    if district is None:
        return None
    name, token = str(message.change.get("title") or message.group)[:100], step.world.new_token()[:8]
    made = groups.create(
        step.db, name, district, "", int(message.group), step.world.now, token=token, officer_id=officer.id
    )
    if made is None:
        made = groups.create(step.db, f"{name} {message.group[-4:]}", district, "", int(message.group), step.world.now,
                             token=token, officer_id=officer.id)  # fmt: skip
    if made is None:
        return None
    links.add_link(
        step.db, token, step.world.now, district_lgd=district, language=None, role=None, note=name, group_id=made
    )
    return groups.get(step.db, made)


def _tongue(step: Step, one: Group) -> str:
    return "mr" if step.world.state_of(one.district_lgd) == "Maharashtra" else FALLBACK_LANGUAGE


def _tell_officers(step: Step, one: Group, stands: str, lacks: Sequence[str]) -> None:
    text = {
        "lacking": N_("{group}: please give me these rights there: {rights}."),
        "member": N_("{group}: I am no administrator there, so I see only what is written to me."),
    }.get(stands, N_("{group}: I was removed from the chat; its cards go on here."))
    rights = ", ".join(right.removeprefix("can_").replace("_", " ") for right in lacks)
    for officer in staff.officers_for(step.db, one.district_lgd, step.world.state_of(one.district_lgd)):
        step.tell_to_add(
            officer.person_id, text, N_("Give me these rights"), one.token or "", group=one.name, rights=rights
        )


def _asks_in(step: Step, message: InboundMessage) -> None:
    """Somebody asks to come into a chat: a member is let in at once, a banned one is not, anybody else is asked to join."""
    one = groups.of_chat(step.db, int(message.group))
    if one is None or one.address_id is None:
        return
    groups.note_guest(step.db, one.id, step.person.id, step.world.now, knocked=True)
    if bans.stands(step.db, one.id, step.person.id):
        groups.settle_member(step.db, one.id, step.person.id, "banned", was=("guest", "left", "asked", "member", "refused"),
                             by=None, now=step.world.now)  # fmt: skip
    place = groups.member(step.db, one.id, step.person.id)
    if place is not None and place.status in ("member", "banned"):
        return open_door(step.db, step.world, one, step.person.id)
    if not step.person.language:
        app = message.language_code.partition("-")[0]
        step.know(language=app if app in COMPLETE and app != "en" else group_pin.tongues(step.db, one)[0])
    step.begin(step.person.id, "join", str(one.id), purpose="reply", once=str(step.inbox_id))


def _came_or_left(step: Step, message: InboundMessage) -> None:
    """Somebody came into the chat or left it; whoever is banned in the district goes out again."""
    one, external = groups.of_chat(step.db, int(message.group)), str(message.change.get("person", ""))
    if one is None or not external:
        return
    there = message.change["status"] in ("member", "administrator", "creator", "restricted")
    who = people.address_called(step.db, message.channel, [external])
    if not there:
        if who is not None:
            groups.change_member(step.db, one.id, who.person_id, in_chat=False)
        return
    if who is None:
        who = people.address_for(step.db, message.channel, message.sender, [external], step.world.now)
    if bans.stands(step.db, one.id, who.person_id):
        return put_out(step.db, step.world, one, who.person_id, f"came:{step.inbox_id}")
    if message.change["status"] == "member":
        return raids.came(step, one, who.person_id, external)
    groups.change_member(step.db, one.id, who.person_id, in_chat=True)


# ── what is said ──────────────────────────────────────────────────────────────────────────────────────────────────


def heard(step: Step, message: InboundMessage) -> None:
    """A post in a group's chat: what breaks a rule is taken off, what is wanted or offered becomes Haat's matter."""
    one = groups.of_chat(step.db, int(message.group))
    if one is None or one.status != "open" or message.address == "0":
        return counters.count(step.db, f"group:{message.channel}:{message.kind}", step.world.now)
    author = people.address_for(step.db, message.channel, message.sender, [message.address], step.world.now)
    if message.kind == "start":
        return _bound(step, message, author)
    if group_reports.ordered(step, one, message, author):
        return None
    _count(step, one, message)
    if moderation.guard(step, one, message, author):
        return None
    photos = group_photos.taken(step, message, author)
    if not moderation.may_moderate(step, one, author.person_id):
        group_pictures.look_at(step, one, message, author, photos)
    if message.kind not in ("text", "photo") or not message.text or message.forwarded:
        return None
    if group_questions.below_card(step, one, message, author):
        return None
    if said_in_chat.found_it(step, one, message, author) or said_in_chat.has_it(step, one, message, author):
        return None
    if said_in_chat.tells_rate(step, one, message, author):
        return None
    if group_questions.has_none(message.text, step.world.catalogue.concepts_in):
        return None  # said among people, and no offer
    post = post_goods.read(step, one, message.text, author.person_id)
    if post.kind not in ("enquiry", "offer") or not post.concepts:
        return None
    if author.last_inbound_at is None:
        return _invite_author(step, one, message, post.kind)
    if post.kind == "enquiry":
        opening = {"text": message.text, "media_ids": photos}
        step.begin(author.person_id, "enquiry", f"group:{step.inbox_id}", opening, once=str(step.inbox_id))
    elif (place := groups.member(step.db, one.id, author.person_id)) is not None and place.status == "member":
        opening = {"text": message.text, "media_ids": photos}
        said_in_chat.told_anew(step, one, author, opening, post.concepts)
        step.begin(author.person_id, "offer", str(one.id), opening, once=str(step.inbox_id))
    return None


def _count(step: Step, one: Group, message: InboundMessage) -> None:
    """One post more in the group's figures; an album is one, a changed post none."""
    if message.kind == "edited":
        return
    if message.album:
        lately = inbox.posts(step.db, step.address.lane, step.world.now - ALBUM_WITHIN, at_most=20)
        if any(each.album == message.album and each.id < step.inbox_id for each in lately):
            return
    groups.count_post(step.db, one.id, step.world.now.date())


def _invite_author(step: Step, one: Group, message: InboundMessage, kind: str) -> None:
    """Somebody whom Haat may not write to yet wants or offers something: one card below their post, with a start link."""
    token = step.world.new_token()
    role = "buyer" if kind == "enquiry" else "seller"
    links.add_link(step.db, token, step.world.now, district_lgd=one.district_lgd, language=None, role=role,
                    note=f"post:{step.inbox_id}")  # fmt: skip
    text = (
        N_("I find sellers for this. Tap once, and their answers come to you.")
        if kind == "enquiry"
        else N_("Shall buyers find this? Tap once, and I ask you two things.")
    )
    step.post(say(step.language, text), start=(say(step.language, N_("Start")), token), reply_to=message.message_id)


def _bound(step: Step, message: InboundMessage, author: Address) -> None:
    """An officer writes a group's word in a chat: from now on the group lives there."""
    officer = staff.officer_of(step.db, author.person_id)
    one = groups.by_token(step.db, message.start) if message.start else None
    if officer is None or one is None or one.district_lgd not in districts_of(step.world, officer):
        return
    was = groups.of_chat(step.db, int(message.group))
    groups.let_go_of_adopted(step.db, int(message.group), step.world.now, but=one.id)
    if not groups.bind_chat(step.db, one.id, int(message.group), step.address.id):
        return step.say(N_("This chat or group is taken by another already."))
    if was is not None and was.id != one.id:
        kept = ("telegram_state", "telegram_lacks", "forum", "topics", "invite_link", "link_row", "pinned_row")
        groups.change(step.db, one.id, **{name: getattr(was, name) for name in kept})
    step.know(name=one.name, language=_tongue(step, one))
    if was is not None and was.id == one.id:
        return None
    here = groups.get(step.db, one.id)
    if here is not None and here.pinned_row is not None:
        return group_pin.follow(step.db, step.world, here)
    return group_pin.hang(step, here or one)
