"""Which goods a message asks for: not those it refuses, not what they are made of, each with its own amount."""

from collections.abc import Collection, Sequence

from handlers.folding import word_set
from handlers.matching import gate
from handlers.matching.amounts import Quantity
from handlers.matching.catalogue import Catalogue
from handlers.matching.described import tells_nothing
from handlers.matching.numbers import decimal_text
from handlers.matching.one_thing import MATERIALS, imitated, one_thing
from handlers.matching.phrases import DENIED
from handlers.matching.pieces import Piece
from handlers.matching.products import Tag
from handlers.matching.spans import Numeral

OF = word_set("ka ki ke का की के wala wale wali वाला वाले वाली cha chi che chya")
_LEFT_OUT = frozenset({"bina", "बिना"})
_OF_WHAT = word_set("ka ki ke का की के")
_COUNTED_UNITS = frozenset({"piece", "pair", "set", "dozen", "box", "packet", "bundle"})
_BY_THE_CART = frozenset({"quintal", "tonne", "truck"})
_NOTHING = ""
_DOING = ("ने", "ne")
_PURPOSE = word_set("liye lie लिए लिये वास्ते vaste")
_PURPOSE_ENDINGS = ("साठी", "sathi")
_TO_DO = ("ने", "ne")
_TO_DO_IT = ("ण्यासाठी", "nyasathi", "ायला", "ayla")
_THAT_IS = word_set("yani yaani यानी याने yane mhanje म्हणजे matlab मतलब")
_SHOPS = ("दुकान", "dukan", "shop", "store", "स्टोर", "स्टोअर")
_ONLY_BEFORE = word_set("with for as")
_MACHINES = word_set("machine machines equipment press tool mill unit plant")
_NOT_BEFORE = word_set("not no without")


def tagged(
    parts: Sequence[Piece], where: Sequence[int], found: Sequence[Numeral], taken: frozenset[int],
    quantities: Sequence[Quantity], catalogue: Catalogue,
) -> tuple[frozenset[int], list[Tag], list[Tag]]:  # fmt: skip
    """The places of dates, sums and amounts, the goods named by the other words, and those named as not wanted."""
    spoken = taken.union(*(range(read.first, read.end) for read in quantities)) if quantities else taken
    counted = frozenset(
        place for numeral in found if numeral.end - numeral.first > 1 for place in range(numeral.first, numeral.end)
    )
    words = [
        _NOTHING if place in spoken or place in counted or parts[place].kind == "date" else parts[place].text
        for place in where
    ]
    for place, word in enumerate(words):
        if word in _LEFT_OUT and words[place + 2 : place + 3] and words[place + 2] in OF:
            words[place + 1] = _NOTHING  # "bina masale ke papad" names no masala papad
    breaks = breaks_in(parts, where)
    named, refused = _goods(words, catalogue, _numbers_inside(parts, where, found, taken, quantities), breaks)
    heavy = bool(quantities) and all(read.unit in _BY_THE_CART for read in quantities)
    return spoken, one_thing(named, breaks, catalogue, heavy=heavy), refused


def breaks_in(parts: Sequence[Piece], where: Sequence[int]) -> frozenset[int]:
    """The words before which stands a comma or a full stop."""
    return frozenset(place for place, piece in enumerate(where) if parts[piece].opens)


def _numbers_inside(
    parts: Sequence[Piece], where: Sequence[int], found: Sequence[Numeral], taken: frozenset[int],
    quantities: Sequence[Quantity],
) -> frozenset[int]:  # fmt: skip
    """Places of the words that count the goods in the midst of their name: "patthar ki 10 murti", "सिल्क की 5 नग साड़ी".

    A number with another unit ("mango 5 kg, pickle 2 kg") belongs to what stands before it, and ends the name.
    """
    pieced = {quantity.first: quantity.end for quantity in quantities if quantity.unit == "piece"}
    ended = {quantity.first for quantity in quantities if quantity.unit != "piece"}
    numbers: set[int] = set()
    for numeral in found:
        if numeral.first not in ended and numeral.first not in taken and is_of(parts, numeral.first):
            numbers.update(range(numeral.first, pieced.get(numeral.first, numeral.end)))
    return frozenset(place for place, piece in enumerate(where) if piece in numbers)


def is_of(parts: Sequence[Piece], number: int) -> bool:
    """Whether the word before a number says "of": what follows the number goes on with the name."""
    if not 0 < number <= len(parts):
        return False
    opens = number < len(parts) and parts[number].opens
    before = parts[number - 1].text if not opens else ""
    return before in OF or before.endswith(("च्या", "चा", "ची", "चे", "चं", "chya", "cha", "chi", "che"))


