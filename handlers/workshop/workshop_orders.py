"""An officer moves, puts off or calls off a workshop in words: which one, what is to be, and one yes before all are told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from handlers.conversation import Conversation
from handlers.folding import fold, tokens
from handlers.hearing import Started
from handlers.language import N_
from handlers.notice.when_said import NoSuchDay, read_when
from handlers.office.rights import districts_of, for_officers, note
from handlers.questions import Misread, Option, Question, Reply, choice, words_of, yes_no
from handlers.step import Step
from handlers.workshop import heard_of, office_workshops, workshop_news, workshop_words, workshops
from handlers.workshop.workshop_answers import NO_SUCH_DAY, OVER, WHEN
from handlers.workshop.workshop_opening import Opening, opening_in, opens_new
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
    if step.officer is not None and opens_new(text):
        return Started("office_workshops", opening={"which": "new", **said_of(opening_in(text, step.world.today))})
    order = read_order(text, step.world.today)
    officer = step.officer if order is not None else None
    if order is None or officer is None:
        return None
    if order.deed == "notice_off":
        return Started("broadcast_off")
    found = [
        one for one in store.of_districts(step.db, districts_of(step.world, officer))
        if one.status == "put_off" or (one.status == "planned" and one.ends_at > step.world.now)
    ]  # fmt: skip
    left, named = _meant(found, order, text, step.world)
    if not left:
        return Started("office_workshops") if order.deed in ("off", "put_off") else None
    if order.plainly and not named:
        return None
    if order.plainly and all(_stays(one, order, step.world) for one in left):
        return None
    opening = {
        "deed": order.deed, "which": [one.id for one in left], "surely": len(left) == 1 and (named or not order.old_days),
        "day": order.day.isoformat() if order.day else "", "by_name": order.by_name,
        "hours": list(order.hours), "until": order.until,
        "days_on": order.days_on, "minutes_on": order.minutes_on, "place": order.place, "asks": list(order.asks),
        "no_such_day": order.no_such_day,
    }  # fmt: skip
    return Started("workshop_order", opening=opening)


def said_of(one: Opening) -> dict[str, Any]:
    """What was said with the order to open a workshop, as its conversation keeps it."""
    return {
        "title": one.title, "day": one.days[0].isoformat() if one.days else "", "hours": list(one.hours), "place": one.place,
        "seats": one.seats, "no_such_day": one.no_such_day, "has_year": one.has_year,
    }  # fmt: skip


def _meant(found: Sequence[Workshop], order: Order, text: str, world: World) -> tuple[list[Workshop], bool]:
    """The workshops that the words may mean, by code, day and title, and whether any of these named them."""
    left, named = sorted(found, key=lambda one: one.starts_at), False
    codes = {match[1].replace(" ", "").replace("-", "").casefold() for match in workshops.IN_CODE.finditer(text)}
    words = {fold(word) for word in tokens(text) if len(word) > 3 and not _says_of_any(word)}
    by_code = {one.id for one in left if one.code.replace("-", "").casefold() in codes}
    days = {one.id: one.starts_at.astimezone(world.zone).date() for one in left}
    by_day = {number for number, day in days.items() if day in order.old_days}
    if not by_day and order.by_name:  # "Thursday's workshop" is in the next week
        names = {day.weekday() for day in order.old_days}
        by_day = set([number for number, day in days.items() if day.weekday() in names][:1])
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
    begins, _ = _moved(one, day, order.hours, order.until, timedelta(), world)
    return begins == one.starts_at and (not order.place or order.place in one.places.values())


def _day_of(one: Workshop, day: date | None, by_name: bool, world: World) -> date | None:
    """The new day; a day of the week that lies before the workshop is the one of the workshop's own week or the next."""
    now = one.starts_at.astimezone(world.zone).date()
    if day is None or not by_name or day >= now or one.status != "planned":
        return day
    return now + timedelta(days=(day.weekday() - now.weekday()) % 7)


def _moved(
    one: Workshop, day: date | None, hours: Sequence[str], until: bool, on: timedelta, world: World
) -> tuple[datetime, datetime]:
    """When it begins and ends after a change; what is not said stays."""
    begins, ends = one.starts_at.astimezone(world.zone), one.ends_at.astimezone(world.zone)
    lasts, hours = ends - begins, list(hours)
    if len(hours) == 2 and not until and hours[0] == begins.strftime("%H:%M"):
        hours = hours[1:]  # "10 se 11 baje kar do": from ten to eleven it is moved
    at = datetime.combine(day or begins.date(), begins.time(), world.zone)
    if hours:
        at = at.replace(hour=int(hours[0][:2]), minute=int(hours[0][3:]))
    if len(hours) == 2:
        last = at.replace(hour=int(hours[1][:2]), minute=int(hours[1][3:]))
        lasts = last - at if last > at else lasts
    return at + on, at + on + lasts


