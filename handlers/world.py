"""What is handed in to every step: the time, fresh tokens, the zone, and the reference data it may read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from handlers.matching.enquiry import ParsedEnquiry, read_enquiry
from handlers.voice.voices import Shelf, silent

if TYPE_CHECKING:
    from handlers.matching.catalogue import Catalogue
    from handlers.matching.places import Places


INDIA = ZoneInfo("Asia/Kolkata")
_read_lately = lru_cache(maxsize=512)(read_enquiry)
"""A talk reads its enquiry again at each message."""


def nobody_near(words: str) -> list[str]:
    """What is near to words where no model is installed: nothing."""
    return []


@dataclass(frozen=True, slots=True)
class Exchange:
    """What one unit of a foreign currency was worth in rupees on a day, and who says so."""

    rupees: Decimal
    on: date
    source: str


@dataclass(frozen=True, slots=True)
class World:
    """One moment of one installation; `now` is aware and in UTC."""

    now: datetime
    new_token: Callable[[], str]
    catalogue: Catalogue
    places: Places
    zone: ZoneInfo = INDIA
    public_names: tuple[tuple[str, str], ...] = ()
    """(channel, address of our sender there) for links that people can open."""
    nearest: Callable[[str], list[str]] = nobody_near
    """The concepts that words nobody could read may mean, where a model is installed: to be asked, never taken."""
    exchange: Mapping[str, Exchange] = field(default_factory=dict)
    """Rates by which an estimate in rupees may be shown beside foreign money; empty where the office keeps none."""
    digests: tuple[time, ...] = (time(10, 30), time(16, 30))
    """When officers who want digests have them, by the zone's clock."""
    voice: Shelf = silent
    """The recording of a prompt, by language and name."""

    @property
    def today(self) -> date:
        """The calendar day where people are."""
        return self.now.astimezone(self.zone).date()

    def read_enquiry(self, text: str, home_lgd: int | None = None, language: str = "") -> ParsedEnquiry:
        """Words as an enquiry, read today with these goods and places: one in the writer's own state is meant before its namesakes,
        and their language says which of those comes first."""
        return _read_lately(text, self.today, self.catalogue, self.places, self.state_of(home_lgd) or "", language)

    def state_of(self, district_lgd: int | None) -> str | None:
        """The state of a district."""
        found = self.places.districts.get(district_lgd or 0)
        return found.state if found else None

    def districts_of(self, state: str) -> list[int]:
        """The LGD codes of a state's districts."""
        wanted = state.casefold()
        return [code for code, one in self.places.districts.items() if one.state.casefold() == wanted]

    def sender_name(self, channel: str) -> str:
        """How people reach us at a channel, empty when it is closed."""
        return dict(self.public_names).get(channel, "")


DAY_BEGINS, DAY_ENDS = time(9), time(19)
"""Working hours of the market, in the world's zone."""


def daytime_later(now: datetime, hours: float, zone: ZoneInfo) -> datetime:
    """The moment after so many daytime hours: 18:00 + 2 h is 10:00 of the next day."""
    here = now.astimezone(zone)
    left = timedelta(hours=hours)
    while True:
        begins = datetime.combine(here.date(), DAY_BEGINS, zone)
        ends = datetime.combine(here.date(), DAY_ENDS, zone)
        here = max(here, begins)
        if here + left <= ends:
            return (here + left).astimezone(now.tzinfo)
        left -= max(ends - here, timedelta())
        here = begins + timedelta(days=1)


def jsonable(value: Any) -> Any:
    """A value as it can be kept in a conversation's row."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value
