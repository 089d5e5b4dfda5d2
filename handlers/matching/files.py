"""Sellers and enquiries as they come in files: import rows to sellers, enquiry lines to prediction lines."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rapidfuzz.distance import OSA

from handlers.folding import fold
from handlers.matching.catalogue import Catalogue
from handlers.matching.cells import parts_of
from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.matching.gazetteer import Place
from handlers.matching.loose import loosely_named
from handlers.matching.numbers import numerals
from handlers.matching.own_words import own_words_in
from handlers.matching.pieces import pieces
from handlers.matching.places import Places
from handlers.matching.rank import rank
from handlers.matching.talk import unless_talk
from handlers.matching.units import unit_at
from handlers.reading.hiding import name_without_number
from storage.records import Candidate


@dataclass(frozen=True, slots=True)
class SellerRow:
    """One row of a seller file as understood; amounts are in `unit`, the price in paise per `unit`.

    `place` is None where the district was not recognised; `problems` names the columns that could not be read.
    """

    external_ref: str
    name: str
    state: str
    district: str
    taluka: str
    place: Place | None
    products_text: str
    description: str
    concepts: tuple[str, ...]
    mentions: tuple[str, ...]
    own: tuple[str, ...]
    """The seller's own words for goods that the catalogue does not know, as concepts."""
    unit: str | None
    moq: Decimal | None
    capacity: Decimal | None
    price_paise: int | None
    certificates: tuple[str, ...]
    languages: tuple[str, ...]
    problems: tuple[str, ...]


def seller_from_row(row: Mapping[str, str | None], catalogue: Catalogue, places: Places) -> SellerRow:
    """Read one row with the columns seller_id, name, state, district, taluka, products, description, capacity, unit,
    moq, price, certificates, languages; missing columns count as empty."""
    cells = {name: (row.get(name) or "").strip() for name in _COLUMNS}
    cells["name"] = name_without_number(cells["name"])
    place = places.resolve(cells["district"], cells["state"])
    unit = _unit(cells["unit"])
    amounts = {name: _amount(cells[name], unit) for name in ("capacity", "moq")}
    price = _price(cells["price"], unit)
    concepts = _goods_in(cells["products"], cells["description"], catalogue)
    problems = [name for name in ("capacity", "moq") if cells[name] and amounts[name] is None]
    problems += [
        name
        for name, missing in (
            ("seller_id", not cells["seller_id"]),
            ("name", not cells["name"]),
            ("district", place is None),
            ("products", not concepts),
            ("price", bool(cells["price"]) and price is None),
        )
        if missing
    ]
    return SellerRow(
        external_ref=cells["seller_id"],
        name=cells["name"],
        state=place.state if place else cells["state"],
        district=cells["district"],
        taluka=cells["taluka"],
        place=place,
        products_text=cells["products"],
        description=cells["description"],
        concepts=concepts,
        mentions=mentions_in(cells["description"], concepts, catalogue),
        own=own_words_in(cells["products"], catalogue.tag, places.is_place_word),
        unit=unit,
        moq=amounts["moq"],
        capacity=amounts["capacity"],
        price_paise=price,
        certificates=_list(cells["certificates"]),
        languages=_list(cells["languages"]),
        problems=tuple(problems),
    )


def _goods_in(cell: str, description: str, catalogue: Catalogue) -> tuple[str, ...]:
    """The concepts of a products cell; a part of it that no name has, a word alone, may be one letter off."""
    found = dict.fromkeys(catalogue.concepts_in(cell))
    unread = [part for part in parts_of(cell) if not catalogue.tag(part)]
    if unread:
        told = {slug for tag in catalogue.tag(description) for slug in tag.concepts}
        for part in unread:
            found.update(dict.fromkeys(loosely_named(part, told, catalogue)))
    return tuple(found)


_COLUMNS = (
    "seller_id", "name", "state", "district", "taluka", "products", "description", "capacity", "unit", "moq", "price",
    "certificates", "languages",
)  # fmt: skip


