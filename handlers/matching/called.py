"""Goods as sellers call them, where the catalogue knows no name or only a part of it."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from handlers.matching.catalogue import Catalogue
from handlers.matching.described import STUFF
from handlers.matching.guarded import is_guarded
from handlers.matching.one_thing import MATERIALS
from handlers.matching.own_words import is_own
from handlers.matching.pieces import Piece
from handlers.matching.products import Tag
from handlers.matching.wanted import breaks_in

_NOTHING = ""
_WEAK = MATERIALS | STUFF


@dataclass(frozen=True, slots=True)
class Called:
    """The goods of a message; `alike` are all concepts that sellers write in the same own words, `wide` what the catalogue reads
    in a part of these words: painting, of "gond painting"."""

    tags: list[Tag]
    alike: tuple[str, ...] = ()
    wide: tuple[str, ...] = ()


def said_by_sellers(
    tags: list[Tag],
    parts: Sequence[Piece],
    where: Sequence[int],
    spoken: Collection[int],
    catalogue: Catalogue,
    is_place: Callable[[str], bool],
) -> Called:
    """The tags, or, where no known goods are surely named but what they are made of, the goods as some seller calls them;
    a name that was read gives way only to a seller's longer one in which it stands."""
    if tags and not catalogue.own:
        return Called(tags)
    words = [_NOTHING if place in spoken or parts[place].kind == "date" else parts[place].text for place in where]
    breaks = breaks_in(parts, where)
    found = catalogue.own_tag(words, breaks) if catalogue.own else None
    if found is None and not tags:
        thing = catalogue.told_alone(
            words, breaks, counted=any(part.kind == "number" for part in parts) or bool(spoken)
        )
        return Called([thing] if thing and not is_place(thing.words) else tags)
    if found is None or (tags and found[0].repaired):
        return Called(tags)
    own, alike = found
    if all(tag.repaired or set(tag.concepts) <= _WEAK for tag in tags):
        return Called([own], alike)
    part = next((tag for tag in tags if _is_part(tag, own, catalogue)), None)
    if part is None or not is_own(own.slug):
        return Called(tags, alike)
    kept = [own if tag is part else tag for tag in tags if tag is part or tag.first >= own.end or tag.end <= own.first]
    return Called(kept, alike, part.concepts)


def _is_part(tag: Tag, own: Tag, catalogue: Catalogue) -> bool:
    """Whether what was read is only a part of a seller's longer name, which says another thing: by a word that the catalogue
    has nowhere, or as one of a whole line of goods."""
    said, told = set(tag.words.split()), set(own.words.split())
    if not said < told:
        return False
    new = [word for word in told - said if not (catalogue.has_word(word) or is_guarded(word))]
    return bool(new) or any(map(catalogue.is_line, tag.concepts))
