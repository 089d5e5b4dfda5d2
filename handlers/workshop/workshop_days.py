"""The days of a workshop: one or several, in a row or apart, each with its hours, and which of them it is now."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time, timedelta

from handlers.circulars.each_day import MOST_DAYS, in_a_row
from handlers.language import N_, dated_days, day, days, one_weekday, say
from handlers.language import dated as dated_in
from handlers.world import World
from storage.workshops import Registration, Workshop

Held = tuple[datetime, datetime]
"""From when until when it is held on one day."""
Hours = Mapping[date, Sequence[time]]
"""The hours of days that have their own: from when, and perhaps until when."""
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


def only_days(said: Sequence[str], language: str) -> str:
    """Some of its days, as they are kept, as readers read them."""
    return days([date.fromisoformat(each) for each in said], language)


def only_of(world: World, one: Workshop, name: Registration) -> list[str]:
    """The days on which alone somebody comes, those that it still has; nothing where they come on all."""
    held = {on.isoformat() for on in days_of(world, one)}
    return [day for day in name.only_days or () if day in held]


def comes_on(world: World, one: Workshop, names: Sequence[Registration], on: date) -> bool:
    """Does anybody of these names come on this day?"""
    told = [only_of(world, one, name) for name in names]
    return any(not days or on.isoformat() in days for days in told)


def hours_of(world: World, one: Workshop, on: date) -> tuple[datetime, datetime]:
    """From when until when it is held on one of its days."""
    if len(days_of(world, one)) == 1:
        return one.starts_at, one.ends_at
    begins, ends = one.starts_at.astimezone(world.zone).time(), one.ends_at.astimezone(world.zone).time()
    if one.hours and (own := one.hours.get(on.isoformat())):
        begins, ends = (time.fromisoformat(each) for each in own)
    night = timedelta(days=1 if ends <= begins else 0)
    return datetime.combine(on, begins, world.zone), datetime.combine(on + night, ends, world.zone)


def lasts(world: World, one: Workshop) -> timedelta:
    """How long it is on its first day."""
    begins, ends = hours_of(world, one, days_of(world, one)[0])
    return ends - begins


def held_at(world: World, one: Workshop) -> list[Held]:
    """From when until when it is held, day by day."""
    return [hours_of(world, one, on) for on in days_of(world, one)]


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


def put(world: World, one: Workshop, held: Sequence[Held]) -> Workshop:
    """The same workshop, held then."""
    local = sorted((begins.astimezone(world.zone), ends.astimezone(world.zone)) for begins, ends in held)
    if len(local) == 1:
        return replace(one, starts_at=held[0][0], ends_at=held[0][1], days=None, hours=None, status="planned")
    hours = {begins.date().isoformat(): [f"{begins:%H:%M}", f"{ends:%H:%M}"] for begins, ends in local}
    differ = len(set(map(tuple, hours.values()))) > 1
    return replace(
        one, starts_at=local[0][0], ends_at=local[-1][1], days=list(hours), hours=hours if differ else None, status="planned"
    )  # fmt: skip


def on_days(
    world: World, one: Workshop, begins: datetime, long: timedelta, days: Sequence[date], hours: Hours | None = None
) -> Workshop:
    """The same workshop, begun at this hour and so long on each of these days; who knows a day's own hours gives them."""
    return put(world, one, [_on(world, day, (hours or {}).get(day, ()), begins, long) for day in days])


def _on(world: World, day: date, own: Sequence[time], begins: datetime, long: timedelta) -> Held:
    """One day with its own hours; without an end of its own it is so long."""
    first = datetime.combine(day, own[0] if own else begins.astimezone(world.zone).time(), world.zone)
    if len(own) < 2:
        return first, first + long
    ends = datetime.combine(day, own[1], world.zone)
    return first, ends if ends > first else ends + timedelta(days=1)


def shifted(world: World, one: Workshop, by: timedelta) -> Workshop:
    """The same workshop so much later on each of its days, or earlier."""
    return put(world, one, [(begins + by, ends + by) for begins, ends in held_at(world, one)])


