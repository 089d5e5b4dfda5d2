"""What was read of a buyer's message, and how answers complete it."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from handlers.matching.amounts import Quantity, bare_quantities_in, quantities_in
from handlers.matching.catalogue import Catalogue
from handlers.matching.numbers import numerals, read_number
from handlers.matching.pieces import pieces
from handlers.matching.place_answers import place_answered
from handlers.matching.places import Places
from handlers.matching.states import state_in, states_in
from handlers.matching.taken_back import still_meant
from handlers.matching.trade import read_terms
from handlers.matching.two_places import Area, area_of, states_beside
from handlers.matching.units import kilograms, unit_of


@dataclass(frozen=True, slots=True)
class FurtherGoods:
    """Other goods of the same message: the concept, and the buyer's own words for it with its amount: "5 kg chilli"."""

    concept: str
    words: str


_PLACE = ("place_lgd", "taluka_lgd", "place_words", "place_state", "place_role", "place_sure", "place_others")
_BESIDE: dict[tuple[str, ...], tuple[str, ...]] = {
    _PLACE: ("place", "place_role"),
    ("needed_by",): ("deadline", "deadline_far"),
    ("budget_paise", "budget_per"): ("budget", "budget_per"),
    ("foreign_amount", "foreign_currency", "foreign_per"): (),
    ("country", "city"): (),
    **dict.fromkeys(
        ((name,) for name in "packing grade certificates incoterm port load sample bill urgent".split()), ()
    ),
}
"""What goes together of what is told in passing, by its first part; what may have to be asked back of it."""


