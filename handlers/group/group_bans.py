"""Bans: out of all groups of a district for a stated time; told with the way to object, seen and lifted by officers."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers import menu
from handlers.conversation import Conversation
from handlers.group import ban_words
from handlers.group.group_deeds import let_back, put_out
from handlers.group.objections import objection_to
from handlers.hearing import Started
from handlers.language import N_, dated, render, say
from handlers.office.rights import districts_of, for_officers
from handlers.questions import Misread, Option, Reply, choice
from handlers.safety.guard import GRAVE, RULES
from handlers.step import Step, begin_for
from handlers.world import World
from storage import audit, bans, cards, groups, people, staff
from storage.database import Record
from storage.parts import by_itself
from storage.staff import Officer

TERMS = (timedelta(days=30), timedelta(days=180))
"""How long the first and the second ban lasts; a further one until an officer lifts it. Signs of fraud begin with the second."""
MEMORY = timedelta(days=365)
"""So long after a ban has ended the next one counts as a further one."""
AT_ONCE = 100
SHOWN, LOOKED_AT = 8, 200
REPORTED = N_("members of the group reported it")
LIFT, LEAVE = Option("lift", N_("Let in again")), Option("leave", N_("Leave it so"))
NOT_HERE = N_("This is for officers of the district office only.")


# ── out, and in again ─────────────────────────────────────────────────────────────────────────────────────────────


def ban(
    db: Connection, world: World, person_id: int, district_lgd: int, *, by: int | None, reason: str
) -> dict[str, Any]:
    """Out of every group of a district, by whichever channel, also of groups made later; what hangs of theirs comes down.

    What must be known to take it back: the district, and the cards that came down.
    """
    before = bans.times(db, district_lgd, person_id, world.now - MEMORY)
    level = before + (reason in GRAVE)
    until = world.now + TERMS[level] if level < len(TERMS) else None
    if bans.add(db, district_lgd, person_id, world.now, officer_id=by, reason=reason, until=until, times=before + 1):
        _tell(db, world, "shut_out", person_id, district_lgd)
    here = groups.in_districts(db, [district_lgd])
    for group in here:
        groups.settle_member(db, group.id, person_id, "banned", was=("guest", "asked", "member", "left", "refused"), by=by,
                             now=world.now)  # fmt: skip
        put_out(db, world, group, person_id, f"ban:{district_lgd}:{person_id}:{int(world.now.timestamp())}")
    down = cards.take_down(db, person_id, [group.id for group in here], world.now)
    return {"status": "member", "district": district_lgd, "cards": down}


def unban(db: Connection, world: World, person_id: int, district_lgd: int, *, counts: bool = True) -> bool:
    """A ban ends: they may join again and hear of it; False when there was none. One that was a mistake does not count."""
    one = bans.get(db, district_lgd, person_id)
    out_since = one.at if one is not None else world.now
    lifted = bans.lift(db, district_lgd, person_id, world.now, counts=counts)
    for group in groups.in_districts(db, [district_lgd]):
        lifted |= groups.settle_member(db, group.id, person_id, "left", was=("banned",), by=None, now=out_since)
        let_back(db, world, group, person_id, f"unban:{district_lgd}:{person_id}:{int(world.now.timestamp())}")
    if lifted:
        _tell(db, world, "let_in_again", person_id, district_lgd)
    return lifted


def lift(db: Connection, world: World, one: Record, *, by: int | None) -> bool:
    """An officer lets somebody in again before the time is over; False when another was faster."""
    if not unban(db, world, one.person_id, one.district_lgd):
        return False
    before = {"district": one.district_lgd, "reason": one.reason, "until": one.until.isoformat() if one.until else None}
    audit.note(db, by, "unban", f"person:{one.person_id}", world.now, before=before, after={"status": "left"},
               why_not=N_("they have been told"))  # fmt: skip
    return True


def may_lift(step: Step, person_id: int, one: Record) -> bool:
    """Officers of the district, and the moderator who gave the ban."""
    officer = staff.officer_of(step.db, person_id)
    return one.officer_id == person_id or (
        officer is not None and one.district_lgd in districts_of(step.world, officer)
    )


def end_bans(db: Connection, world: World) -> None:
    """The tick: whose time is over may come in again."""
    for one in bans.over(db, world.now, at_most=AT_ONCE):
        with by_itself(db, f"ban district:{one.district_lgd} person:{one.person_id}"):
            unban(db, world, one.person_id, one.district_lgd)
            audit.note(db, None, "ban_over", f"person:{one.person_id}", world.now, before={"district": one.district_lgd},
                       after={"status": "left"}, why_not=N_("they have been told"))  # fmt: skip


def _tell(db: Connection, world: World, news: str, person_id: int, district_lgd: int) -> None:
    """Whoever ever wrote to Haat hears of it; a bot may not write to others."""
    address = people.reached_at(db, person_id)
    if address is not None and address.last_inbound_at is not None:
        begin_for(db, world, person_id, news, str(district_lgd), purpose="office", once=world.now.isoformat())


def _taken_back(step: Step, deed: Any) -> bool:
    """The undo of who gave the ban, within ten minutes: it was a mistake, and the cards hang again."""
    one = bans.get(step.db, int(deed.before["district"]), audit.number_of(deed))
    if one is None or not may_lift(step, step.person.id, one):
        return False
    unban(step.db, step.world, one.person_id, one.district_lgd, counts=False)
    cards.put_back(step.db, deed.before.get("cards", ()))
    return True


# ── who is out ────────────────────────────────────────────────────────────────────────────────────────────────────


def shut_out(c: Conversation) -> None:
    """Who is out of a district's groups hears who did it, why and until when; an objection is the office's to answer."""
    first = next(iter(bans.districts_of(c.db, c.person.id)), 0)
    one = bans.get(c.db, int(c.subject or first), c.person.id)
    if one is None:
        return c.say(N_("You are not shut out of any group."))
    news = (
        N_("{office} has taken you out of the groups of {district} until {day}. The rule: {rule}.\n"
           "Enquiries go on as before. If this is wrong, tap below: an officer looks at it.")
        if one.until
        else N_("{office} has taken you out of the groups of {district} until an officer lets you in again. The rule: {rule}.\n"
                "Enquiries go on as before. If this is wrong, tap below: an officer looks at it.")
    )  # fmt: skip
    words = objection_to(
        c, news, office=_office(c, one), district=_district(c, one), rule=_rule(c, one), day=_day(c, one)
    )
    if not words:
        return c.say(N_("Thank you."))
    bans.appeal(c.db, one.district_lgd, one.person_id, words)
    officers = c.step.officers_for(one.district_lgd)
    for officer in officers:
        subject = f"{one.district_lgd}:{one.person_id}"
        c.step.begin(officer.person_id, "ban_seen", subject, purpose="office", once=f"appeal:{c.step.inbox_id}")
    if not officers:
        return menu.nobody_else(c.step)
    return c.say(N_("The office looks at it; you hear from me."))


def let_in_again(c: Conversation) -> None:
    """Who was out may join the groups of a district again."""
    place = render(c.world.places.district(int(c.subject)), c.language)
    c.say(N_("You can be in the groups of {district} again.\nWrite 'groups' to join."), district=place)


# ── an officer, by chat ───────────────────────────────────────────────────────────────────────────────────────────


def wished(step: Step, text: str) -> Started | None:
    """What an officer's words want of the bans of their districts."""
    officer = step.officer
    mine = districts_of(step.world, officer) if officer else []
    return ban_words.of_office(text, bans.in_districts(step.db, mine, at_most=LOOKED_AT))


