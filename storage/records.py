"""Values that cross from the store to the handlers without a table of their own."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any


@dataclass(frozen=True, slots=True)
class Rings:
    """Around a district: itself, its neighbours within 150 km (nearest first), its state. Empty when it is unknown."""

    district_lgd: int | None
    neighbours: tuple[int, ...]
    state: str | None


@dataclass(frozen=True, slots=True)
class Candidate:
    """A seller who may fit an enquiry, with all that ranking looks at.

    `moq` and `capacity` (a month) are in `unit`, `price_paise` is per `unit`, and `rates` are
    those of goods with one of their own, by concept, each {"paise", "unit"}. `concepts` come from the seller's own
    product words, `mentions` only from the description. `exposures` counts how often the telephone `reached_by` was
    shown or asked, older times counting less; `waiting` how many enquiries wait for an answer on it. Of the enquiries
    that arrived, `answered` had a yes or a "not now" and `silent` nothing.
    """

    profile_id: int
    concepts: tuple[str, ...]
    external_ref: str | None = None
    mentions: tuple[str, ...] = ()
    name: str = ""
    status: str = "live"
    district_lgd: int | None = None
    state: str | None = None
    lat: float | None = None
    lon: float | None = None
    unit: str | None = None
    moq: Decimal | None = None
    capacity: Decimal | None = None
    price_paise: int | None = None
    rates: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    verified: tuple[str, ...] = ()
    updated_on: date | None = None
    exposures: float = 0.0
    reached_by: str = ""
    waiting: int = 0
    answered: int = 0
    silent: int = 0