def begun_anew(world: World, one: Workshop, begins: datetime, long: timedelta | None = None) -> Workshop:
    """The same workshop begun at another moment: of several days all move on with the first. At another hour they all begin
    then, each as long as it was or `long`; else each keeps its own."""
    held = held_at(world, one)
    further = begins.astimezone(world.zone).date() - held[0][0].astimezone(world.zone).date()
    other = begins.astimezone(world.zone).time() != held[0][0].astimezone(world.zone).time()
    moved = []
    for each, ends in held:
        local = each.astimezone(world.zone)
        first = datetime.combine(
            local.date() + further, begins.astimezone(world.zone).time() if other else local.time(), world.zone
        )
        moved.append((first, first + (long if long is not None else ends - each)))
    return put(world, one, moved)


def with_day(world: World, one: Workshop, old: date, new: Held | None) -> Workshop:
    """The same workshop with one of its days put elsewhere, or taken out; all others stay."""
    held = [each for each in held_at(world, one) if each[0].astimezone(world.zone).date() != old]
    return put(world, one, held + ([new] if new is not None else []))


def means_one(world: World, one: Workshop, named: Collection[date]) -> tuple[date, ...]:
    """Which of its days are meant by themselves, where some are named. Of days that follow one another the first names the
    whole; of days apart each is itself."""
    held = days_of(world, one)
    meant = tuple(day for day in held if day in named)
    if len(held) == 1 or len(meant) == len(held) or (in_a_row(held) and held[0] in meant):
        return ()
    return meant


# ── as it is said ─────────────────────────────────────────────────────────────────────────────────────────────────


def when(world: World, one: Workshop, language: str, *, with_end: bool = False) -> str:
    """Day and hour, as people here say them; of several days from which to which, or each of them, those of the same hours
    together."""
    held = held_at(world, one)
    with_end = with_end or len({ends - begins for begins, ends in held}) > 1
    alike: dict[str, list[date]] = {}
    for begins, ends in held:
        local = begins.astimezone(world.zone)
        hour = f"{local:%H:%M}" + (f"–{ends.astimezone(world.zone):%H:%M}" if with_end else "")
        alike.setdefault(hour, []).append(local.date())
    return "; ".join(_when(days, hour, language) for hour, days in alike.items())


def _when(held: Sequence[date], hour: str, language: str) -> str:
    if len(held) == 1:
        return say(language, N_("{day}, {hour}"), day=day(held[0], language), hour=hour)
    if in_a_row(held):
        return say(language, N_("{first} to {last}, each day {hour}"), first=day(held[0], language), last=day(held[-1], language),
                   hour=hour)  # fmt: skip
    if every := one_weekday(held, language):
        return say(language, N_("{weekday}, {days}, {hour}"), weekday=every, days=days(held, language), hour=hour)
    return say(language, N_("{days}, {hour}"), days=days(held, language), hour=hour)


def when_on(world: World, one: Workshop, on: date, language: str) -> str:
    """One of its days with its hour."""
    begins, _ = hours_of(world, one, on)
    return say(
        language, N_("{day}, {hour}"), day=day(on, language), hour=begins.astimezone(world.zone).strftime("%H:%M")
    )


def dated(world: World, one: Workshop, language: str) -> str:
    """Its days with the year, as a certificate names them."""
    held = days_of(world, one)
    if len(held) > 1 and in_a_row(held):
        return say(
            language, N_("{first} to {last}"), first=dated_in(held[0], language), last=dated_in(held[-1], language)
        )
    return dated_days(held, language)


def each_with_hours(world: World, one: Workshop) -> dict[str, list[str]]:
    """Each day as a notice names it, with its hours where they differ; nothing where from the first to the last says all."""
    held = days_of(world, one)
    if len(held) == 1 or (in_a_row(held) and not one.hours):
        return {}
    return {day.isoformat(): list((one.hours or {}).get(day.isoformat(), ())) for day in held}


def place_of(world: World, one: Workshop, on: date) -> tuple[int, int]:
    """Which one of how many days this is."""
    held = days_of(world, one)
    return held.index(on) + 1, len(held)
