"""An officer moves, puts off or calls off a workshop in words: which one, what is to be, and one yes before all are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

from handlers.circulars.old_venue import place_said
from handlers.conversation import Conversation
from handlers.folding import fold, tokens
from handlers.hearing import Started
from handlers.language import N_
from handlers.language import days as said_days
from handlers.notice import notices
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
from handlers.workshop.workshop_answers import NO_SUCH_DAY, OVER, WHEN, hours_of_days, in_iso, put_in_time, several_days
from handlers.workshop.workshop_moves import as_it_is, as_ordered, day_at, is_over, meant_alone
from handlers.workshop.workshop_opening import opening_in
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
        return Started("office_workshops", opening={"which": str(left[0].id)}) if named and len(left) == 1 else None
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
        "also": order.also, "deed": order.deed, "which": [one.id for one in left], "surely": surely,
        "days": [day.isoformat() for day in days], "old_days": [day.isoformat() for day in order.old_days],
        "day_hours": {day.isoformat(): list(hours) for day, hours in order.day_hours.items()},
        "by_name": order.by_name, "hours": list(order.hours), "until": order.until, "days_on": order.days_on,
        "minutes_on": order.minutes_on, "place": order.place, "asks": list(order.asks), "no_such_day": order.no_such_day,
    }  # fmt: skip


def _one_more(step: Step, text: str) -> Started | None:
    """A workshop that is to be held besides those that stand; where the words may mean one of these as well, it is asked."""
    today = step.world.today
    wish = workshop_wish.read(text, today)
    if not wish or (wish == "plain" and notices.looks_like_circular(text, today)):
        return None
    said = opening_in(text, today).kept()
    new = Started("office_workshops", opening={"which": "new", **said})
    standing = _standing(step)
    if wish == "new" or not standing:
        return new
    told = read_order(text, today)
    if wish == "plain" and told is not None and not told.plainly:
        return None  # "11 December ko bhi hogi workshop" of one that stands
    order = told or Order("move")
    left, named = _meant(standing, order, text, step.world)
    named = named or _names_place(standing, str(said["title"]))
    if named and wish in ("told", "plain"):
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
    new = as_ordered(one, _ordered(order, [one], surely=False), world)
    return as_it_is(one, new, world) and (not order.place or order.place in one.places.values())


# ── the talk ──────────────────────────────────────────────────────────────────────────────────────────────────────


@for_officers
def change(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """Which workshop, what is to be of it, and one yes before all who are noted are told."""
    one = _which(c, mine)
    if one == "new":
        return c.then("office_workshops", which="new", **c.opening["new"])
    if not isinstance(one, Workshop) or one.status == "cancelled":
        return c.say(N_("All right, it stays as it is."))
    if c.opening["deed"] == "off" and (days := meant_alone(one, {**c.opening, "days": [], "hours": []}, c.world)):
        return _days_off(c, one, days)
    if c.opening["deed"] == "off":
        asks = yes_no("sure", N_("{card}\nCall it off and tell all who are noted?"))
        if c.ask(asks, card=workshops.card(c.world, one, c.language)) == "no":
            return c.say(N_("All right, it stays as it is."))
        return office_workshops.call_off(c, one)
    new = _put_in_time(c, one)
    if new == LEAVE.value:
        return c.say(N_("All right, it stays as it is."))
    return _put_off(c, one) if isinstance(new, str) else _move(c, one, new)


def _days_off(c: Conversation, one: Workshop, days: Sequence[date]) -> None:
    """Some of its days are not held; the others stay."""
    new = one
    for day in days:
        new = workshop_days.with_day(c.world, new, day, None)
    asks = yes_no("days_off", N_("Then it is:\n{card}\nTake {which} out and tell all who are noted?"))
    card, said = workshops.card(c.world, new, c.language), said_days(days, c.language)
    if c.ask(asks, card=card, which=said) == "no":
        return c.say(N_("All right, it stays as it is."))
    return office_workshops.tell_moved(c, one, new)


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
    new = as_ordered(one, said, c.world)
    if said["no_such_day"]:
        text = NO_SUCH_DAY
    elif said["deed"] == "put_off" or ({"day", "time"} & set(said["asks"])) or _has_no_day(one, said):
        text = WHEN
    elif is_over(c.world, one, new):
        text = OVER
    else:
        return new
    alone = meant_alone(one, said, c.world)
    options = (LATER, LEAVE) if said["deed"] == "put_off" and not alone else (LEAVE,)
    at = str(c.ask(Question("new_at", text, options, takes="text", read=_moment(c.world, one, alone))))
    if at in (LATER.value, LEAVE.value):
        return at
    if len(alone) == 1 and "," not in at:
        begins = datetime.fromisoformat(at.split()[0]).replace(tzinfo=c.world.zone)
        return workshop_days.with_day(c.world, one, alone[0], day_at(c.world, one, alone[0], begins))
    return put_in_time(one, at, c.world)


def _has_no_day(one: Workshop, said: Mapping[str, Any]) -> bool:
    """A workshop that was put off gets a day again before anything else of it is told."""
    return one.status == "put_off" and not said.get("days")


def _moment(world: World, one: Workshop, alone: Sequence[date]) -> Any:
    """Reads a day, an hour or both that are still to come, of one of several days or of all; what is not said stays as it is."""

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
        own = hours_of_days(words, world, days)
        on = alone[0] if alone else workshop_days.days_of(world, one)[0]
        was = workshop_days.hours_of(world, one, on)[0].astimezone(world.zone)
        begins = datetime.combine(days[0] if days else on, time.fromisoformat(hour) if hour else was.time(), world.zone)
        begins = at.replace(tzinfo=world.zone) if at else begins
        if begins <= world.now:
            raise Misread(OVER)
        return in_iso([begins.replace(tzinfo=None)], days, own)

    return read


def _move(c: Conversation, one: Workshop, new: Workshop) -> None:
    place = str(c.opening["place"])
    if not place and "place" in c.opening["asks"]:
        place = str(c.ask(Question("new_place", N_("Where is it?"), (LEAVE,), takes="text", read=_place)))
        if place == LEAVE.value:
            return c.say(N_("All right, it stays as it is."))
    new = replace(new, places={c.language: place} if place else one.places)
    if as_it_is(one, new, c.world) and new.places == one.places and one.status == "planned":
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
