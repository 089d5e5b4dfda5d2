"""What somebody has begun and not finished: one reminder, the next morning, with the question that is still open."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from sqlalchemy.engine import Connection

from handlers.conversation import VOICE
from handlers.language import N_
from handlers.outbound import windows
from handlers.step import Step, begin_for
from handlers.world import World
from storage import consent, conversations, people
from storage.conversations import Talk
from storage.parts import by_itself

FROM_HOUR, TO_HOUR = time(9), time(20)
"""When people are reminded, by the market's clock."""
REMINDS = "reminds"
"""In the opening of what Haat begins: the conversation whose question is only put again."""
OF_JOINING, OF_VOICE = "onboarding", "heard"
REMINDED_OF = (OF_JOINING, OF_VOICE)
"""A seller who has said yes and stands one answer before being found; a voice note that was typed and waits for its yes."""


def remind(db: Connection, world: World) -> int:
    """The tick: whoever left one of these in the middle yesterday is asked once more; how many are."""
    here = world.now.astimezone(world.zone)
    if not FROM_HOUR <= here.time() < TO_HOUR:
        return 0
    midnight = datetime.combine(here.date(), time(), world.zone)
    reminded = 0
    for talk in conversations.left(db, REMINDED_OF, since=midnight - timedelta(days=1), until=midnight):
        with by_itself(db, f"talk:{talk.id}"):
            conversations.note_reminded(db, talk.id)
            if _may_be_reminded(db, world, talk):
                reminded += begin_for(db, world, talk.person_id, talk.name, talk.subject, {REMINDS: talk.id},
                                      purpose="digest", once=f"again{talk.id}")  # fmt: skip
    return reminded


def _may_be_reminded(db: Connection, world: World, talk: Talk) -> bool:
    """A typed voice note has a template; who never finished joining is written to while that is free. Whose answer waits
    to be listened to has done all there is to do."""
    if talk.name == OF_VOICE:
        return True
    if talk.asked in talk.kept.get(VOICE, {}):
        return False
    address = people.address(db, talk.address_id)
    return bool(consent.given(db, talk.person_id, "enquiries")) and windows.is_open(address, world.now)


def say_why(step: Step, talk: Talk) -> None:
    """One line above the question that is put again."""
    if talk.name == OF_JOINING:
        step.say(N_("One answer is still missing; then buyers can find you."))