@for_officers
def banned(c: Conversation, _officer: Officer, mine: list[int]) -> None:
    """Who is out of the groups of an office, until when and why; one of them to look at."""
    there = bans.in_districts(c.db, mine, at_most=LOOKED_AT)
    if not there:
        return c.say(N_("Nobody is out of your groups."))
    said = str(c.opening.get("who") or "")
    meant = (ban_words.named(there, said) or there)[:SHOWN]
    if said and len(meant) == 1:
        return c.then("ban_seen", _subject(meant[0]))
    options = [Option(_subject(one), "{name}", {"name": one.name or "?"}) for one in meant]
    lines = "\n".join(_line(c, one) for one in meant)
    which = str(
        c.ask(choice("whom", N_("Out of your groups:\n{people}\nWhom shall I show?"), (*options, LEAVE)), people=lines)
    )
    if which == LEAVE.value:
        return c.say(N_("All right, it stays as it is."))
    return c.then("ban_seen", which)


@for_officers
def ban_seen(c: Conversation, _officer: Officer, mine: list[int]) -> None:
    """One who is out, with what they say against it: let in again, or left so."""
    district, _, person = c.subject.partition(":")
    if int(district) not in mine:
        return c.say(NOT_HERE)
    one = bans.get(c.db, int(district), int(person))
    if one is None:
        return c.say(N_("They are in again already."))
    says = say(c.language, N_("They say: “{appeal}”"), appeal=one.appeal) if one.appeal else ""
    asks = replace(choice("wish", "{text}", (LIFT, LEAVE)), read=_pardon)
    wish = c.ask(asks, text="\n".join(line for line in (_line(c, one), says) if line))
    if wish == LIFT.value:
        done = lift(c.db, c.world, one, by=c.person.id)
        return c.say(
            N_("Noted: they can join again and hear of it.") if done else N_("Another officer has done that already.")
        )
    if one.appeal:
        c.step.begin(one.person_id, "stays_out", district, purpose="office", once=str(c.step.inbox_id))
    return c.say(N_("All right, it stays as it is."))


