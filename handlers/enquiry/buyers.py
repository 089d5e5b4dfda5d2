"""Buyers nobody knows yet: what a seller is shown of them, how many they may meet, and how an office checks them."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.enquiry import further_words, waves, wording
from handlers.language import N_, Counted, dated, plural, render, say
from handlers.office.rights import by_officers, for_officers, note
from handlers.questions import Option, choice
from handlers.step import Step, begin_for
from handlers.units import ngettext
from handlers.world import DAY_BEGINS, World
from storage import audit, matches, people, profiles, safety
from storage import enquiries as store
from storage.staff import Officer

OPEN_AT_ONCE = 2
"""Enquiries that a buyer whom no office has checked may have open."""
FULL = "full"
"""The question where so many are open already."""
SELLERS_A_DAY = 5
"""Sellers to whom such a buyer is introduced in a day of the market's zone (docs/decisions/0012)."""
CHECKED_FOR = timedelta(days=365)

# ── what is shown of a buyer ──────────────────────────────────────────────────────────────────────────────────────

HELD = N_(
    "The office is checking a report about you; until then there is no new introduction.\nYou can also ring {landline}."
)


def record(db: Connection, world: World, buyer_id: int, language: str, *, but_enquiry: int | None = None) -> str:
    """What Haat itself has seen of a buyer, in one line; only what was counted, nothing that anybody says of themselves."""
    known = safety.known_of(db, buyer_id, but_enquiry=but_enquiry)
    facts = [say(language, N_("checked by the office ✓"))] if safety.is_checked(db, buyer_id, world.now) else []

    def say_count(one: str, many: str, count: int) -> None:
        facts.extend([plural(language, one, many, count)] if count else [])

    say_count("asked {count} time before", "asked {count} times before", known.enquiries)
    say_count("{count} sample", "{count} samples", known.samples)
    say_count("{count} deal both confirmed", "{count} deals both confirmed", known.deals)
    say_count("{count} report found true", "{count} reports found true", known.reports)
    if known.being_checked:
        facts.append(say(language, N_("a report is being checked")))
    elif not known.reports and known.introductions:
        facts.append(say(language, N_("no report")))
    if not facts:
        return say(language, N_("New on Haat: nothing is known yet."))
    return say(language, N_("On Haat: {facts}"), facts=" · ".join(facts))


def whole_record(c: Conversation, buyer_id: int, *, but_enquiry: int | None = None) -> str:
    """The same on demand, with since when they are here and how many sellers they met."""
    buyer, known = people.person(c.db, buyer_id), safety.known_of(c.db, buyer_id)
    since = safety.here_since(c.db, buyer_id).astimezone(c.world.zone).date()
    name = buyer.name or say(c.language, N_("A buyer"))
    return say(
        c.language, N_("{name}: here since {day}, {met}.\n{record}"), name=name, day=dated(since, c.language),
        met=Counted(MET, known.introductions), record=record(c.db, c.world, buyer_id, c.language, but_enquiry=but_enquiry),
    )  # fmt: skip


HAVE_MET = ngettext("You have met {count} seller", "You have met {count} sellers")
MET = ngettext("{count} seller met so far", "{count} sellers met so far")


# ── limits ────────────────────────────────────────────────────────────────────────────────────────────────────────


def tell_held(c: Conversation) -> None:
    """Who is held back hears it once more, with the number of the office."""
    office = c.step.office
    c.say(HELD, landline=office.landline if office else "–")


def may_ask(c: Conversation) -> bool:
    """Is there room for one more enquiry of the speaker's? Else they close one, are checked, or leave it."""
    if safety.is_held(c.db, c.person.id):
        tell_held(c)
        return False
    mine = [store.get(c.db, number) for number in safety.open_enquiries(c.db, c.person.id)]
    asked_before = FULL in c.answers
    if not asked_before and (len(mine) < OPEN_AT_ONCE or safety.is_checked(c.db, c.person.id, c.world.now)):
        return True
    closing = [
        Option(
            f"close:{one.id}", N_("Close {product}"), {"product": wording.brief_among(one, mine, c.world, c.language)}
        )
        for one in mine[:4]
    ]
    known = c.kept.get("closed", [])
    if asked_before and str(c.answers[FULL]) in known:
        return True
    options = [*closing, Option("check", N_("Office checks me")),
               Option("leave", N_("Leave it"), also=further_words.NEXT)]  # fmt: skip
    listed = " · ".join(wording.brief(one, c.world, c.language) for one in mine)
    wish = str(c.ask(
        choice(FULL, N_("Two of your enquiries are open: {listed}.\nWhom the office has checked may have more. What now?"),
               options), listed=listed))  # fmt: skip
    if wish == "check":
        c.then("be_checked")
    if wish == "leave":
        c.say(N_("Put aside. Nobody was told."))
        return False
    waves.close(c.step, store.get(c.db, int(wish.partition(":")[2])), "closed", "found")
    c.kept["closed"] = [*known, wish]
    return True