def _goods(
    words: Sequence[str], catalogue: Catalogue, inside: frozenset[int], breaks: frozenset[int]
) -> tuple[list[Tag], list[Tag]]:
    """The products named, without those that a following word turns into a machine or a place; and those refused."""
    tags = [imitated(tag, words, catalogue) for tag in catalogue.tags(words, inside, breaks)]
    named = [tag for tag in tags if tag.concepts and not _is_turned(tag, words)]
    told = [tag for place, tag in enumerate(named) if _only_tells(tag, place, words)]
    if len(told) == len(named) and not (len(told) == 1 and _names_else(told[0], words)):
        told = []
    refused = [tag for tag in named if _is_refused(tag, words, breaks)]
    if len(refused) == len(named):
        return [tag for tag in named if tag not in told], []
    return [tag for tag in named if tag not in refused and tag not in told], refused


def _names_else(tag: Tag, words: Sequence[str]) -> bool:
    """Whether behind what is done to goods stands a word that may name what it is done with: "kapda rangne ke liye ranjak"."""
    if not _is_done_to(tag, words):
        return False
    at = tag.end + (1 if words[tag.end].endswith(_TO_DO_IT) else 3)
    return at < len(words) and bool(words[at]) and not words[at].isdigit() and not tells_nothing(words[at])


def without_refused(
    parts: Sequence[Piece], quantities: Sequence[Quantity], refused: Sequence[Tag], where: Sequence[int]
) -> list[Quantity]:
    """The amounts without those of goods that are not wanted: of "50 kilo haldi nahi, 60 kilo mirch" the second."""
    before = {at for tag in refused if not parts[at := where[tag.first]].opens}
    behind = {where[tag.end - 1] + 1 for tag in refused}
    return [
        read
        for read in quantities
        if read.end not in before and not (read.first in behind and not parts[read.first].opens)
    ]


def _only_tells(tag: Tag, place: int, words: Sequence[str]) -> bool:
    """Whether goods say what others are for or come with: "बकरी के लिए", "shengdana chikki sathi", "bangles with stones"."""
    after = words[tag.end : tag.end + 2]
    if (len(after) == 2 and after[0] in _OF_WHAT and after[1] in _PURPOSE) or after[:1] == ["साठी"]:
        return True
    if words[tag.end - 1].endswith(_PURPOSE_ENDINGS) or (after and after[0].startswith(_SHOPS)):
        return True
    if _is_made_into(tag, words):
        return True
    if _is_done_to(tag, words) or not _THAT_IS.isdisjoint(words[tag.end : tag.end + 3]):
        return True
    before = words[max(0, tag.first - 2) : tag.first]
    if before[-1:] == ["for"] and before[0] in _ASKED_FOR:
        return False  # "importing spices, looking for turmeric"
    leads = tag.first - 1
    while leads > 0 and words[leads] in _WHOSE:
        leads -= 1
    if leads < tag.first - 1 and words[leads] == "for":
        return True  # "for my homestay", "for our restaurant": whatever else is named is wanted
    return place > 0 and tag.first > 0 and words[tag.first - 1] in _ONLY_BEFORE


_WHOSE = frozenset("my our his her their".split())


def _is_done_to(tag: Tag, words: Sequence[str]) -> bool:
    """Whether something else is wanted for doing a thing to these goods: "kapda rangne ke liye", "कपडे रंगवण्यासाठी"."""
    after = [*words[tag.end : tag.end + 3], "", "", ""][:3]
    if after[0].endswith(_TO_DO_IT):
        return True
    return after[0].endswith(_TO_DO) and after[1] in _OF_WHAT and after[2] in _PURPOSE


_FROM = word_set("se से")
_MADE = ("ban", "बन")
_OUT_OF = ("पासून", "pasun")
_MADE_OUT_OF = ("बन", "ban", "केले", "केला", "केली", "kele", "तयार", "tayar")


def _is_made_into(tag: Tag, words: Sequence[str]) -> bool:
    """Whether goods are what others are made from: "jo doodh se banta hai", "केळीपासून बनवलेल्या"."""
    after = [*words[tag.end : tag.end + 2], "", ""]
    if words[tag.end - 1].endswith(_OUT_OF):
        return after[0].startswith(_MADE_OUT_OF)
    return after[0] in _FROM and after[1].startswith(_MADE)


_ASKED_FOR = frozenset(
    """
    looking look search searching hunting asking enquiry inquiry enquiring quote quotation rfq price rate order demand requirement
""".split()
)


