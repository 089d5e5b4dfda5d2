"""Order sellers for an enquiry by a printed, linear score, and say why each stands where it stands."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from handlers.matching.enquiry import ParsedEnquiry
from handlers.matching.gazetteer import NEIGHBOUR_KILOMETRES, kilometres
from handlers.matching.places import Places
from handlers.matching.turns import in_turn
from handlers.matching.weights import VERSION, WEIGHTS, score_of
from storage.records import Candidate

# Values of the feature "product"; all weights stand in `weights`.
SOLD, SOLD_KIND, MENTIONED, NEARLY, GENERAL = 1.0, 0.97, 0.35, 0.4, 0.25
_UNKNOWN = 0.5
_FRESH_DAYS = 365
_PRIOR_ANSWERS, _PRIOR_LEADS = 4, 5
"""A seller without a history counts as the usual one: four of five answered."""

_COUNTS = {"kg": ("weight", "1"), "g": ("weight", "0.001"), "quintal": ("weight", "100"), "tonne": ("weight", "1000"),
           "maund": ("weight", "40"), "litre": ("volume", "1"), "ml": ("volume", "0.001"), "piece": ("count", "1"),
           "dozen": ("count", "12"), "pair": ("pair", "1"), "set": ("set", "1"), "metre": ("length", "1"),
           "gaj": ("length", "0.9144"), "sqft": ("area", "1"), "sqm": ("area", "10.7639")}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a seller fits or does not; `code` and its parameters, worded elsewhere in the reader's language.

    Codes: sells(concept), sells_kind(concept), mentions(concept), sells_general(concept, wanted); same_district(district_lgd),
    near(district_lgd, km), same_state(district_lgd), elsewhere(district_lgd, km); moq_fits(moq, unit), moq_above(moq,
    unit), capacity_fits(capacity, unit), capacity_below(capacity, unit); price_fits(price_paise, unit),
    price_above(price_paise, unit); verified(kinds).
    """

    code: str
    params: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        """As plain JSON values."""
        return {"code": self.code, **self.params}


@dataclass(frozen=True, slots=True)
class Ranked:
    """One seller in the answer, with the features that its score is the weighted sum of.

    `ring` is district, near, state, country or "" where no place counts; `band` numbers the groups of near-equals.
    """

    candidate: Candidate
    score: float
    reasons: tuple[Reason, ...]
    features: Mapping[str, float]
    ring: str = ""
    band: int = 0

    @property
    def parts(self) -> tuple[tuple[str, float], ...]:
        """What each feature adds to the score."""
        return tuple((name, WEIGHTS[name] * value) for name, value in self.features.items() if value)

    def log(self) -> dict[str, Any]:
        """What is kept with a match, so that its place can be worked out again."""
        return {
            "weights": VERSION, "features": {name: round(value, 6) for name, value in self.features.items()},
            "ring": self.ring, "band": self.band, "shown": round(self.candidate.exposures, 3),
        }  # fmt: skip


def rank(
    enquiry: ParsedEnquiry,
    candidates: Iterable[Candidate],
    today: date,
    *,
    near: int | None = None,
    places: Places | None = None,
) -> list[Ranked]:
    """The candidates that sell what is wanted, best first; sellers of other goods are left out.

    Among near-equals of one ring the least shown telephone comes first. `near` is the district to count from when the
    enquiry names none (the buyer's own), `places` gives distances for candidates without a point. The same input gives
    the same order.
    """
    ranked = [
        entry for candidate in candidates if (entry := _ranked(enquiry, candidate, today, near, places)) is not None
    ]
    ranked.sort(key=lambda entry: (-round(entry.score, 4), entry.candidate.exposures, _steady(entry.candidate)))
    return in_turn(ranked)


def _steady(candidate: Candidate) -> tuple[str, int]:
    return candidate.external_ref or "", candidate.profile_id


def _ranked(
    enquiry: ParsedEnquiry, candidate: Candidate, today: date, near: int | None, places: Places | None
) -> Ranked | None:
    evidence = _evidence(enquiry, candidate)
    if evidence is None:
        return None
    where = _place(enquiry, candidate, near, places)
    found = [evidence, where, *_amounts(enquiry, candidate), _price(enquiry, candidate)]
    features = {name: value for name, value, _ in found if name}
    if candidate.updated_on is not None:
        age = max(0, (today - candidate.updated_on).days)
        features["freshness"] = max(0.0, 1 - age / _FRESH_DAYS)
    features["response"] = _response(candidate)
    reasons = [reason for _, _, reason in found if reason]
    if candidate.verified:
        features["verified"] = 1.0
        reasons.append(Reason("verified", {"kinds": list(candidate.verified)}))
    return Ranked(
        candidate, score_of(features), tuple(reasons), features, _RING.get(where[2].code if where[2] else "", "")
    )


_RING = {"same_district": "district", "near": "near", "same_state": "state", "elsewhere": "country"}


def _response(candidate: Candidate) -> float:
    """The share of arrived enquiries that were answered; "not now" is an answer, one that never arrived is none."""
    return (candidate.answered + _PRIOR_ANSWERS) / (candidate.answered + candidate.silent + _PRIOR_LEADS)


_Part = tuple[str, float, Reason | None]


