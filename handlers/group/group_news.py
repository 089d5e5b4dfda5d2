"""How members hear of a group's cards: at once where they chose so and it can be, else once a day in one message."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import time, timedelta
from functools import partial

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.group import group_costs, group_questions, market_days
from handlers.group.group_cards import LATER, in_short
from handlers.language import N_
from handlers.outbound.windows import hears_freely
from handlers.questions import Option, choice
from handlers.world import World
from storage import cards as store
from storage import enquiries, groups, matches, profiles
from storage.cards import Card
from storage.groups import Group, Member
from storage.parts import by_itself

DIGEST_FROM, DIGEST_TO = time(10), time(19)
DIGEST_CARDS = 5
PLACES = 100
"""Members' places in groups that are looked at in one go, all of one person together."""
BUSY = timedelta(minutes=10)
"""Who was told of a card at once hears of the next ones together, not before this time is over."""


# ── at once ───────────────────────────────────────────────────────────────────────────────────────────────────────


def relay(db: Connection, world: World) -> int:
    """The tick: members who chose so hear of new cards at once, a window of them at a time; how many it had."""
    looked_at, room = 0, group_costs.room(db)
    for card in store.to_relay(db, world.now, at_most=5):
        if room <= looked_at:
            break
        looked_at += _pass_on(db, world, card, room - looked_at)
    return looked_at


def _pass_on(db: Connection, world: World, newest: Card, at_most: int) -> int:
    """One window of a group's members: each is told of all that is new to them, as one message."""
    group = groups.get(db, newest.group_id)
    assert group is not None
    fresh = [one for one in store.unrelayed(db, group.id) if _goes_now(db, world, group, one)]
    if not fresh:
        store.relayed(db, group.id, newest.id)
        return 0
    chose = ("now",) if group.market_weekday is None else ("now", "digest")
    window = groups.told_at_once(db, group.id, newest.id, after=newest.relayed_to, at_most=at_most, chose=chose)
    for member in window:
        with by_itself(db, f"card:{newest.id} person:{member.person_id}"):
            _tell_at_once(db, world, group, member, newest)
    if len(window) == at_most:
        store.change(db, newest.id, relayed_to=window[-1].person_id)
    elif groups.told_lately(db, group.id, newest.id, world.now - BUSY, chose):
        store.change(db, newest.id, relayed_to=0, relay_at=world.now + BUSY)
    else:
        store.relayed(db, group.id, newest.id)
    return len(window)


def _tell_at_once(db: Connection, world: World, group: Group, member: Member, newest: Card) -> None:
    """One member is told of all that is new to them, unless they were told of another card just now."""
    if member.told_at is not None and member.told_at > world.now - BUSY:
        return
    new = [one for one in _new_for(db, world, member) if _goes_now(db, world, group, one)]
    if new and not hears_freely(db, member.person_id, world.now):
        return  # outside WhatsApp's window nothing goes at once: the digest tells of it
    if not new:
        return groups.change_member(db, group.id, member.person_id, shown_to=newest.id)
    if len(new) == 1:
        told = group_costs.tell(db, world, group, member.person_id, "card", str(new[0].id))
    else:
        opening = {"cards": [one.id for one in new[-DIGEST_CARDS:]]}
        told = group_costs.tell(db, world, group, member.person_id, "digest", f"{group.id}:{newest.id}", opening)
    if told:
        groups.change_member(db, group.id, member.person_id, shown_to=newest.id, told_at=world.now)


def _goes_now(db: Connection, world: World, group: Group, card: Card) -> bool:
    """Whether a card is told of at once; where a market day gathers the rest, only what cannot wait for it."""
    if group.market_weekday is None:
        return True
    if card.kind != "enquiry" or card.enquiry_id is None:
        return False
    return market_days.is_urgent(world, group, enquiries.get(db, card.enquiry_id).needed_by)


# ── once a day ────────────────────────────────────────────────────────────────────────────────────────────────────


def digests(db: Connection, world: World) -> int:
    """The tick: once a day, by daylight, a member hears of the new cards of their own goods; nothing new, no word.

    Whoever is in several groups hears of all of them in one message. How many were looked at.
    """
    here = world.now.astimezone(world.zone)
    if not DIGEST_FROM <= here.time() < DIGEST_TO:
        return 0
    room = group_costs.room(db)
    due = groups.without_digest(db, world.today, at_most=PLACES) if room else []
    each = [list(places) for _, places in itertools.groupby(due, key=lambda one: one.person_id)]
    if len(due) == PLACES and len(each) > 1:
        each.pop()  # the rest of their groups stands in the next window
    for places in each[:room]:
        with by_itself(db, f"digest person:{places[0].person_id}"):
            _tell_of_day(db, world, places)
    return min(len(each), room)


