"""Nobody sells what a buyer wants: makers of the nearest goods are asked whether they can make it, and a yes adds it."""

from __future__ import annotations

from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.enquiry import waves, wording
from handlers.language import N_, render
from handlers.matching import rank as ranking
from handlers.matching.enquiry import ParsedEnquiry
from handlers.questions import yes_no
from handlers.step import Step, begin_for
from handlers.world import World
from storage import audit, matches, people, profiles, search
from storage import enquiries as store
from storage.enquiries import Enquiry

ASKED = 3
"""Makers asked at once whether they can make something new."""


def siblings_of(world: World, concept: str) -> tuple[str, ...]:
    """The goods right beside a concept: other kinds of what it is a kind of, nearest first, without its own kinds."""
    catalogue = world.catalogue
    own = set(catalogue.kinds_of(concept))
    found: dict[str, None] = {}
    for parent in catalogue.product(concept).parents:
        if not catalogue.is_wide(parent):
            kinds = catalogue.kinds_of(parent)
            found.update(dict.fromkeys(kind for kind in kinds if kind not in own))
    return tuple(found)


def ask_makers(db: Connection, world: World, posted: Enquiry) -> int:
    """Ask makers of the goods beside those that nobody sells; how many were asked."""
    if posted.concept is None:
        return 0
    siblings = siblings_of(world, posted.concept)
    if not siblings:
        return 0
    near = posted.place_lgd or people.person(db, posted.person_id).district_lgd
    wish = ParsedEnquiry(concepts=siblings, kinds=siblings, place_lgd=near, place_role="source" if near else None)
    found = search.candidates(
        db, siblings, world.places.rings(near), now=world.now, not_person=posted.person_id
    )  # fmt: skip
    ranked = ranking.rank(wish, found, world.today, near=near, places=world.places)
    makers = [one for one in ranked if one.candidate.status == "live" and one.reasons[0].code != "mentions"]
    asked = 0
    for one in makers[:ASKED]:
        person_id = profiles.profile(db, one.candidate.profile_id).person_id
        asked += begin_for(db, world, person_id, "can_you_make", str(posted.id), purpose="lead")
    return asked


def can_you_make(c: Conversation) -> None:
    """A maker is asked whether they can make what nobody sells yet; a yes adds it to their goods and asks for the lead."""
    posted = store.get(c.db, int(c.subject))
    mine = profiles.profile_of(c.db, c.person.id)
    goods = wording.goods_of(posted, c.world, c.language)
    if posted.status != "open" or posted.concept is None or mine is None or mine.status != "live":
        return c.say(N_("{product}: this enquiry is finished."), product=wording.brief(posted, c.world, c.language))
    asks = yes_no(
        "can", N_("{buyer} needs: {summary}\nNobody sells {product} here yet. Can you make it?"), N_("Yes, I make it"),
        N_("No"), shorter=N_("Can you make {product}, yes or no?"),
    )  # fmt: skip
    words: dict[str, Any] = {
        "buyer": wording.shown_buyer(c, posted, c.language), "summary": wording.lead_summary(posted, c.world, c.language),
        "product": goods,
    }  # fmt: skip
    if c.ask(asks, **words) == "no":
        return c.say(N_("All right, no harm done. The next enquiry comes to you all the same."))
    add_goods(c.step, mine, posted.concept)
    matches.add_match(c.db, posted.id, mine.id, 1.0, [{"code": "sells", "concept": posted.concept}])
    one = next(match for match in matches.matches_of(c.db, posted.id) if match.profile_id == mine.id)
    c.say(N_("{product} is among your goods now; buyers can find you for it."), product=goods)
    waves.ask_one(c.db, c.world, one, max(posted.wave, 1))
    return None


def add_goods(step: Step, mine: profiles.Profile, concept: str) -> None:
    """One more product of a seller's, in words and as a tag; the deed can be undone."""
    had = profiles.tags_of(step.db, mine.id)
    name = render(step.world.catalogue.product(concept), step.language)
    words = ", ".join(filter(None, (mine.products_text, name)))
    profiles.change_profile(step.db, mine.id, step.world.now, products_text=words)
    profiles.tag_products(
        step.db, mine.id, had | {concept: "said"}, state=mine.state or "", district_lgd=mine.district_lgd or 0
    )
    audit.note(
        step.db, step.person.id, "add_goods", f"profile:{mine.id}", step.world.now,
        before={"products_text": mine.products_text, "tags": had}, after={"concept": concept}, reverse="drop_goods",
    )  # fmt: skip


def _drop_goods(step: Step, deed: Any) -> bool:
    mine = profiles.profile_of(step.db, step.person.id)
    if mine is None:
        return False
    profiles.change_profile(step.db, mine.id, step.world.now, products_text=deed.before["products_text"])
    profiles.tag_products(
        step.db, mine.id, deed.before["tags"], state=mine.state or "", district_lgd=mine.district_lgd or 0
    )
    return True


CONVERSATIONS = {"can_you_make": can_you_make}
REVERSES = {"drop_goods": _drop_goods}
