"""Erasing a person: all that names them or repeats their words goes, the bare record of events stays."""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from storage import exposure, listening, sharing
from storage.settling import UNSETTLED, skip_all_of
from storage.tables import (
    address_aliases,
    addresses,
    alias_votes,
    asks,
    audit,
    calls,
    card_questions,
    codes,
    conversations,
    enquiries,
    group_cards,
    group_marks,
    group_members,
    group_reports,
    groups,
    hand_offs,
    identifiers,
    inbox,
    introductions,
    link_opens,
    market_guests,
    match_questions,
    matches,
    media,
    officers,
    outbox,
    people,
    profiles,
    prompts,
    registrations,
    reports,
    room_members,
    rooms,
    rumour_askers,
    scheme_interests,
    seller_products,
    trade_records,
    tray,
)

ERASED = "erased"
"""How a profile and an address that are no one's any more are marked."""
ARRIVES_WITHIN = timedelta(hours=1)
"""How long the address stays known after an erasing, so that the farewell arrives and is reported as delivered."""


def erase(db: Connection, person_id: int, inbox_id: int | None, now: datetime) -> None:
    """Empty everything that names a person or holds their words; whoever writes from their address is a stranger.

    `inbox_id` is the message that asks for it, which is not marked as worked yet. `finish` forgets the addresses
    later, when the farewell has arrived.
    """
    _addresses_and_messages(db, person_id, inbox_id, now)
    _dialogues(db, person_id, now)
    _market(db, person_id, now)
    _safety(db, person_id)
    _groups(db, person_id, now)
    _workshops(db, person_id)
    _profiles(db, person_id)
    nothing = dict.fromkeys(
        ("name", "district_lgd", "taluka_lgd", "village", "contact", "adult_at", "heard_office_at", "asked_later_on")
    )
    db.execute(people.update().where(people.c.id == person_id).values(erased_at=now, **nothing))
    db.execute(
        officers.update().where(officers.c.person_id == person_id, officers.c.disabled_at.is_(None)).values(disabled_at=now)
    )  # fmt: skip
    db.execute(officers.update().where(officers.c.person_id == person_id).values(name=""))


def _addresses_and_messages(db: Connection, person_id: int, inbox_id: int | None, now: datetime) -> None:
    """What was received is emptied, what is not on the wire yet stays here, and nothing leaves for the addresses."""
    _shared_addresses(db, person_id, now)
    ids = list(db.scalars(sa.select(addresses.c.id).where(addresses.c.person_id == person_id)))
    lanes = [f"address:{key}" for key in ids]
    held = sa.and_(inbox.c.lane.in_(lanes), inbox.c.state == "held")
    db.execute(inbox.update().where(held).values(state="done", done_at=now))
    ended = sa.or_(inbox.c.state != "new", inbox.c.id == inbox_id)
    from_haat = sa.and_(inbox.c.state == "new", inbox.c.channel == "haat")
    db.execute(
        inbox.update()
        .where(inbox.c.lane.in_(lanes), sa.or_(ended, from_haat))
        .values(message={"kind": ERASED}, raw=None, error=None)
    )
    db.execute(
        inbox.update().where(inbox.c.lane.in_(lanes), from_haat).values(state="done", done_at=now)
    )  # fmt: skip
    mine = outbox.c.person_id == person_id
    skip_all_of(db, person_id, ERASED, now)
    db.execute(outbox.update().where(mine).values(payload={}, twin_words=sa.null()))
    gone = dict.fromkeys(("profile_name", "phone", "floor_kind", "floor_id", "burst_at"))
    db.execute(
        addresses.update().where(addresses.c.id.in_(ids)).values(unreachable_at=now, unreachable_reason=ERASED, **gone)
    )


def _shared_addresses(db: Connection, person_id: int, now: datetime) -> None:
    """From a telephone of several people only this one's words go, and the others speak on; whom they helped they help no more."""
    for address_id, _ in sharing.everywhere(db, person_id):
        mine = sa.and_(inbox.c.lane == f"address:{address_id}", inbox.c.person_id == person_id, inbox.c.state != "new")
        db.execute(inbox.update().where(mine).values(message={"kind": ERASED}, raw=None, error=None, state="done"))
        for one in sharing.people_of(db, address_id):
            if one.helper_id == person_id:
                sharing.leave(db, address_id, one.person_id)
        if sharing.one_of(db, address_id, person_id) is not None:  # else they are alone there now
            sharing.leave(db, address_id, person_id)
    db.execute(codes.delete().where(codes.c.person_id == person_id, codes.c.used_at.is_(None)))
    db.execute(codes.update().where(codes.c.person_id == person_id).values(note=None))


