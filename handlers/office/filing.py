"""Questions are filed under what they came from, and one answer of the office reaches all who asked."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sqlalchemy.engine import Connection

from handlers.conversation import Conversation
from handlers.enquiry import wording
from handlers.folding import fold, folded, tokens
from handlers.language import N_, plural, say
from handlers.ready.answers import language_name, spoken_language
from handlers.step import Step, begin_for
from handlers.units import ngettext
from handlers.workshop import workshops
from handlers.world import World
from storage import enquiries as enquiry_store
from storage import filing, offices, outbox, phone_calls
from storage import notices as notice_store
from storage import workshops as workshop_store

FRESH = timedelta(hours=48)
"""How long after a message a question is thought to come from it."""
AT_ONCE = 100
"""To how many askers an answer goes in the officer's own step; the tick tells the others."""


def about(step: Step) -> str:
    """What the speaker's question came from: `notice:3`, `workshop:5`, `enquiry:7`, or nothing."""
    message = step.message
    replied = outbox.sent_message(step.db, step.address.id, message.reply_to) if message and message.reply_to else None
    return filing.subject_of(step.db, step.address.id, since=step.world.now - FRESH, replied_to=replied)


_POINTS = folded("""
    isme ismein ismen इसमें इसमे iska iski iske isko इसका इसकी इसके इसको hyat hyaat yat yaat ह्यात यात yacha yachi
    yache yala याचा याची याचे याला hyacha hyachi hyache hyala ह्याचा ह्याची ह्याचे ह्याला this
""")
"""Words that point at what somebody has before their eyes."""


def is_about_a_message(step: Step, text: str) -> bool:
    """Do words point at a notice or workshop that has just come: "hyat aadhar lagto ka"? Then the office is asked, not Haat."""
    points = any(fold(word) in _POINTS for word in tokens(text))
    return points and about(step).partition(":")[0] in ("notice", "workshop")


def titled(step: Step, line: Any) -> str:
    """What a line of the office's list is about, in the officer's words; empty where it is about nothing in particular."""
    kind, _, number = (line.about or "").partition(":")
    if not number.isdigit():
        return ""
    if kind == "notice":
        notice = notice_store.notice(step.db, int(number))
        return notice.title_in(step.language) if notice is not None else ""
    if kind == "workshop":
        workshop = workshop_store.get(step.db, int(number))
        return workshops.in_tongue(workshop.titles, step.language) if workshop is not None else ""
    return wording.brief(enquiry_store.get(step.db, int(number)), step.world, step.language)


AND_MORE = ngettext("{name} and {count} more", "{name} and {count} more")


def who_asked(step: Step, line: Any) -> tuple[str, str]:
    """Names and words of everybody who asked about the same: "Asha and 24 more", each one's words once."""
    asked = offices.askers(step.db, line.id)
    first = str(asked[0].who or say(step.language, N_("Somebody"))) if asked else "–"
    if len(asked) > 1:
        first = plural(step.language, *AND_MORE, len(asked) - 1, name=first)
    words = dict.fromkeys(part for one in asked for part in (one.words or "").splitlines() if part)
    return first, "\n".join(words)


def tell_all(db: Connection, world: World, line_id: int, *, at_most: int = AT_ONCE) -> int:
    """Begin the answer of a settled line with those of its askers who have not had it; how many."""
    answered = offices.answer_of(db, line_id)
    untold = [one for one in offices.askers(db, line_id) if getattr(one, "told_at", None) is None][:at_most]
    for one in untold:
        opening = {"words": answered.answer, "officer": answered.officer, "district": answered.district_lgd}
        if not begin_for(db, world, one.person_id, "office_answer", str(line_id), opening, purpose="office"):
            phone_calls.add(
                db, one.person_id, f"answer:{line_id}:{one.person_id}", answered.answer, "no address", world.now
            )
        offices.told(db, line_id, one.person_id, world.now)
    return len(untold)


def tell_the_rest(db: Connection, world: World) -> int:
    """The tick: askers of answered lines who have not been told yet."""
    return sum(tell_all(db, world, line) for line in offices.half_told(db))


def named_with_tongue(officer: str, words: str, writer: str, reader: str) -> str:
    """The officer's name and, where the words are of another language than their reader's, which: "Meena (Hindi)"."""
    tongue = spoken_language(words, writer)
    return officer if tongue == reader else f"{officer} ({language_name(tongue, reader)})"


def office_answer(c: Conversation) -> None:
    """The office's answer reaches somebody who asked."""
    words = str(c.opening.get("words", ""))
    officer = named_with_tongue(str(c.opening.get("officer") or "–"), words, c.language, c.language)
    card = offices.office(c.db, c.opening.get("district"))
    c.say(N_("{officer}, {office}:\n“{words}”"), officer=officer, office=card or "Haat", words=words)


CONVERSATIONS = {"office_answer": office_answer}
