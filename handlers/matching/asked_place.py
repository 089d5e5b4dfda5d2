"""The place that an enquiry names: where goods are from, else where they go; names of goods are none."""

from collections.abc import Sequence

from handlers.folding import word_set
from handlers.matching.catalogue import Catalogue
from handlers.matching.endings import nouns_of
from handlers.matching.pieces import Piece
from handlers.matching.places import PlaceFound, Places
from handlers.matching.products import Tag
from handlers.matching.wanted import is_of

_OF = frozenset("ka ki ke का की के".split())
_GROWN = frozenset("vegetables fruit spices cereals pulses flowers".split())


def places_asked(
    parts: Sequence[Piece],
    spoken: frozenset[int],
    in_tags: dict[int, Tag],
    places: Places,
    home_state: str,
    language: str,
    catalogue: Catalogue,
) -> list[PlaceFound]:
    """All places of a wish; words of a product's name ("madhubani painting") are none."""
    origins = _origins(parts, in_tags, places, catalogue)
    found = places.find_in(parts, spoken | (frozenset(in_tags) - origins), home_state, language, origins)
    return [hit for hit in found if not (_is_goods(parts, hit, places, catalogue) or _is_breed(parts, hit))]


_BREED = word_set(
    "breed breeds nasl nasal नस्ल नसल jati जाति prajati प्रजाति जातीचा जातीची जातीचे जातीच्या jatichi jatiche jatichya"
)


def _is_breed(parts: Sequence[Piece], hit: PlaceFound) -> bool:
    """Whether a place names a breed and not where it shall come from: "सिरोही नस्ल की बकरियां"."""
    return hit.end < len(parts) and parts[hit.end].text in _BREED


def place_of(found: Sequence[PlaceFound]) -> tuple[PlaceFound | None, PlaceFound | None]:
    """Of the places of a wish the one that is meant first, with that where its goods are sent."""
    first = min(found, key=lambda hit: (hit.role != "source", not hit.role_said), default=None)
    if first is None or first.role != "source" or not first.role_said:
        return first, None
    sent = (hit for hit in found if hit.role == "delivery" and hit.role_said and hit.lgd_code != first.lgd_code)
    return first, next(sent, None)


def _is_goods(parts: Sequence[Piece], hit: PlaceFound, places: Places, catalogue: Catalogue) -> bool:
    """Whether a small place is a word for goods in another case: आंब्यासाठी is "for mangoes", not for Ambah."""
    word = parts[hit.first].text
    if hit.role == "source" or hit.end > hit.first + 1 or hit.place.taluka_lgd is None or places.is_district_word(word):
        return False
    return any(noun != word and catalogue.named((noun,)) for noun, _ in nouns_of(word))


def _origins(parts: Sequence[Piece], in_tags: dict[int, Tag], places: Places, catalogue: Catalogue) -> frozenset[int]:
    """The first words of names of goods that tell where these are from: "अलीगढ़ के ताले", "कोल्हापूरचा गूळ", and of farm
    goods also "Nagpur oranges"; a "Madhubani painting" is a kind of painting."""
    firsts = {tag: place for place, tag in reversed(in_tags.items())}
    behind = frozenset(
        place
        for place in range(1, len(parts))
        if places.is_origin(parts[place].text) and place - 1 in in_tags and _of_ends(parts, place + 1)
    )
    return behind | frozenset(
        place
        for tag, place in firsts.items()
        if places.is_origin(parts[place].text)
        and (
            is_of(parts, place + 1)
            or is_of(parts, place + 2)
            or places.comes_from(parts[place].text)
            or _is_of_a_kind(tag, catalogue)
        )
    )


def _of_ends(parts: Sequence[Piece], number: int) -> bool:
    """Whether "of" ends a clause or stands before a number: in "anarsa gaya ka, 10 kilo" nothing "went"."""
    if number >= len(parts) or parts[number].text not in _OF:
        return False
    return number + 1 == len(parts) or parts[number + 1].opens or parts[number + 1].kind == "number"


def _is_of_a_kind(tag: Tag, catalogue: Catalogue) -> bool:
    """Whether a name of farm goods is a place and the goods that others have too: "Nagpur orange", "Ooty carrots", not
    "Agra petha"."""
    _, _, goods = tag.words.partition(" ")
    if not goods or catalogue.product(tag.slug).unit not in ("kg", "g", "quintal", "tonne"):
        return False
    named, above = set(catalogue.concepts_in(goods)), set(catalogue.general_of(tag.slug))
    return bool(named & above) or (tag.slug in named and bool(above & _GROWN))
