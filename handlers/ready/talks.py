"""Asking each other: a buyer and a seller put ready questions or free words to each other, under their names only."""

from __future__ import annotations

from typing import Any

from handlers.conversation import Conversation
from handlers.enquiry import wording
from handlers.hearing import Started
from handlers.language import N_
from handlers.outbound.letters import FALLBACK_LANGUAGE as FALLBACK
from handlers.questions import Option, choice, is_label
from handlers.reading import kind_of
from handlers.ready.answering import OTHERS, ready_answered, ready_asked
from handlers.ready.meant import meant_by
from handlers.ready.office_help import ask_for_help
from handlers.ready.pair import Pair, pair_of, partners
from handlers.ready.putting import HELP, choose, put, surely_meant
from handlers.step import Step
from storage import asks, audit, introductions, people, profiles
from storage import enquiries as store
from storage import rooms as kept_rooms
from storage.reference.questions import family_of

ASK_WORDS = (
    "ask a question", "ask question", "question", "questions", "i have a question", "ask seller", "ask the seller",
    "ask buyer", "ask the buyer", "सवाल", "सवाल है", "सवाल पूछना है", "एक सवाल", "sawal", "savaal", "sawaal", "sawal hai",
    "sawal poochna hai", "kuch poochna hai", "कुछ पूछना है", "प्रश्न", "प्रश्न आहे", "एक प्रश्न", "prashna", "prashn", "काही विचारायचं आहे",
    "kahi vicharaycha ahe", "विचारायचं आहे",
)  # fmt: skip


def heard_in_room(step: Step, room_id: int, text: str) -> bool:
    """In the room of a deal between two who share no language, words that surely mean a ready question are put as one."""
    room = kept_rooms.room(step.db, room_id)
    met_id = kept_rooms.introduction_in(room)
    if met_id is None or room.status != "open" or not text:
        return False
    pair = pair_of(step, introductions.introduction(step.db, met_id).match_id)
    if pair is None or (people.person(step.db, pair.other_id).language or FALLBACK) == step.language:
        return False
    sure = surely_meant(pair, text)
    return sure is not None and put(step, pair, sure)


# ── beginning ─────────────────────────────────────────────────────────────────────────────────────────────────────


def asked_for(step: Step, text: str) -> Started | None:
    """The talk that the words "ask a question" begin, where there is somebody to ask."""
    if not is_label(text, *ASK_WORDS):
        return None
    found = partners(step)
    return Started("ready", str(found[0].match_id) if len(found) == 1 else "") if found else None


def typed(step: Step, text: str) -> Started | None:
    """A ready question typed by itself ("size?") to the only one there is to ask, or to one of them."""
    if not ("?" in text or kind_of(text) == "question" or profiles.profile_of(step.db, step.person.id) is None):
        return None
    found = partners(step)
    sure = [one for one in found if _means(step, one, text)]
    if not sure:
        return None
    return Started("ready", str(sure[0].match_id) if len(found) == 1 else "", {"text": text})


def _means(step: Step, partner: Any, text: str) -> bool:
    concept = store.get(step.db, partner.enquiry_id).concept
    return meant_by(text, family_of(concept), partner.side) is not None


def ready(c: Conversation) -> None:
    """Whom, and what: a page, then a question, or the person's own words at any moment."""
    pair = _whom(c)
    if pair is None:
        return c.say(N_("There is nobody to ask just now. Write what you need, and I find sellers."))
    if words := str(c.opening.get("words") or ""):
        put(c.step, pair, surely_meant(pair, words) or {"words": words})
        return None
    text = str(c.opening.get("text") or "")
    chosen = surely_meant(pair, text) if text else None
    put(c.step, pair, chosen or choose(c, pair))
    return None


def _whom(c: Conversation) -> Pair | None:
    if c.subject:
        return pair_of(c.step, int(c.subject))
    found = partners(c.step)
    if not found:
        return None
    options = [
        Option(str(one.match_id), N_("{name}: {product}"), {
            "name": one.name or "–", "product": wording.brief(store.get(c.db, one.enquiry_id), c.world, c.language),
        }) for one in found[:9]
    ]  # fmt: skip
    which = (
        c.ask(choice("ready_whom", N_("Whom would you like to ask?"), options))
        if len(options) > 1
        else options[0].value
    )
    return pair_of(c.step, int(which))


# ── help, and the way back ────────────────────────────────────────────────────────────────────────────────────────


def pressed(step: Step, held: str, value: str) -> Started | None:
    """A button below an answer: ask another question, or have the office help with its language."""
    match_id, _, ask_id = held.partition(":")
    if value == HELP.value:
        ask_for_help(step, int(ask_id))
        return None
    return Started("ready", match_id)


def _unanswer(step: Step, deed: Any) -> bool:
    """Take an answer back: the asker hears it, and the question is put again."""
    row = asks.one(step.db, audit.number_of(deed))
    pair = pair_of(step, row.match_id)
    together = (row.answer or {}).get(OTHERS, ())
    if pair is None or not asks.unanswer(step.db, row.id):
        return False
    step.tell(pair.other_id, N_("{name} has taken that answer back."), name=pair.own_name)
    for number in (*(int(one) for one in together if asks.unanswer(step.db, int(one))), row.id):
        step.begin(step.person.id, "ready_asked", str(number), purpose="reply", once=f"undo{step.inbox_id}")
    return True


CONVERSATIONS = {"ready": ready, "ready_asked": ready_asked, "ready_answered": ready_answered}
REVERSES = {"unanswer_ready": _unanswer}
