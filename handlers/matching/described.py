"""Goods that are described and not named: "bags in genuine hide", "chamde ki pishvi", "toys made of wood"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from functools import cache, lru_cache
from math import log

from handlers.folding import fold, normalise, tokens
from handlers.matching.guarded import is_guarded, is_talk, spoken_words
from handlers.matching.heads import WORKED
from handlers.matching.phrases import DENIED
from handlers.matching.products import Product, Tag
from handlers.matching.written_so import WrittenSo
from storage import reference

_LEAST_RARE = 2.6
"""How rare a word must be, as the logarithm of all concepts by those that have it, to tell goods apart."""
_CLEARLY = 1.15
_LEAST_WORDS = 2
_MOST_OF_IT = 0.5
_UNKNOWN = 3.0
_LONGEST = 9
_OFTEN, _MUCH_OF_IT = 4, 0.6
"""In how many of a concept's names, and in which part of them, a word stands that tells it alone."""
_PARTICIPLES = ("ed", "ing", "en")
_LONG_ENOUGH = 6
_SHORT = 2
# What goods are made of, not what they are: beside another word they only describe.
STUFF = frozenset(
    "steel steel_bar copperware iron_craft leather_goods silk cotton jute bamboo brassware bell_metal textiles handloom teak "
    "marble granite sandstone building_stone woollen khadi handicraft coir stone_craft rubber plastic aluminium timber tree_wood "
    "cotton_fabric finished_leather wool resin plywood synthetic_fabric sandalwood paper cane clay_pots terracotta buffalo goat "
    "sheep".split()
)
_STOP = frozenset(
    normalise(word)
    for word in "a an the of in on at to from for with by and or is are be we i you our my us it this that need needs needed "
    "want wants wanted require required requirement looking buy buying purchase please kindly quote send supply "
    "supplier suppliers price rate rates per each only some any good best quality fresh new nice pure genuine "
    "original natural organic premium fine bulk sample wholesale assorted various type types kind style size "
    "sizes made make makes making used use using which who can do does chahiye lena hai ho ka ki ke ko se me mein "
    "wala wale wali aur ya bhi liye lie mujhe hume humko bhav daam kitna kya milega का की के को से में वाला वाले "
    "वाली और या भी लिए मुझे हमें चाहिए लेना है हो भाव दाम कितना क्या मिलेगा आणि व किंवा साठी मला आम्हाला पाहिजे "
    "हवे हवी हवा हवेत आहे आहेत चा ची चे च्या मिळेल किती pahije have hava havi ahe cha chi che chya mala sathi "
    "sell sells selling sold becho bechna bechne bechte बेचना बेचने बेचते विकणे विकत "
    "full all men women mens womens ladies gents kids large big heavy light same other more less very ready our "
    "no not number".split()
)
_OF = frozenset(normalise(word) for word in "ka ki ke का की के cha chi che chya चा ची चे च्या of".split())
_MADE_OF = _OF | frozenset("made woven carved crafted knitted moulded from out in with".split())
"""Between the thing and its stuff: "bags woven from water hyacinth" is one description."""
_FARMED = "organic "
"""A name that begins so says more than its other words: not any cotton cloth is "organic cotton cloth"."""
_FOR = frozenset(normalise(word) for word in "liye lie लिए लिये".split())
_ENDS_NOUN = frozenset("for with from in of at to by on made used which that having like under below upto".split())


@cache
def _classes() -> dict[str, str]:
    """The class of a describing word by its key."""
    found: dict[str, str] = {}
    for name, words in reference.describing_words().items():
        for word in words:
            found.setdefault(_plain(normalise(word)), f"={name}")
    return found


def is_letter(word: str) -> bool:
    """Whether a word is one Latin letter: of a list, an initial, a size; whole names alone have one, "t shirt"."""
    return len(word) == 1 and word.isascii()


