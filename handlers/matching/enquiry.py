"""One sentence of a buyer's into product, quantity, place, deadline, budget and terms; nothing is invented."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from handlers.limits import MOST_PAISE
from handlers.matching import gate
from handlers.matching.amounts import Quantity, bare_quantities_in, is_one, quantities_in, with_packs
from handlers.matching.catalogue import Catalogue
from handlers.matching.deadlines import Deadline, impossible_deadline, read_deadline
from handlers.matching.endings import nouns_of
from handlers.matching.money import EACH, Money, money_in
from handlers.matching.numbers import Numeral, numerals
from handlers.matching.own_words import is_own
from handlers.matching.parsed import FurtherGoods, ParsedEnquiry, usual_unit
from handlers.matching.pieces import Piece, pieces
from handlers.matching.places import PlaceFound, Places
from handlers.matching.products import Tag
from handlers.matching.states import StateFound, is_state, state_in, told_by
from handlers.matching.trade import Terms, read_terms
from handlers.matching.units import fits_goods, is_measured, kilograms, unit_at, unit_of
from handlers.matching.wanted import (
    counted_apart,
    fitting,
    in_words,
    is_of,
    main_of,
    said_by_sellers,
    shared_out,
    tagged,
    without_containers,
    without_refused,
    word_set,
)

__all__ = ["FurtherGoods", "ParsedEnquiry", "read_enquiry", "unit_of"]

_SAMPLE = word_set("sample samples namuna namoona नमूना नमुना सैंपल सॅम्पल")
_BILL = word_set("bill gst invoice बिल जीएसटी इनवॉइस बिलासह billing")
_URGENT = word_set("urgent urgently jaldi turant immediately asap जल्दी तुरंत अर्जंट लवकर तातडीने lavkar")
_UNITS_AND_GOODS = frozenset({"bag", "bottle", "box", "tin"})
_WANTING = word_set(
    "chahiye chahie chaiye lagenge lagega lena leni lene pahije pahijet havet have hava havi lagtil lagel mangwana mangana "
    "चाहिए चाहिये लगेंगे लगेगा लेना लेनी लेने पाहिजे पाहिजेत हवेत हवे हवा हवी हवीत हवं हव्या हव्यात लागतील लागेल want need needed required"
)
_ONLY = word_set("only sirf hi फक्त सिर्फ ही fakt bas just")
_NO = word_set("nahi nahin नहीं नाही नको nako no sorry")
_IN_ALL = word_set("total totally kul कुल एकूण ekun altogether")
_FEW = 50
_COUNTED_ALL = frozenset({"piece", "pair", "set", "dozen"})
_WEIGHTS = frozenset({"kg", "g", "quintal", "tonne"})
_COUNTED = frozenset({"piece", "pair", "set"})
_FROM = frozenset({"se", "से", "side", "jile", "zila", "district"})
_FAR = timedelta(days=180)


def read_enquiry(
    text: str, today: date, catalogue: Catalogue, places: Places, home_state: str = "", language: str = ""
) -> ParsedEnquiry:
    """Read a buyer's message. `today` is the buyer's day; `home_state` settles places that share a name, the reader's
    `language` says which of them stands first."""
    parts = pieces(text)
    found = numerals(parts)
    deadline = read_deadline(parts, found, today)
    no_day = None if deadline else impossible_deadline(parts, found, today)
    dated = frozenset(range(*no_day)) if no_day else _span(deadline)
    amounts = money_in(parts, found, dated)
    taken = dated.union(*(_span(money) for money in amounts)) if amounts else dated
    where = [place for place, part in enumerate(parts) if part.kind != "sign"]
    quantities = with_packs(parts, quantities_in(parts, found, taken))
    quantities = [read for read in quantities if not (_is_taken_back(parts, read) and read is not quantities[-1])]
    spoken, tags, refused = tagged(parts, where, found, taken, quantities, catalogue)
    pieced = [_as_pieces(read) if _is_goods_not_unit(parts, read) else read for read in quantities]
    if pieced != quantities:
        other_spoken, other_tags, other_refused = tagged(parts, where, found, taken, pieced, catalogue)
        if _words_in(other_tags) > _words_in(tags):
            quantities, spoken, tags, refused = pieced, other_spoken, other_tags, other_refused
    tags = [tag for tag in tags if not _is_now(parts, where, tag, tags, quantities)]
    in_tags = _at(tags, where)
    terms = read_terms(parts, frozenset(place for place, tag in in_tags.items() if not tag.repaired))
    in_places = places.named_at(parts) if len(tags) > 1 else frozenset()
    tags = [
        tag
        for tag in tags
        if not in_places.issuperset(where[tag.first : tag.end])  # Dakshina Kannada
        and not (tag.repaired and where[tag.first] in terms.spoken)  # Colombo is no kolambi
        and not (tag.repaired and places.is_slip_at(parts, where[tag.first]))  # "ship to solaupr" wants no slippers
        and not _is_said_as_term(where, tag, terms)
        and not (len(tags) > 1 and _is_said_as_place(parts, where, tag, places))
    ]
    tags = without_containers(parts, tags, where, catalogue)
    tags, alike = said_by_sellers(
        tags, parts, where, spoken | terms.spoken, catalogue, lambda word: places.is_place_word(word) or is_state(word)
    )
    in_tags = _at(tags, where)
    quantities = without_refused(parts, quantities, refused, where)
    in_numbers = {
        at for numeral in found if numeral.end - numeral.first > 1 for at in range(numeral.first, numeral.end)
    }
    place = _place(parts, spoken | terms.spoken | in_numbers, in_tags, places, home_state, language, catalogue)
    named = frozenset(in_tags) - {
        where[tag.first] for tag in tags if tag.end > tag.first + 1 and _is_in_case(parts, where, tag)
    }
    state = told_by(place, state_in(parts, spoken | terms.spoken | in_numbers | named, places))
    place = None if state else place
    main, others = main_of(tags, catalogue, counted_apart(parts, tags, quantities, where))
    made_of = [tag for tag in others if _only_says_of_what(parts, where, tag, catalogue)]
    others = [tag for tag in others if tag not in made_of]
    counted_tags = [main, *others] if main else []
    bare = frozenset(place for one in bare_quantities_in(parts, found, spoken) for place in range(one.first, one.end))
    shares = shared_out(counted_tags, quantities, where, bare) if main else []
    read = [
        _quantity(parts, found, spoken, share, in_tags, tag, catalogue)
        for tag, share in zip(counted_tags, shares, strict=True)
    ]
    packing = next((one.packing for one in (*quantities, *read) if one and one.packing), "")
    more = tuple(
        FurtherGoods(_akin(tag, main, catalogue), in_words(parts, tag, where, quantity))
        for tag, quantity in zip(others, read[1:], strict=True)
    )
    quantity = read[0] if read else next((one for one in quantities if not one.pack), None)
    plain = [part.text for part in parts if part.kind == "word"]
    told = bool(deadline or amounts or place or state or terms.spoken)
    note = " ".join(word for tag in made_of for word in _clause_of(parts, where[tag.first]))
    parsed = _assembled(plain, told, main, more, quantity, place, deadline, amounts, catalogue)
    if alike and is_own(alike[0]):
        is_read = parsed.concepts == alike[:1]
        parsed = replace(parsed, kinds=alike) if is_read else replace(parsed, spare=alike)
    parsed = _with_terms(_with_state(parsed, state), terms, packing, amounts)
    parsed = replace(parsed, note=note) if note else parsed
    if no_day is not None:
        return replace(parsed, confirm=(*parsed.confirm, "deadline"))
    far = deadline is not None and deadline.day - today >= _FAR
    return replace(parsed, confirm=(*parsed.confirm, "deadline_far")) if far else parsed


def _with_state(parsed: ParsedEnquiry, state: StateFound | None) -> ParsedEnquiry:
    if state is None:
        return parsed
    confirm = parsed.confirm if state.role_said else (*parsed.confirm, "place_role")
    return replace(parsed, place_state=state.state, place_words=state.state, place_role=state.role, confirm=confirm)


def _akin(tag: Tag, main: Tag | None, catalogue: Catalogue) -> str:
    """What further goods are: of an ambiguous name the reading akin to the first goods, beside a bed the wooden cupboard."""
    kin = set(catalogue.general_of(main.slug)) if main else set()
    return next((slug for slug in tag.concepts if kin & set(catalogue.general_of(slug))), tag.slug)


def _is_in_case(parts: Sequence[Piece], where: Sequence[int], tag: Tag) -> bool:
    """Whether the first word of a name wears a case ending: of "काश्मीरचे केशर" and "राजस्थानातील चादरी" the state is told."""
    return any(ending for _, ending in nouns_of(parts[where[tag.first]].text))


_OF_WHAT = ("चं", "चे", "ची", "चा")


def _only_says_of_what(parts: Sequence[Piece], where: Sequence[int], tag: Tag, catalogue: Catalogue) -> bool:
    """Whether a name that ends a clause says of what the goods before it are: "… लोणचं हवं, कच्च्या कैरीचं"."""
    last = where[tag.end - 1]
    ends = last + 1 == len(parts) or parts[last + 1].opens
    if catalogue.named((parts[last].text,)) or numerals(parts[_clause_begins(parts, last) : last + 1]):
        return False  # लोणचं is a name by itself
    return ends and where[tag.first] > 0 and parts[last].text.endswith(_OF_WHAT)


def _clause_begins(parts: Sequence[Piece], place: int) -> int:
    return next((at for at in range(place, 0, -1) if parts[at].opens), 0)


def _clause_of(parts: Sequence[Piece], place: int) -> list[str]:
    """The words of the clause in which a piece stands, up to it."""
    first = _clause_begins(parts, place)
    return [part.text for part in parts[first : place + 1] if part.kind == "word"] if first else [parts[place].text]


def _is_now(
    parts: Sequence[Piece], where: Sequence[int], tag: Tag, tags: Sequence[Tag], quantities: Sequence[Quantity]
) -> bool:
    """Whether "aata" is the Marathi "now" and no flour: it opens the clause, and the one amount behind it has its own goods
    right behind: "aata 50 kilo halad pan havi"."""
    at = where[tag.first]
    if parts[at].text not in ("aata", "ata") or tag.end > tag.first + 1 or (at and not parts[at].opens):
        return False
    amounts = [read for read in quantities if read.first > at]
    named = [where[other.first] for other in tags if other is not tag]
    return len(amounts) == 1 and amounts[0].first == at + 1 and amounts[0].end in named


def _is_taken_back(parts: Sequence[Piece], read: Quantity) -> bool:
    """Whether "no" follows an amount and another amount follows that: "20 kilo nahi 200 kilo"."""
    end = read.end
    if end + 1 >= len(parts) or parts[end].opens or parts[end].text not in _NO:
        return False
    return parts[end + 1].kind == "number" and not parts[end + 1].opens


def _is_said_as_place(parts: Sequence[Piece], where: Sequence[int], tag: Tag, places: Places) -> bool:
    """Whether one word names goods and a district, and "from" follows it, "harda se", or is glued to it."""
    at = where[tag.first]
    if tag.end == tag.first + 1 and places.comes_from(parts[at].text):
        return True
    return (
        tag.end == tag.first + 1
        and at + 1 < len(parts)
        and parts[at + 1].text in _FROM
        and places.is_district_word(parts[at].text)
    )


def _is_said_as_term(where: Sequence[int], tag: Tag, terms: Terms) -> bool:
    """Whether one word that names goods stands as the term of delivery before its port or country: "DAP Nairobi"."""
    at = where[tag.first]
    return bool(terms.incoterm) and tag.end == tag.first + 1 and {at, at + 1} <= terms.spoken


def _at(tags: Sequence[Tag], where: Sequence[int]) -> dict[int, Tag]:
    """The goods by the pieces that name them."""
    return {where[place]: tag for tag in tags for place in range(tag.first, tag.end)}


def _assembled(
    plain: list[str],
    told: bool,
    main: Tag | None,
    more: tuple[FurtherGoods, ...],
    quantity: Quantity | None,
    place: PlaceFound | None,
    deadline: Deadline | None,
    amounts: list[Money],
    catalogue: Catalogue,
) -> ParsedEnquiry:
    concepts = fitting(main, quantity, catalogue) if main else ()
    believed = [money for money in amounts if money.paise is None or money.paise < MOST_PAISE]
    budget = _budget(believed, main, quantity, catalogue)
    confirm: list[str] = [quantity.confirm] if quantity and quantity.confirm else []
    if budget and budget.per is None:
        confirm.append("budget_per")
    if len(believed) < len(amounts) and budget is None:
        confirm.append("budget")
    if quantity and not _fits(quantity.unit, concepts, catalogue):
        confirm.append("unit_fit")
    if place and not place.role_said:
        confirm.append("place_role")
    if place and place.others:
        confirm.append("place")
    if main and main.repaired:
        confirm.append("product")
    said = set(plain)
    return ParsedEnquiry(
        concepts=concepts,
        kinds=tuple(dict.fromkeys(kind for slug in concepts for kind in catalogue.kinds_of(slug))),
        general=tuple(dict.fromkeys(general for slug in concepts for general in catalogue.general_of(slug))),
        nearly=tuple(dict.fromkeys(nearly for slug in concepts for nearly in catalogue.nearly(slug))),
        more=more,
        product_words=main.words if main else "",
        sure=main is not None and not main.repaired,
        quantity=quantity.value if quantity else None,
        lowest=quantity.lowest if quantity else None,
        unit=quantity.unit if quantity else None,
        kilograms=quantity.kilograms if quantity else None,
        confirm=tuple(confirm),
        place_lgd=place.place.district_lgd if place else None,
        taluka_lgd=place.place.taluka_lgd if place else None,
        place_words=place.place.name if place else "",
        place_role=place.role if place else None,
        place_sure=place is None or place.exact,
        place_others=tuple(other.district_lgd for other in place.others) if place else (),
        needed_by=deadline.day if deadline else None,
        budget_paise=budget.paise if budget else None,
        budget_per=budget.per if budget else None,
        sample=bool(said & _SAMPLE),
        bill=bool(said & _BILL),
        urgent=bool(said & _URGENT),
        doubt=gate.doubt(
            plain,
            main is not None,
            counted=quantity is not None,
            named=_named(plain, main, more),
            tells=told,
            goods=main.words.split() if main else (),
        ),
    )


_GROWN = frozenset("vegetables fruit spices cereals pulses flowers".split())


def _named(plain: Sequence[str], main: Tag | None, more: Sequence[FurtherGoods]) -> int:
    """How many words name goods."""
    said = {*(main.words.split() if main else ()), *(word for one in more for word in one.words.split())}
    return sum(word in said for word in plain)


_NEVER_WEIGHED = frozenset(
    "sarees painting footwear leather_footwear musical_instruments wooden_furniture vehicles kites".split()
)
_NEVER_COUNTED = frozenset("spices pulses cereals millets oilseeds edible_oil oil".split())


def _fits(unit: str | None, concepts: tuple[str, ...], catalogue: Catalogue) -> bool:
    """Whether goods may be asked for in a unit: sarees not by the kilo, turmeric not by the piece or the metre."""
    usual = usual_unit(concepts, catalogue)
    if not fits_goods(unit, usual):
        return False
    kin = {above for slug in concepts for above in (slug, *catalogue.general_of(slug))}
    if unit in _WEIGHTS and usual in _COUNTED_ALL:
        return not kin & _NEVER_WEIGHED
    return not (unit in _COUNTED and is_measured(usual) and kin & _NEVER_COUNTED)


def _with_terms(parsed: ParsedEnquiry, terms: Terms, packing: str, amounts: Sequence[Money]) -> ParsedEnquiry:
    """The reading with what the trade says besides; foreign money for each is for the unit that was asked in."""
    foreign = next((money for money in amounts if money.paise is None), None)
    per = foreign.per if foreign else None
    return replace(
        parsed,
        foreign_amount=foreign.amount if foreign else None,
        foreign_currency=foreign.currency if foreign else terms.currency or None,
        foreign_per=parsed.unit or "piece" if per == EACH else per,
        packing=packing,
        grade=terms.grade,
        certificates=terms.certificates,
        country=terms.country,
        incoterm=terms.incoterm,
        port=terms.port,
        load=terms.load,
    )


def _budget(
    amounts: Sequence[Money], main: Tag | None, quantity: Quantity | None, catalogue: Catalogue
) -> Money | None:
    """What may be spent: of several sums the one in all; a price of one is for the unit that the goods are asked in."""
    rupees = [money for money in amounts if money.paise]
    budget = next((money for money in rupees if money.per == "total"), rupees[0] if rupees else None)
    if budget is None or budget.per == "total":
        return budget
    unit = quantity.unit if quantity is not None else usual_unit(main.concepts, catalogue) if main else None
    if budget.per == EACH:
        return replace(budget, per="piece" if unit == "dozen" else unit or "piece")  # "3 dozen, 12 each"
    if budget.per is None and quantity is not None and unit and budget.amount < quantity.value:
        return replace(budget, per=unit)  # 25 rupees for 100 lamps is the price of one
    return budget


def _span(thing: Deadline | Money | Quantity | None) -> frozenset[int]:
    return frozenset(range(thing.first, thing.end)) if thing else frozenset()


def _is_goods_not_unit(parts: Sequence[Piece], read: Quantity) -> bool:
    """Whether what looks like a unit may be the end of a name: "chamde ke 20 bag"."""
    return read.unit in _UNITS_AND_GOODS and is_of(parts, read.first)


def _as_pieces(read: Quantity) -> Quantity:
    return replace(read, unit="piece", kilograms=None, confirm=None, end=read.end - 1)


def _words_in(tags: Sequence[Tag]) -> int:
    return sum(len(tag.words.split()) for tag in tags)


def _place(
    parts: Sequence[Piece],
    spoken: frozenset[int],
    in_tags: dict[int, Tag],
    places: Places,
    home_state: str,
    language: str,
    catalogue: Catalogue,
) -> PlaceFound | None:
    """The place to buy from, else the place of delivery; words of a product's name ("madhubani painting") are none."""
    origins = _origins(parts, in_tags, places, catalogue)
    found = places.find_in(parts, spoken | (frozenset(in_tags) - origins), home_state, language, origins)
    found = [hit for hit in found if not _is_goods(parts, hit, places, catalogue)]
    return min(found, key=lambda hit: (hit.role != "source", not hit.role_said), default=None)


