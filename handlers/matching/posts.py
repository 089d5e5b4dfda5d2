"""A group's post read as what it is for the trade: an offer or a wish, with its goods; for rooms that call it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date

from handlers.matching.catalogue import Catalogue
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.places import Places


@dataclass(frozen=True, slots=True)
class Post:
    """What a post says: `kind` as messages are told apart, the goods offered, or the enquiry read."""

    kind: str
    concepts: tuple[str, ...]
    enquiry: ParsedEnquiry | None
    place_lgd: int | None


def read_post(
    text: str, today: date, catalogue: Catalogue, places: Places, side_of: Callable[[str, bool], str], *,
    sold: Collection[str] = (), home_state: str = "", language: str = "",
) -> Post:  # fmt: skip
    """Read one post with the reading that serves enquiries and sellers; `side_of` tells which side of a trade it is on,
    also by whether its author sells what it names: `sold` are the author's goods.

    Only an offer or an enquiry has goods: a greeting that names mangoes sells none.
    """
    kind = side_of(text, _sells(text, catalogue, sold))
    if kind == "enquiry":
        parsed = read_enquiry(text, today, catalogue, places, home_state, language)
        if parsed.doubt is None:
            return Post("enquiry", parsed.concepts, parsed, parsed.place_lgd)
    if kind == "offer":
        named = places.find(text, home_state, language)
        return Post("offer", catalogue.concepts_in(text), None, named[0].lgd_code if named else None)
    return Post(kind, (), None, None)


def _sells(text: str, catalogue: Catalogue, sold: Collection[str]) -> bool:
    """Whether goods named in a text are sold by whoever has `sold`, or are of their kind."""
    if not sold:
        return False
    mine = {kind for slug in sold for kind in (slug, *catalogue.kinds_of(slug))}
    return any(mine & {slug, *catalogue.general_of(slug)} for slug in catalogue.concepts_in(text))
