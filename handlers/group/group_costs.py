"""What a group's relay costs, shown before and after, and when it stands still by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.language import N_, rupees, say
from handlers.messages import is_whatsapp
from handlers.notice import plans
from handlers.outbound import windows
from handlers.outbound.twins import MARKETING
from handlers.step import begin_for
from handlers.world import World
from storage import cards, group_spend, groups, inbox, people, reach, staff
from storage.group_spend import Spent
from storage.groups import Group
from storage.parts import by_itself
from storage.people import Address

AHEAD_OF_REPLIES = 64
"""So few messages of groups wait at a time; what people send goes before them (storage/inbox.take)."""
AT_A_TIME = 16
"""Members told in one transaction: on SQLite whoever writes meanwhile waits for no longer than these take."""
OPT_OUTS, OPT_OUTS_LEAST, OPT_OUTS_WITHIN = 0.01, 3, timedelta(days=7)
"""More of a group's people than this share, and at least so many, in a week: the relay troubles them. (Research:
whatsapp.md §4.9 names 1 %; three, so that one leaver of a small group halts nothing.)"""
DAYS_OF_A_MONTH = 30
WHY = {
    "limit": N_("its limit of rupees for this month is reached"),
    "quality": N_("WhatsApp's rating of our number is not green any more"),
    "opt_outs": N_("more than one in a hundred left or stopped within a week"),
}


@dataclass(frozen=True, slots=True)
class Estimate:
    """A group's cost in paise: spent this month, and at most in a month as its members have chosen."""

    month: str
    spent: Spent
    at_most_paise: int


def month_of(world: World) -> str:
    """This month as it stands in the books: 2026-11."""
    return f"{world.today:%Y-%m}"


def price(world: World, *, templates: int = 0, free: int = 0) -> int:
    """Paise for so many messages at WhatsApp by the rate card of today (storage/reference/rates.csv)."""
    return plans.cost({"template": templates, "free": free}, MARKETING, world.today).total


def count(db: Connection, world: World, group_id: int, address: Address | None) -> None:
    """One message of a group's relay to somebody: at WhatsApp it costs, elsewhere nothing."""
    if address is None or not is_whatsapp(address.channel):
        return
    fresh = windows.is_open(address, world.now)
    if not fresh and not reach.approved_languages(db, "digest"):
        return  # without an approved template nothing leaves, and nothing is paid
    templates, free = (0, 1) if fresh else (1, 0)
    paise = price(world, templates=templates, free=free)
    group_spend.add(db, group_id, month_of(world), templates=templates, free=free, paise=paise)


def room(db: Connection) -> int:
    """How many members may be told now: a few at a time, and never in a long row before somebody's own words."""
    return max(0, min(AT_A_TIME, AHEAD_OF_REPLIES - inbox.waiting(db)))


def tell(
    db: Connection, world: World, group: Group, person_id: int, conversation: str, subject: str,
    opening: dict[str, Any] | None = None,
) -> bool:  # fmt: skip
    """Begin one conversation of a group's relay with a member, and count what it costs; False while the relay stands
    still for them, or where nobody can be reached."""
    address = people.reached_at(db, person_id)
    if address is None or (group.halted and is_whatsapp(address.channel)):
        return False
    begin_for(db, world, person_id, conversation, subject, opening, purpose="digest")
    count(db, world, group.id, address)
    return True


def estimate(db: Connection, world: World, group: Group) -> Estimate:
    """This month so far, and a month at most: each digest a template, each card at once within the window."""
    there = group_spend.on_whatsapp(db, group.id)
    digest, now = there.get("digest", 0), there.get("now", 0)
    month = cards.count_since(db, group.id, world.now - timedelta(days=DAYS_OF_A_MONTH))
    days = DAYS_OF_A_MONTH if group.market_weekday is None else 5
    at_most = price(world, templates=digest * min(days, max(month, 1) if month else 0), free=now * month)
    return Estimate(month_of(world), group_spend.of(db, group.id, month_of(world)), at_most)


def said(db: Connection, world: World, group: Group, language: str) -> str:
    """The cost in two lines for an officer."""
    one = estimate(db, world, group)
    lines = [
        say(language, N_("{group}: {spent} spent at WhatsApp this month, at most {most} in a month like the last."),
            group=group.name, spent=rupees(one.spent.paise, language), most=rupees(one.at_most_paise, language))
    ]  # fmt: skip
    if group.month_limit_paise is not None:
        lines.append(say(language, N_("Limit: {limit} a month."), limit=rupees(group.month_limit_paise, language)))
    if group.halted:
        lines.append(say(language, N_("Nothing goes to WhatsApp now: {why}."), why=say(language, WHY[group.halted])))
    return "\n".join(lines)


# ── standing still ────────────────────────────────────────────────────────────────────────────────────────────────


def why_halt(db: Connection, world: World, group: Group, bad: bool) -> str | None:
    """The reason for which a group's relay is to stand still now; None: it may go on."""
    spent = group_spend.of(db, group.id, month_of(world)).paise
    if group.month_limit_paise is not None and spent >= group.month_limit_paise:
        return "limit"
    if bad:
        return "quality"
    gone, of = group_spend.opted_out(db, group.id, world.now - OPT_OUTS_WITHIN)
    return "opt_outs" if gone >= OPT_OUTS_LEAST and gone > of * OPT_OUTS else None


def watch(db: Connection, world: World) -> int:
    """The tick: groups whose relay begins or ends to stand still; officers hear of both, once each."""
    bad, changed = bool(group_spend.bad_quality(db)), 0
    for group_id in group_spend.watched(db):
        with by_itself(db, f"group:{group_id}"):
            changed += _watch_one(db, world, group_id, bad)
    return changed


def _watch_one(db: Connection, world: World, group_id: int, bad: bool) -> bool:
    group = groups.get(db, group_id)
    if group is None or (why := why_halt(db, world, group, bad)) == group.halted:
        return False
    groups.change(db, group.id, halted=why, halted_at=world.now if why else None)
    for officer in staff.officers_for(db, group.district_lgd, world.state_of(group.district_lgd)):
        begin_for(db, world, officer.person_id, "group_halted", str(group.id), {"why": why or ""}, purpose="office",
                  once=f"{why}:{world.now.isoformat()}")  # fmt: skip
    return True


def halted(c: Conversation) -> None:
    """An officer hears that a group's relay stands still, and why, or that it goes on."""
    group, why = groups.get(c.db, int(c.subject)), str(c.opening.get("why", ""))
    if group is None:
        return
    if why:
        c.say(N_("{group}: no card goes to WhatsApp for now: {why}.\nIt goes on by itself when that is over."),
              group=group.name, why=say(c.language, WHY[why]))  # fmt: skip
    else:
        c.say(N_("{group}: cards go to WhatsApp again."), group=group.name)


CONVERSATIONS = {"group_halted": halted}