def _is_goods(parts: Sequence[Piece], hit: PlaceFound, places: Places, catalogue: Catalogue) -> bool:
    """Whether a small place is a word for goods in another case: आंब्यासाठी is "for mangoes", not for Ambah."""
    word = parts[hit.first].text
    if hit.role == "source" or hit.end > hit.first + 1 or hit.place.taluka_lgd is None or places.is_district_word(word):
        return False
    return any(noun != word and catalogue.named((noun,)) for noun, _ in nouns_of(word))


def _origins(parts: Sequence[Piece], in_tags: dict[int, Tag], places: Places, catalogue: Catalogue) -> frozenset[int]:
    """The first words of names of goods that tell where these are from: "अलीगढ़ के ताले", "कोल्हापूरचा गूळ", and of farm
    goods also "Nagpur oranges"; a "Madhubani painting" is a kind of painting."""
    firsts = {tag: place for place, tag in reversed(in_tags.items())}
    return frozenset(
        place
        for tag, place in firsts.items()
        if places.is_origin(parts[place].text)
        and (
            is_of(parts, place + 1)
            or is_of(parts, place + 2)
            or places.comes_from(parts[place].text)
            or _is_of_a_kind(tag, catalogue)
        )
    )


def _is_of_a_kind(tag: Tag, catalogue: Catalogue) -> bool:
    """Whether a name of farm goods is a place and the goods that others have too: "Nagpur orange", "Ooty carrots", not
    "Agra petha"."""
    _, _, goods = tag.words.partition(" ")
    if not goods or catalogue.product(tag.slug).unit not in ("kg", "g", "quintal", "tonne"):
        return False
    named, above = set(catalogue.concepts_in(goods)), set(catalogue.general_of(tag.slug))
    return bool(named & above) or (tag.slug in named and bool(above & _GROWN))


