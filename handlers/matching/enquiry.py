"""One sentence of a buyer's into product, quantity, place, deadline and budget; nothing is invented."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from handlers.folding import normalise
from handlers.matching import gate
from handlers.matching.amounts import Quantity, bare_quantities_in, quantities_in
from handlers.matching.catalogue import Catalogue
from handlers.matching.deadlines import Deadline, impossible_deadline, read_deadline
from handlers.matching.money import EACH, Money, money_in
from handlers.matching.numbers import Numeral, numerals, read_number
from handlers.matching.pieces import Piece, pieces
from handlers.matching.places import PlaceFound, Places
from handlers.matching.products import Tag
from handlers.matching.units import kilograms, unit_of

__all__ = ["FurtherGoods", "ParsedEnquiry", "read_enquiry", "unit_of"]


@dataclass(frozen=True, slots=True)
class FurtherGoods:
    """Other goods of the same message: the concept, and the buyer's own words for it with its amount: "5 kg chilli"."""

    concept: str
    words: str


@dataclass(frozen=True, slots=True)
class ParsedEnquiry:
    """What was read of an enquiry; None and empty mean "not said".

    `concepts` are the readings of the product asked for: more than one when the words are ambiguous. `kinds` are these
    and all concepts below them, `general` those above, `nearly` those of these that stand right above and name a thing
    (pickle for mango pickle) and no trade. `more` are further products of the same message, in order.
    Quantities are decimals in `unit`, weights also in kilograms; of a range the highest is kept and `lowest` beside it.
    `confirm` names readings that should be asked back: product, unit, local_unit, range, place, place_role, budget_per,
    deadline (a day was named that does not exist or is over), deadline_far (half a year ahead or more). `place_lgd` is
    a district, `place_role` "source" or "delivery", `place_others` districts of the same name. The budget is in paise,
    `budget_per` a unit or "total" or None when that was not said. `doubt` says why this may be no buying enquiry at all.
    """

    concepts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    general: tuple[str, ...] = ()
    nearly: tuple[str, ...] = ()
    more: tuple[FurtherGoods, ...] = ()
    product_words: str = ""
    sure: bool = True
    quantity: Decimal | None = None
    lowest: Decimal | None = None
    unit: str | None = None
    kilograms: Decimal | None = None
    confirm: tuple[str, ...] = ()
    place_lgd: int | None = None
    taluka_lgd: int | None = None
    place_words: str = ""
    place_role: str | None = None
    place_sure: bool = True
    place_others: tuple[int, ...] = ()
    needed_by: date | None = None
    budget_paise: int | None = None
    budget_per: str | None = None
    foreign_amount: Decimal | None = None
    foreign_currency: str | None = None
    sample: bool = False
    bill: bool = False
    urgent: bool = False
    doubt: str | None = None

    @property
    def ambiguous(self) -> bool:
        """Whether the product's words may mean different goods."""
        return len(self.concepts) > 1

    def with_concept(self, slug: str, catalogue: Catalogue | None = None) -> "ParsedEnquiry":
        """The same enquiry for exactly this product."""
        kinds = catalogue.kinds_of(slug) if catalogue else (slug,)
        general = catalogue.general_of(slug) if catalogue else self.general
        nearly = catalogue.nearly(slug) if catalogue else self.nearly
        return replace(self, concepts=(slug,), kinds=kinds, general=general, nearly=nearly, doubt=None)

    def with_quantity(self, text: str, catalogue: Catalogue | None = None) -> "ParsedEnquiry":
        """The same enquiry with the quantity of an answer such as "200 kilo"; one without a number changes nothing.

        A bare number counts in the unit that is usual for the goods, which is then asked back.
        """
        value = read_number(text)
        if value is None or value <= 0:
            return self
        parts = pieces(text)
        read = quantities_in(parts, numerals(parts), frozenset())
        if read:
            return self._with(read[0])
        bare = next(iter(bare_quantities_in(parts, numerals(parts), frozenset())), None)
        lowest = bare.lowest if bare is not None and bare.value == value else None
        if unit := unit_of(text) or self.unit:
            return self._with(Quantity(value, unit, kilograms(value, unit), None, 0, 0, lowest))
        unit = _usual_unit(self.concepts, catalogue) if catalogue else None
        return self._with(Quantity(value, unit, kilograms(value, unit), "unit" if unit else None, 0, 0, lowest))

    def _with(self, read: Quantity) -> "ParsedEnquiry":
        asked = tuple(why for why in self.confirm if why not in ("unit", "local_unit", "range"))
        return replace(
            self,
            quantity=read.value,
            lowest=read.lowest,
            unit=read.unit,
            kilograms=read.kilograms,
            confirm=(*asked, read.confirm) if read.confirm else asked,
        )

    def with_place(self, text: str, places: Places) -> "ParsedEnquiry":
        """The same enquiry with the place of delivery that an answer names; unknown places are kept as words."""
        found = places.find(text)
        place = found[0].place if found else places.resolve(text)
        if place is None:
            return replace(self, place_words=text.strip(), place_role="delivery")
        return replace(
            self,
            place_lgd=place.district_lgd,
            taluka_lgd=place.taluka_lgd,
            place_words=place.name,
            place_role="delivery",
            place_sure=True,
            place_others=tuple(other.district_lgd for other in found[0].others) if found else (),
        )

    def or_words(self, text: str) -> "ParsedEnquiry":
        """The same enquiry, with these words as product when none was read."""
        return self if self.concepts or self.product_words else replace(self, product_words=text.strip())

    def to_json(self) -> dict[str, Any]:
        """As plain JSON values: decimals and days as text."""
        kept = asdict(self)
        for name, value in kept.items():
            if isinstance(value, Decimal):
                kept[name] = format(value, "f")
            elif isinstance(value, date):
                kept[name] = value.isoformat()
            elif isinstance(value, tuple | list):
                kept[name] = list(value)
        return kept

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "ParsedEnquiry":
        """The enquiry that `to_json` wrote."""
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()
        }
        values["more"] = tuple(FurtherGoods(**goods) for goods in kept.get("more", ()))
        for name in ("quantity", "lowest", "kilograms", "foreign_amount"):
            if values.get(name) is not None:
                values[name] = Decimal(values[name])
        if values.get("needed_by"):
            values["needed_by"] = date.fromisoformat(values["needed_by"])
        return cls(**values)


