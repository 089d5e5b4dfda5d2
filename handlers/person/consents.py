"""What people agree to, purpose by purpose, and the version of the notice they agreed to."""

from __future__ import annotations

from typing import Any

from handlers.conversation import Conversation
from handlers.folding import fold, folded, tokens
from handlers.language import N_
from handlers.matching.numbers import read_number
from handlers.person import ages
from handlers.questions import Misread, Question, Reply
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


_GROWN_UP = folded("""
    adult adults 18 18+ अठरा athara above बालिग balig प्रौढ praudh bade बड़े sajnan सज्ञान
    maa maan माँ मां mother mummy mammi मम्मी father papa पापा pita पिता aai आई baba बाबा वडील vadil parent
""")
_GO_AHEAD = folded(
    "ahead send sending bhejo bhej bhejiye भेजो भेज भेजिए pathva पाठवा chalega चलेगा chalel चालेल okay ok theek ठीक"
)
"""Words beside an age of 18 and more that say yes to being sent enquiries."""


COPULAS = frozenset("hai है hain हैं ahe आहे hu hoon हूँ हूं".split())
"""By themselves they say yes; in a sentence they say nothing of the kind: "मेरा नाम सीमा है", "मेरी माँ बनाती है"."""
LONGEST_YES = 20
"""Words up to which a yes beside an age or a place is one: nobody consents somewhere in a long text."""


class AdultQuestion(Question):
    """A yes-no question whose yes says that one is 18 or older; whoever says they are younger answers `MINOR`."""

    __slots__ = ()

    def answer(self, reply: Reply, language: str) -> Any:
        """The meaning of a reply; below a read-back a bare number is an amount, no age. Raises Misread or Several."""
        amount = self.read is not None and read_number(reply.text) is not None and len(tokens(reply.text)) == 1
        age = ages.age_in(reply.text, asked=True) if reply.pressed is None and not amount else None
        if age is not None and age < ages.ADULT:
            return MINOR
        words = tokens(reply.text)
        of_age = age is not None or bool(_GROWN_UP & {fold(word) for word in words})
        said = {read_command(word, "yes_no") for word in words if word not in COPULAS} if of_age else set()
        if {fold(word) for word in words} & _GO_AHEAD:
            said.add("yes")
        agrees = "yes" in said and "no" not in said and len(words) <= LONGEST_YES
        return "yes" if agrees and of_age else super().answer(reply, language)

    def still_valid(self, kept: Any) -> bool:
        """Does a kept answer still mean something?"""
        return kept == MINOR or super().still_valid(kept)


def refuse_minor(step: Step) -> None:
    """The kind no to who is not grown up yet: nothing is agreed to, and a bare yes afterwards does not undo the age."""
    give(step, "enquiries", given=False, how=MINOR)
    step.say(
        N_(
            "Haat is for people of 18 or older.\nYour mother, father or another grown-up at home can join in their own name."
        )
    )


def _age_of(reply: Reply, _language: str) -> bool:
    age = ages.age_in(reply.text, asked=True)
    if age is None:
        raise Misread(N_("Please write the age as a number, for example 25."))
    return age >= ages.ADULT


OLD_ENOUGH = Question(
    "age", N_("You have told me that you are younger than 18. How old are you now?"), takes="number", read=_age_of
)
"""Asked of who said before that they are not grown up."""


def is_minor_still(c: Conversation) -> bool:
    """Who said that they are not grown up, and now says yes, is asked their age: are they a minor still?"""
    return said_minor(c.step) and not c.ask(OLD_ENOUGH)


def said_minor(step: Step) -> bool:
    """Has the speaker said that they are not grown up, and nothing else about it since?"""
    return consent.last_how(step.db, step.person.id, "enquiries") == MINOR


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
