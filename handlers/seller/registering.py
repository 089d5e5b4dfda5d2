"""Registration numbers told in a sentence: kept, or asked for once more where one cannot be right, with who sees them."""

from __future__ import annotations

from handlers.conversation import Conversation
from handlers.hearing import Started
from handlers.language import N_, say
from handlers.questions import Misread
from handlers.seller import identifiers
from handlers.seller.profile_fields import FIELDS
from handlers.step import Step
from storage import profiles


def begun(step: Step, text: str, asked: str = "") -> Started | None:
    """The conversation that keeps the numbers which a seller's words tell; None for other words and other people.

    `asked` is the open question: whoever is asked for a number answers it and begins nothing.
    """
    told = identifiers.told_in(text)
    if not told or asked.rstrip("0123456789") in told:
        return None
    mine = profiles.profile_of(step.db, step.person.id)
    if mine is None:
        return None
    kept = next((kind for kind in told if identifiers.kept(step.db, mine.id, kind)), None)
    if kept is not None and told[kept] == identifiers.NONE:
        return Started("profile", opening={"field": kept})  # they had one: it is theirs to change or erase
    return Started("register", opening={"text": text})


def register(c: Conversation) -> None:
    """Every number of the sentence with which this began."""
    keep_told(c, c.opening["text"])


def keep_told(c: Conversation, words: str) -> None:
    """The numbers that some words tell: one of wrong form is asked for once more, then each is kept and read back."""
    mine = profiles.profile_of(c.db, c.person.id)
    told = identifiers.told_in(words) if mine is not None else {}
    right = {kind: _right(c, kind, written) for kind, written in told.items()}
    for kind, value in right.items():
        if mine is None or value == identifiers.NONE:
            c.say(N_("All right, it stays empty."))
            continue
        field = FIELDS[kind]
        field.keep(c, mine, value)
        c.say(
            N_("Noted. {label}: {value}.\n{sees}"), label=field.called(c, mine), value=field.shown(c, mine),
            sees=say(c.language, field.sees),
        )  # fmt: skip


def _right(c: Conversation, kind: str, written: str) -> str:
    if written == identifiers.NONE:
        return written
    try:
        return identifiers.check(kind, written)
    except Misread as misread:
        question = FIELDS[kind].question(c)
        assert question is not None
        c.say(misread.hint)
        return str(c.ask(question))


CONVERSATIONS = {"register": register}