def _set(words: str) -> frozenset[str]:
    return frozenset(normalise(word) for word in words.split())


_SAMPLE = _set("sample samples namuna namoona नमूना नमुना सैंपल सॅम्पल")
_BILL = _set("bill gst invoice pakka बिल पक्का जीएसटी इनवॉइस बिलासह billing")
_URGENT = _set("urgent urgently jaldi turant immediately asap जल्दी तुरंत अर्जंट लवकर तातडीने lavkar")
# Stuff that goods are made of: before another product it only describes that one.
_MATERIALS = frozenset(
    "building_stone steel steel_bar copperware iron_craft leather_goods silk "
    "cotton jute bamboo brassware bell_metal textiles handloom teak marble "
    "granite sandstone pearl diamond "
    "terracotta woollen khadi handicraft coconut coir stone_craft tribal_craft organic_manure mango "
    "orange milk rubber paper_craft".split()
)
_OF = _set("ka ki ke का की के wala wale wali वाला वाले वाली cha chi che chya")
_UNITS_AND_GOODS = frozenset({"bag", "bottle", "box", "tin"})
_COUNTED = frozenset({"piece", "pair", "set"})
_COUNTED_UNITS = frozenset({"piece", "pair", "set", "dozen", "box", "packet", "bundle"})
_PACKS = _set("packing pack packs packet packets pouch bag bags bori peti पैकिंग पैकेट पैक पॅकिंग पाकीट बोरी पोती")
_NOTHING = ""
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
    quantities = quantities_in(parts, found, taken)
    spoken, tags = _tagged(parts, where, found, taken, quantities, catalogue)
    pieced = [_as_pieces(read) if _is_goods_not_unit(parts, read) else read for read in quantities]
    if pieced != quantities:
        other_spoken, other_tags = _tagged(parts, where, found, taken, pieced, catalogue)
        if _words_in(other_tags) > _words_in(tags):
            quantities, spoken, tags = pieced, other_spoken, other_tags
    in_tags = {where[place]: tag for tag in tags for place in range(tag.first, tag.end)}
    place = _place(parts, spoken, in_tags, places, home_state, language, catalogue)
    main, others = _main(tags, catalogue)
    counted_tags = [main, *others] if main else []
    shares = _shared_out(counted_tags, quantities, where) if main else []
    read = [
        _quantity(parts, found, spoken, share, in_tags, tag, catalogue)
        for tag, share in zip(counted_tags, shares, strict=True)
    ]
    more = tuple(
        FurtherGoods(tag.slug, _in_words(parts, tag, where, quantity))
        for tag, quantity in zip(others, read[1:], strict=True)
    )
    quantity = read[0] if read else next(iter(quantities), None)
    plain = [part.text for part in parts if part.kind == "word"]
    parsed = _assembled(plain, main, more, quantity, place, deadline, amounts, catalogue)
    if no_day is not None:
        return replace(parsed, confirm=(*parsed.confirm, "deadline"))
    far = deadline is not None and deadline.day - today >= _FAR
    return replace(parsed, confirm=(*parsed.confirm, "deadline_far")) if far else parsed


