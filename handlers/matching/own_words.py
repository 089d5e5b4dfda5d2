"""Sellers' own words for goods that no catalogue names: they find just the sellers who wrote them, and overrule nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from handlers.folding import close_key, fold, normalise, skeleton, tokens
from handlers.matching.cells import parts_of
from handlers.matching.described import stretches
from handlers.matching.endings import changed_nouns_of, nouns_of, singulars_of
from handlers.matching.guarded import is_guarded, spoken_words
from handlers.matching.numbers import numerals
from handlers.matching.pieces import pieces
from handlers.matching.products import Tag
from handlers.matching.slips import Slips
from handlers.matching.units import unit_of

OWN = "own:"
"""How the concept of a seller's own word begins; what follows are the words as they were written."""
_LONGEST = 60
_MOST_WORDS = 4
_AND = frozenset(normalise(word) for word in "and aur ani evam tatha और आणि व एवं तथा".split())
_SHORTEST = 3
_SHORT_KEY = 3
_LONG_KEY = 5
# Said of any goods: beside a name they tell nothing, alone they are none.
_OF_ANY_GOODS = frozenset(
    normalise(word)
    for word in "ka ki ke ko of the a an and aur wala wale wali का की के को और वाला वाले वाली चा ची चे च्या व आणि ani for in made "
    "desi deshi देसी देशी pure shuddh शुद्ध asli असली fresh taza taja ताजा ताजे ताज़ा handmade haath हाथ हात bana बना "
    "best good quality premium special organic natural original wholesale retail maker makers manufacturer supplier "
    "all types type kind kinds various items item products product goods saman samaan सामान maal माल etc आदि इत्यादि others "
    "decorative plain commercial fancy designer new latest big small large medium size sizes assorted superior "
    "hygienic healthy tasty authentic genuine certified branded cheap affordable available stock order orders raw whole bulk grade "
    "sundar badhiya achha accha sasta swadisht sasti sunder swadist सुंदर बढ़िया अच्छा सस्ता "
    "स्वादिष्ट उत्तम दर्जेदार चांगले चांगली चविष्ट रुचकर "
    "other more local gaon गांव गाव ghar घर homemade gharguti घरगुती traditional paramparik पारंपरिक पारंपारिक".split()
)


def is_own(concept: str) -> bool:
    """Whether a concept is a seller's own word."""
    return concept.startswith(OWN)


def written(concept: str) -> str:
    """The words as the seller wrote them."""
    return concept.removeprefix(OWN)


def own_words_in(cell: str, read: Callable[[str], Sequence[Tag]], is_place: Callable[[str], bool]) -> tuple[str, ...]:
    """The concepts of those parts of a seller's products cell in which words stay unread, a few telling words each, none of
    them everyday talk, a number, a unit or a place. What is read beside them belongs to the name: of "gond painting", where
    only the painting is known, both words."""
    found: dict[str, None] = {}
    for part in parts_of(cell):
        for words, known in _pieces_of(part, read):
            if not 0 < len(words) <= _MOST_WORDS or not _is_news(words, known, is_place):
                continue
            name = " ".join(words)
            if len(name) >= _SHORTEST and len(name) <= _LONGEST and not numerals(pieces(name)):
                found[OWN + name] = None
    return tuple(found)


def _pieces_of(part: str, read: Callable[[str], Sequence[Tag]]) -> Iterator[tuple[list[str], set[str]]]:
    """The telling words between the "and"s of a part, and which of them are read."""
    said = tokens(part)
    known = {word for tag in read(part) if not tag.repaired for word in tag.words.split()}
    first = 0
    for place in range(len(said) + 1):
        if place == len(said) or said[place] in _AND:
            yield [word for word in said[first:place] if word not in _OF_ANY_GOODS], known
            first = place + 1


def _is_news(words: Sequence[str], known: Collection[str], is_place: Callable[[str], bool]) -> bool:
    """Whether words name goods that are not read yet. One telling word is needed; where a part is read a place will do
    ("gond painting"), for it is the goods' own name as often as where they come from."""
    unread = [word for word in words if word not in known]
    if not unread or any(word.isdigit() for word in words):
        return False
    if any(_may_name(word, is_place) for word in unread):
        return True
    return len(unread) < len(words) and all(unit_of(word) is None for word in unread)


def _may_name(word: str, is_place: Callable[[str], bool]) -> bool:
    return not (word.isdigit() or word in spoken_words() or unit_of(word) is not None or is_place(word))


@dataclass(frozen=True, slots=True)
class _Name:
    words: tuple[str, ...]
    concepts: tuple[str, ...]
    sure: bool