def _quantity(
    parts: Sequence[Piece],
    found: Sequence[Numeral],
    spoken: frozenset[int],
    quantities: list[Quantity],
    in_tags: dict[int, Tag],
    main: Tag,
    catalogue: Catalogue,
) -> Quantity | None:
    """The amount with a unit, else a bare number right beside the product: "300 ताले", "wooden toys 200"."""
    if quantities:
        whole = [read for read in quantities if not read.pack] or quantities
        whole = [read for read in whole if _is_in_all(parts, read)] or whole
        usual = usual_unit(main.concepts, catalogue)
        counted = [read for read in whole if read.unit in _COUNTED_ALL] if usual in _COUNTED_ALL else []
        # "saree 5.5 metre 10 pcs", "tank 1000 litre 5 nag": of goods that are counted a measure only describes them.
        return counted[0] if counted else whole[0]
    of_main = {place for place, tag in in_tags.items() if tag.slug == main.slug}
    of_others = set(in_tags) - of_main
    closest: tuple[int, Quantity] | None = None
    for bare in bare_quantities_in(parts, found, spoken):
        ahead = range(bare.end, min(bare.end + 4, len(parts)))
        behind = range(max(0, bare.first - 2), bare.first)
        ahead = range(ahead.start, min((place for place in ahead if place in of_others), default=ahead.stop))
        near = of_main & set(behind if _is_plain(parts, bare) is False else ()) or of_main & set(ahead)
        gap = min((abs(place - bare.first) for place in near), default=None)
        if gap is not None and (closest is None or gap < closest[0]):
            closest = gap, bare
    ones = [read for read in bare_quantities_in(parts, found, spoken, any_word=True) if is_one(parts, read)]
    if closest is None and of_others and (one := next((read for read in ones if read.end in of_main), None)):
        return _in_usual_unit(one, main.concepts, catalogue)  # "2 palang aur ek almari"
    if closest is None:
        alone = _said_apart(parts, found, spoken, of_main, usual_unit(main.concepts, catalogue) or "")
        return _in_usual_unit(alone, main.concepts, catalogue) if alone else None
    of = _packed_in(parts, closest[1], of_main)
    if of is not None and of != catalogue.product(main.slug).name_in("en").split()[-1]:  # a wooden box is no unit
        return replace(closest[1], unit=of)
    return _in_usual_unit(closest[1], main.concepts, catalogue)


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


