"""Where it is night for a person: the time zone of their number's country, else the installation's own."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from zoneinfo import ZoneInfo

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
    return (home,)