class OwnWords:
    """The own words of all sellers, and names that one seller gave to known goods, by their keys."""

    def __init__(self, concepts: Iterable[str] = (), said_once: Iterable[tuple[str, str]] = ()) -> None:
        """`concepts` begin with OWN; `said_once` are (concept of the catalogue, name) that too few people have said."""
        by_key: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for concept in concepts:
            by_key[_keys(written(concept))][concept] = None
        once = list(said_once)
        weak: dict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
        for concept, name in once:
            weak[_keys(name)][concept] = None
        self._by_word: dict[str, list[_Name]] = defaultdict(list)
        self._bones: dict[str, set[str]] = defaultdict(set)
        self._close: dict[str, set[str]] = defaultdict(set)
        for keys in dict.fromkeys((*by_key, *weak)):
            known = tuple(weak.get(keys, ()))
            one = _Name(keys, known or tuple(by_key[keys]), not known)
            for key in dict.fromkeys(keys):
                self._by_word[key].append(one)
        for key in {key for keys in (*by_key, *weak) for key in keys}:
            self._bones[skeleton(key)].add(key)
        said = [
            word
            for name in (*(written(one) for found in by_key.values() for one in found), *(name for _, name in once))
            for word in tokens(name)
        ]
        for word in said:
            self._close[_singular(fold(word))].add(close_key(word))
        self._slips = Slips(said)

    def __bool__(self) -> bool:
        return bool(self._by_word)

    def find(
        self,
        words: Sequence[str],
        breaks: Collection[int],
        forms: Callable[[str], Iterable[str]],
        is_known: Callable[[str], bool],
    ) -> tuple[Tag, tuple[str, ...]] | None:
        """The longest of these names whose words all stand in one stretch of normalised words, with all concepts that are
        written so or have these words among more; `forms` gives the keys a word may stand for, `is_known` says whether a key is
        of a word that the catalogue has. A slip of the pen is mended. Of a name of several words those that nobody else
        has are enough: "japi" for "Assamese japi"."""
        best: tuple[tuple[int, bool, int, bool, int], Tag, tuple[str, ...]] | None = None
        for first, end in stretches(words, breaks):
            said = self._said(words, first, end, forms)
            for name in {id(name): name for key in said for name in self._by_word.get(key, ())}.values():
                told = [key for key in name.words if key in said]
                whole = len(told) == len(name.words)
                if not (whole or _tells(name, told, is_known)):
                    continue
                at = sorted({said[key][0] for key in told})
                repaired = not (name.sure and whole) or any(said[key][1] for key in told)
                worth = (len(told), whole, sum(map(len, told)), not repaired, -at[0])
                if best is None or worth > best[0]:
                    text = " ".join(words[place] for place in at)
                    tag = Tag(name.concepts[:1], text, at[0], at[-1] + 1, repaired)
                    best = (worth, tag, (*name.concepts, *self._with_more(told, is_known)))
        return (best[1], tuple(dict.fromkeys(best[2]))) if best else None

    def _with_more(self, told: Sequence[str], is_known: Callable[[str], bool]) -> Iterator[str]:
        """The concepts of all names that have these words among more, and of those that tell themselves by some of them;
        only words that the catalogue has not tell anything alone."""
        for key in told:
            for name in () if is_known(key) else self._by_word[key]:
                if (name.sure and set(told) <= set(name.words)) or _tells(name, told, is_known):
                    yield from name.concepts

    def _said(
        self, words: Sequence[str], first: int, end: int, forms: Callable[[str], Iterable[str]]
    ) -> dict[str, tuple[int, bool]]:
        """The keys that the words of a stretch stand for: where, and whether mended."""
        said: dict[str, tuple[int, bool]] = {}
        for place in range(first, end):
            if words[place] in _OF_ANY_GOODS or words[place].isdigit():
                continue
            for key, repaired in self._keys_for(words[place], forms):
                said.setdefault(key, (place, repaired))
        return said

    def _keys_for(self, word: str, forms: Callable[[str], Iterable[str]]) -> Iterator[tuple[str, bool]]:
        exact = fold(word)
        if len(exact) <= _SHORT_KEY or is_guarded(word):
            if close_key(word) in self._close.get(exact, ()):
                yield exact, False
            return
        found = False
        nouns = (*(noun for noun, _ in nouns_of(word)), *singulars_of(word), *changed_nouns_of(word))
        for key in dict.fromkeys((exact, *forms(word), *map(fold, nouns))):
            single = _singular(key)
            if single in self._close and len(single) > _SHORT_KEY:
                found = True
                yield single, False
        if found or len(exact) < _LONG_KEY:
            return
        for near in self._bones.get(skeleton(exact), ()):
            if OSA.distance(exact, near, score_cutoff=1) <= 1:
                found = True
                yield near, True
        for meant in () if found else self._slips.near(word):
            yield _singular(fold(meant)), True


def _tells(name: _Name, told: Sequence[str], is_known: Callable[[str], bool]) -> bool:
    """Whether those of a name's words that the catalogue has not are said, or that one of them which is the thing."""
    unknown = [key for key in name.words if not is_known(key)]
    if not name.sure or not unknown or max(map(len, unknown)) <= _SHORT_KEY:
        return False
    return set(unknown) <= set(told) or (name.words[-1] in unknown and name.words[-1] in told)


def _keys(name: str) -> tuple[str, ...]:
    """The keys of a name; an English plural counts as its singular."""
    words = [word for word in tokens(name) if word not in _OF_ANY_GOODS]
    return tuple([_singular(fold(word)) for word in words])


def _singular(key: str) -> str:
    """A key without the s of an English plural."""
    return key[:-1] if key.endswith("s") and len(key) > _SHORT_KEY + 1 else key


NONE = OwnWords()
