"""An officer moves, puts off or calls off a workshop in words: which one, what is to be, and one yes before all are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from handlers.circulars.old_venue import place_said
from handlers.conversation import Conversation
from handlers.folding import fold, tokens
from handlers.hearing import Started
from handlers.language import N_
from handlers.notice.when_said import NoSuchDay, read_when
from handlers.office.rights import districts_of, for_officers, note
from handlers.questions import Misread, Option, Question, Reply, choice, words_of, yes_no
from handlers.step import Step
from handlers.workshop import (
    heard_of,
    office_workshops,
    workshop_days,
    workshop_news,
    workshop_wish,
    workshop_words,
    workshops,
)
from handlers.workshop.workshop_answers import NO_SUCH_DAY, OVER, WHEN, in_iso, put_in_time, several_days
from handlers.workshop.workshop_opening import Opening, opening_in
from handlers.workshop.workshop_words import Order, day_and_hour, read_order
from handlers.world import World
from storage import workshops as store
from storage.staff import Officer
from storage.workshops import Workshop

NONE = Option(
    "none", N_("None of them"), also=("none", "no", "nahi", "koi nahi", "नहीं", "कोई नहीं", "नाही", "कोणतीच नाही", "konti nahi")
)  # fmt: skip
LEAVE = Option("leave", N_("Leave it"), also=("no", "nahi", "नहीं", "नाही", "rehne do", "रहने दो", "राहू द्या", "नको"))
LATER = Option(
    "later", N_("Not fixed yet"),
    also=("abhi tay nahi", "baad me batayenge", "अभी तय नहीं", "बाद में बताएँगे", "nantar kalvu", "नंतर कळवू", "ठरलं नाही", "not fixed"),
)  # fmt: skip


# ── from words to a workshop ──────────────────────────────────────────────────────────────────────────────────────


def wished(step: Step, text: str) -> Started | None:
    """What an officer's words change of a workshop of their office, or a new one; None where they change none."""
    if step.officer is None:
        return None
    if (new := _one_more(step, text)) is not None:
        return new
    order = read_order(text, step.world.today)
    if order is None:
        return None
    if order.deed == "notice_off":
        return Started("broadcast_off")
    left, named = _meant(_standing(step), order, text, step.world)
    if not left:
        return Started("office_workshops") if order.deed in ("off", "put_off") else None
    if order.plainly and not named:
        return None
    if order.plainly and all(_stays(one, order, step.world) for one in left):
        return None
    surely = len(left) == 1 and (named or not order.old_days)
    return Started("workshop_order", opening=_ordered(order, left, surely=surely))


def _standing(step: Step) -> list[Workshop]:
    """What of the office's workshops is still to come or waits for a day."""
    assert step.officer is not None
    return [
        one for one in store.of_districts(step.db, districts_of(step.world, step.officer))
        if one.status == "put_off" or (one.status == "planned" and one.ends_at > step.world.now)
    ]  # fmt: skip


def _ordered(order: Order, left: Sequence[Workshop], *, surely: bool) -> dict[str, Any]:
    """An order as its conversation keeps it."""
    days = order.days or ((order.day,) if order.day else ())
    return {
        "deed": order.deed, "which": [one.id for one in left], "surely": surely,
        "days": [day.isoformat() for day in days], "old_days": [day.isoformat() for day in order.old_days],
        "by_name": order.by_name, "hours": list(order.hours), "until": order.until, "days_on": order.days_on,
        "minutes_on": order.minutes_on, "place": order.place, "asks": list(order.asks), "no_such_day": order.no_such_day,
    }  # fmt: skip


def _one_more(step: Step, text: str) -> Started | None:
    """A workshop that is to be held besides those that stand; where the words may mean one of these as well, it is asked."""
    today = step.world.today
    wish = workshop_wish.read(text, today)
    if not wish:
        return None
    said = said_of(opening_in(text, today))
    new = Started("office_workshops", opening={"which": "new", **said})
    standing = _standing(step)
    if wish == "new" or not standing:
        return new
    order = read_order(text, today) or Order("move")
    left, named = _meant(standing, order, text, step.world)
    named = named or _names_place(standing, str(said["title"]))
    if named and wish == "told":
        return None  # "packing ki workshop 12 ko rakho", and there is one about packing
    if not named and wish == "wished":
        return new
    return Started("workshop_order", opening={**_ordered(order, left[:MOST], surely=False), "new": said})


def _names_place(standing: Sequence[Workshop], title: str) -> bool:
    """Is what looks like a title the place of one that stands: "Sagar ki workshop"?"""
    words = {fold(word) for word in tokens(title)}
    return bool(words) and any(
        words <= {fold(word) for place in one.places.values() for word in tokens(place)} for one in standing
    )


MOST = 6
"""So many workshops are offered beside a new one."""


def said_of(one: Opening) -> dict[str, Any]:
    """What was said with the order to open a workshop, as its conversation keeps it."""
    return {
        "title": one.title, "days": [day.isoformat() for day in one.days], "hours": list(one.hours), "place": one.place,
        "seats": one.seats, "no_such_day": one.no_such_day, "has_year": one.has_year,
    }  # fmt: skip


