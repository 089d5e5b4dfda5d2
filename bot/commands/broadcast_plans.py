"""The plan of a broadcast as a command tells it: who gets it and how, what it costs, what is in the way."""

from __future__ import annotations

from typing import Any

from bot.settings import load
from handlers.language import rupees
from handlers.notice.plans import Plan
from storage.broadcasts import Broadcast

ROUTES = {
    "telegram": "Telegram", "free": "WhatsApp, free text inside the 24 hours", "template": "WhatsApp, by template",
    "held": "held: today's attention is spent", "no_consent": "paste: have not agreed to this purpose",
    "never_onboarded": "paste: never wrote to Haat", "no_template": "paste: 24 hours over, no approved template",
    "stopped": "skipped: said stop", "unreachable": "skipped: cannot be reached",
    "no_text": "skipped: no text in their language",
}  # fmt: skip


def plan_json(one: Broadcast, found: Plan, listed: list[dict[str, Any]]) -> dict[str, Any]:
    """A plan for other programs; money in rupees, moments in UTC."""
    return {
        "broadcast": one.id, "status": one.status, "at": found.at, "people": found.people, "sent": found.sent,
        "routes": dict(found.routes), "languages": dict(found.languages), "fallback": found.fallback,
        "lacks_template": dict(found.lacks_template), "paste": found.pasted,
        "rupees": {"meta": found.cost.meta / 100, "twilio": found.cost.twilio / 100, "gst": found.cost.gst / 100,
                   "total": found.cost.total / 100, "rates_as_of": found.cost.as_of, "unpriced": found.cost.unpriced},
        "seconds": found.seconds, "quiet_until": found.quiet_until, "festival": list(found.festival),
        "day_tier": [{"sender": stop.sender, "room": stop.room, "templates": stop.many, "days": stop.days} for stop in found.stops],
        **({"rows": listed} if listed else {}),
    }  # fmt: skip


def print_plan(one: Broadcast, found: Plan, who: str) -> None:
    """A plan for people; `who` is the audience in words, hours are those of the market."""
    print(f"broadcast {one.id} ({one.status}): {who}")
    print(f"next run {found.at.astimezone(load().zone):%d %b %Y %H:%M}: {found.sent} of {found.people} people get it")
    for route, words in ROUTES.items():
        if found.routes.get(route):
            print(f"  {found.routes[route]:>9}  {words}")
    spoken = ", ".join(f"{language} {many}" for language, many in sorted(found.languages.items()))
    print(f"languages: {spoken or 'none'}; {found.fallback} of them not their own")
    for language, many in found.lacks_template.items():
        print(f"no approved template in {language}: {many} people (haat template list)")
    cost = found.cost
    print(f"about {rupees(cost.total, 'en')}: Meta {rupees(cost.meta, 'en')}, Twilio {rupees(cost.twilio, 'en')}, "
          f"GST {rupees(cost.gst, 'en')} (rates as of {cost.as_of}, storage/reference/rates.csv)")  # fmt: skip
    if cost.unpriced:
        print(f"{cost.unpriced} of these go to countries whose price is not in the rate card: they come on top")
    print(f"sending takes about {_span(found.seconds)}")
    for stop in found.stops:
        print(f"WhatsApp lets {stop.sender} begin with {stop.room} more people today: {stop.many} templates take "
              f"{stop.days} days")  # fmt: skip
    if found.lost:
        print(f"{found.lost} people would get it too late: send it earlier, or to fewer people")
    if found.quiet_until:
        print(f"that is at night: it waits until {found.quiet_until:%d %b %H:%M}")
    if found.festival:
        print(f"that day is {found.festival[0]} (own calendar: check it)")
    if found.pasted:
        print(f"{found.pasted} people can be reached by a forward only: haat broadcast paste {one.id}")


def _span(seconds: int) -> str:
    if seconds < 90:
        return f"{seconds} seconds"
    return f"{seconds / 60:.0f} minutes" if seconds < 5400 else f"{seconds / 3600:.1f} hours"
