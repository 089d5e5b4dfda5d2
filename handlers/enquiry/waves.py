"""Waves: the sellers that fit an enquiry are found and asked, a few at a time, until it is served or over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers.enquiry import stuck, wording
from handlers.language import N_, say
from handlers.lead import lead_ends
from handlers.matching import rank as ranking
from handlers.matching.enquiry import ParsedEnquiry
from handlers.matching.weights import OPEN_AT_ONCE
from handlers.outbound.zones import daytime_for, number_of
from handlers.person.countries import is_abroad
from handlers.step import Step, begin_for
from handlers.world import World, daytime_later
from storage import (
    audit,
    conversations,
    exposure,
    introductions,
    matches,
    people,
    phone_calls,
    profiles,
    safety,
    search,
)
from storage import enquiries as store
from storage.enquiries import Enquiry
from storage.matches import Match
from storage.parts import by_itself

WAVE = 5
"""How many sellers are asked at once."""
WAVE_HOURS = 2
SILENT_WAVES = 3
"""After so many waves without a yes the office has the enquiry too."""
LIVES = timedelta(days=15)
"""How long an enquiry stays open."""


ENOUGH_YESES = 2
ASK_AFTER = timedelta(days=3)
"""Both are asked once how it went, on the third day."""
MATCHES_KEPT = 20
WIDER = 3
"""How many times as many sellers are kept where a buyer asks for those farther away."""
NEARBY = 30
"""Kilometres beyond the nearest seller within which others count as just as near."""


def match(
    db: Connection, world: World, *, enquiry: Mapping[str, Any], buyer: int | None = None, everywhere: bool = False
) -> dict[str, Any]:
    """The sellers that fit, best first, with reasons; those not joined yet are only counted. Reads, changes nothing.

    `everywhere` looks in the whole country at once, and farther down the list.
    `missed` says which wish the best answers do not meet: nobody in the district asked for, nobody who names the goods.
    """
    parsed = ParsedEnquiry.from_json(enquiry)
    home = parsed.place_lgd or (people.person(db, buyer).district_lgd if buyer else None)
    near = None if everywhere else home
    ranked = best_for(db, world, parsed, near=near, not_person=buyer)
    live = [one for one in ranked if one.candidate.status == "live"]
    invited = [one.candidate.profile_id for one in ranked if one.candidate.status == "invited"]
    return {
        "ranked": [
            {"profile_id": one.candidate.profile_id, "score": round(one.score, 4),
             "reasons": [reason.to_json() for reason in one.reasons], "features": one.log()}
            for one in live[: MATCHES_KEPT * (WIDER if everywhere else 1)]
        ],
        "known": len(invited), "invited": invited[:WAVE], "missed": missed(parsed, live),
    }  # fmt: skip


def best_for(
    db: Connection, world: World, parsed: ParsedEnquiry, *, near: int | None, not_person: int | None = None
) -> list[ranking.Ranked]:
    """All that is known for an enquiry, best first: one look into the store and the ranking of what it gives."""
    kinds = parsed.kinds or tuple(kind for slug in parsed.concepts for kind in world.catalogue.kinds_of(slug))
    candidates = search.candidates(
        db,
        kinds,
        world.places.rings_of(near, parsed.from_state),
        now=world.now,
        general=parsed.general,
        not_person=not_person,
    )
    ranked = ranking.rank(parsed, candidates, world.today, near=near, places=world.places)
    if not ranked and parsed.spare:  # nobody sells what was read: whoever calls theirs so
        return best_for(db, world, parsed.as_called(), near=near, not_person=not_person)
    return ranked


def missed(parsed: ParsedEnquiry, ranked: Sequence[ranking.Ranked]) -> dict[str, Any]:
    """Which wish the answers miss: {"district", "km", "near"} or {"state"} when none is from where it was asked, {"named"}
    when none names the goods."""
    found: dict[str, Any] = {}
    rings = {one.ring for one in ranked}
    if ranked and parsed.from_state and "state" not in rings:
        found = {"state": parsed.from_state}
    if ranked and parsed.place_role == "source" and parsed.place_lgd is not None and "district" not in rings:
        away = [
            int(reason.params["km"]) for one in ranked for reason in one.reasons
            if reason.code in ("near", "elsewhere") and reason.params.get("km") is not None
        ]  # fmt: skip
        if away:
            found = {
                "district": parsed.place_lgd,
                "km": min(away),
                "near": sum(km <= min(away) + NEARBY for km in away),
            }
    if ranked and all(one.reasons[0].code in ("sells_general", "mentions") for one in ranked):
        found["named"] = False
    return found


ERRANDS = {"match": match}


def ask_wave(db: Connection, world: World, posted: Enquiry, *, at_most: int = WAVE) -> int:
    """Ask the next sellers of an enquiry, each in their own lane; how many were asked.

    Nobody is asked while the buyer is held back. A telephone is asked once for an enquiry, and none on which too many
    enquiries wait already: those come in a later wave, when there is room again.
    """
    if safety.is_held(db, posted.person_id):
        store.change(db, posted.id, wave_due_at=daytime_later(world.now, WAVE_HOURS, world.zone))
        return 0
    waiting = matches.matches_of(db, posted.id, ("shown",))
    chosen, busy = _whose_turn(db, posted, waiting, at_most)
    asked = sum(ask_one(db, world, one, posted.wave + 1) for one in chosen)
    due = daytime_later(world.now, WAVE_HOURS, world.zone) if asked or busy else None
    store.change(db, posted.id, wave=posted.wave + bool(asked), wave_due_at=due)
    return asked


def _whose_turn(
    db: Connection, posted: Enquiry, waiting: Sequence[Match], at_most: int
) -> tuple[list[Match], list[Match]]:
    """Of those not asked yet whom to ask now, in the order of the list, and who has too many enquiries waiting."""
    asked = matches.matches_of(db, posted.id, ("asked", "yes", "not_now", "accepted", "declined"))
    phones = profiles.phones_of(db, [one.profile_id for one in (*waiting, *asked)])
    rung = {phones.get(one.profile_id) for one in asked} - {None}
    full = exposure.open_leads(db, [phone for phone in phones.values() if phone])
    stopped = safety.held_among(db, [one.seller_id for one in waiting])
    chosen: list[Match] = []
    busy: list[Match] = []
    for one in waiting:
        phone = phones.get(one.profile_id)
        if phone in rung or one.seller_id in stopped:
            continue
        if phone and full.get(phone, 0) >= OPEN_AT_ONCE:
            busy.append(one)
        elif len(chosen) < at_most:
            chosen.append(one)
        if phone:
            rung.add(phone)
    return chosen, busy


def ask_one(db: Connection, world: World, one: Match, wave: int) -> bool:
    """Ask one seller; whoever no message reaches goes on the office's call list. Nobody is asked for who is held back."""
    if safety.is_held(db, store.get(db, one.enquiry_id).person_id) or not matches.ask(db, one.id, wave, world.now):
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
        phone_calls.add(db, one.seller_id, f"lead:{one.id}", words, "no address", world.now)
    return True