# ── the talk ──────────────────────────────────────────────────────────────────────────────────────────────────────


@for_officers
def change(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """Which workshop, what is to be of it, and one yes before all who are noted are told."""
    one = _which(c, mine)
    if one is None or one.status == "cancelled":
        return c.say(N_("All right, it stays as it is."))
    if c.opening["deed"] == "off":
        asks = yes_no("sure", N_("{card}\nCall it off and tell all who are noted?"))
        if c.ask(asks, card=workshops.card(c.world, one, c.language)) == "no":
            return c.say(N_("All right, it stays as it is."))
        return office_workshops.call_off(c, one)
    times = _times(c, one)
    if times == LEAVE.value:
        return c.say(N_("All right, it stays as it is."))
    return _put_off(c, one) if isinstance(times, str) else _move(c, one, *times)


def _which(c: Conversation, mine: list[int]) -> Workshop | None:
    found = [one for one in (store.get(c.db, int(number)) for number in c.opening["which"]) if one is not None]
    found = [one for one in found if one.district_lgd in mine]
    if len(found) == 1 and c.opening["surely"]:
        return found[0]
    options = [
        Option(str(one.id), N_("{title}, {when}"), {"title": workshops.in_tongue(one.titles, c.language)[:40],
               "when": workshops.when(c.world, one, c.language)}) for one in found[:7]
    ]  # fmt: skip
    which = str(c.ask(choice("which_one", N_("Which workshop do you mean?"), (*options, NONE))))
    return next((one for one in found if str(one.id) == which), None)


def _times(c: Conversation, one: Workshop) -> tuple[datetime, datetime] | str:
    """When it is to begin and end, as it was said or is asked now; "later" and "leave" where no day is named."""
    said = c.opening
    day = _day_of(one, date.fromisoformat(said["day"]) if said["day"] else None, said["by_name"], c.world)
    on = timedelta(days=said["days_on"], minutes=said["minutes_on"])
    begins, ends = _moved(one, day, said["hours"], said["until"], on, c.world)
    if said["no_such_day"]:
        text = NO_SUCH_DAY
    elif said["deed"] == "put_off" or ({"day", "time"} & set(said["asks"])) or _has_no_day(one, said):
        text = WHEN
    elif begins <= c.world.now and begins != one.starts_at:
        text = OVER
    else:
        return begins, ends
    options = (LATER, LEAVE) if said["deed"] == "put_off" else (LEAVE,)
    at = str(c.ask(Question("new_at", text, options, takes="text", read=_moment(c.world, one))))
    if at in (LATER.value, LEAVE.value):
        return at
    begins = datetime.fromisoformat(at).replace(tzinfo=c.world.zone)
    return begins, begins + (one.ends_at - one.starts_at)


def _has_no_day(one: Workshop, said: Mapping[str, Any]) -> bool:
    """A workshop that was put off gets a day again before anything else of it is told."""
    return one.status == "put_off" and not said["day"]


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
        begins = (
            at.replace(tzinfo=world.zone)
            if at
            else _moved(one, day, [hour] if hour else [], False, timedelta(), world)[0]
        )
        if begins <= world.now:
            raise Misread(OVER)
        return begins.replace(tzinfo=None).isoformat()

    return read


def _move(c: Conversation, one: Workshop, begins: datetime, ends: datetime) -> None:
    place = str(c.opening["place"])
    if not place and "place" in c.opening["asks"]:
        place = str(c.ask(Question("new_place", N_("Where is it?"), (LEAVE,), takes="text", read=words_of)))
        if place == LEAVE.value:
            return c.say(N_("All right, it stays as it is."))
    places = {c.language: place} if place else one.places
    if begins == one.starts_at and places == one.places and one.status == "planned":
        return c.say(N_("It is so already:\n{card}"), card=workshops.card(c.world, one, c.language))
    card = workshops.card(c.world, workshop_news.as_moved(one, begins, ends, places), c.language)
    if c.ask(yes_no("so", N_("{card}\nChange it so and tell all who are noted?")), card=card) == "no":
        return c.say(N_("All right, it stays as it is."))
    return office_workshops.tell_moved(c, one, begins, ends, places)


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