@lru_cache(maxsize=16384)
def _plain(word: str) -> str:
    """The key of a word without an English ending: stitched and stitching are stitch."""
    if word.isascii() and len(word) >= _LONG_ENOUGH:
        word = next((word.removesuffix(ending) for ending in _PARTICIPLES[:2] if word.endswith(ending)), word)
    key = fold(word)
    if len(key) <= _SHORT + 1:
        return key
    key = key[:-1] if word.isascii() and key.endswith("s") else key
    return key[:-1] if key[-1:] in "aeiou" and len(key) > _SHORT + 2 else key


@cache
def _written_classes() -> frozenset[str]:
    return frozenset(normalise(word) for words in reference.describing_words().values() for word in words)


@lru_cache(maxsize=16384)
def meaning(word: str) -> str:
    """A word's class, or its plain key where it has none; a word of daily talk has one only where it stands so among the words
    of the class: "wait" is no cane."""
    plain = _plain(word)
    return plain if is_talk(word) and word not in _written_classes() else _classes().get(plain) or plain


class Descriptions:
    """All names as sets of meanings; built when the first description is met."""

    def __init__(
        self, products: Iterable[Product], general_of: Callable[[str], tuple[str, ...]], written: WrittenSo
    ) -> None:
        """Index the names; `general_of` gives the concepts above one."""
        self._general_of = general_of
        self._written = written
        self._own: dict[str, set[str]] = {}
        self._known_above: dict[str, frozenset[str]] = {}
        self._names: dict[frozenset[str], set[str]] = defaultdict(set)
        self._having: dict[str, dict[str, int]] = defaultdict(dict)
        self._many: dict[str, int] = {}
        self._things: dict[str, set[str]] = defaultdict(set)
        self._said: dict[str, set[frozenset[str]]] = defaultdict(set)
        for product in products:
            own = self._own.setdefault(product.slug, set())
            self._many[product.slug] = len(product.names)
            for name in product.names:
                told = [meaning(word) for word in tokens(name) if word not in _STOP and not is_letter(word)]
                said = frozenset(told)
                self._things[product.slug].update(told[-1:])
                own |= said
                self._said[product.slug].add(said)
                for word in said:
                    self._having[word][product.slug] = self._having[word].get(product.slug, 0) + 1
                if len(said) >= _LEAST_WORDS and not name.startswith(_FARMED):
                    self._names[said].add(product.slug)
        self._names_with: dict[str, list[frozenset[str]]] = defaultdict(list)
        for said in self._names:
            rarest = min(said, key=lambda word: (len(self._having[word]), word))
            self._names_with[rarest].append(said)

    def rare(self, word: str) -> float:
        """How much a word tells; 0 for one that no name has."""
        having = len(self._having.get(word, ()))
        return log(len(self._own) / having) if having else 0.0

    def telling(self, word: str) -> str:
        """The concept that a word tells alone: many of its names have it, and no other's but of its kinds. "sankheda" is
        the furniture; nothing for others."""
        having = {} if word.startswith("=") else self._having.get(word, {})
        slug = self._above_all(having)
        often = having.get(slug, 0)
        return slug if often >= _OFTEN and often >= _MUCH_OF_IT * self._many[slug] else ""

    def common(self, words: Sequence[Collection[str]]) -> str:
        """The concept in whose names stands of each of these words one of the meanings, the last as the thing itself; nothing
        where that is none or several. "office laptops" are no bags, though there are office bags and laptop bags."""
        last = words[-1]
        sets = [{slug for one in meanings for slug in self._having.get(one, ())} for meanings in words]
        things = [slug for slug in set.intersection(*sets) if any(one in self._things[slug] for one in last)]
        return self._above_all(things) if all(sets) else ""

    def _above_all(self, slugs: Collection[str]) -> str:
        """The one of these concepts of which all others are kinds."""
        above = [slug for slug in slugs if all(one == slug or slug in self._general_of(one) for one in slugs)]
        return above[0] if len(above) == 1 else ""

    def are_so(self, slugs: Collection[str], words: Iterable[str]) -> bool:
        """Whether those of these words that are of daily talk stand so in the names of each of these concepts or of one above."""
        talk = [word for word in words if is_talk(word)]
        return all(any(self._written.has(one, talk) for one in (slug, *self._general_of(slug))) for slug in slugs)

    def has(self, word: str) -> bool:
        """Whether some name has a word of this meaning."""
        return word in self._having

    def are_things(self, slugs: Collection[str], word: str) -> bool:
        """Whether a word is the thing itself in some name of each of these concepts: of "aam ka achar" the pickle."""
        return all(word in self._things[slug] for slug in slugs)

    def wholly(self, said: frozenset[str]) -> tuple[tuple[str, ...], frozenset[str]]:
        """The concepts of the longest name whose words all stand in what was said, in any order."""
        best: tuple[float, frozenset[str]] = (0.0, frozenset())
        for word in said:
            for name in self._names_with.get(word, ()):
                if name <= said and (worth := sum(self.rare(one) for one in name)) > best[0]:
                    best = (worth, name)
        return self._most_special(self._names[best[1]]) if best[1] else (), best[1]

    def partly(self, said: frozenset[str], head: str) -> tuple[str, ...]:
        """The one concept that has the head and a telling word more among its own names and those above it."""
        if not head or head not in self._having:
            return ()
        scores: dict[str, float] = {}
        near = {slug for word in said for slug in self._having.get(word, ()) if self.rare(word) >= _LEAST_RARE}
        for slug in near:
            own = self._own[slug]
            matched = said & (own | self._above(slug))
            if (
                head in matched
                and len(matched) >= _LEAST_WORDS
                and any(self.rare(word) >= _LEAST_RARE for word in said & own)
                and self._together(slug, head, said)
            ):
                scores[slug] = sum(self.rare(word) * (1.0 if word in own else 0.6) for word in matched)
        if not scores:
            return ()
        best = max(scores.values())
        if best < _MOST_OF_IT * sum(self.rare(word) or _UNKNOWN for word in said):
            return ()
        close = [slug for slug, score in scores.items() if score * _CLEARLY >= best]
        general = [slug for slug in close if all(one == slug or slug in self._general_of(one) for one in close)]
        return (general[0],) if general else ()

    def _together(self, slug: str, head: str, said: frozenset[str]) -> bool:
        """Whether the head stands in one of the concept's names with another word of what was said, or is the thing that its
        kinds are: "blue tacks" are of those with "door nails" and no "blue door"."""
        if head in self._own[slug]:
            return any(head in name and len(name & said) > 1 for name in self._said[slug])
        return any(head in self._things[general] for general in self._general_of(slug))

    def _above(self, slug: str) -> frozenset[str]:
        """The words of all names of the concepts above one."""
        known = self._known_above.get(slug)
        if known is None:
            known = frozenset(word for one in self._general_of(slug) for word in self._own.get(one, ()))
            self._known_above[slug] = known
        return known

    def _most_special(self, slugs: Collection[str]) -> tuple[str, ...]:
        above = {general for slug in slugs for general in self._general_of(slug)}
        return tuple(sorted(slug for slug in slugs if slug not in above))


