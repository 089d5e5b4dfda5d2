"""Waves: the sellers that fit an enquiry are found and asked, a few at a time, until it is served or over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers import wording
from handlers.language import N_, say
from handlers.matching import rank as ranking
from handlers.matching.enquiry import ParsedEnquiry
from handlers.step import Step, begin_for
from handlers.world import World, daytime_later
from storage import audit, conversations, exposure, offices, people, search
from storage import enquiries as store
from storage.enquiries import Enquiry, Match

WAVE = 5
"""How many sellers are asked at once."""
WAVE_HOURS = 2
LIVES = timedelta(days=15)
"""How long an enquiry stays open."""


ENOUGH_YESES = 2
ASK_AFTER = timedelta(days=2)
MATCHES_KEPT = 20


def match(db: Connection, world: World, *, enquiry: Mapping[str, Any], buyer: int | None = None) -> dict[str, Any]:
    """The sellers that fit, best first, with reasons; those not joined yet are only counted. Reads, changes nothing."""
    parsed = ParsedEnquiry.from_json(enquiry)
    near = parsed.place_lgd or (people.person(db, buyer).district_lgd if buyer else None)
    candidates = search.candidates(
        db, world.catalogue.with_kinds(parsed.concepts), world.places.rings(near), now=world.now, not_person=buyer
    )
    ranked = ranking.rank(parsed, candidates, world.today, near=near, places=world.places)
    live = [one for one in ranked if one.candidate.status == "live"]
    invited = [one.candidate.profile_id for one in ranked if one.candidate.status == "invited"]
    return {
        "ranked": [
            {"profile_id": one.candidate.profile_id, "score": round(one.score, 4),
             "reasons": [reason.to_json() for reason in one.reasons]}
            for one in live[:MATCHES_KEPT]
        ],
        "known": len(invited), "invited": invited[:WAVE],
    }  # fmt: skip


ERRANDS = {"match": match}


def ask_wave(db: Connection, world: World, posted: Enquiry, *, at_most: int = WAVE) -> int:
    """Ask the next sellers of an enquiry, each in their own lane; how many were asked."""
    asked = 0
    for one in store.matches_of(db, posted.id, ("shown",))[:at_most]:
        asked += ask_one(db, world, one, posted.wave + 1)
    if asked:
        due = daytime_later(world.now, WAVE_HOURS, world.zone)
        store.change(db, posted.id, wave=posted.wave + 1, wave_due_at=due)
    else:
        store.change(db, posted.id, wave_due_at=None)
    return asked


def ask_one(db: Connection, world: World, one: Match, wave: int) -> bool:
    """Ask one seller; whoever no message reaches goes on the office's call list."""
    if not store.ask(db, one.id, wave, world.now):
        return False
    exposure.count_shown(db, [one.profile_id], world.now)
    if not begin_for(db, world, one.seller_id, "lead", str(one.id), purpose="lead"):
        posted = store.get(db, one.enquiry_id)
        words = say(
            "en",
            N_("{product}: can {name} give this?"),
            product=wording.goods_of(posted, world, "en"),
            name=one.seller_name or "",
        )
        offices.add_call(db, one.seller_id, f"lead:{one.id}", words, "no address", world.now)
    return True


def next_waves(db: Connection, world: World) -> int:
    """The tick: ask further sellers where two daytime hours passed without two yeses; how many enquiries moved."""
    due = store.waves_due(db, world.now)
    for posted in due:
        yeses = len(store.matches_of(db, posted.id, store.ANSWERED_YES))
        if yeses >= ENOUGH_YESES:
            store.change(db, posted.id, wave_due_at=daytime_later(world.now, WAVE_HOURS, world.zone))
        elif not ask_wave(db, world, posted) and not yeses:
            begin_for(db, world, posted.person_id, "nobody_left", str(posted.id), once=str(posted.wave))
    return len(due)


def expire(db: Connection, world: World) -> int:
    """The tick: enquiries whose time is over end, and their buyers hear it; how many."""
    over = store.expired(db, world.now)
    for posted in over:
        store.close(db, posted.id, "expired", world.now)
        begin_for(db, world, posted.person_id, "expired", str(posted.id))
    return len(over)


def ask_how_it_went(db: Connection, world: World) -> int:
    """The tick: two days after an introduction both sides are asked; how many introductions."""
    waiting = store.introductions_to_ask(db, world.now - ASK_AFTER)
    for met in waiting:
        store.asked_about(db, met.id, world.now)
        one = store.match(db, met.match_id)
        posted = store.get(db, one.enquiry_id)
        for person_id in (posted.person_id, one.seller_id):
            begin_for(db, world, person_id, "how_it_went", str(met.id))
    return len(waiting)


def close(step: Step, posted: Enquiry, status: str, reason: str = "") -> bool:
    """A buyer ends an enquiry; the deed can be undone. False when it was ended before."""
    if not end(step, posted, status, reason):
        return False
    audit.note(
        step.db, step.person.id, "close_enquiry", f"enquiry:{posted.id}", step.world.now, before={"status": "open"},
        after={"status": status, "reason": reason}, reverse="reopen_enquiry",
    )  # fmt: skip
    return True


def end(step: Step, posted: Enquiry, status: str, reason: str = "") -> bool:
    """End an enquiry; sellers who were asked and have not answered are told, once. False when it was ended before."""
    if not store.close(step.db, posted.id, status, step.world.now, reason=reason):
        return False
    conversations.withdraw(step.db, "cards", str(posted.id), step.world.now)
    let_sellers_go(step, posted)
    return True


def reopen(step: Step, posted: Enquiry) -> bool:
    """Open an ended enquiry again; sellers who were let go are asked once more. False when it is open."""
    if not store.reopen(step.db, posted.id, step.world.now, expires_at=step.world.now + LIVES):
        return False
    for one in store.matches_of(step.db, posted.id, ("withdrawn",)):
        sells = people.profile(step.db, one.profile_id).status == "live"
        if sells and store.settle_match(step.db, one.id, "asked", was=("withdrawn",)):
            step.begin(one.seller_id, "lead", str(one.id), purpose="lead", once=f"again{step.inbox_id}")
    return True


def let_sellers_go(step: Step, posted: Enquiry) -> None:
    """Sellers whose answer is not needed any more hear it, once."""
    for one in store.matches_of(step.db, posted.id, ("asked", "yes")):
        conversations.withdraw(step.db, "lead", str(one.id), step.world.now)
        conversations.withdraw(step.db, "said_yes", str(one.id), step.world.now)
        if store.settle_match(step.db, one.id, "withdrawn", was=("asked", "yes")):
            step.begin(one.seller_id, "lead_over", str(one.id), purpose="lead")
