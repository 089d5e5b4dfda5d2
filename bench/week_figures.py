"""What the simulated first week came to: counted at the telephones, the providers and the store, and held against the goals."""

from __future__ import annotations

import statistics
from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

from bench.week_buyers import Fraudster
from bench.week_people import DAY_FROM, DAY_TO, Human, Week
from handlers.outbound.attention import STARTED_BY_HAAT
from storage.tables import (
    address_aliases,
    address_people,
    addresses,
    calls,
    enquiries,
    hand_offs,
    inbox,
    introductions,
    matches,
    outbox,
    people,
    profiles,
    seller_products,
)
from tests.fakes.twilio_rules import Content

if TYPE_CHECKING:
    from bench.first_week import FirstWeek

SAID_YES = ("yes", "accepted", "declined", "withdrawn")
QUIET = timedelta(minutes=30)


def of(week: FirstWeek) -> dict[str, Any]:
    """All figures of one seed."""
    shared = week.week
    met = _introductions(week)
    found: dict[str, Any] = {
        **_findable(week), **_leads(week), "introductions": met, **_unasked(week),
        **_cost(week, met), **_fraud(week), **_books(week),
        "calls_left": week.place.look(_count(calls, calls.c.settled_at.is_(None))),
        "people_waiting": week.place.look(_count(hand_offs, hand_offs.c.status == "open")),
        "messages": sum(human.phone.sent for human in {id(one.phone): one for one in week.everybody}.values()),
        **{name.replace(" ", "_"): many for name, many in shared.notes.items()},
        "ignored": dict(shared.ignored.most_common(8)),
    }  # fmt: skip
    return found


def _known_as(week: FirstWeek, humans: Iterable[Human]) -> set[int]:
    """The store's numbers of these telephones: providers know one under several names."""
    names = [human.phone.address for human in humans]
    asked = sa.select(address_aliases.c.address_id).where(address_aliases.c.external_id.in_(names))
    return set(week.place.look(lambda db: db.scalars(asked).all()))


def _count(table: sa.Table, *where: sa.ColumnElement[bool]) -> Any:
    return lambda db: db.scalar(sa.select(sa.func.count()).select_from(table).where(*where)) or 0


# ── sellers and leads ─────────────────────────────────────────────────────────────────────────────────────────────


