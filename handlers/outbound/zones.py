"""Where it is night for a person: the time zone of their number's country, else the installation's own."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, available_timezones

import phonenumbers
from phonenumbers import timezone

from handlers.messages import is_whatsapp
from handlers.world import DAY_BEGINS, DAY_ENDS
from storage.people import Address

# Country calling codes (ITU-T E.164) of places where buyers of Indian goods live, with the zones of IANA. A country
# with several zones is quiet while it is night in the first or the last of them.
COUNTRIES: dict[str, tuple[str, ...]] = {
    "1": ("America/New_York", "America/Los_Angeles"), "44": ("Europe/London",), "49": ("Europe/Berlin",),
    "33": ("Europe/Paris",), "39": ("Europe/Rome",), "31": ("Europe/Amsterdam",), "61": ("Australia/Sydney",
    "Australia/Perth"), "65": ("Asia/Singapore",), "60": ("Asia/Kuala_Lumpur",), "81": ("Asia/Tokyo",),
    "27": ("Africa/Johannesburg",), "91": ("Asia/Kolkata",), "94": ("Asia/Colombo",), "971": ("Asia/Dubai",),
    "966": ("Asia/Riyadh",), "965": ("Asia/Kuwait",), "968": ("Asia/Muscat",), "973": ("Asia/Bahrain",),
    "974": ("Asia/Qatar",), "977": ("Asia/Kathmandu",), "880": ("Asia/Dhaka",), "975": ("Asia/Thimphu",),
    "960": ("Indian/Maldives",),
}  # fmt: skip
LONGEST = max(map(len, COUNTRIES))


@cache
def _zones(code: str) -> tuple[ZoneInfo, ...]:
    return tuple(ZoneInfo(name) for name in COUNTRIES[code])


def zones_of(number: str | None, home: ZoneInfo) -> Sequence[ZoneInfo]:
    """The zones in which someone with this number (E.164, also as `whatsapp:+…`) may be."""
    digits = (number or "").removeprefix("whatsapp:")
    if not digits.startswith("+"):
        return (home,)
    for length in range(LONGEST, 0, -1):
        if digits[1 : 1 + length] in COUNTRIES:
            return _zones(digits[1 : 1 + length])
    return _zones_by_number(digits) or (home,)


@lru_cache(maxsize=1024)
def _zones_by_number(digits: str) -> tuple[ZoneInfo, ...]:
    """The zones of any other country, by the tables of Google's libphonenumber; its first and last where it has many."""
    try:
        names = timezone.time_zones_for_number(phonenumbers.parse(digits))
    except phonenumbers.NumberParseException:
        return ()
    known = [name for name in names if name in available_timezones()]
    return tuple(ZoneInfo(name) for name in dict.fromkeys((known[0], known[-1]))) if known else ()


def number_of(address: Address) -> str | None:
    """The telephone number by which an address tells its country: WhatsApp's own, else the one its person shared."""
    return address.external_id if is_whatsapp(address.channel) else address.phone


def daytime_for(number: str | None, now: datetime, home: ZoneInfo) -> datetime:
    """The moment from which it is daytime wherever someone with this number may be: now, or the next such morning."""
    zones = zones_of(number, home)
    moment = now
    for _ in range(48):
        later = max(_day_begins(moment, zone) for zone in zones)
        if later == moment:
            return moment.astimezone(now.tzinfo)
        moment = later
    return now  # zones so far apart that they share no daytime


def _day_begins(now: datetime, zone: ZoneInfo) -> datetime:
    here = now.astimezone(zone)
    if DAY_BEGINS <= here.time() < DAY_ENDS:
        return now
    morning = datetime.combine(here.date(), DAY_BEGINS, zone)
    return morning if here < morning else datetime.combine(here.date() + timedelta(days=1), DAY_BEGINS, zone)