_PACKS = frozenset({"set", "packet", "pair", "box", "bundle", "dozen", "bottle", "jar"})
_NEAR_PACK = 4


def _is_in_all(parts: Sequence[Piece], read: Quantity) -> bool:
    """ "80 kg total", "total 80 kg": the whole of it, where another amount only says in what it is packed."""
    before = parts[read.first - 1].text if read.first else ""
    after = parts[read.end].text if read.end < len(parts) else ""
    return before in _IN_ALL or (after in _IN_ALL and not parts[read.end].opens)


def _said_apart(
    parts: Sequence[Piece], found: Sequence[Numeral], spoken: frozenset[int], of_main: set[int], usual: str
) -> Quantity | None:
    """The only bare number of a message, not beside its goods: where it ends a clause, or stands beside a word of wanting
    ("mujhe sau chahiye"), or counts by x ("vase x 8"); else one of what is counted: "तंजावर चित्र एक पाहिजे"."""
    bare = bare_quantities_in(parts, found, spoken, any_word=True)
    many = [read for read in bare if not is_one(parts, read)]
    if len(many) == 1:
        read = many[0]
        before = parts[read.first - 1].text if read.first else ""
        ends = read.end == len(parts) or parts[read.end].opens
        wanted = {before, *(parts[place].text for place in range(read.end, min(read.end + 1, len(parts))))} & _WANTING
        if (usual in _COUNTED or usual in ("pair", "set", "dozen")) and (ends or wanted or before == "x"):
            return read
    if many or usual not in _COUNTED:
        return None
    for read in bare:
        beside = {*range(max(0, read.first - 1), read.first), *range(read.end, min(read.end + 1, len(parts)))}
        only = any(parts[place].text in _ONLY for place in beside)
        if only or beside & of_main:
            return read
    return None


def _in_usual_unit(bare: Quantity, concepts: tuple[str, ...], catalogue: Catalogue) -> Quantity:
    """A bare number in the unit that the goods are sold in; where they are not simply counted, that is asked back."""
    unit = usual_unit(concepts, catalogue)
    if (unit in ("sqft", "sqm") and bare.value < _FEW) or unit == "dozen":
        unit = "piece"  # nobody wants twelve square feet of carpets; "200 eggs" are no dozens
    asks = bare.confirm or ("unit" if unit and unit not in _COUNTED else None)
    return replace(bare, unit=unit, kilograms=kilograms(bare.value, unit), confirm=asks)


def _is_plain(parts: Sequence[Piece], bare: Quantity) -> bool:
    return parts[bare.first].kind == "word" and bare.end == bare.first + 1