def next_waves(db: Connection, world: World) -> int:
    """The tick: ask further sellers where two daytime hours passed without two yeses; how many enquiries moved."""
    due = store.waves_due(db, world.now)
    for posted in due:
        with by_itself(db, f"enquiry:{posted.id}"):
            yeses = len(matches.matches_of(db, posted.id, matches.ANSWERED_YES))
            if yeses >= ENOUGH_YESES:
                store.change(db, posted.id, wave_due_at=daytime_later(world.now, WAVE_HOURS, world.zone))
                continue
            asked = ask_wave(db, world, posted)
            nobody_more = not asked and store.get(db, posted.id).wave_due_at is None
            if not yeses and (nobody_more or posted.wave >= SILENT_WAVES):
                _nobody_said_yes(db, world, posted)
    return len(due)


def _nobody_said_yes(db: Connection, world: World, posted: Enquiry) -> None:
    """The office has it, and the buyer decides what now: in the own daytime, which may be another than the sellers'."""
    address = people.reached_at(db, posted.person_id)
    number = number_of(address) if address else None
    morning = daytime_for(number, world.now, world.zone)
    if is_abroad(number) and morning > world.now:
        return store.change(db, posted.id, wave_due_at=morning)
    return stuck.give_to_office(db, world, posted)


def expire(db: Connection, world: World) -> int:
    """The tick: enquiries whose time is over end, and their buyers hear it; how many."""
    over = store.expired(db, world.now)
    for posted in over:
        with by_itself(db, f"enquiry:{posted.id}"):
            store.close(db, posted.id, "expired", world.now)
            begin_for(db, world, posted.person_id, "expired", str(posted.id))
    return len(over)


def ask_how_it_went(db: Connection, world: World) -> int:
    """The tick: three days after an introduction both sides are asked; how many introductions."""
    waiting = introductions.introductions_to_ask(db, world.now - ASK_AFTER)
    for met in waiting:
        with by_itself(db, f"introduction:{met.id}"):
            introductions.asked_about(db, met.id, world.now)
            one = matches.match(db, met.match_id)
            posted = store.get(db, one.enquiry_id)
            if safety.held_among(db, (posted.person_id, one.seller_id)):
                continue  # nobody is asked how it goes with somebody who was reported
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
    """End an enquiry, and let its sellers go. False when it was ended before."""
    if not store.close(step.db, posted.id, status, step.world.now, reason=reason):
        return False
    conversations.withdraw(step.db, "cards", str(posted.id), step.world.now)
    lead_ends.let_sellers_go(step, posted, taken_back=status == "withdrawn")
    return True


def reopen(step: Step, posted: Enquiry) -> bool:
    """Open an ended enquiry again; sellers who were let go are asked once more. False when it is open."""
    if not store.reopen(step.db, posted.id, step.world.now, expires_at=step.world.now + LIVES):
        return False
    for one in matches.matches_of(step.db, posted.id, ("withdrawn",)):
        sells = profiles.profile(step.db, one.profile_id).status == "live"
        if sells and matches.settle_match(step.db, one.id, "asked", was=("withdrawn",)):
            step.begin(one.seller_id, "lead", str(one.id), purpose="lead", once=f"again{step.inbox_id}")
    return True
