"""A broadcast's plan, moment and text as an officer reads them on a phone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from handlers.conversation import Conversation
from handlers.language import COMPLETE, N_, one_weekday, own_name, plural, render, rupees, say
from handlers.language import days as said_days
from handlers.notice import audiences, broadcast_words
from handlers.notice.broadcasts import Refused
from handlers.notice.plans import Plan
from handlers.notice.schedules import BadTime, Schedule
from handlers.units import ngettext
from storage import audience, notices, workshops
from storage.audience_words import tests_of
from storage.broadcasts import Broadcast
from storage.reach import SENT_BY

ROUTES = {
    "telegram": N_("Telegram"), "free": N_("WhatsApp, in their 24 hours"), "template": N_("WhatsApp, by template"),
    "held": N_("later, today's limit is reached"), "no_consent": N_("have not said yes"),
    "never_onboarded": N_("never wrote to Haat"), "stopped": N_("said stop"), "unreachable": N_("cannot be reached"),
    "no_text": N_("no text in their language"), "no_template": N_("no approved WhatsApp template"),
}  # fmt: skip


GET_IT = ngettext("{count} of {people} people gets it: {ways}", "{count} of {people} people get it: {ways}")
IN_OTHER = ngettext(
    "{count} gets it in another language than theirs.", "{count} get it in another language than theirs."
)
TAKES_DAYS = ngettext(
    "WhatsApp lets us begin with {room} a day: it takes {count} day.",
    "WhatsApp lets us begin with {room} a day: it takes {count} days.",
)
TOO_LATE = ngettext(
    "{count} person would get it too late: write to fewer, or earlier.",
    "{count} people would get it too late: write to fewer, or earlier.",
)


def plan_lines(c: Conversation, one: Broadcast, plan: Plan) -> list[str]:
    """The plan on a phone: who, when, how many by which way, what it costs, what will be in the way."""
    tongue = c.language
    whom = audiences.described(c.world, one.audience, tongue, _titles(c, one.audience))
    lines = [
        say(tongue, N_("{audience} · {when}"), audience=whom, when=times_said(c, one.schedule, plan.at)),
        plural(tongue, *GET_IT, plan.sent, people=plan.people, ways=_ways(plan, tongue, (*SENT_BY, "held"))),
    ]  # fmt: skip
    if plan.people > plan.sent:
        missed = [route for route in plan.routes if route not in (*SENT_BY, "held")]
        lines.append(say(tongue, N_("Not: {ways}"), ways=_ways(plan, tongue, missed)))
    if plan.fallback:
        lines.append(plural(tongue, *IN_OTHER, plan.fallback))
    if plan.cost.total:
        lines.append(say(tongue, N_("About {rupees} (rates of {day})"), rupees=rupees(plan.cost.total, tongue),
                         day=plan.cost.as_of))  # fmt: skip
    if plan.cost.unpriced:
        lines.append(say(tongue, N_("Abroad, where the price is not known: {count}."), count=plan.cost.unpriced))
    for stop in plan.stops:
        lines.append(plural(tongue, *TAKES_DAYS, stop.days, room=stop.room))
    if plan.lost:
        lines.append(plural(tongue, *TOO_LATE, plan.lost))
    if plan.quiet_until is not None:
        lines.append(say(tongue, N_("That is at night: it waits until 8 in the morning.")))
    if plan.festival:
        lines.append(say(tongue, N_("That day is {festival}."), festival=_festival(plan, tongue)))
    return lines


def _festival(plan: Plan, tongue: str) -> str:
    native = [name for name in plan.festival if not name.isascii()]
    return native[0] if tongue in ("hi", "mr") and native else plan.festival[0].title()


def _ways(plan: Plan, tongue: str, routes: Any) -> str:
    return ", ".join(f"{say(tongue, ROUTES[route])} {plan.routes[route]}" for route in routes if plan.routes.get(route))


def moment_said(c: Conversation, moment: Any) -> str:
    here = moment.astimezone(c.world.zone)
    return f"{render(here.date(), c.language)}, {here:%H:%M}"


def times_said(c: Conversation, schedule: Mapping[str, Any], at: datetime) -> str:
    """When it goes out from this moment on: once, on which days, or how often and from which day."""
    kept, here = Schedule.from_json(schedule), at.astimezone(c.world.zone)
    words = {"hour": f"{here:%H:%M}", "day": said_days([here.date()], c.language)}
    if kept.kind == "weekly":
        text = N_("every {weekday} from {day}, {hour}")
        if kept.until:
            text, words["last"] = N_("every {weekday} from {day} to {last}, {hour}"), _day_of(kept.until, c.language)
        return say(c.language, text, weekday=one_weekday([here.date()], c.language), **words)
    if kept.kind == "monthly":
        text = N_("every month on the {number}., from {day}, {hour}")
        if kept.until:
            text, words["last"] = (
                N_("every month on the {number}., from {day} to {last}, {hour}"),
                _day_of(kept.until, c.language),
            )
        return say(c.language, text, number=datetime.fromisoformat(kept.at[0]).day, **words)
    left = [day for day in (datetime.fromisoformat(each).date() for each in kept.at) if day >= here.date()]
    if len(left) < 2:
        return moment_said(c, at)
    return say(c.language, N_("{days}, {hour}"), days=said_days(left, c.language), hour=words["hour"])


def _day_of(iso: str, language: str) -> str:
    return said_days([date.fromisoformat(iso)], language)


def _titles(c: Conversation, text: str) -> dict[str, str]:
    """What the workshops of an audience are called, by their numbers."""
    found = {}
    for test in tests_of(audience.parse(text)):
        for value in test.values if test.field in ("registered", "attended", "absent") else ():
            one = workshops.get(c.db, int(value)) if value.isdecimal() else None
            if one is not None:
                found[value] = one.titles.get(c.language) or next(iter(one.titles.values()), value)
    return found


def show(c: Conversation, one: Broadcast, notice: notices.Notice) -> None:
    """It as each reader gets it, file and buttons too, sent to the officer's own phone first."""
    for language in notice.languages:
        c.say(N_("So it reaches readers of {language}:"), language=own_name(language))
        c.step.send(broadcast_words.message_in(c.db, one, notice, language))
    missing = [own_name(language) for language in COMPLETE if language not in notice.languages]
    if missing:
        c.say(N_("There is no text in {languages}: those readers get another one."), languages=missing)


def why_not(c: Conversation, refused: Exception) -> str:
    if isinstance(refused, Refused | BadTime):
        return say(c.language, refused.text, **refused.words)
    return str(refused)