def _meant(found: Sequence[Workshop], order: Order, text: str, world: World) -> tuple[list[Workshop], bool]:
    """The workshops that the words may mean, by code, day and title, and whether any of these named them."""
    left, named = sorted(found, key=lambda one: one.starts_at), False
    codes = {match[1].replace(" ", "").replace("-", "").casefold() for match in workshops.IN_CODE.finditer(text)}
    words = {fold(word) for word in tokens(text) if len(word) > 3 and not _says_of_any(word)}
    by_code = {one.id for one in left if one.code.replace("-", "").casefold() in codes}
    days = {one.id: workshop_days.days_of(world, one) for one in left}
    by_day = {number for number, held in days.items() if set(held) & set(order.old_days)}
    if not by_day and order.by_name:  # "Thursday's workshop" is in the next week
        names = {day.weekday() for day in order.old_days}
        by_day = set([number for number, held in days.items() if names & {day.weekday() for day in held}][:1])
    by_title = {one.id for one in left if words & {fold(word) for said in one.titles.values() for word in tokens(said)}}
    for fits in (by_code, by_day, by_title):
        if some := [one for one in left if one.id in fits]:
            left, named = some, True
    return left, named


def _says_of_any(word: str) -> bool:
    return bool(workshop_words.kinds_of(word))


def _stays(one: Workshop, order: Order, world: World) -> bool:
    """Is it so already?"""
    day = _day_of(one, order.day, order.by_name, world)
    new = _moved(one, order.days or ((day,) if day else ()), order.hours, order.until, timedelta(), world)
    return _as_it_is(one, new, world) and (not order.place or order.place in one.places.values())


def _as_it_is(one: Workshop, new: Workshop, world: World) -> bool:
    """Is it on the same days from the same hour on?"""
    return one.starts_at == new.starts_at and workshop_days.days_of(world, one) == workshop_days.days_of(world, new)


def _day_of(one: Workshop, day: date | None, by_name: bool, world: World) -> date | None:
    """The new day; a day of the week that lies before the workshop is the one of the workshop's own week or the next."""
    now = one.starts_at.astimezone(world.zone).date()
    if day is None or not by_name or day >= now or one.status != "planned":
        return day
    return now + timedelta(days=(day.weekday() - now.weekday()) % 7)


def _moved(
    one: Workshop, days: Sequence[date], hours: Sequence[str], until: bool, on: timedelta, world: World
) -> Workshop:
    """How it stands after a change; what is not said stays, and of several days all move on with the first."""
    begins, long = one.starts_at.astimezone(world.zone), workshop_days.lasts(world, one)
    hours = list(hours)
    if len(hours) == 2 and not until and hours[0] == begins.strftime("%H:%M"):
        hours = hours[1:]  # "10 se 11 baje kar do": from ten to eleven it is moved
    at = datetime.combine(days[0] if days else begins.date(), begins.time(), world.zone)
    if hours:
        at = at.replace(hour=int(hours[0][:2]), minute=int(hours[0][3:]))
    if len(hours) == 2:
        last = at.replace(hour=int(hours[1][:2]), minute=int(hours[1][3:]))
        long = last - at if last > at else long
    if len(days) > 1:
        return workshop_days.on_days(world, one, at, long, days)
    return workshop_days.begun_anew(world, one, at + on, long)


# ── the talk ──────────────────────────────────────────────────────────────────────────────────────────────────────


