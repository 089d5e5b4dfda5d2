"""When a broadcast goes out: once, on named days, weekly or monthly, always by the clock on the wall of its readers."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from handlers.language import N_, say
from storage import reference

MISSED = ("skip", "late", "ask")
USUAL_TIME = time(10)
"""When a day is named without an hour."""
GRACE = timedelta(minutes=15)
"""A run that begins later than this was missed: what then happens each schedule says itself."""
FARTHEST = timedelta(days=370)
QUIET_FROM, QUIET_TO = time(21), time(8)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2})?)?")


class BadTime(Exception):
    """These are no days and hours on which something can be sent; `text` with `words` says why in any language."""

    def __init__(self, text: str, /, **words: Any) -> None:
        super().__init__(say("en", text, **words))
        self.text, self.words = text, words


@dataclass(frozen=True, slots=True)
class Schedule:
    """One schedule; `at` are moments on the wall clock (ISO without a zone), the first one gives the rhythm."""

    kind: str
    at: tuple[str, ...] = ()
    until: str = ""
    """The last day of a weekly or monthly schedule, if it has one."""

    def to_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {"kind": self.kind, "at": list(self.at), **({"until": self.until} if self.until else {})}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Schedule:
        """The schedule again."""
        return cls(kept["kind"], tuple(kept.get("at", ())), kept.get("until", ""))

    def following(self, after: datetime, zone: ZoneInfo) -> datetime | None:
        """The first moment later than `after`; None when there is none. A clock change moves no hour of the wall."""
        moments = (_moment(wall, zone) for wall in self._walls(after.astimezone(zone)))
        return next((moment for moment in moments if moment > after), None)

    def first(self, now: datetime, zone: ZoneInfo) -> datetime | None:
        """When it goes out for the first time from now on; "now" is now."""
        return now if self.kind == "now" else self.following(now - timedelta(milliseconds=1), zone)

    def _walls(self, after: datetime) -> Sequence[datetime]:
        walls = sorted(datetime.fromisoformat(one) for one in self.at)
        if self.kind in ("now", "once", "dates"):
            return walls
        first = walls[0]
        last = datetime.combine(date.fromisoformat(self.until), time.max) if self.until else None
        step = (
            max(0, (after.replace(tzinfo=None) - first).days // 7) if self.kind == "weekly" else _months(first, after)
        )
        found = [
            first + timedelta(weeks=count) if self.kind == "weekly" else _month_on(first, count)
            for count in range(max(0, step - 1), step + 3)
        ]
        return [wall for wall in found if last is None or wall <= last]


def _months(first: datetime, after: datetime) -> int:
    return max(0, (after.year - first.year) * 12 + after.month - first.month)


def _month_on(first: datetime, months: int) -> datetime:
    """The same day so many months on; where the month is shorter, its last day."""
    years, month = divmod(first.month - 1 + months, 12)
    year = first.year + years
    return first.replace(year=year, month=month + 1, day=min(first.day, calendar.monthrange(year, month + 1)[1]))


def _moment(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which the wall clock shows this; an hour that a clock change leaves out comes as soon as it can."""
    shown = wall.replace(tzinfo=zone)
    back = shown.astimezone(ZoneInfo("UTC")).astimezone(zone)
    return back if back.replace(tzinfo=None) != wall else shown


def read(at: Sequence[str], every: str, now: datetime, zone: ZoneInfo, *, until: str = "") -> Schedule:
    """The schedule that days (ISO) and a rhythm describe. Raises BadTime."""
    if every not in ("", "weekly", "monthly"):
        raise BadTime("Every how often? weekly or monthly.")
    walls = sorted({wall_of(one) for one in at})
    if every and not walls:
        walls = [datetime.combine(now.astimezone(zone).date() + timedelta(days=1), USUAL_TIME)]
    for wall in walls:
        moment = _moment(wall, zone)
        if moment < now - timedelta(minutes=1):
            raise BadTime(N_("{day} at {hour} is past."), day=wall.date(), hour=f"{wall:%H:%M}")
        if moment > now + FARTHEST:
            raise BadTime(N_("{day} is more than a year away."), day=wall.date())
    if every and len(walls) > 1:
        raise BadTime(N_("A weekly or monthly one begins on one day."))
    if until:
        last = wall_of(until).date()
        if last < walls[0].date():
            raise BadTime(N_("It would end before it begins."))
        until = last.isoformat()
    kept = tuple(wall.isoformat(timespec="minutes") for wall in walls)
    kind = every or ("now" if not kept else "once" if len(kept) == 1 else "dates")
    return Schedule(kind, kept, until)


def wall_of(text: str) -> datetime:
    """2026-12-01T10:00, or a day alone, as the wall clock shows it. Raises BadTime, by name for a day that is none."""
    found = _ISO.fullmatch(text.strip())
    if found is None:
        raise BadTime(N_("{text} is no day I can read. Write it like 2026-12-01T10:00."), text=text[:40])
    year, month, day = (int(part) for part in found.groups()[:3])
    if not (1 <= month <= 12 and 1 <= day <= calendar.monthrange(max(1, year), min(12, max(1, month)))[1]):
        raise BadTime(N_("There is no day {text}."), text=text[:40])
    hour, minute = (int(found[4]), int(found[5])) if found[4] else (USUAL_TIME.hour, USUAL_TIME.minute)
    if hour > 23 or minute > 59:
        raise BadTime(N_("There is no hour {text}."), text=f"{hour}:{minute}")
    return datetime.combine(date(max(1, year), month, day), time(hour, minute))


def festival_on(day: date) -> tuple[str, ...]:
    """The names of a festival on this day, from the dated table; for a hint, never for a decision."""
    return next((one.names for one in reference.festivals() if one.day == day), ())


def quiet_until(moment: datetime, zone: ZoneInfo) -> datetime | None:
    """When the night's rest that a moment falls into ends; None by day."""
    here = moment.astimezone(zone)
    if QUIET_TO <= here.time() < QUIET_FROM:
        return None
    morning = datetime.combine(here.date(), QUIET_TO, zone)
    return morning if here < morning else morning + timedelta(days=1)
