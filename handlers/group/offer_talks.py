"""Who wants what an offer's card shows writes to its maker through Haat; no number is shown."""

from __future__ import annotations

from datetime import datetime, time

from handlers.conversation import Conversation
from handlers.enquiry import buyers, wording
from handlers.group import offer_answers
from handlers.language import N_, Counted, say
from handlers.questions import Option, Question, name_of
from handlers.trade import rooms
from storage import introductions, people, safety
from storage import rooms as kept_rooms
from storage.cards import Card


def want(c: Conversation, one: Card, about: str) -> None:
    """A buyer takes up an offer's card, which reads to its maker like `about`: a talk between the two begins, or goes on."""
    if safety.is_held(c.db, c.person.id):
        return buyers.tell_held(c)
    met = introductions.met_by_card(c.db, one.id, c.person.id)
    mine = str(met) if met is not None else offer_answers.subject(one.id, c.person.id)
    known = kept_rooms.called(c.db, "deal", mine)
    if known is None and _day_is_full(c):
        return c.step.offer(
            N_("{met} today. Tomorrow you can write to this one too.\nWhom the office has checked may meet more."),
            (Option("check", N_("Office checks me")),), question="be_checked",
            met=Counted(buyers.HAVE_MET, buyers.SELLERS_A_DAY),
        )  # fmt: skip
    name = c.person.name or c.ask(Question("name", N_("Which name shall the seller see?"), takes="text", read=name_of))
    if not c.person.name:
        c.step.know(name=name)
    seller = people.person(c.db, one.person_id)
    room_id = kept_rooms.begin(c.db, "deal", mine, c.world.now)
    name = wording.name_for_others(str(name)) or say(c.language, N_("A buyer"))
    theirs = wording.name_for_others(seller.name) or say(c.language, N_("A seller"))
    kept_rooms.enter(c.db, room_id, c.person.id, name)
    kept_rooms.enter(c.db, room_id, seller.id, theirs)
    people.give_floor(c.db, c.step.address.id, "room", room_id)
    if known is None or known.status != "open":
        rooms.greet(c.step, room_id, seller.id, name, about)
    c.say(N_("Write here what you would like to know; {name} reads it and answers here."), name=theirs)
    return None


def _day_is_full(c: Conversation) -> bool:
    """Has a buyer whom no office has checked met, or written to, as many sellers today as may be?"""
    if safety.is_checked(c.db, c.person.id, c.world.now):
        return False
    begins = datetime.combine(c.world.today, time(), c.world.zone)
    waiting = kept_rooms.begun(c.db, "deal", f"card:%:{c.person.id}", begins)
    return safety.met_since(c.db, c.person.id, begins) + waiting >= buyers.SELLERS_A_DAY
