"""A buyer to whom nobody said yes chooses: wait, ask farther away, let the office ring, or close it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.enquiry import choosing_words, how_it_stands, makers, waves, wording
from handlers.enquiry.own_enquiries import close_it
from handlers.enquiry.stuck import ring_the_silent
from handlers.language import N_
from handlers.questions import Option, choice
from handlers.world import World
from storage import audit, conversations, matches
from storage import enquiries as store
from storage.enquiries import Enquiry

WISHES = (
    Option("office", N_("Office calls")), Option("widen", N_("Ask farther away"), also=("widen", "door tak", "aur dur")),
    Option("wait", N_("I wait")), Option("close", N_("Close it")),
)  # fmt: skip


def nobody_left(c: Conversation) -> None:
    """Nobody said yes: wait, widen, let the office ring, or close it."""
    posted = store.get(c.db, int(c.subject))
    if posted.status != "open":
        return
    asks = choice("wish", N_("Nobody has said yes to {product} so far. What now?"), WISHES)
    wish = c.ask(
        replace(asks, read=choosing_words.wish(how_it_stands.how_many_asked(c.db, posted))),
        product=wording.goods_of(posted, c.world, c.language),
    )
    if wish == "close":
        return close_it(c, posted)
    if wish in ("widen", "both"):
        return _widen(c, posted, rings=wish == "both")
    store.change(c.db, posted.id, choose_at=None)
    if wish == "office":
        return _let_ring(c, posted)
    return c.say(N_("All right. I write as soon as one says yes."))


def _let_ring(c: Conversation, posted: Enquiry) -> None:
    rung = ring_the_silent(c.db, c.world, posted)
    after = {"rung": rung}
    audit.note(c.db, c.person.id, "office_rings", f"enquiry:{posted.id}", c.world.now, before={}, after=after,
               why_not=N_("the office has it on its list"))  # fmt: skip
    c.say(N_("The office will ring the sellers and write to you here."))


def _widen(c: Conversation, posted: Enquiry, *, rings: bool = False) -> None:
    """Sellers from farther away, of goods beside these too, are asked at once."""
    parsed = c.world.read_enquiry(posted.text, c.person.district_lgd, c.language)
    anywhere = parsed.to_json() | {
        "place_lgd": None,
        "place_role": None,
        "concepts": [posted.concept] if posted.concept else [],
    }
    found = c.wait_for("wider", "match", enquiry=anywhere, buyer=c.person.id, everywhere=True)
    store.change(c.db, posted.id, choose_at=None)
    asked = c.once("widened", partial(_ask_wider, c.db, c.world, posted, found["ranked"]))
    if not asked:
        c.say(N_("Nobody else is known who sells this, near or far."))
        return _let_ring(c, posted)
    if rings:
        _let_ring(c, posted)
    return c.step.say_count("I am asking {count} more seller.", "I am asking {count} more sellers.", count=asked)


def _ask_wider(db: Connection, world: World, posted: Enquiry, ranked: Any) -> int:
    known = len(matches.matches_of(db, posted.id))
    for position, one in enumerate(ranked, known + 1):
        matches.add_match(
            db, posted.id, one["profile_id"], one["score"], one["reasons"], one.get("features"), position=position
        )
    return waves.ask_wave(db, world, posted) or makers.ask_makers(db, world, posted)


def office_rings(c: Conversation) -> None:
    """A buyer who has not chosen hears that the office rings now."""
    posted = store.get(c.db, int(c.subject))
    if posted.status == "open":
        conversations.withdraw(c.db, "nobody_left", c.subject, c.world.now)
        c.say(N_("Nobody has said yes to {product} yet. The office rings the sellers now and writes to you here."),
              product=wording.goods_of(posted, c.world, c.language))  # fmt: skip


CONVERSATIONS = {"nobody_left": nobody_left, "office_rings": office_rings}
