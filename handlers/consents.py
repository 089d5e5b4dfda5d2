"""What people agree to, purpose by purpose, and the version of the notice they agreed to."""

from __future__ import annotations

from typing import Any

from handlers import ages
from handlers.folding import tokens
from handlers.language import N_
from handlers.matching.numbers import read_number
from handlers.questions import Question, Reply
from handlers.reading.commands import read_command
from handlers.step import Step
from storage import audit, consent

NOTICE_VERSION = "2026-11"
"""Changes whenever a consent text changes its meaning; kept with each line of the ledger."""

PURPOSE_NAMES = {
    "enquiries": N_("buyers' enquiries"),
    "notices": N_("scheme notices"),
    "workshops": N_("workshop reminders"),
}

MINOR = "minor"
"""What a question of age is answered with by somebody who is not grown up."""


class AdultQuestion(Question):
    """A yes-no question whose yes says that one is 18 or older; whoever says they are younger answers `MINOR`."""

    __slots__ = ()

    def answer(self, reply: Reply, language: str) -> Any:
        """The meaning of a reply; below a read-back a bare number is an amount, no age. Raises Misread or Several."""
        amount = self.read is not None and read_number(reply.text) is not None and len(tokens(reply.text)) == 1
        age = ages.age_in(reply.text, asked=True) if reply.pressed is None and not amount else None
        if age is not None and age < ages.ADULT:
            return MINOR
        said = {read_command(word, "yes_no") for word in tokens(reply.text)} if age is not None else set()
        return "yes" if "yes" in said and "no" not in said else super().answer(reply, language)

    def still_valid(self, kept: Any) -> bool:
        """Does a kept answer still mean something?"""
        return kept == MINOR or super().still_valid(kept)


def refuse_minor(step: Step) -> None:
    """The kind no to who is not grown up yet: nothing is agreed to."""
    step.say(
        N_(
            "Haat is for people of 18 or older.\nYour mother, father or another grown-up at home can join in their own name."
        )
    )


def give(step: Step, purpose: str, *, given: bool, adult: bool = False, how: str = "button") -> bool:
    """Write the speaker's yes or no into the ledger, with the message that gave it; it can be undone."""
    before = consent.given(step.db, step.person.id, purpose)
    consent.give(
        step.db, step.person.id, purpose, given=given, version=NOTICE_VERSION, language=step.language, how=how,
        inbox_id=step.inbox_id, now=step.world.now,
    )  # fmt: skip
    if adult and given and step.person.adult_at is None:
        step.know(adult_at=step.world.now)
    if before != given:  # what was said before and is said again is no deed to take back
        audit.note(
            step.db, step.person.id, "consent", f"purpose:{purpose}", step.world.now, before={"given": before},
            after={"given": given}, reverse="restore_consent",
        )  # fmt: skip
    return given


def restore(step: Step, purpose: str, given: bool | None) -> None:
    """Put a purpose back to what it was: never asked counts as no."""
    consent.give(
        step.db, step.person.id, purpose, given=bool(given), version=NOTICE_VERSION, language=step.language,
        how="undo", inbox_id=step.inbox_id, now=step.world.now,
    )  # fmt: skip