def described(
    tags: list[Tag],
    words: Sequence[str],
    breaks: Collection[int],
    find: Callable[[], Descriptions],
    general_of: Callable[[str], tuple[str, ...]],
    many_kinds: Callable[[str], bool],
    imitates: Callable[[Sequence[str]], bool],
    lost: Collection[int] = (),
) -> list[Tag]:
    """The tags, where a stretch of words between amounts and commas names nothing sure with what it describes; words at
    the places `lost` name goods that were left out, so that what they stand with is none of ours."""
    done: list[Tag] = []
    for first, end in stretches(words, breaks):
        inside = [tag for tag in tags if first <= tag.first < end]
        if any(first <= place < end for place in lost):
            done += inside
            continue
        better = _better(inside, words, first, end, find, general_of, many_kinds)
        done += inside if better != inside and imitates(words[first:end]) else better
    return done


def stretches(words: Sequence[str], breaks: Collection[int]) -> Iterable[tuple[int, int]]:
    """The stretches of words between amounts, commas and refusals, each by where it begins and ends: "cotton nahi silk" are two."""
    start = 0
    for place in range(len(words) + 1):
        parts = place == len(words) or not words[place] or words[place] in DENIED
        if parts or place in breaks:
            if place > start:
                yield start, place
            start = place + 1 if parts else place


