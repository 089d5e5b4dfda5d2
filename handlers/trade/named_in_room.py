"""Words for somebody else one deals with, written where a talk with another has the floor: "सीता को बोलो 5 किलो और चाहिए"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.conversation import FROM_ROOM, Conversation
from handlers.hearing import Hearing, Started, heard_before
from handlers.language import N_
from handlers.questions import Option, choice
from handlers.ready import addressed, putting
from handlers.ready.pair import Pair, pair_of, partners
from handlers.step import Step
from handlers.trade import rooms
from handlers.trade.enquiry_in_room import BOTH, DROP, one_of_two
from storage import introductions, safety
from storage import rooms as kept_rooms


def begun(step: Step, room_id: int, hearing: Hearing) -> Started | None:
    """The question for whom words are that name another of those one deals with, and not whoever is in this talk."""
    met_id = kept_rooms.introduction_in(kept_rooms.room(step.db, room_id))
    if met_id is None or hearing.media_ids or safety.is_held(step.db, step.person.id):
        return None
    here = pair_of(step, introductions.introduction(step.db, met_id).match_id)
    if here is None:
        return None
    told = addressed.told(partners(step), hearing.message.text)
    named = {pair.other_id: pair.match.id for one in reversed(told) if (pair := pair_of(step, one)) is not None}
    if not named or here.other_id in named:
        return None
    opening = {"room": room_id, "named": list(named.values())[:8], "text": hearing.message.text, FROM_ROOM: room_id}
    return Started("named_in_room", str(hearing.inbox_id), opening)


def named_in_room(c: Conversation) -> None:
    """By one tap the words go to who was named; else to the other side of this talk, as they were written."""
    room_id, pairs = int(c.opening["room"]), [pair_of(c.step, int(one)) for one in c.opening["named"]]
    named = [pair for pair in pairs if pair is not None]
    here = Option("here", rooms.title(c.step, room_id))
    options = [*(Option(str(pair.match.id), pair.other_name) for pair in named), here]
    asks = choice("whom", N_("“{words}”: for whom is that?"), options)
    wish = c.ask(replace(asks, read=one_of_two), words=c.opening["text"])
    if wish == DROP:
        return c.say(N_("All right, I have passed nothing on."))
    for pair in named:
        if wish in (str(pair.match.id), BOTH):
            _tell(c, pair)
    if wish in (here.value, BOTH):
        rooms.post(c.step, room_id, heard_before(c.db, int(c.subject)))
    return None


def _tell(c: Conversation, pair: Pair) -> None:
    """The words go into the talk with whoever was named; where the two have none, they are put as a question is."""
    room = _room_with(c, pair)
    if room is not None:
        return rooms.post(c.step, room.id, heard_before(c.db, int(c.subject)))
    putting.put(c.step, pair, {"words": c.opening["text"]}, then_more=False)
    return None


def _room_with(c: Conversation, pair: Pair) -> Any:
    met = introductions.introduction_of(c.db, pair.match.id)
    room = kept_rooms.called(c.db, "deal", str(met.id)) if met is not None else None
    return room if room is not None and room.status == "open" else None


CONVERSATIONS = {"named_in_room": named_in_room}