def _evidence(enquiry: ParsedEnquiry, candidate: Candidate) -> _Part | None:
    for concept in enquiry.concepts:
        if concept in candidate.concepts:
            return "product", SOLD, Reason("sells", {"concept": concept})
    kinds = enquiry.kinds or enquiry.concepts
    for concept in candidate.concepts:
        if concept in kinds:
            return "product", SOLD_KIND, Reason("sells_kind", {"concept": concept})
    for concept in candidate.mentions:
        if concept in kinds:
            return "product", MENTIONED, Reason("mentions", {"concept": concept})
    above = [concept for concept in candidate.concepts if concept in enquiry.general]
    if not above:
        return None
    nearly = next((concept for concept in above if concept in enquiry.nearly), None)
    return (
        "product",
        NEARLY if nearly else GENERAL,
        Reason(
            "sells_general",
            {"concept": nearly or above[0], "wanted": enquiry.concepts[0] if enquiry.concepts else None},
        ),
    )


def _place(enquiry: ParsedEnquiry, candidate: Candidate, near: int | None, places: Places | None) -> _Part:
    if enquiry.from_state:
        return _in_state(enquiry.from_state, candidate)
    centre = enquiry.place_lgd if enquiry.place_lgd is not None else near
    if centre is None or candidate.district_lgd is None:
        return "", 0.0, None
    name = "place_asked" if enquiry.place_role == "source" and enquiry.place_lgd is not None else "place_near"
    lgd = candidate.district_lgd
    if lgd == centre:
        return name, 1.0, Reason("same_district", {"district_lgd": lgd})
    distance = _distance(candidate, centre, places)
    whole = None if distance is None else round(distance)
    if distance is not None and distance <= NEIGHBOUR_KILOMETRES:
        closeness = 0.6 - 0.25 * distance / NEIGHBOUR_KILOMETRES
        return name, closeness, Reason("near", {"district_lgd": lgd, "km": whole})
    if places is not None and centre in places.districts and places.districts[centre].state == candidate.state:
        return name, 0.3, Reason("same_state", {"district_lgd": lgd})
    return name, 0.0, Reason("elsewhere", {"district_lgd": lgd, "km": whole})


def _in_state(state: str, candidate: Candidate) -> _Part:
    """A whole state was asked for: its sellers are all right, those of others are said to be elsewhere."""
    lgd = candidate.district_lgd
    where = {"district_lgd": lgd}
    if candidate.state == state:
        return "place_asked", 1.0, Reason("same_state", where) if lgd is not None else None
    return "place_asked", 0.0, Reason("elsewhere", {**where, "km": None}) if lgd is not None else None


def _distance(candidate: Candidate, centre: int, places: Places | None) -> float | None:
    if places is None or centre not in places.districts:
        return None
    middle = places.districts[centre]
    known = kilometres((middle.lat, middle.lon), (candidate.lat, candidate.lon))
    return known if known is not None else places.distance(centre, candidate.district_lgd)


def _amounts(enquiry: ParsedEnquiry, candidate: Candidate) -> list[_Part]:
    """Whether the order is large enough for the seller and not too large for a month's work."""
    unit = candidate.unit
    wanted = _in_unit(enquiry.quantity, enquiry.unit or unit, unit)
    if wanted is None or unit is None:
        return [("smallest_order", _UNKNOWN, None)]
    found: list[_Part] = []
    if candidate.moq is None:
        found.append(("smallest_order", _UNKNOWN, None))
    else:
        params = {"moq": str(candidate.moq), "unit": unit}
        fits = wanted >= candidate.moq
        found.append(("smallest_order", 1.0 if fits else 0.0, Reason("moq_fits" if fits else "moq_above", params)))
    if candidate.capacity is not None:
        params = {"capacity": str(candidate.capacity), "unit": unit}
        enough = wanted <= candidate.capacity
        found.append(
            ("capacity", 1.0 if enough else 0.0, Reason("capacity_fits" if enough else "capacity_below", params))
        )
    return found


def _in_unit(value: Decimal | None, said: str | None, unit: str | None) -> Decimal | None:
    """An amount in the seller's unit; None where the two cannot be compared. A pair or set counts as one piece."""
    if value is None or said is None or unit is None:
        return None
    if said == unit:
        return value
    one, other = _COUNTS.get(said), _COUNTS.get(unit)
    if one is None or other is None:
        return None
    if one[0] != other[0] and not {one[0], other[0]} <= {"count", "pair", "set"}:
        return None
    return value * Decimal(one[1]) / Decimal(other[1])


def _rate_of(enquiry: ParsedEnquiry, candidate: Candidate) -> tuple[int | None, str | None]:
    """What one unit of the goods costs there, and which unit: by the rate of just these goods, else by that of all."""
    wanted = (*enquiry.concepts, *enquiry.kinds, *enquiry.general) if candidate.rates else ()
    own = next((candidate.rates[one] for one in wanted if one in candidate.rates), None)
    return (own["paise"], own["unit"] or candidate.unit) if own else (candidate.price_paise, candidate.unit)


def _price(enquiry: ParsedEnquiry, candidate: Candidate) -> _Part:
    """The price against the budget, said as a reason only: prices are bargained over and move no rank."""
    if enquiry.budget_paise is None:
        return "", 0.0, None
    price_paise, unit = _rate_of(enquiry, candidate)
    if price_paise is None or unit is None:
        return "", 0.0, None
    if enquiry.budget_per in (None, "total"):
        wanted = _in_unit(enquiry.quantity, enquiry.unit or unit, unit)
        if not wanted or enquiry.budget_per is None:
            return "", 0.0, None
        allowed = Decimal(enquiry.budget_paise) / wanted
    else:
        one = _in_unit(Decimal(1), enquiry.budget_per, unit)
        if not one:
            return "", 0.0, None
        allowed = Decimal(enquiry.budget_paise) / one
    params = {"price_paise": price_paise, "unit": unit}
    return "", 0.0, Reason("price_fits" if price_paise <= allowed else "price_above", params)
