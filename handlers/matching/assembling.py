"""What was found in a message, put together into an enquiry, with what must be asked back of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from handlers.folding import word_set
from handlers.limits import MOST_PAISE
from handlers.matching import gate
from handlers.matching.amounts import Quantity
from handlers.matching.catalogue import Catalogue
from handlers.matching.days import Deadline
from handlers.matching.money import EACH, Money
from handlers.matching.parsed import FurtherGoods, ParsedEnquiry, usual_unit
from handlers.matching.places import PlaceFound
from handlers.matching.products import Tag
from handlers.matching.states import StateFound
from handlers.matching.trade import Terms
from handlers.matching.units import fits_goods, is_measured
from handlers.matching.wanted import fitting

_SAMPLE = word_set("sample samples namuna namoona नमूना नमुना सैंपल सॅम्पल")
_BILL = word_set("bill gst invoice बिल जीएसटी इनवॉइस बिलासह billing")
_URGENT = word_set("urgent urgently jaldi turant immediately asap जल्दी तुरंत अर्जंट लवकर तातडीने lavkar")
_NOTHING_SAID = Terms()
_COUNTED_ALL = frozenset({"piece", "pair", "set", "dozen"})
_COUNTED = frozenset({"piece", "pair", "set"})
_WEIGHTS = frozenset({"kg", "g", "quintal", "tonne"})
_NEVER_WEIGHED = frozenset(
    "sarees painting footwear leather_footwear musical_instruments wooden_furniture vehicles kites".split()
)
_NEVER_COUNTED = frozenset("spices pulses cereals millets oilseeds edible_oil oil".split())


@dataclass(frozen=True, slots=True)
class Found:
    """All that was found in a message, each thing by its own reader.

    `words` are those of the message, `alike` what sellers call in the same own words, `wide` what the catalogue reads in a part
    of these, `no_day` says that a day was named which does not exist or is over, `is_far` that the day is half a year ahead
    or more.
    """

    words: Sequence[str]
    main: Tag | None
    more: tuple[FurtherGoods, ...]
    alike: tuple[str, ...]
    wide: tuple[str, ...]
    quantity: Quantity | None
    packing: str
    note: str
    place: PlaceFound | None
    to: PlaceFound | None
    state: StateFound | None
    deadline: Deadline | None
    no_day: bool
    is_far: bool
    money: Sequence[Money]
    terms: Terms

    @property
    def tells(self) -> bool:
        """Whether the message says anything of an enquiry beside goods and amount."""
        return bool(self.deadline or self.money or self.place or self.state or self.terms.spoken)


def assembled(found: Found, catalogue: Catalogue) -> ParsedEnquiry:
    """The enquiry that these findings make."""
    main, quantity = found.main, found.quantity
    concepts = fitting(main, quantity, catalogue) if main else ()
    believed = [money for money in found.money if money.paise is None or money.paise < MOST_PAISE]
    budget = _budget(believed, main, quantity, catalogue)
    said = set(found.words)
    parsed = ParsedEnquiry(
        concepts=concepts,
        kinds=_kinds(concepts, found.alike, catalogue),
        general=_general(concepts, found, catalogue),
        nearly=tuple(dict.fromkeys(nearly for slug in concepts for nearly in catalogue.nearly(slug))),
        more=found.more,
        product_words=main.words if main else "",
        sure=main is not None and not main.repaired,
        quantity=quantity.value if quantity else None,
        lowest=quantity.lowest if quantity else None,
        unit=quantity.unit if quantity else None,
        kilograms=quantity.kilograms if quantity else None,
        confirm=_to_ask_back(
            found, budget, all_believed=len(believed) == len(found.money), concepts=concepts, catalogue=catalogue
        ),
        needed_by=found.deadline.day if found.deadline else None,
        budget_paise=budget.paise if budget else None,
        budget_per=budget.per if budget else None,
        sample=bool(said & _SAMPLE),
        bill=bool(said & _BILL),
        urgent=bool(said & _URGENT),
        doubt=_doubt(found),
        note=found.note,
        to_lgd=found.to.lgd_code if found.to else None,
        spare=found.alike if concepts != found.alike[:1] else (),
    )
    return _with_terms(_with_place(parsed, found.place, found.state), found)


def _kinds(concepts: tuple[str, ...], alike: tuple[str, ...], catalogue: Catalogue) -> tuple[str, ...]:
    """The concepts and all below them; of goods in a seller's own words all that are written so."""
    if alike and concepts == alike[:1]:
        return alike
    return tuple(dict.fromkeys(kind for slug in concepts for kind in catalogue.kinds_of(slug)))