def _better(
    inside: list[Tag], words: Sequence[str], first: int, end: int, find: Callable[[], Descriptions],
    general_of: Callable[[str], tuple[str, ...]], many_kinds: Callable[[str], bool],
) -> list[Tag]:  # fmt: skip
    content = [
        place for place in range(first, end)
        if words[place] not in _STOP and not words[place].isdigit() and not is_letter(words[place])
    ]  # fmt: skip
    unread = [place for place in content if not any(tag.first <= place < tag.end for tag in inside)]
    parted = len(inside) > 1 and any(word in _OF for word in words[first:end])
    if len(content) < _LEAST_WORDS or not (unread or parted) or len(content) > _LONGEST:
        return inside
    weak = all(set(tag.concepts) <= STUFF or many_kinds(tag.slug) for tag in inside)
    said = {place: meaning(words[place]) for place in content}
    names = find()
    slugs, name = names.wholly(frozenset(said.values()))
    telling = [place for place in content if not _tells_nothing(words[place])]
    if slugs and not name <= {said[place] for place in telling}:
        taken = [place for place in content if said[place] in name]
        place = any(_tells_nothing(words[at]) and words[at] not in spoken_words() for at in taken)
        if place or not _is_compact(_tag(slugs, words, taken), name, words):
            slugs, name = names.wholly(frozenset(said[place] for place in telling))
    if not names.are_so(slugs, [words[place] for place in content if said[place] in name]):
        telling = [place for place in telling if not is_talk(words[place])]
        slugs, name = names.wholly(frozenset(said[place] for place in telling))
    if "=machine" in said.values() and any(fold(words[at]) in WORKED for at in range(first, end)):
        return inside
    if len(slugs) == 1 or (slugs and not inside):
        taken = [place for place in content if said[place] in name]
        tag = _tag(slugs, words, taken)
        others = [one for one in inside if not (one.first < tag.end and tag.first < one.end) or _apart(one, tag, words)]
        covered = [one for one in inside if one not in others]
        through = _MADE_OF | _FOR if names.are_things(slugs, said[taken[-1]]) else _MADE_OF
        if all(_gives_way(one, tag, words, said, name, general_of, many_kinds, through) for one in covered) and (
            covered or not inside or weak
        ):
            beside = [one for one in others if not set(one.concepts) <= STUFF]
            return sorted([*beside, tag], key=lambda one: one.first)
    content, said = telling, {place: said[place] for place in telling}
    if not weak or not unread or len(content) < _LEAST_WORDS:
        return inside
    head = _head(content, words, said)
    slugs = names.partly(frozenset(said.values()), head)
    above = {*STUFF, *(general for slug in slugs for general in general_of(slug))}
    if not slugs or not all(set(one.concepts) <= above for one in inside):
        return inside
    if not names.are_so(slugs, [words[place] for place in content]):
        return inside
    if any(head == said.get(one.end - 1) and not one.repaired for one in inside) and not any(
        many_kinds(one.slug) for one in inside
    ):
        return inside
    return [_tag(slugs, words, content)]


