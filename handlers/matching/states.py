"""States as places of an enquiry: "from Odisha", "UP se", "Maharashtra mein", "महाराष्ट्रातून"."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from handlers.folding import fold, normalise
from handlers.matching.endings import nouns_of
from handlers.matching.guarded import spoken_words
from handlers.matching.pieces import Piece, pieces
from handlers.matching.place_roles import Role, role_of
from handlers.matching.places import PlaceFound, Places
from storage import reference

_LONGEST = 3
_SHORT = 2
# "up" and "mp" are words of other talk too: letters alone are a state only beside one of these.
_BESIDE = frozenset(
    normalise(word) for word in "se से wala wale wali वाला वाले वाली side mein me mai में ka ki ke का की के ko को chi cha che".split()
)  # fmt: skip
_BEFORE = frozenset({"from", "in", "of"})


@dataclass(frozen=True, slots=True)
class StateFound:
    """A state read from a text, by the name that districts carry; where it stands and what it is said for."""

    state: str
    role: Role
    role_said: bool
    first: int
    end: int


@cache
def _names() -> dict[tuple[str, ...], str]:
    """The states by the keys of all that people write for them."""
    return {
        tuple(fold(part.text) for part in pieces(name) if part.kind == "word"): state
        for state, names in reference.state_spellings().items()
        for name in names
    }


@cache
def _written() -> frozenset[str]:
    """The states as they are written, beside mere letters."""
    names = {normalise(name) for names in reference.state_spellings().values() for name in names}
    return frozenset(name for name in names if not (len(name) <= _SHORT and name.isascii()))


@cache
def _begun() -> frozenset[str]:
    return frozenset(name[0] for name in _names())


@lru_cache(maxsize=16384)
def _may_begin(word: str) -> bool:
    return any(fold(noun) in _begun() for noun, _ in nouns_of(word))


def is_state(word: str) -> bool:
    """Whether this one word names a state, with or without a case ending."""
    return any((fold(noun),) in _names() for noun, _ in nouns_of(normalise(word)))


def state_in(parts: Sequence[Piece], not_places: Collection[int], places: Places) -> StateFound | None:
    """The first state that a text names for where goods come from or go; one that is a district too (Delhi) is left to
    the districts, as are words already read as something else."""
    return min(
        states_in(parts, not_places, places), key=lambda hit: (hit.role != "source", not hit.role_said), default=None
    )


def states_in(parts: Sequence[Piece], not_places: Collection[int], places: Places) -> list[StateFound]:
    """All states that a text names, in order."""
    return [
        hit for first in range(len(parts)) if first not in not_places and (hit := _at(parts, first, places)) is not None
    ]


def letters_of_state(word: str) -> str:
    """The state that a word is written for, be it mere letters: "mp"; empty where it is none."""
    return _names().get((fold(word),), "")


def _at(parts: Sequence[Piece], first: int, places: Places) -> StateFound | None:
    if parts[first].kind != "word" or not _may_begin(parts[first].text):
        return None
    for end in range(min(first + _LONGEST, len(parts)), first, -1):
        if any(part.kind != "word" for part in parts[first:end]):
            continue
        before = [fold(part.text) for part in parts[first : end - 1]]
        for noun, ending in nouns_of(parts[end - 1].text):
            state = _names().get((*before, fold(noun)))
            if state is None or places.is_district_word(parts[first].text):
                continue
            if end == first + 1 and not (_is_written(noun) or _is_beside(parts, first, ending)):
                continue
            role, said = role_of(parts, first, end, ending, places.is_place_word)
            return StateFound(state, role, said, first, end)
    return None


def _is_written(noun: str) -> bool:
    """Whether one word is a state by itself: no "hp" of a motor, no "ke andar"."""
    return noun in _written() or (noun not in spoken_words() and not (len(noun) <= _SHORT and noun.isascii()))


def _is_beside(parts: Sequence[Piece], place: int, ending: str) -> bool:
    """Whether letters that may be a state stand where a place does, and count nothing: "MP se", no "2 hp wali"."""
    if parts[place].text in spoken_words() and len(parts[place].text) > _SHORT:
        return False
    before = parts[place - 1].text if place else ""
    after = parts[place + 1].text if place + 1 < len(parts) else ""
    counts = place > 0 and parts[place - 1].kind == "number" and not parts[place].opens
    return not counts and (bool(ending) or before in _BEFORE or after in _BESIDE)


_REFUSED = frozenset(normalise(word) for word in "nahi nahin nai नहीं नही नाही नको nako not".split())
_JOINS = frozenset(
    normalise(word) for word in "wala wale wali vala vali वाला वाले वाली ka ki ke का की के cha chi che चा ची चे".split()
)


def states_named(text: str) -> list[str]:
    """The states that the answer to "which one?" names, letters too, without those it refuses: of "rajasthan wala nahi UP wala"
    the second."""
    words = [part.text for part in pieces(text) if part.kind == "word"]
    found: list[str] = []
    place = 0
    while place < len(words):
        for end in range(min(place + _LONGEST, len(words)), place, -1):
            before = [fold(word) for word in words[place : end - 1]]
            state = next(
                (name for noun, _ in nouns_of(words[end - 1]) if (name := _names().get((*before, fold(noun))))), None
            )
            if state is not None:
                after = [word for word in words[end : end + 2] if word not in _JOINS][:1]
                refused = bool(_REFUSED.intersection(after)) or (place > 0 and words[place - 1] == "not")
                found += [] if refused else [state]
                place = end
                break
        else:
            place += 1
    return found


def told_by(place: PlaceFound | None, state: StateFound | None) -> StateFound | None:
    """The state where it says more than the place that was read: none was, it is elsewhere and not said to be where the
    goods come from, or it is where they go while the state is where they come from."""
    if place is None or state is None:
        return state
    if place.place.state == state.state:
        return None
    if place.role == "delivery":
        return state if state.role == "source" else None
    return state if state.role == "source" and state.role_said and not place.role_said else None
