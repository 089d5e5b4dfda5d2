"""Goods made of goods: in "mirchi aur haldi ka achar" the last word says what is sold, the others what it is made of."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import Protocol

from handlers.folding import fold, folded, normalise
from handlers.matching.endings import nouns_of, without_ending
from handlers.matching.made_of import HEADS, RAW, Head
from handlers.matching.products import Tag


class Kinds(Protocol):
    """What heads ask of the catalogue."""

    def kinds_of(self, slug: str) -> tuple[str, ...]:
        """A concept and all below it."""

    def general_of(self, slug: str) -> tuple[str, ...]:
        """All concepts above it."""

    def named(self, words: Sequence[str]) -> str:
        """The one concept that these words together are a name of, or nothing."""

    def kind_of(self, part: str, said: str, head: str) -> str:
        """The kind of the head that has a name of the part before the head's word: garlic pickle for "lasun", "achar"."""


def _words(text: str) -> frozenset[str]:
    return frozenset(normalise(word) for word in text.split())


_OF = _words("ka ki ke का की के wala wale wali वाला वाले वाली cha chi che chya चा ची चे चं च्या from se से")
_FROM = _words("from se से")
_WITH = _words("wala wale wali वाला वाले वाली")
_FOR = _words("liye lie लिए लिये वास्ते vaste साठी sathi")
_SELLS_OR_SERVES = _words("shop shops bar bars counter counters stall stalls parlour parlours cafe cafes kiosk kiosks")
_FOR_ENDINGS = ("साठी", "sathi", "करिता", "करता")
_AND = _words("aur और and ani आणि व तथा एवं evam")
_OF_ENDINGS = frozenset(("चा", "ची", "चे", "चं", "च्या", "cha", "chi", "che", "chya"))
_ASCII_HEADS = _words(
    "pickle pickles oil oils juice jam chutney laddu ladoo halwa murabba papad seed seeds wood flowers flower"
)
# After goods these say that a plant's leaf is meant; only of these plants is the leaf what people call by their name.
_LEAVES = folded("patta patte patti pattiyan leaf leaves पत्ता पत्ते पत्ती पत्तियां पाने पान pane पाला pala")
_LEAFY = frozenset((
    "spices", "ayurvedic", "leafy_vegetables", "tea", "betel_leaf", "tendu", "mentha", "lemongrass", "moringa", "tobacco",
    "puja_items", "leaf_plates", "eco_products",
))  # fmt: skip
_JUICE = _words("ras रस")
# Between goods and these, what is done to the goods: a machine for it is none of them.
_MACHINES = folded("machine mashin machinery मशीन यंत्र yantra मशिन plant प्लांट mill मिल")
WORKED = folded("""
    banane banana banvaychi banavnyachi बनाने बनवायची बनवण्याची making maker peesne pisne पीसने पिसने dalne dalnyachi दळायची
    grinding grinder nikalne nikalnyachi निकालने काढायची extraction extractor katne kapnyachi काटने कापायची cutting cutter
    sukhane सुखाने वाळवायची drying dryer bhunne भूनने भाजायची roasting roaster packing पैकिंग पॅकिंग processing peeling
    belne लाटायची kholne todne tod तोडने फोडायची cracking chhanne छानने sorting grading harvesting
""")


_PACKS = folded("""
    dabba dabbe dibba dibbe daba dabe डब्बा डब्बे डिब्बा डिब्बे डबा डबे botal bottle bottles botle बोतल बोतलें बाटली बाटल्या sheeshi shishi
    sheeshiyan शीशी शीशियाँ barni barniya jar jars बरनी बरणी बरण्या martban मर्तबान thaili thaili thailiyan थैली थैलियाँ theli pishvi
    पिशवी पिशव्या pishvya डब्यां peti पेटी पेट्या packet packets पैकेट पाकीट bori boriyan बोरी katta katte कट्टा tin tins टिन drum ड्रम
    balti बाल्टी carton कार्टन
""")
_FILLED = frozenset((
    *RAW, "ghee", "oil", "edible_oil", "tea", "coffee", "sweets", "pickle", "chutney", "murabba", "jam", "papad", "namkeen",
    "snacks", "sugar", "salt", "flour", "incense", "perfume", "ittar", "soap", "biscuits", "bakery", "food", "rice",
))  # fmt: skip
"""What is sold in boxes, bottles and sacks."""
_NO_GOODS_IN = _words("khali khaali खाली empty rikama rikame rikami rikamya रिकामा रिकामे रिकामी रिकाम्या")
_EMPTY: frozenset[int] = frozenset()