def stays_out(c: Conversation) -> None:
    """Who objected hears that the office has looked, and how long it stays so."""
    one = bans.get(c.db, int(c.subject), c.person.id)
    if one is not None and one.until:
        c.say(N_("The office has looked: you stay out of the groups of {district} until {day}."), district=_district(c, one),
              day=_day(c, one))  # fmt: skip
    elif one is not None:
        c.say(
            N_("The office has looked: you stay out of the groups of {district} for now."), district=_district(c, one)
        )


def _pardon(reply: Reply, _language: str) -> str:
    """Reads "unban", "माफ करो" as letting somebody in again. Raises Misread."""
    if ban_words.pardons(reply.text):
        return LIFT.value
    raise Misread(elsewhere=True)


def _line(c: Conversation, one: Record) -> str:
    said = N_("{name}: out until {day}. {rule}.") if one.until else N_("{name}: out until you let them in. {rule}.")
    return say(c.language, said, name=one.name or "?", day=_day(c, one), rule=_rule(c, one))


def _subject(one: Record) -> str:
    return f"{one.district_lgd}:{one.person_id}"


def _day(c: Conversation, one: Record) -> str:
    return dated(one.until.astimezone(c.world.zone).date(), c.language) if one.until else ""


def _rule(c: Conversation, one: Record) -> str:
    return say(c.language, RULES.get(one.reason, REPORTED))


def _district(c: Conversation, one: Record) -> str:
    return render(c.world.places.district(one.district_lgd), c.language)


def _office(c: Conversation, one: Record) -> str:
    office = c.step.office_of(one.district_lgd)
    return office.name_in(c.language) if office else _district(c, one)


CONVERSATIONS = {
    "shut_out": shut_out, "let_in_again": let_in_again, "stays_out": stays_out, "banned": banned, "ban_seen": ban_seen,
}  # fmt: skip
REVERSES = {"unban": _taken_back}
