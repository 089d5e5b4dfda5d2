"""A small place far from where the buyer is, read out of one word: it is asked about before anybody is asked for goods there."""

from __future__ import annotations

from dataclasses import replace

from handlers.conversation import Conversation
from handlers.language import N_, render
from handlers.matching.parsed import ParsedEnquiry
from handlers.questions import yes_no

FAR_KM = 250.0
"""Further than a day's way there and back by road from the district; who means such a small place says so with one tap."""


def asked(c: Conversation, parsed: ParsedEnquiry, again: str) -> ParsedEnquiry:
    """The reading with its place where the buyer means it, else without."""
    if not _is_far(c, parsed):
        return parsed
    question = yes_no(f"far_place{again}", N_("{place} in {district}: is that the place you mean?"), N_("Yes, that one"),
                      N_("No"))  # fmt: skip
    district = render(c.world.places.district(parsed.place_lgd or 0), c.language)
    place = render(c.world.places.taluka(parsed.taluka_lgd or 0), c.language)
    if c.ask(question, place=place, district=district) == "yes":
        return parsed
    confirm = tuple(why for why in parsed.confirm if why not in ("place", "place_role"))
    return replace(
        parsed, place_lgd=None, taluka_lgd=None, place_words="", place_role=None, place_others=(), confirm=confirm
    )


def _is_far(c: Conversation, parsed: ParsedEnquiry) -> bool:
    home = c.person.district_lgd or (c.step.office.district_lgd if c.step.office else None)
    if home is None or parsed.place_lgd is None or parsed.taluka_lgd is None or parsed.place_lgd == home:
        return False
    away = c.world.places.distance(home, parsed.place_lgd)
    return away is not None and away > FAR_KM