def _assembled(
    plain: list[str],
    main: Tag | None,
    more: tuple[FurtherGoods, ...],
    quantity: Quantity | None,
    place: PlaceFound | None,
    deadline: Deadline | None,
    amounts: list[Money],
    catalogue: Catalogue,
) -> ParsedEnquiry:
    concepts = _fitting(main, quantity, catalogue) if main else ()
    budget = _budget(amounts, main, quantity, catalogue)
    foreign = next((money for money in amounts if money.paise is None), None)
    confirm: list[str] = [quantity.confirm] if quantity and quantity.confirm else []
    if budget and budget.per is None:
        confirm.append("budget_per")
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
        foreign_amount=foreign.amount if foreign else None,
        foreign_currency=foreign.currency if foreign else None,
        sample=bool(said & _SAMPLE),
        bill=bool(said & _BILL),
        urgent=bool(said & _URGENT),
        doubt=gate.doubt(plain, main is not None),
    )


def _budget(
    amounts: Sequence[Money], main: Tag | None, quantity: Quantity | None, catalogue: Catalogue
) -> Money | None:
    """What may be spent: of several sums the one in all; a price of one is for the unit that the goods are asked in."""
    rupees = [money for money in amounts if money.paise]
    budget = next((money for money in rupees if money.per == "total"), rupees[0] if rupees else None)
    if budget is None or budget.per == "total":
        return budget
    unit = quantity.unit if quantity is not None else _usual_unit(main.concepts, catalogue) if main else None
    if budget.per == EACH:
        return replace(budget, per=unit or "piece")
    if budget.per is None and quantity is not None and unit and budget.amount < quantity.value:
        return replace(budget, per=unit)  # 25 rupees for 100 lamps is the price of one
    return budget


def _span(thing: Deadline | Money | Quantity | None) -> frozenset[int]:
    return frozenset(range(thing.first, thing.end)) if thing else frozenset()


def _tagged(
    parts: Sequence[Piece], where: Sequence[int], found: Sequence[Numeral], taken: frozenset[int],
    quantities: Sequence[Quantity], catalogue: Catalogue,
) -> tuple[frozenset[int], list[Tag]]:  # fmt: skip
    """The places of dates, sums and amounts, and the goods named by the other words."""
    spoken = taken.union(*(_span(quantity) for quantity in quantities)) if quantities else taken
    counted = frozenset(
        place for numeral in found if numeral.end - numeral.first > 1 for place in range(numeral.first, numeral.end)
    )
    words = [
        _NOTHING if place in spoken or place in counted or parts[place].kind == "date" else parts[place].text
        for place in where
    ]
    return spoken, _goods(words, catalogue, _numbers_inside(parts, where, found, taken, quantities))