@for_officers
def change(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """Which workshop, what is to be of it, and one yes before all who are noted are told."""
    one = _which(c, mine)
    if one == "new":
        return c.then("office_workshops", which="new", **c.opening["new"])
    if not isinstance(one, Workshop) or one.status == "cancelled":
        return c.say(N_("All right, it stays as it is."))
    if c.opening["deed"] == "off":
        asks = yes_no("sure", N_("{card}\nCall it off and tell all who are noted?"))
        if c.ask(asks, card=workshops.card(c.world, one, c.language)) == "no":
            return c.say(N_("All right, it stays as it is."))
        return office_workshops.call_off(c, one)
    new = _put_in_time(c, one)
    if new == LEAVE.value:
        return c.say(N_("All right, it stays as it is."))
    return _put_off(c, one) if isinstance(new, str) else _move(c, one, new)


def _which(c: Conversation, mine: list[int]) -> Workshop | str | None:
    """The workshop that is meant, or "new" where it may be one more; None: none of them."""
    found = [one for one in (store.get(c.db, int(number)) for number in c.opening["which"]) if one is not None]
    found = [one for one in found if one.district_lgd in mine]
    if len(found) == 1 and c.opening["surely"]:
        return found[0]
    options = [
        Option(str(one.id), N_("{title}, {when}"), {"title": workshops.in_tongue(one.titles, c.language)[:40],
               "when": workshop_days.when(c.world, one, c.language)}) for one in found[:7]
    ]  # fmt: skip
    more = (office_workshops.NEW,) if c.opening.get("new") else ()
    which = str(c.ask(choice("which_one", N_("Which workshop do you mean?"), (*options, *more, NONE))))
    return "new" if which == "new" else next((one for one in found if str(one.id) == which), None)


def _put_in_time(c: Conversation, one: Workshop) -> Workshop | str:
    """How it is to stand, as it was said or is asked now; "later" and "leave" where no day is named."""
    said = c.opening
    on = timedelta(days=said["days_on"], minutes=said["minutes_on"])
    new = _moved(one, _days_said(c, one), said["hours"], said["until"], on, c.world)
    if said["no_such_day"]:
        text = NO_SUCH_DAY
    elif said["deed"] == "put_off" or ({"day", "time"} & set(said["asks"])) or _has_no_day(one, said):
        text = WHEN
    elif new.starts_at <= c.world.now and new.starts_at != one.starts_at:
        text = OVER
    else:
        return new
    options = (LATER, LEAVE) if said["deed"] == "put_off" else (LEAVE,)
    at = str(c.ask(Question("new_at", text, options, takes="text", read=_moment(c.world, one))))
    if at in (LATER.value, LEAVE.value):
        return at
    return put_in_time(one, at, c.world, workshop_days.lasts(c.world, one))


def _days_said(c: Conversation, one: Workshop) -> list[date]:
    """On which days it is to be. "11 December wali 14 ko kar do" of a workshop from the 10th to the 12th moves that day only."""
    days = [date.fromisoformat(each) for each in c.opening.get("days") or ()]
    if len(days) != 1:
        return days
    old = {date.fromisoformat(each) for each in c.opening.get("old_days") or ()}
    held = workshop_days.days_of(c.world, one)
    if old & set(held[1:]) and held[0] not in old:
        return sorted({*held, *days} - old)
    day = _day_of(one, days[0], c.opening["by_name"], c.world)
    return [day] if day is not None else []


def _has_no_day(one: Workshop, said: Mapping[str, Any]) -> bool:
    """A workshop that was put off gets a day again before anything else of it is told."""
    return one.status == "put_off" and not said.get("days")


def _moment(world: World, one: Workshop) -> Any:
    """Reads a day, an hour or both that are still to come; what is not said stays as it is."""

    def read(reply: Reply, language: str) -> str:
        words = words_of(reply, language)
        try:
            day, hour = day_and_hour(words, world.today)
            at = read_when(words, world.today) if day is None and not hour else None
        except (ValueError, NoSuchDay):
            raise Misread(NO_SUCH_DAY) from None
        if day is None and not hour and at is None:
            raise Misread(N_("Please write day and hour, like: 12 December 11 am."))
        days = several_days(words, world) or ((day,) if day is not None else ())
        new = _moved(one, days, [hour] if hour else [], False, timedelta(), world)
        begins = at.replace(tzinfo=world.zone) if at else new.starts_at.astimezone(world.zone)
        if begins <= world.now:
            raise Misread(OVER)
        return in_iso([begins.replace(tzinfo=None)], days)

    return read


def _move(c: Conversation, one: Workshop, new: Workshop) -> None:
    place = str(c.opening["place"])
    if not place and "place" in c.opening["asks"]:
        place = str(c.ask(Question("new_place", N_("Where is it?"), (LEAVE,), takes="text", read=_place)))
        if place == LEAVE.value:
            return c.say(N_("All right, it stays as it is."))
    new = replace(new, places={c.language: place} if place else one.places)
    if _as_it_is(one, new, c.world) and new.places == one.places and one.status == "planned":
        return c.say(N_("It is so already:\n{card}"), card=workshops.card(c.world, one, c.language))
    card = workshops.card(c.world, new, c.language)
    if c.ask(yes_no("so", N_("{card}\nChange it so and tell all who are noted?")), card=card) == "no":
        return c.say(N_("All right, it stays as it is."))
    return office_workshops.tell_moved(c, one, new)


def _place(reply: Reply, language: str) -> str:
    return place_said(words_of(reply, language))


def _put_off(c: Conversation, one: Workshop) -> None:
    asks = yes_no("put_off", N_("{card}\nPut it off and tell all who are noted? The new day you tell me later."))
    if c.ask(asks, card=workshops.card(c.world, one, c.language)) == "no":
        return c.say(N_("All right, it stays as it is."))
    told = workshop_news.put_off(c.db, c.world, one)
    if told is None:
        return c.say(N_("Another officer has done that already."))
    note(c, "put_off", f"workshop:{one.id}", before={"at": one.starts_at.isoformat()}, after={"status": "put_off"},
         why_not=N_("those who are noted have been told"))  # fmt: skip
    c.step.say_count("Put off. {count} phone is being told.", "Put off. {count} phones are being told.", count=told)
    return heard_of.after_a_change(c, one)


CONVERSATIONS: Mapping[str, Any] = {"workshop_order": change}
