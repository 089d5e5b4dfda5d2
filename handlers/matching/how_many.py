"""How much an enquiry asks for of its goods: an amount with a unit, else the number that stands where an amount would."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from handlers.folding import word_set
from handlers.matching.amounts import Quantity, bare_quantities_in, is_one
from handlers.matching.catalogue import Catalogue
from handlers.matching.parsed import asked_in
from handlers.matching.pieces import Piece
from handlers.matching.products import Tag
from handlers.matching.spans import Numeral
from handlers.matching.taken_back import still_meant
from handlers.matching.units import kilograms, unit_at
from handlers.matching.wanted import is_of

_WANTING = word_set(
    "chahiye chahie chaiye lagenge lagega lena leni lene pahije pahijet havet have hava havi lagtil lagel mangwana mangana "
    "चाहिए चाहिये लगेंगे लगेगा लेना लेनी लेने पाहिजे पाहिजेत हवेत हवे हवा हवी हवीत हवं हव्या हव्यात लागतील लागेल want need needed required"
)
_ONLY = word_set("only sirf hi फक्त सिर्फ ही fakt bas just")
_IN_ALL = word_set("total totally kul कुल एकूण ekun altogether")
_FEW = 50
_COUNTED_ALL = frozenset({"piece", "pair", "set", "dozen"})
_COUNTED = frozenset({"piece", "pair", "set"})
_HOLDS = frozenset({"litre", "ml"})
"""What things that are counted hold: their size."""
_OF_THEM = (["of", "them"], ["of", "these"], ["of", "it"])
_ANY = word_set("koi कोई any konta कोणता")
_VEHICLES = frozenset({"truck"})
_PACKS = frozenset({"set", "packet", "pair", "box", "bundle", "dozen", "bottle", "jar"})
_NEAR_PACK = 4
_UNITS_AND_GOODS = frozenset({"bag", "bottle", "box", "tin"})


def amount_of(
    main: Tag,
    amounts: Sequence[Quantity],
    parts: Sequence[Piece],
    found: Sequence[Numeral],
    spoken: frozenset[int],
    in_tags: dict[int, Tag],
    catalogue: Catalogue,
) -> Quantity | None:
    """How much of goods: their amount with a unit, else a bare number right beside them: "300 ताले", "wooden toys 200"."""
    usual = asked_in(main.concepts, main.words, catalogue)
    if amounts and not (usual in _COUNTED_ALL and all(read.unit in _HOLDS for read in amounts)):
        return _whole(parts, amounts, usual)
    return _counted_bare(main, parts, found, spoken, in_tags, catalogue, usual) or (
        _whole(parts, amounts, usual) if amounts else None  # "garbage bins 240 litre, fifty of them"
    )


def _counted_bare(
    main: Tag,
    parts: Sequence[Piece],
    found: Sequence[Numeral],
    spoken: frozenset[int],
    in_tags: dict[int, Tag],
    catalogue: Catalogue,
    usual: str | None,
) -> Quantity | None:
    """The number without a unit that counts goods."""
    of_main = {place for place, tag in in_tags.items() if tag.slug == main.slug}
    named = {place for place in of_main if in_tags[place].first == main.first or in_tags[place].words == main.words}
    of_others = set(in_tags) - of_main
    bare = still_meant(parts, _no_goods(parts, bare_quantities_in(parts, found, spoken), main, in_tags))
    if usual not in _COUNTED_ALL:
        bare = [read for read in bare if not _counts_for_whom(parts, read)]
    closest = _closest(parts, bare, named, set(in_tags) - named) or _closest(parts, bare, of_main, of_others)
    if closest is None:
        any_word = _no_goods(parts, bare_quantities_in(parts, found, spoken, any_word=True), main, in_tags)
        ones = (read for read in any_word if read.end in of_main and is_one(parts, read))
        one = next(ones, None) if of_others else None  # "2 palang aur ek almari"
        alone = one or _said_apart(parts, any_word, of_main, usual or "")
        return _in_usual_unit(alone, usual) if alone else None
    pack = _packed_in(parts, closest, of_main)
    if pack is not None and pack != catalogue.product(main.slug).name_in("en").split()[-1]:  # a wooden box is no unit
        return replace(closest, unit=pack)
    return _in_usual_unit(closest, usual)


def _whole(parts: Sequence[Piece], amounts: Sequence[Quantity], usual: str | None) -> Quantity:
    """Of several amounts of one thing the one that is asked for: no pack's size, the total where one is called so."""
    whole = [read for read in amounts if not read.pack] or amounts
    whole = [read for read in whole if _is_in_all(parts, read)] or whole
    counted = [read for read in whole if read.unit in _COUNTED_ALL] if usual in _COUNTED_ALL else []
    # "saree 5.5 metre 10 pcs", "tank 1000 litre 5 nag": of goods that are counted a measure only describes them.
    weighed = [read for read in whole if read.kilograms is not None]
    if whole[0].unit in _VEHICLES and whole[0].value == 1 and weighed:
        return weighed[0]  # "ek gaadi, saat ton hogi"
    return counted[0] if counted else whole[0]