def _list(cell: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def _unit(cell: str) -> str | None:
    unit = unit_at(pieces(cell), 0)
    return unit[0] if unit else None


def _amount(cell: str, unit: str | None) -> Decimal | None:
    """The first number of a cell such as "4 ton/month", in the seller's unit."""
    parts = pieces(cell)
    found = numerals(parts)
    if not found or found[0].value <= 0:
        return None
    said = unit_at(parts, found[0].end)
    return _converted(found[0].value, said[0] if said else unit, unit)


def _converted(value: Decimal, said: str | None, unit: str | None) -> Decimal | None:
    weights = {"kg": Decimal(1), "g": Decimal("0.001"), "quintal": Decimal(100), "tonne": Decimal(1000)}
    if said == unit or said is None or unit is None:
        return value
    if said in weights and unit in weights:
        return value * weights[said] / weights[unit]
    return None


def _price(cell: str, unit: str | None) -> int | None:
    """Paise per the seller's unit of a cell such as "830 per piece" or "₹50/kg"."""
    parts = pieces(cell)
    found = numerals(parts)
    if not found or found[0].value <= 0:
        return None
    units = [said for place in range(found[0].end, len(parts)) if (said := unit_at(parts, place))]
    one = _converted(Decimal(1), units[0][0] if units else unit, unit)
    return int(found[0].value * 100 / one) if one else None


CERTIFICATES = "Certificates: "
"""How the line of a description begins that holds a file's certificates: a Silk Mark is no silk for sale."""


def mentions_in(description: str, concepts: Sequence[str], catalogue: Catalogue) -> tuple[str, ...]:
    """Products that only the description names; a likeness ("honey coloured", "near the rice mill") is none."""
    told = "\n".join(line for line in description.split("\n") if not line.startswith(CERTIFICATES))
    found = dict.fromkeys(
        slug for tag in catalogue.tag(told) if not tag.repaired for slug in tag.concepts if len(tag.concepts) == 1
    )
    return tuple(slug for slug in found if slug not in concepts)


def candidate_of(seller: SellerRow, profile_id: int = 0) -> Candidate:
    """The seller of a file as ranking sees it; a certificate of a file is a claim, so nothing counts as verified."""
    return Candidate(
        profile_id=profile_id,
        external_ref=seller.external_ref,
        concepts=(*seller.concepts, *seller.own),
        mentions=seller.mentions,
        name=seller.name,
        status="invited",
        district_lgd=seller.place.district_lgd if seller.place else None,
        state=seller.state,
        lat=seller.place.lat if seller.place else None,
        lon=seller.place.lon if seller.place else None,
        unit=seller.unit,
        moq=seller.moq,
        capacity=seller.capacity,
        price_paise=seller.price_paise,
    )


def match_lines(
    lines: Iterable[Mapping[str, Any]],
    sellers: Iterable[Candidate],
    catalogue: Catalogue,
    places: Places,
    today: date,
    limit: int = 10,
) -> Iterator[dict[str, Any]]:
    """One prediction per enquiry line {"id", "text", "ts"?}, in order, also for those that find nobody.

    `today` is the day for lines without "ts".
    """
    by_concept: dict[str, dict[int, Candidate]] = defaultdict(dict)
    for place, seller in enumerate(sellers):
        for concept in (*seller.concepts, *seller.mentions):
            by_concept[concept][place] = seller
    for line in lines:
        day = date.fromisoformat(str(line["ts"])[:10]) if line.get("ts") else today
        text = str(line.get("text") or "")
        enquiry = unless_talk(text, read_enquiry(text, day, catalogue, places))
        known: dict[int, Candidate] = {}
        for concept in (*enquiry.kinds, *enquiry.general):
            known |= by_concept.get(concept, {})
        ranked = [] if enquiry.doubt else rank(enquiry, known.values(), day, places=places)
        if not (ranked or enquiry.doubt) and enquiry.spare:  # nobody sells what was read: whoever calls theirs so
            called = {place: one for concept in enquiry.spare for place, one in by_concept.get(concept, {}).items()}
            ranked = rank(enquiry.as_called(), called.values(), day, places=places)
        for other in enquiry.more if not (ranked or enquiry.doubt) else ():  # nor that: other goods that were named
            second = enquiry.with_concept(other.concept, catalogue)
            others = {place: one for concept in second.kinds for place, one in by_concept.get(concept, {}).items()}
            ranked = ranked or rank(second, others.values(), day, places=places)
        yield {
            "id": line["id"],
            "ranked": [entry.candidate.external_ref for entry in ranked[:limit]],
            "confident": bool(ranked),
            "parsed": _prediction(enquiry, catalogue, places),
        }


def _prediction(enquiry: ParsedEnquiry, catalogue: Catalogue, places: Places) -> dict[str, Any]:
    """What was read, in the field names of the scorer's prediction line."""
    budget = None
    if enquiry.budget_paise is not None:
        budget = {"amount": enquiry.budget_paise / 100, "per": enquiry.budget_per or "total"}
    return {
        "product": _product_name(enquiry, catalogue),
        "quantity": float(enquiry.quantity) if enquiry.quantity is not None else None,
        "unit": enquiry.unit,
        "place": _place_name(enquiry, places),
        "place_role": enquiry.place_role,
        "budget": budget,
        "deadline": enquiry.needed_by.isoformat() if enquiry.needed_by else None,
        "terms": enquiry.terms,
    }


_LONGEST_NAME = 6


def _product_name(enquiry: ParsedEnquiry, catalogue: Catalogue) -> str | None:
    """The goods by their English name and, as far as six words reach, the buyer's own word, how the catalogue spells it
    and the word of the bazaar: "turmeric (हल्दी, haldi)"."""
    if not enquiry.concepts:
        return None
    name, said = catalogue.product(enquiry.concepts[0]).name_in("en"), enquiry.product_words
    told = name.casefold().split()
    kept = []
    roman = catalogue.product(enquiry.concepts[0]).roman
    for words in (said, _as_listed(enquiry.concepts[0], said, catalogue), *roman[:1]):
        if words and len(told) + len(words.split()) <= _LONGEST_NAME and not {*words.split()} <= {*told}:
            kept.append(words)
            told += words.split()
    return f"{name} ({', '.join(kept)})" if kept else name


_FAR = 3


def _as_listed(slug: str, said: str, catalogue: Catalogue) -> str:
    """The catalogue's own spelling of the name that the buyer wrote: "bansuri" for "bansri"."""
    key = fold(said)
    near = (
        (OSA.distance(key, fold(name), score_cutoff=_FAR), name.isascii() != said.isascii(), OSA.distance(said, name),
         -len(name), name)
        for name in catalogue.product(slug).names
    )  # fmt: skip
    far, *_, name = min(near, default=(_FAR + 1, ""))
    return name if said and far <= _FAR and name != said else ""


def _place_name(enquiry: ParsedEnquiry, places: Places) -> str | None:
    """The present name of the district that the place is or lies in; a city that is part of that name (Mumbai of Mumbai
    City) keeps its own."""
    if enquiry.place_lgd is None:
        return enquiry.place_words or None
    district = places.district(enquiry.place_lgd).name
    if district == f"The {enquiry.place_words}":
        return district
    return enquiry.place_words if enquiry.place_words in district else district