def _dialogues(db: Connection, person_id: int, now: datetime) -> None:
    """Conversations end; answers, buttons, rooms and what the office was told lose their words."""
    db.execute(
        conversations.update()
        .where(conversations.c.person_id == person_id, conversations.c.status == "open")
        .values(status="withdrawn")
    )
    db.execute(
        conversations.update()
        .where(conversations.c.person_id == person_id)
        .values(answers=[], kept={}, opening={}, paused_answer=sa.null())
    )
    db.execute(prompts.update().where(prompts.c.person_id == person_id).values(options=[], text=""))
    db.execute(tray.delete().where(tray.c.person_id == person_id))
    listening.forget(db, person_id, now)
    db.execute(scheme_interests.delete().where(scheme_interests.c.person_id == person_id))
    db.execute(rumour_askers.delete().where(rumour_askers.c.person_id == person_id))
    db.execute(media.update().where(media.c.person_id == person_id).values(ref="", state="refused", why=ERASED))
    shared = sa.select(room_members.c.room_id).where(room_members.c.person_id == person_id)
    db.execute(rooms.update().where(rooms.c.id.in_(shared)).values(status="closed"))
    db.execute(room_members.update().where(room_members.c.person_id == person_id).values(shown_as=""))
    db.execute(
        hand_offs.update()
        .where(hand_offs.c.person_id == person_id, hand_offs.c.status == "open")
        .values(status="no_reply", settled_at=now)
    )
    db.execute(hand_offs.update().where(hand_offs.c.person_id == person_id).values(words=None, recordings=sa.null()))
    db.execute(
        calls.update().where(calls.c.person_id == person_id, calls.c.settled_at.is_(None)).values(result="no", settled_at=now)
    )  # fmt: skip
    db.execute(calls.update().where(calls.c.person_id == person_id).values(words=""))
    db.execute(audit.update().where(audit.c.person_id == person_id).values(before=sa.null(), after=sa.null()))


def _market(db: Connection, person_id: int, now: datetime) -> None:
    """Enquiries end and lose their words; answers to others' enquiries are withdrawn; nobody's number stays."""
    own = sa.select(enquiries.c.id).where(enquiries.c.person_id == person_id)
    theirs = sa.select(profiles.c.id).where(profiles.c.person_id == person_id)
    as_buyer = sa.select(matches.c.id).where(matches.c.enquiry_id.in_(own))
    as_seller = sa.select(matches.c.id).where(matches.c.profile_id.in_(theirs))
    db.execute(
        introductions.update().where(introductions.c.match_id.in_(as_buyer)).values(buyer_contact="")
    )  # fmt: skip
    db.execute(
        introductions.update().where(introductions.c.match_id.in_(as_seller)).values(seller_contact="")
    )  # fmt: skip
    db.execute(
        match_questions.update().where(match_questions.c.match_id.in_(as_seller)).values(words="")
    )  # fmt: skip
    db.execute(
        match_questions.update()
        .where(match_questions.c.match_id.in_(as_buyer), match_questions.c.answer.is_not(None))
        .values(answer="")
    )
    for side, of_them in (("buyer", as_buyer), ("seller", as_seller)):
        _asked(db, side, of_them)
    _beside_the_yes(db, as_seller)
    db.execute(
        matches.update()
        .where(matches.c.profile_id.in_(theirs), matches.c.status.in_(("shown", "asked", "yes")))
        .values(status="withdrawn")
    )
    db.execute(matches.update().where(matches.c.profile_id.in_(theirs)).values(contact=None))
    db.execute(
        enquiries.update()
        .where(enquiries.c.person_id == person_id, enquiries.c.status == "open")
        .values(status="closed", closed_at=now, wave_due_at=None)
    )
    db.execute(
        enquiries.update()
        .where(enquiries.c.person_id == person_id)
        .values(
            text="",
            product_words=sa.case((enquiries.c.concept.is_(None), "…"), else_=""),
            place_words=None,
            media_id=None,
        )
    )