def _is_turned(tag: Tag, words: Sequence[str]) -> bool:
    """Whether the words around the goods make a machine or a service of them: "rice mill", "हल्दी पीसने की मशीन", "machine
    for pressing oil from groundnuts"."""
    following = words[tag.end : tag.end + 3]
    if _is_worked_by(tag, words):
        return True
    if following and following[0] in gate.TURNING:
        return True
    return len(following) == 3 and following[0].endswith(_DOING) and following[1] in OF and following[2] in gate.TURNING


def _is_worked_by(tag: Tag, words: Sequence[str]) -> bool:
    """Whether goods are what a machine named before them is for: "a machine for pressing oil from groundnuts", "a machine
    that peels garlic"."""
    for place in range(max(0, tag.first - 6), tag.first - 1):
        ending = _DOES.get(words[place + 1]) if words[place] in _MACHINES else None
        if ending is not None:
            doing = words[place + 2 : tag.first]
            return bool(doing) and doing[0].endswith(ending) and all(doing)
    return False


_DOES = {"for": "ing", "that": "s", "which": "s", "to": ""}
"""How the deed ends behind these: "for pressing", "that presses", "to press"."""


def _is_refused(tag: Tag, words: Sequence[str], breaks: Collection[int]) -> bool:
    """Whether these goods are named as not wanted: "haldi nahi, mirch chahiye", "not turmeric, chilli", "maize? no, …";
    "हळद ५० किलो नको" too, where their amount stands between."""
    following = [word for word in words[tag.end : tag.end + 5] if word]
    after, next_word = [*following, "", ""][:2]
    before = words[tag.first - 1] if tag.first and tag.first not in breaks else ""  # "oil no, chips" wants chips
    return after in DENIED | {"nai"} or before in _NOT_BEFORE or (after == "no" and not next_word.isdigit())


def shared_out(
    tags: Sequence[Tag], quantities: list[Quantity], where: Sequence[int], bare: frozenset[int] = frozenset()
) -> list[list[Quantity]]:
    """The amounts that belong to each of several goods: to what follows them or to what stands before, as the
    first one does; of two amounts between two goods each has its own. At `bare` stand numbers without a unit: goods that
    have one beside them take no other's amount ("khilone 50 agarbatti 20 dibbe")."""
    own: list[list[Quantity]] = [[] for _ in tags]
    if len(tags) == 1 or not quantities:
        return [quantities for _ in tags]
    order = sorted(range(len(tags)), key=lambda place: tags[place].first)
    starts = [where[tags[place].first] for place in order]
    leading = min(quantities[0].first, *bare) < starts[0] if bare else quantities[0].first < starts[0]
    for quantity in quantities:
        behind = sum(start < quantity.first for start in starts)
        gap = [read for read in quantities if sum(start < read.first for start in starts) == behind]
        forward = leading if len(gap) == 1 else quantity is gap[-1]
        chosen = behind if forward and behind < len(starts) else max(0, behind - 1)
        own[order[chosen]].append(quantity)
    if not own[0]:
        own[0] = next((own[place] for place in range(1, len(tags)) if _side_by_side(tags[0], tags[place], where)), [])
    beside_first = {where[tags[0].end - 1] + 1, where[tags[0].first] - 1}
    if not own[0] and len(quantities) == 1 and not beside_first & bare:
        own[0] = (
            quantities  # "roli aur sindoor 30 kilo", "taps in brass, a hundred pieces": the one amount is the first's, too
        )
    each = next((quantity for quantity in quantities if quantity.each), None)
    return [share or ([each] if each else []) for share in own]


def _side_by_side(one: Tag, other: Tag, where: Sequence[int]) -> bool:
    """Whether two names stand side by side with no sign between: of "double ikat silk saree" the amount is one."""
    first, second = sorted((one, other), key=lambda tag: tag.first)
    return where[second.first] - where[first.end - 1] == 1


def in_words(parts: Sequence[Piece], tag: Tag, where: Sequence[int], quantity: Quantity | None) -> str:
    """The goods with their amount as the buyer wrote them."""
    own = set(range(where[tag.first], where[tag.end - 1] + 1))
    if quantity is not None:
        own -= set(range(quantity.first, quantity.end))
    name = " ".join(parts[place].text for place in sorted(own))
    if quantity is None:
        return name
    if quantity.each:  # "10-10 kilo" is ten kilos of these
        return f"{decimal_text(quantity.value)} {parts[quantity.end - 1].text} {name}"
    return " ".join([*(part.text for part in parts[quantity.first : quantity.end]), name])


_AND = frozenset("and aur और ani aani आणि व tatha तथा".split())
_CONTAINERS = frozenset({"bamboo_basket"})
_WEIGHED = ("kg", "g", "quintal", "tonne")