def headed(
    tags: list[Tag],
    words: Sequence[str],
    kinds: Kinds,
    breaks: Collection[int] = _EMPTY,
    through: Collection[int] = _EMPTY,
) -> list[Tag]:
    """Tags with what only describes taken into what is described, and without what names no goods of ours:
    leaves of a fruit tree, a machine for grinding turmeric."""
    if not tags:
        return tags
    tags = [_juice_of(tag, words, kinds, breaks) for tag in tags]
    tags = [tag for tag in tags if not _is_leaf_of_another(tag, words, breaks)]
    worked = [(tag, _machine_for(tag, words, kinds, breaks)) for tag in tags if not _is_leaf(tag, words, kinds, breaks)]
    tags = [machine or tag for tag, machine in worked if machine is None or machine.concepts]
    done: list[Tag] = []
    for tag in tags:
        head = _head_of(tag, kinds)
        if head is not None:
            tag = _taken_in(head, tag, done, len(tags) == 2, words, kinds, breaks, through)
        done.append(tag)
    return _without_packs(done, words, kinds)


def _without_packs(tags: list[Tag], words: Sequence[str], kinds: Kinds) -> list[Tag]:
    """The tags without what only says of which goods others are, and without what goods are only filled into."""
    kept = []
    for before, tag, following in zip_longest([None, *tags[:-1]], tags, tags[1:]):
        if tag is None or (before is not None and _holds(before, tag, words, kinds)):
            continue
        if not _only_of(tag, following, words, kinds) or (
            following is not None and _holds(tag, following, words, kinds)
        ):
            kept.append(tag)
    return kept


def _holds(tag: Tag, behind: Tag, words: Sequence[str], kinds: Kinds) -> bool:
    """Are goods only filled into what stands behind them: "ghee ka dabba", "shahad ki sheeshi"? A "steel ka dabba" is a box."""
    return behind.end == behind.first + 1 and behind.first == _filled_into(tag, words, kinds)


def packs_of(tags: Sequence[Tag], words: Sequence[str], kinds: Kinds) -> list[int]:
    """The places of what goods are filled into: it describes no other goods with them, "tea ka dabba" is no tea chest."""
    return [place for tag in tags if (place := _filled_into(tag, words, kinds)) is not None]


def _filled_into(tag: Tag, words: Sequence[str], kinds: Kinds) -> int | None:
    glued = _ends_in_of(words[tag.end - 1])
    of = words[tag.end : tag.end + 1]
    place = tag.end if glued else tag.end + 1
    joined = glued or (bool(of) and of[0] in _OF - _FROM)
    packs = joined and place < len(words) and fold(words[place]) in _PACKS and _NO_GOODS_IN.isdisjoint(words)
    return place if packs and _kin(tag, kinds) & _FILLED else None


def _only_of(tag: Tag, following: Tag | None, words: Sequence[str], kinds: Kinds) -> bool:
    """Whether goods only say of what those right behind are: the spices of "bina masale ke papad". A craft says what is
    wanted, "molela ki mitti ki murti", and not with what it comes, "kadhai wale jhole"."""
    if following is None:
        return False
    between = [word for word in words[tag.end : following.first] if word not in _NO_GOODS_IN]
    if len(between) != 1 or between[0] not in _OF - _FROM:
        return False
    if words[tag.end] not in _WITH and "handicraft" in _kin(tag, kinds) - set(tag.concepts):
        return False
    return not set(tag.concepts) & set(following.concepts)


