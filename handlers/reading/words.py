"""Tables of words turned into classes that a message is looked up in, whatever script or spelling it uses."""

from collections.abc import Mapping
from dataclasses import dataclass

from handlers.folding import fold, tokens

_LONGEST_STEM = 12
_SHORTEST_STEM = 3


@dataclass(frozen=True)
class Words:
    """The words of a message and, for each, the classes it belongs to by itself or as part of a phrase."""

    words: tuple[str, ...]
    classes: tuple[frozenset[str], ...]
    starts: Mapping[str, int]

    def has(self, *names: str) -> bool:
        """Whether any word is of one of these classes."""
        return any(name in self.starts for name in names)

    def count(self, name: str) -> int:
        """How many words or phrases of this class were found."""
        return self.starts.get(name, 0)


class WordBook:
    """Word classes by name. An entry is a word, a phrase joined by "_", or a stem ending in "*".

    Two spellings are one word when their fold keys agree; words in `exact` (short English words, whose keys would
    fall together with Hindi or Marathi ones) only ever equal themselves.
    """

    def __init__(self, tables: Mapping[str, str], exact: frozenset[str] = frozenset()) -> None:
        self._exact = exact
        self._words: dict[str, set[str]] = {}
        self._stems: dict[str, set[str]] = {}
        self._phrases: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self.entries: dict[str, tuple[str, ...]] = {name: tuple(table.split()) for name, table in tables.items()}
        for name, entries in self.entries.items():
            for entry in entries:
                self._add(name, entry)
        self._known: dict[str, frozenset[str]] = {}

    def _add(self, name: str, entry: str) -> None:
        if "_" in entry:
            phrase = tuple(self.key(part) for part in entry.split("_"))
            self._phrases.setdefault(phrase[0], []).append((phrase, name))
        elif entry.endswith("*"):
            self._stems.setdefault(self.key(entry[:-1]), set()).add(name)
        else:
            self._words.setdefault(self.key(entry), set()).add(name)

    def key(self, word: str) -> str:
        """The form under which two spellings of a word are the same to this book."""
        plain = "".join(tokens(word)) or word
        return self._key(plain)

    def _key(self, word: str) -> str:
        return "=" + word if word in self._exact else fold(word)

    def classes(self, word: str) -> frozenset[str]:
        """The classes of one normalised word."""
        known = self._known.get(word)
        if known is None:
            key = self._key(word)
            found = set(self._words.get(key, ()))
            for length in range(_SHORTEST_STEM, min(len(key), _LONGEST_STEM) + 1):
                found |= self._stems.get(key[:length], set())
            known = frozenset(found)
            if len(self._known) < 50_000:
                self._known[word] = known
        return known

    def look_up(self, words: list[str]) -> Words:
        """Every word of a message with its classes."""
        keys = [self._key(word) for word in words]
        classes = [set(self.classes(word)) for word in words]
        starts: dict[str, int] = {}
        for found in classes:
            for name in found:
                starts[name] = starts.get(name, 0) + 1
        for place, key in enumerate(keys):
            for phrase, name in self._phrases.get(key, ()):
                if tuple(keys[place : place + len(phrase)]) == phrase:
                    starts[name] = starts.get(name, 0) + 1
                    for covered in range(place, place + len(phrase)):
                        classes[covered].add(name)
        return Words(tuple(words), tuple(frozenset(found) for found in classes), starts)
