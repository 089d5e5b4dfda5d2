"""One sentence of a buyer's into product, quantity, place, deadline and budget; nothing is invented."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from handlers.folding import normalise
from handlers.matching import gate
from handlers.matching.catalogue import Catalogue, Tag
from handlers.matching.deadlines import Deadline, read_deadline
from handlers.matching.numbers import (
    Money,
    Numeral,
    Piece,
    Quantity,
    bare_quantities_in,
    kilograms,
    money_in,
    numerals,
    pieces,
    quantities_in,
    read_number,
    unit_of,
)
from handlers.matching.places import PlaceFound, Places

__all__ = ["ParsedEnquiry", "read_enquiry", "unit_of"]


@dataclass(frozen=True, slots=True)
class ParsedEnquiry:
    """What was read of an enquiry; None and empty mean "not said".

    `concepts` are the readings of the product asked for: more than one when the words are ambiguous. `kinds` are these
    and all concepts below them, `general` those above. `more` are further products of the same message. Quantities are
    decimals in `unit`, weights also in kilograms; `confirm` names readings that should be asked back. `place_lgd` is a
    district, `place_role` "source" or "delivery". The budget is in paise, `budget_per` a unit or "total" or None when
    that was not said. `doubt` says why this may be no buying enquiry at all.
    """

    concepts: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    general: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    product_words: str = ""
    sure: bool = True
    quantity: Decimal | None = None
    unit: str | None = None
    kilograms: Decimal | None = None
    confirm: tuple[str, ...] = ()
    place_lgd: int | None = None
    taluka_lgd: int | None = None
    place_words: str = ""
    place_role: str | None = None
    place_sure: bool = True
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
        return replace(self, concepts=(slug,), kinds=kinds, general=general, doubt=None)

    def with_quantity(self, text: str) -> "ParsedEnquiry":
        """The same enquiry with the quantity of an answer such as "200 kilo"; an answer without "
        "number changes nothing."""
        value = read_number(text)
        if value is None or value <= 0:
            return self
        parts = pieces(text)
        read = quantities_in(parts, numerals(parts), frozenset())
        if read:
            return replace(self, quantity=read[0].value, unit=read[0].unit, kilograms=read[0].kilograms)
        unit = unit_of(text) or self.unit
        return replace(self, quantity=value, unit=unit, kilograms=kilograms(value, unit))

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
            elif isinstance(value, tuple):
                kept[name] = list(value)
        return kept

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "ParsedEnquiry":
        """The enquiry that `to_json` wrote."""
        values: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value for name, value in kept.items()
        }
        for name in ("quantity", "kilograms", "foreign_amount"):
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
    "leather_goods silk cotton jute bamboo brassware bell_metal textiles handloom teak marble "
    "granite sandstone pearl diamond "
    "terracotta woollen khadi handicraft coconut coir stone_craft tribal_craft organic_manure mango "
    "orange milk rubber paper_craft".split()
)
_COUNTED_UNITS = frozenset({"piece", "pair", "set", "dozen", "box", "packet", "bundle"})
_PACKS = _set("packing pack packs packet packets pouch bag bags bori peti पैकिंग पैकेट पैक पॅकिंग पाकीट बोरी पोती")
_NOTHING = ""


def read_enquiry(text: str, today: date, catalogue: Catalogue, places: Places, home_state: str = "") -> ParsedEnquiry:
    """Read a buyer's message. `today` is the buyer's day; `home_state` settles places that share a name."""
    parts = pieces(text)
    found = numerals(parts)
    deadline = read_deadline(parts, found, today)
    dated = _span(deadline)
    amounts = money_in(parts, found, dated)
    taken = dated.union(*(_span(money) for money in amounts)) if amounts else dated
    quantities = quantities_in(parts, found, taken)
    spoken = taken.union(*(_span(quantity) for quantity in quantities)) if quantities else taken
    counted = frozenset(
        place for numeral in found if numeral.end - numeral.first > 1 for place in range(numeral.first, numeral.end)
    )
    words = [
        _NOTHING if place in spoken or place in counted or part.kind == "date" else part.text
        for place, part in enumerate(parts)
        if part.kind != "sign"
    ]
    where = [place for place, part in enumerate(parts) if part.kind != "sign"]
    tags = _goods(words, catalogue)
    in_tags = {where[place]: tag for tag in tags for place in range(tag.first, tag.end)}
    place = _place(parts, spoken, in_tags, places, home_state)
    main, more = _main(tags, catalogue, quantities)
    quantity = _quantity(parts, found, spoken, quantities, in_tags, main, catalogue)
    plain = [part.text for part in parts if part.kind == "word"]
    return _assembled(plain, main, more, quantity, place, deadline, amounts, catalogue)