def _taken_in(
    head: Head, whole: Tag, done: list[Tag], alone: bool, words: Sequence[str], kinds: Kinds,
    breaks: Collection[int], through: Collection[int],
) -> Tag:  # fmt: skip
    """The head with what it is made of, which leaves `done`; what the head is said of too ("til aur sarson ka tel")
    becomes its own kind in `done`."""
    if done and whole.slug == head.slug:
        link = _link(done[-1], whole, words, kinds, breaks, through)
        made = _made(head, done[-1], whole, link, alone, words, kinds)
        if made is None:
            return whole
        done.pop()
        whole = made
    said = words[whole.first : whole.end]
    if said[-1] not in _ASCII_HEADS and not any(word in _OF or _ends_in_of(word) for word in said):
        return whole
    behind = whole
    for place in range(len(done) - 1, -1, -1):
        part = done[place]
        if _link(part, behind, words, kinds, breaks, through) != "and" or not _fits(head, part, kinds):
            break
        if head.mixed:
            whole = replace(whole, concepts=(head.slug,), words=_said(words, part, whole), first=part.first)
            done.pop()
            behind = whole
        elif head.shared:
            done[place] = behind = replace(part, concepts=(_kind_made(head, part, words[whole.end - 1], kinds),))
        else:
            break
    return whole


def _head_of(tag: Tag, kinds: Kinds) -> Head | None:
    """The head that a tag is, or, where several goods may share it, a kind of it: "haldi ka achar", "sarson ka tel"."""
    for slug in tag.concepts:
        if slug in HEADS:
            return HEADS[slug]
        for above in kinds.general_of(slug):
            if above in HEADS and (HEADS[above].mixed or HEADS[above].shared):
                return HEADS[above]
    return None


def _fits(head: Head, part: Tag, kinds: Kinds) -> bool:
    kin = _kin(part, kinds)
    return bool(kin & set(head.of)) and head.slug not in kin


def _kin(tag: Tag, kinds: Kinds) -> frozenset[str]:
    return frozenset(above for slug in tag.concepts for above in (slug, *kinds.general_of(slug)))


def _made(head: Head, part: Tag, whole: Tag, link: str, alone: bool, words: Sequence[str], kinds: Kinds) -> Tag | None:
    """What a head makes of the goods right before it; None where they are only named side by side."""
    if link not in ("of", "beside") or (part.repaired and link != "of") or not _fits(head, part, kinds):
        return None
    if link == "beside" and _is_purpose(whole, words):
        return None  # "karonda achar ke liye": karonda is wanted, for pickle
    if link == "beside" and (head.apart or not (alone or words[whole.first] in _ASCII_HEADS)):
        return None
    slug = kinds.kind_of(part.slug, words[whole.end - 1], head.slug)
    slug = slug or (head.makes(_kin(part, kinds)) if head.makes else head.slug)
    concepts = (slug,) if slug else part.concepts
    return Tag(concepts, _said(words, part, whole), part.first, whole.end, part.repaired or whole.repaired)


def _is_purpose(tag: Tag, words: Sequence[str]) -> bool:
    """Whether goods are what others are wanted for: "लोणच्यासाठी", "achar ke liye"."""
    return words[tag.end - 1].endswith(_FOR_ENDINGS) or _followed_by_for(words[tag.end : tag.end + 2])


def purposes(words: Sequence[str], kinds: Kinds) -> set[int]:
    """Where a thing is only what goods are wanted for: "lasun chutney ke liye" asks for garlic, and names no chutney of it;
    "sweet lime for juice bars" asks for the fruit."""
    served = {
        place
        for place in range(2, len(words) - 1)
        if words[place - 1] == "for" and words[place + 1] in _SELLS_OR_SERVES
    }
    return served | {
        place
        for place in range(1, len(words))
        if words[place] and words[place - 1] and words[place - 1] not in _OF and _is_head_for(words, place, kinds)
    }


def _is_head_for(words: Sequence[str], place: int, kinds: Kinds) -> bool:
    """Whether a thing made of others stands here as what they are for: "achar ke liye", "mirch achar wali 5 kilo", and behind raw
    goods "लोणच्यासाठी"."""
    if _followed_by_for(words[place + 1 : place + 3]):
        return kinds.named((words[place],)) in HEADS
    if _says_which(words, place + 1):
        slug = kinds.named((words[place],))
        return slug in HEADS and HEADS[slug].mixed
    if not words[place].endswith(_FOR_ENDINGS) or _ends_in_of(words[place - 1]):
        return False
    return any(kinds.named((noun,)) in HEADS for noun, ending in nouns_of(words[place]) if ending)


