"""Who heard of a workshop only by a notice: when it is changed, what still says the old day stops, and the officer may tell them.

Those who are noted hear a change by themselves. Whoever only got the notice is many more people: they are told by a notice
of its own, which goes the way of every notice (plan, consent, night, attention, a second officer), and only to those
whom the old one reached.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy.engine import Connection

from handlers.circulars.each_day import in_a_row
from handlers.conversation import Conversation
from handlers.language import N_, plural, say
from handlers.notice import audiences, broadcasts, notice_words, office_broadcasts
from handlers.notice.broadcasts import Refused
from handlers.notice.schedules import Schedule
from handlers.office.rights import districts_of, for_officers, note
from handlers.questions import yes_no
from handlers.units import ngettext
from handlers.workshop import workshop_days, workshops
from handlers.world import World
from storage import audience, broadcast_runs, notices, staff
from storage import broadcasts as store
from storage import workshops as workshop_store
from storage.broadcasts import Broadcast
from storage.notices import Notice
from storage.staff import Officer
from storage.workshops import Workshop


@dataclass(frozen=True, slots=True)
class Heard:
    """The notice of a workshop's old day, its broadcasts that have gone out, and how many it reached who are not noted."""

    notice: Notice
    audience: str
    many: int


def announced(db: Connection, world: World, one: Workshop) -> list[tuple[Broadcast, Notice]]:
    """The broadcasts of notices that call people to this workshop on the day it has, the newest first."""
    held, found = workshop_days.days_of(world, one), []
    for sent in store.listed(db, [one.district_lgd], state=world.state_of(one.district_lgd)):
        notice = notices.notice(db, sent.notice_id)
        if notice is not None and notice.kind == "workshop" and any(_names(notice, one, day) for day in held):
            found.append((sent, notice))
    return found


def _names(notice: Notice, one: Workshop, day: date) -> bool:
    """Does a notice say this workshop's day, and of no other workshop than this?"""
    buttons = [str(each["value"]) for each in notice.buttons if each.get("kind") == "workshop"]
    if buttons and str(one.id) not in buttons:
        return False
    days = [date.fromisoformat(each) for each in notice.event_dates]
    is_range = len(days) == 2 and not notice.each_day
    return bool(days) and notice.district_lgd == one.district_lgd and (
        days[0] <= day <= days[1] if is_range else day in days
    )  # fmt: skip


def heard(db: Connection, world: World, one: Workshop, mine: Sequence[int]) -> Heard | None:
    """Whom such a notice has reached who are not on the workshop's list; None where there is nobody."""
    went = [(sent, notice) for sent, notice in announced(db, world, one) if broadcast_runs.runs_of(db, sent.id)]
    if not went:
        return None
    numbers = ",".join(str(sent.id) for sent, _ in went)
    text = f"reached={numbers} and not registered={one.id}"
    many = audience.size(db, audiences.condition(db, world, text, mine))
    return Heard(went[0][1], text, many) if many else None


def stop(db: Connection, world: World, officer: Officer, one: Workshop) -> list[str]:
    """Set aside what would still go out with the old day; the notices' titles."""
    stopped = []
    for sent, notice in announced(db, world, one):
        if sent.status != "approved":
            continue
        try:
            broadcasts.pause(db, world, officer, sent.id)
        except Refused:  # another office's, or somebody was quicker
            continue
        stopped.append(notice.title_in(notice.language))
    return stopped


def after_a_change(c: Conversation, before: Workshop) -> None:
    """Behind the word that it is changed: what stopped, and whether the others are to be told."""
    officer = staff.officer_of(c.db, c.person.id)
    if officer is None:
        return
    for title in stop(c.db, c.world, officer, before):
        c.say(N_("“{title}” was still to go out with the old day. It waits now: change or cancel it under 'send a notice'."),
              title=title)  # fmt: skip
    found = heard(c.db, c.world, before, districts_of(c.world, officer))
    if found is not None:
        c.then("heard_of", str(before.id), notice=found.notice.id, audience=found.audience, many=found.many)


@for_officers
def tell(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """One question, then the plan of the notice that tells them."""
    one = workshop_store.get(c.db, int(c.subject))
    old = notices.notice(c.db, int(c.opening["notice"]))
    if one is None or old is None or one.district_lgd not in mine:
        return
    many = plural(c.language, *GOT_IT, int(c.opening["many"]), title=old.title_in(c.language))
    if c.ask(yes_no("tell", N_("{many}\nWrite to them too?"), N_("Yes, write"), N_("No")), many=many) == "no":
        return c.say(N_("All right, they are not told."))
    number = int(c.once("told", lambda: change_notice(c, officer, one, old)))
    made = notices.notice(c.db, number)
    assert made is not None
    return office_broadcasts.hand_in(c, officer, mine, made, str(c.opening["audience"]), Schedule("now"))


GOT_IT = ngettext(
    "{count} person got “{title}” with the old day and is not noted.",
    "{count} people got “{title}” with the old day and are not noted.",
)
CHANGED = {
    "planned": N_("{title}: date or place changed"), "put_off": N_("{title}: put off"), "cancelled": N_("{title}: called off"),
}  # fmt: skip


def change_notice(c: Conversation, officer: Officer, one: Workshop, old: Notice) -> int:
    """The notice of a change, in every language of the old one: how the workshop stands now."""
    card = c.step.office_of(one.district_lgd)
    held = workshop_days.days_of(c.world, one)
    times = [f"{one.starts_at.astimezone(c.world.zone):%H:%M}"]
    named = (held[0], held[-1]) if len(held) > 1 and in_a_row(held) else held
    days = [each.isoformat() for each in named] if one.status == "planned" else []
    each_day = workshop_days.each_with_hours(c.world, one) if days else {}
    titles: dict[str, str] = {}
    texts: dict[str, str] = {}
    places: dict[str, str] = {}
    for language in old.languages:
        titles[language] = say(language, CHANGED[one.status], title=old.titles.get(language) or old.title_in(language))
        fields: dict[str, Any] = {"title": titles[language], "event_dates": days, "each_day": each_day}
        if days:
            places[language] = workshops.in_tongue(one.places, language)
            fields |= {"times": times, "place": places[language]}
        texts[language] = notice_words.text_of(
            fields, language, office=card.name_in(language) if card else "", on=c.world.today
        )
    last = max([*held, *(date.fromisoformat(day) for day in old.event_dates)])
    number = notices.add(
        c.db, c.world.now, kind="workshop", language=old.language, district_lgd=one.district_lgd, state=old.state,
        titles=titles, texts=texts, places=places, left_out=old.left_out, event_dates=days, each_day=each_day or None,
        times=times if days else [], expires_on=last, as_of=c.world.today, links=[],
        buttons=[{"kind": "workshop", "value": str(one.id)}] if days else [],
        source=f"{one.code}, {officer.name}"[:200], officer_id=officer.id,
    )  # fmt: skip
    notices.make_ready(c.db, number, officer.id, c.world.now)
    note(c, "notice", f"notice:{number}", before=None, after={"status": "ready"}, reverse="archive_notice")
    return number


CONVERSATIONS = {"heard_of": tell}