def _tell_of_day(db: Connection, world: World, places: list[Member]) -> None:
    """One member's message of the day, from all their groups."""
    fresh: list[tuple[Member, Group, list[Card]]] = []
    for place in places:
        group = groups.get(db, place.group_id)
        found = [one for one in _new_for(db, world, place) if not _comes_at_once(world, place, one)]
        newest = found[-1].id if place.delivery == "now" and found else store.newest(db, place.group_id)
        if place.delivery == "digest" or found:
            groups.change_member(db, place.group_id, place.person_id, digest_on=world.today, shown_to=newest)
        else:
            groups.change_member(db, place.group_id, place.person_id, digest_on=world.today)
        if group is not None and found:
            fresh.append((place, group, found[-DIGEST_CARDS:]))
    if not fresh:
        return
    group, new = fresh[0][1], [one for _, _, found in fresh for one in found][-DIGEST_CARDS:]
    subject = f"{group.id}:{world.today.isoformat()}"
    if not group_costs.tell(
        db, world, group, places[0].person_id, "digest", subject, {"cards": [one.id for one in new]}
    ):
        # The relay stands still for them: the same cards are new when it goes on.
        for place, _, _ in fresh:
            groups.change_member(db, place.group_id, place.person_id, shown_to=place.shown_to)


def _comes_at_once(world: World, place: Member, card: Card) -> bool:
    """Whether a card is on its way to somebody who wants cards at once, and needs no digest."""
    return place.delivery == "now" and card.created_at > world.now - 2 * BUSY


# ── for whom ──────────────────────────────────────────────────────────────────────────────────────────────────────


def _new_for(db: Connection, world: World, member: Member) -> list[Card]:
    """The cards that somebody was not told of yet, of their own goods."""
    goods = goods_of(db, world, member.person_id) if member.role == "seller" else None
    found = store.since(db, member.group_id, after=member.shown_to, concepts=goods, but=member.person_id, at_most=50)
    return [one for one in found if is_for(db, world, one, member, goods)]


def goods_of(db: Connection, world: World, person_id: int) -> Sequence[str]:
    """What a seller sells, with its kinds and what it is a kind of."""
    seller = profiles.profile_of(db, person_id)
    goods = profiles.products_of(db, seller.id) if seller else []
    return sorted(
        {kind for one in goods for kind in (*world.catalogue.kinds_of(one), *world.catalogue.general_of(one))}
    )


def is_for(db: Connection, world: World, card: Card, member: Member, goods: Sequence[str] | None) -> bool:
    """Sellers hear of enquiries for their goods that they were not asked about, buyers of offers, all of notices; nobody of
    their own."""
    if card.person_id == member.person_id or card.status != "open":
        return False
    if card.kind == "notice":
        return True
    if member.role == "buyer":
        return card.kind == "offer"
    if card.kind != "enquiry" or (card.concept and card.concept not in (goods or ())):
        return False
    seller = profiles.profile_of(db, member.person_id)
    asked = matches.matches_of(db, card.enquiry_id or 0, ("asked", "yes", "accepted", "not_now", "declined"))
    return seller is not None and all(one.profile_id != seller.id for one in asked)


def digest(c: Conversation) -> None:
    """New cards, of one group or several; one of them may be opened."""
    found = [store.get(c.db, card_id) for card_id in c.opening.get("cards", ())]
    named = [one for one in found if one is not None]
    open_now = [one for one in named if one.status == "open"]
    if not open_now:
        return c.say(N_("What was new has found its way already."))
    names = {group.id: group.name for one in open_now if (group := groups.get(c.db, one.group_id)) is not None}
    lines = [in_short(c.db, c.world, one, c.language) for one in open_now]
    options = [Option(str(one.id), "{place}", {"place": str(place)}) for place, one in enumerate(open_now, 1)]
    text = "\n".join(f"{place}. {line}" for place, line in enumerate(lines, 1))
    asks = choice("which", N_("New in {group}:\n{cards}\nWhich one shall I open?"), (*options, LATER))
    asks = replace(asks, read=partial(group_questions.taken_up, open_now))
    which = c.ask(asks, group=", ".join(names.values()), cards=text)
    if which == "later":
        return c.say(N_("All right."))
    if isinstance(which, dict):
        return c.then("card", which["card"], sure=True, said=which["said"])
    return c.then("card", str(which))


CONVERSATIONS = {"digest": digest}
