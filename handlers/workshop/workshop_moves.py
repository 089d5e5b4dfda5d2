"""How a workshop stands after what an officer says of it: all days moved with the first, or one of several by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from handlers.workshop import workshop_days
from handlers.workshop.workshop_days import Held
from handlers.world import World
from storage.workshops import Workshop


def as_ordered(one: Workshop, said: Mapping[str, Any], world: World) -> Workshop:
    """The workshop as an order puts it; what is not said stays."""
    days = [date.fromisoformat(each) for each in said["days"]]
    on = timedelta(days=said["days_on"], minutes=said["minutes_on"])
    if said.get("also") and days:
        return _with_further(one, days, said, world)
    alone = meant_alone(one, said, world)
    if alone:
        return _alone(one, alone, days, said, on, world)
    if on:
        return workshop_days.shifted(world, one, on)
    if said["by_name"] and len(days) == 1:
        days = [counted_from(workshop_days.days_of(world, one)[0], days[0])] if one.status == "planned" else days
    own = {
        date.fromisoformat(day): [time.fromisoformat(hour) for hour in hours]
        for day, hours in said["day_hours"].items()
    }
    return moved(one, days, said["hours"], until=said["until"], own=own, world=world)


def meant_alone(one: Workshop, said: Mapping[str, Any], world: World) -> tuple[date, ...]:
    """Which of several days are meant by themselves: those that are named as they are now, or with an hour only; once it has
    begun, the next one. Nothing: the whole."""
    held = workshop_days.days_of(world, one)
    if len(held) == 1 or one.status != "planned":
        return ()
    old = {date.fromisoformat(each) for each in said["old_days"]}
    new = {date.fromisoformat(each) for each in said["days"]}
    if alone := workshop_days.means_one(world, one, old):
        return alone
    if said["hours"] and not said["day_hours"] and new and new <= set(held):
        return workshop_days.means_one(world, one, new)  # "10 December ko 2 baje kar do"
    coming = [day for day in held if workshop_days.hours_of(world, one, day)[0] > world.now]
    if len(coming) in (0, len(held)) or len(new) > 1:
        return ()
    return tuple(coming[:1] if new or said["days_on"] else coming)


def counted_from(base: date, day: date) -> date:
    """A day of the week that lies before the workshop is the one of the workshop's own week or the next."""
    return day if day >= base else base + timedelta(days=(day.weekday() - base.weekday()) % 7)


def moved(
    one: Workshop, days: Sequence[date], hours: Sequence[str], *, until: bool, own: workshop_days.Hours, world: World
) -> Workshop:
    """How it stands after a change; of several days all move on with the first."""
    begins, ends = (each.astimezone(world.zone) for each in workshop_days.held_at(world, one)[0])
    at, long = _at(days[0] if days else begins.date(), (begins, ends), hours, until=until, world=world)
    if len(days) > 1:
        return workshop_days.on_days(world, one, at, long or ends - begins, days, own or _kept_hours(one, days, hours))
    return workshop_days.begun_anew(world, one, at, long)


def day_at(world: World, one: Workshop, on: date, at: datetime) -> Held:
    """One of its days, begun then and as long as it was."""
    begins, ends = workshop_days.hours_of(world, one, on)
    return at, at + (ends - begins)


def is_over(world: World, one: Workshop, new: Workshop) -> bool:
    """Would one of its days be put where it is over?"""
    was = set(workshop_days.held_at(world, one))
    return any(each[0] <= world.now for each in workshop_days.held_at(world, new) if each not in was)


def as_it_is(one: Workshop, new: Workshop, world: World) -> bool:
    """Is it on the same days, and from the same hours to the same hours?"""
    return workshop_days.held_at(world, one) == workshop_days.held_at(world, new)


def _alone(
    one: Workshop, alone: Sequence[date], days: Sequence[date], said: Mapping[str, Any], on: timedelta, world: World
) -> Workshop:
    """Some of its days by themselves: on other days, at another hour or so much later; all others stay."""
    changed = one
    places = list(days) if days and not set(days) <= set(alone) else list(alone)
    if said["by_name"] and len(places) == 1:
        places = [counted_from(alone[0], places[0])]
    moments = [workshop_days.hours_of(world, one, day) for day in alone]
    for day in alone:
        changed = _without(world, changed, day)
    for number, day in enumerate(places):
        begins, ends = (each.astimezone(world.zone) for each in moments[min(number, len(moments) - 1)])
        at, long = _at(day, (begins, ends), said["hours"], until=said["until"], world=world)
        changed = workshop_days.with_day(world, changed, day, (at + on, at + on + (long or ends - begins)))
    return changed if changed is not one else one


def _without(world: World, one: Workshop, day: date) -> Workshop:
    """Its other days; the last one stays, since a workshop has a day."""
    return workshop_days.with_day(world, one, day, None) if len(workshop_days.days_of(world, one)) > 1 else one


def _with_further(one: Workshop, days: Sequence[date], said: Mapping[str, Any], world: World) -> Workshop:
    """ "17 December ko bhi hogi": one day more, at the hours of the last where none are said."""
    last = tuple(each.astimezone(world.zone) for each in workshop_days.held_at(world, one)[-1])
    new = one
    for day in days:
        at, long = _at(day, (last[0], last[1]), said["hours"], until=said["until"], world=world)
        if day not in workshop_days.days_of(world, new):
            new = workshop_days.with_day(world, new, day, (at, at + (long or last[1] - last[0])))
    return new


def _kept_hours(one: Workshop, days: Sequence[date], hours: Sequence[str]) -> workshop_days.Hours:
    """The hours that days keep which it has already."""
    if hours or not one.hours:
        return {}
    return {
        day: [time.fromisoformat(each) for each in one.hours[day.isoformat()]]
        for day in days
        if day.isoformat() in one.hours
    }


def _at(day: date, was: Held, hours: Sequence[str], *, until: bool, world: World) -> tuple[datetime, timedelta | None]:
    """When it begins on a day, and how long it is where that is said."""
    hours = list(hours)
    if len(hours) == 2 and not until and hours[0] == was[0].strftime("%H:%M"):
        hours = hours[1:]  # "10 se 11 baje kar do": from ten to eleven it is moved
    at = datetime.combine(day, time.fromisoformat(hours[0]) if hours else was[0].time(), world.zone)
    last = datetime.combine(day, time.fromisoformat(hours[1]), world.zone) if len(hours) == 2 else at
    return at, last - at if last > at else None