def _is_goods_not_unit(parts: Sequence[Piece], read: Quantity) -> bool:
    """Whether what looks like a unit may be the end of a name: "chamde ke 20 bag"."""
    return read.unit in _UNITS_AND_GOODS and _is_of(parts, read.first)


def _as_pieces(read: Quantity) -> Quantity:
    return replace(read, unit="piece", kilograms=None, confirm=None, end=read.end - 1)


def _words_in(tags: Sequence[Tag]) -> int:
    return sum(len(tag.words.split()) for tag in tags)


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
        if numeral.first not in ended and numeral.first not in taken and _is_of(parts, numeral.first):
            numbers.update(range(numeral.first, pieced.get(numeral.first, numeral.end)))
    return frozenset(place for place, piece in enumerate(where) if piece in numbers)


def _is_of(parts: Sequence[Piece], number: int) -> bool:
    """Whether the word before a number says "of": what follows the number goes on with the name."""
    opens = number < len(parts) and parts[number].opens
    before = parts[number - 1].text if number and not opens else ""
    return before in _OF or before.endswith(("च्या", "ची", "चे", "chya", "chi", "che"))


def _shared_out(tags: Sequence[Tag], quantities: list[Quantity], where: Sequence[int]) -> list[list[Quantity]]:
    """The amounts that belong to each of several goods: to what follows them or to what stands before, as the
    first one does; of two amounts between two goods each has its own."""
    own: list[list[Quantity]] = [[] for _ in tags]
    if len(tags) == 1 or not quantities:
        return [quantities for _ in tags]
    order = sorted(range(len(tags)), key=lambda place: tags[place].first)
    starts = [where[tags[place].first] for place in order]
    leading = quantities[0].first < starts[0]
    for quantity in quantities:
        behind = sum(start < quantity.first for start in starts)
        gap = [read for read in quantities if sum(start < read.first for start in starts) == behind]
        forward = leading if len(gap) == 1 else quantity is gap[-1]
        chosen = behind if forward and behind < len(starts) else max(0, behind - 1)
        own[order[chosen]].append(quantity)
    return own


def _in_words(parts: Sequence[Piece], tag: Tag, where: Sequence[int], quantity: Quantity | None) -> str:
    """The goods with their amount as the buyer wrote them."""
    own = set(range(where[tag.first], where[tag.end - 1] + 1))
    if quantity is not None:
        own -= set(range(quantity.first, quantity.end))
    name = " ".join(parts[place].text for place in sorted(own))
    if quantity is None:
        return name
    return " ".join([*(part.text for part in parts[quantity.first : quantity.end]), name])


def _goods(words: Sequence[str], catalogue: Catalogue, inside: frozenset[int]) -> list[Tag]:
    """The products named, without those that a following word turns into a machine or a place."""
    tags = catalogue.tags(words, inside)
    named = [tag for tag in tags if tag.end >= len(words) or words[tag.end] not in gate.TURNING]
    return [tag for tag in named if not _is_refused(tag, words)] or named


_NOT_AFTER = _set("nahi nahin nai nhi nako naka नहीं नही नको नाही")
_NOT_BEFORE = _set("not no without")


def _is_refused(tag: Tag, words: Sequence[str]) -> bool:
    """Whether these goods are named as not wanted: "haldi nahi, mirch chahiye", "not turmeric, chilli"."""
    after = words[tag.end] if tag.end < len(words) else ""
    before = words[tag.first - 1] if tag.first else ""
    return after in _NOT_AFTER or before in _NOT_BEFORE


