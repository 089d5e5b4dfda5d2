"""Names of goods as keys: their words, stems and spellings, and how alike two keys are."""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import TypeAlias

from rapidfuzz.distance import OSA

from handlers.folding import close_key, fold, letters, normalise, tokens

Keys: TypeAlias = tuple[str, ...]
"""The words of a name, each folded over both scripts."""
Concepts: TypeAlias = dict[str, tuple[str, ...]]
"""The concepts of one name, each with the name as it may be written."""

# Little words that stand inside names or not ("haldi ka powder", "haldi powder"): dropped from both.
LITTLE = frozenset(
    normalise(word)
    for word in "ka ki ke ko of the a an and aur wala wale wali का की के को और वाला वाले वाली चा ची "
    "चे च्या व आणि ani for in & made".split()
)
_STEM_ENDINGS = re.compile(r"(?:yon|yo|yn|y|e|i|o|a)$")
_SHORTEST_STEM = 4
SHORTEST_PLURAL = 3
_FLAPPED = re.compile("[डढ]\u093c|[\u095c\u095d]")


@lru_cache(maxsize=32768)
def stem(key: str) -> str:
    """A folded key without its plural or oblique ending, when enough of it stays."""
    if key.endswith("s") and len(key) > SHORTEST_PLURAL:
        key = key[:-1]
    cut = _STEM_ENDINGS.sub("", key)
    return cut if len(cut) >= _SHORTEST_STEM else key


@lru_cache(maxsize=16384)
def run_together(keys: tuple[str, ...]) -> str:
    """Keys as one, without the a's that one word keeps and two do not, and without doubled letters where they meet."""
    run = "".join(keys)
    plain = run[:1] + run[1:].replace("a", "")
    return "".join([sign for place, sign in enumerate(plain) if not place or plain[place - 1] != sign])


_ALIKE = frozenset(frozenset(pair) for pair in ("sj", "sc", "kg", "pb", "pf", "td", "vb", "nm", "rl", "cj", "cs"))


def sounds_alike(one: str, other: str) -> bool:
    """Whether two keys a letter apart differ by a letter left out, two changed round, or two that sound alike: a
    blackberry is no blueberry."""
    if len(one) != len(other):
        return True
    apart = [pair for pair in zip(one, other, strict=True) if pair[0] != pair[1]]
    return len(apart) > 1 or frozenset(apart[0]) in _ALIKE


def cuts(key: str) -> set[str]:
    return {key, *(key[:place] + key[place + 1 :] for place in range(len(key)))}


def longest_by_first(names: Iterable[tuple[str, ...]]) -> dict[str, int]:
    """How long the longest name is that begins with a word."""
    found: dict[str, int] = {}
    for keys in names:
        if keys and len(keys) > found.get(keys[0], 0):
            found[keys[0]] = len(keys)
    return found


def by_keys(names: Iterable[tuple[str, Keys, str]]) -> dict[Keys, Concepts]:
    """The concepts of each name by its keys; given as concept, keys and the name as written."""
    found: dict[Keys, Concepts] = {}
    for slug, keys, written in names:
        concepts = found.setdefault(keys, {})
        spellings = concepts.get(slug, ())
        if written not in spellings:
            concepts[slug] = (*spellings, written)
    return found


def by_stems(phrases: Mapping[Keys, Concepts]) -> dict[Keys, Concepts]:
    """The concepts by the stems of their names' keys; most stems stand for one name, and share what is kept of it."""
    found: dict[Keys, Concepts] = {}
    for keys, concepts in phrases.items():
        stemmed = tuple([stem(key) for key in keys])
        if (others := found.get(stemmed)) is None:
            found[keys if stemmed == keys else stemmed] = concepts
        else:
            both = {slug: (*others.get(slug, ()), *concepts.get(slug, ())) for slug in (*others, *concepts)}
            found[stemmed] = {slug: tuple(dict.fromkeys(spellings)) for slug, spellings in both.items()}
    return found


def words_of(name: str) -> tuple[str, ...]:
    return tuple([word for word in tokens(name) if word not in LITTLE])


def keys_of(name: str) -> tuple[str, ...]:
    return tuple([fold(word) for word in words_of(name)])


def spellings_of(name: str, singular: str) -> list[tuple[tuple[str, ...], str]]:
    """The words of a name as written and as else typed, with the words they stand for: its singular, an r for the
    flapped ड़ or ढ़, the spoken लोणचं for लोणचे."""
    words = words_of(name)
    if not words:
        return []
    found = [(words, " ".join(words))]
    if singular:
        single = words_of(singular)
        found.append((single, " ".join(single)))
    if "\u0947" in name:
        spoken = tuple([word[:-1] + "\u0902" if word[-1] == "\u0947" and len(word) > 3 else word for word in words])
        if spoken != words:
            found.append((spoken, " ".join(spoken)))
    flapped = _FLAPPED.sub("र", name)
    if flapped != name:
        found.append((words_of(flapped), " ".join(words)))
    return found


def singular_of(name: str) -> str:
    """An English plural without its s, else nothing."""
    plural = (
        name.isascii() and name.endswith("s") and not name.endswith("ss") and len(name.split()[-1]) > SHORTEST_PLURAL
    )
    return name[:-1] if plural else ""


def closest(concepts: Concepts, words: str) -> tuple[str, ...]:
    """Of concepts whose names have one key those with the same sounds, else the same script; of these the names spelt
    most like the words: makhaana is no makkhan."""
    close = close_key(words)
    near = [slug for slug, written in concepts.items() if close in map(close_key, written)]
    if not near and not words.isascii():
        near = [slug for slug, written in concepts.items() if not all(map(str.isascii, written))]
    said = letters(words)
    far = {slug: min(OSA.distance(said, letters(name)) for name in concepts[slug]) for slug in near or concepts}
    return tuple(slug for slug in far if far[slug] == min(far.values()))


def reach_of(kept: list[tuple[int, str]], start: int, longest: int, breaks: Collection[int]) -> int:
    """How many words a name may have that begins here: up to the next comma."""
    reach = min(longest, len(kept) - start)
    if breaks:
        for length in range(1, reach):
            if any(place in breaks for place in range(kept[start + length - 1][0] + 1, kept[start + length][0] + 1)):
                return length
    return reach
