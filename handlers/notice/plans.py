"""What a broadcast would do before it does it: how each person is reached, what it costs, how long it takes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import ROUND_UP, Decimal
from math import ceil

from sqlalchemy.engine import Connection

from handlers.language import languages
from handlers.notice import audiences, schedules
from handlers.notice.schedules import Schedule
from handlers.outbound.attention import A_DAY, A_WEEK, STARTED_BY_HAAT
from handlers.outbound.twins import twin_for
from handlers.outbound.windows import WINDOW
from handlers.world import World
from storage import limits, notices, reach, reference, templates
from storage.broadcasts import Broadcast
from storage.reach import SENT_BY, Aim, Counted

A_SECOND = {"telegram": 25, "whatsapp": 70}
"""What one sender is let send: below Telegram's 30 and Twilio's 80 a second (Bot FAQ; Twilio's WhatsApp FAQ)."""
FRESH_FOR = timedelta(days=3)
"""So long a notice that waits for limits, nights and budgets may still leave, unless its own last day is sooner."""
GROWTH, GROWTH_LEAST = Decimal("1.2"), 10
"""Who joins after the approval is written to as well, up to a fifth (and ten) more than were approved."""


@dataclass(frozen=True, slots=True)
class TierStop:
    """Where Meta's limit of people a day stops a sender: its room, how many templates it has to send, the days it takes."""

    sender: str
    room: int
    many: int
    days: int
    tier: int = 0


@dataclass(frozen=True, slots=True)
class Cost:
    """Paise that a run may cost at most, by part; nothing is rounded down."""

    meta: int = 0
    twilio: int = 0
    gst: int = 0
    as_of: date | None = None
    unpriced: int = 0
    """Messages to countries for which the rate card has no price: they cost more than this says."""

    @property
    def total(self) -> int:
        """All of it."""
        return self.meta + self.twilio + self.gst


@dataclass(frozen=True, slots=True)
class Plan:
    """One run before it happens; `routes` names everybody of the audience exactly once."""

    at: datetime
    people: int = 0
    routes: Mapping[str, int] = field(default_factory=dict)
    languages: Mapping[str, int] = field(default_factory=dict)
    fallback: int = 0
    lacks_template: Mapping[str, int] = field(default_factory=dict)
    """language → people outside WhatsApp's window for whom no template is approved."""
    cost: Cost = Cost()
    seconds: int = 0
    stops: tuple[TierStop, ...] = ()
    lost: int = 0
    """People whom the day's limit keeps waiting until the notice is over."""
    quiet_until: datetime | None = None
    festival: tuple[str, ...] = ()

    @property
    def sent(self) -> int:
        """How many get it, those whose turn comes later included."""
        return sum(self.routes.get(route, 0) for route in (*SENT_BY, reach.HELD))

    @property
    def pasted(self) -> int:
        """How many only a forward can reach."""
        return sum(self.routes.get(route, 0) for route in reach.PASTED) + sum(
            stop.many - stop.room for stop in self.stops
        )


def allowed(planned: int) -> int:
    """How many a run may write to when so many were approved."""
    return int(planned * GROWTH) + GROWTH_LEAST


# ── whom, in which language ───────────────────────────────────────────────────────────────────────────────────────


def districts(world: World, one: Broadcast) -> list[int]:
    """Whose people a broadcast may reach: one district's, or all of a state."""
    return [one.district_lgd] if one.district_lgd else world.districts_of(one.state or "")


def chosen(language: str | None, there: Iterable[str], fallback: str) -> str | None:
    """What a reader gets of the languages that are there: their own, else another one or nothing, as was decided."""
    known = list(there)
    if language in known:
        return language
    if language is not None and fallback == "skip":
        return None
    return next((one for one in (*notices.FALLBACKS, *known) if one in known), None)


def aim(
    db: Connection, world: World, one: Broadcast, there: Iterable[str], at: datetime, *, paused_too: bool = False
) -> Aim:  # fmt: skip
    """Whom a broadcast is for and what they get; `paused_too`: who needs a paused template is written for and waits.

    Raises BadAudience.
    """
    known = list(there)
    twin = twin_for(one.purpose, one.audience)
    return Aim(
        audience=audiences.condition(db, world, one.audience, districts(world, one)), purpose=one.purpose,
        languages={language: chosen(language, known, one.fallback) for language in languages()},
        otherwise=chosen(None, known, one.fallback), twin=twin.name, window=WINDOW, at=at,
        approved=reach.approved_languages(db, twin.name, ("paused",) if paused_too else ()),
    )  # fmt: skip


# ── the plan ──────────────────────────────────────────────────────────────────────────────────────────────────────


def plan(db: Connection, world: World, one: Broadcast, there: Iterable[str], ends: datetime | None = None) -> Plan:
    """What the next run would do; set-wise, so that a million people are counted in one question. Raises BadAudience."""
    at = one.next_at or Schedule.from_json(one.schedule).first(world.now, world.zone) or world.now
    busy = None
    if not one.urgent and at.astimezone(world.zone).date() == world.today:
        midnight = datetime.combine(world.today, time(), world.zone)
        busy = reach.attention_spent(STARTED_BY_HAAT, midnight, midnight - timedelta(days=6), A_DAY, A_WEEK)
    counted = reach.count(db, aim(db, world, one, there, at), busy=busy)
    return _plan(db, world, one, at, counted, ends or at + FRESH_FOR)


def lost(stop: TierStop, at: datetime, ends: datetime, world: World) -> int:
    """How many of a sender's templates cannot leave before it is over."""
    last = (ends - timedelta(seconds=1)).astimezone(world.zone).date()
    further = max(0, (last - at.astimezone(world.zone).date()).days)
    return max(0, stop.many - stop.room - further * stop.tier)


def _plan(
    db: Connection, world: World, one: Broadcast, at: datetime, counted: list[Counted], ends: datetime
) -> Plan:  # fmt: skip
    routes: Counter[str] = Counter()
    spoken: Counter[str] = Counter()
    lacks: Counter[str] = Counter()
    fallback = 0
    for group in counted:
        routes[group.route] += group.many
        if group.route in (*SENT_BY, reach.HELD):
            spoken[group.gets or ""] += group.many
            fallback += group.many if group.fallback else 0
        elif group.route == "no_template":
            lacks[group.gets or ""] += group.many
    abroad: dict[str, Counter[str]] = {}
    for group in counted:
        if group.country != reach.INDIA and group.route in ("template", "free"):
            abroad.setdefault(group.country, Counter())[group.route] += group.many
    stops = tuple(_stops(db, counted, world))
    twin = twin_for(one.purpose, one.audience)
    day, category = at.astimezone(world.zone).date(), templates.dearest(db, twin.name) or twin.category
    return Plan(
        at=at, people=sum(routes.values()), routes=dict(routes), languages=dict(spoken), fallback=fallback,
        lacks_template=dict(lacks), cost=cost(routes, category, day, abroad),
        seconds=_seconds(counted), stops=stops, lost=sum(lost(stop, at, ends, world) for stop in stops),
        quiet_until=None if one.urgent else schedules.quiet_until(at, world.zone),
        festival=schedules.festival_on(day),
    )  # fmt: skip


def _seconds(counted: list[Counted]) -> int:
    """As long as its busiest sender needs; senders work side by side."""
    of_sender: Counter[tuple[str, str]] = Counter()
    for group in counted:
        if group.route in SENT_BY:
            channel = "telegram" if group.route == "telegram" else "whatsapp"
            of_sender[channel, group.sender or ""] += group.many
    return max((ceil(many / A_SECOND[channel]) for (channel, _), many in of_sender.items()), default=0)


def _stops(db: Connection, counted: list[Counted], world: World) -> Iterable[TierStop]:
    """Senders whose templates do not all leave within a day."""
    of_sender: Counter[str] = Counter()
    for group in counted:
        if group.route == "template":
            of_sender[group.sender or ""] += group.many
    used = limits.reached(db, "whatsapp", world.now)
    for sender, many in sorted(of_sender.items()):
        tier = limits.day_tier(db, sender)
        room = max(0, tier - used)
        if tier and many > room:
            yield TierStop(sender, room, many, 1 + ceil((many - room) / tier), tier)


def cost(
    routes: Mapping[str, int], category: str, day: date, abroad: Mapping[str, Mapping[str, int]] | None = None
) -> Cost:  # fmt: skip
    """What so many messages cost at most by the rate card of a day, the monthly free texts left out of account.

    Meta bills by the recipient's country: `abroad` says how many of `routes` go to which other country. What no rate is
    known for is counted in `unpriced`, and never at the Indian rate.
    """
    card: dict[tuple[str, str], reference.Rate] = {}
    for rate in sorted(reference.rates(), key=lambda one: one.valid_from):
        if rate.valid_from <= day:
            card[rate.item, rate.country] = rate
    away = abroad or {}
    here = {
        route: routes.get(route, 0) - sum(one.get(route, 0) for one in away.values()) for route in ("template", "free")
    }
    meta, unpriced = Decimal(0), 0
    for country, many in {reach.INDIA: here, **away}.items():
        for route, item in (("template", f"meta.{category.lower()}"), ("free", "meta.service")):
            if not (count := many.get(route, 0)):
                continue
            known = card.get((item, country))
            if known is None and (item != "meta.service" or _charges(card, item)):
                unpriced += count
            elif known is not None:
                meta += _in_rupees(card, known) * count
    total = routes.get("template", 0) + routes.get("free", 0)
    twilio = _in_rupees(card, card["twilio.message", ""]) * total
    gst = (meta + twilio) * card["gst", ""].amount / 100
    return Cost(_paise(meta), _paise(twilio), _paise(gst), min(rate.as_of for rate in card.values()), unpriced)


def _charges(card: Mapping[tuple[str, str], reference.Rate], item: str) -> bool:
    """Does Meta charge for this anywhere on that day?"""
    return any(name == item for name, _ in card)


def _in_rupees(card: Mapping[tuple[str, str], reference.Rate], rate: reference.Rate) -> Decimal:
    return rate.amount * (card["usd", ""].amount if rate.currency == "USD" else 1)


def _paise(rupees: Decimal) -> int:
    return int((rupees * 100).to_integral_value(ROUND_UP))
