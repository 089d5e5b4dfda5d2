"""Goods told by one word alone, though none of their names is that word: the thing ("tokri"), or what only they have."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from handlers.folding import letters, normalise
from handlers.matching.described import Descriptions, head_last, is_also, meaning, stretches, tells_nothing
from handlers.matching.forms import SHORTEST_REPAIRED, Forms
from handlers.matching.guarded import spoken_words
from handlers.matching.name_keys import LITTLE
from handlers.matching.products import Tag

_MOST_THINGS = 5
# Beside these an everyday word that is also a name of goods is the goods: "aale pahije", "kele bechta hu".
DEALING = frozenset(
    normalise(word)
    for word in "chahiye chahie chaiye chahiyen lena lene leni lunga need needed want wanted require required order buy "
    "buying purchase sell selling supply supplier suppliers seller sellers price rate rates bhav daam kilo kg gram "
    "quintal kwintal ton tonne litre liter dozen darjan piece pieces nag peti bori fresh bechta bechti bechte bechna "
    "becho pahije have havi havet ghyayche ghyaycha vikto vikte vikaycha vikayche "
    "चाहिए चाहिये लेना लेने लेनी लूंगा खरीदना खरीदने ऑर्डर भाव दाम रेट किलो ग्राम ग्रॅम क्विंटल टन लीटर लिटर दर्जन डझन नग पीस पेटी "
    "बोरी ताजा ताजे ताजी बेचता बेचती बेचते बेचना पाहिजे पाहिजेत हवे हवी हवा हवेत घ्यायचे घ्यायची विकतो विकते विकायचे विकायची विकायचा "
    "wholesale थोक घाऊक export मांग".split()
)


_FOR = frozenset(normalise(word) for word in "liye liy लिए लिये sathi saathi साठी करिता karita".split())


def is_for_something(words: Sequence[str], place: int) -> bool:
    """Whether a word ends a message right behind what it is for: "laptop ke liye bag", "शाळेसाठी पिशवी"."""
    behind = words[place - 1] if place and place + 1 == len(words) else ""
    return behind in _FOR or behind.endswith(("साठी", "sathi"))


class Alone:
    """The last words of names of several words, and the words that only one concept has."""

    def __init__(self, phrases: Mapping[tuple[str, ...], Iterable[str]], names: Descriptions) -> None:
        """`phrases` are the concepts by the keys of their names."""
        self._names = names
        things: dict[str, dict[str, int]] = defaultdict(dict)
        for keys, concepts in phrases.items():
            if len(keys) > 1:
                for slug in concepts:
                    things[keys[-1]][slug] = things[keys[-1]].get(slug, 0) + 1
        self._things = dict(things)

    def thing(
        self, words: Sequence[str], breaks: Collection[int], keys_for: Callable[[str], Iterable[str]]
    ) -> Tag | None:
        """The goods of which the only telling word of a stretch is the thing itself: tokri stands for the baskets of "bans ki
        tokri" and "moonj ki tokri"."""
        for first, end in stretches(words, breaks):
            telling = _telling(words, first, end)
            if len(telling) != 1 or len(letters(words[telling[0]])) < SHORTEST_REPAIRED:
                continue
            if words[telling[0]] in spoken_words():  # "150 kilo deu shakte" offers no skates
                continue
            keys = keys_for(words[telling[0]])
            things = next((found for key in keys if (found := self._things.get(key))), {})
            often = sorted(things, key=lambda slug: (-things[slug], slug))
            if 0 < len(often) <= _MOST_THINGS:
                return Tag(tuple(often), words[telling[0]], telling[0], telling[0] + 1, True)
        return None

    def teller(self, words: Sequence[str], breaks: Collection[int], forms: Callable[[str], Forms]) -> Tag | None:
        """The goods that have a word which no others have, of "sankheda swing" the furniture of Sankheda, or that alone have all
        of these words in their names, of "disel injan" the engine; a short word that no name has is of other goods, "MRI
        machine". A slip of the pen is mended."""
        found: dict[str, Tag] = {}
        for first, end in stretches(words, breaks):
            every = _telling(words, first, end)
            telling = [place for place in every if len(letters(words[place])) >= SHORTEST_REPAIRED]
            told = [self._having(words[place], forms) for place in telling]
            strange = any(not self._names.has(meaning(words[place])) for place in every if place not in telling)
            about = [told[telling.index(place)] for place in head_last(telling, words)]
            if both := self._names.common(about) if len(told) > 1 and not strange else "":
                found.setdefault(
                    both, Tag((both,), " ".join(words[place] for place in telling), telling[0], telling[-1] + 1, True)
                )
                continue
            for place, having in zip(telling, told, strict=True):
                slug = self._names.telling(having[0]) if len(having) == 1 else ""
                if slug:
                    found.setdefault(slug, Tag((slug,), words[place], place, place + 1, True))
        return next(iter(found.values())) if len(found) == 1 else None

    def _having(self, word: str, forms: Callable[[str], Forms]) -> tuple[str, ...]:
        """The meanings that some names have of a word, or of what it may be a slip of."""
        said = meaning(word)
        if self._names.has(said):
            return (said,)
        mended = dict.fromkeys(meaning(form.said) for form in forms(word) if form.repaired)
        return tuple(one for one in mended if self._names.has(one))


def _telling(words: Sequence[str], first: int, end: int) -> list[int]:
    """The places of the words that are none of any sentence."""
    return [
        place
        for place in range(first, end)
        if not (words[place] in LITTLE | DEALING or words[place].isdigit() or tells_nothing(words[place]))
        and not is_also(words, place, first)
    ]
