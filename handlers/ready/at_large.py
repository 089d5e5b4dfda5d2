"""Words for the other side that are written where no talk with them is open: by a name, as a further question, about "yours"."""

from __future__ import annotations

from datetime import timedelta

from handlers import asides, menu
from handlers.hearing import Hearing, Started
from handlers.reading import kind_of
from handlers.reading.asking import is_of_office, is_question
from handlers.ready import addressed
from handlers.ready.pair import partners
from handlers.safety import grievances
from handlers.step import Step
from storage import asks

TALKING = timedelta(hours=2)
"""For so long after a question or an answer what is asked of "you" is asked of the same one."""


def told_somebody(step: Step, hearing: Hearing) -> Started | None:
    """Words for one of those the speaker may ask, by name: "sita ko bolo rate kya hai"."""
    found = [] if step.is_officer else partners(step)
    told = addressed.told(found, hearing.message.text)
    if len(told) != 1:
        return None
    name = next(str(one.name or "") for one in found if one.match_id == told[0])
    return Started("ready", str(told[0]), {"words": addressed.without_address(hearing.message.text, name)})


def word_about_yours(step: Step, hearing: Hearing) -> Started | None:
    """The other side's goods held against what others sent: a word to them, and no complaint."""
    text = hearing.message.text
    said = not step.is_officer and addressed.is_of_yours(text) and not grievances.cries_out(text)
    return _goes_on(step, text) if said else None


def further_question(step: Step, hearing: Hearing) -> Started | None:
    """What is asked just after a question to the other side is asked of them too, where it is nobody else's matter."""
    text = hearing.message.text
    asks_it = kind_of(text, of_known=True) == "question" or (
        is_question(text) and not menu.names_goods(step.world, text)
    )
    if step.is_officer or hearing.media_ids or not asks_it or asides.is_workshop_matter(text) or is_of_office(text):
        return None
    return _goes_on(step, text)


def _goes_on(step: Step, text: str) -> Started | None:
    """To whom the speaker talked just now by questions and answers; None where that is over."""
    found = [one.match_id for one in partners(step)]
    last = asks.talked_last(step.db, found, step.world.now - TALKING)
    return Started("ready", str(last), {"words": text}) if last is not None else None