def _general(concepts: tuple[str, ...], found: Found, catalogue: Catalogue) -> tuple[str, ...]:
    """The concepts above these; above goods in a seller's own words what was read in a part of them."""
    wide = found.wide if concepts == found.alike[:1] else ()
    above = (general for slug in (*wide, *concepts) for general in catalogue.general_of(slug))
    return tuple(dict.fromkeys((*wide, *above)))


def _to_ask_back(
    found: Found, budget: Money | None, *, all_believed: bool, concepts: tuple[str, ...], catalogue: Catalogue
) -> tuple[str, ...]:
    """What of the findings is not sure, in the order in which it is asked."""
    quantity, place, state = found.quantity, found.place, found.state
    asked: list[str] = [quantity.confirm] if quantity and quantity.confirm else []
    if budget and budget.per is None:
        asked.append("budget_per")
    if budget is None and not all_believed:
        asked.append("budget")
    if quantity and not _fits(quantity.unit, concepts, catalogue):
        asked.append("unit_fit")
    if place and not place.role_said:
        asked.append("place_role")
    if place and place.others:
        asked.append("place")
    if found.main and found.main.repaired:
        asked.append("product")
    if state and not state.role_said:
        asked.append("place_role")
    if found.no_day:
        asked.append("deadline")
    elif found.is_far:
        asked.append("deadline_far")
    return tuple(asked)


def _doubt(found: Found) -> str | None:
    """Why this may be no buying enquiry at all."""
    main = found.main
    goods = main.words.split() if main else []
    named = {*goods, *(word for one in found.more for word in one.words.split())}
    return gate.doubt(
        found.words,
        main is not None,
        counted=found.quantity is not None,
        named=sum(word in named for word in found.words),
        tells=found.tells,
        goods=goods,
    )


def _with_place(parsed: ParsedEnquiry, place: PlaceFound | None, state: StateFound | None) -> ParsedEnquiry:
    """The reading with its district, or with the whole state that was named."""
    if state is not None:
        return replace(parsed, place_state=state.state, place_words=state.state, place_role=state.role)
    if place is None:
        return parsed
    return replace(
        parsed,
        place_lgd=place.place.district_lgd,
        taluka_lgd=place.place.taluka_lgd,
        place_words=place.place.name,
        place_role=place.role,
        place_sure=place.exact,
        place_others=tuple(other.district_lgd for other in place.others),
    )


def _fits(unit: str | None, concepts: tuple[str, ...], catalogue: Catalogue) -> bool:
    """Whether goods may be asked for in a unit: sarees not by the kilo, turmeric not by the piece or the metre."""
    usual = usual_unit(concepts, catalogue)
    if not fits_goods(unit, usual):
        return False
    kin = {above for slug in concepts for above in (slug, *catalogue.general_of(slug))}
    if unit in _WEIGHTS and usual in _COUNTED_ALL:
        return not kin & _NEVER_WEIGHED
    return not (unit in _COUNTED and is_measured(usual) and kin & _NEVER_COUNTED)


def _with_terms(parsed: ParsedEnquiry, found: Found) -> ParsedEnquiry:
    """The reading with what the trade says besides; foreign money for each is for the unit that was asked in."""
    terms = found.terms
    foreign = next((money for money in found.money if money.paise is None), None)
    if foreign is None and not found.packing and terms == _NOTHING_SAID:
        return parsed
    per = foreign.per if foreign else None
    return replace(
        parsed,
        foreign_amount=foreign.amount if foreign else None,
        foreign_currency=foreign.currency if foreign else terms.currency or None,
        foreign_per=parsed.unit or "piece" if per == EACH else per,
        packing=found.packing,
        grade=terms.grade,
        certificates=terms.certificates,
        country=terms.country,
        city=terms.city,
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