def _no_goods(
    parts: Sequence[Piece], bare: list[Quantity], main: Tag, in_tags: dict[int, Tag]
) -> list[Quantity]:  # fmt: skip
    """The numbers without words that name other goods here: in "kulhad chai wale 5000" chai is no six."""
    others = {place for place, tag in in_tags.items() if tag.first != main.first}
    return [read for read in bare if parts[read.first].kind != "word" or read.first not in others]


def _counts_for_whom(parts: Sequence[Piece], read: Quantity) -> bool:
    """Whether a number says for how many something is: "10 gaay ke liye chara", "१० गायींसाठी चारा"."""
    whom, *after = [part.text for part in parts[read.end : read.end + _WORDS_FOR_WHOM]] or [""]
    return whom.endswith(_FOR_ENDINGS) or after in _FOR_THEM


_WORDS_FOR_WHOM = 3
_FOR_ENDINGS = ("साठी", "sathi")
_FOR_THEM = (["ke", "liye"], ["के", "लिए"], ["के", "लिये"])


def _closest(
    parts: Sequence[Piece], bare: Sequence[Quantity], of_main: set[int], of_others: set[int]
) -> Quantity | None:
    """The bare number that stands closest to the goods, a little behind them or before them with no others between."""
    closest: tuple[int, Quantity] | None = None
    for read in bare:
        ahead = range(read.end, min(read.end + 4, len(parts)))
        ahead = range(ahead.start, min((place for place in ahead if place in of_others), default=ahead.stop))
        behind = () if _is_plain(parts, read) else range(max(0, read.first - 2), read.first)
        near = of_main & set(behind) or of_main & set(ahead)
        gap = min((abs(place - read.first) for place in near), default=None)
        if gap is not None and (closest is None or gap < closest[0]):
            closest = gap, read
    return closest[1] if closest else None


def _packed_in(parts: Sequence[Piece], bare: Quantity, of_main: set[int]) -> str | None:
    """The unit behind goods that a number counts before them: "100 chudi ke set" are a hundred sets; None for others."""
    last = max((place for place in of_main if place >= bare.end), default=None)
    if last is None or bare.unit is not None:
        return None
    for place in (last, last + 2):
        unit = unit_at(parts, place) if place < len(parts) and is_of(parts, place) else None
        if unit is not None and unit[0] in _PACKS and place - bare.end <= _NEAR_PACK:
            return unit[0]
    return None


def _is_in_all(parts: Sequence[Piece], read: Quantity) -> bool:
    """ "80 kg total", "total 80 kg": the whole of it, where another amount only says in what it is packed."""
    before = parts[read.first - 1].text if read.first else ""
    after = parts[read.end].text if read.end < len(parts) else ""
    return before in _IN_ALL or (after in _IN_ALL and not parts[read.end].opens)


