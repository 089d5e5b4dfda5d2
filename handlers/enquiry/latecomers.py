"""Who becomes a seller meets the enquiries that wait: those with too few answers ask the new one."""

from __future__ import annotations

from handlers.conversation import Conversation
from handlers.enquiry import waves
from handlers.enquiry.buyer_words import read_kept
from handlers.step import Step
from handlers.world import daytime_later
from storage import enquiries as store
from storage import matches, people, profiles
from storage.enquiries import Enquiry

AT_ONCE = 2
"""Enquiries that a new seller is asked at once; the first day shall not be a flood."""
LOOKED_AT = 20
NEAR = ("district", "near", "state")


def meet(step: Step, profile_id: int) -> None:
    """A seller has just become findable, or has new goods: the enquiries that wait for them are looked through."""
    step.begin(step.person.id, "latecomer", str(profile_id), purpose="lead", once=str(step.inbox_id))


def latecomer(c: Conversation) -> None:
    """The oldest enquiries without enough answers that a new seller fits ask the seller, a few at most."""
    mine = profiles.profile(c.db, int(c.subject))
    if mine.status != "live":
        return
    sells = list(profiles.tags_of(c.db, mine.id))
    wanted = dict.fromkeys([*sells, *(above for slug in sells for above in c.world.catalogue.general_of(slug))])
    waiting = store.waiting_for(
        c.db,
        list(wanted),
        mine.id,
        c.world.now,
        enough=waves.ENOUGH_YESES,
        not_person=mine.person_id,
        at_most=LOOKED_AT,
    )
    asked = 0
    for posted in waiting:
        asked += asked < AT_ONCE and _ask(c, posted, mine.id)


def _ask(c: Conversation, posted: Enquiry, profile_id: int) -> bool:
    """Ask this seller if they are among the best for an enquiry, and near enough to one that others may yet answer."""
    buyer = people.person(c.db, posted.person_id)
    parsed = read_kept(c.world, posted, buyer.district_lgd)
    ranked = waves.best_for(c.db, c.world, parsed, near=parsed.place_lgd or buyer.district_lgd, not_person=buyer.id)
    one = next((one for one in ranked if one.candidate.profile_id == profile_id), None)
    others = matches.matches_of(c.db, posted.id, ("asked", *matches.ANSWERED_YES))
    if one is None or (others and one.ring not in NEAR):
        return False
    reasons = [reason.to_json() for reason in one.reasons]
    matches.add_match(c.db, posted.id, profile_id, round(one.score, 4), reasons, one.log())
    match = next(match for match in matches.matches_of(c.db, posted.id) if match.profile_id == profile_id)
    if not waves.ask_one(c.db, c.world, match, posted.wave + 1):
        return False
    if posted.wave_due_at is None:
        store.change(
            c.db, posted.id, wave=posted.wave + 1,
            wave_due_at=daytime_later(c.world.now, waves.WAVE_HOURS, c.world.zone),
        )  # fmt: skip
    return True


CONVERSATIONS = {"latecomer": latecomer}