def _main(tags: list[Tag], catalogue: Catalogue) -> tuple[Tag | None, list[Tag]]:
    """The product asked for and others: not what it is made of, not its general name, none twice."""
    kept = [
        tag
        for place, tag in enumerate(tags)
        if not (
            place + 1 < len(tags)
            and tags[place + 1].first - tag.end <= 1
            and set(tag.concepts) <= _MATERIALS
            and not set(tags[place + 1].concepts) & set(tag.concepts)
        )
    ]
    if not kept:
        return None, []
    sure = [tag for tag in kept if not tag.repaired] or kept
    general = {slug for tag in sure for concept in tag.concepts for slug in catalogue.general_of(concept)}
    special = [tag for tag in sure if not set(tag.concepts) <= general] or sure
    main = special[0]
    others: dict[str, Tag] = {}
    for tag in special[1:]:
        if tag.slug not in main.concepts:
            others.setdefault(tag.slug, tag)
    return main, list(others.values())


def _fitting(tag: Tag, quantity: Quantity | None, catalogue: Catalogue) -> tuple[str, ...]:
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
    inside = frozenset(in_tags) - _origins(parts, in_tags, places, catalogue)
    found = places.find_in(parts, spoken | inside, home_state, language)
    return min(found, key=lambda hit: (hit.role != "source", not hit.role_said), default=None)


def _origins(parts: Sequence[Piece], in_tags: dict[int, Tag], places: Places, catalogue: Catalogue) -> frozenset[int]:
    """The first words of names of goods that tell where these are from: "अलीगढ़ के ताले", "कोल्हापूरचा गूळ", and of farm
    goods also "Nagpur oranges"; a "Madhubani painting" is a kind of painting."""
    firsts = {tag: place for place, tag in reversed(in_tags.items())}
    return frozenset(
        place
        for tag, place in firsts.items()
        if places.is_district_word(parts[place].text)
        and (_is_of(parts, place + 1) or _is_of(parts, place + 2) or _is_of_a_kind(tag, catalogue))
    )


def _is_of_a_kind(tag: Tag, catalogue: Catalogue) -> bool:
    """Whether a name of farm goods is a place and the goods that others have too: "Nagpur orange", not "Agra petha"."""
    _, _, goods = tag.words.partition(" ")
    if not goods or catalogue.product(tag.slug).unit not in ("kg", "g", "quintal", "tonne"):
        return False
    return bool(set(catalogue.concepts_in(goods)) & set(catalogue.general_of(tag.slug)))


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
        packed = [read for read in quantities if read.end < len(parts) and parts[read.end].text in _PACKS]
        return next((read for read in quantities if read not in packed), quantities[0])
    of_main = {place for place, tag in in_tags.items() if tag is main}
    closest: tuple[int, Quantity] | None = None
    for bare in bare_quantities_in(parts, found, spoken):
        ahead = range(bare.end, min(bare.end + 4, len(parts)))
        behind = range(max(0, bare.first - 2), bare.first)
        near = of_main & set(behind if _is_plain(parts, bare) is False else ()) or of_main & set(ahead)
        gap = min((abs(place - bare.first) for place in near), default=None)
        if gap is not None and (closest is None or gap < closest[0]):
            closest = gap, bare
    return _in_usual_unit(closest[1], main.concepts, catalogue) if closest else None


def _in_usual_unit(bare: Quantity, concepts: tuple[str, ...], catalogue: Catalogue) -> Quantity:
    """A bare number in the unit that the goods are sold in; where they are not simply counted, that is asked back."""
    unit = _usual_unit(concepts, catalogue)
    asks = bare.confirm or ("unit" if unit and unit not in _COUNTED else None)
    return replace(bare, unit=unit, kilograms=kilograms(bare.value, unit), confirm=asks)


def _usual_unit(concepts: tuple[str, ...], catalogue: Catalogue) -> str | None:
    """The unit of these goods, when they all have the same."""
    units = {catalogue.product(slug).unit for slug in concepts}
    return units.pop() or None if len(units) == 1 else None


def _is_plain(parts: Sequence[Piece], bare: Quantity) -> bool:
    return parts[bare.first].kind == "word" and bare.end == bare.first + 1