def found_of(week: FirstWeek) -> set[int]:
    """Which artisans (by `id`) are findable: their own goods stand in a live profile under the telephone they came by."""

    def ask(db: Connection) -> Any:
        here = sa.union(
            sa.select(addresses.c.id.label("address"), addresses.c.person_id.label("who")),
            sa.select(address_people.c.address_id, address_people.c.person_id),
        ).subquery()
        live = (
            sa.select(here.c.address, profiles.c.id, seller_products.c.concept)
            .join(people, people.c.id == profiles.c.person_id)
            .join(here, here.c.who == people.c.id)
            .join(seller_products, seller_products.c.profile_id == profiles.c.id)
            .where(profiles.c.kind == "seller", profiles.c.status == "live")
        )
        return db.execute(live).all()

    kept: dict[int, dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for address, profile, concept in week.place.look(ask):
        kept[address][concept].add(profile)
    used: set[int] = set()
    found: set[int] = set()
    for artisan in week.artisans:
        free = {one for at in _known_as(week, [artisan]) for one in kept[at][artisan.goods["concept"]]} - used
        if free:
            used.add(min(free))
            found.add(id(artisan))
    return found


def _findable(week: FirstWeek) -> dict[str, Any]:
    them = found_of(week)
    found: Counter[str] = Counter()
    for artisan in week.artisans:
        if id(artisan) in them:
            found["all"] += 1
            found["voice" if artisan.voice_only else "typing"] += 1
    many = Counter("voice" if artisan.voice_only else "typing" for artisan in week.artisans)
    return {
        "findable": round(found["all"] / len(week.artisans), 3),
        "findable_voice": round(found["voice"] / max(many["voice"], 1), 3),
        "findable_typing": round(found["typing"] / max(many["typing"], 1), 3),
    }


def _leads(week: FirstWeek) -> dict[str, Any]:
    """Enquiries of honest buyers: how many have a yes within a working day, and how long the first took by day."""
    honest = _known_as(week, [one for one in week.buyers if not isinstance(one, Fraudster)])

    def ask(db: Connection) -> Any:
        first = (
            sa.select(sa.func.min(matches.c.answered_at))
            .where(
                matches.c.enquiry_id == enquiries.c.id, matches.c.status.in_(SAID_YES), matches.c.quantity.is_not(None)
            )
            .scalar_subquery()
        )
        return db.execute(
            sa.select(enquiries.c.id, enquiries.c.created_at, first.label("first"), enquiries.c.address_id).join(
                addresses, addresses.c.id == enquiries.c.address_id
            )
        ).all()

    posted = [one for one in week.place.look(ask) if one.address_id in honest]
    ends = week.week.begins + timedelta(days=7)
    due = [one for one in posted if _working_day_later(week.week, one.created_at) <= ends]
    in_time = [one for one in due if one.first and _moment(one.first) <= _working_day_later(week.week, one.created_at)]
    hours = [_daytime(week.week, _moment(one.created_at), _moment(one.first)) for one in posted if one.first]
    return {
        "enquiries": len(posted), "enquiries_due": len(due),
        "answered": round(len(in_time) / len(due), 3) if due else 1.0,
        "first_yes_hours": round(statistics.median(hours), 2) if hours else None,
    }  # fmt: skip


def _moment(at: Any) -> datetime:
    return at if isinstance(at, datetime) else datetime.fromtimestamp(at / 1000).astimezone()


def _working_day_later(week: Week, at: Any) -> datetime:
    """The same time on the next working day; Sunday is none."""
    later = _moment(at).astimezone(week.zone) + timedelta(days=1)
    return later + timedelta(days=1) if later.weekday() == 6 else later


def _daytime(week: Week, begun: datetime, ended: datetime) -> float:
    """Hours between eight in the morning and nine in the evening."""
    total, day = timedelta(), begun.astimezone(week.zone).date()
    while day <= ended.astimezone(week.zone).date():
        opens, closes = (datetime.combine(day, hour, week.zone) for hour in (DAY_FROM, DAY_TO))
        total += max(min(closes, ended) - max(opens, begun), timedelta())
        day += timedelta(days=1)
    return total.total_seconds() / 3600


def _introductions(week: FirstWeek) -> int:
    thieves = _known_as(week, [one for one in week.buyers if isinstance(one, Fraudster)])

    def ask(db: Connection) -> Any:
        return db.execute(
            sa.select(enquiries.c.address_id)
            .select_from(introductions)
            .join(matches, matches.c.id == introductions.c.match_id)
            .join(enquiries, enquiries.c.id == matches.c.enquiry_id)
        ).all()

    return sum(row.address_id not in thieves for row in week.place.look(ask))


# ── what reached people ───────────────────────────────────────────────────────────────────────────────────────────


def _unasked(week: FirstWeek) -> dict[str, Any]:
    """What Haat began with somebody by itself; parts of one matter are one. Officers are at work and not counted."""
    officers = _known_as(week, week.officers)

    def ask(db: Connection) -> Any:
        return db.execute(
            sa.select(outbox.c.person_id, outbox.c.cause, outbox.c.purpose, outbox.c.address_id).where(
                outbox.c.action == "send", outbox.c.sent_at.is_not(None)
            )
        ).all()

    begun: dict[int, set[str]] = defaultdict(set)
    rung: dict[int, set[str]] = defaultdict(set)
    for row in week.place.look(ask):
        if row.purpose in STARTED_BY_HAAT and row.address_id not in officers:
            matter = row.cause.rpartition(":")[0] or row.cause
            begun[row.person_id].add(matter)
            rung[row.address_id].add(matter)
    blue = [_out_of_the_blue(human) for human in (*week.artisans, *week.buyers)]
    return {
        "unasked": max((len(causes) for causes in begun.values()), default=0),
        "unasked_at_a_telephone": max((len(causes) for causes in rung.values()), default=0),
        "out_of_the_blue": max(blue, default=0),
    }


def _out_of_the_blue(human: Human) -> int:
    """Moments at which messages came that did not follow within half an hour upon one's own."""
    moments = sorted({shown.at for shown in human.seen})
    acts = sorted(human.acts)
    return sum(not any(act <= moment < act + QUIET for act in acts) for moment in moments)


def _cost(week: FirstWeek, met: int) -> dict[str, Any]:
    """Rupees for the providers, GST included; Telegram costs nothing."""
    rates, free, rupees = week.assumed["cost"], week.assumed["cost"]["free_service"], 0.0
    kinds: Counter[str] = Counter()
    for message in week.place.twilio.messages.values():
        rupees += rates["twilio"]
        if message.direction == "inbound":
            kinds["in"] += 1
            continue
        category = message.content.category if isinstance(message.content, Content) and message.shown else ""
        if category and category.upper() == "MARKETING":
            kinds["marketing"] += 1
            rupees += rates["marketing"]
        elif category:
            kinds["utility"] += 1
            rupees += rates["utility"]
        else:
            kinds["free_text"] += 1
            free -= 1
            rupees += rates["utility"] if free < 0 else 0.0
    rupees *= 1 + rates["gst"]
    return {
        "rupees": round(rupees, 1),
        "an_introduction": round(rupees / met, 2) if met else None,
        "whatsapp": dict(kinds),
    }


def _fraud(week: FirstWeek) -> dict[str, Any]:
    """To how many other sellers a fraudster still came after somebody's report."""
    thieves = [one for one in week.buyers if isinstance(one, Fraudster)]
    reached: list[tuple[datetime, str]] = []
    reports = [moment for artisan in week.artisans for moment in artisan.reported]
    for artisan in week.artisans:
        for shown in artisan.seen:
            from_thief = any(one.name in shown.text for one in thieves)
            if from_thief and "scan karo" in shown.text:
                reached.append((shown.at, artisan.name))
    if not reports:
        return {"second_seller": 0, "cheated": len({name for _, name in reached}), "reports": 0}
    first = min(reports)
    before = {name for moment, name in reached if moment <= first}
    after = {name for moment, name in reached if moment > first} - before
    return {"second_seller": len(after), "cheated": len({name for _, name in reached}), "reports": len(reports)}


# ── the books ─────────────────────────────────────────────────────────────────────────────────────────────────────


def _books(week: FirstWeek) -> dict[str, Any]:
    """Messages lost or doubled, in both directions; every kind of loss is named."""

    def ask(db: Connection) -> Any:
        received = db.execute(sa.select(inbox.c.channel, inbox.c.provider_id, inbox.c.state)).all()
        rows = db.execute(
            sa.select(outbox.c.id, outbox.c.channel, outbox.c.provider_id, outbox.c.state, outbox.c.reason).where(
                outbox.c.action == "send"
            )
        ).all()
        return received, rows

    received, rows = week.place.look(ask)
    twilio = week.place.twilio
    written = {sid for sid, message in twilio.messages.items() if message.direction == "inbound"}
    kept = [row.provider_id for row in received if row.channel == "whatsapp"]
    sent = [row.provider_id for row in rows if row.channel == "whatsapp" and row.provider_id]
    out = {message.sid for message in twilio.outbound}
    updates = {str(one["update_id"]) for one in week.place.telegram.world.all_updates}
    taken = [row.provider_id for row in received if row.channel == "telegram"]
    wrong = {
        "not_kept": len(written - set(kept)) + len(updates - set(taken)),
        "kept_twice": len(kept) - len(set(kept)) + len(taken) - len(set(taken)),
        "not_worked": sum(row.state not in ("done", "held") for row in received),
        "sent_unknown_to_us": len(out - set(sent)),
        "sent_twice": len(sent) - len(set(sent)),
        "failed": sum(row.state in ("failed", "unknown") for row in rows),
    }  # fmt: skip
    skipped = Counter(row.reason for row in rows if row.state == "skipped")
    violations = [*twilio.violations, *week.place.telegram.violations]
    return {
        "lost_or_doubled": sum(wrong.values()) + len(violations), "books": {k: v for k, v in wrong.items() if v},
        # Kept until it is known which of several people at the telephone wrote it: worked as soon as they say so.
        "held": sum(row.state == "held" for row in received),
        "skipped": dict(skipped), "violations": violations[:3], "sent": len(rows),
    }  # fmt: skip


# ── the table ─────────────────────────────────────────────────────────────────────────────────────────────────────

LINES = (
    # what, its key, its goal, is more better?
    ("artisans whom buyers can find", "findable", "findable", True),
    ("enquiries with a yes within a working day", "answered", "answered", True),
    ("first yes, daytime hours (median)", "first_yes_hours", "first_yes_hours", False),
    ("unasked messages, the person with most", "unasked", "unasked", False),
    ("rupees to the providers an introduction", "an_introduction", "cost_an_introduction", False),
    ("further sellers a reported fraudster reached", "second_seller", "second_seller", False),
    ("messages lost or doubled", "lost_or_doubled", "lost_or_doubled", False),
)


def show(title: str, weeks: list[dict[str, Any]], goals: dict[str, Any]) -> None:
    """The table of all seeds, in Markdown: the middle one, the worst, and whether the worst meets the goal."""
    print(f"\n**{title}** ({len(weeks)} seeds)\n")
    print("| what | middle seed | worst seed | goal | the worst meets it |\n|---|---|---|---|---|")
    for what, key, goal, more in LINES:
        values = [week[key] for week in weeks if week[key] is not None]
        lacking = len(values) < len(weeks)
        worst = (min if more else max)(values, default=None)
        met = worst is not None and not lacking and (worst >= goals[goal] if more else worst <= goals[goal])
        middle = statistics.median(values) if values else None
        shown = f"{worst}" + (" (none at all in some)" if lacking else "")
        sign = "≥" if more else "≤"
        print(f"| {what} | {middle} | {shown} | {sign} {goals[goal]} | {'yes' if met else '**no**'} |")
    also = {
        key: statistics.median(week[key] for week in weeks) for key in ("enquiries", "introductions", "rupees", "cpu_s")
    }
    print(f"\nMiddle of the seeds: {', '.join(f'{key} {value}' for key, value in also.items())}.")
