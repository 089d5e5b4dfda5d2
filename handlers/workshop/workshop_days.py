"""The days of a workshop: one, or several from the same hour to the same hour, and which of them it is now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from handlers.language import N_, day, days, listing, say
from handlers.language import dated as dated_in
from handlers.workshop.days_said import MOST_DAYS, in_a_row
from handlers.world import World
from storage.workshops import Workshop

AT_THE_DOOR = timedelta(hours=3)
"""So long before it begins and after it ends the door is open."""


def days_of(world: World, one: Workshop) -> tuple[date, ...]:
    """Every day on which it is held; from 10 in the morning of the 10th till 4 of the 12th it is on three, not in the nights."""
    if one.days:
        return tuple(date.fromisoformat(each) for each in one.days)
    begins, ends = one.starts_at.astimezone(world.zone), one.ends_at.astimezone(world.zone)
    further = (ends.date() - begins.date()).days
    if not 0 < further < MOST_DAYS or ends.time() <= begins.time():
        return (begins.date(),)
    return tuple(begins.date() + timedelta(days=place) for place in range(further + 1))


def hours_of(world: World, one: Workshop, on: date) -> tuple[datetime, datetime]:
    """From when until when it is held on one of its days."""
    if len(days_of(world, one)) == 1:
        return one.starts_at, one.ends_at
    begins, ends = one.starts_at.astimezone(world.zone).time(), one.ends_at.astimezone(world.zone).time()
    night = timedelta(days=1 if ends <= begins else 0)
    return datetime.combine(on, begins, world.zone), datetime.combine(on + night, ends, world.zone)


def lasts(world: World, one: Workshop) -> timedelta:
    """How long it is on each of its days."""
    begins, ends = hours_of(world, one, days_of(world, one)[0])
    return ends - begins


def at_the_door(world: World, one: Workshop) -> date | None:
    """The day at whose door people stand now; None where none is."""
    for on in days_of(world, one):
        begins, ends = hours_of(world, one, on)
        if begins - AT_THE_DOOR <= world.now <= ends + AT_THE_DOOR:
            return on
    return None


def day_noted(world: World, one: Workshop) -> str:
    """As what a tick of this moment is kept: the day, where there are several and it is one of them; else nothing."""
    on = at_the_door(world, one) if len(days_of(world, one)) > 1 else None
    return on.isoformat() if on is not None else ""


def on_days(world: World, one: Workshop, begins: datetime, long: timedelta, held: Sequence[date]) -> Workshop:
    """The same workshop, begun then and so long on each of these days."""
    first = begins + long
    ends = first + (held[-1] - begins.astimezone(world.zone).date() if len(held) > 1 else timedelta())
    several = [each.isoformat() for each in held] if len(held) > 1 else None
    return replace(one, starts_at=begins, ends_at=ends, days=several, status="planned")


def begun_anew(world: World, one: Workshop, begins: datetime, long: timedelta) -> Workshop:
    """The same workshop begun at another moment: of several days all move on with the first."""
    held = days_of(world, one)
    further = begins.astimezone(world.zone).date() - held[0]
    return on_days(world, one, begins, long, [each + further for each in held])


# ── as it is said ─────────────────────────────────────────────────────────────────────────────────────────────────


def when(world: World, one: Workshop, language: str) -> str:
    """Day and hour, as people here say them; of several days from which to which, or each of them."""
    held, hour = days_of(world, one), one.starts_at.astimezone(world.zone).strftime("%H:%M")
    if len(held) == 1:
        return say(language, N_("{day}, {hour}"), day=day(held[0], language), hour=hour)
    if in_a_row(held):
        return say(language, N_("{first} to {last}, each day {hour}"), first=day(held[0], language), last=day(held[-1], language),
                   hour=hour)  # fmt: skip
    return say(language, N_("{days}, each day {hour}"), days=days(held, language), hour=hour)


def when_on(world: World, one: Workshop, on: date, language: str) -> str:
    """One of its days with its hour."""
    begins, _ = hours_of(world, one, on)
    return say(
        language, N_("{day}, {hour}"), day=day(on, language), hour=begins.astimezone(world.zone).strftime("%H:%M")
    )


def dated(world: World, one: Workshop, language: str) -> str:
    """Its days with the year, as a certificate names them."""
    held = days_of(world, one)
    said = [dated_in(each, language) for each in held]
    if len(held) > 1 and in_a_row(held):
        return say(language, N_("{first} to {last}"), first=said[0], last=said[-1])
    return listing(said, language)


def place_of(world: World, one: Workshop, on: date) -> tuple[int, int]:
    """Which one of how many days this is."""
    held = days_of(world, one)
    return held.index(on) + 1, len(held)
