"""A buyer's sentence as it is read for them, when it is written and whenever it is looked at again."""

from __future__ import annotations

from dataclasses import replace

from handlers.conversation import Conversation
from handlers.matching.enquiry import ParsedEnquiry
from handlers.safety.believable import believable
from handlers.world import World
from storage.enquiries import Enquiry


def read_new(c: Conversation, text: str) -> ParsedEnquiry:
    """The sentence as read for this buyer: a place of their own state and language is meant before its namesakes."""
    key = ("enquiry", text, str(c.person.district_lgd), c.language)
    if key not in c.step.understood:
        c.step.understood[key] = believable(c.world.read_enquiry(text, c.person.district_lgd, c.language))
    found: ParsedEnquiry = c.step.understood[key]
    return found


def read_kept(world: World, posted: Enquiry, home_lgd: int | None) -> ParsedEnquiry:
    """A kept enquiry as it is read today, for the goods that its buyer settled on."""
    parsed = world.read_enquiry(posted.text, home_lgd, posted.language)
    if posted.concept is None or posted.concept in parsed.concepts:
        return parsed
    return replace(parsed, concepts=(posted.concept,), kinds=world.catalogue.kinds_of(posted.concept))


def as_written(posted: Enquiry) -> str:
    """The buyer's own words in the order in which they were written: what was kept begins with the latest correction."""
    return " · ".join(reversed(posted.text.split("\n")))
