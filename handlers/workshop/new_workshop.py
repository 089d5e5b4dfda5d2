"""A new workshop of an office: what was not said with the order is asked, and all is read back before anybody can see it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from handlers.conversation import Conversation
from handlers.group import office_groups
from handlers.language import N_
from handlers.office.rights import note
from handlers.questions import Misread, Option, Question, Reply, choice, yes_no
from handlers.workshop import workshop_answers as answers
from handlers.workshop import workshop_days, workshops
from handlers.workshop.workshop_opening import opening_in
from storage import links
from storage import workshops as store
from storage.staff import Officer
from storage.workshops import Workshop

LASTS = timedelta(hours=3)
"""How long a workshop lasts where nobody says; it can be changed by command."""
CHANGES = 6
"""How often something can be put right before it is opened; afterwards it is begun anew."""
WRONG = (
    Option("title", N_("What it is about")), Option("at", N_("Day and hour")), Option("place", N_("The place")),
    Option("seats", N_("The seats")), Option("drop", N_("Drop it")),
)  # fmt: skip


def make(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """A new workshop, read back before anybody can see it, and put right as often as is needed."""
    district = _district(c, mine)
    said = _with_title(c)
    fields = {
        name: str(said.get(name) or "") or _asked(c, name, name, said) for name in ("title", "at", "place", "seats")
    }
    for round_ in range(CHANGES):
        draft = _drafted(c, fields, district, officer)
        if _read_back(c, draft, f"right{round_ or ''}", says_end=answers.says_end(fields["at"])) == "yes":
            return _open(c, officer, draft)
        wrong = str(c.ask(choice(f"wrong{round_}", N_("What shall I change?"), WRONG)))
        if wrong == "drop":
            break
        fields[wrong] = _asked(c, wrong, f"{wrong}_anew{round_}", said, anew=True)
    return c.say(N_("All right, nothing was kept."))


def _with_title(c: Conversation) -> dict[str, Any]:
    """What was said with the order; with the title, where that is asked, day, hour and place may be said as well."""
    said = dict(c.opening)
    if said.get("title"):
        return said
    told = c.ask(Question("title", N_("What is the workshop about?"), takes="text", read=partial(_title_and_more, c)))
    return (
        {**said, **{name: value for name, value in told.items() if value}}
        if isinstance(told, dict)
        else {**said, "title": told}
    )


def _title_and_more(c: Conversation, reply: Reply, language: str) -> str | dict[str, Any]:
    """The title alone, or "papad banana, 14 December 11 baje" with what else it says. Raises Misread."""
    opening = opening_in(reply.text, c.world.today)
    if opening.title and (opening.days or opening.hours) and any(sign.isdigit() for sign in reply.text):
        return opening.kept()
    return answers.title(reply, language)


def _read_back(c: Conversation, draft: Workshop, question: str, *, says_end: bool) -> str:
    card, seats = workshops.card(c.world, draft, c.language), draft.seats or "–"
    ends = {moments[1].astimezone(c.world.zone).time() for moments in workshop_days.held_at(c.world, draft)}
    if says_end and len(ends) > 1:
        card = workshops.card(c.world, draft, c.language, with_end=True)
    if not says_end or len(ends) > 1:
        return str(c.ask(yes_no(question, N_("{card}\nSeats: {seats}. Open it for people?")), card=card, seats=seats))
    asks = yes_no(question, N_("{card}\nUntil {hour}. Seats: {seats}. Open it for people?"))
    return str(c.ask(asks, card=card, seats=seats, hour=draft.ends_at.astimezone(c.world.zone).strftime("%H:%M")))


def _district(c: Conversation, mine: list[int]) -> int:
    if len(mine) == 1:
        return mine[0]
    asks = Question(
        "district", N_("Which district is the workshop for?"), takes="text", read=office_groups.district_among(c, mine)
    )
    return int(c.ask(asks))


def _asked(c: Conversation, name: str, question: str, said: Mapping[str, Any], *, anew: bool = False) -> str:
    match name:
        case "title":
            asks = Question(question, N_("What is the workshop about?"), takes="text", read=answers.title)
        case "place":
            asks = Question(question, N_("Where is it?"), takes="text", read=answers.place)
        case "seats":
            asks = Question(question, N_("How many seats?"), (answers.ALL,), takes="number", read=answers.seats)
        case _:
            asks = Question(question, answers.WHEN, takes="text", read=answers.moment(c.world, asks_on=True))
            return _until(c, question, str(c.ask(asks))) if anew else _moment(c, asks, said)
    return str(c.ask(asks))


def _moment(c: Conversation, asks: Question, said: Mapping[str, Any]) -> str:
    """When it is: as it was said with the order, else what is missing of it or cannot be is asked."""
    days = [date.fromisoformat(each) for each in said.get("days") or ()]
    hours = list(said.get("hours") or ())
    own = {date.fromisoformat(day): tuple(said) for day, said in (said.get("day_hours") or {}).items()}
    text = answers.WHEN
    weekly = str(said.get("weekly") or "")
    if weekly:
        text = answers.UNTIL_WHEN
    elif said.get("no_such_day"):
        text, days = answers.NO_SUCH_DAY, []
    elif days and hours:
        try:
            return answers.in_order(c.world, days, hours, bool(said.get("has_year")), own)
        except Misread as wrong:
            text = wrong.hint
            days, hours = (days, []) if wrong.hint == answers.ENDS_FIRST else ([], hours)
    elif days:
        text = answers.AT_WHAT_TIME
    elif hours:
        text = answers.WHICH_DAY
    reads = answers.moment(c.world, None, hours, days, weekly=weekly, asks_on=True)
    return _until(c, asks.name, str(c.ask(Question(asks.name, text, takes="text", read=reads))))


def _until(c: Conversation, question: str, at: str) -> str:
    """Where it is each week and nobody said for how long, that is asked too."""
    if not at.startswith(answers.WEEKLY):
        return at
    reads = answers.moment(c.world, weekly=at.removeprefix(answers.WEEKLY))
    return str(c.ask(Question(f"{question}_until", answers.UNTIL_WHEN, takes="text", read=reads)))


def _drafted(c: Conversation, fields: dict[str, str], district: int, officer: Officer) -> Workshop:
    serial = c.once(
        "serial", lambda: str(sum(ord(sign) * 7**at for at, sign in enumerate(c.world.new_token())) % 9000 + 1000)
    )
    door = c.once("door", lambda: "in" + c.world.new_token()[-8:])
    seats = None if fields["seats"] == answers.ALL.value else int(fields["seats"])
    draft = Workshop(
        0, None, f"WS-{serial}", door, district, {c.language: fields["title"]}, {c.language: fields["place"]}, None, None,
        c.world.now, c.world.now, seats, "planned", 0, f"officer {officer.name}", officer.id, False,
    )  # fmt: skip
    return answers.put_in_time(draft, fields["at"], c.world, LASTS)


def _open(c: Conversation, officer: Officer, draft: Workshop) -> None:
    made = store.create(
        c.db, c.world.now, code=draft.code, door=draft.door, district_lgd=draft.district_lgd, titles=draft.titles,
        places=draft.places, starts_at=draft.starts_at, ends_at=draft.ends_at, days=draft.days, hours=draft.hours,
        seats=draft.seats, source=draft.source, officer_id=officer.id, moved=0, asked_feedback=False,
    )  # fmt: skip
    if made is None:
        return c.say(N_("That did not work; please begin again."))
    link(c, made, draft)
    note(c, "make_workshop", f"workshop:{made}", before=None, after={"title": draft.titles[c.language]},
         why_not=N_("use 'Call it off'"))  # fmt: skip
    c.say(N_("It is open. People write {code}, or scan its poster. At the door they write {door}."), code=draft.code,
          door=f"HAAT {draft.door}")  # fmt: skip


def link(c: Conversation, workshop_id: int, one: Workshop) -> None:
    """The start links of a workshop: its code for the poster, its word for the door."""
    for token, what in ((one.code, "workshop"), (one.door, "door")):
        links.add_link(c.db, token, c.world.now, district_lgd=one.district_lgd, language=None, role=None,
                        note=f"{what}:{workshop_id}")  # fmt: skip