def _said_apart(parts: Sequence[Piece], bare: Sequence[Quantity], of_main: set[int], usual: str) -> Quantity | None:
    """The only bare number of a message, not beside its goods: where it ends a clause, or stands beside a word of wanting
    ("mujhe sau chahiye"), or counts by x ("vase x 8"); else one of what is counted: "तंजावर चित्र एक पाहिजे"."""
    many = [read for read in bare if not is_one(parts, read)]
    if len(many) == 1:
        read = many[0]
        before = parts[read.first - 1].text if read.first else ""
        ends = read.end == len(parts) or parts[read.end].opens
        wanted = {before, *(part.text for part in parts[read.end : read.end + 1])} & _WANTING
        ends = ends or [part.text for part in parts[read.end : read.end + 2]] in _OF_THEM
        if (usual in _COUNTED or usual in ("pair", "set", "dozen")) and (ends or wanted or before == "x"):
            return read
    if many or usual not in _COUNTED:
        return None
    for read in bare:
        beside = {*range(max(0, read.first - 1), read.first), *range(read.end, min(read.end + 1, len(parts)))}
        only = any(parts[place].text in _ONLY for place in beside)
        if only or beside & of_main or _one_at_the_end(parts, read) or _one_is_wanted(parts, read):
            return read
    return None


def _one_at_the_end(parts: Sequence[Piece], read: Quantity) -> bool:
    """ "dulhan ki palki Saharanpur wali ek, budget …": one that ends a clause; "koi ek" is anyone."""
    closed = read.end == len(parts) or parts[read.end].opens
    return closed and _may_count(parts, read)


def _one_is_wanted(parts: Sequence[Piece], read: Quantity) -> bool:
    """ "संखेडा फर्निचरचा झोपाळा एक हवा": one behind its goods and right before the wish."""
    wanted = read.end < len(parts) and parts[read.end].text in _WANTING and not parts[read.end].opens
    return wanted and _may_count(parts, read)


def _may_count(parts: Sequence[Piece], read: Quantity) -> bool:
    """Whether one behind other words counts: in "koi ek" and in the English "which is the best one" it is anyone."""
    if read.first == 0 or parts[read.first].opens or parts[read.first].text == "one":
        return False
    return parts[read.first - 1].text not in _ANY


def _in_usual_unit(bare: Quantity, usual: str | None) -> Quantity:
    """A bare number in the unit that the goods are sold in; where they are not simply counted, that is asked back."""
    unit = usual
    if (unit in ("sqft", "sqm") and bare.value < _FEW) or unit == "dozen":
        unit = "piece"  # nobody wants twelve square feet of carpets; "200 eggs" are no dozens
    asks = bare.confirm or ("unit" if unit and unit not in _COUNTED else None)
    return replace(bare, unit=unit, kilograms=kilograms(bare.value, unit), confirm=asks)


def _is_plain(parts: Sequence[Piece], bare: Quantity) -> bool:
    """Whether a number is one word: what stands before that is rarely counted by it."""
    return parts[bare.first].kind == "word" and bare.end == bare.first + 1


def is_goods_not_unit(parts: Sequence[Piece], read: Quantity) -> bool:
    """Whether what looks like a unit may be the end of a name: "chamde ke 20 bag"."""
    return read.unit in _UNITS_AND_GOODS and is_of(parts, read.first)


def is_for_goods(parts: Sequence[Piece], read: Quantity, firsts: Collection[int]) -> bool:
    """Whether what looks like a unit is wanted itself, for goods that begin right behind "for": "20 bags for laptops"."""
    wanted = read.unit in _UNITS_AND_GOODS and read.end < len(parts) and not parts[read.end].opens
    return wanted and parts[read.end].text == "for" and read.end + 1 in firsts


def as_pieces(read: Quantity) -> Quantity:
    return replace(read, unit="piece", kilograms=None, confirm=None, end=read.end - 1)