def _assembled(
    plain: list[str],
    main: Tag | None,
    more: tuple[str, ...],
    quantity: Quantity | None,
    place: PlaceFound | None,
    deadline: Deadline | None,
    amounts: list[Money],
    catalogue: Catalogue,
) -> ParsedEnquiry:
    concepts = _fitting(main, quantity, catalogue) if main else ()
    budget = next((money for money in amounts if money.paise), None)
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
        more=more,
        product_words=main.words if main else "",
        sure=main is not None and not main.repaired,
        quantity=quantity.value if quantity else None,
        unit=quantity.unit if quantity else None,
        kilograms=quantity.kilograms if quantity else None,
        confirm=tuple(confirm),
        place_lgd=place.place.district_lgd if place else None,
        taluka_lgd=place.place.taluka_lgd if place else None,
        place_words=place.place.name if place else "",
        place_role=place.role if place else None,
        place_sure=place is None or place.exact,
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


def _span(thing: Deadline | Money | Quantity | None) -> frozenset[int]:
    return frozenset(range(thing.first, thing.end)) if thing else frozenset()


def _goods(words: Sequence[str], catalogue: Catalogue) -> list[Tag]:
    """The products named, without those that a following word turns into a machine or a place."""
    tags = catalogue.tags(words)
    return [tag for tag in tags if tag.end >= len(words) or words[tag.end] not in gate.TURNING]


def _main(tags: list[Tag], catalogue: Catalogue, quantities: list[Quantity]) -> tuple[Tag | None, tuple[str, ...]]:
    """The product asked for and the slugs of others: not what it is made of, not its general name."""
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
        return None, ()
    sure = [tag for tag in kept if not tag.repaired] or kept
    general = {slug for tag in sure for concept in tag.concepts for slug in catalogue.general_of(concept)}
    special = [tag for tag in sure if not set(tag.concepts) <= general] or sure
    main = special[0]
    others = dict.fromkeys(slug for tag in special[1:] for slug in tag.concepts[:1] if slug not in main.concepts)
    return main, tuple(others)


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
    parts: Sequence[Piece], spoken: frozenset[int], in_tags: dict[int, Tag], places: Places, home_state: str
) -> PlaceFound | None:
    """The place to buy from, else the place of delivery; words of a product's name ("madhubani painting") are none."""
    inside = frozenset(place for place, tag in in_tags.items())
    found = places.find_in(parts, spoken | inside, home_state)
    return min(found, key=lambda hit: (hit.role != "source", not hit.role_said), default=None)


def _quantity(
    parts: Sequence[Piece],
    found: Sequence[Numeral],
    spoken: frozenset[int],
    quantities: list[Quantity],
    in_tags: dict[int, Tag],
    main: Tag | None,
    catalogue: Catalogue,
) -> Quantity | None:
    """The amount with a unit, else a bare number right beside the product: "300 ताले", "wooden toys 200"."""
    if quantities:
        packed = [read for read in quantities if read.end < len(parts) and parts[read.end].text in _PACKS]
        return next((read for read in quantities if read not in packed), quantities[0])
    if main is None:
        return None
    of_main = {place for place, tag in in_tags.items() if tag is main}
    for bare in bare_quantities_in(parts, found, spoken):
        ahead = range(bare.end, min(bare.end + 4, len(parts)))
        behind = range(max(0, bare.first - 2), bare.first)
        near = of_main & set(behind if _is_plain(parts, bare) is False else ()) or of_main & set(ahead)
        if near:
            unit = catalogue.product(main.slug).unit
            return replace(bare, unit=unit if unit in ("piece", "pair", "set") else None)
    return None


def _is_plain(parts: Sequence[Piece], bare: Quantity) -> bool:
    return parts[bare.first].kind == "word" and bare.end == bare.first + 1