def _says_which(words: Sequence[str], place: int) -> bool:
    """Whether a "wala" stands here that says which goods are wanted: an amount follows it; "achar wale" alone sell pickle."""
    if place + 1 >= len(words) or words[place] not in _WITH:
        return False
    return not words[place + 1] or words[place + 1].isdigit()


def _followed_by_for(after: Sequence[str]) -> bool:
    return bool(after) and (after[0] in _FOR or (len(after) > 1 and after[0] in _OF and after[1] in _FOR))


def _kind_made(head: Head, part: Tag, last: str, kinds: Kinds) -> str:
    """What the head makes of these goods: what the catalogue calls so ("til tel"), else what the head says."""
    named = kinds.kind_of(part.slug, last, head.slug)
    if named or head.listed:
        return named or part.slug
    return (head.makes(_kin(part, kinds)) if head.makes else head.slug) or part.slug


def _said(words: Sequence[str], part: Tag, whole: Tag) -> str:
    return " ".join(word for word in words[part.first : whole.end] if word)


def _link(
    part: Tag, whole: Tag, words: Sequence[str], kinds: Kinds, breaks: Collection[int], through: Collection[int]
) -> str:
    """How two tags hang together: "of" (haldi ka achar), "and" (mirchi aur …), "beside" (haldi achar), or not at all."""
    between = [place for place in range(part.end, whole.first) if place not in through]
    if any(place in breaks for place in range(part.end, whole.first + 1)):
        return ""
    said = [words[place] for place in between]
    if not said:
        last = words[part.end - 1]  # लोणची is the thing, फणसाची is "of jackfruit"
        return "of" if _ends_in_of(last) and not kinds.named((last,)) else "beside"
    if all(word in _OF for word in said):
        return "of"
    return "and" if len(said) == 1 and said[0] in _AND else ""


def _ends_in_of(word: str) -> bool:
    return any(ending in _OF_ENDINGS for _, ending in without_ending(word))


def _juice_of(tag: Tag, words: Sequence[str], kinds: Kinds, breaks: Collection[int]) -> Tag:
    """Fruit with the word for its juice, which alone is none of ours: "अनार का रस"."""
    place = tag.end
    while place < len(words) and words[place] in _OF and place not in breaks:
        place += 1
    if (
        place >= len(words)
        or place in breaks
        or words[place] not in _JUICE
        or not _kin(tag, kinds) & {"fruit", "vegetables"}
    ):
        return tag
    return Tag(("fruit_juice",), " ".join(words[tag.first : place + 1]), tag.first, place + 1, tag.repaired)


def _machine_for(tag: Tag, words: Sequence[str], kinds: Kinds, breaks: Collection[int]) -> Tag | None:
    """The machine that does something to these goods ("papad banane ki machine"), with no concept where the catalogue
    has none ("haldi peesne ki machine"); None where no such machine follows."""
    worked = False
    for place in range(tag.end, min(tag.end + 4, len(words))):
        if place in breaks or not words[place]:
            return None
        key = fold(words[place])
        if key in _MACHINES and worked:
            named = kinds.named((*words[tag.first : tag.end], words[place]))
            return replace(tag, concepts=(named,) if named else (), end=place + 1)
        if key in WORKED:
            worked = True
        elif words[place] not in _OF:
            return None
    return None


def _is_leaf(tag: Tag, words: Sequence[str], kinds: Kinds, breaks: Collection[int]) -> bool:
    """Whether the leaf of a plant is meant whose name stands for its fruit: "amrud ke patte"."""
    place = tag.end
    while place < len(words) and words[place] in _OF and place not in breaks:
        place += 1
    if place >= len(words) or place in breaks or fold(words[place]) not in _LEAVES:
        return False
    kin = {above for slug in tag.concepts for above in (slug, *kinds.general_of(slug))}
    return bool(kin & {"fruit", "vegetables", "dry_fruit", "cereals", "pulses", "oilseeds"}) and not kin & _LEAFY


def _is_leaf_of_another(tag: Tag, words: Sequence[str], breaks: Collection[int]) -> bool:
    """Whether पान is only the leaf of the plant before it: "शेवग्याच्या पानांची पावडर" is of no betel."""
    return (
        tag.slug == "betel_leaf"
        and tag.end == tag.first + 1
        and tag.first > 0
        and tag.first not in breaks
        and words[tag.first - 1].endswith(("च्या", "chya"))
    )
