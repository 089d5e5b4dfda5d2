"""A notice's text in each language, put together from what an officer confirmed: one fact a line, source and date below."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from handlers.circulars.each_day import in_a_row
from handlers.language import N_, one_weekday, say
from handlers.language import day as day_in
from handlers.language import days as listed_days
from handlers.world import World

FIELDS = ("title", "event_dates", "times", "place", "last_date", "links", "fee", "contact")
LABELS = {
    "title": N_("Title"), "event_dates": N_("Date"), "times": N_("Time"), "place": N_("Place"), "last_date": N_(
    "Last date"),
    "links": N_("Link"), "fee": N_("Fee"), "contact": N_("Ask at"),
}  # fmt: skip


def days_in(days: Sequence[str], language: str) -> str:
    """One day, or "from – to"; several single ones one after another."""
    said = [day_in(date.fromisoformat(one), language) for one in days]
    if len(said) == 2 and (date.fromisoformat(days[1]) - date.fromisoformat(days[0])).days < 32:
        return " – ".join(said)
    return ", ".join(said)


def each_in(each_day: Mapping[str, Sequence[str]], language: str) -> str:
    """Single days, those of the same hours together: "Thursday, 3 and 10 December", or each with its hours."""
    alike: dict[tuple[str, ...], list[date]] = {}
    for said, hours in sorted(each_day.items()):
        alike.setdefault(tuple(hours), []).append(date.fromisoformat(said))
    return "; ".join(
        ", ".join(filter(None, (_listed(held, language), clock_in(hours, language)))) for hours, held in alike.items()
    )


def _listed(held: Sequence[date], language: str) -> str:
    if len(held) == 1:
        return day_in(held[0], language)
    if len(held) > 2 and in_a_row(held):
        return " – ".join(day_in(one, language) for one in (held[0], held[-1]))
    return ", ".join(filter(None, (one_weekday(held, language), listed_days(held, language))))


def clock_in(times: Sequence[str], language: str) -> str:
    """11:00, or 10:00 – 17:00 as people say it."""
    return " – ".join(_hour(one, language) for one in times)


def _hour(clock: str, language: str) -> str:
    hour, minute = int(clock[:2]), clock[3:]
    part = (
        N_("{clock} in the morning") if hour < 12 else N_("{clock} in the afternoon") if hour < 16
        else N_("{clock} in the evening") if hour < 20 else N_("{clock} at night")
    )  # fmt: skip
    return say(language, part, clock=f"{(hour - 1) % 12 + 1}" + (f":{minute}" if minute != "00" else ""))


def shown(name: str, value: Any, language: str) -> str:
    """One field as this reader sees it; empty where there is nothing."""
    if not value:
        return ""
    if name == "event_dates":
        return days_in(value, language)
    if name == "times":
        return clock_in(value, language)
    if name == "last_date":
        return day_in(date.fromisoformat(str(value)), language)
    return ", ".join(value) if isinstance(value, list) else str(value)


def lines(fields: Mapping[str, Any], language: str, *, without: Sequence[str] = ("title",)) -> list[str]:
    """Every field that is there, one a line with its name."""
    each_day = fields.get("each_day") or {}
    found = [(name, shown(name, fields.get(name), language)) for name in FIELDS if name not in without]
    if each_day:
        found = [(name, each_in(each_day, language) if name == "event_dates" else said) for name, said in found]
    if any(each_day.values()):  # the hours stand with the days
        found = [(name, said) for name, said in found if name != "times"]
    return [f"{say(language, LABELS[name])}: {value}" for name, value in found if value]


def heading(fields: Mapping[str, Any]) -> str:
    """What stands above the facts: the words of a notice that is only words, else its title."""
    return str(fields.get("says") or fields.get("title") or "")


def text_of(fields: Mapping[str, Any], language: str, *, office: str, on: date) -> str:
    """The notice as its readers get it: title, facts, and whose it is, of which day."""
    title = heading(fields)
    foot = say(language, N_("– {office}, {day}"), office=office, day=day_in(on, language))
    return "\n".join([title, *lines(fields, language), foot])


def in_script_of(language: str, words: str) -> bool:
    """Is this written in the letters that readers of the language read?"""
    devanagari = re.search(r"[\u0904-\u0939]", words) is not None
    return not words or (devanagari if language in ("hi", "mr") else not devanagari)


def ends_on(fields: Mapping[str, Any]) -> date | None:
    """The day after which the notice says nothing any more."""
    days = [*(fields.get("event_dates") or []), *([fields["last_date"]] if fields.get("last_date") else [])]
    return max((date.fromisoformat(str(one)) for one in days), default=None)


def is_over(fields: Mapping[str, Any], world: World) -> bool:
    """Has everything it announces passed?"""
    end = ends_on(fields)
    return end is not None and end < world.today