def counted_apart(
    parts: Sequence[Piece], tags: Sequence[Tag], quantities: Sequence[Quantity], where: Sequence[int]
) -> list[Tag]:
    """The goods with an amount of their own that "and" joins to other goods with theirs: "agarbatti 1000 packets and dhoop
    200 packets" wants both, although the one is a kind of the other."""
    joined = any(part.text in _AND or (part.opens and place) for place, part in enumerate(parts))
    own = {
        place: next((read for read in quantities if _stands_behind(parts, read, where[tag.end - 1])
                     or read.end == where[tag.first]), None)
        for place, tag in enumerate(tags)
    }  # fmt: skip
    counted = [tags[place] for place, read in own.items() if read is not None]
    firsts = {read.first for read in own.values() if read is not None}
    return counted if joined and 1 < len(counted) == len(firsts) else []


def _stands_behind(parts: Sequence[Piece], read: Quantity, last: int) -> bool:
    return read.first == last + 1 and not parts[read.first].opens


def beside_in_kind(
    parts: Sequence[Piece], tags: Sequence[Tag], main: Tag, counted: Quantity | None, amounts: Sequence[Quantity],
    where: Sequence[int],
) -> str:  # fmt: skip
    """Goods of the same entry by another name, with an amount of their own, as they were said: of "50 matke aur 20 surahi" the
    surahi, which are no goods apart and must not be lost."""
    told = []
    for tag in tags:
        first, end = where[tag.first], where[tag.end - 1] + 1
        if tag.slug != main.slug or tag.first <= main.first or tag.words == main.words or counted is None:
            continue
        others = [one for one in amounts if one.first not in (counted.first, where[main.first] - 1)]
        own = next((one for one in others if one.first == end or one.end == first), None)
        if own is not None:
            told.append(" ".join(part.text for part in parts[min(first, own.first) : max(end, own.end)]))
    return ", ".join(told)


def without_containers(
    parts: Sequence[Piece], tags: list[Tag], where: Sequence[int], catalogue: Catalogue
) -> list[Tag]:
    """The goods without the basket in which others are counted: "5 tokri aam", "tomato 10 baskets"."""

    def holds(place: int, other: int) -> bool:
        if (
            not 0 <= other < len(tags)
            or not set(tags[place].concepts) <= _CONTAINERS
            or len(tags[place].words.split()) > 1
        ):
            return False
        first, last = sorted((tags[place], tags[other]), key=lambda tag: tag.first)
        between = parts[where[first.end - 1] + 1 : where[last.first] + 1]
        near = len(between) <= _NEAR and not any(part.text in _AND or part.opens for part in between)
        return near and catalogue.product(tags[other].slug).unit in _WEIGHED

    kept = [tag for place, tag in enumerate(tags) if not holds(place, place - 1) and not holds(place, place + 1)]
    return kept or tags


_NEAR = 3
"""Pieces: a number and a small word may stand between goods and their basket."""


def main_of(
    tags: list[Tag], catalogue: Catalogue, apart: Sequence[Tag] = ()
) -> tuple[Tag | None, list[Tag]]:  # fmt: skip
    """The product asked for and others: not what it is made of, not its general name, none twice; those that are counted
    `apart` stand for themselves."""
    kept = [
        tag
        for place, tag in enumerate(tags)
        if not (
            place + 1 < len(tags)
            and tags[place + 1].first - tag.end <= 1
            and set(tag.concepts) <= MATERIALS
            and not set(tags[place + 1].concepts) & set(tag.concepts)
        )
    ]
    if not kept:
        return None, []
    sure = [tag for tag in kept if not tag.repaired] or kept
    general = {slug for tag in sure for concept in tag.concepts for slug in catalogue.general_of(concept)}
    special = [tag for tag in sure if tag in apart or not set(tag.concepts) <= general] or sure
    main = special[0]
    others: dict[str, Tag] = {}
    for tag in special[1:]:
        if tag.slug not in main.concepts:
            others.setdefault(tag.slug, tag)
    return main, list(others.values())


def fitting(tag: Tag, quantity: Quantity | None, catalogue: Catalogue) -> tuple[str, ...]:
    """Of ambiguous readings those that are sold in the unit that was said."""
    if len(tag.concepts) == 1 or quantity is None or quantity.unit is None:
        return tag.concepts
    weighed = quantity.kilograms is not None
    fitting = tuple(
        slug
        for slug in tag.concepts
        if catalogue.product(slug).unit == quantity.unit
        or (weighed and catalogue.product(slug).unit in ("kg", "tonne", "g"))
        or (quantity.unit in _COUNTED_UNITS and catalogue.product(slug).unit in _COUNTED_UNITS)
    )
    return fitting or tag.concepts