def day_is_full(db: Connection, world: World, buyer_id: int) -> bool:
    """Has a buyer whom no office has checked met as many sellers today as may be?"""
    begins = datetime.combine(world.today, time(), world.zone)
    return not safety.is_checked(db, buyer_id, world.now) and safety.met_since(db, buyer_id, begins) >= SELLERS_A_DAY


def must_wait(c: Conversation, one: matches.Match, buyer_id: int, *, quiet: bool = False) -> bool:
    """Both said yes: must it wait, for the office or for tomorrow? The buyer, who speaks, is told how it goes on."""
    for who in sorted({buyer_id, one.seller_id}):
        safety.hold_person(c.db, who)
    held = safety.held_among(c.db, [buyer_id, one.seller_id])
    full = not held and day_is_full(c.db, c.world, buyer_id)
    if held or full:
        safety.hold_back(c.db, one.id, "day" if full else "report", c.world.now)
    if quiet or not (held or full):
        return bool(held) or full
    if buyer_id in held:
        tell_held(c)
    elif held:
        c.say(N_("The office is checking {name} just now; I go on as soon as it has."), name=one.seller_name or "")
    else:
        c.step.offer(
            N_("{met} today. {name} waits: tomorrow morning I ask you.\nWhom the office has checked may meet more."),
            (Option("check", N_("Office checks me")),), question="be_checked", met=Counted(HAVE_MET, SELLERS_A_DAY),
            name=one.seller_name or "",
        )  # fmt: skip
    return True


def go_on(db: Connection, world: World) -> int:
    """The tick: what waited for the office or for the day goes on in the morning; how many."""
    if not DAY_BEGINS <= world.now.astimezone(world.zone).time() < time(21):
        return 0
    gone_on = 0
    for row in safety.held_back(db, at_most=500):
        if safety.held_among(db, [row.buyer, row.seller]):
            continue
        if row.why == "day" and day_is_full(db, world, row.buyer):
            continue
        safety.let_go(db, row.match_id)
        if matches.match(db, row.match_id).status == "yes":
            once = f"held:{round(world.now.timestamp())}"
            gone_on += begin_for(db, world, row.buyer, "said_yes", str(row.match_id), once=once)
    return gone_on


# ── an office checks a buyer ──────────────────────────────────────────────────────────────────────────────────────


def be_checked(c: Conversation) -> None:
    """A buyer wants to be checked: the officers are told at once, and the buyer hears where else to go."""
    for officer in c.step.officers_for(c.person.district_lgd):
        c.step.begin(officer.person_id, "check_buyer", str(c.person.id), purpose="office", once=str(c.world.today))
    office = c.step.office
    c.say(
        N_("I have asked {office} to check you; the answer comes here.\nYou can also go there with a bill of your shop: "
           "{address}, {hours}."),
        office=office.name_in(c.language) if office else "", address=office.address_in(c.language) if office else "",
        hours=office.hours_in(c.language) if office else "",
    )  # fmt: skip


@for_officers
def check_buyer(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """An officer says whether a buyer is who they say; a yes lifts the limits of the unknown for a year."""
    buyer = people.person(c.db, int(c.subject))
    if buyer.district_lgd is not None and buyer.district_lgd not in mine:
        return c.say(N_("This is for officers of the district office only."))
    if safety.is_checked(c.db, buyer.id, c.world.now):
        return c.say(N_("Another officer has done that already."))
    district = render(c.world.places.district(buyer.district_lgd), c.language) if buyer.district_lgd else "–"
    phones = [place.phone for place in people.addresses_of(c.db, buyer.id) if place.phone]
    wish = c.ask(
        choice("seen", N_("{name}, {district}, {phone} wants to be checked as a buyer.\n{record}"),
               (Option("yes", N_("Checked, all right")), Option("no", N_("Not now")))),
        name=buyer.name or "?", district=district, phone=phones[0] if phones else say(c.language, N_("no number known")),
        record=record(c.db, c.world, buyer.id, c.language),
    )  # fmt: skip
    if wish == "no":
        c.tell(buyer.id, N_("The office could not check you yet. Please ring it or go there."), purpose="office")
        return c.say(N_("Noted, thank you."))
    now = c.world.now
    profile_id = profiles.keep_profile(
        c.db, buyer.id, "buyer", now, name=buyer.name, district_lgd=buyer.district_lgd, verified_at=now,
        verified_until=now + CHECKED_FOR,
    )  # fmt: skip
    note(
        c,
        "check_buyer",
        f"profile:{profile_id}",
        before={"checked": False},
        after={"checked": True},
        reverse="uncheck_buyer",
    )
    c.tell(buyer.id, N_("The office has checked you: sellers see a tick, and the limits are gone."), purpose="office")
    return c.say(N_("Noted, thank you."))


def _uncheck(step: Step, deed: Any) -> bool:
    profile = profiles.profile(step.db, audit.number_of(deed))
    if profile.verified_until is None:
        return False
    profiles.change_profile(step.db, profile.id, step.world.now, verified_at=None, verified_until=None)
    return True


CONVERSATIONS = {"be_checked": be_checked, "check_buyer": check_buyer}
REVERSES = {"uncheck_buyer": by_officers(_uncheck)}
