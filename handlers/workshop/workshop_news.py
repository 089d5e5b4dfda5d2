"""What Haat begins about a workshop: the reminders, a move, a day called off, and how it was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from functools import partial
from itertools import pairwise
from typing import Any

from sqlalchemy.engine import Connection

from handlers import asides
from handlers.conversation import Conversation
from handlers.language import N_
from handlers.questions import OWN_WORDS, Misread, Option, Question, Reply, words_of, yes_no
from handlers.reading.hiding import without_phone_numbers
from handlers.step import begin_for
from handlers.workshop import stars_said, workshop_days
from handlers.workshop.party_said import party_in
from handlers.workshop.workshops import card, give_back, in_tongue, take_party
from handlers.world import World
from storage import workshops as store
from storage.parts import by_itself
from storage.workshops import Workshop

REMINDERS = (("hours", timedelta(hours=2)), ("day", timedelta(days=1)), ("week", timedelta(days=7)))
"""Each reminder goes out once, so long before the beginning; a later one replaces an earlier one that was missed."""
GRACE = {"hours": timedelta(hours=2), "day": timedelta(hours=6), "week": timedelta(hours=12)}
"""How late a reminder may go out; whoever was noted later than that has just heard the day."""
WINDOW = 100
OF_A_DAY = {"hours": "day", "day": "eve", "week": "week"}
"""As what the reminders of a further day are kept, with its number behind it."""
FEEDBACK_FROM, FEEDBACK_TO = time(9), time(19)


def remind(db: Connection, world: World) -> int:
    """The tick: who has a place is reminded a week, a day and two hours before; each once, the nearest only."""
    told = 0
    for one in store.between(db, world.now, world.now + REMINDERS[-1][1]):
        with by_itself(db, f"workshop:{one.id}"):
            told += _remind_of(db, world, one)
    for one in store.under_way(db, world.now):
        with by_itself(db, f"workshop:{one.id}"):
            told += _remind_of_a_day(db, world, one)
    return told


def _remind_of_a_day(db: Connection, world: World, one: Workshop) -> int:
    """Before each further day, one line to all who have a place."""
    told = 0
    held = workshop_days.days_of(world, one)
    for number, (before, on) in enumerate(pairwise(held), 2):
        kind = _due_of_a_day(world, one, before, on)
        noted_as = f"{OF_A_DAY[kind]}{number}" if kind else ""
        for person_id in store.unreminded(db, one.id, noted_as, at_most=WINDOW) if kind else ():
            subject = ":".join([str(one.id), str(on), *([kind] if kind != "hours" else []), str(one.moved)])
            with by_itself(db, f"workshop:{one.id} person:{person_id}"):
                if _comes_on(db, world, one, person_id, on):
                    told += begin_for(db, world, person_id, "ws_today", subject, purpose="reminder")
            store.reminded(db, one.id, [person_id], noted_as)
    return told


def _comes_on(db: Connection, world: World, one: Workshop, person_id: int, on: date) -> bool:
    """Does somebody of this phone come on this day of several?"""
    one_day = len(workshop_days.days_of(world, one)) == 1
    return one_day or workshop_days.comes_on(world, one, store.of_person(db, one.id, person_id), on)


def _due_of_a_day(world: World, one: Workshop, before: date, on: date) -> str:
    """Which reminder of a further day is due; what would come on the day before it in the row, or earlier, says nothing new."""
    begins, _ = workshop_days.hours_of(world, one, on)
    for kind, ahead in REMINDERS:
        due = begins - ahead
        apart = due.astimezone(world.zone).date() > before
        if due <= world.now < min(begins, due + GRACE[kind]) and (apart or kind == "hours"):
            return kind
    return ""


def _remind_of(db: Connection, world: World, one: Workshop) -> int:
    left, told = one.starts_at - world.now, 0
    kind, ahead = next((name, ahead) for name, ahead in REMINDERS if left <= ahead)
    due = store.unreminded(db, one.id, kind, at_most=WINDOW)
    for person_id in due if ahead - left <= GRACE[kind] else ():
        with by_itself(db, f"workshop:{one.id} person:{person_id}"):
            purpose = "soon" if kind == "hours" else "reminder"
            if kind != "hours" or _comes_on(db, world, one, person_id, workshop_days.days_of(world, one)[0]):
                told += begin_for(db, world, person_id, "ws_reminder", f"{one.id}:{kind}:{one.moved}", purpose=purpose)
    store.reminded(db, one.id, due, kind)
    return told


def _comes(c: Conversation, one: Workshop, reply: Reply, _language: str) -> Any:
    """Who says in a sentence that they come, how many, on which days only, or cannot, has answered. Raises Misread."""
    if party := party_in(reply.text, c.world, one):
        return party
    said = asides.comes(reply.text)
    if said is None:
        raise Misread(elsewhere=len(reply.text.split()) > OWN_WORDS)
    return said


def _coming(c: Conversation, one: Workshop, text: str) -> Question:
    return replace(yes_no("coming", text, N_("Yes"), N_("I cannot come")), read=partial(_comes, c, one))


def _is_overtaken(c: Conversation, one: Workshop) -> bool:
    """Was it changed once more since this was begun? Then the newer message is the one to answer."""
    if c.subject.rpartition(":")[2] == str(one.moved):
        return False
    if c.hears:
        c.say(N_("It was changed once more:\n{card}"), card=card(c.world, one, c.language))
    return True


def reminder(c: Conversation) -> None:
    """What, when, where; and a way to give the place back."""
    one = store.get(c.db, int(c.subject.partition(":")[0]))
    mine = store.of_person(c.db, one.id, c.person.id) if one else []
    if one is None or one.status != "planned" or not mine or _is_overtaken(c, one):
        return
    if one.starts_at <= c.world.now:
        return  # a reminder that nobody answered is not put again when the day is over
    text = N_("Do not forget:\n{card}\nNoted: {names}. Are you coming?")
    answer = c.ask(
        _coming(c, one, text), card=card(c.world, one, c.language), names=", ".join(each.name for each in mine)
    )
    if isinstance(answer, dict):
        return take_party(c, one, answer, "party")
    if answer == "yes":
        return c.say(N_("All right, see you there."))
    for each in mine:
        give_back(c.step, each.id)
    return c.say(N_("The place is free again. Thank you for telling."))


def today(c: Conversation) -> None:
    """A further day of several, before it begins and without a question; what comes too late for that says nothing."""
    one = store.get(c.db, int(c.subject.partition(":")[0]))
    mine = store.of_person(c.db, one.id, c.person.id) if one else []
    if one is None or one.status != "planned" or not mine or _is_overtaken(c, one):
        return
    on, told = (
        date.fromisoformat(c.subject.split(":")[1]),
        "told" in c.kept,
    )  # told before: a template's button asks for it
    begins, ends = workshop_days.hours_of(c.world, one, on)
    if not told and begins <= c.world.now:
        return
    c.once("told", lambda: True)
    if ends <= c.world.now:
        return c.say("{card}", card=card(c.world, one, c.language))
    c.step.expires_at = None if told else begins
    number, many = workshop_days.place_of(c.world, one, on)
    if on != c.world.today:
        return c.say(N_("{title}: day {number} of {many} is {when}, {place}."), title=in_tongue(one.titles, c.language),
                     number=number, many=many, when=workshop_days.when_on(c.world, one, on, c.language),
                     place=in_tongue(one.places, c.language))  # fmt: skip
    hour = begins.astimezone(c.world.zone).strftime("%H:%M")
    return c.say(N_("{title}: today is day {number} of {many}, {hour}, {place}."), title=in_tongue(one.titles, c.language),
                 number=number, many=many, hour=hour, place=in_tongue(one.places, c.language))  # fmt: skip


def tell_everyone(db: Connection, world: World, workshop_id: int, conversation: str, subject: str) -> int:
    """Begin one talk with each phone that has a name on the list, the waiting ones too; once per subject."""
    after = told = 0
    while window := store.phones(db, workshop_id, after=after, at_most=WINDOW, statuses=("registered", "waiting")):
        for person_id in window:
            told += begin_for(db, world, person_id, conversation, subject, purpose="reminder")
        after = window[-1]
    return told


def changed(c: Conversation) -> None:
    """A workshop was moved: those who were noted hear it, and may give the place back."""
    one = store.get(c.db, int(c.subject.partition(":")[0]))
    mine = store.of_person(c.db, one.id, c.person.id) if one else []
    if one is None or one.status != "planned" or not mine or _is_overtaken(c, one):
        return
    answer = c.ask(
        _coming(c, one, N_("Please note the change:\n{card}\nAre you coming?")), card=card(c.world, one, c.language)
    )
    if isinstance(answer, dict):
        return take_party(c, one, answer, "party")
    if answer == "yes":
        return c.say(N_("All right, see you there."))
    for each in mine:
        give_back(c.step, each.id)
    return c.say(N_("The place is free again. Thank you for telling."))


def called_off(c: Conversation) -> None:
    """A workshop was called off."""
    one = store.get(c.db, int(c.subject))
    if one is not None:
        c.say(N_("This workshop is called off:\n{card}"), card=card(c.world, one, c.language))


def waits_for_a_day(c: Conversation) -> None:
    """A workshop was put off and has no new day yet."""
    one = store.get(c.db, int(c.subject.partition(":")[0]))
    if one is not None and one.status == "put_off" and not _is_overtaken(c, one):
        title = in_tongue(one.titles, c.language)
        c.say(N_("{title} is put off. I write the new day when it is fixed."), title=title)


def ask_feedback(db: Connection, world: World) -> int:
    """The tick: by daylight after the end, who came is asked once how it was."""
    if not FEEDBACK_FROM <= world.now.astimezone(world.zone).time() < FEEDBACK_TO:
        return 0
    told = 0
    for one in store.over_without_feedback(db, world.now - timedelta(hours=2)):
        with by_itself(db, f"workshop:{one.id}"):
            store.change(db, one.id, world.now, asked_feedback=True)
            people_there = {
                each.person_id for each in store.everyone(db, one.id) if each.came and each.person_id is not None
            }
            for person_id in sorted(people_there):
                told += begin_for(db, world, person_id, "ws_feedback", str(one.id), purpose="reminder")
    return told


def how_was_it(c: Conversation) -> None:
    """One to five, then a few words if somebody likes."""
    one = store.get(c.db, int(c.subject))
    mine = store.of_person(c.db, one.id, c.person.id) if one else []
    if one is None or not mine:
        return
    stars = int(c.ask(Question("stars", N_("How was it: {title}? From 1 (bad) to 5 (very good)."), STARS, read=_stars),
                      title=in_tongue(one.titles, c.language)))  # fmt: skip

    def keep_stars() -> int:
        store.feedback(c.db, mine[0].id, stars, "")
        return stars

    c.once("starred", keep_stars)  # most give stars and no words
    words = c.ask(Question("words", N_("What should be better? Write it, or skip."), (Option("skip", N_("Skip")),),
                           takes="text", read=_what_could_be_better))  # fmt: skip
    store.feedback(c.db, mine[0].id, stars, "" if words == "skip" else without_phone_numbers(str(words)))
    return c.say(N_("Thank you, the office reads it."))


STARS = tuple(Option(str(many), "{many}", {"many": str(many)}) for many in range(1, 6))
"""In this order the place of each is itself: whoever types 5 means five."""


def _what_could_be_better(reply: Reply, language: str) -> str:
    """Their words; who asks for a certificate meanwhile says nothing of it. Raises Misread."""
    if asides.names_certificate(reply.text):
        raise Misread(elsewhere=True)
    return words_of(reply, language)


def _stars(reply: Reply, _language: str) -> str:
    many = stars_said.read(reply.text)
    if many is None and asides.names_certificate(reply.text):
        raise Misread(elsewhere=True)
    if many is None:
        raise Misread(N_("Please write a number from 1 to 5."))
    return str(many)


def move(db: Connection, world: World, one: Workshop, new: Workshop) -> int | None:
    """Another day or place: all who are noted hear it, the reminders begin anew; how many phones are told. None where another
    officer has changed it meanwhile."""
    fields = {
        "starts_at": new.starts_at,
        "ends_at": new.ends_at,
        "days": new.days,
        "hours": new.hours,
        "places": new.places,
        "status": "planned",
    }
    if not store.move(db, one, world.now, **fields):
        return None
    store.forget_reminders(db, one.id)
    return tell_everyone(db, world, one.id, "ws_changed", f"{one.id}:{one.moved + 1}")


def put_off(db: Connection, world: World, one: Workshop) -> int | None:
    """It has no day until somebody says one: nobody is reminded, all who are noted hear it; None where it was changed meanwhile."""
    if not store.move(db, one, world.now, status="put_off"):
        return None
    store.forget_reminders(db, one.id)
    return tell_everyone(db, world, one.id, "ws_put_off", f"{one.id}:{one.moved + 1}")


def call_off(db: Connection, world: World, one: Workshop) -> int | None:
    """Call a workshop off and tell all who are noted; how many phones, None where it was called off before."""
    if not store.cancel(db, one.id, world.now):
        return None
    return tell_everyone(db, world, one.id, "ws_off", str(one.id))


CONVERSATIONS: dict[str, Callable[[Conversation], None]] = {
    "ws_reminder": reminder, "ws_changed": changed, "ws_off": called_off, "ws_put_off": waits_for_a_day,
    "ws_feedback": how_was_it, "ws_today": today,
}  # fmt: skip