@dataclass(frozen=True, slots=True)
class ParsedEnquiry:
    """What was read of an enquiry; None and empty mean "not said".

    `concepts` are the readings of the product asked for: more than one when the words are ambiguous. `kinds` are these
    and all concepts below them, `general` those above, `nearly` those of these that stand right above and name a thing
    (pickle for mango pickle) and no trade. `more` are further products of the same message, in order.
    Quantities are decimals in `unit`, weights also in kilograms; of a range the highest is kept and `lowest` beside it.
    `confirm` names readings that should be asked back: product, unit, local_unit, range, place, place_role, budget_per,
    deadline (a day was named that does not exist or is over), deadline_far (half a year ahead or more), budget (a sum that
    cannot be), unit_fit (turmeric by the metre). `place_lgd` is a district, `place_state` a whole state where no district was
    named ("from Odisha"), `place_role` "source" or "delivery", `place_others` districts of the same name, `to_lgd` where
    goods from a named place shall be sent. The budget is in paise,
    `budget_per` a unit or "total" or None when that was not said; foreign money is kept as it was said, never as rupees.
    `packing` is amount, unit and pack ("25 kg bag"), `grade` the buyer's words; `certificates` are slugs of the shipped
    table, `country` an ISO code, `city` in it, `load` "fcl" or "lcl". `doubt` says why this may be no buying
    enquiry at all. `note` is what the buyer added below the read-back, in their own words. `spare` are concepts of sellers' own
    words that stand in the message beside what was read: for when nobody sells that.
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
    place_state: str = ""
    place_role: str | None = None
    place_sure: bool = True
    place_others: tuple[int, ...] = ()
    to_lgd: int | None = None
    needed_by: date | None = None
    budget_paise: int | None = None
    budget_per: str | None = None
    foreign_amount: Decimal | None = None
    foreign_currency: str | None = None
    foreign_per: str | None = None
    packing: str = ""
    grade: str = ""
    certificates: tuple[str, ...] = ()
    country: str = ""
    city: str = ""
    incoterm: str = ""
    port: str = ""
    load: str = ""
    sample: bool = False
    bill: bool = False
    urgent: bool = False
    doubt: str | None = None
    note: str = ""
    spare: tuple[str, ...] = ()

    @property
    def ambiguous(self) -> bool:
        """Whether the product's words may mean different goods."""
        return len(self.concepts) > 1

    @property
    def from_state(self) -> str:
        """The whole state that the goods are wanted from; empty when a district or none was named."""
        return self.place_state if self.place_role == "source" else ""

    def with_concept(self, slug: str, catalogue: Catalogue | None = None) -> "ParsedEnquiry":
        """The same enquiry for exactly this product."""
        kinds = catalogue.kinds_of(slug) if catalogue else (slug,)
        general = catalogue.general_of(slug) if catalogue else self.general
        nearly = catalogue.nearly(slug) if catalogue else self.nearly
        return replace(self, concepts=(slug,), kinds=kinds, general=general, nearly=nearly, doubt=None)

    def as_called(self) -> "ParsedEnquiry":
        """The same enquiry for the goods as sellers call them in their own words."""
        return replace(self, concepts=self.spare[:1], kinds=self.spare, general=(), nearly=(), spare=())

    def with_quantity(self, text: str, catalogue: Catalogue | None = None) -> "ParsedEnquiry":
        """The same enquiry with the quantity of an answer such as "200 kilo"; one without a number changes nothing.

        A bare number counts in the unit that is usual for the goods, which is then asked back.
        """
        value = read_number(text)
        if value is None or value <= 0:
            return self
        parts = pieces(text)
        found = numerals(parts)
        read = still_meant(parts, quantities_in(parts, found, frozenset()), found)
        if read:
            return self._with(read[0])
        said = bare_quantities_in(parts, found, frozenset())
        bare = next(iter(still_meant(parts, said)), None)
        value = bare.value if bare is not None and bare != said[0] else value  # "50 nahi 500"
        lowest = bare.lowest if bare is not None and bare.value == value else None
        if unit := unit_of(text) or self.unit:
            return self._with(Quantity(value, unit, kilograms(value, unit), None, 0, 0, lowest))
        unit = asked_in(self.concepts, self.product_words, catalogue) if catalogue else None
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
        parts = pieces(text)
        if area := area_of(parts, found, states_beside(parts, states_in(parts, (), places)), places):
            return self._in_area(area)
        terms = read_terms(parts)
        if not found and (terms.country or terms.port):
            return replace(
                self, place_lgd=None, taluka_lgd=None, place_words="", place_state="", place_role="delivery", place_others=(),
                country=terms.country, city=terms.city, port=terms.port, incoterm=terms.incoterm or self.incoterm,
            )  # fmt: skip
        place = found[0].place if found else place_answered(text, places)
        if place is None:
            state = state_in(pieces(text), (), places)
            name = state.state if state else ""
            return replace(
                self, place_lgd=None, taluka_lgd=None, place_words=name or text.strip(), place_state=name,
                place_role="delivery",
            )  # fmt: skip
        return replace(
            self,
            place_lgd=place.district_lgd,
            taluka_lgd=place.taluka_lgd,
            place_words=place.name,
            place_state="",
            place_role="delivery",
            place_sure=True,
            place_others=tuple(other.district_lgd for other in found[0].others) if found else (),
        )

    def _in_area(self, area: Area) -> "ParsedEnquiry":
        """The same enquiry for the area of several places; where no state holds them, their names stand for the place."""
        lgd = area.district.lgd_code if area.district else None
        name = area.district.place.name if area.district else area.state.state if area.state else ""
        return replace(
            self,
            place_lgd=lgd,
            taluka_lgd=None,
            place_words=name,
            place_state=area.state.state if area.state else "",
            place_role="delivery",
            place_others=(),
            note=" · ".join(note for note in (self.note, area.words) if note),
        )

    def with_more(self, said: "ParsedEnquiry") -> "ParsedEnquiry":
        """The same enquiry with what an answer tells beside what it was asked for: "200 packets, in Pune by Friday"."""
        news: dict[str, Any] = {}
        asked: tuple[str, ...] = ()
        for (first, *rest), why in _BESIDE.items():
            if not getattr(self, first) and getattr(said, first):
                news |= {name: getattr(said, name) for name in (first, *rest)}
                asked += tuple(one for one in why if one in said.confirm)
        return replace(self, **news, confirm=(*self.confirm, *asked))

    def or_words(self, text: str) -> "ParsedEnquiry":
        """The same enquiry, with these words as product when none was read."""
        return self if self.concepts or self.product_words else replace(self, product_words=text.strip())

    @property
    def terms(self) -> dict[str, Any]:
        """What the trade says beside goods, amount, place, day and rupees, as plain JSON values; only what was said."""
        said = {
            "sample": self.sample, "bill": self.bill, "urgent": self.urgent, "packing": self.packing, "grade": self.grade,
            "certificates": list(self.certificates), "country": self.country, "city": self.city,
            "incoterm": self.incoterm, "port": self.port, "load": self.load, "to_lgd": self.to_lgd,
            "currency": self.foreign_currency, "per": self.foreign_per, "note": self.note,
            "amount": None if self.foreign_amount is None else format(self.foreign_amount, "f"),
        }  # fmt: skip
        return {name: value for name, value in said.items() if value}

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


def usual_unit(concepts: tuple[str, ...], catalogue: Catalogue) -> str | None:
    """The unit of these goods, when they all have the same."""
    units = {catalogue.product(slug).unit for slug in concepts}
    return units.pop() or None if len(units) == 1 else None


def asked_in(concepts: tuple[str, ...], words: str, catalogue: Catalogue) -> str | None:
    """The unit in which goods are asked for by these words: their usual one, and the piece for what is made of a cloth."""
    return "piece" if thing_of_cloth(concepts, words, catalogue) else usual_unit(concepts, catalogue)


def thing_of_cloth(concepts: tuple[str, ...], words: str, catalogue: Catalogue) -> str:
    """What is wanted of a cloth that is sold by the metre, as it was said: of "eri silk stole" the stole; empty elsewhere."""
    if not words or usual_unit(concepts, catalogue) != "metre":
        return ""
    last = words.split()[-1]
    thing = catalogue.named((last,))
    return last if thing and catalogue.product(thing).unit in _COUNTED else ""


_COUNTED = frozenset({"piece", "pair", "set"})