def _beside_the_yes(db: Connection, as_seller: sa.Select[tuple[int]]) -> None:
    """What a seller wrote with a yes opens a talk of the buyer's: it goes from there too."""
    of_them = matches.c.id.in_(as_seller)
    buyers = sa.select(enquiries.c.person_id).join(matches, matches.c.enquiry_id == enquiries.c.id).where(of_them)
    subjects = sa.select(sa.cast(matches.c.id, sa.String)).where(of_them)
    cards = sa.and_(conversations.c.name == "said_yes", conversations.c.subject.in_(subjects))
    db.execute(conversations.update().where(conversations.c.person_id.in_(buyers), cards).values(opening={}))


def _asked(db: Connection, side: str, of_them: sa.Select[tuple[int]]) -> None:
    """What was asked between both sides before they met: each loses their own words."""
    asked_by_them = sa.and_(asks.c.match_id.in_(of_them), asks.c.side == side)
    asked_of_them = sa.and_(asks.c.match_id.in_(of_them), asks.c.side != side)
    db.execute(asks.update().where(asked_by_them).values(words=None, media=sa.null(), status="withdrawn"))
    db.execute(asks.update().where(asked_of_them).values(answer=sa.null(), status="withdrawn"))


def _safety(db: Connection, person_id: int) -> None:
    """That there was a report stays, as the office's record of what it did; the words on both sides go, and papers do too."""
    db.execute(reports.update().where(reports.c.from_id == person_id).values(words=None))
    db.execute(reports.update().where(reports.c.about_id == person_id).values(appeal=None))
    theirs = sa.select(profiles.c.id).where(profiles.c.person_id == person_id)
    db.execute(trade_records.delete().where(trade_records.c.profile_id.in_(theirs)))


def _groups(db: Connection, person_id: int, now: datetime) -> None:
    """Cards come down and lose their words, also where they were sent; posts in a group's chat and objections too."""
    db.execute(group_members.delete().where(group_members.c.person_id == person_id))
    db.execute(market_guests.delete().where(market_guests.c.person_id == person_id))
    db.execute(link_opens.delete().where(link_opens.c.person_id == person_id))
    theirs = group_cards.c.person_id == person_id
    below_theirs = card_questions.c.card_id.in_(sa.select(group_cards.c.id).where(theirs))
    asked = sa.or_(card_questions.c.person_id == person_id, below_theirs)
    ours = sa.select(card_questions.c.outbox_id).where(asked, card_questions.c.outbox_id.is_not(None))
    said = ours.union_all(sa.select(card_questions.c.answer_row).where(asked, card_questions.c.answer_row.is_not(None)))
    db.execute(outbox.update().where(outbox.c.id.in_(said), outbox.c.state.not_in(UNSETTLED)).values(payload={}))
    db.execute(card_questions.update().where(asked).values(words="", answer=None, status="erased"))
    db.execute(
        group_cards.update().where(theirs, group_cards.c.status == "open").values(status="closed", closed_at=now)
    )
    db.execute(
        group_cards.update()
        .where(theirs)
        .values(words="", media_id=None, relayed=True, stale=group_cards.c.outbox_id.is_not(None))
    )
    hung = sa.select(group_cards.c.outbox_id).where(theirs, group_cards.c.outbox_id.is_not(None))
    shown = sa.or_(outbox.c.id.in_(hung), outbox.c.after_id.in_(hung))
    db.execute(outbox.update().where(shown, outbox.c.state.not_in(UNSETTLED)).values(payload={}))
    db.execute(group_marks.update().where(group_marks.c.person_id == person_id).values(appeal=None))
    db.execute(group_reports.update().where(group_reports.c.person_id == person_id).values(reason=None))
    chats = db.scalars(sa.select(groups.c.address_id).where(groups.c.address_id.is_not(None)))
    lanes = [f"address:{key}" for key in chats]
    own = list(db.scalars(sa.select(addresses.c.external_id).where(addresses.c.person_id == person_id)))
    posts = sa.and_(inbox.c.lane.in_(lanes), inbox.c.message["address"].as_string().in_(own), inbox.c.state != "new")
    db.execute(inbox.update().where(posts).values(message={"kind": ERASED}, raw=None, error=None))


def _workshops(db: Connection, person_id: int) -> None:
    """That a seat was taken and how many stars were given stays; the names on this telephone and the words go."""
    nameless = sa.literal(f"{ERASED}:") + sa.cast(registrations.c.id, sa.String)
    db.execute(
        registrations.update()
        .where(registrations.c.person_id == person_id)
        .values(name="", name_key=nameless, feedback=None, status="cancelled")
    )


