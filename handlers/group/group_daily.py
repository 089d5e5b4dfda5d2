"""The daily text: what an office forwards by hand into WhatsApp groups that no bot can enter."""

from __future__ import annotations

from datetime import time

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.enquiry import wording
from handlers.language import N_, say
from handlers.office.rights import for_officers
from handlers.step import begin_for
from handlers.world import World
from storage import cards, enquiries, groups, links, senders, staff
from storage.cards import Card
from storage.parts import by_itself
from storage.staff import Officer

LONGEST = 900
"""So much fits on one screen of a cheap phone and into one forwarded message."""
AT_MOST = 5
FROM, TO = time(8), time(11)


def mornings(db: Connection, world: World) -> int:
    """The tick: in the morning the officers of a group with open enquiries get the text to forward, once a day."""
    if not FROM <= world.now.astimezone(world.zone).time() < TO:
        return 0
    told = 0
    for group in groups.everyday(db, world.today):
        with by_itself(db, f"group:{group.id}"):
            groups.change(db, group.id, daily_on=world.today)
            officers = staff.officers_for(db, group.district_lgd, world.state_of(group.district_lgd))
            for officer in officers if _newest(db, group.id) else ():
                told += begin_for(
                    db, world, officer.person_id, "group_daily", str(group.id), purpose="office", once=str(world.today)
                )
    return told


@for_officers
def daily(c: Conversation, officer: Officer, mine: list[int]) -> None:
    """The text alone in one message, so that it can be forwarded as it stands."""
    group = groups.get(c.db, int(c.subject))
    if group is None or group.district_lgd not in mine:
        return c.say(N_("This is for officers of the district office only."))
    hanging = _newest(c.db, group.id)
    if not hanging:
        return c.say(N_("{group}: no open enquiry now."), group=group.name)
    c.say(N_("{group}: please forward the next message to your WhatsApp groups."), group=group.name)
    return c.say("{text}", text=_text(c, hanging))


def _newest(db: Connection, group_id: int) -> list[Card]:
    found = cards.since(db, group_id, after=0, concepts=None, but=0, at_most=200)
    return [one for one in found if one.kind == "enquiry"][-AT_MOST:][::-1]


def _text(c: Conversation, hanging: list[Card]) -> str:
    """At most five enquiries, each with its own link, and never longer than fits; what does not fit is left out whole."""
    number = senders.whatsapp_number(c.db, c.person.district_lgd)
    text = say(c.language, N_("Buyers are asking (Haat, free):"))
    for one in hanging:
        posted = enquiries.get(c.db, one.enquiry_id or 0)
        token = links.link_to_card(c.db, one.id) or ""
        way = f"https://wa.me/{number}?text=HAAT%20{token}" if number else f"HAAT {token}"
        line = f"\n\n• {wording.lead_summary(posted, c.world, c.language)}\n{way}"
        if len(text) + len(line) > LONGEST:
            break
        text += line
    return text


CONVERSATIONS = {"group_daily": daily}