_ALSO = frozenset(normalise(word) for word in "pan पण".split())
_SOMEBODY = frozenset(
    normalise(word)
    for word in "mala mi mee aamhi amhi amhala aamhala tumhi tumhala tyala tila tyanna majha maza majhi mazi majhe te ti to he "
    "ha hi ata aata "
    "मला मी आम्ही आम्हाला तुम्ही तुम्हाला त्याला तिला त्यांना माझा माझी माझे ते ती तो हे हा ही आता".split()
)
"""Behind these Marathi "pan" is "also", and no leaf: "mala pan dora pahije"."""


def is_also(words: Sequence[str], place: int, first: int) -> bool:
    """Whether Marathi "pan" is "also" here: behind whoever or whatever it is said of."""
    return words[place] in _ALSO and place > first and words[place - 1] in _SOMEBODY


def without_also(words: Sequence[str]) -> list[str]:
    """The words with every such "pan" a little word. Whoever stands before it must still be seen for this."""
    return ["the" if is_also(words, place, 0) else word for place, word in enumerate(words)]


def _apart(one: Tag, tag: Tag, words: Sequence[str]) -> bool:
    return one.first >= tag.end or one.end <= tag.first


def _tag(slugs: tuple[str, ...], words: Sequence[str], taken: Sequence[int]) -> Tag:
    said = " ".join(words[place] for place in taken)
    return Tag(slugs, said, taken[0], taken[-1] + 1, False)


def _gives_way(
    one: Tag, tag: Tag, words: Sequence[str], said: dict[int, str], name: frozenset[str],
    general_of: Callable[[str], tuple[str, ...]], many_kinds: Callable[[str], bool], through: frozenset[str],
) -> bool:  # fmt: skip
    """Whether a tag is only part of what the whole name says: its stuff, its kind, or one of its words misread."""
    own = {meaning for place, meaning in said.items() if one.first <= place < one.end}
    if not own <= name or own == name:
        return False
    if set(one.concepts) <= set(tag.concepts) or _is_compact(tag, name, words, through):
        return True
    if one.repaired or set(one.concepts) <= STUFF or many_kinds(one.slug):
        return True
    return set(one.concepts) <= {above for slug in tag.concepts for above in general_of(slug)}


def tells_nothing(word: str) -> bool:
    """Whether a word is one of any sentence or a place; a thing of daily talk, a mobile, tells what is beside it."""
    return word in _STOP or (_tells_nothing(word) and word not in spoken_words())


@lru_cache(maxsize=16384)
def _tells_nothing(word: str) -> bool:
    """Whether a word is one of daily talk or a place: "onions nashik" is no name."""
    return not meaning(word).startswith("=") and is_guarded(word)


def _is_compact(tag: Tag, name: frozenset[str], words: Sequence[str], through: frozenset[str] = _MADE_OF) -> bool:
    """Whether the words of a name stand together with nothing but "of" between them: जूट के बोरे are no jujubes. Behind what it is
    for the thing itself is the same as with "of": "kursi ke liye gaddi"."""
    between = [word for word in words[tag.first : tag.end] if meaning(word) not in name]
    return all(word in through for word in between)


def _head(content: Sequence[int], words: Sequence[str], said: dict[int, str]) -> str:
    """What an English phrase is about: the last word before "for", "with", "made of"; in the others the last of all."""
    kept = _before_a_purpose(content, words)
    while len(kept) > 1 and words[kept[-1]].isascii() and words[kept[-1]].endswith("ed"):
        kept.pop()
    return said[kept[-1]] if kept else ""


def head_last(content: Sequence[int], words: Sequence[str]) -> list[int]:
    """The places of a phrase, what an English one is about behind what it is for: "machine for hospital" is a machine."""
    kept = _before_a_purpose(content, words)
    return [*content[len(kept) :], *kept]


def _before_a_purpose(content: Sequence[int], words: Sequence[str]) -> list[int]:
    kept: list[int] = []
    for place in content:
        if kept and any(words[between] in _ENDS_NOUN for between in range(kept[-1] + 1, place)):
            break
        kept.append(place)
    return kept
