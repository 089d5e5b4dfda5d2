"""The forms under which a typed word may stand in the catalogue: itself, without its ending, or mended."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz.distance import OSA

from handlers.folding import fold, skeleton, tokens
from handlers.matching.endings import changed_nouns_of, nouns_of, singulars_of
from handlers.matching.guarded import is_guarded
from handlers.matching.name_keys import SHORTEST_PLURAL, cuts, singular_of, sounds_alike, stem
from handlers.matching.slips import Slips

SHORT_KEY = 3
"""Letters: so short a key alone is many a word."""
SHORTEST_REPAIRED = 5
_LONG_WORD = 8
_ODD_WORD = 6
_MOST_WAYS = 48
_REMEMBERED_WORDS = 20_000
NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Form:
    """One way to look a typed word up: its key, whether that was repaired, and what the key was made of."""

    key: str
    repaired: bool
    said: str
    stem: str
    """The key without its ending."""


Forms = list[Form]


def _form(key: str, repaired: bool, said: str) -> Form:
    return Form(key, repaired, said, stem(key))


class WordForms:
    """The words of all names, and the forms of typed words beside them; each typed word is looked at once."""

    def __init__(
        self, vocabulary: set[str], names: Iterable[str], written: Iterable[str] = (), inside: frozenset[str] = NONE
    ) -> None:
        """`vocabulary` are the keys of the words of names spelt right, `names` those in Roman letters, `written` those in
        Devanagari, `inside` the keys that only stand beside other words in names."""
        self.vocabulary = vocabulary
        self._inside = inside
        self._written = frozenset(word for name in written for word in tokens(name))
        self._names = tuple(names)
        self._known: dict[str, Forms] = {}

    def make_all(self) -> None:
        """Make what else is made when the first misspelt word is met."""
        _ = self._by_skeleton, self._by_cut, self._slips, self._roman_keys

    def of(self, word: str) -> Forms:
        """Keys under which a word may stand in the catalogue: itself, without case ending, repaired."""
        forms = self._known.get(word)
        if forms is None:
            if len(self._known) > _REMEMBERED_WORDS:
                self._known.clear()
            forms = self._known[word] = self._find(word)
        return forms

    def _find(self, word: str) -> Forms:
        key = fold(word)
        forms = [_form(key, False, word)]
        single = "" if is_guarded(word) else singular_of(word)
        if single:
            forms.append(_form(fold(single), False, single))
        if word.isdigit() or is_guarded(word):
            return forms
        forms += [_form(fold(noun), False, noun) for noun in changed_nouns_of(word) if noun in self._written]
        forms += [_form(fold(noun), False, noun) for noun, ending in nouns_of(word) if ending]
        if key not in self.vocabulary:
            plurals = [(fold(noun), noun) for noun in singulars_of(word)]
            forms += [_form(single, False, noun) for single, noun in plurals if single in self.vocabulary]
        sounds_like = word.isascii() and key in self.vocabulary and not self._is_written(word, key)
        if (key not in self.vocabulary or sounds_like) and not any(
            form.key in self.vocabulary and len(form.key) > SHORT_KEY and not (sounds_like and form.key == key)
            for form in forms
        ):  # "leathr" has the key of लाइटर and is a slip of leather; "chewal" that of a chaiwala stand, and is chawal
            typed = [_form(fold(meant), True, meant) for meant in self._slips.near(word)]
            heard = [_form(near, True, near) for near in self._repairs(key)]
            forms += typed + heard if self._slips.surely_near(word) else heard + typed
        return forms

    def _repairs(self, key: str) -> tuple[str, ...]:
        """Catalogue words that a misspelt key may mean: close by, and with the same consonants."""
        if len(key) < SHORTEST_PLURAL:
            return ()
        bones = skeleton(key)
        slips = 3 if len(key) >= _LONG_WORD else 2 if len(key) >= _LONG_WORD - 2 or len(bones) > SHORT_KEY else 1
        near = [
            (distance, word)
            for word in self._by_skeleton.get(bones, ())
            if word != key and (distance := OSA.distance(key, word, score_cutoff=slips)) <= slips
        ]
        if not near and len(key) >= SHORTEST_REPAIRED:
            near = [
                (1, word)
                for word in {word for cut in cuts(key) for word in self._by_cut.get(cut, ())}
                if word[0] == key[0] and OSA.distance(key, word, score_cutoff=1) == 1 and sounds_alike(key, word)
            ]
        return tuple(sorted(word for distance, word in near if distance == min(near)[0]))

    def _is_written(self, word: str, key: str) -> bool:
        """Whether a word stands in a name in Roman letters; where it names nothing alone, in just these letters."""
        odd = key in self._inside and len(word) >= _ODD_WORD
        return word in self._roman_words if odd else key in self._roman_keys

    @cached_property
    def _roman_words(self) -> frozenset[str]:
        return frozenset(word for name in self._names for word in tokens(name))

    @cached_property
    def _roman_keys(self) -> frozenset[str]:
        """The keys of the words that are written in Roman letters in some name."""
        return frozenset(map(fold, self._roman_words))

    @cached_property
    def _slips(self) -> Slips:
        """The words of all names as they are written in Roman letters."""
        return Slips(word for name in self._names for word in tokens(name) if not is_guarded(word))

    @cached_property
    def _by_skeleton(self) -> dict[str, set[str]]:
        """The words of all names by their consonants, made when the first misspelt word is met."""
        found: dict[str, set[str]] = defaultdict(set)
        for word in self.vocabulary:
            if len(word) >= SHORTEST_PLURAL:
                found[skeleton(word)].add(word)
        return dict(found)

    @cached_property
    def _by_cut(self) -> dict[str, set[str]]:
        """The longer words of all names by what is left when one letter is struck out: "bicyle" and "bicycle" meet."""
        found: dict[str, set[str]] = defaultdict(set)
        for word in self.vocabulary:
            if len(word) >= SHORTEST_REPAIRED:
                for cut in cuts(word):
                    found[cut].add(word)
        return dict(found)


def combinations(forms: list[Forms]) -> list[tuple[Form, ...]]:
    """All ways to choose one form per word, the unrepaired first; at most a few dozen."""
    if len(forms) == 1:
        return [(form,) for form in forms[0]]
    ways: list[tuple[Form, ...]] = [()]
    for choices in forms:
        ways = [(*way, form) for way in ways for form in choices][:_MOST_WAYS]
    return ways


def keys_of_way(way: tuple[Form, ...]) -> tuple[str, ...]:
    """The key of a name looked up this way."""
    return tuple([form.key for form in way])


def stems_of_way(way: Sequence[Form]) -> tuple[str, ...]:
    """The same without endings."""
    return tuple([form.stem for form in way])


def is_repaired(way: tuple[Form, ...]) -> bool:
    """Whether any word of it was mended."""
    return any(form.repaired for form in way)