def _profiles(db: Connection, person_id: int) -> None:
    """A profile is left without any field; its row stands for what was bought of it."""
    theirs = sa.select(profiles.c.id).where(profiles.c.person_id == person_id)
    db.execute(identifiers.delete().where(identifiers.c.profile_id.in_(theirs)))
    db.execute(seller_products.delete().where(seller_products.c.profile_id.in_(theirs)))
    phones = db.scalars(
        sa.select(profiles.c.reached_by).where(profiles.c.person_id == person_id, profiles.c.reached_by.is_not(None))
    ).all()
    kept = {
        "id", "person_id", "kind", "status", "shown", "answered", "silent", "speaks", "rates", "created_at", "updated_at",
    }  # fmt: skip
    nothing = {column.name: None for column in profiles.c if column.name not in kept}
    db.execute(
        profiles.update()
        .where(profiles.c.person_id == person_id)
        .values(status=ERASED, speaks=sa.null(), rates=sa.null(), **nothing)
    )
    exposure.forget_phones(db, phones)
    # What they taught stays a name; the voice that said it is nobody's telephone any more.
    db.execute(
        alias_votes.update().where(alias_votes.c.person_id == person_id).values(voice=f"{ERASED}:{person_id}")
    )  # fmt: skip


def forget_number(db: Connection, person_id: int) -> None:
    """Forget the number that a person shared; on WhatsApp the number is the address itself and stays.

    Who forgets it is introduced through Haat where a yes of theirs still waits for the other side's.
    """
    mine = addresses.c.person_id == person_id
    db.execute(addresses.update().where(mine, addresses.c.channel.not_like("%whatsapp")).values(phone=None))
    theirs = sa.select(profiles.c.id).where(profiles.c.person_id == person_id)
    db.execute(
        matches.update().where(matches.c.profile_id.in_(theirs), matches.c.status == "yes").values(contact="haat")
    )
    talks = sa.select(conversations.c.id, conversations.c.answers).where(conversations.c.person_id == person_id)
    for talk in db.execute(talks).all():
        kept = [answer for answer in talk.answers if answer[0] != "contact"]
        if kept != talk.answers:
            db.execute(conversations.update().where(conversations.c.id == talk.id).values(answers=kept))
    lanes = [f"address:{key}" for key in db.scalars(sa.select(addresses.c.id).where(mine))]
    for heard in db.execute(sa.select(inbox.c.id, inbox.c.message).where(inbox.c.lane.in_(lanes))).all():
        if heard.message.get("contact"):
            plain = heard.message | {"contact": None}
            db.execute(inbox.update().where(inbox.c.id == heard.id).values(message=plain, raw=None))
    exposure.reached_anew(db, person_id)


def finish(db: Connection, now: datetime) -> int:
    """The tick: forget the ids of addresses whose person was erased, unless somebody wrote from there again; how many."""
    of_it = outbox.c.lane == sa.literal("address:") + sa.cast(addresses.c.id, sa.String)
    here = outbox.c.address_id == addresses.c.id
    waiting = [
        sa.exists().where(of_it, sa.text("outbox.state IN ('ready', 'behind', 'leased', 'sending')")),
        sa.exists().where(here, sa.text("outbox.state IN ('leased', 'sending')")),
        sa.exists().where(here, sa.text("outbox.state = 'held'")),
    ]  # each is found by a small index of its own
    due = sa.and_(
        sa.text("addresses.unreachable_reason = 'erased'"), addresses.c.unreachable_at <= now - ARRIVES_WITHIN
    )
    ids = list(db.scalars(sa.select(addresses.c.id).where(due, ~sa.or_(*waiting))))
    if not ids:
        return 0
    db.execute(address_aliases.delete().where(address_aliases.c.address_id.in_(ids)))
    for address_id in ids:
        db.execute(
            addresses.update()
            .where(addresses.c.id == address_id)
            .values(external_id=f"{ERASED}:{address_id}", unreachable_reason="forgotten")
        )
    return len(ids)


def media_left(db: Connection) -> list[str]:
    """Our own copies that only erased people sent; their rows are let go of them, so each is named once."""
    gone = sa.text("media.why = 'erased' AND media.path IS NOT NULL")
    paths = set(db.scalars(sa.select(media.c.path).where(gone)))
    if not paths:
        return []
    others = sa.select(media.c.path).where(
        media.c.path.in_(paths), sa.or_(media.c.why.is_(None), media.c.why != ERASED)
    )
    shared = set(db.scalars(others))
    db.execute(media.update().where(gone).values(path=None, sha256=None))
    return sorted(paths - shared)
