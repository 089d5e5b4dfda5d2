"""Two or more places that one wish names, "Sangli and Satara", "balaghat ya seoni": the smallest area that holds them all."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.folding import word_set
from handlers.matching.pieces import Piece
from handlers.matching.place_roles import DISTRICT_WORDS, IN, Role
from handlers.matching.places import PlaceFound, Places
from handlers.matching.states import StateFound, letters_of_state

_JOINING = word_set(
    "and aur और ya या or aani ani आणि व kinva किंवा tatha तथा plus athva अथवा evam एवं bhi भी pan पण also & both"
)
_BOTH = word_set(
    "dono donon दोनों दोनो donhi दोन्ही donhikade दोन्हीकडे both either teeno तीनों tinhi तिन्ही kahi kahin कहीं कही kuthehi "
    "कुठेही anywhere"
)
_SHARES = word_set("aadha aadhe aadhi adha adhe adhi आधा आधे आधी अर्धा अर्धी अर्धे ardha ardhi ardhe half rest baki बाकी")
_BETWEEN = 5
"""Pieces: so many at most stand between two places that belong together."""


@dataclass(frozen=True, slots=True)
class Area:
    """What holds all of the places: one district, else one state, else the whole country (both empty); and the buyer's words."""

    district: PlaceFound | None
    state: StateFound | None
    words: str


def area_of(
    parts: Sequence[Piece], found: Sequence[PlaceFound], states: Sequence[StateFound], places: Places
) -> Area | None:
    """The area of the first places that are joined; None where a text joins no two."""
    named: list[PlaceFound | StateFound] = sorted([*found, *states], key=lambda one: one.first)
    chain = _chain(parts, named)
    if len(chain) < 2:
        return None
    words = " ".join(part.text for part in parts[chain[0].first : _with_both(parts, chain[-1].end)])
    homes = {_state_of(one) for one in chain}
    if len(homes) > 1:
        return Area(None, None, words)
    role, said = _role(chain)
    districts = {one.lgd_code if isinstance(one, PlaceFound) else None for one in chain}
    first = chain[0]
    if len(districts) == 1 and isinstance(first, PlaceFound):
        whole = replace(first.place, taluka_lgd=None, name=places.district(first.lgd_code).name)
        return Area(replace(first, place=whole, role=role, role_said=said, others=()), None, words)
    return Area(None, StateFound(homes.pop(), role, said, first.first, chain[-1].end), words)


def _chain(parts: Sequence[Piece], named: Sequence[PlaceFound | StateFound]) -> list[PlaceFound | StateFound]:
    """The first run of places each of which is joined to the one before it."""
    for at in range(len(named) - 1):
        run = [named[at]]
        for one in named[at + 1 :]:
            if not _are_joined(parts, run[-1], one):
                break
            run.append(one)
        if len({(_state_of(one), _name_of(one)) for one in run}) > 1:
            return run
    return []


def _are_joined(parts: Sequence[Piece], one: PlaceFound | StateFound, other: PlaceFound | StateFound) -> bool:
    """Whether "and" or "or" stands between two places, or each has its share of the goods, or a comma where "both" follows.
    What comes from the one and goes to the other is no pair."""
    between = parts[one.end : other.first]
    if other.first < one.end or len(between) > _BETWEEN or _name_of(one) == _name_of(other):
        return False
    if one.role != other.role and one.role_said and other.role_said:
        return False
    told = [part for part in between if part.text not in IN | DISTRICT_WORDS]
    if any(part.text in _JOINING for part in told):
        return all(part.text in _JOINING | _SHARES or part.kind == "number" for part in told)
    shared = [part for part in told if part.text in _SHARES or part.kind == "number"]
    if shared:
        return len(shared) == len(told) == 1 and _has_share(parts, one, other)
    if _is_own_state(one, other):
        return False
    return not told and _with_both(parts, other.end) > other.end


def _is_own_state(one: PlaceFound | StateFound, other: PlaceFound | StateFound) -> bool:
    """Does a place's own state follow it, or stand before it: "Hamirpur Uttar Pradesh 20 kilo"?"""
    return isinstance(one, PlaceFound) != isinstance(other, PlaceFound) and _state_of(one) == _state_of(other)


def _has_share(parts: Sequence[Piece], one: PlaceFound | StateFound, other: PlaceFound | StateFound) -> bool:
    """ "sagar 20 nagpur 20", "half Sangli half Satara": a share stands at both places."""
    behind = parts[other.end : other.end + 1]
    before = parts[one.first - 1 : one.first] if one.first else []
    return any(part.kind == "number" or part.text in _SHARES for part in [*behind, *before])


def _with_both(parts: Sequence[Piece], end: int) -> int:
    """Where the words end that say "both" or "anywhere of them" behind the last place."""
    for place in range(end, min(end + 2, len(parts))):
        if parts[place].text in _BOTH or (parts[place].kind == "number" and place == end):
            following = parts[place + 1].text if place + 1 < len(parts) else ""
            return place + 2 if following in ("bhi", "भी") else place + 1
    return end


def _role(chain: Sequence[PlaceFound | StateFound]) -> tuple[Role, bool]:
    sure = next((one for one in reversed(chain) if one.role_said), None)
    return (sure.role, True) if sure else (chain[-1].role, False)


def _state_of(one: PlaceFound | StateFound) -> str:
    return one.place.state if isinstance(one, PlaceFound) else one.state


def _name_of(one: PlaceFound | StateFound) -> str:
    return one.place.name if isinstance(one, PlaceFound) else one.state


def states_beside(parts: Sequence[Piece], states: Sequence[StateFound]) -> list[StateFound]:
    """The states with those whose letters alone are joined to them: the MP of "Maharashtra aur MP"."""
    told = list(states)
    for one in states:
        for at in (one.end + 1, one.first - 2):
            joint = at - 1 if at > one.first else at + 1
            if 0 <= at < len(parts) and 0 <= joint < len(parts) and parts[joint].text in _JOINING:
                name = letters_of_state(parts[at].text)
                if name and all(name != known.state for known in told):
                    told.append(StateFound(name, one.role, one.role_said, at, at + 1))
    return told
