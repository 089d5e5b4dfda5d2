"""The cell `days` of a workshop's file: each of its days, with its own hours where they differ, or that it is weekly."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from handlers.circulars.each_day import MOST_DAYS

_DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ]+(\d{1,2}:\d{2})(?:\s?(?:-|–|/|to)\s?(\d{1,2}:\d{2}))?)?")
LIKE = "2026-12-03, 2026-12-10 14:00-17:00"


def held(cell: Any, starts: datetime, ends: datetime, zone: ZoneInfo) -> dict[str, Any]:
    """When a workshop is held, as it is kept. Without the cell it is on every day from `starts` to `ends`. Raises ValueError."""
    days = _days(cell, starts.astimezone(zone), ends.astimezone(zone))
    if len(days) < 2:
        return {"starts_at": starts, "ends_at": ends}
    if days[0][0] != starts.astimezone(zone).date():
        raise ValueError(f"days begins with {days[0][0]}, starts with {starts.astimezone(zone).date()}")
    if len(days) > MOST_DAYS:
        raise ValueError(f"days are more than {MOST_DAYS}")
    local = (starts.astimezone(zone).time(), ends.astimezone(zone).time())
    hours = {day.isoformat(): [f"{one or local[0]:%H:%M}", f"{other or local[1]:%H:%M}"] for day, one, other in days}
    for day, (begins, until) in hours.items():
        if until <= begins:
            raise ValueError(f"days: {day} ends at {until}, before it begins at {begins}")
    first, last = days[0][0], days[-1][0]
    return {
        "starts_at": datetime.combine(first, time.fromisoformat(hours[first.isoformat()][0]), zone),
        "ends_at": datetime.combine(last, time.fromisoformat(hours[last.isoformat()][1]), zone),
        "days": list(hours),
        "hours": hours if len({tuple(each) for each in hours.values()}) > 1 else None,
    }


def _days(cell: Any, starts: datetime, ends: datetime) -> list[tuple[date, time | None, time | None]]:
    """Each day with its own hours, if it has any."""
    if isinstance(cell, dict):  # YAML: {2026-12-03: "11:00-14:00"}
        return sorted(
            (one for day, hours in cell.items() for one in _listed(f"{day} {hours or ''}")), key=lambda one: one[0]
        )
    if isinstance(cell, list):
        return sorted((one for each in cell for one in _listed(str(each))), key=lambda one: one[0])
    said = cell.date().isoformat() if isinstance(cell, datetime) else str(cell or "").strip()
    if said.casefold() in ("weekly", "every week"):
        weeks = (ends.date() - starts.date()).days // 7
        return [(starts.date() + timedelta(weeks=week), None, None) for week in range(weeks + 1)]
    return sorted(_listed(said), key=lambda one: one[0])


def _listed(said: str) -> list[tuple[date, time | None, time | None]]:
    found = []
    for part in filter(None, (part.strip() for part in re.split(r"[,;\n]", said))):
        match = _DAY.fullmatch(part)
        try:
            if match is None:
                raise ValueError
            begins, ends = (time.fromisoformat(hour.zfill(5)) if hour else None for hour in match.groups()[1:])
            found.append((date.fromisoformat(match[1]), begins, ends))
        except ValueError:
            raise ValueError(f"days {part[:40]} is no day like {LIKE}") from None
    if len({day for day, _, _ in found}) < len(found):
        raise ValueError("days names a day twice")
    return found
